import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { renderPage } from '../tools/render-markdown.ts';

const executablePath = '/usr/bin/chromium';

/** Whether the browser of the system is there: no browser is downloaded. */
export const hasChromium = existsSync(executablePath);

/** Starts the browser of the system; what it shows needs no network. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** How a reader looks at a document. */
export interface View {
  readonly widthPx: number;
  readonly theme: 'light' | 'dark';
  /** Pixels of the picture for one of the page; 2 unless given. */
  readonly scale?: number;
}

/** Shows a comment or summary as GitHub does; the caller closes the page. */
export async function showMarkdown(browser: Browser, markdown: string, view: View): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: view.widthPx, height: 600 },
    colorScheme: view.theme,
    deviceScaleFactor: view.scale ?? 2,
  });
  await page.route('**/*', (route) => route.abort());
  await page.setContent(renderPage('Benchmark gate', markdown));
  return page;
}
