import { access, readdir, readFile, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { listDocuments } from '../tools/generated-files.ts';
import { root } from './code-blocks.ts';

type Root = ReturnType<typeof fromMarkdown>;
type Nodes = Root | Root['children'][number];

interface Page {
  readonly path: string;
  readonly anchors: ReadonlySet<string>;
  /** Paths from the repository's root, with their anchors. */
  readonly links: readonly string[];
}

const pages = new Map(
  await Promise.all((await listDocuments(root)).map(async (path) => [path, await readPage(path)] as const)),
);

test.for([...pages.values()])('every link of $path leads to a file and a heading that exist', async ({ links }) => {
  const broken = await Promise.all(links.map(async (link) => ((await exists(link)) ? [] : [link])));
  expect(broken.flat()).toEqual([]);
});

test('every page is reached from the README', () => {
  const reached = new Set<string>();
  const queue = ['README.md'];
  for (const path of queue) {
    if (reached.has(path)) continue;
    reached.add(path);
    queue.push(...(pages.get(path)?.links ?? []).map((link) => link.split('#')[0] ?? ''));
  }
  expect([...pages.keys()].filter((path) => !reached.has(path))).toEqual([]);
});

async function readPage(path: string): Promise<Page> {
  const text = await readFile(new URL(path, root), 'utf8');
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const links = flatten(tree).flatMap((node) => {
    const url = urlOf(node);
    if (url === null || /^[a-z]+:/.test(url)) return [];
    const [file = '', anchor] = url.split('#');
    const target = file === '' ? path : posix.join(posix.dirname(path), file);
    return anchor === undefined ? [target] : [`${target}#${anchor}`];
  });
  return { path, anchors: anchorsOf(tree), links };
}

function urlOf(node: Nodes): string | null {
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') return node.url;
  return node.type === 'html' ? (/<img [^>]*src="([^"]*)"/.exec(node.value)?.[1] ?? null) : null;
}

/** As GitHub names headings: in lower case, without punctuation, hyphens for spaces, a number where it has been before. */
function anchorsOf(tree: Nodes): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const node of flatten(tree)) {
    if (node.type !== 'heading') continue;
    const name = textOf(node)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = name;
    for (let nth = 1; seen.has(anchor); nth += 1) anchor = `${name}-${nth}`;
    seen.add(anchor);
  }
  return seen;
}

async function exists(link: string): Promise<boolean> {
  const [path = '', anchor] = link.split('#');
  const file = new URL(path, root);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) return false;
  if (anchor === undefined) return true;
  return !(await stat(file)).isDirectory() && pages.get(path)?.anchors.has(anchor) === true;
}

function flatten(node: Nodes): readonly Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(flatten) : [])];
}

function textOf(node: Nodes): string {
  return flatten(node)
    .map((each) => ('value' in each ? each.value : ''))
    .join('');
}

test('the map in CONTRIBUTING.md names every room and every file beside them', async () => {
  const text = await readFile(new URL('CONTRIBUTING.md', root), 'utf8');
  const [map = ''] = /^```\nschemas\/.*?^```$/ms.exec(text) ?? [];
  const named = new Set(map.match(/[\w-]+(?:\/|\.ts)/g));
  const entries = await readdir(new URL('src/', root), { withFileTypes: true });
  const present = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  expect(present.filter((name) => !named.has(name) && !name.endsWith('.d.ts'))).toEqual([]);
});
