import { renderLogPlan } from '../report/log.ts';
import { ServiceError } from '../services/service.ts';
import { checkBudget, costOf } from '../submit/budget.ts';
import type { Stage } from './stage.ts';

const preflightLimitMs = 10_000;

/** Checks what can be checked before money is spent. Null when the run must not go on. */
export async function preflight({
  plan,
  record,
  service,
  clock,
  cancelled,
}: Stage): Promise<{ readonly balanceCredits: number | null } | null> {
  const toRun = plan.benchmarks.filter(({ work }) => work.kind === 'submit');
  if (toRun.length === 0) return { balanceCredits: null };
  let balanceCredits: number | null = null;
  using limit = clock.limit(preflightLimitMs, cancelled);
  try {
    const found = await service.preflight(toRun, limit.signal);
    record.names = found.names;
    record.unitPrices = found.unitPrices;
    record.warnings.push(...found.warnings);
    record.problems.push(...found.problems);
    balanceCredits = found.balanceCredits;
  } catch (error) {
    if (error instanceof ServiceError)
      record.problems.push(`The service refused the check before submitting: ${error.message}.`);
    else if (!cancelled.aborted) throw error;
  }
  if (cancelled.aborted) record.problems.push('The run was cancelled before anything was submitted.');
  if (record.problems.length === 0) return { balanceCredits };
  record.end('nothing was submitted');
  return null;
}

/** Whether limit and balance allow what is still to be submitted. */
export function affords({
  plan,
  record,
  log,
  runner,
  clock,
  balanceCredits,
}: Stage & { readonly balanceCredits: number | null }): boolean {
  const { unitPrices, started } = record;
  const costCredits = costOf(plan.batches.slice(started.length), unitPrices);
  // The limit is for the plan as a whole, whichever run pays for it.
  const problems = [
    ...checkBudget({
      costCredits: costOf(plan.batches, unitPrices),
      balanceCredits: null,
      maxCredits: plan.maxCredits,
    }),
    ...checkBudget({ costCredits, balanceCredits, maxCredits: null }),
  ];
  if (costCredits !== null && costCredits > 0)
    log(`The plan costs ${costCredits} credits${balanceCredits === null ? '' : ` of ${balanceCredits}`}.`);
  runner.logGroup('Plan', renderLogPlan(record.report(clock.now())));
  record.problems.push(...problems);
  if (problems.length > 0) record.end('nothing was submitted');
  return problems.length === 0;
}
