import { backoffMs } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { toServiceTime, type Window } from '../ledger/payment.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import { type BenchmarkService, type Job, type JobId, type Recent, ServiceError } from '../services/service.ts';
import { createdAtMsOf, givenLabel, isKnownByName, isOlder, limitFor, type Wanted } from './match-jobs.ts';
import type { ShownJobs } from './shown-jobs.ts';

/** What reading the account's newest jobs needs. */
export interface ListOptions {
  readonly serviceOf: (batch: PlannedBatch) => Pick<BenchmarkService, 'recent'>;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly cancelled: AbortSignal;
  /** What lists have shown to this run so far. */
  readonly shown?: ShownJobs;
}

/** The account's newest jobs as they can be seen now. */
export interface SeenJobs {
  readonly jobs: readonly Job[];
  /** Whether every job since the submit began is among them; of a submit whose jobs have a name, those of that name. */
  readonly isComplete: boolean;
  /** The service's own time, in milliseconds since the epoch; null when it does not tell it. */
  readonly serverTimeMs: number | null;
}

const limitMs = 15_000;
const firstPauseMs = 1000;
const maxPauseMs = 30_000;
const maxList = 800;
/** How long a service may answer with something that is no answer before that is taken for its manner. */
const garbledGraceMs = 60_000;

/**
 * Looks for the jobs of one submit: by their name where they have one, and among the newest as well while none is shown by it, since a list
 * may not show names as they were given. Null when the service does not show them.
 */
export async function fetchJobsOf(options: ListOptions, wanted: Wanted, untilMs: number): Promise<SeenJobs | null> {
  const label = givenLabel(wanted);
  if (label === null) return await fetchRecentJobs(options, [wanted], untilMs);
  const named = await fetchNamedJobs(options, wanted, untilMs);
  if (named === null || named.jobs.some((job) => job.label === label)) return named;
  return { ...named, jobs: [...named.jobs, ...(await fetchBeside(options, [wanted], untilMs))] };
}

/** Reads the account's newest jobs, far enough back for these batches where the service allows it. Null when it does not show them. */
export async function fetchRecentJobs(
  options: ListOptions,
  wanted: readonly Wanted[],
  untilMs: number,
): Promise<SeenJobs | null> {
  return await fetchList(options, wanted, { label: null, untilMs });
}

/** Reads those jobs alone that bear the name which a submit gave to its own. Null when the service does not show them. */
export async function fetchNamedJobs(options: ListOptions, wanted: Wanted, untilMs: number): Promise<SeenJobs | null> {
  return await fetchList(options, [wanted], { label: givenLabel(wanted), untilMs });
}

/** Reads the newest jobs beside those that are asked for by their name: for moments, as far as they are shown, since nothing rests on it. */
export async function fetchBeside(
  options: ListOptions,
  wanted: readonly Wanted[],
  untilMs: number,
): Promise<readonly Job[]> {
  const briefMs = Math.min(untilMs, options.clock.now() + freshMs);
  return (await fetchList(options, wanted, { label: null, untilMs: briefMs, isBeside: true }))?.jobs ?? [];
}

interface Listing {
  /** Those jobs alone that bear this name; null for all. */
  readonly label: string | null;
  readonly untilMs: number;
  /** Whether one job that is older is old enough, whatever the order of the list. */
  readonly isBeside?: boolean;
}

