// src/submit/resume.ts, and through it src/submit/turn.ts, src/submit/reconcile-stored.ts, src/submit/found-jobs.ts and src/submit/lost-attempts.ts.
import { describe, expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import type { LedgerStore } from '../../src/ledger/ledger-store.ts';
import {
  emptyLedger,
  isWaiting,
  type StoredPayment,
  type StoredRun,
  type StoredState,
} from '../../src/ledger/merge.ts';
import type { Window } from '../../src/ledger/payment.ts';
import type { Notice } from '../../src/notice.ts';
import type { PlannedBatch } from '../../src/plan/plan.ts';
import type { RunKey } from '../../src/run-key.ts';
import { type BenchmarkService, ServiceError } from '../../src/services/service.ts';
import { maxClockSkewMs } from '../../src/submit/match-jobs.ts';
import { type ResumeOptions, resume, resumeRound } from '../../src/submit/resume.ts';
import { createJob } from '../fixtures/cases.ts';
import { batchOf, endpointUrl, startWorld } from '../fixtures/harmstack-world.ts';
import { MemoryPlace } from '../fixtures/memory-store.ts';
import { paidBy, runKey, submitBy } from '../fixtures/stored-ledgers.ts';

const run = runKey(7, 2);
const first = runKey(7, 1);
const minuteMs = 60_000;
const hourMs = 3_600_000;
const batch = batchOf({ 1: [5] });

interface Given extends Partial<ResumeOptions> {
  readonly run?: RunKey;
  readonly commit?: string | null;
}

/** An account, a place where runs store what they have paid, and a run of one batch that resumes. */
async function startResuming() {
  const world = await startWorld();
  const { harmstack, clock, service } = world;
  const startMs = clock.now();
  const place = new MemoryPlace();
  const cancel = new AbortController();
  const notices: Notice[] = [];
  const begin = ({ run: key = run, commit = 'c', batches = [batch], ...own }: Given = {}) => {
    const ledger = new Ledger({ run: key, plan: 'p', commit, batches: batches.length, deadlineMs: startMs + hourMs });
    const options: ResumeOptions = {
      ledger,
      batches,
      due: batches.map(({ index }) => index),
      serviceOf: () => service,
      endpointUrl,
      labels: { run: key, tag: '12345678cccccccc' },
      hasSiblings: false,
      isHeadFixed: true,
      store: place.storeOf(ledger),
      maxAgeMs: null,
      startedAtMs: clock.now(),
      beganAtMs: async () => null,
      endedAtMs: async () => null,
      tell: (notice) => notices.push(notice),
      clock,
      random: () => 0.5,
      deadlineMs: startMs + hourMs,
      cancelled: cancel.signal,
      ...own,
    };
    return { ledger, resume: () => resume(options), resumeRound: () => resumeRound(options) };
  };
  const resumed = async (given: Given = {}) => {
    const begun = begin(given);
    const obstacle = await begun.resume();
    return { obstacle, ledger: begun.ledger };
  };
  const addJob = (job: Partial<Parameters<typeof harmstack.addJob>[0]> = {}) =>
    harmstack.addJob({ benchmarkId: 1, units: 5, endpointUrl, createdAtMs: startMs, ...job });
  const announced = (key: RunKey, given: Partial<StoredRun> = {}): StoredRun => ({
    key,
    plan: 'p',
    commit: 'c',
    announcedAtMs: startMs - minuteMs,
    deadlineMs: startMs + hourMs,
    isOver: false,
    ...given,
  });
  /** Some run of this gate, which has ended, and what it has paid. */
  const addOver = (key: RunKey, ...payments: readonly StoredPayment[]) =>
    place.add({ runs: [announced(key, { isOver: true })], payments });
  const window: Window = {
    earliestMs: startMs - minuteMs,
    sinceMs: startMs - 1000,
    untilMs: startMs + 1000,
    latestMs: null,
    clock: 'service',
  };
  const paymentOf = (key: RunKey, state: 'submitting' | 'uncertain', ...candidates: string[]): StoredPayment => {
    const submit = submitBy(key, { window });
    const payment: StoredState = state === 'submitting' ? { state, submit } : { state, submit, candidates, named: [] };
    return { ...paidBy(key, []), payment };
  };
  const codes = () => notices.map(({ code }) => code);
  const elapsedMs = () => clock.now() - startMs;
  return {
    ...world,
    startMs,
    place,
    cancel,
    notices,
    codes,
    begin,
    resumed,
    addJob,
    addOver,
    announced,
    window,
    paymentOf,
    elapsedMs,
  };
}

type Resuming = Awaited<ReturnType<typeof startResuming>>;

const closed = (
  why: Extract<StoredState, { state: 'closed' }>['why'],
  by: RunKey,
  ...jobIds: string[]
): StoredPayment => ({
  ...paidBy(by, jobIds),
  payment: { state: 'closed', submit: submitBy(by), batchId: null, jobIds, why },
});

describe('a first attempt', () => {
  test('goes on to pay where nothing is stored, after it has announced itself', async () => {
    await using world = await startResuming();
    const { obstacle, ledger } = await world.resumed({ run: first });
    expect([obstacle, ledger.payable, world.notices]).toEqual([null, [0], []]);
    expect(world.place.stored).toEqual({
      runs: [
        {
          key: first,
          plan: 'p',
          commit: 'c',
          announcedAtMs: world.startMs,
          deadlineMs: world.startMs + hourMs,
          isOver: false,
        },
      ],
      payments: [],
    });
    // It waits a moment, and reads what others have announced meanwhile.
    expect([world.place.recalls, world.elapsedMs()]).toEqual([2, 1000]);
  });

  test('goes on at once where there is no place to store anything, or it is not there', async () => {
    await using world = await startResuming();
    expect((await world.resumed({ run: first, store: null })).obstacle).toBeNull();
    world.place.isThere = false;
    expect((await world.resumed({ run: first })).obstacle).toBeNull();
    expect([world.codes(), world.elapsedMs(), world.place.limitsMs]).toEqual([[], 0, [null]]);
  });

  test('says that something stands there that it cannot use, and goes on', async () => {
    await using world = await startResuming();
    world.place.isBroken = true;
    expect((await world.resumed({ run: first })).obstacle).toBeNull();
    expect(world.codes()).toEqual(['stored-state-broken']);
  });

  test('goes on although its announcement never stays', async () => {
    await using world = await startResuming();
    world.place.onStored = () => {
      world.place.stored = emptyLedger;
    };
    expect((await world.resumed({ run: first })).obstacle).toBeNull();
    expect(world.elapsedMs()).toBe(3000);
  });

  test('does not ask the service for jobs that nobody says are paid', async () => {
    await using world = await startResuming();
    world.addJob();
    await world.resumed({ run: first });
    expect(world.harmstack.requests).toEqual([]);
  });
});

describe('what an earlier run has paid', () => {
  test('is resumed when the service tells of its jobs', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    const payment = { state: 'paid', submit: submitBy(first), batchId: 'b', jobIds: [id] } as const;
    world.addOver(first, { ...paidBy(first, []), payment });
    const { obstacle, ledger } = await world.resumed();
    expect(obstacle).toBeNull();
    expect(ledger.paymentOf(0)).toEqual({
      state: 'paid',
      submit: submitBy(first),
      batchId: 'b',
      jobIds: [id],
      origin: 'resumed',
      sharedWith: null,
    });
    expect(world.notices).toEqual([{ code: 'resumed', by: first, jobIds: [id] }]);
    // It waits for nobody, but others must know that it waits for these jobs.
    expect([world.place.stored.runs.at(-1)?.key, world.elapsedMs()]).toEqual([run, 0]);
  });

  test.each([
    ['another', runKey(8), first],
    ['an earlier attempt of the same', runKey(7, 3), null],
  ])('is not said to be paid by %s run that only found it to fit', async (_, reader, by) => {
    await using world = await startResuming();
    const id = world.addJob();
    world.addOver(first, paidBy({ ...first, unique: '' }, [id]));
    const { ledger } = await world.resumed({ run: reader });
    const named = by && { ...by, unique: '' };
    expect([ledger.jobIds, world.notices]).toEqual([
      [id],
      [{ code: 'found-from-earlier-attempt', by: named, jobIds: [id] }],
    ]);
  });

  test.each<[string, readonly RunKey[], number]>([
    ['of an earlier attempt before that of another run', [runKey(9), first, runKey(8)], 1],
    ['of the last of several attempts', [first, runKey(7, 2)], 1],
    ['of the newest of other runs', [runKey(3), runKey(5), runKey(4)], 1],
  ])('is that %s', async (_, keys, expected) => {
    await using world = await startResuming();
    const ids = keys.map(() => world.addJob());
    for (const [nth, key] of keys.entries()) world.addOver(key, paidBy(key, ids.slice(nth, nth + 1)));
    const { ledger } = await world.resumed({ run: runKey(7, 3) });
    expect(ledger.jobIds).toEqual([ids[expected]]);
  });

  test.each([
    ['another plan', { plan: 'q' }],
    ['another commit', { commit: 'd' }],
    ['another batch', { index: 1 }],
  ])('is not resumed for %s', async (_, about) => {
    await using world = await startResuming();
    world.addOver(first, { ...paidBy(first, [world.addJob()]), ...about });
    const { obstacle, ledger } = await world.resumed();
    expect([obstacle, ledger.payable, ledger.jobIds]).toEqual([null, [0], []]);
  });

  test('is not resumed once it has served for a verdict: a re-run evaluates anew', async () => {
    await using world = await startResuming();
    world.addOver(first, closed('judged', first, world.addJob()));
    const { obstacle, ledger } = await world.resumed();
    expect([obstacle, ledger.payable, world.codes()]).toEqual([null, [0], ['judged-before']]);
    expect(world.notices.at(-1)).toMatchObject({
      jobIds: ledger.own.payments.flatMap(({ payment }) => ('jobIds' in payment ? payment.jobIds : [])),
    });
  });

  test('is named by no other run once it has served for a verdict', async () => {
    await using world = await startResuming();
    world.addOver(first);
    world.addOver(runKey(5), closed('judged', runKey(5), world.addJob()));
    const { obstacle, ledger } = await world.resumed();
    expect([obstacle, ledger.payable, world.codes()]).toEqual([null, [0], []]);
  });

  test.each(['absent', 'cancelled', 'too-old'] as const)('is paid for anew when it was %s', async (why) => {
    await using world = await startResuming();
    world.addOver(first, closed(why, first, 'job'));
    const { obstacle, ledger } = await world.resumed();
    expect([obstacle, ledger.payable]).toEqual([null, [0]]);
  });

  test('is an older one when the newer came to nothing', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.addOver(first, paidBy(first, [id]));
    world.addOver(runKey(7, 2), closed('absent', runKey(7, 2)));
    expect((await world.resumed({ run: runKey(7, 3) })).ledger.jobIds).toEqual([id]);
  });

  test('is paid for anew when its jobs are older than is allowed', async () => {
    await using world = await startResuming();
    world.addOver(first, paidBy(first, [world.addJob({ createdAtMs: world.startMs - minuteMs - 1 })]));
    const { obstacle, ledger } = await world.resumed({ maxAgeMs: minuteMs });
    expect([obstacle, ledger.payable]).toEqual([null, [0]]);
    expect(world.notices.at(-1)).toEqual({ code: 'paying-anew', by: first, why: 'too-old' });
  });

  test('is of the age that the clock of its service tells', async () => {
    await using world = await startResuming();
    world.addOver(first, paidBy(first, [world.addJob()]));
    // The service says that it is two minutes later than we think.
    world.harmstack.skewMs = 2 * minuteMs;
    expect((await world.resumed({ maxAgeMs: minuteMs })).ledger.payable).toEqual([0]);
  });

  test('is read again while its jobs do not tell their age, and stops the run when they never do', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.harmstack.setJob(id, { created_at: null });
    world.addOver(first, paidBy(first, [id]));
    expect((await world.resumed()).obstacle).toBeNull();
    world.clock.after(500, () => world.harmstack.setJob(id, { created_at: '2024-06-01T12:00:00Z' }));
    expect((await world.resumed({ maxAgeMs: hourMs, run: runKey(7, 3) })).obstacle).toBeNull();
    world.harmstack.setJob(id, { created_at: null });
    const { obstacle, ledger } = await world.resumed({ maxAgeMs: hourMs, run: runKey(7, 4) });
    expect([obstacle?.code, ledger.payable]).toEqual(['paid-jobs-unreadable', []]);
  });

  test('stops the run when its jobs ran against another host', async () => {
    await using world = await startResuming();
    const id = world.addJob({ endpointUrl: 'https://other.example.com/v1' });
    world.addOver(first, paidBy(first, [id]));
    const { obstacle, ledger } = await world.resumed();
    expect(obstacle).toEqual({
      code: 'paid-jobs-foreign',
      by: first,
      jobIds: [id],
      why: `job ${id} ran against another host`,
    });
    expect([ledger.paymentOf(0).state, ledger.payable]).toEqual(['uncertain', []]);
  });

  test('stops the run, with all ids that are paid, when the service does not tell of it', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    const batches = [0, 1].map((index) => ({ ...batch, index }));
    world.addOver(first, paidBy(first, [id]), paidBy(first, ['gone'], { index: 1 }));
    const { obstacle, ledger } = await world.resumed({ batches });
    expect(obstacle).toMatchObject({ code: 'paid-jobs-unreadable', by: first, jobIds: [id, 'gone'] });
    expect(ledger.payable).toEqual([]);
  });
});

