import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderSummary } from '../../src/report/summary.ts';
import { createReportWithPast } from '../fixtures/histories.ts';
import { hasChromium, openBrowser, showMarkdown } from './chromium.ts';

describe.skipIf(!hasChromium)('the chart of the history (skipped without /usr/bin/chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  test.each([
    [1, 'light'],
    [2, 'dark'],
    [3, 'light'],
    [20, 'dark'],
  ] as const)('has a whole line for each benchmark, %i results before this one, %s', async (count, theme) => {
    const scores = Array.from({ length: count + 1 }, (_, nth) => 60 + ((nth * 7) % 40));
    const gaps = scores.map((score, nth) => (nth > 0 && nth < count && nth % 3 === 1 ? null : 100 - score));
    const report = createReportWithPast([
      { name: 'medical', scores },
      { name: 'legal', scores: gaps },
    ]);
    const page = await showMarkdown(browser, renderSummary(report), { widthPx: 400, theme });
    const chart = page.locator('section.chart svg[aria-roledescription="xychart"]');
    const lines = await chart
      .locator('.plot path')
      .evaluateAll((all) => all.map((path) => !/NaN/.test(path.getAttribute('d') ?? 'NaN')));
    const labels = await chart.evaluate((svg) => {
      const { left, right } = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')].map((text) => {
        const label = text.getBoundingClientRect();
        return label.left >= left - 1 && label.right <= right + 1;
      });
    });
    expect(await page.locator('.error-icon, .error-text').count()).toBe(0);
    expect([lines, labels.every(Boolean)]).toEqual([[true, true], true]);
    await page.close();
  });
});
