import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { scorePctOf } from '../../../src/verdict/score.ts';
import { zOfConfidence } from '../../../src/verdict/statistics/normal-quantile.ts';
import { halfWidthPct, wilsonInterval, wilsonLimits } from '../../../src/verdict/statistics/wilson.ts';
import { add, multiply, type Rational, rationalOf } from './exact.ts';

const counts = fc
  .tuple(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1_000_000 })), fc.nat())
  .map(([scored, number]) => ({ scored, passed: number % (scored + 1) }));
const confidence = fc.integer({ min: 800, max: 999 }).map((tenths) => tenths / 10);

/**
 * The sign of (n + z²)x² − (2k + z²)x + k² ÷ n, by exact arithmetic: both limits are its roots, so it is positive outside the interval
 * and negative inside.
 */
function signAt(share: number, { passed, scored, z }: { passed: number; scored: number; z: number }): number {
  const [x, zz] = [rationalOf(share), multiply(rationalOf(z), rationalOf(z))];
  const square = multiply(multiply(add(rationalOf(scored), zz), x), x);
  const linear = multiply(add(rationalOf(2 * passed), zz), x);
  const constant: Rational = { over: BigInt(passed) * BigInt(passed), under: BigInt(scored) };
  const { over } = add(add(square, { over: -linear.over, under: linear.under }), constant);
  return over > 0n ? 1 : over < 0n ? -1 : 0;
}

describe("Wilson's interval", () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
  test.each([
    [81, 263, 25.53, 36.62],
    [15, 148, 6.24, 16.05],
    [0, 20, 0, 16.11],
    [1, 29, 0.61, 17.18],
  ])('of %i of %i is the published one', (passed, scored, low, high) => {
    const [exactLow, exactHigh] = wilsonLimits({ passed, scored }, zOfConfidence(95));
    expect(exactLow).toBeCloseTo(low, 2);
    expect(exactHigh).toBeCloseTo(high, 2);
  });

  test.each([
    [0, 1, 95, [0, 79.35]],
    [1, 1, 95, [20.65, 100]],
    [2, 3, 95, [20.76, 93.86]],
    [0, 10, 95, [0, 27.76]],
    [10, 10, 95, [72.24, 100]],
    [40, 50, 90, [69.26, 87.66]],
    [0, 1_000_000, 95, [0, 0.01]],
    [1, 1_000_000, 95, [0, 0.01]],
    [1_000_000, 1_000_000, 99.9, [99.99, 100]],
    [500_000, 1_000_000, 95, [49.9, 50.1]],
  ] as const)('of %i of %i at %f percent is shown as %j', (passed, scored, confidencePct, interval) => {
    expect(wilsonInterval({ passed, scored, confidencePct })).toEqual(interval);
  });

  it('begins and ends where the formula of 1927 changes its sign, to 13 digits', () => {
    fc.assert(
      fc.property(counts, confidence, ({ passed, scored }, confidencePct) => {
        const z = zOfConfidence(confidencePct);
        const [low, high] = wilsonLimits({ passed, scored }, z);
        const signs = (share: number, off: number) =>
          [share - off, share + off].map((near) => signAt(near, { passed, scored, z }));
        expect(passed === 0 ? [1, -1] : signs(low / 100, (low / 100) * 1e-13)).toEqual([1, -1]);
        expect(passed === scored ? [-1, 1] : signs(high / 100, 1e-14)).toEqual([-1, 1]);
      }),
    );
  });

  it('has the limit 0 for none and 100 for all, exactly, and only for these', () => {
    fc.assert(
      fc.property(counts, confidence, ({ passed, scored }, confidencePct) => {
        const [low, high] = wilsonLimits({ passed, scored }, zOfConfidence(confidencePct));
        expect(low === 0).toBe(passed === 0);
        expect(high === 100).toBe(passed === scored);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('holds the score as it is shown', () => {
    fc.assert(
      fc.property(counts, confidence, (given, confidencePct) => {
        const scorePct = scorePctOf(given.passed, given.scored);
        const [low, high] = wilsonInterval({ ...given, confidencePct });
        expect(low).toBeLessThanOrEqual(scorePct);
        expect(high).toBeGreaterThanOrEqual(scorePct);
      }),
    );
  });

  it('rises with each unit that passes, and is the mirror image for those that fail', () => {
    fc.assert(
      fc.property(counts, confidence, ({ passed, scored }, confidencePct) => {
        const z = zOfConfidence(confidencePct);
        const [low, high] = wilsonLimits({ passed, scored }, z);
        const [mirroredLow, mirroredHigh] = wilsonLimits({ passed: scored - passed, scored }, z);
        expect(mirroredLow).toBeCloseTo(100 - high, 10);
        expect(mirroredHigh).toBeCloseTo(100 - low, 10);
        if (passed === scored) return;
        const [nextLow, nextHigh] = wilsonLimits({ passed: passed + 1, scored }, z);
        expect(nextLow).toBeGreaterThan(low);
        expect(nextHigh).toBeGreaterThan(high);
      }),
    );
  });

  test.each([
    [1, 0],
    [0, 0],
    [-1, 5],
    [6, 5],
    [0.5, 5],
    [1, 5.5],
    [Number.NaN, 5],
  ])('of %f of %f is none', (passed, scored) => {
    expect(() => wilsonLimits({ passed, scored }, 2)).toThrow(new RangeError(`${passed} of ${scored} are not counts`));
  });
});

describe('what units can show', () => {
  test.each([
    [20, 95, 20.07],
    [5, 95, 32.96],
    [50, 95, 13.36],
    [100, 95, 9.62],
    [20, 90, 17.26],
  ])('%i units pin a score down at %f percent to ±%f points', (units, confidencePct, points) => {
    expect(halfWidthPct({ units, confidencePct })).toBeCloseTo(points, 2);
  });

  it("is half the width of Wilson's interval at 50%", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), confidence, (half, confidencePct) => {
        const [low, high] = wilsonLimits({ passed: half, scored: 2 * half }, zOfConfidence(confidencePct));
        expect(halfWidthPct({ units: 2 * half, confidencePct })).toBeCloseTo((high - low) / 2, 10);
      }),
    );
  });
});
