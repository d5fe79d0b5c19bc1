import { isGarbledLabel, kinshipByLabel, type Labels } from '../ledger/fingerprint.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Submit, toServiceTime, type Window } from '../ledger/payment.ts';
import { capabilities } from '../plan/capabilities.ts';
import { type PlannedBatch, withJobs } from '../plan/plan.ts';
import { noId } from '../services/http/fields.ts';
import { isForeignOrigin } from '../services/origin.ts';
import type { Job, JobId } from '../services/service.ts';

/** A batch that may be paid for, and what its jobs can be known by. */
export interface Wanted {
  /** As far as it is known what was asked for. */
  readonly batch: PlannedBatch;
  readonly submit: Submit;
  /** The endpoint's URL as it is sent; null where the service calls none. */
  readonly endpointUrl: string | null;
  /** Jobs that were there before, or that are known to be another submit's. */
  readonly takenIds: ReadonlySet<JobId>;
  /** Stands in the labels that this gate gives, for a submit whose own label is not known. */
  readonly tag: string;
}

/** The endpoints that jobs are run against, by their full URLs. */
export interface EndpointUrls {
  /** Null where no service calls one. */
  readonly endpointUrl: string | null;
  /** Of baselines; null where none is run. */
  readonly baselineUrl?: string | null;
}

/** The endpoint that a batch's jobs are run against. */
export function endpointUrlOf(
  { endpointUrl, baselineUrl = null }: EndpointUrls,
  { role }: Pick<PlannedBatch, 'role'>,
): string | null {
  return role === 'baseline' ? baselineUrl : endpointUrl;
}

/** What a run knows jobs by. */
export interface WantedOptions extends EndpointUrls {
  readonly ledger: Ledger;
  readonly labels: Labels;
}

/** What the jobs of a submit can be known by; jobs that any run is known to have paid for are none of it. */
export function wantedOf(options: WantedOptions, batch: PlannedBatch, submit: Submit): Wanted {
  const { ledger, labels } = options;
  const takenIds = ledger.knownIds.union(new Set(submit.before));
  const endpointUrl = endpointUrlOf(options, batch);
  return { batch: withJobs(batch, submit.asked), submit, endpointUrl, takenIds, tag: labels.tag };
}

/**
 * Whose a job is, as far as the service tells: `own` by all that it can be known by, `foreign` for certain, or `possible`. What
 * is strict takes: only an `own` job can be taken. What is lenient suspects: as long as one is `possible`, nothing is paid again.
 */
export type Kinship = 'own' | 'possible' | 'foreign';

/** A submit gets 60 s, may be carried out some time after that, and its jobs be listed later still. */
export const maxListingDelayMs = 150_000;
/** The clock of `created_at` may be another than that of `Date`: to rule a job out by its age takes more than that. */
export const maxClockSkewMs = 60_000;
/** The clocks of two servers of one service may differ: a job may seem a little older than the newest that was there before it. */
export const maxServerSkewMs = 60_000;

/** Compares a job with what was submitted. */
export function kinshipOf(job: Job, wanted: Wanted): Kinship {
  const { batch, submit, endpointUrl } = wanted;
  const named = kinshipByName(job, wanted);
  if (named !== null) return named;
  const isPossible = isWithin(job, submit.window, maxListingDelayMs + maxClockSkewMs);
  if (isForeignOrigin(job.endpointUrl, endpointUrl) || !isPossible) return 'foreign';
  const asked = batch.jobs.filter(({ benchmarkId }) => benchmarkId === job.benchmarkId);
  if (asked.length === 0 && job.benchmarkId !== null && job.benchmarkId !== noId) return 'foreign';
  const hasSize = asked.some(({ units }) => units === job.units);
  const spans = submit.spans ?? [submit.window];
  const isSure = spans.some((span) => isCertainlyNew(job, span) && isWithin(job, span, 0));
  return hasSize && isSure && job.endpointUrl === endpointUrl && !keepsLabels(batch) ? 'own' : 'possible';
}

/** What a job's id or name says of it, which is more than any date, since that is by some clock; null when they say nothing. */
function kinshipByName({ id, label }: Job, { batch, submit, takenIds, tag }: Wanted): Kinship | null {
  if (takenIds.has(id)) return 'foreign';
  if (label === null || !keepsLabels(batch)) return null;
  if (label === submit.label) return 'own';
  const kinship = kinshipByLabel(label, { run: submit.by, tag }, batch.index);
  if (kinship !== null && submit.label !== null) return 'foreign';
  return kinship === 'possible' ? null : kinship;
}

/** Whether a job's name tells for certain whose it is. */
export function isKnownByName({ label }: Job, batch: PlannedBatch): boolean {
  return keepsLabels(batch) && label !== null && !isGarbledLabel(label);
}

/** Whether new jobs tell nobody whose they are: legs of a matrix pay for the same at the same moment, and only names tell them apart. */
export function looksLikeSiblings({ hasSiblings }: { readonly hasSiblings: boolean }, batch: PlannedBatch): boolean {
  return hasSiblings && !keepsLabels(batch);
}

function keepsLabels({ service }: PlannedBatch): boolean {
  return capabilities[service].keepsLabels;
}

