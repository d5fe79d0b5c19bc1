import { describe, expect, test } from 'vitest';
import type { PlannedBatch } from '../../src/plan/plan.ts';
import { type Spender, type SubmitOptions, submitBatches } from '../../src/submit/submit-batches.ts';
import type { StartedBatch } from '../../src/verdict/pair-jobs.ts';
import type { Answer, Fault } from '../emulators/emulator.ts';
import type { HarmstackOptions } from '../emulators/harmstack.ts';
import { batchOf, endpointUrl, startWorld } from '../fixtures/harmstack-world.ts';

const batch = batchOf({ 1: [5, 5], 2: [3] });
const units = (parts: readonly PlannedBatch[]) => parts.flatMap(({ jobs }) => jobs).length;

/** An emulator with older jobs in its account, and what it takes to submit to it. */
async function startAccount(options: HarmstackOptions = {}) {
  const world = await startWorld(options);
  const { harmstack, clock, service } = world;
  const yesterdayMs = clock.now() - 86_400_000;
  for (const benchmarkId of [1, 2]) harmstack.addJob({ benchmarkId, units: 5, endpointUrl, createdAtMs: yesterdayMs });
  const cancel = new AbortController();
  const lines: string[] = [];
  const started: StartedBatch[] = [];
  const doubts: string[] = [];
  interface Own {
    timeoutMs?: number;
    service?: Spender;
    hasSiblings?: boolean;
    onDoubt?: SubmitOptions['onDoubt'];
  }
  const run = (batches: readonly PlannedBatch[] = [batch], own: Own = {}) =>
    submitBatches({
      serviceOf: () => own.service ?? service,
      batches,
      endpointUrl,
      hasSiblings: own.hasSiblings ?? false,
      onDoubt: async (doubt) => {
        await own.onDoubt?.(doubt);
        doubts.push(doubt !== null ? `in doubt after ${submits()} submits` : 'settled');
      },
      onStarted: (each) => {
        started.push(each);
        doubts.push('started');
      },
      log: (line) => lines.push(line),
      clock,
      random: () => 0.5,
      deadlineMs: clock.now() + (own.timeoutMs ?? 3_600_000),
      cancelled: cancel.signal,
    });
  const submits = () => harmstack.received('POST', /^\/v0\/jobs\/batch$/).length;
  const paidIds = () => harmstack.paid.map(({ jobId }) => jobId);
  const startedIds = () => started.flatMap(({ jobIds }) => jobIds);
  const fail = (fault: Fault, more: { times?: number; skip?: number } = {}) =>
    harmstack.fail({ method: 'POST', path: /batch$/, fault, ...more });
  const failLists = (fault: Fault, more: { times?: number; skip?: number } = {}) =>
    harmstack.fail({ method: 'GET', path: /jobs$/, fault, times: Infinity, ...more });
  /** Another workflow submits the same just before; its ids, once it has. */
  const addTwin = () => {
    const ids: string[] = [];
    harmstack.faults.push(({ method }) => {
      const jobs = method === 'POST' ? batch.jobs : [];
      for (const { benchmarkId, units: size } of jobs)
        ids.push(harmstack.addJob({ benchmarkId: Number(benchmarkId), units: size, endpointUrl }));
      return undefined;
    });
    return ids;
  };
  return { ...world, run, cancel, lines, started, doubts, submits, paidIds, startedIds, fail, failLists, addTwin };
}

/** Changes the body of an answer. */
const withBody = (change: (body: Readonly<Record<string, unknown>>) => unknown) => (answer: Answer) => ({
  ...answer,
  body: typeof answer.body === 'object' ? change({ ...answer.body }) : answer.body,
});

/** Changes the rows of a list. */
const withRows = (answer: Answer, change: (rows: readonly Readonly<Record<string, unknown>>[]) => unknown) =>
  withBody((body) => ({ ...body, jobs: Array.isArray(body.jobs) ? change(body.jobs) : body.jobs }))(answer);

test('a batch that is answered is started, with its ids', async () => {
  await using account = await startAccount();
  expect(await account.run()).toBeNull();
  expect(account.started).toEqual([
    {
      batch,
      batchId: expect.stringMatching(/^b0/),
      jobIds: account.paidIds(),
      submittedAtMs: account.clock.now(),
      isFound: false,
    },
  ]);
  expect(account.submits()).toBe(1);
});

