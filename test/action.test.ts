import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runAction } from '../src/action.ts';
import { systemClock } from '../src/clock.ts';
import { createGitHubDispatcher } from '../src/github/octokit.ts';
import { createNetwork } from '../src/services/http.ts';
import { headSha, pullRequestEvent } from './e2e/run-action.ts';
import { runnerVariables } from './e2e/runner-environment.ts';
import { startGitHubWithPull } from './e2e/scene.ts';
import type { Answer } from './emulators/emulator.ts';
import { type HarmstackOptions, startHarmstack } from './emulators/harmstack.ts';
import { startOvermind } from './emulators/overmind.ts';
import { startRunloop } from './emulators/runloop.ts';
import { MemoryRunner } from './memory-runner.ts';
import { VirtualClock } from './virtual-clock.ts';

const never = new Promise<never>(() => undefined);

/** One pull request over several runs of the action in this process; services, GitHub and time are real. */
async function startScene(options: HarmstackOptions = { benchmarks: [{ id: 1, outcome: { looks: 0 } }] }) {
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

test('a run that passes is green, and says so everywhere', async () => {
  await using scene = await startScene();
  const { isGreen, runner } = await scene.run();
  expect([isGreen, runner.outputs.get('verdict'), runner.failure]).toEqual([true, 'passed', null]);
  expect(runner.masked).toEqual(expect.arrayContaining([scene.harmstack.key, 'model-key-1234', 'gh-token-of-the-run']));
  expect(scene.comment()).toEqual([expect.stringContaining('✅ Benchmark gate: passed')]);
  expect(runner.summary).toContain('✅ Benchmark gate: passed');
});

test('a fault of its own ends the run like any other problem: red, told, with the ids of the paid jobs', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
  const fault = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('a fault in the action')), 1500);
  });
  const { isGreen, runner } = await scene.run({}, { fault });
  expect([isGreen, runner.outputs.get('verdict')]).toEqual([false, 'error']);
  expect(runner.outputs.get('job-ids')).toBe(scene.harmstack.jobIds.join());
  expect(scene.comment()).toEqual([expect.stringContaining('failed by a fault of its own')]);
  expect(scene.comment().join()).not.toContain('⏳');
});

test('a pr-number without a pull request is one warning, which does not send anybody to look for permissions', async () => {
  await using scene = await startScene();
  const payload = join(scene.folder, 'dispatch.json');
  await writeFile(payload, '{}');
  const env = scene.envOf({ GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_EVENT_PATH: payload });
  const { isGreen, runner } = await scene.run({ 'pr-number': '99' }, { env });
  expect(isGreen).toBe(true);
  const warnings = runner.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
  expect(warnings).toEqual([expect.stringMatching(/there is no such pull request .*number of 99.*Check `pr-number`/)]);
  expect(runner.summary).not.toContain('permissions');
});

