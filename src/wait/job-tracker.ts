import {
  isFinal,
  type Job,
  type JobId,
  type Progress,
  type ServiceError,
  type ServiceFailure,
} from '../services/service.ts';
import { faultOfScore } from '../verdict/score.ts';

/** What is known of one job: its newest state, and why it could not be read, if so. */
export interface Tracked {
  readonly id: JobId;
  /** Null when it was never read. */
  readonly job: Job | null;
  /** Why nothing better will be known: the service refuses to tell. Null while it may still be read. */
  readonly lost: ServiceFailure | null;
  /** Why the last look at it failed, when it did. */
  readonly failing?: ServiceFailure;
  /** How far it came, once it is over: to the end when it was scored. Absent where nobody told. */
  readonly reached?: Progress;
}

export interface JobTrackerOptions {
  readonly jobIds: readonly JobId[];
  /** Whether the jobs are paid for: then a refusal is believed only when it lasts, and a job just created may not be found at once. */
  readonly justCreated: boolean;
  /** The benchmarks that the jobs were started for; null when that is not known. */
  readonly benchmarkIds: ReadonlySet<string> | null;
}

/** What one answer about a job comes to. */
export type News =
  /** Nothing: it is not one of ours, or it was final before. */
  | { readonly kind: 'none' }
  /** Bad news that must be told again before they are believed. */
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'known'; readonly job: Job; readonly isChanged: boolean };

interface Moment {
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** Whether there is no time to ask again: then everything is taken for what it says. */
  readonly isLastLook: boolean;
  /** Whether the look was ended from outside, by a deadline or a cancel: then a failure is none of the service's. */
  readonly isCutOff?: boolean;
}

/** A time in which nothing is learnt of a job. */
interface Silence {
  readonly sinceMs: number;
  readonly isRefusal: boolean;
}

/** How long a job that is paid for may be missing before that is believed: it may be listed late. */
const missingGraceMs = 60_000;
/** How long the service may refuse to tell of such a job: one odd answer of a proxy must not cost the whole run. */
const refusalGraceMs = 30_000;
/** How long the service may answer of a job in a shape that tells nothing: a new version of it may be on its way. */
const unreadableGraceMs = 900_000;
/** How long bad news of a job must last: one odd answer must not make of a good job a failed one. */
const confirmMs = 2000;

/** What is believed of each job, whatever the service says at one moment or another. */
export class JobTracker {
  readonly #options: JobTrackerOptions;
  readonly #jobs: Map<JobId, Tracked>;
  /** When the service began to refuse to tell of a job, or to tell what cannot be read, for those that it does not tell of now. */
  readonly #silentSince = new Map<JobId, Silence>();
  /** When a job was first said to be over without a valid score, for those of which that is not confirmed. */
  readonly #badNewsSinceMs = new Map<JobId, number>();

  constructor(options: JobTrackerOptions) {
    this.#options = options;
    this.#jobs = new Map(options.jobIds.map((id) => [id, { id, job: null, lost: null }]));
  }

  get all(): ReadonlyMap<JobId, Tracked> {
    return this.#jobs;
  }

