import { describe, expect, test } from 'vitest';
import { renderComment } from '../../src/report/comment.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { createJob, createJudged, createReport, reports, saying } from '../fixtures/reports.ts';

const many = (text: string) => Array.from({ length: 400 }, (_, index) => `${text} ${index} ${'x'.repeat(60)}`);

describe('what does not fit is counted by its name', () => {
  const failed = createJudged({ verdict: 'failed', reason: saying('too low') });
  const flood = Array.from({ length: 400 }, () => failed);

  test.each([
    ['problem', { problems: many('Problem') }],
    ['warning', { warnings: many('Warning') }],
    ['reason', { benchmarks: flood }],
    ['benchmark', { benchmarks: flood }],
    ['job', { benchmarks: [createJudged({ jobs: Array.from({ length: 400 }, () => createJob()) })] }],
  ])('%s', (noun, differences) => {
    const source = renderComment(createReport({ verdict: 'error', ...differences }), { maxChars: 10_000 });
    expect(source.length).toBeLessThanOrEqual(10_000);
    expect(source).toMatch(new RegExp(String.raw`^\*\d+ ${noun}s left out: no more room here\.\*$`, 'mu'));
  });
});

test('the chart goes without a word when there is no room for it', () => {
  const whole = renderSummary(reports.mixed);
  const source = renderSummary(reports.mixed, { maxBytes: Buffer.byteLength(whole) - 1500 });
  expect([whole.includes('mermaid'), source.includes('mermaid')]).toEqual([true, false]);
  expect(source).not.toContain('undefined');
  expect(source).not.toMatch(/\n{3}/u);
});

test('a reason is told only of what did not pass', () => {
  const source = renderComment(createReport({ benchmarks: [createJudged({ reason: saying('a word') })] }), {
    maxChars: 65_536,
  });
  expect(source).not.toContain('a word');
});

test('what is not known is left out of the last line', () => {
  const bare = { model: null, commit: null, runUrl: null, credits: null, finishedAt: null };
  const source = renderComment(createReport({ benchmarks: [createJudged({ jobs: [] })], ...bare }), {
    maxChars: 65_536,
  });
  expect(source).not.toMatch(/Workflow run|Commit|Model|credit/u);
  expect(source.trimEnd()).toMatch(/passed<\/sub> \|$/u);
});
