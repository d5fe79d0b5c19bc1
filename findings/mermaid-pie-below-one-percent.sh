#!/usr/bin/env bash
# mermaid 12.3.0, which draws the diagrams of comments and job summaries, leaves slices below 1% out of a pie and lets the others fill it.
# Of 199 units that passed and one that failed it draws a full circle in the colour of "passed", with 100% on it; of 985 that passed and
# three kinds of failure with 5 each a full circle with 99% on it. 198 and 2 are two slices. And 120 benchmarks of one unit each are a
# ring with nothing in it. The legend names every kind, but has numbers only after `pie showData`. Its documents say that the arc of a
# slice is proportional to the quantity, and ask for values above zero. A summary shows a run without failures where there were some. Say
# the count in the label, as "failed: 1". jsdom stands in for a browser; it has no layout, so two functions for the size of texts are
# given. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts mermaid@12.3.0 jsdom@26.1.0
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

/** The angle of a slice, in parts of the circle: from its path, an arc with two ends, or two half arcs. */
const share = (path) => {
  const [, radius] = /A([\d.]+),/.exec(path);
  const arcs = [...path.matchAll(/A[\d.]+,[\d.]+,0,([01]),1,(-?[\d.e-]+),(-?[\d.e-]+)/g)];
  if (arcs.length === 2) return 1;
  const [, x, y] = /^M(-?[\d.e-]+),(-?[\d.e-]+)/.exec(path).map(Number);
  const [, large, endX, endY] = arcs[0].map(Number);
  const angle = 2 * Math.asin(Math.min(1, Math.hypot(endX - x, endY - y) / 2 / radius));
  return (large ? 2 * Math.PI - angle : angle) / 2 / Math.PI;
};
let drawn = 0;
const draw = async (counts, option = '') => {
  const lines = Object.entries(counts).map(([name, count]) => `  "${name}" : ${count}`);
  const { svg } = await mermaid.render(`pie${drawn++}`, `pie${option}\n${lines.join('\n')}`);
  const { documentElement: root } = new window.DOMParser().parseFromString(svg, 'image/svg+xml');
  const texts = (selector) => [...root.querySelectorAll(selector)].map(({ textContent }) => textContent);
  const shares = [...root.querySelectorAll('path.pieCircle')].map((path) => share(path.getAttribute('d')).toFixed(4));
  return { shares: shares.join(), labels: texts('text.slice').join(), legend: texts('.legend text') };
};
const ones = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`b${index}`, 1]));
const one = await draw({ passed: 199, failed: 1 });
const data = await draw({ passed: 199, failed: 1 }, ' showData');
const kinds = await draw({ passed: 985, wrong: 5, refused: 5, late: 5 });
const two = await draw({ passed: 198, failed: 2 });
const none = await draw(ones);
console.log('199 and 1:', one, '\nthe same with showData:', data.legend.join(), '\n985 and three times 5:', kinds);
console.log('198 and 2:', two, '\n120 of 1:', { ...none, legend: `${none.legend.length} names` });
const isAsFound =
  one.shares === '1.0000' && one.labels === '100%' && one.legend.join() === 'passed,failed' &&
  data.legend.join() === 'passed [199],failed [1]' && kinds.shares === '1.0000' && kinds.labels === '99%' && kinds.legend.length === 4 &&
  two.shares === '0.9900,0.0100' && two.labels === '99%,1%' && none.shares === '' && none.legend.length === 120;
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exit(isAsFound ? 0 : 1);
SCRIPT
node try.mjs
