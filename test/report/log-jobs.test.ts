import { describe, expect, test } from 'vitest';
import { renderCreated } from '../../src/report/duration.ts';
import { renderLogJobs, renderLogResult } from '../../src/report/log.ts';
import { describeProgress, sumProgress } from '../../src/report/progress.ts';
import { createJob, createJudged, createReport, problem, reports, saying, warning } from '../fixtures/reports.ts';

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
    'good · a · scored · 83.33% · 5 of 6 · 2m 05s · created 2024-06-01 12:34 UTC',
    '  claude-code 50%: 1 of 2 completed',
    '  scenario 2',
  ]);
});

test('of jobs that are known by their ids alone the log tells these', () => {
  const jobs = [createJob({ id: 'a' })];
  expect(renderLogJobs(createReport({ benchmarks: [createJudged({ jobs })], jobIds: ['a', 'b'] })).slice(1)).toEqual([
    'b · submitted',
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
      '   Benchmark    Score  Needs  Passed  Result',
      '⏳ open             –    80%       –  waiting',
      '✅ 医療ベンチ  83.33%    80%  5 of 6  3.33 above',
      '✅ e\u0301te\u0301           100%    80%  6 of 6  20 above',
    ]);
  });

  test('has no column that tells nothing', () => {
    const benchmarks = [createJudged({ name: 'a', verdict: 'error', ...noScore, reason: saying('x') })];
    expect(renderLogResult(createReport({ verdict: 'error', benchmarks }))[1]).toBe('   Benchmark  Needs  Result');
  });

  test('of a plan shows what is run and what it costs', () => {
    expect(renderLogResult(reports.planned).slice(1)).toEqual([
      '   Benchmark              Runs                Needs  Credits',
      '📋 haystack-medical-v1    6 units in 1 job      80%        6',
      '📋 Customer support tone  30 units in 3 jobs    90%       30',
    ]);
  });

  test('is not there where nothing ran', () => {
    const notices = [problem('No key.'), warning('Unsure.')];
    const unfinished = { code: 'invalid-input' } as const;
    expect(renderLogResult(createReport({ verdict: 'error', cause: 'input', notices, unfinished }))).toEqual([
      '🛑 Benchmark gate: error (invalid input). Nothing was submitted.',
      'No key.',
      'Warning: Unsure.',
    ]);
    expect(renderLogResult(reports['too-few-credits'])).toHaveLength(2);
  });

  test('stands after the causes and before what it does not say, which comes before what to do', () => {
    const kinds = renderLogResult(reports.mixed).map((line) => line.split(/ {2,}|:/)[0]);
    const pasted = Array.from({ length: 9 }, () => '');
    expect(kinds).toEqual([
      '❌ Benchmark gate',
      '',
      '❌ haystack-finance-v2',
      '🛑 safety_refusals_multilingual',
      '🛑 haystack-claims-v1',
      '🛑 haystack-tax-v1',
      '🛑 triage',
      '✅ haystack-medical-v1',
      'haystack-claims-v1, haystack-tax-v1',
      'triage',
      'Next',
      'Next',
      'Next',
      'To judge these jobs later without paying again, use these inputs',
      ...pasted,
      'Warning',
    ]);
  });
});

test('all ids of a problem are in the log, a few to a line', () => {
  const jobIds = Array.from({ length: 12 }, (_, index) => `job-${index}`);
  const report = createReport({ verdict: 'error', notices: [{ code: 'jobs-never-read', jobIds, candidates: [] }] });
  const lines = renderLogResult(report);
  for (const id of jobIds) expect(lines.join('\n')).toContain(id);
  expect(Math.max(...lines.map((line) => line.match(/job-\d+/g)?.length ?? 0))).toBeLessThanOrEqual(5);
});

test('a moment is told to the minute, and also that it is not known', () => {
  expect(renderCreated({ createdAt: new Date('2024-06-01T12:34:56Z') })).toBe('created 2024-06-01 12:34 UTC');
  expect(renderCreated({ createdAt: 'unknown' })).toBe('created at an unknown time');
});

describe('how far a benchmark is', () => {
  const waiting = createJob({ ...noScore, state: 'waiting' });
  const one = { units: 6, jobs: 1, credits: 6 };
  test.each([
    [[], one, []],
    [[waiting], one, []],
    [[at(14, 33)], one, ['14 of 33 prompts']],
    [[createJob(), at(14, 33), at(6, 33)], one, ['1 of 3 jobs done', '20 of 66 prompts']],
    [[createJob(), waiting], null, ['1 of 2 jobs done']],
    [[createJob()], { ...one, jobs: 60 }, ['1 of 60 jobs done']],
    [[createJob({ state: 'failed' }), createJob({ state: null })], null, ['1 of 2 jobs done']],
  ])('%#', (jobs, planned, parts) => {
    expect(describeProgress({ jobs, planned })).toEqual(parts);
  });

  test('is not summed over what is counted in different things', () => {
    const other = { ...at(1, 2), progress: { done: 1, total: 2, what: 'scenarios', message: null } };
    expect(sumProgress([at(1, 3), other])).toBeNull();
    expect(sumProgress([at(1, 3), at(2, 3)])).toEqual({ done: 3, total: 6, what: 'prompts' });
  });
});
