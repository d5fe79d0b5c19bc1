import type { JudgedBenchmark } from '../verdict/judge.ts';
import { renderBar, renderDistance, renderNumber, renderUnits } from './figures.ts';
import { type Block, type Row, ranks, renderLeftOut } from './fit.ts';
import { type Content, type Markdown, md, narrowText, tableHead, tableRow } from './markdown.ts';
import { progressPct } from './progress.ts';
import { iconOf, labelOf } from './wording.ts';

/** With more benchmarks than this, those that passed are folded away: a reader has five seconds. */
const foldAbove = 25;
const unknown = '–';

interface Column {
  readonly title: Markdown;
  readonly align: 'left' | 'right';
  readonly cell: (benchmark: JudgedBenchmark) => Content;
}

// GitHub pads each column by 27 pixels, so four are what a phone of 400 has room for beside unbroken numbers: the result stands with the
// benchmark, the distance below the threshold, the units below the interval. Soft hyphens let long words break.
const columns = {
  benchmark: { title: md`Bench&shy;mark`, align: 'left', cell: renderBenchmark },
  score: { title: md`Score`, align: 'right', cell: renderScore },
  threshold: { title: md`Thresh&shy;old`, align: 'right', cell: renderThreshold },
  units: { title: md`Units`, align: 'right', cell: renderUnitsCell },
  interval: { title: md`Interval<br>Units`, align: 'right', cell: renderInterval },
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
    leftOut: (count) => renderLeftOut(count, 'benchmark'),
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
  ];
}

function renderBenchmark(benchmark: JudgedBenchmark): Content {
  const { verdict } = benchmark;
  const name = md`${iconOf(verdict)} ${narrowText(labelOf(benchmark), 80)}`;
  if (verdict === 'inconclusive') return md`${name}<br>incon&shy;clusive`;
  if (verdict !== 'running') return md`${name}<br>${verdict}`;
  const pct = progressPct(benchmark);
  return md`${name}<br>${renderBar(pct)} ${pct}&nbsp;%`;
}

function renderScore({ scorePct }: JudgedBenchmark): Content {
  return scorePct === null ? unknown : md`**${renderNumber(scorePct)}&nbsp;%**<br>${renderBar(scorePct)}`;
}

function renderThreshold({ benchmark, scorePct }: JudgedBenchmark): Content {
  const threshold = md`${renderNumber(benchmark.thresholdPct)}&nbsp;%`;
  return scorePct === null ? threshold : md`${threshold}<br>${renderDistance(scorePct, benchmark.thresholdPct)}`;
}

function renderInterval(benchmark: JudgedBenchmark): Content {
  const { intervalPct } = benchmark;
  const units = renderUnitsCell(benchmark);
  if (intervalPct === null) return units;
  return md`${renderNumber(intervalPct[0])}&nbsp;– ${renderNumber(intervalPct[1])}<br>${units}`;
}

function renderUnitsCell(benchmark: JudgedBenchmark): Content {
  return unitsOf(benchmark) ?? unknown;
}

/** Units passed of scored; before there is a score, the units that are paid for. */
function unitsOf({ benchmark, verdict, passed, scored }: JudgedBenchmark): string | null {
  const isOpen = verdict === 'running' || verdict === 'planned';
  if (isOpen && benchmark.work.kind === 'submit') return renderNumber(benchmark.work.units);
  return renderUnits({ passed, scored });
}
