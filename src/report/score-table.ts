import { capabilities } from '../plan/capabilities.ts';
import { renderChange } from './comparisons.ts';
import { renderCount, renderDistance, renderNumber, renderPct, renderUnits } from './figures.ts';
import { type Block, type Row as Line, ranks, renderLeftOut } from './fit.ts';
import {
  type Alignment,
  type Content,
  cellText,
  cutText,
  joinMarkdown,
  Markdown,
  md,
  tableHead,
  tableRow,
} from './markdown.ts';
import { describeProgress } from './progress.ts';
import { isBad, type Row, tellsOutcome } from './rows.ts';

/** With more benchmarks than this, those that need nobody are folded away: a reader has five seconds. */
const foldAbove = 25;
const unknown = '–';
const maxNameLength = 80;

interface Column {
  readonly title: Markdown;
  readonly align: Alignment;
  readonly cell: (row: Row) => Content;
}

// A phone of 400 pixels leaves 334 to a comment, and GitHub pads each column by 27. Beside the figures four columns leave 88 to a word of
// a name. With a fifth the sign stands before the name, and the rest is small print. A sixth has no room: the interval then stands below
// the score.
const wordPx = { wide: 88, narrow: 80 } as const;

const columns = {
  sign: { title: md``, align: 'center', cell: ({ sign }) => new Markdown(sign) },
  benchmark: { title: md`Benchmark`, align: 'left', cell: (row) => renderName(row, wordPx.wide) },
  score: { title: md`Score`, align: 'right', cell: renderScore },
  needs: { title: md`Needs`, align: 'right', cell: renderNeeds },
  runs: { title: md`Runs`, align: 'right', cell: renderRuns },
  credits: { title: md`Credits`, align: 'right', cell: renderCredits },
} as const satisfies Record<string, Column>;

const narrowColumns = {
  benchmark: {
    title: md`<sub>Benchmark</sub>`,
    align: 'left',
    cell: (row) => md`${new Markdown(row.sign)} ${renderName(row, wordPx.narrow)}`,
  },
  score: { title: md`<sub>Score</sub>`, align: 'right', cell: renderScore },
  needs: { title: md`<sub>Needs</sub>`, align: 'right', cell: (row) => small(columns.needs.cell(row)) },
  change: { title: md`<sub>Change</sub>`, align: 'right', cell: renderChangeCell },
} as const satisfies Record<string, Column>;

/**
 * The table of results, what needs a person first; where there are many benchmarks, those that run or passed have folded ones of their own.
 */
export function renderTables(rows: readonly Row[], confidencePct: number | null): readonly Block[] {
  const chosen = chooseColumns(rows, confidencePct);
  if (rows.length <= foldAbove) return [renderTable(chosen, rows)];
  const running = rows.filter(({ verdict }) => verdict === 'running');
  const passed = rows.filter(({ verdict }) => verdict === 'passed');
  const others = rows.filter(({ verdict }) => verdict !== 'running' && verdict !== 'passed');
  return [
    ...(others.length === 0 ? [] : [renderTable(chosen, others)]),
    ...(running.length === 0 ? [] : [fold(`${running.length} still running`, renderTable(chosen, running))]),
    ...(passed.length === 0 ? [] : [fold(`${passed.length} passed`, renderTable(chosen, passed))]),
  ];
}

function fold(title: string, block: Block): Block {
  return {
    ...block,
    before: `<details><summary>${title}</summary>\n\n${block.before}`,
    after: '</details>',
  };
}

function renderTable(chosen: readonly Column[], rows: readonly Row[]): Block {
  return {
    before: tableHead(chosen),
    rows: rows.map((row) => renderLine(chosen, row)),
    after: '',
    leftOut: ({ length }) => renderLeftOut(length, 'benchmark'),
  };
}

function renderLine(chosen: readonly Column[], row: Row): Line {
  return {
    source: tableRow(chosen.map(({ cell }) => cell(row))),
    rank: row.verdict === 'passed' ? ranks.passed : ranks.notPassed,
  };
}

