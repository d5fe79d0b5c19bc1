import type { PlannedBenchmark, ServiceName } from '../plan/plan.ts';
import { renderCount } from '../report/figures.ts';
import { renderLogPlan } from '../report/log.ts';
import { ServiceError } from '../services/service.ts';
import { checkBudget, costOf } from '../submit/budget.ts';
import { objectionsToExisting } from '../verdict/pair-jobs.ts';
import { howToGoOn } from './how-to-go-on.ts';
import { isCancelled, type Stage } from './stage.ts';

const preflightLimitMs = 10_000;

/**
 * Checks what can be checked before money is spent: also the keys of services that are only read, and the jobs to be judged
 * there, since what fails on them later would have been paid for in vain. False when the run must not go on.
 */
export async function preflight(stage: Stage & { readonly isDryRun: boolean }): Promise<boolean> {
  const { plan, record, isDryRun, cancelled } = stage;
  if (plan.batches.length === 0 && !isDryRun) return true;
  const byService = Map.groupBy(plan.benchmarks, ({ service }) => service);
  await Promise.all([...byService].map(([service, benchmarks]) => ask(stage, service, benchmarks)));
  await Promise.all(plan.benchmarks.map((benchmark) => checkExisting(stage, benchmark)));
  if (isCancelled(cancelled)) record.problems.push('The run was cancelled before anything was submitted.');
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
    const toRun = benchmarks.filter(({ work }) => work.kind === 'submit');
    const told = await serviceFor(first).preflight(toRun, limit.signal);
    record.told.set(service, told);
    record.warnings.push(...told.warnings);
    record.problems.push(...told.problems);
  } catch (error) {
    if (error instanceof ServiceError) {
      const advice = error.kind === 'unauthorised' ? ' Check the key in service-api-key, and service-url.' : '';
      record.problems.push(`The service refused the check before submitting: ${error.message}.${advice}`);
    } else if (!cancelled.aborted) throw error;
  }
}

/** Whether a job to be judged can be read, and can prove anything. What may pass keeps only a dry run, which reads it no second time. */
async function checkExisting(
  { plan, serviceFor, record, clock, cancelled, isDryRun }: Stage & { readonly isDryRun: boolean },
  benchmark: PlannedBenchmark,
): Promise<void> {
  if (benchmark.work.kind !== 'existing' || record.problems.length > 0) return;
  using limit = clock.limit(preflightLimitMs, cancelled);
  const looks = await serviceFor(benchmark).look([benchmark.work.jobId], limit.signal);
  for (const look of looks) {
    if ('job' in look) {
      const [objection] = objectionsToExisting(look.job, { plan, benchmark, startedAtMs: record.facts.startedAtMs });
      if (objection !== undefined) record.problems.push(`Job ${look.id} cannot be judged: ${objection}.`);
    } else if (isDryRun || look.error.isRefusal) {
      record.problems.push(`Job ${look.id} cannot be read: ${look.error.message}.`);
    }
  }
}

/** Whether limit and balance allow what is still to be submitted. */
export function affords(stage: Stage): boolean {
  const { plan, record, log, runner, clock } = stage;
  const { told, started } = record;
  const { unpaid } = record;
  const cost = costOf(unpaid, told);
  if (cost !== null && cost > 0) {
    const balances = [...told.values()].flatMap(({ balanceCredits }) => balanceCredits ?? []);
    log(`The plan costs ${renderCount(cost, 'credit')}${balances.length === 0 ? '' : ` of ${balances.join(' + ')}`}.`);
  }
  runner.logGroup('Plan', renderLogPlan(record.report(clock.now())));
  const problems = checkBudget({ planned: plan.batches, unpaid, told, maxCredits: plan.maxCredits });
  record.problems.push(...problems);
  if (problems.length === 0) return true;
  if (started.length === 0) record.end('nothing was submitted');
  else {
    // What an earlier run paid for stays remembered for the next one.
    record.endEarly('the rest was not submitted');
    record.problems.push(howToGoOn(stage));
  }
  return false;
}
