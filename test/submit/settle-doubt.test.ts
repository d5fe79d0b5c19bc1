import { describe, expect, test } from 'vitest';
import { type Settlement, settleDoubt } from '../../src/submit/settle-doubt.ts';
import { batchOf, endpointUrl, startWorld } from '../fixtures/harmstack-world.ts';

const batch = { ...batchOf({ 1: [5, 5], 2: [3] }), index: 0 };
const labelled = { ...batch, label: 'benchmark-gate-7-1-abc-1' };

const notCarriedOut = { kind: 'settled', found: [] };

/** An account in which an earlier run may have submitted the batch ten seconds ago. */
async function startAccount(options: Parameters<typeof startWorld>[0] = {}) {
  const world = await startWorld(options);
  const { harmstack, clock, service } = world;
  const startMs = clock.now();
  const sinceMs = startMs - 10_000;
  const cancel = new AbortController();
  const settle = (own: Partial<Parameters<typeof settleDoubt>[0]> = {}) =>
    settleDoubt({
      batches: [batch],
      serviceOf: () => service,
      endpointUrl,
      runLabel: 'benchmark-gate-7-',
      doubt: { sinceMs, untilMs: null, latestMs: null, candidates: [] },
      hasSiblings: false,
      knownIds: new Set(),
      looksAtMs: [0, 75_000, 150_000],
      clock,
      deadlineMs: startMs + 3_600_000,
      cancelled: cancel.signal,
      ...own,
    });
  const addJob = (job: Partial<Parameters<typeof harmstack.addJob>[0]> = {}) =>
    harmstack.addJob({ benchmarkId: 1, units: 5, endpointUrl, ...job });
  /** The same account at a service that keeps the label of each job. */
  const labelling = (label: string): Pick<typeof service, 'recent'> => ({
    recent: async (asked, signal) => {
      const told = await service.recent(asked, signal);
      return { ...told, jobs: told.jobs.map((job) => ({ ...job, label })) };
    },
  });
  const looks = () => harmstack.received('GET', /\/jobs$/).length / 4;
  return { ...world, cancel, settle, addJob, labelling, looks, sinceMs, elapsedMs: () => clock.now() - startMs };
}

