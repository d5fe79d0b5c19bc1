import { isFinal } from '../services/service.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';
import type { JudgedJob } from '../verdict/judge-job.ts';

/** Whether a job's state is final. */
export function isOver({ state }: JudgedJob): boolean {
  return state !== null && isFinal({ state });
}

/** The share of a benchmark's work that is done, in percent: each job weighs the same, what is unknown counts as not begun. */
export function progressPct({ jobs }: JudgedBenchmark): number {
  if (jobs.length === 0) return 0;
  const done = jobs.reduce((sum, job) => sum + shareDone(job), 0);
  return Math.floor((100 * done) / jobs.length);
}

function shareDone(job: JudgedJob): number {
  if (isOver(job)) return 1;
  if (job.progress === null || !(job.progress.total > 0)) return 0;
  return Math.min(1, Math.max(0, job.progress.done / job.progress.total));
}
