import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { zOfConfidence } from '../../../src/verdict/statistics/normal-quantile.ts';
import { add, multiply, numberOf, type Rational, rationalOf } from './exact.ts';

const digits = 60n;
const one = 10n ** digits;
/** 2 ÷ √(2π), to 60 digits. */
const density = 797884560802865355879892119868763736951717262329869315331851n;

/** The share of a normal distribution within z standard deviations, by its power series in fixed-point arithmetic of 60 digits. */
function shareWithin(z: number): Rational {
  const { over, under } = rationalOf(z);
  const x = (over * one) / under;
  let term = x;
  let sum = 0n;
  for (let index = 0n; term !== 0n; index += 1n) {
    sum += term / (2n * index + 1n);
    term = -(term * x * x) / (one * one * 2n * (index + 1n));
  }
  return { over: (sum * density) / one, under: one };
}

/** By how much z is off, as a share of z: what is missing of the confidence, divided by the density there. */
function relativeError(confidencePct: number): number {
  const z = zOfConfidence(confidencePct);
  const asked = multiply(rationalOf(confidencePct), { over: 1n, under: 100n });
  const { over, under } = shareWithin(z);
  const missing = numberOf(add(asked, { over: -over, under }));
  return missing / (Math.sqrt(2 / Math.PI) * Math.exp((-z * z) / 2)) / z;
}

describe('the standard deviations that hold a confidence', () => {
  // mpmath 1.3.0 with 60 digits.
  test.each([
    [80, 1.2815515655446004],
    [85, 1.4395314709384563],
    [90, 1.6448536269514722],
    [95, 1.959963984540054],
    [98, 2.3263478740408408],
    [99, 2.5758293035489004],
    [99.9, 3.2905267314919255],
  ])('%f percent are within %f', (confidencePct, z) => {
    expect(zOfConfidence(confidencePct)).toBeCloseTo(z, 13);
  });

  it('are right to 14 digits for every confidence that can be asked for', () => {
    const tenths = Array.from({ length: 200 }, (_, index) => (800 + index) / 10);
    expect(tenths.at(-1)).toBe(99.9);
    for (const confidencePct of tenths) expect(Math.abs(relativeError(confidencePct))).toBeLessThan(5e-15);
  });

  it('are right to 14 digits over their whole range', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 99.9999, noNaN: true }), (confidencePct) => {
        expect(Math.abs(relativeError(confidencePct))).toBeLessThan(2e-14);
      }),
    );
  });

  test.each([1, 85, 85.0000001, 99.9999])(
    '%f percent are within the range, and right where two formulas meet',
    (confidencePct) => {
      expect(Math.abs(relativeError(confidencePct))).toBeLessThan(2e-14);
    },
  );

  test.each([0.999, 99.99991, 0, 100, 0.95 - 1, Number.NaN, Number.POSITIVE_INFINITY])(
    '%f percent are refused',
    (pct) => {
      expect(() => zOfConfidence(pct)).toThrow(
        new RangeError(`confidence must be from 1 to 99.9999 percent, not ${pct}`),
      );
    },
  );
});