describe('secrets that GitHub withholds', () => {
  const forked = pullRequestEvent({ fork: true });
  const suite = `benchmarks:
  - { id: 1, threshold: 80 }
  - { service: runloop, id: bmd_1, threshold: 80, agents: [{ name: a }] }
`;

  async function errorsOf(inputs: Readonly<Record<string, string>>, own: Readonly<Record<string, string>> = {}) {
    await using scene = await startScene();
    await writeFile(join(scene.folder, 'event.json'), JSON.stringify(forked.payload));
    await writeFile(join(scene.folder, 'suite.yml'), suite);
    const { isGreen, runner } = await scene.run({ comment: 'never', ...inputs }, { env: scene.envOf(own) });
    expect([isGreen, runner.outputs.get('verdict')]).toEqual([false, 'error']);
    expect(runner.summary).not.toContain('is missing');
    return runner.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  }
  const ofFork = expect.stringMatching(/^GitHub gives no secrets .*fork/);
  const keys = { 'service-api-key': '', 'endpoint-api-key': '' };

  test.each<[string, Readonly<Record<string, string>>]>([
    ['keys', keys],
    ['one key', { 'service-api-key': '' }],
    ['keys and the URL of the endpoint', { ...keys, 'endpoint-url': '' }],
    ['keys and the value of a header', { ...keys, 'endpoint-headers': 'X-Team: ' }],
    [
      'the keys of several services',
      {
        'service-api-key': 'harmstack=\nrunloop=',
        'endpoint-api-key': '',
        'service-url': '',
        config: 'suite.yml',
        'benchmark-ids': '',
        thresholds: '',
      },
    ],
  ])('from a fork are one error: %s', async (_, inputs) => {
    expect(await errorsOf(inputs)).toEqual([ofFork]);
  });

  test('leave every other problem told', async () => {
    expect(await errorsOf({ ...keys, thresholds: '200', 'endpoint-url': 'soon' })).toEqual([
      ofFork,
      expect.stringContaining('Input thresholds'),
      expect.stringContaining('Input endpoint-url must be a whole URL'),
    ]);
  });
});