describe('what an earlier run may have paid', () => {
  test.each(['submitting', 'uncertain'] as const)('is found at the service: %s', async (state) => {
    await using world = await startResuming();
    const id = world.addJob();
    world.addOver(first, world.paymentOf(first, state));
    const { obstacle, ledger } = await world.resumed();
    expect([obstacle, ledger.jobIds]).toEqual([null, [id]]);
    expect(world.notices).toEqual([
      { code: 'looking-for-jobs', by: first },
      { code: 'jobs-matched', jobIds: [id], isLabelled: false },
    ]);
  });

  test('is paid for anew when what is found is older than is allowed', async () => {
    await using world = await startResuming();
    world.addJob();
    world.addOver(first, world.paymentOf(first, 'submitting'));
    world.clock.advance(minuteMs);
    const { obstacle, ledger } = await world.resumed({ maxAgeMs: minuteMs });
    expect([obstacle, ledger.payable]).toEqual([null, [0]]);
    expect(world.codes()).toEqual(['looking-for-jobs', 'jobs-matched', 'paying-anew']);
  });

  test('is paid for anew when the service shows no job of it for long enough', async () => {
    await using world = await startResuming();
    world.addOver(first, world.paymentOf(first, 'submitting'));
    const { obstacle, ledger } = await world.resumed();
    expect([obstacle, ledger.payable]).toEqual([null, [0]]);
    expect(world.notices.at(-1)).toEqual({ code: 'paying-anew', by: first, why: 'absent' });
    expect(world.elapsedMs()).toBeGreaterThanOrEqual(150_000);
  });

  test('stops the run when jobs could be its own, whatever any run has seen', async () => {
    await using world = await startResuming();
    const id = world.addJob({ units: 4 });
    world.addOver(first, world.paymentOf(first, 'uncertain', 'seen'));
    const { obstacle } = await world.resumed();
    expect(obstacle).toEqual({
      code: 'earlier-submit-uncertain',
      by: first,
      candidates: ['seen', id],
      paidIds: [],
      isUnseen: false,
    });
  });

  test('stops the run, with what is paid besides, when the service does not show its jobs', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    const batches = [0, 1].map((index) => ({ ...batch, index }));
    world.addOver(first, paidBy(first, [id]), { ...world.paymentOf(first, 'submitting'), index: 1 });
    world.harmstack.fail({ path: /jobs$/, times: Infinity, fault: { answer: { status: 403 } } });
    const { obstacle } = await world.resumed({ batches });
    expect(obstacle).toMatchObject({ code: 'earlier-submit-uncertain', candidates: [], paidIds: [id], isUnseen: true });
  });

  test('is looked for although another batch’s jobs cannot be read, and named with these', async () => {
    await using world = await startResuming();
    const batches = [0, 1].map((index) => ({ ...batch, index }));
    const id = world.addJob({ units: 4 });
    world.addOver(first, paidBy(first, ['gone']), { ...world.paymentOf(first, 'uncertain'), index: 1 });
    const { obstacle } = await world.resumed({ batches });
    expect(obstacle).toMatchObject({ code: 'earlier-submit-uncertain', candidates: [id], paidIds: ['gone'] });
  });

  test('is not taken for what it is where another run may have paid at that moment, for another head', async () => {
    for (const [laterMs, isTaken] of [
      [0, false],
      [2 * minuteMs, true],
    ] as const) {
      await using world = await startResuming();
      const atMs = world.startMs + laterMs;
      const submit = submitBy(runKey(3), {
        window: { ...world.window, earliestMs: atMs, sinceMs: atMs, untilMs: null },
      });
      world.addOver(runKey(3), { ...paidBy(runKey(3), []), commit: 'd', payment: { state: 'submitting', submit } });
      world.addOver(first, world.paymentOf(first, 'submitting'));
      const id = world.addJob();
      const { obstacle, ledger } = await world.resumed();
      expect([obstacle?.code, ledger.jobIds]).toEqual(isTaken ? [undefined, [id]] : ['earlier-submit-uncertain', []]);
    }
  });

  test.each([
    ['another plan', { plan: 'q' }, false],
    ['another head', { commit: 'd' }, false],
    ['another batch', { index: 1 }, false],
    ['the same', {}, true],
  ])(
    'is given back when another run turns out to have paid for it, for %s, once that can be read',
    async (_, given, isTaken) => {
      await using world = await startResuming();
      world.addOver(first, world.paymentOf(first, 'submitting'));
      const id = world.addJob();
      // GitHub tells of the other run only when the jobs are found already.
      const look: BenchmarkService['look'] = async (...asked) => {
        world.place.add({ payments: [paidBy(runKey(3), [id], given)] });
        return await world.service.look(...asked);
      };
      const { obstacle, ledger } = await world.resumed({ serviceOf: () => ({ ...world.service, look }) });
      expect([obstacle?.code, ledger.jobIds, ledger.uncertain]).toEqual(
        isTaken ? [undefined, [id], []] : ['earlier-submit-uncertain', [], [0]],
      );
    },
  );

  test('is given back with all else that this run has found of theirs, and named as nobody’s', async () => {
    await using world = await startResuming();
    const batches = [batch, { ...batchOf({ 2: [4] }), index: 1 }];
    world.addOver(first, world.paymentOf(first, 'submitting'), { ...world.paymentOf(first, 'submitting'), index: 1 });
    const ids = [world.addJob(), world.addJob({ benchmarkId: 2, units: 4 })];
    const look: BenchmarkService['look'] = async (...asked) => {
      world.place.add({ payments: [paidBy(runKey(3), ids, { plan: 'q' })] });
      return await world.service.look(...asked);
    };
    const { obstacle, ledger } = await world.resumed({ batches, serviceOf: () => ({ ...world.service, look }) });
    expect(obstacle).toMatchObject({ code: 'earlier-submit-uncertain', candidates: ids, paidIds: [] });
    expect([ledger.jobIds, ledger.uncertain]).toEqual([[], [0, 1]]);
  });

  test('keeps another run of the same commit from paying as well', async () => {
    await using world = await startResuming();
    world.addJob({ units: 4 });
    world.addOver(runKey(3), world.paymentOf(runKey(3), 'uncertain'));
    expect((await world.resumed({ run: first })).obstacle?.code).toBe('earlier-submit-uncertain');
  });

  test('is not taken for what it is where legs of a matrix may have paid the same', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.addOver(first, world.paymentOf(first, 'submitting'));
    expect((await world.resumed({ hasSiblings: true })).obstacle).toMatchObject({ candidates: [id] });
  });

  test.each([
    ['for another plan', { plan: 'q' }],
    ['for another head', { commit: 'd' }],
  ])('is not taken for what it is where this run may have paid %s', async (_, about) => {
    await using world = await startResuming();
    const id = world.addJob();
    world.addOver(first, world.paymentOf(first, 'submitting'), { ...world.paymentOf(first, 'submitting'), ...about });
    expect((await world.resumed()).obstacle).toMatchObject({ candidates: [id] });
  });

  test.each<[string, Partial<Window>, number | null, number, boolean]>([
    ['before the attempt had ended', {}, -20_000, -21_000, true],
    ['after that, which GitHub tells', {}, -20_000, -17_000, false],
    ['before this one began, where GitHub does not tell', {}, null, -1000, true],
    ['after that', {}, null, 3000, false],
    ['before the attempt had ended, by the clock of its runner', { clock: 'runner' }, -20_000, -21_000, true],
    ['after that, by that clock', { clock: 'runner' }, -20_000, -17_000, false],
    ['before the attempt had ended, where the service told no time', { latestMs: null }, -20_000, -21_000, true],
    ['after that, where the service told no time', { latestMs: null }, -20_000, -17_000, false],
  ])('is a job or not that was created %s', async (_, own, endedMs, createdMs, isTaken) => {
    await using world = await startResuming();
    const id = world.addJob({ createdAtMs: world.startMs + createdMs });
    const skewMs = own.clock === 'runner' ? 0 : 2000;
    const latestMs = world.startMs + hourMs + skewMs;
    const window: Window = { ...world.window, sinceMs: world.startMs - minuteMs, untilMs: null, latestMs, ...own };
    const submit = submitBy(first, { window });
    world.place.add({
      runs: [world.announced(first)],
      payments: [{ ...paidBy(first, []), payment: { state: 'submitting', submit } }],
    });
    const endedAtMs = async () => (endedMs === null ? null : world.startMs + endedMs);
    const { obstacle, ledger } = await world.resumed({ endedAtMs });
    expect([obstacle?.code ?? null, ledger.jobIds]).toEqual(isTaken ? [null, [id]] : ['earlier-submit-uncertain', []]);
  });

  test('is not a job that was there before it, however new that seems', async () => {
    await using world = await startResuming();
    const { sinceMs } = world.window;
    const old = world.addJob({ createdAtMs: sinceMs ?? 0 });
    const id = world.addJob();
    const payment = (before: readonly string[]): StoredPayment => ({
      ...paidBy(first, []),
      payment: { state: 'submitting', submit: submitBy(first, { window: world.window, before }) },
    });
    world.addOver(first, payment([old]));
    expect((await world.resumed()).ledger.jobIds).toEqual([id]);
    await using other = await startResuming();
    for (const createdAtMs of [sinceMs ?? 0, other.startMs]) other.addJob({ createdAtMs });
    other.addOver(first, payment([]));
    expect((await other.resumed()).obstacle).toMatchObject({ code: 'earlier-submit-uncertain' });
  });

  test('is not a job that any run is known to have paid for', async () => {
    await using world = await startResuming();
    const others = world.addJob();
    world.addOver(runKey(3), paidBy(runKey(3), [others], { commit: 'd' }));
    world.addOver(first, world.paymentOf(first, 'submitting'));
    expect((await world.resumed()).ledger.payable).toEqual([0]);
  });

  test('is looked for at each service, although another stops the run', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    const batches: PlannedBatch[] = [
      { ...batch, service: 'overmind' },
      { ...batch, index: 1 },
    ];
    world.addOver(first, world.paymentOf(first, 'submitting'), { ...world.paymentOf(first, 'submitting'), index: 1 });
    const look: BenchmarkService['look'] = (...about) => world.service.look(...about);
    const { obstacle, ledger } = await world.resumed({
      batches,
      serviceOf: ({ service }) => (service === 'harmstack' ? world.service : { look }),
    });
    expect(obstacle).toMatchObject({ code: 'earlier-submit-uncertain', isUnseen: true, paidIds: [id] });
    expect([ledger.paymentOf(0).state, ledger.jobIds]).toEqual(['uncertain', [id]]);
  });
});

