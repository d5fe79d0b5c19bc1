import { describe, expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import type { Submit, Window } from '../../src/ledger/payment.ts';
import type { PlannedBatch } from '../../src/plan/plan.ts';
import { type RecentQuery, ServiceError } from '../../src/services/service.ts';
import type { Wanted } from '../../src/submit/match-jobs.ts';
import { type ReconcileOptions, reconcile } from '../../src/submit/reconcile.ts';
import { ShownJobs } from '../../src/submit/shown-jobs.ts';
import { batchOf, endpointUrl, startWorld } from '../fixtures/harmstack-world.ts';
import { paidBy, runKey, submitBy } from '../fixtures/stored-ledgers.ts';

const run = runKey(7, 1);
const batch = batchOf({ 1: [5, 5], 2: [3] });
const minuteMs = 60_000;
const hourMs = 3_600_000;

/** What is known of one submit that may have been carried out. */
interface Uncertain {
  readonly batch?: PlannedBatch;
  readonly window?: Partial<Window>;
  readonly label?: string | null;
  readonly candidates?: readonly string[];
  readonly named?: readonly string[];
  /** Whether nothing tells that it was sent, but that its run was lost. */
  readonly isGuessed?: boolean;
  readonly takenIds?: ReadonlySet<string>;
}

/** An account in which a run may have submitted a batch ten seconds ago. */
async function startAccount(options: Parameters<typeof startWorld>[0] = {}) {
  const world = await startWorld({
    benchmarks: [1, 2, 3].map((id) => ({ id, outcome: { looks: Infinity } })),
    ...options,
  });
  const { harmstack, clock, service } = world;
  const startMs = clock.now();
  const sinceMs = startMs - 10_000;
  const cancel = new AbortController();
  const reconcileThese = async (
    own: Partial<ReconcileOptions> & Uncertain = {},
    uncertain: readonly Uncertain[] = [own],
  ) => {
    const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: uncertain.length, deadlineMs: startMs + hourMs });
    if (own.ledger !== undefined) ledger.absorb(own.ledger.stored);
    const wanted = uncertain.map((each, index): Wanted => {
      const window = {
        earliestMs: sinceMs,
        sinceMs,
        untilMs: null,
        latestMs: null,
        clock: 'service' as const,
        ...each.window,
      };
      const by = each.isGuessed ? { ...run, unique: '' } : run;
      const submit: Submit = submitBy(by, { window, label: each.label ?? null });
      const { candidates = [], named = [] } = each;
      ledger.apply(index, { kind: 'inherited', payment: { state: 'uncertain', submit, candidates, named } });
      const takenIds = each.takenIds ?? new Set<string>();
      return { batch: { ...(each.batch ?? batch), index }, submit, endpointUrl, takenIds, tag: '12345678cccccccc' };
    });
    const reconciled = await reconcile({
      serviceOf: () => service,
      wanted,
      hasSiblings: false,
      when: 'late',
      untilMs: startMs + hourMs,
      clock,
      random: () => 0.5,
      cancelled: cancel.signal,
      ...own,
      ledger,
    });
    const payments = wanted.map(({ batch: { index } }) => ledger.paymentOf(index));
    const [payment] = payments;
    return {
      kind: reconciled.kind,
      state: payment?.state === 'closed' ? payment.why : payment?.state,
      states: payments.map((each) => (each.state === 'closed' ? each.why : each.state)),
      jobIds: ledger.jobIds.toSorted(),
      candidates: ledger.candidates.toSorted(),
      payments,
    };
  };
  const addJob = (job: Partial<Parameters<typeof harmstack.addJob>[0]> = {}) =>
    harmstack.addJob({ benchmarkId: 1, units: 5, endpointUrl, createdAtMs: startMs, ...job });
  const addBatch = (job: Partial<Parameters<typeof harmstack.addJob>[0]> = {}) =>
    batch.jobs.map(({ benchmarkId, units }) => addJob({ benchmarkId: Number(benchmarkId), units, ...job })).toSorted();
  /** The same account at a service that keeps the label of each job. */
  const labelling = (labelOf: (id: string) => string): Pick<typeof service, 'recent'> => ({
    recent: async (asked, signal) => {
      const told = await service.recent(asked, signal);
      const jobs = told.jobs.map((job) => ({ ...job, label: labelOf(job.id) }));
      return { ...told, jobs: asked.label === undefined ? jobs : jobs.filter(({ label }) => label === asked.label) };
    },
  });
  const hide = () =>
    harmstack.fail({ path: /jobs$/, times: Infinity, fault: { answer: { status: 200, body: { jobs: [] } } } });
  const looks = () => harmstack.received('GET', /\/jobs$/).length / 4;
  const elapsedMs = () => clock.now() - startMs;
  return {
    ...world,
    startMs,
    sinceMs,
    cancel,
    reconcile: reconcileThese,
    addJob,
    addBatch,
    labelling,
    hide,
    looks,
    elapsedMs,
  };
}

