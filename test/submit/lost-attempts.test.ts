import { describe, expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import type { StoredLedger, StoredPayment, StoredRun, StoredState } from '../../src/ledger/merge.ts';
import type { Submit, Window } from '../../src/ledger/payment.ts';
import type { ServiceName } from '../../src/plan/plan.ts';
import type { RunKey } from '../../src/run-key.ts';
import { dropNeedless, inheritLostAttempts } from '../../src/submit/lost-attempts.ts';
import { maxClockSkewMs } from '../../src/submit/match-jobs.ts';
import { batchOf } from '../fixtures/harmstack-world.ts';
import { paidBy, runKey, submitBy } from '../fixtures/stored-ledgers.ts';
import { VirtualClock } from '../fixtures/virtual-clock.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const nowMs = Date.parse('2024-06-01T12:00:00Z');
const minutesAgo = (minutes: number) => nowMs - minutes * minuteMs;
const [first, second] = [runKey(7, 1), runKey(7, 2)];

/** A run that announced itself so many minutes ago, and gives up an hour later. */
const announced = (key: RunKey, minutes: number, given: Partial<StoredRun> = {}): StoredRun => ({
  key,
  plan: 'p',
  commit: 'c',
  announcedAtMs: minutesAgo(minutes),
  deadlineMs: minutesAgo(minutes) + hourMs,
  isOver: false,
  ...given,
});

/** What is known of a run by its announcement alone. */
const since = (minutes: number, given: Partial<Window> = {}): Window => ({
  earliestMs: minutesAgo(minutes) - maxClockSkewMs,
  sinceMs: minutesAgo(minutes),
  untilMs: nowMs,
  latestMs: minutesAgo(minutes) + hourMs,
  clock: 'runner',
  ...given,
});

const sent: Window = {
  earliestMs: minutesAgo(30),
  sinceMs: minutesAgo(30),
  untilMs: null,
  latestMs: minutesAgo(-30) + 7000,
  clock: 'service',
};

const submitting = (by: RunKey, given: Partial<Submit> = {}): StoredPayment => ({
  ...paidBy(by, []),
  payment: { state: 'submitting', submit: submitBy(by, { window: sent, ...given }) },
});
const uncertain = (by: RunKey, given: Partial<Submit> = {}, candidates: readonly string[] = []): StoredPayment => ({
  ...paidBy(by, []),
  payment: {
    state: 'uncertain',
    submit: submitBy(by, { window: sent, ...given }),
    candidates,
    named: candidates.slice(1),
  },
});
const closed = (by: RunKey, why: Extract<StoredState, { state: 'closed' }>['why']): StoredPayment => ({
  ...paidBy(by, []),
  payment: { state: 'closed', submit: submitBy(by, { window: sent }), batchId: null, jobIds: [], why },
});

interface Given extends Partial<StoredLedger> {
  readonly attempt?: number;
  readonly commit?: string | null;
  readonly batches?: number;
  /** The service of each batch; Harmstack where that is not said. */
  readonly services?: readonly ServiceName[];
  /** How many minutes ago each attempt began and had ended, as far as GitHub tells. */
  readonly began?: readonly (number | null)[];
  readonly ended?: readonly (number | null)[];
}

/** A re-run that makes its own what the attempts before it may have paid for. */
async function inherit({
  attempt = 2,
  commit = 'c',
  batches: count = 1,
  services = [],
  runs = [],
  payments = [],
  ...told
}: Given) {
  const run = runKey(7, attempt);
  const ledger = new Ledger({ run, plan: 'p', commit, batches: count, deadlineMs: nowMs + hourMs });
  ledger.absorb({ runs, payments });
  const asked: string[] = [];
  const tell = (what: 'began' | 'ended', nth: number) => {
    asked.push(`${what} ${nth}`);
    const minutes = told[what]?.[nth - 1] ?? null;
    return minutes === null ? null : minutesAgo(minutes);
  };
  await inheritLostAttempts({
    ledger,
    batches: Array.from({ length: count }, (_, index) => ({
      ...batchOf({ 1: [5] }),
      service: services[index] ?? 'harmstack',
      index,
    })),
    clock: new VirtualClock(nowMs),
    startedAtMs: nowMs,
    beganAtMs: async (nth) => tell('began', nth),
    endedAtMs: async (of) => tell('ended', of.attempt),
  });
  const untilOf = (by: RunKey) =>
    ledger.own.payments.find(({ payment }) => payment.submit.by === by)?.payment.submit.window.untilMs;
  return { ledger, asked, untilOf, payment: ledger.paymentOf(0) };
}

/** The payment of a batch that an attempt may have paid for, of which nothing is stored. */
const guessed = (attempt: number, window: Window, spans: readonly Window[], candidates: readonly string[] = []) => ({
  state: 'uncertain',
  submit: {
    by: { id: 7, attempt, unique: '' },
    nth: 1,
    label: null,
    window,
    spans,
    before: [],
  },
  candidates,
  named: candidates.slice(1),
});

describe('a submit on whose way an attempt was lost had ended', () => {
  const runs = [announced(first, 30, { isOver: true })];
  test.each<[string, Given, number | null]>([
    ['when GitHub says that its attempt had', { ended: [10] }, minutesAgo(10) + 7000],
    ['when this attempt began, where GitHub does not say', {}, nowMs + 7000],
    ['by its deadline, where the attempt lasted longer than that', { ended: [-40] }, sent.latestMs],
    ['by its deadline, where its run has announced nothing', { ended: [10], runs: [] }, sent.latestMs],
  ])('%s', async (_, given, expected) => {
    expect((await inherit({ runs, payments: [submitting(first)], ...given })).untilOf(first)).toBe(expected);
  });

  test('by the clock of its runner alone, where its service tells none', async () => {
    const window = { ...sent, latestMs: null };
    const spans = [since(30, { untilMs: minutesAgo(10) })];
    const unsure = { ...uncertain(first).payment, submit: submitBy(first, { window }) };
    for (const payment of [submitting(first, { window }), { ...uncertain(first), payment: unsure }]) {
      const { ledger } = await inherit({ runs, payments: [payment], ended: [10] });
      expect(ledger.own.payments).toMatchObject([{ payment: { ...payment.payment, submit: { window, spans } } }]);
    }
  });

  test('by the clock of its runner when GitHub says that its attempt had', async () => {
    const payments = [submitting(first, { window: { ...sent, clock: 'runner' } })];
    expect((await inherit({ runs, payments, ended: [10] })).untilOf(first)).toBe(minutesAgo(10));
  });

  test('still says that it was only about to be sent', async () => {
    const { ledger } = await inherit({ runs, payments: [submitting(first)], ended: [10] });
    expect(ledger.own.payments.map(({ payment }) => payment.state)).toEqual(['submitting']);
  });

  test.each<[string, StoredPayment]>([
    ['another run is about to send', submitting(runKey(5, 1))],
    ['another step of this attempt is about to send', submitting({ ...runKey(7, 2), unique: 'step' })],
    ['may have been carried out', uncertain(first)],
    ['came to nothing', closed(first, 'absent')],
  ])('is not said of what %s', async (_, payment) => {
    const { ledger, asked } = await inherit({ runs, payments: [payment], ended: [10] });
    expect([ledger.own.payments, asked]).toEqual([[payment], []]);
  });

  test('is not said anew of what has said it', async () => {
    const payment = submitting(first, { window: { ...sent, untilMs: minutesAgo(29) } });
    const { untilOf, asked } = await inherit({ runs, payments: [payment], ended: [10] });
    expect([untilOf(first), asked]).toEqual([minutesAgo(29), []]);
  });
});

describe('what attempts may have paid that have not stored how they ended', () => {
  const dayMs = 24 * hourMs;
  // No run gets to paying within two seconds, and a job may seem so much younger than it is.
  const began = (minutes: number, untilMs: number): Window =>
    since(minutes, { sinceMs: minutesAgo(minutes) + 2000, untilMs, latestMs: null });
  const unknown: Window = {
    earliestMs: nowMs - dayMs - maxClockSkewMs,
    sinceMs: null,
    untilMs: nowMs,
    latestMs: null,
    clock: 'runner',
  };

  test.each<[string, Given, ReturnType<typeof guessed>]>([
    [
      'was paid since the first of them began',
      { began: [30], ended: [10] },
      guessed(1, began(30, minutesAgo(10)), [began(30, minutesAgo(10))]),
    ],
    ['was paid within a day, where nobody tells when that was', {}, guessed(1, unknown, [unknown])],
    [
      'was paid since it announced itself',
      { runs: [announced(first, 20)], began: [30], ended: [10] },
      guessed(1, since(20, { untilMs: minutesAgo(10) }), [since(20, { untilMs: minutesAgo(10) })]),
    ],
    [
      'was surely paid only after the last word of it',
      { runs: [announced(first, 20, { saidAtMs: minutesAgo(15) })], ended: [10] },
      guessed(1, since(20, { untilMs: minutesAgo(10) }), [
        since(20, { sinceMs: minutesAgo(15), untilMs: minutesAgo(10) }),
      ]),
    ],
    [
      'was paid before its deadline',
      { runs: [announced(first, 90)], ended: [10] },
      guessed(1, since(90, { untilMs: minutesAgo(30) }), [since(90, { untilMs: minutesAgo(30) })]),
    ],
    [
      'was paid after the last submit that it has stored, by the clock of the service',
      {
        batches: 2,
        runs: [announced(first, 30)],
        payments: [{ ...submitting(first), index: 1 }],
        ended: [10],
      },
      guessed(1, since(30, { untilMs: minutesAgo(10) }), [{ ...sent, untilMs: minutesAgo(10) + 7000 }]),
    ],
    [
      'was paid since it announced itself, where that service is not the only one',
      {
        batches: 2,
        services: ['harmstack', 'runloop'],
        runs: [announced(first, 30)],
        payments: [{ ...submitting(first), index: 1 }],
        ended: [10],
      },
      guessed(1, since(30, { untilMs: minutesAgo(10) }), [since(30, { untilMs: minutesAgo(10) })]),
    ],
    [
      'was paid since it announced itself, where the service told no time at its last submit',
      {
        batches: 2,
        runs: [announced(first, 20)],
        payments: [{ ...submitting(first, { window: { ...sent, latestMs: null } }), index: 1 }],
        ended: [10],
      },
      guessed(1, since(20, { untilMs: minutesAgo(10) }), [since(20, { untilMs: minutesAgo(10) })]),
    ],
    [
      'was paid until this one began, whenever another run announced itself',
      { runs: [announced(first, 20), announced(runKey(5, 2), 15)] },
      guessed(1, since(20), [since(20)]),
    ],
    [
      'was paid since it began, whenever another run announced itself',
      { runs: [announced(runKey(5, 1), 20)], began: [30] },
      guessed(1, began(30, nowMs), [began(30, nowMs)]),
    ],
    [
      'was paid by each of them in its own time, within that of all',
      { attempt: 3, runs: [announced(first, 25), announced(second, 10)], ended: [20, 5] },
      guessed(2, since(25, { untilMs: minutesAgo(5), latestMs: minutesAgo(10) + hourMs }), [
        since(25, { untilMs: minutesAgo(20) }),
        since(10, { untilMs: minutesAgo(5) }),
      ]),
    ],
    [
      'was paid before the next attempt announced itself',
      { attempt: 3, runs: [announced(second, 10, { isOver: true })], began: [30] },
      guessed(1, began(30, minutesAgo(10)), [began(30, minutesAgo(10))]),
    ],
    [
      'was paid since the second began, where the first has stored how it ended',
      { attempt: 3, runs: [announced(first, 30, { isOver: true })], began: [30, 10] },
      guessed(2, began(30, nowMs), [began(10, nowMs)]),
    ],
    [
      'was paid at no time that is known by the second, where the first has',
      { attempt: 3, runs: [announced(first, 30, { isOver: true })], began: [30, null] },
      guessed(2, began(30, nowMs), [unknown]),
    ],
    [
      'was paid by the second as by the first, where neither has and nobody tells when the second began',
      { attempt: 3, began: [30, null], ended: [20, 5] },
      guessed(2, began(30, minutesAgo(5)), [began(30, minutesAgo(20)), began(30, minutesAgo(5))]),
    ],
    [
      'was paid by the second after the last submit that the first has stored, where nobody tells when the second began',
      {
        attempt: 3,
        batches: 2,
        runs: [announced(first, 30)],
        payments: [{ ...submitting(first), index: 1 }],
        began: [30, null],
        ended: [20, 5],
      },
      guessed(2, began(30, minutesAgo(5)), [
        { ...sent, untilMs: minutesAgo(20) + 7000 },
        { ...sent, latestMs: null, untilMs: minutesAgo(5) + 7000 },
      ]),
    ],
    [
      'was paid since the first of them began, whatever is stored, where the tested commit is not known',
      { commit: null, runs: [announced(first, 30, { isOver: true })], payments: [paidBy(first, ['j'])], ended: [10] },
      guessed(1, since(30, { untilMs: minutesAgo(10) }), [since(30, { untilMs: minutesAgo(10) })]),
    ],
  ])('%s', async (_, given, expected) => {
    expect((await inherit(given)).payment).toEqual(expected);
  });

  const third = { attempt: 3, runs: [announced(first, 30, { isOver: true }), announced(second, 10)] };

  test('is what one of them was about to send, or an attempt before them that is over, and what these have seen', async () => {
    const window = { ...sent, untilMs: minutesAgo(29) };
    const [whole, lost] = [since(30, { latestMs: minutesAgo(10) + hourMs }), since(10)];
    const about = { ...third, payments: [submitting(first, { window })] };
    expect((await inherit(about)).payment).toEqual(guessed(2, whole, [window, lost]));
    const seen = { ...third, payments: [uncertain(first, { window }, ['seen', 'named'])] };
    expect((await inherit(seen)).payment).toEqual(guessed(2, whole, [window, lost], ['seen', 'named']));
    const guess = { ...third, payments: [uncertain(first, { window, spans: [window, window] })] };
    expect((await inherit(guess)).payment).toEqual(guessed(2, whole, [window, window, lost]));
  });

  test('is nothing of what came to nothing before them', async () => {
    const { payment } = await inherit({ ...third, payments: [closed(first, 'absent')] });
    expect(payment).toEqual(guessed(2, since(10), [since(10)]));
  });

  test('is asked once of each attempt, when it began and when it had ended', async () => {
    const { asked } = await inherit({ attempt: 3, batches: 2, began: [30, 20], ended: [25, 15] });
    expect(asked.toSorted()).toEqual(['began 1', 'began 2', 'ended 1', 'ended 2']);
  });

  test('is known of each batch by itself', async () => {
    const window = { ...sent, untilMs: minutesAgo(29) };
    const payments = [{ ...uncertain(first, { window }, ['seen']), index: 1 }];
    const { ledger } = await inherit({ ...third, batches: 2, payments });
    const whole = since(30, { latestMs: minutesAgo(10) + hourMs });
    expect([0, 1].map((index) => ledger.paymentOf(index))).toEqual([
      guessed(2, whole, [since(10)]),
      guessed(2, whole, [window, since(10)], ['seen']),
    ]);
  });

  test.each<[string, Given]>([
    ['all of them have', { runs: [announced(first, 30, { isOver: true })] }],
    ['one before them has paid', { ...third, payments: [paidBy(first, ['job'])] }],
    ['they have stored what they knew of it', { ...third, payments: [uncertain(second)] }],
  ])('is nothing, and nobody is asked, where %s', async (_, given) => {
    const { payment, asked } = await inherit({ ...given, began: [30, 20], ended: [10, 5] });
    expect([payment, asked]).toEqual([{ state: 'unpaid' }, []]);
  });
});

describe('what was guessed of earlier attempts', () => {
  test('is dropped once all of them turn out to have stored how they ended', async () => {
    const { ledger } = await inherit({ began: [30] });
    dropNeedless(ledger);
    expect(ledger.paymentOf(0).state).toBe('uncertain');
    ledger.absorb({ runs: [announced(first, 30, { isOver: true })], payments: [] });
    dropNeedless(ledger);
    expect(ledger.paymentOf(0)).toMatchObject({ state: 'closed', why: 'absent' });
  });

  test.each<[string, RunKey]>([
    ['another run guesses', { id: 5, attempt: 1, unique: '' }],
    ['an earlier attempt has sent', first],
  ])('is not what %s', async (_, by) => {
    const { ledger } = await inherit({ runs: [announced(first, 30, { isOver: true })] });
    const submit = submitBy(by, { window: sent });
    ledger.apply(0, { kind: 'inherited', payment: { state: 'uncertain', submit, candidates: ['j'], named: [] } });
    dropNeedless(ledger);
    expect(ledger.paymentOf(0).state).toBe('uncertain');
  });
});
