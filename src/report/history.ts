import { type BenchmarkHistory, groupByMoment, type History, type PastResult } from '../verdict/history.ts';
import { renderNumber, renderUnits } from './figures.ts';
import { type Block, ranks, renderLeftOut } from './fit.ts';
import { type Alignment, cellText, type Markdown, md, tableHead, tableRow } from './markdown.ts';
import { cutToOneLine } from './plain-text.ts';
import type { Report } from './report.ts';
import { rowsOf } from './rows.ts';

const columns: readonly { readonly title: Markdown; readonly align: Alignment }[] = [
  { title: md`<sub>Date (UTC)</sub>`, align: 'left' },
  { title: md`<sub>Bench&shy;mark</sub>`, align: 'left' },
  { title: md`<sub>Score</sub>`, align: 'right' },
  { title: md`<sub>Units</sub>`, align: 'right' },
];

/** A benchmark with its name, as it is shown. */
interface ShownHistory extends BenchmarkHistory {
  readonly label: string;
}

/** The end of the summary: a chart, and every result in a folded table. Nothing where no benchmark has an earlier result. */
export function renderHistory(report: Report): readonly Block[] {
  const { history } = report;
  const labels = rowsOf(report).map(({ label }) => label);
  const histories = (history?.benchmarks ?? [])
    .filter(({ results }) => results.some(({ isThisRun }) => !isThisRun))
    .map((each) => ({ ...each, label: labels[each.index] ?? '' }));
  if (history === null || histories.length === 0) return [];
  const rows = histories.flatMap(({ label, results }) =>
    results.toReversed().map((result) => ({ source: renderRow(label, result), rank: ranks.history })),
  );
  const table: Block = {
    before: `<details><summary>Recent results against this endpoint</summary>\n\n${tableHead(columns)}`,
    rows,
    after: `${renderEnd(history)}</details>`,
    leftOut: ({ length }) => renderLeftOut(length, 'result'),
  };
  const chart = renderLines(histories);
  return chart === null ? [table] : [chart, table];
}

function renderRow(label: string, { at, scorePct, isThisRun, ...counts }: PastResult): string {
  const [day = '', time = ''] = at.toISOString().split('T');
  const units = renderUnits(counts);
  return tableRow([
    isThisRun ? md`${day}<br><sub>this run</sub>` : md`${day}<br><sub>${time.slice(0, 5)}</sub>`,
    md`<sub>${cellText(label, { maxLength: 60, wordPx: 110 })}</sub>`,
    isThisRun ? md`**${renderNumber(scorePct)}**` : renderNumber(scorePct),
    units === null ? '–' : md`<sub>${units}</sub>`,
  ]);
}

function renderEnd({ knownSince }: History): string {
  if (knownSince === null) return '';
  const [day = ''] = knownSince.toISOString().split('T');
  return `\n*The service lists nothing from before ${day}.*\n\n`;
}

/** Colours that are told apart on white and on black, with the words for them. */
const colours = [
  { code: '#4184e4', name: 'blue' },
  { code: '#b083f0', name: 'purple' },
  { code: '#c69026', name: 'yellow' },
  { code: '#57ab5a', name: 'green' },
  { code: '#e5534b', name: 'red' },
] as const;

/** One line as it is drawn: a value for every moment. */
interface Line {
  readonly label: string;
  readonly scoresPct: readonly number[];
}