const paid = (jobIds: readonly string[]) => ({ kind: 'resolved', state: 'paid', jobIds, candidates: [] });
const absent = { kind: 'resolved', state: 'absent', jobIds: [], candidates: [] };
const uncertain = (...candidates: string[]) => ({ kind: 'uncertain', state: 'uncertain', jobIds: [], candidates });
const unseen = { kind: 'unseen', state: 'uncertain', jobIds: [] };

describe('a submit that an earlier run has sent', () => {
  test('is absent when no look shows a job that could be its own, the last one 150 s after looking began', async () => {
    await using account = await startAccount();
    account.addJob({ createdAtMs: account.sinceMs - minuteMs - 1 });
    account.addJob({ endpointUrl: 'https://other.example.com/v1' });
    account.addJob({ benchmarkId: 3 });
    expect(await account.reconcile()).toMatchObject(absent);
    expect(account.elapsedMs()).toBeGreaterThanOrEqual(150_000);
    expect(account.elapsedMs()).toBeLessThan(180_000);
  });

  test('is absent after three looks in ten seconds when it ended so long ago by the service’s clock', async () => {
    for (const [endedMs, tookMs] of [
      [140_000, 10_000],
      [139_000, 30_000],
    ] as const) {
      await using account = await startAccount();
      expect(await account.reconcile({ window: { untilMs: account.startMs - endedMs } })).toMatchObject(absent);
      expect([account.looks(), account.elapsedMs()]).toEqual([tookMs === 10_000 ? 3 : 4, tookMs]);
    }
  });

  test('has ended at the latest when its run had, and at no known time otherwise', async () => {
    await using account = await startAccount();
    await account.reconcile({ window: { latestMs: account.startMs - 160_000 } });
    expect(account.elapsedMs()).toBe(10_000);
    await using other = await startAccount();
    await other.reconcile({ window: { untilMs: other.startMs, latestMs: other.startMs - 160_000 } });
    expect(other.elapsedMs()).toBeGreaterThanOrEqual(150_000);
  });

  test('is waited for where the service does not tell its time', async () => {
    await using account = await startAccount();
    account.harmstack.fail({
      path: /./,
      times: Infinity,
      fault: { rewrite: (answer) => ({ ...answer, headers: { date: '' } }) },
    });
    expect(await account.reconcile({ window: { untilMs: account.startMs - hourMs } })).toMatchObject(absent);
    expect(account.elapsedMs()).toBeGreaterThanOrEqual(150_000);
  });

  test('is paid when exactly its jobs are there, alone, 15 s after it ended', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    expect(await account.reconcile({ window: { untilMs: account.startMs + 1000 } })).toMatchObject(paid(ids));
    expect(account.elapsedMs()).toBeGreaterThanOrEqual(15_000);
    expect(account.elapsedMs()).toBeLessThan(60_000);
  });

  test('has its jobs before a batch that is only guessed to have been sent', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    const { states, jobIds } = await account.reconcile({}, [{ isGuessed: true }, {}]);
    expect([states, jobIds]).toEqual([['absent', 'paid'], ids]);
  });

  test('is not paid with what is left of two batches, which no one request can have created', async () => {
    for (const [apartMs, state] of [
      [2000, 'paid'],
      [3000, 'uncertain'],
    ] as const) {
      await using account = await startAccount();
      const pair = batchOf({ 1: [5], 2: [5] });
      account.addJob();
      account.addJob({ benchmarkId: 2, createdAtMs: account.startMs + apartMs });
      const window = { untilMs: account.startMs + 120_000 };
      expect(await account.reconcile({ batch: pair, window })).toMatchObject({ state });
    }
  });

  test('is paid after three looks when it ended long ago, whatever came since', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    account.clock.advance(hourMs / 2);
    account.addBatch({ createdAtMs: account.clock.now() });
    const fromMs = account.clock.now();
    expect(await account.reconcile({ window: { untilMs: account.startMs + 1000 } })).toMatchObject(paid(ids));
    expect(account.clock.now() - fromMs).toBe(10_000);
  });

  test('stays uncertain when others come meanwhile', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    account.clock.after(8000, () => ids.push(...account.addBatch()));
    expect(await account.reconcile({ window: { untilMs: account.startMs + 1000 } })).toMatchObject(uncertain(...ids));
  });

  test('stays uncertain when its jobs are not shown at the last look', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    account.clock.after(8000, account.hide);
    expect(await account.reconcile({ window: { untilMs: account.startMs + 1000 } })).toMatchObject(uncertain(...ids));
  });

  test('stays uncertain when any run has seen another that could be its own, whether it is shown again or not', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    expect(await account.reconcile({ candidates: ['seen'] })).toMatchObject(uncertain(...ids, 'seen'));
    account.hide();
    expect(await account.reconcile({ candidates: ['seen'] })).toMatchObject(uncertain('seen'));
  });

  test('stays uncertain as soon as it is certain that it will, and is not looked for any longer', async () => {
    await using account = await startAccount();
    const id = account.addJob({ units: 1 });
    expect(await account.reconcile({ window: { untilMs: account.startMs - minuteMs } })).toMatchObject(uncertain(id));
    expect(account.elapsedMs()).toBe(10_000);
  });

  test('is paid although a job is listed late', async () => {
    await using account = await startAccount();
    const ids: string[] = [];
    account.clock.after(100_000, () => ids.push(...account.addBatch()));
    expect((await account.reconcile()).jobIds).toEqual(ids);
    expect(ids).toHaveLength(3);
  });

  test('is not a job that any run is known to have paid for, nor one that was there before', async () => {
    await using account = await startAccount();
    const [known, old] = [account.addJob(), account.addJob()];
    const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: 1, deadlineMs: 0 });
    ledger.absorb({ runs: [], payments: [paidBy(runKey(9), [known], { plan: 'q' })] });
    expect(await account.reconcile({ ledger, takenIds: new Set([old]) })).toMatchObject(absent);
  });

  test('stays uncertain where others submit the same at the same moment', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    expect(await account.reconcile({ hasSiblings: true })).toMatchObject(uncertain(...ids));
  });

  test('is paid only with a job that its answer has named, where it has named some', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    const [first = ''] = ids;
    expect(await account.reconcile({ named: ['another'] })).toMatchObject(uncertain(...ids));
    expect(await account.reconcile({ named: [first], candidates: [first] })).toMatchObject(paid(ids));
  });
});

