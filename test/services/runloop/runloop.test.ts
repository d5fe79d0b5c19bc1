import Runloop from '@runloop/api-client';
import type { BenchmarkJobCreateParams, BenchmarkJobListParams } from '@runloop/api-client/resources/benchmark-jobs';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { AgentRun } from '../../../src/plan/plan.ts';
import { createNetwork } from '../../../src/services/http/client.ts';
import { createRunloop } from '../../../src/services/runloop/runloop.ts';
import { toSpec } from '../../../src/services/runloop/spec.ts';
import type { Job, JobId, Look, OnJobs } from '../../../src/services/service.ts';
import type { Answer } from '../../emulators/emulator.ts';
import { failed } from '../../emulators/runloop-script.ts';
import { existing } from '../../fixtures/cases.ts';
import { batchOf, plainAgent, startRunloopWorld } from '../../fixtures/runloop-world.ts';
import { VirtualClock } from '../../fixtures/virtual-clock.ts';

const never = new AbortController().signal;
const ofBenchmark: AgentRun = {
  source: { kind: 'benchmark', id: 'bmd_1' },
  agents: [plainAgent],
  orchestrator: null,
};
const harbor = { type: 'harbor' as const, inline_yaml: 'agents: [{ name: a }]' };

function jobsOf(looks: readonly Look[]): readonly Job[] {
  return looks.map((look) => {
    if ('error' in look) throw look.error;
    return look.job;
  });
}

/** A world with a benchmark of three scenarios, of which the last fails. */
async function startWorld(options: Parameters<typeof startRunloopWorld>[0] = {}) {
  const world = await startRunloopWorld(options);
  world.runloop.define('bmd_1', { name: 'Fixes', results: [1, 1, failed('AgentTimeoutError', 'took a-secret long')] });
  return world;
}

type World = Awaited<ReturnType<typeof startWorld>>;

function addJob({ runloop }: World, agents: readonly string[] = ['claude-code'], steps = 0): string {
  const agent_configs = agents.map((name) => ({ name, type: 'job_agent' as const }));
  return runloop.addJob({ spec: { type: 'benchmark', benchmark_id: 'bmd_1', agent_configs } }, { steps });
}

/** Jobs of these names, the first the oldest. */
function addNamed({ runloop, clock }: World, names: readonly string[]): readonly string[] {
  return names.map((name, index) => runloop.addJob({ name, spec: harbor }, { createTimeMs: clock.now() + index }));
}

describe('preflight', () => {
  test('proves the key with one short list, and knows neither price nor balance', async () => {
    await using world = await startWorld();
    expect(await world.service.preflight([], never)).toEqual({
      unitPrices: null,
      balanceCredits: null,
      problems: [],
      warnings: [],
      names: new Map(),
      jobs: [],
    });
    expect(world.runloop.requests.map(({ path, query }) => [path, query.get('limit')])).toEqual([
      ['/v1/benchmark_jobs', '1'],
    ]);
  });

  test('names the job that its list shows', async () => {
    await using world = await startWorld();
    const [, newest] = addNamed(world, ['one', 'two']);
    const { jobs } = await world.service.preflight([], never);
    expect(jobs?.map(({ id }) => id)).toEqual([newest]);
  });

  test.each([
    [400, 'refused'],
    [401, 'unauthorised'],
    [403, 'unauthorised'],
  ] as const)('that is refused by %i stops the run', async (status, kind) => {
    await using world = await startWorld();
    world.runloop.fail({ path: /./, fault: { answer: { status } } });
    await expect(world.service.preflight([], never)).rejects.toMatchObject({ kind });
  });

  test('that gets no connection stops the run', async () => {
    await using world = await startWorld();
    await world.runloop.close();
    await expect(world.service.preflight([], never)).rejects.toMatchObject({
      kind: 'unreachable',
      service: 'runloop',
      message: expect.stringContaining(`GET ${world.runloop.url}/v1/benchmark_jobs failed: `),
    });
  });

  test('without an answer (404, 5xx, resets, odd answers) warns', async () => {
    const faults = [
      { answer: { status: 404 } },
      { answer: { status: 500 } },
      { reset: 'before' },
      { answer: { status: 200, body: { jobs: 'none' } } },
    ] as const;
    for (const fault of faults) {
      await using world = await startWorld();
      world.runloop.fail({ path: /./, fault, times: 100 });
      const { warnings, problems } = await world.service.preflight([], never);
      expect([warnings, problems]).toEqual([[expect.stringContaining('The key could not be checked')], []]);
    }
  });
});

