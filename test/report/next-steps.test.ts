import { describe, expect, test } from 'vitest';
import type { PaidBatch } from '../../src/ledger/ledger.ts';
import type { Plan, PlannedBenchmark } from '../../src/plan/plan.ts';
import { linesToPaste } from '../../src/report/lines-to-paste.ts';
import { nextSteps } from '../../src/report/next-steps.ts';
import type { RunVerdict } from '../../src/verdict/judge.ts';
import { createBenchmark, emptyPlan } from '../fixtures/cases.ts';
import { type Given, planGiven } from '../fixtures/given-inputs.ts';
import { createJob, createJudged } from '../fixtures/reports.ts';
import { runKey, submitBy } from '../fixtures/stored-ledgers.ts';

function paidFor(index: number, ...jobIds: readonly string[]): PaidBatch {
  const submit = submitBy(runKey(7));
  return { index, payment: { state: 'paid', submit, batchId: null, jobIds, origin: 'submitted', sharedWith: null } };
}

function planOf(given: Given, suite?: string): Plan {
  const { plan, problems } = planGiven(given, suite === undefined ? {} : { 'suite.yml': suite });
  if (plan === null) throw new Error(problems.join());
  return plan;
}

/** A suite of Runloop whose batches have one job each: `job-1` and so on. */
function stepsOf(entries: readonly string[], given: Given = {}) {
  const suite = `benchmarks:\n${entries.map((entry) => `  - { ${entry} }\n`).join('')}`;
  const plan = planOf({ 'service-api-key': 'key', service: 'runloop', config: 'suite.yml', ...given }, suite);
  return nextSteps({
    plan,
    judged: plan.benchmarks.map((benchmark) => createJudged({ benchmark, jobs: [] })),
    paid: plan.batches.map(({ index }) => paidFor(index, `job-${index + 1}`)),
    resumes: true,
  });
}

const entry = (own = '') => `id: bmd_1, threshold: 60, agents: [{ name: a }, { name: b }]${own}`;

describe('the lines that judge what is paid', () => {
  test.each([
    ['', []],
    [', metric: all-scenarios', []],
    [', metric: completed-scenarios', ['metric: completed-scenarios']],
    [', agent: b', ['agent: b']],
    [', metric: completed-scenarios, agent: b', ['metric: completed-scenarios', 'agent: b']],
  ])('choose the same score as the entries did (%s)', (own, choice) => {
    const paste = linesToPaste(stepsOf([entry(own), entry(own).replace('bmd_1', 'bmd_2')]));
    expect(paste).toEqual({
      place: 'inputs',
      lines: ['service: runloop', 'job-ids: job-1,job-2', 'thresholds: 60', ...choice],
    });
  });

  test('are a suite file where entries choose different scores', () => {
    const steps = stepsOf([entry(), entry(', agent: b')]);
    expect(steps.resumes).toBe(true);
    expect(steps.jobs.map(({ service, jobId }) => [service, jobId])).toEqual([
      ['runloop', 'job-1'],
      ['runloop', 'job-2'],
    ]);
    expect(linesToPaste(steps)?.place).toBe('suite-file');
  });

  test('are a suite file where several services are asked, whose jobs are told apart', () => {
    const given: Given = {
      'service-api-key': 'harmstack=key-1\nrunloop=key-2',
      'endpoint-url': 'https://model.example.com/v1',
      'endpoint-api-key': 'key-3',
    };
    const steps = stepsOf([entry(), 'service: harmstack, id: 1, threshold: 60'], given);
    expect(steps.jobs.map(({ service, jobId }) => [service, jobId])).toEqual([
      ['runloop', 'job-1'],
      ['harmstack', 'job-2'],
    ]);
    expect(linesToPaste(steps)?.place).toBe('suite-file');
  });

  test('name a job that exists and is judged beside', () => {
    const paste = linesToPaste(stepsOf([entry(), 'job-id: bmj_9, threshold: 60']));
    expect(paste?.lines).toContain('job-ids: bmj_9,job-1');
  });
});

describe('the thresholds of what is paid', () => {
  const two = planOf({
    'service-api-key': 'key',
    'benchmark-ids': '1 2',
    thresholds: '80 90',
    'endpoint-url': 'https://model.example.com/v1',
    'endpoint-api-key': 'key-2',
  });
  const linesFor = (...jobs: readonly (readonly string[])[]) => {
    const judged = two.benchmarks.map((benchmark, index) =>
      createJudged({ benchmark, jobs: (jobs[index] ?? []).map((id) => createJob({ id })) }),
    );
    return linesToPaste(nextSteps({ plan: two, judged, paid: [paidFor(0, 'b', 'a')], resumes: false }))?.lines;
  };

  test('are each that of its job, in the order of the jobs', () => {
    expect(linesFor(['a'], ['b'])).toEqual(['service: harmstack', 'job-ids: b,a', 'thresholds: 90, 80']);
  });

  test('are not guessed while it is not known whose a job is', () => {
    expect(linesFor(['a'], [])).toBeUndefined();
  });
});

test('whether running it again resumes them is told as it is', () => {
  const one = planOf(
    { 'service-api-key': 'key', service: 'runloop', config: 'suite.yml' },
    `benchmarks: [{ ${entry()} }]`,
  );
  const told = [true, false].map((resumes) => nextSteps({ plan: one, judged: [], paid: [], resumes }));
  expect(told).toMatchObject([
    { resumes: true, jobs: [] },
    { resumes: false, jobs: [] },
  ]);
});