describe('what an earlier run has sent', () => {
  test('is absent as soon as 150 s are over, and not before', async () => {
    await using account = await startAccount();
    await account.reconcile();
    expect(account.elapsedMs()).toBe(150_000);
  });

  test('is absent early only when all of it ended so long ago', async () => {
    await using account = await startAccount();
    const ended = [account.startMs - hourMs, account.startMs].map((untilMs) => ({ window: { untilMs } }));
    expect((await account.reconcile({}, ended)).states).toEqual(['absent', 'absent']);
    expect(account.elapsedMs()).toBe(150_000);
  });

  test('has ended by the clock of its runner where that tells the time, whatever the service’s says', async () => {
    await using account = await startAccount();
    account.harmstack.skewMs = -hourMs;
    await account.reconcile({ window: { clock: 'runner', untilMs: account.startMs - 160_000 } });
    expect(account.elapsedMs()).toBe(10_000);
  });

  test('is not looked for any longer when one of its batches stays uncertain', async () => {
    await using account = await startAccount();
    const id = account.addJob({ units: 1 });
    const ended = { window: { untilMs: account.startMs - minuteMs } };
    const end = await account.reconcile({}, [ended, { ...ended, takenIds: new Set([id]) }]);
    expect(end).toMatchObject({ states: ['uncertain', 'uncertain'], candidates: [id] });
    expect(account.elapsedMs()).toBe(10_000);
  });

  test('stays uncertain beside a job that a list had shown to this run before, and none shows again', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    const shown = new ShownJobs();
    const service = shown.watch(() => ({
      ...account.service,
      recent: async (asked, signal) => {
        const told = await account.service.recent(asked, signal);
        return { ...told, jobs: told.jobs.flatMap((job) => [job, { ...job, id: `${job.id}-too` }]) };
      },
    }))(batch);
    await service.recent?.({ limit: 10 }, account.cancel.signal);
    const end = await account.reconcile({ shown, window: { untilMs: account.startMs - minuteMs } });
    expect(end).toMatchObject(uncertain(...ids.flatMap((id) => [id, `${id}-too`]).toSorted()));
  });

  test('stays uncertain where a run for another head may have paid for its jobs before it ended', async () => {
    for (const [isOver, state] of [
      [false, 'uncertain'],
      [true, 'paid'],
    ] as const) {
      await using account = await startAccount();
      account.addBatch();
      const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: 1, deadlineMs: 0 });
      const announced = { announcedAtMs: account.startMs - minuteMs, deadlineMs: account.startMs + hourMs, isOver };
      ledger.absorb({ runs: [{ key: runKey(9), plan: 'p', commit: 'd', ...announced }], payments: [] });
      expect(await account.reconcile({ ledger, window: { untilMs: account.startMs + 1000 } })).toMatchObject({ state });
    }
  });

  test('stays uncertain where another run has found its jobs, and takes them for another head’s', async () => {
    for (const unique of ['', 'sent']) {
      await using account = await startAccount();
      const ids = account.addBatch();
      const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: 1, deadlineMs: 0 });
      ledger.absorb({ runs: [], payments: [paidBy({ ...runKey(9), unique }, ids, { commit: 'd' })] });
      // What was paid for by its own submit is known to be its own.
      const expected = unique === '' ? uncertain(...ids) : { state: 'absent' };
      expect(await account.reconcile({ ledger, window: { untilMs: account.startMs } })).toMatchObject(expected);
    }
  });

  test.each([
    ['while it was sent', 0, false],
    ['as late as the work may come after its answer was lost', 150_000, false],
    ['later than that', 151_000, true],
  ])(
    'stays uncertain where its jobs may be what some run has sent for another head: they came %s',
    async (_, laterMs, isTaken) => {
      await using account = await startAccount();
      account.addJob({ createdAtMs: account.sinceMs - hourMs });
      const createdAtMs = account.startMs + 5 * minuteMs;
      const ids = [...account.addBatch({ createdAtMs })];
      const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: 1, deadlineMs: 0 });
      const atMs = createdAtMs - laterMs;
      const window = { earliestMs: atMs, sinceMs: atMs, untilMs: atMs, latestMs: null, clock: 'service' } as const;
      const submit = submitBy(runKey(9), { window });
      const payment = { ...paidBy(runKey(9), []), commit: 'd', payment: { state: 'submitting', submit } as const };
      ledger.absorb({ runs: [], payments: [payment] });
      account.clock.advance(hourMs / 2);
      const untilMs = createdAtMs + minuteMs;
      const end = await account.reconcile({ ledger, window: { untilMs } });
      expect(end).toMatchObject(isTaken ? paid(ids) : uncertain(...ids));
    },
  );

  test('is paid although another of the jobs that its answer has named proves to be another run’s', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    const [first = ''] = ids;
    const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: 1, deadlineMs: 0 });
    ledger.absorb({ runs: [], payments: [paidBy(runKey(9), ['theirs'], { plan: 'q' })] });
    const named = [first, 'theirs'];
    expect(await account.reconcile({ ledger, named, candidates: named })).toMatchObject(paid(ids));
  });
});

