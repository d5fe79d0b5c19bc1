import { describe, expect, test } from 'vitest';
import type { PlannedBatch } from '../../src/plan/plan.ts';
import { baselinesFor, firstRound, neededOf, nextRound } from '../../src/submit/next-round.ts';
import { runKey, submitBy } from '../fixtures/stored-ledgers.ts';

/** A batch with a job of ten units for each of these benchmarks. */
const batchOf = (index: number, benchmarks: readonly number[], given: Partial<PlannedBatch> = {}): PlannedBatch => ({
  service: 'harmstack',
  seed: null,
  index,
  jobs: benchmarks.map((benchmark) => ({ benchmark, benchmarkId: `b${benchmark}`, units: 10 })),
  ...given,
});

const first = batchOf(0, [0, 1, 2]);
const baselines = batchOf(1, [0, 1, 1], { role: 'baseline' });
const [second, third] = [batchOf(2, [0, 1], { round: 2 }), batchOf(3, [0, 1], { round: 3 })];
const batches = [first, baselines, second, third];

const paid = (batch: PlannedBatch, asked?: readonly number[]) => ({
  batch,
  payment: {
    state: 'paid' as const,
    submit: submitBy(runKey(7), { ...(asked && { asked }) }),
    batchId: null,
    jobIds: [`of ${batch.index}`],
    origin: 'submitted' as const,
    sharedWith: null,
  },
  isEarlier: false,
});

const benchmarksOf = (some: readonly PlannedBatch[]) =>
  some.map(({ index, jobs }) => [index, jobs.map(({ benchmark }) => benchmark)]);

describe('the baselines of some benchmarks', () => {
  test.each<[string, readonly number[], ReturnType<typeof baselinesFor>]>([
    ['are all of their jobs, by their places', [1], new Map([[1, [1, 2]]])],
    ['are those of each', [1, 0], new Map([[1, [0, 1, 2]]])],
    ['are none where there is none to run', [2], new Map()],
    ['are none of no benchmark', [], new Map()],
  ])('%s', (_, benchmarks, expected) => {
    expect(baselinesFor(new Set(benchmarks), batches)).toEqual(expected);
  });
});

describe('the first round', () => {
  test('asks for all of its batches, and of baselines for what is needed', () => {
    const round = firstRound({ batches }, new Map([[1, [2]]]));
    expect([round.nth, benchmarksOf(round.batches), round.asked]).toEqual([
      1,
      [
        [0, [0, 1, 2]],
        [1, [1]],
      ],
      new Map([[1, [2]]]),
    ]);
  });

  test('asks for no baseline that nobody needs', () => {
    expect(benchmarksOf(firstRound({ batches }, new Map()).batches)).toEqual([[0, [0, 1, 2]]]);
    expect(benchmarksOf(firstRound({ batches }, new Map([[1, []]])).batches)).toEqual([[0, [0, 1, 2]]]);
  });

  test('is followed by batches that may be asked for later', () => {
    expect(neededOf(batches, new Map())).toEqual([first, second, third]);
  });
});

/** A round of one batch, in which each benchmark has its job at the place of its own number. */
const asking = (nth: number, index: number, benchmarks: readonly number[]) => [
  nth,
  [[index, benchmarks]],
  [[index, benchmarks]],
];

describe('the next round', () => {
  const [one, two, three] = [paid(first), paid(second), paid(third)];

  test.each<[string, readonly number[], readonly ReturnType<typeof paid>[], ReturnType<typeof asking> | null]>([
    ['asks for all that is undecided', [0, 1], [one], asking(2, 2, [0, 1])],
    ['asks for nothing that is decided', [1], [one], asking(2, 2, [1])],
    ['asks for its jobs by their places, in whatever order they are undecided', [1, 0], [one], asking(2, 2, [0, 1])],
    ['comes after the one that is paid', [0, 1], [one, two], asking(3, 3, [0, 1])],
    ['is the lowest that any of them can still have', [1, 0], [one, paid(second, [0])], asking(3, 3, [0, 1])],
    ['is none when nothing is undecided', [], [one], null],
    ['is none when all are paid', [0], [one, two, three], null],
    ['is none for a benchmark that has none', [2], [one], null],
  ])('%s', (_, undecided, payments, expected) => {
    const round = nextRound({ batches, paid: payments, undecided });
    expect(round && [round.nth, benchmarksOf(round.batches), [...round.asked]]).toEqual(expected);
  });

  test('has several batches in the order of the plan, and none of a later round', () => {
    const [own, other] = [batchOf(5, [0], { round: 2 }), batchOf(4, [1], { round: 2, service: 'runloop' })];
    const plan = [first, other, own, batchOf(6, [1], { round: 3 })];
    const round = nextRound({ batches: plan, paid: [paid(first)], undecided: [0, 1] });
    expect([round?.nth, benchmarksOf(round?.batches ?? []), [...(round?.asked ?? [])]]).toEqual([
      2,
      [
        [4, [1]],
        [5, [0]],
      ],
      [
        [4, [0]],
        [5, [0]],
      ],
    ]);
  });

  test('is that of the benchmark that has come less far', () => {
    const plan = [first, batchOf(1, [0], { round: 3 }), batchOf(2, [1], { round: 2 })];
    const round = nextRound({ batches: plan, paid: [paid(first)], undecided: [0, 1] });
    expect([round?.nth, benchmarksOf(round?.batches ?? [])]).toEqual([2, [[2, [1]]]]);
  });
});
