#!/usr/bin/env bash
# micromark-extension-gfm 3.0.0 (micromark 4.0.2) ends a table cell at the pipe of `\\|`, two backslashes and a pipe: the first escapes the
# second. GitHub's own parser (cmarkgfm 2025.10.22 binds it) looks for pipes before all else, takes `\|` for one that stands in the
# cell, whatever is before it, and joins the two cells: the score of `| C:\\| 80 |` is gone from its column. marked 18.2.1 splits like
# micromark, markdown-it 15.0.3 joins like GitHub. mdast-util-gfm 3.1.0 writes such a row itself, of a text that ends with a backslash, with
# tableCellPadding: false. Tests that read a comment's table with micromark see columns that GitHub does not show; a blank before the
# pipe, or a reference for the backslash, makes them agree. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts \
  micromark@4.0.2 micromark-extension-gfm@3.0.0 mdast-util-gfm@3.1.0 mdast-util-to-markdown@2.1.2 marked@18.2.1 markdown-it@15.0.3
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: cmarkgfm==2025.10.22
cat > github.py <<'SCRIPT'
import json, sys
from cmarkgfm import github_flavored_markdown_to_html

json.dump([github_flavored_markdown_to_html(text) for text in json.load(sys.stdin)], sys.stdout)
SCRIPT
cat > try.mjs <<'SCRIPT'
import { execFileSync } from 'node:child_process';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
const text = (value) => ({ type: 'tableCell', children: [{ type: 'text', value }] });
const row = (...values) => ({ type: 'tableRow', children: values.map(text) });
const table = { type: 'table', children: [row('Path', 'Score'), row('C:\\', '80')] };
const written = toMarkdown(table, { extensions: [gfmToMarkdown({ tableCellPadding: false, tablePipeAlign: false })] });
const rows = ['| C:\\\\| 80 |', '| C:\\\\ | 80 |', '| C:&#92;| 80 |', '| C:\\\\\\| 80 |'];
const texts = [...rows.map((line) => `| Path | Score |\n| --- | --- |\n${line}\n`), written];
const github = JSON.parse(execFileSync('venv/bin/python', ['github.py'], { input: JSON.stringify(texts) }));
const cells = (html) => [...html.split('<tbody>')[1].matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) => cell).join(' / ');
const seen = texts.map((each, index) => ({
  github: cells(github[index]),
  micromark: cells(micromark(each, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })),
  marked: cells(marked(each)),
  'markdown-it': cells(new MarkdownIt().render(each)),
}));
for (const [index, each] of texts.entries()) console.log(each.trim().split('\n').at(-1), index === 4 ? '(written by mdast-util-gfm)' : '', seen[index]);
const joins = (reading) => reading === 'C:| 80 / ' || reading === 'C:|80 / ';
const splits = (reading) => reading === 'C:\\ / 80';
const isAsFound =
  [seen[0], seen[4]].every((by) => joins(by.github) && joins(by['markdown-it']) && splits(by.micromark) && splits(by.marked)) &&
  [seen[1], seen[2]].every((by) => Object.values(by).every(splits)) && new Set(Object.values(seen[3])).size === 1;
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.mjs
