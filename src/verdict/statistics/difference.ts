import { roundPct } from '../score.ts';
import { type IntervalPct, positionOf, roundOutwards } from './interval.ts';
import { meanInterval, meanPctOf, type ScenarioScores } from './mean-interval.ts';
import { type Counts, wilsonLimits } from './wilson.ts';

/** One side of a comparison: a score with its limits, each of which is wrong in at most about 5% of all cases. All in percent. */
export interface Estimate {
  /** Not rounded. */
  readonly scorePct: number;
  readonly limitsPct: IntervalPct;
  /** By how much the interval of the difference is widened at least, since counts come in steps; 0 where they do not. */
  readonly marginPct: number;
}

/** 5% on either side. */
const baselineZ = 1.645;
const baselineConfidencePct = 90;

/** How much of a unit of the smaller side the margin is: 0.6 of the continuity correction of Hauck and Anderson (1986). */
const marginUnits = 0.3;

/**
 * A score from counts, with Wilson's limits at z = 1.645.
 *
 * Without the margin, Newcombe's interval takes up to 7.6% of unchanged scores for regressions with 12 units on either side, and 11% with
 * 12 units against 200; with it, below 6% with 10 to 200 units, equal or not (`npm run bench`).
 */
export function estimateOfCounts(counts: Counts): Estimate {
  return {
    scorePct: (100 * counts.passed) / counts.scored,
    limitsPct: wilsonLimits(counts, baselineZ),
    marginPct: (100 * marginUnits) / counts.scored,
  };
}

/** A score without counts: the mean of all attempts of scenarios. */
export function estimateOfScores(scenarios: ScenarioScores, attempts?: number): Estimate {
  return {
    scorePct: meanPctOf(scenarios),
    limitsPct: meanInterval(scenarios, baselineConfidencePct, attempts),
    marginPct: 0,
  };
}

/** Whether a score has got worse: shown, excluded, or neither. */
export type Comparison = 'regression' | 'no-worse' | 'inconclusive';

interface ComparisonOptions {
  /** What this change scores. */
  readonly candidate: Estimate;
  readonly baseline: Estimate;
  /** By how many points the score may fall, 0..100, at most two decimals. */
  readonly allowedDropPct: number;
}

/** The change from the baseline in points. */
export interface Change {
  /** The difference of the scores as they are shown. Always inside the interval. */
  readonly changePct: number;
  /** Rounded outwards to two decimals, within −100..100. */
  readonly changeIntervalPct: IntervalPct;
  readonly comparison: Comparison;
}

/**
 * Compares with a baseline by Newcombe's interval for a difference: a regression is shown when all of it lies below the drop that is
 * allowed, and excluded when none does. Either is wrong in about 5% of all cases.
 *
 * Source: Newcombe, "Interval Estimation for the Difference between Independent Proportions", Statistics in Medicine 17 (1998), method 10;
 * with limits of any other kind, Zou and Donner, "Construction of Confidence Limits about Effect Measures", same journal 27 (2008).
 */
export function compareWithBaseline({ candidate, baseline, allowedDropPct }: ComparisonOptions): Change {
  const [low, high] = candidate.limitsPct;
  const [baseLow, baseHigh] = baseline.limitsPct;
  const difference = candidate.scorePct - baseline.scorePct;
  const margin = Math.max(candidate.marginPct, baseline.marginPct);
  const below = Math.hypot(candidate.scorePct - low, baseHigh - baseline.scorePct) + margin;
  const above = Math.hypot(high - candidate.scorePct, baseline.scorePct - baseLow) + margin;
  const changeIntervalPct = roundOutwards([Math.max(-100, difference - below), Math.min(100, difference + above)]);
  const changePct = roundPct(roundPct(candidate.scorePct) - roundPct(baseline.scorePct));
  return { changePct, changeIntervalPct, comparison: comparisonOf(changeIntervalPct, allowedDropPct) };
}

function comparisonOf(changeIntervalPct: IntervalPct, allowedDropPct: number): Comparison {
  switch (positionOf(changeIntervalPct, -allowedDropPct)) {
    case 'below':
      return 'regression';
    case 'at-or-above':
      return 'no-worse';
    case 'both':
      return 'inconclusive';
  }
}
