import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultLooks } from '../../../src/plan/looks.ts';
import { decideRound, type RoundDecision } from '../../../src/verdict/statistics/decide.ts';
import { decisionTable } from '../../../src/verdict/statistics/decision-table.ts';
import { compareWithBaseline, estimateOfCounts } from '../../../src/verdict/statistics/difference.ts';
import { positionOf } from '../../../src/verdict/statistics/interval.ts';
import { meanInterval } from '../../../src/verdict/statistics/mean-interval.ts';
import {
  largestRegression,
  scenariosToPass,
  unitsToDecide,
  unitsToPass,
  unitsToShowRegression,
} from '../../../src/verdict/statistics/needed-units.ts';
import { wilsonInterval } from '../../../src/verdict/statistics/wilson.ts';

const of = (passed: number, scored: number) => estimateOfCounts({ passed, scored });

describe('the units that a perfect run needs', () => {
  test.each([
    [70, 90, 9],
    [80, 90, 14],
    [90, 90, 29],
    [95, 90, 59],
    [70, 95, 11],
    [80, 95, 17],
    [90, 95, 36],
    [95, 95, 73],
    [99, 95, 381],
    [99.99, 95, 38_411],
    [50, 80, 4],
    // A sixteenth may be spent, and is.
    [50, 87.5, 4],
    [0, 95, 1],
    [100, 95, null],
  ])('to pass %f at %f percent: %s', (thresholdPct, confidencePct, units) => {
    expect(unitsToPass({ thresholdPct, confidencePct })).toBe(units);
  });

  it('are those with which its interval reaches the threshold and the tables have a pass, in rounds or not', () => {
    const threshold = fc.integer({ min: 100, max: 9600 }).map((hundredths) => hundredths / 100);
    const confidence = fc.integer({ min: 800, max: 999 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(threshold, confidence, fc.boolean(), (thresholdPct, confidencePct, inRounds) => {
        const units = unitsToPass({ thresholdPct, confidencePct }) ?? 0;
        const position = positionOf(wilsonInterval({ passed: units, scored: units, confidencePct }), thresholdPct);
        expect(position).toBe('at-or-above');
        const looksOf = (maxUnits: number) =>
          inRounds ? defaultLooks({ minUnits: Math.ceil(maxUnits / 5), maxUnits }) : [maxUnits];
        const canPass = (maxUnits: number) =>
          maxUnits > 0 &&
          decisionTable({ looks: looksOf(maxUnits), thresholdPct, judgeBy: 'interval', confidencePct }).some(
            ({ passAt }) => passAt !== null,
          );
        expect([canPass(units), canPass(units - 1)]).toEqual([true, false]);
      }),
    );
  });
});

/** The lower limit of a perfect run. */
function low(scenarios: number): number {
  const perfect = Array.from({ length: scenarios }, () => [100]);
  return meanInterval(perfect, 95)[0];
}

describe('the scenarios that a perfect run needs, where their mean is judged,', () => {
  test.each([
    [95, 95, 80],
    [95, 90, 66],
    [80, 99, 24],
    [0, 95, 1],
    [100, 95, null],
    [99.99, 99.9, null],
  ])('to pass %f at %f percent: %s', (thresholdPct, confidencePct, count) => {
    expect(scenariosToPass({ thresholdPct, confidencePct })).toBe(count);
  });

  it('are those whose interval reaches the threshold', () => {
    const scenarios = scenariosToPass({ thresholdPct: 90, confidencePct: 95 }) ?? 0;
    expect([low(scenarios) >= 90, low(scenarios - 1) >= 90]).toEqual([true, false]);
  });
});

describe('the units that would decide at a score', () => {
  test.each([
    [5, 6, 80, 95, 581],
    [45, 50, 80, 95, 62],
    [1, 2, 80, 95, 14],
    [4, 5, 80, 95, null],
    [0, 1, 50, 95, 6],
    // What a perfect run needs.
    [5, 5, 70, 95, 11],
    [79_999, 100_000, 80, 95, null],
    [5, 6, 100, 95, null],
  ])('%d of %d at %f, %f percent: %s', (passed, scored, thresholdPct, confidencePct, units) => {
    expect(unitsToDecide({ passed, scored, thresholdPct, confidencePct })).toBe(units);
  });

  it('decide at that score, which one less does not', () => {
    const shares = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(40), fc.integer({ min: 1, max: 99 }));
    const seen = new Set<RoundDecision>();
    fc.assert(
      fc.property(shares, ([scored, hits, thresholdPct]) => {
        const passed = Math.min(hits, scored);
        const units = unitsToDecide({ passed, scored, thresholdPct, confidencePct: 95 });
        fc.pre(units !== null);
        const decide = (all: number) => {
          const table = decisionTable({ looks: [all], thresholdPct, judgeBy: 'interval', confidencePct: 95 });
          return decideRound(table, { passed: Math.round((all * passed) / scored), scored: all });
        };
        const decision = decide(units ?? 0);
        seen.add(decision);
        expect(decision).toBe((100 * passed) / scored > thresholdPct ? 'passed' : 'failed');
        expect((units ?? 0) === scored + 1 || decide((units ?? 0) - 1) === 'undecided').toBe(true);
      }),
    );
    expect([...seen].toSorted()).toEqual(['failed', 'passed']);
  });
});

describe('the units with which a comparison can fail', () => {
  test.each([
    [of(45, 50), 0, 2],
    [of(10, 10), 0, 2],
    [of(1, 1), 0, null],
    [of(5, 50), 0, 34],
    [of(1, 10), 0, null],
    [of(0, 50), 0, null],
    [of(45, 50), 70, 15],
    [of(45, 50), 81, null],
  ])('against %o with %f allowed are %s', (baseline, allowedDropPct, units) => {
    expect(unitsToShowRegression({ baseline, allowedDropPct })).toBe(units);
  });

  it('are the fewest with which a score of 0 is a regression', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.nat(),
        fc.integer({ min: 0, max: 50 }),
        (scored, number, drop) => {
          const options = { baseline: of(number % (scored + 1), scored), allowedDropPct: drop };
          const shows = (units: number) =>
            compareWithBaseline({ ...options, candidate: of(0, units) }).comparison === 'regression';
          const units = unitsToShowRegression(options);
          expect(shows(units ?? 1_000_000)).toBe(units !== null);
          expect(units !== null && units > 1 && shows(units - 1)).toBe(false);
        },
      ),
    );
  });
});

describe('what units can show', () => {
  test.each([
    [50, of(45, 50), 0, 38],
    [100, of(90, 100), 0, 81],
    [10, of(9, 10), 0, 5],
    [2, of(45, 50), 0, 0],
    [1, of(45, 50), 0, null],
    [50, of(45, 50), 10, 32],
    [50, of(2, 50), 0, null],
    // As many as there can be take no longer.
    [1_000_000_000, of(90, 100), 0, 836_538_151],
  ])('%i units against %j with %f allowed: a regression at %s or fewer', (scored, baseline, allowedDropPct, passed) => {
    expect(largestRegression(scored, { baseline, allowedDropPct })).toBe(passed);
  });

  it('is a regression, and one unit more is none', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        fc.nat(),
        (scored, base, number) => {
          const options = { baseline: of(number % (base + 1), base), allowedDropPct: 0 };
          const is = (passed: number) =>
            compareWithBaseline({ ...options, candidate: of(passed, scored) }).comparison === 'regression';
          const largest = largestRegression(scored, options);
          expect(largest === null || is(largest)).toBe(true);
          expect(is((largest ?? -1) + 1)).toBe(false);
        },
      ),
    );
  });
});
