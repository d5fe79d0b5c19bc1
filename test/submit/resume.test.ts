import { describe, expect, test } from 'vitest';
import { type Memory, readMemory, resume } from '../../src/submit/resume.ts';
import { batchOf, endpointUrl, startWorld } from '../harmstack-world.ts';

const batch = batchOf({ 1: [5, 5], 2: [3] });
const hourMs = 3_600_000;

const memory: Memory = {
  run: { id: 1001, attempt: 1 },
  commit: 'c0ffee',
  planHash: 'plan',
  judged: false,
  batches: [{ batchId: 'b', jobIds: ['a'] }],
  inDoubt: false,
  doubtSinceMs: null,
  doubtUntilMs: null,
};

describe('a memory', () => {
  const now = { planHash: 'plan', commit: 'c0ffee' };

  test('of paid jobs and no verdict tells of jobs to take up', () => {
    expect(readMemory(memory, now)).toEqual({
      kind: 'paid',
      why: 'run 1001, attempt 1, was cut off before its verdict',
    });
  });

  test('of a submit in doubt says so, whether or not there are jobs', () => {
    for (const batches of [memory.batches, []])
      expect(readMemory({ ...memory, batches, inDoubt: true }, now).kind).toBe('in-doubt');
  });

  test.each([
    ['for another commit', { commit: 'beef' }],
    ['for an unknown commit', { commit: null }],
    ['of another plan', { planHash: 'other' }],
    ['of a verdict', { judged: true }],
    ['of nothing submitted', { batches: [] }],
  ])('%s is nothing', (_, change) => {
    expect(readMemory({ ...memory, ...change }, now).kind).toBe('nothing');
  });

  test('in doubt about another commit, another plan or a verdict is nothing', () => {
    for (const change of [{ commit: 'beef' }, { planHash: 'other' }, { judged: true }])
      expect(readMemory({ ...memory, ...change, inDoubt: true }, now).kind).toBe('nothing');
  });
});

