import { capabilities } from './capabilities.ts';
import type { PlannedBatch, PlannedBenchmark, PlannedJob, ServiceName } from './plan.ts';

/** What one submit request of a service can hold. */
const limits: Record<ServiceName, { readonly unitsPerJob: number; readonly jobsPerBatch: 'one' | 'many' }> = {
  // POST /jobs: "Number of benchmark units to run. Must be between 1 and 10." POST /jobs/batch takes many jobs.
  harmstack: { unitsPerJob: 10, jobsPerBatch: 'many' },
  // POST /v1/benchmark_jobs starts one job. Where there are no units, nothing is ever split.
  runloop: { unitsPerJob: Number.MAX_SAFE_INTEGER, jobsPerBatch: 'one' },
  overmind: { unitsPerJob: Number.MAX_SAFE_INTEGER, jobsPerBatch: 'one' },
};

/**
 * Splits the benchmarks to be run into the batches that will be submitted, in order.
 *
 * A benchmark of more units than one job takes becomes several jobs, as equal as can be. A seed covers a whole batch,
 * and two jobs of one benchmark with the same seed would sample the same units: with a seed, the k-th job of a
 * benchmark goes into the k-th batch, which has the seed `seed + k`. Without one, a single batch holds all.
 */
export function planBatches(benchmarks: readonly PlannedBenchmark[], seed: number | null): readonly PlannedBatch[] {
  const rounds = new Map<string, PlannedBatch & { readonly jobs: PlannedJob[] }>();
  for (const [index, { service, id, work, choice }] of benchmarks.entries()) {
    if (work.kind !== 'submit') continue;
    const { unitsPerJob, jobsPerBatch } = limits[service];
    const serviceSeed = capabilities[service].hasSeed ? seed : null;
    for (const [round, units] of splitUnits(work.units, unitsPerJob).entries()) {
      const offset = serviceSeed === null ? 0 : round;
      const key = [service, offset, ...(jobsPerBatch === 'one' ? [index] : [])].join(' ');
      const batch = rounds.get(key) ?? {
        service,
        index: rounds.size,
        seed: serviceSeed === null ? null : serviceSeed + offset,
        jobs: [],
        ...(choice && { choice }),
      };
      batch.jobs.push({ benchmark: index, benchmarkId: id, units, ...(work.run && { run: work.run }) });
      rounds.set(key, batch);
    }
  }
  return [...rounds.values()];
}

function splitUnits(units: number, most: number): readonly number[] {
  const jobs = Math.ceil(units / most);
  const each = Math.floor(units / jobs);
  const larger = units % jobs;
  return Array.from({ length: jobs }, (_, index) => (index < larger ? each + 1 : each));
}
