import type { JudgedBenchmark } from '../verdict/judge.ts';
import { type Block, ranks } from './fit.ts';
import { cutToOneLine } from './plain-text.ts';
import { labelOf, sortBenchmarks } from './wording.ts';

/** More bars than this are too thin to be told apart. */
const maxBars = 20;

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
    'xychart-beta horizontal',
    `  x-axis [${labels.join(', ')}]`,
    `  y-axis "percent" ${lowest} --> 100`,
    `  bar [${bars.map(({ scorePct }) => scorePct).join(', ')}]`,
    `  line [${bars.map(({ benchmark }) => benchmark.benchmark.thresholdPct).join(', ')}]`,
    '```',
    '',
    `Bars: scores. Line: thresholds.${scored.length > maxBars ? ` The first ${maxBars} of ${scored.length} benchmarks.` : ''}`,
  ].join('\n');
  return { before: '', rows: [{ source, rank: ranks.chart }], after: '', leftOut: () => '' };
}

/** Mermaid's strings have no escape for a quote and take Markdown and entities, so only letters, digits and a few signs get in. */
function chartLabel(label: string): string {
  const plain = label.replaceAll(/[^\p{L}\p{N}.-]+/gu, ' ').trim();
  return cutToOneLine(plain, 20);
}