describe('a submit whose work was done and whose answer was lost', () => {
  const lost: readonly (readonly [string, Fault])[] = [
    ['a reset', { reset: 'after' }],
    ['a 500', { rewrite: () => ({ status: 500 }) }],
    ['a 502 page', { rewrite: () => ({ status: 502, body: '<html>bad gateway</html>' }) }],
    ['a 408', { rewrite: () => ({ status: 408 }) }],
    ['a cut answer', { truncate: 0.6 }],
    ['an HTML page with 200', { rewrite: () => ({ status: 200, body: '<html>welcome</html>' }) }],
    ['JSON of another shape', { rewrite: () => ({ status: 202, body: { ok: true } }) }],
    ['a redirect', { rewrite: () => ({ status: 302, headers: { location: '/elsewhere' } }) }],
  ];
  test.each(lost)('by %s is paid once, and its jobs are found', async (_, fault) => {
    await using account = await startAccount();
    account.fail(fault);
    expect(await account.run()).toBeNull();
    expect(account.startedIds().toSorted()).toEqual(account.paidIds());
    expect([account.submits(), account.paidIds().length]).toEqual([1, 3]);
    expect(account.lines.join('\n')).toMatch(/may or may not[\s\S]*Found exactly the jobs that were asked for/);
    expect(account.started).toMatchObject([{ isFound: true }]);
  });

  test('by an answer later than 60 s is paid once, and its jobs are found', async () => {
    await using account = await startAccount();
    account.harmstack.faults.push(({ method }) => {
      if (method !== 'POST') return undefined;
      // The work is done while the client waits, and the answer never comes.
      for (const { benchmarkId, units: size } of batch.jobs)
        account.harmstack.addJob({ benchmarkId: Number(benchmarkId), units: size, endpointUrl });
      account.clock.advance(60_000);
      return { delayMs: 1e8 };
    });
    expect(await account.run()).toBeNull();
    expect([account.submits(), account.startedIds().length]).toEqual([1, 3]);
  });

  test('is found although the server’s clock is an hour off', async () => {
    for (const skewMs of [-3_600_000, 3_600_000]) {
      await using account = await startAccount();
      account.harmstack.skewMs = skewMs;
      account.fail({ reset: 'after' });
      expect(await account.run()).toBeNull();
      expect(account.startedIds()).toHaveLength(3);
    }
  });

  test('is found when it is listed late, at the third look', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'after' });
    // Four lists before the submit, then two looks of four that know nothing yet.
    account.failLists({ answer: { status: 200, body: { jobs: [] } } }, { skip: 4, times: 8 });
    expect(await account.run()).toBeNull();
    expect(account.clock.sleepsMs).toEqual([1000, 4000, 10_000]);
  });

  test('is found when the jobs are over already', async () => {
    await using account = await startAccount({ benchmarks: [{ id: 1, outcome: { looks: 0 } }, { id: 2 }] });
    account.fail({ reset: 'after' });
    expect(await account.run()).toBeNull();
    expect(account.startedIds()).toHaveLength(3);
  });
});

test('a submit whose jobs cannot be looked for because the service is down is found when it is back', async () => {
  await using account = await startAccount();
  account.fail({ reset: 'after' });
  account.failLists({ answer: { status: 503 } }, { skip: 4 });
  account.clock.after(1_800_000, () => account.harmstack.faults.splice(0));
  expect(await account.run()).toBeNull();
  expect([account.submits(), account.startedIds().toSorted()]).toEqual([1, account.paidIds()]);
});

