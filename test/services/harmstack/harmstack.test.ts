import * as fc from 'fast-check';
import { Agent } from 'undici';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { PlannedBenchmark } from '../../../src/plan/plan.ts';
import { createHarmstack } from '../../../src/services/harmstack/harmstack.ts';
import { JobAnswer, toJob } from '../../../src/services/harmstack/job.ts';
import { createNetwork } from '../../../src/services/http/client.ts';
import type { ScoreFault } from '../../../src/services/score-fault.ts';
import type { Job, JobId, Look, OnJobs, SecretEndpoint } from '../../../src/services/service.ts';
import { judgeJob } from '../../../src/verdict/judge-job.ts';
import type { Outcome } from '../../emulators/harmstack-job.ts';
import { existing } from '../../fixtures/cases.ts';
import { batchOf, endpointUrl, startWorld } from '../../fixtures/harmstack-world.ts';
import { VirtualClock } from '../../fixtures/virtual-clock.ts';

const never = new AbortController().signal;
const asIs = (text: string) => text;
const plain = { redact: asIs, clockAheadMs: null };
const plainly = { apiKey: 'key', redact: asIs, model: null, choice: null, endpoint: null };

function planned(id: string, units = 1): PlannedBenchmark {
  return { service: 'harmstack', id, name: null, thresholdPct: 80, level: 'block', work: { kind: 'submit', units } };
}

function jobsOf(looks: readonly Look[]): readonly Job[] {
  return looks.map((look) => {
    if ('error' in look) throw look.error;
    return look.job;
  });
}

/** The completed job as it is read with these fields laid over it. */
async function jobWith(fields: Readonly<Record<string, unknown>>, outcome: Outcome = { passed: 3 }): Promise<Job> {
  await using world = await startWorld({ benchmarks: [{ id: 1, outcome: { looks: 0, ...outcome } }] });
  const id = world.harmstack.addJob({ benchmarkId: 1, units: 3 });
  world.harmstack.setJob(id, fields);
  const [job] = jobsOf(await world.service.look(existing([id]), never));
  if (job === undefined) throw new Error('there is no job');
  return job;
}

