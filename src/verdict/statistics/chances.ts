/** The chance of each number of hits: index 0 is none. They add up to 1. */
export type Chances = readonly number[];

/**
 * How many of these units hit when each does so with the chance `rate`, at least 0 and below 1: the binomial distribution.
 */
export function binomialChances(units: number, rate: number): Chances {
  const odds = rate / (1 - rate);
  return chancesFrom({
    units,
    likeliest: Math.floor((units + 1) * rate),
    ratioAt: (hits) => ((units - hits) * odds) / (hits + 1),
  });
}

/** A random draw without putting back. */
export interface Draw {
  /** How many units are drawn, at most `left`. */
  readonly units: number;
  /** Out of how many. */
  readonly left: number;
  /** How many of these hit, from 0 to `left`. */
  readonly hitsLeft: number;
}

/** How many of the units drawn hit: the hypergeometric distribution. */
export function hypergeometricChances({ units, left, hitsLeft }: Draw): Chances {
  const spare = left - hitsLeft - units;
  return chancesFrom({
    units,
    likeliest: Math.floor(((units + 1) * (hitsLeft + 1)) / (left + 2)),
    ratioAt: (hits) => ((hitsLeft - hits) * (units - hits)) / ((hits + 1) * (spare + hits + 1)),
  });
}

interface Shape {
  readonly units: number;
  readonly likeliest: number;
  /** How much likelier one hit more is: 0 where that is impossible, and infinitely where these are. */
  readonly ratioAt: (hits: number) => number;
}

/**
 * Outwards from the likeliest number by the ratio of neighbours, then divided by the sum: no factorials, nothing overflows, and
 * what underflows is below 1e-300.
 */
function chancesFrom({ units, likeliest, ratioAt }: Shape): Chances {
  const weights: number[] = [];
  let sum = 0;
  const put = (hits: number, weight: number) => {
    weights[hits] = weight;
    sum += weight;
    return weight;
  };
  let weight = put(likeliest, 1);
  for (let hits = likeliest; hits < units; hits += 1) weight = put(hits + 1, weight * ratioAt(hits));
  weight = 1;
  for (let hits = likeliest; hits > 0; hits -= 1) weight = put(hits - 1, weight / ratioAt(hits - 1));
  return weights.map((each) => each / sum);
}