describe('a submit that may have been paid and is not certain', () => {
  test('since the jobs that fit came later than its failure is not certain', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'before' });
    account.clock.after(4500, () => {
      for (const { benchmarkId, units: size } of batch.jobs)
        account.harmstack.addJob({ benchmarkId: Number(benchmarkId), units: size, endpointUrl });
    });
    expect(await account.run()).toMatch(/could be its own, but it is not certain/);
    expect([account.submits(), account.startedIds()]).toEqual([1, []]);
  });

  test('by jobs that nobody finds says so and is not sent again', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'before' });
    expect(await account.run()).toMatch(/^The batch may or may not have been submitted .* No job of it was found/);
    expect([account.submits(), account.paidIds(), account.started]).toEqual([1, [], []]);
  });

  test('because two sets fit names them all and the line that goes on', async () => {
    await using account = await startAccount();
    account.addTwin();
    account.fail({ reset: 'after' });
    const problem = await account.run();
    expect(problem).toContain('it is not certain');
    for (const id of account.paidIds()) expect(problem).toMatch(new RegExp(`job-ids: [^\`]*${id}`));
    expect([account.submits(), account.started]).toEqual([1, []]);
  });

  test("because another's set was listed at once, and its own a while later", async () => {
    await using account = await startAccount();
    const theirs = account.addTwin();
    account.fail({ reset: 'after' });
    const hideOwn = (answer: Answer) => withRows(answer, (rows) => rows.filter(({ job_id: id }) => !isOwn(id)));
    const isOwn = (id: unknown) => account.paidIds().some((own) => own === id && !theirs.includes(own));
    account.failLists({ rewrite: hideOwn }, { skip: 4, times: 8 });
    expect(await account.run()).toMatch(/it is not certain/);
    expect([account.submits(), account.started]).toEqual([1, []]);
  });

  test('because an earlier look had shown more, of which the last one shows just as many as were asked for', async () => {
    await using account = await startAccount();
    account.addTwin();
    account.fail({ reset: 'after' });
    // Of both sets half is hidden at the last look.
    const hide = (answer: Answer) =>
      withRows(answer, (rows) => rows.filter(({ job_id: id }) => !account.paidIds().some((own) => own === id)));
    account.failLists({ rewrite: hide }, { skip: 12 });
    expect(await account.run()).toMatch(/it is not certain/);
    expect(account.started).toEqual([]);
  });

  test('because others of the same matrix submit at the same moment, and may submit the same', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'after' });
    const problem = await account.run([batch], { hasSiblings: true });
    expect(problem).toMatch(/it is not certain/);
    for (const id of account.paidIds()) expect(problem).toContain(id);
    expect([account.submits(), account.started]).toEqual([1, []]);
  });

  test('because a row of the list cannot be read: it could be the one that is looked for', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'after' });
    account.failLists({ rewrite: withBody((body) => ({ ...body, jobs: [{ job_id: null }] })) }, { skip: 4 });
    expect(await account.run([batch], { timeoutMs: 600_000 })).toContain('Its jobs could not be looked for');
    expect(account.submits()).toBe(1);
  });

  const foreign: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['another size', { needle_annnoted_count: 4 }],
    ['no size', { needle_annnoted_count: undefined }],
    ['another endpoint', { endpoint_url: 'https://model.example.com/v1/chat/completions' }],
    ['no endpoint', { endpoint_url: null }],
    ['another benchmark', { benchmark_id: 3 }],
    ['an older date', { created_at: '2024-06-01T11:59:50Z' }],
    ['no date', { created_at: null }],
  ];
  test.each(foreign)('because one of the jobs has %s takes none of them', async (_, fields) => {
    await using account = await startAccount();
    account.fail({ reset: 'after' });
    account.harmstack.faults.push(({ method }) => {
      const [first] = account.paidIds();
      if (method === 'GET' && first !== undefined) account.harmstack.setJob(first, fields);
      return undefined;
    });
    expect(await account.run()).toMatch(/it is not certain/);
    expect([account.submits(), account.started]).toEqual([1, []]);
  });

  test('because the list is down, and was from the start', async () => {
    await using account = await startAccount();
    account.failLists({ answer: { status: 503 } });
    account.fail({ reset: 'after' });
    expect(await account.run()).toContain('Its jobs could not be looked for');
    expect([account.submits(), account.paidIds().length]).toEqual([1, 3]);
  });

  test('because it is not known which jobs were there before', async () => {
    await using account = await startAccount();
    account.failLists({ answer: { status: 500 } }, { times: 4 });
    account.fail({ reset: 'after' });
    expect(await account.run()).toMatch(/it is not certain/);
    expect(account.submits()).toBe(1);
  });

  test('because the server tells no time', async () => {
    await using account = await startAccount();
    account.failLists({ rewrite: (answer) => ({ ...answer, headers: { date: '' } }) });
    account.fail({ reset: 'after' });
    expect(await account.run()).toContain('Its jobs could not be looked for');
  });

  test('because the list is cut off where another set may follow', async () => {
    await using account = await startAccount({ maxLimit: 10 });
    account.fail({ reset: 'after' });
    const many = batchOf({ 1: Array.from({ length: 10 }, () => 5) });
    expect(await account.run([many])).toMatch(/it is not certain/);
    expect(account.submits()).toBe(1);
  });

  test('because the service has no list', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'after' });
    const service: Spender = { submit: (each, signal) => account.service.submit(each, signal) };
    expect(await account.run([batch], { service })).toContain('Its jobs could not be looked for');
    expect(account.submits()).toBe(1);
  });
});

