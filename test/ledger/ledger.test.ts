import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import { emptyLedger, type StoredLedger, type StoredPayment, type StoredRun } from '../../src/ledger/merge.ts';
import type { Payment, PaymentEvent } from '../../src/ledger/payment.ts';
import type { RunKey } from '../../src/run-key.ts';
import type { JobId } from '../../src/services/service.ts';
import { anyStoredLedger, paidBy, runKey, submitBy, windowOf } from '../fixtures/stored-ledgers.ts';

const run = runKey(7, 2);
const submit = submitBy(run);

function openLedger(given: Partial<ConstructorParameters<typeof Ledger>[0]> = {}): Ledger {
  return new Ledger({ run, plan: 'p', commit: 'c', batches: 2, deadlineMs: 9000, ...given });
}

/** A ledger in which these things have happened to its first batch. */
function ledgerAfter(...events: readonly PaymentEvent[]): Ledger {
  const ledger = openLedger();
  for (const event of events) ledger.apply(0, event);
  return ledger;
}

const submitting: PaymentEvent = { kind: 'submitting', submit };
const accepted: PaymentEvent = { kind: 'accepted', batchId: 'b', jobIds: ['j2', 'j1'] };
const lost: PaymentEvent = { kind: 'lost', window: windowOf(1000, 2000), named: ['n2', 'n1'] };
const seen: PaymentEvent = { kind: 'seen', candidates: ['s1', 'n1'] };
const refused: PaymentEvent = { kind: 'refused' };

const announcement = (key: RunKey, given: Partial<StoredLedger['runs'][number]> = {}) => ({
  key,
  plan: 'p',
  commit: 'c',
  announcedAtMs: 1,
  deadlineMs: 2,
  isOver: false,
  ...given,
});

describe('until when all that a run had sent is known', () => {
  test('is said only once it has announced itself', () => {
    const ledger = openLedger();
    ledger.noteSaid(5);
    expect(ledger.stored.runs).toEqual([]);
    ledger.announce({ sinceMs: 3, isOver: false });
    ledger.noteSaid(7);
    ledger.noteSaid(6);
    expect(ledger.announcementOf(ledger.run)).toMatchObject({ announcedAtMs: 3, saidAtMs: 7 });
  });
});

describe('what a run has to pay for', () => {
  test('is every batch of its plan at first', () => {
    const ledger = openLedger();
    expect([ledger.payable, ledger.uncertain, ledger.paid, ledger.isUnspent]).toEqual([[0, 1], [], [], true]);
    expect([ledger.paymentOf(0), ledger.paymentOf(9)]).toEqual([{ state: 'unpaid' }, { state: 'unpaid' }]);
  });

  test.each<[string, readonly PaymentEvent[], boolean, boolean, boolean]>([
    ['about to be sent', [submitting], false, true, false],
    ['refused for certain', [submitting, refused], true, false, true],
    ['refused and not listed', [submitting, { kind: 'unlisted', window: windowOf(1000) }], true, false, true],
    ['paid', [submitting, accepted], false, false, false],
    ['sent, without an answer', [submitting, lost], false, true, false],
    ['judged', [submitting, accepted, { kind: 'judged' }], false, false, false],
    ['stopped', [submitting, accepted, { kind: 'cancelled' }], true, false, false],
    ['paid for too long ago', [submitting, accepted, { kind: 'too-old' }], true, false, false],
    ['answered with the jobs of others', [submitting, accepted, { kind: 'foreign' }], false, true, false],
  ])('is a batch that was %s: or not, or nobody knows', (_, events, isPayable, isUncertain, isUnspent) => {
    const ledger = ledgerAfter(...events);
    expect(ledger.payable).toEqual(isPayable ? [0, 1] : [1]);
    expect(ledger.uncertain).toEqual(isUncertain ? [0] : []);
    expect(ledger.isUnspent).toBe(isUnspent);
  });

  test('changes only as the table of payments allows', () => {
    expect(() => openLedger().apply(0, accepted)).toThrow('unpaid cannot be accepted');
  });
});