test.each([
  ['one threshold for all', '80'],
  ['a threshold for each', '80 90'],
])('the lines that a run leaves when its time is over can be pasted as they are, with %s', async (_, thresholds) => {
  const benchmarks = [1, 2].map((id) => ({ id, outcome: { looks: Number.POSITIVE_INFINITY } }));
  await using scene = await startScene({ benchmarks });
  const first = await scene.run({
    'benchmark-ids': '1 2',
    'benchmark-counts': '12 3',
    thresholds,
    'timeout-minutes': '0.03',
    comment: 'never',
  });
  const problem = first.runner.annotations.find(({ message }) => message.includes('without paying again, replace'));
  const lines = [...(problem?.message ?? '').matchAll(/`([\w-]+): ([^`]+)`/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  expect(lines.map(([name]) => name)).toEqual(['service', 'job-ids', 'thresholds']);
  for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id, {});
  const pasted = { 'benchmark-ids': '', 'benchmark-counts': '', thresholds: '', ...Object.fromEntries(lines) };
  const second = await scene.run(pasted);
  expect([second.isGreen, scene.harmstack.paid.length]).toEqual([true, 3]);
  expect(second.runner.outputs.get('job-ids')?.split(',').toSorted()).toEqual(scene.harmstack.jobIds);
});

test('what a run was cut off from is taken up by its re-run, and evaluated anew after its verdict', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
  const first = await scene.run({ 'timeout-minutes': '0.02' });
  expect(first.runner.outputs.get('verdict')).toBe('error');
  for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id, { passed: 1 });
  const second = await scene.run();
  expect([second.isGreen, second.runner.text]).toEqual([true, expect.stringContaining('Taking up jobs that are paid')]);
  expect([first, second].map(({ runner }) => / · created \d{4}-/.test(runner.text))).toEqual([false, true]);
  expect(scene.harmstack.paid).toHaveLength(1);
  const third = await scene.run({ 'timeout-minutes': '0.02' });
  expect(third.runner.text).toContain(
    'Evaluating anew: no earlier run for this commit and this plan is left without a verdict',
  );
  expect(scene.harmstack.paid).toHaveLength(2);
});

test.each([
  ['a dry run', { 'dry-run': 'true' }, 'planned', true],
  ['a plan above max-credits', { 'max-credits': '0.5' }, 'error', false],
  ['an unknown benchmark', { 'benchmark-ids': '404' }, 'error', false],
  ['an invalid input', { thresholds: 'high' }, 'error', false],
  ['a refused key', { 'service-api-key': 'wrong-key-1234' }, 'error', false],
])('%s submits nothing', async (_what, inputs, verdict, isGreen) => {
  await using scene = await startScene();
  const run = await scene.run(inputs);
  expect([run.isGreen, run.runner.outputs.get('verdict')]).toEqual([isGreen, verdict]);
  expect(scene.harmstack.paid).toEqual([]);
});

test('a later batch that is refused leaves the paid ids and the line to go on with', async () => {
  await using scene = await startScene();
  scene.harmstack.fail({ method: 'POST', path: /batch$/, fault: { answer: { status: 400 } }, skip: 1 });
  const { runner } = await scene.run({ 'benchmark-counts': '12', seed: '7' });
  expect(runner.outputs.get('verdict')).toBe('error');
  expect(runner.outputs.get('job-ids')).toBe(scene.harmstack.jobIds.join());
  expect(scene.comment().join()).toContain(`job-ids: ${scene.harmstack.jobIds.join()}`);
});

test('several services are found, submitted, waited for and, when one fails fast, stopped together', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 1, passed: 0 } }] });
  await using runloop = await startRunloop();
  await using overmind = await startOvermind();
  runloop.define('bmd_1', { results: [1, 1, 1], runningSteps: 10_000 });
  overmind.addJob({ promptSlug: 'triage', bestScore: 90, iterations: [{ avg_score: 90 }] }, { steps: 10 });
  await writeFile(
    join(scene.folder, 'suite.yml'),
    `benchmarks:
  - { id: 1, threshold: 80 }
  - { service: runloop, id: bmd_1, threshold: 80, agents: [{ name: a }] }
  - { service: overmind, newest: { prompt-slug: triage }, threshold: 80 }
`,
  );
  const { harmstack } = scene;
  const { runner } = await scene.run({
    config: 'suite.yml',
    'benchmark-ids': '',
    thresholds: '',
    'fail-fast': 'true',
    'service-api-key': `harmstack=${harmstack.key}\nrunloop=${runloop.key}\novermind=${overmind.key}`,
    'service-url': `harmstack=${harmstack.baseUrl}\nrunloop=${runloop.baseUrl}\novermind=${overmind.baseUrl}`,
  });
  expect(runner.outputs.get('verdict')).toBe('failed');
  expect(runner.text).toContain('The newest job of triage is');
  expect(runloop.ledger.cancelledRuns).toHaveLength(1);
});

test('the ids that a mixed suite leaves when its time is over can be copied as they are shown', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
  await using overmind = await startOvermind();
  const jobId = overmind.addJob({ bestScore: 90, iterations: [{ avg_score: 90 }] }, { steps: 10 });
  await writeFile(
    join(scene.folder, 'suite.yml'),
    `benchmarks: [{ id: 1, threshold: 80 }, { service: overmind, job-id: ${jobId}, threshold: 80 }]`,
  );
  const { runner } = await scene.run({
    config: 'suite.yml',
    'benchmark-ids': '',
    thresholds: '',
    'timeout-minutes': '0.03',
    'service-api-key': `harmstack=${scene.harmstack.key}\novermind=${overmind.key}`,
    'service-url': `harmstack=${scene.harmstack.baseUrl}\novermind=${overmind.baseUrl}`,
  });
  const line = `by job-id: harmstack \`${scene.harmstack.jobIds.join()}\`.`;
  for (const shown of [runner.summary, ...scene.comment()]) expect(shown).toContain(line);
});

test('credits are 0 where nothing was paid, and empty where the service has none', async () => {
  await using scene = await startScene();
  await using overmind = await startOvermind();
  const jobId = overmind.addJob({ bestScore: 90, iterations: [{ avg_score: 90 }] }, { steps: 10 });
  const read = { service: 'overmind', 'service-api-key': overmind.key, 'service-url': overmind.baseUrl };
  const judged = await scene.run({ ...read, 'benchmark-ids': '', 'job-ids': jobId });
  expect([judged.isGreen, judged.runner.outputs.get('credits')]).toEqual([true, '']);
  expect(judged.runner.summary).not.toMatch(/\bcredits?\b/);
  await scene.run();
  const again = await scene.run({ 'benchmark-ids': '', 'job-ids': scene.harmstack.jobIds.join() });
  expect([again.isGreen, again.runner.outputs.get('credits')]).toEqual([true, '0']);
});

