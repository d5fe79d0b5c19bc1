import type { Clock } from '../clock.ts';
import type { Notice, Outage } from '../notice.ts';
import { type AgentRun, type Reader, readerKey, type ServiceName } from '../plan/plan.ts';
import type { JobId, ServiceFailure } from '../services/service.ts';
import type { ServiceFor } from '../services/service-pool.ts';
import type { Evidence } from '../verdict/judge-job.ts';
import type { OpenOutage } from './outage.ts';
import { pollJobs, type WaitEnd } from './poll-jobs.ts';

/** Jobs that are read alike. */
export interface JobGroup {
  readonly reader: Reader;
  readonly jobIds: readonly JobId[];
  /** Whether a run of this gate has paid for them. */
  readonly isOwn: boolean;
  /** Whether only benchmarks that warn rest on them, and nothing is paid for them. */
  readonly isAdvisory: boolean;
  /** What they were asked to run, where they are own and run agents. */
  readonly runs: ReadonlyMap<JobId, AgentRun>;
}

interface WaitOptions {
  readonly groups: readonly JobGroup[];
  /** The benchmarks that own jobs were started for. */
  readonly benchmarkIds: ReadonlySet<string>;
  readonly serviceFor: ServiceFor;
  readonly pollIntervalMs: number;
  readonly failFast: boolean;
  /** Whether a service has told nothing before. */
  readonly isFirstContact: (service: ServiceName) => boolean;
  readonly hasFailed: () => boolean;
  /** Told what is known of jobs, and then of any change for people. */
  readonly learn: (reader: Reader, jobs: ReadonlyMap<JobId, Evidence>) => void;
  readonly onChange: () => void;
  readonly tell: (notice: Notice) => void;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for jitter. */
  readonly random: () => number;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  readonly cancelled: AbortSignal;
}

interface WaitedGroup {
  readonly end: WaitEnd;
  /** How the service refused the key; null when it did not. */
  readonly refusal: ServiceFailure | null;
}

/** Puts jobs that are read alike together. */
export function groupJobs(parts: readonly JobGroup[]): readonly JobGroup[] {
  const byKey = Map.groupBy(parts, ({ reader, isOwn }) => `${isOwn} ${readerKey(reader)}`);
  return [...byKey.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const runs = new Map(group.flatMap((part) => [...part.runs]));
    const isAdvisory = group.every((part) => part.isAdvisory);
    return { ...first, isAdvisory, jobIds: group.flatMap(({ jobIds }) => jobIds), runs };
  });
}

/**
 * Waits until every job is final or waiting on is pointless, for all services at once. With `fail-fast` one service's failure ends the wait
 * for the others.
 */
export async function waitForJobs(options: WaitOptions): Promise<WaitEnd> {
  const failed = new AbortController();
  const cancelled = AbortSignal.any([options.cancelled, failed.signal]);
  const waited = await Promise.all(
    options.groups.map(async (group) => {
      const { end, refusal } = await waitForGroup({ ...options, cancelled }, group);
      if (end === 'fail-fast') failed.abort();
      return { end, refusal, service: group.reader.service };
    }),
  );
  tellRefusedKeys(options, waited);
  const ends = waited.map(({ end }) => end);
  if (ends.every((end) => end === 'all-final')) return 'all-final';
  if (options.cancelled.aborted) return 'cancelled';
  if (ends.includes('fail-fast')) return 'fail-fast';
  return ends.includes('deadline') ? 'deadline' : 'unreachable';
}

async function waitForGroup(
  options: WaitOptions,
  { reader, jobIds, isOwn, isAdvisory, runs }: JobGroup,
): Promise<WaitedGroup> {
  const { serviceFor, benchmarkIds, learn, onChange, tell, clock } = options;
  const { service } = reader;
  const { end, outage, jobs } = await pollJobs({
    ...options,
    service: serviceFor(reader),
    jobIds,
    runs,
    isFirstContact: options.isFirstContact(service),
    justCreated: isOwn,
    benchmarkIds: isOwn ? benchmarkIds : null,
    onChange: (changed) => {
      learn(reader, changed);
      onChange();
    },
    onOutage: (begun) => tell({ code: 'outage-began', ...describe(service, begun) }),
    onOutageOver: (over) => tell({ code: 'outage-over', untilMs: clock.now(), ...describe(service, over) }),
  });
  learn(reader, jobs);
  const open = end === 'deadline' ? outage : null;
  const isKey = open?.error.kind === 'unauthorised';
  if (open !== null && !isKey)
    tell({ code: 'outage-until-deadline', untilMs: options.deadlineMs, ...describe(service, open) });
  if (end === 'unreachable' && outage !== null) {
    const { message, isProxy } = outage.error;
    tell({ code: 'service-unreachable', service, message, isProxy, ...(isAdvisory && { isAdvisory }) });
    if (isAdvisory) {
      // Advice that cannot be had keeps nobody waiting.
      const lost = outage.error.failure;
      learn(reader, new Map(jobIds.map((id) => [id, { id, job: null, lost }])));
      return { end: 'all-final', refusal: null };
    }
  }
  const [refusal = null] = [...jobs.values()].flatMap(({ lost }) => (lost?.kind === 'unauthorised' ? lost : []));
  return { end, refusal: refusal ?? (isKey ? open.error.failure : null) };
}

/** A key is one cause, however many jobs cannot be read without it. */
function tellRefusedKeys(
  { tell }: WaitOptions,
  waited: readonly (Pick<WaitedGroup, 'refusal'> & { readonly service: ServiceName })[],
): void {
  const byService = new Map(waited.flatMap(({ service, refusal }) => (refusal === null ? [] : [[service, refusal]])));
  for (const [service, { text: message }] of byService) tell({ code: 'key-refused-while-waiting', service, message });
}

function describe(service: string, { sinceMs, error: { message, status } }: OpenOutage): Outage {
  return { service, message, status, sinceMs };
}
