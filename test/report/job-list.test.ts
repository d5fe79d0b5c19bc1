import { expect, test } from 'vitest';
import { renderJobs } from '../../src/report/job-list.ts';
import { createJob, createJudged, saying } from '../fixtures/reports.ts';

const noScore = { scorePct: null, passed: null, scored: null, durationMs: null, credits: null };
const progress = { done: 14, total: 33, what: 'prompts', message: null };

function rowOf(differences: Parameters<typeof createJob>[0]): string | undefined {
  return renderJobs([createJudged({ name: 'legal', jobs: [createJob({ id: 'a', ...differences })] })]).rows[0]?.source;
}

test.each<[Parameters<typeof createJob>[0], string]>([
  [{}, 'scored 83.33&nbsp;% (5/6) · 2m 05s · 6 credits'],
  [{ passed: null, credits: 1 }, 'scored 83.33&nbsp;% · 2m 05s · 1 credit'],
  [{ ...noScore, state: 'running', progress }, 'running 14/33'],
  [{ ...noScore, state: 'waiting', progress }, 'waiting 14/33'],
  [{ ...noScore, state: 'waiting' }, 'waiting'],
  [{ ...noScore, state: 'failed', progress, reason: saying('out of *memory*') }, 'failed: out of &#42;memory&#42;'],
  [{ ...noScore, state: null }, 'not read'],
])('a job of %j reads so', (differences, text) => {
  expect(rowOf(differences)).toBe(`- legal \`a\` · ${text}`);
});

test('what its score is made of stands a level deeper', () => {
  const details = [
    { name: 'claude-code', scorePct: 50, note: '1 of 2 completed' },
    { name: 'scenario 2', scorePct: null, note: null },
    { name: '', scorePct: null, note: 'no name' },
  ];
  const { before, rows } = renderJobs([createJudged({ jobs: [createJob({ details }), createJob()] })]);
  expect(before).toBe('<details><summary>2 jobs</summary>\n');
  expect(rows.slice(1, 4).map(({ source }) => source)).toEqual([
    '  - claude-code 50&nbsp;%: 1 of 2 completed',
    '  - scenario 2',
    '  - –: no name',
  ]);
});

test('of what is left out the jobs are counted, and their parts only where no job is missing', () => {
  const details = [1, 2].map((index) => ({ name: `part ${index}`, scorePct: null, note: null }));
  const { rows, leftOut } = renderJobs([createJudged({ jobs: [createJob({ details })] })]);
  expect(leftOut(rows)).toBe('*1 job left out: no more room here.*');
  expect(leftOut(rows.slice(1))).toBe('*2 details left out: no more room here.*');
});
