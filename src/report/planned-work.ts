import { capabilities } from '../plan/capabilities.ts';
import { isJudged, type Plan, type PlannedBatch, type PlannedBenchmark, type ServiceName } from '../plan/plan.ts';
import type { Preflight } from '../services/service.ts';

/** What a plan asks for one benchmark. */
export interface PlannedWork {
  /** Null where the service has no units, or a job that exists has them already. */
  readonly units: number | null;
  readonly jobs: number;
  /** What is run to compare it with; absent where nothing is. */
  readonly baseline?: { readonly units: number; readonly jobs: number };
  /**
   * What its jobs cost, those of its baseline included, 0 for those that exist; null where the service has no prices or this one could not
   * be read.
   */
  readonly credits: number | null;
}

type Prices = ReadonlyMap<ServiceName, Pick<Preflight, 'unitPrices'>>;

/** What the plan asks for each benchmark, in its order. */
export function describePlan({ benchmarks, batches }: Plan, prices: Prices): readonly PlannedWork[] {
  const jobsOf = (isWanted: (batch: PlannedBatch) => boolean) =>
    Map.groupBy(
      batches.filter(isWanted).flatMap(({ jobs }) => jobs),
      ({ benchmark }) => benchmark,
    );
  const [jobs, ofBaselines] = [jobsOf(isJudged), jobsOf((batch) => !isJudged(batch))];
  return benchmarks.map((benchmark, index): PlannedWork => {
    const { work, service } = benchmark;
    const { hasUnits, hasCredits } = capabilities[service];
    if (work.kind !== 'submit') return { units: null, jobs: 1, credits: hasCredits ? 0 : null };
    const run = ofBaselines.get(index) ?? [];
    const runUnits = run.reduce((sum, { units }) => sum + units, 0);
    return {
      units: hasUnits ? work.units : null,
      jobs: jobs.get(index)?.length ?? 0,
      ...(run.length > 0 && { baseline: { units: runUnits, jobs: run.length } }),
      credits: creditsOf(benchmark, work.units + runUnits, prices),
    };
  });
}

function creditsOf({ service, id }: PlannedBenchmark, units: number, prices: Prices): number | null {
  const price = prices.get(service)?.unitPrices?.get(id);
  if (price === undefined || price.basis === 'unreadable' || price.basis === 'list-failed') return null;
  // Prices are decimal fractions: 3 × 0.1 is 0.3 to the user.
  return Number((units * price.credits).toFixed(6));
}
