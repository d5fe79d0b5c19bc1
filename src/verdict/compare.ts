import type { Comparing } from '../plan/baseline.ts';
import type { Judging } from '../plan/plan.ts';
import type { Baseline, FoundBaseline, NotCompared } from './baseline.ts';
import { countsOf, type Decision } from './decide-score.ts';
import type { Pooled } from './pool-scores.ts';
import type { Regression } from './reason.ts';
import {
  type Change,
  compareWithBaseline,
  type Estimate,
  estimateOfCounts,
  estimateOfScores,
} from './statistics/difference.ts';
import { largestRegression } from './statistics/needed-units.ts';

/** How a score compares with the one before. */
export interface JudgedComparison {
  /** Null where it was not compared. */
  readonly baseline: Baseline | null;
  readonly change: Change | null;
  /** Why it was not compared; null when it was. */
  readonly notCompared: NotCompared | null;
  readonly allowedDropPct: number;
  /** Up to how many passed units of those scored would be a regression; null where not even 0 would be, or there are no counts. */
  readonly largestRegression: number | null;
  /** Whether the lowest of all scores would have shown a regression. */
  readonly canFail: boolean;
}

interface ComparingScore {
  readonly score: Pooled;
  readonly found: Exclude<FoundBaseline, { readonly kind: 'pending' }>;
  readonly comparing: Comparing;
}

/** Holds a score against its baseline. */
export function compareScore({ score, found, comparing: { allowedDropPct } }: ComparingScore): JudgedComparison {
  const none = { baseline: null, change: null, allowedDropPct, largestRegression: null, canFail: false };
  if (found.kind === 'none') return { ...none, notCompared: found.why };
  const { baseline: past } = found;
  const [candidate, baseline] = [estimateOf(score), estimateOf(past)];
  if (candidate === null || baseline === null) return { ...none, notCompared: { code: 'baseline-without-counts' } };
  const counts = countsOf(score);
  const largest = counts === null ? null : largestRegression(counts.scored, { baseline, allowedDropPct });
  const lowest = score.scenariosPct?.map((attempts) => attempts.map(() => 0)) ?? null;
  const canFail =
    lowest === null
      ? largest !== null
      : compareWithBaseline({ candidate: estimateOfScores(lowest, score.attempts), baseline, allowedDropPct })
          .comparison === 'regression';
  return {
    baseline: past,
    change: compareWithBaseline({ candidate, baseline, allowedDropPct }),
    notCompared: null,
    allowedDropPct,
    largestRegression: largest,
    canFail,
  };
}

/** A score with its limits; null where it tells nothing that they can rest on. */
export function estimateOf(score: Pooled): Estimate | null {
  if (score.scenariosPct !== null) return estimateOfScores(score.scenariosPct, score.attempts);
  const counts = countsOf(score);
  return counts === null ? null : estimateOfCounts(counts);
}

interface Combining {
  readonly decision: Decision;
  readonly comparison: JudgedComparison;
  readonly hasThreshold: boolean;
  readonly judging: Judging;
  readonly comparing: Comparing;
}

/**
 * What threshold and baseline come to: both must hold. With `on-regression: warn` a baseline beside a threshold changes no verdict; without
 * one, what was not compared has proven nothing.
 */
export function combine({ decision, comparison, hasThreshold, judging, comparing }: Combining): Decision {
  const { verdict } = decision;
  const { change, notCompared, canFail } = comparison;
  const isStrict = judging.judgeBy === 'interval' && comparing.onRegression === 'fail';
  const inconclusive = (reason: NonNullable<Decision['reason']>): Decision =>
    verdict === 'passed' ? { ...decision, verdict: 'inconclusive', reason } : decision;
  if (verdict === 'error' || verdict === 'undecided') return decision;
  if (notCompared !== null)
    return isStrict || !hasThreshold ? inconclusive({ code: 'not-compared', why: notCompared }) : decision;
  const regression = regressionOf(comparison);
  if (change === null || regression === null) return decision;
  switch (change.comparison) {
    case 'regression':
      if (comparing.onRegression === 'warn') return decision;
      if (decision.reason?.code === 'below-threshold')
        return { ...decision, reason: { ...decision.reason, regression } };
      return { ...decision, verdict: 'failed', reason: { code: 'regression', regression } };
    case 'inconclusive':
      if (isStrict) return inconclusive({ code: 'regression-not-excluded', regression });
      break;
    case 'no-worse':
      break;
  }
  // Who would pass with a score of 0 has proven nothing.
  return hasThreshold || canFail ? decision : inconclusive({ code: 'cannot-show-regression', regression });
}

/** The change as a reason tells it; null where nothing was compared. */
export function regressionOf({ baseline, change, allowedDropPct }: JudgedComparison): Regression | null {
  if (baseline === null || change === null) return null;
  const { scorePct, passed, scored } = baseline;
  const { changePct, changeIntervalPct } = change;
  return { changePct, changeIntervalPct, allowedDropPct, baseline: { scorePct, passed, scored } };
}
