import { readFileSync } from 'node:fs';

/** What the runner tells of the run in `GITHUB_*` variables. Empty where it tells nothing (outside GitHub). */
export interface RunContext {
  readonly workflow: string;
  readonly job: string;
  /** The step's id; the runner names steps without one after the action. */
  readonly step: string;
  readonly repository: { readonly owner: string; readonly repo: string } | null;
  readonly eventName: string;
  /** The event's payload as it came; null when there is none. */
  readonly payload: unknown;
  /** Why it could not be read: a full sentence that quotes nothing of it. */
  readonly payloadProblem: string | null;
  readonly sha: string | null;
  readonly ref: string;
  readonly actor: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly workspace: string;
  /** `RUNNER_TEMP`; null where the runner names none. */
  readonly temp: string | null;
}

/** Reads the run's variables and its event file. */
export function readRunContext(env: NodeJS.ProcessEnv): RunContext {
  const text = (name: string) => env[name] ?? '';
  const count = (name: string) => (/^\d{1,15}$/.test(text(name)) ? Number(text(name)) : 0);
  const [owner, repo] = text('GITHUB_REPOSITORY').split('/');
  return {
    workflow: text('GITHUB_WORKFLOW'),
    job: text('GITHUB_JOB'),
    step: text('GITHUB_ACTION'),
    repository: owner && repo ? { owner, repo } : null,
    eventName: text('GITHUB_EVENT_NAME'),
    ...readPayload(text('GITHUB_EVENT_PATH')),
    sha: text('GITHUB_SHA') || null,
    ref: text('GITHUB_REF'),
    actor: text('GITHUB_ACTOR'),
    runId: count('GITHUB_RUN_ID'),
    runAttempt: count('GITHUB_RUN_ATTEMPT'),
    serverUrl: text('GITHUB_SERVER_URL') || 'https://github.com',
    apiUrl: text('GITHUB_API_URL') || 'https://api.github.com',
    graphqlUrl: text('GITHUB_GRAPHQL_URL') || 'https://api.github.com/graphql',
    workspace: text('GITHUB_WORKSPACE') || process.cwd(),
    temp: text('RUNNER_TEMP') || null,
  };
}

function readPayload(path: string): Pick<RunContext, 'payload' | 'payloadProblem'> {
  if (path === '') return { payload: null, payloadProblem: null };
  const file = 'The event file that `GITHUB_EVENT_PATH` names';
  try {
    return { payload: JSON.parse(readFileSync(path, 'utf8')), payloadProblem: null };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    return {
      payload: null,
      payloadProblem: code === null ? `${file} is not JSON.` : `${file} cannot be read (${code}).`,
    };
  }
}
