import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Judging } from '../../src/plan/plan.ts';
import { decideScore } from '../../src/verdict/decide-score.ts';
import { scorePctOf } from '../../src/verdict/score.ts';
import { binomialChances } from '../../src/verdict/statistics/chances.ts';
import { positionOf } from '../../src/verdict/statistics/interval.ts';

const judgingBy = (judgeBy: Judging['judgeBy'], confidencePct = 95): Judging => ({
  judgeBy,
  confidencePct,
  onInconclusive: 'fail',
});
const units = (passed: number, scored: number) => ({
  scorePct: scorePctOf(passed, scored),
  passed,
  scored,
  scenariosPct: null,
});

interface Given {
  readonly passed: number;
  readonly scored: number;
  readonly thresholdPct: number;
  readonly judging?: Judging;
}

const decide = ({ passed, scored, thresholdPct, judging = judgingBy('interval') }: Given) =>
  decideScore({ score: units(passed, scored), thresholdPct, judging, looks: null });

describe('judged by its interval, a score', () => {
  test.each([
    [20, 20, 80, 'passed'],
    [17, 17, 80, 'passed'],
    [16, 16, 80, 'inconclusive'],
    [16, 20, 80, 'inconclusive'],
    [9, 20, 80, 'failed'],
    [12, 20, 80, 'inconclusive'],
    [0, 1, 0, 'passed'],
    [1, 1, 0, 'passed'],
    [20, 20, 100, 'inconclusive'],
    [10, 20, 100, 'failed'],
  ])('of %i of %i against %d: %s', (passed, scored, thresholdPct, verdict) => {
    expect(decide({ passed, scored, thresholdPct }).verdict).toBe(verdict);
  });

  it('is inconclusive where its interval holds the threshold, and says so', () => {
    expect(decide({ passed: 16, scored: 20, thresholdPct: 80 })).toEqual({
      verdict: 'inconclusive',
      intervalPct: [58.39, 91.94],
      reason: { code: 'threshold-in-interval', thresholdPct: 80, intervalPct: [58.39, 91.94], unitsToDecide: null },
    });
  });

  it('is inconclusive where its interval lies on one side and so many pass by chance too often, and says what it takes', () => {
    // At a true rate of 95%, 20 of 24 or fewer pass in 2.98% of all runs.
    expect(decide({ passed: 20, scored: 24, thresholdPct: 95 })).toEqual({
      verdict: 'inconclusive',
      intervalPct: [64.14, 93.33],
      reason: {
        code: 'by-chance-too-often',
        thresholdPct: 95,
        intervalPct: [64.14, 93.33],
        passed: 20,
        scored: 24,
        passAt: null,
        failAt: 19,
      },
    });
  });

  it('has no verdict without counts', () => {
    const score = { scorePct: 90, passed: null, scored: 20, scenariosPct: null };
    const given = { score, thresholdPct: 80, looks: null };
    expect(decideScore({ ...given, judging: judgingBy('interval') })).toEqual({
      verdict: 'error',
      intervalPct: null,
      reason: { code: 'no-interval' },
    });
    expect(decideScore({ ...given, judging: judgingBy('score') }).verdict).toBe('passed');
  });
});

const counts = fc
  .tuple(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([scored, share]) => ({ scored, passed: Math.round(share * scored) }));
const threshold = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const confidence = fc.constantFrom(80, 90, 95, 99, 99.9);

it('no verdict says more than the interval and the score that are shown', () => {
  fc.assert(
    fc.property(counts, threshold, confidence, ({ passed, scored }, thresholdPct, confidencePct) => {
      const judging = judgingBy('interval', confidencePct);
      const { verdict, intervalPct, reason } = decide({ passed, scored, thresholdPct, judging });
      const [low, high] = intervalPct ?? [Number.NaN, Number.NaN];
      const scorePct = scorePctOf(passed, scored);
      expect(low <= scorePct && scorePct <= high).toBe(true);
      const position = positionOf([low, high], thresholdPct);
      const isBorneOut = {
        passed: position === 'at-or-above' && scorePct >= thresholdPct,
        failed: position === 'below' && scorePct < thresholdPct,
        inconclusive: (position === 'both') === (reason?.code === 'threshold-in-interval'),
        error: false,
        undecided: false,
      };
      expect(isBorneOut[verdict]).toBe(true);
      expect(reason === null).toBe(verdict === 'passed');
    }),
    { numRuns: 3000 },
  );
});

it('more passed units never give a worse verdict', () => {
  const order = ['failed', 'inconclusive', 'passed'];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), threshold, confidence, (scored, thresholdPct, confidencePct) => {
      const judging = judgingBy('interval', confidencePct);
      const ranks = Array.from({ length: scored + 1 }, (_, passed) =>
        order.indexOf(decide({ passed, scored, thresholdPct, judging }).verdict),
      );
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    }),
  );
});

// The whole of what `judge-by: interval` promises, by exact enumeration.
test.each([80, 90, 95, 99])(
  'at %d%% a benchmark right at its threshold is wrongly passed or failed as seldom as promised',
  (pct) => {
    const judging = judgingBy('interval', pct);
    for (const thresholdPct of [50, 70, 80, 90, 95, 99])
      for (const scored of [1, 3, 5, 10, 20, 50, 100, 200]) {
        const chances = binomialChances(scored, thresholdPct / 100);
        const verdicts = chances.map((_, passed) => decide({ passed, scored, thresholdPct, judging }).verdict);
        for (const wrong of ['passed', 'failed']) {
          const share = chances.reduce((sum, chance, passed) => sum + (verdicts[passed] === wrong ? chance : 0), 0);
          expect(share).toBeLessThanOrEqual((100 - pct) / 200 + 1e-12);
        }
      }
  },
);

it('judged by itself, a score passes where it reaches the threshold, whatever its interval', () => {
  fc.assert(
    fc.property(counts, threshold, ({ passed, scored }, thresholdPct) => {
      const { verdict } = decide({ passed, scored, thresholdPct, judging: judgingBy('score') });
      expect(verdict).toBe(scorePctOf(passed, scored) >= thresholdPct ? 'passed' : 'failed');
    }),
  );
});
