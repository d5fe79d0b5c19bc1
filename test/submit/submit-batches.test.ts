// src/submit/submit-batches.ts, and through it src/submit/rival-jobs.ts.
import { describe, expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import type { StoredPayment } from '../../src/ledger/merge.ts';
import type { Notice } from '../../src/notice.ts';
import type { PlannedBatch } from '../../src/plan/plan.ts';
import type { RunKey } from '../../src/run-key.ts';
import { ServiceError } from '../../src/services/service.ts';
import { ShownJobs } from '../../src/submit/shown-jobs.ts';
import { type Spender, type SubmitOptions, submitBatches } from '../../src/submit/submit-batches.ts';
import type { Answer, Fault } from '../emulators/emulator.ts';
import type { HarmstackOptions } from '../emulators/harmstack.ts';
import { batchOf, endpointUrl, startWorld } from '../fixtures/harmstack-world.ts';
import { plainAgent, batchOf as runloopBatch, startRunloopWorld } from '../fixtures/runloop-world.ts';
import { paidBy, runKey, submitBy } from '../fixtures/stored-ledgers.ts';

const run: RunKey = { id: 7, attempt: 1, unique: '0000abcd' };
const batch = batchOf({ 1: [5, 5], 2: [3] });
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Own = Partial<SubmitOptions>;

/** A ledger that stores nothing, and what it takes to submit its batches. */
function createSubmitting(clock: SubmitOptions['clock']) {
  const startMs = clock.now();
  const notices: Notice[] = [];
  const cancel = new AbortController();
  let paidTold = 0;
  const begin = (batches: readonly PlannedBatch[], own: Own) => {
    const deadlineMs = own.deadlineMs ?? startMs + hourMs;
    const ledger = own.ledger ?? new Ledger({ run, plan: 'p', commit: 'c', batches: batches.length, deadlineMs });
    const options: Omit<SubmitOptions, 'serviceOf'> = {
      ledger,
      batches,
      asked: null,
      endpointUrl: null,
      labels: { run, tag: '12345678cccccccc' },
      hasSiblings: false,
      store: async () => true,
      isHeard: () => true,
      runBeganAtMs: startMs,
      onPaid: () => {
        paidTold += 1;
      },
      tell: (notice) => notices.push(notice),
      clock,
      random: () => 0.5,
      deadlineMs,
      cancelled: cancel.signal,
    };
    return { ledger, options };
  };
  const codes = () => notices.map(({ code }) => code);
  const noticeOf = (code: Notice['code']) => notices.find((notice) => notice.code === code);
  return { startMs, notices, cancel, begin, codes, noticeOf, paidTold: () => paidTold };
}

/** An emulator with older jobs in its account, and what it takes to submit to it. */
async function startAccount(options: HarmstackOptions = {}) {
  const world = await startWorld(options);
  const { harmstack, clock, service } = world;
  const yesterdayMs = clock.now() - dayMs;
  const oldIds = [1, 2].map((benchmarkId) =>
    harmstack.addJob({ benchmarkId, units: 5, endpointUrl, createdAtMs: yesterdayMs }),
  );
  const submitting = createSubmitting(clock);
  const ran = async (batches: readonly PlannedBatch[] = [batch], own: Own = {}) => {
    const { ledger, options: common } = submitting.begin(batches, own);
    const end = await submitBatches({ ...common, endpointUrl, serviceOf: () => service, ...own, ledger });
    const payments = batches.map(({ index }) => ledger.paymentOf(index));
    const states = payments.map((payment) => (payment.state === 'closed' ? payment.why : payment.state));
    const [payment] = payments;
    const { jobIds, candidates } = ledger;
    return { end, payment, states, jobIds: jobIds.toSorted(), candidates: candidates.toSorted() };
  };
  const submits = () => harmstack.received('POST', /^\/v0\/jobs\/batch$/).length;
  const paidIds = () => harmstack.paid.map(({ jobId }) => jobId);
  const fail = (fault: Fault, more: { times?: number; skip?: number } = {}) =>
    harmstack.fail({ method: 'POST', path: /batch$/, fault, ...more });
  const failLists = (fault: Fault, more: { times?: number; skip?: number } = {}) =>
    harmstack.fail({ method: 'GET', path: /jobs$/, fault, times: Infinity, ...more });
  const addBatch = () =>
    batch.jobs.map(({ benchmarkId, units }) =>
      harmstack.addJob({ benchmarkId: Number(benchmarkId), units, endpointUrl }),
    );
  /** Another workflow submits the same just before; its ids, once it has. */
  const addTwin = () => {
    const ids: string[] = [];
    harmstack.faults.push(({ method }) => {
      if (method === 'POST') ids.push(...addBatch());
      return undefined;
    });
    return ids;
  };
  /** What happens while the submit is under way. */
  const during = (happen: () => Fault | undefined) =>
    harmstack.faults.push(({ method }) => (method === 'POST' ? happen() : undefined));
  return { ...world, ...submitting, oldIds, ran, submits, paidIds, fail, failLists, addBatch, addTwin, during };
}

/** Changes the body of an answer. */
const withBody = (change: (body: Readonly<Record<string, unknown>>) => unknown) => (answer: Answer) => ({
  ...answer,
  body: typeof answer.body === 'object' ? change({ ...answer.body }) : answer.body,
});

/** Changes the rows of a list. */
const withRows = (answer: Answer, change: (rows: readonly Readonly<Record<string, unknown>>[]) => unknown) =>
  withBody((body) => ({ ...body, jobs: Array.isArray(body.jobs) ? change(body.jobs) : body.jobs }))(answer);

/** A list that shows no job, and tells no time. */
const showNothing = (answer: Answer) => ({ ...withRows(answer, () => []), headers: { date: '' } });
const noDate: Fault = { rewrite: (answer) => ({ ...answer, headers: { date: '' } }) };
/** The four lists that are read before the submit. */
const listsBefore = 4;

test('what is stored before a submit tells that all that was sent before is there', async () => {
  await using account = await startAccount();
  const ledger = emptyLedgerOf(1);
  ledger.announce({ sinceMs: 1, isOver: false });
  const said: (number | undefined)[] = [];
  const store = async () => {
    said.push(ledger.announcementOf(ledger.run)?.saidAtMs);
    return true;
  };
  await account.ran([batch], { ledger, store });
  expect(said).toEqual([account.startMs]);
});

test('a batch that is answered is paid, with its ids', async () => {
  await using account = await startAccount();
  const { end, payment } = await account.ran();
  const window = {
    earliestMs: account.startMs - dayMs,
    sinceMs: account.startMs - 2000,
    untilMs: null,
    latestMs: account.startMs + hourMs + 2000,
    clock: 'service' as const,
  };
  expect([end, payment]).toEqual([
    'submitted',
    {
      state: 'paid',
      submit: submitBy(run, { window, before: account.oldIds }),
      batchId: expect.stringMatching(/^b0/),
      jobIds: account.paidIds(),
      origin: 'submitted',
      sharedWith: null,
    },
  ]);
  expect([account.submits(), account.paidTold()]).toEqual([1, 1]);
  expect(account.notices).toEqual([
    { code: 'submitting', batch: { nth: 1, of: 1 }, jobs: 3 },
    { code: 'submitted', batchId: expect.stringMatching(/^b0/), jobIds: account.paidIds() },
  ]);
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
    ['a 409', { rewrite: () => ({ status: 409 }) }],
    ['a 425', { rewrite: () => ({ status: 425 }) }],
    ['a 429', { rewrite: () => ({ status: 429 }) }],
    ['a 499', { rewrite: () => ({ status: 499 }) }],
  ];
  test.each(lost)('by %s is paid once, and its jobs are found', async (_, fault) => {
    await using account = await startAccount();
    account.fail(fault);
    const { end, payment, jobIds } = await account.ran();
    expect([end, payment]).toMatchObject(['submitted', { state: 'paid', origin: 'matched', batchId: null }]);
    expect([account.submits(), jobIds]).toEqual([1, account.paidIds()]);
    expect(account.codes()).toEqual(expect.arrayContaining(['submit-lost', 'jobs-matched']));
    expect(account.noticeOf('jobs-matched')).toMatchObject({ isLabelled: false });
  });

  test('is told as what may be paid, and again as what is', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'after' });
    await account.ran();
    expect(account.paidTold()).toBe(2);
  });

  test('by an answer that is something else is paid once, and its jobs are found', async () => {
    await using account = await startAccount();
    const spender: Spender = {
      recent: (...asked) => account.service.recent(...asked),
      submit: async (...asked) => {
        await account.service.submit(...asked);
        throw new ServiceError('mismatch', 'something else');
      },
    };
    const { end, jobIds } = await account.ran([batch], { serviceOf: () => spender });
    expect([end, account.submits(), jobIds]).toEqual(['submitted', 1, account.paidIds()]);
  });

  test('by an answer later than 60 s is paid once, and its jobs are found', async () => {
    await using account = await startAccount();
    account.during(() => {
      // The work is done while the client waits, and the answer never comes.
      account.addBatch();
      account.clock.advance(60_000);
      return { delayMs: 1e8 };
    });
    const { end, jobIds } = await account.ran();
    expect([end, account.submits(), jobIds.length]).toEqual(['submitted', 1, 3]);
  });

  test('is found although the server’s clock is an hour off', async () => {
    for (const skewMs of [-hourMs, hourMs]) {
      await using account = await startAccount();
      account.harmstack.skewMs = skewMs;
      account.fail({ reset: 'after' });
      expect((await account.ran()).jobIds).toEqual(account.paidIds());
    }
  });

  test('is found although the server tells no time', async () => {
    await using account = await startAccount();
    account.failLists(noDate);
    account.fail({ reset: 'after' });
    const { payment, jobIds } = await account.ran();
    expect(jobIds).toEqual(account.paidIds());
    expect(payment).toMatchObject({ submit: { window: { untilMs: null, latestMs: null } } });
  });

  test('is found by the clocks alone where it is not known which jobs were there before', async () => {
    await using account = await startAccount();
    account.harmstack.skewMs = hourMs;
    account.failLists({ answer: { status: 403 } }, { times: 1 });
    account.fail({ reset: 'after' });
    expect((await account.ran()).jobIds).toEqual(account.paidIds());
  });

  test('is found beside jobs that another list had shown before, though the list just before it failed', async () => {
    await using account = await startAccount();
    for (const id of account.addBatch()) account.harmstack.finish(id);
    const shown = new ShownJobs();
    const service = shown.watch(() => account.service)(batch);
    await service.completed?.({ limit: 10 }, account.cancel.signal);
    account.failLists({ answer: { status: 401 } }, { times: 1 });
    account.fail({ reset: 'after' });
    const { end, jobIds } = await account.ran([batch], { shown, serviceOf: () => service });
    expect([end, jobIds]).toEqual(['submitted', account.paidIds().toSorted()]);
  });

  test('is found when it is listed late, at the third look', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'after' });
    account.failLists({ answer: { status: 200, body: { jobs: [] } } }, { skip: listsBefore, times: 8 });
    expect((await account.ran()).jobIds).toEqual(account.paidIds());
    expect(account.clock.sleepsMs).toEqual([1000, 4000, 10_000]);
  });

  test('is found when the jobs are over already', async () => {
    await using account = await startAccount({ benchmarks: [{ id: 1, outcome: { looks: 0 } }, { id: 2 }] });
    account.fail({ reset: 'after' });
    expect((await account.ran()).jobIds).toEqual(account.paidIds());
  });

  test('is found when a service that was down is back', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'after' });
    account.failLists({ answer: { status: 503 } }, { skip: listsBefore });
    account.clock.after(hourMs / 2, () => account.harmstack.faults.splice(0));
    expect([(await account.ran()).jobIds, account.submits()]).toEqual([account.paidIds(), 1]);
  });
});