describe('preflight', () => {
  test('tells names, prices and the balance', async () => {
    await using world = await startWorld({ benchmarks: [{ id: 1, name: 'haystack-a', price: 1.5 }, { id: 2 }] });
    expect(await world.service.preflight([planned('1')], never)).toEqual({
      unitPrices: new Map([['1', { credits: 1.5, basis: 'listed' }]]),
      balanceCredits: 1000,
      problems: [],
      warnings: [],
      names: new Map([
        ['1', 'haystack a'],
        ['2', 'benchmark 2'],
      ]),
    });
  });

  test('names an unknown benchmark and what there is instead', async () => {
    await using world = await startWorld({ benchmarks: [{ id: 1, name: 'a' }] });
    const { problems } = await world.service.preflight([planned('1'), planned('7')], never);
    expect(problems).toEqual(['Harmstack offers no benchmark 7 to this account; it offers 1 (a).']);
  });

  test('says how many benchmarks it did not list', async () => {
    await using world = await startWorld({ benchmarks: Array.from({ length: 23 }, (_, index) => ({ id: index + 1 })) });
    const { problems } = await world.service.preflight([planned('70')], never);
    expect(problems.join()).toMatch(/20 \(benchmark 20\) and 3 more\.$/);
  });

  test('that is refused by 400, 401 or 403 stops the run', async () => {
    for (const path of [/benchmarks$/, /me$/]) {
      for (const [status, kind] of [
        [400, 'refused'],
        [401, 'unauthorised'],
        [403, 'unauthorised'],
      ] as const) {
        await using world = await startWorld();
        world.harmstack.fail({ path, fault: { answer: { status, body: { error: 'no' } } } });
        await expect(world.service.preflight([planned('1')], never)).rejects.toMatchObject({ kind });
      }
    }
  });

  const odd = { benchmarks: 'none', available_credits: 'twelve' };
  test.each([
    ['is missing', { answer: { status: 404 } }, 'documented'],
    ['is gone', { answer: { status: 410 } }, 'documented'],
    ['is down', { answer: { status: 500 } }, 'list-failed'],
    ['asks for patience', { answer: { status: 429 } }, 'list-failed'],
    ['hangs up', { reset: 'before' }, 'list-failed'],
    ['is odd', { answer: { status: 200, body: odd } }, 'list-failed'],
    ['is odd in its rows', { answer: { status: 200, body: { ...odd, benchmarks: [7, { id: null }] } } }, 'list-failed'],
  ] as const)(
    'warns where its endpoints fail, and tells a price that is documented from one that is not known: it %s',
    async (_, fault, basis) => {
      await using world = await startWorld();
      world.harmstack.fail({ path: /./, fault, times: 100 });
      const told = await world.service.preflight([planned('1')], never);
      expect(told).toMatchObject({
        unitPrices: new Map([['1', { credits: 1, basis }]]),
        balanceCredits: null,
        problems: [],
      });
      const [list, ...others] = told.warnings;
      expect(list).toMatch(/could not be checked|cannot be read/);
      expect(others.filter((text) => text.includes('counts as 1 credit, as documented'))).toHaveLength(
        basis === 'documented' ? 1 : 0,
      );
      expect(others.at(-1)).toMatch(/^The balance could not be checked/);
    },
  );

  test('takes a web page at every endpoint for an address that is not the service, and at one of them for a fault', async () => {
    const page = { answer: { status: 200, body: '<html>' } };
    await using world = await startWorld();
    world.harmstack.fail({ path: /./, fault: page, times: 2 });
    await expect(world.service.preflight([planned('1')], never)).rejects.toMatchObject({ kind: 'unreachable' });
    world.harmstack.fail({ path: /benchmarks$/, fault: page });
    const told = await world.service.preflight([planned('1')], never);
    expect(told.unitPrices).toEqual(new Map([['1', { credits: 1, basis: 'list-failed' }]]));
  });

  test('reads the rows that can be read, ids of any type among them, and says how many cannot', async () => {
    await using world = await startWorld();
    const benchmarks = [{ id: '1', name: 'one', price_per_benchmark_unit: '2.50' }, { name: 'no id' }];
    const body = { benchmarks, available_credits: '12.50' };
    world.harmstack.fail({ path: /./, fault: { answer: { status: 200, body } }, times: 2 });
    expect(await world.service.preflight([planned('1'), planned('7')], never)).toEqual({
      unitPrices: new Map([
        ['1', { credits: 2.5, basis: 'listed' }],
        // It may be the one that cannot be read.
        ['7', { credits: 1, basis: 'list-failed' }],
      ]),
      balanceCredits: 12.5,
      problems: [],
      warnings: ['GET /benchmarks lists 1 benchmark that cannot be read.'],
      names: new Map([['1', 'one']]),
    });
  });

  test('that gets no connection at all stops the run at once, and names the address', async () => {
    await using world = await startWorld();
    await world.harmstack.close();
    await expect(world.service.preflight([planned('1')], never)).rejects.toMatchObject({
      kind: 'unreachable',
      service: 'harmstack',
      isProxy: false,
      message: expect.stringContaining(`GET ${world.harmstack.baseUrl}/`),
    });
  });

  test('whose connection does not open in time is the same, without an error of its own', async () => {
    const clock = new VirtualClock();
    const stuck = new Agent({ connect: () => undefined });
    const network = { ...createNetwork(clock, () => 0.5), reads: stuck };
    const service = createHarmstack({ ...plainly, network, baseUrl: 'https://api.example.com/v0' });
    using limit = clock.limit(10_000);
    const asked = service.preflight([planned('1')], limit.signal);
    clock.advance(10_000);
    await expect(asked).rejects.toMatchObject({
      kind: 'unreachable',
      message: 'no connection to https://api.example.com in time',
    });
  });

  test('goes on with a warning when its time is over', async () => {
    await using world = await startWorld();
    using limit = world.clock.limit(10_000);
    world.harmstack.faults.push(() => {
      world.clock.advance(10_000);
      return { delayMs: 1e8 };
    });
    const { warnings, problems } = await world.service.preflight([planned('1')], limit.signal);
    expect([warnings.length, problems]).toEqual([2, []]);
    expect(warnings.join()).toContain('the service did not answer in time');
  });

  test('tells how to read its warnings: what could not be checked, and why', async () => {
    await using world = await startWorld();
    world.harmstack.fail({ path: /./, fault: { answer: { status: 404 } }, times: 2 });
    const { warnings } = await world.service.preflight([planned('1')], never);
    const answered = (path: string) => `GET ${world.harmstack.baseUrl}${path} answered 404`;
    expect(warnings).toEqual([
      `Benchmark ids and prices could not be checked before submitting: ${answered('/benchmarks')}.`,
      'Harmstack gives no price for benchmark 1; a unit counts as 1 credit, as documented.',
      `The balance could not be checked before submitting: ${answered('/me')}.`,
    ]);
  });

  test('shows a benchmark by its display name, else by its name, else by its id', async () => {
    await using world = await startWorld();
    const benchmarks = [
      { id: 1, display_name: 'One', name: 'one' },
      { id: 2, display_name: '', name: 'two' },
      { id: 3, display_name: 7, name: 'three' },
      { id: 4, display_name: null, name: '' },
    ];
    const body = { benchmarks };
    world.harmstack.fail({ path: /benchmarks$/, fault: { answer: { status: 200, body } }, times: 2 });
    const { names, problems } = await world.service.preflight([planned('7')], never);
    expect([...names.values()]).toEqual(['One', 'two', 'three', '4']);
    expect(problems).toEqual([
      'Harmstack offers no benchmark 7 to this account; it offers 1 (One), 2 (two), 3 (three), 4 (4).',
    ]);
  });

  test('says so when there is no benchmark at all', async () => {
    await using world = await startWorld({ benchmarks: [] });
    const { problems } = await world.service.preflight([planned('7')], never);
    expect(problems).toEqual(['Harmstack offers no benchmark 7 to this account; it offers none.']);
  });

  test('takes a price of 0 for what it is', async () => {
    await using world = await startWorld({ benchmarks: [{ id: 1, price: 0 }] });
    const { unitPrices } = await world.service.preflight([planned('1')], never);
    expect(unitPrices).toEqual(new Map([['1', { credits: 0, basis: 'listed' }]]));
  });

  const counted = 'Harmstack gives no price for benchmark 1; a unit counts as 1 credit, as documented.';
  const unknown = 'Harmstack gives a price for benchmark 1 that is not a number, so the cost is not known.';
  test.each([
    [5, 5, 'listed', []],
    ['5.00', 5, 'listed', []],
    ['0.5', 0.5, 'listed', []],
    [undefined, 1, 'documented', [counted]],
    [null, 1, 'documented', [counted]],
    [-1, 1, 'unreadable', [unknown]],
    ['-5', 1, 'unreadable', [unknown]],
    ['5,00', 1, 'unreadable', [unknown]],
    ['$5', 1, 'unreadable', [unknown]],
    [{ amount: 5 }, 1, 'unreadable', [unknown]],
  ])('counts a price of %j as %j credits (%s)', async (price, credits, basis, warnings) => {
    await using world = await startWorld();
    const benchmarks = [{ id: 1, price_per_benchmark_unit: price }];
    world.harmstack.fail({ path: /benchmarks$/, fault: { answer: { status: 200, body: { benchmarks } } } });
    expect(await world.service.preflight([planned('1')], never)).toMatchObject({
      unitPrices: new Map([['1', { credits, basis }]]),
      names: new Map([['1', '1']]),
      warnings,
    });
  });
});