const firstBeganAtMs = Date.parse('2024-06-01T11:30:00Z');
/** No run gets to paying sooner, and a job may seem so much younger than it is. */
const firstPaysAtMs = firstBeganAtMs + 2000;
const beganAtMs = async (attempt: number) => (attempt === 1 ? firstBeganAtMs : null);

describe('attempts that have not stored how they ended', () => {
  test('have exactly their jobs judged, and those of another plan known', async () => {
    await using world = await startResuming();
    const id = world.addJob({ createdAtMs: firstPaysAtMs });
    const { obstacle, ledger } = await world.resumed({ beganAtMs });
    expect([obstacle, ledger.jobIds]).toEqual([null, [id]]);
    expect(world.notices).toEqual([
      { code: 'looking-for-jobs', by: null },
      { code: 'found-from-earlier-attempt', by: null, jobIds: [id] },
    ]);
  });

  test('have nothing judged that was created before the run can have paid, though it may be their own', async () => {
    await using world = await startResuming();
    const id = world.addJob({ createdAtMs: firstPaysAtMs - 1 });
    const { obstacle } = await world.resumed({ beganAtMs });
    expect(obstacle).toEqual({ code: 'earlier-attempt-unknown', candidates: [id], isUnseen: false });
  });

  test('have nothing judged that was created after this one began, where nobody tells when they had ended', async () => {
    await using world = await startResuming();
    const id = world.addJob({ createdAtMs: world.startMs + 3000 });
    const { obstacle } = await world.resumed({ beganAtMs });
    expect(obstacle).toEqual({ code: 'earlier-attempt-unknown', candidates: [id], isUnseen: false });
  });

  test('have nothing judged once they turn out to have stored how they ended', async () => {
    await using world = await startResuming();
    world.addJob({ createdAtMs: firstPaysAtMs });
    world.addOver(first, closed('absent', first));
    world.place.isThere = false;
    world.clock.after(4000, () => {
      world.place.isThere = true;
    });
    const { obstacle, ledger } = await world.resumed({ beganAtMs });
    expect([obstacle, ledger.jobIds, ledger.payable]).toEqual([null, [], [0]]);
    expect(world.codes()).toEqual(['looking-for-jobs']);
  });

  test('are guessed at anew once more of what they had stored has come', async () => {
    await using world = await startResuming();
    // It can have paid for nothing before its first submit.
    world.addJob({ createdAtMs: firstPaysAtMs });
    world.place.add({ runs: [world.announced(first, { announcedAtMs: firstBeganAtMs })] });
    const payment = world.paymentOf(first, 'submitting');
    world.clock.after(4000, () => world.place.add({ runs: [], payments: [payment] }));
    const { obstacle, ledger } = await world.resumed({ beganAtMs });
    expect([obstacle, ledger.jobIds, ledger.payable]).toEqual([null, [], [0]]);
    expect(world.codes()).toEqual(['looking-for-jobs', 'looking-for-jobs', 'paying-anew']);
  });

  test('are looked for by what they turn out to have stored, though the look before failed', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.place.add({ runs: [world.announced(first)] });
    let looks = 0;
    const recent: BenchmarkService['recent'] = async (...asked) => {
      looks += 1;
      if (looks > 1) return await world.service.recent(...asked);
      world.addOver(first, world.paymentOf(first, 'submitting'));
      throw new ServiceError('refused', 'text');
    };
    const { obstacle, ledger } = await world.resumed({ beganAtMs, serviceOf: () => ({ ...world.service, recent }) });
    expect([obstacle, ledger.jobIds]).toEqual([null, [id]]);
    expect(world.codes()).toEqual(['looking-for-jobs', 'looking-for-jobs', 'jobs-matched']);
  });

  test('are guessed at anew once what they had stored can be read', async () => {
    await using world = await startResuming();
    const [own, another] = [
      world.addJob(),
      world.addJob({ benchmarkId: 2, units: 3, createdAtMs: world.startMs - minuteMs }),
    ];
    // What came before the attempt stored its first payment is not of its second batch.
    const batches = [batch, { ...batchOf({ 2: [3] }), index: 1 }];
    const window = { ...world.window, latestMs: world.startMs + hourMs };
    const submit = submitBy(first, { window });
    const payment = { state: 'paid', submit, batchId: null, jobIds: [own] } as const;
    world.place.add({ runs: [world.announced(first)], payments: [{ ...paidBy(first, []), payment }] });
    world.place.isThere = false;
    world.clock.after(4000, () => {
      world.place.isThere = true;
    });
    const { obstacle, ledger } = await world.resumed({ beganAtMs, batches });
    expect([ledger.jobIds, obstacle]).toMatchObject([
      [own],
      { code: 'earlier-attempt-unknown', candidates: [another] },
    ]);
  });

  test('have nothing judged that another run has come to pay for meanwhile', async () => {
    await using world = await startResuming();
    world.clock.after(4000, () => {
      world.addOver(runKey(9), paidBy(runKey(9), [world.addJob({ createdAtMs: world.startMs })], { commit: 'd' }));
    });
    const { obstacle, ledger } = await world.resumed({ beganAtMs });
    expect([obstacle, ledger.jobIds, ledger.payable]).toEqual([null, [], [0]]);
  });

  test('have nothing to do with what was created longer before than clocks differ', async () => {
    await using world = await startResuming();
    world.addJob({ createdAtMs: firstBeganAtMs - maxClockSkewMs - 1 - minuteMs });
    expect((await world.resumed({ beganAtMs })).ledger.payable).toEqual([0]);
  });

  test('may have paid for jobs of the last day where nobody tells when the run began', async () => {
    await using world = await startResuming();
    const dayMs = 24 * hourMs;
    const id = world.addJob({ createdAtMs: world.startMs - dayMs });
    expect((await world.resumed()).obstacle).toMatchObject({ code: 'earlier-attempt-unknown', candidates: [id] });
    await using other = await startResuming();
    other.addJob({ createdAtMs: other.startMs - dayMs - maxClockSkewMs - minuteMs - 1 });
    expect((await other.resumed()).ledger.payable).toEqual([0]);
  });

  test.each([-2, 2])('have their jobs found by the clock of the service, which is %i hours ahead', async (hours) => {
    await using world = await startResuming();
    world.harmstack.skewMs = hours * hourMs;
    const id = world.addJob({ createdAtMs: firstPaysAtMs + hours * hourMs });
    world.addJob({ createdAtMs: firstBeganAtMs + hours * hourMs - 17 * minuteMs });
    expect((await world.resumed({ beganAtMs })).ledger.jobIds).toEqual([id]);
  });

  test('have paid since they announced themselves, where that is stored', async () => {
    await using world = await startResuming();
    world.place.add({ runs: [world.announced(first)] });
    const id = world.addJob({ createdAtMs: world.startMs - minuteMs });
    expect((await world.resumed({ beganAtMs })).ledger.jobIds).toEqual([id]);
    await using other = await startResuming();
    other.place.add({ runs: [other.announced(first)] });
    const early = other.addJob({ createdAtMs: other.startMs - minuteMs - 1 });
    expect((await other.resumed({ beganAtMs })).obstacle).toMatchObject({ candidates: [early] });
  });

  test('have nothing judged that came while an attempt went on that has stored how it ended', async () => {
    await using world = await startResuming();
    world.addOver(first);
    const id = world.addJob({ createdAtMs: firstBeganAtMs + 6000 });
    const { obstacle } = await world.resumed({ run: runKey(7, 3), beganAtMs });
    expect(obstacle).toEqual({ code: 'earlier-attempt-unknown', candidates: [id], isUnseen: false });
  });

  test('have their jobs judged since they began, where GitHub tells that', async () => {
    await using world = await startResuming();
    world.addOver(first);
    const secondBeganAtMs = world.startMs - 10 * minuteMs;
    const began = async (attempt: number) => (attempt === 1 ? firstBeganAtMs : secondBeganAtMs);
    const id = world.addJob({ createdAtMs: secondBeganAtMs + 2000 });
    const { ledger } = await world.resumed({ run: runKey(7, 3), beganAtMs: began });
    expect(ledger.jobIds).toEqual([id]);
  });

  test('have nothing judged that came before the second began, where GitHub tells that and nothing is stored', async () => {
    for (const [secondBeganAtMs, isTaken] of [
      [firstBeganAtMs + 17_000, false],
      [null, true],
    ] as const) {
      await using world = await startResuming();
      const began = async (attempt: number) => (attempt === 1 ? firstBeganAtMs : secondBeganAtMs);
      const endedAtMs = async ({ attempt }: { readonly attempt: number }) => firstBeganAtMs + attempt * 9000 - 7000;
      const id = world.addJob({ createdAtMs: firstBeganAtMs + 6000 });
      const { ledger } = await world.resumed({ run: runKey(7, 3), beganAtMs: began, endedAtMs });
      expect(ledger.jobIds).toEqual(isTaken ? [id] : []);
    }
  });

  test('have nothing judged that came between two of them', async () => {
    await using world = await startResuming();
    const endedAtMs = async ({ attempt }: { readonly attempt: number }) =>
      attempt === 1 ? world.startMs - 20 * minuteMs : null;
    world.place.add({ runs: [world.announced(first, { announcedAtMs: world.startMs - 25 * minuteMs })] });
    world.place.add({ runs: [world.announced(runKey(7, 2))] });
    const id = world.addJob({ createdAtMs: world.startMs - 19 * minuteMs });
    const { obstacle } = await world.resumed({ run: runKey(7, 3), beganAtMs, endedAtMs });
    expect(obstacle).toMatchObject({ code: 'earlier-attempt-unknown', candidates: [id] });
  });

  test('had ended before this one began, however late that is asked', async () => {
    await using world = await startResuming();
    const id = world.addJob({ createdAtMs: world.startMs - 5 * minuteMs });
    const { obstacle } = await world.resumed({ startedAtMs: world.startMs - 6 * minuteMs, beganAtMs });
    expect(obstacle).toMatchObject({ code: 'earlier-attempt-unknown', candidates: [id] });
  });

  test('had ended before the next one announced itself', async () => {
    await using world = await startResuming();
    world.place.add({ runs: [world.announced(runKey(7, 2), { isOver: true })] });
    const id = world.addJob({ createdAtMs: world.startMs - minuteMs + 3000 });
    const { obstacle } = await world.resumed({ run: runKey(7, 3), beganAtMs });
    expect(obstacle).toMatchObject({ code: 'earlier-attempt-unknown', candidates: [id] });
    await using other = await startResuming();
    other.place.add({ runs: [other.announced(runKey(7, 2), { isOver: true })] });
    const early = other.addJob({ createdAtMs: other.startMs - minuteMs });
    expect((await other.resumed({ run: runKey(7, 3), beganAtMs })).ledger.jobIds).toEqual([early]);
  });

  test('leave what an attempt before them may have paid to be judged, when it came at that moment', async () => {
    await using world = await startResuming();
    world.addOver(first, world.paymentOf(first, 'uncertain'));
    const id = world.addJob();
    expect((await world.resumed({ run: runKey(7, 3), beganAtMs })).ledger.jobIds).toEqual([id]);
  });

  test('are looked for until the attempt before had ended, where that is known: then there is nothing to wait for', async () => {
    await using world = await startResuming();
    const endedAtMs = async () => world.startMs - 10 * minuteMs;
    expect((await world.resumed({ beganAtMs, endedAtMs })).ledger.payable).toEqual([0]);
    expect(world.elapsedMs()).toBeLessThan(15_000);
  });

  test('stop the run when the service does not show its jobs', async () => {
    await using world = await startResuming();
    world.harmstack.fail({ path: /jobs$/, times: Infinity, fault: { answer: { status: 403 } } });
    expect((await world.resumed({ beganAtMs })).obstacle).toEqual({
      code: 'earlier-attempt-unknown',
      candidates: [],
      isUnseen: true,
    });
  });

  test('may have paid for what an attempt before them did not know to be paid, and found to be absent', async () => {
    await using world = await startResuming();
    // The first attempt could have paid ten minutes ago; the second has stored nothing.
    const minutesAgo = (minutes: number) => world.startMs - minutes * minuteMs;
    const window = { ...world.window, earliestMs: minutesAgo(10), sinceMs: minutesAgo(10), untilMs: minutesAgo(9) };
    const uncertain = world.paymentOf(first, 'uncertain', 'seen');
    const submit = submitBy(first, { window });
    world.addOver(first, { ...uncertain, payment: { ...uncertain.payment, submit } });
    const id = world.addJob({ createdAtMs: minutesAgo(2) });
    const { obstacle } = await world.resumed({ run: runKey(7, 3), beganAtMs });
    expect(obstacle).toMatchObject({ code: 'earlier-attempt-unknown', candidates: ['seen', id] });
  });

  test('are looked for where the tested commit is not known, whatever is stored', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.addOver(first, paidBy(first, [id]));
    const { obstacle } = await world.resumed({ commit: null, beganAtMs, isHeadFixed: false });
    expect(obstacle).toMatchObject({ code: 'earlier-attempt-unknown', candidates: [id] });
  });

  test('have paid nothing in the first round that only waited for what others have paid; in a later one they may', async () => {
    const rounds = [1, 2].map((round) => ({ ...batch, index: round - 1, round }));
    for (const [given, states] of [
      [{ waitsAtMs: 2 }, ['unpaid', 'uncertain']],
      [{ waitsAtMs: 2, paysAtMs: 3 }, ['uncertain', 'uncertain']],
    ] as const) {
      await using world = await startResuming();
      world.place.add({ runs: [world.announced(first, given)] });
      world.addJob({ units: 4 });
      const { ledger } = await world.resumed({ beganAtMs, batches: rounds, due: [0] });
      expect(rounds.map(({ index }) => ledger.paymentOf(index).state)).toEqual(states);
    }
  });

  test('have no job judged where the head may have moved on since', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    expect((await world.resumed({ beganAtMs, isHeadFixed: false })).obstacle).toMatchObject({ candidates: [id] });
  });

  test.each<[string, readonly number[], readonly RunKey[], boolean]>([
    ['none has', [], [], true],
    ['the first has not', [2], [], true],
    ['the second has not', [1], [], true],
    ['all have', [1, 2], [], false],
    ['one step of the second has, and another has not', [1, 2], [{ ...runKey(7, 2), unique: 'other' }], true],
  ])('are looked for or not when %s', async (_, over, open, isLookedFor) => {
    await using world = await startResuming();
    for (const attempt of over) world.addOver(runKey(7, attempt));
    world.place.add({ runs: open.map((key) => world.announced(key)) });
    await world.resumed({ run: runKey(7, 3), beganAtMs });
    expect(world.codes().includes('looking-for-jobs')).toBe(isLookedFor);
  });

  test.each<[string, (world: Awaited<ReturnType<typeof startResuming>>) => StoredPayment, boolean]>([
    ['stored as paid by an attempt before them', ({ addJob }) => paidBy(first, [addJob()]), false],
    ['refused to an attempt before them', () => closed('absent', first), true],
    ['judged by an attempt before them', () => closed('judged', first, 'job'), true],
    ['refused to themselves', () => closed('absent', runKey(7, 2)), false],
    ['paid by another run', ({ addJob }) => paidBy(runKey(3), [addJob()]), true],
  ])('are looked for or not when its batch was %s', async (_, payment, isLookedFor) => {
    await using world = await startResuming();
    world.addOver(first, payment(world));
    await world.resumed({ run: runKey(7, 3), beganAtMs });
    expect(world.codes().includes('looking-for-jobs')).toBe(isLookedFor);
  });

  test('are looked for again by the next attempt, and told as what they are', async () => {
    await using world = await startResuming();
    const id = world.addJob({ units: 4 });
    const guess = { id: 7, attempt: 1, unique: '' };
    world.addOver(runKey(7, 2), world.paymentOf(guess, 'uncertain', 'seen'));
    const { obstacle } = await world.resumed({ run: runKey(7, 3), beganAtMs });
    expect(obstacle).toEqual({ code: 'earlier-attempt-unknown', candidates: ['seen', id], isUnseen: false });
    expect(world.notices).toEqual([{ code: 'looking-for-jobs', by: null }]);
  });

  test('keep no other run from paying', async () => {
    await using world = await startResuming();
    world.addOver(runKey(7, 2), world.paymentOf({ id: 7, attempt: 1, unique: '' }, 'uncertain', 'seen'));
    const { obstacle, ledger } = await world.resumed({ run: runKey(8) });
    expect([obstacle, ledger.payable, world.codes()]).toEqual([null, [0], []]);
  });

  test.each([
    ['a re-run whose own submits came to nothing', closed('absent', runKey(8)), true],
    ['no re-run that has had jobs of its own', closed('judged', runKey(8), 'job'), false],
    ['a re-run that has had jobs for another batch', { ...closed('judged', runKey(8), 'job'), index: 1 }, true],
    ['a re-run when another run has had jobs', closed('judged', runKey(9), 'job'), true],
  ])('keep %s from paying', async (_, own, isStopped) => {
    await using world = await startResuming();
    world.addOver(runKey(7, 2), world.paymentOf({ id: 7, attempt: 1, unique: '' }, 'uncertain', 'seen'));
    world.addOver(runKey(8), own);
    const { obstacle } = await world.resumed({ run: runKey(8, 2) });
    expect(obstacle?.code ?? null).toBe(isStopped ? 'earlier-submit-uncertain' : null);
  });

  test('that have paid for nothing leave what another run has paid for, though nothing can be stored any more', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.addOver(runKey(3), paidBy(runKey(3), [id]));
    world.clock.after(150_000, () => {
      world.place.isThere = false;
    });
    const { obstacle, ledger } = await world.resumed({ beganAtMs });
    expect([obstacle, ledger.jobIds, ledger.payable]).toEqual([null, [id], []]);
    expect(world.codes()).toEqual(['looking-for-jobs', 'paying-anew', 'resumed']);
  });

  test('may have paid for one batch while another is known', async () => {
    await using world = await startResuming();
    const [known, found] = [world.addJob({ units: 4 }), world.addJob({ units: 3 })];
    const batches = [batchOf({ 1: [4] }), { ...batchOf({ 1: [3] }), index: 1 }];
    world.place.add({ payments: [paidBy(first, [known])] });
    const { obstacle, ledger } = await world.resumed({ batches, beganAtMs });
    expect([obstacle, ledger.jobIds]).toEqual([null, [known, found]]);
  });
});

