import { describe, expect, test } from 'vitest';
import { iconOf, labelOf, sortBenchmarks, stateWords, tellStory } from '../../src/report/wording.ts';
import type { JudgedBenchmark } from '../../src/verdict/judge.ts';
import type { JudgedJob } from '../../src/verdict/judge-job.ts';
import type { Reason, Unfinished } from '../../src/verdict/reason.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { createJudged, createReport, saying } from '../fixtures/reports.ts';

type Verdict = JudgedBenchmark['verdict'];

const judgedAs = (verdicts: readonly Verdict[]) => verdicts.map((verdict) => createJudged({ verdict }));
const all: readonly Verdict[] = ['passed', 'planned', 'running', 'inconclusive', 'error', 'failed'];

test('what needs a person comes first, else the order of the plan is kept', () => {
  expect(sortBenchmarks(judgedAs(all)).map(({ verdict }) => verdict)).toEqual(all.toReversed());
  const two = ['b', 'a'].map((name) => createJudged({ name, verdict: 'failed' }));
  expect(sortBenchmarks([createJudged({ name: 'c' }), ...two]).map(({ name }) => name)).toEqual(['b', 'a', 'c']);
});

test('every verdict has a sign of its own', () => {
  expect(all.map(iconOf)).toEqual(['✅', '📋', '⏳', '❔', '🛑', '❌']);
});

test.each<[JudgedJob['state'], string]>([
  ['waiting', 'waiting'],
  ['running', 'running'],
  ['scored', 'scored'],
  ['failed', 'failed'],
  ['cancelled', 'cancelled'],
  ['timed-out', 'timed out'],
  ['unrecognised', 'in a state this version does not know'],
  [null, 'not read'],
])('a job that is %s is %s', (state, words) => {
  expect(stateWords(state)).toBe(words);
});

test.each([
  ['Legal', '7', 'Legal'],
  [' ', '7', 'benchmark 7'],
  [null, '7', 'benchmark 7'],
  [null, '12', 'benchmark 12'],
  [null, 'bmd_7', 'bmd_7'],
  [null, '7a', '7a'],
])('the name %j of benchmark %s is shown as %s', (name, id, label) => {
  expect(labelOf(createJudged({ name, benchmark: createBenchmark({ id }) }))).toBe(label);
});