describe('submit', () => {
  test('sends the batch as documented and tells the ids', async () => {
    await using world = await startWorld();
    const batch = batchOf({ 1: [5, 4], 2: [3] }, 42);
    const submission = await world.service.submit(batch, never);
    expect(submission).toEqual({
      batchId: expect.stringMatching(/^b0/),
      jobIds: world.harmstack.jobIds,
      unreadable: 0,
    });
    const [sent] = world.harmstack.received('POST', /^\/v0\/jobs\/batch$/);
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      endpoint_url: endpointUrl,
      api_key: 'a-secret-key',
      provider: 'openai',
      model: 'gpt-test',
      headers: { 'X-Team': 'a-secret-header' },
      seed: 42,
      jobs: [
        { benchmark_id: 1, benchmark_count: 5 },
        { benchmark_id: 1, benchmark_count: 4 },
        { benchmark_id: 2, benchmark_count: 3 },
      ],
    });
  });

  test('leaves out what is not given, and sends nothing without an endpoint', async () => {
    await using world = await startWorld();
    const { clock, harmstack } = world;
    const network = createNetwork(clock, () => 0.5);
    const create = (endpoint: SecretEndpoint | null) =>
      createHarmstack({ ...plainly, network, baseUrl: harmstack.baseUrl, apiKey: harmstack.key, endpoint });
    const endpoint = { url: endpointUrl, apiKey: 'key', headers: [], provider: 'raw' };
    await create(endpoint).submit(batchOf({ 1: [5] }), never);
    expect(harmstack.requests.map(({ body }): unknown => JSON.parse(body))).toEqual([
      {
        endpoint_url: endpointUrl,
        api_key: 'key',
        provider: 'raw',
        jobs: [{ benchmark_id: 1, benchmark_count: 5 }],
      },
    ]);
    const message = 'a batch cannot be submitted without an endpoint';
    await expect(create(null).submit(batchOf({ 1: [5] }), never)).rejects.toThrow(message);
    expect(harmstack.requests).toHaveLength(1);
  });

  test('leaves out the seed that is not given', async () => {
    await using world = await startWorld();
    await world.service.submit(batchOf({ 1: [5] }), never);
    expect(
      world.harmstack
        .received('POST', /batch/)
        .map(({ body }) => body)
        .join(),
    ).not.toContain('seed');
  });

  test.each([[{}], [{ job_ids: 'a,b' }], [[]], [null]])(
    'finds an answer of %j unreadable: it may have been paid',
    async (body) => {
      await using world = await startWorld();
      world.harmstack.fail({ path: /batch/, fault: { rewrite: () => ({ status: 202, body }) } });
      await expect(world.service.submit(batchOf({ 1: [5] }), never)).rejects.toMatchObject({
        kind: 'unreadable',
        message: expect.stringMatching(/^POST \/jobs\/batch answered with an unexpected shape: /),
      });
      expect(world.harmstack.paid).toHaveLength(1);
    },
  );

  test.each([['a b'], [''], ['a,b'], ['x'.repeat(201)], [null], [{}], [1.5]])(
    'keeps every id that can be read beside %j',
    async (odd) => {
      await using world = await startWorld();
      const body = { job_ids: ['a', odd, 7] };
      world.harmstack.fail({ path: /batch/, fault: { rewrite: () => ({ status: 202, body }) } });
      const submission = await world.service.submit(batchOf({ 1: [5, 5, 5] }), never);
      expect(submission).toEqual({ batchId: null, jobIds: ['a', '7'], unreadable: 1 });
    },
  );

  test('does without a batch id that is missing or odd', async () => {
    await using world = await startWorld();
    world.harmstack.fail({ path: /batch/, fault: { answer: { status: 202, body: { batch_id: 7, job_ids: ['a'] } } } });
    expect(await world.service.submit(batchOf({ 1: [5] }), never)).toMatchObject({ batchId: null, jobIds: ['a'] });
  });
});