describe('submit', () => {
  const full: AgentRun = {
    source: { kind: 'benchmark', id: 'bmd_1' },
    agents: [
      {
        name: 'claude-code',
        agentId: 'agt_1',
        model: 'm',
        timeoutSeconds: 600,
        kwargs: { depth: '2' },
        environment: { MODE: 'fast' },
        secrets: { KEY: 'stored-key' },
      },
      { ...plainAgent, name: 'other', secrets: { KEY: 'stored-key' } },
    ],
    orchestrator: { attempts: 1, concurrentTrials: 10, timeoutMultiplier: 1.5, quiet: true },
  };

  test('sends what the official client would, under the label as its name', async () => {
    expectTypeOf(toSpec).returns.toExtend<NonNullable<BenchmarkJobCreateParams['spec']>>();
    await using world = await startWorld();
    const submission = await world.service.submit(batchOf(full, 'gate-1'), never);
    const [created] = world.runloop.ledger.created;
    expect(submission).toEqual({ batchId: null, jobIds: [created?.jobId], unreadable: 0 });
    expect(created?.params).toEqual({
      name: 'gate-1',
      spec: {
        type: 'benchmark',
        benchmark_id: 'bmd_1',
        agent_configs: [
          {
            name: 'claude-code',
            type: 'job_agent',
            agent_id: 'agt_1',
            model_name: 'm',
            timeout_seconds: 600,
            kwargs: { depth: '2' },
            agent_environment: { environment_variables: { MODE: 'fast' }, secrets: { KEY: 'stored-key' } },
          },
          { name: 'other', type: 'job_agent', agent_environment: { secrets: { KEY: 'stored-key' } } },
        ],
        orchestrator_config: { n_attempts: 1, n_concurrent_trials: 10, timeout_multiplier: 1.5, quiet: true },
      },
    });
  });

  test.each<[AgentRun, object]>([
    [
      ofBenchmark,
      { type: 'benchmark', benchmark_id: 'bmd_1', agent_configs: [{ name: 'claude-code', type: 'job_agent' }] },
    ],
    [
      { ...ofBenchmark, source: { kind: 'scenarios', ids: ['scn_1', 'scn_2'] } },
      {
        type: 'scenarios',
        scenario_ids: ['scn_1', 'scn_2'],
        agent_configs: [{ name: 'claude-code', type: 'job_agent' }],
      },
    ],
    [
      { source: { kind: 'harbor', yaml: harbor.inline_yaml }, agents: [], orchestrator: null },
      { type: 'harbor', inline_yaml: harbor.inline_yaml },
    ],
    [
      { ...ofBenchmark, orchestrator: { attempts: 2, concurrentTrials: null, timeoutMultiplier: null, quiet: null } },
      {
        type: 'benchmark',
        benchmark_id: 'bmd_1',
        agent_configs: [{ name: 'claude-code', type: 'job_agent' }],
        orchestrator_config: { n_attempts: 2 },
      },
    ],
    [
      { ...ofBenchmark, orchestrator: { attempts: null, concurrentTrials: 3, timeoutMultiplier: null, quiet: null } },
      {
        type: 'benchmark',
        benchmark_id: 'bmd_1',
        agent_configs: [{ name: 'claude-code', type: 'job_agent' }],
        orchestrator_config: { n_concurrent_trials: 3 },
      },
    ],
  ])('leaves out what is not given: %j', async (run, spec) => {
    await using world = await startWorld();
    await world.service.submit(batchOf(run), never);
    expect(world.runloop.ledger.created.map(({ params }) => params)).toEqual([{ spec }]);
  });

  test.each([[{}], [{ id: 7 }], [{ id: 'a,b' }], [[]], [null]])(
    'finds an answer of %j unreadable: it may have been paid',
    async (body) => {
      await using world = await startWorld();
      world.runloop.fail({ method: 'POST', path: /./, fault: { rewrite: () => ({ status: 200, body }) } });
      await expect(world.service.submit(batchOf(ofBenchmark), never)).rejects.toMatchObject({
        kind: 'unreadable',
        message: expect.stringMatching(/^POST \/v1\/benchmark_jobs answered with an unexpected shape: /),
      });
      expect(world.runloop.ledger.created).toHaveLength(1);
    },
  );

  test('is sent once, and its job is found by its label after its answer was lost', async () => {
    await using world = await startWorld();
    addJob(world);
    world.runloop.fail({ method: 'POST', path: /./, fault: { reset: 'after' } });
    await expect(world.service.submit(batchOf(ofBenchmark, 'gate-1'), never)).rejects.toMatchObject({
      kind: 'unavailable',
    });
    const { jobs, serverTimeMs } = await world.service.recent({ limit: 50 }, never);
    expect(jobs.filter(({ label }) => label === 'gate-1').map(({ id }) => id)).toEqual(
      world.runloop.ledger.created.map(({ jobId }) => jobId),
    );
    expect([jobs.length, serverTimeMs]).toEqual([2, world.clock.now()]);
    const labelled = await world.service.recent({ limit: 50, label: 'gate-1' }, never);
    expect(labelled.jobs.map(({ label }) => label)).toEqual(['gate-1']);
    expect(labelled.reachesBackTo(() => false)).toBe(true);
    expect(world.runloop.received('POST', /./)).toHaveLength(1);
  });

  test('is a fault of ours without agents to run, or with several jobs', async () => {
    await using world = await startWorld();
    const batch = batchOf(ofBenchmark);
    const [job] = batch.jobs;
    if (job === undefined) throw new Error('there is no job');
    const { run, ...rest } = job;
    for (const jobs of [[], [rest], [job, job]]) {
      await expect(world.service.submit({ ...batch, jobs }, never)).rejects.toThrow('one job that runs agents');
    }
    expect([run, world.runloop.requests]).toEqual([ofBenchmark, []]);
  });
});

