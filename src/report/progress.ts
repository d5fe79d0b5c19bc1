import { isFinal, type Progress } from '../services/service.ts';
import type { JudgedJob } from '../verdict/judge-job.ts';
import { renderNumber } from './figures.ts';
import type { Row } from './rows.ts';

/** Whether a job's state is final. */
export function isOver({ state }: JudgedJob): boolean {
  return state !== null && isFinal({ state });
}

/** How many jobs a benchmark has, those that are not known yet included. */
export function countJobs({ planned, jobs }: Pick<Row, 'planned' | 'jobs'>): number {
  return Math.max(planned?.jobs ?? 0, jobs.length);
}

/** How far a benchmark is, over all its jobs: `1 of 3 jobs done`, `14 of 33 prompts`; empty while nothing is known. */
export function describeProgress(row: Pick<Row, 'planned' | 'jobs'>): readonly string[] {
  const jobs = countJobs(row);
  const done = row.jobs.filter(isOver).length;
  const units = sumProgress(row.jobs);
  return [
    ...(jobs > 1 ? [`${done} of ${jobs} jobs done`] : []),
    ...(units === null ? [] : [`${renderNumber(units.done)} of ${renderNumber(units.total)} ${units.what}`]),
  ];
}

/**
 * What jobs have done together, those that are over included; null where none tells, none runs any more, or they count different things.
 */
export function sumProgress(jobs: readonly JudgedJob[]): Omit<Progress, 'message'> | null {
  const known = jobs.flatMap(({ progress }) => progress ?? []);
  const [first] = known;
  const isRunning = jobs.some((job) => job.progress !== null && !isOver(job));
  if (first === undefined || !isRunning || known.some(({ what }) => what !== first.what)) return null;
  const sum = (read: (progress: Progress) => number) => known.reduce((total, each) => total + read(each), 0);
  return { done: sum(({ done }) => done), total: sum(({ total }) => total), what: first.what };
}
