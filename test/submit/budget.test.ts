import { describe, expect, test } from 'vitest';
import type { ServiceName } from '../../src/plan/plan.ts';
import type { UnitPrice } from '../../src/services/service.ts';
import { checkBudget, costOf, type Prices, planCost, spentOn } from '../../src/submit/budget.ts';
import { batchOf } from '../fixtures/harmstack-world.ts';
import { runKey, submitBy } from '../fixtures/stored-ledgers.ts';

const batches = [batchOf({ 1: [5, 5], 2: [3] })];
const runloop = [{ ...batchOf({ 3: [1] }), service: 'runloop' as const }];

type Given = Readonly<Record<string, number | UnitPrice['basis']>>;
type Told = readonly [service: ServiceName, prices: Given | null, balance?: number | null];

/** A price that is told, or how else it is known that a unit costs one credit. */
const toPrice = (given: number | UnitPrice['basis']): UnitPrice =>
  typeof given === 'number' ? { credits: given, basis: 'listed' } : { credits: 1, basis: given };

function pricesOf(...told: readonly Told[]): Prices {
  return new Map(
    told.map(([service, prices, balanceCredits = null]) => {
      const entries = Object.entries(prices ?? {}).map(([id, given]) => [id, toPrice(given)] as const);
      return [service, { unitPrices: prices === null ? null : new Map(entries), balanceCredits }];
    }),
  );
}

const each = { 1: 1, 2: 1 };

describe('a batch costs', () => {
  test.each<[string, Prices, number | null]>([
    ['units times price', pricesOf(['harmstack', { 1: 2, 2: 1.5 }]), 24.5],
    ['decimal prices as the user adds them up', pricesOf(['harmstack', { 1: 0.1, 2: 0.1 }]), 1.3],
    ['nothing for a benchmark that is free', pricesOf(['harmstack', { 1: 0, 2: 1 }]), 3],
    ['the documented price where none is told', pricesOf(['harmstack', { 1: 'documented', 2: 2 }]), 16],
    ['nothing that is known, where a price cannot be read', pricesOf(['harmstack', { 1: 'unreadable', 2: 2 }]), null],
    ['nothing that is known, where the list did not come', pricesOf(['harmstack', { 1: 1, 2: 'list-failed' }]), null],
    ['nothing that is known, where one price is missing', pricesOf(['harmstack', { 1: 1 }]), null],
    ['nothing that is known, where the service has no price', pricesOf(['harmstack', null]), null],
    ['nothing that is known, where the service was not asked', pricesOf(), null],
  ])('%s', (_, prices, cost) => {
    expect(costOf(batches, prices)).toBe(cost);
  });

  test('as much as those of its services that have a price, all batches together', () => {
    const prices = pricesOf(['harmstack', each], ['runloop', null]);
    expect(costOf([...batches, ...batches, ...runloop], prices)).toBe(26);
    expect(costOf(runloop, prices)).toBeNull();
    expect(costOf([], prices)).toBeNull();
  });
});

