import { createHmac, randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredPayment } from '../../src/ledger/merge.ts';
import { deriveSealKey } from '../../src/ledger/seal-key.ts';
import { type CommentState, isNewer, openState, type Seal, sealState } from '../../src/ledger/stored-ledger.ts';
import { anyCommentState, paidBy, runKey, submitBy } from '../fixtures/stored-ledgers.ts';

const seal: Seal = { key: deriveSealKey(new Map([['harmstack', 'key-1']])), place: 'octo/repo#7/CI' };
const another: Seal = { ...seal, key: deriveSealKey(new Map([['harmstack', 'key-2']])) };
const shown = { workflow: 'CI', id: 1, attempt: 1, isFinal: false };
const run = runKey(1, 1);
const state: CommentState = { shown, writtenAtMs: 0, ledger: { runs: [], payments: [paidBy(run, ['job-1'])] } };
const options = { seal, others: [], maxChars: 50_000 };

/** Any bytes, as this key signs them. */
function sign(bytes: Buffer): string {
  const [keyId] = sealState(state, options).split('.');
  const payload = bytes.toString('base64').replaceAll('=', '');
  const mac = createHmac('sha256', seal.key ?? '')
    .update(JSON.stringify([seal.place, payload]))
    .digest('base64');
  return `${keyId}.${payload}.${mac.replaceAll('=', '')}`;
}

describe('a sealed state', () => {
  test('opens as it was stored by another version', () => {
    const stored = sign(deflateRawSync(JSON.stringify(state)));
    expect(openState(stored, seal)).toEqual({ state, others: [], isBroken: false });
    expect(stored.slice(0, 17)).toBe('5USUwlW2/BV8Y5Kt.');
    expect(seal.key?.toString('hex')).toBe('63f05fef8203a23c341f84267ed1fb5b1351e604b04f817dfc673b382d04ac2e');
  });

  test('does not open with anything before or behind it', () => {
    const line = sealState(state, options);
    for (const longer of [`A${line}`, `${line}A`, `!${line}`, `${line}!`])
      expect(openState(longer, seal)).toEqual({ state: null, others: [], isBroken: true });
  });

  test('opens as what it was', () => {
    fc.assert(
      fc.property(anyCommentState, (given) => {
        const opened = openState(sealState(given, options), seal);
        expect(opened).toEqual({ state: { ...given, ledger: expect.anything() }, others: [], isBroken: false });
        expect(opened.state?.ledger.payments).toEqual(given.ledger.payments);
      }),
    );
  });

  test('can stand in an HTML comment', () => {
    fc.assert(
      fc.property(anyCommentState, (given) => {
        expect(sealState(given, options)).not.toMatch(/--|>|\n/);
      }),
    );
  });

  test('shows nothing of the key it is sealed with', () => {
    expect(sealState(state, options)).not.toContain(seal.key?.toString('base64').slice(0, 8));
  });

  test.each([
    ['with another key', { ...seal, key: another.key }],
    ['in another place: pull request, repository or gate', { ...seal, place: 'octo/repo#8/CI' }],
  ])('does not open %s', (_, other) => {
    expect(openState(sealState(state, options), other).state).toBeNull();
  });

  test('does not open once any character of it is changed', () => {
    const line = sealState(state, options);
    for (let at = 0; at < line.length; at += 1) {
      const changed = line.slice(0, at) + (line[at] === 'A' ? 'B' : 'A') + line.slice(at + 1);
      expect(openState(changed, seal).state).toBeNull();
    }
  });

  test('does not open with a piece of a whole one in it', () => {
    const old = sealState(state, options).split('.');
    const fresh = sealState({ ...state, shown: { ...shown, attempt: 2 } }, options).split('.');
    expect(openState([fresh[0], old[1], fresh[2]].join('.'), seal)).toEqual({
      state: null,
      others: [],
      isBroken: true,
    });
  });
});

