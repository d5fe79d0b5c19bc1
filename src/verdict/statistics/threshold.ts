import { roundPct, scorePctOf } from '../score.ts';

/**
 * Whether a score passes: its two decimals are at or above the threshold's. 66.67 reaches 66.67, and so does 2 of 3.
 * The one definition for verdicts, tables and texts. Both in percent; the threshold has at most two decimals.
 */
export function reachesThreshold(scorePct: number, thresholdPct: number): boolean {
  return roundPct(scorePct) >= thresholdPct;
}

/** The smallest number of passed units whose score reaches the threshold, from 0 to `scored`. A threshold above 100 throws. */
export function smallestPassingCount(scored: number, thresholdPct: number): number {
  if (!(thresholdPct <= 100)) throw new RangeError(`no score reaches a threshold of ${thresholdPct}`);
  let passed = Math.max(0, Math.floor((scored * (thresholdPct - 0.01)) / 100));
  while (!reachesThreshold(scorePctOf(passed, scored), thresholdPct)) passed += 1;
  return passed;
}

/** What a threshold means for a number of units. */
export interface Granularity {
  /** How many units must pass. */
  readonly needed: number;
  /** The score that they make, in percent: the threshold that is really applied. */
  readonly neededPct: number;
  /** The best score that fails, in percent; null when none does. */
  readonly bestFailingPct: number | null;
  /** Whether all units must pass although the threshold is below 100. */
  readonly isAllOrNothing: boolean;
  /** Every score that the units can show, in percent, rising. */
  readonly scoresPct: readonly number[];
}

/** What a threshold means when scores come in steps of one unit: "3 units can only score 0, 33.33, 66.67 or 100". */
export function granularityOf(units: number, thresholdPct: number): Granularity {
  const needed = smallestPassingCount(units, thresholdPct);
  return {
    needed,
    neededPct: scorePctOf(needed, units),
    bestFailingPct: needed === 0 ? null : scorePctOf(needed - 1, units),
    isAllOrNothing: needed === units && thresholdPct < 100,
    scoresPct: Array.from({ length: units + 1 }, (_, passed) => scorePctOf(passed, units)),
  };
}
