/** Every sentence that says why a benchmark did not pass, or what of its score is uncertain. */
import { capabilities } from '../plan/capabilities.ts';
import type { ScoreFault } from '../services/score-fault.ts';
import type { ServiceFailure } from '../services/service.ts';
import type { Reason, Unfinished } from '../verdict/reason.ts';
import type { VerdictWarning } from '../verdict/warning.ts';

/** A reason as a part of a sentence, after the benchmark's name. */
export function renderReason(reason: Reason): string {
  switch (reason.code) {
    case 'below-threshold':
      return `the score ${reason.scorePct}% is below the threshold ${reason.thresholdPct}%`;
    case 'threshold-in-interval': {
      const [low, high] = reason.intervalPct;
      return `the threshold ${reason.thresholdPct}% lies inside the interval ${low}% to ${high}%`;
    }
    case 'score-out-of-range':
      return `the score ${reason.pct} of job ${reason.jobId} is outside ${reason.lowestPct} to 100`;
    case 'nothing-scored':
      return `no unit of job ${reason.jobId} was scored, so it has no score`;
    case 'counts-unknown':
      return `job ${reason.jobId} does not tell its counts, so its score cannot be pooled with the others`;
    case 'too-few-scored':
      return `only ${reason.scored} of the ${reason.size} units of job ${reason.jobId} were scored, less than half`;
    case 'readings-disagree':
      return `its scenarios were repeated or retried, and the service does not tell which: the score is ${reason.readingsPct.join('% or ')}%, and the threshold ${reason.thresholdPct}%`;
    case 'counts-contradict-score':
      return `the score ${reason.pct}% of job ${reason.jobId} contradicts its own counts, ${reason.passed} passed of ${reason.scored} scored`;
    case 'job-failed':
      return `its job failed: ${reason.text ?? noReason}`;
    case 'job-cancelled':
      return `its job was cancelled: ${reason.text ?? noReason}`;
    case 'job-timed-out':
      return `its job timed out at the service: ${reason.text ?? noReason}`;
    case 'job-stopped':
      return `its job was cancelled: ${renderJobReason(reason)}`;
    case 'job-unreadable':
      return `its job cannot be read: ${renderFailure(reason.failure)}`;
    case 'no-valid-score':
      return renderNoScore(reason.fault);
    case 'not-finished': {
      const { why, failure } = reason;
      const last = failure === undefined ? '' : `; the last look failed: ${renderFailure(failure)}`;
      return `${renderUnfinished(why)}${last}`;
    }
    case 'state-unrecognised':
      return `its state "${reason.raw}" is not known; ${renderUnfinished(reason.why)}`;
    case 'jobs-missing':
      return `it has ${reason.found} of ${reason.expected} jobs; ${renderUnfinished(reason.why)}`;
    case 'wrong-job-count':
      return `jobs of this benchmark: ${reason.found}, asked for: ${reason.expected}`;
    case 'wrong-benchmark':
      return `job ${reason.jobId} reports benchmark ${reason.benchmarkId}, which was not asked for`;
    case 'benchmark-unknown':
      return `job ${reason.jobId} does not tell its benchmark`;
    case 'maybe-its-own-unreadable':
      return `job ${reason.jobId}, which may be its own, cannot be read: ${renderFailure(reason.failure)}`;
    case 'older-than-submit':
      return `job ${reason.jobId} was created ${toTime(reason.createdAtMs)}, before this was submitted: ${anotherPaid}`;
    case 'another-origin':
      return `job ${reason.jobId} ran against ${reason.url}, and endpoint-url is ${reason.endpointUrl}: ${anotherPaid}`;
    case 'too-old':
      return `its job was created ${toTime(reason.createdAtMs)}, too long ago: max-age-minutes is ${toMinutes(reason.maxAgeMs)}`;
    case 'age-unknown':
      return `the service does not tell when its job was created, and max-age-minutes is ${toMinutes(reason.maxAgeMs)}`;
    case 'wrong-endpoint':
      return `its job ran against ${reason.url}, and endpoint-url is ${reason.endpointUrl}`;
    case 'wrong-agent':
      return `its job ran the agents ${reason.ran.join(', ')}, and agent is ${reason.agent}`;
    case 'wrong-model':
      return `its job ran the model ${reason.ran.join(', ')}, and model is ${reason.model}`;
  }
}

const noReason = 'the service gives no reason';
const anotherPaid = 'another may have been paid in its place';

/** A reason beside a job's own state, which need not be said again. */
export function renderJobReason(reason: Reason): string {
  const { code } = reason;
  if (code === 'job-failed' || code === 'job-cancelled' || code === 'job-timed-out') return reason.text ?? noReason;
  if (code === 'job-stopped') return `stopped by this gate, ${renderUnfinished(reason.why)}`;
  return code === 'job-unreadable' ? renderFailure(reason.failure) : renderReason(reason);
}

/** What was uncertain about a benchmark's score, as a part of a sentence, after the benchmark's name. */
export function renderWarning(warning: VerdictWarning): string {
  switch (warning.code) {
    case 'partly-scored':
      return `only ${warning.scored} of its ${warning.size} units were scored`;
    case 'smaller-than-asked':
      return `its jobs hold ${warning.units} units, and ${warning.asked} were asked for`;
    case 'scored-unknown':
      return 'the service does not tell how many units were scored';
    case 'scenarios-unknown':
      return 'neither the plan nor its job tells which scenarios it has, so missing ones go unnoticed';
    case 'two-readings':
      return `its scenarios were repeated or retried, and the service does not tell which: the score is ${warning.readingsPct.join('% or ')}%`;
  }
}