describe('look', () => {
  test('follows a job from waiting over its progress to its score', async () => {
    await using world = await startWorld();
    const id = addJob(world);
    const seen: unknown[] = [];
    for (let step = 0; step < 6; step += 1) {
      const [job] = jobsOf(await world.service.look(existing([id]), never));
      seen.push([job?.state, job !== undefined && 'progress' in job ? job.progress?.done : job?.details]);
    }
    expect(seen).toEqual([
      ['waiting', 0],
      ['waiting', 0],
      ['running', 0],
      ['running', 1],
      ['running', 2],
      [
        'scored',
        [
          { name: 'claude-code', scorePct: 66.67, note: '2 of 3 scenarios completed, 1 ended by AgentTimeoutError' },
          { name: 'scenario 3', scorePct: null, note: 'failed: AgentTimeoutError: took *** long' },
        ],
      ],
    ]);
  });

  test.each([
    [undefined, 66.67],
    [{ metric: 'completed-scenarios' }, 100],
    [{ agent: 'claude-code' }, 66.67],
  ])('judges the score that was chosen: %j', async (choice, pct) => {
    await using world = await startWorld(choice === undefined ? {} : { choice });
    const looks = await world.service.look(existing([addJob(world, ['claude-code'], 9)]), never);
    expect(jobsOf(looks)).toMatchObject([{ state: 'scored', score: { pct } }]);
  });

  test('knows no other metric', () => {
    const choice = { metric: 'score_pct', agent: null, scale: 100 } as const;
    const create = () =>
      createRunloop({
        network: createNetwork(new VirtualClock(), () => 0),
        baseUrl: null,
        apiKey: 'key',
        endpoint: null,
        model: null,
        redact: (text) => text,
        choice,
      });
    expect(create).toThrow('Runloop has no metric score_pct, only all-scenarios and completed-scenarios');
  });

  test('gives an answer or an error for each id, in order', async () => {
    await using world = await startWorld();
    const ids = Array.from({ length: 12 }, () => addJob(world));
    const asked = ids.toSpliced(5, 0, 'unknown-id');
    const looks = await world.service.look(existing(asked), never);
    expect(looks.map(({ id }) => id)).toEqual(asked);
    expect(looks[5]).toMatchObject({ error: { kind: 'not-found' } });
    expect(looks.filter((look) => 'job' in look)).toHaveLength(12);
  });

  test('takes an answer about another job, or without a state, for an error', async () => {
    await using world = await startWorld();
    const [mine, bare] = [addJob(world), addJob(world)];
    world.runloop.setJob(mine, { id: 'bmj_other' });
    world.runloop.setJob(bare, { state: undefined });
    expect(await world.service.look(existing([mine, bare]), never)).toMatchObject([
      { error: { kind: 'mismatch' } },
      { error: { kind: 'unreadable', message: expect.stringContaining('state is missing') } },
    ]);
  });

  test('sends an id as one segment of the path, whatever it holds', async () => {
    await using world = await startWorld();
    await world.service.look(existing(['../benchmark_runs?x#y']), never);
    expect(world.runloop.requests.map(({ path }) => path)).toEqual(['/v1/benchmark_jobs/..%2Fbenchmark_runs%3Fx%23y']);
  });

  test.each(['message', 'error', 'nested', 'text'] as const)(
    'trap 6: says what the service says in an error body of any shape (%s)',
    async (errorShape) => {
      await using world = await startWorld({ errorShape });
      const message = `GET ${world.runloop.url}/v1/benchmark_jobs/x answered 404: Benchmark job not found`;
      expect(await world.service.look(existing(['x']), never)).toMatchObject([{ error: { message } }]);
    },
  );
});

