import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { roundPct } from '../../../src/verdict/score.ts';
import {
  compareWithBaseline,
  type Estimate,
  estimateOfCounts,
  estimateOfScores,
} from '../../../src/verdict/statistics/difference.ts';
import { wilsonLimits } from '../../../src/verdict/statistics/wilson.ts';

const of = (passed: number, scored: number) => estimateOfCounts({ passed, scored });
/** As in the publication: 95% in all, and no margin. */
const published = (passed: number, scored: number): Estimate => ({
  ...of(passed, scored),
  limitsPct: wilsonLimits({ passed, scored }, 1.959964),
  marginPct: 0,
});
const compare = (candidate: Estimate, baseline: Estimate, allowedDropPct = 0) =>
  compareWithBaseline({ candidate, baseline, allowedDropPct });

const counts = fc
  .tuple(fc.integer({ min: 1, max: 300 }), fc.nat())
  .map(([scored, number]) => ({ scored, passed: number % (scored + 1) }));
const estimate = fc.oneof(
  counts.map(estimateOfCounts),
  fc
    .array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 20 })
    .map(estimateOfScores),
);
const drop = fc.integer({ min: 0, max: 3000 }).map((hundredths) => hundredths / 100);

describe('a change against a baseline', () => {
  // Computed with mpmath 1.3.0.
  test.each([
    [40, 50, 45, 50, -10, [-22.47, 2.54], 'inconclusive'],
    [38, 50, 45, 50, -14, [-26.8, -0.95], 'regression'],
    [7, 10, 9, 10, -20, [-49.97, 13.23], 'inconclusive'],
    [81, 100, 90, 100, -9, [-17.54, -0.46], 'regression'],
    [45, 50, 45, 50, 0, [-11.06, 11.06], 'inconclusive'],
    [50, 50, 40, 50, 20, [10.18, 31.34], 'no-worse'],
    [2, 3, 1, 3, 33.34, [-35.1, 79.41], 'inconclusive'],
    [0, 1, 1, 1, -100, [-100, 33.27], 'inconclusive'],
    [1, 1, 0, 1, 100, [-33.27, 100], 'inconclusive'],
    [0, 10, 10, 10, -100, [-100, -66.88], 'regression'],
    [0, 10, 200, 200, -100, [-100, -75.66], 'regression'],
  ] as const)('from %i of %i, base %i of %i: %f points, %j, %s', (...row) => {
    const [passed, scored, basePassed, baseScored, changePct, changeIntervalPct, comparison] = row;
    expect(compare(of(passed, scored), of(basePassed, baseScored))).toEqual({
      changePct,
      changeIntervalPct,
      comparison,
    });
  });

  // Newcombe, "Interval estimation for the difference", Statistics in Medicine 17 (1998), table II, method 10, at z = 1.96.
  test.each([
    [56, 70, 48, 80, 5.24, 33.39],
    [9, 10, 3, 10, 17.05, 80.9],
    [6, 7, 2, 7, 5.82, 80.62],
    [5, 56, 0, 29, -3.81, 19.26],
    [0, 10, 0, 20, -16.11, 27.75],
    [0, 10, 0, 10, -27.75, 27.75],
    [10, 10, 0, 20, 67.91, 100],
    [10, 10, 0, 10, 60.75, 100],
  ])('without the margin has the published interval: %i of %i, base %i of %i', (...row) => {
    const [passed, scored, basePassed, baseScored, low, high] = row;
    const { changeIntervalPct } = compare(published(passed, scored), published(basePassed, baseScored));
    expect(Math.abs(changeIntervalPct[0] - low)).toBeLessThan(0.0151);
    expect(Math.abs(changeIntervalPct[1] - high)).toBeLessThan(0.0151);
  });

  it('is wider than the published interval by three tenths of a unit of the smaller side', () => {
    fc.assert(
      fc.property(counts, counts, (mine, base) => {
        const [candidate, baseline] = [estimateOfCounts(mine), estimateOfCounts(base)];
        const plain = compare({ ...candidate, marginPct: 0 }, { ...baseline, marginPct: 0 }).changeIntervalPct;
        const { changeIntervalPct } = compare(candidate, baseline);
        const margin = 30 / Math.min(mine.scored, base.scored);
        expect(Math.abs(changeIntervalPct[0] - Math.max(-100, plain[0] - margin))).toBeLessThan(0.0101);
        expect(Math.abs(changeIntervalPct[1] - Math.min(100, plain[1] + margin))).toBeLessThan(0.0101);
      }),
    );
  });

  it('is the difference of what is shown, and lies inside its interval', () => {
    fc.assert(
      fc.property(estimate, estimate, (candidate, baseline) => {
        const { changePct, changeIntervalPct } = compare(candidate, baseline);
        const [low, high] = changeIntervalPct;
        expect(changePct).toBe(roundPct(roundPct(candidate.scorePct) - roundPct(baseline.scorePct)));
        expect(low).toBeLessThanOrEqual(changePct);
        expect(high).toBeGreaterThanOrEqual(changePct);
        expect(low).toBeGreaterThanOrEqual(-100);
        expect(high).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('is the mirror image when the sides are exchanged', () => {
    fc.assert(
      fc.property(estimate, estimate, (one, other) => {
        const [there, back] = [compare(one, other), compare(other, one)];
        expect(back.changePct).toBeCloseTo(-there.changePct, 10);
        expect(back.changeIntervalPct[0]).toBeCloseTo(-there.changeIntervalPct[1], 10);
        expect(back.changeIntervalPct[1]).toBeCloseTo(-there.changeIntervalPct[0], 10);
      }),
    );
  });

  test.each([
    [14, 0, 'regression'],
    [14, 0.94, 'regression'],
    [14, 0.95, 'inconclusive'],
    [14, 26.79, 'inconclusive'],
    [14, 26.8, 'no-worse'],
    [14, 100, 'no-worse'],
  ] as const)('of %i points with %f allowed: %s', (points, allowedDropPct, comparison) => {
    expect(compare(of(45 - points / 2, 50), of(45, 50), allowedDropPct).comparison).toBe(comparison);
  });

  it('is judged by what is shown', () => {
    fc.assert(
      fc.property(estimate, estimate, drop, (candidate, baseline, allowedDropPct) => {
        const { changeIntervalPct, comparison } = compare(candidate, baseline, allowedDropPct);
        const [low, high] = changeIntervalPct;
        expect(comparison === 'regression').toBe(high < -allowedDropPct);
        expect(comparison === 'no-worse').toBe(low >= -allowedDropPct);
      }),
    );
  });

  it('is no regression any more once more units pass, or more may be lost', () => {
    fc.assert(
      fc.property(counts, estimate, drop, (mine, baseline, allowedDropPct) => {
        if (mine.passed === mine.scored) return;
        const isRegression = (passed: number, allowed: number) =>
          compare(of(passed, mine.scored), baseline, allowed).comparison === 'regression';
        const is = isRegression(mine.passed, allowedDropPct);
        expect(is || !isRegression(mine.passed + 1, allowedDropPct)).toBe(true);
        expect(is || !isRegression(mine.passed, allowedDropPct + 1)).toBe(true);
      }),
    );
  });
});

describe('a score without counts', () => {
  it('is the mean of all attempts of its scenarios, with the interval that is wrong in 5% on either side', () => {
    expect(estimateOfScores([[100, 0], [75], [100]])).toEqual({
      scorePct: 68.75,
      limitsPct: [16.62, 100],
      marginPct: 0,
    });
  });

  it('can be compared with counts', () => {
    const failing = estimateOfScores(Array.from({ length: 30 }, () => [10, 20]));
    expect(compare(failing, of(27, 30))).toMatchObject({ changePct: -75, comparison: 'regression' });
    expect(compare(of(27, 30), failing)).toMatchObject({ changePct: 75, comparison: 'no-worse' });
  });
});
