import Runloop from '@runloop/api-client';
import { expect, onTestFinished, test } from 'vitest';
import { type RunloopEmulator, type RunloopOptions, startRunloop } from './runloop.ts';
import { failed } from './runloop-script.ts';

const agent = { name: 'claude-code', type: 'job_agent' as const, model_name: 'model-1' };

async function start(options: RunloopOptions = {}): Promise<{ runloop: RunloopEmulator; client: Runloop }> {
  const runloop = await startRunloop(options);
  onTestFinished(() => runloop.close());
  // Without HTTP/2 (the emulator has none) and without the client's own repeats, which would hide a fault.
  const client = new Runloop({ bearerToken: runloop.key, baseURL: runloop.url, http2: false, maxRetries: 0 });
  return { runloop, client };
}

test('a job moves on with each look until it is completed, its outcomes growing', async () => {
  const { runloop, client } = await start();
  runloop.define('bmd_1', { name: 'Fixes', results: [1, 0.5, failed('AgentTimeoutError', 'took too long')] });
  const created = await client.benchmarkJobs.create({
    name: 'nightly',
    spec: { type: 'benchmark', benchmark_id: 'bmd_1', agent_configs: [agent] },
  });
  const seen = [`${created.state} 0`];
  let job = created;
  while (job.state !== 'completed') {
    job = await client.benchmarkJobs.retrieve(created.id);
    seen.push(`${job.state} ${job.benchmark_outcomes?.[0]?.scenario_outcomes.length ?? 0}`);
  }
  expect(seen).toEqual(['initializing 0', 'queued 0', 'running 0', 'running 1', 'running 2', 'completed 3']);
  expect(job).toMatchObject({
    name: 'nightly',
    job_source: { type: 'benchmark', benchmark_id: 'bmd_1', benchmark_name: 'Fixes' },
    job_spec: { scenario_ids: ['scn_bmd_1_1', 'scn_bmd_1_2', 'scn_bmd_1_3'], agent_configs: [agent] },
    benchmark_outcomes: [{ agent_name: 'claude-code', n_completed: 2, n_failed: 1, n_timeout: 0, average_score: 0.75 }],
    in_progress_runs: [],
  });
  expect(job.benchmark_outcomes?.[0]?.scenario_outcomes[2]).toMatchObject({
    state: 'FAILED',
    score: null,
    failure_reason: { exception_type: 'AgentTimeoutError', exception_message: 'took too long' },
  });
  expect(runloop.ledger.created).toMatchObject([{ jobId: created.id, params: { name: 'nightly' } }]);
});

test('a job can move by the clock', async () => {
  let now = 1_000_000;
  const { client } = await start({ pace: { stepMs: 1_000 }, now: () => now });
  const spec = { type: 'harbor' as const, inline_yaml: 'agents: [{ name: a }]' };
  const { id, create_time_ms } = await client.benchmarkJobs.create({ spec });
  expect(create_time_ms).toBe(now);
  now += 1_999;
  expect((await client.benchmarkJobs.retrieve(id)).state).toBe('queued');
  now += 3_001;
  expect((await client.benchmarkJobs.retrieve(id)).state).toBe('completed');
});

test('one success and ninety-nine failures average to 1', async () => {
  const { runloop, client } = await start();
  runloop.define('bmd_1', { results: [1, ...Array.from({ length: 99 }, () => failed('Error', 'no'))] });
  const id = runloop.addJob(
    { spec: { type: 'benchmark', benchmark_id: 'bmd_1', agent_configs: [agent] } },
    { steps: 9 },
  );
  const job = await client.benchmarkJobs.retrieve(id);
  expect(job.benchmark_outcomes).toMatchObject([{ n_completed: 1, n_failed: 99, average_score: 1 }]);
});

test('each agent has its own outcome, and a missing scenario is expected but never listed', async () => {
  const { runloop, client } = await start({ pace: 'manual' });
  runloop.define('scenarios', { results: [1], agents: { weak: [0.25, 'missing', { state: 'TIMEOUT' }] } });
  const { id } = await client.benchmarkJobs.create({
    spec: {
      type: 'scenarios',
      scenario_ids: ['scn_a', 'scn_b', 'scn_c'],
      agent_configs: [agent, { ...agent, name: 'weak' }],
    },
  });
  expect((await client.benchmarkJobs.retrieve(id)).state).toBe('initializing');
  runloop.finish(id);
  const job = await client.benchmarkJobs.retrieve(id);
  expect(job.job_spec?.scenario_ids).toHaveLength(3);
  expect(job.benchmark_outcomes).toMatchObject([
    { agent_name: 'claude-code', n_completed: 3, average_score: 1 },
    { agent_name: 'weak', n_completed: 1, n_timeout: 1, average_score: 0.25 },
  ]);
  expect(job.benchmark_outcomes?.[1]?.scenario_outcomes.map((outcome) => outcome.scenario_definition_id)).toEqual([
    'scn_a',
    'scn_c',
  ]);
});