describe('a submit that surely did nothing', () => {
  test('because of a 429 is sent again after the time that was asked for', async () => {
    await using account = await startAccount();
    account.fail({ answer: { status: 429, headers: { 'retry-after': '20' } } });
    account.fail({ answer: { status: 429 } });
    expect(await account.run()).toBeNull();
    expect([account.submits(), account.paidIds().length, account.clock.sleepsMs]).toEqual([3, 3, [20_000, 2000]]);
    expect(account.lines.filter((line) => line.includes('nothing was spent'))).toHaveLength(2);
  });

  test('because of a Retry-After shorter than our own pause waits longer each time', async () => {
    await using account = await startAccount();
    account.fail({ answer: { status: 429, headers: { 'retry-after': '0' } } }, { times: 3 });
    await account.run();
    expect(account.clock.sleepsMs).toEqual([1000, 2000, 4000]);
  });

  test('because nobody listens is given up after six attempts, and nothing was spent', async () => {
    await using account = await startAccount();
    await account.harmstack.close();
    expect(await account.run()).toMatch(/could not be submitted in 6 attempts: .*ECONNREFUSED\. Nothing was spent/);
    expect(account.clock.sleepsMs.slice(-5)).toEqual([1000, 2000, 4000, 8000, 16_000]);
  });

  test('tells why it did not go through, also when the time is over while it waits for its next attempt', async () => {
    await using account = await startAccount();
    account.fail({ answer: { status: 429 } }, { times: 9 });
    // A busy machine wakes late.
    account.clock.after(500, () => account.clock.advance(10_000));
    expect(await account.run([batch], { timeoutMs: 5000 })).toMatch(/could not be submitted in 1 attempts: .* 429/);
  });

  test('is not waited for beyond the deadline', async () => {
    await using account = await startAccount();
    account.fail({ answer: { status: 429, headers: { 'retry-after': '600' } } });
    expect(await account.run([batch], { timeoutMs: 60_000 })).toContain('could not be submitted in 1 attempts');
    expect(account.clock.sleepsMs).toEqual([]);
  });

  test.each([400, 401, 402, 403, 404, 409, 422])('because of a %d says that nothing was spent', async (status) => {
    await using account = await startAccount();
    account.fail({ answer: { status, body: { error: 'no' } } });
    expect(await account.run()).toMatch(new RegExp(`^The batch was refused: .* ${status}: no\\. Nothing was spent`));
    expect([account.submits(), account.paidIds()]).toEqual([1, []]);
  });

  test('because the credits do not suffice says so, whatever the status', async () => {
    for (const insufficientCreditsStatus of [400, 402, 403, 409]) {
      await using account = await startAccount({ insufficientCreditsStatus });
      account.harmstack.setCredits(12);
      expect(await account.run()).toContain('insufficient credits: 13 needed, 12 available. Nothing was spent');
    }
  });

  test('because the service can only be read', async () => {
    await using account = await startAccount();
    expect(await account.run([batch], { service: {} })).toContain('can only be read. Nothing was spent');
  });
});

describe('several batches', () => {
  const batches = [7, 8, 9].map((seed) => batchOf({ 1: [10], 2: [3] }, seed));

  test('are started in order, each once', async () => {
    await using account = await startAccount();
    expect(await account.run(batches)).toBeNull();
    expect(account.harmstack.paid.map(({ seed }) => seed)).toEqual([7, 7, 8, 8, 9, 9]);
    expect(account.startedIds()).toEqual(account.paidIds());
  });

  test('keep what is paid when a later one fails', async () => {
    await using account = await startAccount();
    account.fail({ answer: { status: 402 } }, { skip: 1 });
    expect(await account.run(batches)).toMatch(/^Batch 2 of 3 was refused: /);
    expect([account.submits(), account.startedIds()]).toEqual([2, account.paidIds()]);
    expect(account.paidIds()).toHaveLength(2);
  });

  test('do not take the jobs of an earlier one for those of a later one', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'before' }, { skip: 1 });
    expect(await account.run(batches)).toMatch(/^Batch 2 of 3 may or may not have been submitted .* No job of it/);
    expect(account.startedIds()).toEqual(account.paidIds());
  });

  test('are each found when all answers are lost', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'after' }, { times: 3 });
    expect(await account.run(batches)).toBeNull();
    expect([account.submits(), account.paidIds().length, units(batches)]).toEqual([3, 6, 6]);
    expect(account.startedIds().toSorted()).toEqual(account.paidIds());
  });
});

