import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byClock,
  emptyLedger,
  isWaiting,
  mergeLedgers,
  type StoredLedger,
  type StoredState,
} from '../../src/ledger/merge.ts';
import { anyTime, type Submit, type Window } from '../../src/ledger/payment.ts';
import { anyStoredLedger, paidBy, runKey, submitBy, windowOf } from '../fixtures/stored-ledgers.ts';

const merged = (...ledgers: readonly StoredLedger[]) => ledgers.reduce(mergeLedgers, emptyLedger);

test('what was edited last counts, by whatever copy it is known', () => {
  const copies = [{}, { editedAtMs: 5 }, { editedAtMs: 3 }].map((known) => ({ ...emptyLedger, ...known }));
  expect(merged(...copies).editedAtMs).toBe(5);
  expect(byClock(merged(...copies), 10).editedAtMs).toBe(15);
  expect([merged(emptyLedger), byClock(emptyLedger, 10)]).toEqual([emptyLedger, emptyLedger]);
});

test('what a run has said last counts: that it only waits, or that it pays', () => {
  const run = { key: runKey(1), plan: 'p', commit: 'c', announcedAtMs: 1, deadlineMs: 2, isOver: false };
  const [waiting, paying] = [
    { ...run, waitsAtMs: 3 },
    { ...run, paysAtMs: 4 },
  ];
  const runsOf = (...runs: readonly (typeof run)[]) =>
    merged(...runs.map((each) => ({ runs: [each], payments: [] }))).runs;
  expect(runsOf(run, waiting)).toEqual([waiting]);
  expect(runsOf(paying, waiting)).toEqual([{ ...waiting, ...paying }]);
  expect([run, waiting, { ...waiting, ...paying }, { ...paying, waitsAtMs: 5 }].map(isWaiting)).toEqual([
    false,
    true,
    false,
    true,
  ]);
  const later = byClock({ runs: [{ ...waiting, ...paying }], payments: [] }, 10);
  expect(later.runs).toMatchObject([{ waitsAtMs: 13, paysAtMs: 14 }]);
});

test('until when all that a run had sent is known is the latest that it has said, by any clock', () => {
  const run = { key: runKey(1), plan: 'p', commit: 'c', announcedAtMs: 1, deadlineMs: 2, isOver: false };
  const saying = (saidAtMs?: number) => ({
    runs: [{ ...run, ...(saidAtMs !== undefined && { saidAtMs }) }],
    payments: [],
  });
  const both = merged(saying(5), saying(), saying(3));
  expect([both.runs, byClock(both, 10).runs]).toMatchObject([[{ saidAtMs: 5 }], [{ saidAtMs: 15 }]]);
});

const paidIds = ({ payments }: StoredLedger) =>
  payments.flatMap(({ payment }) => (payment.state === 'paid' ? payment.jobIds : []));
