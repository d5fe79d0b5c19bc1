import type { Endpoint, Plan } from '../plan/plan.ts';
import type { Job } from '../services/service.ts';
import { remember } from '../text/remember.ts';
import type { Reason } from './reason.ts';

interface Asked extends Pick<Plan, 'endpoint' | 'model' | 'agent' | 'maxAgeMs'> {
  /** The agent whose score is judged; null when the worst of all is. */
  readonly judgedAgent: string | null;
  /** When the run began, in milliseconds since the epoch. */
  readonly startedAtMs: number;
}

/**
 * Why a job that existed before this run proves nothing about what was asked for: it is too old, or it says that it ran
 * against something else. What the service does not tell cannot be held against it, but an unknown age can.
 */
export function objectionsTo(job: Job, asked: Asked): readonly Reason[] {
  const { endpoint, model, agent, judgedAgent, maxAgeMs, startedAtMs } = asked;
  const faults = [
    faultOfAge(job, { maxAgeMs, startedAtMs }),
    faultOfEndpoint(job.endpointUrl, endpoint),
    ...(job.agents.length === 0
      ? []
      : [faultOfAgent(job, agent), faultOfModel(job, { model, agent: judgedAgent ?? agent })]),
  ];
  return faults.filter((fault) => fault !== null);
}

/** How old the job was when the run began, by the clock of the service that dated it, as far as that is known. */
function faultOfAge(
  { createdAt, clockAheadMs }: Job,
  { maxAgeMs, startedAtMs }: Pick<Asked, 'maxAgeMs' | 'startedAtMs'>,
): Reason | null {
  if (maxAgeMs === null) return null;
  if (createdAt === null) return { code: 'age-unknown', maxAgeMs };
  const ageMs = startedAtMs + (clockAheadMs ?? 0) - createdAt.getTime();
  return ageMs > maxAgeMs ? { code: 'too-old', createdAtMs: createdAt.getTime(), ageMs, maxAgeMs } : null;
}

/** A URL as far as it may be shown: without user info, query and fragment. */
export function toDisplayUrl(url: string | null): string | null {
  return url === null ? null : displayed(url);
}

const displayed = remember((address: string): string | null => {
  const url = URL.parse(address);
  return url === null ? null : url.origin + url.pathname;
});

function faultOfEndpoint(url: string | null, endpoint: Endpoint | null): Reason | null {
  const shownUrl = toDisplayUrl(url);
  return shownUrl === null || endpoint === null || shownUrl === endpoint.displayUrl
    ? null
    : { code: 'wrong-endpoint', url: shownUrl, endpointUrl: endpoint.displayUrl };
}

function faultOfAgent({ agents }: Job, agent: string | null): Reason | null {
  if (agent === null || agents.some(({ name }) => name === agent)) return null;
  return { code: 'wrong-agent', ran: [...new Set(agents.map(({ name }) => name))], agent };
}

/** What other agents of the job ran is nobody's concern when one is named; else any of them may be judged. */
function faultOfModel({ agents }: Job, { model, agent: named }: Pick<Asked, 'model' | 'agent'>): Reason | null {
  const judged = named === null ? agents : agents.filter(({ name }) => name === named);
  const others = judged.flatMap((agent) => (agent.model !== null && agent.model !== model ? [agent.model] : []));
  if (model === null || others.length === 0) return null;
  return { code: 'wrong-model', ran: [...new Set(others)], model };
}