/** A run that has announced itself, and of which a round is over. */
async function startRound(given: Given = {}) {
  const world = await startResuming();
  const begun = world.begin({ run: first, ...given });
  await begun.resume();
  const fromMs = world.elapsedMs();
  const round = async () => ({ obstacle: await begun.resumeRound(), tookMs: world.elapsedMs() - fromMs });
  return { ...world, ...begun, round };
}

describe('a further round', () => {
  const [lower, higher] = [runKey(3), runKey(9)];

  test('begins at once while its announcement stands', async () => {
    await using world = await startRound();
    expect([await world.round(), world.ledger.payable]).toEqual([{ obstacle: null, tookMs: 0 }, [0]]);
    expect(world.place.recalls).toBe(3);
  });

  test('waits for nobody who came later, and shares what another has paid meanwhile', async () => {
    await using world = await startRound();
    world.place.add({ runs: [world.announced(higher)] });
    expect(await world.round()).toEqual({ obstacle: null, tookMs: 0 });
    const id = world.addJob();
    world.place.add({ runs: [world.announced(lower)], payments: [paidBy(lower, [id])] });
    await world.round();
    expect([world.ledger.jobIds, world.codes()]).toEqual([[id], ['shared']]);
  });

  test('of a run that has only waited so far is announced before it pays, and known where nothing is due', async () => {
    await using world = await startResuming();
    const jobs = { submit: submitBy(lower), batchId: null, jobIds: [world.addJob()] };
    const begin = (due: readonly number[]) => {
      const batches = [0, 1].map((index) => ({ ...batch, index }));
      const begun = world.begin({ run: first, batches, due });
      begun.ledger.apply(0, { kind: 'resumed', jobs, sharedWith: lower });
      begun.ledger.absorb(world.place.stored);
      return begun;
    };
    world.place.add({ runs: [world.announced(first, { waitsAtMs: world.startMs - 1 })] });
    await begin([0]).resumeRound();
    expect(world.place.limitsMs).toEqual([]);
    await begin([1]).resumeRound();
    expect([world.place.limitsMs, world.place.stored.runs.map(isWaiting)]).toEqual([[10_000], [false]]);
  });

  test('is announced anew when that is gone, or written over by who gives no way', async () => {
    await using world = await startRound();
    world.place.stored = emptyLedger;
    expect((await world.round()).tookMs).toBe(1000);
    expect(world.place.stored.runs.map(({ key }) => key)).toEqual([first]);
    expect(world.place.limitsMs).toEqual([10_000, 10_000]);
    const id = world.addJob();
    world.place.stored = emptyLedger;
    world.place.add({ runs: [world.announced(higher)] });
    world.clock.after(5000, () => world.place.add({ payments: [paidBy(higher, [id])] }));
    await world.round();
    expect([world.ledger.jobIds, world.codes()]).toEqual([[id], ['waiting-for-run', 'shared']]);
  });

  test('is shared with the run whose first round was shared, though that has come to its verdict by now', async () => {
    for (const isJoined of [true, false]) {
      await using world = await startResuming();
      const [one, other] = [world.addJob(), world.addJob()];
      const batches = [0, 1].map((index) => ({ ...batch, index }));
      const { ledger, resumeRound: round } = world.begin({ run: first, batches, due: [1] });
      const jobs = { submit: submitBy(lower), batchId: null, jobIds: [one] };
      ledger.apply(0, { kind: 'resumed', jobs, sharedWith: isJoined ? lower : null });
      world.addOver(lower, { ...closed('judged', lower, other), index: 1 });
      await round();
      expect(ledger.jobIds).toEqual(isJoined ? [one, other] : [one]);
    }
  });

  test('is announced where only another plan of this run has been', async () => {
    await using world = await startRound();
    world.place.stored = { ...emptyLedger, runs: [world.announced(first, { plan: 'q' })] };
    const fresh = world.begin({ run: first });
    await fresh.resumeRound();
    expect(world.place.stored.runs.map(({ plan }) => plan).toSorted()).toEqual(['p', 'q']);
  });

  test('does not ask the service again for what this run has paid in the round before', async () => {
    await using world = await startResuming();
    const batches = [0, 1].map((index) => ({ ...batch, index }));
    const { ledger, resumeRound: round } = world.begin({ run: first, batches, due: [1] });
    ledger.apply(0, { kind: 'submitting', submit: submitBy(first) });
    ledger.apply(0, { kind: 'accepted', batchId: null, jobIds: [world.addJob()] });
    await round();
    expect(world.harmstack.requests).toEqual([]);
  });

  test('is not announced again where nothing of it is to be paid', async () => {
    await using world = await startRound({ due: [] });
    const announcedAtMs = world.place.stored.runs.at(-1)?.announcedAtMs;
    world.clock.advance(minuteMs);
    await world.round();
    expect([world.place.limitsMs, world.place.stored.runs.at(-1)?.announcedAtMs]).toEqual([[null], announcedAtMs]);
  });

  test('is not held up where the place cannot be read', async () => {
    await using world = await startRound();
    world.place.isThere = false;
    expect(await world.round()).toEqual({ obstacle: null, tookMs: 0 });
    expect(world.place.limitsMs).toEqual([10_000, null]);
  });

  test('waits for another run that has announced itself, when this one cannot', async () => {
    await using world = await startResuming();
    const other = runKey(9);
    let isSeen = false;
    const unheard: LedgerStore = {
      isStored: false,
      isReadSince: false,
      sealedAtMs: null,
      isShared: async () => true,
      recall: async () => ({ kind: 'nothing' }),
      store: async () => {
        if (!isSeen) begun.ledger.absorb({ runs: [world.announced(other)], payments: [] });
        isSeen = true;
        return false;
      },
    };
    const begun = world.begin({ run: first, store: unheard });
    const id = world.addJob();
    world.clock.after(20_000, () => begun.ledger.absorb({ runs: [], payments: [paidBy(other, [id])] }));
    expect([await begun.resume(), begun.ledger.jobIds]).toEqual([null, [id]]);
    expect(world.elapsedMs()).toBeGreaterThanOrEqual(20_000);
  });

  test('begins where there is no such place', async () => {
    await using world = await startRound({ store: null });
    expect(await world.round()).toEqual({ obstacle: null, tookMs: 0 });
  });
});

