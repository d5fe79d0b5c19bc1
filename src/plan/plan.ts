import type { BaselineSource, Comparing } from './baseline.ts';

/** The services this action can gate on. */
export const serviceNames = ['harmstack', 'runloop', 'overmind'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** What a benchmark's verdict does: `warn` is shown and blocks nothing. */
export const levels = ['block', 'warn'] as const;
export type Level = (typeof levels)[number];

/** One row of every table: a benchmark with its threshold, and the work that will give its score. */
export interface PlannedBenchmark {
  readonly service: ServiceName;
  /** What the user named: a benchmark id, else a job id. Always shown escaped. */
  readonly id: string;
  /** Display name from the suite file; the service's own name is used when this is null. */
  readonly name: string | null;
  /** Lowest score that passes, in percent; null where only a baseline says what passes. */
  readonly thresholdPct: number | null;
  readonly level: Level;
  readonly work: Work;
  /** What its score is compared with; absent where that is nothing. */
  readonly baseline?: BaselineSource;
  /** Absent where the service has only one score. */
  readonly choice?: ScoreChoice;
}

/** Which of a job's scores is judged, where a service has several. */
export interface ScoreChoice {
  /** The `metric` input: a name of the service's own. */
  readonly metric: string;
  /** The agent whose score is judged; null judges the worst of all. */
  readonly agent: string | null;
  /** The top of the scale that the service's scores are on. */
  readonly scale: 1 | 100;
}

/** Jobs to be paid for. */
export interface SubmitWork {
  readonly kind: 'submit';
  /** In rounds the most that are ever run. */
  readonly units: number;
  /** After how many units it is looked whether it is decided, rising up to all of them; absent without rounds. */
  readonly looks?: readonly number[];
  readonly run?: AgentRun;
}

/** Where a benchmark's score comes from: jobs to be paid for, a job that exists, or the newest of some jobs that exist. */
export type Work =
  | SubmitWork
  | { readonly kind: 'existing'; readonly jobId: string }
  /** `isMissing`: it was looked for in vain, and the run goes on without it. */
  | { readonly kind: 'newest'; readonly query: JobQuery; readonly isMissing?: true };

/** What the newest job is looked for by; at least one is given that can be told from a job itself, so not `search` alone. */
export interface JobQuery {
  readonly name?: string;
  readonly benchmarkId?: string;
  readonly project?: string;
  readonly promptSlug?: string;
  readonly jobType?: string;
  /** A status as the service names it. */
  readonly status?: string;
  /** Words that the service alone searches for. */
  readonly search?: string;
}

/** A job that runs agents on scenarios. */
export interface AgentRun {
  readonly source:
    | { readonly kind: 'benchmark'; readonly id: string }
    | { readonly kind: 'scenarios'; readonly ids: readonly string[] }
    | HarborSource;
  readonly agents: readonly Agent[];
  readonly orchestrator: Orchestrator | null;
}

/** A Harbor job file, which names its own agents. */
export interface HarborSource {
  readonly kind: 'harbor';
  /** Its text, which is handed on. */
  readonly yaml: string;
  /** The names of its agents; absent where it does not name them all. */
  readonly agents?: readonly string[];
  /** Their models, in the same order; null for one whose model it does not name, absent where it names none. */
  readonly models?: readonly (string | null)[];
  /** How often it has every task run; absent where it does not say. */
  readonly attempts?: number;
}

/** One agent configuration; null and empty leave the service's default. */
export interface Agent {
  readonly name: string;
  readonly agentId: string | null;
  readonly model: string | null;
  readonly timeoutSeconds: number | null;
  readonly kwargs: Readonly<Record<string, string>>;
  /** Environment variables of the agent: they stand in the suite file, so they are no secrets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Names of the service's stored secrets by environment variable. */
  readonly secrets: Readonly<Record<string, string>>;
}

export interface Orchestrator {
  readonly attempts: number | null;
  readonly concurrentTrials: number | null;
  readonly timeoutMultiplier: number | null;
  readonly quiet: boolean | null;
}

/** One job to be paid for. */
export interface PlannedJob {
  /** Index into {@link Plan.benchmarks}; several jobs may serve one benchmark, and their units are pooled. */
  readonly benchmark: number;
  readonly benchmarkId: string;
  readonly units: number;
  readonly run?: AgentRun;
}

/** The jobs that one submit request starts. */
export interface PlannedBatch {
  readonly service: ServiceName;
  /** Seed of the whole batch; null lets the service choose. */
  readonly seed: number | null;
  readonly jobs: readonly PlannedJob[];
  readonly choice?: ScoreChoice;
  /** Its place in the plan, counted from 0. */
  readonly index: number;
  /** `baseline`: its jobs run against the endpoint of before, and are judged by nothing but what is compared with them. */
  readonly role?: 'baseline';
  /** Which round it belongs to; absent in the first. Of later rounds only that is submitted which is still undecided. */
  readonly round?: number;
}

/** A batch with these of its jobs alone, by their places in it; with all of them where none are named. */
export function withJobs(batch: PlannedBatch, places: readonly number[] | undefined): PlannedBatch {
  return places === undefined ? batch : { ...batch, jobs: places.flatMap((place) => batch.jobs[place] ?? []) };
}

/** Which round a batch belongs to, counted from 1. */
export function roundOf({ round = 1 }: Pick<PlannedBatch, 'round'>): number {
  return round;
}

/** What each job of a batch was asked to run; null where it runs no agents. */
export function runOf({ jobs }: Pick<PlannedBatch, 'jobs'>): AgentRun | null {
  // A batch that runs agents is one job, or all of its jobs are alike.
  const [run = null, ...others] = new Set(jobs.map((job) => job.run ?? null));
  return others.length === 0 ? run : null;
}

/** What reads a job: a service, bound to the score that is judged. */
export type Reader = Pick<PlannedBenchmark, 'service' | 'choice'> & Pick<PlannedBatch, 'role'>;

/** Whether its jobs are judged: those of a baseline never are. */
export function isJudged({ role }: Pick<PlannedBatch, 'role'>): boolean {
  return role === undefined;
}

/** Names a reader: benchmarks of one service whose scores are chosen alike have the same and are looked at together. */
export function readerKey({ service, choice, role }: Reader): string {
  return JSON.stringify([service, choice?.metric, choice?.agent, choice?.scale, ...(role === undefined ? [] : [role])]);
}

/** The model under test as far as it may be shown: no key, no header value, no user info and no query in the URL. */
export interface Endpoint {
  readonly displayUrl: string;
  readonly provider: string;
}

/** What is odd about a plan, and may be meant all the same. */
export type PlanWarning =
  /** A threshold of exactly 1%: a share of 1 may have been meant. Indexes into {@link Plan.benchmarks}. */
  | { readonly code: 'threshold-of-one-percent'; readonly benchmarks: readonly number[] }
  /** An endpoint without a path, of a provider whose endpoints have one. */
  | { readonly code: 'endpoint-without-path'; readonly displayUrl: string; readonly provider: string }
  /** An endpoint that no service of the run calls. */
  | { readonly code: 'endpoint-unused'; readonly services: readonly ServiceName[] };

/** How scores are held against their thresholds. */
export interface Judging {
  /** By the score itself, or by its confidence interval. */
  readonly judgeBy: 'score' | 'interval';
  /** Level of the intervals, in percent. */
  readonly confidencePct: number;
  /** What an inconclusive result does to the check. */
  readonly onInconclusive: 'fail' | 'warn';
}

/** All that one run was asked to do. Holds no secret. */
export interface Plan {
  readonly benchmarks: readonly PlannedBenchmark[];
  /** In the order of submission; empty when existing jobs are judged. */
  readonly batches: readonly PlannedBatch[];
  readonly endpoint: Endpoint | null;
  /** Name of the agent to run, or that existing jobs must have run. */
  readonly agent: string | null;
  readonly model: string | null;
  readonly judging: Judging;
  /** How scores are compared with their baselines; null where none has one. */
  readonly comparing: Comparing | null;
  /** Null: no limit of its own, only the balance. */
  readonly maxCredits: number | null;
  readonly failFast: boolean;
  /** An existing job that is older is refused; null refuses none. */
  readonly maxAgeMs: number | null;
  readonly timeoutMs: number;
  readonly pollIntervalMs: number;
  readonly warnings: readonly PlanWarning[];
}

/** The service that a plan asks; null when it asks several, or none. */
export function serviceOf(plan: Plan): string | null {
  const [only = null, ...others] = new Set(plan.benchmarks.map(({ service }) => service));
  return others.length === 0 ? only : null;
}
