import type { Cause } from '../notice.ts';
import type { ScoreFault } from '../services/score-fault.ts';
import type { JobId, ServiceFailure } from '../services/service.ts';
import type { NotCompared } from './baseline.ts';

/** Why a benchmark did not pass, or a job has no score: a code with its data. Its sentences stand in `report/reasons.ts`. */
export type Reason = ScoreReason | JobReason | PairingReason | FreshnessReason;

/** How a score has changed from its baseline, in points. */
export interface Regression {
  readonly changePct: number;
  readonly changeIntervalPct: readonly [low: number, high: number];
  readonly allowedDropPct: number;
  readonly baseline: { readonly scorePct: number; readonly passed: number | null; readonly scored: number | null };
}

/** What the score itself says. */
type ScoreReason =
  | {
      readonly code: 'below-threshold';
      readonly scorePct: number;
      readonly thresholdPct: number;
      /** Where it is shown to be worse than its baseline as well. */
      readonly regression?: Regression;
    }
  /** Shown to be worse than the baseline; not shown to be no worse, where that is asked; or with too few units to show either. */
  | {
      readonly code: 'regression' | 'regression-not-excluded' | 'cannot-show-regression';
      readonly regression: Regression;
    }
  /** Nothing says what it should have scored. */
  | { readonly code: 'not-compared'; readonly why: NotCompared }
  | {
      readonly code: 'threshold-in-interval';
      readonly thresholdPct: number;
      readonly intervalPct: readonly [low: number, high: number];
      /** How many units in all would decide, if as large a share of them passed; null where no number is known. */
      readonly unitsToDecide: number | null;
    }
  /** The interval lies on one side, but at a true rate equal to the threshold so many, or so few, pass too often. */
  | {
      readonly code: 'by-chance-too-often';
      readonly thresholdPct: number;
      readonly intervalPct: readonly [low: number, high: number];
      readonly passed: number;
      readonly scored: number;
      /** From how many passed units on so many pass, null for none; and up to how many they fail. */
      readonly passAt: number | null;
      readonly failAt: number | null;
    }
  /** The rounds so far do not decide, and no further one was run. */
  | { readonly code: 'undecided'; readonly scored: number; readonly why: Unfinished }
  /** Its score is to be judged by an interval, and tells nothing that one can be computed from. */
  | { readonly code: 'no-interval' }
  | { readonly code: 'score-out-of-range'; readonly jobId: JobId; readonly pct: number; readonly lowestPct: number }
  | { readonly code: 'nothing-scored' | 'counts-unknown'; readonly jobId: JobId }
  /** More than is ever judged, in one job or in all together: no plan asks for as many. */
  | { readonly code: 'too-many-scored'; readonly scored: number; readonly max: number }
  | { readonly code: 'too-few-scored'; readonly jobId: JobId; readonly scored: number; readonly size: number }
  /** Read as repeats or as retries, it comes to one verdict or another. */
  | {
      readonly code: 'readings-disagree';
      readonly readingsPct: readonly [lower: number, higher: number];
      readonly thresholdPct: number | null;
    }
  | {
      readonly code: 'counts-contradict-score';
      readonly jobId: JobId;
      readonly pct: number;
      readonly passed: number | null;
      /** Told where it is this count that contradicts. */
      readonly failed?: number;
      readonly scored: number | null;
    };

/** What became of a job. */
type JobReason =
  /** The text is the service's own; null when it gives none. */
  | { readonly code: 'job-failed' | 'job-cancelled' | 'job-timed-out'; readonly text: string | null }
  /** This run had it stopped at the service. */
  | { readonly code: 'job-stopped'; readonly why: Unfinished }
  | { readonly code: 'job-unreadable'; readonly failure: ServiceFailure }
  | { readonly code: 'no-valid-score'; readonly fault: ScoreFault }
  /** With why the last look at it failed, if it did. */
  | { readonly code: 'not-finished'; readonly why: Unfinished; readonly failure?: ServiceFailure }
  | { readonly code: 'state-unrecognised'; readonly raw: string; readonly why: Unfinished };

/** Why the jobs of a submit are not those of a benchmark. */
type PairingReason =
  | { readonly code: 'jobs-missing'; readonly found: number; readonly expected: number; readonly why: Unfinished }
  | { readonly code: 'wrong-job-count'; readonly found: number; readonly expected: number }
  | { readonly code: 'wrong-benchmark'; readonly jobId: JobId; readonly benchmarkId: string }
  | { readonly code: 'benchmark-unknown'; readonly jobId: JobId }
  | { readonly code: 'maybe-its-own-unreadable'; readonly jobId: JobId; readonly failure: ServiceFailure }
  | { readonly code: 'older-than-submit'; readonly jobId: JobId; readonly createdAtMs: number }
  | { readonly code: 'another-origin'; readonly jobId: JobId; readonly url: string; readonly endpointUrl: string };

