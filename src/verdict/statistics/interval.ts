/** Limits in percent, the lower one first. */
export type IntervalPct = readonly [low: number, high: number];

/**
 * An interval as it is shown and judged: rounded outwards to two decimals, so that it never says more than is known.
 *
 * Scores and thresholds have two decimals too. So the rounding moves no lower limit across a threshold, a score rounded from
 * a value inside the interval lies inside it, and what reaches a threshold on paper reaches it in the verdict.
 */
export function roundOutwards([low, high]: IntervalPct): IntervalPct {
  return [Math.floor(low * 100) / 100, Math.ceil(high * 100) / 100];
}

/** Where an interval lies in relation to a threshold: reaching from it upwards, ending below it, or on both sides. */
export type Position = 'at-or-above' | 'below' | 'both';

/** Judges a rounded interval by a threshold of two decimals: the one rule of `judge-by: interval`. */
export function positionOf([lowPct, highPct]: IntervalPct, thresholdPct: number): Position {
  if (lowPct >= thresholdPct) return 'at-or-above';
  return highPct < thresholdPct ? 'below' : 'both';
}