/** A plan of benchmarks 1 and 2, with one batch. */
const plan = planOf({
  'service-api-key': 'a-key',
  'benchmark-ids': '1,2',
  'benchmark-counts': '15,5',
  thresholds: '80,60',
  'endpoint-url': 'https://model.example.com/v1/chat/completions',
  'endpoint-api-key': 'model-key',
});

const judgedWith = (...jobs: readonly (readonly string[])[]) =>
  plan.benchmarks.map((benchmark, index) =>
    createJudged({ benchmark, jobs: (jobs[index] ?? []).map((id) => createJob({ id })) }),
  );

test('each job is judged as its benchmark is', () => {
  const steps = nextSteps({
    plan,
    judged: judgedWith(['a', 'b'], ['c']),
    paid: [paidFor(0, 'a', 'b', 'c')],
    resumes: true,
  });
  expect(steps.resumes).toBe(true);
  expect(steps.jobs.map(({ jobId, judged }) => [jobId, judged?.thresholdPct, judged?.isPart])).toEqual([
    ['a', 80, true],
    ['b', 80, true],
    ['c', 60, false],
  ]);
});

describe('jobs are missing', () => {
  const [batch] = plan.batches;
  const first = { ...batch, jobs: batch?.jobs.filter(({ benchmark }) => benchmark === 0) ?? [] };
  /** A second batch for the first benchmark: a further round, or one that was never sent. */
  const two = { ...plan, batches: batch === undefined ? [] : [batch, { ...batch, ...first, index: 1 }] };
  const isPartial = (verdict: RunVerdict | 'running', ...paid: readonly PaidBatch[]) => {
    const judged = judgedWith().map((each) => ({ ...each, verdict }));
    return nextSteps({ plan: two, judged, paid, resumes: true }).isPartial;
  };

  test.each<[string, boolean, RunVerdict | 'running', readonly PaidBatch[]]>([
    ['where a batch was not paid', true, 'running', [paidFor(0, 'a', 'b', 'c')]],
    ['where what was paid decides nothing', true, 'error', [paidFor(0, 'a', 'b', 'c')]],
    ['not where its benchmark has passed without it', false, 'passed', [paidFor(0, 'a', 'b', 'c')]],
    ['not where its benchmark has failed without it', false, 'failed', [paidFor(0, 'a', 'b', 'c')]],
    ['not where all is paid', false, 'running', [paidFor(0, 'a', 'b', 'c'), paidFor(1, 'd')]],
  ])('%s', (_, expected, verdict, paid) => {
    expect(isPartial(verdict, ...paid)).toBe(expected);
  });

  test('not where one is that serves a baseline alone', () => {
    const batches = two.batches.map((each) => (each.index === 1 ? { ...each, role: 'baseline' as const } : each));
    const steps = nextSteps({
      plan: { ...two, batches },
      judged: judgedWith(),
      paid: [paidFor(0, 'a')],
      resumes: true,
    });
    expect(steps.isPartial).toBe(false);
  });
});

test('a job that was never read belongs to nobody, unless its batch holds only one benchmark', () => {
  const whole = nextSteps({ plan, judged: judgedWith(), paid: [paidFor(0, 'a')], resumes: false });
  expect(whole.jobs).toEqual([{ service: 'harmstack', jobId: 'a', judged: null }]);
  const [batch] = plan.batches;
  const one = { ...plan, batches: batch === undefined ? [] : [{ ...batch, jobs: batch.jobs.slice(-1) }] };
  expect(nextSteps({ plan: one, judged: judgedWith(), paid: [paidFor(0, 'a')], resumes: false }).jobs).toMatchObject([
    { jobId: 'a', judged: { thresholdPct: 60, isPart: false } },
  ]);
});

test('jobs that existed before go along, and how their score is chosen', () => {
  const existing: PlannedBenchmark = createBenchmark({
    service: 'overmind',
    level: 'warn',
    choice: { metric: 'avg_score', agent: null, scale: 1 },
    work: { kind: 'existing', jobId: 'x' },
  });
  const own = createBenchmark({ service: 'runloop', choice: { metric: 'all-scenarios', agent: 'a', scale: 100 } });
  const mixed = {
    ...emptyPlan,
    benchmarks: [existing, own],
    batches: [
      { service: 'runloop' as const, seed: null, index: 0, jobs: [{ benchmark: 1, benchmarkId: '1', units: 1 }] },
    ],
  };
  const judged = mixed.benchmarks.map((benchmark) => createJudged({ benchmark, jobs: [] }));
  const steps = nextSteps({ plan: mixed, judged, paid: [paidFor(0, 'bmj_1')], resumes: false });
  expect(steps.paidJobs).toBe(1);
  expect(steps.jobs).toEqual([
    {
      service: 'overmind',
      jobId: 'x',
      judged: { thresholdPct: 80, metric: 'avg_score', agent: null, scale: 1, level: 'warn', isPart: false },
    },
    {
      service: 'runloop',
      jobId: 'bmj_1',
      judged: { thresholdPct: 80, metric: 'all-scenarios', agent: 'a', scale: 100, level: 'block', isPart: false },
    },
  ]);
  expect(nextSteps({ plan: mixed, judged, paid: [], resumes: false }).jobs).toEqual([]);
});
