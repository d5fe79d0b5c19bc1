import { capabilities } from '../plan/capabilities.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';
import type { JudgedJob } from '../verdict/judge-job.ts';
import { renderCount } from './figures.ts';
import { renderUnfinished, renderWarning } from './reasons.ts';
import type { Report } from './report.ts';

type ShownVerdict = Report['verdict'];

/** The sign in front of a verdict, alike in comment, summary and log. */
export function iconOf(verdict: ShownVerdict): string {
  switch (verdict) {
    case 'passed':
      return '✅';
    case 'failed':
      return '❌';
    case 'error':
      return '🛑';
    case 'inconclusive':
      return '❔';
    case 'running':
      return '⏳';
    case 'planned':
      return '📋';
  }
}

/** Where a verdict stands in every list: what needs a person comes first. */
function rankOf(verdict: ShownVerdict): number {
  switch (verdict) {
    case 'failed':
      return 0;
    case 'error':
      return 1;
    case 'inconclusive':
      return 2;
    case 'running':
      return 3;
    case 'planned':
      return 4;
    case 'passed':
      return 5;
  }
}

/** The benchmarks as they are listed: what did not pass first, else in the order of the plan. */
export function sortBenchmarks(benchmarks: readonly JudgedBenchmark[]): readonly JudgedBenchmark[] {
  return benchmarks.toSorted((a, b) => rankOf(a.verdict) - rankOf(b.verdict));
}

/** A benchmark's name for people, not escaped; `benchmark 7` where nothing but a number is known. */
export function labelOf({ benchmark, name }: JudgedBenchmark): string {
  if (name !== null && name.trim() !== '') return name;
  return /^\d+$/u.test(benchmark.id) ? `benchmark ${benchmark.id}` : benchmark.id;
}

/** What was uncertain about a benchmark's score, each a full sentence. */
export function tellWarnings(benchmark: JudgedBenchmark): readonly string[] {
  return benchmark.warnings.map((warning) => `${labelOf(benchmark)}: ${renderWarning(warning)}.`);
}

/** A job's state in plain words. */
export function stateWords(state: JudgedJob['state']): string {
  switch (state) {
    case 'waiting':
    case 'running':
    case 'scored':
    case 'failed':
    case 'cancelled':
      return state;
    case 'timed-out':
      return 'timed out';
    case 'unrecognised':
      return 'in a state this version does not know';
    case null:
      return 'not read';
  }
}

/** Says in one or two sentences what happened. Holds nothing from outside. */
export function tellStory(report: Report): string {
  const total = report.benchmarks.length;
  if (total === 0 && report.verdict === 'error') return 'The gate stopped before any benchmark was judged.';
  const story = storyOf(report, total);
  return report.warnOnly && blocks(report.verdict) ? `${story} Nothing is blocked: \`warn-only\` is set.` : story;
}

function blocks(verdict: ShownVerdict): boolean {
  return verdict === 'failed' || verdict === 'error' || verdict === 'inconclusive';
}

function storyOf(report: Report, total: number): string {
  switch (report.verdict) {
    case 'planned':
      return tellPlan(report, total);
    case 'running':
      return tellProgress(report.benchmarks, total);
    case 'passed':
      return total === 1
        ? 'The benchmark is at or above its threshold.'
        : `${total === 2 ? 'Both' : `All ${total}`} benchmarks are at or above their threshold.`;
    case 'failed':
    case 'error':
    case 'inconclusive':
      return tellTrouble(report, total);
  }
}

function tellTrouble({ benchmarks, unfinished }: Report, total: number): string {
  const below = countOf(benchmarks, 'failed');
  const broken = countOf(benchmarks, 'error');
  const unclear = countOf(benchmarks, 'inconclusive');
  const parts = [
    below === 0 ? null : `${below === 1 ? 'is below its' : 'are below their'} threshold`,
    broken === 0 ? null : couldNot,
    unclear === 0 ? null : `${unclear === 1 ? 'is too close to its' : 'are too close to their'} threshold to call`,
  ];
  const counts = [below, broken, unclear];
  const clauses = parts.flatMap((part, index) => (part === null ? [] : [{ part, count: counts[index] ?? 0 }]));
  const [first, ...others] = clauses;
  if (first === undefined) return 'The run did not come to its end.';
  const isWhy = benchmarks.every(({ verdict, reason }) => verdict !== 'error' || reason?.code === 'not-finished');
  const why = broken > 0 && unfinished !== null && isWhy ? `: ${renderUnfinished(unfinished)}` : '';
  const start = subjectOf(first, total);
  return `${[start, ...others.map(({ count, part }) => `${count} ${part}`)].join(', ')}${why}.`;
}

const couldNot = 'could not be judged';

function subjectOf({ count, part }: { readonly count: number; readonly part: string }, total: number): string {
  if (total === 1) return `The benchmark ${part}`;
  if (count < total) return `${count} of ${total} benchmarks ${part}`;
  if (part === couldNot) return `${total === 2 ? 'Neither' : 'None'} of the ${total} benchmarks could be judged`;
  return `${total === 2 ? 'Both' : `All ${total}`} benchmarks ${part}`;
}

function tellProgress(benchmarks: readonly JudgedBenchmark[], total: number): string {
  const open = countOf(benchmarks, 'running');
  const bad = benchmarks.filter(({ verdict }) => blocks(verdict)).length;
  const wait =
    total === 1
      ? 'Waiting for the benchmark.'
      : `Waiting for ${open === total ? `all ${total}` : `${open} of ${total}`} benchmarks.`;
  return bad === 0 ? wait : `${wait} ${bad} did not pass so far.`;
}

function tellPlan({ benchmarks, credits }: Report, total: number): string {
  const paid = benchmarks.flatMap(({ benchmark: { service, work } }) =>
    work.kind === 'submit' ? { ...capabilities[service], units: work.units } : [],
  );
  const units = paid.reduce((sum, each) => sum + (each.hasUnits ? each.units : 0), 0);
  const whole = paid.filter(({ hasUnits }) => !hasUnits);
  const sizes = [
    ...(units === 0 ? [] : [renderCount(units, 'unit')]),
    ...[...Map.groupBy(whole, ({ title }) => title)].map(
      ([title, jobs]) => `${renderCount(jobs.length, 'job')} of ${title}`,
    ),
  ];
  const size = sizes.length === 0 ? '' : ` with ${sizes.join(' and ')}`;
  const plan = `The plan has ${renderCount(total, 'benchmark')}${size}.`;
  return `A dry run: nothing was submitted. ${plan} ${tellCost(paid, credits)}`;
}

/** Services without a price have a cost of their own, which is no 0. */
function tellCost(
  paid: readonly { readonly title: string; readonly hasCredits: boolean }[],
  credits: number | null,
): string {
  const unpriced = paid.filter(({ hasCredits }) => !hasCredits);
  const titles = [...new Set(unpriced.map(({ title }) => title))].join(' and ');
  if (credits !== null) {
    const cost = `It would cost ${renderCount(credits, 'credit')}`;
    return titles === '' ? `${cost}.` : `${cost}; what comes on top at ${titles} is not told.`;
  }
  const areAll = titles !== '' && unpriced.length === paid.length;
  return areAll ? `No price is told by ${titles}.` : 'Its cost is not known.';
}

function countOf(benchmarks: readonly JudgedBenchmark[], verdict: ShownVerdict): number {
  return benchmarks.filter((benchmark) => benchmark.verdict === verdict).length;
}