describe('what stands in a comment beside it', () => {
  test('is kept as it is when another key has signed it', () => {
    const theirs = sealState(state, { ...options, seal: another });
    const both = sealState(state, { ...options, others: [theirs] });
    expect(openState(both, seal)).toEqual({ state, others: [theirs], isBroken: false });
    expect(openState(both, another)).toMatchObject({ state, isBroken: false });
  });

  test.each(['x', ' ', 'a b', 'eyJ2ZXJzaW9uIjox', '.'.repeat(100), 'A'.repeat(70_000)])(
    'is broken when it is no part: %.20s',
    (line) => {
      expect(openState(line, seal)).toEqual({ state: null, others: [], isBroken: true });
    },
  );

  test('is broken when it is longer than any that is written, whatever is in it', () => {
    const line = sealState(state, options);
    const theirs = `${'A'.repeat(16)}.${'A'.repeat(60_000 - line.length - 16 - 43 - 3)}.${'A'.repeat(43)}`;
    expect(openState(`${line} ${theirs}`, seal)).toEqual({ state, others: [theirs], isBroken: false });
    expect(openState(`${line} ${theirs}A`, seal)).toEqual({ state: null, others: [], isBroken: true });
  });

  test('is nothing when there is none', () => {
    expect(openState('', seal)).toEqual({ state: null, others: [], isBroken: false });
  });

  test('is broken when this key has signed something that is no state', () => {
    const bomb = deflateRawSync(JSON.stringify({ ...state, more: ' '.repeat(2 ** 21) }));
    for (const bytes of [bomb, deflateRawSync('{}'), deflateRawSync('no JSON'), Buffer.from('nothing packed')])
      expect(openState(sign(bytes), seal)).toEqual({ state: null, others: [], isBroken: true });
  });

  test('stays unread by a run without a valid key, which keeps it all', () => {
    const line = sealState(state, options);
    const opened = openState(line, { ...seal, key: null });
    expect(opened).toEqual({ state: null, others: [line], isBroken: false });
    expect(sealState(state, { ...options, seal: { ...seal, key: null }, others: opened.others })).toBe(line);
  });
});

const jobs = (howMany: number) => Array.from({ length: howMany }, () => randomUUID()).toSorted();
const idsOf = (payments: readonly StoredPayment[]) =>
  payments.flatMap(({ payment }) => ('jobIds' in payment ? payment.jobIds : []));
const reopened = (payments: readonly StoredPayment[], maxChars: number) =>
  openState(sealState({ shown, writtenAtMs: 0, ledger: { runs: [], payments } }, { ...options, maxChars }), seal).state
    ?.ledger.payments;

