import type { Clock } from '../clock.ts';
import type { Doubt, NthBatch, Span } from '../ledger/fingerprint.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import { type BenchmarkService, type Job, type JobId, type Recent, ServiceError } from '../services/service.ts';
import { clockSlackMs } from './look-for-jobs.ts';
import { askFor, isSameAddress, matchJobs } from './match-jobs.ts';

interface SettleOptions {
  /** The batches that an earlier run may have paid for; each with its label, where that is known. */
  readonly batches: readonly NthBatch[];
  readonly serviceOf: (batch: PlannedBatch) => Pick<BenchmarkService, 'recent'>;
  /** The endpoint's URL as sent. */
  readonly endpointUrl: string;
  /** Begins whatever label that run's batches may have. */
  readonly runLabel: string;
  readonly doubt: Span & Pick<Doubt, 'candidates'>;
  /** Whether others surely submit at the same moment, and may submit the same. */
  readonly hasSiblings: boolean;
  /** Jobs that it is known to have paid for besides. */
  readonly knownIds: ReadonlySet<JobId>;
  /** When the account is looked at, in milliseconds from now; sooner when all that could be found must be there already. */
  readonly looksAtMs: readonly number[];
  readonly clock: Clock;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  readonly cancelled: AbortSignal;
}

/** What became of the submits whose run ended without knowing. */
export type Settlement =
  /** Those that were carried out; the account has no job that any other could have paid for. */
  | { readonly kind: 'settled'; readonly found: readonly FoundBatch[] }
  | { readonly kind: 'may-be-paid'; readonly candidates: readonly JobId[] }
  /** The account does not tell, or not in time. `why`: the end of a sentence. */
  | { readonly kind: 'unknown'; readonly why: string };

interface FoundBatch {
  readonly batch: NthBatch;
  readonly jobIds: readonly JobId[];
  /** Whether no label says so, but exactly these, and no other, were created at that moment. */
  readonly isFound: boolean;
}

const lookLimitMs = 15_000;
const pauseMs = 2000;
const longestList = 800;
/** A submit gets 60 s, may be carried out some time after that, and its jobs be listed later still. */
export const settledAfterMs = 150_000;
/** Between two looks when all that is long past. */
const quickPauseMs = 5000;
/** To rule a job out takes more than to take it: the clocks of two servers of one service may differ. */
const ruleOutSlackMs = 60_000;

/**
 * Finds out which submits of an earlier run were carried out. One was when jobs bear its label; or when its end is known and
 * until then exactly its jobs were created, and they are still alone at the last look. It was not when no look at the
 * account's jobs, of this run or another, has shown one that could be its work, and the last was late enough.
 */
export async function settleDoubt(options: SettleOptions): Promise<Settlement> {
  const { batches, doubt, knownIds, looksAtMs, clock, deadlineMs, cancelled } = options;
  /** Whatever any look has shown: a job that is not shown again is no less there. */
  const seen = new Set(doubt.candidates).difference(knownIds);
  const found: FoundBatch[] = [];
  const unsettled = (why: string): Settlement => {
    const candidates = [...seen, ...found.flatMap(({ jobIds }) => jobIds)];
    return candidates.length === 0 ? { kind: 'unknown', why } : { kind: 'may-be-paid', candidates };
  };
  let nextMs = clock.now();
  for (const [index, afterMs] of looksAtMs.entries()) {
    if (nextMs >= deadlineMs) return unsettled('there was no time to be sure (timeout-minutes)');
    await clock.sleep(nextMs - clock.now(), cancelled);
    let isPast = true;
    let why: string | null = null;
    for (const batch of batches) {
      if (found.some((each) => each.batch === batch)) continue;
      const recent = await readRecent(options, batch);
      if (recent === null) {
        why = 'the service does not show its newest jobs';
        continue;
      }
      const { candidates: jobIds, own, hidesMore } = read(recent, batch, options);
      for (const id of jobIds) seen.add(id);
      const isAlone = index === looksAtMs.length - 1 && seen.size === jobIds.length;
      if (own?.isLabelled === true || (own !== null && isAlone)) {
        found.push({ batch, jobIds, isFound: !own.isLabelled });
        for (const id of jobIds) seen.delete(id);
        continue;
      }
      if (hidesMore) why = 'the service has more new jobs than it shows';
      else if (jobIds.length > 0 && own === null) why = 'its jobs are not certain';
      isPast &&= isLongPast(recent, options);
    }
    if (why !== null) return unsettled(why);
    if (found.length === batches.length) break;
    const nextAfterMs = looksAtMs[index + 1] ?? afterMs;
    nextMs = clock.now() + Math.min(nextAfterMs - afterMs, isPast ? quickPauseMs : Number.POSITIVE_INFINITY);
  }
  return seen.size === 0 ? { kind: 'settled', found } : unsettled('its jobs are not certain');
}

