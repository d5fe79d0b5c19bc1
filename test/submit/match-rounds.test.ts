import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { planBatches, withBaselineBatches } from '../../src/plan/batches.ts';
import { type Count, planUnits } from '../../src/plan/looks.ts';
import { roundOf } from '../../src/plan/plan.ts';
import type { Job } from '../../src/services/service.ts';
import type { Wanted } from '../../src/submit/match-jobs.ts';
import { matchRounds } from '../../src/submit/match-rounds.ts';
import { createBenchmark, createJob } from '../fixtures/cases.ts';
import { batchOf } from '../fixtures/harmstack-world.ts';
import { runKey, submitBy } from '../fixtures/stored-ledgers.ts';

const endpointUrl = 'https://model.example.com/v1';
const sinceMs = Date.parse('2024-06-01T12:00:00Z');
const window = {
  earliestMs: sinceMs,
  sinceMs,
  untilMs: sinceMs + 3_600_000,
  latestMs: null,
  clock: 'service',
} as const;
const tens = { minUnits: 10, maxUnits: 30 };

/** What a lost attempt may have paid for of a plan, about which nothing is known. */
function wantedOf(counts: readonly Count[], seed: number | null = null): readonly Wanted[] {
  const benchmarks = counts.map((count, index) =>
    createBenchmark({ id: String(index + 1), work: { kind: 'submit', ...planUnits(count) } }),
  );
  return planBatches(benchmarks, seed).map((batch) => ({
    batch,
    submit: submitBy(runKey(7), { window }),
    endpointUrl,
    takenIds: new Set(),
    tag: '12345678',
  }));
}

/** Jobs as they were created one after the other: benchmark and units. */
const jobsOf = (...orders: readonly (readonly [benchmark: number, units: number])[]): readonly Job[] =>
  orders.map(([benchmark, units], nth) =>
    createJob(
      { state: 'waiting', progress: null },
      { id: `j${nth}`, benchmarkId: String(benchmark), units, endpointUrl, createdAt: new Date(sinceMs + 1000 * nth) },
    ),
  );
const idsOf = (counts: readonly Count[], jobs: readonly Job[], seed: number | null = null) =>
  matchRounds(jobs, wantedOf(counts, seed))?.map(({ jobIds }) => jobIds) ?? null;

describe('the jobs of a lost attempt that ran in rounds', () => {
  // Rounds of 10, 5, 5, 5 and 5 units.
  const later = [
    [1, 5],
    [1, 5],
  ] as const;

  test.each<[string, readonly Count[], readonly Job[], readonly (readonly string[])[] | null]>([
    ['none at all', [tens], [], [[], [], [], [], []]],
    ['the first round', [tens], jobsOf([1, 10]), [['j0'], [], [], [], []]],
    ['three rounds', [tens], jobsOf([1, 10], ...later), [['j0'], ['j1'], ['j2'], [], []]],
    [
      'one benchmark that was decided, and one that went on',
      [tens, tens],
      jobsOf([1, 10], [2, 10], [2, 5], [2, 5]),
      [['j0', 'j1'], ['j2'], ['j3'], [], []],
    ],
    ['one with rounds and one without', [3, tens], jobsOf([1, 3], [2, 10], [2, 5]), [['j0', 'j1'], ['j2'], [], [], []]],
    ['a first round without a benchmark', [tens, tens], jobsOf([1, 10]), null],
    ['a first round without the benchmark that has no rounds', [3, tens], jobsOf([2, 10], [2, 5]), null],
    ['a later round without the first', [tens], jobsOf([1, 5]), null],
    ['a job of another size', [tens], jobsOf([1, 10], [1, 4]), null],
    ['one job too many', [tens], jobsOf([1, 10], [1, 5], [1, 5], [1, 5], [1, 5], [1, 5]), null],
    ['jobs in the wrong order', [tens], jobsOf([1, 5], [1, 10]), null],
    ['somebody else’s job at the same moment', [tens], jobsOf([1, 10], [9, 1]), null],
  ])('%s', (_, counts, jobs, expected) => {
    expect(idsOf(counts, jobs)).toEqual(expected);
  });

  it('are matched batch by batch where each job has a seed of its own', () => {
    const counts = [{ minUnits: 20, maxUnits: 40 }];
    const all = [
      [1, 10],
      [1, 10],
    ] as const;
    expect(idsOf(counts, jobsOf([1, 10]), 7)?.slice(0, 3)).toEqual([['j0'], [], []]);
    expect(idsOf(counts, jobsOf(...all, [1, 10]), 7)).toBeNull();
    expect(idsOf(counts, jobsOf(...all, [1, 5]), 7)?.slice(0, 4)).toEqual([['j0'], ['j1'], ['j2'], []]);
  });

  it('are none when one of them is not certainly new', () => {
    const [first, second] = jobsOf([1, 10], [1, 5]);
    if (first === undefined || second === undefined) throw new Error('there are two jobs');
    expect(idsOf([tens], [first, { ...second, createdAt: null }])).toBeNull();
    expect(idsOf([tens], [first, { ...second, benchmarkId: null }])).toBeNull();
  });

  it('of a round of which it is known what was asked are all of it', () => {
    const [first, second, ...others] = wantedOf([tens, tens]);
    if (first === undefined || second === undefined) throw new Error('there are two rounds');
    const known = { ...second, batch: { ...second.batch, jobs: second.batch.jobs.slice(1) } };
    const wanted = [first, { ...known, submit: { ...second.submit, asked: [1] } }, ...others];
    expect(matchRounds(jobsOf([1, 10], [2, 10], [2, 5]), wanted)?.[1]).toEqual({ jobIds: ['j2'], asked: [0] });
    expect(matchRounds(jobsOf([1, 10], [2, 10], [1, 5]), wanted)).toBeNull();
    // That round was not carried out, so none after it was.
    expect(matchRounds(jobsOf([1, 10], [2, 10]), wanted)?.[1]?.jobIds).toEqual([]);
  });
});

