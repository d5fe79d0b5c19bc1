import type { NoticeCode } from '../notice.ts';
import { capabilities } from '../plan/capabilities.ts';
import type { Unfinished } from '../verdict/reason.ts';
import { joinWords, renderCount } from './figures.ts';
import { causesIn, findingsOf } from './findings.ts';
import { countJobs, isOver } from './progress.ts';
import { renderMinutes } from './reasons.ts';
import type { Report } from './report.ts';
import { isBad, type Row, rowsOf } from './rows.ts';
import { blocksNothing } from './wording.ts';

/** Says in one or two sentences what happened; empty where what went wrong with the run says it all. Holds nothing from outside. */
export function tellStory(report: Report): string {
  const rows = rowsOf(report);
  switch (report.verdict) {
    case 'planned':
      return tellPlan(rows, report);
    case 'running':
      return tellProgress(rows);
    case 'passed':
    case 'failed':
    case 'error':
    case 'inconclusive':
      return [tellVerdict(rows, report), tellAdvisory(rows, report)].filter((part) => part !== '').join(' ');
  }
}

/** Whether anything ran that a table could show. */
export function hasRun({ verdict, benchmarks }: Report): boolean {
  if (verdict === 'running' || verdict === 'planned') return true;
  return benchmarks.some(({ jobs, scorePct }) => jobs.length > 0 || scorePct !== null);
}

function tellVerdict(all: readonly Row[], report: Report): string {
  if (!hasRun(report)) return causesIn(report.notices).length > 0 ? tellUnspent(report) : incomplete;
  const rows = blocksNothing(report) ? all : all.filter(({ isBlocking }) => isBlocking);
  const total = rows.length;
  const noun = total < all.length ? 'blocking benchmark' : 'benchmark';
  if (!rows.some((row) => row.verdict !== 'passed')) {
    if (report.verdict !== 'passed') return causesIn(report.notices).length > 0 ? '' : incomplete;
    return tellPassed(rows, noun);
  }
  const [first, ...others] = clausesOf(rows, report);
  if (first === undefined) return incomplete;
  const start =
    first.count === total && total > 1 && first.none !== undefined
      ? `${total === 2 ? `Neither ${noun}` : `None of the ${total} ${noun}s`} ${first.none}`
      : `${subjectOf(first.count, total, noun)} ${first.text(first.count)}`;
  return `${joinWords([start, ...others.map(({ count, text }) => `${count} ${text(count)}`)])}.`;
}

/** What those that passed have proven: their thresholds, or that no regression is shown, or both. */
function tellPassed(rows: readonly Row[], noun: string): string {
  const total = rows.length;
  const held = rows.filter(({ benchmark }) => benchmark.thresholdPct !== null).length;
  // What could show no regression whatever it scores says nothing by showing none.
  const compared = rows.filter(({ comparison }) => comparison?.canFail === true);
  const worse = compared.filter(({ comparison }) => comparison?.change?.comparison === 'regression').length;
  const subject = subjectOf(total, total, noun);
  const verb = total === 1 ? 'shows' : 'show';
  if (worse > 0) {
    const start =
      held === total ? `${subject} reached ${total === 1 ? 'its threshold' : 'their thresholds'}` : `${subject} passed`;
    return `${start}; ${worse === total && total === 1 ? 'it' : worse} ${worse === 1 ? 'is' : 'are'} worse than ${worse === 1 ? 'its baseline' : 'their baselines'}, which does not block (\`on-regression\`).`;
  }
  if (held === 0) return `${subject} ${verb} no regression.`;
  const start =
    held < total ? `${subject} passed` : `${subject} reached ${total === 1 ? 'its threshold' : 'their thresholds'}`;
  if (compared.length === 0) return `${start}.`;
  if (total === 1) return `${start} and ${verb} no regression.`;
  return compared.length === total
    ? `${start}; none shows a regression.`
    : `${start}; ${compared.length} ${compared.length === 1 ? 'was' : 'were'} compared with a baseline, and ${compared.length === 1 ? 'shows' : 'show'} no regression.`;
}

const incomplete = 'The run did not finish.';

/** What is not said where it says itself what became of the money. */
function tellUnspent({ notices, unfinished }: Report): string {
  const isUnspent = unfinished !== null && unspent.has(unfinished.code);
  return isUnspent && causesIn(notices).every(({ code }) => !aboutMoney.has(code)) ? 'Nothing was submitted.' : '';
}

const unspent: ReadonlySet<Unfinished['code']> = new Set(['invalid-input', 'not-submitted', 'job-not-found']);

