import * as v from 'valibot';

/**
 * What is read of an event's payload, one field by one: a field that is missing or of another shape is null, be it with a local runner,
 * in a file written by hand or on a server of another version. Source: https://docs.github.com/webhooks/webhook-events-and-payloads
 */
export type EventPayload = v.InferOutput<typeof payloadSchema>;

export function parsePayload(payload: unknown): EventPayload {
  const parsed = v.safeParse(payloadSchema, payload);
  return parsed.success ? parsed.output : v.parse(payloadSchema, {});
}

function known<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(v.nullish(schema, null), null);
}

const text = known(v.pipe(v.string(), v.minLength(1)));
const number = known(v.pipe(v.number(), v.safeInteger(), v.minValue(1)));
/** What a deleted ref "points to" is no commit. */
const sha = known(v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/i), v.regex(/[^0]/)));
const repository = known(v.object({ id: number }));
const pullRequest = known(
  v.object({
    number,
    updated_at: text,
    head: known(
      v.object({
        sha,
        /** Null when the fork was deleted since; undefined when nothing is told. */
        repo: v.fallback(v.optional(v.nullable(v.object({ id: v.number() }))), undefined),
      }),
    ),
    base: known(v.object({ repo: repository })),
  }),
);

const payloadSchema = v.object({
  action: text,
  sender: known(v.object({ login: text })),
  repository: known(
    v.object({
      id: number,
      default_branch: text,
      /** GitHub sends seconds since the epoch with a push, and a date elsewhere. */
      pushed_at: known(v.union([v.string(), v.number()])),
    }),
  ),
  pull_request: pullRequest,
  issue: known(v.object({ number, pull_request: v.optional(v.unknown()) })),
  ref: text,
  after: sha,
  deleted: known(v.boolean()),
  head_commit: known(v.object({ id: sha })),
  merge_group: known(v.object({ head_ref: text })),
  deployment: known(v.object({ sha })),
  workflow_run: known(
    v.object({
      event: text,
      head_sha: sha,
      head_branch: text,
      head_repository: known(v.object({ owner: known(v.object({ login: text })) })),
      pull_requests: known(v.array(pullRequest)),
    }),
  ),
});
