import { expect, test } from 'vitest';
import type { ServiceName } from '../../src/plan/plan.ts';
import { checkBudget, costOf, type Told } from '../../src/submit/budget.ts';
import { batchOf } from '../fixtures/harmstack-world.ts';

const batches = [batchOf({ 1: [5, 5], 2: [3] })];

function told(prices: Readonly<Record<string, number>> | null, balanceCredits: number | null = null): Told {
  const unitPrices = prices === null ? null : new Map(Object.entries(prices));
  return new Map<ServiceName, { unitPrices: Map<string, number> | null; balanceCredits: number | null }>([
    ['harmstack', { unitPrices, balanceCredits }],
  ]);
}

test.each<[string, Told, number | null]>([
  ['units times price', told({ 1: 2, 2: 1.5 }), 24.5],
  ['decimal prices as the user adds them up', told({ 1: 0.1, 2: 0.1 }), 1.3],
  ['nothing that is known, where the service has no price', told(null), null],
  ['nothing that is known, where the service was not asked', new Map(), null],
])('a batch costs %s', (_what, prices, cost) => {
  expect(costOf(batches, prices)).toBe(cost);
});

const prices = { 1: 1, 2: 1 };
test.each<[string, Parameters<typeof checkBudget>[0], readonly string[]]>([
  [
    'what limit and balance just allow',
    { planned: batches, unpaid: batches, told: told(prices, 13), maxCredits: 13 },
    [],
  ],
  [
    'no plan above the limit, even when it is paid already',
    { planned: batches, unpaid: [], told: told(prices), maxCredits: 12.5 },
    ['The plan costs 13 credits, more than max-credits (12.5): raise max-credits or run fewer units.'],
  ],
  [
    'no batch above the balance',
    { planned: batches, unpaid: batches, told: told(prices, 12), maxCredits: null },
    ['The plan costs 13 credits and the account has 12: add credits or run fewer units.'],
  ],
  [
    'what is paid already, whatever the balance',
    { planned: batches, unpaid: [], told: told(prices, 0), maxCredits: null },
    [],
  ],
])('the budget allows %s', (_what, budget, problems) => {
  expect(checkBudget(budget)).toEqual(problems);
});