/** Asks for longer and longer lists, each again and again while the service fails in a way that may pass. */
async function fetchList(
  options: ListOptions,
  wanted: readonly Wanted[],
  { label, untilMs, isBeside = false }: Listing,
): Promise<SeenJobs | null> {
  const [first] = wanted;
  const service = first === undefined ? null : options.serviceOf(first.batch);
  if (service?.recent === undefined) return null;
  const isOld = (job: Job) => wanted.every((each) => isBefore(job, each));
  const shown = new Map<JobId, Job>();
  const onJobs = (jobs: readonly Job[]) => {
    for (const job of jobs) shown.set(job.id, job);
  };
  // What a shorter list has shown is not lost with a longer one, nor a part of one with the rest.
  let known: Omit<SeenJobs, 'jobs'> | null = null;
  const seen = () => ({ isComplete: false, serverTimeMs: null, ...known, jobs: [...shown.values()] });
  let longest = -1;
  for (let limit = limitFor(wanted); ; limit *= 4) {
    const asked = { limit, ...(label !== null && { label }), onJobs };
    const recent = await askPatiently(options, untilMs, (signal) => service.recent?.(asked, signal));
    if (recent === null) return known === null && shown.size === 0 ? null : seen();
    const { jobs, serverTimeMs } = recent;
    onJobs(jobs);
    known = { serverTimeMs, isComplete: recent.reachesBackTo(isOld) };
    // A longer list may reach back; one that is no longer is all there is to see.
    const isEnough = known.isComplete || (isBeside && jobs.some(isOld));
    if (isEnough || jobs.length <= longest || limit >= maxList) return seen();
    longest = jobs.length;
  }
}

/** Asks again and again while the service fails in a way that may pass, until `untilMs`. Null when it does not tell. */
async function askPatiently(
  { clock, random, cancelled }: ListOptions,
  untilMs: number,
  ask: (signal: AbortSignal) => Promise<Recent> | undefined,
): Promise<Recent | null> {
  const startMs = clock.now();
  for (let attempt = 1; !cancelled.aborted && clock.now() < untilMs; attempt += 1) {
    using limit = clock.limit(Math.min(limitMs, untilMs - clock.now()), cancelled);
    try {
      return (await ask(limit.signal)) ?? null;
    } catch (error) {
      const isPatient = isPassing(error, limit.signal) || (isGarbled(error) && clock.now() - startMs < garbledGraceMs);
      if (!isPatient) return null;
    }
    const pauseMs = backoffMs({ attempt, firstMs: firstPauseMs, maxMs: maxPauseMs, random });
    await clock.sleep(Math.min(pauseMs, untilMs - clock.now()), cancelled);
  }
  return null;
}

function isBefore({ createdAt, clockAheadMs }: Job, { submit }: Wanted): boolean {
  const { earliestMs } = toServiceTime(submit.window, clockAheadMs);
  return createdAt !== null && earliestMs !== null && createdAt.getTime() <= earliestMs;
}

/** Whether another try may tell more. Throws what is a fault of ours. */
function isPassing(error: unknown, signal: AbortSignal): boolean {
  if (!(error instanceof ServiceError)) {
    if (signal.aborted) return true;
    throw error;
  }
  return error.kind === 'unreachable' || error.kind === 'throttled' || error.kind === 'unavailable';
}

function isGarbled(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === 'unreadable';
}

/** Lists are read one after the other, and each may be long on its way: what took so long is old by then. */
export const freshMs = 5000;
/** How often what took long is looked at. */
const maxLooks = 3;

const lookLimitMs = 30_000;

/**
 * Looks at the account just before paying: again where the look itself has taken long, three times at most. What an earlier list has shown
 * counts as well, since this one may be late.
 */
export async function lookFreshly(
  options: ListOptions & { readonly deadlineMs: number },
  wanted: Wanted,
  lookMs = lookLimitMs,
): Promise<SeenJobs> {
  const { clock, deadlineMs } = options;
  const untilMs = Math.min(deadlineMs, clock.now() + lookMs);
  for (let look = 1; ; look += 1) {
    const fromMs = clock.now();
    const seen = await fetchJobsOf(options, wanted, untilMs);
    const isFresh = clock.now() - fromMs <= freshMs;
    const shown = options.shown?.of(wanted.batch.service) ?? [];
    if (seen === null) return { jobs: shown, isComplete: false, serverTimeMs: null };
    if (isFresh || look === maxLooks || clock.now() >= untilMs) return { ...seen, jobs: [...shown, ...seen.jobs] };
  }
}