/** An emulator with the paid jobs of the batch, and what it takes to take them up. */
async function startPaid(
  units: readonly (readonly [benchmarkId: number, units: number])[] = [
    [1, 5],
    [1, 5],
    [2, 3],
  ],
) {
  const world = await startWorld();
  const { harmstack, clock, service } = world;
  const jobIds = units.map(([benchmarkId, size]) => harmstack.addJob({ benchmarkId, units: size, endpointUrl }));
  const cancel = new AbortController();
  const startMs = clock.now();
  const run = (own: { jobIds?: readonly string[]; url?: string; timeoutMs?: number; maxAgeMs?: number } = {}) =>
    resume({
      memory: { ...memory, batches: [{ batchId: 'b', jobIds: own.jobIds ?? jobIds, isFound: true }] },
      batches: [batch],
      serviceOf: () => service,
      endpointUrl: own.url ?? endpointUrl,
      maxAgeMs: own.maxAgeMs ?? null,
      clock,
      deadlineMs: startMs + (own.timeoutMs ?? hourMs),
      cancelled: cancel.signal,
    });
  const answer = (status: number, times: number, body: unknown = { error: 'no' }) =>
    harmstack.fail({ path: /jobs\//, fault: { answer: { status, body } }, times });
  return { ...world, jobIds, cancel, run, answer, elapsedMs: () => clock.now() - startMs };
}

describe('the jobs of a run that was cut off', () => {
  test('are taken up when they are the right ones', async () => {
    await using world = await startPaid();
    expect(await world.run()).toEqual({
      kind: 'resumed',
      started: [{ batch, batchId: 'b', jobIds: world.jobIds, isFound: true }],
    });
    expect(world.elapsedMs()).toBe(0);
  });

  test.each([400, 401, 403, 404, 429, 500])('are taken up although some looks are answered %d', async (status) => {
    await using world = await startPaid();
    world.answer(status, 9);
    expect((await world.run()).kind).toBe('resumed');
  });

  test('are taken up although the service is down for half an hour', async () => {
    await using world = await startPaid();
    world.answer(503, Number.POSITIVE_INFINITY);
    world.clock.after(hourMs / 2, () => world.harmstack.faults.splice(0));
    expect((await world.run()).kind).toBe('resumed');
    expect(world.elapsedMs()).toBeLessThan(hourMs / 2 + 60_000);
  });

  test.each([
    { endpoint_url: 'https://other.example.com/' },
    { benchmark_id: 3 },
    { needle_annnoted_count: 4 },
    { endpoint_url: null },
    { benchmark_id: null },
    { needle_annnoted_count: 'many' },
    { job_id: 'another' },
  ])('are taken up although a look once tells %o', async (fields) => {
    await using world = await startPaid();
    const [first = ''] = world.jobIds;
    world.harmstack.setJob(first, fields);
    world.clock.after(500, () =>
      world.harmstack.setJob(first, {
        job_id: first,
        benchmark_id: 1,
        needle_annnoted_count: 5,
        endpoint_url: endpointUrl,
      }),
    );
    expect((await world.run()).kind).toBe('resumed');
  });

  test('for other benchmarks are not believed', async () => {
    const units = [
      [3, 4],
      [3, 5],
      [3, 5],
    ] as const;
    await using world = await startPaid(units);
    expect((await world.run()).kind).toBe('not-believed');
    expect(world.elapsedMs()).toBeLessThan(45_000);
  });

  test.each([
    ['one of another size', { 1: [5, 4], 2: [3] }],
    ['all of other sizes', { 1: [4, 4], 2: [4] }],
    ['one of another benchmark', { 1: [5], 2: [3], 3: [5] }],
    ['one too many', { 1: [5, 5], 2: [3, 3] }],
    ['one too few', { 1: [5], 2: [3] }],
  ])('that fit but for %s stay unknown: the others may be paid for', async (_, sizes) => {
    const units = batchOf(sizes).jobs.map((job) => [Number(job.benchmarkId), job.units] as const);
    await using world = await startPaid(units);
    expect(await world.run()).toEqual({ kind: 'unknown', why: 'only some of its jobs are what this plan asks for' });
    expect(world.elapsedMs()).toBeLessThan(45_000);
  });

  test('for another endpoint, or named twice, are not believed', async () => {
    await using world = await startPaid();
    expect((await world.run({ url: 'https://other.example.com/' })).kind).toBe('not-believed');
    const [first = '', , third = ''] = world.jobIds;
    expect((await world.run({ jobIds: [first, first, third] })).kind).toBe('not-believed');
  });

  test('that the service does not find, or refuses to tell of, stay unknown: they may be paid for', async () => {
    for (const status of [404, 403]) {
      await using world = await startPaid();
      world.answer(status, Number.POSITIVE_INFINITY);
      expect(await world.run()).toEqual({ kind: 'unknown', why: expect.stringContaining(`answered ${status}`) });
      expect(world.elapsedMs()).toBeLessThan(45_000);
    }
  });

  test('stay unknown when the time is over or the run is cancelled, wrong answers included', async () => {
    await using late = await startPaid();
    late.harmstack.setJob(late.jobIds[0] ?? '', { benchmark_id: 3 });
    expect((await late.run({ timeoutMs: 5000 })).kind).toBe('unknown');
    expect(late.elapsedMs()).toBeLessThanOrEqual(5000);
    await using cancelled = await startPaid();
    cancelled.answer(500, Number.POSITIVE_INFINITY);
    cancelled.clock.after(60_000, () => cancelled.cancel.abort());
    expect(await cancelled.run()).toEqual({ kind: 'unknown', why: 'the run was cancelled first' });
  });
});

describe('an age limit', () => {
  test('holds for jobs that an earlier run paid for as well', async () => {
    await using world = await startPaid();
    world.clock.advance(60_000);
    expect((await world.run({ maxAgeMs: 60_000 })).kind).toBe('resumed');
    expect(await world.run({ maxAgeMs: 59_999 })).toEqual({
      kind: 'not-believed',
      why: 'its jobs are older than max-age-minutes allows',
    });
  });

  test('is not kept by a job that does not tell when it was created', async () => {
    await using world = await startPaid();
    world.harmstack.setJob(world.jobIds[0] ?? '', { created_at: null });
    expect((await world.run({ maxAgeMs: hourMs })).kind).toBe('not-believed');
    expect((await world.run()).kind).toBe('resumed');
  });
});
