import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBatches, withBaselineBatches } from '../../src/plan/batches.ts';
import { type Count, planUnits } from '../../src/plan/looks.ts';
import { type PlannedBenchmark, roundOf } from '../../src/plan/plan.ts';

function benchmarksOf(counts: readonly Count[]): readonly PlannedBenchmark[] {
  return counts.map((count, index) => ({
    service: 'harmstack',
    id: String(index + 1),
    name: null,
    thresholdPct: 80,
    level: 'block',
    work: { kind: 'submit', ...planUnits(count) },
  }));
}

const jobsOf = (benchmark: number, ...sizes: readonly number[]) =>
  sizes.map((units) => ({ benchmark, benchmarkId: String(benchmark + 1), units }));

describe('examples', () => {
  it('without a seed, one batch holds all jobs', () => {
    expect(planBatches(benchmarksOf([25, 3]), null)).toEqual([
      {
        service: 'harmstack',
        index: 0,
        seed: null,
        jobs: [
          { benchmark: 0, benchmarkId: '1', units: 9 },
          { benchmark: 0, benchmarkId: '1', units: 8 },
          { benchmark: 0, benchmarkId: '1', units: 8 },
          { benchmark: 1, benchmarkId: '2', units: 3 },
        ],
      },
    ]);
  });

  it('with a seed, the k-th job goes into the k-th batch, with seed + k', () => {
    expect(planBatches(benchmarksOf([3, 25]), -1)).toEqual([
      {
        service: 'harmstack',
        index: 0,
        seed: -1,
        jobs: [
          { benchmark: 0, benchmarkId: '1', units: 3 },
          { benchmark: 1, benchmarkId: '2', units: 9 },
        ],
      },
      { service: 'harmstack', index: 1, seed: 0, jobs: [{ benchmark: 1, benchmarkId: '2', units: 8 }] },
      { service: 'harmstack', index: 2, seed: 1, jobs: [{ benchmark: 1, benchmarkId: '2', units: 8 }] },
    ]);
  });

  it('each run of agents is a job and a batch of its own, with its choice and without a seed', () => {
    const source = { kind: 'scenarios', ids: ['scn_1'] } as const;
    const run = { source, agents: [], orchestrator: null };
    const choice = { metric: 'all-scenarios', agent: null, scale: 100 } as const;
    const runloop = { service: 'runloop', id: 'a', name: null, thresholdPct: 80, level: 'block', choice } as const;
    const benchmark: PlannedBenchmark = { ...runloop, work: { kind: 'submit', units: 1, run } };
    const job = { benchmarkId: 'a', units: 1, run };
    expect(planBatches([benchmark, ...benchmarksOf([1]), benchmark], 7)).toEqual([
      { service: 'runloop', index: 0, seed: null, choice, jobs: [{ ...job, benchmark: 0 }] },
      { service: 'harmstack', index: 1, seed: 7, jobs: [{ benchmark: 1, benchmarkId: '1', units: 1 }] },
      { service: 'runloop', index: 2, seed: null, choice, jobs: [{ ...job, benchmark: 2 }] },
    ]);
  });

  it('a range is a batch for each round, the first one together with what has no rounds', () => {
    expect(
      planBatches(benchmarksOf([5, { minUnits: 10, maxUnits: 50 }, { minUnits: 20, maxUnits: 21 }]), null),
    ).toEqual([
      { service: 'harmstack', index: 0, seed: null, jobs: [...jobsOf(0, 5), ...jobsOf(1, 10), ...jobsOf(2, 10, 10)] },
      { service: 'harmstack', index: 1, seed: null, round: 2, jobs: [...jobsOf(1, 10), ...jobsOf(2, 1)] },
      { service: 'harmstack', index: 2, seed: null, round: 3, jobs: jobsOf(1, 10) },
      { service: 'harmstack', index: 3, seed: null, round: 4, jobs: jobsOf(1, 10) },
      { service: 'harmstack', index: 4, seed: null, round: 5, jobs: jobsOf(1, 10) },
    ]);
  });

  it('with a seed, the batches of all rounds count on from it', () => {
    expect(
      planBatches(
        benchmarksOf([
          { minUnits: 15, maxUnits: 16 },
          { minUnits: 1, maxUnits: 2 },
        ]),
        7,
      ),
    ).toEqual([
      { service: 'harmstack', index: 0, seed: 7, jobs: [...jobsOf(0, 8), ...jobsOf(1, 1)] },
      { service: 'harmstack', index: 1, seed: 8, jobs: jobsOf(0, 7) },
      { service: 'harmstack', index: 2, seed: 9, round: 2, jobs: [...jobsOf(0, 1), ...jobsOf(1, 1)] },
    ]);
  });

  it('existing jobs are not submitted', () => {
    const [benchmark] = benchmarksOf([1]);
    expect(benchmark && planBatches([{ ...benchmark, work: { kind: 'existing', jobId: 'a' } }], 1)).toEqual([]);
  });
});

