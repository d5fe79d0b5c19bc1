import * as v from 'valibot';
import type { Redact } from '../../redact.ts';
import { Id } from '../http/answer.ts';
import { isGiven, isNumber, toCount, toDate, toText } from '../http/fields.ts';
import { redactTexts } from '../redact-texts.ts';
import type { Detail, Job, JobFacts, JobState, Progress } from '../service.ts';
import { type Iteration, toIterations } from './iteration.ts';
import { type Metric, type Scale, toPct, toScore } from './score.ts';

/** What a job is read by. */
export interface Judging extends Pick<JobFacts, 'clockAheadMs'> {
  readonly metric: Metric;
  readonly scale: Scale;
  readonly redact: Redact;
}

const anything = v.optional(v.unknown());

/**
 * Every field but the id may be absent, null or of another type: what is not as documented is not known. Fields of
 * unknown shape (`result`, `backtest_results`, `dimension_scores`) and the agents' code are not kept.
 */
export const JobAnswer = v.object({
  id: Id,
  status: anything,
  created_at: anything,
  job_type: anything,
  prompt_slug: anything,
  num_iterations: anything,
  best_score: anything,
  baseline_score: anything,
  improvement: anything,
  iterations: anything,
});
type JobAnswer = v.InferOutput<typeof JobAnswer>;

interface OrderedJob extends Omit<JobAnswer, 'iterations'> {
  /** Null when they cannot be read. */
  readonly iterations: readonly Iteration[] | null;
}

/** A job as Overmind tells of it, with the one score that is judged. Its texts come without secrets. */
export function toJob(answer: JobAnswer, judging: Judging): Job {
  const iterations = toIterations(answer.iterations);
  const facts: JobFacts = {
    id: answer.id,
    benchmarkId: null,
    benchmarkName: toText(answer.prompt_slug, judging.redact),
    endpointUrl: null,
    createdAt: toDate(answer.created_at),
    clockAheadMs: judging.clockAheadMs,
    durationMs: null,
    credits: null,
    units: null,
    size: null,
    label: null,
    agents: [],
    details: toDetails(iterations ?? [], judging),
  };
  return { ...facts, ...toState({ ...answer, iterations }, judging) };
}

const maxIterations = 20;

/** The newest iterations in their order; what came before them is counted. */
function toDetails(iterations: readonly Iteration[], judging: Judging): readonly Detail[] {
  const details = iterations.slice(-maxIterations).map((iteration) => toDetail(iteration, judging));
  const earlier = iterations.length - details.length;
  if (earlier === 0) return details;
  const name = `${earlier} earlier ${earlier === 1 ? 'iteration' : 'iterations'}`;
  return [{ name, scorePct: null, note: null }, ...details];
}

/** Only what is shown is searched for secrets: there may be thousands. */
function toDetail({ name, status, avgScore }: Iteration, { scale, redact }: Judging): Detail {
  const score = toPct(avgScore, { name: 'avg_score', scale });
  const fate = status === 'keep' ? 'kept' : status === 'discard' ? 'discarded' : toText(status, redact);
  const odd = isNumber(avgScore)
    ? `avg_score ${avgScore} is not on the scale of ${scale}`
    : 'avg_score is not a number';
  const notes = [fate, 'fault' in score && isGiven(avgScore) ? odd : null].filter((note) => note !== null);
  return {
    name: redact(name),
    scorePct: 'pct' in score ? score.pct : null,
    note: notes.length === 0 ? null : notes.join('; '),
  };
}

function toState(job: OrderedJob, judging: Judging): JobState {
  switch (job.status) {
    case 'pending':
      return { state: 'waiting', progress: null };
    case 'running':
      // It has a best score already: the best so far.
      return { state: 'running', progress: toProgress(job) };
    case 'completed':
      return toOutcome(job, judging);
    case 'failed':
      return { state: 'failed', reason: null };
    case 'cancelled':
      return { state: 'cancelled', reason: null };
    // An end that older servers know; the vendor's pages no longer list it.
    case 'partially_completed':
      return { state: 'failed', reason: null, fault: { code: 'partly-completed' } };
    default:
      return { state: 'unrecognised', raw: toText(job.status, judging.redact) ?? 'none' };
  }
}

/** The vendor documents any integer for num_iterations, below 0 too. */
function toProgress({ num_iterations, iterations }: OrderedJob): Progress | null {
  const total = toCount(num_iterations);
  if (total === null || total === 0 || iterations === null) return null;
  return { done: Math.min(iterations.length, total), total, what: 'iterations', message: null };
}

/** A completed job without a valid score has none: never 0, never a pass. Some types of job never have one. */
function toOutcome(job: OrderedJob, judging: Judging): JobState {
  const score = toScore(job, judging);
  if ('pct' in score) {
    const { pct } = score;
    const lowest = judging.metric === 'improvement' ? { lowestPct: -100 } : {};
    return { state: 'scored', score: { pct, ...lowest, passed: null, scored: null } };
  }
  const jobType = toText(job.job_type, judging.redact);
  const fault = redactTexts(score.fault, judging.redact);
  return { state: 'failed', reason: null, fault: { ...fault, ...(jobType !== null && { jobType }) } };
}