/** Whether whatever that submit did has been done and listed since. */
function isLongPast({ serverTimeMs }: Recent, { doubt: { untilMs, latestMs } }: SettleOptions): boolean {
  const endMs = untilMs ?? latestMs;
  return endMs !== null && serverTimeMs !== null && serverTimeMs > endMs + settledAfterMs;
}

/** Reads the account's newest jobs, again and again while the service is in trouble; null when that does not help in time. */
async function readRecent(
  { serviceOf, clock, deadlineMs, cancelled, doubt }: SettleOptions,
  batch: PlannedBatch,
): Promise<Recent | null> {
  const service = serviceOf(batch);
  if (service.recent === undefined) return null;
  const untilMs = Math.min(deadlineMs, clock.now() + 4 * lookLimitMs);
  let asked = askFor(batch);
  let known: Recent | null = null;
  for (;;) {
    // What a shorter list has shown is not lost with a longer one.
    if (cancelled.aborted || clock.now() >= untilMs) return known;
    using limit = clock.limit(Math.min(lookLimitMs, untilMs - clock.now()), cancelled);
    try {
      const recent = await service.recent(asked, limit.signal);
      const isEnough = recent.reachesBackTo((job) => isBefore(job, doubt.sinceMs));
      // A longer list may reach back; one that is no longer is all there is to see.
      if (isEnough || asked.limit >= longestList || recent.jobs.length === known?.jobs.length) return recent;
      known = recent;
      asked = { ...asked, limit: asked.limit * 4 };
      continue;
    } catch (error) {
      if (!(error instanceof ServiceError) && !limit.signal.aborted) throw error;
    }
    await clock.sleep(pauseMs, cancelled);
  }
}

interface Reading {
  /** Jobs that could be the batch's. */
  readonly candidates: readonly JobId[];
  /** Whether these are the batch's own; null when that is not certain. */
  readonly own: { readonly isLabelled: boolean } | null;
  readonly hidesMore: boolean;
}

function read(recent: Recent, batch: PlannedBatch, options: SettleOptions): Reading {
  const { doubt, endpointUrl, knownIds, hasSiblings, batches } = options;
  const { sinceMs, untilMs, latestMs } = doubt;
  const endMs = untilMs ?? latestMs;
  const isOld = (job: Job) => isBefore(job, sinceMs);
  const isLate = ({ createdAt }: Job) =>
    endMs !== null && createdAt !== null && createdAt.getTime() > endMs + settledAfterMs;
  // A label says more than a date, which is by some clock.
  const isThen = (job: Job) => (job.label !== null && job.label === batch.label) || (!isOld(job) && !isLate(job));
  const suspects = recent.jobs.filter((job) => isThen(job) && couldBe(job, batch, options));
  const candidates = suspects.map(({ id }) => id);
  const hidesMore = !recent.reachesBackTo(isOld);
  const isLabelled =
    batch.label !== undefined &&
    suspects.length === batch.jobs.length &&
    suspects.every(({ label }) => label === batch.label);
  if (isLabelled) return { candidates, own: { isLabelled }, hidesMore };
  if (batches.length > 1 || hasSiblings || sinceMs === null || untilMs === null)
    return { candidates, own: null, hidesMore };
  // What was created in the moment before may have been there before.
  const window = { sinceMs: sinceMs + clockSlackMs, untilMs };
  const then = { ...recent, jobs: recent.jobs.filter((job) => !isLate(job)) };
  const match = matchJobs({ batch, recent: then, endpointUrl, ...window, knownIds: new Set(), ownIds: knownIds });
  const isExact = match.kind === 'certain' && new Set(match.jobIds).symmetricDifference(new Set(candidates)).size === 0;
  return { candidates, own: isExact ? { isLabelled } : null, hidesMore };
}

function isBefore({ createdAt }: Job, sinceMs: number | null): boolean {
  return sinceMs !== null && createdAt !== null && createdAt.getTime() < sinceMs - ruleOutSlackMs;
}

/** Whether a job could be one of a batch's: what it does not tell contradicts nothing. */
function couldBe(job: Job, batch: PlannedBatch, { endpointUrl, runLabel, knownIds }: SettleOptions): boolean {
  if (knownIds.has(job.id)) return false;
  if (job.label !== null) return batch.label === undefined ? job.label.startsWith(runLabel) : job.label === batch.label;
  if (!isSameAddress(job.endpointUrl, endpointUrl)) return false;
  return job.benchmarkId === null || batch.jobs.some(({ benchmarkId }) => benchmarkId === job.benchmarkId);
}
