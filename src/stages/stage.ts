import type { Clock } from '../clock.ts';
import type { Runner } from '../github/actions.ts';
import { offers } from '../plan/offers.ts';
import type { Plan, PlannedBenchmark } from '../plan/plan.ts';
import type { PullRequestComment } from '../publish/pull-request-comment.ts';
import { quoteIds } from '../services/job-ids.ts';
import type { JobId } from '../services/service.ts';
import type { ServiceFor } from '../services/service-pool.ts';
import type { StartedBatch } from '../verdict/gather.ts';
import type { RunRecord } from './record.ts';

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
  readonly record: RunRecord;
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
export function noteStarted(record: RunRecord, started: StartedBatch): void {
  record.started.push(started);
  if (started.isFound !== true) return;
  record.warnings.push(
    `The answer to a submit was lost. The jobs ${quoteIds(started.jobIds)} were found instead: created at that moment for the same endpoint, and exactly what was asked for. Should another workflow have submitted the same at the same moment, they could be its own, and others may have been paid.`,
  );
}

/** The line that gives each job the threshold of its benchmark; none while it is not known whose each job is. */
function thresholdsFor(ids: readonly JobId[], record: RunRecord): readonly string[] {
  const benchmarks = record.judge();
  const all = new Set(benchmarks.map(({ benchmark }) => benchmark.thresholdPct));
  if (all.size === 1) return [`thresholds: ${[...all].join()}`];
  const byJob = new Map(
    benchmarks.flatMap(({ benchmark, jobs }) => jobs.map(({ id }) => [id, benchmark.thresholdPct] as const)),
  );
  return ids.every((id) => byJob.has(id)) ? [`thresholds: ${ids.map((id) => byJob.get(id)).join(',')}`] : [];
}

/** The lines that choose the score again that was chosen; null when there is more than one such choice. */
function choiceOf(benchmarks: readonly PlannedBenchmark[]): readonly string[] | null {
  const choices = benchmarks.map(({ service, choice }) => [
    ...(choice === undefined || choice.metric === offers[service].metrics[0] ? [] : [`metric: ${choice.metric}`]),
    ...(choice?.agent == null ? [] : [`agent: ${choice.agent}`]),
  ]);
  const [first, ...others] = new Map(choices.map((lines) => [lines.join(), lines])).values();
  return first === undefined || others.length > 0 ? null : first;
}

/** The exact lines that judge the paid jobs without paying again, and the easier way where the comment remembers them. */
export function howToGoOn({ record, comment }: Pick<Stage, 'record' | 'comment'>): string {
  const { plan, started } = record;
  if (started.length === 0) return 'The jobs may still finish at the service: run this again then.';
  const again = comment?.isPublished === true ? ' Run this again, and it goes on with them.' : '';
  const stay = `The jobs stay at the service and may still finish there.${again} To judge them without paying again,`;
  const benchmarks = plan?.benchmarks ?? [];
  const [first] = benchmarks;
  const open = started.map((batch) => ({ ...batch, jobIds: batch.jobIds.filter((id) => !record.stopped.has(id)) }));
  const choice = choiceOf(benchmarks);
  if (
    choice !== null &&
    benchmarks.every(({ service, work }) => service === first?.service && work.kind === 'submit')
  ) {
    const ids = open.flatMap(({ jobIds }) => jobIds);
    const lines = [
      ...(first === undefined ? [] : [`service: ${first.service}`]),
      `job-ids: ${ids.join(',')}`,
      ...thresholdsFor(ids, record),
      ...choice,
    ];
    return `${stay} replace benchmark-ids, benchmark-counts, thresholds or config by: ${lines.map((line) => `\`${line}\``).join(', ')}.`;
  }
  const byService = [
    ...Map.groupBy(
      open.filter(({ jobIds }) => jobIds.length > 0),
      ({ batch }) => batch.service,
    ),
  ];
  const lists = byService.map(
    ([service, batches]) => `${service} ${quoteIds(batches.flatMap(({ jobIds }) => jobIds))}`,
  );
  return `${stay} name them in the suite file by job-id, each with its threshold, metric and agent: ${lists.join('; ')}.`;
}