describe('the jobs that a run judges', () => {
  test('are those that are paid, judged or stopped, in the order of the plan', () => {
    const ledger = openLedger({ batches: 3 });
    for (const [index, id] of [
      [2, 'j3'],
      [0, 'j1'],
      [1, 'j2'],
    ] as const) {
      ledger.apply(index, submitting);
      ledger.apply(index, { kind: 'accepted', batchId: null, jobIds: [id, 'shared'] });
    }
    ledger.apply(0, { kind: 'judged' });
    ledger.apply(2, { kind: 'cancelled' });
    expect(ledger.paid.map(({ index, payment }) => [index, payment.state])).toEqual([
      [0, 'closed'],
      [1, 'paid'],
      [2, 'closed'],
    ]);
    expect(ledger.jobIds).toEqual(['j1', 'shared', 'j2', 'j3']);
    // What was stopped is to be paid anew.
    expect(ledger.inUse).toEqual(ledger.paid.slice(0, 2));
  });

  test.each<[string, readonly PaymentEvent[]]>([
    ['that are too old', [submitting, accepted, { kind: 'too-old' }]],
    ['of a submit that came to nothing', [submitting, refused]],
    ['that only may be its own', [submitting, lost, seen]],
  ])('are none %s', (_, events) => {
    const ledger = ledgerAfter(...events);
    expect([ledger.paid, ledger.jobIds]).toEqual([[], []]);
  });

  test('are told from those that an answer has named, and from those that could be its own', () => {
    const ledger = ledgerAfter(submitting, lost, seen);
    expect([ledger.namedIds, ledger.candidates]).toEqual([
      ['n2', 'n1'],
      ['n2', 'n1', 's1'],
    ]);
    const paid = ledgerAfter(submitting, accepted);
    expect([paid.namedIds, paid.candidates]).toEqual([[], []]);
  });

  test('are named by the ledger even when they prove foreign', () => {
    expect(ledgerAfter(submitting, accepted, { kind: 'foreign' }).namedIds).toEqual(['j2', 'j1']);
  });
});

describe('what is known to be paid for', () => {
  test('is what any run has stored, for any plan and commit, and what this one has paid', () => {
    const ledger = openLedger();
    ledger.absorb({
      runs: [],
      payments: [
        paidBy(runKey(1), ['j1']),
        paidBy(runKey(2), ['j2'], { plan: 'q' }),
        paidBy(runKey(3), ['j3'], { commit: 'd' }),
        {
          ...paidBy(runKey(4), []),
          payment: { state: 'uncertain', submit: submitBy(runKey(4)), candidates: ['maybe'], named: ['named'] },
        },
      ],
    });
    ledger.apply(0, submitting);
    ledger.apply(0, { kind: 'accepted', batchId: null, jobIds: ['j4'] });
    expect([...ledger.knownIds].toSorted()).toEqual(['j1', 'j2', 'j3', 'j4']);
  });

  test('is not what was found, but not sent, for another plan or commit: other runs say so', () => {
    const ledger = openLedger();
    const guess = { ...submit, by: { ...run, attempt: 1, unique: '' } };
    const found = (ids: readonly JobId[], own: object) => {
      const payment = { state: 'paid', submit: guess, batchId: null, jobIds: ids } as const;
      return { ...paidBy(run, []), ...own, payment };
    };
    ledger.absorb({
      runs: [],
      payments: [
        found(['own'], {}),
        found(['mine'], { plan: 'q' }),
        found(['other'], { plan: 'q', commit: 'd' }),
        { ...paidBy(runKey(1), ['sent'], { plan: 'q' }) },
        paidBy({ ...runKey(1), unique: '' }, ['found'], { commit: 'd' }),
        paidBy({ ...runKey(1), unique: '' }, ['shared'], {}),
      ],
    });
    expect([...ledger.knownIds].toSorted()).toEqual(['own', 'sent', 'shared']);
    expect([...ledger.foundByOthers]).toEqual(['found']);
  });

  test('is known without a commit to store it for', () => {
    const ledger = openLedger({ commit: null });
    ledger.apply(0, submitting);
    ledger.apply(0, accepted);
    expect([[...ledger.knownIds], ledger.stored]).toEqual([['j2', 'j1'], emptyLedger]);
  });

  test('is not what was stored about this plan, where the commit is not known: that may be this run’s own', () => {
    const ledger = openLedger({ commit: null });
    ledger.absorb({ runs: [], payments: [paidBy(runKey(1), ['j1']), paidBy(runKey(2), ['j2'], { plan: 'q' })] });
    expect([...ledger.knownIds]).toEqual(['j2']);
  });
});

/** A submit of which nobody knows yet what became. */
function openBy(by: RunKey, state: 'submitting' | 'uncertain', given: Partial<StoredPayment> = {}): StoredPayment {
  const own = { submit: submitBy(by), candidates: [], named: [] };
  const payment = state === 'submitting' ? { state, submit: own.submit } : { state, ...own };
  return { ...paidBy(by, []), payment, ...given };
}