describe('look', () => {
  test('follows a job from waiting over its progress to its score, and tells the facts', async () => {
    await using world = await startWorld({ benchmarks: [{ id: 1, name: 'a', price: 2, outcome: { passed: 2 } }] });
    const id = world.harmstack.addJob({ benchmarkId: 1, units: 3, endpointUrl });
    const createdAt = new Date(world.clock.now());
    const told = {
      id,
      benchmarkId: '1',
      benchmarkName: 'a',
      endpointUrl,
      createdAt,
      credits: 6,
      units: 3,
      size: 3,
      clockAheadMs: 0,
    };
    const facts = { ...told, label: null, agents: [], details: [] };
    const look = async () => jobsOf(await world.service.look(existing([id]), never));
    expect(await look()).toEqual([{ ...facts, durationMs: null, state: 'waiting', progress: null }]);
    const progress = { done: 16, total: 33, what: 'prompts', message: 'processed 16 of 33 prompts' };
    expect(await look()).toEqual([{ ...facts, durationMs: null, state: 'running', progress }]);
    world.clock.advance(90_000);
    const score = { pct: 66.67, passed: 2, failed: 1, scored: 3 };
    expect(await look()).toEqual([{ ...facts, durationMs: 90_000, state: 'scored', score }]);
  });

  test("tells how far the service's clock is ahead, in a look and in lists; a long trip tells nothing new", async () => {
    await using world = await startWorld({ benchmarks: [{ id: 1, outcome: { looks: 0 } }] });
    const { harmstack, service, clock } = world;
    harmstack.skewMs = -7_200_000;
    const id = harmstack.addJob({ benchmarkId: 1 });
    const slowly = () => {
      clock.advance(4000);
      return undefined;
    };
    harmstack.faults.push(slowly);
    expect(jobsOf(await service.look(existing([id]), never))).toMatchObject([{ clockAheadMs: null }]);
    harmstack.faults.length = 0;
    const clockAheadMs = -7_200_000;
    expect(jobsOf(await service.look(existing([id]), never))).toMatchObject([{ clockAheadMs }]);
    expect(await service.sweep(existing([id]), never)).toMatchObject([{ clockAheadMs }]);
    expect((await service.recent({ limit: 10 }, never)).jobs).toMatchObject([{ clockAheadMs }]);
    harmstack.faults.push(slowly);
    expect(jobsOf(await service.look(existing([id]), never))).toMatchObject([{ clockAheadMs }]);
  });

  test('gives an answer or an error for each id, in order, over more jobs than are read at the same time', async () => {
    await using world = await startWorld();
    const ids = Array.from({ length: 23 }, () => world.harmstack.addJob({ benchmarkId: 1 }));
    const asked = ids.toSpliced(11, 0, 'unknown-id');
    const looks = await world.service.look(existing(asked), never);
    expect(looks.map(({ id }) => id)).toEqual(asked);
    expect(looks[11]).toMatchObject({ error: { kind: 'not-found' } });
    expect(looks.filter((look) => 'job' in look)).toHaveLength(23);
  });

  test('takes an answer about another job for an error', async () => {
    await using world = await startWorld();
    const [mine, other] = [world.harmstack.addJob({ benchmarkId: 1 }), world.harmstack.addJob({ benchmarkId: 1 })];
    world.harmstack.setJob(mine, { job_id: other });
    const message = `the service answered about job ${mine} with another job, ${other}`;
    expect(await world.service.look(existing([mine]), never)).toMatchObject([
      { id: mine, error: { kind: 'mismatch', message } },
    ]);
  });

  test('sends an id as one segment of the path, whatever it holds', async () => {
    await using world = await startWorld();
    await world.service.look(existing(['../me?x#y']), never);
    expect(world.harmstack.requests.map(({ path }) => path)).toEqual(['/v0/jobs/..%2Fme%3Fx%23y']);
  });

  test('tells what it has read when its time is over for the others', async () => {
    await using world = await startWorld({ benchmarks: [{ id: 1, outcome: { looks: 0 } }] });
    const ids = Array.from({ length: 12 }, () => world.harmstack.addJob({ benchmarkId: 1 }));
    const abort = new AbortController();
    // Ten are read at the same time: when the eleventh is asked for, those have been read.
    world.harmstack.faults.push(({ path }) => {
      if (!path.endsWith(ids[10] ?? '')) return undefined;
      abort.abort();
      return { delayMs: 1e8 };
    });
    const looks = await world.service.look(existing(ids), abort.signal);
    expect(looks.map(({ id }) => id)).toEqual(ids);
    expect(jobsOf(looks.slice(0, 10)).every(({ state }) => state === 'scored')).toBe(true);
    const brokenOff = { error: { kind: 'unavailable', message: expect.stringContaining('broken off') } };
    expect(looks.slice(10)).toMatchObject([brokenOff, brokenOff]);
  });
});

