import { describe, expect, test } from 'vitest';
import { emptyLedger, type StoredPayment } from '../../src/ledger/merge.ts';
import { anyTime, type Window } from '../../src/ledger/payment.ts';
import { isSameRun, type RunKey } from '../../src/run-key.ts';
import { maxClockSkewMs } from '../../src/submit/match-jobs.ts';
import { announce, findRival, follow, windowOf } from '../../src/submit/other-runs.ts';
import { announcedBy, minuteMs, older, run, startRun, submitting, younger } from '../fixtures/rival-runs.ts';
import { paidBy, runKey, submitBy } from '../fixtures/stored-ledgers.ts';

const refused = (key: RunKey): StoredPayment => ({
  ...paidBy(key, []),
  payment: { state: 'closed', submit: submitBy(key), batchId: null, jobIds: [], why: 'absent' },
});

describe('announcing', () => {
  test('is stored, and read again a second later', async () => {
    const { ledger, place, store, options, elapsedMs, startMs, deadlineMs } = startRun();
    expect(await announce(options, store, { hasRead: true })).toBe('announced');
    expect(place.stored.runs).toEqual([announcedBy(run, { announcedAtMs: startMs, deadlineMs })]);
    expect([elapsedMs(), place.recalls, ledger.otherRuns]).toEqual([1000, 1, []]);
  });

  test('shows who has announced itself meanwhile', async () => {
    const { ledger, clock, store, options, add } = startRun();
    clock.after(900, () => add(younger));
    expect(await announce(options, store, { hasRead: true })).toBe('announced');
    expect(ledger.otherRuns).toEqual([younger]);
  });

  test.each([
    [200, 1000],
    [500, 1500],
    [9000, 10_000],
  ])('that takes %d ms is read again after %d ms: others may be as slow', async (tookMs, pauseMs) => {
    const { place, clock, store, options } = startRun();
    place.onStored = () => clock.advance(tookMs);
    await announce(options, store, { hasRead: true });
    expect(clock.sleepsMs).toEqual([pauseMs]);
  });

  test('is not waited for beyond the time limit', async () => {
    const { place, clock, store, options, elapsedMs } = startRun({ deadlineMs: 9500 });
    place.onStored = () => clock.advance(9000);
    await announce(options, store, { hasRead: true });
    expect(elapsedMs()).toBe(9500);
  });

  test('is unheard when somebody has written over it', async () => {
    const { ledger, place, clock, store, options, add } = startRun();
    clock.after(500, () => {
      place.stored = emptyLedger;
      add(younger);
    });
    expect(await announce(options, store, { hasRead: true })).toBe('unheard');
    expect(ledger.otherRuns).toEqual([younger]);
  });

  test('is unheard when what was stored is gone', async () => {
    const { place, clock, store, options } = startRun();
    clock.after(500, () => {
      place.stored = emptyLedger;
    });
    expect(await announce(options, store, { hasRead: true })).toBe('unheard');
  });

  test('is given ten seconds to be stored, but a moment where nothing could be read before', async () => {
    const { place, store, options } = startRun();
    for (const hasRead of [true, false]) await announce(options, store, { hasRead });
    expect(place.limitsMs).toEqual([10_000, null]);
  });

  test.each([
    { isWaiting: false, told: 'unstored' },
    { isWaiting: true, told: 'announced' },
  ])('is not stored where another stands by now, unless that waits ($isWaiting)', async ({ isWaiting, told }) => {
    const { place, store, options } = startRun();
    place.add({ runs: [announcedBy(younger, isWaiting ? { waitsAtMs: 1 } : {})] });
    expect(await announce(options, store, { hasRead: true })).toBe(told);
    expect(place.stored.runs.some(({ key }) => isSameRun(key, run))).toBe(isWaiting);
  });

  test('stands when it cannot be read again, and is unstored where nothing can be stored', async () => {
    const { place, clock, store, options, elapsedMs } = startRun();
    clock.after(500, () => {
      place.isThere = false;
    });
    expect(await announce(options, store, { hasRead: true })).toBe('announced');
    const fromMs = elapsedMs();
    expect(await announce(options, store, { hasRead: true })).toBe('unstored');
    expect(elapsedMs()).toBe(fromMs);
  });
});

