import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inputVariables, runnerVariables, type StepOptions } from './runner-environment.ts';
import { parseOutputs } from './runner-files.ts';

/** The committed build, or the one that the variable names. */
export const distFile =
  process.env.BENCHMARK_GATE_DIST ?? fileURLToPath(new URL('../../dist/index.js', import.meta.url));

export interface ActionOptions extends StepOptions {
  /** Over the runner's own; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Files of the checked-out repository, by path: what they hold, or where they lead. */
  readonly workspace?: Readonly<Record<string, string | Uint8Array | { readonly link: string }>>;
  /** Another script than the build, run in the same way. */
  readonly script?: string;
  /** Called with each chunk of the log as it comes. */
  readonly onLog?: (text: string) => void;
}

/** What the runner would have of a step when it is over. */
export interface ActionRun {
  readonly exitCode: number | null;
  /** The signal that killed it; null when it ended by itself. */
  readonly signal: NodeJS.Signals | null;
  /** All of stdout and stderr, commands included. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Text of `results-file`. */
  readonly resultsFile: string;
  /** Text of `junit-file`. */
  readonly junit: string;
  readonly elapsedMs: number;
}

/** A step on its way. */
export interface StartedAction {
  readonly done: Promise<ActionRun>;
  /** The outputs set so far. */
  outputs(): Promise<Record<string, string>>;
  /** Resolves when the log holds this; rejects when the step ends without it. */
  logged(pattern: RegExp): Promise<void>;
  /** Cancels the step, and kills it when it has not ended by the time the runner asks a second time; 5 s are promised. */
  cancel(...signals: readonly [NodeJS.Signals, ...NodeJS.Signals[]]): Promise<ActionRun>;
  /** Nobody reads its log from now on: what it writes meets a closed pipe. */
  closeLog(): void;
  /** Ends it at once if it has not ended yet. */
  kill(): void;
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
  const files = await prepareFiles(folder, options);
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    ...runnerVariables(options),
    ...files,
    ...(await inputVariables(options)),
    ...options.env,
  };
  const startedAt = performance.now();
  const child = spawn(process.execPath, [options.script ?? distFile], { env, cwd: files.GITHUB_WORKSPACE });
  child.stdin.end();
  const log = new Log(child, options.onLog);
  const outputs = async () => parseOutputs(await readFile(files.GITHUB_OUTPUT, 'utf8'));
  const done = ended(child).then(async ({ code, signal }): Promise<ActionRun> => {
    const elapsedMs = performance.now() - startedAt;
    log.end();
    const given = await outputs();
    const run: ActionRun = {
      exitCode: code,
      signal,
      log: log.text,
      outputs: given,
      summary: await readText(files.GITHUB_STEP_SUMMARY),
      resultsFile: await readText(given['results-file']),
      junit: await readText(given['junit-file']),
      elapsedMs,
    };
    await rm(folder, { recursive: true, force: true });
    return run;
  });
  return {
    done,
    outputs,
    logged: (pattern) => log.holds(pattern),
    closeLog() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    kill: () => child.kill('SIGKILL'),
    async cancel(...signals) {
      for (const signal of signals) child.kill(signal);
      const overdue = new AbortController();
      const kill = sleep(7500, undefined, { signal: overdue.signal }).then(
        () => child.kill('SIGKILL'),
        () => undefined,
      );
      const run = await done;
      overdue.abort();
      await kill;
      return run;
    },
  };
}

/** Empty when there is no such file. */
async function readText(file: string | undefined): Promise<string> {
  return file === undefined ? '' : await readFile(file, 'utf8').catch(() => '');
}

/** Creates the files that the runner gives to a step, and gives the variables that name them. */
async function prepareFiles(folder: string, { event, workspace = {} }: ActionOptions) {
  const path = (name: string) => join(folder, name);
  const files = {
    GITHUB_OUTPUT: path('output'),
    GITHUB_STEP_SUMMARY: path('summary'),
    GITHUB_EVENT_PATH: path('event.json'),
    GITHUB_WORKSPACE: path('workspace'),
    RUNNER_TEMP: path('temp'),
  };
  await Promise.all([
    mkdir(files.GITHUB_WORKSPACE),
    mkdir(files.RUNNER_TEMP),
    writeFile(files.GITHUB_OUTPUT, ''),
    writeFile(files.GITHUB_STEP_SUMMARY, ''),
    writeFile(files.GITHUB_EVENT_PATH, JSON.stringify(event?.payload ?? {})),
  ]);
  for (const [name, content] of Object.entries(workspace)) {
    const file = join(files.GITHUB_WORKSPACE, name);
    await mkdir(dirname(file), { recursive: true });
    if (typeof content === 'object' && 'link' in content) await symlink(content.link, file);
    else await writeFile(file, content);
  }
  return files;
}

/** The log of a process while it grows. */
class Log {
  text = '';
  readonly #waiting = new Set<{ pattern: RegExp; resolve: () => void; reject: (error: Error) => void }>();

  constructor(child: ChildProcess, onText: ((text: string) => void) | undefined) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.text += text;
        onText?.(text);
        for (const waiter of this.#waiting) if (waiter.pattern.test(this.text)) waiter.resolve();
      });
    }
  }

  async holds(pattern: RegExp): Promise<void> {
    if (pattern.test(this.text)) return;
    await new Promise<void>((resolve, reject) => this.#waiting.add({ pattern, resolve, reject }));
  }

  end(): void {
    for (const { pattern, reject } of this.#waiting) reject(new Error(`the log has no ${pattern}:\n${this.text}`));
  }
}

function ended(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
}

/** From a push until a runner takes the first step. */
const runnerStartsMs = 5000;

/** A `pull_request` event as far as it is read, whose run takes its first step at `atMs`. */
export function pullRequestEvent(options: { number?: number; fork?: boolean; head?: string; atMs?: number } = {}): {
  name: string;
  payload: unknown;
} {
  const { number = 7, fork = false, head = headSha, atMs = Date.now() } = options;
  const repo = { id: fork ? 900 : 1 };
  return {
    name: 'pull_request',
    payload: {
      action: 'synchronize',
      pull_request: {
        number,
        updated_at: new Date(atMs - runnerStartsMs).toISOString(),
        head: { sha: head, repo },
        base: { repo: { id: 1 } },
      },
    },
  };
}
