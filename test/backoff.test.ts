import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../src/backoff.ts';

test.each([
  [0, [500, 1000, 2000, 4000, 5000, 5000]],
  [0.5, [1000, 2000, 4000, 5000, 5000, 5000]],
  [1, [1500, 3000, 5000, 5000, 5000, 5000]],
])('doubles from half to one and a half of the first pause, by chance (%d), up to the longest', (chance, pausesMs) => {
  const pauses = pausesMs.map((_, index) =>
    backoffMs({ attempt: index + 1, firstMs: 1000, maxMs: 5000, random: () => chance }),
  );
  expect(pauses).toEqual(pausesMs);
});

test('is a pause that a timer takes, however often an attempt has failed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
      const pauseMs = backoffMs({ attempt, firstMs: 300, maxMs: 20_000, random: () => chance });
      expect(pauseMs).toBeGreaterThanOrEqual(150);
      expect(pauseMs).toBeLessThanOrEqual(20_000);
    }),
  );
});
