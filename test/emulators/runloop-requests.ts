import type { BenchmarkJobCreateParams } from '@runloop/api-client/resources/benchmark-jobs';
import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty());
const textsByName = v.exactOptional(v.nullable(v.record(v.string(), v.string())));

const agentConfig = v.strictObject({
  name: text,
  type: v.literal('job_agent'),
  agent_id: v.exactOptional(v.nullable(text)),
  model_name: v.exactOptional(v.nullable(text)),
  timeout_seconds: v.exactOptional(v.nullable(v.pipe(v.number(), v.gtValue(0)))),
  kwargs: textsByName,
  agent_environment: v.exactOptional(
    v.nullable(v.strictObject({ environment_variables: textsByName, secrets: textsByName })),
  ),
});

const orchestratorConfig = v.strictObject({
  n_concurrent_trials: v.exactOptional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)))),
  n_attempts: v.exactOptional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))),
  timeout_multiplier: v.exactOptional(v.nullable(v.pipe(v.number(), v.gtValue(0)))),
  quiet: v.exactOptional(v.nullable(v.boolean())),
});

const howToRun = {
  agent_configs: v.pipe(v.array(agentConfig), v.minLength(1, 'at least one agent must be given')),
  orchestrator_config: v.exactOptional(v.nullable(orchestratorConfig)),
};

const spec = v.variant('type', [
  v.strictObject({ type: v.literal('harbor'), inline_yaml: text }),
  v.strictObject({ type: v.literal('benchmark'), benchmark_id: text, ...howToRun }),
  v.strictObject({ type: v.literal('scenarios'), scenario_ids: v.pipe(v.array(text), v.minLength(1)), ...howToRun }),
]);

/** Stricter than the vendor, who ignores unknown fields: a misspelt one is a mistake of ours that a test must see. */
const createParams = v.strictObject({ name: v.exactOptional(v.nullable(text)), spec });

/** The body of a creation: the official client's type, with the one spec that the vendor demands. */
export interface CreateParams extends BenchmarkJobCreateParams {
  spec: NonNullable<BenchmarkJobCreateParams['spec']>;
}

export type Spec = CreateParams['spec'];

const listParams = v.object({
  name: v.optional(v.string()),
  limit: v.optional(v.pipe(v.string(), v.digits(), v.toNumber(), v.minValue(1), v.maxValue(5000)), '20'),
  starting_after: v.optional(v.string()),
  include_total_count: v.optional(v.picklist(['true', 'false']), 'true'),
});

export type ListParams = v.InferOutput<typeof listParams>;

/** What a request asks for, or the words that refuse it. */
export type Parsed<T> = { readonly params: T } | { readonly problem: string };

/** Reads the body of `POST /v1/benchmark_jobs`. */
export function parseCreate(body: string): Parsed<CreateParams> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { problem: 'the body is not JSON' };
  }
  const parsed = v.safeParse(createParams, json);
  return parsed.success ? { params: parsed.output } : { problem: wordsOf(parsed.issues) };
}

/** Reads the query of `GET /v1/benchmark_jobs`: `limit` is 20 unless given and at most 5000 (the vendor's list page). */
export function parseList(query: URLSearchParams): Parsed<ListParams> {
  const parsed = v.safeParse(listParams, Object.fromEntries(query));
  return parsed.success ? { params: parsed.output } : { problem: wordsOf(parsed.issues) };
}

function wordsOf(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join('; ');
}