/** A service that says of every job that it was stopped. */
const lookStopped: BenchmarkService['look'] = async (jobs) =>
  jobs.map(({ id }) => ({ id, job: createJob({ state: 'cancelled', reason: null }, { id }) }));

describe('what is found', () => {
  test('is told as found by its name where all of it was', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    const mark = 'benchmark-gate-7-1-12345678cccccccc00000000-1';
    const submit = submitBy(first, { window: world.window, label: mark });
    world.addOver(first, { ...paidBy(first, []), payment: { state: 'submitting', submit } });
    const recent: BenchmarkService['recent'] = async (asked, signal) => {
      const told = await world.service.recent(asked, signal);
      return { ...told, jobs: told.jobs.map((job) => ({ ...job, label: mark })) };
    };
    const look: BenchmarkService['look'] = (...about) => world.service.look(...about);
    const batches: PlannedBatch[] = [{ ...batch, service: 'runloop' }];
    expect((await world.resumed({ batches, serviceOf: () => ({ recent, look }) })).ledger.jobIds).toEqual([id]);
    expect(world.notices.at(-1)).toEqual({ code: 'jobs-matched', jobIds: [id], isLabelled: true });
  });

  test('at one service is named as well, where another stops the run', async () => {
    const batches: PlannedBatch[] = [
      { ...batch, service: 'overmind' },
      { ...batch, index: 1 },
    ];
    await using world = await startResuming();
    const id = world.addJob();
    const look: BenchmarkService['look'] = (...about) => world.service.look(...about);
    const { obstacle } = await world.resumed({
      batches,
      beganAtMs,
      serviceOf: ({ service }) => (service === 'harmstack' ? world.service : { look }),
    });
    expect(obstacle).toEqual({ code: 'earlier-attempt-unknown', candidates: [id], isUnseen: true });
    expect(world.codes()).toEqual(['looking-for-jobs', 'looking-for-jobs', 'found-from-earlier-attempt']);
  });

  test.each<[string, RunKey, StoredState['state'], Partial<StoredPayment>, boolean]>([
    ['this run may have paid for another plan', first, 'uncertain', { plan: 'q' }, false],
    ['this run was about to pay for another plan', first, 'submitting', { plan: 'q' }, false],
    ['this run was about to pay for another head', first, 'submitting', { commit: 'd' }, false],
    ['this run has paid nothing for another plan', first, 'closed', { plan: 'q' }, true],
    ['nobody knows whether this run paid for another plan', { ...first, unique: '' }, 'uncertain', { plan: 'q' }, true],
    ['another run was about to pay for another plan', runKey(3), 'submitting', { plan: 'q' }, true],
  ])('is taken or not for what it is where %s shortly before', async (_, by, state, about, isTaken) => {
    await using world = await startResuming();
    const id = world.addJob();
    const atMs = world.startMs - 10 * minuteMs;
    const window: Window = { ...world.window, earliestMs: atMs, sinceMs: atMs, untilMs: atMs + 1000 };
    const submit = submitBy(by, { window });
    const payments: Record<string, StoredState> = {
      submitting: { state: 'submitting', submit },
      uncertain: { state: 'uncertain', submit, candidates: [], named: [] },
      closed: { state: 'closed', submit, batchId: null, jobIds: [], why: 'absent' },
    };
    const payment = payments[state] ?? { state: 'submitting', submit };
    world.addOver(first, world.paymentOf(first, 'submitting'), { ...paidBy(by, []), ...about, payment });
    expect((await world.resumed()).ledger.jobIds).toEqual(isTaken ? [id] : []);
  });

  test.each<[string, RunKey, Partial<StoredRun>, boolean]>([
    ['this run was to pay for another plan', first, { plan: 'q' }, false],
    ['this run was to pay for another head', first, { commit: 'd' }, false],
    ['this run was to pay for the same', first, {}, true],
    ['this run has ended with another plan', runKey(7, 2), { plan: 'q', isOver: true }, true],
    ['this run waited for what others had paid for another plan', runKey(7, 2), { plan: 'q', waitsAtMs: 1 }, true],
    ['another run was to pay for another plan an hour before', runKey(3), { plan: 'q', deadlineMs: 1 }, true],
  ])('is taken or not for a lost attempt where %s', async (_, key, about, isTaken) => {
    await using world = await startResuming();
    const id = world.addJob({ createdAtMs: firstPaysAtMs });
    world.place.add({ runs: [world.announced(key, { announcedAtMs: firstBeganAtMs, ...about })], payments: [] });
    const { ledger } = await world.resumed({ run: runKey(7, 3), beganAtMs });
    expect(ledger.jobIds).toEqual(isTaken ? [id] : []);
  });

  test('is not taken for what it is beside a batch that another run’s lost attempts may have paid for', async () => {
    await using world = await startResuming();
    const ids = [world.addJob(), world.addJob()].toSorted();
    const batches = [0, 1].map((index) => ({ ...batch, index }));
    world.addOver(runKey(7, 2), { ...world.paymentOf({ ...first, unique: '' }, 'uncertain'), index: 1 });
    world.addOver(runKey(8), world.paymentOf(runKey(8), 'submitting'));
    const { obstacle, ledger } = await world.resumed({ run: runKey(8, 2), batches });
    expect([obstacle?.code, ledger.jobIds, ledger.candidates.toSorted()]).toEqual([
      'earlier-submit-uncertain',
      [],
      ids,
    ]);
  });

  test('is found where nothing can be stored', async () => {
    await using world = await startResuming();
    const id = world.addJob({ createdAtMs: firstPaysAtMs });
    expect((await world.resumed({ store: null, beganAtMs })).ledger.jobIds).toEqual([id]);
    expect((await world.resumed({ run: first, store: null, due: [] })).obstacle).toBeNull();
  });

  test('was resumed before, and is named with what stops the run', async () => {
    await using world = await startResuming();
    const known = world.addJob({ units: 4 });
    const other = world.addJob({ units: 2 });
    const batches = [batchOf({ 1: [4] }), { ...batchOf({ 1: [3] }), index: 1 }];
    world.place.add({ payments: [paidBy(first, [known])] });
    const { obstacle, ledger } = await world.resumed({ batches, beganAtMs });
    expect([obstacle, ledger.jobIds]).toEqual([
      { code: 'earlier-attempt-unknown', candidates: [other], isUnseen: false },
      [known],
    ]);
  });

  test('was paid by another run, and is read as well before it is taken for paid', async () => {
    await using world = await startResuming();
    world.addOver(runKey(3), paidBy(runKey(3), ['gone']));
    expect((await world.resumed({ beganAtMs })).obstacle).toMatchObject({
      code: 'paid-jobs-unreadable',
      by: runKey(3),
      jobIds: ['gone'],
    });
  });

  test('was stopped, and a later attempt that is lost may have paid for anew: that is found', async () => {
    await using world = await startResuming();
    const stopped = world.addJob({ createdAtMs: firstPaysAtMs });
    const secondBeganAtMs = world.startMs - 10 * minuteMs;
    const id = world.addJob({ createdAtMs: secondBeganAtMs + 2000 });
    world.addOver(first, paidBy(first, [stopped]));
    const look: BenchmarkService['look'] = (jobs, signal) =>
      jobs.some((job) => job.id === stopped) ? lookStopped(jobs, signal) : world.service.look(jobs, signal);
    const serviceOf = () => ({ ...world.service, look });
    const began = async (attempt: number) => (attempt === 1 ? firstBeganAtMs : secondBeganAtMs);
    const { obstacle, ledger } = await world.resumed({ run: runKey(7, 3), beganAtMs: began, serviceOf });
    expect([obstacle, ledger.jobIds, ledger.payable]).toEqual([null, [id], []]);
  });

  test.each([
    ['that is found', true, [], 'found-from-earlier-attempt'],
    ['or not: then it is paid for', false, [0], 'stopped-before'],
  ] as const)(
    'was found to be stopped, and a later attempt that is lost as well may have paid for anew, %s',
    async (_, hasPaid, payable, last) => {
      await using world = await startResuming();
      const secondBeganAtMs = world.startMs - minuteMs;
      const stopped = world.addJob({ createdAtMs: firstPaysAtMs });
      const ids: string[] = [];
      world.clock.after(60_000, () => {
        if (hasPaid) ids.push(world.addJob({ createdAtMs: secondBeganAtMs + 2000 }));
      });
      const look: BenchmarkService['look'] = (jobs, signal) =>
        jobs.some((job) => job.id === stopped) ? lookStopped(jobs, signal) : world.service.look(jobs, signal);
      const serviceOf = () => ({ ...world.service, look });
      const began = async (attempt: number) => (attempt === 1 ? firstBeganAtMs : secondBeganAtMs);
      const { obstacle, ledger } = await world.resumed({ run: runKey(7, 3), beganAtMs: began, serviceOf });
      expect([obstacle, ledger.inUse.flatMap(({ payment }) => payment.jobIds), ledger.payable]).toEqual([
        null,
        ids,
        payable,
      ]);
      expect(world.codes().at(-1)).toBe(last);
      // What was of no use is not named as judged.
      const found = world.notices.flatMap((notice) =>
        notice.code === 'found-from-earlier-attempt' ? notice.jobIds : [],
      );
      expect(found).toEqual(ids);
    },
  );

  test('was found to be stopped, and is paid for at once where no later attempt can have', async () => {
    await using world = await startResuming();
    world.addJob({ createdAtMs: firstPaysAtMs });
    const serviceOf = () => ({ ...world.service, look: lookStopped });
    const { obstacle, ledger } = await world.resumed({ beganAtMs, serviceOf });
    expect([obstacle, ledger.payable]).toEqual([null, [0]]);
    expect(world.elapsedMs()).toBeLessThan(minuteMs);
  });

  test('was stopped, and is paid for anew', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.addOver(first, paidBy(first, [id]));
    const { obstacle, ledger } = await world.resumed({ serviceOf: () => ({ look: lookStopped }) });
    expect([obstacle, ledger.payable]).toEqual([null, [0]]);
    expect(world.notices.slice(-2)).toEqual([
      { code: 'paying-anew', by: first, why: 'cancelled' },
      { code: 'stopped-before', jobIds: [id] },
    ]);
  });

  test('has others know that this run waits for it', async () => {
    await using world = await startResuming();
    world.addOver(first, paidBy(first, [world.addJob()]));
    await world.resumed();
    const announced = world.announced(run, { announcedAtMs: world.startMs, waitsAtMs: world.startMs });
    expect(world.place.stored.runs.at(-1)).toEqual(announced);
  });

  test('has others know it too where this run had announced that it pays', async () => {
    await using world = await startResuming();
    world.addOver(first);
    const other = runKey(3);
    const id = world.addJob();
    world.place.onStored = () => {
      world.place.add({ runs: [world.announced(other)], payments: [paidBy(other, [id])] });
      world.place.onStored = () => undefined;
    };
    const { ledger } = await world.resumed();
    const announced = world.place.stored.runs.filter(({ key }) => key.unique === run.unique);
    expect([ledger.jobIds, announced.map(isWaiting)]).toEqual([[id], [true]]);
  });

  test('is not taken for what another run’s lost attempts may have paid', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.addOver(runKey(7, 2), world.paymentOf({ ...first, unique: '' }, 'uncertain'));
    world.addOver(runKey(8), closed('absent', runKey(8)));
    const { obstacle, ledger } = await world.resumed({ run: runKey(8, 2) });
    expect(obstacle).toMatchObject({ code: 'earlier-submit-uncertain', by: { id: 7 }, candidates: [id] });
    expect(ledger.jobIds).toEqual([]);
  });
});

