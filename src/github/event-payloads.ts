import * as v from 'valibot';

// What is read of each event's payload: https://docs.github.com/webhooks/webhook-events-and-payloads

const numberSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const shaSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/i));
const repositorySchema = v.nullable(v.object({ id: v.number() }));
export const pullRequestSchema = v.object({
  pull_request: v.object({
    number: numberSchema,
    head: v.object({ sha: shaSchema, repo: repositorySchema }),
    base: v.object({ repo: repositorySchema }),
  }),
});
export const pushSchema = v.object({ ref: v.string(), after: shaSchema, deleted: v.optional(v.boolean()) });
export const mergeGroupSchema = v.object({ merge_group: v.object({ head_ref: v.string(), head_sha: shaSchema }) });
export const issueCommentSchema = v.object({
  issue: v.object({ number: numberSchema, pull_request: v.optional(v.unknown()) }),
});
export const workflowRunSchema = v.object({
  repository: v.object({ id: v.number() }),
  workflow_run: v.object({
    event: v.string(),
    head_sha: shaSchema,
    head_branch: v.nullable(v.string()),
    head_repository: v.nullish(v.object({ owner: v.object({ login: v.string() }) })),
    pull_requests: v.array(
      v.object({
        number: numberSchema,
        head: v.object({ sha: shaSchema, repo: v.object({ id: v.number() }) }),
        base: v.object({ repo: v.object({ id: v.number() }) }),
      }),
    ),
  }),
});
export const senderSchema = v.object({ sender: v.object({ login: v.string() }) });