test('Harbor YAML names the agents', async () => {
  const { client } = await start();
  const inline_yaml = 'agents:\n  - name: terminus\n    model_name: m\n';
  const job = await client.benchmarkJobs.create({ spec: { type: 'harbor', inline_yaml } });
  expect(job.job_source).toEqual({ type: 'harbor', inline_yaml });
  expect(job.job_spec?.agent_configs).toEqual([{ name: 'terminus', type: 'job_agent', model_name: 'm' }]);
});

test('a run that is over can still be listed as in progress', async () => {
  const { runloop, client } = await start();
  runloop.define('bmd_1', { results: [1], runningSteps: 1, reveal: 'when-over', lingerSteps: 1 });
  const id = runloop.addJob(
    { spec: { type: 'benchmark', benchmark_id: 'bmd_1', agent_configs: [agent] } },
    { steps: 2 },
  );
  const looks = [];
  for (let look = 0; look < 3; look += 1) {
    const { state, benchmark_outcomes, in_progress_runs } = await client.benchmarkJobs.retrieve(id);
    looks.push([state, benchmark_outcomes?.length, in_progress_runs?.map((run) => run.state)]);
  }
  expect(looks).toEqual([
    ['running', 0, ['running']],
    ['completed', 1, ['running']],
    ['completed', 1, []],
  ]);
});

test.for(['failed', 'timeout', 'cancelled'] as const)('a job can end %s', async (ending) => {
  const { runloop, client } = await start();
  runloop.define('harbor', { results: [1, 1, 1], ending, failureReason: 'out of machines' });
  const id = runloop.addJob({ spec: { type: 'harbor', inline_yaml: 'agents: [{ name: a }]' } }, { steps: 9 });
  const job = await client.benchmarkJobs.retrieve(id);
  expect(job.state).toBe(ending);
  expect(job.failure_reason).toBe(ending === 'cancelled' ? null : 'out of machines');
  expect(job.benchmark_outcomes?.[0]?.scenario_outcomes).toHaveLength(2);
});

test('cancelling every run cancels the job, and what is cancelled twice is in the ledger once', async () => {
  const { runloop, client } = await start({ pace: 'manual' });
  runloop.define('bmd_1', { results: [1, 1, 1] });
  const agent_configs = [agent, { ...agent, name: 'other' }];
  const { id } = await client.benchmarkJobs.create({
    spec: { type: 'benchmark', benchmark_id: 'bmd_1', agent_configs },
  });
  for (let step = 0; step < 3; step += 1) runloop.advance();
  const runIds = (await client.benchmarkJobs.retrieve(id)).in_progress_runs?.map((run) => run.benchmark_run_id) ?? [];
  expect(runIds).toHaveLength(2);
  const [first = '', second = ''] = runIds;
  expect(await client.benchmarkRuns.cancel(first)).toMatchObject({ id: first, state: 'canceled' });
  expect((await client.benchmarkJobs.retrieve(id)).state).toBe('running');
  await client.benchmarkRuns.cancel(first);
  await client.benchmarkRuns.cancel(second);
  const job = await client.benchmarkJobs.retrieve(id);
  expect(job.state).toBe('cancelled');
  expect(job.in_progress_runs).toEqual([]);
  expect(job.benchmark_outcomes?.[0]?.scenario_outcomes.map(({ state }) => state)).toEqual([
    'COMPLETED',
    'CANCELED',
    'CANCELED',
  ]);
  expect(runloop.ledger.cancelledRuns.map(({ runId }) => runId)).toEqual(runIds);
  await expect(client.benchmarkRuns.cancel('bmr_unknown')).rejects.toThrow(Runloop.NotFoundError);
});

