import { expect, test } from 'vitest';
import { renderComment } from '../../src/report/comment.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { createReport, problem, reports } from '../fixtures/reports.ts';

test('a summary is the comment without its marks', () => {
  const comment = renderComment(reports.failed, { maxChars: 65_536 });
  expect(renderSummary(reports.failed)).toBe(`${comment.split('\n').slice(1, -1).join('\n')}\n`);
});

test('it counts its limit in bytes, the last line break among them', () => {
  const whole = renderSummary(reports.failed);
  const maxBytes = Buffer.byteLength(whole);
  expect(renderSummary(reports.failed, { maxBytes })).toBe(whole);
  expect(Buffer.byteLength(renderSummary(reports.failed, { maxBytes: maxBytes - 1 }))).toBeLessThan(maxBytes);
});

test('it has a mebibyte unless it is given less', () => {
  const source = renderSummary(createReport({ notices: Array(40).fill(problem('$'.repeat(2000))) }));
  expect(Buffer.byteLength(source)).toBeLessThanOrEqual(1024 * 1024);
  expect(Buffer.byteLength(source)).toBeGreaterThan(1_000_000);
});
