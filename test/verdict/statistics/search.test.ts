import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { smallestWith } from '../../../src/verdict/statistics/search.ts';

it('finds the first and the last of a range, and nothing beyond', () => {
  const range = { from: 1, to: 5 };
  expect([0, 1, 5, 6].map((least) => smallestWith(range, (value) => value >= least))).toEqual([1, 1, 5, null]);
});

it('finds the smallest number for which something holds, and asks few', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: -60, max: 100_100 }),
      (from, length, least) => {
        const to = from + length;
        let asked = 0;
        const found = smallestWith({ from, to }, (value) => {
          asked += 1;
          expect(value).toBeGreaterThanOrEqual(from);
          expect(value).toBeLessThanOrEqual(to);
          return value >= least;
        });
        expect(found).toBe(least > to ? null : Math.max(from, least));
        expect(asked).toBeLessThanOrEqual(18);
      },
    ),
  );
});