describe('what was sent for another plan or commit, and is still open', () => {
  test.each<[string, StoredPayment, boolean]>([
    ['a submit for another plan', openBy(runKey(1), 'submitting', { plan: 'q' }), true],
    ['a submit for another commit', openBy(runKey(1), 'uncertain', { commit: 'd' }), true],
    ['a submit for the same', openBy(runKey(1), 'uncertain'), false],
    ['a submit that is only guessed', openBy({ ...runKey(1), unique: '' }, 'uncertain', { plan: 'q' }), false],
    ['a submit that is paid', paidBy(runKey(1), ['j1'], { plan: 'q' }), false],
  ])('%s', (_, payment, isOpen) => {
    const ledger = openLedger();
    ledger.absorb({ runs: [], payments: [payment] });
    expect(ledger.openElsewhere).toEqual(isOpen ? [payment.payment.submit] : []);
  });

  test.each<[string, Partial<StoredRun>, boolean]>([
    ['another run for another plan', { plan: 'q' }, true],
    ['another run for another commit', { commit: 'd' }, true],
    ['another run for the same', {}, false],
    ['one that has ended', { plan: 'q', isOver: true }, false],
    ['one that only waits', { plan: 'q', waitsAtMs: 3 }, false],
    ['an attempt of this run', { plan: 'q', key: { ...run, attempt: 1 } }, true],
  ])('may be whatever %s has not stored', (_, given, isOpen) => {
    const ledger = openLedger();
    const other = { key: runKey(1), plan: 'p', commit: 'c', announcedAtMs: 1, deadlineMs: 2, isOver: false, ...given };
    ledger.absorb({ runs: [other], payments: [] });
    expect(ledger.openRunsElsewhere).toEqual(isOpen ? [other] : []);
  });

  test('is another’s for certain once its jobs are known', () => {
    const ledger = openLedger();
    const guess = { ...submit, by: { ...runKey(4), unique: '' } };
    const found = { state: 'paid', submit: guess, batchId: null, jobIds: ['found'] } as const;
    ledger.absorb({
      runs: [],
      payments: [
        paidBy(runKey(1), ['j1'], { plan: 'q' }),
        paidBy(runKey(2), ['j2'], { commit: 'd' }),
        paidBy(runKey(3), ['own']),
        { ...paidBy(runKey(4), [], { plan: 'q' }), payment: found },
        openBy(runKey(5), 'uncertain', { plan: 'q' }),
      ],
    });
    expect([...ledger.paidElsewhere]).toEqual(['j1', 'j2']);
  });
});

describe('what other runs have stored may have been lost', () => {
  const [first, second] = [{ ...run, attempt: 1, unique: 'a' }, run];
  const known = { submit: submitBy(first), batchId: null, jobIds: ['j1'] };

  test.each<[string, readonly (readonly [RunKey, number])[], readonly StoredPayment[], number | null]>([
    ['as long as no attempt of this run has paid since', [[first, 501]], [], 500],
    ['no more once one has', [[first, 501]], [paidBy(first, ['j1'])], null],
    [
      'where it has paid for a verdict by now',
      [[first, 501]],
      [{ ...paidBy(first, []), payment: { ...known, state: 'closed', why: 'judged' } }],
      null,
    ],
    ['where it may have paid', [[first, 501]], [openBy(first, 'uncertain')], 500],
    ['where it had announced itself before', [[first, 499]], [paidBy(first, ['j1'])], 500],
    ['where only another run has paid', [[runKey(3), 501]], [paidBy(runKey(3), ['j1'])], 500],
    ['where this attempt has paid', [[second, 501]], [paidBy(second, ['j1'])], 500],
    ['where it has paid for another plan', [[first, 501]], [paidBy(first, ['j1'], { plan: 'q' })], 500],
  ])('%s', (_, runs, payments, expected) => {
    const ledger = openLedger();
    ledger.noteEdit(500);
    ledger.absorb({ runs: runs.map(([key, announcedAtMs]) => announcement(key, { announcedAtMs })), payments });
    expect(ledger.editedAtMs).toBe(expected);
  });
});

const storedAfter = (...events: readonly PaymentEvent[]) =>
  ledgerAfter(...events).stored.payments.map(({ payment }) => payment);

