import * as v from 'valibot';
import type { Attempt } from '../world/attempt.ts';

const finalStates: ReadonlySet<unknown> = new Set(['scored', 'failed', 'cancelled', 'timed-out']);
const JobSchema = v.object({ state: v.unknown(), score_pct: v.nullable(v.number()) });
const ResultsSchema = v.object({ benchmarks: v.array(v.object({ verdict: v.string(), jobs: v.array(JobSchema) })) });

/** The verdict that an attempt published; `none` when it published none. */
export function verdictOf({ recorder }: Attempt): string {
  return recorder.output('verdict') ?? 'none';
}

export function isGreen(attempt: Attempt): boolean {
  return attempt.passes === true || verdictOf(attempt) === 'passed';
}

/** The jobs that an attempt says it judged. */
export function judgedIdsOf({ recorder }: Attempt): ReadonlySet<string> {
  return new Set((recorder.output('job-ids') ?? '').split(',').filter((id) => id !== ''));
}

/** When an attempt published its verdict, in milliseconds since the epoch; null when never. */
export function verdictAtMs({ recorder }: Attempt): number | null {
  return recorder.firstAtMs('output', 'verdict');
}

/**
 * Whether an attempt says that it came to its verdict: it was not lost before, nor does it tell that it was cancelled, and every job is
 * final, or enough of them under `fail-fast`. What it says is believed of no payment alone: see `isClosed`.
 */
export function hasVerdict(attempt: Attempt): boolean {
  const { cutAtMs, recorder, script } = attempt;
  const isCutOff = script.cut?.kind === 'lost' || recorder.output('cause') === 'cancelled';
  const results = recorder.output('results');
  if (recorder.output('verdict') === 'planned') return true;
  const atMs = verdictAtMs(attempt);
  if (results === null || atMs === null || (cutAtMs !== null && cutAtMs <= atMs && isCutOff)) return false;
  const { benchmarks } = v.parse(ResultsSchema, JSON.parse(results));
  const isJudged = benchmarks.every(({ jobs }) => jobs.length > 0 && jobs.every(({ state }) => finalStates.has(state)));
  const isBad = benchmarks.some(
    ({ verdict, jobs }) =>
      verdict === 'failed' ||
      (verdict === 'error' && jobs.length > 0 && jobs.every(({ state }) => finalStates.has(state))) ||
      jobs.some(({ state, score_pct }) => finalStates.has(state) && score_pct === null),
  );
  // Whoever asks for `fail-fast` gets a verdict without the other jobs.
  return isJudged || (script.asked.plan.failFast && isBad);
}
