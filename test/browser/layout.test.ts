import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { reports } from '../fixtures/reports.ts';
import { hasChromium, openBrowser, showMarkdown } from './chromium.ts';
import { documents, shownReports } from './documents.ts';
import { type Layout, measureLayout } from './layout.ts';

/** Everything that our documents are made of, with attributes: what came from outside is text. */
const ownElements = new Set(
  [
    'a href, br, code, code class, details open, em, h2, li, p, pre, span, strong, sub, summary',
    'table, tbody, td align, th align, thead, tr, ul, wbr',
  ].flatMap((names) => names.split(', ')),
);

const columns = {
  results: ['', 'Benchmark', 'Score', 'Needs'],
  intervals: ['Benchmark', 'Score', 'Needs', '95% interval'],
  // Five columns are too many for a phone.
  changes: ['Benchmark', 'Score 95% interval', 'Needs', 'Change'],
  changesAlone: ['Benchmark', 'Score', '95% interval', 'Change'],
  plan: ['Benchmark', 'Runs', 'Needs', 'Credits'],
  history: ['Date (UTC)', 'Benchmark', 'Score', 'Units'],
} as const;

function headsOf(name: string): readonly (readonly string[])[] {
  // A dry run keeps the verdict before it, folded.
  if (name.startsWith('planned')) return name.endsWith('comment') ? [columns.plan, columns.intervals] : [columns.plan];
  if (!hasTable(name)) return [];
  const { benchmarks = [], history = null } = reportOf(name) ?? {};
  const past = history !== null && name.endsWith('summary') ? [columns.history] : [];
  const hasChanges = benchmarks.some(({ comparison }) => comparison !== null);
  if (benchmarks.every(({ intervalPct }) => intervalPct === null)) return [columns.results, ...past];
  const needs = benchmarks.some(({ benchmark }) => benchmark.thresholdPct !== null);
  if (hasChanges) return [needs ? columns.changes : columns.changesAlone, ...past];
  return [needs ? columns.intervals : columns.intervals.filter((head) => head !== 'Needs'), ...past];
}

function reportOf(name: string): Report | undefined {
  return shownReports[name.split('.')[0] ?? ''];
}

/** There is none where nothing ran. */
function hasTable(name: string): boolean {
  const benchmarks = reportOf(name)?.benchmarks ?? [];
  return name.startsWith('planned') || benchmarks.some(({ jobs }) => jobs.length > 0);
}

function rowsIn(name: string, { benchmarks, history }: Report): number {
  if (/^planned.*\.comment$/.test(name)) return benchmarks.length + reports.failed.benchmarks.length;
  const past = name.endsWith('summary') ? (history?.benchmarks ?? []) : [];
  return past.reduce((sum, { results }) => sum + results.length, hasTable(name) ? benchmarks.length : 0);
}

const widthsPx = [1280, 400] as const;
const cases = Object.entries(shownReports).flatMap(([name, report]) =>
  ['comment', 'summary'].flatMap((kind) =>
    widthsPx.map((widthPx) => ({
      document: `${name}.${kind}`,
      benchmarks: rowsIn(`${name}.${kind}`, report),
      widthPx,
    })),
  ),
);

describe.skipIf(!hasChromium)('in a browser (skipped without /usr/bin/chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  async function layOut(markdown: string, widthPx: number): Promise<Layout> {
    const page = await showMarkdown(browser, markdown, { widthPx, theme: 'light' });
    const layout = await measureLayout(page);
    await page.close();
    return layout;
  }

  test.each(cases)('$document fits $widthPx pixels and holds nothing but our own', async (given) => {
    const { elements, tables, brokenFigures, overflowing } = await layOut(
      documents[given.document] ?? '',
      given.widthPx,
    );
    expect(tables.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(given.benchmarks);
    expect([...new Set(tables.map(({ head }) => head.join()))]).toEqual(
      headsOf(given.document).map((head) => head.join()),
    );
    expect(tables.filter(({ placePx, contentPx }) => contentPx > placePx)).toEqual([]);
    expect(brokenFigures).toEqual([]);
    expect(overflowing).toEqual([]);
    expect(elements.filter((element) => !ownElements.has(element))).toEqual([]);
  });

  test('a table that is too wide, a figure that breaks and an element of others are noticed', async () => {
    const wide = await layOut(`| a | b |\n| - | - |\n| ${'a'.repeat(80)} | 66.67<br>5/6 <img alt="x"> |`, 400);
    expect(wide.tables).toEqual([{ head: ['a', 'b'], rowCount: 1, placePx: 334, contentPx: expect.closeTo(740, -2) }]);
    expect(wide.overflowing).toContain('td: 66.675/6 ');
    expect(wide.brokenFigures).toEqual([]);
    expect(wide.elements).toEqual(['br', 'img alt', 'table', 'tbody', 'td', 'th', 'thead', 'tr']);

    const breaking = await layOut(`| a | b |\n| - | - |\n| ${'word '.repeat(99)} | 66.67 %<br>5/6 |`, 400);
    expect(breaking.brokenFigures).toEqual(['66.67 %']);
  });
});