describe('sweep', () => {
  test('asks for completed and failed jobs, twice as many as wanted, and tells of the wanted ones alone', async () => {
    const benchmarks = [
      { id: 1, outcome: { looks: 0 } },
      { id: 2, outcome: { looks: 0, fail: true } },
    ] as const;
    await using world = await startWorld({ benchmarks });
    const [done, failed, foreign] = [1, 2, 1].map((benchmarkId) => world.harmstack.addJob({ benchmarkId }));
    world.harmstack.finish(failed ?? '');
    const shown: JobId[] = [];
    const onJobs: OnJobs = (listed) => void shown.push(...listed.map(({ id }) => id));
    const jobs = await world.service.sweep(existing([done ?? '', failed ?? '']), never, onJobs);
    expect(shown.toSorted()).toEqual([done, failed, foreign].map(String).toSorted());
    expect(jobs.map(({ id, state }) => [id, state])).toEqual([
      [done, 'scored'],
      [failed, 'failed'],
    ]);
    const queries = world.harmstack.requests.map(({ query }) => query.toString());
    expect(queries.toSorted()).toEqual(['status=completed&limit=50', 'status=failed&limit=50']);
    await world.service.sweep(existing(Array.from({ length: 60 }, (_, index) => `job-${index}`)), never);
    expect(world.harmstack.requests.at(-1)?.query.get('limit')).toBe('120');
  });

  test('leaves out what the list does not tell of: cut off, unreadable, or completed without a score', async () => {
    await using world = await startWorld({ benchmarks: [{ id: 1, outcome: { looks: 0 } }], maxLimit: 3 });
    const ids = Array.from({ length: 5 }, () => world.harmstack.addJob({ benchmarkId: 1 }));
    const [, , sound = '', bare = '', odd = ''] = ids;
    world.harmstack.setJob(odd, { job_id: 7 });
    world.harmstack.setJob(bare, { score_pct: undefined, total_scored: undefined });
    expect(await world.service.sweep(existing(ids), never)).toMatchObject([{ id: sound, state: 'scored' }]);
  });

  test('says of which list it cannot make anything', async () => {
    await using world = await startWorld();
    world.harmstack.fail({ path: /jobs$/, fault: { answer: { status: 200, body: { jobs: 7 } } }, times: 2 });
    await expect(world.service.sweep(existing(['a']), never)).rejects.toThrow(
      'GET /jobs answered with an unexpected shape: jobs is a number and not as documented',
    );
  });

  test('fails as a whole when one of its lists does', async () => {
    await using world = await startWorld();
    world.harmstack.faults.push(({ query }) =>
      query.get('status') === 'failed' ? { answer: { status: 400 } } : undefined,
    );
    await expect(world.service.sweep(existing(['a']), never)).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('recent', () => {
  test('tells the time of its last list: the clocks are compared when all have been read', async () => {
    await using world = await startWorld();
    world.harmstack.faults.push(({ query }) => {
      if (query.get('status') === 'running') world.clock.advance(9000);
      return undefined;
    });
    const { serverTimeMs } = await world.service.recent({ limit: 10 }, never);
    expect(serverTimeMs).toBe(world.clock.now());
  });

  test("tells the newest jobs in every state, each once, with the server's time", async () => {
    await using world = await startWorld({ benchmarks: [{ id: 1, outcome: { looks: Infinity } }] });
    world.harmstack.skewMs = 3_600_000;
    const ids = Array.from({ length: 5 }, () => world.harmstack.addJob({ benchmarkId: 1, units: 2, endpointUrl }));
    const [, running = '', scored = '', failed = ''] = ids;
    world.harmstack.advance(running);
    world.harmstack.finish(scored);
    world.harmstack.finish(failed, { fail: true });
    const { jobs, serverTimeMs } = await world.service.recent({ limit: 10 }, never);
    expect(jobs.map(({ id }) => id).toSorted()).toEqual(ids);
    expect(jobs.find(({ id }) => id === running)).toMatchObject({ state: 'running', units: 2, endpointUrl });
    expect(serverTimeMs).toBe(world.clock.now() + 3_600_000);
    expect(world.harmstack.requests.map(({ query }) => query.get('limit'))).toEqual(['10', '10', '10', '10']);
  });

  test('sees a job that moves on between two of its lists', async () => {
    await using world = await startWorld({ benchmarks: [{ id: 1, outcome: { looks: Infinity } }] });
    const id = world.harmstack.addJob({ benchmarkId: 1 });
    world.harmstack.faults.push(() => {
      world.harmstack.advance(id);
      return undefined;
    });
    expect((await world.service.recent({ limit: 10 }, never)).jobs.map((job) => job.id)).toContain(id);
  });

  test.each([
    [9, false, true],
    [10, false, false],
    [10, true, true],
  ])('of %d jobs reaches back or not where an old one is among them: %s', async (count, hasOld, isWhole) => {
    await using world = await startWorld();
    const rows = Array.from({ length: count }, (_, nth) => ({ job_id: `j${nth}`, status: 'completed' }));
    world.harmstack.fail({ path: /jobs$/, times: 4, fault: { answer: { status: 200, body: { jobs: rows } } } });
    const { reachesBackTo } = await world.service.recent({ limit: 10 }, never);
    expect(reachesBackTo(({ id }) => hasOld && id === 'j0')).toBe(isWhole);
  });

  test('names a job whose state it does not tell, though the list cannot be read', async () => {
    await using world = await startWorld();
    const rows = [null, 'a row', { job_id: 'a' }, { job_id: 'b', status: 7, benchmark_id: 1 }, { status: 'pending' }];
    world.harmstack.fail({ path: /jobs$/, fault: { answer: { status: 200, body: { jobs: rows } } } });
    const shown: Job[] = [];
    const recent = world.service.recent({ limit: 10, onJobs: (jobs) => void shown.push(...jobs) }, never);
    await expect(recent).rejects.toMatchObject({ kind: 'unreadable' });
    expect(shown).toMatchObject([
      { id: 'a', state: 'unrecognised', raw: '' },
      { id: 'b', benchmarkId: '1' },
    ]);
  });
});

describe('the traps of the API', () => {
  test('1: a score rests on total_scored, not on total_prompts', async () => {
    expect(await jobWith({ total_prompts: 33 })).toMatchObject({ score: { pct: 100, passed: 3, scored: 3 } });
  });

  test('2: job_ids may come in any order; each job tells its own benchmark', async () => {
    await using world = await startWorld({ reverseJobIds: true });
    const { jobIds } = await world.service.submit(batchOf({ 1: [5], 2: [3] }), never);
    expect(jobIds).toEqual(world.harmstack.jobIds.toReversed());
    expect(jobsOf(await world.service.look(existing(jobIds), never)).map(({ benchmarkId }) => benchmarkId)).toEqual([
      '2',
      '1',
    ]);
  });

  const outside = { code: 'field-out-of-range', field: 'score_pct', lowest: 0, highest: 100 } as const;
  const invalid: readonly (readonly [Readonly<Record<string, unknown>>, ScoreFault])[] = [
    [{ score_pct: undefined }, { code: 'field-missing', field: 'score_pct' }],
    [{ score_pct: null }, { code: 'field-missing', field: 'score_pct' }],
    [{ score_pct: '100' }, { code: 'field-not-a-number', field: 'score_pct', type: 'string' }],
    [{ score_pct: true }, { code: 'field-not-a-number', field: 'score_pct', type: 'boolean' }],
    [{ score_pct: [100] }, { code: 'field-not-a-number', field: 'score_pct', type: 'object' }],
    [{ score_pct: 100.01 }, { ...outside, value: 100.01 }],
    [{ score_pct: -0.01 }, { ...outside, value: -0.01 }],
    [{ score_pct: 1e308 }, { ...outside, value: 1e308 }],
    [{ total_scored: 0 }, { code: 'nothing-scored' }],
    [{ total_scored: 2.5 }, { code: 'field-not-a-count', field: 'total_scored' }],
    [{ total_scored: '3' }, { code: 'field-not-a-count', field: 'total_scored' }],
    [{ total_scored: -3 }, { code: 'field-not-a-count', field: 'total_scored' }],
    [{ passed_count: '3' }, { code: 'field-not-a-count', field: 'passed_count' }],
    [{ failed_count: '0' }, { code: 'field-not-a-count', field: 'failed_count' }],
  ];
  test.each(invalid)('3: a completed job with %j has no score: never 0, never a pass', async (fields, fault) => {
    expect(await jobWith(fields)).toMatchObject({ state: 'failed', reason: null, fault });
  });

  test.each([Number.NaN, Infinity, -Infinity])('3: nor has one whose score is %d', (pct) => {
    const answer = v.parse(JobAnswer, { job_id: 'a', status: 'completed', score_pct: pct, total_scored: 1 });
    expect(toJob(answer, plain)).toMatchObject({ state: 'failed', fault: { code: 'field-not-a-number' } });
  });

  test.each([
    { passed_count: 0, failed_count: 5, total_scored: undefined },
    { passed_count: 3, failed_count: 2, total_scored: 3 },
    { passed_count: null, failed_count: 5, total_scored: 5 },
  ])('3: nor has one of 100 with %j, which contradicts it', async (fields) => {
    const job = await jobWith(fields);
    const judged = judgeJob({ id: job.id, job, lost: null }, { isOwn: false, unfinished: null });
    expect(judged).toMatchObject({ scorePct: null, reason: { code: 'counts-contradict-score' } });
  });

  test('3: a score of 0 and one of 100 are valid, with or without counts', async () => {
    expect(await jobWith({}, { passed: 0 })).toMatchObject({ score: { pct: 0, passed: 0, scored: 3 } });
    expect(await jobWith({ passed_count: null, total_scored: undefined })).toMatchObject({
      score: { pct: 100, passed: null, scored: null },
    });
  });

  test('5: the message of an accepted submit is not read', async () => {
    await using world = await startWorld();
    const body = { job_ids: ['a'], message: { poll: 'GET /jobs/{id}' } };
    world.harmstack.fail({ path: /batch/, fault: { answer: { status: 202, body } } });
    expect(await world.service.submit(batchOf({ 1: [1] }), never)).toMatchObject({ jobIds: ['a'] });
  });

  test('6: key, header values and the query of the endpoint are in no text that comes back', async () => {
    await using world = await startWorld();
    const echo = 'key a-secret-key, header a-secret-header, tenant a-secret-tenant';
    world.harmstack.fail({ path: /batch/, fault: { answer: { status: 400, body: { error: echo } } } });
    const expected = { message: expect.stringContaining('key ***, header ***, tenant ***') };
    await expect(world.service.submit(batchOf({ 1: [1] }), never)).rejects.toMatchObject(expected);

    const id = world.harmstack.addJob({ benchmarkId: 1 });
    for (const status of ['running', 'failed', echo]) {
      world.harmstack.setJob(id, { status, message: echo, benchmark_name: echo, current: 1, total: 2 });
      expect(JSON.stringify(await world.service.look(existing([id]), never))).not.toContain('a-secret');
    }
  });

  test('7: the list is always told which status and how many', async () => {
    await using world = await startWorld();
    await world.service.recent({ limit: 5 }, never);
    await world.service.sweep(existing(['a']), never);
    const queries = world.harmstack.requests.map(({ query }) => query);
    expect(queries.every((query) => query.has('status') && query.has('limit'))).toBe(true);
    expect(queries).toHaveLength(6);
  });

  test('8: every field but id and status may be absent, null or of another type, and unknown ones are normal', () => {
    const odd = fc.record(
      Object.fromEntries([...Object.keys(JobAnswer.entries), 'queue'].map((name) => [name, fc.jsonValue()])),
      { requiredKeys: [] },
    );
    const status = fc.constantFrom('pending', 'running', 'completed', 'failed', 'paused', '');
    fc.assert(
      fc.property(odd, status, (fields, state) => {
        const job = toJob(v.parse(JobAnswer, { ...fields, job_id: 'a', status: state }), plain);
        expect(job.id).toBe('a');
        if (job.state === 'unrecognised') return job.raw === state && state !== 'completed';
        if (job.state !== 'scored') return true;
        return state === 'completed' && fields.score_pct === job.score.pct && job.score.scored !== 0;
      }),
    );
  });

  test('8: a completed_at before created_at gives no duration', async () => {
    expect(await jobWith({ completed_at: '2001-01-01T00:00:00Z' })).toMatchObject({ durationMs: null });
    expect(await jobWith({ completed_at: 'soon', created_at: 7 })).toMatchObject({
      durationMs: null,
      createdAt: null,
    });
  });

  test('8: a job that was over at once took no time, and one that is not over takes no known time', async () => {
    const at = '2024-06-01T12:00:00Z';
    expect(await jobWith({ created_at: at, completed_at: at })).toMatchObject({ durationMs: 0 });
    expect(await jobWith({ created_at: at, completed_at: null })).toMatchObject({ durationMs: null });
    expect(await jobWith({ created_at: null, completed_at: at })).toMatchObject({ durationMs: null });
  });

  test.each([
    [0, 0],
    [2.5, 2.5],
    ['5', 5],
    ['5.50', 5.5],
    [-1, null],
    ['-5', null],
    ['5 credits', null],
  ])('8: a price of %j is %j credits', async (price, credits) => {
    expect(await jobWith({ price })).toMatchObject({ credits });
  });

  test.each([
    [2, '2'],
    ['2', '2'],
    ['02', '02'],
    [true, 'true'],
    [null, null],
    [undefined, null],
  ])(
    '8: a benchmark_id of %j is %j: another type does not hide another benchmark',
    async (benchmark_id, benchmarkId) => {
      expect(await jobWith({ benchmark_id })).toMatchObject({ benchmarkId });
    },
  );

  test('8: a created_at without a zone is UTC', async () => {
    expect(await jobWith({ created_at: '2024-06-01T12:00:00' })).toMatchObject({
      createdAt: new Date('2024-06-01T12:00:00Z'),
    });
  });

  test.each([
    [7, 7, 7],
    [0, 0, null],
    [-1, null, null],
    ['7', 7, 7],
    ['7.5', null, null],
    ['many', null, null],
    [null, null, null],
  ])('8: of %j needles it was asked for %j units and holds %j', async (needle_annnoted_count, units, size) => {
    expect(await jobWith({ needle_annnoted_count })).toMatchObject({ units, size });
  });

  test('8: an endpoint that is no text is not known', async () => {
    expect(await jobWith({ endpoint_url: 7 })).toMatchObject({ endpointUrl: null });
  });

  test('8: progress beyond its total is all of it', async () => {
    const fields = { status: 'running', current: 40, total: 33, message: null };
    expect(await jobWith(fields)).toMatchObject({ progress: { done: 33, total: 33, message: null } });
    expect(await jobWith({ ...fields, current: 'many' })).toMatchObject({ progress: null });
    expect(await jobWith({ ...fields, total: null })).toMatchObject({ progress: null });
  });

  test('an unknown state is kept for the report and is no end', async () => {
    expect(await jobWith({ status: 'paused' })).toMatchObject({ state: 'unrecognised', raw: 'paused' });
  });

  test('a failed job gives its reason, or none', async () => {
    expect(await jobWith({ status: 'failed', message: 'endpoint down' })).toMatchObject({ reason: 'endpoint down' });
    expect(await jobWith({ status: 'failed' })).toMatchObject({ reason: null });
  });
});