/** Draws the scores over the moments at which there were results; null where two moments have none in common. */
function renderLines(histories: readonly ShownHistory[]): Block | null {
  const { moments, lines } = alignLines(histories.slice(0, colours.length));
  const [first, last] = [moments.at(0), moments.at(-1)];
  if (first === undefined || last === undefined || moments.length < 2) return null;
  const drawn = colours.slice(0, lines.length);
  const lowest = lines.some(({ scoresPct }) => scoresPct.some((pct) => pct < 0)) ? -100 : 0;
  const legend = lines.map(({ label }, index) => md`${cutToOneLine(label, 60)} (${drawn[index]?.name ?? ''})`.source);
  const left = histories.length - lines.length;
  const source = [
    '```mermaid',
    ...renderConfig(drawn.map(({ code: colour }) => colour)),
    'xychart-beta',
    `  x-axis [${moments.map((_, index) => index + 1).join(', ')}]`,
    `  y-axis "percent" ${lowest} --> 100`,
    ...lines.map(({ scoresPct }) => `  line [${scoresPct.join(', ')}]`),
    '```',
    '',
    `The last ${moments.length} results against this endpoint, from ${dayOf(first)} to ${dayOf(last)}: ${legend.join(', ')}.${left > 0 ? ` ${left} more in the table.` : ''}`,
  ].join('\n');
  return { before: '', rows: [{ source, rank: ranks.history }], after: '', leftOut: () => '' };
}

/**
 * Brings results to common moments. A line can neither begin late nor end early, nor have a gap: so it is drawn where every line has begun
 * and none has ended, straight over what is missing in between. A benchmark that would cost the others half of their moments is left out.
 */
function alignLines(histories: readonly ShownHistory[]): {
  readonly moments: readonly Date[];
  readonly lines: readonly Line[];
} {
  const points = histories.flatMap(({ index, results }) => results.map((result) => ({ at: result.at, index, result })));
  const groups = groupByMoment(points);
  const series = histories.map(({ index, label }) => ({
    label,
    values: interpolate(
      groups.map((group) => group.findLast((point) => point.index === index)?.result.scorePct ?? null),
    ),
  }));
  let kept = series;
  for (;;) {
    const start = Math.max(...kept.map(({ values }) => values.findIndex((value) => value !== null)));
    const end = Math.min(...kept.map(({ values }) => values.findLastIndex((value) => value !== null)));
    const isWide = 2 * (end - start + 1) > groups.length;
    if (isWide || kept.length < 2) {
      const moments = groups.slice(start, end + 1).flatMap(([point]) => point?.at ?? []);
      const lines = kept.map(({ label, values }) => ({
        label,
        scoresPct: values.slice(start, end + 1).flatMap((value) => value ?? []),
      }));
      return {
        moments: moments.slice(-maxMoments),
        lines: lines.map((line) => ({ ...line, scoresPct: line.scoresPct.slice(-maxMoments) })),
      };
    }
    const fewest = kept.toSorted((a, b) => countOf(a.values) - countOf(b.values)).at(0);
    kept = kept.filter((each) => each !== fewest);
  }
}

/** More moments than this are too close together for their numbers. */
const maxMoments = 20;

function countOf(values: readonly (number | null)[]): number {
  return values.filter((value) => value !== null).length;
}

/** The straight line over a gap, as it would be drawn between two points; null before the first and after the last. */
function interpolate(values: readonly (number | null)[]): readonly (number | null)[] {
  return values.map((value, index) => {
    if (value !== null) return value;
    const before = values.findLastIndex((each, nth) => nth < index && each !== null);
    const after = values.findIndex((each, nth) => nth > index && each !== null);
    const [from = null, to = null] = [values[before], values[after]];
    if (from === null || to === null) return null;
    return Math.round(100 * (from + ((to - from) * (index - before)) / (after - before))) / 100;
  });
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/**
 * The chart's size, type and colours, seen well on white and on black.
 *
 * Mermaid scales a chart that is wider than its place and then cuts the labels, so it is no wider than a phone.
 */
function renderConfig(palette: readonly string[]): readonly string[] {
  return [
    '---',
    'config:',
    '  xyChart:',
    '    width: 320',
    '    height: 200',
    '    xAxis: { labelFontSize: 8 }',
    '    yAxis: { labelFontSize: 9, titleFontSize: 11 }',
    '  themeVariables:',
    `    xyChart: { plotColorPalette: "${palette.join(', ')}" }`,
    '---',
  ];
}