test('the list gives the newest jobs of a name first, over pages', async () => {
  const { runloop, client } = await start();
  const spec = { type: 'harbor' as const, inline_yaml: 'agents: [{ name: a }]' };
  const ids = [3, 1, 2].map((createTimeMs) => runloop.addJob({ name: 'nightly', spec }, { createTimeMs }));
  runloop.addJob({ name: 'nightly-2', spec });
  const first = await client.benchmarkJobs.list({ name: 'nightly', limit: 2 });
  expect(first).toMatchObject({ has_more: true, total_count: 3, remaining_count: 1 });
  expect(first.jobs.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  const second = await client.benchmarkJobs.list({
    name: 'nightly',
    limit: 2,
    starting_after: first.jobs[1]?.id ?? '',
  });
  expect(second).toMatchObject({ has_more: false, remaining_count: 0 });
  expect(second.jobs.map(({ id }) => id)).toEqual([ids[1]]);
  expect((await client.benchmarkJobs.list()).jobs).toHaveLength(4);
  await expect(client.benchmarkJobs.list({ limit: 5001 })).rejects.toThrow(Runloop.BadRequestError);
});

test.for([
  ['no spec', {}],
  ['no agent', { spec: { type: 'benchmark', benchmark_id: 'bmd_1', agent_configs: [] } }],
  ['an unknown benchmark', { spec: { type: 'benchmark', benchmark_id: 'bmd_2', agent_configs: [agent] } }],
  ['no scenario', { spec: { type: 'scenarios', scenario_ids: [], agent_configs: [agent] } }],
  [
    'a kwarg that is no text',
    { spec: { type: 'benchmark', benchmark_id: 'bmd_1', agent_configs: [{ ...agent, kwargs: { n: 1 } }] } },
  ],
  ['a misspelt field', { spec: { type: 'benchmark', benchmark_id: 'bmd_1', agents: [agent], agent_configs: [agent] } }],
  ['YAML without agents', { spec: { type: 'harbor', inline_yaml: 'datasets: []' } }],
] as const)('a creation with %s is refused and creates nothing', async ([, body]) => {
  const { runloop, client } = await start();
  runloop.define('bmd_1', { results: [1] });
  await expect(client.post('/v1/benchmark_jobs', { body })).rejects.toThrow(Runloop.BadRequestError);
  expect(runloop.ledger.created).toEqual([]);
});

test('the name filter can find parts of names, and the count can be left out', async () => {
  const { runloop, client } = await start({ nameFilter: 'part' });
  const spec = { type: 'harbor' as const, inline_yaml: 'agents: [{ name: a }]' };
  for (const name of ['nightly', 'nightly-2', 'weekly']) runloop.addJob({ name, spec });
  const { jobs, total_count } = await client.benchmarkJobs.list({ name: 'nightly', include_total_count: false });
  expect(jobs.map(({ name }) => name)).toEqual(['nightly-2', 'nightly']);
  expect(total_count).toBeNull();
});

test.for([
  ['message', '{"message":"Not found"}'],
  ['error', '{"error":"Not found"}'],
  ['nested', '{"error":{"message":"Not found"}}'],
  ['text', 'Not found'],
] as const)('an error can be told as %s', async ([errorShape, text]) => {
  const { runloop } = await start({ errorShape });
  const response = await fetch(`${runloop.baseUrl}/v1/other`, { headers: { authorization: `Bearer ${runloop.key}` } });
  expect([response.status, await response.text()]).toEqual([404, text]);
});

test('a wrong key is refused', async () => {
  const { runloop } = await start({ errorShape: 'nested' });
  const client = new Runloop({ bearerToken: 'wrong', baseURL: runloop.url, http2: false, maxRetries: 0 });
  await expect(client.benchmarkJobs.list()).rejects.toThrow(Runloop.AuthenticationError);
});

test('the JSON of a job can be replaced, in the list too', async () => {
  const { runloop, client } = await start();
  const id = runloop.addJob({ spec: { type: 'harbor', inline_yaml: 'agents: [{ name: a }]' } }, { steps: 9 });
  runloop.setJob(id, { state: 'Canceled' });
  runloop.setJob(id, { job_spec: null });
  expect(await client.benchmarkJobs.retrieve(id)).toMatchObject({ state: 'Canceled', job_spec: null });
  expect((await client.benchmarkJobs.list()).jobs).toMatchObject([{ state: 'Canceled' }]);
  runloop.replaceJob(id, () => []);
  expect(await client.get(`/v1/benchmark_jobs/${id}`)).toEqual([]);
});

test('a creation whose answer is lost has created its job', async () => {
  const { runloop, client } = await start();
  runloop.fail({ method: 'POST', path: /benchmark_jobs$/, fault: { reset: 'after' } });
  const spec = { type: 'harbor' as const, inline_yaml: 'agents: [{ name: a }]' };
  await expect(client.benchmarkJobs.create({ spec })).rejects.toThrow(Runloop.APIConnectionError);
  expect(runloop.ledger.created).toHaveLength(1);
});