/** An account in which rounds of a lost attempt may have left jobs, one after the other. */
async function startRounds() {
  const account = await startAccount();
  const addRound = (nth: number, units: Readonly<Record<number, number>>) =>
    Object.entries(units).map(([id, size]) =>
      account.addJob({ benchmarkId: Number(id), units: size, createdAtMs: account.sinceMs + nth }),
    );
  const reconcileAll = (batches: readonly PlannedBatch[]) =>
    account.reconcile(
      {},
      batches.map((each) => ({ batch: each, window: { untilMs: account.startMs - 5000 } })),
    );
  return { ...account, addRound, reconcileAll };
}

describe('the rounds that a lost attempt may have paid for', () => {
  const rounds = [batchOf({ 1: [5], 2: [3] }), { ...batchOf({ 1: [5], 2: [3] }), round: 2 }];
  const late = { ...batchOf({ 1: [5], 2: [3] }), round: 3 };

  test('are paid as far as they went, with what was asked for in each', async () => {
    await using account = await startRounds();
    const ids = [...account.addRound(0, { 1: 5, 2: 3 }), ...account.addRound(1, { 2: 3 })];
    const { states, jobIds, payments } = await account.reconcileAll([...rounds, late]);
    expect([states, jobIds]).toEqual([['paid', 'paid', 'absent'], ids.toSorted()]);
    expect(payments.map((each) => (each.state === 'unpaid' ? null : each.submit.asked))).toEqual([
      undefined,
      [1],
      undefined,
    ]);
  });

  test('are absent where there is nothing but the company of another benchmark', async () => {
    await using account = await startRounds();
    account.addJob({ benchmarkId: 3 });
    expect((await account.reconcileAll(rounds)).states).toEqual(['absent', 'absent']);
  });

  test('are uncertain with a job too many', async () => {
    await using account = await startRounds();
    account.addRound(0, { 1: 5, 2: 3 });
    account.addRound(1, { 1: 4 });
    expect((await account.reconcileAll(rounds)).states).toEqual(['uncertain', 'uncertain']);
  });
});

