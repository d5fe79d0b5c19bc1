/** Every sentence that says why a benchmark did not pass, or what of its score is uncertain. */
import { capabilities } from '../plan/capabilities.ts';
import type { ServiceFailure } from '../services/service.ts';
import type { NotCompared } from '../verdict/baseline.ts';
import type { Reason, Unfinished } from '../verdict/reason.ts';
import type { VerdictWarning } from '../verdict/warning.ts';
import { renderCannotShow, renderNotExcluded, renderRegression } from './comparisons.ts';
import { renderAge, renderMoment } from './duration.ts';
import { joinWords, renderCount, renderDistance, renderInterval, renderPct } from './figures.ts';
import { renderScoreFault } from './score-faults.ts';

/** A reason as a part of a sentence, after the benchmark's name. */
export function renderReason(reason: Reason): string {
  switch (reason.code) {
    case 'below-threshold': {
      const { scorePct, thresholdPct, regression } = reason;
      const worse = regression === undefined ? '' : `; ${renderRegression(regression)}`;
      return `scored ${renderPct(scorePct)}, ${renderDistance(scorePct, thresholdPct)} of ${renderPct(thresholdPct)}${worse}`;
    }
    case 'regression':
      return renderRegression(reason.regression);
    case 'regression-not-excluded':
      return `${renderNotExcluded(reason.regression)}; \`judge-by\` is \`interval\``;
    case 'cannot-show-regression':
      return `${renderCannotShow(reason.regression)}, and there is no threshold`;
    case 'not-compared':
      return renderNotCompared(reason.why);
    case 'threshold-in-interval': {
      return `the threshold ${renderPct(reason.thresholdPct)} lies inside the interval ${renderInterval(reason.intervalPct)}`;
    }
    case 'by-chance-too-often':
      return renderChance(reason);
    case 'undecided':
      return `undecided after ${renderCount(reason.scored, 'unit')}: ${renderUndecided(reason.why)}`;
    case 'no-interval':
      return 'its score has no confidence interval, and `judge-by` is `interval`';
    case 'score-out-of-range':
      return `job ${reason.jobId} reports a score of ${reason.pct}, outside ${reason.lowestPct} to 100`;
    case 'nothing-scored':
      return `no unit of job ${reason.jobId} was scored`;
    case 'counts-unknown':
      return `job ${reason.jobId} does not report how many units passed, so it cannot be pooled with the other jobs`;
    case 'too-many-scored':
      return `the service reports ${reason.scored} scored units; at most ${reason.max} are accepted`;
    case 'too-few-scored':
      return `only ${reason.scored} of the ${reason.size} units of job ${reason.jobId} were scored, less than half`;
    case 'readings-disagree':
      return `its scenarios were repeated or retried, and the service does not say which: the score is ${renderReadings(reason.readingsPct)}${reason.thresholdPct === null ? ', which makes a difference beside its baseline' : `, and the threshold ${renderPct(reason.thresholdPct)}`}`;
    case 'counts-contradict-score':
      return `job ${reason.jobId} reports a score of ${renderPct(reason.pct)}, but ${renderCounts(reason)}`;
    case 'job-failed':
      return `the job failed: ${reason.text ?? noReason}`;
    case 'job-cancelled':
      return `the job was cancelled at the service: ${reason.text ?? noReason}`;
    case 'job-timed-out':
      return `the job timed out at the service: ${reason.text ?? noReason}`;
    case 'job-stopped':
      return `the gate cancelled the job: ${renderUnfinished(reason.why)}`;
    case 'job-unreadable':
      return `the job could not be read: ${renderFailure(reason.failure)}`;
    case 'no-valid-score':
      return renderScoreFault(reason.fault);
    case 'not-finished': {
      const { why, failure } = reason;
      const last = failure === undefined ? '' : `; the last look failed: ${renderFailure(failure)}`;
      return `${renderUnfinished(why)}${last}`;
    }
    case 'state-unrecognised':
      return `the job is in a state that this version does not know, "${reason.raw}": ${renderUnfinished(reason.why)}`;
    case 'jobs-missing':
      return `only ${reason.found} of its ${reason.expected} jobs ${reason.found === 1 ? 'is' : 'are'} known: ${renderUnfinished(reason.why)}`;
    case 'wrong-job-count':
      return `the service shows ${reason.found} of its jobs instead of ${reason.expected}`;
    case 'wrong-benchmark':
      return `job ${reason.jobId} reports benchmark ${reason.benchmarkId}, which was not asked for`;
    case 'benchmark-unknown':
      return `job ${reason.jobId} does not say which benchmark it ran`;
    case 'maybe-its-own-unreadable':
      return `job ${reason.jobId}, which may be its own, could not be read: ${renderFailure(reason.failure)}`;
    case 'older-than-submit':
      return `job ${reason.jobId} was created ${renderMoment(reason.createdAtMs)}, before the submit; ${otherPaid}`;
    case 'another-origin':
      return `job ${reason.jobId} ran against ${reason.url} instead of ${reason.endpointUrl}; ${otherPaid}`;
    case 'too-old':
      return `the job is ${renderTooOld(reason)} old; max-age-minutes allows ${renderAge(reason.maxAgeMs)}`;
    case 'age-unknown':
      return `the service does not say how old the job is; max-age-minutes allows ${renderAge(reason.maxAgeMs)}`;
    case 'wrong-endpoint':
      return `the job ran against ${reason.url}, but endpoint-url is ${reason.endpointUrl}`;
    case 'wrong-agent':
      return `the job ran ${joinWords(reason.ran)}, but the input agent is ${reason.agent}`;
    case 'wrong-model':
      return `the job ran ${joinWords(reason.ran)}, but the input model is ${reason.model}`;
  }
}