  noteJob(seen: Job, moment: Moment): News {
    const before = this.#jobs.get(seen.id);
    // What is final stays final: a later, older answer of some cache changes nothing.
    if (before === undefined || (before.job !== null && isFinal(before.job))) return { kind: 'none' };
    // Which benchmark a job runs never changes, though an answer may leave it out; a final one that contradicts is bad news.
    const known = before.job?.benchmarkId ?? null;
    const isKept = known !== null && (seen.benchmarkId === null || !isFinal(seen));
    const job = withoutStepsBack(isKept ? { ...seen, benchmarkId: known } : seen, before.job);
    if (!this.#isBelieved(job, before.job, moment)) return { kind: 'unconfirmed' };
    const reached = reachedBy(job, before.job);
    this.#jobs.set(job.id, { id: job.id, job, lost: null, ...(reached !== null && { reached }) });
    this.#silentSince.delete(job.id);
    const isSame = before.job?.state === job.state && progressOf(before.job) === progressOf(job);
    return { kind: 'known', job, isChanged: !isSame };
  }

  /** Notes that a job could not be read. True when it is lost: another look would tell nothing else. */
  noteError(id: JobId, error: ServiceError, { nowMs, isLastLook, isCutOff = false }: Moment): boolean {
    const { failure } = error;
    const known = this.#jobs.get(id);
    if (known !== undefined && !isCutOff) this.#jobs.set(id, { ...known, failing: failure });
    const graceMs = this.#graceMs(error);
    const { isRefusal } = error;
    const before = this.#silentSince.get(id);
    if (graceMs === null) {
      // A refusal outlasts an outage; an answer that could not be read may have been a part of it.
      if (before?.isRefusal === false) this.#silentSince.delete(id);
      return false;
    }
    // An answer that cannot be read bears out no refusal, nor the other way round.
    const sinceMs = before?.isRefusal === isRefusal ? before.sinceMs : nowMs;
    this.#silentSince.set(id, { sinceMs, isRefusal });
    const job = known?.job ?? null;
    const isBelieved = nowMs - sinceMs >= graceMs || (isLastLook && job === null && isRefusal);
    if (!isBelieved) return false;
    this.#jobs.set(id, { id, job, lost: failure });
    return true;
  }

  /** How long such an answer must last before it is believed; null for what passes. */
  #graceMs({ kind, isTooLarge, isPage }: ServiceError): number | null {
    switch (kind) {
      case 'unauthorised':
      case 'refused':
      case 'mismatch':
        return this.#options.justCreated ? refusalGraceMs : 0;
      case 'not-found':
        return this.#options.justCreated ? missingGraceMs : 0;
      case 'unreachable':
      case 'throttled':
      case 'unavailable':
        return null;
      case 'unreadable':
        if (isTooLarge) return this.#options.justCreated ? refusalGraceMs : 0;
        // A page is somebody else's, who may go away.
        return isPage ? null : unreadableGraceMs;
    }
  }

  /** Whether an answer is taken for what it says: bad news only when it is told again, unless there is no time to ask. */
  #isBelieved(job: Job, before: Job | null, { nowMs, isLastLook }: Moment): boolean {
    if (!isFinal(job) || this.#isSound(job, before)) {
      this.#badNewsSinceMs.delete(job.id);
      return true;
    }
    const sinceMs = this.#badNewsSinceMs.get(job.id) ?? nowMs;
    this.#badNewsSinceMs.set(job.id, sinceMs);
    return isLastLook || nowMs - sinceMs >= confirmMs;
  }

  /** Whether a final job has a valid score and says of itself what it said before. */
  #isSound(job: Job, before: Job | null): boolean {
    if (job.state !== 'scored' || faultOfScore(job) !== null) return false;
    if (!this.#options.justCreated) return true;
    // Without its counts a score cannot be pooled with others; a mean has none, and never will.
    const { passed, scored, isMean } = job.score;
    if (isMean !== true && (passed === null || scored === null)) return false;
    // A job of our own is known by its benchmark or by its label.
    if (job.benchmarkId === null) return job.label !== null;
    return this.#isAsked(job.benchmarkId) && (before?.benchmarkId == null || before.benchmarkId === job.benchmarkId);
  }

  #isAsked(benchmarkId: string): boolean {
    return this.#options.benchmarkIds?.has(benchmarkId) ?? true;
  }
}

/** What is done stays done: an older answer of some cache takes nothing back. */
function withoutStepsBack(job: Job, before: Job | null): Job {
  if (before === null || job.state !== before.state || !('progress' in job) || !('progress' in before)) return job;
  const { progress: now } = job;
  const { progress: then } = before;
  if (then === null || (now !== null && (now.total !== then.total || now.done >= then.done))) return job;
  return { ...job, progress: then };
}

function reachedBy(job: Job, before: Job | null): Progress | null {
  const last = before !== null && 'progress' in before ? before.progress : null;
  if (last === null || !isFinal(job)) return null;
  return job.state === 'scored' ? { ...last, done: last.total } : last;
}

function progressOf(job: Job): string {
  return 'progress' in job && job.progress !== null ? `${job.progress.done}/${job.progress.total}` : '';
}
