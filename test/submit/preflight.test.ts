import { describe, expect, test } from 'vitest';
import { levelOf, type Notice } from '../../src/notice.ts';
import { planBatches } from '../../src/plan/batches.ts';
import type { Plan, PlannedBenchmark } from '../../src/plan/plan.ts';
import { type BenchmarkService, ServiceError } from '../../src/services/service.ts';
import { fetchBalances, preflight } from '../../src/submit/preflight.ts';
import { createBenchmark, createJob, emptyPlan, scored } from '../fixtures/cases.ts';
import { startWorld as startHarmstackWorld } from '../fixtures/harmstack-world.ts';

const toRun = createBenchmark({ work: { kind: 'submit', units: 5 } });
const existing = (jobId: string, given: Partial<PlannedBenchmark> = {}) =>
  createBenchmark({ service: 'overmind', id: jobId, work: { kind: 'existing', jobId }, ...given });

function planOf(benchmarks: readonly PlannedBenchmark[], given: Partial<Plan> = {}): Plan {
  return { ...emptyPlan, benchmarks, batches: planBatches(benchmarks, null), ...given };
}

/** The service on an emulator, one that is only read, and a check of a plan at both. */
async function startWorld(options: Parameters<typeof startHarmstackWorld>[0] = {}) {
  const world = await startHarmstackWorld(options);
  const { clock, service } = world;
  const startMs = clock.now();
  const notices: Notice[] = [];
  const cancel = new AbortController();
  const look: BenchmarkService['look'] = async (jobs) =>
    jobs.map(({ id }) => ({ id, job: createJob(scored(90, 9, 10), { id, createdAt: new Date(startMs - 60_000) }) }));
  const facts = {
    unitPrices: null,
    balanceCredits: null,
    problems: [],
    warnings: [],
    names: new Map<string, string>(),
  };
  const read: BenchmarkService = { preflight: async () => facts, look };
  interface Own extends Partial<Parameters<typeof preflight>[0]> {
    readonly read?: Partial<BenchmarkService>;
  }
  const checked = (plan: Plan, { read: ownRead, ...own }: Own = {}) =>
    preflight({
      plan,
      isDryRun: false,
      serviceFor: (reader) => (reader.service === 'harmstack' ? service : { ...read, ...ownRead }),
      tell: (notice) => notices.push(notice),
      clock,
      startedAtMs: startMs,
      deadlineMs: startMs + 3_600_000,
      cancelled: cancel.signal,
      ...own,
    });
  const codes = () => notices.map(({ code }) => code);
  return { ...world, startMs, notices, codes, cancel, checked, facts, elapsedMs: () => clock.now() - startMs };
}

const refused = (status: number) => ({ answer: { status, body: { error: 'no' } } });

const failing = () => ({ preflight: () => Promise.reject(new TypeError('a bug')), look: async () => [] });

