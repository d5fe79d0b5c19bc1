import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderSummary } from '../../src/report/summary.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { tricks } from '../fixtures/hostile-texts.ts';
import { createJudged, createLargeReport, createReport, reports } from '../fixtures/reports.ts';
import { hasChromium, openBrowser, showMarkdown, type View } from './chromium.ts';

const barsMax = 20;
/** As many reports as it takes to have each hostile text as the label of a bar. */
const hostileReports = Array.from({ length: Math.ceil(tricks.length / barsMax) }, (_, index) =>
  createReport({
    benchmarks: tricks
      .slice(index * barsMax, (index + 1) * barsMax)
      .map((name) => createJudged({ name, benchmark: createBenchmark({ id: name }) })),
  }),
);
const improvements = createReport({
  benchmarks: [createJudged({ scorePct: -33.33 }), createJudged({ scorePct: 12 })],
});

/** What mermaid drew: charts, bars, everything it says when it cannot read its source, and what it left over. */
async function readCharts(page: Page) {
  return {
    charts: await page.locator('section.chart svg[aria-roledescription="xychart"]').count(),
    bars: await page.locator('section.chart svg .plot rect').count(),
    errors: await page.locator('.error-icon, .error-text').count(),
    sources: await page.locator('code.language-mermaid').count(),
    foreign: await page.locator('section.chart').locator('a, image, img, foreignObject, script, iframe').count(),
    cutLabels: await page.locator('section.chart svg').evaluateAll((charts) =>
      charts.flatMap((chart) => {
        const { left, right } = chart.getBoundingClientRect();
        return [...chart.querySelectorAll('text')]
          .filter((each) => {
            const label = each.getBoundingClientRect();
            return label.left < left - 1 || label.right > right + 1;
          })
          .map((each) => each.textContent);
      }),
    ),
  };
}

const drawn = (bars: number) => ({ charts: 1, bars, errors: 0, sources: 0, foreign: 0, cutLabels: [] });

describe.skipIf(!hasChromium)('mermaid (skipped without /usr/bin/chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  async function draw(markdown: string, view: View) {
    const page = await showMarkdown(browser, markdown, view);
    const charts = await readCharts(page);
    await page.close();
    return charts;
  }

  describe.each([
    { widthPx: 1280, theme: 'light' },
    { widthPx: 400, theme: 'dark' },
  ] as const)('at $widthPx pixels, $theme', (view) => {
    test.each([
      ['failed', reports.failed, 4],
      ['mixed', reports.mixed, 4],
      ['interval', reports.interval, 2],
      ['many', createLargeReport(30), 20],
      ['improvements', improvements, 2],
      ...hostileReports.map(
        (report, index) => [`hostile names, part ${index + 1}`, report, report.benchmarks.length] as const,
      ),
    ] as const)('draws a bar for each score: %s', async (_name, report, bars) => {
      expect(await draw(renderSummary(report), view)).toEqual(drawn(bars));
    });
  });

  test('a chart that mermaid cannot read is noticed', async () => {
    await expect(draw('```mermaid\nxychart-beta\n  bar [\n```', { widthPx: 400, theme: 'light' })).rejects.toThrow(
      /parse|syntax/i,
    );
  });
});
