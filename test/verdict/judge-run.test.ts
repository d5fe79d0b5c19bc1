import { describe, expect, it, test } from 'vitest';
import { serviceOf } from '../../src/plan/plan.ts';
import { type JudgedBenchmark, judgeRun, unjudged } from '../../src/verdict/judge.ts';
import { createBenchmark, emptyPlan } from '../fixtures/cases.ts';

test.each(['planned', 'running'] as const)('nothing is known of a benchmark that is only %s', (verdict) => {
  const judged = unjudged(createBenchmark(), 'listed', verdict);
  expect(judged).toEqual({
    benchmark: createBenchmark(),
    name: 'listed',
    verdict,
    scorePct: null,
    passed: null,
    scored: null,
    intervalPct: null,
    reason: null,
    jobs: [],
  });
  expect(unjudged(createBenchmark({ name: 'mine' }), 'listed', verdict).name).toBe('mine');
});

describe('the verdict of the run', () => {
  test.each<[readonly JudgedBenchmark['verdict'][], string]>([
    [[], 'error'],
    [['passed'], 'passed'],
    [['passed', 'passed'], 'passed'],
    [['passed', 'inconclusive'], 'inconclusive'],
    [['inconclusive', 'error', 'passed'], 'error'],
    [['error', 'inconclusive', 'failed', 'passed'], 'failed'],
    [['running', 'passed'], 'error'],
    [['planned', 'passed'], 'error'],
    [['running', 'failed'], 'failed'],
  ])('%j: %s', (verdicts, expected) => {
    const judged = verdicts.map((verdict) => ({ ...unjudged(createBenchmark(), null, 'planned'), verdict }));
    expect(judgeRun(judged)).toBe(expected);
  });
});

it('names the service of a plan that asks only one', () => {
  const plan = { benchmarks: [createBenchmark(), createBenchmark({ id: '2' })] };
  expect(serviceOf({ ...emptyPlan, ...plan })).toBe('harmstack');
  const mixed = [createBenchmark(), createBenchmark({ service: 'runloop' })];
  expect(serviceOf({ ...emptyPlan, benchmarks: mixed })).toBeNull();
  expect(serviceOf(emptyPlan)).toBeNull();
});