describe('room', () => {
  test('is there for every id of 160 jobs on each of two commits, and of 310 jobs', () => {
    const two = ['c1', 'c2'].map((commit, at) => paidBy(runKey(at + 1, 1), jobs(160), { commit }));
    expect(reopened(two, 16_000)).toEqual(two);
    const one = [paidBy(run, jobs(310))];
    expect(reopened(one, 16_000)).toEqual(one);
  });

  test('is made by leaving out what is closed, the oldest first', () => {
    const payments = [1, 2, 3, 4].map((id): StoredPayment => {
      const { payment, ...rest } = paidBy(runKey(id), jobs(100));
      return payment.state === 'paid' && id < 4
        ? { ...rest, payment: { ...payment, state: 'closed', why: 'judged' } }
        : { ...rest, payment };
    });
    const left = reopened(payments.toReversed(), 7000) ?? [];
    expect(left.map(({ payment }) => [payment.submit.by.id, payment.state])).toEqual([
      [4, 'paid'],
      [3, 'closed'],
    ]);
    expect(idsOf(left.toReversed())).toEqual(idsOf(payments.slice(2)));
  });

  test('that is too small costs ids, but not the knowledge that something may be paid', () => {
    const payments = [1, 2].map((id) => paidBy(runKey(id), jobs(100)));
    const left = reopened(payments, 4000) ?? [];
    expect(left.map(({ payment }) => payment.state)).toEqual(['uncertain', 'paid']);
    expect(left[0]?.payment).toMatchObject({ candidates: [], submit: { window: { sinceMs: null, untilMs: null } } });
    expect(reopened(payments, 1500)?.map(({ payment }) => payment.state)).toEqual(['uncertain', 'uncertain']);
  });

  test('that is too small costs a submit nothing that has no ids', () => {
    const submitting: StoredPayment = { ...paidBy(run, []), payment: { state: 'submitting', submit: submitBy(run) } };
    const left = reopened([submitting, paidBy(runKey(2), jobs(100))], 1500) ?? [];
    expect([left[0], left[1]?.payment.state]).toEqual([submitting, 'uncertain']);
  });

  test('is used to the last character, by what is its own first', () => {
    const payments = [paidBy(run, ['job-1'])];
    const line = sealState({ shown, writtenAtMs: 0, ledger: { runs: [], payments } }, options);
    expect(reopened(payments, line.length)).toEqual(payments);
    expect(reopened(payments, line.length - 1)).not.toEqual(payments);
    const sealed = (maxChars: number) => sealState(state, { ...options, others: ['x'], maxChars });
    expect([sealed(line.length + 2), sealed(line.length + 1)]).toEqual([`${line} x`, line]);
  });

  test('that is far too small costs candidates as well, and at last the oldest payments', () => {
    const uncertain = [1, 2, 3].map(
      (id): StoredPayment => ({
        ...paidBy(runKey(id), []),
        payment: {
          state: 'uncertain',
          submit: submitBy(runKey(id), { before: ['b'] }),
          candidates: jobs(50),
          named: ['n'],
        },
      }),
    );
    const runs = [{ key: run, plan: 'p', commit: 'c', announcedAtMs: 1, deadlineMs: 2, isOver: false }];
    const left = (maxChars: number) =>
      openState(
        sealState({ shown, writtenAtMs: 0, ledger: { runs, payments: uncertain } }, { ...options, maxChars }),
        seal,
      ).state?.ledger;
    const bare = { state: 'uncertain', submit: { before: [] }, candidates: [], named: [] };
    expect(left(4000)?.payments.map(({ payment }) => 'candidates' in payment && payment.candidates.length)).toEqual([
      0, 50, 50,
    ]);
    expect(left(500)).toMatchObject({ runs, payments: [{ payment: bare }, { payment: bare }, { payment: bare }] });
    expect(left(410)?.runs).toEqual([]);
    expect(left(410)?.payments.map(({ payment }) => payment.submit.by.id)).toEqual([2, 3]);
    expect(left(250)?.payments).toEqual([]);
  });

  test('is not taken by runs that are long over', () => {
    const runs = Array.from({ length: 3000 }, (_, id) => ({
      key: runKey(id),
      plan: 'p',
      commit: 'c',
      announcedAtMs: 1,
      deadlineMs: 2,
      isOver: id !== 0,
    }));
    const kept =
      openState(sealState({ shown, writtenAtMs: 0, ledger: { runs, payments: [] } }, options), seal).state?.ledger
        .runs ?? [];
    // Those that are newest, whether or not they are over, and one that is not.
    expect(kept).toHaveLength(51);
    expect(kept.map(({ key }) => key.id)).toEqual(expect.arrayContaining([0, 2999]));
  });
});

describe('whether a text outdates another', () => {
  const of = (given: Partial<typeof shown>) => ({ ...shown, ...given });
  test.each([
    ['a higher run id', of({ id: shown.id + 1 }), of({ attempt: 9 }), true],
    ['a lower run id', of({ attempt: 9 }), of({ id: shown.id + 1 }), false],
    ['a higher attempt', of({ attempt: 2 }), of({ isFinal: true }), true],
    ['a lower attempt', of({ isFinal: true }), of({ attempt: 2 }), false],
    ['the final word', of({ isFinal: true }), shown, true],
    ['the same', shown, shown, false],
    ['the final word again', of({ isFinal: true }), of({ isFinal: true }), false],
    ['another workflow', of({ workflow: 'W', id: shown.id + 9 }), shown, false],
    ['anything against nothing', shown, null, true],
    ['nothing', null, shown, false],
    ['nothing against nothing', null, null, false],
  ])('%s', (_, a, b, expected) => {
    expect(isNewer(a, b)).toBe(expected);
  });
});
