import type { BenchmarkService, Job, JobId } from '../../src/services/service.ts';
import type { Tracked } from '../../src/wait/known-jobs.ts';
import { type WaitOptions, waitForJobs } from '../../src/wait/wait-for-jobs.ts';
import { createJob, scored } from '../verdict/cases.ts';
import { VirtualClock } from '../virtual-clock.ts';

export const minuteMs = 60_000;
export const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `job-${index}`);

interface Script {
  readonly ids: readonly JobId[];
  /** What a look at a job tells at that time, in milliseconds since the start. */
  readonly tell: (id: JobId, atMs: number) => Job;
  /** Whether the service has lists of jobs, which tell of the same. */
  readonly hasLists: boolean;
  readonly service?: Partial<BenchmarkService>;
}

/** A wait for jobs of a service that answers by a script, and a record of what it was asked. */
export function script({ ids, tell, hasLists, service: own = {} }: Script) {
  const clock = new VirtualClock();
  const startedMs = clock.now();
  const elapsedMs = () => clock.now() - startedMs;
  const cancel = new AbortController();
  const asked: { readonly kind: 'look' | 'sweep' | 'recent'; readonly ids: readonly JobId[]; readonly atMs: number }[] =
    [];
  const note = (kind: 'look' | 'sweep' | 'recent', about: readonly JobId[]) =>
    asked.push({ kind, ids: about, atMs: elapsedMs() });
  const tellAll = () => ids.map((id) => tell(id, elapsedMs()));
  const service: BenchmarkService = {
    preflight: () => Promise.reject(new Error('not asked for')),
    async look(about, signal) {
      note('look', about);
      signal.throwIfAborted();
      return about.map((id) => ({ id, job: tell(id, elapsedMs()) }));
    },
    ...(hasLists && {
      async recent() {
        note('recent', []);
        return { jobs: tellAll(), reachesBackTo: () => true, serverTimeMs: null };
      },
      async sweep(about) {
        note('sweep', about);
        return tellAll().filter(({ id, state }) => state === 'scored' && about.includes(id));
      },
    }),
    ...own,
  };
  const shown: ReadonlyMap<JobId, Tracked>[] = [];
  const wait = (options: Partial<WaitOptions> = {}) =>
    waitForJobs({
      service,
      jobIds: ids,
      justCreated: true,
      benchmarkIds: new Set(['1']),
      pollIntervalMs: 20_000,
      failFast: false,
      deadlineMs: startedMs + 60 * minuteMs,
      hasFailed: () => false,
      onChange: (jobs) => shown.push(new Map(jobs)),
      onTrouble: () => {},
      clock,
      cancelled: cancel.signal,
      ...options,
    });
  return { wait, asked, shown, cancel, clock, startedMs, elapsedMs };
}

/** Jobs that run for that long and are then scored. */
export function runFor(ms: number) {
  return (id: JobId, atMs: number): Job =>
    atMs < ms
      ? createJob({ state: 'running', progress: null }, { id })
      : createJob(scored(100, 2, 2), { id, benchmarkId: '1' });
}
/** How many of these are scored. */
export const scoredOf = (jobs: ReadonlyMap<JobId, Tracked>) =>
  [...jobs.values()].filter(({ job }) => job?.state === 'scored').length;
