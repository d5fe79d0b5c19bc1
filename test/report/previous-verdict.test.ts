import { describe, expect, test } from 'vitest';
import { renderHeader } from '../../src/comment/header.ts';
import { renderComment } from '../../src/report/comment.ts';
import { reports } from '../fixtures/reports.ts';

const limit = { maxChars: 65_536 };
const head = renderHeader('CI/gate', 'state');
const failed = head + renderComment(reports.failed, limit);
const planned = (previous: string | null) => head + renderComment(reports.planned, { ...limit, previous });
const headings = (source: string) => source.match(/^## .*$/gm);

describe('a dry run keeps the last verdict', () => {
  const source = planned(failed);

  test('below its plan, folded, with the commit that it is about', () => {
    expect(headings(source)).toEqual(['## 📋 Benchmark gate: planned', '## ❌ Benchmark gate: failed']);
    const fold = source.indexOf('<details><summary>The last verdict, of commit 6dcb09b</summary>');
    expect(fold).toBeGreaterThan(source.indexOf('Customer support tone'));
    expect(source.indexOf('## ❌')).toBeGreaterThan(fold);
    expect(source.trimEnd().endsWith('</details>')).toBe(true);
  });

  test('and so does the next one, word for word', () => {
    expect(planned(source)).toBe(source);
  });

  test('also of a comment whose lines somebody has ended otherwise', () => {
    expect(planned(failed.replaceAll('\n', '\r\n'))).toBe(source);
  });

  test('but none that is not there: what ran, or was planned, is no verdict', () => {
    for (const previous of [null, '', 'anything', head + renderComment(reports.running, limit), planned(null)])
      expect(planned(previous)).toBe(planned(null));
  });

  test('and says so where it has no room', () => {
    const small = renderComment(reports.planned, { maxChars: 1500, previous: failed });
    expect(small).toContain('does not fit here');
    expect(small.length).toBeLessThanOrEqual(1500);
    expect(headings(small)).toHaveLength(1);
  });
});

test('a verdict takes the place of the one before it', () => {
  expect(headings(renderComment(reports.passed, { ...limit, previous: failed }))).toHaveLength(1);
});

test('a commit that is none is not shown', () => {
  const odd = head + renderComment({ ...reports.failed, commit: '--> <b>' }, limit);
  expect(planned(odd)).toContain('<summary>The last verdict, of an earlier commit</summary>');
});
