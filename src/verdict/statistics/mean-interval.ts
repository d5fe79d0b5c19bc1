import type { IntervalPct } from './interval.ts';

/**
 * The scores of scenarios in percent, one an attempt. The attempts of a scenario are no samples of their own: they count as
 * one, their mean. At least one scenario, and at least one attempt of each; anything else, and a score outside 0..100, throws a RangeError.
 */
export type ScenarioScores = readonly (readonly number[])[];

/**
 * An interval for the mean score of scenarios that can score anything from 0 to 100, rounded outwards to two decimals. Holds for
 * any distribution and any number of scenarios; the order of scenarios and attempts makes no difference.
 *
 * A mean lies outside when betting against it would have paid too well: a bet λ on each score x turns 1 into ∏ (1 + λ(x − mean)), which
 * is 1 in expectation if that is the mean, so it seldom reaches 2 ÷ (1 − confidence) on either side (Markov). Three bets share the
 * stake. They are fixed before the scores are known, so that no order is needed in which to learn from them: what is given up is 2 to 7% of
 * width.
 *
 * Source: Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86 (2024): their bets for a
 * fixed number of scores, with the standard deviation given instead of estimated from earlier scores.
 */
export function meanInterval(scenarios: ScenarioScores, confidencePct: number): IntervalPct {
  const shares = scenarioMeans(scenarios);
  const enough = 200 / (100 - confidencePct);
  const mirrored = shares.map((share) => 1 - share);
  return [lowestMean(shares, enough) / 100, (10_000 - lowestMean(mirrored, enough)) / 100];
}

/** The mean of each scenario's attempts, as shares from 0 to 1, rising. */
export function scenarioMeans(scenarios: ScenarioScores): readonly number[] {
  if (scenarios.length === 0) throw new RangeError('no scenario has a score');
  return scenarios.map(meanShare).toSorted(byValue);
}

const byValue = (left: number, right: number) => left - right;

function meanShare(scoresPct: readonly number[]): number {
  const isValid = scoresPct.length > 0 && scoresPct.every((scorePct) => scorePct >= 0 && scorePct <= 100);
  if (!isValid) throw new RangeError(`scores are from 0 to 100, at least one a scenario: ${scoresPct.join(', ')}`);
  // Sorted, so that the sum is the same to the last bit in whatever order they come.
  const sum = scoresPct.toSorted(byValue).reduce((total, scorePct) => total + scorePct, 0);
  return sum / scoresPct.length / 100;
}

/** Each bet is the best one for scores of this standard deviation, and gets this share of the stake. */
const bets = [
  { deviation: 0.4, stake: 1 / 2 },
  { deviation: 0.2, stake: 1 / 3 },
  { deviation: 0.1, stake: 1 / 6 },
] as const;

/**
 * The largest mean, in hundredths of a percent, against which betting pays enough; 0 when there is none. What it pays falls as the mean
 * rises.
 */
function lowestMean(shares: readonly number[], enough: number): number {
  const scale = Math.sqrt((2 * Math.log(enough)) / shares.length);
  let [low, high] = [0, 10_000];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (payoff(shares, { mean: middle / 10_000, scale }) >= enough) low = middle;
    else high = middle;
  }
  return low;
}

/** What a stake of 1 becomes. No bet is so high that it could lose more than all. */
function payoff(shares: readonly number[], { mean, scale }: { readonly mean: number; readonly scale: number }): number {
  let sum = 0;
  for (const { deviation, stake } of bets) {
    const bet = Math.min(scale / deviation, 1 / mean);
    sum += stake * Math.exp(shares.reduce((growth, share) => growth + Math.log1p(bet * (share - mean)), 0));
  }
  return sum;
}