describe('a submit that may have been paid and is not certain', () => {
  test('since nobody finds its jobs says so and is not sent again', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'before' });
    const { end, states, candidates } = await account.ran();
    expect([end, states, candidates, account.submits()]).toEqual(['stopped', ['uncertain'], [], 1]);
    expect(account.notices.at(-1)).toMatchObject({
      code: 'submit-uncertain',
      batch: { nth: 1, of: 1 },
      message: expect.stringContaining('ECONNRESET'),
      candidates: [],
      isUnseen: false,
    });
  });

  test('because two sets fit names them all', async () => {
    await using account = await startAccount();
    const theirs = account.addTwin();
    account.fail({ reset: 'after' });
    const { end, candidates } = await account.ran();
    expect([end, candidates, account.submits()]).toEqual(['stopped', [...theirs, ...account.paidIds()], 1]);
    const told = account.noticeOf('submit-uncertain');
    expect(told?.code === 'submit-uncertain' && told.candidates.toSorted()).toEqual(candidates);
  });

  test('because the jobs that fit came later than its failure', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'before' });
    const ids: string[] = [];
    account.clock.after(4500, () => ids.push(...account.addBatch()));
    expect(await account.ran()).toMatchObject({ end: 'stopped', candidates: ids });
  });

  test('because its jobs are those of another run, which stores them meanwhile', async () => {
    await using account = await startAccount();
    const ledger = emptyLedgerOf(1);
    const theirs: string[] = [];
    account.during(() => {
      theirs.push(...account.addBatch());
      return undefined;
    });
    account.fail({ reset: 'before' });
    const { store } = storing(account, ledger, () => {
      if (theirs.length > 0) ledger.absorb({ runs: [], payments: [paidBy(runKey(3), theirs, { commit: 'd' })] });
    });
    const { end, jobIds } = await account.ran([batch], { ledger, store });
    expect([end, jobIds, account.submits()]).toEqual(['stopped', [], 1]);
  });

  test('because the jobs that fit are older than it by the clocks, though no list had shown them yet', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    account.clock.advance(4000);
    const hide = (answer: Answer) =>
      withRows(answer, (rows) => rows.filter(({ job_id: id }) => !ids.includes(String(id))));
    account.failLists({ rewrite: hide }, { times: listsBefore });
    account.fail({ reset: 'before' });
    expect(await account.ran()).toMatchObject({ end: 'stopped', states: ['uncertain'], candidates: ids });
  });

  test.each([
    ['the state was being stored', 0],
    ['a request that got no connection was waited out', 1],
  ])('because the jobs that fit came while %s, before it was sent', async (_what, refusals) => {
    await using account = await startAccount();
    const ids: string[] = [];
    let tries = 0;
    const store = async () => {
      if (tries === refusals) ids.push(...account.addBatch());
      if (tries <= refusals) account.clock.advance(4000);
      return true;
    };
    const spender: Spender = {
      recent: (...asked) => account.service.recent(...asked),
      submit: async () => {
        tries += 1;
        throw new ServiceError(tries <= refusals ? 'unreachable' : 'unavailable', 'text');
      },
    };
    const { end, candidates } = await account.ran([batch], { store, serviceOf: () => spender });
    expect([end, tries, candidates]).toEqual(['stopped', refusals + 1, ids.toSorted()]);
  });

  test("because another's set was listed at once, and its own a while later", async () => {
    await using account = await startAccount();
    const theirs = account.addTwin();
    account.fail({ reset: 'after' });
    const isOwn = (id: unknown) => account.paidIds().some((own) => own === id && !theirs.includes(own));
    const hideOwn = (answer: Answer) => withRows(answer, (rows) => rows.filter(({ job_id: id }) => !isOwn(id)));
    account.failLists({ rewrite: hideOwn }, { skip: listsBefore, times: 8 });
    expect((await account.ran()).end).toBe('stopped');
  });

  test('because an earlier look had shown more, of which the last one shows just as many as were asked for', async () => {
    await using account = await startAccount();
    account.addTwin();
    account.fail({ reset: 'after' });
    const hide = (answer: Answer) =>
      withRows(answer, (rows) => rows.filter(({ job_id: id }) => !account.paidIds().some((own) => own === id)));
    account.failLists({ rewrite: hide }, { skip: 12 });
    expect((await account.ran()).end).toBe('stopped');
  });

  test('because others of the same matrix submit at the same moment, and may submit the same', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'after' });
    const { end, candidates } = await account.ran([batch], { hasSiblings: true });
    expect([end, candidates, account.submits()]).toEqual(['stopped', account.paidIds(), 1]);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['another size', { needle_annnoted_count: 4 }],
    ['no size', { needle_annnoted_count: undefined }],
    ['another path', { endpoint_url: 'https://model.example.com/v2/chat/completions' }],
    ['no endpoint', { endpoint_url: null }],
    ['another benchmark', { benchmark_id: 3 }],
    ['no benchmark', { benchmark_id: null }],
    ['no date', { created_at: null }],
  ])('because one of the jobs has %s takes none of them', async (_, fields) => {
    await using account = await startAccount();
    account.fail({ reset: 'after' });
    account.harmstack.faults.push(({ method }) => {
      const [first] = account.paidIds();
      if (method === 'GET' && first !== undefined) account.harmstack.setJob(first, fields);
      return undefined;
    });
    const { end, jobIds } = await account.ran();
    expect([end, jobIds, account.submits()]).toEqual(['stopped', [], 1]);
  });

  test('because the service tells no time, and its jobs are listed at the third look alone', async () => {
    await using account = await startAccount();
    account.failLists({ rewrite: showNothing }, { skip: listsBefore, times: 8 });
    account.failLists(noDate);
    account.fail({ reset: 'after' });
    const ledger = emptyLedgerOf(1);
    const { end, candidates } = await account.ran([batch], { ledger });
    expect([end, candidates]).toEqual(['stopped', account.paidIds()]);
    // Nor does a later run take them, which knows even less.
    expect(ledger.stored.payments).toMatchObject([{ payment: { state: 'uncertain', submit: { spans: [] } } }]);
  });

  test.each([
    ['a minute', '60', []],
    ['a second', '1', null],
  ])(
    'or is, because the service tells no time, and asks for %s before it shows its jobs',
    async (_, retryAfterS, told) => {
      await using account = await startAccount();
      account.failLists(noDate);
      const rewrite = () => ({ status: 429, headers: { 'retry-after': retryAfterS } });
      account.fail({ rewrite });
      expect((await account.ran()).jobIds).toEqual(told ?? account.paidIds());
      expect(account.submits()).toBe(1);
    },
  );

  test('because it is not known which jobs were there before, and the service tells no time', async () => {
    await using account = await startAccount();
    account.failLists({ answer: { status: 403 } }, { times: 1 });
    account.fail({ reset: 'after' });
    account.failLists(noDate);
    const { end, candidates, payment } = await account.ran();
    expect([end, candidates, account.submits()]).toEqual(['stopped', account.paidIds(), 1]);
    expect(payment).toMatchObject({ submit: { before: [] } });
  });
});

