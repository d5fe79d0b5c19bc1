// Whole runs of src/gate.ts whose time is short: everything counts against it.
import { describe, expect, test } from 'vitest';
import { startOvermind } from '../emulators/overmind.ts';
import { startRunloop } from '../emulators/runloop.ts';
import { startScene } from '../fixtures/action-scene.ts';

const hang = { path: /./, times: Number.POSITIVE_INFINITY, fault: { delayMs: 60_000 } } as const;
const timeoutMinutes = '0.05';
/** Three seconds, and five to publish. */
const limitMs = 8000;

async function timeOf(run: () => Promise<{ readonly isGreen: boolean }>, withinMs = limitMs) {
  const startMs = performance.now();
  const { isGreen } = await run();
  return { isGreen, isInTime: performance.now() - startMs < withinMs };
}

describe.concurrent('a run whose service hangs is published within five seconds of its deadline', () => {
  test('before it has submitted', async () => {
    await using scene = await startScene();
    scene.harmstack.fail(hang);
    const result = await timeOf(() => scene.run({ 'timeout-minutes': timeoutMinutes }));
    expect(result).toEqual({ isGreen: false, isInTime: true });
  });

  test('while it submits', async () => {
    await using scene = await startScene();
    scene.harmstack.fail({ ...hang, method: 'POST' });
    const result = await timeOf(() => scene.run({ 'timeout-minutes': timeoutMinutes }));
    expect(result).toEqual({ isGreen: false, isInTime: true });
  });

  test('once it has submitted', async () => {
    await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
    scene.harmstack.fail({ ...hang, path: /jobs\/a/ });
    const result = await timeOf(() => scene.run({ 'timeout-minutes': timeoutMinutes }));
    expect(result).toEqual({ isGreen: false, isInTime: true });
  });

  test('once it has submitted what it then tries to stop, and GitHub hangs too', async () => {
    await using scene = await startScene();
    await using runloop = await startRunloop();
    runloop.define('bmd_1', { results: [1, 1, 1], runningSteps: 10_000 });
    // From the first look at the job on.
    runloop.faults.push(({ method, path }) => {
      if (method !== 'GET' || !/benchmark_jobs\/./.test(path)) return undefined;
      runloop.fail(hang);
      scene.github.fail(hang);
      return hang.fault;
    });
    const inputs = { service: 'runloop', 'service-url': runloop.baseUrl, 'service-api-key': runloop.key };
    const suite = { 'benchmark-ids': 'bmd_1', agent: 'a', 'endpoint-url': '', 'endpoint-api-key': '' };
    // Fifteen seconds: on a busy machine announcing is slow, and who is slow waits for longer before it pays.
    const result = await timeOf(() => scene.run({ ...inputs, ...suite, 'timeout-minutes': '0.25' }), 20_000);
    expect([result, runloop.ledger.created.length]).toEqual([{ isGreen: false, isInTime: true }, 1]);
  });

  test('while it looks for the newest job of a name', async () => {
    await using scene = await startScene();
    await using runloop = await startRunloop();
    runloop.fail(hang);
    await scene.write('suite.yml', 'benchmarks: [{ service: runloop, job-name: nightly, threshold: 80 }]');
    const inputs = { 'service-url': runloop.baseUrl, 'service-api-key': runloop.key, config: 'suite.yml' };
    const none = { 'benchmark-ids': '', thresholds: '', 'endpoint-url': '', 'endpoint-api-key': '' };
    const result = await timeOf(() => scene.run({ ...none, ...inputs, 'timeout-minutes': timeoutMinutes }));
    expect(result).toEqual({ isGreen: false, isInTime: true });
  });

  test('while it reads a job that exists', async () => {
    await using scene = await startScene();
    await using overmind = await startOvermind();
    overmind.fail(hang);
    const inputs = { service: 'overmind', 'service-url': overmind.baseUrl, 'service-api-key': overmind.key };
    const jobs = { 'benchmark-ids': '', 'job-ids': '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e' };
    const none = { 'endpoint-url': '', 'endpoint-api-key': '' };
    const result = await timeOf(() => scene.run({ ...none, ...inputs, ...jobs, 'timeout-minutes': timeoutMinutes }));
    expect(result).toEqual({ isGreen: false, isInTime: true });
  });

  test('while GitHub hangs too', async () => {
    await using scene = await startScene();
    scene.harmstack.fail(hang);
    scene.github.fail(hang);
    const result = await timeOf(() => scene.run({ 'timeout-minutes': timeoutMinutes }));
    expect(result).toEqual({ isGreen: false, isInTime: true });
  });
});
