import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

/** Shows a comment or summary as GitHub does, its charts drawn by mermaid; the caller closes the page. */
export async function showMarkdown(browser: Browser, markdown: string, view: View): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: view.widthPx, height: 600 },
    colorScheme: view.theme,
    deviceScaleFactor: view.scale ?? 2,
  });
  await page.route('**/*', (route) => route.abort());
  await page.setContent(renderPage('Benchmark gate', markdown));
  await drawCharts(page, view.theme);
  return page;
}

/** GitHub hands what stands in a block of mermaid to mermaid and puts the picture, or the error, in its place. */
async function drawCharts(page: Page, theme: View['theme']): Promise<void> {
  if ((await page.locator('code.language-mermaid').count()) === 0) return;
  await page.addScriptTag({ path: fileURLToPath(import.meta.resolve('mermaid/dist/mermaid.min.js')) });
  await page.addScriptTag({
    content: `window.drawn = (async () => {
      mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: '${theme === 'dark' ? 'dark' : 'default'}' });
      for (const [index, code] of [...document.querySelectorAll('code.language-mermaid')].entries()) {
        const chart = document.createElement('section');
        chart.className = 'chart';
        chart.innerHTML = (await mermaid.render('chart-' + index, code.textContent)).svg;
        code.parentElement.replaceWith(chart);
      }
    })();`,
  });
  await page.evaluate('window.drawn');
}