test("tells how far the service's clock is ahead of ours", async () => {
  await using world = await startWorld();
  const id = addJob(world, ['a'], 9);
  const date = new Date(world.clock.now() + 3_600_000).toUTCString();
  const rewrite = (answer: Answer) => ({ ...answer, headers: { date } });
  world.runloop.faults.push(() => ({ rewrite }));
  const told = { clockAheadMs: 3_600_000 };
  expect(jobsOf(await world.service.look(existing([id]), never))).toMatchObject([told]);
  expect(await world.service.sweep(existing([id]), never)).toMatchObject([told]);
  expect((await world.service.recent({ limit: 10 }, never)).jobs).toMatchObject([told]);
  expect(await world.service.find({ name: 'Fixes-1' }, never)).toMatchObject(told);
});

describe('what a job was asked to run', () => {
  const twoMore: AgentRun = { ...ofBenchmark, agents: [plainAgent, { ...plainAgent, name: 'other' }] };

  test('is what it is read by, looked at or swept', async () => {
    await using world = await startWorld();
    const id = addJob(world, ['claude-code'], 9);
    const asked = [{ id, asked: twoMore }];
    const fault = { code: 'agent-without-outcome', agent: 'other' };
    expect(jobsOf(await world.service.look(asked, never))).toMatchObject([{ state: 'failed', fault }]);
    // Without a score in the list it is read by its id.
    expect(await world.service.sweep(asked, never)).toEqual([]);
    expect(jobsOf(await world.service.look([{ id, asked: ofBenchmark }], never))).toMatchObject([{ state: 'scored' }]);
    expect(await world.service.sweep([{ id, asked: ofBenchmark }], never)).toMatchObject([{ state: 'scored' }]);
  });

  test.each(['look', 'sweep', 'recent'] as const)(
    'is remembered where a later answer leaves it out, from a %s',
    async (from) => {
      await using world = await startWorld({ pace: 'manual' });
      const id = addJob(world, ['claude-code'], 3);
      if (from === 'look') await world.service.look(existing([id]), never);
      else if (from === 'sweep') await world.service.sweep(existing([id]), never);
      else await world.service.recent({ limit: 10 }, never);
      world.runloop.finish(id);
      for (const job_spec of [null, undefined, { scenario_ids: [], agent_configs: [] }]) {
        world.runloop.setJob(id, { job_spec });
        expect(jobsOf(await world.service.look(existing([id]), never))).toMatchObject([{ score: { pct: 66.67 } }]);
      }
    },
  );

  test('is remembered from the answer to its submit', async () => {
    await using world = await startWorld({ pace: 'manual' });
    const { jobIds } = await world.service.submit(batchOf(ofBenchmark), never);
    const [id = ''] = jobIds;
    world.runloop.finish(id);
    world.runloop.setJob(id, { job_spec: null });
    const asked = [{ id, asked: ofBenchmark }];
    expect(jobsOf(await world.service.look(asked, never))).toMatchObject([{ score: { pct: 66.67 } }]);
  });

  test('is not known of a job whose answers never told', async () => {
    await using world = await startWorld();
    const id = addJob(world, ['claude-code'], 9);
    world.runloop.setJob(id, { job_spec: null });
    const fault = { code: 'scenarios-unknown', agent: 'claude-code' };
    expect(jobsOf(await world.service.look(existing([id]), never))).toMatchObject([{ state: 'failed', fault }]);
  });
});