const ranUnseen = async (account: Awaited<ReturnType<typeof startAccount>>, own: Own = {}) => {
  const { end, states } = await account.ran([batch], own);
  expect([end, states, account.submits()]).toEqual(['stopped', ['uncertain'], 1]);
  return account.noticeOf('submit-uncertain');
};

describe('a submit that may have been paid and cannot be looked for', () => {
  test('because a row of the list cannot be read: it could be its own', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'after' });
    account.failLists({ rewrite: withBody((body) => ({ ...body, jobs: [{ job_id: null }] })) }, { skip: listsBefore });
    expect(await ranUnseen(account)).toMatchObject({ candidates: [], isUnseen: true });
  });

  test('because the list is down to the end', async () => {
    await using account = await startAccount();
    account.failLists({ answer: { status: 503 } });
    account.fail({ reset: 'after' });
    expect(await ranUnseen(account)).toMatchObject({ candidates: [], isUnseen: true });
  });

  test('because the list is cut off where another set may follow', async () => {
    await using account = await startAccount({ maxLimit: 10 });
    account.fail({ reset: 'after' });
    const many = batchOf({ 1: Array.from({ length: 10 }, () => 5) });
    const { end, candidates } = await account.ran([many]);
    expect([end, candidates.length]).toEqual(['stopped', 10]);
    expect(account.noticeOf('submit-uncertain')).toMatchObject({ isUnseen: true });
  });

  test('because the service has no list', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'after' });
    const spender: Spender = { submit: (each, signal) => account.service.submit(each, signal) };
    expect(await ranUnseen(account, { serviceOf: () => spender })).toMatchObject({ isUnseen: true });
  });
});

const refused = (status: number, headers = {}): Fault => ({ answer: { status, headers } });

function toCheck(status: number): string | null {
  if (status === 401 || status === 403) return 'key';
  if (status === 402) return 'credits';
  return [404, 405, 410].includes(status) ? 'address' : null;
}

