import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { readActionYml } from '../tools/action-yml.ts';

const distFile = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

export interface ActionOptions {
  /** As in a workflow's `with:`; `action.yml` gives the defaults. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: unknown };
  /** API URLs of an emulator; without one there is no token. */
  readonly github?: { readonly url: string; readonly graphqlUrl: string };
  readonly token?: string;
  readonly matrix?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  /** Files of the checked-out repository, by path. */
  readonly workspace?: Readonly<Record<string, string>>;
  /** Called with each chunk of the log as it comes. */
  readonly onLog?: (text: string) => void;
}

/** What the runner would have of a step when it is over. */
export interface ActionRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** All of stdout and stderr, commands included. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly results: unknown;
  readonly junit: string;
  readonly elapsedMs: number;
}

/** A step on its way. */
export interface StartedAction {
  readonly process: ChildProcess;
  readonly done: Promise<ActionRun>;
  /** The outputs set so far. */
  outputs(): Promise<Record<string, string>>;
}

export const headSha = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

/** Runs the built action as the runner does, to its end. */
export async function runAction(options: ActionOptions): Promise<ActionRun> {
  const { done } = await startAction(options);
  return done;
}

/** Starts the built action as the runner does: inputs and files through the environment, a process of its own. */
export async function startAction(options: ActionOptions): Promise<StartedAction> {
  const folder = await mkdtemp(join(tmpdir(), 'gate-e2e-'));
  const path = (name: string) => join(folder, name);
  const workspace = await mkdtemp(path('workspace-'));
  await Promise.all([
    writeFile(path('output'), ''),
    writeFile(path('summary'), ''),
    writeFile(path('event.json'), JSON.stringify(options.event?.payload ?? {})),
    ...Object.entries(options.workspace ?? {}).map(([name, content]) => writeFile(join(workspace, name), content)),
  ]);
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    ...runnerVariables(options),
    GITHUB_OUTPUT: path('output'),
    GITHUB_STEP_SUMMARY: path('summary'),
    GITHUB_EVENT_PATH: path('event.json'),
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: folder,
    ...(await inputVariables(options)),
    ...options.env,
  };
  const startedAt = performance.now();
  const child = spawn(process.execPath, [distFile], { env, cwd: workspace, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      chunks.push(text);
      options.onLog?.(text);
    });
  }
  const outputs = async () => parseOutputs(await readFile(path('output'), 'utf8'));
  const done = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  }).then(async ({ code, signal }): Promise<ActionRun> => {
    const elapsedMs = performance.now() - startedAt;
    const given = await outputs();
    const read = async (file: string | undefined) => (file ? await readFile(file, 'utf8').catch(() => '') : '');
    const resultsText = await read(given['results-file']);
    const run: ActionRun = {
      exitCode: code,
      signal,
      log: chunks.join(''),
      outputs: given,
      summary: await read(path('summary')),
      results: resultsText === '' ? null : JSON.parse(resultsText),
      junit: await read(given['junit-file']),
      elapsedMs,
    };
    await rm(folder, { recursive: true, force: true });
    return run;
  });
  return { process: child, done, outputs };
}

function runnerVariables({ event, github, matrix: _matrix }: ActionOptions): Record<string, string> {
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
async function inputVariables({ inputs, token, github, matrix }: ActionOptions): Promise<Record<string, string>> {
  const { inputs: declared } = await readActionYml();
  const unknown = Object.keys(inputs).filter((name) => !(name in declared));
  if (unknown.length > 0) throw new Error(`action.yml declares no input ${unknown.join(', ')}`);
  const expressions: Record<string, string> = {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's, not of ours
    '${{ github.token }}': token ?? (github === undefined ? '' : 'gh-token-of-the-run'),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
    '${{ toJSON(matrix) }}': JSON.stringify(matrix ?? null),
  };
  return Object.fromEntries(
    Object.entries(declared).map(([name, { default: value = '' }]) => {
      const text = inputs[name] ?? expressions[value] ?? value;
      return [`INPUT_${name.toUpperCase()}`, text];
    }),
  );
}

const heredoc = /^(?<name>[^\n]+?)<<(?<end>\S+)\n(?<value>[\s\S]*?)\n?\k<end>\n/;

/** Reads `GITHUB_OUTPUT` by the runner's grammar; the last value of a name wins. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  let rest = text;
  while (rest !== '') {
    const match = heredoc.exec(rest);
    const groups = v.safeParse(v.object({ name: v.string(), value: v.string() }), match?.groups);
    if (match === null || !groups.success)
      throw new Error(`GITHUB_OUTPUT cannot be read from here: ${rest.slice(0, 200)}`);
    outputs[groups.output.name] = groups.output.value;
    rest = rest.slice(match[0].length);
  }
  return outputs;
}

/** A `pull_request` event as far as it is read. */
export function pullRequestEvent(options: { number?: number; fork?: boolean } = {}): {
  name: string;
  payload: unknown;
} {
  const { number = 7, fork = false } = options;
  return {
    name: 'pull_request',
    payload: {
      pull_request: { number, head: { sha: headSha, repo: { id: fork ? 900 : 1 } }, base: { repo: { id: 1 } } },
    },
  };
}
