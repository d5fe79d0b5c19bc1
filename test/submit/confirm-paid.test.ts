import { describe, expect, test } from 'vitest';
import { anyTime, type PaidPayment, type Window } from '../../src/ledger/payment.ts';
import { type ConfirmOptions, confirmPaid } from '../../src/submit/confirm-paid.ts';
import { batchOf, endpointUrl, startWorld } from '../fixtures/harmstack-world.ts';
import { plainAgent, batchOf as runloopBatch, startRunloopWorld } from '../fixtures/runloop-world.ts';
import { runKey, submitBy } from '../fixtures/stored-ledgers.ts';

const batch = batchOf({ 1: [5, 5], 2: [3] });
const minuteMs = 60_000;
const hourMs = 3_600_000;
const agentRun = { source: { kind: 'benchmark', id: 'bmd_1' }, agents: [plainAgent], orchestrator: null } as const;

/** An account with the jobs that an earlier run has stored as paid. */
async function startPaid() {
  const world = await startWorld();
  const { harmstack, clock, service } = world;
  const startMs = clock.now();
  const jobIds = batch.jobs.map(({ benchmarkId, units }) =>
    harmstack.addJob({ benchmarkId: Number(benchmarkId), units, endpointUrl }),
  );
  const [first = ''] = jobIds;
  const cancel = new AbortController();
  const window: Window = {
    earliestMs: startMs - minuteMs,
    sinceMs: startMs,
    untilMs: null,
    latestMs: null,
    clock: 'service',
  };
  const confirm = (own: Partial<ConfirmOptions> & { readonly window?: Window } = {}) => {
    const submit = submitBy(runKey(7), { window: own.window ?? window });
    const payment: PaidPayment = { state: 'paid', submit, batchId: 'b', jobIds, origin: 'resumed', sharedWith: null };
    const options: ConfirmOptions = {
      serviceOf: () => service,
      endpointUrl,
      maxAgeMs: null,
      clock,
      random: () => 0.5,
      deadlineMs: startMs + hourMs,
      cancelled: cancel.signal,
      ...own,
    };
    return confirmPaid(options, batch, payment);
  };
  const answer = (status: number, times = Infinity, body: unknown = { error: 'no' }) =>
    harmstack.fail({ path: /jobs\//, times, fault: { answer: { status, body } } });
  /** Lays these fields over the first job, and takes them away when so much time has passed. */
  const lay = (
    fields: Readonly<Record<string, unknown>>,
    forMs = Infinity,
    after: Readonly<Record<string, unknown>> = {},
  ) => {
    harmstack.setJob(first, fields);
    if (forMs < Infinity) clock.after(forMs, () => harmstack.setJob(first, after));
  };
  return {
    ...world,
    jobIds,
    first,
    cancel,
    confirm,
    answer,
    lay,
    window,
    startMs,
    elapsedMs: () => clock.now() - startMs,
  };
}

describe('jobs that are stored as paid', () => {
  test('are confirmed at once when the service tells of them', async () => {
    await using world = await startPaid();
    expect([await world.confirm(), world.elapsedMs()]).toEqual([{ kind: 'confirmed' }, 0]);
    expect(world.harmstack.requests).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 429, 500])('are confirmed although some looks are answered %d', async (status) => {
    await using world = await startPaid();
    world.answer(status, 9);
    expect(await world.confirm()).toEqual({ kind: 'confirmed' });
  });

  test('are confirmed although the service is down for half an hour', async () => {
    await using world = await startPaid();
    world.answer(503);
    world.clock.after(hourMs / 2, () => world.harmstack.faults.splice(0));
    expect(await world.confirm()).toEqual({ kind: 'confirmed' });
    expect(world.elapsedMs()).toBeLessThan(hourMs / 2 + minuteMs);
  });

  test('are each read until they are read once, and then no more', async () => {
    await using world = await startPaid();
    world.harmstack.fail({ path: new RegExp(world.first), times: 4, fault: { answer: { status: 403 } } });
    expect(await world.confirm()).toEqual({ kind: 'confirmed' });
    const lookedAt = (id: string) => world.harmstack.received('GET', new RegExp(id)).length;
    expect(world.jobIds.map(lookedAt)).toEqual([5, 1, 1]);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['shows another path of the endpoint', { endpoint_url: 'https://model.example.com/v1/' }],
    ['shows its origin alone', { endpoint_url: 'https://model.example.com' }],
    ['hides the endpoint', { endpoint_url: null }],
    ['hides the size', { needle_annnoted_count: null }],
    ['hides the benchmark', { benchmark_id: null }],
    ['hides when they were created', { created_at: null }],
    ['has other servers, whose clocks differ', { created_at: '2024-06-01T11:58:00Z' }],
  ])('are confirmed at a service that %s: our own record names them', async (_, fields) => {
    await using world = await startPaid();
    world.lay(fields);
    expect(await world.confirm()).toEqual({ kind: 'confirmed' });
  });

  test('are confirmed whenever they were created, when it is not known when they were paid', async () => {
    await using world = await startPaid();
    world.lay({ created_at: '2001-01-01T00:00:00Z' });
    expect(await world.confirm({ window: { ...world.window, earliestMs: null } })).toEqual({ kind: 'confirmed' });
  });
});

describe('jobs that prove to be something else', () => {
  const foreign = [
    ['ran against another host', { endpoint_url: 'https://other.example.com/v1' }, 'ran against another host'],
    ['were there before', { created_at: '2024-06-01T11:57:59Z' }, 'is older than the run that stored it'],
  ] as const;

  test.each(foreign)('since they %s are foreign when that is said for half a minute', async (_, fields, why) => {
    await using world = await startPaid();
    world.lay(fields);
    expect(await world.confirm()).toEqual({ kind: 'foreign', why: `job ${world.first} ${why}` });
    expect(world.elapsedMs()).toBeGreaterThan(10_000);
    expect(world.elapsedMs()).toBeLessThanOrEqual(31_000);
  });

  test.each(foreign)('since they %s are confirmed when that is said once', async (_, fields) => {
    await using world = await startPaid();
    world.lay(fields, 500, { endpoint_url: endpointUrl, created_at: '2024-06-01T12:00:00Z' });
    expect(await world.confirm()).toEqual({ kind: 'confirmed' });
  });
});

describe('jobs that the service does not tell of', () => {
  test.each([404, 403])('are unread when it is answered %d for half a minute', async (status) => {
    await using world = await startPaid();
    world.answer(status);
    expect(await world.confirm()).toEqual({ kind: 'unread', message: expect.stringContaining(`answered ${status}`) });
    expect(world.elapsedMs()).toBeLessThanOrEqual(31_000);
  });

  test('are unread although some of them can be read', async () => {
    await using world = await startPaid();
    world.harmstack.fail({ path: new RegExp(world.first), times: Infinity, fault: { answer: { status: 404 } } });
    expect(await world.confirm()).toMatchObject({ kind: 'unread' });
  });

  test('are asked for as long as there is time while it refuses one of them and fails for another', async () => {
    await using world = await startPaid();
    const [, second = ''] = world.jobIds;
    world.harmstack.fail({ path: new RegExp(world.first), times: Infinity, fault: { answer: { status: 404 } } });
    world.harmstack.fail({ path: new RegExp(second), times: Infinity, fault: { answer: { status: 503 } } });
    expect(await world.confirm({ deadlineMs: world.startMs + 5 * minuteMs })).toMatchObject({ kind: 'unread' });
    expect(world.elapsedMs()).toBeGreaterThan(4 * minuteMs);
  });

  test('are asked for as long as there is time while it only fails, and then unread', async () => {
    await using world = await startPaid();
    world.answer(503);
    expect(await world.confirm({ deadlineMs: world.startMs + 10 * minuteMs })).toMatchObject({ kind: 'unread' });
    expect(world.elapsedMs()).toBeGreaterThan(9 * minuteMs);
    expect(world.elapsedMs()).toBeLessThan(10 * minuteMs);
  });

  test('are asked for again only when the service wants it', async () => {
    await using world = await startPaid();
    world.harmstack.fail({
      path: /jobs\//,
      times: 3,
      fault: { answer: { status: 503, headers: { 'retry-after': '300' } } },
    });
    expect(await world.confirm()).toEqual({ kind: 'confirmed' });
    expect(world.clock.sleepsMs).toEqual([300_000]);
  });

  test('are unread when the run is cancelled first', async () => {
    await using world = await startPaid();
    world.answer(503);
    world.clock.after(minuteMs, () => world.cancel.abort());
    expect(await world.confirm()).toEqual({ kind: 'unread', message: 'the run was cancelled first' });
    expect(world.elapsedMs()).toBe(minuteMs);
  });

  test('are unread when the look takes longer than the run has', async () => {
    await using world = await startPaid();
    world.harmstack.faults.push(() => {
      world.clock.advance(5000);
      return { delayMs: 1e8 };
    });
    expect(await world.confirm({ deadlineMs: world.startMs + 5000 })).toMatchObject({ kind: 'unread' });
    expect(world.elapsedMs()).toBe(5000);
  });
});

describe('an age limit', () => {
  test('holds for jobs that an earlier run has paid for', async () => {
    await using world = await startPaid();
    world.clock.advance(minuteMs);
    expect(await world.confirm({ maxAgeMs: minuteMs })).toEqual({ kind: 'confirmed' });
    expect(await world.confirm({ maxAgeMs: minuteMs - 1 })).toEqual({ kind: 'too-old' });
    // No other answer could make them younger.
    expect(world.elapsedMs()).toBe(minuteMs);
  });

  test('leaves unread what does not tell its age, since it may be young enough: nothing is paid again', async () => {
    await using world = await startPaid();
    world.lay({ created_at: null });
    expect(await world.confirm({ maxAgeMs: hourMs })).toEqual({
      kind: 'unread',
      message: `job ${world.first} does not say when it was created, and max-age-minutes is set`,
    });
    expect(world.elapsedMs()).toBeLessThanOrEqual(31_000);
  });

  test('asks again before that', async () => {
    await using world = await startPaid();
    world.lay({ created_at: null }, 500, { created_at: '2024-06-01T12:00:00Z' });
    expect(await world.confirm({ maxAgeMs: hourMs })).toEqual({ kind: 'confirmed' });
  });

  test('is passed by one job that is too old, whatever the others tell', async () => {
    await using world = await startPaid();
    const [, second = ''] = world.jobIds;
    world.clock.advance(minuteMs);
    world.harmstack.setJob(second, { created_at: null });
    expect(await world.confirm({ maxAgeMs: 1000 })).toEqual({ kind: 'too-old' });
  });
});

async function startStopped() {
  const world = await startRunloopWorld({ pace: 'manual' });
  const { runloop, service, clock } = world;
  runloop.define('bmd_1', { results: [1] });
  const jobIds = [1, 2].map((nth) =>
    runloop.addJob({
      name: `job-${nth}`,
      spec: { type: 'benchmark', benchmark_id: 'bmd_1', agent_configs: [{ type: 'job_agent', name: 'a' }] },
    }),
  );
  const submit = submitBy(runKey(7), { window: anyTime });
  const payment: PaidPayment = { state: 'paid', submit, batchId: null, jobIds, origin: 'resumed', sharedWith: null };
  const confirm = () =>
    confirmPaid(
      {
        serviceOf: () => service,
        endpointUrl: null,
        maxAgeMs: null,
        clock,
        random: () => 0.5,
        deadlineMs: clock.now() + hourMs,
        cancelled: new AbortController().signal,
      },
      runloopBatch(agentRun),
      payment,
    );
  const stop = (ids: readonly string[]) => {
    for (const id of ids) runloop.setJob(id, { state: 'canceled' });
  };
  return { ...world, jobIds, confirm, stop };
}

describe('jobs that were stopped', () => {
  test('are cancelled when the service says so twice', async () => {
    await using world = await startStopped();
    world.stop(world.jobIds);
    expect(await world.confirm()).toEqual({ kind: 'cancelled' });
    expect(world.clock.sleepsMs).toHaveLength(1);
  });

  test('are confirmed when it says so once: one odd answer makes nobody pay again', async () => {
    await using world = await startStopped();
    world.stop(world.jobIds);
    world.clock.after(500, () => {
      for (const id of world.jobIds) world.runloop.setJob(id, { state: 'running' });
    });
    expect(await world.confirm()).toEqual({ kind: 'confirmed' });
  });

  test('are confirmed when one of them was not: the others say why it is no use', async () => {
    await using world = await startStopped();
    world.stop(world.jobIds.slice(1));
    expect(await world.confirm()).toEqual({ kind: 'confirmed' });
  });
});
