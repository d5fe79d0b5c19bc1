import * as v from 'valibot';
import { providerNames } from './providers.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const benchmark = {
  benchmark_id: v.number(),
  benchmark_count: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)), 1),
};
const endpoint = {
  endpoint_url: v.pipe(v.string(), v.url()),
  api_key: text,
  provider: v.exactOptional(v.picklist(providerNames), 'openai'),
  model: v.exactOptional(v.string()),
  headers: v.exactOptional(v.record(v.string(), v.string()), {}),
  seed: v.exactOptional(v.number()),
};

// Stricter than a server may be, which can ignore unknown fields: a misspelt one is a mistake that a test must see.
/** Body of `POST /jobs`. */
export const jobRequest = v.strictObject({ ...endpoint, ...benchmark });
/** Body of `POST /jobs/batch`. */
export const batchRequest = v.strictObject({
  ...endpoint,
  jobs: v.pipe(v.array(v.strictObject(benchmark)), v.minLength(1)),
});

const jobStatuses = ['pending', 'running', 'completed', 'failed'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** Query of `GET /jobs`. */
export const listRequest = v.object({
  status: v.exactOptional(v.picklist(jobStatuses), 'completed'),
  limit: v.exactOptional(v.pipe(v.string(), v.digits(), v.toNumber(), v.minValue(1)), '10'),
});

export interface ErrorAnswer {
  readonly error: string;
}

export interface JobAccepted {
  readonly job_id: string;
  readonly status: 'pending';
  readonly message: string;
}

export interface BatchAccepted {
  readonly batch_id: string;
  readonly job_ids: readonly string[];
  readonly status: 'pending';
  readonly message: string;
}

/** What a job tells in every state. */
interface JobBase {
  readonly job_id: string;
  readonly module: 'Haystack';
  readonly benchmark_id: number;
  readonly benchmark_name: string;
  readonly endpoint_url: string;
  /** The vendor's spelling. */
  readonly needle_annnoted_count: number;
  readonly hay_non_annotated_count: number;
  readonly total_prompts: number;
  readonly created_at: string;
}

interface Unfinished extends JobBase {
  readonly status: 'pending' | 'running';
  readonly completed_at: null;
}

interface Completed extends JobBase {
  readonly status: 'completed';
  readonly completed_at: string;
  readonly passed_count: number;
  readonly failed_count: number;
  readonly score_pct: number;
  readonly total_scored: number;
}

interface Failed extends JobBase {
  readonly status: 'failed';
  readonly completed_at: string;
}

/** A job in the list: without price and progress. */
export type JobRow = Unfinished | Completed | Failed;

/** The progress of a running job. */
export interface ProgressFields {
  readonly current: number;
  readonly total: number;
  readonly message: string;
}

/** A job asked for by its id; the progress is there while it runs. */
export type JobAnswer = JobRow & { readonly price: number } & Partial<ProgressFields>;

export interface JobList<Row = JobRow> {
  readonly jobs: readonly Row[];
}

interface BenchmarkRow {
  readonly id: number;
  readonly merchant_id: string;
  readonly name: string;
  readonly display_name: string;
  readonly version: string;
  readonly benchmark_property_id?: number;
  readonly price_per_benchmark_unit: number;
  readonly currency: string;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface BenchmarkList {
  readonly benchmarks: readonly BenchmarkRow[];
}

export interface Me {
  readonly organization_id: string;
  readonly account_id: string;
  readonly available_credits: number;
}
