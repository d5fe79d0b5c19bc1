import type { ProcessLife } from '../process-life.ts';
import type { Recorder } from '../recorder.ts';
import type { Asked, AttemptScript, RunScript, ServiceName } from '../story/story.ts';

/** One process of the action and what came of it. Times are milliseconds since the epoch; null is never. */
export interface Attempt {
  readonly run: RunScript;
  /** Counted from 1. */
  readonly number: number;
  readonly script: AttemptScript;
  /** For people: `#1.2` is the second attempt of the story's first run. */
  readonly name: string;
  readonly recorder: Recorder;
  readonly life: ProcessLife;
  readonly startedAtMs: number;
  /** When the first attempt of its run began. */
  readonly runBeganAtMs: number;
  /** The commits that it can be about: what its event names, or the pull request's heads while it went on. */
  readonly commits: Set<string>;
  cutAtMs: number | null;
  endedAtMs: number | null;
  /** Whether the check is green; null when the process was killed before its end. */
  passes: boolean | null;
  /** What it threw. */
  crash: unknown;
}

/**
 * What a run pays for as a whole: jobs of one plan serve another exactly when this is the same. It covers all benchmarks and
 * everything that selects the model.
 */
export function planKeyOf(asked: Asked): string {
  const { benchmarks, seed } = asked.plan;
  const paid = benchmarks.filter(({ service }) => service !== 'overmind');
  const services = [...new Set(paid.map(({ service }) => service))];
  return JSON.stringify([
    paid.map(({ service, id, units, minUnits = null }) => [service, id, units, minUnits]),
    seed,
    asked.plan.baseline ?? null,
    services.map((service) => modelKeyOf(asked, service)),
  ]);
}

/** What decides which model a job of this service runs: only Harmstack calls the endpoint. */
export function modelKeyOf({ endpoint }: Asked, service: ServiceName): string {
  const { query, header, model } = endpoint;
  return service === 'harmstack' ? `${query} ${header} ${model}` : model;
}

/** The same as far as a job's address, benchmark and size tell: two plans may differ in what no answer shows. */
export function visiblePlanOf({ plan, endpoint }: Asked): string {
  const benchmarks = plan.benchmarks
    .filter(({ service }) => service === 'harmstack')
    .map(({ service, id, units, minUnits = null }) => [service, id, units, minUnits]);
  return JSON.stringify([benchmarks, endpoint.query, plan.baseline ?? null]);
}

/** What runs share that remember each other: one comment. Null where there is none. */
export function scopeOf({ run, script }: Attempt): string | null {
  const { commentKey, plan } = script.asked;
  if (run.pull === null || plan.comment === 'never') return null;
  return `${run.pull} ${commentKey ?? run.workflow}`;
}

/** Whether both have the keys that the plan's services know them by, as far as these sign what is remembered. */
export function haveSameKeys(one: Attempt, other: Attempt): boolean {
  return one.script.asked.keys === other.script.asked.keys;
}
