import * as v from 'valibot';
import type { Redact } from '../../redact.ts';
import { Id, isGiven, isNumber, toCount, toDate, toText } from '../http/answer.ts';
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
  score_pct: anything,
  total_scored: anything,
  current: anything,
  total: anything,
  message: anything,
});
export type JobAnswer = v.InferOutput<typeof JobAnswer>;

/** A job as Harmstack tells of it. Its texts come without secrets. */
export function toJob(answer: JobAnswer, redact: Redact): Job {
  const createdAt = toDate(answer.created_at);
  const durationMs = (toDate(answer.completed_at)?.getTime() ?? Number.NaN) - (createdAt?.getTime() ?? Number.NaN);
  const facts: JobFacts = {
    id: answer.job_id,
    benchmarkId: isNumber(answer.benchmark_id) ? String(answer.benchmark_id) : null,
    benchmarkName: toText(answer.benchmark_name, redact),
    endpointUrl: typeof answer.endpoint_url === 'string' ? answer.endpoint_url : null,
    createdAt,
    durationMs: durationMs >= 0 ? durationMs : null,
    credits: isNumber(answer.price) && answer.price >= 0 ? answer.price : null,
    units: toCount(answer.needle_annnoted_count),
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
      return { state: 'failed', reason: toText(answer.message, redact) ?? 'the service gives no reason' };
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
function toScore({ score_pct: pct, passed_count, total_scored }: JobAnswer): JobState {
  if (pct === undefined || pct === null) return without('score_pct is missing');
  if (!isNumber(pct)) return without(`score_pct is not a number (${typeof pct})`);
  if (pct < 0 || pct > 100) return without(`score_pct is ${pct}, outside 0 to 100`);
  const [passed, scored] = [toCount(passed_count), toCount(total_scored)];
  if (isGiven(total_scored) && scored === null) return without('total_scored is not a count');
  if (isGiven(passed_count) && passed === null) return without('passed_count is not a count');
  if (scored === 0) return without('no unit was scored (total_scored is 0)');
  return { state: 'scored', score: { pct, passed, scored } };
}

function without(why: string): JobState {
  return { state: 'failed', reason: `the job completed without a valid score: ${why}` };
}
