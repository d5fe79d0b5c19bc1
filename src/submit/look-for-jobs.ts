import type { Clock } from '../clock.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import {
  type BenchmarkService,
  type JobId,
  type Recent,
  ServiceError,
  type ServiceErrorKind,
} from '../services/service.ts';
import { askFor, matchJobs } from './match-jobs.ts';

interface LookOptions {
  readonly serviceOf: (batch: PlannedBatch) => Pick<BenchmarkService, 'recent'>;
  /** The endpoint's URL as sent, to know our jobs by. */
  readonly endpointUrl: string;
  /** Whether others surely submit at the same moment, and may submit the same: then only a label is certain. */
  readonly hasSiblings: boolean;
  readonly clock: Clock;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  readonly cancelled: AbortSignal;
}

/** A submit that just failed and may have been carried out. */
export interface Attempt {
  readonly batch: PlannedBatch;
  /** When it was sent, in milliseconds since the epoch. */
  readonly attemptAtMs: number;
  /** The jobs that were there before; null when they could not be read. */
  readonly before: ReadonlySet<JobId> | null;
  /** Jobs of earlier batches of this run. */
  readonly ownIds: ReadonlySet<JobId>;
  /** New jobs that a wrong answer named: some of them must be among those that are found. */
  readonly named: readonly JobId[];
}

interface Found {
  readonly jobIds: readonly JobId[];
  /** By the service's clock, in milliseconds since the epoch. */
  readonly submittedAtMs: number;
  /** Whether they bear this batch's own label. */
  readonly isLabelled: boolean;
}

export interface NotFound {
  /** Jobs that could be its own. */
  readonly candidates: readonly JobId[];
  /** Whether the account's jobs could be read at all. */
  readonly sawList: boolean;
}

/** A job may be listed late. */
const looksAfterMs = [1000, 4000, 10_000];
/** Jobs without a label are taken only when they are still the only ones by then: another's may be listed before ours. */
const settledAfterMs = 15_000;
const lookLimitMs = 15_000;
const longestPauseMs = 30_000;
/** How long a service may answer with something that is no answer before that is taken for its manner. */
const garbledGraceMs = 60_000;
/** How long jobs that may be paid are looked for beyond the deadline. */
const overrunMs = 5000;
/** `Date` headers are whole seconds, and the clocks of two servers of one service may differ a little. */
export const clockSlackMs = 2000;

/** The account before a submit. */
export interface Before {
  /** The jobs that were there. */
  readonly ids: ReadonlySet<JobId>;
  /** From when on the submit's jobs are created, by the service's clock, in milliseconds since the epoch; null when it does not tell the time. */
  readonly sinceMs: number | null;
}

/** Reads which jobs there are before a submit; null when that cannot be read. */
export async function readNewest(
  { serviceOf, clock, cancelled }: LookOptions,
  batch: PlannedBatch,
): Promise<Before | null> {
  using limit = clock.limit(5000, cancelled);
  try {
    const newest = await serviceOf(batch).recent?.(askFor(batch), limit.signal);
    if (newest === undefined) return null;
    const { jobs, serverTimeMs } = newest;
    return {
      ids: new Set(jobs.map(({ id }) => id)),
      sinceMs: serverTimeMs === null ? null : serverTimeMs - clockSlackMs,
    };
  } catch {
    return null;
  }
}

/**
 * Looks for the jobs of a submit whose answer was lost: three times, or as often as it takes to read a list at all while
 * the service is in trouble, up to the deadline. Gives them only when they are certainly its own.
 */
export async function lookForJobs(
  options: LookOptions,
  { batch, attemptAtMs, before, ownIds, named }: Attempt,
): Promise<Found | NotFound> {
  const { clock, endpointUrl, hasSiblings, deadlineMs, cancelled } = options;
  const failedAtMs = clock.now();
  const untilMs = Math.max(deadlineMs, failedAtMs + overrunMs);
  /** Whatever any look has shown: a job that is not shown again is no less there. */
  const candidates = new Set<JobId>();
  let sawList = false;
  let [looks, failures] = [0, 0];
  for (;;) {
    const pauseMs = failures > 0 ? Math.min(longestPauseMs, 1000 * 2 ** failures) : looksAfterMs[looks];
    if (pauseMs === undefined || clock.now() + pauseMs >= untilMs) break;
    await clock.sleep(pauseMs, cancelled);
    if (cancelled.aborted) break;
    const list = await readList(options, batch, untilMs);
    const isPatient = list === 'in-trouble' || (list === 'garbled' && clock.now() - failedAtMs < garbledGraceMs);
    if (typeof list === 'string') {
      looks += isPatient ? 0 : 1;
      failures = isPatient ? failures + 1 : 0;
    }
    if (typeof list === 'string') continue;
    looks += 1;
    failures = 0;
    const serverMs = (ownMs: number) => list.serverTimeMs - (clock.now() - ownMs);
    const window = { sinceMs: serverMs(attemptAtMs) - clockSlackMs, untilMs: serverMs(failedAtMs) + clockSlackMs };
    const match = matchJobs({ batch, recent: list, endpointUrl, ...window, knownIds: before, ownIds });
    const shown = match.kind === 'certain' ? match.jobIds : match.candidates;
    for (const id of shown) candidates.add(id);
    const isAlone = match.kind === 'certain' && (match.isLabelled || candidates.size === shown.length);
    const isNamed = isAlone && (named.length === 0 || named.some((id) => match.jobIds.includes(id)));
    if (isNamed && (match.isLabelled || (!hasSiblings && clock.now() - failedAtMs >= settledAfterMs))) {
      return { jobIds: match.jobIds, submittedAtMs: window.sinceMs, isLabelled: match.isLabelled };
    }
    sawList = true;
  }
  return { candidates: [...candidates], sawList };
}

/** `in-trouble` when another try may tell more, `garbled` when the answer was none, `untold` when another will tell no more or the server does not tell its time. */
async function readList(
  { serviceOf, clock, cancelled }: LookOptions,
  batch: PlannedBatch,
  untilMs: number,
): Promise<(Recent & { readonly serverTimeMs: number }) | 'in-trouble' | 'garbled' | 'untold'> {
  const service = serviceOf(batch);
  if (service.recent === undefined) return 'untold';
  using limit = clock.limit(Math.min(lookLimitMs, untilMs - clock.now()), cancelled);
  try {
    const { serverTimeMs, ...recent } = await service.recent(askFor(batch), limit.signal);
    return serverTimeMs === null ? 'untold' : { ...recent, serverTimeMs };
  } catch (error) {
    if (error instanceof ServiceError) return troubleOf(error.kind);
    if (limit.signal.aborted) return 'in-trouble';
    throw error;
  }
}

function troubleOf(kind: ServiceErrorKind): 'in-trouble' | 'garbled' | 'untold' {
  switch (kind) {
    case 'unreachable':
    case 'throttled':
    case 'unavailable':
      return 'in-trouble';
    case 'unreadable':
      return 'garbled';
    case 'refused':
    case 'unauthorised':
    case 'not-found':
    case 'mismatch':
      return 'untold';
  }
}