test('the newest job of what does not exist is a problem that says so', async () => {
  await using scene = await startScene();
  await using overmind = await startOvermind();
  await writeFile(
    join(scene.folder, 'suite.yml'),
    'benchmarks: [{ service: overmind, newest: { prompt-slug: nothing }, threshold: 80 }]',
  );
  const given = { 'service-api-key': overmind.key, 'service-url': overmind.baseUrl };
  const { runner } = await scene.run({ ...given, config: 'suite.yml', 'benchmark-ids': '', thresholds: '' });
  expect(runner.outputs.get('verdict')).toBe('error');
  expect(runner.text).toContain('No job was found for nothing');
});

test('a key that is refused for a service that is only read costs nothing at the others', async () => {
  await using scene = await startScene();
  await using overmind = await startOvermind();
  const jobId = overmind.addJob({ bestScore: 90, iterations: [{ avg_score: 90 }] }, { steps: 10 });
  await writeFile(
    join(scene.folder, 'suite.yml'),
    `benchmarks: [{ id: 1, threshold: 80 }, { service: overmind, job-id: ${jobId}, threshold: 80 }]`,
  );
  const { isGreen, runner } = await scene.run({
    config: 'suite.yml',
    'benchmark-ids': '',
    thresholds: '',
    'service-api-key': `harmstack=${scene.harmstack.key}\novermind=wrong-key-1234`,
    'service-url': `harmstack=${scene.harmstack.baseUrl}\novermind=${overmind.baseUrl}`,
  });
  expect([isGreen, scene.harmstack.paid]).toEqual([false, []]);
  expect(runner.text).toContain('Check the key in service-api-key');
});

test.each([
  ['that nobody finds', {}, '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e', 'cannot be read'],
  ['that is too old', { 'max-age-minutes': '5' }, null, 'max-age-minutes is 5'],
])('a job %s costs nothing at the services where the others are to run', async (_, inputs, id, why) => {
  await using scene = await startScene();
  await using overmind = await startOvermind();
  const jobId = overmind.addJob(
    { bestScore: 90, iterations: [{ avg_score: 90 }], createdAt: new Date(Date.now() - 3_600_000) },
    { steps: 10 },
  );
  await writeFile(
    join(scene.folder, 'suite.yml'),
    `benchmarks: [{ id: 1, threshold: 80 }, { service: overmind, job-id: ${id ?? jobId}, threshold: 80 }]`,
  );
  const { isGreen, runner } = await scene.run({
    ...inputs,
    config: 'suite.yml',
    'benchmark-ids': '',
    thresholds: '',
    'service-api-key': `harmstack=${scene.harmstack.key}\novermind=${overmind.key}`,
    'service-url': `harmstack=${scene.harmstack.baseUrl}\novermind=${overmind.baseUrl}`,
  });
  expect([isGreen, scene.harmstack.paid]).toEqual([false, []]);
  expect(runner.text).toContain(why);
});

test('a dry run tells that a job to be judged cannot be read', async () => {
  await using scene = await startScene();
  const inputs = { 'dry-run': 'true', 'benchmark-ids': '', 'job-ids': 'a0000000-0000-4000-8000-000000000404' };
  const { isGreen, runner } = await scene.run(inputs);
  expect([isGreen, runner.outputs.get('verdict')]).toEqual([false, 'error']);
});

const inputsFor = (runloop: Awaited<ReturnType<typeof startRunloop>>, ids: string) => ({
  service: 'runloop',
  'service-url': runloop.baseUrl,
  'service-api-key': runloop.key,
  'benchmark-ids': ids,
  agent: 'a',
  'endpoint-url': '',
  'endpoint-api-key': '',
});

