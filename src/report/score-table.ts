import { capabilities } from '../plan/capabilities.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';
import { renderBar, renderDistance, renderNumber, renderUnits } from './figures.ts';
import { type Block, type Row, ranks, renderLeftOut } from './fit.ts';
import { type Alignment, type Content, type Markdown, md, narrowText, tableHead, tableRow } from './markdown.ts';
import { progressPct } from './progress.ts';
import { iconOf, labelOf } from './wording.ts';

/** With more benchmarks than this, those that passed are folded away: a reader has five seconds. */
const foldAbove = 25;
const unknown = '–';

interface Column {
  readonly title: Markdown;
  readonly align: Alignment;
  readonly cell: (benchmark: JudgedBenchmark) => Content;
}

// A phone of 400 pixels leaves 334 to a comment, and GitHub pads each column by 27: five columns have 198 for their letters. Hence small
// print for all but the figures that are compared, no signs of percent, soft hyphens, and the interval in the column of the units.
const columns = {
  benchmark: { title: md`<sub>Bench&shy;mark</sub>`, align: 'left', cell: renderBenchmark },
  score: { title: md`<sub>Score</sub>`, align: 'right', cell: renderScore },
  threshold: { title: md`<sub>Thresh&shy;old</sub>`, align: 'right', cell: renderThreshold },
  units: { title: md`<sub>Units</sub>`, align: 'right', cell: renderUnitsCell },
  interval: { title: md`<sub>Interval<br>Units</sub>`, align: 'right', cell: renderInterval },
  result: { title: md`<sub>Result</sub>`, align: 'center', cell: renderResult },
} as const satisfies Record<string, Column>;

/** The table of results, worst first; where there are many benchmarks, a second one with those that passed is folded. */
export function renderTables(benchmarks: readonly JudgedBenchmark[]): readonly Block[] {
  const shownColumns = chooseColumns(benchmarks);
  const passed = benchmarks.filter(({ verdict }) => verdict === 'passed');
  if (benchmarks.length <= foldAbove || passed.length === 0) return [renderTable(shownColumns, benchmarks)];
  const others = benchmarks.filter(({ verdict }) => verdict !== 'passed');
  const folded = renderTable(shownColumns, passed);
  return [
    renderTable(shownColumns, others),
    {
      ...folded,
      before: `<details><summary>${passed.length} benchmarks passed</summary>\n\n${folded.before}`,
      after: '</details>',
    },
  ];
}

function renderTable(shownColumns: readonly Column[], benchmarks: readonly JudgedBenchmark[]): Block {
  return {
    before: tableHead(shownColumns),
    rows: benchmarks.map((benchmark) => renderRow(shownColumns, benchmark)),
    after: '',
    leftOut: ({ length }) => renderLeftOut(length, 'benchmark'),
  };
}

function renderRow(shownColumns: readonly Column[], benchmark: JudgedBenchmark): Row {
  return {
    source: tableRow(shownColumns.map(({ cell }) => cell(benchmark))),
    rank: benchmark.verdict === 'passed' ? ranks.passed : ranks.notPassed,
  };
}

/** A column that would be empty is not there. */
function chooseColumns(benchmarks: readonly JudgedBenchmark[]): readonly Column[] {
  const isPlan = benchmarks.every(({ verdict }) => verdict === 'planned');
  const hasIntervals = benchmarks.some(({ intervalPct }) => intervalPct !== null);
  const hasUnits = benchmarks.some((benchmark) => unitsOf(benchmark) !== null);
  return [
    columns.benchmark,
    ...(isPlan ? [] : [columns.score]),
    columns.threshold,
    ...(hasIntervals ? [columns.interval] : []),
    ...(hasUnits && !hasIntervals ? [columns.units] : []),
    columns.result,
  ];
}

function renderBenchmark(benchmark: JudgedBenchmark): Content {
  const name = narrowText(labelOf(benchmark), 80);
  if (benchmark.verdict !== 'running') return name;
  const pct = progressPct(benchmark);
  return md`${name}<br><sub>${renderBar(pct)} ${pct}&nbsp;%</sub>`;
}

function renderScore({ scorePct }: JudgedBenchmark): Content {
  return scorePct === null ? unknown : md`**${renderNumber(scorePct)}**<br><sub>${renderBar(scorePct)}</sub>`;
}

function renderThreshold({ benchmark, scorePct }: JudgedBenchmark): Content {
  const threshold = renderNumber(benchmark.thresholdPct);
  return scorePct === null
    ? threshold
    : md`${threshold}<br><sub>${renderDistance(scorePct, benchmark.thresholdPct)}</sub>`;
}

function renderInterval(benchmark: JudgedBenchmark): Content {
  const { intervalPct } = benchmark;
  const units = renderUnitsCell(benchmark);
  if (intervalPct === null) return units;
  return md`<sub>${renderNumber(intervalPct[0])}&nbsp;– ${renderNumber(intervalPct[1])}</sub><br>${units}`;
}

function renderResult({ verdict }: JudgedBenchmark): Content {
  return md`${iconOf(verdict)}<br><sub>${verdict === 'inconclusive' ? md`incon&shy;clusive` : verdict}</sub>`;
}

function renderUnitsCell(benchmark: JudgedBenchmark): Content {
  const units = unitsOf(benchmark);
  return units === null ? unknown : md`<sub>${units}</sub>`;
}

/** Units passed of scored; before there is a score, the units that are paid for, where the service has any. */
function unitsOf({ benchmark, verdict, passed, scored }: JudgedBenchmark): string | null {
  const isOpen = verdict === 'running' || verdict === 'planned';
  const isCounted = capabilities[benchmark.service].hasUnits;
  if (isOpen && benchmark.work.kind === 'submit' && isCounted) return renderNumber(benchmark.work.units);
  return renderUnits({ passed, scored });
}
