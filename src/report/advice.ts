import { capabilities } from '../plan/capabilities.ts';
import type { ScoreFault } from '../services/score-fault.ts';
import type { ServiceFailure } from '../services/service.ts';
import { failureIn, type Unfinished } from '../verdict/reason.ts';
import { renderLeastDrop } from './comparisons.ts';
import type { Row } from './rows.ts';

/** What a person should do about a benchmark that did not pass; null where what happened to the run says it. */
export function adviseOn({ benchmark, reason }: Row): string | null {
  if (reason === null) return null;
  const { title, callsEndpoint, hasUnits } = capabilities[benchmark.service];
  const isOwn = benchmark.work.kind === 'submit';
  switch (reason.code) {
    case 'below-threshold':
      return `See what failed in the jobs at ${title}. Lower a threshold only if a lower score is acceptable.`;
    case 'regression':
      return `See what failed in the jobs at ${title}. Raise \`allowed-drop\` above ${renderLeastDrop(reason.regression)} only if such a drop is acceptable.`;
    case 'cannot-show-regression':
      return isOwn && hasUnits ? 'Run more units (`benchmark-counts`), or give a threshold.' : 'Give a threshold.';
    case 'not-compared':
      // With a threshold it is asked for only by an interval.
      return `Name a baseline that can be compared, or ${benchmark.thresholdPct === null ? 'give a threshold' : 'set `judge-by: score`'}.`;
    case 'no-interval':
      return 'Set `judge-by: score`.';
    case 'threshold-in-interval':
      return isOwn && hasUnits ? `${moreUnits}${tellNeeded(reason.unitsToDecide)}.` : null;
    case 'regression-not-excluded':
    case 'by-chance-too-often':
      return isOwn && hasUnits ? `${moreUnits}.` : null;
    case 'job-failed':
      return callsEndpoint
        ? 'Often the endpoint is the cause: check `endpoint-url` and `endpoint-api-key`, then re-run.'
        : `Look at the job at ${title}, then re-run.`;
    case 'job-cancelled':
    case 'job-timed-out':
      return `Look at the job at ${title}, then re-run.`;
    case 'not-finished': {
      const failure = failureIn(reason);
      return failure === null ? adviseOnUnfinished(reason.why, isOwn) : adviseOnFailure(failure, isOwn);
    }
    case 'undecided':
    case 'job-stopped':
    case 'jobs-missing':
      return adviseOnUnfinished(reason.why, isOwn);
    case 'state-unrecognised':
      return `Look at the job at ${title}; a newer version of Benchmark Gate may know its state.`;
    case 'job-unreadable':
    case 'maybe-its-own-unreadable':
      return adviseOnFailure(reason.failure, isOwn);
    case 'no-valid-score':
      return adviseOnFault(reason.fault) ?? `Look at the job at ${title}.`;
    case 'score-out-of-range':
    case 'nothing-scored':
    case 'counts-unknown':
    case 'too-many-scored':
    case 'too-few-scored':
    case 'readings-disagree':
    case 'counts-contradict-score':
    case 'wrong-job-count':
    case 'wrong-benchmark':
    case 'benchmark-unknown':
    case 'older-than-submit':
    case 'another-origin':
      return `Look at its jobs at ${title}.`;
    case 'too-old':
      return 'Name a newer job, or raise `max-age-minutes`.';
    case 'age-unknown':
      return 'Name another job, or remove `max-age-minutes`.';
    case 'wrong-endpoint':
      return 'Name a job that ran against this endpoint, or correct `endpoint-url`.';
    case 'wrong-agent':
      return 'Name a job that ran this agent, or correct `agent`.';
    case 'wrong-model':
      return 'Name a job that ran this model, or correct `model`.';
  }
}

const moreUnits = 'Run more units for a clear answer (`benchmark-counts`)';

/** A number of two digits: it rests on a score that will be another one. */
function tellNeeded(units: number | null): string {
  if (units === null) return '';
  const step = 10 ** Math.max(0, String(units).length - 2);
  return `: at this score about ${Math.ceil(units / step) * step} in all would decide`;
}

/** What lies in the run is said of the run. */
function adviseOnUnfinished({ code }: Unfinished, isOwn: boolean): string | null {
  if (code !== 'timed-out') return null;
  return isOwn
    ? 'For later runs, raise `timeout-minutes` if the jobs need longer.'
    : 'Re-run once the job has finished.';
}

function adviseOnFailure({ kind }: ServiceFailure, isOwn: boolean): string | null {
  // Who said no says why, and will say it again.
  if (kind === 'unauthorised' || kind === 'refused') return null;
  if (kind === 'not-found' && !isOwn) return 'Check the job id, and that the key may read the job.';
  return 'Re-run later.';
}

function adviseOnFault(fault: ScoreFault): string | null {
  if (fault.code === 'field-null' && fault.jobType !== undefined)
    return 'Jobs of this type may have no such score: judge another job, or choose another `metric`.';
  if (fault.code !== 'field-out-of-range' || fault.scale !== 1) return null;
  return fault.value > 1 && fault.value <= 100 ? 'Set `score-scale: 100`.' : null;
}
