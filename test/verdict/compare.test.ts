import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comparing } from '../../src/plan/baseline.ts';
import type { Judging } from '../../src/plan/plan.ts';
import type { FoundBaseline, NotCompared } from '../../src/verdict/baseline.ts';
import { type JudgedBenchmark, judgeBenchmark } from '../../src/verdict/judge.ts';
import { causeOfReason } from '../../src/verdict/reason.ts';
import { createBenchmark, createCase, emptyPlan, scored } from '../fixtures/cases.ts';

const base: Comparing = { allowedDropPct: 0, onRegression: 'fail', maxAgeMs: 1, endpointUrl: null };
const byInterval: Judging = { ...emptyPlan.judging, judgeBy: 'interval' };

/** A baseline of these counts. */
function baselineOf(passed: number, units: number): FoundBaseline {
  const score = { scorePct: Math.round((10_000 * passed) / units) / 100, passed, scored: units, scenariosPct: null };
  return { kind: 'found', baseline: { ...score, source: 'job', jobIds: ['base'], createdAt: null } };
}

interface Setting {
  readonly thresholdPct?: number | null;
  readonly judging?: Judging;
  readonly comparing?: Partial<Comparing>;
  readonly isOver?: boolean;
}

/** Judges one job of these counts beside a baseline. */
function judge(
  [passed, units]: readonly [number, number],
  found: FoundBaseline,
  { thresholdPct = 50, judging = emptyPlan.judging, comparing = {}, isOver = true }: Setting = {},
): JudgedBenchmark {
  const given = createCase([scored((100 * passed) / units, passed, units)], {
    benchmark: createBenchmark({ thresholdPct }),
    judging,
    baseline: { found, comparing: { ...base, ...comparing } },
  });
  return judgeBenchmark(given, isOver ? { code: 'without-result' } : null);
}

const before = baselineOf(45, 50);
const worse = [35, 50] as const;
const close = [40, 50] as const;
const missing: NotCompared = { code: 'no-file' };
const none: FoundBaseline = { kind: 'none', why: missing };
const outcome = ({ verdict, reason, warnings }: JudgedBenchmark) => ({
  verdict,
  reason: reason?.code ?? null,
  warnings: warnings.map(({ code }) => code),
});

describe('judged by its score, a benchmark', () => {
  test('fails when it is shown to be worse, with the change and its interval', () => {
    const judged = judge(worse, before);
    expect(judged).toMatchObject({
      verdict: 'failed',
      scorePct: 70,
      reason: { code: 'regression', regression: { changePct: -20, allowedDropPct: 0, baseline: { scorePct: 90 } } },
      comparison: { change: { changePct: -20, comparison: 'regression' }, notCompared: null },
    });
    expect(judged.reason && causeOfReason(judged.reason)).toBe('regression');
  });

  test('passes when it is neither shown nor excluded, and it is known what would have shown it', () => {
    const judged = judge(close, before);
    expect(outcome(judged)).toEqual({ verdict: 'passed', reason: null, warnings: [] });
    const { largestRegression = null, change } = judged.comparison ?? {};
    expect([largestRegression, change?.comparison]).toEqual([38, 'inconclusive']);
    expect(outcome(judge([39, 50], before)).verdict).toBe('passed');
    expect(outcome(judge([38, 50], before)).verdict).toBe('failed');
  });

  test.each<[string, readonly [number, number], number, object]>([
    ['passes with both', [48, 50], 80, { verdict: 'passed', reason: null }],
    ['fails by its threshold alone', close, 90, { verdict: 'failed', reason: 'below-threshold' }],
    ['fails by its baseline alone', worse, 60, { verdict: 'failed', reason: 'regression' }],
    ['fails by both, and its threshold is the cause', worse, 80, { verdict: 'failed', reason: 'below-threshold' }],
  ])('%s', (_, counts, thresholdPct, expected) => {
    expect(outcome(judge(counts, before, { thresholdPct }))).toMatchObject(expected);
  });

  test('says of both when neither holds', () => {
    expect(judge(worse, before, { thresholdPct: 80 }).reason).toMatchObject({
      code: 'below-threshold',
      regression: { changePct: -20 },
    });
    expect(judge(close, before, { thresholdPct: 90 }).reason).not.toHaveProperty('regression');
  });

  test('may fall by the drop that is allowed', () => {
    expect(outcome(judge(worse, before, { comparing: { allowedDropPct: 6 } })).verdict).toBe('failed');
    expect(outcome(judge(worse, before, { comparing: { allowedDropPct: 7 } })).verdict).toBe('passed');
  });

  test('only warns with `on-regression: warn`', () => {
    const comparing = { onRegression: 'warn' } as const;
    const warned = { verdict: 'passed', reason: null, warnings: ['regression'] };
    expect(outcome(judge(worse, before, { comparing }))).toEqual(warned);
    expect(outcome(judge(worse, before, { comparing, judging: byInterval }))).toEqual(warned);
  });

  test('is told of, and judged by its threshold, where there is no baseline', () => {
    expect(outcome(judge(close, none))).toEqual({ verdict: 'passed', reason: null, warnings: ['not-compared'] });
    expect(outcome(judge(close, none, { thresholdPct: 90 }))).toEqual({
      verdict: 'failed',
      reason: 'below-threshold',
      warnings: ['not-compared'],
    });
  });

  test('is told of where so few units could not have shown anything', () => {
    expect(outcome(judge([1, 1], baselineOf(1, 1)))).toEqual({
      verdict: 'passed',
      reason: null,
      warnings: ['cannot-show-regression'],
    });
  });
});

