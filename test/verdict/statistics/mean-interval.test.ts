import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { roundPct } from '../../../src/verdict/score.ts';
import { meanInterval, meanPctOf, scenarioMeans } from '../../../src/verdict/statistics/mean-interval.ts';

const once = (scoresPct: readonly number[]) => scoresPct.map((scorePct) => [scorePct]);
const times = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);
const repeated = (scorePct: number, count: number) => once(times(count, scorePct));
/** The chance of so many successes. */
const chanceOf = (successes: number, of: number, rate: number) =>
  Array.from({ length: successes }, (_, nth) => (of - nth) / (nth + 1)).reduce((product, each) => product * each, 1) *
  rate ** successes *
  (1 - rate) ** (of - successes);

const scorePct = fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 100, noNaN: true }));
const scenarios = fc.array(fc.array(scorePct, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 40 });
const confidence = fc.integer({ min: 800, max: 999 }).map((tenths) => tenths / 10);

const widthOf = ([low, high]: readonly [number, number]) => high - low;

/** What three bets against a mean pay, by multiplying; the definition, where it does not overflow. */
function payoff(given: readonly (readonly number[])[], mean: number, confidencePct: number): number {
  const largest = Math.sqrt((2 * Math.log(200 / (100 - confidencePct))) / given.length);
  const most = Math.max(...given.map(({ length }) => length));
  const paid = [0.4, 0.2, 0.1].map((deviation) => {
    const bet = Math.min(largest / deviation, 1 / mean);
    const factors = given.map(
      (scores) => 1 + bet * (scores.reduce((sum, score) => sum + score / 100 - mean, 0) / most),
    );
    return factors.reduce((stake, factor) => stake * Math.max(0, factor), 1);
  });
  return (paid[0] ?? 0) / 2 + (paid[1] ?? 0) / 3 + (paid[2] ?? 0) / 6;
}

