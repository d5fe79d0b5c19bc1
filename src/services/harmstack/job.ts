import * as v from 'valibot';
import type { Redact } from '../../redact.ts';
import { Id } from '../http/answer.ts';
import { isGiven, isNumber, toCount, toDate, toDecimal, toDuration, toId, toText } from '../http/fields.ts';
import type { ScoreFault } from '../score-fault.ts';
import type { Job, JobFacts, JobState, Progress } from '../service.ts';

const anything = v.optional(v.unknown());

/** Every field but the id and the status may be absent, null or of another type: what is not as documented is not known. */
export const JobAnswer = v.object({
  job_id: Id,
  status: v.string(),
  benchmark_id: anything,
  benchmark_name: anything,
  endpoint_url: anything,
  needle_annnoted_count: anything,
  created_at: anything,
  completed_at: anything,
  price: anything,
  passed_count: anything,
  failed_count: anything,
  score_pct: anything,
  total_scored: anything,
  current: anything,
  total: anything,
  message: anything,
});
export type JobAnswer = v.InferOutput<typeof JobAnswer>;

/** How a job is read. */
interface Reading extends Pick<JobFacts, 'clockAheadMs'> {
  readonly redact: Redact;
}

/** A job as Harmstack tells of it. Its texts come without secrets. */
export function toJob(answer: JobAnswer, { redact, clockAheadMs }: Reading): Job {
  const createdAt = toDate(answer.created_at);
  const price = toDecimal(answer.price);
  // As text it is as good: without it nobody would see that only a part was scored.
  const needles = toCount(toDecimal(answer.needle_annnoted_count));
  const durationMs = (toDate(answer.completed_at)?.getTime() ?? Number.NaN) - (createdAt?.getTime() ?? Number.NaN);
  const facts: JobFacts = {
    id: answer.job_id,
    benchmarkId: toId(answer.benchmark_id, redact),
    benchmarkName: toText(answer.benchmark_name, redact),
    endpointUrl: typeof answer.endpoint_url === 'string' ? answer.endpoint_url : null,
    createdAt,
    clockAheadMs,
    durationMs: toDuration(durationMs),
    credits: price !== null && price >= 0 ? price : null,
    // Whether a unit is one needle is not documented.
    units: needles,
    size: needles === 0 ? null : needles,
    label: null,
    agents: [],
    details: [],
  };
  return { ...facts, ...toState(answer, redact) };
}

function toState(answer: JobAnswer, redact: Redact): JobState {
  switch (answer.status) {
    case 'pending':
      return { state: 'waiting', progress: null };
    case 'running':
      return { state: 'running', progress: toProgress(answer, redact) };
    case 'completed':
      return toScore(answer);
    case 'failed':
      return { state: 'failed', reason: toText(answer.message, redact) };
    default:
      return { state: 'unrecognised', raw: redact(answer.status) };
  }
}

function toProgress({ current, total, message }: JobAnswer, redact: Redact): Progress | null {
  const [done, all] = [toCount(current), toCount(total)];
  return done === null || all === null
    ? null
    : { done: Math.min(done, all), total: all, what: 'prompts', message: toText(message, redact) };
}

/** A completed job without a valid score has none: never 0, never a pass. */
function toScore({ score_pct: pct, passed_count, failed_count, total_scored }: JobAnswer): JobState {
  if (!isGiven(pct)) return without({ code: 'field-missing', field: 'score_pct' });
  if (!isNumber(pct)) return without({ code: 'field-not-a-number', field: 'score_pct', type: typeof pct });
  if (pct < 0 || pct > 100)
    return without({ code: 'field-out-of-range', field: 'score_pct', value: pct, lowest: 0, highest: 100 });
  const [passed, failed, scored] = [toCount(passed_count), toCount(failed_count), toCount(total_scored)];
  if (isGiven(total_scored) && scored === null) return without({ code: 'field-not-a-count', field: 'total_scored' });
  if (isGiven(passed_count) && passed === null) return without({ code: 'field-not-a-count', field: 'passed_count' });
  if (isGiven(failed_count) && failed === null) return without({ code: 'field-not-a-count', field: 'failed_count' });
  if (scored === 0) return without({ code: 'nothing-scored' });
  return { state: 'scored', score: { pct, passed, failed, scored } };
}

function without(fault: ScoreFault): JobState {
  return { state: 'failed', reason: null, fault };
}