describe('what a run stores of a payment', () => {
  test.each<[string, readonly PaymentEvent[], object]>([
    ['that it is about to be sent', [submitting], { state: 'submitting', submit }],
    [
      'with the jobs that could be its own, in order',
      [submitting, lost, seen],
      {
        state: 'uncertain',
        submit: submitBy(run, { window: windowOf(1000, 2000) }),
        candidates: ['n1', 'n2', 's1'],
        named: ['n1', 'n2'],
      },
    ],
    [
      'with its jobs in order, and not how this run came to know of them',
      [submitting, accepted],
      { state: 'paid', submit, batchId: 'b', jobIds: ['j1', 'j2'] },
    ],
    [
      'that it has served for a verdict',
      [submitting, accepted, { kind: 'judged' }],
      { state: 'closed', submit, batchId: 'b', jobIds: ['j1', 'j2'], why: 'judged' },
    ],
    [
      'that it came to nothing',
      [submitting, refused],
      { state: 'closed', submit, batchId: null, jobIds: [], why: 'absent' },
    ],
    [
      'that it is uncertain where a later run has to look for it once more',
      [submitting, { kind: 'unlisted', window: windowOf(1000, 2000) }],
      {
        state: 'uncertain',
        submit: submitBy(run, { window: windowOf(1000, 2000) }),
        candidates: [],
        named: [],
      },
    ],
  ])('is %s', (_, events, payment) => {
    expect(storedAfter(...events)).toEqual([payment]);
  });

  test('is which jobs were there before, in order and without one that holds a secret, as long as it is not known', () => {
    const before = ['b', 'secret', 'a'];
    const ledger = openLedger({ mustHide: (id) => id === 'secret' });
    const stored = () => ledger.stored.payments.map(({ payment }) => payment.submit.before);
    ledger.apply(0, { kind: 'submitting', submit: { ...submit, before } });
    expect(stored()).toEqual([['a', 'b']]);
  });

  test('names no batch whose id holds a secret, once it is judged neither', () => {
    const ledger = openLedger({ mustHide: (id) => id === 'secret' });
    ledger.apply(0, submitting);
    ledger.apply(0, { kind: 'accepted', batchId: 'secret', jobIds: ['a'] });
    expect(JSON.stringify(ledger.stored)).not.toContain('secret');
    ledger.apply(0, { kind: 'judged' });
    expect(ledger.stored.payments).toMatchObject([{ payment: { state: 'closed', batchId: null, jobIds: ['a'] } }]);
  });

  test('is no job whose id holds a secret: as long as it is not judged nobody knows which', () => {
    const ledger = openLedger({ mustHide: (id) => id.includes('secret') });
    ledger.apply(0, submitting);
    ledger.apply(0, { kind: 'accepted', batchId: null, jobIds: ['b', 'a-secret', 'a'] });
    const stored = () => ledger.stored.payments.map(({ payment }) => payment);
    expect(stored()).toEqual([{ state: 'uncertain', submit, candidates: [], named: [] }]);
    ledger.apply(0, { kind: 'judged' });
    expect(stored()).toEqual([{ state: 'closed', submit, batchId: null, jobIds: ['a', 'b'], why: 'judged' }]);
  });

  test('is said of its plan, its commit and the batch’s place', () => {
    const ledger = openLedger();
    ledger.apply(1, submitting);
    expect(ledger.stored.payments).toMatchObject([{ plan: 'p', commit: 'c', index: 1 }]);
  });

  test('never loses an id that it was once paid with, whatever comes later', () => {
    const anyEvent = fc.constantFrom<PaymentEvent>(
      submitting,
      accepted,
      refused,
      lost,
      seen,
      { kind: 'matched', jobIds: ['m1'] },
      { kind: 'judged' },
      { kind: 'cancelled' },
      { kind: 'too-old' },
      { kind: 'foreign' },
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), anyStoredLedger, (events, theirs) => {
        const ledger = openLedger();
        const paid = new Set<string>();
        for (const event of events) {
          try {
            ledger.apply(0, event);
          } catch {
            continue;
          }
          for (const id of ledger.jobIds) paid.add(id);
        }
        ledger.absorb(theirs);
        expect([...paid].filter((id) => !ledger.knownIds.has(id))).toEqual([]);
      }),
    );
  });
});