describe('a run that ends while jobs of Runloop still run', () => {
  test('stops them, and the next run starts them anew', async () => {
    await using scene = await startScene();
    await using runloop = await startRunloop();
    runloop.define('bmd_1', { results: [1, 1, 1], runningSteps: 10_000 });
    const first = await scene.run({ ...inputsFor(runloop, 'bmd_1'), 'timeout-minutes': '0.03' });
    expect(first.runner.text).toContain('were cancelled at the service: bmj_1.');
    expect(first.runner.text).not.toContain('job-ids:');
    runloop.define('bmd_1', { results: [1] });
    const second = await scene.run(inputsFor(runloop, 'bmd_1'));
    expect([second.isGreen, runloop.ledger.created.length]).toEqual([true, 2]);
  });

  test('stops those that it can; the next run starts these anew and takes up the others', async () => {
    await using scene = await startScene();
    await using runloop = await startRunloop({ pace: 'manual' });
    for (const id of ['bmd_1', 'bmd_2']) runloop.define(id, { results: [1, 1, 1], runningSteps: 3 });
    // The first job runs; the second has no run yet that could be cancelled.
    let steps = 0;
    runloop.faults.push(({ path }) => {
      if (path.endsWith('/bmj_1') && steps < 2) {
        steps += 1;
        runloop.advance('bmj_1');
      }
      return undefined;
    });
    const inputs = inputsFor(runloop, 'bmd_1 bmd_2');
    const first = await scene.run({ ...inputs, 'timeout-minutes': '0.05' });
    expect(first.runner.text).toContain('were cancelled at the service: bmj_1.');
    expect(first.runner.text).toContain('`job-ids: bmj_2`');
    runloop.faults.push(() => {
      runloop.advance();
      return undefined;
    });
    const second = await scene.run(inputs);
    expect(second.runner.text).toContain('Taking up jobs that are paid already');
    expect([second.isGreen, runloop.ledger.created.map(({ jobId }) => jobId)]).toEqual([
      true,
      ['bmj_1', 'bmj_2', 'bmj_3'],
    ]);
  });
});

test('what is paid stays remembered over a re-run that cannot afford the rest', async () => {
  await using scene = await startScene({
    benchmarks: [{ id: 1, outcome: { looks: 0 } }],
    accounts: [{ key: 'k-12345678', credits: 8 }],
  });
  const inputs = { 'benchmark-counts': '12', seed: '7' };
  scene.harmstack.fail({ method: 'GET', path: /me$/, fault: { answer: { status: 404 } } });
  const first = await scene.run(inputs);
  expect([first.isGreen, scene.harmstack.paid.length]).toEqual([false, 1]);
  const second = await scene.run(inputs);
  expect([second.isGreen, second.runner.text]).toEqual([false, expect.stringContaining('add credits')]);
  scene.harmstack.setCredits(100);
  const third = await scene.run(inputs);
  expect([third.isGreen, scene.harmstack.paid.length]).toEqual([true, 2]);
});

test('a fault of its own stops it from spending more', async () => {
  await using scene = await startScene();
  scene.harmstack.fail({ method: 'POST', path: /batch$/, fault: { delayMs: 600 }, times: 3 });
  const fault = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('a fault in the action')), 500);
  });
  const { runner } = await scene.run({ 'benchmark-counts': '30', seed: '7' }, { fault });
  expect(scene.harmstack.received('POST', /batch$/).length).toBeLessThanOrEqual(1);
  expect(runner.outputs.get('job-ids')).toBe(scene.harmstack.jobIds.join());
});