describe('a submit that surely did nothing', () => {
  test('because of a 429, after which the list shows nothing, is sent again when it may be', async () => {
    await using account = await startAccount();
    account.fail(refused(429, { 'retry-after': '20' }));
    account.fail(refused(429));
    expect((await account.ran()).jobIds).toEqual(account.paidIds());
    expect([account.submits(), account.paidIds().length, account.clock.sleepsMs]).toEqual([3, 3, [20_000, 2000]]);
    expect(account.codes()).toEqual([
      'submitting',
      'submit-again',
      'submitting',
      'submit-again',
      'submitting',
      'submitted',
    ]);
    expect(account.noticeOf('submit-again')).toMatchObject({ pauseMs: 20_000 });
    // Before, and before each resend.
    expect(account.harmstack.received('GET', /jobs$/)).toHaveLength(12);
  });

  test('because of a Retry-After shorter than our own pause waits longer each time', async () => {
    await using account = await startAccount();
    account.fail(refused(429, { 'retry-after': '0' }), { times: 3 });
    await account.ran();
    expect(account.clock.sleepsMs).toEqual([1000, 2000, 4000]);
  });

  test('because nobody listens is given up after six attempts, and nothing was spent', async () => {
    await using account = await startAccount();
    await account.harmstack.close();
    expect(await account.ran()).toMatchObject({ end: 'stopped', states: ['absent'] });
    expect(account.notices.at(-1)).toMatchObject({
      code: 'submit-gave-up',
      attempts: 6,
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect(account.clock.sleepsMs.slice(-5)).toEqual([1000, 2000, 4000, 8000, 16_000]);
  });

  test('is given up when the time is over while it waits for its next attempt', async () => {
    await using account = await startAccount();
    account.fail(refused(429), { times: 9 });
    // A busy machine wakes late.
    account.clock.after(500, () => account.clock.advance(10_000));
    const { end, states } = await account.ran([batch], { deadlineMs: account.startMs + 5000 });
    expect([end, states, account.submits()]).toEqual(['stopped', ['uncertain'], 1]);
  });

  test('is not waited for beyond the deadline', async () => {
    await using account = await startAccount();
    account.fail(refused(429, { 'retry-after': '600' }));
    const { states } = await account.ran([batch], { deadlineMs: account.startMs + 60_000 });
    expect([states, account.clock.sleepsMs]).toEqual([['unlisted'], []]);
    expect(account.notices.at(-1)).toMatchObject({ code: 'submit-gave-up', attempts: 1 });
  });

  test.each([400, 401, 402, 403, 404, 405, 410, 413, 415, 422])(
    'because of a %d is refused at once, and nothing was spent',
    async (status) => {
      await using account = await startAccount();
      account.fail({ answer: { status, body: { error: 'no' } } });
      expect(await account.ran()).toMatchObject({ end: 'stopped', states: ['absent'], jobIds: [] });
      expect(account.notices.at(-1)).toEqual({
        code: 'submit-refused',
        batch: { nth: 1, of: 1 },
        service: 'harmstack',
        message: expect.stringMatching(new RegExp(` ${status}: no$`)),
        check: toCheck(status),
      });
      expect([account.submits(), account.harmstack.received('GET', /jobs$/).length]).toEqual([1, 2 * listsBefore]);
    },
  );

  const plainRefusals = [400, 401, 402, 403, 404, 422];

  test.each(plainRefusals)('because of a %d is believed where the list cannot be read', async (status) => {
    await using account = await startAccount();
    account.fail(refused(status));
    account.failLists({ answer: { status: 401 } }, { skip: listsBefore });
    expect(await account.ran()).toMatchObject({ end: 'stopped', states: ['absent'] });
    expect(account.notices.at(-1)).toMatchObject({ code: 'submit-refused' });
  });

  test.each(plainRefusals)('because of a %d is believed, with a word of what was created then', async (status) => {
    await using account = await startAccount();
    const twin = account.addTwin();
    account.fail(refused(status));
    const { end, states, jobIds } = await account.ran();
    expect([end, states, jobIds]).toEqual(['stopped', ['absent'], []]);
    expect(account.codes().slice(-2)).toEqual(['submit-refused', 'charged-as-well']);
    const told = account.noticeOf('charged-as-well');
    expect(told).toMatchObject({ candidates: expect.arrayContaining(twin), why: 'refused-for-good' });
    expect(account.noticeOf('submit-refused')).toMatchObject({ mayBeCharged: true });
  });

  test('because of a 402 after a 429 is uncertain where the list shows what may be of either', async () => {
    await using account = await startAccount();
    let posts = 0;
    account.during(() => {
      posts += 1;
      if (posts === 2) account.addBatch();
      return undefined;
    });
    account.fail(refused(429));
    account.fail(refused(402));
    const { end, candidates } = await account.ran([batch], { hasSiblings: true });
    expect([end, candidates.length, account.submits()]).toEqual(['stopped', 3, 2]);
  });

  test('is believed within moments where the list gives no answer', async () => {
    await using account = await startAccount();
    account.fail(refused(402));
    account.failLists({ answer: { status: 503 } }, { skip: listsBefore, times: Infinity });
    expect((await account.ran()).states).toEqual(['absent']);
    expect(account.clock.now() - account.startMs).toBeLessThanOrEqual(5000);
  });

  test('is believed at once among legs of a matrix, whose jobs look alike', async () => {
    await using account = await startAccount();
    account.addTwin();
    account.fail(refused(402));
    expect((await account.ran([batch], { hasSiblings: true })).states).toEqual(['absent']);
    expect(account.harmstack.received('GET', /jobs$/)).toHaveLength(listsBefore);
  });

  test.each([409, 425, 499])('because of a %d is refused once the list shows nothing of it', async (status) => {
    await using account = await startAccount();
    account.fail(refused(status));
    expect(await account.ran()).toMatchObject({ end: 'stopped', states: ['unlisted'] });
    expect(account.notices.at(-1)).toMatchObject({ code: 'submit-refused', check: null });
    expect(account.harmstack.received('GET', /jobs$/)).toHaveLength(2 * listsBefore);
  });

  test.each([409, 425, 429, 499])('because of a %d is uncertain when the list cannot be read', async (status) => {
    await using account = await startAccount();
    account.fail(refused(status));
    account.failLists({ answer: { status: 403 } }, { skip: listsBefore });
    expect(await account.ran()).toMatchObject({ end: 'stopped', states: ['uncertain'] });
    expect([account.submits(), account.notices.at(-1)]).toMatchObject([
      1,
      { code: 'submit-uncertain', isUnseen: true },
    ]);
  });

  test.each([409, 425, 429, 499])(
    'because of a %d is uncertain when the list may hide something of it',
    async (status) => {
      await using account = await startAccount({
        maxLimit: 10,
        benchmarks: [1, 2].map((id) => ({ id, outcome: { looks: Infinity } })),
      });
      account.during(() => {
        for (let other = 0; other < 12; other += 1)
          account.harmstack.addJob({ benchmarkId: 1, endpointUrl: 'https://other.example.com/v1' });
        return undefined;
      });
      account.fail(refused(status));
      expect(await account.ran()).toMatchObject({ end: 'stopped', states: ['uncertain'] });
      expect(account.submits()).toBe(1);
    },
  );

  test.each([409, 425, 429, 499])(
    'because of a %d is uncertain when the list shows what could be its own',
    async (status) => {
      await using account = await startAccount();
      account.addTwin();
      account.fail(refused(status));
      const { end, candidates } = await account.ran([batch], { hasSiblings: true });
      expect([end, candidates.length, account.submits()]).toEqual(['stopped', 3, 1]);
    },
  );

  test('because the credits do not suffice says so, whatever the status', async () => {
    for (const insufficientCreditsStatus of [400, 402, 403, 409]) {
      await using account = await startAccount({ insufficientCreditsStatus });
      account.harmstack.setCredits(12);
      expect((await account.ran()).states).toEqual([insufficientCreditsStatus === 409 ? 'unlisted' : 'absent']);
      expect(account.notices.at(-1)).toMatchObject({
        code: 'submit-refused',
        message: expect.stringContaining('insufficient credits: 13 needed, 12 available'),
      });
    }
  });

  test('because the service can only be read', async () => {
    await using account = await startAccount();
    const recent: Spender['recent'] = (...asked) => account.service.recent(...asked);
    expect(await account.ran([batch], { serviceOf: () => ({ recent }) })).toMatchObject({
      end: 'stopped',
      states: ['absent'],
    });
  });
});

describe('several batches', () => {
  const batches = [7, 8, 9].map((seed, index) => ({ ...batchOf({ 1: [10], 2: [3] }, seed), index }));

  test('are paid in order, each once', async () => {
    await using account = await startAccount();
    expect(await account.ran(batches)).toMatchObject({ end: 'submitted', jobIds: account.paidIds() });
    expect(account.harmstack.paid.map(({ seed }) => seed)).toEqual([7, 7, 8, 8, 9, 9]);
  });

  test('keep what is paid when a later one fails', async () => {
    await using account = await startAccount();
    account.fail({ answer: { status: 402 } }, { skip: 1 });
    expect(await account.ran(batches)).toMatchObject({
      end: 'stopped',
      states: ['paid', 'absent', 'unpaid'],
      jobIds: account.paidIds(),
    });
    expect(account.noticeOf('submit-refused')).toMatchObject({ batch: { nth: 2, of: 3 } });
  });

  test('do not take the jobs of an earlier one for those of a later one', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'before' }, { skip: 1 });
    expect(await account.ran(batches)).toMatchObject({
      states: ['paid', 'uncertain', 'unpaid'],
      jobIds: account.paidIds(),
      candidates: [],
    });
  });

  test('are each found when all answers are lost', async () => {
    await using account = await startAccount();
    account.fail({ reset: 'after' }, { times: 3 });
    expect(await account.ran(batches)).toMatchObject({ end: 'submitted', jobIds: account.paidIds() });
    expect([account.submits(), account.paidIds().length]).toEqual([3, 6]);
  });

  test('are not sent again where they are paid already', async () => {
    await using account = await startAccount();
    const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: 3, deadlineMs: 0 });
    const jobs = { submit: submitBy(runKey(3)), batchId: null, jobIds: ['before'] };
    ledger.apply(1, { kind: 'resumed', jobs, sharedWith: null });
    expect((await account.ran(batches, { ledger })).states).toEqual(['paid', 'paid', 'paid']);
    expect(account.harmstack.paid.map(({ seed }) => seed)).toEqual([7, 7, 9, 9]);
  });
});

