import type { Score } from '../services/service.ts';
import type { Reason } from './reason.ts';
import { faultOfCount, roundPct, scorePctOf } from './score.ts';
import type { ScenarioScores } from './statistics/mean-interval.ts';
import type { ScoredJob } from './warning.ts';

/** The score of a benchmark over all of its jobs, in percent with two decimals. */
export interface Pooled {
  readonly scorePct: number;
  readonly passed: number | null;
  readonly scored: number | null;
  /** For each scenario the scores of its attempts in percent, where an interval rests on these; null where it rests on the counts. */
  readonly scenariosPct: ScenarioScores | null;
  /** How often each scenario was run, without a score or with one; absent where that is as often as it has scores. */
  readonly attempts?: number;
}

/** The lower reading of the same outcomes, where there are two. */
export interface Readings extends Pooled {
  /** A higher score that the same outcomes may mean; null where they mean only one. */
  readonly higher: Pooled | null;
}

/** What is shown is what is judged: one job's own score, the lower of its readings; or 100 × passed ÷ scored over several. */
export function poolScores(first: ScoredJob, others: readonly ScoredJob[]): Readings | { readonly reason: Reason } {
  if (others.length === 0) {
    const { score } = first;
    const { otherReading = null } = score;
    const [lower, higher] =
      otherReading !== null && otherReading.pct < score.pct ? [otherReading, score] : [score, otherReading];
    return { ...toPooled(lower), higher: higher && toPooled(higher) };
  }
  let [passed, scored] = [0, 0];
  for (const { id: jobId, score } of [first, ...others]) {
    if (score.passed === null || score.scored === null || score.otherReading !== undefined)
      return { reason: { code: 'counts-unknown', jobId } };
    passed += score.passed;
    scored += score.scored;
  }
  const tooMany = faultOfCount(scored);
  if (tooMany !== null) return { reason: tooMany };
  return { scorePct: scorePctOf(passed, scored), passed, scored, scenariosPct: null, higher: null };
}

function toPooled({ pct, passed, scored, scenariosPct, attempts }: Omit<Score, 'otherReading'>): Pooled {
  const pooled = { scorePct: roundPct(pct), passed, scored, scenariosPct: scenariosPct ?? null };
  return { ...pooled, ...(attempts !== undefined && { attempts }) };
}
