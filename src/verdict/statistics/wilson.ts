import { type IntervalPct, roundOutwards } from './interval.ts';
import { zOfConfidence } from './normal-quantile.ts';

/** Units that passed out of those that were scored: whole numbers, `0 <= passed <= scored`, `scored >= 1`. */
export interface Counts {
  readonly passed: number;
  readonly scored: number;
}

/**
 * Wilson's score interval for a share, in percent, not rounded; 0 of n has the lower limit 0, n of n the upper limit 100, exactly.
 * `z` is the number of standard deviations either way. Counts that are none throw a RangeError.
 *
 * Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927). The lower limit is
 * computed as the product of both roots divided by the upper one, since their difference would lose its digits near 0.
 */
export function wilsonLimits({ passed, scored }: Counts, z: number): IntervalPct {
  if (!(Number.isInteger(passed) && Number.isInteger(scored) && passed >= 0 && passed <= scored && scored >= 1))
    throw new RangeError(`${passed} of ${scored} are not counts`);
  const failed = scored - passed;
  const spread = z * z + z * Math.sqrt(z * z + (4 * passed * failed) / scored);
  const lowest = (count: number) => (200 * count * (count / scored)) / (2 * count + spread);
  return [lowest(passed), 100 - lowest(failed)];
}

/** Wilson's interval at a confidence in percent, as it is shown and judged: rounded outwards to two decimals. */
export function wilsonInterval({ confidencePct, ...counts }: Counts & { readonly confidencePct: number }): IntervalPct {
  return roundOutwards(wilsonLimits(counts, zOfConfidence(confidencePct)));
}

/**
 * What so many units can show, in points: half the width of Wilson's interval for a score of 50%, where it is widest. 20 units pin a score
 * down to ±20 points at 95%.
 */
export function halfWidthPct({
  units,
  confidencePct,
}: {
  readonly units: number;
  readonly confidencePct: number;
}): number {
  const z = zOfConfidence(confidencePct);
  return (50 * z) / Math.sqrt(units + z * z);
}
