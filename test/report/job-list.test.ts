import { describe, expect, test } from 'vitest';
import { renderJobs } from '../../src/report/job-list.ts';
import type { Report } from '../../src/report/report.ts';
import { rowsOf } from '../../src/report/rows.ts';
import { createJob, createJudged, createReport, reports, saying } from '../fixtures/reports.ts';

const noScore = { scorePct: null, passed: null, scored: null, durationMs: null, credits: null };
const progress = { done: 14, total: 33, what: 'prompts', message: null };

/** The lines of the jobs of a report. */
function linesOf(differences: Partial<Report>): readonly string[] {
  const report = createReport(differences);
  return renderJobs(rowsOf(report), report).rows.map(({ source }) => source);
}

test.each<[Parameters<typeof createJob>[0], string]>([
  [{}, 'scored 83.33% (5 of 6) · 2m 05s · 6 credits'],
  [{ passed: null, credits: 1 }, 'scored 83.33% · 2m 05s · 1 credit'],
  [{ ...noScore, state: 'running', progress }, 'running, 14 of 33 prompts'],
  [{ ...noScore, state: 'waiting', progress }, 'waiting, 14 of 33 prompts'],
  [{ ...noScore, state: 'waiting' }, 'waiting'],
  [{ ...noScore, state: 'failed', progress, reason: saying('out of *memory*') }, 'failed: out of &#42;memory&#42;'],
  [{ ...noScore, state: null }, 'not read'],
])('a job of %j reads so', (differences, text) => {
  const jobs = [createJob({ id: 'a', ...differences })];
  expect(linesOf({ benchmarks: [createJudged({ name: 'legal', jobs })] })).toEqual([`- legal \`a\` · ${text}`]);
});

test('what its score is made of stands a level deeper', () => {
  const details = [
    { name: 'claude-code', scorePct: 50, note: '1 of 2 completed' },
    { name: 'scenario 2', scorePct: null, note: null },
    { name: '', scorePct: null, note: 'no name' },
  ];
  const report = createReport({ benchmarks: [createJudged({ jobs: [createJob({ details }), createJob()] })] });
  const { before, rows } = renderJobs(rowsOf(report), report);
  expect(before).toBe('<details><summary>Details of 2 jobs</summary>\n');
  expect(rows.slice(1, 4).map(({ source }) => source)).toEqual([
    '  - claude-code 50%: 1 of 2 completed',
    '  - scenario 2',
    '  - –: no name',
  ]);
});

test('credits stand beside every job or none: some alone would read as the whole', () => {
  const jobs = [createJob(), createJob({ id: 'b', credits: null })];
  const count = (own: typeof jobs) =>
    linesOf({ benchmarks: [createJudged({ jobs: own })] }).filter((line) => line.includes('credit')).length;
  expect([count(jobs), count(jobs.slice(0, 1))]).toEqual([0, 1]);
});

test('jobs that are known by their ids alone are there from the start', () => {
  const jobs = [createJob({ id: 'a' })];
  expect(linesOf({ benchmarks: [createJudged({ name: 'n', jobs })], jobIds: ['b', 'a', 'b', 'c'] }).slice(1)).toEqual([
    '- `b` · submitted',
    '- `c` · submitted',
  ]);
});

describe('what is said of the run is not said of each job', () => {
  const why = { code: 'timed-out', timeoutMs: 60_000 } as const;
  const late = createJob({ ...noScore, state: 'running', reason: { code: 'not-finished', why } });

  test('that the time was over', () => {
    const benchmarks = [createJudged({ jobs: [late] })];
    expect(linesOf({ benchmarks, unfinished: why })[0]).toMatch(/ · running$/);
    expect(linesOf({ benchmarks, unfinished: { code: 'unreadable' } })[0]).toContain('not finished within 1 minute');
  });

  test('that the key was refused', () => {
    const { benchmarks, notices } = reports['key-refused'];
    expect(linesOf({ benchmarks, notices }).filter((line) => line.includes('401'))).toEqual([]);
    expect(linesOf({ benchmarks }).filter((line) => line.includes('401'))).toHaveLength(2);
  });
});

test('of what is left out the jobs are counted, and their parts only where no job is missing', () => {
  const details = [1, 2].map((index) => ({ name: `part ${index}`, scorePct: null, note: null }));
  const report = createReport({ benchmarks: [createJudged({ jobs: [createJob({ details })] })] });
  const { rows, leftOut } = renderJobs(rowsOf(report), report);
  expect(leftOut(rows)).toBe('*1 job left out: no more room here.*');
  expect(leftOut(rows.slice(1))).toBe('*2 details left out: no more room here.*');
});
