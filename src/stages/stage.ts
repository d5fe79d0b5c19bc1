import type { Clock } from '../clock.ts';
import type { PullRequestComment } from '../comment/pull-request-comment.ts';
import type { Runner } from '../github/runner.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunState } from '../run-state.ts';
import { quoteIds } from '../services/job-ids.ts';
import type { ServiceFor } from '../services/service-pool.ts';
import type { StartedBatch } from '../verdict/pair-jobs.ts';

/** What a run needs of the world. */
export interface World {
  readonly serviceFor: ServiceFor;
  /** Begins the labels of this run's batches; the same for no other run. */
  readonly labelPrefix: string;
  /** The endpoint's URL as it is sent, to know our jobs by. */
  readonly endpointUrl: string;
  /** Whether others of the same workflow submit at the same moment: legs of a matrix. */
  readonly hasSiblings: boolean;
  /** Which run this is: `GITHUB_RUN_ID`. */
  readonly runId: number;
  readonly runner: Runner;
  /** Writes a line to the log, free of secrets and escaped. */
  readonly log: (line: string) => void;
  /** Where the run is shown while it goes on, and what an earlier run left there; null when nowhere. */
  readonly comment: Pick<PullRequestComment, 'isPublished' | 'recall' | 'announce' | 'showProgress'> | null;
  readonly clock: Clock;
  readonly random: () => number;
  readonly cancelled: AbortSignal;
}

/** What every stage of a run is given. It notes what it learns in the record, whatever comes of it. */
export interface Stage extends World {
  readonly plan: Plan;
  readonly record: RunState;
  /** When waiting ends, in milliseconds since the epoch. */
  readonly deadlineMs: number;
}

/** Why a run is ended that nobody has cancelled. */
export class ActionFault extends Error {
  override readonly name = 'ActionFault';
}

/** Whether somebody has cancelled the run. */
export function isCancelled({ aborted, reason }: AbortSignal): boolean {
  return aborted && !(reason instanceof ActionFault);
}

/** Notes jobs that are paid, and what is uncertain about them. */
export function noteStarted(record: RunState, started: StartedBatch): void {
  record.started.push(started);
  if (started.isFound !== true) return;
  record.warnings.push(
    `The answer to a submit was lost. The jobs ${quoteIds(started.jobIds)} were found instead: created at that moment for the same endpoint, and exactly what was asked for. Should another workflow have submitted the same at the same moment, they could be its own, and others may have been paid.`,
  );
}
