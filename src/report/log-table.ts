import { lazyPattern } from '../text/lazy-pattern.ts';
import { isPrintableAscii } from '../text/one-line.ts';
import { renderChange } from './comparisons.ts';
import {
  renderCount,
  renderDistance,
  renderInterval,
  renderNumber,
  renderPct,
  renderUnits,
  renderWorkUnits,
} from './figures.ts';
import { breakCommands } from './log-text.ts';
import { cutToOneLine } from './plain-text.ts';
import { describeProgress } from './progress.ts';
import { type Row, tellsOutcome } from './rows.ts';

interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly cell: (row: Row) => string;
}

const unknown = '–';

const benchmark: Column = { title: 'Benchmark', align: 'left', cell: ({ label }) => cutToOneLine(label, 60) };
const needs: Column = {
  title: 'Needs',
  align: 'right',
  cell: ({ benchmark: { thresholdPct } }) => (thresholdPct === null ? unknown : renderPct(thresholdPct)),
};

const resultColumns: readonly Column[] = [
  benchmark,
  { title: 'Score', align: 'right', cell: ({ scorePct }) => (scorePct === null ? unknown : renderPct(scorePct)) },
  {
    title: 'Interval',
    align: 'right',
    cell: ({ intervalPct }) => (intervalPct === null ? unknown : renderInterval(intervalPct)),
  },
  {
    title: 'Change',
    align: 'right',
    cell: ({ comparison }) => (comparison?.change == null ? unknown : renderChange(comparison.change.changePct)),
  },
  needs,
  { title: 'Passed', align: 'right', cell: (row) => renderUnits(row) ?? unknown },
  { title: 'Result', align: 'left', cell: describeResult },
];

const planColumns: readonly Column[] = [
  benchmark,
  { title: 'Runs', align: 'left', cell: describeRuns },
  needs,
  {
    title: 'Credits',
    align: 'right',
    cell: ({ planned }) => (planned?.credits == null ? unknown : renderNumber(planned.credits)),
  },
];

/** Renders rows as an aligned table of plain text, as wide as it needs; empty without rows. */
export function renderLogTable(rows: readonly Row[]): readonly string[] {
  if (rows.length === 0) return [];
  const all = rows.every(({ verdict }) => verdict === 'planned') ? planColumns : resultColumns;
  const columns = all.filter(({ title, cell }) => title === 'Result' || rows.some((row) => cell(row) !== unknown));
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ cell }) => cell(row)))];
  const widths = columns.map((_, index) => Math.max(...lines.map((cells) => widthOf(cells[index] ?? ''))));
  // Every sign is two cells wide.
  const signs = ['  ', ...rows.map(({ sign }) => sign)];
  return lines.map((cells, index) =>
    breakCommands(
      `${signs[index] ?? ''} ${cells
        .map((cell, column) => pad(cell, widths[column] ?? 0, columns[column]?.align ?? 'left'))
        .join('  ')
        .trimEnd()}`,
    ),
  );
}

function describeResult(row: Row): string {
  const { scorePct, benchmark: asked, verdict, outcome, isBlocking } = row;
  const isBad = verdict === 'failed' || verdict === 'error' || verdict === 'inconclusive';
  const result =
    scorePct === null || asked.thresholdPct === null || tellsOutcome(row)
      ? outcome
      : renderDistance(scorePct, asked.thresholdPct);
  return [
    result,
    ...(verdict === 'running' ? describeProgress(row).map((part) => cutToOneLine(part, 60)) : []),
    ...(isBad && !isBlocking ? ['not blocking'] : []),
  ].join(', ');
}

/** What a plan runs for a benchmark: `30 units in 3 jobs`. */
function describeRuns({ planned, benchmark: { work } }: Row): string {
  if (work.kind !== 'submit') return 'existing job';
  if (planned === null) return unknown;
  const jobs = renderCount(planned.jobs, 'job');
  if (planned.units === null) return jobs;
  const { baseline } = planned;
  const compared =
    baseline === undefined
      ? ''
      : ` and ${renderCount(baseline.units, 'unit')} of the baseline in ${renderCount(baseline.jobs, 'job')}`;
  return `${renderWorkUnits(planned.units, work.looks)} in ${jobs}${compared}`;
}

function pad(cell: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(width - widthOf(cell));
  return align === 'right' ? space + cell : cell + space;
}

const wideCharacter = lazyPattern(
  String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`,
  'gu',
);
const mark = lazyPattern(String.raw`\p{M}`, 'gu');

/** Cells in a fixed-width font, roughly: East Asian characters take two. */
function widthOf(cell: string): number {
  if (isPrintableAscii(cell)) return cell.length;
  const wide = cell.match(wideCharacter())?.length ?? 0;
  const marks = cell.match(mark())?.length ?? 0;
  return Array.from(cell).length + wide - marks;
}
