import type { Endpoint, Plan } from '../plan/plan.ts';
import type { Job } from '../services/service.ts';

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
export function objectionsTo(job: Job, asked: Asked): readonly string[] {
  const { endpoint, model, agent, judgedAgent, maxAgeMs, startedAtMs } = asked;
  const faults = [
    faultOfAge(job.createdAt, { maxAgeMs, startedAtMs }),
    faultOfEndpoint(job.endpointUrl, endpoint),
    ...(job.agents.length === 0
      ? []
      : [faultOfAgent(job, agent), faultOfModel(job, { model, agent: judgedAgent ?? agent })]),
  ];
  return faults.filter((fault) => fault !== null);
}

function faultOfAge(
  createdAt: Date | null,
  { maxAgeMs, startedAtMs }: Pick<Asked, 'maxAgeMs' | 'startedAtMs'>,
): string | null {
  if (maxAgeMs === null) return null;
  const limit = `max-age-minutes is ${maxAgeMs / 60_000}`;
  if (createdAt === null) return `the service does not tell when its job was created, and ${limit}`;
  const ageMs = startedAtMs - createdAt.getTime();
  return ageMs > maxAgeMs ? `its job was created ${createdAt.toISOString()}, too long ago: ${limit}` : null;
}

/** A URL as far as it may be shown: without user info, query and fragment. */
export function toDisplayUrl(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

function faultOfEndpoint(url: string | null, endpoint: Endpoint | null): string | null {
  const told = toDisplayUrl(url);
  return told === null || endpoint === null || told === endpoint.displayUrl
    ? null
    : `its job ran against ${told}, and endpoint-url is ${endpoint.displayUrl}`;
}

function faultOfAgent({ agents }: Job, agent: string | null): string | null {
  if (agent === null || agents.some(({ name }) => name === agent)) return null;
  return `its job ran the agents ${agents.map(({ name }) => name).join(', ')}, and agent is ${agent}`;
}

/** What other agents of the job ran is nobody's concern when one is named; else any of them may be judged. */
function faultOfModel({ agents }: Job, { model, agent: named }: Pick<Asked, 'model' | 'agent'>): string | null {
  const judged = named === null ? agents : agents.filter(({ name }) => name === named);
  const others = judged.flatMap((agent) => (agent.model !== null && agent.model !== model ? [agent.model] : []));
  if (model === null || others.length === 0) return null;
  return `its job ran the model ${others.join(', ')}, and model is ${model}`;
}