describe('job ids that cannot be', () => {
  test.each([
    ['too few', (ids: readonly unknown[]) => ids.slice(1)],
    ['none', () => []],
    ['too many', (ids: readonly unknown[]) => [...ids, 'one-more']],
    ['one twice', (ids: readonly unknown[]) => [ids[0], ids[0], ids[1]]],
  ])('(%s) are no proof: the new ones are looked for', async (_, change) => {
    await using account = await startAccount();
    account.fail({ rewrite: withBody((body) => ({ ...body, job_ids: change(account.paidIds()) })) });
    expect(await account.run()).toBeNull();
    expect([account.submits(), account.startedIds().toSorted()]).toEqual([1, account.paidIds()]);
  });

  test('(those of new jobs) must be among the jobs that are found', async () => {
    await using account = await startAccount();
    account.fail({ rewrite: withBody((body) => ({ ...body, job_ids: ['a-new-one', 'a-new-one', 'another'] })) });
    expect(await account.run()).toMatch(/could be its own, but it is not certain/);
    expect([account.submits(), account.startedIds()]).toEqual([1, []]);
  });

  test('are told, in case they are all there is', async () => {
    await using account = await startAccount();
    account.fail({ rewrite: withBody((body) => ({ ...body, job_ids: ['x-1', 'x-2'] })) });
    account.failLists({ answer: { status: 500 } });
    expect(await account.run()).toMatch(
      /may or may not have been submitted \(the answer names 2 jobs, 3 were asked for: x-1, x-2\).* could not be looked for/,
    );
    expect([account.submits(), account.startedIds()]).toEqual([1, []]);
  });

  test('(those of an earlier batch) are no proof: the new one is looked for', async () => {
    await using account = await startAccount();
    const earlier = () => account.paidIds().slice(0, 1);
    account.fail({ rewrite: withBody((body) => ({ ...body, job_ids: earlier() })) }, { skip: 1 });
    const batches = [7, 8].map((seed) => batchOf({ 1: [10] }, seed));
    expect(await account.run(batches)).toBeNull();
    expect(account.startedIds()).toEqual(account.paidIds());
  });

  test('(those of older jobs) are no proof: the new ones are looked for', async () => {
    await using account = await startAccount();
    const old = account.harmstack.jobIds;
    account.fail({ rewrite: withBody((body) => ({ ...body, job_ids: old })) });
    expect(await account.run()).toBeNull();
    expect(account.startedIds().toSorted()).toEqual(account.paidIds());
    expect(account.lines.join()).toContain('jobs that were there before');
  });
});

describe('the end of the run', () => {
  test('before the submit spends nothing', async () => {
    await using account = await startAccount();
    account.cancel.abort();
    expect(await account.run()).toMatch(/was not submitted: the run was ended first\. Nothing was spent/);
    expect(account.submits()).toBe(0);
  });

  test('while a refusal is waited out spends nothing', async () => {
    await using account = await startAccount();
    account.fail({ answer: { status: 429, headers: { 'retry-after': '60' } } });
    account.clock.after(30_000, () => account.cancel.abort());
    expect(await account.run()).toContain('Nothing was spent');
    expect([account.submits(), account.paidIds()]).toEqual([1, []]);
  });

  test('by a cancel during the submit keeps an answer that comes within the grace', async () => {
    await using account = await startAccount();
    account.harmstack.faults.push(({ method }) => {
      if (method === 'POST') {
        account.cancel.abort();
        account.clock.advance(2499);
      }
      return undefined;
    });
    expect(await account.run()).toBeNull();
    expect(account.startedIds()).toEqual(account.paidIds());
    expect(account.paidIds()).toHaveLength(3);
  });

  test('by a cancel during the submit does not wait longer than the grace', async () => {
    await using account = await startAccount();
    account.harmstack.faults.push(({ method }) => {
      if (method !== 'POST') return undefined;
      account.cancel.abort();
      account.clock.advance(2500);
      return { delayMs: 1e8 };
    });
    expect(await account.run()).toContain('may or may not have been submitted (the run was ended before');
    expect(account.submits()).toBe(1);
  });

  test('by the deadline during the submit takes one more look, and no more than 5 s', async () => {
    await using account = await startAccount();
    const deadlineMs = account.clock.now() + 30_000;
    account.harmstack.faults.push(({ method }) => {
      if (method === 'POST') account.clock.advance(30_000);
      return method === 'POST' ? { delayMs: 1e8 } : undefined;
    });
    const problem = await account.run([batch], { timeoutMs: 30_000 });
    expect(problem).toMatch(/ended before the service answered.* No job of it was found/);
    expect(account.clock.now() - deadlineMs).toBeLessThanOrEqual(5000);
    expect(account.harmstack.received('GET', /jobs$/)).toHaveLength(8);
  });
});

