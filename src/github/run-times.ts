import * as v from 'valibot';
import { parseAnswer } from './answer.ts';
import type { GitHubClient, Repository } from './client.ts';
import { parsePayload } from './event-payloads.ts';

/** What GitHub tells of a run; what it does not tell in a readable way is null. */
export interface RunTimes {
  /** When the run began, in milliseconds since the epoch: the same for all its attempts. */
  readonly createdAtMs: number | null;
  /** When this attempt of it began. */
  readonly startedAtMs: number | null;
  /** `queued`, `in_progress`, `completed`, … */
  readonly status: string | null;
  /** Only when GitHub says so: a run of which nothing is known may still go on. */
  readonly isCompleted: boolean;
  readonly updatedAtMs: number | null;
  readonly headSha: string | null;
}

interface RunRef extends Repository {
  readonly runId: number;
  /** One attempt of it; without, the run as its newest attempt left it. */
  readonly attempt?: number;
}

const text = v.fallback(v.nullish(v.string(), null), null);
const runSchema = v.pipe(
  v.object({ created_at: text, run_started_at: text, status: text, updated_at: text, head_sha: text }),
  v.transform(
    ({ created_at, run_started_at, status, updated_at, head_sha }): RunTimes => ({
      createdAtMs: parseTimeMs(created_at),
      startedAtMs: parseTimeMs(run_started_at),
      status,
      isCompleted: status === 'completed',
      updatedAtMs: parseTimeMs(updated_at),
      headSha: head_sha,
    }),
  ),
);

/** Asks GitHub about a run. Throws what the client throws; the token needs `actions: read`. */
export async function fetchRun(
  client: GitHubClient,
  { owner, repo, runId, attempt }: RunRef,
  signal: AbortSignal,
): Promise<RunTimes> {
  const { rest } = await client.octokit();
  const run = { owner, repo, run_id: runId, request: { signal } };
  const { data } =
    attempt === undefined
      ? await rest.actions.getWorkflowRun(run)
      : await rest.actions.getWorkflowRunAttempt({ ...run, attempt_number: attempt });
  return parseAnswer(runSchema, data, 'a workflow run');
}

/** GitHub tells whole seconds. */
const secondMs = 1000;

/** When a run had ended at the latest, in milliseconds since the epoch; null while it has not, or when GitHub does not tell. */
export function endedAtMs(run: Pick<RunTimes, 'isCompleted' | 'updatedAtMs'> | null): number | null {
  return run?.isCompleted === true && run.updatedAtMs !== null ? run.updatedAtMs + secondMs : null;
}

interface BeginFacts {
  /** What {@link fetchRun} told; null where the token may not ask. */
  readonly run: Pick<RunTimes, 'createdAtMs'> | null;
  /** The event's payload, which is the same for every attempt of a run. */
  readonly payload: unknown;
}

/** What happens to a pull request in these moments is what the run is about. */
const actionsOnHead: ReadonlySet<string | null> = new Set(['opened', 'synchronize', 'reopened']);

/**
 * When the run began, in milliseconds since the epoch, or a moment before: no job that it paid for is older. Null when nothing tells.
 * Told by GitHub where the token may ask, else by the event: when the pull request was opened or pushed to, else the last push before it.
 */
export function beganAtMs({ run, payload }: BeginFacts): number | null {
  const { action, pull_request: pull, repository } = parsePayload(payload);
  const pulledAt = actionsOnHead.has(action) ? pull?.updated_at : null;
  return run?.createdAtMs ?? parseTimeMs(pulledAt ?? null) ?? parseTimeMs(repository?.pushed_at ?? null);
}

/** A date with its zone: without one it would be read in the zone of the runner. */
const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/;
/** The year 2100: a larger number is not in seconds. */
const maxTimeS = 4_102_444_800;

/** A date, or seconds since the epoch. */
function parseTimeMs(time: string | number | null): number | null {
  if (typeof time === 'number') return time > 0 && time < maxTimeS ? Math.round(time * 1000) : null;
  const atMs = time !== null && isoTime.test(time) ? Date.parse(time) : Number.NaN;
  return Number.isNaN(atMs) ? null : atMs;
}