describe('a submit that an earlier run left in doubt', () => {
  test('was not carried out when three looks, the last after 150 s, show no job of its own', async () => {
    await using account = await startAccount();
    account.addJob({ createdAtMs: account.sinceMs - 60_001 });
    account.addJob({ endpointUrl: 'https://other.example.com/v1' });
    account.addJob({ benchmarkId: 3 });
    expect(await account.settle()).toEqual(notCarriedOut);
    expect([account.looks(), account.elapsedMs()]).toEqual([3, 150_000]);
  });

  test('may be paid as soon as one look shows a job that could be its own', async () => {
    await using account = await startAccount();
    const ids = [
      account.addJob({ createdAtMs: account.sinceMs - 60_000 }),
      account.addJob({ benchmarkId: 2, units: 1 }),
    ];
    expect(await account.settle()).toEqual({ kind: 'may-be-paid', candidates: ids.toReversed() });
    expect([account.looks(), account.elapsedMs()]).toEqual([1, 0]);
  });

  test('may be paid when it is carried out late, or listed late', async () => {
    await using account = await startAccount();
    account.clock.after(100_000, () => account.addJob());
    expect((await account.settle()).kind).toBe('may-be-paid');
    expect(account.elapsedMs()).toBe(150_000);
  });

  test('may be paid when an earlier run has seen a job that could be its own, whether it is shown again or not', async () => {
    await using account = await startAccount();
    const doubt = { sinceMs: account.sinceMs, untilMs: account.clock.now(), latestMs: null, candidates: ['seen'] };
    expect(await account.settle({ doubt })).toEqual({ kind: 'may-be-paid', candidates: ['seen'] });
    expect(await account.settle({ doubt, knownIds: new Set(['seen']) })).toEqual(notCarriedOut);
    account.harmstack.fail({ path: /jobs$/, fault: { answer: { status: 503 } }, times: Infinity });
    expect(await account.settle({ doubt })).toEqual({ kind: 'may-be-paid', candidates: ['seen'] });
  });

  test.each([
    ['its endpoint', { endpoint_url: null }],
    ['its benchmark', { benchmark_id: null }],
    ['when it was created', { created_at: null }],
  ])('may be the job that does not tell %s', async (_, fields) => {
    await using account = await startAccount();
    const id = account.addJob();
    account.harmstack.setJob(id, fields);
    expect(await account.settle()).toEqual({ kind: 'may-be-paid', candidates: [id] });
  });

  test('is not a job that is known to be paid for besides', async () => {
    await using account = await startAccount();
    const knownIds = new Set([account.addJob()]);
    expect(await account.settle({ knownIds })).toEqual(notCarriedOut);
  });

  test.each([
    ['of another batch', 'benchmark-gate-7-1-abc-2', labelled, 'settled'],
    ['of another run', 'benchmark-gate-71-1-abc-1', batch, 'settled'],
    ['of its run, where it is not known of which batch', 'benchmark-gate-7-1-abc-1', batch, 'may-be-paid'],
    ['of somebody', 'nightly', batch, 'settled'],
  ])('is told from others by a label, such as one %s', async (_, label, asked, kind) => {
    await using account = await startAccount();
    account.addJob();
    expect((await account.settle({ batches: [asked], serviceOf: () => account.labelling(label) })).kind).toBe(kind);
  });

  test('of which it is not known when it was sent may be any job for this endpoint and benchmark', async () => {
    await using account = await startAccount();
    const id = account.addJob({ createdAtMs: account.sinceMs - 1e9 });
    expect(await account.settle({ doubt: { sinceMs: null, untilMs: null, latestMs: null, candidates: [] } })).toEqual({
      kind: 'may-be-paid',
      candidates: [id],
    });
  });

  test('is unknown when the lists may hide more new jobs than they show', async () => {
    await using account = await startAccount({ maxLimit: 10 });
    for (let other = 0; other < 12; other += 1) account.addJob({ benchmarkId: 3 });
    expect(await account.settle()).toMatchObject({ kind: 'unknown' });
    account.addJob({ benchmarkId: 3, createdAtMs: account.sinceMs - 60_001 });
    expect(await account.settle()).toMatchObject({ kind: 'unknown' });
  });

  test('is told with what a list has shown, although a longer one cannot be had', async () => {
    await using account = await startAccount();
    const id = account.addJob();
    for (let other = 0; other < 20; other += 1) account.addJob({ benchmarkId: 3 });
    account.harmstack.faults.push(({ query }) =>
      Number(query.get('limit')) > 50 ? { answer: { status: 503 } } : undefined,
    );
    expect(await account.settle()).toEqual({ kind: 'may-be-paid', candidates: [id] });
  });

  test('is unknown when there is no time to wait for the last look', async () => {
    await using account = await startAccount();
    expect(await account.settle({ deadlineMs: account.clock.now() + 150_000 })).toMatchObject({ kind: 'unknown' });
    expect(account.looks()).toBe(2);
  });

  test('is unknown at a service without a list', async () => {
    await using account = await startAccount();
    expect(await account.settle({ serviceOf: () => ({}) })).toMatchObject({ kind: 'unknown' });
  });

  test('is looked for again while the service is in trouble, and unknown when that goes on for a minute', async () => {
    await using account = await startAccount();
    account.harmstack.fail({ path: /jobs$/, fault: { answer: { status: 503 } }, times: 20 });
    expect(await account.settle()).toEqual(notCarriedOut);
    account.harmstack.fail({ path: /jobs$/, fault: { answer: { status: 503 } }, times: Infinity });
    const fromMs = account.elapsedMs();
    expect((await account.settle()).kind).toBe('unknown');
    expect(account.elapsedMs() - fromMs).toBeLessThan(65_000);
  });

  test('is unknown when the run is cancelled meanwhile', async () => {
    await using account = await startAccount();
    account.clock.after(10_000, () => account.cancel.abort());
    expect((await account.settle()).kind).toBe('unknown');
    expect(account.elapsedMs()).toBe(10_000);
  });
});

/** Ten seconds before the account is looked at. */
const beganMs = Date.parse('2024-06-01T11:59:50Z');

/** The submit's answer was lost five seconds from now at the latest. */
const untilOf = ({ clock, sinceMs }: Pick<Awaited<ReturnType<typeof startAccount>>, 'clock' | 'sinceMs'>) => ({
  doubt: { sinceMs, untilMs: clock.now() + 5000, latestMs: null, candidates: [] },
});

function jobIdsOf(settlement: Settlement): readonly string[] {
  return settlement.kind === 'settled' ? settlement.found.flatMap(({ jobIds }) => jobIds).toSorted() : [];
}

