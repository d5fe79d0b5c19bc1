import { actionInputs } from '../plan/action-inputs.ts';
import type { JudgedJob } from '../verdict/judge-job.ts';
import { renderChange } from './comparisons.ts';
import { renderDuration } from './duration.ts';
import { renderInterval, renderPct, renderUnits } from './figures.ts';
import { causesIn, tellWhy, warningsIn } from './findings.ts';
import { renderNotice } from './notices.ts';
import { cutToOneLine } from './plain-text.ts';
import { renderJobReason } from './reasons.ts';
import type { Report } from './report.ts';
import { isBad, type Row, rowsOf } from './rows.ts';
import { tellSaving } from './sampling.ts';
import { stateWords } from './wording.ts';

interface TestCase {
  readonly className: string;
  readonly name: string;
  readonly timeMs: number;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  /** What kind of outcome, for consumers that group by it. */
  readonly type: string;
  readonly message: string;
  readonly output: string;
}

/**
 * Renders the report as JUnit XML: one suite, one test case for each benchmark, in the order of the plan, each with a name of its own.
 *
 * It keeps to what both Maven Surefire's schema and Jenkins' take of a suite; the root holds the totals, without which some readers
 * count nothing. `inconclusive` is an error, since readers of such files count a skipped test as fine; what is skipped blocks nothing:
 * a dry run's benchmarks and those of level `warn` that did not pass. `warn-only` changes nothing here: the file tells what was
 * measured. A run that ended badly as a whole gets a test case of its own, so that no file reads green by being empty.
 */