describe('before money is spent', () => {
  test('each service tells its prices, the balance and the names of its benchmarks', async () => {
    await using world = await startWorld({ benchmarks: [{ id: 1, price: 2, name: 'Medical' }] });
    const { isReady, facts } = await world.checked(planOf([toRun]));
    expect([isReady, world.notices]).toEqual([true, []]);
    expect(facts.get('harmstack')).toMatchObject({
      unitPrices: new Map([['1', { credits: 2, basis: 'listed' }]]),
      balanceCredits: 1000,
      names: new Map([['1', 'Medical']]),
    });
  });

  test('nothing is asked of anybody when there is nothing to pay for, unless it is a dry run', async () => {
    await using world = await startWorld();
    const plan = planOf([createBenchmark({ work: { kind: 'existing', jobId: 'a' } })]);
    expect(await world.checked(plan)).toEqual({ facts: new Map(), isReady: true });
    expect(world.harmstack.requests).toEqual([]);
    await world.checked(plan, { isDryRun: true });
    expect(world.harmstack.received('GET', /benchmarks$/)).toHaveLength(1);
  });

  test('only the benchmarks that are to be run are asked for', async () => {
    await using world = await startWorld();
    const plan = planOf([toRun, createBenchmark({ id: 'a', work: { kind: 'existing', jobId: 'a' } })]);
    const asked: (readonly string[])[] = [];
    await world.checked(plan, {
      serviceFor: () => ({
        preflight: async (benchmarks) => {
          asked.push(benchmarks.map(({ id }) => id));
          return world.facts;
        },
        look: async () => [],
      }),
    });
    expect(asked).toEqual([['1']]);
  });

  test('a benchmark that the service does not offer ends the run', async () => {
    await using world = await startWorld();
    const { isReady } = await world.checked(planOf([createBenchmark({ id: '9' })]));
    expect([isReady, world.codes()]).toEqual([false, ['benchmark-not-offered']]);
  });

  test.each([
    [401, 'key-refused'],
    [403, 'key-refused'],
    [400, 'service-refused'],
  ] as const)('a %d ends the run: %s', async (status, code) => {
    await using world = await startWorld();
    world.harmstack.fail({ path: /./, times: Infinity, fault: refused(status) });
    const { isReady, facts } = await world.checked(planOf([toRun]));
    expect([isReady, facts.size]).toEqual([false, 0]);
    expect(world.notices).toEqual([{ code, service: 'harmstack', message: expect.stringContaining(` ${status}: no`) }]);
  });

  test.each([404, 405, 500, 503])('a %d is told, and the run goes on', async (status) => {
    await using world = await startWorld();
    world.harmstack.fail({ path: /./, times: Infinity, fault: refused(status) });
    expect((await world.checked(planOf([toRun]))).isReady).toBe(true);
    expect(new Set(world.codes())).toEqual(new Set(['unchecked']));
  });

  test('a service of which no request gets a connection ends the run', async () => {
    await using world = await startWorld();
    await world.harmstack.close();
    expect((await world.checked(planOf([toRun]))).isReady).toBe(false);
    expect(world.notices).toEqual([
      {
        code: 'service-unreachable',
        service: 'harmstack',
        message: expect.stringContaining('ECONNREFUSED'),
        isProxy: false,
      },
    ]);
  });

  test('silence is told after ten seconds, and the run goes on', async () => {
    await using world = await startWorld();
    let isSilent = false;
    world.harmstack.faults.push(() => {
      if (!isSilent) world.clock.advance(10_000);
      isSilent = true;
      return { delayMs: 1e8 };
    });
    expect((await world.checked(planOf([toRun]))).isReady).toBe(true);
    expect([world.codes(), world.elapsedMs()]).toEqual([['unchecked', 'unchecked'], 10_000]);
  });

  test('it is not waited for beyond the time of the run', async () => {
    await using world = await startWorld();
    world.harmstack.faults.push(() => {
      world.clock.advance(2000);
      return { delayMs: 1e8 };
    });
    await world.checked(planOf([toRun]), { deadlineMs: world.startMs + 2000 });
    expect(world.elapsedMs()).toBeLessThanOrEqual(4000);
  });

  test('a key that is refused for a service that is only read ends the run', async () => {
    await using world = await startWorld();
    const { service } = world;
    world.harmstack.fail({ path: /./, times: Infinity, fault: refused(401) });
    const plan = planOf([createBenchmark({ service: 'runloop' }), existing('a')]);
    const { isReady } = await world.checked(plan, {
      read: { preflight: (benchmarks, signal) => service.preflight(benchmarks, signal) },
    });
    expect([isReady, world.codes()]).toEqual([false, ['key-refused', 'key-refused']]);
  });

  test('a cancelled run is not ready, and nothing of it is told', async () => {
    await using world = await startWorld();
    world.cancel.abort(new Error('cancelled'));
    const { isReady } = await world.checked(planOf([toRun]));
    expect([isReady, world.harmstack.requests]).toEqual([false, []]);
  });

  test('what is thrown once the run is cancelled is no fault of ours, and else it is', async () => {
    await using world = await startWorld();
    await expect(world.checked(planOf([toRun]), { serviceFor: failing })).rejects.toThrow('a bug');
    world.cancel.abort();
    expect((await world.checked(planOf([toRun]), { serviceFor: failing })).isReady).toBe(false);
  });
});

const plan = (given: Partial<Plan> = {}) => planOf([toRun, existing('a')], given);

const looking = (world: Awaited<ReturnType<typeof startWorld>>) => ({
  read: { look: (...asked: Parameters<BenchmarkService['look']>) => world.service.look(...asked) },
});

const advised = (given: Partial<Plan> = {}) => planOf([toRun, existing('a', { level: 'warn' })], given);