/** The account before a submit. */
export interface Before {
  /** The jobs that were there. */
  readonly jobs: readonly Job[];
  /** Those that were created so late that they could be the submit's by their age, in order. */
  readonly newestIds: readonly JobId[];
  /** From when on the submit's jobs are created, by the clock of `created_at`. */
  readonly start: Pick<Window, 'earliestMs' | 'sinceMs'>;
  /** The service's own time, in milliseconds since the epoch; null when it does not tell it. */
  readonly serverTimeMs: number | null;
}

const maxBeforeMs = 60_000;
/** No clock is off by more, whatever time zone it is in. */
const maxZoneMs = 24 * 3_600_000;

/**
 * Reads which jobs there are before a submit, again where that took long, in a quarter of the time that is left; null when that cannot be
 * read.
 */
export async function fetchBefore(
  options: ListOptions & { readonly deadlineMs: number },
  batch: PlannedBatch,
): Promise<Before | null> {
  const { serviceOf, clock, deadlineMs } = options;
  const asked = { limit: limitFor([{ batch }]) };
  const untilMs = clock.now() + Math.min(maxBeforeMs, (deadlineMs - clock.now()) / 4);
  let listed: Recent | null = null;
  let [askedAtMs, answeredAtMs] = [0, 0];
  for (let look = 1; look <= maxLooks; look += 1) {
    let sentAtMs = clock.now();
    const seen = await askPatiently(options, untilMs, (signal) => {
      sentAtMs = clock.now();
      return serviceOf(batch).recent?.(asked, signal);
    });
    if (seen === null) break;
    [listed, askedAtMs, answeredAtMs] = [seen, sentAtMs, clock.now()];
    if (answeredAtMs - askedAtMs <= freshMs) break;
  }
  if (listed === null) return null;
  const { jobs } = listed;
  const listedTimeMs = listed.serverTimeMs === null ? null : listed.serverTimeMs + (clock.now() - answeredAtMs);
  const serverTimeMs = listedTimeMs ?? timeByJobs(jobs, clock.now());
  // What came since then only its time would tell.
  if (serverTimeMs === null && clock.now() - askedAtMs > freshMs) return null;
  const start = startOf(jobs, serverTimeMs ?? clock.now());
  const newest = jobs.filter((job) => isLate(job, start) && !isKnownByName(job, batch));
  const ids = new Set(newest.toSorted((a, b) => createdAtMsOf(b) - createdAtMsOf(a)).map(({ id }) => id));
  return { jobs, newestIds: [...ids].slice(0, maxNewest).toSorted(), start, serverTimeMs };
}

/** The service's own time by another answer of the same list, where the last one did not tell it; null when none did. */
function timeByJobs(jobs: readonly Job[], nowMs: number): number | null {
  const aheadMs = jobs.findLast(({ clockAheadMs }) => clockAheadMs !== null)?.clockAheadMs ?? null;
  return aheadMs === null ? null : nowMs + aheadMs;
}

/** More are not stored. */
const maxNewest = 20;

/** Whether a job could be taken for one of a submit that begins then. */
function isLate(job: Job, start: Before['start']): boolean {
  return !isOlder(job, { ...start, untilMs: null, latestMs: null, clock: 'service' });
}

/** What is created from now on is no older than the newest job, by whatever clock that is told. */
function startOf(jobs: readonly Job[], nowMs: number): Before['start'] {
  const latestMs = nowMs + maxZoneMs;
  const times = jobs.map(({ createdAt }) => createdAt?.getTime() ?? Number.NaN).filter((atMs) => atMs <= latestMs);
  if (times.length === 0) return { earliestMs: nowMs - maxZoneMs, sinceMs: nowMs - maxZoneMs };
  // One by one: a list of the service may be longer than a call has room for.
  const newestMs = times.reduce((newest, atMs) => Math.max(newest, atMs));
  const sinceMs = times.every((atMs) => atMs % 1000 === 0) ? newestMs : newestMs + 1;
  return { earliestMs: sinceMs, sinceMs };
}
