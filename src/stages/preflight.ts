import type { PlannedBenchmark, ServiceName } from '../plan/plan.ts';
import { renderCount } from '../report/figures.ts';
import { renderLogPlan } from '../report/log.ts';
import { ServiceError } from '../services/service.ts';
import { checkBudget, costOf } from '../submit/budget.ts';
import type { Stage } from './stage.ts';

const preflightLimitMs = 10_000;

/** Checks what can be checked before money is spent. False when the run must not go on. */
export async function preflight(stage: Stage): Promise<boolean> {
  const { plan, record, cancelled } = stage;
  const toRun = plan.benchmarks.filter(({ work }) => work.kind === 'submit');
  const byService = Map.groupBy(toRun, ({ service }) => service);
  await Promise.all([...byService].map(([service, benchmarks]) => ask(stage, service, benchmarks)));
  if (cancelled.aborted) record.problems.push('The run was cancelled before anything was submitted.');
  if (record.problems.length > 0) record.end('nothing was submitted');
  return record.problems.length === 0;
}

async function ask(
  { serviceFor, record, clock, cancelled }: Stage,
  service: ServiceName,
  benchmarks: readonly PlannedBenchmark[],
): Promise<void> {
  const [first] = benchmarks;
  if (first === undefined) return;
  using limit = clock.limit(preflightLimitMs, cancelled);
  try {
    const told = await serviceFor(first).preflight(benchmarks, limit.signal);
    record.told.set(service, told);
    record.warnings.push(...told.warnings);
    record.problems.push(...told.problems);
  } catch (error) {
    if (error instanceof ServiceError) {
      record.problems.push(`The service refused the check before submitting: ${error.message}.`);
    } else if (!cancelled.aborted) throw error;
  }
}

/** Whether limit and balance allow what is still to be submitted. */
export function affords({ plan, record, log, runner, clock }: Stage): boolean {
  const { told, started } = record;
  const unpaid = plan.batches.slice(started.length);
  const cost = costOf(unpaid, told);
  if (cost !== null && cost > 0) {
    const balances = [...told.values()].flatMap(({ balanceCredits }) => balanceCredits ?? []);
    log(`The plan costs ${renderCount(cost, 'credit')}${balances.length === 0 ? '' : ` of ${balances.join(' + ')}`}.`);
  }
  runner.logGroup('Plan', renderLogPlan(record.report(clock.now())));
  const problems = checkBudget({ planned: plan.batches, unpaid, told, maxCredits: plan.maxCredits });
  record.problems.push(...problems);
  if (problems.length > 0) record.end('nothing was submitted');
  return problems.length === 0;
}
