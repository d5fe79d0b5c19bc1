import { capabilities } from './capabilities.ts';
import {
  type PlannedBatch,
  type PlannedBenchmark,
  type PlannedJob,
  roundOf,
  type ServiceName,
  type SubmitWork,
} from './plan.ts';

/** What one submit request of a service can hold. */
const limits: Record<ServiceName, { readonly unitsPerJob: number; readonly jobsPerBatch: 'one' | 'many' }> = {
  // POST /jobs: "Number of benchmark units to run. Must be between 1 and 10." POST /jobs/batch takes many jobs.
  harmstack: { unitsPerJob: 10, jobsPerBatch: 'many' },
  // POST /v1/benchmark_jobs starts one job. Where there are no units, nothing is ever split.
  runloop: { unitsPerJob: Number.MAX_SAFE_INTEGER, jobsPerBatch: 'one' },
  overmind: { unitsPerJob: Number.MAX_SAFE_INTEGER, jobsPerBatch: 'one' },
};

/**
 * Splits the benchmarks to be run into the batches that will be submitted, in order: those of the first round, then those of each further
 * one.
 *
 * A benchmark of more units than one job takes becomes several jobs, as equal as can be. A seed covers a whole batch, and two jobs of one
 * benchmark with the same seed would sample the same units: with a seed, the k-th job that a benchmark has in a round goes into the k-th
 * batch of that round, and the batches count on from the seed over all rounds. Without one, a single batch holds all of a round.
 */
export function planBatches(benchmarks: readonly PlannedBenchmark[], seed: number | null): readonly PlannedBatch[] {
  const groups = new Map<string, Omit<PlannedBatch, 'index' | 'seed'> & { readonly jobs: PlannedJob[] }>();
  for (const [index, { service, id, work, choice }] of benchmarks.entries()) {
    if (work.kind !== 'submit') continue;
    const { unitsPerJob, jobsPerBatch } = limits[service];
    for (const [nth, unitsOfRound] of unitsByRound(work).entries()) {
      for (const [slot, units] of splitUnits(unitsOfRound, unitsPerJob).entries()) {
        const place = [nth, hasSeed(service, seed) ? slot : 0, ...(jobsPerBatch === 'one' ? [index] : [])];
        const key = [service, ...place].join(' ');
        const group = groups.get(key) ?? {
          service,
          jobs: [],
          ...(nth > 0 && { round: nth + 1 }),
          ...(choice && { choice }),
        };
        group.jobs.push({ benchmark: index, benchmarkId: id, units, ...(work.run && { run: work.run }) });
        groups.set(key, group);
      }
    }
  }
  const ordered = [...groups.values()].toSorted((a, b) => roundOf(a) - roundOf(b));
  let seeded = 0;
  return ordered.map((group, index) => {
    if (seed === null || !hasSeed(group.service, seed)) return { ...group, index, seed: null };
    seeded += 1;
    return { ...group, index, seed: seed + seeded - 1 };
  });
}

/**
 * Adds what runs the baselines of these benchmarks, after the first round: with the same seeds, so that both sides sample the same units.
 * Which of it is asked for is decided when it is known what the account has; the plan is the same whatever that is.
 */
export function withBaselineBatches(
  batches: readonly PlannedBatch[],
  isRun: (benchmark: number) => boolean,
): readonly PlannedBatch[] {
  const copies = batches.flatMap(({ service, seed, jobs: all, choice, index }): readonly PlannedBatch[] => {
    const jobs = all.filter(({ benchmark }) => isRun(benchmark));
    return jobs.length === 0 ? [] : [{ service, seed, jobs, role: 'baseline', ...(choice && { choice }), index }];
  });
  // Without seeds the rounds of a benchmark need not be told apart.
  const groups = Map.groupBy(copies, ({ service, seed, index }) => (seed === null ? service : `${service} ${index}`));
  const merged = [...groups.values()].flatMap(([copy, ...others]) =>
    copy === undefined ? [] : { ...copy, jobs: [copy, ...others].flatMap(({ jobs }) => jobs) },
  );
  const first = batches.filter((batch) => roundOf(batch) === 1);
  const later = batches.filter((batch) => roundOf(batch) > 1);
  return [...first, ...merged, ...later].map((batch, index) => ({ ...batch, index }));
}

function hasSeed(service: ServiceName, seed: number | null): boolean {
  return seed !== null && capabilities[service].hasSeed;
}

function unitsByRound({ units, looks = [units] }: SubmitWork): readonly number[] {
  return looks.map((all, nth) => all - (looks[nth - 1] ?? 0));
}

function splitUnits(units: number, most: number): readonly number[] {
  const jobs = Math.ceil(units / most);
  const each = Math.floor(units / jobs);
  const larger = units % jobs;
  return Array.from({ length: jobs }, (_, index) => (index < larger ? each + 1 : each));
}