const idsOf = ({ payments }: StoredLedger) =>
  payments.flatMap(({ payment }) => ('jobIds' in payment ? payment.jobIds : []));

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
const sending = (given: Partial<Submit> = {}) => ledgerOf({ state: 'submitting', submit: submitBy(by, given) });
const of = (sinceMs: number | null, untilMs: number | null) => sending({ window: windowOf(sinceMs, untilMs) });
const sent = (...spans: readonly Window[]) => sending({ spans });
const spansOf = ({ payments }: StoredLedger) => payments[0]?.payment.submit.spans;
const refusedOf = ({ payments }: StoredLedger) => payments[0]?.payment.submit.refused;
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
    expect(askedOf(sending(), sending())).toBeUndefined();
    expect(askedOf(sending({ asked: [0, 2] }), sending())).toEqual([0, 2]);
    expect(askedOf(sending({ asked: [2, 10] }), sending({ asked: [2, 3] }))).toEqual([2, 3, 10]);
  });

  test('each span in which one may have been sent is kept', () => {
    const [early, late] = [windowOf(3, 4), windowOf(8, 9)];
    expect(spansOf(merged(sent(late, early), sent(early)))).toEqual([early, late]);
    expect(spansOf(merged(sent(late), of(3, 9)))).toEqual([late]);
    expect(spansOf(merged(of(3, 9), sent(late)))).toEqual([late]);
    expect(spansOf(merged(of(3, 9), of(3, 9)))).toBeUndefined();
    // Who sent it knows more than who guesses that it may have.
    expect(spansOf(merged(of(3, 9), sent()))).toBeUndefined();
    expect(spansOf(merged(sent(), sent()))).toEqual([]);
    expect(spansOf(merged(sent(), sent(late)))).toEqual([late]);
  });

  test('the jobs of both are paid for, in the batch that either knows', () => {
    const one: StoredState = { state: 'paid', submit, batchId: null, jobIds: ['j2'] };
    const other: StoredState = { state: 'closed', submit, batchId: 'b', jobIds: ['j1'], why: 'judged' };
    for (const pair of [
      [one, other],
      [other, one],
    ] as const)
      expect(merged(...pair.map(ledgerOf)).payments).toMatchObject([{ payment: { ...other, jobIds: ['j1', 'j2'] } }]);
  });

  test('the window of one whose ids are known is what it was, whoever finds them foreign', () => {
    const paid: StoredState = { state: 'paid', submit, batchId: null, jobIds: ['j1'] };
    const foreign: StoredState = {
      state: 'uncertain',
      submit: submitBy(by, { window: anyTime }),
      candidates: [],
      named: ['j1'],
    };
    expect(windowAfter(ledgerOf(paid), ledgerOf(foreign))).toEqual(submit.window);
    expect(windowAfter(ledgerOf(foreign), ledgerOf(paid))).toEqual(submit.window);
    expect(windowAfter(ledgerOf(foreign), sending())).toEqual(anyTime);
  });

  test('the label is that which either knows, the same one where they differ', () => {
    const labels = (['l', null, 'm'] as const).flatMap((one) =>
      (['l', null, 'm'] as const).map(
        (other) => merged(sending({ label: one }), sending({ label: other })).payments[0]?.payment.submit.label,
      ),
    );
    expect(labels).toEqual(['l', 'l', 'm', 'l', null, 'm', 'm', 'm', 'm']);
  });

  test('what was refused may be of any time that either knows', () => {
    const [early, late] = [sending({ refused: windowOf(5, 6) }), sending({ refused: windowOf(8, 9) })];
    expect(refusedOf(merged(early, late))).toEqual(windowOf(5, 9));
    expect([merged(early, sending()), merged(sending(), early)].map(refusedOf)).toEqual([
      windowOf(5, 6),
      windowOf(5, 6),
    ]);
    expect(refusedOf(merged(sending(), sending()))).toBeUndefined();
  });

  test('the window by the clock of the service counts', () => {
    const [service, runner] = [windowOf(5, 6), { ...windowOf(1, 9), clock: 'runner' } as const];
    expect(windowAfter(sending({ window: service }), sending({ window: runner }))).toEqual(service);
    expect(windowAfter(sending({ window: runner }), sending({ window: service }))).toEqual(service);
  });

  test('the window is as wide as both, and open where nobody knows its end; surely new is what is so by both', () => {
    expect(windowAfter(of(5, null), of(3, 9))).toEqual({ ...windowOf(3, 9), sinceMs: 5 });
    expect(windowAfter(of(5, 8), of(null, 9))).toEqual(windowOf(null, 9));
    expect(windowAfter(of(5, null), of(6, null))).toEqual({ ...windowOf(5, null), sinceMs: 6 });
  });
});

test('two runs that have paid for the same batch are both remembered', () => {
  const a = { runs: [], payments: [paidBy(runKey(1, 1), ['j1'])] };
  const b = { runs: [], payments: [paidBy(runKey(2, 1), ['j2'])] };
  expect(merged(b, a).payments).toEqual([...a.payments, ...b.payments]);
});

test('what a run has announced holds from its earliest time to its latest, until either says that it is over', () => {
  const announced = { key: by, plan: 'p', commit: 'c', announcedAtMs: 2, deadlineMs: 8, isOver: true };
  const runs = [announced, { ...announced, announcedAtMs: 1, deadlineMs: 9, isOver: false }];
  for (const order of [runs, runs.toReversed()])
    expect(merged(...order.map((run) => ({ runs: [run], payments: [] }))).runs).toEqual([
      { ...announced, announcedAtMs: 1, deadlineMs: 9 },
    ]);
});

test('times by another clock are those of runs, and those of runners in windows, spans and what was refused', () => {
  const announced = { key: by, plan: 'p', commit: 'c', announcedAtMs: 2, deadlineMs: 8, isOver: false };
  expect(byClock({ runs: [announced], payments: [] }, 100).runs).toEqual([
    { ...announced, announcedAtMs: 102, deadlineMs: 108 },
  ]);
  const runner = { ...windowOf(5, 9), clock: 'runner' } as const;
  const told = submitBy(by, { window: runner, spans: [runner, windowOf(5, 9)], refused: runner });
  expect(byClock(ledgerOf({ state: 'submitting', submit: told }), 100).payments[0]?.payment.submit).toEqual({
    ...told,
    window: { ...windowOf(105, 109), clock: 'runner' },
    spans: [{ ...windowOf(105, 109), clock: 'runner' }, windowOf(5, 9)],
    refused: { ...windowOf(105, 109), clock: 'runner' },
  });
});