/** Batches of which round by round everything is asked for. */
const wantedRounds = (...rounds: readonly Parameters<typeof batchOf>[0][]): readonly Wanted[] =>
  rounds.map((units, nth) => ({
    batch: { ...batchOf(units), index: nth, ...(nth > 0 && { round: nth + 1 }) },
    submit: submitBy(runKey(7), { window }),
    endpointUrl,
    takenIds: new Set(),
    tag: '12345678',
  }));

describe('batches of several jobs', () => {
  it('have each job at the place of its size, in the order of their places', () => {
    const wanted = wantedRounds({ 1: [5, 4] });
    expect(matchRounds(jobsOf([1, 4], [1, 5]), wanted)).toEqual([{ jobIds: ['j1', 'j0'], asked: [0, 1] }]);
    expect(matchRounds(jobsOf([1, 5], [1, 5]), wanted)).toBeNull();
  });

  it('are found in whatever order the list has them', () => {
    const jobs = jobsOf([1, 5], [2, 5], [1, 5], [2, 5]);
    const wanted = wantedRounds({ 1: [5], 2: [5] }, { 1: [5], 2: [5] });
    const idsIn = (list: readonly Job[]) => matchRounds(list, wanted)?.map(({ jobIds }) => jobIds);
    expect(idsIn(jobs.toReversed())).toEqual([
      ['j0', 'j1'],
      ['j2', 'j3'],
    ]);
  });

  it('are none when one of them alone is certainly new', () => {
    const [first, second] = jobsOf([1, 10], [1, 10]);
    if (first === undefined || second === undefined) throw new Error('there are two jobs');
    expect(idsOf([20], [first, { ...second, createdAt: null }])).toBeNull();
  });

  it('have no job of a round whose benchmark has not been in the one before', () => {
    expect(matchRounds(jobsOf([1, 5], [1, 3]), wantedRounds({ 1: [5] }, { 1: [4] }, { 1: [3] }))).toBeNull();
  });

  it('are none where a round has but a part of what its benchmark has in it', () => {
    const wanted = wantedRounds({ 1: [5] }, { 1: [5, 4] });
    expect(matchRounds(jobsOf([1, 5], [1, 5], [1, 4]), wanted)).toHaveLength(2);
    expect(matchRounds(jobsOf([1, 5], [1, 5]), wanted)).toBeNull();
    expect(matchRounds(jobsOf([1, 5], [1, 5], [1, 5]), wanted)).toBeNull();
  });

  it('have no job where one that was sent before them has none', () => {
    const wanted = wantedRounds({ 1: [5] }, { 2: [5] });
    expect(matchRounds(jobsOf([1, 5], [2, 5]), wanted)).toHaveLength(2);
    expect(matchRounds(jobsOf([2, 5]), wanted)).toBeNull();
  });
});

