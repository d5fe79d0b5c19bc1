import type { Plan, PlannedBatch } from '../plan/plan.ts';
import type { JobId } from '../services/service.ts';
import type { Case, Evidence } from './judge.ts';

/** A batch whose jobs exist: this run or an earlier one paid for them. */
export interface StartedBatch {
  readonly batch: PlannedBatch;
  readonly batchId: string | null;
  readonly jobIds: readonly JobId[];
}

interface Gathering {
  readonly plan: Plan;
  readonly started: readonly StartedBatch[];
  readonly evidence: ReadonlyMap<JobId, Evidence>;
  /** Names that the service gave before any job told its own, by benchmark id. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Gathers what speaks for and against each benchmark, in the plan's order. Jobs are paired with benchmarks by the
 * benchmark that they report, since no service promises that ids come back in the order in which jobs were asked for.
 */
export function gatherCases({ plan, started, evidence, names }: Gathering): readonly Case[] {
  const pairings = started.map((batch) => pairBatch(batch, evidence));
  return plan.benchmarks.map((benchmark, index) => {
    const name = names.get(benchmark.id) ?? null;
    if (benchmark.work.kind === 'existing') {
      return {
        benchmark,
        name,
        evidence: [evidenceOf(benchmark.work.jobId, evidence)],
        expectedJobs: 1,
        objections: [],
      };
    }
    const expectedJobs = plan.batches.flatMap(({ jobs }) => jobs).filter((job) => job.benchmark === index).length;
    const found = pairings.flatMap((pairing) => pairing.byBenchmark.get(index) ?? []);
    const objections = pairings.flatMap((pairing) => pairing.objections.get(index) ?? []);
    return { benchmark, name, evidence: found, expectedJobs, objections };
  });
}

interface Pairing {
  readonly byBenchmark: ReadonlyMap<number, readonly Evidence[]>;
  readonly objections: ReadonlyMap<number, readonly string[]>;
}

function pairBatch({ batch, jobIds }: StartedBatch, evidence: ReadonlyMap<JobId, Evidence>): Pairing {
  const asked = Map.groupBy(batch.jobs, ({ benchmark }) => benchmark);
  const indexOf = new Map(batch.jobs.map(({ benchmark, benchmarkId }) => [benchmarkId, benchmark]));
  const [onlyIndex] = asked.keys();
  const byBenchmark = new Map<number, Evidence[]>();
  const strays: string[] = [];
  for (const id of jobIds) {
    const item = evidenceOf(id, evidence);
    const reported = item.job?.benchmarkId ?? null;
    // A job that does not tell its benchmark can still belong to only one when the batch asked for only one.
    const index = reported !== null ? indexOf.get(reported) : asked.size === 1 ? onlyIndex : undefined;
    if (index !== undefined) byBenchmark.set(index, [...(byBenchmark.get(index) ?? []), item]);
    else if (reported !== null) strays.push(`job ${id} reports benchmark ${reported}, which was not asked for`);
    else if (item.job !== null) strays.push(`job ${id} does not tell its benchmark`);
  }
  const objections = new Map<number, readonly string[]>();
  for (const [index, jobs] of asked) {
    const found = byBenchmark.get(index)?.length ?? 0;
    if (found > jobs.length)
      objections.set(index, [`${found} jobs report this benchmark and ${jobs.length} were asked for`]);
    if (found < jobs.length && strays.length > 0) objections.set(index, strays);
  }
  return { byBenchmark, objections };
}

function evidenceOf(id: JobId, evidence: ReadonlyMap<JobId, Evidence>): Evidence {
  return evidence.get(id) ?? { id, job: null, lost: null };
}
