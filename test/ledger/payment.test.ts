import { describe, expect, test } from 'vitest';
import { anyTime, type Payment, type PaymentEvent, transition } from '../../src/ledger/payment.ts';
import { submitBy, windowOf } from '../fixtures/stored-ledgers.ts';

const submit = submitBy({ id: 7, attempt: 1 }, { label: 'l' });
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
  uncertain: { state: 'uncertain', submit, candidates: [] },
  'uncertain with candidates': { state: 'uncertain', submit, candidates: ['j9'] },
  paid,
  closed: { state: 'closed', submit, batchId: 'b', jobIds: ['j1', 'j2'], why: 'judged' },
} as const satisfies Record<string, Payment>;

const other = submitBy({ id: 8, attempt: 2 });
const events = {
  submitting: { kind: 'submitting', submit: other },
  accepted: { kind: 'accepted', batchId: 'b', jobIds: ['j1', 'j2'] },
  refused: { kind: 'refused' },
  lost: { kind: 'lost', window: later, candidates: ['j9'] },
  seen: { kind: 'seen', candidates: ['j9', 'j8'] },
  matched: { kind: 'matched', jobIds: ['j1'] },
  absent: { kind: 'absent' },
  resumed: {
    kind: 'resumed',
    payment: { submit: other, batchId: null, jobIds: ['j5'] },
    sharedWith: { id: 8, attempt: 2 },
  },
  inherited: { kind: 'inherited', submit: other, candidates: ['j6'] },
  foreign: { kind: 'foreign', candidates: ['j7'] },
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
  sharedWith: { id: 8, attempt: 2 },
};
const matched: Payment = { ...paid, batchId: null, jobIds: ['j1'], origin: 'matched' };

/** The whole table: what is not in it cannot happen. */
const table: readonly {
  readonly from: keyof typeof payments;
  readonly event: keyof typeof events;
  readonly to: Payment;
}[] = [
  { from: 'unpaid', event: 'submitting', to: { state: 'submitting', submit: other } },
  { from: 'unpaid', event: 'resumed', to: resumed },
  { from: 'unpaid', event: 'inherited', to: { state: 'uncertain', submit: other, candidates: ['j6'] } },
  { from: 'submitting', event: 'submitting', to: { state: 'submitting', submit: other } },
  { from: 'submitting', event: 'accepted', to: paid },
  { from: 'submitting', event: 'refused', to: { state: 'unpaid' } },
  {
    from: 'submitting',
    event: 'lost',
    to: { state: 'uncertain', submit: { ...submit, window: later }, candidates: ['j9'] },
  },
  { from: 'uncertain', event: 'seen', to: { state: 'uncertain', submit, candidates: ['j9', 'j8'] } },
  { from: 'uncertain', event: 'matched', to: matched },
  { from: 'uncertain', event: 'absent', to: { state: 'unpaid' } },
  { from: 'uncertain', event: 'resumed', to: resumed },
  { from: 'uncertain with candidates', event: 'seen', to: { state: 'uncertain', submit, candidates: ['j9', 'j8'] } },
  { from: 'uncertain with candidates', event: 'matched', to: matched },
  { from: 'uncertain with candidates', event: 'resumed', to: resumed },
  {
    from: 'paid',
    event: 'foreign',
    to: { state: 'uncertain', submit: { ...submit, window: anyTime }, candidates: ['j7'] },
  },
  { from: 'paid', event: 'too-old', to: { state: 'unpaid' } },
  { from: 'paid', event: 'cancelled', to: { ...payments.closed, why: 'cancelled' } },
  { from: 'paid', event: 'judged', to: payments.closed },
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

  test('that has candidates is never taken for absent', () => {
    expect(() => transition(payments['uncertain with candidates'], events.absent)).toThrow('cannot be absent');
  });
});