describe('sweep', () => {
  test('tells which of the wanted jobs are final, in one request', async () => {
    await using world = await startWorld({ pace: 'manual' });
    const [done, running, foreign, bare, cancelled] = [9, 3, 9, 9, 9].map((steps) => addJob(world, ['a'], steps));
    world.runloop.setJob(bare ?? '', { benchmark_outcomes: null });
    world.runloop.setJob(cancelled ?? '', { state: 'CANCELED' });
    const wanted = [done, running, bare, cancelled].map(String);
    const shown: JobId[] = [];
    const onJobs: OnJobs = (listed) => void shown.push(...listed.map(({ id }) => id));
    const jobs = await world.service.sweep(existing(wanted), never, onJobs);
    expect(shown.toSorted()).toEqual([...wanted, String(foreign)].toSorted());
    // A completed job without a score in the list is read by its id: the list may tell less.
    expect(new Map(jobs.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [done, 'scored'],
        [cancelled, 'cancelled'],
      ]),
    );
    expect([foreign, world.runloop.requests.length]).toEqual([expect.any(String), 1]);
    await world.service.sweep(existing(Array.from({ length: 60 }, (_, index) => `job-${index}`)), never);
    expect(world.runloop.requests.map(({ query }) => query.get('limit'))).toEqual(['50', '120']);
  });

  test('asks for fewer while the list is too large, and so may look for the jobs of a submit', async () => {
    await using world = await startWorld();
    const ids = Array.from({ length: 30 }, () => addJob(world, ['a'], 9));
    const body = 'x'.repeat(10 * 1024 * 1024 + 1);
    world.runloop.faults.push(({ query }) =>
      Number(query.get('limit')) > 15 ? { answer: { status: 200, body } } : undefined,
    );
    expect(await world.service.sweep(existing(ids), never)).toHaveLength(15);
    const { jobs, reachesBackTo } = await world.service.recent({ limit: 50 }, never);
    expect([jobs.length, reachesBackTo(() => true)]).toEqual([12, false]);
    expect(world.runloop.requests.map(({ query }) => query.get('limit'))).toEqual(['60', '30', '15', '50', '25', '12']);
  });

  test('names what can be read of a list of recent jobs that cannot be read whole', async () => {
    await using world = await startWorld();
    const [sound, odd, stateless] = [addJob(world, ['a'], 9), addJob(world, ['a'], 9), addJob(world, ['a'], 9)];
    world.runloop.replaceJob(odd, () => 'a row');
    world.runloop.replaceJob(stateless, (job) => ({ ...job, state: null }));
    const shown: string[] = [];
    const onJobs = (jobs: readonly { readonly id: string }[]) => void shown.push(...jobs.map(({ id }) => id));
    await expect(world.service.recent({ limit: 10, onJobs }, never)).rejects.toMatchObject({ kind: 'unreadable' });
    expect(shown.toSorted()).toEqual([sound, stateless].toSorted());
  });

  test('leaves out rows that cannot be read', async () => {
    await using world = await startWorld();
    const [sound, odd] = [addJob(world, ['a'], 9), addJob(world, ['a'], 9)];
    world.runloop.replaceJob(odd, () => 'a row');
    expect((await world.service.sweep(existing([sound, odd]), never)).map(({ id }) => id)).toEqual([sound]);
  });
});

