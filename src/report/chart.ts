import type { JudgedBenchmark } from '../verdict/judge.ts';
import { type Block, ranks } from './fit.ts';
import { cutToOneLine } from './plain-text.ts';
import { labelOf, sortBenchmarks } from './wording.ts';

/** More bars than this are too thin to be told apart. */
const maxBars = 20;

/** The axis goes on behind 100, or that label would reach beyond the picture. */
const axisEnd = 106;

/**
 * Draws scores as bars against thresholds as a line; null when fewer than two benchmarks have a score, where a chart tells nothing.
 *
 * A benchmark without a score is not in the chart: a bar of height 0 would be a score.
 */
export function renderChart(benchmarks: readonly JudgedBenchmark[]): Block | null {
  const scored = sortBenchmarks(benchmarks).flatMap((benchmark) =>
    benchmark.scorePct === null ? [] : [{ benchmark, scorePct: benchmark.scorePct }],
  );
  if (scored.length < 2) return null;
  const bars = scored.slice(0, maxBars);
  const labels = bars.map(({ benchmark }, index) =>
    `"${index + 1} ${chartLabel(labelOf(benchmark))}"`.replace(' "', '"'),
  );
  const lowest = bars.some(({ scorePct }) => scorePct < 0) ? -100 : 0;
  const source = [
    '```mermaid',
    ...renderConfig(bars.length),
    'xychart-beta horizontal',
    `  x-axis [${labels.join(', ')}]`,
    `  y-axis "percent" ${lowest} --> ${axisEnd}`,
    `  bar [${bars.map(({ scorePct }) => scorePct).join(', ')}]`,
    `  line [${bars.map(({ benchmark }) => benchmark.benchmark.thresholdPct).join(', ')}]`,
    '```',
    '',
    `Bars: scores. Line: thresholds.${scored.length > maxBars ? ` The first ${maxBars} of ${scored.length} benchmarks.` : ''}`,
  ].join('\n');
  return { before: '', rows: [{ source, rank: ranks.chart }], after: '', leftOut: () => '' };
}

/**
 * The chart's size, type and colours, seen well on white and on black.
 *
 * Mermaid scales a chart that is wider than its place and then cuts the labels, so it is no wider than a phone.
 */
function renderConfig(bars: number): readonly string[] {
  return [
    '---',
    'config:',
    '  xyChart:',
    '    width: 320',
    `    height: ${70 + 26 * bars}`,
    '    showDataLabel: true',
    '    xAxis: { labelFontSize: 11 }',
    '    yAxis: { labelFontSize: 9, titleFontSize: 11 }',
    '  themeVariables:',
    '    xyChart: { plotColorPalette: "#4184e4, #e5534b" }',
    '---',
  ];
}

/** Mermaid's strings have no escape for a quote and take Markdown and entities, so only letters, digits and a few signs get in. */
function chartLabel(label: string): string {
  const plain = label.replaceAll(/[^\p{L}\p{N}.-]+/gu, ' ').trim();
  return cutToOneLine(plain, 20);
}