describe('properties', () => {
  const units = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 8 });
  const range = fc
    .tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 100 }))
    .map(([minUnits, more]) => ({ minUnits, maxUnits: minUnits + more }));
  const anyCounts = fc.array(fc.oneof(fc.integer({ min: 1, max: 200 }), range), { minLength: 1, maxLength: 6 });
  const seed = fc.option(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }));

  it('asks for exactly the units of each benchmark, at most ten a job, in as few jobs as that takes', () => {
    fc.assert(
      fc.property(units, seed, (counts, given) => {
        const jobs = planBatches(benchmarksOf(counts), given).flatMap((batch) => batch.jobs);
        for (const [index, count] of counts.entries()) {
          const own = jobs.filter(({ benchmark }) => benchmark === index);
          expect(own.reduce((sum, job) => sum + job.units, 0)).toBe(count);
          expect(own).toHaveLength(Math.ceil(count / 10));
          expect(own.every((job) => job.units >= 1 && job.units <= 10 && job.benchmarkId === String(index + 1))).toBe(
            true,
          );
        }
        expect(jobs).toHaveLength(counts.reduce((sum, count) => sum + Math.ceil(count / 10), 0));
      }),
    );
  });

  it('with a seed, no two jobs of a benchmark share one, and the k-th batch has seed + k', () => {
    fc.assert(
      fc.property(units, fc.maxSafeInteger(), (counts, large) => {
        const given = large % 1_000_000_000_000_000;
        const batches = planBatches(benchmarksOf(counts), given);
        expect(batches.map((batch) => batch.seed)).toEqual(batches.map((_, k) => given + k));
        for (const { jobs } of batches) {
          expect(new Set(jobs.map(({ benchmark }) => benchmark)).size).toBe(jobs.length);
        }
      }),
    );
  });

  it('in rounds, each round brings a benchmark to its next look, and no seed is used twice', () => {
    fc.assert(
      fc.property(anyCounts, fc.option(fc.integer({ min: 0, max: 1000 })), (counts, given) => {
        const benchmarks = benchmarksOf(counts);
        const batches = planBatches(benchmarks, given);
        expect(batches.map(({ index }) => index)).toEqual([...batches.keys()]);
        const rounds = batches.map(roundOf);
        expect(rounds).toEqual(rounds.toSorted((a, b) => a - b));
        expect(batches.map(({ seed: own }) => own)).toEqual(batches.map((_, k) => (given === null ? null : given + k)));
        for (const [benchmark, { work }] of benchmarks.entries()) {
          if (work.kind !== 'submit') continue;
          const looks = [...new Set(rounds)].flatMap((round) => {
            const sizes = batches
              .filter((batch) => roundOf(batch) <= round)
              .flatMap((batch) => batch.jobs.flatMap((job) => (job.benchmark === benchmark ? job.units : [])));
            return sizes.reduce((sum, size) => sum + size, 0);
          });
          expect([...new Set(looks)]).toEqual(work.looks ?? [work.units]);
        }
      }),
    );
  });

  it('without a seed there is one batch, without one', () => {
    fc.assert(
      fc.property(units, (counts) => {
        expect(planBatches(benchmarksOf(counts), null).map((batch) => batch.seed)).toEqual([null]);
      }),
    );
  });
});

const isFirst = (benchmark: number) => benchmark === 0;

describe('the batches of baselines', () => {
  it('hold the jobs of those benchmarks alone, with the same seeds, after the first round', () => {
    const own = planBatches(benchmarksOf([{ minUnits: 10, maxUnits: 30 }, 20]), 7);
    const all = withBaselineBatches(own, isFirst);
    expect(all.map(({ index }) => index)).toEqual(all.map((_, index) => index));
    const ofBaseline = all.filter(({ role }) => role === 'baseline');
    expect(ofBaseline.flatMap(({ jobs }) => jobs).every(({ benchmark }) => isFirst(benchmark))).toBe(true);
    expect(ofBaseline.reduce((sum, { jobs }) => sum + jobs.reduce((units, job) => units + job.units, 0), 0)).toBe(30);
    expect(ofBaseline.map(({ seed }) => seed)).toEqual(
      own.filter(({ jobs }) => jobs.some(({ benchmark }) => isFirst(benchmark))).map(({ seed }) => seed),
    );
    const roles = all.map((batch) => batch.role ?? roundOf(batch));
    expect(roles.slice(0, 3)).toEqual([1, 1, 'baseline']);
    expect(roles.slice(roles.lastIndexOf('baseline') + 1)).toEqual([2, 3, 4, 5]);
  });

  it('are one batch where there is no seed, rounds or not', () => {
    const own = planBatches(benchmarksOf([{ minUnits: 10, maxUnits: 30 }, 20]), null);
    const ofBaseline = withBaselineBatches(own, () => true).filter(({ role }) => role === 'baseline');
    expect(ofBaseline).toHaveLength(1);
    expect(ofBaseline[0]?.jobs.reduce((sum, { units }) => sum + units, 0)).toBe(50);
  });

  it('are none where no baseline is run', () => {
    const own = planBatches(benchmarksOf([25, 3]), null);
    expect(withBaselineBatches(own, () => false)).toEqual(own);
  });
});
