import type { Clock } from './clock.ts';
import type { Runner } from './github/actions.ts';
import type { Plan } from './plan/plan.ts';
import { publishJobIds } from './publish/publish.ts';
import type { RunRecord } from './record.ts';
import { renderProgressLine } from './report/log.ts';
import type { Report } from './report/report.ts';
import { type BenchmarkService, ServiceError } from './services/service.ts';
import { checkBudget, costOf } from './submit/budget.ts';
import { submitOnce } from './submit/submit-once.ts';
import { waitForJobs } from './wait/wait-for-jobs.ts';

/** What a run needs of the world. */
export interface GateWorld {
  readonly service: BenchmarkService;
  /** The endpoint's URL as it is sent, to know our jobs by. */
  readonly endpointUrl: string;
  readonly runner: Runner;
  /** Writes a line to the log, free of secrets and escaped. */
  readonly log: (line: string) => void;
  /** Where the run is shown while it goes on; null when nowhere. Told of every change; returns at once. */
  readonly comment: { showProgress(report: Report): void } | null;
  readonly clock: Clock;
  readonly random: () => number;
  readonly cancelled: AbortSignal;
}

/**
 * Takes a plan to its end: preflight, submit, wait. What it learns goes into the record, which judges it; so whatever
 * ends this, the record knows what is proven and what is not.
 */
export async function gate(
  plan: Plan,
  record: RunRecord,
  options: GateWorld & { readonly isDryRun: boolean },
): Promise<void> {
  record.plan = plan;
  const deadlineMs = options.clock.now() + plan.timeoutMs;
  if (!(await preflight(plan, record, options))) return;
  if (options.isDryRun) {
    record.endPlanned();
    return;
  }
  if (!(await submit(plan, record, { ...options, deadlineMs }))) return;
  await wait(plan, record, { ...options, deadlineMs });
}

const preflightLimitMs = 10_000;

/** Checks what can be checked before money is spent. False when the run must not go on. */
async function preflight(
  plan: Plan,
  record: RunRecord,
  { service, log, clock, cancelled }: GateWorld,
): Promise<boolean> {
  const toRun = plan.benchmarks.filter(({ work }) => work.kind === 'submit');
  if (toRun.length === 0) return true;
  using limit = clock.limit(preflightLimitMs, cancelled);
  try {
    const { names, unitPrices, balanceCredits, problems, warnings } = await service.preflight(toRun, limit.signal);
    record.names = names;
    record.unitPrices = unitPrices;
    record.warnings.push(...warnings);
    const costCredits = costOf(plan.batches, unitPrices);
    record.problems.push(...problems, ...checkBudget({ costCredits, balanceCredits, maxCredits: plan.maxCredits }));
    if (costCredits !== null)
      log(`The plan costs ${costCredits} credits${balanceCredits === null ? '' : ` of ${balanceCredits}`}.`);
  } catch (error) {
    if (error instanceof ServiceError)
      record.problems.push(`The service refused the check before submitting: ${error.message}.`);
    else if (!cancelled.aborted) throw error;
  }
  if (cancelled.aborted) record.problems.push('The run was cancelled before anything was submitted.');
  if (record.problems.length > 0) record.end('nothing was submitted');
  return record.problems.length === 0;
}

type Timed = GateWorld & { readonly deadlineMs: number };

/** Submits every batch once. False when not all could be started. */
async function submit(plan: Plan, record: RunRecord, world: Timed): Promise<boolean> {
  const { runner, log, comment, clock } = world;
  if (plan.batches.length === 0) {
    publishJobIds(record.report(clock.now()), runner);
    return true;
  }
  if (plan.batches.length > 1) {
    log(
      `Submitting ${plan.batches.length} batches with seeds ${plan.batches.map(({ seed }) => seed).join(', ')}, so that no two jobs of a benchmark sample the same units.`,
    );
  }
  const problem = await submitOnce({
    ...world,
    batches: plan.batches,
    onStarted: (started) => {
      record.started.push(started);
      publishJobIds(record.report(clock.now()), runner);
      log(`Submitted batch ${started.batchId ?? '(id unknown)'}: jobs ${started.jobIds.join(', ')}`);
    },
  });
  if (problem !== null) {
    record.problems.push(problem);
    if (record.started.length > 0) record.problems.push(howToGoOn(record));
    record.end(
      record.started.length > 0 ? 'not waited for, since not every batch could be started' : 'nothing was submitted',
    );
    return false;
  }
  comment?.showProgress(record.report(clock.now()));
  return true;
}

/** Waits until every job is final or waiting on is pointless. */
async function wait(plan: Plan, record: RunRecord, world: Timed): Promise<void> {
  const { service, log, comment, clock, deadlineMs, cancelled } = world;
  const startMs = clock.now();
  const waited = await waitForJobs({
    service,
    jobIds: record.jobIds,
    justCreated: plan.batches.length > 0,
    pollIntervalMs: plan.pollIntervalMs,
    failFast: plan.failFast,
    deadlineMs,
    clock,
    cancelled,
    hasFailed: () => record.judge().some(({ verdict }) => verdict === 'failed' || verdict === 'error'),
    onChange: (jobs) => {
      record.evidence = jobs;
      const report = record.report(clock.now());
      log(renderProgressLine({ benchmarks: report.benchmarks, elapsedMs: clock.now() - startMs }));
      comment?.showProgress(report);
    },
    onTrouble: (trouble) => log(trouble === null ? 'The service answers again.' : `Looking again soon: ${trouble}`),
  });
  record.evidence = waited.jobs;
  switch (waited.end) {
    case 'all-final':
      record.end('its job is final without a result');
      return;
    case 'deadline':
      record.end(`not finished within ${plan.timeoutMs / 60_000} minutes (timeout-minutes)`);
      break;
    case 'fail-fast':
      record.end('not finished: another benchmark had failed (fail-fast)');
      return;
    case 'cancelled':
      record.end('not finished: the run was cancelled');
      record.problems.push('The run was cancelled before every job was finished.');
      break;
  }
  record.problems.push(howToGoOn(record));
}

/** The exact lines that judge the paid jobs without paying again. */
function howToGoOn(record: RunRecord): string {
  return `The jobs stay at the service and may still finish there. To judge them without paying again, replace benchmark-ids, benchmark-counts or config by: job-ids: ${record.jobIds.join(',')}`;
}