describe('recent', () => {
  test.each([
    [false, 1, true],
    [true, 1, false],
    [undefined, 1, false],
    ['false', 1, false],
    [0, 1, false],
    [undefined, 0, true],
    ['true', 0, true],
  ])(
    'shows that nothing is missing, where has_more is %j and there are %d rows: %j',
    async (has_more, rows, isWhole) => {
      await using world = await startWorld();
      const jobs = Array.from({ length: rows }, () => ({ id: 'a', state: 'queued' }));
      world.runloop.fail({ path: /./, fault: { answer: { status: 200, body: { jobs, has_more } } } });
      const { reachesBackTo } = await world.service.recent({ limit: 10 }, never);
      expect(reachesBackTo(() => false)).toBe(isWhole);
    },
  );
});

describe('find', () => {
  test('takes the newest job of exactly that name, wherever the list shows it', async () => {
    for (const nameFilter of ['whole', 'part'] as const) {
      await using world = await startWorld({ nameFilter });
      const ids = addNamed(world, ['nightly', 'nightly', 'nightly-2', 'weekly nightly', 'Nightly']);
      world.runloop.setJob(ids[0] ?? '', { create_time_ms: world.clock.now() + 1000 });
      const found = await world.service.find({ name: 'nightly' }, never);
      expect(found).toMatchObject({ id: ids[0], label: 'nightly', createdAt: new Date(world.clock.now() + 1000) });
    }
  });

  test('finds none where there is none', async () => {
    await using world = await startWorld({ nameFilter: 'part' });
    addNamed(world, ['nightly-2']);
    expect(await world.service.find({ name: 'nightly' }, never)).toBeNull();
  });

  test('reads every page, each after the last job of the one before', async () => {
    expectTypeOf<'name' | 'limit' | 'starting_after' | 'include_total_count'>().toExtend<
      keyof BenchmarkJobListParams
    >();
    await using world = await startWorld();
    const ids = addNamed(
      world,
      Array.from({ length: 120 }, () => 'nightly & more'),
    );
    world.runloop.setJob(ids[3] ?? '', { create_time_ms: world.clock.now() + 1000 });
    expect(await world.service.find({ name: 'nightly & more' }, never)).toMatchObject({ id: ids[3] });
    expect(world.runloop.requests.map(({ query }) => Object.fromEntries(query))).toEqual(
      [{}, { starting_after: ids[70] }, { starting_after: ids[20] }].map((start) => ({
        name: 'nightly & more',
        limit: '50',
        include_total_count: 'false',
        ...start,
      })),
    );
  });

  test('writes a blank in a name as the official client does', async () => {
    await using world = await startWorld();
    await world.service.find({ name: 'nightly + more' }, never);
    const client = new Runloop({ bearerToken: world.runloop.key, baseURL: world.runloop.url, http2: false });
    await client.benchmarkJobs.list({ name: 'nightly + more', limit: 50, include_total_count: false } as const);
    const [ours, theirs] = world.runloop.requests.map(({ search = '' }) => new Set(search.slice(1).split('&')));
    expect(ours).toEqual(theirs);
    expect(ours).toContain('name=nightly%20%2B%20more');
  });

  test('asks for shorter pages while an answer is too large, and goes on with those', async () => {
    await using world = await startWorld();
    const ids = addNamed(
      world,
      Array.from({ length: 14 }, () => 'nightly'),
    );
    world.runloop.setJob(ids[0] ?? '', { create_time_ms: world.clock.now() + 1000 });
    let most = 6;
    const body = 'x'.repeat(10 * 1024 * 1024 + 1);
    world.runloop.faults.push(({ query }) =>
      Number(query.get('limit')) > most ? { answer: { status: 200, body } } : undefined,
    );
    expect(await world.service.find({ name: 'nightly' }, never)).toMatchObject({ id: ids[0] });
    const limits = () => world.runloop.requests.map(({ query }) => query.get('limit'));
    expect(limits()).toEqual(['50', '25', '12', '6', '6', '6']);
    most = 0;
    await expect(world.service.find({ name: 'nightly' }, never)).rejects.toThrow('answered with more than 10 MiB');
    expect(limits().slice(6)).toEqual(['50', '25', '12', '6', '3', '1']);
  });

  test('is not sure when there are more pages than it reads', async () => {
    await using world = await startWorld();
    addNamed(
      world,
      Array.from({ length: 1001 }, () => 'nightly'),
    );
    await expect(world.service.find({ name: 'nightly' }, never)).rejects.toThrow('more than 1000 jobs');
    expect(world.runloop.requests).toHaveLength(20);
  });

  const endless = 'GET /v1/benchmark_jobs says that there are more jobs, but shows none';
  const misshaped = 'GET /v1/benchmark_jobs answered with an unexpected shape:';
  test.each<[string, object, string]>([
    [
      'a row that cannot be read',
      { jobs: ['a row'], has_more: false },
      `${misshaped} the whole answer is a string and not as documented`,
    ],
    ['a list that is none', { jobs: {} }, `${misshaped} jobs is a object and not as documented`],
    [
      'a time that is none',
      { jobs: [{ id: 'a', state: 'queued', name: 'nightly' }], has_more: false },
      'job a does not say when it was created',
    ],
    ['a page that holds nothing', { jobs: [], has_more: true }, endless],
    ['the same page again', { jobs: [{ id: 'a', state: 'queued', name: 'x' }], has_more: true }, endless],
  ])('is not sure with %s', async (_, body, message) => {
    await using world = await startWorld();
    world.runloop.fail({ path: /./, fault: { answer: { status: 200, body } }, times: 100 });
    await expect(world.service.find({ name: 'nightly' }, never)).rejects.toMatchObject({ kind: 'unreadable', message });
    expect(world.runloop.requests.length).toBeLessThan(3);
  });

  test.each([undefined, null, 'true', 'false', 1, 0])(
    'reads on until a page is empty where has_more is %j, which is no boolean',
    async (told) => {
      await using world = await startWorld();
      const ids = addNamed(
        world,
        Array.from({ length: 60 }, () => 'nightly'),
      );
      const oldest = ids[0] ?? '';
      world.runloop.setJob(oldest, { create_time_ms: world.clock.now() + 1000 });
      const rewrite = ({ body, ...answer }: Answer) => ({
        ...answer,
        body: Object.assign({}, body, { has_more: told }),
      });
      world.runloop.fail({ path: /./, fault: { rewrite }, times: 100 });
      expect(await world.service.find({ name: 'nightly' }, never)).toMatchObject({ id: oldest });
      expect(world.runloop.requests).toHaveLength(3);
    },
  );

  test.each([undefined, 'true', 1])(
    'is not sure where has_more is %j and the list shows the same page again',
    async (has_more) => {
      await using world = await startWorld();
      const body = { jobs: [{ id: 'a', state: 'queued', name: 'nightly', create_time_ms: 1 }], has_more };
      world.runloop.fail({ path: /./, fault: { answer: { status: 200, body } }, times: 100 });
      await expect(world.service.find({ name: 'nightly' }, never)).rejects.toMatchObject({ kind: 'unreadable' });
      expect(world.runloop.requests).toHaveLength(2);
    },
  );

  test('refuses to look without a name', async () => {
    await using world = await startWorld();
    const message = 'Runloop finds jobs by their name alone';
    await expect(world.service.find({ project: 'p' }, never)).rejects.toMatchObject({ kind: 'refused', message });
  });
});