const waiting = runKey(2);
const rivalOf = (runs: readonly RunKey[], payments: readonly StoredPayment[] = [], isAnnounced = true) => {
  const { ledger } = startRun();
  ledger.absorb({ runs: runs.map((key) => announcedBy(key, key === waiting ? { waitsAtMs: 1 } : {})), payments });
  return findRival(ledger, { isAnnounced });
};

describe('the run that pays in this one’s place', () => {
  test.each<[string, RunKey | null, RunKey | null]>([
    ['is nobody when there is nobody', rivalOf([]), null],
    ['is nobody when there is only this one', rivalOf([run]), null],
    ['is an older one', rivalOf([older]), older],
    ['is the oldest of several', rivalOf([runKey(5), older, runKey(4)]), older],
    ['is nobody who waits for what others have paid', rivalOf([waiting], [], false), null],
    ['is no younger one that announced itself at the same time', rivalOf([younger]), null],
    ['is a younger one that had announced itself before', rivalOf([younger], [], false), younger],
    ['is the oldest of those that had', rivalOf([younger, runKey(8)], [], false), runKey(8)],
    ['is whoever has begun to pay', rivalOf([older, younger], [submitting(younger)]), younger],
    ['is no younger one once this one has begun', rivalOf([younger], [submitting(run), submitting(younger)]), null],
    ['is an older one that has begun as well', rivalOf([older], [submitting(run), submitting(older)]), older],
    ['is no older one that has not begun', rivalOf([older], [paidBy(run, ['j'])]), null],
    ['is whoever has paid', rivalOf([younger], [paidBy(younger, ['j'])]), younger],
    ['is not who was refused', rivalOf([younger], [refused(younger)]), null],
    ['is not who has paid for something else', rivalOf([younger], [{ ...submitting(younger), plan: 'q' }]), null],
    ['is not who is paid for by another', rivalOf([younger], [submitting(runKey(1))]), null],
  ])('%s', (_, rival, expected) => {
    expect(rival).toEqual(expected);
  });
});

