import { describe, expect, test } from 'vitest';
import { renderCreated } from '../../src/report/duration.ts';
import { renderLogJobs, renderLogResult } from '../../src/report/log.ts';
import { progressPct } from '../../src/report/progress.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { createJob, createJudged, createReport, saying } from '../fixtures/reports.ts';

const noScore = { scorePct: null, passed: null, scored: null };

const at = (done: number, total: number) =>
  createJob({ ...noScore, state: 'running', progress: { done, total, what: 'prompts', message: null } });

test('a job is one line of the log, with what is known of it, and one for each detail', () => {
  const scored = createJob({
    id: 'a',
    createdAt: new Date('2024-06-01T12:34:56Z'),
    details: [
      { name: 'claude-code', scorePct: 50, note: '1 of 2 completed' },
      { name: 'scenario 2', scorePct: null, note: null },
    ],
  });
  const lost = createJob({
    ...noScore,
    id: 'b',
    state: null,
    durationMs: null,
    credits: null,
    reason: saying('not\nfound'),
  });
  const bare = createJob({ ...noScore, id: 'c', state: 'waiting', durationMs: null, credits: null });
  const benchmarks = [
    createJudged({ name: 'good', jobs: [scored] }),
    createJudged({ name: 'bad', verdict: 'error', jobs: [lost, bare] }),
  ];
  expect(renderLogJobs(createReport({ benchmarks }))).toEqual([
    'bad · b · not read · not found',
    'bad · c · waiting',
    'good · a · scored · 83.33 % · 5/6 · 2m 05s · 6 credits · created 2024-06-01 12:34 UTC',
    '  claude-code 50 %: 1 of 2 completed',
    '  scenario 2',
  ]);
});

describe('the table in the log', () => {
  test('is aligned, whatever the width of the names', () => {
    const benchmarks = [
      createJudged({ name: '医療ベンチ' }),
      createJudged({ name: 'e\u0301te\u0301', scorePct: 100, passed: 6 }),
      createJudged({ name: 'open', verdict: 'running', ...noScore, jobs: [] }),
    ];
    expect(renderLogResult(createReport({ benchmarks })).slice(1)).toEqual([
      'Benchmark     Score  Threshold  Distance  Units  Result',
      'open              –       80 %         –      –  ⏳ running 0 %',
      '医療ベンチ  83.33 %       80 %     +3.33    5/6  ✅ passed',
      'e\u0301te\u0301           100 %       80 %       +20    6/6  ✅ passed',
    ]);
  });

  test('is not there without benchmarks', () => {
    expect(renderLogResult(createReport({ verdict: 'error', problems: ['No key.'], warnings: ['Unsure.'] }))).toEqual([
      '🛑 Benchmark gate: error. The gate stopped before any benchmark was judged.',
      'Problem: No key.',
      'Warning: Unsure.',
    ]);
  });

  test('stands after the problems and before the reasons', () => {
    const judged = createJudged({ name: 'a', verdict: 'failed', reason: saying('too low') });
    const passed = createJudged({ name: 'b', reason: saying('not told') });
    const lines = renderLogResult(
      createReport({
        verdict: 'failed',
        benchmarks: [passed, judged],
        problems: ['One.', 'Two.'],
        warnings: ['Unsure.'],
      }),
    );
    expect(lines.map((line) => line.split(/ {2,}|:/)[0])).toEqual([
      '❌ Benchmark gate',
      'Problem',
      'Problem',
      'Benchmark',
      'a',
      'b',
      'a',
      'Warning',
    ]);
  });
});

test('a moment is told to the minute, and also that it is not known', () => {
  expect(renderCreated({ createdAt: new Date('2024-06-01T12:34:56Z') })).toBe('created 2024-06-01 12:34 UTC');
  expect(renderCreated({ createdAt: 'unknown' })).toBe('created at an unknown time');
});

describe('the share of a benchmark that is done', () => {
  test.each([
    [[], 0],
    [[createJob()], 100],
    [[createJob({ state: 'failed' }), createJob({ state: 'waiting' })], 50],
    [[at(1, 3)], 33],
    [[at(1, 4), createJob()], 62],
    [[at(5, 4)], 100],
    [[at(-1, 4)], 0],
    [[at(1, 0)], 0],
    [[createJob({ state: null })], 0],
    [[createJob({ state: 'unrecognised' })], 0],
  ])('%#: %d %', (jobs, pct) => {
    expect(progressPct(createJudged({ jobs, benchmark: createBenchmark() }))).toBe(pct);
  });
});