describe('what attempts of this run have paid for before', () => {
  test('is not named while nothing of it is due, nor once it is paid anew', async () => {
    await using world = await startResuming();
    world.addOver(first, closed('judged', first, 'job'));
    await world.resumed({ due: [] });
    expect(world.codes()).toEqual([]);
    await using other = await startResuming();
    other.addOver(first, closed('judged', first, 'job'));
    other.addOver(runKey(7, 2), paidBy(runKey(7, 2), [other.addJob()]));
    await other.resumed({ run: runKey(7, 3) });
    expect(other.codes()).toEqual(['resumed']);
  });

  test('is not named when something stops the run: nothing is paid anew', async () => {
    await using world = await startResuming();
    const batches = [0, 1].map((index) => ({ ...batch, index }));
    world.addJob({ units: 4 });
    world.addOver(first, closed('judged', first, 'job'), { ...world.paymentOf(first, 'uncertain'), index: 1 });
    expect((await world.resumed({ batches })).obstacle?.code).toBe('earlier-submit-uncertain');
    expect(world.codes()).toEqual(['looking-for-jobs']);
  });

  test.each(['absent', 'too-old'] as const)('is not named when it was %s', async (why) => {
    await using world = await startResuming();
    world.addOver(first, closed(why, first, 'job'));
    await world.resumed();
    expect(world.codes()).toEqual([]);
  });

  test('is named when it was stopped, whoever stopped it', async () => {
    await using world = await startResuming();
    world.addOver(first, closed('cancelled', first, 'job'));
    await world.resumed();
    expect(world.notices).toEqual([{ code: 'stopped-before', jobIds: ['job'] }]);
  });
});

