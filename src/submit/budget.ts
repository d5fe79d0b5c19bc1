import type { PlannedBatch } from '../plan/plan.ts';

/** What some batches cost in credits; null when the service has no price. */
export function costOf(
  batches: readonly PlannedBatch[],
  unitPrices: ReadonlyMap<string, number> | null,
): number | null {
  if (unitPrices === null) return null;
  const cost = batches
    .flatMap(({ jobs }) => jobs)
    .reduce((sum, { benchmarkId, units }) => sum + units * (unitPrices.get(benchmarkId) ?? 0), 0);
  // Prices are decimal fractions: 3 × 0.1 is 0.3 to the user.
  return Number(cost.toFixed(6));
}

interface Budget {
  readonly costCredits: number | null;
  readonly balanceCredits: number | null;
  /** The `max-credits` input. */
  readonly maxCredits: number | null;
}

/** Why the plan may not be submitted, each a full sentence; empty when it may. */
export function checkBudget({ costCredits, balanceCredits, maxCredits }: Budget): readonly string[] {
  if (costCredits === null) return [];
  const problems: string[] = [];
  if (maxCredits !== null && costCredits > maxCredits) {
    problems.push(
      `The plan costs ${costCredits} credits, more than max-credits (${maxCredits}): raise max-credits or run fewer units.`,
    );
  }
  if (balanceCredits !== null && costCredits > balanceCredits) {
    problems.push(
      `The plan costs ${costCredits} credits and the account has ${balanceCredits}: add credits or run fewer units.`,
    );
  }
  return problems;
}