const answerWith = (change: (ids: readonly unknown[]) => readonly unknown[]): Fault => ({
  rewrite: withBody((body) => ({ ...body, job_ids: change(Array.isArray(body.job_ids) ? body.job_ids : []) })),
});

describe('job ids that cannot be', () => {
  test.each<[string, (ids: readonly unknown[]) => readonly unknown[]]>([
    ['too few', (ids) => ids.slice(1)],
    ['none', () => []],
    ['too many', (ids) => [...ids, ids[0]]],
    ['one twice', (ids) => [ids[0], ids[0], ids[1]]],
    ['one that cannot be read', (ids) => [ids[0], ids[1], 'job two']],
    ['one more that cannot be read', (ids) => [...ids, null]],
  ])('(%s) are no proof: the new ones are looked for', async (_, change) => {
    await using account = await startAccount();
    account.fail(answerWith(change));
    const { end, payment, jobIds } = await account.ran();
    expect([end, payment]).toMatchObject(['submitted', { origin: 'matched' }]);
    expect([account.submits(), jobIds]).toEqual([1, account.paidIds()]);
  });

  test('(those of new jobs) must be among the jobs that are found', async () => {
    await using account = await startAccount();
    account.fail(answerWith(() => ['a-new-one', 'a-new-one', 'another']));
    const { end, candidates } = await account.ran();
    expect([end, candidates]).toEqual(['stopped', [...account.paidIds(), 'a-new-one', 'another'].toSorted()]);
  });

  test('(one more, which nobody lists) could be one that was started as well', async () => {
    await using account = await startAccount();
    account.fail(answerWith((ids) => [...ids, 'one-more']));
    const { end, candidates } = await account.ran();
    expect([end, candidates]).toEqual(['stopped', [...account.paidIds(), 'one-more']]);
  });

  test('are known before anything else is decided, in case they are all there is', async () => {
    await using account = await startAccount();
    account.fail(answerWith((ids) => [ids[0], 'job two']));
    const named: (readonly string[])[] = [];
    const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: 1, deadlineMs: 0 });
    account.failLists({ answer: { status: 403 } }, { skip: listsBefore });
    const { end, candidates } = await account.ran([batch], { ledger, onPaid: () => named.push(ledger.namedIds) });
    expect([end, candidates, named]).toEqual([
      'stopped',
      account.paidIds().slice(0, 1),
      [account.paidIds().slice(0, 1)],
    ]);
    expect(account.noticeOf('submit-uncertain')).toMatchObject({ isUnseen: true });
  });

  test('(those of an earlier batch) are no proof: the new one is looked for', async () => {
    await using account = await startAccount();
    const earlier = () => account.paidIds().slice(0, 1);
    account.fail(answerWith(earlier), { skip: 1 });
    const batches = [7, 8].map((seed, index) => ({ ...batchOf({ 1: [10] }, seed), index }));
    expect(await account.ran(batches)).toMatchObject({ end: 'submitted', jobIds: account.paidIds(), candidates: [] });
  });

  test('(those of older jobs) are no proof: the new ones are looked for', async () => {
    await using account = await startAccount();
    const old = account.harmstack.jobIds;
    account.fail(answerWith(() => old));
    expect(await account.ran()).toMatchObject({ end: 'submitted', jobIds: account.paidIds() });
    expect(account.noticeOf('submit-lost')).toMatchObject({
      message: expect.stringContaining('jobs that were there before'),
    });
  });
});

describe('the end of the run', () => {
  test('before the submit spends nothing', async () => {
    await using account = await startAccount();
    account.cancel.abort();
    expect(await account.ran()).toMatchObject({ end: 'stopped', states: ['absent'] });
    expect([account.submits(), account.codes()]).toEqual([0, ['submit-cancelled']]);
  });

  test('by its deadline before the submit spends nothing', async () => {
    await using account = await startAccount();
    expect(await account.ran([batch], { deadlineMs: account.startMs })).toMatchObject({ states: ['absent'] });
    expect([account.submits(), account.codes()]).toEqual([0, ['submit-too-late']]);
  });

  test('while a refusal is waited out sends nothing more, and leaves to a later run whether it was one', async () => {
    await using account = await startAccount();
    account.fail({ answer: { status: 429, headers: { 'retry-after': '60' } } });
    account.clock.after(30_000, () => account.cancel.abort());
    const ran = await account.ran();
    expect(ran).toMatchObject({ end: 'stopped', states: ['uncertain'] });
    // Its jobs were created while it was under way, not while it was waited out.
    expect(ran.payment).toMatchObject({ submit: { window: { untilMs: account.startMs + 2000 } } });
    expect([account.submits(), account.paidIds()]).toEqual([1, []]);
  });

  test('while nobody listens spends nothing', async () => {
    await using account = await startAccount();
    await account.harmstack.close();
    account.clock.after(2000, () => account.cancel.abort());
    expect(await account.ran()).toMatchObject({ states: ['absent'] });
    expect(account.codes().at(-1)).toBe('submit-cancelled');
  });

  test('by a cancel during the submit keeps an answer that comes within the grace', async () => {
    await using account = await startAccount();
    account.during(() => {
      account.cancel.abort();
      account.clock.advance(2499);
      return undefined;
    });
    expect(await account.ran()).toMatchObject({ end: 'submitted', jobIds: account.paidIds() });
    expect(account.paidIds()).toHaveLength(3);
  });

  test('by a cancel during the submit does not wait longer than the grace', async () => {
    await using account = await startAccount();
    account.during(() => {
      account.cancel.abort();
      account.clock.advance(2500);
      return { delayMs: 1e8 };
    });
    expect(await account.ran()).toMatchObject({ end: 'stopped', states: ['uncertain'] });
    expect(account.noticeOf('submit-uncertain')).toMatchObject({
      message: 'the run was ended before the service answered',
      isUnseen: true,
    });
  });

  test('by the deadline during the submit takes one more look, and no more than 5 s', async () => {
    await using account = await startAccount();
    const deadlineMs = account.startMs + 30_000;
    account.during(() => {
      account.clock.advance(30_000);
      return { delayMs: 1e8 };
    });
    expect(await account.ran([batch], { deadlineMs })).toMatchObject({ states: ['uncertain'] });
    expect(account.clock.now() - deadlineMs).toBeLessThanOrEqual(5000);
    expect(account.harmstack.received('GET', /jobs$/)).toHaveLength(2 * listsBefore);
  });
});

