import type { Reason } from './reason.ts';
import { roundPct, scorePctOf } from './score.ts';
import type { ScoredJob } from './warning.ts';

interface Pooled {
  readonly scorePct: number;
  readonly passed: number | null;
  readonly scored: number | null;
  /** A higher score that the same outcomes may mean; null where they mean only one. */
  readonly higherPct: number | null;
}

/** What is shown is what is judged: one job's own score, the lower of its readings; or 100 × passed ÷ scored over several. */
export function poolScores(first: ScoredJob, others: readonly ScoredJob[]): Pooled | { readonly reason: Reason } {
  if (others.length === 0) {
    const { score } = first;
    const { otherReading = null } = score;
    const [lower, higher] =
      otherReading !== null && otherReading.pct < score.pct ? [otherReading, score] : [score, otherReading];
    const { pct, passed, scored } = lower;
    return { scorePct: roundPct(pct), passed, scored, higherPct: higher && roundPct(higher.pct) };
  }
  let [passed, scored] = [0, 0];
  for (const { id: jobId, score } of [first, ...others]) {
    if (score.passed === null || score.scored === null || score.otherReading !== undefined)
      return { reason: { code: 'counts-unknown', jobId } };
    passed += score.passed;
    scored += score.scored;
  }
  return { scorePct: scorePctOf(passed, scored), passed, scored, higherPct: null };
}
