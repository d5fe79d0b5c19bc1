import type { PlannedBatch } from '../plan/plan.ts';
import type { Job, JobId, Recent } from '../services/service.ts';

interface Matching {
  readonly batch: PlannedBatch;
  /** The account's newest jobs after the attempt. */
  readonly recent: Pick<Recent, 'jobs' | 'reachesBackTo'>;
  /** Jobs that existed before the attempt; null when that is not known. */
  readonly knownIds: ReadonlySet<JobId> | null;
  /** Jobs of earlier batches of this run. */
  readonly ownIds: ReadonlySet<JobId>;
  readonly endpointUrl: string;
  /** When the attempt began, by the server's clock, in milliseconds since the epoch. */
  readonly sinceMs: number;
  /** When it had failed, by the server's clock: what was created later is not certainly its work. */
  readonly untilMs: number;
}

/** What the list says about a submit that may have been paid. */
export type Match =
  /** Exactly the jobs that were asked for, and no other that could be one of them. */
  | { readonly kind: 'certain'; readonly jobIds: readonly JobId[]; readonly isLabelled: boolean }
  | { readonly kind: 'unsure'; readonly candidates: readonly JobId[] };

/**
 * Finds the jobs of a submit whose answer was lost. Certain only when they bear the batch's label, or when the new jobs for this endpoint are exactly the
 * multiset of benchmarks and sizes that was asked for: with one job more or less, someone else's could be among them.
 */
export function matchJobs({ batch, recent, knownIds, ownIds, endpointUrl, sinceMs, untilMs }: Matching): Match {
  const { jobs } = recent;
  // A label is given to one batch alone: whatever bears it is its own.
  const labelled = jobs.filter(({ label }) => label !== null && label === batch.label).map(({ id }) => id);
  if (labelled.length === batch.jobs.length) return { kind: 'certain', jobIds: labelled, isLabelled: true };
  const asked = new Set(batch.jobs.map(({ benchmarkId }) => benchmarkId));
  const isOld = (job: Job) =>
    ownIds.has(job.id) || knownIds?.has(job.id) === true || (job.createdAt?.getTime() ?? sinceMs) < sinceMs;
  // A job of another benchmark shows that someone else is at it too.
  const fresh = jobs.filter((job) => !isOld(job) && job.endpointUrl === endpointUrl);
  const candidates = fresh.filter(({ benchmarkId }) => benchmarkId !== null && asked.has(benchmarkId));
  const jobIds = candidates.map(({ id }) => id);
  const found = candidates.map(({ benchmarkId, units }) => `${benchmarkId} × ${units ?? 'unknown'}`).toSorted();
  const wanted = batch.jobs.map(({ benchmarkId, units }) => `${benchmarkId} × ${units}`).toSorted();
  const isExact =
    fresh.length === wanted.length &&
    found.length === wanted.length &&
    found.every((key, index) => key === wanted[index]);
  const isDated = candidates.every(({ createdAt }) => createdAt !== null && createdAt.getTime() <= untilMs);
  return isExact && isDated && knownIds !== null && recent.reachesBackTo(isOld)
    ? { kind: 'certain', jobIds, isLabelled: false }
    : { kind: 'unsure', candidates: jobIds };
}

/**
 * Whether a job may run against this endpoint, as far as the service tells: it may hide what is secret in the address, or
 * write it in another way. What it does not tell at all is no other address.
 */
export function isSameAddress(told: string | null, url: string): boolean {
  if (told === null || told === url) return true;
  if (!URL.canParse(told) || !URL.canParse(url)) return false;
  const [a, b] = [new URL(told), new URL(url)];
  return a.origin === b.origin && a.pathname === b.pathname;
}

/** What is asked of the service to look for a batch's jobs among the newest. */
export function askFor({ jobs, label }: PlannedBatch): { readonly limit: number; readonly label?: string } {
  return { limit: Math.max(50, 4 * jobs.length), ...(label !== undefined && { label }) };
}
