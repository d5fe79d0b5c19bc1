import type { Cause, Notice } from '../notice.ts';
import type { History } from '../verdict/history.ts';
import type { JudgedBenchmark, RunVerdict } from '../verdict/judge.ts';
import type { Unfinished } from '../verdict/reason.ts';
import type { PlannedWork } from './planned-work.ts';

/** Everything that the comment, the summary, the log and the files show. All texts are already free of secrets, none is escaped. */
export interface Report {
  readonly title: string;
  readonly verdict: RunVerdict | 'running';
  /** The one code that best says why it is not green; null when it is, or is not over. */
  readonly cause: Cause | null;
  /** True when the verdict fails nothing (`warn-only`). */
  readonly warnOnly: boolean;
  /** Whether an inconclusive verdict fails nothing (`on-inconclusive`). */
  readonly warnOnInconclusive: boolean;
  /** Level of the intervals, in percent; null before there is a plan. */
  readonly confidencePct: number | null;
  /** The endpoint that its jobs of before are compared with, as far as it may be shown; null where none is. */
  readonly comparedUrl: string | null;
  /** In the order of the plan. */
  readonly benchmarks: readonly JudgedBenchmark[];
  /** What the plan asks for each benchmark, in the same order; empty where that is not known. */
  readonly planned: readonly PlannedWork[];
  /** Credits that each account has, as far as the services told; in the order of the services. */
  readonly balances: readonly number[];
  /** All that happened, in its order. */
  readonly notices: readonly Notice[];
  /**
   * Why what is not finished will not be waited for; null while it is, and when there is nothing of that kind. Holds nothing from outside.
   */
  readonly unfinished: Unfinished | null;
  /** Null when there are several services, or none could be read from the inputs. */
  readonly service: string | null;
  readonly model: string | null;
  /** The judged commit: a pull request's head, not its merge commit. */
  readonly commit: string | null;
  readonly commitUrl: string | null;
  readonly runUrl: string | null;
  readonly startedAt: Date;
  /** Null while it runs. */
  readonly finishedAt: Date | null;
  /** Credits that the plan's jobs cost; null where the service has none or nothing is known. */
  readonly credits: number | null;
  readonly batchIds: readonly string[];
  /** Every job id known so far, in order of submission. */
  readonly jobIds: readonly string[];
  /** What the benchmarks scored before; null where that is not asked for, or not known. */
  readonly history: History | null;
}
