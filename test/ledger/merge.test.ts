import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byClock, emptyLedger, mergeLedgers, type StoredLedger, type StoredState } from '../../src/ledger/merge.ts';
import type { Window } from '../../src/ledger/payment.ts';
import { anyStoredLedger, paidBy, runKey, submitBy, windowOf } from '../fixtures/stored-ledgers.ts';

const merged = (...ledgers: readonly StoredLedger[]) => ledgers.reduce(mergeLedgers, emptyLedger);

const paidIds = ({ payments }: StoredLedger) =>
  payments.flatMap(({ payment }) => (payment.state === 'paid' ? payment.jobIds : []));
const idsOf = ({ payments }: StoredLedger) =>
  payments.flatMap(({ payment }) => ('jobIds' in payment ? payment.jobIds : []));

const asking = (asked?: readonly number[]) =>
  ledgerOf({ state: 'submitting', submit: submitBy(by, asked && { asked }) });
const askedOf = (a: StoredLedger, b: StoredLedger) => merged(a, b).payments[0]?.payment.submit.asked;

describe('merging what concurrent runs have stored', () => {
  test('does not depend on who writes first', () => {
    fc.assert(
      fc.property(anyStoredLedger, anyStoredLedger, (a, b) => {
        expect(merged(a, b)).toEqual(merged(b, a));
      }),
    );
  });

  test('does not depend on who merges with whom', () => {
    fc.assert(
      fc.property(anyStoredLedger, anyStoredLedger, anyStoredLedger, (a, b, c) => {
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)));
      }),
    );
  });

  test('changes nothing when it is done twice', () => {
    fc.assert(
      fc.property(anyStoredLedger, anyStoredLedger, (a, b) => {
        const once = merged(a, b);
        expect(merged(once, a)).toEqual(once);
        expect(merged(once, once)).toEqual(once);
      }),
    );
  });

  test('never forgets an id that is paid for', () => {
    fc.assert(
      fc.property(anyStoredLedger, anyStoredLedger, (a, b) => {
        const kept = new Set(idsOf(merged(a, b)));
        expect([...paidIds(a), ...paidIds(b)].filter((id) => !kept.has(id))).toEqual([]);
      }),
    );
  });

  test('never forgets a run or a submit', () => {
    fc.assert(
      fc.property(anyStoredLedger, anyStoredLedger, (a, b) => {
        const { runs, payments } = merged(a, b);
        for (const { key } of [...a.runs, ...b.runs]) expect(runs.map((run) => run.key)).toContainEqual(key);
        for (const { payment } of [...a.payments, ...b.payments])
          expect(payments.map((each) => each.payment.submit.by)).toContainEqual(payment.submit.by);
      }),
    );
  });
});

const by = runKey(1, 1);
const submit = submitBy(by);
const states: readonly StoredState[] = [
  { state: 'submitting', submit },
  { state: 'uncertain', submit, candidates: ['j1'], named: [] },
  { state: 'closed', submit, batchId: null, jobIds: [], why: 'absent' },
  { state: 'paid', submit, batchId: 'b', jobIds: ['j1', 'j2'] },
  { state: 'closed', submit, batchId: 'b', jobIds: ['j1', 'j2'], why: 'cancelled' },
  { state: 'closed', submit, batchId: 'b', jobIds: ['j1', 'j2'], why: 'too-old' },
  { state: 'closed', submit, batchId: 'b', jobIds: ['j1', 'j2'], why: 'judged' },
];
const ledgerOf = (payment: StoredState): StoredLedger => ({
  runs: [],
  payments: [{ plan: 'p', commit: 'c', index: 0, payment }],
});

const nameOf = (payment: StoredState) => (payment.state === 'closed' ? `closed (${payment.why})` : payment.state);
const of = (sinceMs: number | null, untilMs: number | null) =>
  ledgerOf({ state: 'submitting', submit: submitBy(by, { window: windowOf(sinceMs, untilMs) }) });
const sent = (...spans: readonly Window[]) => ledgerOf({ state: 'submitting', submit: submitBy(by, { spans }) });
const spansOf = ({ payments }: StoredLedger) => payments[0]?.payment.submit.spans;
const windowAfter = (a: StoredLedger, b: StoredLedger) => merged(a, b).payments[0]?.payment.submit.window;

describe('of two states of one submit', () => {
  const pairs = states.flatMap((high, index) => states.slice(0, index).map((low) => ({ low, high })));
  test.each(pairs.map(({ low, high }) => ({ low, high, names: `${nameOf(high)} over ${nameOf(low)}` })))(
    'the later one counts: $names',
    ({ low, high }) => {
      expect(merged(ledgerOf(low), ledgerOf(high)).payments.map(({ payment }) => payment)).toEqual([high]);
    },
  );

  test('candidates unite', () => {
    const one: StoredState = { state: 'uncertain', submit, candidates: ['j3', 'j1'], named: ['j1'] };
    const other: StoredState = { state: 'uncertain', submit, candidates: ['j2', 'j1'], named: [] };
    const [payment] = merged(ledgerOf(one), ledgerOf(other)).payments;
    expect(payment?.payment).toEqual({ ...one, candidates: ['j1', 'j2', 'j3'] });
  });

  test('what was asked for is told by whoever knows it, and is what either knows', () => {
    expect(askedOf(asking(), asking())).toBeUndefined();
    expect(askedOf(asking([0, 2]), asking())).toEqual([0, 2]);
    expect(askedOf(asking([2, 10]), asking([2, 3]))).toEqual([2, 3, 10]);
  });

  test('each span in which one may have been sent is kept', () => {
    const [early, late] = [windowOf(3, 4), windowOf(8, 9)];
    expect(spansOf(merged(sent(late, early), sent(early)))).toEqual([early, late]);
    expect(spansOf(merged(sent(late), of(3, 9)))).toEqual([late]);
    expect(spansOf(merged(of(3, 9), of(3, 9)))).toBeUndefined();
  });

  test('the window is as wide as both, and open where nobody knows its end', () => {
    expect(windowAfter(of(5, null), of(3, 9))).toEqual(windowOf(3, 9));
    expect(windowAfter(of(5, 8), of(null, 9))).toEqual(windowOf(null, 9));
    expect(windowAfter(of(5, null), of(6, null))).toEqual(windowOf(5, null));
  });
});

test('two runs that have paid for the same batch are both remembered', () => {
  const a = { runs: [], payments: [paidBy(runKey(1, 1), ['j1'])] };
  const b = { runs: [], payments: [paidBy(runKey(2, 1), ['j2'])] };
  expect(merged(a, b).payments).toHaveLength(2);
});

test('times by another clock are those of runners, in windows and spans', () => {
  const runner = { ...windowOf(5, 9), clock: 'runner' } as const;
  const told = submitBy(by, { window: runner, spans: [runner, windowOf(5, 9)] });
  expect(byClock(ledgerOf({ state: 'submitting', submit: told }), 100).payments[0]?.payment.submit).toEqual({
    ...told,
    window: { ...windowOf(105, 109), clock: 'runner' },
    spans: [{ ...windowOf(105, 109), clock: 'runner' }, windowOf(5, 9)],
  });
});
