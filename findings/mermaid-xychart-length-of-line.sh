#!/usr/bin/env bash
# mermaid 11.17.2 draws of a line in an xychart-beta as many values as the x-axis has categories, and says nothing of the rest. Of six scores
# over four categories the last two, the newest, are left out. Two scores over four categories give a path with NaN as the height of the
# third and fourth point, which is no path. A gap cannot be written: null and an empty place are refused. And 1e-7, as JavaScript
# prints a small number, is refused as well. Whoever draws a history has to count values and categories. jsdom stands in for a browser;
# it has no layout, so two functions for the size of texts are given. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts mermaid@11.17.2 jsdom@26.1.0
cat > try.mjs <<'SCRIPT'
import { JSDOM } from 'jsdom';
const { window } = new JSDOM('<body></body>');
Object.assign(globalThis, { window, document: window.document });
const names = ['Element', 'SVGElement', 'HTMLElement', 'Node', 'CSSStyleSheet', 'DOMParser', 'XMLSerializer'];
for (const name of names) globalThis[name] = window[name];
window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 20, height: 14 });
window.SVGElement.prototype.getComputedTextLength = () => 20;
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false });
const draw = async (values) => {
  try {
    const text = `xychart-beta\n  x-axis [a, b, c, d]\n  y-axis 0 --> 100\n  line [${values}]`;
    const { svg } = await mermaid.render(`chart${values.length}`, text);
    const [, path] = /class="line-plot.*? d="([^"]*)"/s.exec(svg);
    return path.slice(1).split('L').map((point) => point.split(',')[1]);
  } catch (error) {
    return `refused: ${error.message.split('\n').at(-1)}`;
  }
};
const lines = ['10, 20, 30, 40', '10, 20, 30, 40, 50, 60', '10, 20', '10, null, 30, 40', '10, , 30, 40', '1e-7, 20, 30, 40'];
const drawn = [];
for (const line of lines) drawn.push(await draw(line));
for (const [index, line] of lines.entries()) console.log(`[${line}]: heights`, drawn[index]);
const [whole, long, short, ...refused] = drawn;
const isAsFound =
  whole.length === 4 && !whole.includes('NaN') && String(long) === String(whole) &&
  String(short) === [whole[0], whole[1], 'NaN', 'NaN'].join() && refused.every((answer) => String(answer).startsWith('refused'));
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exit(isAsFound ? 0 : 1);
SCRIPT
node try.mjs
