import { describe, expect, test } from 'vitest';
import {
  anyTime,
  isGuessed,
  type Payment,
  type PaymentEvent,
  toServiceTime,
  transition,
  type UncertainPayment,
} from '../../src/ledger/payment.ts';
import { runKey, submitBy, windowOf } from '../fixtures/stored-ledgers.ts';

const submit = submitBy(runKey(7, 1), { label: 'l' });
const later = windowOf(1000, 2000);
const paid: Payment = {
  state: 'paid',
  submit,
  batchId: 'b',
  jobIds: ['j1', 'j2'],
  origin: 'submitted',
  sharedWith: null,
};
const payments = {
  unpaid: { state: 'unpaid' },
  submitting: { state: 'submitting', submit },
  uncertain: { state: 'uncertain', submit, candidates: [], named: [] },
  'uncertain with candidates': { state: 'uncertain', submit, candidates: ['j9'], named: [] },
  paid,
  judged: { state: 'closed', submit, batchId: 'b', jobIds: ['j1', 'j2'], why: 'judged' },
  absent: { state: 'closed', submit, batchId: null, jobIds: [], why: 'absent' },
  unlisted: { state: 'closed', submit: { ...submit, window: later }, batchId: null, jobIds: [], why: 'unlisted' },
  cancelled: { state: 'closed', submit, batchId: 'b', jobIds: ['j1', 'j2'], why: 'cancelled' },
  'too old': { state: 'closed', submit, batchId: 'b', jobIds: ['j1', 'j2'], why: 'too-old' },
} as const satisfies Record<string, Payment>;

const other = submitBy(runKey(8, 2));
const inherited: UncertainPayment = { state: 'uncertain', submit: other, candidates: ['j6'], named: [] };
const events = {
  submitting: { kind: 'submitting', submit: other },
  accepted: { kind: 'accepted', batchId: 'b', jobIds: ['j1', 'j2'] },
  refused: { kind: 'refused' },
  unlisted: { kind: 'unlisted', window: later },
  lost: { kind: 'lost', window: later, named: ['j9'] },
  seen: { kind: 'seen', candidates: ['j9', 'j8'] },
  matched: { kind: 'matched', jobIds: ['j1'] },
  absent: { kind: 'absent', assigned: new Set<string>() },
  resumed: {
    kind: 'resumed',
    jobs: { submit: other, batchId: null, jobIds: ['j5'] },
    sharedWith: runKey(8, 2),
  },
  inherited: { kind: 'inherited', payment: inherited },
  foreign: { kind: 'foreign' },
  'too-old': { kind: 'too-old' },
  cancelled: { kind: 'cancelled' },
  judged: { kind: 'judged' },
} as const satisfies Record<PaymentEvent['kind'], PaymentEvent>;

const resumed: Payment = {
  state: 'paid',
  submit: other,
  batchId: null,
  jobIds: ['j5'],
  origin: 'resumed',
  sharedWith: runKey(8, 2),
};
const matched: Payment = { ...paid, batchId: null, jobIds: ['j1'], origin: 'matched' };

