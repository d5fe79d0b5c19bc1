import { describe, expect, test } from 'vitest';
import { resume } from '../../src/submit/resume.ts';
import { batchOf, endpointUrl, startWorld } from '../fixtures/harmstack-world.ts';

const batch = batchOf({ 1: [5, 5], 2: [3] });
const hourMs = 3_600_000;

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
  interface Own {
    jobIds?: readonly string[];
    url?: string;
    timeoutMs?: number;
    maxAgeMs?: number;
    label?: string;
    service?: Pick<typeof service, 'look'>;
  }
  const run = (own: Own = {}) =>
    resume({
      claim: {
        batches: [{ index: 0, batchId: 'b', jobIds: own.jobIds ?? jobIds, isFound: true, label: own.label ?? null }],
      },
      batches: [batch],
      serviceOf: () => own.service ?? service,
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
      started: [{ batch: { ...batch, index: 0 }, batchId: 'b', jobIds: world.jobIds, isFound: true }],
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

  test.each([
    ['hides what is secret in it', 'https://model.example.com/v1/chat/completions'],
    ['does not tell its query', 'https://model.example.com/v1/chat/completions?'],
  ])('are taken up where the service writes the address in another way: it %s', async (_, endpoint_url) => {
    await using world = await startPaid();
    for (const id of world.jobIds) world.harmstack.setJob(id, { endpoint_url });
    expect((await world.run()).kind).toBe('resumed');
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

  test('leaves unknown what does not tell when it was created, and asks again first', async () => {
    await using world = await startPaid();
    const [first = ''] = world.jobIds;
    world.harmstack.setJob(first, { created_at: null });
    expect((await world.run()).kind).toBe('resumed');
    expect((await world.run({ maxAgeMs: hourMs })).kind).toBe('unknown');
    world.clock.after(500, () => world.harmstack.setJob(first, { created_at: '2024-06-01T12:00:00Z' }));
    expect((await world.run({ maxAgeMs: 2 * hourMs, timeoutMs: 3 * hourMs })).kind).toBe('resumed');
  });
});

test('jobs that bear a label are taken up only when it is the one that they were given', async () => {
  for (const [told, kind] of [
    ['gate-1', 'resumed'],
    ['gate-2', 'unknown'],
  ] as const) {
    await using world = await startPaid();
    const look: typeof world.service.look = async (ids, signal) => {
      const looks = await world.service.look(ids, signal);
      return looks.map((each) =>
        'job' in each ? { ...each, job: { ...each.job, label: told, endpointUrl: null } } : each,
      );
    };
    expect((await world.run({ service: { look }, label: 'gate-1', url: 'https://other.example.com/' })).kind).toBe(
      kind,
    );
  }
});