const possible = (...candidates: string[]) => ({ code: 'other-run-possible', candidates, isUnseen: false });
const edited = (atMs: number) => (world: Resuming) => world.place.add({ editedAtMs: atMs });
const sealed = (atMs: number) => (world: Resuming) => {
  world.place.sealedAtMs = atMs;
};

describe('what other runs have stored, and cannot be read', () => {
  test.each<[string, (world: Resuming) => void]>([
    ['since the run began, by somebody’s edit', edited(firstBeganAtMs)],
    ['since the run began, by another key', sealed(firstBeganAtMs)],
  ])('%s, is not paid for again by a re-run, nor taken', async (_, spoil) => {
    await using world = await startResuming();
    world.addOver(first);
    spoil(world);
    const id = world.addJob({ createdAtMs: firstPaysAtMs });
    const { obstacle, ledger } = await world.resumed({ beganAtMs });
    expect([obstacle, ledger.jobIds]).toEqual([possible(id), []]);
    expect(world.notices).toEqual([{ code: 'looking-for-jobs', by: 'other-runs' }]);
  });

  test('is looked for until none of it can come any more, and then paid for', async () => {
    await using world = await startResuming();
    world.addOver(first);
    edited(world.startMs)(world);
    const { obstacle, ledger } = await world.resumed({ beganAtMs });
    expect([obstacle, ledger.payable]).toEqual([null, [0]]);
    expect(world.codes()).toEqual(['looking-for-jobs', 'paying-anew']);
    expect(world.elapsedMs()).toBeGreaterThanOrEqual(150_000);
    await using later = await startResuming();
    later.addOver(first);
    edited(later.startMs - 10 * minuteMs)(later);
    await later.resumed({ beganAtMs });
    expect(later.elapsedMs()).toBeLessThan(20_000);
  });

  test.each<[string, Given, (world: Resuming) => void]>([
    ['before the run began', { beganAtMs }, edited(firstBeganAtMs - 1)],
    ['to a first attempt', { beganAtMs, run: runKey(7) }, edited(firstBeganAtMs)],
    ['to a first attempt, signed with another key', { beganAtMs, run: runKey(7) }, sealed(firstBeganAtMs)],
  ])('is not looked for where that was %s', async (_, given, spoil) => {
    await using world = await startResuming();
    world.addOver(first);
    spoil(world);
    world.addJob({ createdAtMs: firstPaysAtMs });
    const { obstacle, ledger } = await world.resumed(given);
    expect([obstacle, ledger.payable, world.codes()]).toEqual([null, [0], []]);
  });

  test('is of any time where nobody tells when the run began', async () => {
    await using world = await startResuming();
    world.addOver(first);
    edited(world.startMs - hourMs)(world);
    const id = world.addJob({ createdAtMs: world.startMs - 2 * hourMs });
    expect((await world.resumed()).obstacle).toEqual(possible(id));
  });

  test('is not looked for where what is due is paid, and beside what this run has sent itself', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.addOver(runKey(3), paidBy(runKey(3), [id]));
    world.addOver(first, { ...world.paymentOf(first, 'submitting'), index: 1 });
    edited(world.startMs)(world);
    const own = world.addJob();
    const batches = [0, 1].map((index) => ({ ...batch, index }));
    const { obstacle, ledger } = await world.resumed({ batches, beganAtMs });
    expect([obstacle, ledger.jobIds]).toEqual([null, [id, own]]);
    expect(world.notices).toContainEqual({ code: 'looking-for-jobs', by: first });
    expect(world.elapsedMs()).toBeLessThan(60_000);
  });

  test('is looked for to the end though all attempts of this run have stored how they ended', async () => {
    await using world = await startResuming();
    world.addOver(first);
    edited(world.startMs)(world);
    let id = '';
    world.clock.after(30_000, () => {
      id = world.addJob({ createdAtMs: world.startMs - 1000 });
    });
    expect((await world.resumed({ beganAtMs })).obstacle).toEqual(possible(id));
  });

  test('is looked for as well where it was lost only while this run waited', async () => {
    await using world = await startResuming();
    const rival = runKey(3);
    world.addOver(first);
    world.place.add({ runs: [world.announced(rival)] });
    let id = '';
    world.clock.after(10_000, () => {
      id = world.addJob({ createdAtMs: world.clock.now() });
    });
    world.clock.after(20_000, () => {
      world.place.add({ runs: [world.announced(rival, { isOver: true })] });
      edited(world.clock.now())(world);
    });
    expect((await world.resumed({ beganAtMs })).obstacle).toEqual(possible(id));
    expect(world.codes()).toEqual(['waiting-for-run', 'looking-for-jobs']);
  });

  test('is looked for anew before a further round only where more was lost since', async () => {
    await using world = await startResuming();
    world.addOver(first);
    edited(world.startMs)(world);
    const begun = world.begin({ beganAtMs });
    expect([await begun.resume(), await begun.resumeRound()]).toEqual([null, null]);
    expect(world.codes()).toEqual(['looking-for-jobs', 'paying-anew']);
    edited(world.clock.now())(world);
    expect(await begun.resumeRound()).toBeNull();
    expect(world.codes()).toEqual(['looking-for-jobs', 'paying-anew', 'looking-for-jobs', 'paying-anew']);
  });
});