describe('a submit that this run has just sent', () => {
  const soon = { when: 'soon' } as const;

  test('is paid when exactly its jobs are there, alone, in three looks within 15 s', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    expect(await account.reconcile(soon)).toMatchObject(paid(ids));
    expect([account.looks(), account.clock.sleepsMs]).toEqual([3, [1000, 4000, 10_000]]);
  });

  test('is paid although a timer wakes a little early', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    const { clock } = account;
    const early = {
      now: () => clock.now(),
      limit: clock.limit.bind(clock),
      sleep: async (ms: number, signal: AbortSignal) => clock.sleep(ms - 1, signal),
    };
    expect(await account.reconcile({ ...soon, clock: early })).toMatchObject(paid(ids));
  });

  test.each<[string, number, number | null, boolean]>([
    ['at the third look alone, where it is known when it had ended', 14_000, 20_000, true],
    ['at the second, where that is not known', 4000, null, true],
    ['at the third look alone, where that is not known: these may be anybody’s', 14_000, null, false],
  ])('is paid or not when its jobs are listed %s', async (_, atMs, endedMs, isPaid) => {
    await using account = await startAccount();
    const ids: string[] = [];
    account.clock.after(atMs, () => ids.push(...account.addBatch()));
    const window = { untilMs: endedMs === null ? null : account.startMs + endedMs };
    expect(await account.reconcile({ ...soon, window })).toMatchObject(
      isPaid ? paid(ids) : uncertain(...ids.toSorted()),
    );
  });

  test('is never absent: that is for a later run to find', async () => {
    await using account = await startAccount();
    expect(await account.reconcile({ ...soon, window: { untilMs: account.startMs - hourMs } })).toMatchObject(
      uncertain(),
    );
    expect([account.looks(), account.elapsedMs()]).toEqual([3, 15_000]);
  });

  test('stays uncertain with jobs that could be its own', async () => {
    await using account = await startAccount();
    const ids = account.addBatch().concat(account.addJob());
    expect(await account.reconcile(soon)).toMatchObject(uncertain(...ids.toSorted()));
  });

  test('is looked for until the time is over', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    expect(await account.reconcile({ ...soon, untilMs: account.startMs + 5000 })).toMatchObject(uncertain(...ids));
    expect([account.looks(), account.elapsedMs()]).toEqual([1, 1000]);
  });
});

