import type { JudgedBenchmark } from '../verdict/judge.ts';
import type { JudgedJob } from '../verdict/judge-job.ts';
import { renderDuration } from './duration.ts';
import { renderNumber, renderUnits } from './figures.ts';
import { cutToOneLine } from './plain-text.ts';
import { renderJobReason, renderReason } from './reasons.ts';
import type { Report } from './report.ts';
import { labelOf, stateWords } from './wording.ts';

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
 * Renders the report as JUnit XML: one suite, one test case for each benchmark, in the order of the plan.
 *
 * It keeps to what both Maven Surefire's schema and Jenkins' take, so `testsuite` is the root. `inconclusive` is an error, since readers of
 * such files count a skipped test as fine; only a dry run's benchmarks are skipped. `warn-only` changes nothing here: the file tells what
 * was measured. A run that ended badly as a whole gets a test case of its own, so that no file reads green by being empty.
 */
export function renderJunit(report: Report): string {
  const cases = [...report.benchmarks.map(testCaseOf), ...runCase(report)];
  const count = (outcome: TestCase['outcome']): number => cases.filter((each) => each.outcome === outcome).length;
  const timeMs = report.finishedAt === null ? 0 : report.finishedAt.getTime() - report.startedAt.getTime();
  const attributes = {
    name: report.title,
    time: seconds(timeMs),
    tests: String(cases.length),
    errors: String(count('error')),
    skipped: String(count('skipped')),
    failures: String(count('failure')),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite${renderAttributes(attributes)}>`,
    ...renderProperties(report),
    ...cases.flatMap(renderCase),
    '</testsuite>',
    '',
  ].join('\n');
}

function testCaseOf(judged: JudgedBenchmark): TestCase {
  const { benchmark, verdict, jobs } = judged;
  const label = labelOf(judged);
  return {
    className: benchmark.service,
    name:
      judged.name === null || judged.name === benchmark.id ? label : `${cutToOneLine(label, 200)} (${benchmark.id})`,
    timeMs: jobs.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0),
    outcome: outcomeOf(verdict),
    type: verdict,
    message: judged.reason === null ? verdict : renderReason(judged.reason),
    output: [describeScore(judged), ...jobs.map(describeJob)].join('\n'),
  };
}

function outcomeOf(verdict: JudgedBenchmark['verdict']): TestCase['outcome'] {
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

function runCase(report: Report): readonly TestCase[] {
  const isExplained = report.benchmarks.some(({ verdict }) => verdict !== 'passed');
  const isGood = report.verdict === 'passed' || report.verdict === 'planned';
  if (report.problems.length === 0 && (isGood || isExplained)) return [];
  return [
    {
      className: report.service ?? 'benchmark-gate',
      name: 'the run as a whole',
      timeMs: 0,
      outcome: 'error',
      type: report.verdict,
      message: report.problems.join(' ') || `The run ended as ${report.verdict}.`,
      output: report.problems.join('\n'),
    },
  ];
}

function describeScore({ benchmark, scorePct, passed, scored }: JudgedBenchmark): string {
  const units = renderUnits({ passed, scored });
  const score = scorePct === null ? 'no score' : `score ${renderNumber(scorePct)} %`;
  return `${score}${units === null ? '' : ` (${units} units)`}, threshold ${renderNumber(benchmark.thresholdPct)} %`;
}

function describeJob(job: JudgedJob): string {
  const score = job.scorePct === null ? '' : ` ${renderNumber(job.scorePct)} %`;
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
  const warnings = report.warnings.map((warning) => ['warning', warning] as const);
  return [
    '  <properties>',
    ...[...properties, ...warnings].flatMap(([name, value]) =>
      value === null ? [] : [`    <property${renderAttributes({ name, value })}/>`],
    ),
    '  </properties>',
  ];
}

function renderCase({ className, name, timeMs, outcome, type, message, output }: TestCase): readonly string[] {
  const attributes = { name, classname: className, time: seconds(timeMs) };
  return [
    `  <testcase${renderAttributes(attributes)}>`,
    ...renderOutcome({ outcome, type, message }),
    ...(output === '' ? [] : [`    <system-out>${output.split('\n').map(escapeXml).join('\n')}</system-out>`]),
    '  </testcase>',
  ];
}

function renderOutcome({ outcome, type, message }: Pick<TestCase, 'outcome' | 'type' | 'message'>): readonly string[] {
  switch (outcome) {
    case 'passed':
      return [];
    case 'failure':
    case 'error':
      return [`    <${outcome}${renderAttributes({ message, type })}>${escapeXml(message)}</${outcome}>`];
    case 'skipped':
      // As text: the older of the schemas in use know no attribute here.
      return [`    <skipped>${escapeXml(message)}</skipped>`];
  }
}

function renderAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

/** Surefire's schema takes at most three decimals and requires a time: an unknown one is 0. */
function seconds(timeMs: number): string {
  return (Math.max(0, timeMs) / 1000).toFixed(3);
}

/** Text for an element or a quoted attribute; characters that XML 1.0 cannot hold are gone with the line's clean-up. */
function escapeXml(value: string): string {
  return cutToOneLine(value, 2000).replaceAll(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