const emptyLedgerOf = (count: number) => new Ledger({ run, plan: 'p', commit: 'c', batches: count, deadlineMs: 0 });

/** What the ledger holds, each time it is stored, and how many submits there were by then. */
const storing = (account: Awaited<ReturnType<typeof startAccount>>, ledger: Ledger, happen = () => {}) => {
  const told: (readonly [string, number])[] = [];
  const store = async () => {
    told.push([ledger.own.payments.map(({ payment }) => payment.state).join(), account.submits()]);
    happen();
    return true;
  };
  return { told, store };
};

describe('what is stored', () => {
  const batches = [7, 8].map((seed, index) => ({ ...batchOf({ 1: [10] }, seed), index }));

  test('is that a batch is about to be sent, before each request, and what is paid by then', async () => {
    await using account = await startAccount();
    const ledger = emptyLedgerOf(2);
    const { told, store } = storing(account, ledger);
    account.fail({ answer: { status: 429 } });
    await account.ran(batches, { ledger, store });
    expect(told).toEqual([
      ['submitting', 0],
      ['submitting', 1],
      ['paid,submitting', 2],
    ]);
  });

  test('is when its jobs are created, by the service’s clock, and when it ended once it has come to nothing', async () => {
    await using account = await startAccount();
    account.harmstack.skewMs = hourMs;
    account.during(() => {
      account.clock.advance(7000);
      return undefined;
    });
    account.fail({ reset: 'before' });
    const nowMs = account.startMs + hourMs;
    const { payment } = await account.ran();
    const window = {
      earliestMs: account.startMs - dayMs,
      sinceMs: nowMs - 2000,
      untilMs: nowMs + 9000,
      latestMs: nowMs + hourMs + 2000,
      clock: 'service',
    };
    expect(payment).toMatchObject({ state: 'uncertain', submit: { window } });
  });

  test('is when each request was under way that was refused for rate, besides that of the one which paid', async () => {
    await using account = await startAccount();
    account.during(() => {
      account.clock.advance(3000);
      return undefined;
    });
    account.fail(refused(429, { 'retry-after': '60' }));
    const { payment } = await account.ran();
    const { startMs } = account;
    expect(payment).toMatchObject({
      state: 'paid',
      submit: { window: { untilMs: null }, refused: { sinceMs: startMs - 2000, untilMs: startMs + 5000 } },
    });
  });

  test('is no refusal where a request has not got a connection', async () => {
    await using account = await startAccount();
    let tries = 0;
    const spender: Spender = {
      recent: (...asked) => account.service.recent(...asked),
      submit: async (...asked) => {
        tries += 1;
        if (tries === 1) throw new ServiceError('unreachable', 'nobody listens');
        return await account.service.submit(...asked);
      },
    };
    const { payment } = await account.ran([batch], { serviceOf: () => spender });
    expect([tries, payment]).toMatchObject([2, { state: 'paid' }]);
    expect(payment).not.toHaveProperty('submit.refused');
  });

  test('is by our own clock when its jobs are created, where it is not known which were there before', async () => {
    await using account = await startAccount();
    account.harmstack.skewMs = hourMs;
    account.failLists({ answer: { status: 403 } }, { times: 1 });
    const { payment } = await account.ran();
    const { startMs } = account;
    const window = { earliestMs: startMs - 60_000, sinceMs: startMs, latestMs: startMs + hourMs + 2000 };
    expect(payment).toMatchObject({ submit: { window: { ...window, untilMs: null, clock: 'runner' } } });
  });

  test('is when it was under way that was given up, since it may have been carried out all the same', async () => {
    await using account = await startAccount();
    account.fail(refused(429, { 'retry-after': '600' }));
    const { payment, states } = await account.ran([batch], { deadlineMs: account.startMs + 60_000 });
    expect([states, payment]).toMatchObject([
      ['unlisted'],
      {
        submit: {
          window: {
            earliestMs: account.startMs - dayMs,
            sinceMs: account.startMs - 2000,
            untilMs: account.startMs + 2000,
            clock: 'service',
          },
        },
      },
    ]);
  });

  test('is which jobs of a batch are asked for, where that is not all of them', async () => {
    await using account = await startAccount();
    const ledger = emptyLedgerOf(2);
    await account.ran(batches, { ledger, asked: new Map([[1, [0]]]) });
    expect([0, 1].map((index) => ledger.paymentOf(index))).toMatchObject([
      { submit: { nth: 1 } },
      { submit: { nth: 1, asked: [0] } },
    ]);
    expect(ledger.own.payments.filter(({ payment: { submit } }) => 'asked' in submit)).toHaveLength(1);
  });

  test.each<[string, RunKey, StoredPayment['payment']['state'], 'outrun' | 'submitted']>([
    ['an older one that is about to pay', runKey(3), 'submitting', 'outrun'],
    ['a younger one that is about to pay', runKey(9), 'submitting', 'outrun'],
    ['a younger one that has paid', runKey(9), 'paid', 'outrun'],
    ['a younger one that may have paid', runKey(9), 'uncertain', 'outrun'],
    ['an older one that was refused', runKey(3), 'closed', 'submitted'],
    ['one that nobody knows to have sent anything', { ...runKey(3), unique: '' }, 'uncertain', 'submitted'],
  ])('by another run meanwhile, %s, keeps this one from paying or not', async (_, by, state, end) => {
    await using account = await startAccount();
    const ledger = emptyLedgerOf(1);
    const submit = submitBy(by);
    const known = { submit, batchId: null, jobIds: ['theirs'] };
    const payment = {
      submitting: { state: 'submitting', submit },
      uncertain: { state: 'uncertain', submit, candidates: [], named: [] },
      paid: { state: 'paid', ...known },
      closed: { state: 'closed', ...known, why: 'absent' },
    } as const;
    const { store } = storing(account, ledger, () =>
      ledger.absorb({ runs: [], payments: [{ ...paidBy(by, []), payment: payment[state] }] }),
    );
    const ran = await account.ran([batch], { ledger, store });
    expect([ran.end, account.submits()]).toEqual([end, end === 'outrun' ? 0 : 1]);
    expect([ran.states, account.codes()]).toEqual(
      end === 'outrun' ? [['absent'], []] : [['paid'], ['submitting', 'submitted']],
    );
  });

  test.each<[string, RunKey, boolean, 'outrun' | 'submitted']>([
    ['lower run goes first with all of the plan', runKey(3), false, 'outrun'],
    ['lower run that is over goes on with nothing', runKey(3), true, 'submitted'],
    ['higher run comes after this one', runKey(9), false, 'submitted'],
  ])('for another batch: a %s', async (_, by, isOver, end) => {
    await using account = await startAccount();
    const ledger = emptyLedgerOf(2);
    const announced = {
      key: by,
      plan: 'p',
      commit: 'c',
      announcedAtMs: account.startMs,
      deadlineMs: account.startMs + hourMs,
    };
    const { store } = storing(account, ledger, () =>
      ledger.absorb({ runs: [{ ...announced, isOver }], payments: [paidBy(by, ['theirs'], { index: 1 })] }),
    );
    const ran = await account.ran([batch], { ledger, store });
    expect([ran.end, account.submits()]).toEqual([end, end === 'outrun' ? 0 : 1]);
  });

  test.each([
    ['higher', runKey(9), {}, 'outrun'],
    ['higher run that only waits', runKey(9), { waitsAtMs: 1 }, 'submitted'],
  ])('by a %s one that is read of only now, where this one could not be heard', async (_, key, given, end) => {
    await using account = await startAccount();
    const ledger = emptyLedgerOf(1);
    const deadlineMs = account.startMs + hourMs;
    const announced = { key, plan: 'p', commit: 'c', announcedAtMs: account.startMs, deadlineMs, isOver: false };
    const { store } = storing(account, ledger, () =>
      ledger.absorb({ runs: [{ ...announced, ...given }], payments: [] }),
    );
    const ran = await account.ran([batch], { ledger, store, isHeard: () => false });
    expect([ran.end, account.submits()]).toEqual([end, end === 'outrun' ? 0 : 1]);
  });

  test.each<[string, Own, (account: Awaited<ReturnType<typeof startAccount>>) => void, string]>([
    ['the list shows none', {}, () => undefined, 'submitted'],
    [
      'the list shows what was created before this run',
      {},
      ({ addBatch, clock }) => {
        addBatch();
        clock.advance(120_000);
      },
      'submitted',
    ],
    ['the list shows what could be its own', {}, ({ addBatch }) => addBatch(), 'stopped'],
    ['legs of a matrix pay for the same anyway', { hasSiblings: true }, ({ addBatch }) => addBatch(), 'submitted'],
    ['the list cannot be read', {}, ({ failLists }) => failLists({ answer: { status: 403 } }), 'stopped'],
  ])('that nobody can tell of keeps this one from paying or not: %s', async (_, own, happen, end) => {
    await using account = await startAccount();
    happen(account);
    const runBeganAtMs = account.clock.now();
    const ran = await account.ran([batch], { store: async () => false, runBeganAtMs, ...own });
    expect([ran.end, account.submits()]).toEqual([end, end === 'stopped' ? 0 : 1]);
    expect(account.codes().includes('other-run-possible')).toBe(end === 'stopped');
    expect(ran.states).toEqual([end === 'stopped' ? 'absent' : 'paid']);
  });

  test.each([
    ['no longer shows it', 200, false],
    ['cannot be read', 403, true],
  ])('that an earlier list has shown keeps this one from paying where the list %s', async (_, status, isUnseen) => {
    await using account = await startAccount();
    const candidates = account.addBatch().toSorted();
    const shown = new ShownJobs();
    const service = shown.watch(() => account.service)(batch);
    await service.recent?.({ limit: 10 }, account.cancel.signal);
    account.failLists({ answer: { status, body: { jobs: [] } } });
    const own = { shown, serviceOf: () => service, store: async () => false };
    expect((await account.ran([batch], own)).end).toBe('stopped');
    const told = account.noticeOf('other-run-possible');
    expect(told).toMatchObject({ code: 'other-run-possible', isUnseen });
    expect(told?.code === 'other-run-possible' && told.candidates.toSorted()).toEqual(candidates);
    expect(account.submits()).toBe(0);
  });

  test.each<[string, StoredPayment['payment'], string | null, readonly string[] | null]>([
    ['paid', paidBy(runKey(3), ['theirs']).payment, null, ['theirs']],
    ['uncertain', { state: 'uncertain', submit: submitBy(runKey(3)), candidates: ['j'], named: [] }, null, ['j']],
    ['about to be sent', { state: 'submitting', submit: submitBy(runKey(3)) }, null, []],
    [
      'guessed',
      { state: 'uncertain', submit: submitBy({ ...runKey(3), unique: '' }), candidates: ['j'], named: [] },
      null,
      null,
    ],
    ['paid for another commit', paidBy(runKey(3), ['theirs']).payment, 'd', null],
    [
      'closed',
      { state: 'closed', submit: submitBy(runKey(3)), batchId: null, jobIds: ['theirs'], why: 'judged' },
      null,
      null,
    ],
  ])(
    'as %s at some commit keeps a run from paying that does not know its own',
    async (_, payment, commit, candidates) => {
      await using account = await startAccount();
      const ledger = new Ledger({ run, plan: 'p', commit, batches: 1, deadlineMs: account.startMs + hourMs });
      ledger.absorb({ runs: [], payments: [{ ...paidBy(runKey(3), []), payment }] });
      const { end } = await account.ran([batch], { ledger, store: async () => false });
      expect(end).toBe(candidates === null ? 'submitted' : 'stopped');
      const told = account.noticeOf('other-run-possible');
      expect(told).toEqual(
        candidates === null ? undefined : { code: 'other-run-possible', candidates, isUnseen: false },
      );
    },
  );

  test('for another plan keeps nobody from paying who does not know its own commit', async () => {
    await using account = await startAccount();
    const ledger = new Ledger({ run, plan: 'p', commit: null, batches: 1, deadlineMs: account.startMs + hourMs });
    ledger.absorb({ runs: [], payments: [paidBy(runKey(3), ['theirs'], { plan: 'q' })] });
    expect((await account.ran([batch], { ledger, store: async () => false })).end).toBe('submitted');
  });

  test('that nobody can tell of is named by what the list shows of it, for which it is given half a minute', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    expect((await account.ran([batch], { store: async () => false })).end).toBe('stopped');
    const told = account.noticeOf('other-run-possible');
    expect(told?.code === 'other-run-possible' && told.candidates.toSorted()).toEqual(ids.toSorted());
    await using other = await startAccount();
    other.failLists({ answer: { status: 503 } });
    expect((await other.ran([batch], { store: async () => false })).end).toBe('stopped');
    // A minute for the list before the submit, and half a one for this.
    expect(other.clock.now() - other.startMs).toBe(90_000);
  });

  test('that nobody can tell of is looked for once more where the look has taken long', async () => {
    await using account = await startAccount();
    const { clock, service } = account;
    let looks = 0;
    // The first look is the one before the submit; another pays while the second one still goes on.
    const recent = async (...asked: Parameters<NonNullable<typeof service.recent>>) => {
      looks += 1;
      const jobs = await service.recent?.(...asked);
      if (looks === 2) {
        clock.advance(6000);
        account.addBatch();
      }
      return jobs ?? { jobs: [], serverTimeMs: null, isComplete: true };
    };
    const submit: typeof service.submit = (...asked) => service.submit(...asked);
    const serviceOf = () => ({ submit, recent });
    const { end } = await account.ran([batch], { serviceOf, store: async () => false });
    expect([end, looks, account.submits()]).toEqual(['stopped', 3, 0]);
  });

  test('for another batch, plan or commit keeps nobody from paying', async () => {
    await using account = await startAccount();
    const ledger = emptyLedgerOf(1);
    const others = [{ index: 1 }, { plan: 'q' }, { commit: 'd' }].map((about) => paidBy(runKey(3), ['j'], about));
    ledger.absorb({ runs: [], payments: others });
    expect((await account.ran([batch], { ledger })).end).toBe('submitted');
  });

  test('says once more that it is about to be sent, when a run that was outrun pays after all', async () => {
    await using account = await startAccount();
    const ledger = emptyLedgerOf(1);
    let isFirst = true;
    const { told, store } = storing(account, ledger, () => {
      if (!isFirst) return;
      isFirst = false;
      ledger.absorb({
        runs: [],
        payments: [{ ...paidBy(runKey(3), []), payment: { state: 'submitting', submit: submitBy(runKey(3)) } }],
      });
    });
    expect((await account.ran([batch], { ledger, store })).end).toBe('outrun');
    const theirs = { submit: submitBy(runKey(3)), batchId: null, jobIds: [] };
    ledger.absorb({
      runs: [],
      payments: [{ ...paidBy(runKey(3), []), payment: { state: 'closed', ...theirs, why: 'absent' } }],
    });
    expect((await account.ran([batch], { ledger, store })).end).toBe('submitted');
    // Should it be lost in its request, a later run must know of it.
    expect(told.at(-1)).toEqual([expect.stringContaining('submitting'), 0]);
    const own = ledger.own.payments.filter(({ payment }) => payment.submit.by.id === run.id);
    expect(own.map(({ payment }) => payment.state)).toContain('paid');
    expect(new Set(own.map(({ payment }) => payment.submit.nth))).toEqual(new Set([1, 2]));
  });
});