/** The whole table: what is not in it cannot happen. */
const table: readonly {
  readonly from: keyof typeof payments;
  readonly event: keyof typeof events;
  readonly to: Payment;
}[] = [
  ...(['unpaid', 'absent', 'unlisted', 'cancelled', 'too old'] as const).flatMap((from) => [
    { from, event: 'submitting', to: { state: 'submitting', submit: other } } as const,
    { from, event: 'resumed', to: resumed } as const,
    { from, event: 'inherited', to: inherited } as const,
  ]),
  { from: 'submitting', event: 'submitting', to: { state: 'submitting', submit: other } },
  { from: 'submitting', event: 'accepted', to: paid },
  { from: 'submitting', event: 'refused', to: payments.absent },
  { from: 'submitting', event: 'unlisted', to: payments.unlisted },
  {
    from: 'submitting',
    event: 'lost',
    to: { state: 'uncertain', submit: { ...submit, window: later }, candidates: ['j9'], named: ['j9'] },
  },
  { from: 'uncertain', event: 'seen', to: { state: 'uncertain', submit, candidates: ['j9', 'j8'], named: [] } },
  { from: 'uncertain', event: 'matched', to: matched },
  { from: 'uncertain', event: 'absent', to: payments.absent },
  { from: 'uncertain', event: 'resumed', to: resumed },
  {
    from: 'uncertain with candidates',
    event: 'seen',
    to: { state: 'uncertain', submit, candidates: ['j9', 'j8'], named: [] },
  },
  { from: 'uncertain with candidates', event: 'matched', to: matched },
  { from: 'uncertain with candidates', event: 'resumed', to: resumed },
  {
    from: 'paid',
    event: 'foreign',
    to: { state: 'uncertain', submit: { ...submit, window: anyTime }, candidates: [], named: ['j1', 'j2'] },
  },
  { from: 'paid', event: 'too-old', to: payments['too old'] },
  { from: 'paid', event: 'cancelled', to: payments.cancelled },
  { from: 'paid', event: 'judged', to: payments.judged },
];

const names = <Name extends string>(given: Record<Name, unknown>) =>
  Object.keys(given).filter((name): name is Name => name in given);

describe('a payment', () => {
  test.each(table)('that is $from becomes $to.state when it is $event', ({ from, event, to }) => {
    expect(transition(payments[from], events[event])).toEqual(to);
  });

  const impossible = names(payments).flatMap((from) =>
    names(events)
      .filter((event) => !table.some((row) => row.from === from && row.event === event))
      .map((event) => ({ from, event })),
  );
  test.each(impossible)('that is $from cannot be $event', ({ from, event }) => {
    expect(() => transition(payments[from], events[event])).toThrow(`cannot be ${events[event].kind}`);
  });

  test('that is matched asked for what its jobs prove to be, and else for what it is known to have asked for', () => {
    const from = { ...payments.uncertain, submit: { ...submit, asked: [0, 1] } };
    const askedOf = (event: PaymentEvent) => {
      const to = transition(from, event);
      return 'submit' in to ? to.submit.asked : null;
    };
    expect(askedOf({ kind: 'matched', jobIds: ['j1'], asked: [2] })).toEqual([2]);
    expect(askedOf({ kind: 'matched', jobIds: ['j1', 'j2'] })).toEqual([0, 1]);
  });

  test('that has candidates is absent only when all of them are other batches’ jobs', () => {
    const from = { ...payments['uncertain with candidates'], candidates: ['j8', 'j9'] };
    const absent = (...ids: readonly string[]) => transition(from, { kind: 'absent', assigned: new Set(ids) });
    expect(() => absent('j8')).toThrow('cannot be absent');
    expect(absent('j8', 'j9')).toEqual(payments.absent);
  });
});

test('a submit is guessed when it is that of an attempt which has stored nothing', () => {
  expect([isGuessed(submitBy({ id: 7, attempt: 1, unique: '' })), isGuessed(submit)]).toEqual([true, false]);
});

const hourMs = 3_600_000;

test.each([
  ['is as it is by the clock of the service', 'service', 5000, [10, 20, 30, 40]],
  ['ends later by what a date is cut, where its runner knows that clock', 'runner', 5000, [5010, 5020, 7030, 7040]],
  ['is that of a runner whose clock is ahead', 'runner', -5000, [-4990, -4980, -2970, -2960]],
  [
    'is two hours wider on either side, and begins at no sure time, where nobody knows that clock',
    'runner',
    null,
    [10 - 2 * hourMs, null, 30 + 2 * hourMs, 40 + 2 * hourMs],
  ],
] as const)('a window by the time of the service %s', (_, clock, aheadMs, times) => {
  const window = { earliestMs: 10, sinceMs: 20, untilMs: 30, latestMs: 40, clock };
  const [earliestMs, sinceMs, untilMs, latestMs] = times;
  expect(toServiceTime(window, aheadMs)).toEqual({ earliestMs, sinceMs, untilMs, latestMs, clock: 'service' });
});