/** These say it themselves. */
const aboutMoney: ReadonlySet<NoticeCode> = new Set([
  'paid-jobs-unreadable',
  'paid-jobs-foreign',
  'earlier-submit-uncertain',
  'earlier-attempt-unknown',
  'other-run-possible',
  'submit-refused',
  'submit-gave-up',
  'submit-too-late',
  'submit-cancelled',
  'submit-uncertain',
  'cancelled',
]);

/** A part of a sentence, after how many there are of how many. */
interface Clause {
  readonly count: number;
  readonly text: (count: number) => string;
  /** What goes on after `None of the 3 benchmarks`, where that reads better than `All 3 benchmarks`. */
  readonly none?: string;
}

/** What came of the rows, in clauses that go on after a count. */
function clausesOf(rows: readonly Row[], report: Report): readonly Clause[] {
  const findings = findingsOf(report, rows);
  const countOf = (kind: (typeof findings)[number]['kind'], verdict: Row['verdict']) =>
    findings.filter((each) => each.kind === kind && each.rows[0].verdict === verdict).flatMap((each) => each.rows)
      .length;
  const late = countOf('unfinished', 'error');
  const silent = countOf('problem', 'error');
  const broken = rows.filter(({ verdict }) => verdict === 'error').length - late - silent;
  const { unfinished } = report;
  const clauses: readonly Clause[] = [
    {
      count: rows.filter(({ verdict, reason }) => verdict === 'failed' && reason?.code !== 'regression').length,
      text: (count) => (count === 1 ? 'is below its threshold' : 'are below their thresholds'),
    },
    {
      count: rows.filter(({ reason }) => reason?.code === 'regression').length,
      text: (count) =>
        count === 1 ? 'is significantly worse than its baseline' : 'are significantly worse than their baselines',
    },
    {
      count: late,
      text: (count) => (unfinished === null ? 'did not finish' : tellUnfinished(unfinished, count)),
      ...(unfinished?.code === 'timed-out' && {
        none: `finished within ${renderMinutes(unfinished.timeoutMs)} (\`timeout-minutes\`)`,
      }),
    },
    { count: broken, text: () => 'could not be judged', none: 'could be judged' },
    { count: silent, text: (count) => (count === 1 ? 'has no result' : 'have no result'), none: 'has a result' },
    {
      count: rows.filter((row) => row.verdict === 'inconclusive' && !isAboutBaseline(row)).length,
      text: (count) =>
        (count === 1 ? 'is too close to its threshold to call' : 'are too close to their thresholds to call') +
        tellWhyUnclear(rows),
    },
    {
      count: rows.filter(({ reason }) => reason?.code === 'regression-not-excluded').length,
      text: (count) =>
        count === 1 ? 'is too close to its baseline to call' : 'are too close to their baselines to call',
    },
    {
      count: rows.filter((row) => isAboutBaseline(row) && row.reason?.code !== 'regression-not-excluded').length,
      text: () => 'could not be compared',
      none: 'could be compared',
    },
  ];
  return clauses.filter(({ count }) => count > 0);
}

/** What too close means, where that is what it is for all of them. */
function tellWhyUnclear(rows: readonly Row[]): string {
  const unclear = rows.filter(({ verdict }) => verdict === 'inconclusive');
  if (!unclear.every(({ reason }) => reason?.code === 'threshold-in-interval')) return '';
  return unclear.length === 1
    ? ' (with `judge-by: interval` the threshold must lie outside the confidence interval)'
    : ' (with `judge-by: interval` each threshold must lie outside the confidence interval)';
}

/** Whether its baseline left it open, not its threshold. */
function isAboutBaseline({ verdict, reason }: Row): boolean {
  if (verdict !== 'inconclusive' || reason === null) return false;
  return ['regression-not-excluded', 'cannot-show-regression', 'not-compared'].includes(reason.code);
}

function subjectOf(count: number, total: number, noun: string): string {
  if (total === 1) return `The ${noun}`;
  if (count < total) return `${count} of ${total} ${noun}s`;
  return `${total === 2 ? 'Both' : `All ${total}`} ${noun}s`;
}

/** Why the run did not wait for them, after `2 of 3 benchmarks`. */
function tellUnfinished(why: Unfinished, count: number): string {
  const [were, have] = count === 1 ? ['was', 'has'] : ['were', 'have'];
  switch (why.code) {
    case 'timed-out':
      return `did not finish within ${renderMinutes(why.timeoutMs)} (\`timeout-minutes\`)`;
    case 'cancelled':
      return `${were} not finished when the run was cancelled`;
    case 'internal-error':
      return `${were} not finished when the gate failed`;
    case 'fail-fast':
      return `${were} not waited for, since another had failed (\`fail-fast\`)`;
    case 'invalid-input':
    case 'not-submitted':
      return `${were} not run`;
    case 'rest-not-submitted':
    case 'not-all-submitted':
      return `${were} not waited for, since not everything could be submitted`;
    case 'maybe-submitted':
      return 'may have been submitted';
    case 'unreadable':
      return 'could not be read to the end';
    case 'job-not-found':
      return `${have} no job`;
    case 'without-result':
      return 'ended without a result';
  }
}

