import type { PaidBatch } from '../ledger/ledger.ts';
import type { NextSteps, PayableJob } from '../notice.ts';
import { isJudged, type Plan, type PlannedBenchmark } from '../plan/plan.ts';
import type { JobId } from '../services/service.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';

interface Unfinished {
  readonly plan: Plan;
  /** The plan's benchmarks, in its order. */
  readonly judged: readonly JudgedBenchmark[];
  /** What is paid and not closed. */
  readonly paid: readonly PaidBatch[];
  /** Whether running this again resumes these jobs. */
  readonly resumes: boolean;
}

/** How the paid jobs of a run that was cut off can be judged without paying again, beside those that existed before. */
export function nextSteps({ plan, judged, paid, resumes }: Unfinished): NextSteps {
  const owners = new Map(judged.flatMap(({ jobs }, index) => jobs.map(({ id }) => [id, index] as const)));
  const payable = (service: string, jobId: JobId, owner: number | undefined): PayableJob => {
    const benchmark = owner === undefined ? undefined : plan.benchmarks[owner];
    return { service, jobId, judged: benchmark === undefined ? null : describe(benchmark, countJobs(plan, owner) > 1) };
  };
  const existing = plan.benchmarks.flatMap(({ service, work }, index) =>
    work.kind === 'existing' ? [payable(service, work.jobId, index)] : [],
  );
  const own = paid.flatMap(({ index, payment }) => {
    const batch = plan.batches[index];
    if (batch === undefined) return [];
    // A job that was never read can still belong to only one when its batch asked for only one.
    const [only, ...others] = new Set(batch.jobs.map(({ benchmark }) => benchmark));
    return payment.jobIds.map((id) =>
      payable(batch.service, id, owners.get(id) ?? (others.length === 0 ? only : undefined)),
    );
  });
  const isPartial = isAnyMissing({ plan, judged, paid });
  return { resumes, isPartial, paidJobs: own.length, jobs: own.length === 0 ? [] : [...existing, ...own] };
}

/** Whether a batch is not paid that a benchmark without a verdict needs: in rounds also one that only the next ones ask for. */
function isAnyMissing({ plan, judged, paid }: Omit<Unfinished, 'resumes'>): boolean {
  const known = new Set(paid.map(({ index }) => index));
  const isOpen = (benchmark: number) => !isDecided(judged[benchmark]);
  const missing = plan.batches.filter((batch) => isJudged(batch) && !known.has(batch.index));
  return missing.some(({ jobs }) => jobs.some(({ benchmark }) => isOpen(benchmark)));
}

function isDecided(judged: JudgedBenchmark | undefined): boolean {
  return judged?.verdict === 'passed' || judged?.verdict === 'failed';
}

function countJobs({ batches }: Plan, owner: number | undefined): number {
  return batches
    .filter(isJudged)
    .flatMap(({ jobs }) => jobs)
    .filter(({ benchmark }) => benchmark === owner).length;
}

function describe({ thresholdPct, choice, level }: PlannedBenchmark, isPart: boolean): PayableJob['judged'] {
  const { metric = null, agent = null, scale = 100 } = choice ?? {};
  return { thresholdPct, metric, agent, scale, level, isPart };
}
