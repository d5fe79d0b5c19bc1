import type { PlannedBenchmark } from '../plan/plan.ts';
import type { Job, JobId, Progress } from '../services/service.ts';

export type Verdict = 'passed' | 'failed' | 'inconclusive' | 'error';
/** `planned` is the verdict of a dry run. */
export type RunVerdict = Verdict | 'planned';

/** One job as it is shown below its benchmark. What is not known is null, never 0. */
export interface JudgedJob {
  readonly id: JobId;
  readonly state: Job['state'] | null;
  readonly scorePct: number | null;
  readonly passed: number | null;
  readonly scored: number | null;
  readonly durationMs: number | null;
  readonly credits: number | null;
  readonly progress: Progress | null;
  /** A plain sentence for anything that is not a score. */
  readonly reason: string | null;
}

/** One benchmark with its verdict: a row of every table. */
export interface JudgedBenchmark {
  readonly benchmark: PlannedBenchmark;
  /** The name to show: the suite file's, else the service's, else null. */
  readonly name: string | null;
  /** `running` only in a report of a run that is not over. */
  readonly verdict: RunVerdict | 'running';
  /** In percent, two decimals; null when there is no valid score. */
  readonly scorePct: number | null;
  readonly passed: number | null;
  readonly scored: number | null;
  readonly intervalPct: readonly [low: number, high: number] | null;
  /** Why it did not pass, in plain words; null when it passed. */
  readonly reason: string | null;
  readonly jobs: readonly JudgedJob[];
}