describe('the doubt about what is paid', () => {
  const batches = [7, 8].map((seed) => batchOf({ 1: [10] }, seed));

  test('is told before each submit, and is about the next one as soon as a batch is started', async () => {
    await using account = await startAccount();
    await account.run(batches);
    expect(account.doubts).toEqual(['in doubt after 0 submits', 'started', 'in doubt after 1 submits', 'started']);
  });

  test('is settled by a refusal, by a cancel before the submit and by jobs that are found', async () => {
    await using refused = await startAccount();
    refused.fail({ answer: { status: 402 } });
    await refused.run();
    await using cancelled = await startAccount();
    cancelled.cancel.abort();
    await cancelled.run();
    await using found = await startAccount();
    found.fail({ reset: 'after' });
    await found.run();
    for (const { doubts } of [refused, cancelled]) expect(doubts).toEqual(['in doubt after 0 submits', 'settled']);
    expect(found.doubts).toEqual(['in doubt after 0 submits', 'started']);
  });

  test('stays where nobody finds the jobs', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'before' });
    await account.run();
    expect(account.doubts).toEqual(['in doubt after 0 submits', 'in doubt after 1 submits']);
  });

  test('says when the jobs are created by the service’s clock, when the submit has come to nothing', async () => {
    await using account = await startAccount();
    account.harmstack.skewMs = 3_600_000;
    const told: unknown[] = [];
    const nowMs = account.clock.now() + 3_600_000;
    account.harmstack.faults.push(({ method }) => {
      if (method === 'POST') account.clock.advance(7000);
      return undefined;
    });
    account.fail({ reset: 'before' });
    await account.run([batch], {
      onDoubt: async (doubt) => {
        told.push(doubt);
      },
    });
    expect(told).toEqual([
      { sinceMs: nowMs - 2000, untilMs: null, latestMs: nowMs + 3_602_000, candidates: [] },
      { sinceMs: nowMs - 2000, untilMs: nowMs + 7000 + 2000, latestMs: nowMs + 3_602_000, candidates: [] },
    ]);
  });
});

test('what could be its jobs is told with the doubt, whether a list shows them or the answer itself', async () => {
  await using account = await startAccount();
  const told: unknown[] = [];
  account.fail({ rewrite: withBody((body) => ({ ...body, job_ids: ['named'] })) });
  await account.run([batch], {
    onDoubt: async (doubt) => {
      told.push(...(doubt?.candidates ?? []));
    },
  });
  expect(new Set(told)).toEqual(new Set([...account.paidIds(), 'named']));
});

test('an answer that does not tell the time is not older than the account as it was read before', async () => {
  await using account = await startAccount();
  account.harmstack.skewMs = 3_600_000;
  account.fail({ rewrite: (answer) => ({ ...answer, headers: { date: '' } }) });
  const readAtMs = account.clock.now() + 3_600_000;
  expect(await account.run()).toBeNull();
  expect(account.started).toMatchObject([{ submittedAtMs: readAtMs - 2000 }]);
  await using silent = await startAccount();
  silent.harmstack.fail({
    path: /./,
    times: Infinity,
    fault: { rewrite: (answer) => ({ ...answer, headers: { date: '' } }) },
  });
  expect(await silent.run()).toBeNull();
  expect(silent.started).toMatchObject([{ submittedAtMs: null }]);
});

test('a fault of ours is thrown, not taken for one of the service', async () => {
  await using account = await startAccount();
  const service: Spender = { submit: () => Promise.reject(new TypeError('a bug')) };
  await expect(account.run([batch], { service })).rejects.toThrow('a bug');
});