/** Why a benchmark was compared with nothing, as a part of a sentence, after its name. */
function renderNotCompared(why: NotCompared): string {
  return `not compared, since ${whyNotCompared(why)}`;
}

function whyNotCompared(why: NotCompared): string {
  switch (why.code) {
    case 'no-file':
      return 'there are no earlier results yet (baseline-results)';
    case 'not-listed':
      return 'it is not in the earlier results (baseline-results)';
    case 'listed-twice':
      return 'the earlier results list it more than once; give it a unique name (baseline-results)';
    case 'without-score':
      return 'it has no score in the earlier results (baseline-results)';
    case 'baseline-too-old':
      return `its baseline is ${renderTooOld(why)} old; baseline-max-age-minutes allows ${renderAge(why.maxAgeMs)}`;
    case 'baseline-not-named':
      return 'it has neither a baseline nor a threshold';
    case 'benchmark-unknown':
      return 'its job does not say which benchmark it ran';
    case 'baseline-benchmark-unknown':
      return 'the job of its baseline does not say which benchmark it ran';
    case 'baseline-age-unknown':
      return 'the service does not say how old its baseline is';
    case 'baseline-without-weights':
      return 'the earlier results do not say how many attempts of each scenario were scored; name the job as the baseline instead';
    case 'baseline-without-counts':
      return 'its baseline, or the score itself, does not say how many units passed out of how many';
    case 'baseline-unfinished':
      return 'the job of its baseline has not finished';
    case 'baseline-itself':
      return 'its baseline is a job that is judged in this run';
    case 'baseline-unread':
      return `its baseline could not be read: ${renderFailure(why.failure)}`;
    case 'baseline-unlisted':
      return `the earlier jobs could not be read: ${why.text}`;
    case 'baseline-not-found':
      return `there is no completed job of its benchmark with the name ${why.name} (baseline-job-name)`;
    case 'baseline-too-few':
      return `the account has only ${why.units} of the ${renderCount(why.needed, 'unit')} needed from baseline-endpoint-url${why.mayBeCut ? '; the service lists no older jobs' : ''}`;
    case 'baseline-without-score':
      return `its baseline has no valid score: ${renderReason(why.reason)}`;
    case 'baseline-of-another':
      return `the job of its baseline ran benchmark ${why.benchmarkId}`;
    case 'baseline-pending':
      return renderPending(why.why);
  }
}

/** Why it did not become known what a benchmark is compared with. */
function renderPending(why: Unfinished): string {
  switch (why.code) {
    case 'maybe-submitted':
      return 'its baseline may have been submitted, but its jobs are not known';
    case 'unreadable':
      return 'its baseline could not be read to the end';
    case 'job-not-found':
      return 'no job of its baseline was found';
    case 'without-result':
      return 'its baseline was not known when the run ended';
    case 'timed-out':
    case 'cancelled':
    case 'internal-error':
    case 'invalid-input':
    case 'fail-fast':
    case 'not-submitted':
    case 'rest-not-submitted':
    case 'not-all-submitted':
      return `its baseline was ${renderUnfinished(why)}`;
  }
}

/** Two ages that read alike are not alike here. */
function renderTooOld({ ageMs, maxAgeMs }: { readonly ageMs: number; readonly maxAgeMs: number }): string {
  const [age, maxAge] = [renderAge(ageMs), renderAge(maxAgeMs)];
  return age === maxAge ? `just over ${age}` : age;
}

type ByChance = Extract<Reason, { readonly code: 'by-chance-too-often' }>;

function renderChance({ thresholdPct, intervalPct, passed, scored, passAt, failAt }: ByChance): string {
  const isAbove = intervalPct[0] >= thresholdPct;
  const limit = isAbove ? passAt : failAt;
  const verb = isAbove ? 'pass' : 'fail';
  const wouldDo = limit === null ? `this few units cannot ${verb}` : `${limit} would ${verb}`;
  return `the interval ${renderInterval(intervalPct)} lies ${isAbove ? 'above' : 'below'} the threshold ${renderPct(thresholdPct)}, but at a true rate of ${renderPct(thresholdPct)} chance alone gives ${passed} of ${scored} too often: ${wouldDo}`;
}

