import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { binomialChances, hypergeometricChances } from '../../../src/verdict/statistics/chances.ts';
import { choose, numberOf, rationalOf } from './exact.ts';

/** Where two lists differ in their first 12 digits, by more than anything that matters. */
function differences(chances: readonly number[], exact: readonly number[]) {
  return upTo(Math.max(chances.length, exact.length) - 1).flatMap((hits) => {
    const [chance, right] = [chances[hits] ?? Number.NaN, exact[hits] ?? Number.NaN];
    return Math.abs(chance - right) <= Math.max(1e-12 * right, 1e-290) ? [] : [{ hits, chance, right }];
  });
}

const upTo = (units: number) => Array.from({ length: units + 1 }, (_, hits) => hits);

/** For the exact value of the rate, which is not quite that of its decimal digits. */
function exactBinomial(units: number, rate: number): readonly number[] {
  const { over, under } = rationalOf(rate);
  return upTo(units).map((hits) =>
    numberOf({
      over: choose(units, hits) * over ** BigInt(hits) * (under - over) ** BigInt(units - hits),
      under: under ** BigInt(units),
    }),
  );
}

function exactHypergeometric({ units, left, hitsLeft }: { units: number; left: number; hitsLeft: number }) {
  const under = choose(left, units);
  return upTo(units).map((hits) =>
    numberOf({ over: choose(hitsLeft, hits) * choose(left - hitsLeft, units - hits), under }),
  );
}

describe('units that hit with the same chance', () => {
  test.each([
    [2, 50, [0.25, 0.5, 0.25]],
    [1, 90, [0.1, 0.9]],
    [3, 0, [1, 0, 0, 0]],
    [0, 70, [1]],
  ])('%i at %i percent: %j', (units, pct, chances) => {
    expect(differences(binomialChances(units, pct / 100), chances)).toEqual([]);
  });

  test.each([
    [1000, 1 / 2],
    [1000, 127 / 128],
    [1000, 1 / 128],
    [997, 45 / 64],
    [200, 0.95],
    [59, 0.95],
    [60, 0.1],
  ])('are right to 12 digits, from none to all: %i units at %f', (units, rate) => {
    expect(differences(binomialChances(units, rate), exactBinomial(units, rate))).toEqual([]);
  });

  it('are right to 12 digits whatever their number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 9999 }), (units, hundredths) => {
        expect(
          differences(binomialChances(units, hundredths / 10_000), exactBinomial(units, hundredths / 10_000)),
        ).toEqual([]);
      }),
    );
  });
});

describe('units drawn without putting back', () => {
  test.each([
    [{ units: 1, left: 1, hitsLeft: 1 }, [0, 1]],
    [{ units: 1, left: 1, hitsLeft: 0 }, [1, 0]],
    [{ units: 2, left: 3, hitsLeft: 2 }, [0, 2 / 3, 1 / 3]],
    [{ units: 3, left: 3, hitsLeft: 1 }, [0, 1, 0, 0]],
    [{ units: 0, left: 5, hitsLeft: 3 }, [1]],
  ])('%j: %j', (draw, chances) => {
    expect(differences(hypergeometricChances(draw), chances)).toEqual([]);
  });

  test.each([
    { units: 200, left: 1000, hitsLeft: 500 },
    { units: 200, left: 1000, hitsLeft: 950 },
    { units: 200, left: 1000, hitsLeft: 1000 },
    { units: 200, left: 1000, hitsLeft: 0 },
    { units: 999, left: 1000, hitsLeft: 1 },
    { units: 1000, left: 1000, hitsLeft: 700 },
  ])('are right to 12 digits: %j', (draw) => {
    expect(differences(hypergeometricChances(draw), exactHypergeometric(draw))).toEqual([]);
  });

  it('are right to 12 digits whatever is left', () => {
    const draws = fc
      .tuple(fc.integer({ min: 0, max: 150 }), fc.nat(), fc.nat())
      .map(([left, one, other]) => ({ left, units: one % (left + 1), hitsLeft: other % (left + 1) }));
    fc.assert(
      fc.property(draws, (draw) => {
        expect(differences(hypergeometricChances(draw), exactHypergeometric(draw))).toEqual([]);
      }),
    );
  });
});