describe('at a service that keeps the name that a job is given', () => {
  const agentRun = { source: { kind: 'benchmark', id: 'bmd_1' }, agents: [plainAgent], orchestrator: null } as const;
  const labelled: PlannedBatch = runloopBatch(agentRun);

  async function startLabelling() {
    const world = await startRunloopWorld();
    const { runloop, clock, service } = world;
    runloop.define('bmd_1', { results: [1] });
    const submitting = createSubmitting(clock);
    const ran = async (own: Own = {}) => {
      const { ledger, options } = submitting.begin([labelled], own);
      const end = await submitBatches({ ...options, serviceOf: () => service, ...own, ledger });
      return { end, payment: ledger.paymentOf(0) };
    };
    return { ...world, ...submitting, ran };
  }

  test('a plain refusal is not believed where a job bears it', async () => {
    await using world = await startLabelling();
    world.runloop.fail({ method: 'POST', path: /benchmark_jobs$/, fault: { rewrite: () => ({ status: 402 }) } });
    const { end, payment } = await world.ran();
    expect([end, payment]).toMatchObject(['submitted', { origin: 'matched', jobIds: ['bmj_1'] }]);
  });

  test('jobs are found by it after a lost answer, legs of a matrix or not', async () => {
    await using world = await startLabelling();
    world.runloop.fail({ method: 'POST', path: /benchmark_jobs$/, fault: { reset: 'after' } });
    const { end, payment } = await world.ran({ hasSiblings: true });
    const label = 'benchmark-gate-7-1-12345678cccccccc0000abcd-1';
    expect([end, payment]).toMatchObject(['submitted', { origin: 'matched', jobIds: ['bmj_1'], submit: { label } }]);
    expect(world.noticeOf('jobs-matched')).toEqual({ code: 'jobs-matched', jobIds: ['bmj_1'], isLabelled: true });
    expect(world.runloop.ledger.created).toMatchObject([{ params: { name: label } }]);
  });

  test.each([
    [
      'that could not tell of itself keeps this one from paying',
      'benchmark-gate-8-1-12345678ccccccccdeadbeef-1',
      'stopped',
    ],
    ['for another commit does not', 'benchmark-gate-8-1-12345678dddddddddeadbeef-1', 'submitted'],
    ['for another plan does not', 'benchmark-gate-8-1-87654321ccccccccdeadbeef-1', 'submitted'],
    ['of another kind does not', 'nightly', 'submitted'],
  ])('the job of a run %s', async (_, label, end) => {
    await using world = await startLabelling();
    const { jobIds } = await world.service.submit({ ...labelled, label }, world.cancel.signal);
    expect((await world.ran()).end).toBe(end);
    const told = { code: 'other-run-possible', candidates: jobIds, isUnseen: false };
    expect(world.noticeOf('other-run-possible')).toEqual(end === 'stopped' ? told : undefined);
  });

  test('a list that cannot be read before keeps nobody from paying', async () => {
    await using world = await startLabelling();
    world.runloop.fail({ method: 'GET', path: /benchmark_jobs$/, fault: { answer: { status: 403 } } });
    expect((await world.ran()).end).toBe('submitted');
  });

  test.each([
    ['that names tell apart is not', 'nightly', 0],
    ['of a gate is not', 'benchmark-gate-8-1-12345678dddddddddeadbeef-1', 0],
    ['whose name a list cuts or changes is', 'BENCHMARK-GATE-8-1-12345678', 1],
  ])('what was there before is noted as far as needed: a job %s', async (_, label, noted) => {
    await using world = await startLabelling();
    const { jobIds } = await world.service.submit({ ...labelled, label }, world.cancel.signal);
    const { payment } = await world.ran({ runBeganAtMs: Infinity });
    expect(payment).toMatchObject({ state: 'paid', submit: { before: jobIds.slice(0, noted) } });
  });

  test.each<[string, (label: string) => string]>([
    ['cut', (label) => label.slice(0, 40)],
    ['in capitals', (label) => label.toUpperCase()],
    ['with more before it', (label) => `team/${label}`],
  ])('a job whose name a list shows %s is not taken after a lost answer, and not forgotten', async (_, show) => {
    await using world = await startLabelling();
    const { jobIds } = await world.service.submit({ ...labelled, label: 'nightly' }, world.cancel.signal);
    world.clock.advance(120_000);
    world.runloop.fail({ method: 'POST', path: /benchmark_jobs$/, fault: { reset: 'after' } });
    const recent: NonNullable<(typeof world.service)['recent']> = async ({ onJobs, ...asked }, signal) => {
      const listed = await world.service.recent({ ...asked, onJobs: () => undefined }, signal);
      const jobs = listed.jobs.map((job) => ({ ...job, label: show(job.label ?? '') }));
      onJobs?.(jobs);
      return { ...listed, jobs };
    };
    const { end, payment } = await world.ran({ serviceOf: () => ({ ...world.service, recent }) });
    expect([jobIds, end, payment]).toMatchObject([['bmj_1'], 'stopped', { state: 'uncertain', candidates: ['bmj_2'] }]);
    expect(world.noticeOf('submit-uncertain')).toMatchObject({ candidates: ['bmj_2'], isUnseen: false });
  });

  test('the job of another run that is known by what it has stored keeps nobody from paying', async () => {
    await using world = await startLabelling();
    const { jobIds } = await world.service.submit(
      { ...labelled, label: 'benchmark-gate-8-1-12345678ccccccccdeadbeef-1' },
      world.cancel.signal,
    );
    const ledger = emptyLedgerOf(1);
    ledger.absorb({ runs: [], payments: [paidBy(runKey(8), jobIds, { index: 3 })] });
    expect((await world.ran({ ledger })).end).toBe('submitted');
  });

  test('where nobody can tell of other runs, legs of a matrix have their names, and a list that fails stops them', async () => {
    await using world = await startLabelling();
    const siblings = 'benchmark-gate-7-1-12345678ccccccccdeadbeef-1';
    await world.service.submit({ ...labelled, label: siblings }, world.cancel.signal);
    const own = { hasSiblings: true, store: async () => false };
    expect((await world.ran(own)).end).toBe('stopped');
    expect(world.codes()).toEqual(['other-run-possible']);
  });

  test('a submit that was not carried out stays uncertain', async () => {
    await using world = await startLabelling();
    world.runloop.fail({ method: 'POST', path: /benchmark_jobs$/, fault: { reset: 'before' } });
    const { end, payment } = await world.ran();
    expect([end, payment.state, world.runloop.ledger.created]).toEqual(['stopped', 'uncertain', []]);
  });
});

const failing = () => Promise.reject(new TypeError('a bug'));

test('a fault of ours is thrown, not taken for one of the service', async () => {
  await using account = await startAccount();
  await expect(account.ran([batch], { serviceOf: () => ({ submit: failing }) })).rejects.toThrow('a bug');
});
