import type { BenchmarkJobView } from '@runloop/api-client/resources/benchmark-jobs';
import type * as v from 'valibot';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Contents, JobAnswer, Outcome, Scenario } from '../../../src/services/runloop/answer.ts';
import type { Job } from '../../../src/services/service.ts';
import {
  completed,
  failure,
  type OutcomeView,
  outcomeOf,
  type Result,
  read,
  type ScenarioView,
  specOf,
} from '../../fixtures/runloop-views.ts';

test('what is read of a job is what the official client documents', () => {
  expectTypeOf<Exclude<keyof JobAnswer, keyof BenchmarkJobView>>().toBeNever();
  expectTypeOf<Exclude<keyof Outcome, keyof OutcomeView>>().toBeNever();
  expectTypeOf<Exclude<keyof Scenario, keyof ScenarioView>>().toBeNever();
  expectTypeOf<Exclude<keyof NonNullable<Contents['job_spec']>, keyof BenchmarkJobView.JobSpec>>().toBeNever();
  expectTypeOf<
    Exclude<
      keyof NonNullable<Contents['job_spec']>['agent_configs'][number],
      keyof BenchmarkJobView.JobSpec.AgentConfig
    >
  >().toBeNever();
  expectTypeOf<
    Exclude<keyof NonNullable<Scenario['failure_reason']>, keyof NonNullable<ScenarioView['failure_reason']>>
  >().toBeNever();
  expectTypeOf<
    Exclude<keyof NonNullable<Contents['in_progress_runs']>[number], keyof BenchmarkJobView.InProgressRun>
  >().toBeNever();
  expectTypeOf<
    Exclude<
      keyof NonNullable<Contents['job_source']>,
      keyof BenchmarkJobView.BenchmarkDefJobSource | keyof BenchmarkJobView.ScenariosJobSource
    >
  >().toBeNever();
  expectTypeOf<BenchmarkJobView>().toExtend<v.InferInput<typeof JobAnswer>>();
  expectTypeOf<OutcomeView>().toExtend<Outcome>();
});

describe('the state of a job', () => {
  // The type demands a line for every documented state.
  const states: Readonly<Record<BenchmarkJobView['state'], Job['state']>> = {
    initializing: 'waiting',
    queued: 'waiting',
    running: 'running',
    completed: 'scored',
    failed: 'failed',
    cancelled: 'cancelled',
    timeout: 'timed-out',
  };
  const spellings = Object.entries(states).flatMap(([raw, state]) => [
    [raw, state] as const,
    [raw.toUpperCase(), state] as const,
  ]);

  test.each<readonly [string, Job['state']]>([
    ...spellings,
    ['canceled', 'cancelled'],
    ['CANCELED', 'cancelled'],
    ['Cancelled', 'cancelled'],
    ['Canceled', 'cancelled'],
  ])('%s is read as %s', (raw, state) => {
    expect(read({ ...completed({ benchmark_outcomes: [outcomeOf([1])] }), state: raw }).state).toBe(state);
  });

  test.each(['paused', '', 'complete', 'COMPLETED!'])('%j is waited for and never passed', (raw) => {
    const view = { ...completed({ benchmark_outcomes: [outcomeOf([1])] }), state: raw };
    expect(read(view)).toMatchObject({ state: 'unrecognised', raw });
  });

  test.each(['failed', 'cancelled', 'timeout'] as const)('%s tells the reason, or none', (state) => {
    expect(read(completed({ state, failure_reason: 'out of machines' }))).toMatchObject({ reason: 'out of machines' });
    expect(read(completed({ state }))).toMatchObject({ reason: null });
  });

  test('failed with a perfect score so far is failed, and its details show no score', () => {
    const job = read(
      completed({ state: 'failed', benchmark_outcomes: [outcomeOf([1, failure])], job_spec: specOf(3) }),
    );
    expect(job.state).toBe('failed');
    expect(job.details).toEqual([
      {
        name: 'claude-code',
        scorePct: null,
        note: '1 of 3 scenarios completed, 1 ended by AgentTimeoutError, 1 without an outcome',
      },
      { name: 'scenario 2', scorePct: null, note: 'failed: AgentTimeoutError: took too long' },
    ]);
  });
});

