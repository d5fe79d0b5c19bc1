// Whole runs of src/gate.ts, two of them at once for one pull request.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headSha } from '../e2e/run-action.ts';
import type { Answer } from '../emulators/emulator.ts';
import { startRunloop } from '../emulators/runloop.ts';
import { startScene } from '../fixtures/action-scene.ts';

/** Every request to GitHub and to the service takes so long. */
const requestMs = 250;
const slow = () => ({ delayMs: requestMs });

async function startSlowScene() {
  const scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 3 } }] });
  scene.harmstack.faults.push(slow);
  scene.github.faults.push(slow);
  return scene;
}

describe.concurrent('two runs of one commit and plan make one payment and come to the same verdict', () => {
  test.each([0, 300, 600, 900, 1200, 1600])('%d ms apart', async (afterMs) => {
    await using scene = await startSlowScene();
    const first = scene.run();
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    const second = scene.run({}, { env: scene.envOf({ GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' }) });
    const runs = await Promise.all([first, second]);
    expect(scene.harmstack.paid).toHaveLength(1);
    expect(runs.map(({ isGreen, runner }) => [isGreen, runner.outputs.get('job-ids')])).toEqual([
      [true, scene.harmstack.jobIds.join()],
      [true, scene.harmstack.jobIds.join()],
    ]);
  });

  test('the younger one being the first to announce itself', async () => {
    await using scene = await startSlowScene();
    const first = scene.run({}, { env: scene.envOf({ GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' }) });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const runs = await Promise.all([first, scene.run()]);
    expect([runs.map(({ isGreen }) => isGreen), scene.harmstack.paid.length]).toEqual([[true, true], 1]);
  });
});

test.concurrent('so they do where one cannot read again what the other has announced too late', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 3 } }] });
  const younger = scene.envOf({ GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' });
  const isAboutToPay = Promise.withResolvers<void>();
  const isAnnounced = Promise.withResolvers<void>();
  const second = Promise.withResolvers<Awaited<ReturnType<typeof scene.run>>>();
  let created = 0;
  let lists = 0;
  scene.github.faults.push(({ method, path }) => {
    if (method === 'POST' && path.endsWith('/comments')) {
      created += 1;
      if (created > 1) return undefined;
      // The first run has read that there is nobody, and waits no longer for its announcement: the second comes in between.
      scene.run({}, { env: younger }).then(second.resolve, second.reject);
      const rewrite = (answer: Answer) => {
        isAnnounced.resolve();
        return answer;
      };
      return { delayMs: 10_500, until: isAboutToPay.promise, rewrite };
    }
    if (created < 2 || !/graphql/.test(path)) return undefined;
    return lists === 0 ? { answer: { status: 403, body: { message: 'no' } } } : undefined;
  });
  scene.harmstack.faults.push(({ query }) => {
    if (created < 2 || !query.has('status')) return undefined;
    lists += 1;
    isAboutToPay.resolve();
    return { until: isAnnounced.promise };
  });
  const runs = await Promise.all([scene.run(), second.promise]);
  expect([runs.map(({ isGreen }) => isGreen), scene.harmstack.paid.length]).toEqual([[true, true], 1]);
});

test.concurrent('one that can be heard only when it is about to pay waits for one that stood there, being the older', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 3 } }] });
  scene.github.store.addToken('older', 'github-actions[bot]', 'write');
  const env = scene.envOf({ GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' });
  const younger = Promise.withResolvers<Awaited<ReturnType<typeof scene.run>>>();
  const isAnnounced = Promise.withResolvers<void>();
  let isHeard = false;
  const noteAnnounced = (answer: Answer) => {
    isAnnounced.resolve();
    return answer;
  };
  scene.github.faults.push(({ method, path, headers }) => {
    const isOlder = headers.authorization?.includes('older') === true;
    if (isOlder) return isHeard ? undefined : { answer: { status: 502 } };
    if (method !== 'POST' || !path.endsWith('/comments')) return undefined;
    return { rewrite: noteAnnounced };
  });
  scene.harmstack.faults.push(({ query }) => {
    if (isHeard || !query.has('status')) return undefined;
    isHeard = true;
    scene.run({}, { env }).then(younger.resolve, younger.reject);
    return { until: isAnnounced.promise };
  });
  const runs = await Promise.all([scene.run({ 'github-token': 'older' }), younger.promise]);
  expect([runs.map(({ isGreen }) => isGreen), scene.harmstack.paid.length]).toEqual([[true, true], 1]);
  expect(runs.map(({ runner }) => runner.codes.includes('waiting-for-run'))).toEqual([true, false]);
}, 60_000);

describe.concurrent('so they do where GitHub is slow', () => {
  test.each([800, 1500])('%d ms a request', async (delayMs) => {
    await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 3 } }] });
    scene.github.faults.push(() => ({ delayMs }));
    const first = scene.run();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const second = scene.run({}, { env: scene.envOf({ GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' }) });
    const runs = await Promise.all([first, second]);
    expect([runs.map(({ isGreen }) => isGreen), scene.harmstack.paid.length]).toEqual([[true, true], 1]);
  });
});

