import { capabilities } from '../plan/capabilities.ts';
import type { AgentRun } from '../plan/plan.ts';
import type { Detail } from '../services/service.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';
import { renderCreated, renderDuration } from './duration.ts';
import { renderCount, renderDistance, renderNumber, renderUnits } from './figures.ts';
import { cutToOneLine, toOneLine } from './plain-text.ts';
import { isOver, progressPct } from './progress.ts';
import { renderJobReason, renderReason } from './reasons.ts';
import type { Report } from './report.ts';
import { iconOf, labelOf, sortBenchmarks, stateWords, tellStory } from './wording.ts';

/**
 * Makes one log line of any text that the runner reads as no command: neither `::x::` at its start nor `##[x]` anywhere.
 *
 * The runner trims a line before it looks for `::`, ends lines at a lone carriage return and compares by culture, which passes over
 * invisible characters (actions/runner, ActionCommand.cs): so no such character is left.
 */
export function escapeForLog(text: string): string {
  return breakCommands(toOneLine(text));
}

function breakCommands(line: string): string {
  return line.replace(/^(\s*):(?=:)/u, '$1: ').replaceAll('##[', '## [');
}

interface ProgressLine {
  readonly benchmarks: readonly JudgedBenchmark[];
  readonly elapsedMs: number;
}

/** Renders how far a run is: `3/8 jobs done · haystack-medical-v1 14/33 prompts · 2m 05s`. */
export function renderProgressLine({ benchmarks, elapsedMs }: ProgressLine): string {
  const jobs = benchmarks.flatMap((benchmark) => benchmark.jobs.map((job) => ({ job, benchmark })));
  const running = jobs.flatMap(({ job, benchmark }) =>
    job.state === 'running' && job.progress !== null ? [{ progress: job.progress, benchmark }] : [],
  );
  const [first, ...others] = running;
  const current =
    first === undefined
      ? null
      : `${cutToOneLine(labelOf(first.benchmark), 60)} ${first.progress.done}/${first.progress.total} ${cutToOneLine(first.progress.what, 20)}`;
  const parts = [
    `${jobs.filter(({ job }) => isOver(job)).length}/${renderCount(jobs.length, 'job')} done`,
    current,
    others.length === 0 ? null : `${others.length} more running`,
    renderDuration(elapsedMs),
  ];
  return escapeForLog(parts.filter((part) => part !== null).join(' · '));
}

/** Renders the result as lines of plain text: verdict, what happened, problems, an aligned table, warnings. */
export function renderLogResult(report: Report): readonly string[] {
  const benchmarks = sortBenchmarks(report.benchmarks);
  return [
    `${iconOf(report.verdict)} ${report.title}: ${report.verdict}. ${tellStory(report)}`,
    ...report.problems.map((problem) => `Problem: ${problem}`),
    ...reasonsOf(benchmarks),
    ...report.warnings.map((warning) => `Warning: ${warning}`),
  ]
    .map(escapeForLog)
    .toSpliced(1 + report.problems.length, 0, ...renderLogTable(benchmarks));
}

/** Renders what will be judged, for a folded group of the log: `haystack-medical-v1: 5 units, threshold 80 %`. */
export function renderLogPlan(report: Report): readonly string[] {
  return report.benchmarks.map((judged) => {
    const threshold = `threshold ${renderNumber(judged.benchmark.thresholdPct)} %`;
    return escapeForLog(`${cutToOneLine(labelOf(judged), 80)}: ${workOf(judged.benchmark)}, ${threshold}`);
  });
}

function workOf({ service, work }: JudgedBenchmark['benchmark']): string {
  switch (work.kind) {
    case 'submit':
      return capabilities[service].hasUnits
        ? renderCount(work.units, 'unit')
        : `1 job of ${capabilities[service].title}${contentOf(work.run)}`;
    case 'existing':
      return `job ${cutToOneLine(work.jobId, 80)}`;
    case 'newest':
      return `the newest job of ${cutToOneLine(Object.values(work.query).join(', '), 80)}`;
  }
}