describe('judged by its interval, a benchmark', () => {
  const strict = { judging: byInterval };
  test('is inconclusive where a regression is not excluded, or nothing was compared', () => {
    const judged = judge(close, before, strict);
    expect(outcome(judged)).toEqual({ verdict: 'inconclusive', reason: 'regression-not-excluded', warnings: [] });
    expect(judged.reason && causeOfReason(judged.reason)).toBe('inconclusive');
    expect(outcome(judge(close, none, strict))).toEqual({
      verdict: 'inconclusive',
      reason: 'not-compared',
      warnings: [],
    });
  });

  test('passes where it is excluded', () => {
    const comparing = { allowedDropPct: 15 };
    expect(outcome(judge([48, 50], before, { ...strict, comparing })).verdict).toBe('passed');
  });

  test('keeps the reason of its threshold', () => {
    const thresholdPct = 82;
    expect(outcome(judge(close, before, { ...strict, thresholdPct })).reason).toBe('threshold-in-interval');
    expect(outcome(judge(close, none, { ...strict, thresholdPct })).reason).toBe('threshold-in-interval');
    expect(outcome(judge(worse, before, { ...strict, thresholdPct: 72 })).reason).toBe('regression');
  });
});

describe('without a threshold, a benchmark', () => {
  const alone = { thresholdPct: null };
  test('passes or fails by its baseline', () => {
    expect(outcome(judge(close, before, alone)).verdict).toBe('passed');
    expect(outcome(judge(worse, before, alone))).toMatchObject({ verdict: 'failed', reason: 'regression' });
  });

  test('is inconclusive where it was not compared, or could not have failed', () => {
    expect(outcome(judge(close, none, alone))).toEqual({
      verdict: 'inconclusive',
      reason: 'not-compared',
      warnings: [],
    });
    const comparing = { onRegression: 'warn' } as const;
    expect(outcome(judge(close, none, { ...alone, comparing })).verdict).toBe('inconclusive');
    expect(outcome(judge([1, 1], baselineOf(1, 1), alone))).toEqual({
      verdict: 'inconclusive',
      reason: 'cannot-show-regression',
      warnings: [],
    });
  });

  test('never passes unless a score of 0 would have failed', () => {
    const count = fc.integer({ min: 1, max: 30 }).chain((all) => fc.tuple(fc.nat({ max: all }), fc.constant(all)));
    fc.assert(
      fc.property(count, count, fc.integer({ min: 0, max: 40 }), (own, [passed, all], allowedDropPct) => {
        const setting = { ...alone, comparing: { allowedDropPct } };
        const found = baselineOf(passed, all);
        const { verdict } = judge(own, found, setting);
        const lowest = judge([0, own[1]], found, setting).verdict;
        expect(['failed', 'inconclusive']).toContain(lowest);
        expect(verdict !== 'passed' || lowest === 'failed').toBe(true);
      }),
    );
  });
});

describe('a baseline that is yet to be read', () => {
  const pending: FoundBaseline = { kind: 'pending' };
  test('is waited for, but for what fails all the same', () => {
    expect(judge(close, pending, { isOver: false }).verdict).toBe('running');
    expect(judge(close, pending, { isOver: false, thresholdPct: 90 }).verdict).toBe('failed');
  });

  test('is none when the run is over', () => {
    expect(judge(close, pending).comparison?.notCompared).toEqual({
      code: 'baseline-pending',
      why: { code: 'without-result' },
    });
  });
});

const scenarios = (pcts: readonly number[]) => ({
  pct: pcts.reduce((sum, pct) => sum + pct, 0) / pcts.length,
  passed: null,
  scored: null,
  isMean: true,
  scenariosPct: pcts.map((pct) => [pct]),
});

const compare = (now: readonly number[], then: readonly number[]) => {
  const { pct, scenariosPct } = scenarios(then);
  const score = { scorePct: pct, passed: null, scored: null, scenariosPct };
  const found = { kind: 'found', baseline: { ...score, source: 'job', jobIds: [], createdAt: null } } as const;
  const given = createCase([{ state: 'scored', score: scenarios(now) }], {
    benchmark: createBenchmark({ service: 'runloop', thresholdPct: null }),
    baseline: { found, comparing: base },
  });
  return judgeBenchmark(given, null);
};

describe('means without counts', () => {
  test('are compared by the intervals of their scenarios', () => {
    const high = Array.from({ length: 40 }, (_, index) => 85 + (index % 10));
    const low = high.map((pct) => pct - 60);
    expect(outcome(compare(low, high))).toMatchObject({ verdict: 'failed', reason: 'regression' });
    expect(compare(high, low)).toMatchObject({ verdict: 'passed', comparison: { canFail: expect.any(Boolean) } });
    expect(outcome(compare([90], [90]))).toMatchObject({ verdict: 'inconclusive', reason: 'cannot-show-regression' });
  });

  test.each([
    // Where most attempts of what fails have a score, and where most of what passes have.
    [45, [100], 15, [0, 0, 0], { verdict: 'failed', changePct: -24 }],
    [30, [100, 100, 100], 30, [0], { verdict: 'passed', changePct: 1 }],
  ])('compare the score that is shown: %d × %j and %d × %j', (passing, scores, failing, others, expected) => {
    const scenariosPct = [
      ...Array.from({ length: passing }, () => scores),
      ...Array.from({ length: failing }, () => others),
    ];
    const all = scenariosPct.flat();
    const pct = all.reduce((sum, each) => sum + each, 0) / all.length;
    const score = { pct, passed: pct, scored: 100, scenariosPct, attempts: 3 };
    const given = createCase([{ state: 'scored', score }], {
      benchmark: createBenchmark({ service: 'runloop', thresholdPct: null }),
      baseline: { found: baselineOf(148, 200), comparing: base },
    });
    const { verdict, comparison } = judgeBenchmark(given, null);
    expect({ verdict, changePct: comparison?.change?.changePct }).toEqual(expected);
  });
});
