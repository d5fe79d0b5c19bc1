/**
 * Takes pictures of comments and summaries as GitHub shows them: `npm run screenshots [folder]`.
 *
 * With `-- --repository` it takes only those that the repository shows: the README's, and the same on a phone.
 */
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { openBrowser, showMarkdown, type View } from './chromium.ts';
import { documents } from './documents.ts';

const views = [
  { widthPx: 1280, theme: 'light' },
  { widthPx: 1280, theme: 'dark' },
  { widthPx: 400, theme: 'light' },
  { widthPx: 400, theme: 'dark' },
] as const satisfies readonly View[];
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
  const [choice] = process.argv.slice(2);
  console.log(choice === '--repository' ? await takeRepositoryPictures() : await takeAllPictures(choice));
} finally {
  await browser.close();
}

async function takeRepositoryPictures(): Promise<string> {
  const pictures = [
    { name: 'screenshot.png', view: { widthPx: 800, theme: 'light' } },
    { name: 'screenshot-phone.png', view: { widthPx: 400, theme: 'dark' } },
  ] as const;
  const paths: string[] = [];
  for (const { name, view } of pictures) {
    const path = fileURLToPath(new URL(`../../.github/${name}`, import.meta.url));
    await takePicture(browser, { document: 'failed.comment', view, path });
    paths.push(path);
  }
  return paths.join('\n');
}

async function takeAllPictures(givenFolder: string | undefined): Promise<string> {
  const folder = resolve(givenFolder ?? (await mkdtemp(join(tmpdir(), 'benchmark-gate-screenshots-'))));
  await mkdir(folder, { recursive: true });
  for (const document of Object.keys(documents)) {
    for (const view of views) {
      const path = join(folder, `${document}.${view.widthPx}.${view.theme}.png`);
      await takePicture(browser, { document, view, path });
    }
  }
  return folder;
}

async function takePicture(by: Browser, { document, view, path }: Picture): Promise<void> {
  const page = await showMarkdown(by, documents[document] ?? '', view);
  const box = await page.locator('article').boundingBox();
  const height = Math.min(maxHeightPx, (box?.height ?? 0) + 2 * marginPx);
  await page.screenshot({ path, clip: { x: 0, y: 0, width: view.widthPx, height }, fullPage: true });
  await page.close();
}