describe('cancel', () => {
  test('cancels every run in progress of every job, and starts nothing', async () => {
    await using world = await startWorld({ pace: 'manual' });
    const ids = [addJob(world, ['a', 'b'], 3), addJob(world, ['a'], 3)];
    await world.service.cancel(ids, never);
    const cancelled = world.runloop.ledger.cancelledRuns.map(({ runId }) => runId).toSorted();
    expect(cancelled).toEqual([`bmr_${ids[0]}_1`, `bmr_${ids[0]}_2`, `bmr_${ids[1]}_1`]);
    expect(jobsOf(await world.service.look(existing(ids), never)).map(({ state }) => state)).toEqual([
      'cancelled',
      'cancelled',
    ]);
    const posts = world.runloop.received('POST', /./);
    expect(posts.map(({ path, body }) => [path.endsWith('/cancel'), body])).toEqual(posts.map(() => [true, '']));
    expect(world.runloop.ledger.created).toEqual([]);
  });

  test('leaves alone what is over, and says that a job is: jobs, and runs that are still listed', async () => {
    await using world = await startWorld({ pace: 'manual' });
    const [over, half] = [addJob(world, ['a'], 9), addJob(world, ['a', 'b'], 3)];
    const in_progress_runs = ['Canceled', 'COMPLETED', 'failed', 'running'].map((state, index) => ({
      benchmark_run_id: `bmr_${half}_${index === 3 ? 2 : 1}`,
      state,
    }));
    world.runloop.setJob(over, { in_progress_runs });
    world.runloop.setJob(half, { in_progress_runs });
    const message = `job ${over} is over already`;
    await expect(world.service.cancel([over, half], never)).rejects.toMatchObject({ kind: 'refused', message });
    expect(world.runloop.received('POST', /./).map(({ path }) => path)).toEqual([
      `/v1/benchmark_runs/bmr_${half}_2/cancel`,
    ]);
  });

  test('says that a job which has not begun cannot be stopped, after having tried the others', async () => {
    await using world = await startWorld({ pace: 'manual' });
    const [queued, running] = [addJob(world), addJob(world, ['a'], 3)];
    const message = `job ${queued} has no run in progress that could be cancelled`;
    await expect(world.service.cancel([queued, running], never)).rejects.toMatchObject({ kind: 'refused', message });
    expect(world.runloop.ledger.cancelledRuns).toMatchObject([{ jobId: running }]);
  });

  test('says the same of a job whose runs cannot be read', async () => {
    await using world = await startWorld({ pace: 'manual' });
    const id = addJob(world, ['a'], 3);
    world.runloop.setJob(id, { in_progress_runs: 'a run' });
    await expect(world.service.cancel([id], never)).rejects.toMatchObject({ kind: 'refused' });
    expect(world.runloop.received('POST', /./)).toEqual([]);
  });

  test('tries again when it did not get through, and tells what was refused', async () => {
    await using world = await startWorld({ pace: 'manual' });
    const id = addJob(world, ['a', 'b'], 3);
    world.runloop.fail({ method: 'POST', path: /_1\/cancel$/, fault: { reset: 'before' } });
    world.runloop.fail({ method: 'POST', path: /_2\/cancel$/, fault: { answer: { status: 409 } }, times: 9 });
    await expect(world.service.cancel([id], never)).rejects.toMatchObject({ kind: 'refused' });
    expect(world.runloop.ledger.cancelledRuns).toMatchObject([{ runId: `bmr_${id}_1` }]);
  });

  test('does not cancel the runs of another job', async () => {
    await using world = await startWorld({ pace: 'manual' });
    const id = addJob(world, ['a'], 3);
    world.runloop.setJob(id, { id: 'bmj_other' });
    const message = `the service answered about job ${id} with job bmj_other`;
    await expect(world.service.cancel([id], never)).rejects.toMatchObject({ kind: 'mismatch', message });
    expect(world.runloop.ledger.cancelledRuns).toEqual([]);
  });
});
