import { describe, expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import type { Submit } from '../../src/ledger/payment.ts';
import { disown, foundJobs } from '../../src/submit/found-jobs.ts';
import { paidBy, runKey, submitBy } from '../fixtures/stored-ledgers.ts';

const run = runKey(7, 2);
const earlier = runKey(5);
/** The first attempt of this run, and of another one, of which nothing is stored. */
const guessed = { ...runKey(7), unique: '' };
const guessedOther = { ...runKey(6), unique: '' };

type Way = (ledger: Ledger, index: number, jobIds: readonly string[]) => void;

function lose(ledger: Ledger, index: number, submit: Submit): void {
  ledger.apply(index, { kind: 'submitting', submit });
  ledger.apply(index, { kind: 'lost', window: submit.window, named: [] });
}

/** How a batch can have come to its jobs. */
const ways = {
  submitted: (ledger, index, jobIds) => {
    ledger.apply(index, { kind: 'submitting', submit: submitBy(run) });
    ledger.apply(index, { kind: 'accepted', batchId: null, jobIds });
  },
  matched: (ledger, index, jobIds) => {
    lose(ledger, index, submitBy(run));
    ledger.apply(index, { kind: 'matched', jobIds });
  },
  resumed: (ledger, index, jobIds) => resume(ledger, index, { submit: submitBy(earlier), jobIds }),
  guessed: (ledger, index, jobIds) => resume(ledger, index, { submit: submitBy(guessed), jobIds }),
  guessedOther: (ledger, index, jobIds) => resume(ledger, index, { submit: submitBy(guessedOther), jobIds }),
  judged: (ledger, index, jobIds) => {
    ways.guessed(ledger, index, jobIds);
    ledger.apply(index, { kind: 'judged' });
  },
} as const satisfies Record<string, Way>;

function resume(ledger: Ledger, index: number, jobs: Pick<Parameters<typeof paidOf>[0], 'submit' | 'jobIds'>): void {
  ledger.apply(index, { kind: 'resumed', jobs: paidOf(jobs), sharedWith: null });
}

function paidOf({ submit, jobIds }: { readonly submit: Submit; readonly jobIds: readonly string[] }) {
  return { submit, batchId: null, jobIds };
}

/** A ledger whose batches have come to two jobs each in these ways: a0 and a1, b0 and b1, … */
function ledgerOf(...how: readonly (keyof typeof ways)[]): Ledger {
  const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: how.length, deadlineMs: 9000 });
  for (const [index, way] of how.entries()) {
    const letter = 'abc'.charAt(index);
    ways[way](ledger, index, [`${letter}0`, `${letter}1`]);
  }
  return ledger;
}

describe('jobs that were found for what they are', () => {
  test.each<[keyof typeof ways, boolean]>([
    ['submitted', false],
    ['matched', true],
    ['resumed', false],
    ['guessed', true],
    ['guessedOther', true],
    ['judged', false],
  ])('are those that were %s: %s', (way, isFound) => {
    const found = foundJobs(ledgerOf(way));
    expect(found.map(({ index, payment }) => [index, payment.jobIds])).toEqual(isFound ? [[0, ['a0', 'a1']]] : []);
  });
});

function stateOf(ledger: Ledger, index: number) {
  const payment = ledger.paymentOf(index);
  return [payment.state, 'named' in payment ? payment.named : []];
}

describe('what was found is given back', () => {
  const kept = ['paid', []];
  const lost = ['uncertain', ['a0', 'a1']];

  test('when another plan, or another commit, proves to have paid for one of it', () => {
    for (const other of [{ plan: 'q' }, { commit: 'd' }]) {
      const ledger = ledgerOf('matched', 'matched');
      expect(disown(ledger)).toBeNull();
      ledger.absorb({ runs: [], payments: [paidBy(runKey(3), ['a1', 'x'], other)] });
      expect(disown(ledger)).toEqual({
        code: 'earlier-submit-uncertain',
        by: run,
        candidates: ['a0', 'a1'],
        paidIds: ['b0', 'b1'],
        isUnseen: false,
      });
      expect([stateOf(ledger, 0), stateOf(ledger, 1)]).toEqual([lost, kept]);
    }
  });

  test('when some run proves to have paid for it as another batch', () => {
    const ledger = ledgerOf('guessed', 'submitted');
    ledger.absorb({ runs: [], payments: [paidBy(runKey(3), ['a0'], { index: 1 })] });
    expect(disown(ledger)).toEqual({
      code: 'earlier-attempt-unknown',
      candidates: ['a0', 'a1'],
      isUnseen: false,
    });
    expect([stateOf(ledger, 0), stateOf(ledger, 1)]).toEqual([lost, kept]);
  });

  test('and named with the run whose attempt was lost, where that is another one', () => {
    const ledger = ledgerOf('guessedOther');
    ledger.absorb({ runs: [], payments: [paidBy(runKey(3), ['a0'], { plan: 'q' })] });
    expect(disown(ledger)).toMatchObject({ code: 'earlier-submit-uncertain', by: guessedOther });
  });

  test('but not what this run has submitted, or an earlier one has stored', () => {
    const ledger = ledgerOf('submitted', 'resumed');
    ledger.absorb({ runs: [], payments: [paidBy(runKey(3), ['a0', 'b0'], { plan: 'q' })] });
    expect(disown(ledger)).toBeNull();
    expect([stateOf(ledger, 0), stateOf(ledger, 1)]).toEqual([kept, kept]);
  });
});
