import type { Clock } from '../clock.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import { type BenchmarkService, type Job, type JobId, type Recent, ServiceError } from '../services/service.ts';
import { newestOf, reachesBack } from './adopt.ts';

interface SettleOptions {
  /** The batches that an earlier run may have paid for. */
  readonly batches: readonly PlannedBatch[];
  readonly serviceOf: (batch: PlannedBatch) => Pick<BenchmarkService, 'recent'>;
  /** The endpoint's URL as sent. */
  readonly endpointUrl: string;
  /** Begins the labels of that run's batches. */
  readonly labelStart: string;
  /** From when on its jobs may have been created, by the service's clock, in milliseconds since the epoch; null for ever. */
  readonly sinceMs: number | null;
  /** Jobs that it is known to have paid for besides. */
  readonly knownIds: ReadonlySet<JobId>;
  /** When the account is looked at, in milliseconds from now: a submit may be carried out late, and a job be listed later still. */
  readonly looksAtMs: readonly number[];
  readonly clock: Clock;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  readonly cancelled: AbortSignal;
}

/** What became of a submit whose run ended without knowing. */
export type Settlement =
  /** The account has no job that it could have paid for. */
  | { readonly kind: 'not-carried-out' }
  | { readonly kind: 'may-be-paid'; readonly candidates: readonly JobId[] }
  | { readonly kind: 'unknown' };

const lookLimitMs = 15_000;
const pauseMs = 2000;

/**
 * Finds out whether a submit of an earlier run was carried out. Only that it was not can be certain: when no look at the
 * account's jobs shows one that could be its work, and the last was late enough. Its jobs cannot be told from another's.
 */
export async function settleDoubt(options: SettleOptions): Promise<Settlement> {
  const { batches, looksAtMs, clock, deadlineMs, cancelled } = options;
  const startMs = clock.now();
  const lastAtMs = startMs + Math.max(...looksAtMs);
  if (lastAtMs >= deadlineMs) return { kind: 'unknown' };
  for (const afterMs of looksAtMs) {
    await clock.sleep(startMs + afterMs - clock.now(), cancelled);
    for (const batch of batches) {
      const recent = await readRecent(options, batch);
      if (recent === null) return { kind: 'unknown' };
      const isNew = ({ createdAt }: Job) =>
        options.sinceMs === null || createdAt === null || createdAt.getTime() >= options.sinceMs;
      const candidates = recent.jobs.filter((job) => isNew(job) && couldBe(job, batch, options)).map(({ id }) => id);
      if (candidates.length > 0) return { kind: 'may-be-paid', candidates };
      if (!reachesBack(recent.jobs, (job) => !isNew(job))) return { kind: 'unknown' };
    }
  }
  return { kind: 'not-carried-out' };
}

/** Reads the account's newest jobs, again and again while the service is in trouble; null when that does not help in time. */
async function readRecent(
  { serviceOf, clock, deadlineMs, cancelled }: SettleOptions,
  batch: PlannedBatch,
): Promise<Recent | null> {
  const service = serviceOf(batch);
  if (service.recent === undefined) return null;
  const untilMs = Math.min(deadlineMs, clock.now() + 4 * lookLimitMs);
  for (;;) {
    if (cancelled.aborted || clock.now() >= untilMs) return null;
    using limit = clock.limit(Math.min(lookLimitMs, untilMs - clock.now()), cancelled);
    try {
      return await service.recent(newestOf(batch), limit.signal);
    } catch (error) {
      if (!(error instanceof ServiceError) && !limit.signal.aborted) throw error;
    }
    await clock.sleep(pauseMs, cancelled);
  }
}

/** Whether a job could be one of a batch's: what it does not tell contradicts nothing. */
function couldBe(job: Job, batch: PlannedBatch, { endpointUrl, labelStart, knownIds }: SettleOptions): boolean {
  if (knownIds.has(job.id)) return false;
  if (job.label !== null) return job.label.startsWith(labelStart);
  if (job.endpointUrl !== null && job.endpointUrl !== endpointUrl) return false;
  return job.benchmarkId === null || batch.jobs.some(({ benchmarkId }) => benchmarkId === job.benchmarkId);
}