describe('a job that is to be judged beside what is paid for', () => {
  test('is read first: what is fine costs nothing', async () => {
    await using world = await startWorld();
    expect([(await world.checked(plan())).isReady, world.notices]).toEqual([true, []]);
  });

  test('ends the run when it cannot prove anything', async () => {
    await using world = await startWorld();
    const { isReady } = await world.checked(plan({ maxAgeMs: 1000 }));
    expect(isReady).toBe(false);
    expect(world.notices).toEqual([
      { code: 'job-unfit', jobId: 'a', why: expect.objectContaining({ code: 'too-old' }) },
    ]);
  });

  test.each([400, 401, 403, 404])('ends the run when the service answers %d', async (status) => {
    await using world = await startWorld();
    world.harmstack.fail({ path: /jobs\//, times: Infinity, fault: refused(status) });
    const { isReady } = await world.checked(plan(), looking(world));
    expect(isReady).toBe(false);
    expect(world.notices).toEqual([
      { code: 'job-unreadable', jobId: 'a', message: expect.stringContaining(`answered ${status}`) },
    ]);
  });

  test('keeps nobody from paying while the service only fails, but a dry run, which reads it no second time', async () => {
    await using world = await startWorld();
    world.harmstack.fail({ path: /jobs\//, times: Infinity, fault: refused(503) });
    expect((await world.checked(plan(), looking(world))).isReady).toBe(true);
    expect((await world.checked(plan(), { ...looking(world), isDryRun: true })).isReady).toBe(false);
    expect(world.codes()).toEqual(['job-unreadable']);
  });

  test('keeps nobody from paying where it is only advice, but is told of in a dry run, as a warning', async () => {
    await using world = await startWorld();
    expect((await world.checked(advised({ maxAgeMs: 1000 }))).isReady).toBe(true);
    world.harmstack.fail({ path: /jobs\//, times: Infinity, fault: refused(404) });
    expect((await world.checked(advised(), looking(world))).isReady).toBe(true);
    expect(world.notices).toEqual([]);
    expect((await world.checked(advised({ maxAgeMs: 1000 }), { isDryRun: true })).isReady).toBe(true);
    expect((await world.checked(advised(), { ...looking(world), isDryRun: true })).isReady).toBe(true);
    expect(world.notices.map((notice) => [notice.code, levelOf(notice)])).toEqual([
      ['job-unfit', 'warning'],
      ['job-unreadable', 'warning'],
    ]);
  });

  test('ends the run though it is only advice when the key may not read it', async () => {
    await using world = await startWorld();
    world.harmstack.fail({ path: /jobs\//, times: Infinity, fault: refused(401) });
    expect((await world.checked(advised(), looking(world))).isReady).toBe(false);
    expect(world.codes()).toEqual(['job-unreadable']);
  });

  test.each([
    ['unreachable', true, ['service-unreachable', 'warning']],
    ['refused', true, ['service-refused', 'warning']],
    ['unauthorised', false, ['key-refused', 'error']],
  ] as const)('is only advice, and its service is %s: the run is ready is %s', async (kind, isReady, told) => {
    await using world = await startWorld();
    const fails = () => Promise.reject(new ServiceError(kind, 'no'));
    const { isReady: is } = await world.checked(advised(), { read: { preflight: fails } });
    expect(is).toBe(isReady);
    expect(world.notices.map((notice) => [notice.code, levelOf(notice)])).toEqual([told]);
  });

  test('is not read when something else ends the run', async () => {
    await using world = await startWorld();
    world.harmstack.fail({ path: /benchmarks$/, fault: refused(401) });
    await world.checked(plan(), looking(world));
    expect(world.harmstack.received('GET', /jobs\//)).toEqual([]);
  });

  test('is read within ten seconds', async () => {
    await using world = await startWorld();
    world.harmstack.faults.push(({ path }) => {
      if (!/jobs\//.test(path)) return undefined;
      world.clock.advance(10_000);
      return { delayMs: 1e8 };
    });
    expect((await world.checked(plan(), looking(world))).isReady).toBe(true);
    expect(world.elapsedMs()).toBe(10_000);
  });
});

/** The balances that are told beside the services’ other facts. */
const balancesOf = (world: Awaited<ReturnType<typeof startWorld>>) => {
  const { clock, startMs, service, cancel, notices } = world;
  const read: BenchmarkService = { preflight: async () => world.facts, look: async () => [] };
  return fetchBalances(
    {
      plan: plan(),
      isDryRun: false,
      serviceFor: (reader) => (reader.service === 'harmstack' ? service : read),
      tell: (notice) => notices.push(notice),
      clock,
      deadlineMs: startMs + 3_600_000,
      cancelled: cancel.signal,
    },
    plan().benchmarks,
  );
};

describe('before a further round', () => {
  test('each service tells its balance, where it has one', async () => {
    await using world = await startWorld();
    world.harmstack.setCredits(12);
    expect(await balancesOf(world)).toEqual(
      new Map([
        ['harmstack', 12],
        ['overmind', null],
      ]),
    );
  });

  test('a service that refuses to tell is no reason to say anything, nor to stop', async () => {
    await using world = await startWorld();
    world.harmstack.fail({ path: /./, times: Infinity, fault: refused(401) });
    expect((await balancesOf(world)).get('harmstack')).toBeNull();
    expect(world.notices).toEqual([]);
  });
});
