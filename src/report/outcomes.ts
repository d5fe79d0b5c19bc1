import type { ServiceErrorKind } from '../services/service.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';
import { failureIn, type Reason, type Unfinished } from '../verdict/reason.ts';
import type { Report } from './report.ts';

/** What came of a benchmark, in a few words. */
export function outcomeOf({ verdict, reason, jobs, benchmark }: JudgedBenchmark, { notices }: Report): string {
  switch (verdict) {
    case 'passed':
    case 'planned':
      return verdict;
    case 'failed':
      return reason === null ? 'below threshold' : kindOf(reason);
    case 'inconclusive':
      return reason === null ? 'too close to call' : kindOf(reason);
    case 'running':
      return jobs.every(({ state }) => state === null || state === 'waiting') ? 'waiting' : 'running';
    case 'error': {
      const isOut = notices.some(
        (notice) => notice.code === 'outage-until-deadline' && notice.service === benchmark.service,
      );
      const kind = reason === null ? 'error' : kindOf(reason);
      return isOut && kind === timedOut ? 'not available' : kind;
    }
  }
}

const timedOut = 'timed out';

function kindOf(reason: Reason): string {
  switch (reason.code) {
    case 'below-threshold':
      return 'below threshold';
    case 'regression':
      return 'worse than baseline';
    case 'cannot-show-regression':
      return 'too few units';
    case 'not-compared':
      return 'not compared';
    case 'regression-not-excluded':
    case 'threshold-in-interval':
    case 'by-chance-too-often':
      return 'too close to call';
    case 'no-interval':
      return 'no interval';
    case 'readings-disagree':
      return 'score unclear';
    case 'score-out-of-range':
    case 'nothing-scored':
    case 'counts-unknown':
    case 'too-many-scored':
    case 'too-few-scored':
    case 'counts-contradict-score':
    case 'no-valid-score':
      return 'no valid score';
    case 'job-failed':
      return 'job failed';
    case 'job-cancelled':
      return 'job cancelled';
    case 'job-timed-out':
      return 'job timed out';
    case 'not-finished': {
      const failure = failureIn(reason);
      return failure === null ? kindOfUnfinished(reason.why) : kindOfFailure(failure.kind);
    }
    case 'undecided':
    case 'job-stopped':
    case 'state-unrecognised':
    case 'jobs-missing':
      return kindOfUnfinished(reason.why);
    case 'job-unreadable':
    case 'maybe-its-own-unreadable':
      return kindOfFailure(reason.failure.kind);
    case 'wrong-job-count':
    case 'wrong-benchmark':
    case 'benchmark-unknown':
    case 'older-than-submit':
    case 'another-origin':
      return 'wrong job';
    case 'too-old':
      return 'job too old';
    case 'age-unknown':
      return 'age unknown';
    case 'wrong-endpoint':
      return 'wrong endpoint';
    case 'wrong-agent':
      return 'wrong agent';
    case 'wrong-model':
      return 'wrong model';
  }
}

function kindOfUnfinished({ code }: Unfinished): string {
  switch (code) {
    case 'timed-out':
      return timedOut;
    case 'cancelled':
      return 'cancelled';
    case 'internal-error':
      return 'internal error';
    case 'invalid-input':
    case 'not-submitted':
      return 'not run';
    case 'fail-fast':
      return 'stopped early';
    case 'rest-not-submitted':
    case 'not-all-submitted':
      return 'not finished';
    case 'maybe-submitted':
      return 'payment uncertain';
    case 'unreadable':
      return 'not readable';
    case 'job-not-found':
      return 'job not found';
    case 'without-result':
      return 'no result';
  }
}

function kindOfFailure(kind: ServiceErrorKind): string {
  switch (kind) {
    case 'unauthorised':
      return 'key refused';
    case 'not-found':
      return 'job not found';
    case 'mismatch':
      return 'wrong job';
    case 'refused':
      return 'refused';
    case 'unreachable':
    case 'throttled':
    case 'unavailable':
      return 'not available';
    case 'unreadable':
      return 'not readable';
  }
}