/** Why a job that existed before this run proves nothing about what was asked for. */
type FreshnessReason =
  | { readonly code: 'too-old'; readonly createdAtMs: number; readonly ageMs: number; readonly maxAgeMs: number }
  | { readonly code: 'age-unknown'; readonly maxAgeMs: number }
  | { readonly code: 'wrong-endpoint'; readonly url: string; readonly endpointUrl: string }
  | { readonly code: 'wrong-agent'; readonly ran: readonly string[]; readonly agent: string }
  | { readonly code: 'wrong-model'; readonly ran: readonly string[]; readonly model: string };

/** Why a job that is not final will not be waited for. */
export type Unfinished =
  | { readonly code: 'timed-out'; readonly timeoutMs: number }
  | {
      readonly code:
        | 'cancelled'
        | 'internal-error'
        | 'invalid-input'
        /** Another benchmark had failed, and `fail-fast` is set. */
        | 'fail-fast'
        | 'not-submitted'
        /** Nothing but what earlier runs had paid for. */
        | 'rest-not-submitted'
        /** Other batches are paid for. */
        | 'not-all-submitted'
        /** The answer to its submit was lost. */
        | 'maybe-submitted'
        /** The service does not tell of it any more. */
        | 'unreadable'
        | 'job-not-found'
        | 'without-result';
    };

/** The failed call that kept a benchmark from its result; null where it was nothing of that kind. */
export function failureIn(reason: Reason): ServiceFailure | null {
  if (reason.code === 'job-unreadable' || reason.code === 'maybe-its-own-unreadable') return reason.failure;
  // What else ended the run says more.
  if (reason.code === 'not-finished' && reason.why.code === 'timed-out') return reason.failure ?? null;
  return null;
}

/** The cause that a reason stands for; null when the cause lies elsewhere, in what ended the run before this. */
export function causeOfReason(reason: Reason): Cause | null {
  const failure = failureIn(reason);
  switch (reason.code) {
    case 'below-threshold':
      return 'threshold';
    case 'regression':
      return 'regression';
    case 'regression-not-excluded':
    case 'cannot-show-regression':
    case 'not-compared':
    case 'threshold-in-interval':
    case 'by-chance-too-often':
      return 'inconclusive';
    case 'job-unreadable':
    case 'maybe-its-own-unreadable':
      return causeOfFailure(reason.failure);
    case 'not-finished':
      return failure === null ? causeOfUnfinished(reason.why) : causeOfFailure(failure);
    case 'undecided':
    case 'job-stopped':
    case 'jobs-missing':
    case 'state-unrecognised':
      return causeOfUnfinished(reason.why);
    case 'no-interval':
    case 'score-out-of-range':
    case 'nothing-scored':
    case 'counts-unknown':
    case 'too-many-scored':
    case 'too-few-scored':
    case 'readings-disagree':
    case 'counts-contradict-score':
    case 'job-failed':
    case 'job-cancelled':
    case 'job-timed-out':
    case 'no-valid-score':
    case 'wrong-job-count':
    case 'wrong-benchmark':
    case 'benchmark-unknown':
    case 'older-than-submit':
    case 'another-origin':
    case 'too-old':
    case 'age-unknown':
    case 'wrong-endpoint':
    case 'wrong-agent':
    case 'wrong-model':
      return 'job';
  }
}

function causeOfFailure({ kind }: ServiceFailure): Cause {
  switch (kind) {
    case 'unauthorised':
      return 'key';
    // Of a job that is asked for by its id.
    case 'not-found':
    case 'mismatch':
      return 'job';
    case 'unreachable':
    case 'throttled':
    case 'refused':
    case 'unavailable':
    case 'unreadable':
      return 'service';
  }
}

/** The cause that lies in why a run did not wait to the end; null where that is only a consequence. */
export function causeOfUnfinished({ code }: Unfinished): Cause | null {
  switch (code) {
    case 'timed-out':
      return 'timeout';
    case 'cancelled':
      return 'cancelled';
    case 'internal-error':
      return 'internal';
    case 'invalid-input':
      return 'input';
    case 'maybe-submitted':
      return 'uncertain-payment';
    case 'unreadable':
      return 'service';
    case 'job-not-found':
    case 'without-result':
      return 'job';
    case 'fail-fast':
    case 'not-submitted':
    case 'rest-not-submitted':
    case 'not-all-submitted':
      return null;
  }
}
