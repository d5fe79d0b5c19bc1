import type { PlannedBatch } from '../plan/plan.ts';
import type { Job, JobId } from '../services/service.ts';

interface Matching {
  readonly batch: PlannedBatch;
  /** The account's newest jobs after the attempt. */
  readonly jobs: readonly Job[];
  /** Jobs that existed before the attempt, and jobs of earlier batches of this run. */
  readonly knownIds: ReadonlySet<JobId>;
  readonly endpointUrl: string;
  /** When the attempt began, by the server's clock, in milliseconds since the epoch. */
  readonly sinceMs: number;
}

/** What the list says about a submit that may have been paid. */
export type Match =
  /** Exactly the jobs that were asked for, and no other that could be one of them. */
  | { readonly kind: 'certain'; readonly jobIds: readonly JobId[] }
  | { readonly kind: 'unsure'; readonly candidates: readonly JobId[] };

/**
 * Finds the jobs of a submit whose answer was lost. Certain only when the new jobs for this endpoint are exactly the
 * multiset of benchmarks and sizes that was asked for: with one job more or less, someone else's could be among them.
 */
export function matchJobs({ batch, jobs, knownIds, endpointUrl, sinceMs }: Matching): Match {
  const asked = new Set(batch.jobs.map(({ benchmarkId }) => benchmarkId));
  const candidates = jobs.filter(
    (job) =>
      !knownIds.has(job.id) &&
      job.endpointUrl === endpointUrl &&
      job.benchmarkId !== null &&
      asked.has(job.benchmarkId) &&
      (job.createdAt === null || job.createdAt.getTime() >= sinceMs),
  );
  const jobIds = candidates.map(({ id }) => id);
  const found = candidates.map(({ benchmarkId, units }) => `${benchmarkId} × ${units ?? 'unknown'}`).toSorted();
  const wanted = batch.jobs.map(({ benchmarkId, units }) => `${benchmarkId} × ${units}`).toSorted();
  const isExact = found.length === wanted.length && found.every((key, index) => key === wanted[index]);
  return isExact && candidates.every(({ createdAt }) => createdAt !== null)
    ? { kind: 'certain', jobIds }
    : { kind: 'unsure', candidates: jobIds };
}