/** A column that would tell nothing is not there. */
function chooseColumns(rows: readonly Row[], confidencePct: number | null): readonly Column[] {
  if (rows.every(({ verdict }) => verdict === 'planned')) {
    const hasCredits = rows.some(({ planned }) => planned?.credits != null);
    const needs = hasThresholds(rows) ? [columns.needs] : [];
    return [columns.benchmark, columns.runs, ...needs, ...(hasCredits ? [columns.credits] : [])];
  }
  const hasIntervals = rows.some(({ intervalPct }) => intervalPct !== null);
  const hasChanges = rows.some(({ comparison }) => comparison?.change != null);
  const isWide = !hasIntervals && !hasChanges;
  const needs = hasThresholds(rows) ? [isWide ? columns.needs : narrowColumns.needs] : [];
  if (isWide) return [columns.sign, columns.benchmark, columns.score, ...needs];
  const level = confidencePct === null ? 'Interval' : `${renderPct(confidencePct)} interval`;
  const interval: Column = { title: small(level), align: 'right', cell: renderInterval };
  const { benchmark, score, change } = narrowColumns;
  if (hasIntervals && hasChanges && needs.length > 0) {
    const title = md`<sub>Score<br>${together(level)}</sub>`;
    return [benchmark, { title, align: 'right', cell: renderScoreWithInterval }, ...needs, change];
  }
  return [benchmark, score, ...needs, ...(hasIntervals ? [interval] : []), ...(hasChanges ? [change] : [])];
}

function hasThresholds(rows: readonly Row[]): boolean {
  return rows.some(({ benchmark }) => benchmark.thresholdPct !== null);
}

/** The name, and what else is known of it in small print. */
function renderName(row: Row, px: number): Content {
  const name = cellText(row.label, { maxLength: maxNameLength, wordPx: px });
  const facts = factsOf(row);
  return facts.length === 0 ? name : md`${name}<br>${small(joinMarkdown(facts, ' · '))}`;
}

function factsOf(row: Row): readonly Content[] {
  const { benchmark, verdict, serviceTitle } = row;
  const { metrics } = capabilities[benchmark.service];
  const metric = benchmark.choice?.metric ?? metrics[0];
  const units = renderUnits(row);
  return [
    ...(serviceTitle === null ? [] : [serviceTitle]),
    ...(metric === metrics[0] ? [] : [`by ${metric}`]),
    ...(units === null ? [] : [together(`passed ${units}`)]),
    ...(verdict === 'running' ? describeProgress(row).map((part) => cutText(part, 60)) : []),
  ];
}

function renderScore(row: Row): Content {
  const { verdict, scorePct, benchmark, outcome, isBlocking } = row;
  const notBlocking = isBlocking || !isBad({ verdict }) ? md`` : md`<br>${small(together('not blocking'))}`;
  if (scorePct === null) return md`${outcome}${notBlocking}`;
  const { thresholdPct } = benchmark;
  const distance =
    thresholdPct === null || tellsOutcome(row) ? outcome : together(renderDistance(scorePct, thresholdPct));
  return md`**${renderPct(scorePct)}**<br>${small(distance)}${notBlocking}`;
}

function renderNeeds({ benchmark: { thresholdPct } }: Row): Content {
  return thresholdPct === null ? unknown : renderPct(thresholdPct);
}

/** A lower score that may be chance says so. */
function renderChangeCell({ comparison }: Row): Content {
  if (comparison?.change == null) return unknown;
  const { changePct, comparison: shown } = comparison.change;
  const change = small(together(renderChange(changePct)));
  return changePct < 0 && shown === 'inconclusive' ? md`${change}<br>${small('not significant')}` : change;
}

function renderScoreWithInterval(row: Row): Content {
  return row.intervalPct === null ? renderScore(row) : md`${renderScore(row)}<br>${renderInterval(row)}`;
}

function renderInterval({ intervalPct }: Row): Content {
  if (intervalPct === null) return unknown;
  return small(md`${renderNumber(intervalPct[0])}&nbsp;– ${renderPct(intervalPct[1])}`);
}

function renderRuns({ planned, benchmark: { work } }: Row): Content {
  if (work.kind !== 'submit') return 'existing job';
  if (planned === null) return unknown;
  const jobs = together(renderCount(planned.jobs, 'job'));
  if (planned.units === null) return jobs;
  const { baseline } = planned;
  const compared = baseline === undefined ? md`` : md`<br>${small(together(`+ ${baseline.units} of baseline`))}`;
  return md`${renderRange(planned.units, work.looks)}<br>${small(jobs)}${compared}`;
}

function renderCredits({ planned }: Row): Content {
  return planned?.credits == null ? unknown : renderNumber(planned.credits);
}

/** Breaks, where it must, before the greater number. */
function renderRange(units: number, looks: readonly number[] | undefined): Markdown {
  const least = looks?.[0];
  const most = together(renderCount(units, 'unit'));
  return least === undefined ? most : md`${together(`${least} to`)} ${most}`;
}

/** Words of our own that stay on one line. */
function together(words: string): Markdown {
  return new Markdown(words.replaceAll(' ', '&nbsp;'));
}

function small(content: Content): Markdown {
  return md`<sub>${content}</sub>`;
}