/** What became of the benchmarks that block nothing by their level. */
function tellAdvisory(all: readonly Row[], report: Report): string {
  if (report.warnOnly) return all.some(isBad) ? 'Nothing is blocked: `warn-only` is set.' : '';
  if (blocksNothing(report)) return 'Nothing is blocked: `on-inconclusive` is `warn`.';
  if (report.verdict === 'inconclusive') return 'This blocks: `on-inconclusive` is `fail`.';
  const rows = all.filter(({ isBlocking }) => !isBlocking);
  const below = rows.filter(({ verdict, reason }) => verdict === 'failed' && reason?.code !== 'regression').length;
  const bad = rows.filter(isBad).length;
  if (bad === 0) return '';
  const [noun, is, its, it] =
    bad === 1
      ? ['advisory benchmark', 'is', 'its threshold', 'it does']
      : ['advisory benchmarks', 'are', 'their thresholds', 'they do'];
  return `${bad} ${noun} ${below === bad ? `${is} below ${its}` : 'did not pass'}; ${it} not block.`;
}

function tellProgress(rows: readonly Row[]): string {
  const total = rows.length;
  const open = rows.filter(({ verdict }) => verdict === 'running').length;
  const bad = rows.filter(isBad).length;
  const jobs = rows.reduce((sum, row) => sum + countJobs(row), 0);
  const done = rows.flatMap((row) => row.jobs).filter(isOver).length;
  const all = total === 2 ? 'both benchmarks' : `all ${total} benchmarks`;
  const start =
    open === total
      ? `Waiting for ${total === 1 ? 'the benchmark' : all}`
      : `${total - open} of ${renderCount(total, 'benchmark')} done`;
  const progress =
    jobs > 1 ? `${open === total ? ':' : ','} ${done} of ${jobs} jobs${open === total ? ' done' : ''}.` : '.';
  return `${start}${progress}${bad === 0 ? '' : ` So far, ${bad} did not pass.`}`;
}

function tellPlan(rows: readonly Row[], { credits, balances }: Report): string {
  const toRun = rows.filter(({ benchmark }) => benchmark.work.kind === 'submit');
  const existing = rows.length - toRun.length;
  const units = toRun.reduce((sum, { planned }) => sum + (planned?.units ?? 0), 0);
  const jobs = toRun.reduce((sum, row) => sum + countJobs(row), 0);
  const compared = toRun.reduce((sum, { planned }) => sum + (planned?.baseline?.units ?? 0), 0);
  const most = isInRounds(toRun) ? 'up to ' : '';
  const parts = [
    ...(toRun.length === 0
      ? []
      : [
          `run ${renderCount(toRun.length, 'benchmark')} in ${most}${renderCount(jobs, 'job')}${units === 0 ? '' : ` with ${most}${renderCount(units, 'unit')}`}`,
        ]),
    ...(compared === 0 ? [] : [`run ${renderCount(compared, 'unit')} of the baseline`]),
    ...(existing === 0 ? [] : [`judge ${renderCount(existing, 'existing job')}`]),
  ];
  const plan = parts.length === 0 ? '' : ` This plan would ${joinWords(parts)}.`;
  return `Dry run: nothing was submitted.${plan}${tellCost(toRun, credits, balances)}`;
}

/** Whether what it runs depends on what comes of it. */
function isInRounds(rows: readonly Row[]): boolean {
  return rows.some(({ benchmark: { work } }) => work.kind === 'submit' && work.looks !== undefined);
}

/** Services without a price have a cost of their own, which is no 0. */
function tellCost(toRun: readonly Row[], credits: number | null, balances: readonly number[]): string {
  if (toRun.length === 0) return '';
  const unpriced = toRun.filter(({ benchmark }) => !capabilities[benchmark.service].hasCredits);
  const titles = joinWords([...new Set(unpriced.map(({ benchmark }) => capabilities[benchmark.service].title))]);
  if (unpriced.length === toRun.length) return ` ${titles} does not say what it costs.`;
  if (credits === null) return ' What it costs is not known.';
  const account = balances.length === 0 ? '' : `; the account has ${balances.join(' + ')}`;
  const more = titles === '' ? '' : ` ${titles} costs extra, and does not say how much.`;
  const most = isInRounds(toRun) ? 'up to ' : '';
  return ` It would cost ${most}${renderCount(credits, 'credit')}${account}.${more}`;
}
