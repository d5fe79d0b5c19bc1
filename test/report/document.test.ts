import { describe, expect, test } from 'vitest';
import { renderComment } from '../../src/report/comment.ts';
import { renderJunit } from '../../src/report/junit.ts';
import { createResults } from '../../src/report/results.ts';
import { createJob, createJudged, createReport, problem, reports, saying, warning } from '../fixtures/reports.ts';

const limit = { maxChars: 65_536 };
const many = (text: string) => Array.from({ length: 400 }, (_, index) => `${text} ${index} ${'x'.repeat(60)}`);

describe('what does not fit is counted by its name', () => {
  const failed = many('failed').map((text) => createJudged({ verdict: 'error', name: text, reason: saying(text) }));

  test.each([
    ['problem', { notices: many('Problem').map(problem) }],
    ['warning', { notices: many('Warning').map(warning) }],
    ['reason', { benchmarks: failed }],
    ['benchmark', { benchmarks: failed }],
    ['job', { benchmarks: [createJudged({ jobs: Array.from({ length: 400 }, () => createJob()) })] }],
  ])('%s', (noun, differences) => {
    const source = renderComment(createReport({ verdict: 'error', ...differences }), { maxChars: 10_000 });
    expect(source.length).toBeLessThanOrEqual(10_000);
    expect(source).toMatch(new RegExp(String.raw`^\*\d+ ${noun}s left out: no more room here\.\*$`, 'mu'));
  });
});

test('a reason is told only of what did not pass', () => {
  const source = renderComment(createReport({ benchmarks: [createJudged({ reason: saying('a word') })] }), limit);
  expect(source).not.toContain('a word');
});

test('what is not known is left out of the last line', () => {
  const bare = { model: null, commit: null, runUrl: null, credits: null, finishedAt: null };
  const source = renderComment(createReport({ benchmarks: [createJudged({ jobs: [] })], ...bare }), limit);
  expect(source).not.toMatch(/Workflow run|Commit|Model|credit/u);
});

const linesOf = (source: string, pattern: RegExp) => source.split('\n').filter((line) => pattern.test(line));

describe('one cause is said once', () => {
  test('however many benchmarks it hit', () => {
    const benchmarks = Array.from({ length: 8 }, (_, index) =>
      createJudged({ verdict: 'error', name: `n${index}`, scorePct: null, reason: saying('out of memory'), jobs: [] }),
    );
    const source = renderComment(
      createReport({ verdict: 'error', benchmarks: [createJudged(), ...benchmarks] }),
      limit,
    );
    expect(linesOf(source, /out of memory/)).toHaveLength(1);
    expect(linesOf(source, /out of memory/)[0]).toContain('**n0**, **n1**, **n2**, **n3**, **n4** and 3 more: ');
  });

  test('a key that is refused, with what to do, before all else', () => {
    const source = renderComment(reports['key-refused'], limit);
    expect(linesOf(source, /answered 401/)).toHaveLength(1);
    expect(source.indexOf('service-api-key')).toBeLessThan(source.indexOf('| --: |'));
  });

  test('an outage is why, not the time that was over', () => {
    const source = renderComment(reports.outage, limit);
    expect(source).toMatch(/503\) from 15:58 UTC/);
    expect(source).not.toContain('within 60 minutes');
    expect(source).toContain('| not available |');
    const why =
      'Harmstack was not available (503) from 15:58 UTC until the time limit at 16:30 UTC (`timeout-minutes`)';
    expect(createResults(reports.outage).benchmarks.map(({ reason }) => reason)).toEqual([null, why]);
    expect(renderJunit(reports.outage)).toContain(`<error message="${why}" type="error">`);
  });
});

test('there is no table where nothing ran', () => {
  for (const name of ['too-few-credits', 'invalid-input'] as const)
    expect(renderComment(reports[name], limit)).not.toContain('| --: |');
});

test('a problem alone is a paragraph, several are a list', () => {
  expect(renderComment(reports['too-few-credits'], limit)).toMatch(/\n\nThis run needs/);
  expect(renderComment(reports['invalid-input'], limit)).toMatch(/\n- `thresholds`.*\n- `timeout-minutes`/);
});

test('a step may be pasted whole, or not at all', () => {
  const source = renderComment(reports.timeout, limit);
  const block = /```yaml\n[\s\S]*?\n```/.exec(source)?.[0];
  expect(block?.split('\n')).toHaveLength(5);
  const lengths = Array.from({ length: 30 }, (_, index) => source.length - 50 * index);
  const shorter = lengths.map((maxChars) => renderComment(reports.timeout, { maxChars }));
  const isWhole = (each: string) => each.includes(block ?? '');
  expect(shorter.map((each) => each.includes('```yaml'))).toEqual(shorter.map(isWhole));
  expect(shorter.map((each) => each.includes('see the log'))).toEqual(shorter.map((each) => !isWhole(each)));
  expect(new Set(shorter.map(isWhole)).size).toBe(2);
});