describe('jobs that bear a label', () => {
  const labelled: PlannedBatch = { ...batchOf({ 1: [5] }), service: 'runloop' };
  const mark = 'benchmark-gate-7-1-12345678ccccccccaaaaaaaa-1';

  test('are taken at once, legs of a matrix or not, however little time there is', async () => {
    await using account = await startAccount();
    const id = account.addJob();
    const service = account.labelling(() => mark);
    const end = await account.reconcile({
      batch: labelled,
      label: mark,
      serviceOf: () => service,
      hasSiblings: true,
      untilMs: account.startMs + 1000,
    });
    expect([end, account.elapsedMs()]).toMatchObject([paid([id]), 0]);
  });

  test('are told batch by batch, and the last of these may not have been submitted', async () => {
    await using account = await startAccount();
    const id = account.addJob();
    const service = account.labelling(() => mark);
    const second = { batch: labelled, label: mark.replace(/1$/, '2') };
    const end = await account.reconcile({ serviceOf: () => service }, [{ batch: labelled, label: mark }, second]);
    expect(end).toMatchObject({ kind: 'resolved', states: ['paid', 'absent'], jobIds: [id] });
  });

  test('are asked for by it, each batch by itself, then all that are left together', async () => {
    await using account = await startAccount();
    const asked: RecentQuery[] = [];
    const large = { ...labelled, jobs: batchOf({ 1: Array.from({ length: 20 }, () => 5) }).jobs };
    const service = account.labelling(() => 'nobody’s');
    await account.reconcile(
      {
        serviceOf: () => ({
          recent: (what, signal) => {
            asked.push(what);
            return service.recent?.(what, signal) ?? Promise.reject(new Error('there is no list'));
          },
        }),
        when: 'soon',
        untilMs: account.startMs + 2000,
      },
      [{ batch: large, label: 'one' }, { batch: labelled }, { batch: labelled, label: 'two' }, { batch: labelled }],
    );
    expect(asked.map((each) => [each.limit, each.label])).toEqual([
      [80, 'one'],
      [50, 'two'],
      [92, undefined],
    ]);
  });

  test('are found although another batch’s cannot be asked for', async () => {
    await using account = await startAccount();
    const id = account.addJob();
    const service = account.labelling(() => mark);
    account.harmstack.faults.push(() => (account.looks() > 1 ? { answer: { status: 403 } } : undefined));
    const second = { batch: labelled, label: mark.replace(/1$/, '2') };
    const end = await account.reconcile({ serviceOf: () => service }, [{ batch: labelled, label: mark }, second]);
    expect(end).toMatchObject({ kind: 'unseen', states: ['paid', 'uncertain'], jobIds: [id] });
  });
});

const jobsOf = (index: number) => ({ createdAtMs: Date.parse('2024-06-01T12:00:00Z') + index });

describe('several submits of one run', () => {
  test('are paid in order, as many as were carried out, and the others absent', async () => {
    await using account = await startAccount();
    const ids = [...account.addBatch(jobsOf(0)), ...account.addBatch(jobsOf(1))];
    const end = await account.reconcile({}, [{}, {}, {}]);
    expect(end).toMatchObject({ kind: 'resolved', states: ['paid', 'paid', 'absent'], jobIds: ids });
  });

  test('stay uncertain when one of them was carried out in part', async () => {
    await using account = await startAccount();
    account.addBatch(jobsOf(0));
    account.addJob(jobsOf(1));
    expect((await account.reconcile({}, [{}, {}])).states).toEqual(['uncertain', 'uncertain']);
  });
});

