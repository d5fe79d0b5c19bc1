import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { serviceOf } from '../../src/plan/plan.ts';
import { type JudgedBenchmark, unjudged } from '../../src/verdict/judge.ts';
import { judgeRun } from '../../src/verdict/judge-run.ts';
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
    scenarioMeansPct: null,
    comparison: null,
    rounds: null,
    unscored: null,
    reason: null,
    warnings: [],
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

describe('a benchmark of level warn counts for nothing in it', () => {
  type Row = readonly [JudgedBenchmark['verdict'], 'block' | 'warn'];
  test.each<[readonly Row[], string]>([
    [
      [
        ['passed', 'block'],
        ['failed', 'warn'],
      ],
      'passed',
    ],
    [
      [
        ['failed', 'warn'],
        ['passed', 'block'],
      ],
      'passed',
    ],
    [
      [
        ['passed', 'block'],
        ['error', 'warn'],
        ['inconclusive', 'warn'],
        ['running', 'warn'],
        ['planned', 'warn'],
      ],
      'passed',
    ],
    [
      [
        ['inconclusive', 'block'],
        ['failed', 'warn'],
      ],
      'inconclusive',
    ],
    [
      [
        ['error', 'block'],
        ['failed', 'warn'],
      ],
      'error',
    ],
    [
      [
        ['failed', 'block'],
        ['passed', 'warn'],
      ],
      'failed',
    ],
    // Nothing that blocks has proven anything.
    [[['passed', 'warn']], 'error'],
  ])('%j: %s', (rows, expected) => {
    const judged = rows.map(([verdict, level]) => ({
      ...unjudged(createBenchmark({ level }), null, 'planned'),
      verdict,
    }));
    expect(judgeRun(judged)).toBe(expected);
  });

  it('whatever its verdict is', () => {
    const verdict = fc.constantFrom<JudgedBenchmark['verdict']>(
      'passed',
      'failed',
      'inconclusive',
      'error',
      'running',
      'planned',
    );
    const level = fc.constantFrom('block', 'warn');
    const row = fc.record({ verdict, level }).map((each) => ({
      ...unjudged(createBenchmark({ level: each.level }), null, 'planned'),
      verdict: each.verdict,
    }));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(judgeRun(rows)).toBe(judgeRun(rows.filter(({ benchmark }) => benchmark.level === 'block')));
      }),
    );
  });
});

it('names the service of a plan that asks only one', () => {
  const plan = { benchmarks: [createBenchmark(), createBenchmark({ id: '2' })] };
  expect(serviceOf({ ...emptyPlan, ...plan })).toBe('harmstack');
  const mixed = [createBenchmark(), createBenchmark({ service: 'runloop' })];
  expect(serviceOf({ ...emptyPlan, benchmarks: mixed })).toBeNull();
  expect(serviceOf(emptyPlan)).toBeNull();
});
