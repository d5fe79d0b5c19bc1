import { readActionYml } from '../tools/action-yml.ts';

/** What a step's environment is made of. */
export interface StepOptions {
  /** As in a workflow's `with:`; `action.yml` gives the defaults. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: unknown } | undefined;
  /** API URLs of an emulator; without one there is no token. */
  readonly github?: { readonly url: string; readonly graphqlUrl: string } | undefined;
  readonly token?: string | undefined;
  readonly matrix?: unknown;
}

/** The variables that the runner gives to every step. */
export function runnerVariables({ event, github }: StepOptions): Record<string, string> {
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKFLOW: 'CI',
    GITHUB_JOB: 'gate',
    GITHUB_ACTION: '__self',
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_EVENT_NAME: event?.name ?? 'schedule',
    GITHUB_SHA: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_ACTOR: 'octocat',
    GITHUB_RUN_ID: '1001',
    GITHUB_RUN_NUMBER: '11',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    ...(github === undefined ? {} : { GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: github.graphqlUrl }),
  };
}

/** The runner resolves the expressions in `action.yml`'s defaults; an input named by nobody comes with its default. */
export async function inputVariables({ inputs, token, github, matrix }: StepOptions): Promise<Record<string, string>> {
  const { inputs: declared } = await readActionYml();
  const unknown = Object.keys(inputs).filter((name) => !(name in declared));
  if (unknown.length > 0) throw new Error(`action.yml declares no input ${unknown.join(', ')}`);
  const expressions: Record<string, string> = {
    '${{ github.token }}': token ?? (github === undefined ? '' : 'gh-token-of-the-run'),
    '${{ toJSON(matrix) }}': JSON.stringify(matrix ?? null),
  };
  return Object.fromEntries(
    Object.entries(declared).map(([name, { default: value = '' }]) => {
      const text = inputs[name] ?? expressions[value] ?? value;
      return [`INPUT_${name.toUpperCase()}`, text];
    }),
  );
}
