import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { NextSteps, PayableJob } from '../../src/notice.ts';
import { linesToPaste, notesOnLines } from '../../src/report/lines-to-paste.ts';
import { planGiven } from '../fixtures/given-inputs.ts';

type Judged = NonNullable<PayableJob['judged']>;

const judged: Judged = { thresholdPct: 80, metric: null, agent: null, scale: 100, level: 'block', isPart: false };

function job(jobId: string, differences: Partial<Judged> = {}, service = 'harmstack'): PayableJob {
  return { service, jobId, judged: { ...judged, ...differences } };
}

/** What a workflow makes of these lines: each value of `with:` arrives as text. */
function inputsOf(lines: readonly string[]): Readonly<Record<string, string>> {
  const given: unknown = parse(lines.join('\n'));
  return Object.fromEntries(Object.entries(Object(given)).map(([name, value]) => [name, String(value).trim()]));
}

/** What a run does with the lines, pasted where they say. */
function planOf(...jobs: readonly PayableJob[]) {
  const paste = linesToPaste({ jobs });
  const key = { 'service-api-key': 'a-key' };
  if (paste === null) throw new Error('there are no lines');
  const { plan, problems } =
    paste.place === 'inputs'
      ? planGiven({ ...key, ...inputsOf(paste.lines) })
      : planGiven(
          { 'service-api-key': 'harmstack=a\nrunloop=b\novermind=c', config: 'suite.yml' },
          { 'suite.yml': paste.lines.join('\n') },
        );
  expect(problems).toEqual([]);
  return (plan?.benchmarks ?? []).map(({ service, work, thresholdPct, choice }) => [
    service,
    work.kind === 'existing' ? work.jobId : work.kind,
    thresholdPct,
    choice?.metric ?? null,
    choice?.agent ?? null,
    choice?.scale ?? null,
  ]);
}

const uuids = Array.from({ length: 60 }, (_, index) => `a0000000-0000-4000-8000-0000000000${10 + index}`);

describe('the lines work where they are pasted', () => {
  test.each<[string, readonly PayableJob[]]>([
    ['one job', [job('a')]],
    ['jobs of one threshold', [job('a'), job('b')]],
    ['jobs of different thresholds', [job('a', { thresholdPct: 66.67 }), job('b')]],
    ['sixty jobs', uuids.map((id, index) => job(id, { thresholdPct: index }))],
    ['an id that reads as a number', [job('0123'), job('1e5'), job('0x50')]],
    ['an id that is a number alone', [job('0123')]],
    ['an id that reads as no text', [job('null')]],
    ['a metric and an agent', [job('bmj_1', { metric: 'completed-scenarios', agent: 'claude-code' }, 'runloop')]],
    ['the scale of a score', [job('x', { metric: 'avg_score', scale: 1 }, 'overmind')]],
    [
      'several services',
      [job('a'), job('bmj_1', { metric: 'all-scenarios', thresholdPct: 60 }, 'runloop'), job('x', {}, 'overmind')],
    ],
    [
      'several scores of one service',
      [
        job('bmj_1', { metric: 'all-scenarios' }, 'runloop'),
        job('bmj_2', { metric: 'completed-scenarios', agent: 'yes' }, 'runloop'),
      ],
    ],
  ])('for %s', (_, jobs) => {
    const first = { harmstack: null, runloop: 'all-scenarios', overmind: 'best_score' } as const;
    expect(planOf(...jobs)).toEqual(
      jobs.map(({ service, jobId, judged: own }) => [
        service,
        jobId,
        own?.thresholdPct,
        own?.metric ?? (service === 'runloop' || service === 'overmind' ? first[service] : null),
        own?.agent ?? null,
        service === 'harmstack' ? null : own?.scale,
      ]),
    );
  });
});

test('few ids stand in one line, many have a line each', () => {
  const linesFor = (count: number) => linesToPaste({ jobs: uuids.slice(0, count).map((id) => job(id)) });
  expect(linesFor(3)?.lines).toContain(`job-ids: ${uuids.slice(0, 3).join(',')}`);
  expect(linesFor(4)?.lines).toContain(`  ${uuids[3]}`);
});

test('a level that does not block goes along', () => {
  const jobs = [job('a'), job('b', { level: 'warn' })];
  expect(linesToPaste({ jobs })?.lines).toContain('levels: block, warn');
  const mixed = [job('a'), job('bmj_1', { level: 'warn' }, 'runloop')];
  expect(linesToPaste({ jobs: mixed })?.lines).toContain('    level: warn');
});

const notesOn = (given: Partial<NextSteps>) =>
  notesOnLines({ resumes: false, isPartial: false, paidJobs: 1, jobs: [job('a')], ...given });

describe('the lines come with a note', () => {
  test('where jobs of the run are missing', () => {
    expect([notesOn({}).length, notesOn({ isPartial: true }).length]).toEqual([0, 1]);
  });

  test('where several jobs serve one benchmark', () => {
    const parts = [job('a', { isPart: true }), job('b', { isPart: true })];
    expect(notesOn({ jobs: parts })).toHaveLength(1);
    expect(notesOn({ jobs: parts, isPartial: true })).toHaveLength(2);
  });
});

describe('there are no lines', () => {
  test.each<[string, readonly PayableJob[]]>([
    ['without a job', []],
    ['where it is not known how one is judged', [job('a'), { service: 'harmstack', jobId: 'b', judged: null }]],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
    ['with an expression in an id', [job('${{ secrets.KEY }}')]],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
    ['with an expression in the name of an agent', [job('a', { agent: '${{ secrets.KEY }}' })]],
    ['with a fence in an id', [job('```')]],
    // Alone in a line of the log it would be a command.
    ['with an id that begins like a command for the runner', [job('::error::gotcha')]],
    ['with a metric that is no name', [job('bmj_1', { metric: '##[error]gotcha' }, 'runloop')]],
    ['with a secret in an id', [job('***-0-77')]],
  ])('%s', (_, jobs) => {
    expect(linesToPaste({ jobs })).toBeNull();
  });
});
