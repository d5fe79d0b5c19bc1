import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { roundPct } from '../../../src/verdict/score.ts';
import { positionOf, roundOutwards } from '../../../src/verdict/statistics/interval.ts';

describe('an interval as it is shown', () => {
  test.each([
    [
      [0, 100],
      [0, 100],
    ],
    [
      [66.661, 66.669],
      [66.66, 66.67],
    ],
    [
      [66.66, 66.67],
      [66.66, 66.67],
    ],
    [
      [-22.371, 1.851],
      [-22.38, 1.86],
    ],
    [
      [79.995, 79.996],
      [79.99, 80],
    ],
  ] as const)('%j is rounded outwards to %j', (limits, rounded) => {
    expect(roundOutwards(limits)).toEqual(rounded);
  });

  const limits = fc
    .tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }))
    .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
  const threshold = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);

  it('holds every score that is rounded from a value inside it', () => {
    fc.assert(
      fc.property(limits, fc.double({ min: 0, max: 1, noNaN: true }), ([low, high], share) => {
        const scorePct = roundPct(Math.min(high, low + share * (high - low)));
        const [shownLow, shownHigh] = roundOutwards([low, high]);
        expect(shownLow).toBeLessThanOrEqual(scorePct);
        expect(shownHigh).toBeGreaterThanOrEqual(scorePct);
      }),
    );
  });

  it('lies where the limits lie, save that it reaches a threshold which the upper limit would be rounded to', () => {
    fc.assert(
      fc.property(limits, threshold, ([low, high], thresholdPct) => {
        const position = positionOf(roundOutwards([low, high]), thresholdPct);
        const near = 1e-11;
        // Whatever is nearer to the threshold than floating-point numbers tell apart may go either way.
        expect(position === 'at-or-above' || low < thresholdPct + near).toBe(true);
        expect(position !== 'at-or-above' || low > thresholdPct - near).toBe(true);
        expect(position !== 'below' || high < thresholdPct).toBe(true);
        expect(position === 'below' || high > thresholdPct - 0.01 - near || low > thresholdPct - near).toBe(true);
      }),
    );
  });
});

describe('where an interval lies', () => {
  test.each([
    [[80, 90], 80, 'at-or-above'],
    [[80.01, 90], 80, 'at-or-above'],
    [[79.99, 90], 80, 'both'],
    [[70, 80], 80, 'both'],
    [[70, 79.99], 80, 'below'],
    [[-5, -1], -1, 'both'],
    [[-5, -1.01], -1, 'below'],
    [[-1, 3], -1, 'at-or-above'],
  ] as const)('%j and %f: %s', (interval, thresholdPct, position) => {
    expect(positionOf(interval, thresholdPct)).toBe(position);
  });
});
