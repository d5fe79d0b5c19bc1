import type { Clock } from '../clock.ts';
import type { Claim } from '../ledger/fingerprint.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import type { BenchmarkService, Job, JobId } from '../services/service.ts';
import type { StartedBatch } from '../verdict/pair-jobs.ts';
import { isSameAddress } from './match-jobs.ts';

interface ResumeOptions {
  readonly claim: Pick<Claim, 'batches'>;
  readonly batches: readonly PlannedBatch[];
  readonly serviceOf: (batch: PlannedBatch) => Pick<BenchmarkService, 'look'>;
  /** The endpoint's URL as it is sent. */
  readonly endpointUrl: string;
  /** How old a job may be that existed before this run, in milliseconds; null for any age. */
  readonly maxAgeMs: number | null;
  readonly clock: Clock;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  readonly cancelled: AbortSignal;
}

/** The batches to take up; or why the claim is not believed; or that the service did not tell. */
export type Resumption =
  | { readonly kind: 'resumed'; readonly started: readonly StartedBatch[] }
  | { readonly kind: 'not-believed'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

const lookLimitMs = 15_000;
const firstPauseMs = 1000;
const longestPauseMs = 20_000;
/** How long the service may refuse to tell of jobs, not find them or tell of others, before that is believed. */
const refusalGraceMs = 30_000;

/**
 * Takes up the paid jobs of a run that was cut off, if the service's own answer for each job fits the plan. The claim is
 * dismissed only for jobs that certainly are for something else: as long as they may be paid for, paying again is wrong.
 */
export async function resume(options: ResumeOptions): Promise<Resumption> {
  const { claim, batches } = options;
  const jobIds = claim.batches.flatMap((batch) => batch.jobIds);
  const indexes = new Set(claim.batches.map(({ index }) => index));
  if (indexes.size < claim.batches.length || new Set(jobIds).size < jobIds.length) {
    return { kind: 'not-believed', why: 'what it left behind does not fit the plan' };
  }
  const started: StartedBatch[] = [];
  let tooOld: string | null = null;
  for (const { index, batchId, jobIds: ids, isFound, label } of claim.batches) {
    const planned = batches[index];
    if (planned === undefined) return { kind: 'not-believed', why: 'what it left behind does not fit the plan' };
    const batch = { ...planned, index, ...(label !== null && { label }) };
    const objection = await findObjection(options, batch, ids);
    if (objection?.kind === 'too-old') {
      tooOld = objection.why;
      continue;
    }
    // What is paid for the other batches is not paid again because of one.
    if (objection?.kind === 'not-believed' && started.length > 0) return { kind: 'unknown', why: objection.why };
    if (objection !== null) return objection;
    started.push({ batch, batchId, jobIds: ids, isFound });
  }
  return tooOld !== null && started.length === 0 ? { kind: 'not-believed', why: tooOld } : { kind: 'resumed', started };
}

/** Why the jobs of a batch are not taken up. */
type Objection =
  | Exclude<Resumption, { kind: 'resumed' }>
  /** They are its own, and prove nothing any more. */
  | { readonly kind: 'too-old'; readonly why: string };

/**
 * Reads every job of a batch and compares them with it; null when they fit. While it may help it asks again, until the
 * deadline: one odd answer must not make the claim look false, since that would be paid for.
 */
async function findObjection(
  { serviceOf, clock, deadlineMs, cancelled, endpointUrl, maxAgeMs }: ResumeOptions,
  batch: PlannedBatch,
  jobIds: readonly JobId[],
): Promise<Objection | null> {
  const jobs = new Map<JobId, Job>();
  let refusedSinceMs: number | null = null;
  for (let attempt = 1; ; attempt += 1) {
    using limit = clock.limit(Math.max(0, Math.min(lookLimitMs, deadlineMs - clock.now())), cancelled);
    const unread = jobIds.filter((id) => !jobs.has(id));
    const looks = await serviceOf(batch).look(unread, limit.signal);
    const isAgeTold = ({ createdAt }: Job) => maxAgeMs === null || createdAt !== null;
    for (const look of looks) if ('job' in look && isTold(look.job) && isAgeTold(look.job)) jobs.set(look.id, look.job);
    const errors = looks.flatMap((look) => ('error' in look ? [look.error] : []));
    const isRead = jobs.size === jobIds.length;
    if (isRead && fits(batch, [...jobs.values()], endpointUrl)) {
      const isOld = maxAgeMs !== null && [...jobs.values()].some((job) => ageMs(job, clock.now()) > maxAgeMs);
      return isOld ? { kind: 'too-old', why: 'its jobs are older than max-age-minutes allows' } : null;
    }
    const objection = isRead
      ? objectionTo(batch, [...jobs.values()], endpointUrl)
      : { kind: 'unknown' as const, why: errors[0]?.message ?? 'the service does not tell what its jobs are for' };
    if (isRead) jobs.clear();
    refusedSinceMs =
      isRead || (errors.length > 0 && errors.every(({ isRefusal }) => isRefusal))
        ? (refusedSinceMs ?? clock.now())
        : null;
    const askedMs = Math.max(0, ...errors.map(({ retryAfterMs }) => retryAfterMs ?? 0));
    const pauseMs = Math.max(askedMs, Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1)));
    const nextMs = clock.now() + pauseMs;
    if (nextMs - (refusedSinceMs ?? nextMs) > refusalGraceMs) return objection;
    if (nextMs >= deadlineMs) return { kind: 'unknown', why: objection.why };
    await clock.sleep(pauseMs, cancelled);
    if (cancelled.aborted) return { kind: 'unknown', why: 'the run was cancelled first' };
  }
}