describe('following another run', () => {
  test('ends when it knows the ids of all that this one would have to pay for', async () => {
    const { place, clock, options, add, notices, elapsedMs } = startRun();
    add(older);
    clock.after(10_000, () => place.add({ payments: [paidBy(older, ['j1'])] }));
    clock.after(30_000, () => place.add({ payments: [paidBy(older, ['j2'], { index: 1 })] }));
    expect(await follow(options, older)).toBeNull();
    expect(notices).toEqual([{ code: 'waiting-for-run', by: older }]);
    expect(elapsedMs()).toBeGreaterThanOrEqual(30_000);
    expect(elapsedMs()).toBeLessThan(40_000);
  });

  test('ends when it knows the ids of what is due, whatever may come later', async () => {
    const { place, clock, options, add, elapsedMs } = startRun();
    add(older);
    clock.after(10_000, () => place.add({ payments: [paidBy(older, ['j1'])] }));
    expect(await follow({ ...options, due: [0] }, older)).toBeNull();
    expect(elapsedMs()).toBeLessThan(20_000);
  });

  test('does not end with what others have paid', async () => {
    const { place, options, add, elapsedMs } = startRun();
    add(older);
    place.add({ payments: [0, 1].map((index) => paidBy(younger, [`j${index}`], { index })) });
    await follow(options, older);
    expect(elapsedMs()).toBeGreaterThanOrEqual(minuteMs);
  });

  test('ends when it has ended', async () => {
    const { place, clock, options, add, ledger, elapsedMs } = startRun();
    add(older);
    clock.after(10_000, () => place.add({ runs: [announcedBy(older, { isOver: true })] }));
    expect(await follow(options, older)).toBeNull();
    expect([ledger.payable, ledger.otherRuns]).toEqual([[0, 1], []]);
    expect(elapsedMs()).toBeLessThan(20_000);
  });

  test('ends when it gives way: it had begun, has sent nothing, and comes after this one', async () => {
    const { place, clock, options, add, ledger, elapsedMs } = startRun();
    add(younger);
    place.add({ payments: [submitting(younger)] });
    clock.after(10_000, () => place.add({ payments: [refused(younger)] }));
    expect(await follow(options, younger)).toBeNull();
    expect([ledger.payable, ledger.otherRuns, ledger.uncertain]).toEqual([[0, 1], [younger], []]);
    expect(elapsedMs()).toBeLessThan(20_000);
  });

  test('goes on though it gives way while this one is not announced', async () => {
    const { place, clock, options, add, elapsedMs } = startRun();
    add(younger);
    place.add({ payments: [submitting(younger)] });
    clock.after(10_000, () => place.add({ payments: [refused(younger)] }));
    await follow({ ...options, isAnnounced: false }, younger);
    expect(elapsedMs()).toBeGreaterThanOrEqual(minuteMs);
  });

  test('looks every two seconds at first, and every ten later', async () => {
    const { clock, options, add } = startRun();
    add(older);
    await follow(options, older);
    expect(clock.sleepsMs.slice(0, 5)).toEqual([2000, 4000, 8000, 10_000, 10_000]);
  });

  test('stops this run when there is no time to wait for longer', async () => {
    const { options, add, elapsedMs } = startRun({ deadlineMs: 20_000 });
    add(older);
    expect(await follow(options, older)).toEqual({ code: 'run-not-finished', by: older });
    expect(elapsedMs()).toBeLessThan(20_000);
  });

  test('stops this run when it is cancelled', async () => {
    const { options, add, clock, cancel, elapsedMs } = startRun();
    add(older);
    clock.after(5000, () => cancel.abort());
    expect(await follow(options, older)).toEqual({ code: 'cancelled', when: 'before-submit' });
    const jobs = { submit: submitBy(older), batchId: null, jobIds: ['j1'] };
    options.ledger.apply(0, { kind: 'resumed', jobs, sharedWith: null });
    expect(await follow(options, older)).toEqual({ code: 'cancelled', when: 'waiting' });
    expect(elapsedMs()).toBe(5000);
  });

  test('ends after a minute of silence: then it may have paid for anything, and nothing is surely its own', async () => {
    const { place, options, ledger, elapsedMs } = startRun();
    place.add({ runs: [announcedBy(older, { announcedAtMs: 5e6, deadlineMs: 6e6 })] });
    expect(await follow(options, older)).toBeNull();
    expect(elapsedMs()).toBeGreaterThanOrEqual(minuteMs);
    expect(elapsedMs()).toBeLessThan(80_000);
    const window = {
      earliestMs: 5e6 - maxClockSkewMs,
      sinceMs: 5e6,
      untilMs: null,
      latestMs: 6e6,
      clock: 'runner' as const,
    };
    const submit = { ...submitBy(older, { window, spans: [] }), nth: 1001 };
    const uncertain = { state: 'uncertain', submit, candidates: [], named: [] };
    expect([0, 1].map((index) => ledger.paymentOf(index))).toEqual([uncertain, uncertain]);
    expect(ledger.otherRuns).toEqual([]);
  });

  test('takes nothing for absent that it sends after this run has looked for what it may have sent before', async () => {
    const { options, add, ledger } = startRun();
    add(older);
    await follow(options, older);
    ledger.apply(0, { kind: 'absent', assigned: new Set() });
    ledger.absorb({ runs: [], payments: [submitting(older, 0)] });
    const states = ledger.own.payments.filter(({ index }) => index === 0).map(({ payment }) => payment.state);
    expect(states.toSorted()).toEqual(['closed', 'submitting']);
  });

  test('gives it more time once it has begun to pay, and leaves what it has stored to be found out', async () => {
    const { place, options, add, ledger, elapsedMs } = startRun();
    add(older);
    place.add({ payments: [submitting(older)] });
    expect(await follow(options, older)).toBeNull();
    expect(elapsedMs()).toBeGreaterThanOrEqual(150_000);
    expect(elapsedMs()).toBeLessThan(170_000);
    expect([ledger.payable, ledger.uncertain]).toEqual([[0], [1]]);
  });

  test('leaves what was absent before to be looked for once more: it was only silent then', async () => {
    const { place, options, add, ledger } = startRun();
    add(older);
    const paid = paidBy(older, ['j'], { index: 1 });
    place.add({ payments: [refused(older), paid] });
    expect(await follow({ ...options, due: [0] }, older)).toBeNull();
    expect(ledger.paymentOf(0)).toMatchObject({ state: 'uncertain', submit: { by: older, nth: 1002 } });
    expect(ledger.paymentOf(1)).toEqual({ state: 'unpaid' });
  });

  test.each<[string, number | null, Partial<Window>]>([
    ['GitHub says that it has ended', 5000, { untilMs: 5000 + 7 * minuteMs }],
    ['it is only silent', null, { untilMs: null }],
  ])('looks for that from the submit on which was absent, where %s', async (_, endedMs, expected) => {
    const { place, options, ledger, ended, startMs } = startRun();
    const deadlineMs = startMs + 20_000;
    place.add({ runs: [announcedBy(older, { deadlineMs })] });
    const window: Window = { ...windowOf(null), sinceMs: 9, latestMs: deadlineMs + 7 * minuteMs, clock: 'service' };
    const was = (nth: number, sinceMs: number): StoredPayment => ({
      ...refused(older),
      payment: {
        state: 'closed',
        batchId: null,
        jobIds: [],
        why: 'absent',
        submit: { ...submitBy(older, { window: { ...window, sinceMs } }), nth },
      },
    });
    place.add({ payments: [was(2, 9), was(1, 5)] });
    ended.atMs = endedMs === null ? null : startMs + endedMs;
    await follow({ ...options, due: [0] }, older);
    const untilMs = expected.untilMs == null ? null : startMs + expected.untilMs;
    expect(ledger.paymentOf(0)).toMatchObject({
      state: 'uncertain',
      submit: { nth: 1003, window: { ...window, untilMs } },
    });
  });

  test.each([
    ['its last word', { saidAtMs: -4000 }],
    ['it said that it pays, having waited until then', { waitsAtMs: -8000, paysAtMs: -4000 }],
    ['the later of both', { waitsAtMs: -8000, paysAtMs: -7000, saidAtMs: -4000 }],
  ])('looks for what nothing is stored of after %s, once GitHub says that it has ended', async (_, said) => {
    const { place, options, ledger, ended, startMs } = startRun();
    const times = Object.fromEntries(Object.entries(said).map(([key, ms]) => [key, startMs + ms]));
    place.add({ runs: [announcedBy(older, { announcedAtMs: startMs - 9000, ...times })] });
    ended.atMs = startMs + 5000;
    await follow({ ...options, due: [0] }, older);
    const span = { sinceMs: startMs - 4000, untilMs: startMs + 5000 };
    expect(ledger.paymentOf(0)).toMatchObject({ submit: { window: { sinceMs: startMs - 9000 }, spans: [span] } });
  });

  test('looks for it until the end of the run alone, where its service told no time', async () => {
    const { place, options, ledger, ended, startMs } = startRun();
    place.add({ runs: [announcedBy(older)] });
    const window: Window = { ...windowOf(null), sinceMs: 9, latestMs: null, clock: 'service' };
    const absent: StoredPayment = {
      ...refused(older),
      payment: { state: 'closed', batchId: null, jobIds: [], why: 'absent', submit: submitBy(older, { window }) },
    };
    place.add({ payments: [absent] });
    ended.atMs = startMs + 5000;
    await follow({ ...options, due: [0] }, older);
    expect(ledger.paymentOf(0)).toMatchObject({
      submit: { nth: 1002, window: { clock: 'runner', untilMs: startMs + 5000 } },
    });
  });

  test('waits on while there is news of it', async () => {
    const { place, clock, options, add, elapsedMs } = startRun();
    add(older);
    for (const atMs of [50_000, 100_000])
      clock.after(atMs, () => place.add({ runs: [announcedBy(older, { deadlineMs: atMs })] }));
    await follow(options, older);
    expect(elapsedMs()).toBeGreaterThanOrEqual(160_000);
  });

  test('takes it for news that it has begun to pay', async () => {
    const { place, clock, options, add, elapsedMs } = startRun();
    add(older);
    clock.after(50_000, () => place.add({ payments: [submitting(older)] }));
    await follow(options, older);
    expect(elapsedMs()).toBeGreaterThanOrEqual(200_000);
  });

  test('takes news of others for none of it', async () => {
    const { place, clock, options, add, elapsedMs } = startRun();
    add(older);
    clock.after(50_000, () => place.add({ runs: [announcedBy(younger)], payments: [submitting(younger)] }));
    await follow(options, older);
    expect(elapsedMs()).toBeLessThan(80_000);
  });

  test('ends soon after GitHub says that it has ended, however little it has said', async () => {
    const { options, add, ledger, ended, asked, startMs, elapsedMs } = startRun();
    add(older);
    ended.atMs = startMs + 5000;
    expect(await follow(options, older)).toBeNull();
    expect([elapsedMs(), asked]).toEqual([14_000, [older]]);
    expect(ledger.paymentOf(0)).toMatchObject({
      state: 'uncertain',
      submit: { by: older, window: { sinceMs: 1, untilMs: startMs + 5000 } },
    });
  });

  test('knows by when it was sent what was guessed while it was only silent', async () => {
    const { place, options, add, ledger, ended, startMs } = startRun();
    add(older);
    const window = { ...windowOf(null), latestMs: startMs + 90_000 };
    const guess = (spans: readonly Window[]): StoredPayment => ({
      ...paidBy(older, []),
      payment: { state: 'uncertain', submit: submitBy(older, { window, spans }), candidates: [], named: [] },
    });
    place.add({ payments: [guess([]), { ...guess([window]), index: 1 }] });
    ended.atMs = startMs + 5000;
    expect(await follow(options, older)).toBeNull();
    const spans = ledger.own.payments.map(({ payment }) => payment.submit.spans);
    expect(spans).toEqual([[{ ...window, untilMs: startMs + 5000 }], [window]]);
  });

  test('takes what it was about to send to have been sent by its end', async () => {
    const { place, options, ledger, ended, startMs } = startRun();
    place.add({ runs: [announcedBy(older, { deadlineMs: startMs + 20_000 })] });
    // The service is an hour ahead, as the deadline by its clock tells.
    const byService = { ...windowOf(null), clock: 'service', latestMs: startMs + 20_000 + 60 * minuteMs } as const;
    const byRunner = { ...windowOf(null), latestMs: startMs + 20_000 };
    place.add({ payments: [submitting(older, 0, { window: byRunner }), submitting(older, 1, { window: byService })] });
    ended.atMs = startMs + 5000;
    expect(await follow(options, older)).toBeNull();
    const untilMs = ledger.own.payments.map(({ payment }) => payment.submit.window.untilMs);
    expect(untilMs).toEqual([startMs + 5000, startMs + 5000 + 60 * minuteMs]);
  });

  test('does not ask GitHub while there is news of it', async () => {
    const { place, clock, options, add, asked } = startRun();
    add(older);
    for (let atMs = 1000; atMs < 60_000; atMs += 1000)
      clock.after(atMs, () => place.add({ runs: [announcedBy(older, { deadlineMs: atMs })] }));
    clock.after(50_000, () => place.add({ runs: [announcedBy(older, { isOver: true })] }));
    await follow(options, older);
    expect(asked).toEqual([]);
  });

  test('hears the last word of a run that has ended just now', async () => {
    const { place, clock, options, add, ledger, ended, startMs } = startRun();
    add(older);
    ended.atMs = startMs + 5000;
    const { endedAtMs } = options;
    const late = async (key: RunKey) => {
      const atMs = await endedAtMs(key);
      place.add({ runs: [announcedBy(older, { isOver: true })], payments: [paidBy(older, ['j1'])] });
      return atMs;
    };
    expect(await follow({ ...options, endedAtMs: late }, older)).toBeNull();
    expect([ledger.payable, ledger.otherRuns, clock.now() < startMs + 20_000]).toEqual([[0, 1], [], true]);
  });

  test('waits as long where the place cannot be read', async () => {
    const { place, options, ledger, elapsedMs } = startRun();
    ledger.absorb({ runs: [announcedBy(older)], payments: [] });
    place.isThere = false;
    expect(await follow(options, older)).toBeNull();
    expect(elapsedMs()).toBeGreaterThanOrEqual(minuteMs);
    const without = startRun();
    without.ledger.absorb({ runs: [announcedBy(older)], payments: [] });
    expect(await follow({ ...without.options, store: null }, older)).toBeNull();
  });
});

test('a run of which nothing is known may have paid at any time', () => {
  expect(windowOf(null)).toEqual({ ...anyTime, clock: 'runner' });
});