/** Why nothing is waited for any more, as a part of a sentence. */
export function renderUnfinished(why: Unfinished): string {
  switch (why.code) {
    case 'timed-out':
      return `not finished within ${toMinutes(why.timeoutMs)} minutes (timeout-minutes)`;
    case 'cancelled':
      return 'not finished when the run was cancelled';
    case 'internal-error':
      return 'not finished when the action failed';
    case 'invalid-input':
      return 'an input is invalid';
    case 'fail-fast':
      return 'not waited for: another benchmark had failed (fail-fast)';
    case 'not-submitted':
      return 'nothing was submitted';
    case 'rest-not-submitted':
      return 'the rest was not submitted';
    case 'not-all-submitted':
      return 'not waited for, since not every batch could be started';
    case 'maybe-submitted':
      return 'it may have been submitted, but its jobs are not known';
    case 'unreadable':
      return 'it could not be read to its end';
    case 'job-not-found':
      return 'its job could not be found';
    case 'without-result':
      return 'its job is final without a result';
  }
}

/** A failed call by its own words, with the input to look at. */
function renderFailure({ kind, text, service, isProxy }: ServiceFailure): string {
  if (kind === 'unreachable' && !isProxy) return `${text} (check service-url)`;
  if (kind !== 'unauthorised') return text;
  const whose = service === null ? 'the key' : `the key of ${capabilities[service].title}`;
  return `${whose} in service-api-key was refused: ${text}`;
}

function renderNoScore(fault: ScoreFault): string {
  if (fault.code === 'partly-completed')
    return 'the job completed only in part (partially_completed), which proves nothing';
  const ofType = fault.jobType === undefined ? '' : ` (a job of type ${fault.jobType})`;
  return `the job completed without a valid score${ofType}: ${renderFault(fault)}`;
}

function renderFault(fault: ScoreFault): string {
  switch (fault.code) {
    case 'field-missing':
      return `${fault.field} is missing`;
    case 'field-null':
      return `${fault.field} is null`;
    case 'field-not-a-count':
      return `${fault.field} is not a count`;
    case 'field-not-as-documented':
      return `${fault.field} is not as documented`;
    case 'field-not-a-number':
      return `${fault.field} is not a number (${fault.type})`;
    case 'field-out-of-range': {
      const scale = fault.scale === undefined ? '' : ` (score-scale is ${fault.scale})`;
      return `${fault.field} is ${fault.value}, outside ${fault.lowest} to ${fault.highest}${scale}`;
    }
    case 'nothing-scored':
      return 'no unit was scored (total_scored is 0)';
    case 'no-outcomes':
      return 'it has no benchmark outcomes';
    case 'run-without-outcome':
      return `its run ${fault.runId} has no outcome`;
    case 'agent-without-outcome':
      return `agent ${fault.agent} has no outcome`;
    case 'agent-not-asked':
      return `it ran agent ${fault.agent}, which was not asked for`;
    case 'wrong-model':
      return `agent ${fault.agent} was to run the model ${fault.model} and ran ${fault.ran.join(', ')}`;
    case 'model-unknown':
      return `nothing tells which run of agent ${fault.agent} had the model ${fault.model}`;
    case 'scenarios-unknown':
      return `agent ${fault.agent}: neither the plan nor the job tells which scenarios it should have run`;
    case 'scenarios-not-asked':
      return `agent ${fault.agent} ran scenarios that were not asked for: ${fault.scenarios.join(', ')}`;
    case 'no-scenario-outcomes':
      return `agent ${fault.agent}: no scenario has an outcome`;
    case 'average-contradicts':
      return `agent ${fault.agent}: its average_score contradicts the scores of its completed scenarios`;
    case 'agent-not-run':
      return `it ran no agent ${fault.agent}, only ${fault.ran.join(', ')}`;
    case 'scenario-score-invalid':
      return `agent ${fault.agent}: the score of scenario ${fault.scenario} is not a number from 0 to 1`;
    case 'no-scenario-completed':
      return `agent ${fault.agent}: none of its ${fault.expected} scenarios completed`;
    case 'partly-completed':
      return 'it completed only in part';
    case 'iterations-unreadable':
      return 'its iterations are missing or not as documented';
    case 'no-iteration-kept':
      return 'no iteration was kept';
    case 'iteration-order-unknown':
      return 'neither order nor created_at tells which of its kept iterations is the last';
    case 'iteration-fate-unknown':
      return `nothing tells whether iteration ${fault.iteration}, which may be the last, was kept`;
    case 'best-discarded':
      return `best_score ${fault.best} is that of a discarded iteration (${fault.iteration})`;
    case 'best-not-kept':
      return `best_score ${fault.best} is neither that of a kept iteration nor the baseline_score`;
    case 'improvement-contradicts':
      return `improvement is ${fault.improvementPct}%, and best_score less baseline_score is ${fault.differencePct}%`;
  }
}

function toTime(ms: number): string {
  return new Date(ms).toISOString();
}

function toMinutes(ms: number): number {
  return ms / 60_000;
}