test('a job that the answer to the submit names and nobody ever finds is told: another may have been paid', async () => {
  const clock = new VirtualClock();
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 0 } }], now: () => clock.now() });
  const fault = { rewrite: (answer: Answer) => ({ ...answer, body: { batch_id: 'b', job_ids: ['old'] } }) };
  scene.harmstack.fail({ method: 'POST', path: /batch$/, fault, times: 2 });
  for (const minutes of ['60', '0.5']) {
    const { isGreen, runner } = await scene.run(
      { 'timeout-minutes': minutes, comment: 'never' },
      { clock, network: createNetwork(clock, () => 0.5) },
    );
    expect(isGreen).toBe(false);
    expect(runner.text).toContain('The answer to a submit named old, which could not be read even once');
  }
});

test('a job that says at its end that it ran another benchmark is no proof', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 3 } }] });
  scene.harmstack.faults.push(({ method, path }) =>
    method === 'GET' && /jobs\/./.test(path)
      ? {
          rewrite: (answer) => {
            const text = JSON.stringify(answer.body);
            return text.includes('"completed"')
              ? { ...answer, body: text.replace('"benchmark_id":1', '"benchmark_id":3') }
              : answer;
          },
        }
      : undefined,
  );
  const { isGreen, runner } = await scene.run();
  expect([isGreen, runner.outputs.get('verdict')]).toEqual([false, 'error']);
  expect(runner.text).toContain('reports benchmark 3, which was not asked for');
});

test('the jobs of one merge are not taken up for another', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
  await scene.run({ 'timeout-minutes': '0.02' });
  const second = await scene.run(
    { 'timeout-minutes': '0.02' },
    { env: scene.envOf({ GITHUB_SHA: 'c'.repeat(40), GITHUB_RUN_ID: '1002' }) },
  );
  expect(second.runner.text).toContain(
    'Evaluating anew: no earlier run for this commit and this plan is left without a verdict',
  );
  expect(scene.harmstack.paid).toHaveLength(2);
});