describe('the facts of a job', () => {
  test('are taken from the view', () => {
    const view = completed({
      job_source: { type: 'benchmark', benchmark_id: 'bmd_1', benchmark_name: 'Fixes' },
      job_spec: { scenario_ids: ['a'], agent_configs: [{ name: 'x', type: 'job_agent', model_name: 'm' }] },
      benchmark_outcomes: [outcomeOf([1], 'x', { duration_ms: 5000 })],
    });
    expect(read(view)).toMatchObject({
      id: 'bmj_1',
      benchmarkId: 'bmd_1',
      benchmarkName: 'Fixes',
      createdAt: new Date(1_700_000_000_000),
      durationMs: 5000,
      credits: null,
      label: 'nightly',
      agents: [{ name: 'x', model: 'm' }],
    });
  });

  test('that the service does not tell are null', () => {
    const facts = {
      benchmarkId: null,
      benchmarkName: null,
      createdAt: null,
      durationMs: null,
      label: null,
      agents: [],
    };
    expect(read({ id: 'a', state: 'queued', create_time_ms: '1', name: 7, job_source: 'x' })).toMatchObject(facts);
    for (const create_time_ms of [1e300, 8.64e15, -8.64e15])
      expect(read({ id: 'a', state: 'queued', create_time_ms })).toMatchObject(facts);
  });

  test('are no duration where several agents ran: how their runs lie in time is not told', () => {
    const benchmark_outcomes = ['a', 'b'].map((agent) => outcomeOf([1], agent, { duration_ms: 5000 }));
    expect(read(completed({ benchmark_outcomes })).durationMs).toBeNull();
  });
});

test('texts come without secrets', () => {
  const secret = 'sk-secret';
  const exception: Result = {
    state: 'FAILED',
    scenario_name: secret,
    failure_reason: { exception_type: secret, exception_message: secret },
  };
  const view = completed({
    failure_reason: secret,
    job_source: { type: 'benchmark', benchmark_id: secret, benchmark_name: secret },
    benchmark_outcomes: [outcomeOf([1, exception], secret, { model_name: secret })],
    job_spec: { scenario_ids: [], agent_configs: [{ name: secret, type: 'job_agent', model_name: secret }] },
  });
  const redact = (text: string) => text.replaceAll(secret, '***');
  for (const state of ['running', 'completed', 'failed', secret]) {
    for (const agent of [null, secret, 'other']) {
      const job = read({ ...view, state }, { redact, agent });
      expect(JSON.stringify(job)).not.toContain(secret);
    }
  }
});

test.each([
  [1200, 1200],
  [0, 0],
  [-1, null],
  [1e308, null],
  ['1200', null],
  [null, null],
])('a run that took %j ms took %j', (duration_ms, durationMs) => {
  const outcome: object = { ...outcomeOf([1]), duration_ms };
  expect(read({ ...completed(), job_spec: specOf(1), benchmark_outcomes: [outcome] })).toMatchObject({ durationMs });
});

const agentsOf = (fields: Partial<BenchmarkJobView>) => read(completed(fields)).agents;

test('the agents are those that ran, then those that are yet to, else none', () => {
  const benchmark_outcomes = [outcomeOf([1], 'claude-code', { model_name: 'm' })];
  expect(agentsOf({ benchmark_outcomes, job_spec: specOf(1, ['mine']) })).toEqual([
    { name: 'claude-code', model: 'm' },
    { name: 'mine', model: null },
  ]);
  expect(agentsOf({ job_spec: specOf(1, ['mine']) })).toEqual([{ name: 'mine', model: null }]);
  expect(agentsOf({ benchmark_outcomes })).toEqual([{ name: 'claude-code', model: 'm' }]);
  expect(agentsOf({})).toEqual([]);
  expect(read({ ...completed(), benchmark_outcomes: 'none' }).agents).toEqual([]);
});

const config = (model_name: string) => ({ name: 'x', type: 'job_agent' as const, model_name });

const spec = (...models: readonly string[]) => ({ scenario_ids: ['scn_1'], agent_configs: models.map(config) });

test('a model that an outcome leaves out is the configured one, where there is only one', () => {
  const benchmark_outcomes = [outcomeOf([1], 'x')];
  expect(agentsOf({ benchmark_outcomes, job_spec: spec('m') })).toEqual([{ name: 'x', model: 'm' }]);
  expect(agentsOf({ benchmark_outcomes, job_spec: spec('m', 'n') })).toEqual([{ name: 'x', model: null }]);
  const other = [outcomeOf([1], 'x', { model_name: 'cheap' })];
  expect(agentsOf({ benchmark_outcomes: other, job_spec: spec('m') })).toEqual([{ name: 'x', model: 'cheap' }]);
});

test('a line without a note has none', () => {
  const many = Array.from({ length: 25 }, () => failure);
  const { details } = read(completed({ job_spec: specOf(25), benchmark_outcomes: [outcomeOf(many)] }));
  expect(details.at(-1)).toEqual({ name: '5 more scenarios without a score', scorePct: null, note: null });
});

test('a state is read in any case and with spaces around it', () => {
  expect(read({ ...completed(), state: ' Queued ' })).toMatchObject({ state: 'waiting' });
});