describe.concurrent('so they do where a comment is there before them, which each overwrites', () => {
  test.each([0, 50, 100, 150, 200, 300, 600, 1200])('%d ms apart', async (afterMs) => {
    await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 3 } }] });
    await scene.run();
    scene.harmstack.faults.push(slow);
    scene.github.faults.push(slow);
    const env = await scene.pushHead('c'.repeat(40));
    const first = scene.run({}, { env: { ...env, GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' } });
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    const second = scene.run({}, { env: { ...env, GITHUB_RUN_ID: '1003', GITHUB_RUN_NUMBER: '13' } });
    const runs = await Promise.all([first, second]);
    expect([runs.map(({ isGreen }) => isGreen), scene.harmstack.paid.length]).toEqual([[true, true], 2]);
  });
});

test.concurrent('a run that GitHub tells nothing does not pay beside one that has just done so', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 3 } }] });
  const paid = new Promise<void>((resolve) => {
    scene.harmstack.faults.push(({ method, path }) => {
      if (method === 'GET' && /jobs\/./.test(path)) resolve();
      return undefined;
    });
  });
  const first = scene.run();
  const runs = [first];
  const second = scene.envOf({ GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' });
  await paid;
  scene.github.fail({ path: /./, times: 99, fault: { answer: { status: 502 } } });
  runs.push(scene.run({ 'timeout-minutes': '1' }, { env: second }));
  const [, other] = await Promise.all(runs);
  expect(other?.runner.outputs.get('cause')).toBe('uncertain-payment');
  expect(other?.runner.codes).toContain('other-run-possible');
  expect(scene.harmstack.paid).toHaveLength(1);
}, 90_000);

test.concurrent('a run whose slow announcement erases what another has stored meanwhile does not pay beside it', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 60 } }] });
  await scene.run({ 'timeout-minutes': '0.05' });
  const env = await scene.pushHead('c'.repeat(40));
  const second = Promise.withResolvers<Awaited<ReturnType<typeof scene.run>>>();
  const isShown = Promise.withResolvers<void>();
  let writes = 0;
  scene.github.faults.push(({ method }) => {
    if (method !== 'PATCH') return undefined;
    writes += 1;
    if (writes > 1 && scene.harmstack.paid.length > 1) setTimeout(isShown.resolve, 200);
    if (writes > 1) return undefined;
    const younger = { ...env, GITHUB_RUN_ID: '1003', GITHUB_RUN_NUMBER: '13' };
    scene.run({ 'timeout-minutes': '0.25' }, { env: younger }).then(second.resolve, second.reject);
    return { until: isShown.promise };
  });
  const older = { ...env, GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' };
  const { runner } = await scene.run({}, { env: older });
  expect([runner.outputs.get('cause'), runner.codes]).toEqual([
    'uncertain-payment',
    expect.arrayContaining(['other-run-possible']),
  ]);
  expect(scene.harmstack.paid).toHaveLength(2);
  await second.promise;
}, 60_000);

test('a run that comes after the verdict of another pays anew', async () => {
  await using scene = await startScene();
  await scene.run();
  const { isGreen } = await scene.run({}, { env: scene.envOf({ GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' }) });
  expect([isGreen, scene.harmstack.paid.length]).toEqual([true, 2]);
});

test('a run that shares jobs does not stop them while another waits for them', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 20 } }] });
  const other = { env: scene.envOf({ GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' }) };
  const [first, second] = await Promise.all([
    scene.run({ 'timeout-minutes': '0.1' }),
    new Promise((resolve) => setTimeout(resolve, 800)).then(() => scene.run({}, other)),
  ]);
  expect([first.isGreen, second.isGreen, scene.harmstack.paid.length]).toEqual([false, true, 1]);
});

test('a run that is cancelled does not stop jobs that another has come to wait for', async () => {
  await using scene = await startScene();
  await using runloop = await startRunloop({ pace: 'manual' });
  runloop.define('bmd_1', { results: [1], runningSteps: 2 });
  const inputs = {
    service: 'runloop',
    'service-url': runloop.baseUrl,
    'service-api-key': runloop.key,
    'benchmark-ids': 'bmd_1',
    agent: 'a',
    'endpoint-url': '',
    'endpoint-api-key': '',
  };
  const cancel = new AbortController();
  const env = scene.envOf({ GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' });
  const first = scene.run(inputs, { cancelled: cancel.signal });
  await expect.poll(() => runloop.ledger.created.length, { timeout: 10_000 }).toBe(1);
  runloop.advance();
  const second = scene.run(inputs, { env });
  await expect.poll(() => scene.runners[1]?.codes, { timeout: 10_000 }).toContain('shared');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  cancel.abort(new Error('cancelled'));
  expect((await first).isGreen).toBe(false);
  expect(runloop.ledger.cancelledRuns).toEqual([]);
  runloop.finish('bmj_1');
  expect([(await second).isGreen, runloop.ledger.created.length]).toEqual([true, 1]);
});

test('a push and the pull request that it moves are paid for once', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: 3 } }] });
  await scene.write('push.json', JSON.stringify({ ref: 'refs/heads/topic', after: headSha, repository: { id: 1 } }));
  const push = scene.envOf({
    GITHUB_RUN_ID: '1002',
    GITHUB_RUN_NUMBER: '12',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: join(scene.folder, 'push.json'),
    GITHUB_SHA: headSha,
    GITHUB_REF: 'refs/heads/topic',
  });
  const merge = scene.envOf({ GITHUB_SHA: 'f'.repeat(40), GITHUB_REF: 'refs/pull/7/merge' });
  const runs = await Promise.all([scene.run({}, { env: push }), scene.run({}, { env: merge })]);
  expect([runs.map(({ isGreen }) => isGreen), scene.harmstack.paid.length]).toEqual([[true, true], 1]);
});