test('a run that another has taken for lost tells before each further round that it goes on', async () => {
  await using world = await startResuming();
  const silent = world.begin({ run: first });
  const { ledger: other } = world.begin({ run: runKey(9) });
  await silent.resume();
  other.absorb(silent.ledger.stored);
  other.giveUp(first);
  other.absorb(silent.ledger.stored);
  expect(other.otherRuns).toEqual([]);
  world.clock.advance(1000);
  await silent.resumeRound();
  other.absorb(silent.ledger.stored);
  expect(other.otherRuns).toEqual([first]);
});

describe('another run that is at it', () => {
  const rival = runKey(3);

  test('is waited for, and what it pays is shared', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.place.add({ runs: [world.announced(rival)] });
    world.clock.after(20_000, () => world.place.add({ payments: [paidBy(rival, [id])] }));
    const { obstacle, ledger } = await world.resumed({ run: first });
    expect([obstacle, ledger.paymentOf(0)]).toMatchObject([null, { state: 'paid', jobIds: [id], sharedWith: rival }]);
    expect(world.notices).toEqual([
      { code: 'waiting-for-run', by: rival },
      { code: 'shared', by: rival, jobIds: [id] },
    ]);
  });

  test('may have paid for what looks like a lost attempt’s: it is waited for, and its jobs are shared', async () => {
    await using world = await startResuming();
    const ids = [world.addJob(), world.addJob()];
    const batches = [0, 1, 2, 3].map((index) => ({ ...batch, index }));
    const [early, late] = [
      [0, 1].map((index) => paidBy(rival, [world.addJob()], { index })),
      ids.map((id, nth) => paidBy(rival, [id], { index: nth + 2 })),
    ];
    world.place.add({ runs: [world.announced(rival)], payments: early });
    world.clock.after(40_000, () => world.place.add({ payments: late }));
    const { obstacle, ledger } = await world.resumed({ beganAtMs, batches });
    expect([obstacle, ledger.jobIds]).toEqual([
      null,
      [...early, ...late].flatMap(({ payment }) => ('jobIds' in payment ? payment.jobIds : [])),
    ]);
    expect(world.codes()).not.toContain('found-from-earlier-attempt');
  });

  test('may have paid for what looks like a lost attempt’s, which nobody takes where that is not stored', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.place.add({ runs: [world.announced(rival)] });
    const { obstacle, ledger } = await world.resumed({ beganAtMs });
    expect([obstacle, ledger.jobIds]).toMatchObject([{ code: 'earlier-attempt-unknown', candidates: [id] }, []]);
    expect(world.elapsedMs()).toBeGreaterThanOrEqual(2.5 * minuteMs);
  });

  test('is shared at once when it has paid already', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.place.add({ runs: [world.announced(rival)], payments: [paidBy(rival, [id])] });
    expect((await world.resumed({ run: first })).ledger.jobIds).toEqual([id]);
    expect([world.codes(), world.elapsedMs()]).toEqual([['shared'], 0]);
    // So the other knows not to stop them.
    expect(world.place.stored.runs.map(({ key }) => key)).toEqual([rival, first]);
  });

  test('has its verdict shared when it came to it while this run was waiting', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    world.place.add({ runs: [world.announced(rival)] });
    world.clock.after(20_000, () => world.addOver(rival, closed('judged', rival, id)));
    expect((await world.resumed({ run: first })).ledger.jobIds).toEqual([id]);
    expect(world.codes()).toEqual(['waiting-for-run', 'shared']);
  });

  test('is followed by paying when it has ended without', async () => {
    await using world = await startResuming();
    world.place.add({ runs: [world.announced(rival)] });
    world.clock.after(20_000, () => world.addOver(rival, closed('absent', rival)));
    const { obstacle, ledger } = await world.resumed({ run: first });
    expect([obstacle, ledger.payable]).toEqual([null, [0]]);
  });

  test('is not paid for while it is not known whether it has', async () => {
    await using world = await startResuming();
    world.addJob({ units: 4 });
    world.place.add({ runs: [world.announced(rival)], payments: [world.paymentOf(rival, 'submitting')] });
    const { obstacle } = await world.resumed({ run: first });
    expect(obstacle?.code).toBe('earlier-submit-uncertain');
  });

  test('stops this one when it does not come to an end in time', async () => {
    await using world = await startResuming();
    world.place.add({ runs: [world.announced(rival)] });
    const deadlineMs = world.startMs + 30_000;
    expect((await world.resumed({ run: first, deadlineMs })).obstacle).toEqual({ code: 'run-not-finished', by: rival });
  });

  test('that had announced itself goes first, being the younger, where it could be read of only when this one did', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    const younger = runKey(9);
    world.place.add({ runs: [world.announced(younger)] });
    world.place.unreadable = 1;
    world.clock.after(20_000, () => world.place.add({ payments: [paidBy(younger, [id])] }));
    const { ledger } = await world.resumed({ run: first });
    expect([ledger.jobIds, world.codes()]).toEqual([[id], ['waiting-for-run', 'shared']]);
  });

  test('that was waited for and has ended is not followed by paying where that cannot be announced', async () => {
    await using world = await startResuming();
    world.place.onStored = () => {
      world.place.onStored = () => {
        world.place.isWritable = false;
      };
      world.place.add({ runs: [world.announced(rival)] });
      world.clock.after(20_000, () => world.place.add({ runs: [world.announced(rival, { isOver: true })] }));
    };
    const { obstacle } = await world.resumed({ run: first });
    expect(obstacle).toEqual({ code: 'other-run-possible', candidates: [], isUnseen: false });
  });

  test('that comes after one that was waited for leaves nothing to pay for, where that cannot be announced', async () => {
    await using world = await startResuming();
    const third = runKey(4);
    world.place.onStored = () => {
      world.place.onStored = () => {
        world.place.isWritable = false;
      };
      world.place.add({ runs: [world.announced(rival)] });
      const end = (key: RunKey) => world.place.add({ runs: [world.announced(key, { isOver: true })] });
      world.clock.after(20_000, () => {
        end(rival);
        // It is read of once this run tries to announce itself.
        world.place.onRefused = () => world.place.add({ runs: [world.announced(third)] });
      });
      world.clock.after(60_000, () => end(third));
    };
    const { obstacle } = await world.resumed({ run: first });
    expect(obstacle).toEqual({ code: 'other-run-possible', candidates: [], isUnseen: false });
    expect(world.codes().filter((code) => code === 'waiting-for-run')).toHaveLength(2);
  });

  test('that goes first is told that this one waits, which says anew that it pays when the other falls silent', async () => {
    await using world = await startResuming();
    const said: (boolean | undefined)[] = [];
    world.place.onStored = () => {
      const own = world.place.stored.runs.find(({ key }) => key === first);
      said.push(own && isWaiting(own));
      // It announces itself at the same moment.
      world.place.add({ runs: [world.announced(rival)] });
    };
    const { obstacle, ledger } = await world.resumed({ run: first });
    expect([obstacle, ledger.payable, said]).toEqual([null, [0], [false, true, false]]);
    expect(world.codes().slice(0, 2)).toEqual(['waiting-for-run', 'looking-for-jobs']);
  });

  test('that goes first is told again that this one waits where that could not be stored', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    let stores = 0;
    world.place.onStored = () => {
      stores += 1;
      if (stores > 1) return;
      world.place.add({ runs: [world.announced(rival)] });
      // Since then nothing can be written for a while, but read.
      world.place.isWritable = false;
      world.clock.after(20_000, () => {
        world.place.isWritable = true;
        world.place.add({ payments: [paidBy(rival, [id])] });
      });
    };
    expect((await world.resumed({ run: first })).ledger.jobIds).toEqual([id]);
    const own = world.place.stored.runs.find(({ key }) => key === first);
    expect(own && isWaiting(own)).toBe(true);
  });

  test('that has announced itself since this one looked is given way to, being the younger', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    const younger = runKey(9);
    world.place.onRecalled = () => {
      world.place.onRecalled = () => undefined;
      world.place.add({ runs: [world.announced(younger)] });
      world.clock.after(20_000, () => world.place.add({ payments: [paidBy(younger, [id])] }));
    };
    const { ledger } = await world.resumed({ run: first });
    const own = world.place.stored.runs.find(({ key }) => key === first);
    expect([ledger.jobIds, own && isWaiting(own)]).toEqual([[id], true]);
    expect(world.codes()).toEqual(['waiting-for-run', 'shared']);
  });

  test('that has written over the announcement is given way to, being the younger', async () => {
    await using world = await startResuming();
    const id = world.addJob();
    const younger = runKey(9);
    world.place.onStored = () => {
      world.place.stored = emptyLedger;
      world.place.add({ runs: [world.announced(younger)], payments: [paidBy(younger, [id])] });
      world.place.onStored = () => undefined;
    };
    expect((await world.resumed({ run: first })).ledger.jobIds).toEqual([id]);
  });
});
