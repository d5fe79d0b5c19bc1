import { describe, expect, test } from 'vitest';
import type { PaidBatch } from '../../src/ledger/ledger.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { nextSteps } from '../../src/report/next-steps.ts';
import type { JudgedBenchmark } from '../../src/verdict/judge.ts';
import { type Given, planGiven } from '../fixtures/given-inputs.ts';
import { createJob, createJudged } from '../fixtures/reports.ts';
import { runKey, submitBy } from '../fixtures/stored-ledgers.ts';

/** The nth batch, paid with these jobs. */
const paidBatch = (index: number, jobIds: readonly string[]): PaidBatch => {
  const submit = submitBy(runKey(7));
  return { index, payment: { state: 'paid', submit, batchId: null, jobIds, origin: 'submitted', sharedWith: null } };
};

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
    judged: plan.benchmarks.map((benchmark) => createJudged({ benchmark })),
    paid: plan.batches.map(({ index }) => paidBatch(index, [`job-${index + 1}`])),
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
    const { inputs } = stepsOf([entry(own), entry(own).replace('bmd_1', 'bmd_2')]);
    expect(inputs).toEqual(['service: runloop', 'job-ids: job-1,job-2', 'thresholds: 60', ...choice]);
  });

  test('are none where entries choose different scores: the suite file must name the jobs', () => {
    expect(stepsOf([entry(), entry(', agent: b')])).toEqual({
      resumes: true,
      inputs: null,
      jobs: [{ service: 'runloop', jobIds: ['job-1', 'job-2'] }],
    });
  });

  test('are none where several services are asked, whose jobs are told apart', () => {
    const given: Given = {
      'service-api-key': 'harmstack=key-1\nrunloop=key-2',
      'endpoint-url': 'https://model.example.com/v1',
      'endpoint-api-key': 'key-3',
    };
    const { inputs, jobs } = stepsOf([entry(), 'service: harmstack, id: 1, threshold: 60'], given);
    expect([inputs, jobs]).toEqual([
      null,
      [
        { service: 'runloop', jobIds: ['job-1'] },
        { service: 'harmstack', jobIds: ['job-2'] },
      ],
    ]);
  });

  test('are none where a job that exists is judged beside', () => {
    const { inputs } = stepsOf([entry(), 'job-id: bmj_9, threshold: 60']);
    expect(inputs).toBeNull();
  });
});

describe('the thresholds of what is paid', () => {
  const plan = planOf({
    'service-api-key': 'key',
    'benchmark-ids': '1 2',
    thresholds: '80 90',
    'endpoint-url': 'https://model.example.com/v1',
    'endpoint-api-key': 'key-2',
  });
  const judgedAs = (...jobs: readonly (readonly string[])[]): readonly JudgedBenchmark[] =>
    plan.benchmarks.map((benchmark, index) =>
      createJudged({ benchmark, jobs: (jobs[index] ?? []).map((id) => createJob({ id })) }),
    );
  const inputsOf = (judged: readonly JudgedBenchmark[]) =>
    nextSteps({ plan, judged, paid: [paidBatch(0, ['b', 'a'])], resumes: false }).inputs;

  test('are each that of its job, in the order of the jobs', () => {
    expect(inputsOf(judgedAs(['a'], ['b']))).toEqual(['service: harmstack', 'job-ids: b,a', 'thresholds: 90,80']);
  });

  test('are left to the reader while it is not known whose a job is', () => {
    expect(inputsOf(judgedAs(['a'], []))).toEqual(['service: harmstack', 'job-ids: b,a']);
  });
});

test('whether running it again resumes them is told as it is', () => {
  const plan = planOf(
    { 'service-api-key': 'key', service: 'runloop', config: 'suite.yml' },
    `benchmarks: [{ ${entry()} }]`,
  );
  const told = [true, false].map((resumes) => nextSteps({ plan, judged: [], paid: [], resumes }));
  expect(told).toMatchObject([
    { resumes: true, jobs: [] },
    { resumes: false, jobs: [] },
  ]);
});