function ageMs({ createdAt }: Job, nowMs: number): number {
  return createdAt === null ? 0 : nowMs - createdAt.getTime();
}

/** Whether a job tells all that it can be known by; until it does it is read again. */
function isTold({ label, benchmarkId, units, endpointUrl }: Job): boolean {
  return label !== null || (benchmarkId !== null && units !== null && endpointUrl !== null);
}

/** Whether these are exactly a batch's jobs: those that bear its label, else the right multiset of benchmarks and sizes for the same endpoint. */
function fits(batch: PlannedBatch, jobs: readonly Job[], endpointUrl: string): boolean {
  if (jobs.length !== batch.jobs.length) return false;
  if (jobs.every(({ label }) => label !== null)) {
    const asked = new Set(batch.jobs.map(({ benchmarkId }) => benchmarkId));
    return jobs.every(
      ({ label, benchmarkId }) => label === batch.label && (benchmarkId === null || asked.has(benchmarkId)),
    );
  }
  const wanted = batch.jobs.map(sizeOf).toSorted();
  const told = jobs.map(sizeOf).toSorted();
  return (
    jobs.every((job) => isSameAddress(job.endpointUrl, endpointUrl)) &&
    told.every((key, index) => key === wanted[index])
  );
}

/** What to make of jobs that do not fit: when one is for this plan's benchmarks and endpoint, whatever its size is told to be, they may be paid for all the same. */
function objectionTo(
  batch: PlannedBatch,
  jobs: readonly Job[],
  endpointUrl: string,
): Exclude<Resumption, { kind: 'resumed' }> {
  const wanted = new Set<string | null>(batch.jobs.map(({ benchmarkId }) => benchmarkId));
  const isOne = jobs.some((job) => isSameAddress(job.endpointUrl, endpointUrl) && wanted.has(job.benchmarkId));
  return isOne
    ? {
        kind: 'unknown',
        why: 'only some of its jobs are what this plan asks for',
      }
    : { kind: 'not-believed', why: 'its jobs are for other benchmarks, sizes or another endpoint' };
}

function sizeOf({ benchmarkId, units }: Pick<Job, 'benchmarkId' | 'units'>): string {
  return `${benchmarkId} × ${units}`;
}