describe('limit and balance allow', () => {
  type Budget = Parameters<typeof checkBudget>[0];
  const budget = (change: Partial<Budget>): Budget => ({
    planned: batches,
    payable: batches,
    prices: pricesOf(['harmstack', each, 13]),
    maxCredits: 13,
    hasPaid: false,
    ...change,
  });
  test.each<[string, Budget, ReturnType<typeof checkBudget>]>([
    ['what costs just as much', budget({}), []],
    ['anything where there is neither', budget({ prices: pricesOf(['harmstack', each]), maxCredits: null }), []],
    ['what has no price', budget({ prices: pricesOf(['harmstack', null, 0]), maxCredits: 0 }), []],
    [
      'no plan above the limit, even when it is paid already',
      budget({ payable: [], maxCredits: 12.5 }),
      [{ code: 'over-max-credits', cost: 13, maxCredits: 12.5, hasPaid: false }],
    ],
    [
      'no plan of which a price is missing',
      budget({ prices: pricesOf(['harmstack', { 1: 1 }]) }),
      [{ code: 'price-unknown', benchmarkIds: ['2'], maxCredits: 13 }],
    ],
    [
      'no rest of a plan above limit and balance, which other units would not be',
      budget({ prices: pricesOf(['harmstack', each, 12]), maxCredits: 12.5, hasPaid: true }),
      [
        { code: 'over-max-credits', cost: 13, maxCredits: 12.5, hasPaid: true },
        { code: 'balance-too-low', cost: 13, balance: 12, hasPaid: true },
      ],
    ],
    [
      'no batch above the balance',
      budget({ prices: pricesOf(['harmstack', each, 12.5]) }),
      [{ code: 'balance-too-low', cost: 13, balance: 12.5, hasPaid: false }],
    ],
    [
      'what is paid already, whatever the balance',
      budget({ payable: [], prices: pricesOf(['harmstack', each, 0]) }),
      [],
    ],
    [
      'what has no price, even on an account that owes some',
      budget({ prices: pricesOf(['harmstack', null, -1]), maxCredits: 0 }),
      [],
    ],
    [
      'no plan whose cost may be anything, where there is a limit',
      budget({ prices: pricesOf(['harmstack', { 1: 'list-failed', 2: 'unreadable' }, 0]) }),
      [{ code: 'price-unknown', benchmarkIds: ['1', '2'], maxCredits: 13 }],
    ],
    [
      'a plan whose cost may be anything, where there is none',
      budget({ maxCredits: null, prices: pricesOf(['harmstack', { 1: 'list-failed', 2: 1 }, 0]) }),
      [],
    ],
    [
      'neither of two, each for its own reason',
      budget({ maxCredits: 1, prices: pricesOf(['harmstack', each, 2]) }),
      [
        { code: 'over-max-credits', cost: 13, maxCredits: 1, hasPaid: false },
        { code: 'balance-too-low', cost: 13, balance: 2, hasPaid: false },
      ],
    ],
    [
      'each service its own batches: what one costs is no matter of another’s balance',
      budget({
        payable: [...batches, ...runloop],
        prices: pricesOf(['harmstack', each, 13], ['runloop', { 3: 7 }, 6]),
      }),
      [{ code: 'balance-too-low', cost: 7, balance: 6, hasPaid: false }],
    ],
  ])('%s', (_, given, notices) => {
    expect(checkBudget(given)).toEqual(notices);
  });
});

describe('what is about to be spent', () => {
  test.each<[string, Parameters<typeof planCost>[0], ReturnType<typeof planCost>]>([
    [
      'is told with every balance that is known',
      { payable: batches, prices: pricesOf(['harmstack', each, 50], ['runloop', null, null], ['overmind', null, 3]) },
      { code: 'plan-cost', cost: 13, isMost: false, balances: [50, 3] },
    ],
    [
      'is told as the most, where it is asked for in rounds',
      { payable: [...batches, { ...batchOf({ 1: [5] }), round: 2 }], prices: pricesOf(['harmstack', each]) },
      { code: 'plan-cost', cost: 18, isMost: true, balances: [] },
    ],
    ['is not told when nothing is', { payable: [], prices: pricesOf(['harmstack', each, 50]) }, null],
    ['is not told when it is free', { payable: batches, prices: pricesOf(['harmstack', { 1: 0, 2: 0 }, 50]) }, null],
    ['is not told when it has no price', { payable: runloop, prices: pricesOf(['runloop', null]) }, null],
  ])('%s', (_, given, notice) => {
    expect(planCost(given)).toEqual(notice);
  });
});

const paid = (asked?: readonly number[]) => ({
  batch: batchOf({ 1: [5, 5], 2: [3] }),
  payment: {
    state: 'paid' as const,
    submit: submitBy(runKey(7), { ...(asked && { asked }) }),
    batchId: null,
    jobIds: ['a', 'b'],
    origin: 'submitted' as const,
    sharedWith: null,
  },
  isEarlier: false,
});

describe('what is paid has cost', () => {
  const prices = pricesOf(['harmstack', { 1: 2, 2: 1 }]);
  test.each<[string, Readonly<Record<string, number | null>>, number | null]>([
    ['what its jobs say, also where that is not what they were asked for at', { a: 0.1, b: 0.2 }, 0.3],
    ['what they were asked for at while one of them does not say', { a: 0.1, b: null }, 23],
    ['that also while none of them does', { a: null, b: null }, 23],
  ])('%s', (_, told, expected) => {
    expect(spentOn([paid()], { prices, creditsOf: (__, id) => told[id] ?? null })).toBe(expected);
  });

  test('what those of its jobs cost that were asked for', () => {
    expect(spentOn([paid([0, 2])], { prices, creditsOf: () => null })).toBe(13);
  });

  test('what its jobs say of the batch that each belongs to', () => {
    const second = { ...paid(), batch: { ...batchOf({ 2: [1] }), index: 1 } };
    expect(spentOn([paid(), second], { prices, creditsOf: ({ index }) => (index === 0 ? 10 : 1) })).toBe(22);
  });

  test('nothing that is known where nothing is paid, or nobody tells a price', () => {
    expect(spentOn([], { prices, creditsOf: () => 1 })).toBeNull();
    expect(spentOn([paid()], { prices: pricesOf(['harmstack', null]), creditsOf: () => null })).toBeNull();
  });
});
