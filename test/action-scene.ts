import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction } from '../src/action.ts';
import { systemClock } from '../src/clock.ts';
import { createGitHubDispatcher } from '../src/github/octokit.ts';
import { createNetwork } from '../src/services/http.ts';
import { pullRequestEvent } from './e2e/run-action.ts';
import { runnerVariables } from './e2e/runner-environment.ts';
import { startGitHubWithPull } from './e2e/scene.ts';
import { type HarmstackOptions, startHarmstack } from './emulators/harmstack.ts';
import { MemoryRunner } from './memory-runner.ts';
import { VirtualClock } from './virtual-clock.ts';

const never = new Promise<never>(() => undefined);

/** One pull request over several runs of the action in this process; services, GitHub and time are real. */
export async function startScene(options: HarmstackOptions = { benchmarks: [{ id: 1, outcome: { looks: 0 } }] }) {
  const harmstack = await startHarmstack(options);
  const github = await startGitHubWithPull();
  const folder = await mkdtemp(join(tmpdir(), 'gate-'));
  const event = pullRequestEvent();
  await writeFile(join(folder, 'event.json'), JSON.stringify(event.payload));
  const defaults = {
    'service-url': harmstack.baseUrl,
    'service-api-key': harmstack.key,
    'benchmark-ids': '1',
    thresholds: '80',
    'endpoint-url': 'https://model.example.com/v1',
    'endpoint-api-key': 'model-key-1234',
    'poll-interval-seconds': '1',
    'github-token': 'gh-token-of-the-run',
  };
  const envOf = (own: Readonly<Record<string, string>> = {}) => ({
    ...runnerVariables({ inputs: {}, event, github }),
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_WORKSPACE: folder,
    ...own,
  });
  const run = async (
    inputs: Readonly<Record<string, string>> = {},
    own: Partial<Parameters<typeof runAction>[0]> = {},
  ) => {
    const runner = new MemoryRunner({ ...defaults, ...inputs });
    const isGreen = await runAction({
      env: envOf(),
      runner,
      network: createNetwork(systemClock, Math.random),
      githubDispatcher: createGitHubDispatcher(),
      clock: systemClock,
      random: Math.random,
      cancelled: new AbortController().signal,
      fault: never,
      ...own,
    });
    return { isGreen, runner };
  };
  const comment = () => github.store.commentsOf(7).map(({ body }) => body);
  const dispose = async () => {
    await Promise.all([harmstack.close(), github.close()]);
  };
  return { harmstack, github, folder, run, envOf, comment, [Symbol.asyncDispose]: dispose };
}

/** A pull request whose service and runs live in virtual time: the nth run is the nth attempt. */
export async function startAttempts() {
  const clock = new VirtualClock();
  const benchmarks = [1, 2].map((id) => ({ id, outcome: { looks: 0 } }));
  const scene = await startScene({ benchmarks, now: () => clock.now() });
  let attempts = 0;
  const attempt = async (
    inputs: Readonly<Record<string, string>> = {},
    own: Readonly<Record<string, string>> = {},
    cancelled = new AbortController().signal,
  ) => {
    attempts += own.GITHUB_RUN_ID === undefined ? 1 : 0;
    const env = scene.envOf({ GITHUB_RUN_ATTEMPT: String(attempts), ...own });
    const network = createNetwork(clock, () => 0.5);
    const startMs = clock.now();
    const { isGreen, runner } = await scene.run(inputs, { env, clock, network, cancelled });
    const told = `${runner.text}\n${runner.annotations.map(({ message }) => message).join('\n')}`;
    return { isGreen, told, tookMs: clock.now() - startMs };
  };
  const { harmstack } = scene;
  const submits = () => harmstack.received('POST', /batch$/).length;
  const loseSubmit = (reset: 'before' | 'after') =>
    harmstack.fail({ method: 'POST', path: /batch$/, fault: { reset } });
  /** Another workflow submits the same at the same moment. */
  const addTwin = () => {
    let isAdded = false;
    harmstack.faults.unshift(({ method }) => {
      if (method === 'POST' && !isAdded) {
        isAdded = true;
        harmstack.addJob({ benchmarkId: 1, endpointUrl: 'https://model.example.com/v1' });
      }
      return undefined;
    });
  };
  const hideJobs = () => {
    const fault = { answer: { status: 200, body: { jobs: [] } } };
    harmstack.fail({ method: 'GET', path: /jobs$/, times: Infinity, fault });
  };
  /** The lists do not show yet what is submitted. */
  const hideNewJobs = () => {
    harmstack.faults.push(({ method, path }) =>
      method === 'GET' && path.endsWith('/jobs') && submits() > 0
        ? { rewrite: (answer) => ({ ...answer, body: { jobs: [] } }) }
        : undefined,
    );
  };
  const silenceGitHub = () => {
    scene.github.fail({ path: /./, times: Infinity, fault: { answer: { status: 502 } } });
  };
  const dispose = () => scene[Symbol.asyncDispose]();
  return {
    ...scene,
    clock,
    attempt,
    submits,
    loseSubmit,
    addTwin,
    hideJobs,
    hideNewJobs,
    silenceGitHub,
    [Symbol.asyncDispose]: dispose,
  };
}

export type Attempts = Awaited<ReturnType<typeof startAttempts>>;
