import type { PaidBatch } from '../ledger/ledger.ts';
import type { NextSteps } from '../notice.ts';
import { capabilities } from '../plan/capabilities.ts';
import type { Plan, PlannedBenchmark } from '../plan/plan.ts';
import type { JobId } from '../services/service.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';

interface Unfinished {
  readonly plan: Plan;
  readonly judged: readonly JudgedBenchmark[];
  /** What is paid and not closed. */
  readonly paid: readonly PaidBatch[];
  /** Whether running this again resumes these jobs. */
  readonly resumes: boolean;
}

/** How the paid jobs of a run that was cut off can be judged without paying again. */
export function nextSteps({ plan, judged, paid, resumes }: Unfinished): NextSteps {
  const { benchmarks, batches } = plan;
  const byService = Map.groupBy(paid, ({ index }) => batches[index]?.service);
  const jobs = [...byService].flatMap(([service, group]) =>
    service === undefined ? [] : [{ service, jobIds: group.flatMap(({ payment }) => payment.jobIds) }],
  );
  const choice = choiceOf(benchmarks);
  const [first] = benchmarks;
  const isOneService = benchmarks.every(({ service, work }) => service === first?.service && work.kind === 'submit');
  if (first === undefined || choice === null || !isOneService) return { resumes, inputs: null, jobs };
  const jobIds = jobs.flatMap((each) => each.jobIds);
  const inputs = [
    `service: ${first.service}`,
    `job-ids: ${jobIds.join(',')}`,
    ...thresholdsFor(jobIds, judged),
    ...choice,
  ];
  return { resumes, inputs, jobs };
}

/** The line that gives each job the threshold of its benchmark; none while it is not known whose each job is. */
function thresholdsFor(ids: readonly JobId[], judged: readonly JudgedBenchmark[]): readonly string[] {
  const all = new Set(judged.map(({ benchmark }) => benchmark.thresholdPct));
  if (all.size === 1) return [`thresholds: ${[...all].join()}`];
  const byJob = new Map(
    judged.flatMap(({ benchmark, jobs }) => jobs.map(({ id }) => [id, benchmark.thresholdPct] as const)),
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
