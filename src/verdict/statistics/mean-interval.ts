import type { IntervalPct } from './interval.ts';

/**
 * The scores of scenarios in percent, one an attempt. The attempts of a scenario are no samples of their own: a scenario is one, which
 * weighs as much as it has attempts. At least one scenario, and at least one attempt of each; anything else, and a score outside 0..100,
 * throws a RangeError.
 */
export type ScenarioScores = readonly (readonly number[])[];

/**
 * An interval for the mean score of all attempts of scenarios that can score anything from 0 to 100, rounded outwards to two decimals, the
 * mean as it is shown included. Holds for any distribution and any number of scenarios; the order of scenarios and attempts makes no
 * difference.
 *
 * A mean lies outside when betting against it would have paid too well: a bet λ on each score x turns 1 into ∏ (1 + λ(x − mean)), which
 * is 1 in expectation if that is the mean, so it seldom reaches 2 ÷ (1 − confidence) on either side (Markov). Three bets share the
 * stake. They are fixed before the scores are known, so that no order is needed in which to learn from them: what is given up is 2 to 7% of
 * width. A scenario of which fewer attempts have a score weighs less in the mean, and as much less in each bet: x − mean, summed over its
 * scores, is 0 in expectation.
 *
 * `attempts`: how often each scenario was run, without a score or with one; as often as the one with the most scores unless given. How many
 * have a score is chance as well, so it must not choose the bets.
 *
 * Source: Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86 (2024): their bets for a
 * fixed number of scores, with the standard deviation given instead of estimated from earlier scores.
 */
export function meanInterval(scenarios: ScenarioScores, confidencePct: number, attempts?: number): IntervalPct {
  const samples = samplesOf(scenarios, attempts);
  const enough = 200 / (100 - confidencePct);
  const mirrored = samples.map(({ share, weight }) => ({ share: 1 - share, weight }));
  return [lowestMean(samples, enough) / 100, (10_000 - lowestMean(mirrored, enough)) / 100];
}

/** The mean score of all attempts in percent, not rounded. */
export function meanPctOf(scenarios: ScenarioScores): number {
  return 100 * meanShare(scenarios.flat());
}

/** The mean of each scenario's attempts, as shares from 0 to 1, rising. */
export function scenarioMeans(scenarios: ScenarioScores): readonly number[] {
  return samplesOf(scenarios).map(({ share }) => share);
}

/** One scenario. */
interface Sample {
  /** The mean of its attempts, from 0 to 1. */
  readonly share: number;
  /** How many of its attempts have a score, as a share: above 0, at most 1. */
  readonly weight: number;
}

/** Sorted, so that the order in which scenarios come makes no difference, to the last bit. */
function samplesOf(scenarios: ScenarioScores, attempts = 1): readonly Sample[] {
  if (scenarios.length === 0) throw new RangeError('no scenario has a score');
  const most = scenarios.reduce((longest, { length }) => Math.max(longest, length), attempts);
  return scenarios
    .map((scoresPct) => ({ share: meanShare(scoresPct), weight: scoresPct.length / most }))
    .toSorted((a, b) => a.share - b.share || a.weight - b.weight);
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
function lowestMean(samples: readonly Sample[], enough: number): number {
  const scale = Math.sqrt((2 * Math.log(enough)) / samples.length);
  let [low, high] = [0, 10_000];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (payoff(samples, { mean: middle / 10_000, scale }) >= enough) low = middle;
    else high = middle;
  }
  return low;
}

/** What a stake of 1 becomes. No bet is so high that it could lose more than all. */
function payoff(
  samples: readonly Sample[],
  { mean, scale }: { readonly mean: number; readonly scale: number },
): number {
  let sum = 0;
  for (const { deviation, stake } of bets) {
    const bet = Math.min(scale / deviation, 1 / mean);
    const growth = samples.reduce((total, { share, weight }) => total + Math.log1p(bet * weight * (share - mean)), 0);
    sum += stake * Math.exp(growth);
  }
  return sum;
}
