import { expect, test } from 'vitest';
import { describePlan } from '../../src/report/planned-work.ts';
import type { UnitPrice } from '../../src/services/service.ts';
import { createBenchmark, emptyPlan } from '../fixtures/cases.ts';

const benchmarks = [
  createBenchmark({ id: '1', work: { kind: 'submit', units: 30 } }),
  createBenchmark({ id: '2', work: { kind: 'existing', jobId: 'a' } }),
  createBenchmark({ service: 'runloop', id: 'bmd_1', work: { kind: 'submit', units: 1 } }),
];
const jobs = [10, 10, 10].map((units) => ({ benchmark: 0, benchmarkId: '1', units }));
const plan = {
  ...emptyPlan,
  benchmarks,
  batches: [
    { service: 'harmstack' as const, index: 0, seed: null, jobs },
    { service: 'runloop' as const, index: 1, seed: null, jobs: [{ benchmark: 2, benchmarkId: 'bmd_1', units: 1 }] },
  ],
};
const priced = (price: UnitPrice) => new Map([['harmstack' as const, { unitPrices: new Map([['1', price]]) }]]);

test.each<[UnitPrice, number | null]>([
  [{ credits: 0.1, basis: 'listed' }, 3],
  [{ credits: 1, basis: 'documented' }, 30],
  [{ credits: 1, basis: 'unreadable' }, null],
  [{ credits: 1, basis: 'list-failed' }, null],
])('units, jobs and credits of each benchmark, at %j', (price, credits) => {
  expect(describePlan(plan, priced(price))).toEqual([
    { units: 30, jobs: 3, credits },
    { units: null, jobs: 1, credits: 0 },
    { units: null, jobs: 1, credits: null },
  ]);
});

test('what no service told costs nobody knows', () => {
  expect(describePlan(plan, new Map()).map(({ credits }) => credits)).toEqual([null, 0, null]);
});