describe('what other runs have stored', () => {
  test('changes nothing of what this one pays for', () => {
    fc.assert(
      fc.property(anyStoredLedger, (theirs) => {
        const ledger = ledgerAfter(submitting);
        ledger.absorb(theirs);
        expect([ledger.paymentOf(0), ledger.payable]).toEqual([{ state: 'submitting', submit }, [1]]);
      }),
    );
  });

  test('is this run’s own affair only for its plan and its commit', () => {
    const ledger = openLedger();
    const own = paidBy(runKey(1), ['j1']);
    const others: StoredPayment[] = [
      paidBy(runKey(1), ['j2'], { plan: 'q' }),
      paidBy(runKey(1), ['j3'], { commit: 'd' }),
    ];
    const runs = [
      announcement(runKey(1)),
      announcement(runKey(2), { plan: 'q' }),
      announcement(runKey(3), { commit: 'd' }),
    ];
    ledger.absorb({ runs, payments: [own, ...others] });
    expect(ledger.own).toEqual({ runs: runs.slice(0, 1), payments: [own] });
    expect(ledger.stored.payments).toHaveLength(3);
  });
});

describe('the runs that a run has to reckon with', () => {
  const later = { ...run, attempt: 3, unique: 'x' };
  test('are those for the same plan and commit that have not ended, the oldest first', () => {
    const ledger = openLedger();
    const twin = { ...run, unique: 'twin' };
    ledger.absorb({
      runs: [
        announcement(runKey(9)),
        announcement(runKey(10)),
        announcement(run),
        announcement(twin),
        announcement({ ...run, attempt: 1 }),
        announcement(later),
        announcement(runKey(3)),
        announcement(runKey(4), { isOver: true }),
        announcement(runKey(5), { plan: 'q' }),
        announcement(runKey(6), { commit: 'd' }),
      ],
      payments: [],
    });
    expect(ledger.otherRuns).toEqual([runKey(3), twin, later, runKey(9), runKey(10)]);
  });

  test('are no more than this one knows of, and can be given up', () => {
    const ledger = openLedger();
    ledger.absorb({ runs: [announcement(runKey(3)), announcement(runKey(4))], payments: [] });
    ledger.giveUp(runKey(3));
    expect(ledger.otherRuns).toEqual([runKey(4)]);
    expect(ledger.announcementOf(runKey(3))).toEqual(announcement(runKey(3)));
    expect(ledger.announcementOf(runKey(5))).toBeNull();
  });

  test('hear of it that it pays, where they had only read that it waits', () => {
    const ledger = openLedger();
    expect(ledger.isHeardIn(ledger.stored)).toBe(false);
    ledger.announce({ sinceMs: 1, isOver: false, onlyWaits: true });
    const waiting = ledger.stored;
    expect(ledger.isHeardIn(waiting)).toBe(true);
    ledger.announce({ sinceMs: 2, isOver: false });
    expect([ledger.isHeardIn(waiting), ledger.isHeardIn(ledger.stored)]).toEqual([false, true]);
    expect(ledger.isHeardIn({ runs: [announcement(runKey(3))], payments: [] })).toBe(false);
  });

  test('are given up until they are heard of again, by something new', () => {
    const ledger = openLedger();
    const silent = announcement(runKey(3));
    ledger.absorb({ runs: [silent], payments: [] });
    ledger.giveUp(runKey(3));
    const guess: Payment = { state: 'uncertain', submit: { ...submit, by: runKey(3) }, candidates: [], named: [] };
    ledger.apply(0, { kind: 'inherited', payment: guess });
    ledger.absorb({ runs: [silent], payments: [] });
    expect(ledger.otherRuns).toEqual([]);
    ledger.absorb({ runs: [], payments: [paidBy(runKey(3), ['j1'])] });
    expect(ledger.otherRuns).toEqual([runKey(3)]);
  });

  test('hear of this one when it announces itself, and when it has ended', () => {
    const ledger = openLedger();
    ledger.announce({ sinceMs: 500, isOver: false });
    const announced = announcement(run, { announcedAtMs: 500, deadlineMs: 9000 });
    expect(ledger.stored.runs).toEqual([announced]);
    ledger.announce({ sinceMs: 800, isOver: true });
    expect(ledger.stored.runs).toEqual([{ ...announced, isOver: true }]);
  });

  test('hear nothing of a run that does not know its commit', () => {
    const ledger = openLedger({ commit: null });
    ledger.announce({ sinceMs: 500, isOver: false });
    ledger.apply(0, submitting);
    expect(ledger.stored).toEqual(emptyLedger);
  });
});