it('finds again whatever a run has paid for, and takes it for nothing else', () => {
  const count = fc.oneof(
    fc.integer({ min: 1, max: 25 }),
    fc
      .tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 30 }))
      .map(([minUnits, more]) => ({ minUnits, maxUnits: minUnits + more })),
  );
  const anyRun = fc.record({
    counts: fc.array(count, { minLength: 1, maxLength: 3 }),
    /** In how many rounds each benchmark was asked for. */
    lasted: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }),
    seed: fc.option(fc.integer({ min: 0, max: 9 })),
  });
  fc.assert(
    fc.property(anyRun, ({ counts, lasted, seed }) => {
      const wanted = wantedOf(counts, seed);
      const asked = wanted.map(({ batch }) =>
        batch.jobs.flatMap((job, place) => (roundOf(batch) <= (lasted[job.benchmark] ?? 0) ? place : [])),
      );
      const orders = wanted.flatMap(({ batch }, nth) =>
        (asked[nth] ?? []).flatMap((place) => {
          const job = batch.jobs[place];
          return job === undefined ? [] : [[job.benchmark + 1, job.units] as const];
        }),
      );
      const jobs = jobsOf(...orders);
      const matched = matchRounds(jobs, wanted);
      expect(matched?.flatMap(({ jobIds }) => jobIds).toSorted()).toEqual(jobs.map(({ id }) => id).toSorted());
      expect(matched?.map(({ jobIds }) => jobIds.length)).toEqual(asked.map(({ length }) => length));
      // Jobs of one benchmark and size in one batch are alike.
      const sizesOf = (places: readonly number[], nth: number) =>
        places.map((place) => JSON.stringify(wanted[nth]?.batch.jobs[place])).toSorted();
      expect(matched?.map((each, nth) => sizesOf(each.asked, nth))).toEqual(asked.map(sizesOf));
    }),
  );
});

it('finds again what was paid for baselines, of which only some were needed', () => {
  const anyRun = fc.record({
    counts: fc.array(fc.oneof(fc.integer({ min: 1, max: 25 }), fc.constant(tens)), { minLength: 1, maxLength: 3 }),
    lasted: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }),
    needed: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    seed: fc.option(fc.integer({ min: 0, max: 9 })),
    isSame: fc.boolean(),
  });
  fc.assert(
    fc.property(anyRun, ({ counts, lasted, needed, seed, isSame }) => {
      const own = wantedOf(counts, seed);
      const baselineUrl = isSame ? endpointUrl : 'https://model.example.com/v2';
      const batches = withBaselineBatches(
        own.map(({ batch }) => batch),
        () => true,
      );
      const wanted = batches.flatMap((batch): readonly Wanted[] => {
        const [any] = own;
        const url = batch.role === 'baseline' ? baselineUrl : endpointUrl;
        return any === undefined ? [] : [{ ...any, batch, endpointUrl: url }];
      });
      const isAsked = (batch: Wanted['batch'], benchmark: number) =>
        batch.role === 'baseline' ? needed[benchmark] === true : roundOf(batch) <= (lasted[benchmark] ?? 0);
      let nth = 0;
      const jobs = wanted.map(({ batch, endpointUrl: url }) =>
        batch.jobs
          .filter(({ benchmark }) => isAsked(batch, benchmark))
          .map(({ benchmarkId, units }) => {
            nth += 1;
            const createdAt = new Date(sinceMs + 1000 * nth);
            const facts = { id: `j${nth}`, benchmarkId, units, endpointUrl: url, createdAt };
            return createJob({ state: 'waiting', progress: null }, facts);
          }),
      );
      const matched = matchRounds(jobs.flat(), wanted)?.map(({ jobIds }) => jobIds.toSorted());
      const paid = jobs.map((all) => all.map(({ id }) => id).toSorted());
      // Against one endpoint a job of a baseline may as well be one of a later round: then all are found, or it is not certain.
      const isFound = isSame
        ? matched === undefined || matched.flat().length === nth
        : JSON.stringify(matched) === JSON.stringify(paid);
      expect(isFound).toBe(true);
    }),
    { numRuns: 300 },
  );
});