const noReason = 'the service gives no reason';
const otherPaid = 'another job may have been paid in its place';

/** A reason beside a job's own state, which need not be said again. */
export function renderJobReason(reason: Reason): string {
  const { code } = reason;
  if (code === 'job-failed' || code === 'job-cancelled' || code === 'job-timed-out') return reason.text ?? noReason;
  if (code === 'job-stopped') return `by the gate, ${renderUnfinished(reason.why)}`;
  return code === 'job-unreadable' ? renderFailure(reason.failure) : renderReason(reason);
}

/** What was uncertain about a benchmark's score, as a part of a sentence, after the benchmark's name. */
export function renderWarning(warning: VerdictWarning): string {
  switch (warning.code) {
    case 'partly-scored':
      return `only ${warning.scored} of its ${warning.size} units were scored`;
    case 'smaller-than-asked':
      return `its jobs hold ${warning.units} of the ${warning.asked} units that were asked for`;
    case 'scored-unknown':
      return 'the service does not say how many units were scored';
    case 'scenarios-unknown':
      return 'neither the plan nor its job says which scenarios it has, so missing ones go unnoticed';
    case 'failed-jobs-replaced':
      return `${renderCount(warning.jobs, 'job')} failed and ${warning.jobs === 1 ? 'is' : 'are'} left out: later rounds stand in`;
    case 'left-out':
      return `its mean leaves out ${warning.scenarios} of ${warning.of} scenarios, which have no score (\`metric\` is \`completed-scenarios\`)`;
    case 'not-compared':
      return renderNotCompared(warning.why);
    case 'regression':
      return `${renderRegression(warning.regression)} (\`on-regression\` is \`warn\`)`;
    case 'cannot-show-regression':
      return renderCannotShow(warning.regression);
    case 'two-readings':
      return `its scenarios were repeated or retried, and the service does not say which: the score is ${renderReadings(warning.readingsPct)}`;
  }
}

/** Why there was no further round, as a part of a sentence. */
function renderUndecided(why: Unfinished): string {
  return isUnsent(why) ? 'the next round was not submitted' : renderUnfinished(why);
}

function isUnsent({ code }: Unfinished): boolean {
  return code === 'not-submitted' || code === 'rest-not-submitted' || code === 'not-all-submitted';
}

/** Why nothing is waited for any more, as a part of a sentence. */
export function renderUnfinished(why: Unfinished): string {
  switch (why.code) {
    case 'timed-out':
      return `not finished within ${renderMinutes(why.timeoutMs)} (timeout-minutes)`;
    case 'cancelled':
      return 'not finished when the run was cancelled';
    case 'internal-error':
      return 'not finished when the gate failed';
    case 'invalid-input':
      return 'not run, since an input is invalid';
    case 'fail-fast':
      return 'not waited for, since another benchmark had failed (fail-fast)';
    case 'not-submitted':
      return 'not submitted';
    case 'rest-not-submitted':
      return 'not waited for, since the rest was not submitted';
    case 'not-all-submitted':
      return 'not waited for, since not every batch could be submitted';
    case 'maybe-submitted':
      return 'maybe submitted, but its jobs are not known';
    case 'unreadable':
      return 'could not be read to the end';
    case 'job-not-found':
      return 'no job was found';
    case 'without-result':
      return 'the job ended without a result';
  }
}

/** Renders a limit as it was given: `60 minutes`, `1 minute`, `0.5 minutes`. */
export function renderMinutes(ms: number): string {
  const minutes = ms / 60_000;
  return `${minutes} minute${minutes === 1 ? '' : 's'}`;
}

/** The counts that contradict a score, or each other. */
function renderCounts({ passed, failed, scored }: Extract<Reason, { code: 'counts-contradict-score' }>): string {
  if (failed === undefined && passed !== null && scored !== null) return `${passed} of ${scored} passed`;
  const counts = [
    ...(passed === null ? [] : [`${passed} passed`]),
    ...(failed === undefined ? [] : [`${failed} failed`]),
    ...(scored === null ? [] : [`${scored} were scored`]),
  ];
  return joinWords(counts);
}

function renderReadings([lower, higher]: readonly [number, number]): string {
  return `${renderPct(lower)} or ${renderPct(higher)}`;
}

/** A failed call by its own words, with the input to look at. */
function renderFailure({ kind, text, service, isProxy }: ServiceFailure): string {
  if (kind === 'unreachable' && !isProxy) return `${text} (check service-url)`;
  if (kind !== 'unauthorised') return text;
  return `${service === null ? 'the service' : capabilities[service].title} refused the key in service-api-key (${text})`;
}
