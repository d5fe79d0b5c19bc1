import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultLooks, planUnits } from '../../src/plan/looks.ts';

const range = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([one, other]) => ({ minUnits: Math.min(one, other), maxUnits: Math.max(one, other) }));

describe('the looks of a range', () => {
  test.each([
    [10, 50, [10, 20, 30, 40, 50]],
    [5, 50, [5, 10, 20, 40, 50]],
    [10, 100, [10, 20, 40, 70, 100]],
    [20, 100, [20, 30, 50, 70, 100]],
    [20, 200, [20, 50, 90, 140, 200]],
    [40, 200, [40, 60, 100, 150, 200]],
    [200, 1000, [200, 310, 500, 730, 1000]],
    // Too narrow for tens.
    [10, 20, [10, 13, 15, 18, 20]],
    [5, 30, [5, 11, 18, 24, 30]],
    [1, 5, [1, 2, 3, 4, 5]],
    [3, 5, [3, 4, 5]],
    [4, 5, [4, 5]],
    [10, 10, [10]],
    [1, 1, [1]],
  ])('%i..%i are %j', (minUnits, maxUnits, looks) => {
    expect(defaultLooks({ minUnits, maxUnits })).toEqual(looks);
  });

  it('rise from the minimum to the maximum, at most five', () => {
    fc.assert(
      fc.property(range, ({ minUnits, maxUnits }) => {
        const looks = defaultLooks({ minUnits, maxUnits });
        expect(looks[0]).toBe(minUnits);
        expect(looks.at(-1)).toBe(maxUnits);
        expect(looks.length).toBe(Math.min(5, maxUnits - minUnits + 1));
        expect(looks).toEqual([...new Set(looks)].toSorted((left, right) => left - right));
        expect(looks.every(Number.isInteger)).toBe(true);
      }),
    );
  });

  test.each([
    [0, 5],
    [-1, 5],
    [6, 5],
    [1.5, 5],
    [1, 5.5],
    [Number.NaN, 5],
    [1, Number.POSITIVE_INFINITY],
  ])('%f..%f is no range', (minUnits, maxUnits) => {
    expect(() => defaultLooks({ minUnits, maxUnits })).toThrow(
      new RangeError(`${minUnits}..${maxUnits} is no range of units`),
    );
  });
});

test.each([
  [5, { units: 5 }],
  [
    { minUnits: 10, maxUnits: 50 },
    { units: 50, looks: [10, 20, 30, 40, 50] },
  ],
  [{ minUnits: 10, maxUnits: 10 }, { units: 10 }],
])('a count of %j comes to %j', (count, units) => {
  expect(planUnits(count)).toEqual(units);
});
