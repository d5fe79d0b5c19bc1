import { scorePctOf } from '../score.ts';
import { binomialChances, type Chances, hypergeometricChances } from './chances.ts';
import { positionOf } from './interval.ts';
import { stoppingCounts } from './stopping.ts';
import { reachesThreshold, smallestPassingCount } from './threshold.ts';
import { wilsonInterval } from './wilson.ts';

/** What the units scored so far decide. */
export interface DecisionPoint {
  readonly scored: number;
  /** The least number of passed units that passes; null when none does yet. */
  readonly passAt: number | null;
  /** The largest number of passed units that fails; null when none does yet. */
  readonly failAt: number | null;
}

/** One point a look. */
export type DecisionTable = readonly DecisionPoint[];

interface TableOptions {
  /** After how many units it is looked, rising whole numbers; the last is the maximum. Units scored, not units asked for. */
  readonly looks: readonly number[];
  /** In percent, 0..100, at most two decimals. */
  readonly thresholdPct: number;
  readonly judgeBy: 'score' | 'interval';
  /** In percent. Without effect on `judgeBy: 'score'`. */
  readonly confidencePct: number;
}

/**
 * When a benchmark that runs in rounds is decided, known before the first round. Looks that do not rise, and a threshold that cannot be
 * judged, throw a RangeError.
 *
 * Units must be drawn at random and none of them twice (a seed of its own for each job). Where fewer were scored than a look expected,
 * compute the table anew with the numbers scored: what may be spent depends on these alone. Where that lowers the maximum, the
 * guarantee is approximate.
 */
export function decisionTable({ looks, thresholdPct, judgeBy, confidencePct }: TableOptions): DecisionTable {
  const isRising = looks.every((units, index) => Number.isInteger(units) && units > (looks[index - 1] ?? 0));
  if (looks.length === 0 || !isRising) throw new RangeError(`looks must rise from 1: ${looks.join(', ')}`);
  switch (judgeBy) {
    case 'score':
      return scoreTable({ looks, thresholdPct });
    case 'interval':
      return intervalTable({ looks, thresholdPct, confidencePct });
  }
}

/** In how many of all orders of its units a run may be given another verdict than the full run has. */
const maxChanged = 0.05;

/**
 * The verdict of all units, early. Given how many of all pass, the first ones are a random subset, so the chance that stopping changes the
 * verdict is hypergeometric and does not depend on the true rate: at most 5% whatever that number, spent as 5% × √(n ÷ N). The worst
 * number is the one next to the other verdict. What the units left cannot change any more costs nothing and is decided at once. No
 * score passes that is below the threshold, and none fails that reaches it.
 */
function scoreTable({ looks, thresholdPct }: Pick<TableOptions, 'looks' | 'thresholdPct'>): DecisionTable {
  const all = looks.at(-1) ?? 0;
  const enough = smallestPassingCount(all, thresholdPct);
  const reaches = (passed: number, scored: number) => reachesThreshold(scorePctOf(passed, scored), thresholdPct);
  /** Stops for one verdict; `most` is the largest number of hits with which all units have the other one. */
  const stopsFor = (most: number, mayStop: (hits: number, scored: number) => boolean) =>
    stoppingCounts({
      looks,
      spentBy: (scored) => maxChanged * Math.sqrt(scored / all),
      chancesBetween: (from, to) => (hits) =>
        hypergeometricChances({ units: to - from, left: all - from, hitsLeft: most - hits }),
      mayStop,
    });
  const passes = enough === 0 ? looks.map(() => 0) : stopsFor(enough - 1, reaches);
  const fails = stopsFor(all - enough, (failed, scored) => !reaches(scored - failed, scored));
  return pointsOf({ looks, passes, fails });
}

/**
 * Proven pass or fail: at a true rate equal to the threshold either is wrong with a chance of at most (100 − confidence) ÷ 2 percent over
 * all looks, spent in proportion to the units. Both need the Wilson interval to lie on their side as well. Not decided after the last look:
 * inconclusive.
 */
function intervalTable({ looks, thresholdPct, confidencePct }: Omit<TableOptions, 'judgeBy'>): DecisionTable {
  if (!(thresholdPct >= 0 && thresholdPct < 100))
    throw new RangeError(`no interval lies at or above ${thresholdPct}: thresholds are from 0 to below 100`);
  if (thresholdPct === 0) return looks.map((scored) => ({ scored, passAt: 0, failAt: null }));
  const all = looks.at(-1) ?? 0;
  const rate = thresholdPct / 100;
  const spentBy = (scored: number) => ((100 - confidencePct) / 200) * (scored / all);
  const position = (passed: number, scored: number) =>
    positionOf(wilsonInterval({ passed, scored, confidencePct }), thresholdPct);
  const passes = stoppingCounts({
    looks,
    spentBy,
    chancesBetween: chancesAt(rate),
    mayStop: (passed, scored) => position(passed, scored) === 'at-or-above',
  });
  const fails = stoppingCounts({
    looks,
    spentBy,
    chancesBetween: chancesAt(1 - rate),
    mayStop: (failed, scored) => position(scored - failed, scored) === 'below',
  });
  return pointsOf({ looks, passes, fails });
}

/** What each step adds when every unit hits with the same chance, whatever came before. */
function chancesAt(rate: number): (from: number, to: number) => () => Chances {
  return (from, to) => {
    const chances = binomialChances(to - from, rate);
    return () => chances;
  };
}

interface Stops {
  readonly looks: readonly number[];
  /** Passed units at which each look passes, failed units at which it fails. */
  readonly passes: readonly number[];
  readonly fails: readonly number[];
}

function pointsOf({ looks, passes, fails }: Stops): DecisionTable {
  return looks.map((scored, index) => {
    const passAt = passes[index] ?? scored + 1;
    const failAt = scored - (fails[index] ?? scored + 1);
    return { scored, passAt: passAt > scored ? null : passAt, failAt: failAt < 0 ? null : failAt };
  });
}
