import type { Plan, PlannedBenchmark } from '../plan/plan.ts';
import { ServiceError } from '../services/service.ts';
import type { Stage } from './stage.ts';

const findLimitMs = 30_000;

/** Finds the jobs that the plan names only as the newest of their kind. Null when one cannot be found. */
export async function findJobs(stage: Stage): Promise<Plan | null> {
  const { plan, record } = stage;
  const benchmarks = await Promise.all(plan.benchmarks.map((benchmark) => find(stage, benchmark)));
  const resolved = { ...plan, benchmarks };
  record.plan = resolved;
  if (record.problems.length === 0) return resolved;
  record.end('its job could not be found');
  return null;
}

async function find(
  { serviceFor, record, log, clock, cancelled }: Stage,
  benchmark: PlannedBenchmark,
): Promise<PlannedBenchmark> {
  const { work } = benchmark;
  if (work.kind !== 'newest') return benchmark;
  const wanted = Object.values(work.query).join(', ');
  using limit = clock.limit(findLimitMs, cancelled);
  try {
    const job = await serviceFor(benchmark).find?.(work.query, limit.signal);
    if (job) {
      log(`The newest job of ${wanted} is ${job.id}, created ${job.createdAt?.toISOString() ?? 'at an unknown time'}.`);
      return { ...benchmark, work: { kind: 'existing', jobId: job.id } };
    }
    record.problems.push(`No job was found for ${wanted}: check what it is called, and that the key may read it.`);
  } catch (error) {
    if (!(error instanceof ServiceError) && !limit.signal.aborted) throw error;
    const why = error instanceof ServiceError ? error.message : 'the service did not answer in time';
    record.problems.push(`The newest job of ${wanted} could not be found: ${why}.`);
  }
  return benchmark;
}