describe('the jobs of such a submit', () => {
  const addBatch = (account: Awaited<ReturnType<typeof startAccount>>) =>
    batch.jobs.map(({ benchmarkId, units }) => account.addJob({ benchmarkId: Number(benchmarkId), units }));

  test('are known when exactly they were created until its end, and are still alone after 150 s', async () => {
    await using account = await startAccount();
    const ids = addBatch(account);
    const settlement = await account.settle(untilOf(account));
    expect(settlement).toMatchObject({ kind: 'settled', found: [{ batch, isFound: true }] });
    expect(jobIdsOf(settlement)).toEqual(ids);
    expect(account.elapsedMs()).toBe(150_000);
  });

  test('are not certain when others come meanwhile', async () => {
    await using account = await startAccount();
    addBatch(account);
    account.clock.after(100_000, () => addBatch(account));
    expect((await account.settle(untilOf(account))).kind).toBe('may-be-paid');
  });

  test('are not certain when an earlier run has seen another that could be its own', async () => {
    await using account = await startAccount();
    const ids = addBatch(account);
    const { doubt } = untilOf(account);
    const settlement = await account.settle({ doubt: { ...doubt, candidates: ['seen'] } });
    expect(settlement.kind === 'may-be-paid' && settlement.candidates.toSorted()).toEqual([...ids, 'seen'].toSorted());
  });

  test('are not certain when they are gone at the last look', async () => {
    await using account = await startAccount();
    addBatch(account);
    const fault = { answer: { status: 200, body: { jobs: [] } } };
    account.clock.after(100_000, () => account.harmstack.fail({ path: /jobs$/, fault, times: Infinity }));
    expect((await account.settle(untilOf(account))).kind).toBe('may-be-paid');
  });

  test.each([
    [
      'it is not known when the submit ended',
      { doubt: { sinceMs: beganMs, untilMs: null, latestMs: null, candidates: [] } },
    ],
    ['others of a matrix may have submitted the same', { hasSiblings: true }],
    ['the doubt is about several batches', { batches: [batch, { ...batch, index: 1 }] }],
    [
      'they may have been there before',
      { doubt: { sinceMs: beganMs + 9000, untilMs: beganMs + 15_000, latestMs: null, candidates: [] } },
    ],
    [
      'they were created after its end',
      { doubt: { sinceMs: beganMs, untilMs: beganMs + 9000, latestMs: null, candidates: [] } },
    ],
  ])('are not certain when %s', async (_, change) => {
    await using account = await startAccount();
    addBatch(account);
    expect((await account.settle({ ...untilOf(account), ...change })).kind).toBe('may-be-paid');
  });

  test('are known at once by their label, legs of a matrix or not, however little time there is', async () => {
    await using account = await startAccount();
    const ids = addBatch(account);
    const settlement = await account.settle({
      batches: [labelled],
      serviceOf: () => account.labelling('benchmark-gate-7-1-abc-1'),
      hasSiblings: true,
      deadlineMs: account.clock.now() + 20_000,
    });
    expect(settlement).toMatchObject({ kind: 'settled', found: [{ isFound: false }] });
    expect(jobIdsOf(settlement)).toEqual(ids);
    expect(account.elapsedMs()).toBe(0);
  });

  test('are told by their labels batch by batch, and the last of them may not have been submitted', async () => {
    await using account = await startAccount();
    const ids = addBatch(account);
    const second = { ...batch, index: 1, label: 'benchmark-gate-7-1-abc-2' };
    const candidates = ids.slice(0, 1);
    const settlement = await account.settle({
      doubt: { sinceMs: account.sinceMs, untilMs: null, latestMs: null, candidates },
      batches: [labelled, second],
      serviceOf: () => account.labelling('benchmark-gate-7-1-abc-1'),
    });
    expect(settlement).toMatchObject({ kind: 'settled', found: [{ batch: labelled, isFound: false }] });
    expect(jobIdsOf(settlement)).toEqual(ids);
    expect(account.elapsedMs()).toBe(150_000);
  });

  test('need no waiting when its end is long past, and nothing that came later could be them', async () => {
    await using account = await startAccount();
    const ids = addBatch(account);
    account.clock.advance(3_600_000);
    addBatch(account);
    const doubt = { sinceMs: beganMs, untilMs: beganMs + 15_000, latestMs: null, candidates: [] };
    const fromMs = account.elapsedMs();
    const deadlineMs = account.clock.now() + 60_000;
    const settlement = await account.settle({ doubt, deadlineMs });
    expect(jobIdsOf(settlement)).toEqual(ids);
    expect(account.elapsedMs() - fromMs).toBe(10_000);
  });
});
