import type { ReadBaselines } from './past/read-baselines.ts';
import type { Plan, PlannedJob } from './plan/plan.ts';
import type { JobId } from './services/service.ts';
import type { NeededBaselines } from './submit/next-round.ts';
import type { BaselineRun } from './verdict/baseline.ts';
import type { CaseBaseline } from './verdict/judge.ts';
import type { Evidence } from './verdict/judge-job.ts';

/** What is known of what a run's benchmarks are compared with. */
export interface RunBaselines {
  readonly read: ReadBaselines;
  /** What baselines need to be run, known when it is read what the account has. */
  readonly needed: NeededBaselines;
}

export const nothingRead: RunBaselines = { read: { looks: new Map(), listed: new Map() }, needed: new Map() };

interface Compared {
  readonly plan: Plan;
  readonly rules: typeof import('./verdict/rules.ts');
  /** The benchmark's place in the plan. */
  readonly index: number;
  readonly evidence: readonly Evidence[];
  /** Null where nothing was run for it. */
  readonly run: BaselineRun | null;
  /** The full address of the endpoint that jobs of before ran against; null where none is named. */
  readonly endpointUrl: string | null;
  readonly ownIds: ReadonlySet<JobId>;
  /** When the run began, in milliseconds since the epoch. */
  readonly startedAtMs: number;
}

/** The baseline of a benchmark by what is known now; null where it has none. */
export function findRunBaseline(
  { read: { looks, listed }, needed }: RunBaselines,
  { plan, rules, index, evidence, run, endpointUrl, ownIds, startedAtMs }: Compared,
): CaseBaseline | null {
  const { benchmarks, batches, comparing } = plan;
  const benchmark = benchmarks[index];
  if (benchmark?.baseline === undefined || comparing === null) return null;
  const { service, baseline: source } = benchmark;
  const isOwn = ({ benchmark: owner }: PlannedJob) => owner === index;
  const isNeeded = [...needed].some(([batch, places]) =>
    places.some((place) => batches[batch]?.jobs[place]?.benchmark === index),
  );
  const found = rules.findBaseline({
    source,
    run,
    canRun: isNeeded,
    look: looks.get(index) ?? null,
    listed: listed.get(service) ?? null,
    endpointUrl,
    isSeeded: batches.some(({ seed, jobs }) => seed !== null && jobs.some(isOwn)),
    comparing,
    ...rules.factsOf(benchmark, evidence),
    ownIds,
    startedAtMs,
  });
  return { comparing, found };
}