/** Whether a job was created in a window, or so much later; what does not tell its age may have been. */
export function isWithin(job: Job, window: Window, laterMs: number): boolean {
  if (job.createdAt === null) return true;
  const { untilMs, latestMs } = toServiceTime(window, job.clockAheadMs);
  const endMs = untilMs ?? latestMs;
  return !isOlder(job, window) && (endMs === null || job.createdAt.getTime() <= endMs + laterMs);
}

/** Whether a job was created before a window, by more than the clocks of two servers differ. */
export function isOlder({ createdAt, clockAheadMs }: Job, window: Window): boolean {
  const { earliestMs } = toServiceTime(window, clockAheadMs);
  return createdAt !== null && earliestMs !== null && createdAt.getTime() < earliestMs - maxServerSkewMs;
}

/** Whether a job cannot have been there before a window. */
function isCertainlyNew({ createdAt, clockAheadMs }: Job, window: Window): boolean {
  const { sinceMs } = toServiceTime(window, clockAheadMs);
  return createdAt !== null && sinceMs !== null && createdAt.getTime() >= sinceMs;
}

/** The jobs that bear a batch's own label; null when they are not as many as it asked for. */
export function matchLabelled(jobs: readonly Job[], wanted: Wanted): readonly JobId[] | null {
  const own = jobs.filter((job) => kinshipByName(job, wanted) === 'own');
  return own.length === wanted.batch.jobs.length ? own.map(({ id }) => id) : null;
}

/**
 * The jobs of the first of these batches, as many of them as were carried out one after the other; null when it is not
 * certain. Certain is what is exactly what was asked for and has no company: with one job more or less, whatever its
 * benchmark, someone else is at it too, and theirs could be among them.
 */
export function matchExactly(jobs: readonly Job[], wanted: readonly Wanted[]): readonly (readonly JobId[])[] | null {
  const suspects = suspectsOf(jobs, wanted);
  for (let count = wanted.length; count > 0; count -= 1) {
    const matched = assign(suspects, wanted.slice(0, count));
    if (matched !== null) return matched;
  }
  return null;
}

/** The jobs that may be those of these batches, or that somebody else submitted at the same moment. */
export function suspectsOf(jobs: readonly Job[], wanted: readonly Wanted[]): readonly Job[] {
  return jobs.filter((job) => wanted.some((each) => kinshipOf(job, each) !== 'foreign' || isCompany(job, each)));
}

/** Whether somebody submitted this job for the same endpoint at that time, for another benchmark. */
function isCompany(job: Job, wanted: Wanted): boolean {
  const { submit, endpointUrl, takenIds } = wanted;
  return (
    !takenIds.has(job.id) &&
    !isForeignOrigin(job.endpointUrl, endpointUrl) &&
    isWithin(job, submit.window, maxListingDelayMs)
  );
}

/** The jobs of one request are created one right after the other, by times that may be cut to seconds; the next request takes longer. */
const maxSpreadMs = 2000;

/**
 * Whether these jobs can have been created by requests that were sent one after the other, batch by batch; what does not tell when it was
 * created can. Left over from several runs are other jobs than those of one.
 */
export function areSentInTurn(batches: readonly (readonly Job[])[]): boolean {
  const spans = batches.flatMap((jobs) => {
    const times = jobs.flatMap(({ createdAt }) => createdAt?.getTime() ?? []);
    if (times.length === 0) return [];
    // One by one: a list of the service may be longer than a call has room for.
    return {
      fromMs: times.reduce((earliest, atMs) => Math.min(earliest, atMs)),
      toMs: times.reduce((latest, atMs) => Math.max(latest, atMs)),
    };
  });
  return spans.every(({ fromMs, toMs }, nth) => {
    const before = spans[nth - 1];
    return toMs - fromMs <= maxSpreadMs && (before === undefined || fromMs >= before.toMs);
  });
}

/** Gives each job to a batch, so that every batch has what it asked for and no job is left; null when that cannot be. */
function assign(suspects: readonly Job[], wanted: readonly Wanted[]): readonly (readonly JobId[])[] | null {
  const free = new Set(suspects.toSorted((a, b) => createdAtMsOf(a) - createdAtMsOf(b)));
  const assigned = wanted.map((each) =>
    each.batch.jobs.flatMap(({ benchmarkId, units }) => {
      const found = [...free].find(
        (job) => kinshipOf(job, each) === 'own' && job.benchmarkId === benchmarkId && job.units === units,
      );
      if (found === undefined) return [];
      free.delete(found);
      return found.id;
    }),
  );
  const isWhole = assigned.flat().length === wanted.flatMap(({ batch }) => batch.jobs).length;
  return isWhole && free.size === 0 ? assigned : null;
}

/** In milliseconds since the epoch; what does not tell it comes last. */
export function createdAtMsOf({ createdAt }: Job): number {
  return createdAt?.getTime() ?? Number.POSITIVE_INFINITY;
}

/** The name that the service was given for the jobs of a submit; null where it keeps none, or when it is not known. */
export function givenLabel({ batch, submit }: Pick<Wanted, 'batch' | 'submit'>): string | null {
  return keepsLabels(batch) ? submit.label : null;
}

/** Of how many of the newest jobs the service is asked first to look for these. */
export function limitFor(wanted: readonly Pick<Wanted, 'batch'>[]): number {
  const jobs = wanted.reduce((sum, { batch }) => sum + batch.jobs.length, 0);
  return Math.max(50, 4 * jobs);
}
