import { join } from 'node:path';
import type { RunScript } from '../story/story.ts';
import type { Attempt } from './attempt.ts';
import { workspace, writeWorkspaceFile } from './files.ts';

/** What the runner tells of a run in `GITHUB_*` variables. */
export function createEnvironment({
  run,
  number,
  runBeganAtMs,
}: Pick<Attempt, 'run' | 'number' | 'runBeganAtMs'>): Record<string, string> {
  return {
    GITHUB_WORKFLOW: run.workflow,
    GITHUB_JOB: 'gate',
    GITHUB_ACTION: '__self',
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_EVENT_NAME: run.event,
    GITHUB_EVENT_PATH: run.pull === null ? '' : writeEvent(run, runBeganAtMs),
    GITHUB_SHA: run.sha,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.number),
    GITHUB_RUN_ATTEMPT: String(number),
    GITHUB_API_URL: 'https://github.test',
    GITHUB_GRAPHQL_URL: 'https://github.test/graphql',
    GITHUB_WORKSPACE: workspace(),
  };
}

/** The event's payload, the same for every attempt, as far as it is read: https://docs.github.com/webhooks/webhook-events-and-payloads. */
function writeEvent(run: RunScript, atMs: number): string {
  const at = `${new Date(atMs - 1000).toISOString().slice(0, 19)}Z`;
  const repository = { id: 1, full_name: 'octo-org/octo-repo', pushed_at: at };
  const file = writeWorkspaceFile(`event-${run.id}.json`, JSON.stringify({ repository, ...payloadOf(run, at) }));
  return join(workspace(), file);
}

function payloadOf({ event, pull, commit, id }: RunScript, at: string): object {
  switch (event) {
    case 'pull_request':
    case 'pull_request_target': {
      const head = { sha: commit, ref: `topic-${pull}`, repo: { id: 1 } };
      const base = { ref: 'main', repo: { id: 1 } };
      // The first event of a pull request, or a label right after it.
      const action = id === 1001 ? 'synchronize' : 'labeled';
      return { action, number: pull, pull_request: { number: pull, updated_at: at, head, base } };
    }
    case 'issue_comment':
      return { action: 'created', issue: { number: pull, pull_request: {} }, comment: { created_at: at } };
    case 'workflow_dispatch':
    case 'schedule':
      return {};
  }
}
