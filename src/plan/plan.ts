/** The services this action can gate on. */
export const serviceNames = ['harmstack'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** One row of every table: a benchmark with its threshold, and the work that will give its score. */
export interface PlannedBenchmark {
  readonly service: ServiceName;
  /** What the user named: a benchmark id, else a job id. Always shown escaped. */
  readonly id: string;
  /** Display name from the suite file; the service's own name is used when this is null. */
  readonly name: string | null;
  /** Lowest score that passes, in percent. */
  readonly thresholdPct: number;
  readonly work: Work;
}

/** Where a benchmark's score comes from: jobs to be paid for, or a job that exists. */
export type Work =
  | { readonly kind: 'submit'; readonly units: number }
  | { readonly kind: 'existing'; readonly jobId: string };

/** One job to be paid for. */
export interface PlannedJob {
  /** Index into {@link Plan.benchmarks}; several jobs may serve one benchmark, and their units are pooled. */
  readonly benchmark: number;
  readonly benchmarkId: string;
  readonly units: number;
}

/** The jobs that one submit request starts. */
export interface PlannedBatch {
  readonly service: ServiceName;
  /** Seed of the whole batch; null lets the service choose. */
  readonly seed: number | null;
  readonly jobs: readonly PlannedJob[];
}

/** The model under test as far as it may be shown: no key, no header value, no user info and no query in the URL. */
export interface Endpoint {
  readonly displayUrl: string;
  readonly provider: string;
}

/** All that one run was asked to do. Holds no secret. */
export interface Plan {
  readonly benchmarks: readonly PlannedBenchmark[];
  /** In the order of submission; empty when existing jobs are judged. */
  readonly batches: readonly PlannedBatch[];
  readonly endpoint: Endpoint | null;
  readonly model: string | null;
  /** Null: no limit of its own, only the balance. */
  readonly maxCredits: number | null;
  readonly failFast: boolean;
  readonly timeoutMs: number;
  readonly pollIntervalMs: number;
}