/** What such a job runs, as far as the plan says. */
function contentOf(run: AgentRun | undefined): string {
  if (run === undefined) return '';
  const { source, agents } = run;
  const names = agents.map(({ name }) => name).join(', ');
  const parts = [
    source.kind === 'scenarios' ? renderCount(source.ids.length, 'scenario') : null,
    agents.length === 0 ? null : `${agents.length === 1 ? 'agent' : 'agents'} ${cutToOneLine(names, 80)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Renders every job, for a folded group of the log. */
export function renderLogJobs(report: Report): readonly string[] {
  return sortBenchmarks(report.benchmarks).flatMap((benchmark) =>
    benchmark.jobs.flatMap((job) => {
      const parts = [
        cutToOneLine(labelOf(benchmark), 80),
        cutToOneLine(job.id, 80),
        stateWords(job.state),
        job.scorePct === null ? null : `${renderNumber(job.scorePct)} %`,
        renderUnits(job),
        job.durationMs === null ? null : renderDuration(job.durationMs),
        job.credits === null ? null : renderCount(job.credits, 'credit'),
        renderCreated(job),
        job.reason === null ? null : cutToOneLine(renderJobReason(job.reason), 500),
      ];
      const line = escapeForLog(parts.filter((part) => part !== null).join(' · '));
      return [line, ...job.details.map(renderLogDetail)];
    }),
  );
}

function renderLogDetail({ name, scorePct, note }: Detail): string {
  const score = scorePct === null ? '' : ` ${renderNumber(scorePct)} %`;
  const said = note === null ? '' : `: ${cutToOneLine(note, 500)}`;
  return `  ${escapeForLog(`${cutToOneLine(name, 80)}${score}${said}`)}`;
}

function reasonsOf(benchmarks: readonly JudgedBenchmark[]): readonly string[] {
  return benchmarks.flatMap((benchmark) =>
    benchmark.reason === null || benchmark.verdict === 'passed'
      ? []
      : [`${cutToOneLine(labelOf(benchmark), 80)}: ${renderReason(benchmark.reason)}`],
  );
}

const head = ['Benchmark', 'Score', 'Threshold', 'Distance', 'Units', 'Result'] as const;

function renderLogTable(benchmarks: readonly JudgedBenchmark[]): readonly string[] {
  if (benchmarks.length === 0) return [];
  const rows = [head, ...benchmarks.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    breakCommands(
      row
        .map((cell, column) => pad(cell, { width: widths[column] ?? 0, right: column > 0 && column < head.length - 1 }))
        .join('  ')
        .trimEnd(),
    ),
  );
}

function cellsOf(benchmark: JudgedBenchmark): readonly string[] {
  const { scorePct, verdict } = benchmark;
  const { thresholdPct } = benchmark.benchmark;
  return [
    cutToOneLine(labelOf(benchmark), 60),
    scorePct === null ? '–' : `${renderNumber(scorePct)} %`,
    `${renderNumber(thresholdPct)} %`,
    scorePct === null ? '–' : renderDistance(scorePct, thresholdPct),
    renderUnits(benchmark) ?? '–',
    verdict === 'running' ? `${iconOf(verdict)} running ${progressPct(benchmark)} %` : `${iconOf(verdict)} ${verdict}`,
  ];
}

function pad(cell: string, { width, right }: { readonly width: number; readonly right: boolean }): string {
  const space = ' '.repeat(width - widthOf(cell));
  return right ? space + cell : cell + space;
}

/** Cells in a fixed-width font, roughly: East Asian characters take two. */
function widthOf(cell: string): number {
  const wide = cell.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const marks = cell.match(/\p{M}/gu)?.length ?? 0;
  return Array.from(cell).length + wide - marks;
}