/** A pull request whose service and runs live in virtual time: the nth run is the nth attempt. */
async function startAttempts() {
  const clock = new VirtualClock();
  const scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 0 } }], now: () => clock.now() });
  let attempts = 0;
  const attempt = async (inputs: Readonly<Record<string, string>> = {}, own: Readonly<Record<string, string>> = {}) => {
    attempts += own.GITHUB_RUN_ID === undefined ? 1 : 0;
    const env = scene.envOf({ GITHUB_RUN_ATTEMPT: String(attempts), ...own });
    const network = createNetwork(clock, () => 0.5);
    const startMs = clock.now();
    const { isGreen, runner } = await scene.run(inputs, { env, clock, network });
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

describe('a re-run', () => {
  test('pays after a submit that certainly was not carried out', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('before');
    expect((await scene.attempt()).told).toContain('No job of it was found');
    const { isGreen, told } = await scene.attempt();
    expect([isGreen, scene.submits(), scene.harmstack.paid.length]).toEqual([true, 2, 1]);
    expect(told).toContain('that submit was not carried out');
  });

  test('does not pay again for jobs that an earlier attempt may have paid for, and names them', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('after');
    scene.addTwin();
    expect((await scene.attempt()).told).toContain('it is not certain');
    const { isGreen, told } = await scene.attempt();
    expect([isGreen, scene.submits(), scene.harmstack.paid.length]).toEqual([false, 1, 1]);
    for (const id of scene.harmstack.jobIds) expect(told).toContain(id);
    const own = scene.harmstack.paid.map(({ jobId }) => jobId).join();
    const judged = await scene.attempt({ 'benchmark-ids': '', 'job-ids': own });
    expect([judged.isGreen, scene.submits()]).toEqual([true, 1]);
  });

  test('takes up the jobs of a submit whose answer was lost, when exactly they were created at that moment', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('after');
    scene.hideNewJobs();
    expect((await scene.attempt()).told).toContain('No job of it was found');
    scene.harmstack.faults.splice(0);
    const { isGreen, told } = await scene.attempt();
    expect([isGreen, scene.submits(), scene.harmstack.paid.length]).toEqual([true, 1, 1]);
    expect(told).toContain('Should another workflow have submitted the same at the same moment');
  });

  test('does not pay when jobs that may be paid for were seen once, and are not shown any more', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('after');
    scene.addTwin();
    await scene.attempt();
    scene.hideJobs();
    const { isGreen, told } = await scene.attempt();
    expect([isGreen, scene.submits()]).toEqual([false, 1]);
    for (const id of scene.harmstack.jobIds) expect(told).toContain(id);
  });

  test('does not pay for what another attempt has seen and the first one never did', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('after');
    scene.hideNewJobs();
    expect((await scene.attempt()).told).toContain('No job of it was found');
    scene.harmstack.faults.splice(0);
    scene.harmstack.addJob({ benchmarkId: 1, endpointUrl: 'https://model.example.com/v1' });
    expect((await scene.attempt()).told).toContain('could be its own');
    scene.hideJobs();
    expect((await scene.attempt()).isGreen).toBe(false);
    expect([scene.submits(), scene.harmstack.paid.length]).toEqual([1, 1]);
  });

  test('does not pay for a batch that was sent after the last word of an attempt that was lost', async () => {
    await using scene = await startAttempts();
    const inputs = { 'benchmark-counts': '25', seed: '7' };
    // The last that GitHub takes is that the first batch is started; the second one is sent only then.
    const writes = () => scene.github.received('PATCH', /./).length;
    scene.github.faults.push(({ method }) =>
      method === 'PATCH' && writes() > 1 ? { answer: { status: 502 } } : undefined,
    );
    scene.harmstack.faults.push(({ method }) =>
      method === 'GET' && scene.submits() === 1 && writes() === 0 ? { delayMs: 50 } : undefined,
    );
    scene.harmstack.fail({ method: 'POST', path: /batch$/, skip: 1, fault: { reset: 'after' } });
    scene.hideNewJobs();
    expect((await scene.attempt(inputs)).isGreen).toBe(false);
    scene.github.faults.splice(0);
    scene.harmstack.faults.splice(0);
    const { isGreen, told } = await scene.attempt(inputs);
    expect([isGreen, scene.submits(), scene.harmstack.paid.length]).toEqual([false, 2, 2]);
    for (const id of scene.harmstack.jobIds) expect(told).toContain(id);
  });

  test('stays in doubt over any number of attempts that cannot settle it', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('after');
    scene.addTwin();
    await scene.attempt();
    for (const inputs of [{ 'timeout-minutes': '1' }, { 'benchmark-counts': '0' }]) await scene.attempt(inputs);
    expect((await scene.attempt()).isGreen).toBe(false);
    expect([scene.submits(), scene.harmstack.paid.length]).toEqual([1, 1]);
  });

  test('goes on although GitHub does not tell what was paid, when the service has no job of this gate', async () => {
    await using scene = await startAttempts();
    scene.harmstack.fail({ path: /./, times: 20, fault: { answer: { status: 401 } } });
    expect((await scene.attempt()).isGreen).toBe(false);
    scene.harmstack.faults.splice(0);
    scene.silenceGitHub();
    const { isGreen, told, tookMs } = await scene.attempt();
    expect([isGreen, scene.submits()]).toEqual([true, 1]);
    expect(told).toContain('The service has no job that an earlier attempt of this run could have paid for');
    expect(tookMs).toBeLessThan(45_000);
  });

  test('does not pay when GitHub does not tell what was paid and the service has jobs that may be it', async () => {
    await using scene = await startAttempts();
    expect((await scene.attempt()).isGreen).toBe(true);
    scene.silenceGitHub();
    const { isGreen, told } = await scene.attempt();
    expect([isGreen, scene.submits()]).toEqual([false, 1]);
    expect(told).toContain('Whether an earlier attempt of this run has paid already is not known');
    expect(told).toContain(`job-ids: ${scene.harmstack.jobIds.join()}`);
  });

  test('after one that learnt nothing from GitHub still does not know whether the first has paid', async () => {
    await using scene = await startAttempts();
    const refuse = { answer: { status: 403, body: { message: 'Resource not accessible by integration' } } };
    scene.github.fail({ path: /./, times: Infinity, fault: refuse });
    scene.loseSubmit('after');
    scene.hideJobs();
    await scene.attempt();
    scene.harmstack.faults.splice(0);
    scene.github.faults.splice(0);
    // GitHub is silent until the service is asked instead.
    const asked = () => scene.harmstack.received('GET', /\/jobs$/).length;
    const before = asked();
    scene.github.faults.push(() => (asked() === before ? { answer: { status: 502 } } : undefined));
    expect((await scene.attempt()).told).toContain('has paid already is not known');
    scene.github.faults.splice(0);
    expect((await scene.attempt()).isGreen).toBe(false);
    expect([scene.submits(), scene.harmstack.paid.length]).toEqual([1, 1]);
  });

  test('asks the service where it cannot even look up its pull request, and does not pay', async () => {
    await using scene = await startAttempts();
    await writeFile(
      join(scene.folder, 'event.json'),
      JSON.stringify({ ref: 'refs/heads/topic', after: headSha, repository: { id: 1 } }),
    );
    const push = { GITHUB_EVENT_NAME: 'push', GITHUB_SHA: headSha, GITHUB_RUN_ID: '1001' };
    scene.loseSubmit('after');
    scene.addTwin();
    await scene.attempt({}, { ...push, GITHUB_RUN_ATTEMPT: '1' });
    expect(scene.comment()).toHaveLength(1);
    scene.github.fail({ path: /pulls$/, times: Infinity, fault: { answer: { status: 502 } } });
    const { isGreen, told } = await scene.attempt({}, { ...push, GITHUB_RUN_ATTEMPT: '2' });
    expect([isGreen, scene.submits()]).toEqual([false, 1]);
    expect(told).toContain('has paid already is not known');
  });

  test('takes up what it has paid for although another run has written the comment since', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('after');
    scene.hideNewJobs();
    await scene.attempt();
    scene.harmstack.faults.splice(0);
    scene.clock.advance(600_000);
    const newer = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12', GITHUB_SHA: 'c'.repeat(40) };
    expect((await scene.attempt({}, { ...newer, GITHUB_RUN_ATTEMPT: '1' })).isGreen).toBe(true);
    const submits = scene.submits();
    const { isGreen } = await scene.attempt();
    expect([isGreen, scene.submits()]).toEqual([true, submits]);
  });

  test('of a run whose submit was refused pays at once: nothing is in doubt', async () => {
    await using scene = await startAttempts();
    scene.harmstack.fail({ method: 'POST', path: /batch$/, fault: { answer: { status: 402 } } });
    await scene.attempt();
    const { isGreen, tookMs } = await scene.attempt();
    expect(isGreen).toBe(true);
    expect(tookMs).toBeLessThan(60_000);
  });

  test('does not pay when somebody has edited away what the comment remembers', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('after');
    scene.addTwin();
    await scene.attempt();
    const [comment] = scene.github.store.commentsOf(7);
    if (comment === undefined) throw new Error('there is no comment');
    comment.body = comment.body.replace(/benchmark-gate-state: \S+/, 'benchmark-gate-state: x');
    const { isGreen, told } = await scene.attempt();
    expect([isGreen, scene.submits()]).toEqual([false, 1]);
    expect(told).toContain('What the comment of the earlier attempt remembers cannot be read');
  });

  test('is needed where other legs of a matrix may have paid for the jobs that fit: outside one they are taken', async () => {
    for (const matrix of ['null', '{"model":"gpt-test"}']) {
      await using scene = await startAttempts();
      scene.loseSubmit('after');
      expect((await scene.attempt({ matrix })).isGreen).toBe(matrix === 'null');
      expect(scene.harmstack.paid).toHaveLength(1);
    }
  });
});
