import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { readAsGitHub } from '../fixtures/github-reader.ts';
import { createReportWithPast } from '../fixtures/histories.ts';
import { tricks } from '../fixtures/hostile-texts.ts';

const summaryOf = (report: Report) => renderSummary(report);
const linesOf = (source: string) => [...source.matchAll(/^ {2}line \[(.*)\]$/gm)].map(([, scores]) => scores);

describe('the history', () => {
  test('ends the summary: a chart, and the newest result first in a folded table', async () => {
    const report = createReportWithPast([{ name: 'haystack-medical-v1', scores: [80, 85, null, 90] }]);
    const source = summaryOf(report);
    await expect(source).toMatchFileSnapshot('golden/history.summary.md');
    expect(linesOf(source)).toEqual(['80, 85, 90']);
    expect(source.trimEnd()).toMatch(/<\/details>$/);
  });

  test('is not there without an earlier result', () => {
    const report = createReportWithPast([{ name: 'a', scores: [90] }]);
    for (const each of [report, { ...report, history: null }, createReportWithPast([])])
      expect(summaryOf(each)).not.toContain('Recent results');
  });

  test('says from when on a list tells that is cut off', () => {
    const past = [{ name: 'a', scores: [80, 90] }];
    const knownSince = new Date('2026-02-01T10:00:00Z');
    expect(summaryOf(createReportWithPast(past, knownSince))).toContain(
      'The service lists nothing from before 2026-02-01',
    );
    expect(summaryOf(createReportWithPast(past))).not.toContain('lists nothing from before');
  });

  test.each<readonly [string, readonly (readonly (number | null)[])[], readonly string[], number]>([
    [
      'one line a benchmark',
      [
        [80, 90],
        [70, 75],
      ],
      ['80, 90', '70, 75'],
      2,
    ],
    [
      'straight over a gap',
      [
        [80, null, 90],
        [70, 71, 72],
      ],
      ['80, 85, 90', '70, 71, 72'],
      3,
    ],
    [
      'from where all have begun to where the first has ended',
      [
        [1, 2, 3, 4, 5],
        [null, 6, 7, 8, null],
      ],
      ['2, 3, 4', '6, 7, 8'],
      3,
    ],
    [
      'over a gap at the edge',
      [
        [1, null, 3, 4],
        [null, 5, 6, 7],
      ],
      ['2, 3, 4', '5, 6, 7'],
      3,
    ],
    [
      'without the one that has only begun',
      [
        [1, 2, 3, 4, 5],
        [null, null, null, 8, 9],
      ],
      ['1, 2, 3, 4, 5'],
      5,
    ],
  ])('is drawn %s', (_how, scores, lines, moments) => {
    const source = summaryOf(createReportWithPast(scores.map((each, nth) => ({ name: `b${nth}`, scores: each }))));
    expect(linesOf(source)).toEqual(lines);
    expect(/x-axis \[(.*)\]/.exec(source)?.[1]?.split(', ')).toHaveLength(moments);
  });

  test('of benchmarks that have no moment in common is a table alone', () => {
    const source = summaryOf(
      createReportWithPast([
        { name: 'a', scores: [80, null, null] },
        { name: 'b', scores: [null, null, 90] },
      ]),
    );
    expect([linesOf(source), source]).toEqual([[], expect.stringContaining('Recent results')]);
  });

  test('draws five lines and twenty moments at most, and tells how many are left', () => {
    const scores = Array.from({ length: 20 }, (_, nth) => nth);
    const source = summaryOf(
      createReportWithPast(Array.from({ length: 7 }, (_, nth) => ({ name: `b${nth}`, scores }))),
    );
    expect([linesOf(source).length, linesOf(source)[0]?.split(', ').length]).toEqual([5, 20]);
    expect(source).toContain('2 more in the table.');
  });

  test('cannot be spoiled by names', () => {
    const source = summaryOf(createReportWithPast(tricks.map((name) => ({ name, scores: [1, 2] }))));
    const { kinds } = readAsGitHub(source);
    expect(kinds.code).toBe(1);
    expect(kinds.image ?? 0).toBe(0);
  });

  test('gives way to everything else', () => {
    const report = createReportWithPast([{ name: 'a', scores: [80, 90] }]);
    const without = summaryOf({ ...report, history: null });
    const source = renderSummary(report, { maxBytes: Buffer.byteLength(without) + 80 });
    expect(source).toContain(without.trim().slice(0, 200));
    expect(source).not.toContain('Recent results');
  });
});
