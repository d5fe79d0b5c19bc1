import { decideRound } from './decide.ts';
import { decisionTable } from './decision-table.ts';
import { compareWithBaseline, type Estimate, estimateOfCounts } from './difference.ts';
import { positionOf } from './interval.ts';
import { meanInterval } from './mean-interval.ts';
import { zOfConfidence } from './normal-quantile.ts';
import { smallestWith } from './search.ts';
import { type Counts, wilsonInterval } from './wilson.ts';

/** More than any plan asks for: what needs more is as good as impossible. */
const maxUnits = 1_000_000;
/** More than these are never advised: nobody asks for as many. */
const maxAdvised = 10_000;

/**
 * How many units a perfect run needs to pass with `judge-by: interval`: with fewer it cannot, and is refused before paying. Its interval
 * must reach the threshold, and the chance of as many passes at a rate equal to the threshold must be small enough. The same in rounds.
 * Null for a threshold that no number of units reaches, 100 among them.
 */
export function unitsToPass({
  thresholdPct,
  confidencePct,
}: {
  readonly thresholdPct: number;
  readonly confidencePct: number;
}): number | null {
  const isProven = (units: number) =>
    positionOf(wilsonInterval({ passed: units, scored: units, confidencePct }), thresholdPct) === 'at-or-above';
  const isUnlikely = (units: number) => (thresholdPct / 100) ** units <= (100 - confidencePct) / 200;
  return smallestWith({ from: 1, to: maxUnits }, (units) => isProven(units) && isUnlikely(units));
}

/**
 * How many scenarios that are run several times, or are scored in part, a perfect run needs to pass with `judge-by: interval`: those with
 * which the interval of their mean reaches the threshold. Null for a threshold that 10,000 do not reach.
 */
export function scenariosToPass({
  thresholdPct,
  confidencePct,
}: {
  readonly thresholdPct: number;
  readonly confidencePct: number;
}): number | null {
  return smallestWith({ from: 1, to: maxAdvised }, (scenarios) => {
    const perfect = Array.from({ length: scenarios }, () => [100]);
    return positionOf(meanInterval(perfect, confidencePct), thresholdPct) === 'at-or-above';
  });
}

interface DecisionOptions extends Counts {
  readonly thresholdPct: number;
  readonly confidencePct: number;
}

/**
 * After about how many units in all they would pass or fail with `judge-by: interval`, if as large a share of them passed as of these, to
 * the nearest unit; with one less they would not. Null for a share that equals the threshold, and above 10,000. It takes at least as many
 * as leave the threshold outside Wilson's interval, which holds just the shares that the score test does not refuse:
 * |p - t| <= z √(t (1 - t) / n), solved for n.
 */
export function unitsToDecide({ passed, scored, thresholdPct, confidencePct }: DecisionOptions): number | null {
  if (thresholdPct >= 100) return null;
  const threshold = thresholdPct / 100;
  const distance = passed / scored - threshold;
  const least = Math.ceil((zOfConfidence(confidencePct) ** 2 * threshold * (1 - threshold)) / distance ** 2);
  const from = Math.max(least, scored + 1);
  if (!(from <= maxAdvised)) return null;
  const isDecided = (units: number) => {
    const table = decisionTable({ looks: [units], thresholdPct, judgeBy: 'interval', confidencePct });
    return decideRound(table, { passed: Math.round((units * passed) / scored), scored: units }) !== 'undecided';
  };
  // Whole units make it hold and not hold in turn near the limit: one such number is as good as the other.
  return smallestWith({ from, to: Math.min(maxAdvised, 4 * from + 50) }, isDecided);
}

interface BaselineOptions {
  readonly baseline: Estimate;
  readonly allowedDropPct: number;
}

/**
 * How many units this change needs so that a score of 0 would show a regression: with fewer the comparison cannot fail. Null when no
 * number is enough, since too little is known of the baseline or its score is too low. For a baseline that is yet to be run, a perfect one.
 */
export function unitsToShowRegression(options: BaselineOptions): number | null {
  return smallestWith({ from: 1, to: maxUnits }, (scored) => showsRegression({ passed: 0, scored }, options));
}

/**
 * What so many units can show: the largest number of passed ones that is a regression, null when not even 0 is. "50 units show a
 * regression from 45 of 50 at 38 or fewer."
 */
export function largestRegression(scored: number, options: BaselineOptions): number | null {
  const isNone = (passed: number) => !showsRegression({ passed, scored }, options);
  const enough = smallestWith({ from: 0, to: scored }, isNone) ?? 0;
  return enough === 0 ? null : enough - 1;
}

/** More passed units are never a regression where fewer are none, nor is any perfect score. */
function showsRegression(counts: Counts, options: BaselineOptions): boolean {
  return compareWithBaseline({ ...options, candidate: estimateOfCounts(counts) }).comparison === 'regression';
}
