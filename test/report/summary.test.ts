import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderComment } from '../../src/report/comment.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { readAsGitHub } from '../fixtures/github-reader.ts';
import { hostileReport } from '../fixtures/hostile-reports.ts';
import { createJudged, createLargeReport, createReport, reports } from '../fixtures/reports.ts';

/** The whole grammar our charts keep to: labels of letters, digits, space, dot, hyphen and the ellipsis. */
const chart =
  /```mermaid\n---\nconfig:\n(?: {2,4}\w+:(?: \d+| true| \{ [\w :,"#]+ \})?\n)+---\nxychart-beta horizontal\n {2}x-axis \[("\d+(?: [\p{L}\p{N}. …\u{FFFD}-]+)?"(?:, )?)+\]\n {2}y-axis "percent" (?:0|-100) --> 106\n {2}bar \[[\d., -]+\]\n {2}line \[[\d., -]+\]\n```\n/u;

test('the chart of any report keeps to its own grammar and stands alone', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const source = renderSummary(report);
      const scored = report.benchmarks.filter(({ scorePct }) => scorePct !== null).length;
      expect(chart.test(source)).toBe(scored >= 2);
      expect(readAsGitHub(source).kinds.code ?? 0).toBe(scored >= 2 ? 1 : 0);
    }),
  );
});

test('a chart has twenty bars at most and says so', () => {
  const source = renderSummary(createLargeReport(30));
  expect(/bar \[(.*)\]/u.exec(source)?.[1]?.split(', ')).toHaveLength(20);
  expect(source).toContain('The first 20 of 30 benchmarks.');
});

test('a benchmark without a score has no bar', () => {
  expect(renderSummary(reports.mixed)).not.toContain('5 safety');
  expect(/bar \[(.*)\]/u.exec(renderSummary(reports.mixed))?.[1]).toBe('66.67, 86.67, 83.33, 100');
});

test('twenty bars are all of twenty', () => {
  expect(renderSummary(createLargeReport(20))).not.toContain('The first');
});

function rangeOf(scores: readonly number[]) {
  const benchmarks = scores.map((scorePct) => createJudged({ scorePct }));
  return /y-axis "percent" (.*)/u.exec(renderSummary(createReport({ benchmarks })))?.[1];
}

describe('the axis of a chart', () => {
  test('begins at 0, or where the least improvement can be', () => {
    expect(rangeOf([0, 50])).toBe('0 --> 106');
    expect(rangeOf([-0.5, 50])).toBe('-100 --> 106');
  });
});

test('a label holds only what a chart can draw, in single spaces', () => {
  const names = ['"a" && (b)!', '***', 'x'.repeat(30), `c${'*'.repeat(400)}d`];
  const benchmarks = names.map((name) => createJudged({ name }));
  expect(/x-axis (.*)/u.exec(renderSummary(createReport({ benchmarks })))?.[1]).toBe(
    `["1 a b", "2", "3 ${'x'.repeat(19)}…", "4 c d"]`,
  );
});

describe('a summary', () => {
  test('is the comment with a chart, which goes first and without a word', () => {
    const report = createReport({ benchmarks: [1, 2].map(() => createJudged({ jobs: [] })) });
    const comment = `${renderComment(report, { maxChars: 65_536 })}\n`;
    expect(renderSummary(report)).toContain('mermaid');
    expect(renderSummary(report, { maxBytes: Buffer.byteLength(comment) + 100 })).toBe(comment);
  });

  test('counts its limit in bytes, the last line break among them', () => {
    const whole = renderSummary(reports.failed);
    const maxBytes = Buffer.byteLength(whole);
    expect(renderSummary(reports.failed, { maxBytes })).toBe(whole);
    expect(Buffer.byteLength(renderSummary(reports.failed, { maxBytes: maxBytes - 1 }))).toBeLessThan(maxBytes);
  });

  test('has a mebibyte unless it is given less', () => {
    const source = renderSummary(createReport({ problems: Array(40).fill('$'.repeat(2000)) }));
    expect(Buffer.byteLength(source)).toBeLessThanOrEqual(1024 * 1024);
    expect(Buffer.byteLength(source)).toBeGreaterThan(1_000_000);
  });
});
