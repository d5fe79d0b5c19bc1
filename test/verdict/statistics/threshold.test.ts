import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { scorePctOf } from '../../../src/verdict/score.ts';
import { granularityOf, reachesThreshold, smallestPassingCount } from '../../../src/verdict/statistics/threshold.ts';

const threshold = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);

describe('a score reaches a threshold', () => {
  test.each([
    [80, 80, true],
    [79.99, 80, false],
    [80.01, 80, true],
    [66.666, 66.67, true],
    [66.6649, 66.67, false],
    [0, 0, true],
    [99.99, 100, false],
    [99.995, 100, true],
    [Number.NaN, 0, false],
  ])('%f and %f: %s', (scorePct, thresholdPct, reaches) => {
    expect(reachesThreshold(scorePct, thresholdPct)).toBe(reaches);
  });
});

describe('the smallest count that passes', () => {
  test.each([
    [3, 95, 3],
    [3, 66.67, 2],
    [3, 66.68, 3],
    [6, 16.67, 1],
    [5, 80, 4],
    [50, 95, 48],
    [50, 0, 0],
    // Where −1 would be rounded to 0%.
    [30_000, 0, 0],
    [50, 0.01, 1],
    [50, 100, 50],
    [20_001, 100, 20_000],
    [100_000, 0.01, 5],
  ])('of %i at %f is %i', (scored, thresholdPct, passed) => {
    expect(smallestPassingCount(scored, thresholdPct)).toBe(passed);
  });

  it('is the whole percentage of units at every whole percentage, up to 2000 units', () => {
    const wrong: string[] = [];
    for (let scored = 1; scored <= 2000; scored += 1) {
      for (let pct = 0; pct <= 100; pct += 1) {
        const exact = (scored * pct) / 100;
        if (Number.isInteger(exact) && smallestPassingCount(scored, pct) !== exact) wrong.push(`${pct}% of ${scored}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('reaches the threshold, and one unit less does not, by whole numbers alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), threshold, (scored, thresholdPct) => {
        const passed = smallestPassingCount(scored, thresholdPct);
        // Rounded to hundredths, halves up: 20000 k + n >= 2 n h.
        const reaches = (count: number) => 20_000 * count + scored >= 2 * scored * Math.round(thresholdPct * 100);
        expect(reaches(passed)).toBe(true);
        expect(passed === 0 || !reaches(passed - 1)).toBe(true);
        expect(passed).toBeLessThanOrEqual(scored);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([100.01, 101, Number.NaN])('does not exist for a threshold of %f', (thresholdPct) => {
    expect(() => smallestPassingCount(5, thresholdPct)).toThrow(
      new RangeError(`no score reaches a threshold of ${thresholdPct}`),
    );
  });
});

describe('what a threshold means for a number of units', () => {
  test.each([
    [
      3,
      95,
      { needed: 3, neededPct: 100, bestFailingPct: 66.67, isAllOrNothing: true, scoresPct: [0, 33.33, 66.67, 100] },
    ],
    [2, 40, { needed: 1, neededPct: 50, bestFailingPct: 0, isAllOrNothing: false, scoresPct: [0, 50, 100] }],
    [1, 100, { needed: 1, neededPct: 100, bestFailingPct: 0, isAllOrNothing: false, scoresPct: [0, 100] }],
    [1, 1, { needed: 1, neededPct: 100, bestFailingPct: 0, isAllOrNothing: true, scoresPct: [0, 100] }],
    [2, 0, { needed: 0, neededPct: 0, bestFailingPct: null, isAllOrNothing: false, scoresPct: [0, 50, 100] }],
  ])('%i units at %f: %j', (units, thresholdPct, granularity) => {
    expect(granularityOf(units, thresholdPct)).toEqual(granularity);
  });

  it('says what the verdict says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), threshold, (units, thresholdPct) => {
        const { needed, neededPct, bestFailingPct, scoresPct } = granularityOf(units, thresholdPct);
        expect(reachesThreshold(neededPct, thresholdPct)).toBe(true);
        expect(bestFailingPct === null || !reachesThreshold(bestFailingPct, thresholdPct)).toBe(true);
        expect(scoresPct.filter((scorePct) => reachesThreshold(scorePct, thresholdPct))).toEqual(
          scoresPct.slice(needed),
        );
        expect(scoresPct[needed]).toBe(scorePctOf(needed, units));
      }),
    );
  });
});
