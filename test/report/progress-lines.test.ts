import { describe, expect, test } from 'vitest';
import { ProgressLines } from '../../src/report/progress-lines.ts';
import type { Report } from '../../src/report/report.ts';
import type { JudgedJob } from '../../src/verdict/judge-job.ts';
import { createJob, createJudged, createReport } from '../fixtures/reports.ts';

const noScore = { scorePct: null, passed: null, scored: null };
const waiting = createJob({ ...noScore, state: 'waiting' });
const at = (done: number) =>
  createJob({ ...noScore, state: 'running', progress: { done, total: 33, what: 'prompts', message: null } });
const nameless = { name: 'n' } as const;

/** The report of a run of one benchmark with these jobs. */
function running(jobs: readonly JudgedJob[], differences: Partial<Report> = {}): Report {
  return createReport({ verdict: 'running', benchmarks: [createJudged({ ...nameless, jobs })], ...differences });
}

describe('a progress line', () => {
  test.each([
    [running([createJob(), at(14), waiting]), '1/3 jobs done · n 14/33 prompts · 2m 05s'],
    // One that is over stays counted: nothing ever goes backwards.
    [
      running([createJob({ progress: { done: 33, total: 33, what: 'prompts', message: null } }), at(14)]),
      '1/2 jobs done · n 47/66 prompts · 2m 05s',
    ],
    [
      running([createJob({ progress: { done: 33, total: 33, what: 'prompts', message: null } })]),
      '1/1 job done · 2m 05s',
    ],
    [running([at(14), at(3), at(1)]), '0/3 jobs done · n 18/99 prompts · 2m 05s'],
    [running([waiting]), '0/1 job done · 2m 05s'],
    [running([createJob({ state: 'failed' }), createJob({ state: 'timed-out' })]), '2/2 jobs done · 2m 05s'],
    [running([createJob({ state: 'unrecognised' }), createJob({ state: null })]), '0/2 jobs done · 2m 05s'],
    [
      createReport({
        verdict: 'running',
        benchmarks: ['a', 'b', 'c'].map((name) => createJudged({ name, jobs: [at(1)] })),
      }),
      '0/3 jobs done · a 1/33 prompts · 2 more running · 2m 05s',
    ],
  ])('%#', (report, line) => {
    expect(new ProgressLines().next(report, 125_999)).toBe(line);
  });

  test('counts what is done of all that was planned or submitted, not of what is known so far', () => {
    const done = [createJob(), createJob(), createJob()];
    const planned = [{ units: 60, jobs: 60, credits: 60 }];
    const jobIds = Array.from({ length: 60 }, (_, index) => `job-${index}`);
    expect(new ProgressLines().next(running(done, { planned }), 0)).toContain('3/60 jobs done');
    expect(new ProgressLines().next(running(done, { jobIds }), 0)).toContain('3/60 jobs done');
  });

  test('is not said twice, however much time has passed', () => {
    const lines = new ProgressLines();
    expect(lines.next(running([at(1), waiting]), 0)).not.toBeNull();
    expect(lines.next(running([at(1), waiting]), 60_000)).toBeNull();
    expect(lines.next(running([at(2), waiting]), 61_000)).toBe('0/2 jobs done · n 2/33 prompts · 1m 01s');
    expect(lines.next(running([createJob(), waiting]), 62_000)).toBe('1/2 jobs done · 1m 02s');
  });
});