describe('the story of a run', () => {
  test.each<[Verdict, readonly Verdict[], string]>([
    ['passed', ['passed'], 'The benchmark is at or above its threshold.'],
    ['passed', ['passed', 'passed'], 'Both benchmarks are at or above their threshold.'],
    ['failed', ['failed'], 'The benchmark is below its threshold.'],
    ['failed', ['failed', 'failed'], 'Both benchmarks are below their threshold.'],
    ['failed', ['failed', 'passed'], '1 of 2 benchmarks is below its threshold.'],
    ['error', ['error'], 'The benchmark could not be judged.'],
    ['error', ['error', 'error'], 'Neither of the 2 benchmarks could be judged.'],
    ['error', ['error', 'error', 'error'], 'None of the 3 benchmarks could be judged.'],
    ['passed', ['passed', 'passed', 'passed'], 'All 3 benchmarks are at or above their threshold.'],
    ['error', ['error', 'passed'], '1 of 2 benchmarks could not be judged.'],
    ['inconclusive', ['inconclusive'], 'The benchmark is too close to its threshold to call.'],
    ['inconclusive', ['inconclusive', 'inconclusive'], 'Both benchmarks are too close to their threshold to call.'],
    [
      'failed',
      ['failed', 'error', 'inconclusive', 'passed'],
      '1 of 4 benchmarks is below its threshold, 1 could not be judged, 1 is too close to its threshold to call.',
    ],
    ['error', [], 'The gate stopped before any benchmark was judged.'],
    ['failed', [], 'The run did not come to its end.'],
    ['error', ['passed'], 'The run did not come to its end.'],
    ['running', ['running'], 'Waiting for the benchmark.'],
    ['running', ['running', 'running'], 'Waiting for all 2 benchmarks.'],
    ['running', ['running', 'passed'], 'Waiting for 1 of 2 benchmarks.'],
    ['running', ['running', 'failed', 'error'], 'Waiting for 1 of 3 benchmarks. 2 did not pass so far.'],
    ['running', ['running', 'inconclusive'], 'Waiting for 1 of 2 benchmarks. 1 did not pass so far.'],
  ])('that is %s with %j', (verdict, verdicts, story) => {
    expect(tellStory(createReport({ verdict, benchmarks: judgedAs(verdicts) }))).toBe(story);
  });

  const idle = { code: 'not-submitted' } as const;
  const late = { code: 'timed-out', timeoutMs: 90_000 } as const;
  const isLate = { code: 'not-finished', why: late } as const;
  const lateStory = 'not finished within 1.5 minutes (timeout-minutes)';
  test.each<[Unfinished | null, readonly (Reason | null)[], string]>([
    [idle, [{ code: 'not-finished', why: idle }], 'The benchmark could not be judged: nothing was submitted.'],
    [late, [isLate, isLate], `Neither of the 2 benchmarks could be judged: ${lateStory}.`],
    [late, [isLate, saying('x')], 'Neither of the 2 benchmarks could be judged.'],
    [null, [null], 'The benchmark could not be judged.'],
  ])('says why no job is waited for (%j) where that alone is the cause: %j', (unfinished, reasons, story) => {
    const benchmarks = reasons.map((reason) => createJudged({ verdict: 'error', reason }));
    expect(tellStory(createReport({ verdict: 'error', unfinished, benchmarks }))).toBe(story);
  });

  test('does not say why no job is waited for when every one is judged', () => {
    const benchmarks = judgedAs(['failed', 'passed']);
    expect(tellStory(createReport({ verdict: 'failed', unfinished: late, benchmarks }))).toBe(
      '1 of 2 benchmarks is below its threshold.',
    );
  });

  test.each<[Verdict, boolean]>([
    ['failed', true],
    ['error', true],
    ['inconclusive', true],
    ['passed', false],
    ['running', false],
    ['planned', false],
  ])('under warn-only tells of %s that nothing is blocked: %o', (verdict, isTold) => {
    const story = tellStory(createReport({ verdict, warnOnly: true, benchmarks: judgedAs([verdict]) }));
    expect(story.endsWith(' Nothing is blocked: `warn-only` is set.')).toBe(isTold);
  });
});

describe('the story of a plan', () => {
  const paid = createBenchmark({ work: { kind: 'submit', units: 6 } });
  const one = createBenchmark({ work: { kind: 'submit', units: 1 } });
  const agents = createBenchmark({ service: 'runloop', work: { kind: 'submit', units: 1 } });
  const existing = createBenchmark({ work: { kind: 'existing', jobId: 'a' } });

  test.each([
    [[paid, one], 7, 'The plan has 2 benchmarks with 7 units. It would cost 7 credits.'],
    [[one], 1, 'The plan has 1 benchmark with 1 unit. It would cost 1 credit.'],
    [[one], null, 'The plan has 1 benchmark with 1 unit. Its cost is not known.'],
    [[agents, agents], null, 'The plan has 2 benchmarks with 2 jobs of Runloop. No price is told by Runloop.'],
    [
      [paid, agents],
      6,
      'The plan has 2 benchmarks with 6 units and 1 job of Runloop. It would cost 6 credits; what comes on top at Runloop is not told.',
    ],
    [[paid, agents], null, 'The plan has 2 benchmarks with 6 units and 1 job of Runloop. Its cost is not known.'],
    [[existing], 0, 'The plan has 1 benchmark. It would cost 0 credits.'],
    [[existing], null, 'The plan has 1 benchmark. Its cost is not known.'],
  ])('%#', (benchmarks, credits, story) => {
    const judged = benchmarks.map((benchmark) => createJudged({ benchmark, verdict: 'planned' }));
    const report = createReport({ verdict: 'planned', benchmarks: judged, credits });
    expect(tellStory(report)).toBe(`A dry run: nothing was submitted. ${story}`);
  });
});
