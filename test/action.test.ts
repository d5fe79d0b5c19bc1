// Whole runs of src/action.ts, with src/read-plan.ts.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createNetwork } from '../src/services/http/client.ts';
import { pullRequestEvent } from './e2e/run-action.ts';
import type { Answer } from './emulators/emulator.ts';
import { startScene } from './fixtures/action-scene.ts';
import { VirtualClock } from './fixtures/virtual-clock.ts';

test('a run that passes is green, and says so everywhere', async () => {
  await using scene = await startScene();
  const { isGreen, runner } = await scene.run();
  expect([isGreen, runner.outputs.get('verdict'), runner.failure]).toEqual([true, 'passed', null]);
  expect(runner.masked).toEqual(expect.arrayContaining([scene.harmstack.key, 'model-key-1234', 'gh-token-of-the-run']));
  expect(scene.comment()).toEqual([expect.stringContaining('✅ Benchmark gate: passed')]);
  expect(runner.summary).toContain('✅ Benchmark gate: passed');
});

test('an internal error ends the run like any other problem: red, told, with the ids of the paid jobs', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
  const fault = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('a fault in the action')), 1500);
  });
  const { isGreen, runner } = await scene.run({}, { fault });
  expect([isGreen, runner.outputs.get('verdict')]).toEqual([false, 'error']);
  expect(runner.outputs.get('job-ids')).toBe(scene.harmstack.jobIds.join());
  expect([runner.outputs.get('cause'), runner.codes.at(-2)]).toEqual(['internal', 'internal-error']);
  expect(scene.comment().join()).not.toContain('⏳');
});

test('an internal error before anything is submitted is not told as cancelled', async () => {
  await using scene = await startScene();
  scene.harmstack.fail({ path: /benchmarks$/, fault: { delayMs: 1500 }, times: 3 });
  const fault = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('a fault in the action')), 300);
  });
  const { runner } = await scene.run({}, { fault });
  expect(runner.outputs.get('cause')).toBe('internal');
  expect([runner.codes.includes('internal-error'), runner.codes.includes('cancelled')]).toEqual([true, false]);
  expect(scene.harmstack.paid).toEqual([]);
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
    const errors = runner.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
    // The last one is what the step fails with.
    return [...errors, runner.failure];
  }
  const ofFork = expect.stringMatching(/GitHub gives no secrets .*fork/);
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
      expect.stringContaining('thresholds: '),
      expect.stringContaining('endpoint-url: the value is not a complete URL'),
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
  const lines = [...first.runner.text.matchAll(/^ {4}([\w-]+): (.+)$/gm)].map(([, name = '', value = '']) => [
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

test('a dry run shows its plan above the last verdict, which says of which commit it is', async () => {
  await using scene = await startScene();
  await scene.run({ title: 'Nightly' });
  const head = 'd'.repeat(40);
  for (let again = 0; again < 2; again += 1) {
    await scene.run({ 'dry-run': 'true' }, { env: await scene.pushHead(head) });
    const [shown = '', ...others] = scene.comment();
    expect(others).toEqual([]);
    const [plan = '', ...folds] = shown.split('<details><summary>The last verdict, of commit aaaaaaa</summary>');
    expect([plan.includes('## 📋 Benchmark gate: planned'), plan.includes('ddddddd')]).toEqual([true, true]);
    expect(folds.map((fold) => fold.includes('## ✅ Nightly: passed') && fold.includes('`aaaaaaa`'))).toEqual([true]);
  }
  await scene.run({}, { env: await scene.pushHead(head) });
  expect(scene.comment().join()).not.toContain('The last verdict');
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

test('an internal error stops it from spending more', async () => {
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
      { clock, network: async () => createNetwork(clock, () => 0.5) },
    );
    expect(isGreen).toBe(false);
    expect(runner.text).toContain('The answer to a submit named `old`, which could not be read even once');
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

test('a re-run asks GitHub when attempts began and ended no longer than it has time', async () => {
  await using scene = await startScene();
  const times = Number.POSITIVE_INFINITY;
  scene.github.fail({ method: 'GET', path: /\/actions\/runs\//, times, fault: { delayMs: 60_000 } });
  const startMs = Date.now();
  const { isGreen, runner } = await scene.run(
    { 'timeout-minutes': '0.05' },
    { env: scene.envOf({ GITHUB_RUN_ATTEMPT: '3' }) },
  );
  expect([isGreen, runner.outputs.get('verdict')]).toEqual([false, 'error']);
  // The deadline, and 5 s to publish.
  expect(Date.now() - startMs).toBeLessThan(8000);
});
