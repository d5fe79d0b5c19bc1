/**
 * Takes pictures of comments and summaries as GitHub shows them: `npm run screenshots` writes those of `docs/images/`,
 * `npm run screenshots -- FOLDER` all of them, in every width and theme, into a folder.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { openBrowser, showMarkdown, type View } from './chromium.ts';
import { documents } from './documents.ts';

const wide = { widthPx: 1280, theme: 'light', scale: 1 } as const;
const phone = { widthPx: 400, theme: 'light', scale: 1 } as const;
const views = [wide, { ...wide, theme: 'dark' }, phone, { ...phone, theme: 'dark' }] as const satisfies readonly View[];

/** What the repository shows: each document on a screen and on a phone; in the dark where that may make a difference. */
const shown = [
  'passed',
  'failed',
  'mixed',
  'advisory',
  'running',
  'planned',
  'timeout',
  'outage',
  'sixty',
  'long-names',
  'services',
  'warn-only',
  'interval',
  'compared',
  'key-refused',
  'too-few-credits',
] as const;
const shownDark: ReadonlySet<string> = new Set(['failed', 'mixed', 'advisory', 'compared', 'history', 'issue']);

/** Where a picture shows something else than a comment. */
const shownElsewhere = new Map<string, string>([
  ['history', 'history.summary'],
  ['issue', 'failed.issue'],
]);

/** A document of hundreds of rows would be a picture of many thousand lines. */
const maxHeightPx = 3000;
const marginPx = 16;

interface Picture {
  readonly document: string;
  readonly view: View;
  readonly path: string;
}

const browser = await openBrowser();
try {
  const [folder] = process.argv.slice(2);
  console.log(folder === undefined ? await takeRepositoryPictures() : await takeAllPictures(resolve(folder)));
} finally {
  await browser.close();
}

async function takeRepositoryPictures(): Promise<string> {
  const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of [...shown, ...shownElsewhere.keys()]) {
    for (const view of views) {
      if (view.theme === 'dark' && !shownDark.has(name)) continue;
      const document = shownElsewhere.get(name) ?? `${name}.comment`;
      await takePicture(browser, { document, view, path: join(folder, nameOf(name, view)) });
    }
  }
  // README shows the failed one beside text: as sharp as its screen is.
  const view = { widthPx: 800, theme: 'light', scale: 2 } as const;
  await takePicture(browser, { document: 'failed.comment', view, path: join(folder, 'comment.png') });
  return folder;
}

function nameOf(name: string, { widthPx, theme }: View): string {
  return `${name}-${widthPx}${theme === 'dark' ? '-dark' : ''}.png`;
}

async function takeAllPictures(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const document of Object.keys(documents)) {
    for (const view of views)
      await takePicture(browser, { document, view, path: join(folder, nameOf(document, view)) });
  }
  return folder;
}

async function takePicture(by: Browser, { document, view, path }: Picture): Promise<void> {
  const page = await showMarkdown(by, documents[document] ?? '', view);
  const box = await page.locator('article').boundingBox();
  // As wide as the page where that is narrow, else as the comment.
  const width = Math.min(view.widthPx, (box?.width ?? view.widthPx) + 2 * marginPx);
  const x = (view.widthPx - width) / 2;
  const height = Math.min(maxHeightPx, (box?.height ?? 0) + 2 * marginPx);
  await page.screenshot({ path, clip: { x, y: 0, width, height }, fullPage: true });
  await page.close();
}