describe('the interval of a mean', () => {
  // Computed with mpmath 1.3.0, by the products of the definition.
  test.each([
    ['one perfect scenario', repeated(100, 1), [0, 100]],
    ['five perfect ones', repeated(100, 5), [47.81, 100]],
    ['five failures', repeated(0, 5), [0, 52.19]],
    ['twenty perfect ones', repeated(100, 20), [83.15, 100]],
    ['twenty that score 80', repeated(80, 20), [66.52, 84.97]],
    ['half and half', once([0, 0, 0, 0, 0, 100, 100, 100, 100, 100]), [12.34, 87.66]],
  ] as const)('of %s at 95 percent is %j', (_, given, interval) => {
    expect(meanInterval(given, 95)).toEqual(interval);
  });

  it('ends at the first hundredth against which betting would not have paid enough', () => {
    fc.assert(
      fc.property(scenarios, confidence, (given, confidencePct) => {
        const [low, high] = meanInterval(given, confidencePct);
        const enough = 200 / (100 - confidencePct);
        const pays = (meanPct: number) => payoff(given, meanPct / 100, confidencePct);
        const mirrored = given.map((scores) => scores.map((score) => 100 - score));
        const paysAbove = (meanPct: number) => payoff(mirrored, 1 - meanPct / 100, confidencePct);
        const near = 1e-6;
        expect(low === 0 || pays(low) > enough * (1 - near)).toBe(true);
        expect(pays(low + 0.01)).toBeLessThan(enough * (1 + near));
        expect(high === 100 || paysAbove(high) > enough * (1 - near)).toBe(true);
        expect(paysAbove(high - 0.01)).toBeLessThan(enough * (1 + near));
      }),
    );
  });

  it('has two decimals and holds the mean as it is shown', () => {
    fc.assert(
      fc.property(scenarios, confidence, (given, confidencePct) => {
        const scores = given.flat();
        const meanPct = roundPct(meanPctOf(given));
        expect(meanPctOf(given)).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / scores.length, 9);
        const [low, high] = meanInterval(given, confidencePct);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(meanPct);
        expect(high).toBeGreaterThanOrEqual(meanPct);
        expect(high).toBeLessThanOrEqual(100);
        for (const limit of [low, high]) expect(limit).toBe(Number(limit.toFixed(2)));
      }),
    );
  });

  it('is the same in whatever order scenarios and attempts come', () => {
    fc.assert(
      fc.property(scenarios, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (given, keys) => {
        const shuffle = <Item>(items: readonly Item[]) =>
          items
            .map((item) => ({ item, key: keys.next().value }))
            .toSorted((left, right) => left.key - right.key)
            .map(({ item }) => item);
        const shuffled = shuffle(given).map(shuffle);
        expect(scenarioMeans(shuffled)).toEqual(scenarioMeans(given));
        expect(meanInterval(shuffled, 95)).toEqual(meanInterval(given, 95));
      }),
    );
  });

  it('is narrower with more scenarios, and with less confidence', () => {
    const scores = [0, 40, 80, 100, 100];
    const few = once(scores);
    const many = once([...scores, ...scores, ...scores, ...scores]);
    expect(widthOf(meanInterval(many, 95))).toBeLessThan(widthOf(meanInterval(few, 95)));
    expect(widthOf(meanInterval(many, 90))).toBeLessThan(widthOf(meanInterval(many, 95)));
  });

  it('rises with a score, and is the mirror image of what is missing to 100', () => {
    fc.assert(
      fc.property(scenarios, (given) => {
        const [low, high] = meanInterval(given, 95);
        const mirrored = meanInterval(
          given.map((scores) => scores.map((score) => 100 - score)),
          95,
        );
        expect(mirrored[0]).toBeCloseTo(100 - high, 1);
        expect(mirrored[1]).toBeCloseTo(100 - low, 1);
        const [better = [], ...others] = given;
        const [raisedLow, raisedHigh] = meanInterval([better.map(() => 100), ...others], 95);
        expect(raisedLow).toBeGreaterThanOrEqual(low);
        expect(raisedHigh).toBeGreaterThanOrEqual(high);
      }),
    );
  });

  it('takes the attempts of a scenario for one', () => {
    const given = [
      [100, 0],
      [50, 50],
      [100, 100],
    ];
    expect(scenarioMeans(given)).toEqual([0.5, 0.5, 1]);
    expect(meanInterval(given, 95)).toEqual(meanInterval(once([50, 50, 100]), 95));
    const manyAttempts = once([0, 100, 100]).map(([score = 0]) => Array.from({ length: 50 }, () => score));
    expect(meanInterval(manyAttempts, 95)).toEqual(meanInterval(once([0, 100, 100]), 95));
  });

  // Computed in Python, by the products of the definition.
  test.each([
    ['those that fail have most scores', [...repeated(100, 45), ...times(15, [0, 0, 0])], 50, [30.24, 72.05]],
    ['those that pass have most scores', [...times(30, [100, 100, 100]), ...repeated(0, 30)], 75, [58.78, 86.8]],
  ] as const)('weighs scenarios by their scores where %s', (_, given, meanPct, interval) => {
    expect(meanPctOf(given)).toBeCloseTo(meanPct, 9);
    expect(meanInterval(given, 95)).toEqual(interval);
  });

  it('goes by how often scenarios were run, where fewer of their attempts have a score', () => {
    const five = repeated(100, 5);
    expect(meanInterval(five, 95, 1)).toEqual([47.81, 100]);
    expect(meanInterval(five, 95, 3)[0]).toBeLessThan(25);
  });

  // Scenarios that are solved once of three times, and those that fail all three: which are which is chance, and the mean is 43.75.
  it('is wrong on either side in 2.5% of all cases at most, though it is chance how many scores there are', () => {
    let [below, above] = [0, 0];
    for (let solved = 0; solved <= 20; solved += 1) {
      const [low, high] = meanInterval([...repeated(100, solved), ...times(20 - solved, [0, 0, 0])], 95, 3);
      if (low > 43.75) above += chanceOf(solved, 20, 0.7);
      if (high < 43.75) below += chanceOf(solved, 20, 0.7);
    }
    expect(Math.max(below, above)).toBeLessThan(0.025);
    expect(meanInterval(repeated(100, 5), 95)[0]).toBeGreaterThan(43.75);
    expect(meanInterval(repeated(100, 5), 95, 3)[0]).toBeLessThan(43.75);
  });

  it('exists for a thousand scenarios, perfect or not', () => {
    expect(meanInterval(repeated(100, 1000), 95)).toEqual([99.38, 100]);
    expect(meanInterval(repeated(0, 1000), 95)).toEqual([0, 0.62]);
  });

  test.each([
    [[], 'no scenario has a score'],
    [[[]], 'scores are from 0 to 100, at least one a scenario: '],
    [[[50], []], 'scores are from 0 to 100, at least one a scenario: '],
    [[[50], [100.01, 3]], 'scores are from 0 to 100, at least one a scenario: 100.01, 3'],
    [[[-0.01]], 'scores are from 0 to 100, at least one a scenario: -0.01'],
    [[[Number.NaN]], 'scores are from 0 to 100, at least one a scenario: NaN'],
  ])('does not exist for %j', (given, message) => {
    expect(() => meanInterval(given, 95)).toThrow(new RangeError(message));
  });
});