describe('an account that does not show its jobs', () => {
  test('leaves it unseen, with what any run has seen', async () => {
    await using account = await startAccount();
    account.harmstack.fail({ path: /jobs$/, times: Infinity, fault: { answer: { status: 403 } } });
    expect(await account.reconcile({ candidates: ['seen'] })).toMatchObject({ ...unseen, candidates: ['seen'] });
    expect(account.elapsedMs()).toBe(0);
  });

  test('leaves it unseen, with what any list had shown to this run before', async () => {
    await using account = await startAccount();
    const [first] = account.addBatch();
    if (first !== undefined) account.harmstack.finish(first);
    const shown = new ShownJobs();
    const service = shown.watch(() => account.service)(batch);
    await service.completed?.({ limit: 10 }, account.cancel.signal);
    account.harmstack.fail({ path: /jobs$/, times: Infinity, fault: { answer: { status: 401 } } });
    expect(await account.reconcile({ shown, serviceOf: () => service })).toMatchObject({
      ...unseen,
      candidates: [first],
    });
  });

  test('leaves it uncertain, with what a list had shown before another told it of another endpoint', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    const shown = new ShownJobs();
    const service = shown.watch(() => account.service)(batch);
    let isFirst = true;
    const failingOnce: Pick<typeof service, 'recent'> = {
      recent: async (asked, signal) => {
        const told = await service.recent?.({ limit: asked.limit }, signal);
        for (const id of ids.slice(0, 1)) account.harmstack.setJob(id, { endpoint_url: 'https://other.example/' });
        if (told === undefined || isFirst) {
          isFirst = false;
          throw new ServiceError('unavailable', 'text');
        }
        return told;
      },
    };
    expect(await account.reconcile({ shown, serviceOf: () => failingOnce })).toMatchObject(uncertain(...ids));
  });

  test('leaves it unseen, with what another list shows to this run meanwhile', async () => {
    await using account = await startAccount();
    const id = account.addJob();
    const shown = new ShownJobs();
    const watched = shown.watch(() => account.service)(batch);
    const refusing: Pick<typeof account.service, 'recent'> = {
      recent: async ({ limit }, signal) => {
        await watched.recent?.({ limit }, signal);
        throw new ServiceError('refused', 'text');
      },
    };
    expect(await account.reconcile({ shown, serviceOf: () => refusing })).toMatchObject({
      ...unseen,
      candidates: [id],
    });
  });

  test('because the list is cut off leaves it unseen, whatever the other looks have shown', async () => {
    await using account = await startAccount({ maxLimit: 10 });
    for (let other = 0; other < 12; other += 1) account.addJob({ benchmarkId: 3 });
    account.clock.after(8000, () => account.addJob({ createdAtMs: account.sinceMs - hourMs }));
    expect(await account.reconcile({ window: { untilMs: account.startMs - hourMs } })).toMatchObject(unseen);
    expect(account.looks()).toBeGreaterThanOrEqual(3);
  });

  test('because the list is cut off does not have its jobs taken', async () => {
    await using account = await startAccount({ maxLimit: 10 });
    const units = Array.from({ length: 10 }, () => 5);
    const ids = units.map(() => account.addJob()).toSorted();
    expect(await account.reconcile({ batch: batchOf({ 1: units }) })).toMatchObject({ ...unseen, candidates: ids });
  });

  test('because the service has no list leaves it unseen', async () => {
    await using account = await startAccount();
    expect(await account.reconcile({ serviceOf: () => ({}) })).toMatchObject(unseen);
  });

  test('in time for the last look leaves it uncertain', async () => {
    await using account = await startAccount();
    expect(await account.reconcile({ untilMs: account.startMs + 100_000 })).toMatchObject(uncertain());
    expect(account.elapsedMs()).toBeLessThanOrEqual(100_000);
  });

  test('since the run is cancelled meanwhile leaves it unseen', async () => {
    await using account = await startAccount();
    account.clock.after(12_000, () => account.cancel.abort());
    expect(await account.reconcile()).toMatchObject(unseen);
    expect(account.elapsedMs()).toBe(12_000);
  });

  test('is looked at again while it is in trouble, and then shows them', async () => {
    await using account = await startAccount();
    const ids = account.addBatch();
    account.harmstack.fail({ path: /jobs$/, times: 40, fault: { answer: { status: 503 } } });
    expect((await account.reconcile({ window: { untilMs: account.startMs + 1000 } })).jobIds).toEqual(ids);
  });
});
