import type { PlannedBatch, ServiceName } from '../plan/plan.ts';
import type { Preflight } from '../services/service.ts';

/** What each service told before money is spent. */
export type Told = ReadonlyMap<ServiceName, Pick<Preflight, 'unitPrices' | 'balanceCredits'>>;

/** What some batches cost in credits; null when none of their services has a price. */
export function costOf(batches: readonly PlannedBatch[], told: Told): number | null {
  const costs = batches.flatMap((batch) => costOfBatch(batch, told) ?? []);
  // Prices are decimal fractions: 3 × 0.1 is 0.3 to the user.
  return costs.length === 0 ? null : Number(costs.reduce((sum, cost) => sum + cost, 0).toFixed(6));
}

function costOfBatch({ service, jobs }: PlannedBatch, told: Told): number | null {
  const unitPrices = told.get(service)?.unitPrices ?? null;
  if (unitPrices === null) return null;
  return jobs.reduce((sum, { benchmarkId, units }) => sum + units * (unitPrices.get(benchmarkId) ?? 0), 0);
}

interface Budget {
  /** All batches of the plan: the limit holds for it, whichever run pays. */
  readonly planned: readonly PlannedBatch[];
  /** Those that are still to be paid. */
  readonly unpaid: readonly PlannedBatch[];
  readonly told: Told;
  /** The `max-credits` input. */
  readonly maxCredits: number | null;
}

/** Why the plan may not be submitted, each a full sentence; empty when it may. */
export function checkBudget({ planned, unpaid, told, maxCredits }: Budget): readonly string[] {
  const problems: string[] = [];
  const planCost = costOf(planned, told);
  if (planCost !== null && maxCredits !== null && planCost > maxCredits) {
    problems.push(
      `The plan costs ${planCost} credits, more than max-credits (${maxCredits}): raise max-credits or run fewer units.`,
    );
  }
  for (const [service, { balanceCredits }] of told) {
    const cost = costOf(
      unpaid.filter((batch) => batch.service === service),
      told,
    );
    if (cost !== null && balanceCredits !== null && cost > balanceCredits) {
      problems.push(
        `The plan costs ${cost} credits and the account has ${balanceCredits}: add credits or run fewer units.`,
      );
    }
  }
  return problems;
}
