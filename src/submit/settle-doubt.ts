import type { Clock } from '../clock.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import { type BenchmarkService, type Job, type JobId, type Recent, ServiceError } from '../services/service.ts';
import { matchJobs, newestOf, reachesBack } from './adopt.ts';
import { clockSlackMs } from './look-for-jobs.ts';

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
  /** Until when, likewise; null when that is not known. */
  readonly untilMs: number | null;
  /** Whether others surely submit at the same moment, and may submit the same. */
  readonly hasSiblings: boolean;
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
  /** These are its jobs. `isFound`: no label says so, but exactly they, and no other, were created at that moment. */
  | { readonly kind: 'carried-out'; readonly jobIds: readonly JobId[]; readonly isFound: boolean }
  | { readonly kind: 'may-be-paid'; readonly candidates: readonly JobId[] }
  | { readonly kind: 'unknown' };

const lookLimitMs = 15_000;
const pauseMs = 2000;

/**
 * Finds out whether a submit of an earlier run was carried out. It was not when no look at the account's jobs shows one
 * that could be its work, and the last was late enough. It was when its end is known and until then exactly its jobs were
 * created, and they are still alone at the last look.
 */
export async function settleDoubt(options: SettleOptions): Promise<Settlement> {
  const { batches, looksAtMs, clock, deadlineMs, cancelled } = options;
  const startMs = clock.now();
  const lastMs = Math.max(...looksAtMs);
  if (startMs + lastMs >= deadlineMs) return { kind: 'unknown' };
  let seen: readonly JobId[] = [];
  for (const afterMs of looksAtMs) {
    await clock.sleep(startMs + afterMs - clock.now(), cancelled);
    for (const batch of batches) {
      const recent = await readRecent(options, batch);
      if (recent === null) return { kind: 'unknown' };
      const { candidates, own, hidesMore } = read(recent.jobs, batch, options);
      seen = candidates.length > 0 ? candidates : seen;
      if (own?.isLabelled === true || (own !== null && afterMs === lastMs)) {
        return { kind: 'carried-out', jobIds: candidates, isFound: !own.isLabelled };
      }
      if (candidates.length > 0 && own === null) return { kind: 'may-be-paid', candidates };
      if (hidesMore) return { kind: 'unknown' };
    }
  }
  return seen.length === 0 ? { kind: 'not-carried-out' } : { kind: 'may-be-paid', candidates: seen };
}

interface Reading {
  /** Jobs that could be the batch's. */
  readonly candidates: readonly JobId[];
  /** Whether these are the batch's own; null when that is not certain. */
  readonly own: { readonly isLabelled: boolean } | null;
  readonly hidesMore: boolean;
}

function read(jobs: readonly Job[], batch: PlannedBatch, options: SettleOptions): Reading {
  const { sinceMs, untilMs, endpointUrl, labelStart, knownIds, hasSiblings, batches } = options;
  const isOld = ({ createdAt }: Job) => sinceMs !== null && createdAt !== null && createdAt.getTime() < sinceMs;
  const suspects = jobs.filter((job) => !isOld(job) && couldBe(job, batch, options));
  const candidates = suspects.map(({ id }) => id);
  const hidesMore = !reachesBack(jobs, isOld);
  const isLabelled =
    suspects.length === batch.jobs.length && suspects.every(({ label }) => label?.startsWith(labelStart) === true);
  if (isLabelled) return { candidates, own: { isLabelled }, hidesMore };
  if (batches.length > 1 || hasSiblings || sinceMs === null || untilMs === null)
    return { candidates, own: null, hidesMore };
  // What was created in the moment before may have been there before.
  const window = { sinceMs: sinceMs + clockSlackMs, untilMs };
  const match = matchJobs({ batch, jobs, endpointUrl, ...window, knownIds: new Set(), ownIds: knownIds });
  const isExact = match.kind === 'certain' && new Set(match.jobIds).symmetricDifference(new Set(candidates)).size === 0;
  return { candidates, own: isExact ? { isLabelled } : null, hidesMore };
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
