import type { components } from '@octokit/openapi-types';

type WholeRun = components['schemas']['workflow-run'];

/** A workflow run, or one attempt of it, as far as this product reads one. */
export type RunShape = Pick<
  WholeRun,
  'id' | 'run_attempt' | 'status' | 'conclusion' | 'created_at' | 'run_started_at' | 'updated_at' | 'head_sha'
>;

type Conclusion = 'success' | 'failure' | 'cancelled';

interface StoredAttempt {
  readonly startedAtMs: number;
  end: { readonly atMs: number; readonly conclusion: Conclusion } | null;
}

interface StoredRun {
  readonly id: number;
  readonly headSha: string;
  /** The first is attempt 1. */
  readonly attempts: StoredAttempt[];
}

/** The workflow runs of a repository. All attempts of a run were created when the first was, and each was started at its own time. */
export class GitHubRuns {
  readonly #runs = new Map<number, StoredRun>();

  /** Starts a run, or the next attempt of one that exists. */
  start({ id, headSha, atMs }: { readonly id: number; readonly headSha: string; readonly atMs: number }): void {
    const run = this.#runs.get(id) ?? { id, headSha, attempts: [] };
    run.attempts.push({ startedAtMs: atMs, end: null });
    this.#runs.set(id, run);
  }

  /** Ends the newest attempt of a run. */
  end(id: number, { conclusion, atMs }: { readonly conclusion: Conclusion; readonly atMs: number }): void {
    const attempt = this.#runs.get(id)?.attempts.at(-1);
    if (attempt !== undefined) attempt.end = { atMs, conclusion };
  }

  /** A run with its newest attempt, or with the attempt of this number; undefined when there is none. */
  shape(id: number, attempt?: number): RunShape | undefined {
    const run = this.#runs.get(id);
    const number = attempt ?? run?.attempts.length ?? 0;
    const stored = run?.attempts[number - 1];
    const first = run?.attempts[0];
    if (run === undefined || stored === undefined || first === undefined) return undefined;
    return {
      id,
      run_attempt: number,
      status: stored.end === null ? 'in_progress' : 'completed',
      conclusion: stored.end?.conclusion ?? null,
      created_at: timeText(first.startedAtMs),
      run_started_at: timeText(stored.startedAtMs),
      updated_at: timeText(stored.end?.atMs ?? stored.startedAtMs),
      head_sha: run.headSha,
    };
  }
}

/** Whole seconds, as GitHub tells times. */
export function timeText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
