import type { Clock } from '../clock.ts';
import type { Notice } from '../notice.ts';
import type { Plan, ServiceName } from '../plan/plan.ts';
import type { CompletedJobs } from '../services/service.ts';
import type { ServiceFor } from '../services/service-pool.ts';
import { maxResults } from '../verdict/history.ts';
import { fetchCompletedJobs } from './completed-jobs.ts';

interface RecallOptions {
  readonly plan: Plan;
  readonly serviceFor: ServiceFor;
  /** Jobs of this run: as many make one result of each of its benchmarks. */
  readonly jobs: number;
  readonly tell: (notice: Notice) => void;
  readonly clock: Clock;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  readonly cancelled: AbortSignal;
}

/** The verdict does not wait for longer than this. */
const maxRecallMs = 5000;
const minListed = 200;
const maxListed = 1000;

/** Reads the accounts' completed jobs, one request each service that keeps a list. What cannot be read is told. */
export async function recallHistory(options: RecallOptions): Promise<ReadonlyMap<ServiceName, CompletedJobs>> {
  const { plan, serviceFor, jobs, tell, clock, deadlineMs, cancelled } = options;
  const readers = new Map(plan.benchmarks.map((benchmark) => [benchmark.service, benchmark]));
  const limitMs = Math.max(0, Math.min(maxRecallMs, deadlineMs - clock.now()));
  const limit = Math.min(maxListed, Math.max(minListed, maxResults * (jobs + 1)));
  const found = new Map<ServiceName, CompletedJobs>();
  await Promise.all(
    [...readers.values()].map(async (reader) => {
      const listed = await fetchCompletedJobs({ service: serviceFor(reader), limit, limitMs, clock, cancelled });
      if (listed === null) return;
      if ('why' in listed) tell({ code: 'history-unknown', message: listed.why });
      else found.set(reader.service, listed);
    }),
  );
  return found;
}
