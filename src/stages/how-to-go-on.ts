import { capabilities } from '../plan/capabilities.ts';
import type { PlannedBenchmark } from '../plan/plan.ts';
import type { RunState } from '../run-state.ts';
import { quoteIds } from '../services/job-ids.ts';
import type { JobId } from '../services/service.ts';
import type { Stage } from './stage.ts';

/** The line that gives each job the threshold of its benchmark; none while it is not known whose each job is. */
function thresholdsFor(ids: readonly JobId[], record: RunState): readonly string[] {
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
    ...(choice === undefined || choice.metric === capabilities[service].metrics[0] ? [] : [`metric: ${choice.metric}`]),
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