export function renderJunit(report: Report): string {
  const cases = [...rowsOf(report).map((row) => testCaseOf(row, report)), ...runCase(report)];
  const count = (outcome: TestCase['outcome']): number => cases.filter((each) => each.outcome === outcome).length;
  const timeMs = report.finishedAt === null ? 0 : report.finishedAt.getTime() - report.startedAt.getTime();
  const totals = {
    name: report.title,
    time: seconds(timeMs),
    tests: String(cases.length),
    errors: String(count('error')),
    failures: String(count('failure')),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${renderAttributes(totals)}>`,
    `  <testsuite${renderAttributes({ ...totals, skipped: String(count('skipped')) })}>`,
    ...renderProperties(report),
    ...cases.flatMap(renderCase),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCaseOf(row: Row, report: Report): TestCase {
  const { benchmark, verdict, jobs, outcome, reason } = row;
  const isAdvisory = benchmark.level === 'warn' && isBad(row);
  const saving = tellSaving(row);
  return {
    className: classOf(report, benchmark.service),
    name: row.label,
    timeMs: jobs.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0),
    outcome: isAdvisory ? 'skipped' : outcomeOf(verdict),
    type: verdict,
    message: `${reason === null ? outcome : tellWhy(row, report)}${isAdvisory ? ' (not blocking)' : ''}`,
    output: [describeScore(row), ...(saving === null ? [] : [saving]), ...jobs.map(describeJob)].join('\n'),
  };
}

/** Readers take cases of one class and name for tries of one test, whatever files they stand in: a gate with a title has classes of its own. */
function classOf({ title }: Report, service: string): string {
  return title === '' || title === actionInputs.title ? service : `${title}.${service}`;
}

function outcomeOf(verdict: Row['verdict']): TestCase['outcome'] {
  switch (verdict) {
    case 'passed':
      return 'passed';
    case 'failed':
      return 'failure';
    case 'error':
    case 'inconclusive':
    case 'running':
      return 'error';
    case 'planned':
      return 'skipped';
  }
}

/** A run that is not green says so by a case of its own where no benchmark does. */
function runCase(report: Report): readonly TestCase[] {
  const causes = causesIn(report.notices).map(renderNotice);
  const isExplained = report.benchmarks.some(({ verdict }) => verdict !== 'passed');
  const isGood = report.verdict === 'passed' || report.verdict === 'planned';
  if (isGood || (causes.length === 0 && isExplained)) return [];
  return [
    {
      className: classOf(report, report.service ?? 'benchmark-gate'),
      name: 'the run as a whole',
      timeMs: 0,
      outcome: 'error',
      type: report.verdict,
      message: causes.join(' ') || `The run ended as ${report.verdict}.`,
      output: causes.join('\n'),
    },
  ];
}

function describeScore({ benchmark, scorePct, passed, scored, intervalPct, comparison }: Row): string {
  const units = renderUnits({ passed, scored });
  const score = scorePct === null ? 'no score' : `score ${renderPct(scorePct)}`;
  const interval = intervalPct === null ? '' : `, interval ${renderInterval(intervalPct)}`;
  const { change = null, baseline = null } = comparison ?? {};
  const changed =
    change === null || baseline === null
      ? ''
      : `, change ${renderChange(change.changePct)} from the baseline ${renderPct(baseline.scorePct)}`;
  const threshold = benchmark.thresholdPct === null ? '' : `, threshold ${renderPct(benchmark.thresholdPct)}`;
  return `${score}${units === null ? '' : ` (passed ${units})`}${interval}${changed}${threshold}, id ${benchmark.id}`;
}

function describeJob(job: JudgedJob): string {
  const score = job.scorePct === null ? '' : ` ${renderPct(job.scorePct)}`;
  const time = job.durationMs === null ? '' : ` in ${renderDuration(job.durationMs)}`;
  return `job ${job.id}: ${stateWords(job.state)}${score}${time}${job.reason === null ? '' : `: ${renderJobReason(job.reason)}`}`;
}

function renderProperties(report: Report): readonly string[] {
  const properties = Object.entries({
    verdict: report.verdict,
    model: report.model,
    commit: report.commit,
    run: report.runUrl,
    started_at: report.startedAt.toISOString(),
  });
  const warnings = warningsIn(report.notices).map((notice) => ['warning', renderNotice(notice)] as const);
  const intervals = report.benchmarks.flatMap(({ benchmark, intervalPct }) =>
    intervalPct === null ? [] : [[`interval_pct ${benchmark.id}`, intervalPct.join(' ')] as const],
  );
  const changes = report.benchmarks.flatMap(({ benchmark: { id }, comparison }) => {
    const { change = null, baseline = null } = comparison ?? {};
    if (change === null || baseline === null) return [];
    return [
      [`baseline_pct ${id}`, String(baseline.scorePct)] as const,
      [`change_pct ${id}`, String(change.changePct)] as const,
      [`change_interval_pct ${id}`, change.changeIntervalPct.join(' ')] as const,
    ];
  });
  return [
    '    <properties>',
    ...[...properties, ...intervals, ...changes, ...warnings].flatMap(([name, value]) =>
      value === null ? [] : [`      <property${renderAttributes({ name, value })}/>`],
    ),
    '    </properties>',
  ];
}

function renderCase({ className, name, timeMs, outcome, type, message, output }: TestCase): readonly string[] {
  const attributes = { name, classname: className, time: seconds(timeMs) };
  return [
    `    <testcase${renderAttributes(attributes)}>`,
    ...renderOutcome({ outcome, type, message }),
    ...(output === '' ? [] : [`      <system-out>${output.split('\n').map(escapeText).join('\n')}</system-out>`]),
    '    </testcase>',
  ];
}

function renderOutcome({ outcome, type, message }: Pick<TestCase, 'outcome' | 'type' | 'message'>): readonly string[] {
  switch (outcome) {
    case 'passed':
      return [];
    case 'failure':
    case 'error':
      return [`      <${outcome}${renderAttributes({ message, type })}>${escapeText(message)}</${outcome}>`];
    case 'skipped':
      // Some readers take an element without an attribute for none, and others one without text.
      return [`      <skipped${renderAttributes({ message })}>${escapeText(message)}</skipped>`];
  }
}

function renderAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`)
    .join('');
}

/** Surefire's schema takes at most three decimals and requires a time: an unknown one is 0. */
function seconds(timeMs: number): string {
  return (Math.max(0, timeMs) / 1000).toFixed(3);
}

/**
 * Text for an element; characters that XML 1.0 cannot hold are gone with the line's clean-up. Only what must be written as a reference
 * is: readers in use show numeric references as they stand, and refuse a file with very many named ones.
 */
function escapeText(value: string): string {
  return cutToOneLine(value, 2000).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
