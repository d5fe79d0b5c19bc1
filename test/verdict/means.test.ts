import { describe, expect, it, test } from 'vitest';
import type { Judging } from '../../src/plan/plan.ts';
import type { Score, Unscored } from '../../src/services/service.ts';
import { judgeBenchmark } from '../../src/verdict/judge.ts';
import { createBenchmark, createCase, createJob, emptyPlan, read } from '../fixtures/cases.ts';

interface Given {
  readonly thresholdPct?: number;
  readonly judging?: Partial<Judging>;
  readonly unscored?: readonly Unscored[];
  readonly leftOut?: { readonly scenarios: number; readonly of: number };
}

function judge(score: Score, { thresholdPct = 80, judging, ...facts }: Given = {}) {
  const benchmark = createBenchmark({
    service: 'runloop',
    thresholdPct,
    work: { kind: 'submit', units: 1 },
    choice: { metric: 'all-scenarios', agent: null, scale: 100 },
  });
  const given = createCase([], {
    benchmark,
    evidence: [read(createJob({ state: 'scored', score }, facts))],
    expectedJobs: 1,
    judging: { ...emptyPlan.judging, ...judging },
  });
  return judgeBenchmark(given, null);
}

const times = (count: number, ...scores: readonly number[]) => Array.from({ length: count }, () => scores);
const meanOf = (scenariosPct: readonly (readonly number[])[]): Score => {
  const all = scenariosPct.flat();
  const pct = Math.round((100 * all.reduce((sum, each) => sum + each, 0)) / all.length) / 100;
  return { pct, passed: null, scored: null, isMean: true, scenariosPct };
};
const byInterval = { judging: { judgeBy: 'interval' } } as const;

describe('the mean of scenarios', () => {
  test('has an interval that holds for any distribution', () => {
    expect(judge(meanOf([[50], [90], [100], [75], [80]])).intervalPct).toEqual([36.8, 98.8]);
  });

  test.each([
    ['passes', times(100, 95), 'passed', null],
    ['fails', times(100, 50), 'failed', 'below-threshold'],
    ['is inconclusive', times(10, 85), 'inconclusive', 'threshold-in-interval'],
  ])('%s by its interval', (_, scenarios, verdict, code) => {
    const judged = judge(meanOf(scenarios), byInterval);
    expect([judged.verdict, judged.reason?.code ?? null]).toEqual([verdict, code]);
  });

  test('has none where the service tells one number, and then no verdict by it', () => {
    const score = { pct: 90, passed: null, scored: null, isMean: true };
    expect(judge(score)).toMatchObject({ verdict: 'passed', intervalPct: null });
    expect(judge(score, byInterval)).toMatchObject({ verdict: 'error', reason: { code: 'no-interval' } });
  });
});

describe('repeats of a scenario', () => {
  const repeated = {
    pct: 80,
    passed: 80,
    scored: 100,
    scenariosPct: [...times(16, ...times(5, 100).flat()), ...times(4, ...times(5, 0).flat())],
  };

  it('are no samples of their own: as many scenarios have the same interval whatever the repeats', () => {
    const once = meanOf([...times(16, 100), ...times(4, 0)]);
    expect(judge(repeated).intervalPct).toEqual(judge(once).intervalPct);
    const [low, high] = judge({ pct: 80, passed: 80, scored: 100 }).intervalPct ?? [0, 0];
    const [lower, higher] = judge(repeated).intervalPct ?? [0, 0];
    expect([lower < low - 5, higher > high + 5]).toEqual([true, true]);
  });

  it('show their counts all the same', () => {
    expect(judge(repeated)).toMatchObject({ verdict: 'passed', passed: 80, scored: 100 });
  });
});

test('an interval holds the score that is shown, also where scenarios have uneven repeats', () => {
  const { scorePct, intervalPct } = judge({
    pct: 90,
    passed: null,
    scored: null,
    isMean: true,
    scenariosPct: [times(900, 100).flat(), ...times(100, 0)],
  });
  expect([scorePct, intervalPct?.[1]]).toEqual([90, 100]);
  expect(intervalPct?.[0]).toBeLessThan(90);
});

describe('what ended without a score', () => {
  const good = meanOf(times(20, 95));

  test('is told with its reasons, and changes no verdict', () => {
    const unscored = [{ reason: 'SandboxError', count: 2 }];
    expect(judge(good, { unscored })).toMatchObject({
      verdict: 'passed',
      unscored: { count: 2, reasons: unscored },
      warnings: [],
    });
    expect(judge(good, { unscored: [] }).unscored).toEqual({ count: 0, reasons: [] });
  });

  test('is not known where the service does not tell', () => {
    expect(judge(good).unscored).toBeNull();
  });

  test.each([
    [2, 20, []],
    [3, 20, [{ code: 'left-out', scenarios: 3, of: 20 }]],
  ])('warns when the mean leaves out more than a tenth: %d of %d', (scenarios, of, warnings) => {
    expect(judge(good, { leftOut: { scenarios, of } }).warnings).toEqual(warnings);
  });
});
