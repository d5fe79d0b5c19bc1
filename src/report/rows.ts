import { capabilities } from '../plan/capabilities.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';
import { labelBenchmarks } from './labels.ts';
import { outcomeOf } from './outcomes.ts';
import { cutToOneLine } from './plain-text.ts';
import type { PlannedWork } from './planned-work.ts';
import type { Report } from './report.ts';

/** A benchmark as it is shown: a row of every table. */
export interface Row extends JudgedBenchmark {
  /** A name of its own, not escaped. */
  readonly label: string;
  /** What the plan asks for it; null where that is not known. */
  readonly planned: PlannedWork | null;
  /** Its service, in a run of several; null where that goes without saying. */
  readonly serviceTitle: string | null;
  /** Whether a verdict other than passed blocks: neither `warn-only`, `on-inconclusive` nor its level says that it does not. */
  readonly isBlocking: boolean;
  /** The sign in front of it. */
  readonly sign: string;
  /** What came of it, in a few words: which kind of error, not only that it is one. */
  readonly outcome: string;
}

/** The benchmarks of a report, in the order of the plan. */
export function rowsOf(report: Report): readonly Row[] {
  const { benchmarks, planned, warnOnly, warnOnInconclusive } = report;
  const labels = labelBenchmarks(benchmarks);
  const isMixed = new Set(benchmarks.map(({ benchmark }) => benchmark.service)).size > 1;
  return benchmarks.map((judged, index): Row => {
    const isMild = warnOnly || (warnOnInconclusive && judged.verdict === 'inconclusive');
    const isBlocking = !isMild && judged.benchmark.level === 'block';
    return {
      ...judged,
      label: labels[index] ?? judged.benchmark.id,
      planned: planned[index] ?? null,
      serviceTitle: isMixed ? capabilities[judged.benchmark.service].title : null,
      isBlocking,
      sign: isBlocking || !isBad(judged) ? signOf(judged.verdict) : advisorySign,
      outcome: outcomeOf(judged, report),
    };
  });
}

/** The rows as they are listed: what needs a person first, what blocks before what does not, else in the order of the plan. */
export function sortRows(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** Few names, or some of them with how many more there are. Not escaped. */
export function namesOf(rows: readonly Row[]): string {
  const names = rows.slice(0, maxNames).map(({ label }) => cutToOneLine(label, 80));
  return rows.length > maxNames ? `${names.join(', ')} and ${rows.length - maxNames} more` : names.join(', ');
}

const maxNames = 5;

/** Whether it did not pass, for good. */
export function isBad({ verdict }: Pick<JudgedBenchmark, 'verdict'>): boolean {
  return verdict === 'failed' || verdict === 'error' || verdict === 'inconclusive';
}

/** Whether the distance from its threshold does not say what came of it. */
export function tellsOutcome({ verdict, reason }: Pick<JudgedBenchmark, 'verdict' | 'reason'>): boolean {
  return verdict === 'inconclusive' || reason?.code === 'regression';
}

/** Did not pass, and blocks nothing. */
export const advisorySign = '⚠️';

/** The sign in front of a verdict, alike in comment, summary and log. */
export function signOf(verdict: Report['verdict']): string {
  switch (verdict) {
    case 'passed':
      return '✅';
    case 'failed':
      return '❌';
    case 'error':
      return '🛑';
    case 'inconclusive':
      return '❓';
    case 'running':
      return '⏳';
    case 'planned':
      return '📋';
  }
}

function rankOf(row: Row): number {
  return verdictRank(row.verdict) + (isBad(row) && !row.isBlocking ? 3 : 0);
}

function verdictRank(verdict: Report['verdict']): number {
  switch (verdict) {
    case 'failed':
      return 0;
    case 'error':
      return 1;
    case 'inconclusive':
      return 2;
    case 'running':
      return 6;
    case 'planned':
      return 7;
    case 'passed':
      return 8;
  }
}
