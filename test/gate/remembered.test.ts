import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startRunloop } from '../emulators/runloop.ts';
import { type Attempts, startAttempts } from '../fixtures/action-scene.ts';

type Own = Readonly<Record<string, string>>;

/** Nothing that is said of single jobs is to be had. */
const down = { method: 'GET', path: /jobs\/./, times: Infinity, fault: { answer: { status: 503 } } } as const;

/** GitHub takes so many updates of the comment, and none after that: what a runner that is lost leaves behind. */
function takeOnly({ github }: Attempts, updates: number): () => number {
  const taken = () => github.received('PATCH', /./).length;
  github.faults.push(({ method }) =>
    method === 'PATCH' && taken() > updates ? { answer: { status: 502 } } : undefined,
  );
  return taken;
}

async function startRunloopBeside(scene: Attempts) {
  const runloop = await startRunloop({ now: () => scene.clock.now() });
  for (const id of ['bmd_1', 'bmd_2']) runloop.define(id, { results: [1] });
  return runloop;
}

/** A suite of both services. */
async function mixedInputs(scene: Attempts, runloop: Awaited<ReturnType<typeof startRunloop>>): Promise<Own> {
  await writeFile(
    join(scene.folder, 'suite.yml'),
    'benchmarks: [{ id: 1, threshold: 80 }, { service: runloop, id: bmd_1, threshold: 80, agents: [{ name: a }] }]',
  );
  return {
    config: 'suite.yml',
    'benchmark-ids': '',
    thresholds: '',
    'service-api-key': `harmstack=${scene.harmstack.key}\nrunloop=${runloop.key}`,
    'service-url': `harmstack=${scene.harmstack.baseUrl}\nrunloop=${runloop.baseUrl}`,
  };
}

describe('a paid job is not paid for again', () => {
  test('because another run, which did not pay, was uncertain in the same comment', async () => {
    await using scene = await startAttempts();
    scene.harmstack.fail(down);
    await scene.attempt({ 'timeout-minutes': '1' }, { GITHUB_RUN_ID: '1001', GITHUB_RUN_ATTEMPT: '1' });
    scene.harmstack.faults.splice(0);
    scene.clock.advance(600_000);
    // The other run cannot look at the comment before it pays, and its submit comes to nothing.
    scene.github.faults.push(() => (scene.submits() < 2 ? { answer: { status: 502 } } : undefined));
    scene.loseSubmit('before');
    const other = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' };
    await scene.attempt({}, { ...other, GITHUB_RUN_ATTEMPT: '1' });
    scene.github.faults.splice(0);
    scene.clock.advance(600_000);
    const { isGreen } = await scene.attempt({}, { ...other, GITHUB_RUN_ATTEMPT: '2' });
    expect([isGreen, scene.harmstack.paid.length]).toEqual([true, 1]);
  });

  test('when it was found, could not be read, and is not shown any more', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('after');
    scene.hideNewJobs();
    await scene.attempt();
    scene.harmstack.faults.splice(0);
    scene.harmstack.fail(down);
    await scene.attempt({ 'timeout-minutes': '10' });
    scene.harmstack.faults.splice(0);
    scene.hideJobs();
    // Its id is known, so no list is needed.
    expect((await scene.attempt()).isGreen).toBe(true);
    expect(scene.harmstack.paid).toHaveLength(1);
  });

  test('when another job of its plan is too old to count', async () => {
    await using scene = await startAttempts();
    const inputs = { 'benchmark-counts': '12', seed: '7', 'max-age-minutes': '90' };
    scene.harmstack.fail({ method: 'POST', path: /batch$/, fault: { answer: { status: 402 } }, skip: 1 });
    await scene.attempt(inputs);
    scene.harmstack.faults.splice(0);
    scene.clock.advance(3_600_000);
    let isPaid = false;
    scene.harmstack.faults.push(({ method, path }) => {
      isPaid ||= method === 'POST';
      return isPaid && method === 'GET' && /jobs\/./.test(path) ? { answer: { status: 503 } } : undefined;
    });
    await scene.attempt({ ...inputs, 'timeout-minutes': '5' });
    scene.harmstack.faults.splice(0);
    scene.clock.advance(40 * 60_000);
    expect((await scene.attempt(inputs)).isGreen).toBe(true);
    expect(scene.harmstack.paid).toHaveLength(3);
  });

  test('where the clocks of two services differ', async () => {
    await using scene = await startAttempts();
    await using runloop = await startRunloopBeside(scene);
    scene.harmstack.skewMs = 120_000;
    const inputs = await mixedInputs(scene, runloop);
    const taken = takeOnly(scene, 1);
    // The last that GitHub takes is that the first batch is started.
    runloop.faults.push(({ method }) =>
      method === 'GET' && scene.submits() > 0 && taken() === 0 ? { delayMs: 50 } : undefined,
    );
    runloop.fail(down);
    await scene.attempt({ ...inputs, 'timeout-minutes': '1' });
    runloop.faults.splice(0);
    scene.github.faults.splice(0);
    scene.clock.advance(600_000);
    await scene.attempt(inputs);
    expect([scene.harmstack.paid.length, runloop.ledger.created.length]).toEqual([1, 1]);
  });

  test('where a header has the same words as the label', async () => {
    await using scene = await startAttempts();
    await using runloop = await startRunloopBeside(scene);
    const inputs = { ...(await mixedInputs(scene, runloop)), 'endpoint-headers': 'X-Client: benchmark-gate' };
    runloop.fail({ method: 'POST', path: /benchmark_jobs$/, fault: { reset: 'after' } });
    expect((await scene.attempt(inputs)).isGreen).toBe(true);
    expect(runloop.ledger.created).toHaveLength(1);
  });

  test('when it was finished already as the run was cancelled: it is not stopped, and counts', async () => {
    await using scene = await startAttempts();
    await using runloop = await startRunloop({ pace: 'manual' });
    runloop.define('bmd_1', { results: [1, 1, 1], runningSteps: 3 });
    const inputs = { ...runloopInputs(runloop), 'benchmark-ids': 'bmd_1', 'poll-interval-seconds': '60' };
    const cancel = new AbortController();
    scene.clock.after(5000, () => {
      runloop.finish('bmj_1');
      cancel.abort(new Error('the run was cancelled'));
    });
    const first = await scene.attempt(inputs, {}, cancel.signal);
    expect(first.told).not.toContain('were cancelled at the service');
    expect((await scene.attempt(inputs)).isGreen).toBe(true);
    expect(runloop.ledger.created).toHaveLength(1);
  });
});

describe('a paid job that was found is told', () => {
  test('although what became of another batch is not known', async () => {
    await using scene = await startAttempts();
    await using runloop = await startRunloopBeside(scene);
    const inputs = { ...runloopInputs(runloop), 'benchmark-ids': 'bmd_1 bmd_2' };
    takeOnly(scene, 1);
    runloop.fail(down);
    await scene.attempt({ ...inputs, 'timeout-minutes': '1' });
    runloop.faults.splice(0);
    scene.github.faults.splice(0);
    scene.clock.advance(600_000);
    // Only the list by the first label is to be had.
    const [first] = runloop.ledger.created;
    runloop.faults.push(({ query, path }) =>
      path.endsWith('/benchmark_jobs') && query.get('name') !== first?.params.name && query.get('limit') !== '1'
        ? { answer: { status: 503 } }
        : undefined,
    );
    const { isGreen, told } = await scene.attempt({ ...inputs, 'timeout-minutes': '5' });
    expect([isGreen, told.includes('bmj_1'), runloop.ledger.created.length]).toEqual([false, true, 2]);
  });
});

describe('a re-run is not stopped', () => {
  test('by old jobs, after the service has refused for a while to tell of the new ones', async () => {
    await using scene = await startAttempts();
    const inputs = { 'benchmark-ids': '1 2' };
    const older = { GITHUB_RUN_ID: '900', GITHUB_RUN_NUMBER: '9', GITHUB_SHA: 'd'.repeat(40), GITHUB_RUN_ATTEMPT: '1' };
    await scene.attempt(inputs, older);
    scene.clock.advance(7 * 86_400_000);
    scene.harmstack.fail({ ...down, fault: { answer: { status: 403 } } });
    await scene.attempt(inputs);
    scene.harmstack.faults.splice(0);
    expect([(await scene.attempt(inputs)).isGreen, scene.submits()]).toEqual([true, 2]);
  });

  test('by jobs that the comment knows to be those of another run', async () => {
    await using scene = await startAttempts();
    scene.harmstack.fail(down);
    const { GITHUB_EVENT_PATH } = await scene.pushHead('c'.repeat(40));
    const older = { GITHUB_RUN_ID: '1000', GITHUB_RUN_NUMBER: '10', GITHUB_RUN_ATTEMPT: '1', GITHUB_EVENT_PATH };
    await scene.attempt({ 'timeout-minutes': '0.2' }, older);
    scene.harmstack.faults.splice(0);
    scene.loseSubmit('before');
    expect((await scene.attempt()).isGreen).toBe(false);
    scene.clock.advance(3_600_000);
    expect([(await scene.attempt()).isGreen, scene.harmstack.paid.length]).toEqual([true, 2]);
  });

  test('by many jobs of others since', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('before');
    scene.harmstack.addJob({ benchmarkId: 1, endpointUrl: 'https://other.example.com', createdAtMs: 0 });
    await scene.attempt();
    scene.clock.advance(86_400_000);
    for (let n = 0; n < 55; n += 1)
      scene.harmstack.addJob({ benchmarkId: 1, endpointUrl: 'https://other.example.com/v1' });
    expect([(await scene.attempt()).isGreen, scene.harmstack.paid.length]).toEqual([true, 1]);
  });

  test('and waits not long, when the earlier run must have ended long ago, however short its time was', async () => {
    await using scene = await startAttempts();
    const inputs = { 'timeout-minutes': '2' };
    takeOnly(scene, 0);
    scene.loseSubmit('before');
    await scene.attempt(inputs);
    scene.github.faults.splice(0);
    scene.clock.advance(86_400_000);
    const { isGreen, tookMs } = await scene.attempt(inputs);
    expect([isGreen, scene.harmstack.paid.length, tookMs < 30_000]).toEqual([true, 1, true]);
  });

  test('by an attempt that was cancelled before it had learnt anything', async () => {
    await using scene = await startAttempts();
    const createdAtMs = scene.clock.now() - 7 * 86_400_000;
    scene.harmstack.addJob({ benchmarkId: 1, endpointUrl: 'https://model.example.com/v1', createdAtMs });
    const cancel = new AbortController();
    scene.github.faults.push(({ path }) => {
      if (/graphql/.test(path) && !cancel.signal.aborted) cancel.abort(new Error('cancelled'));
      return undefined;
    });
    await scene.attempt({}, { GITHUB_RUN_ID: '1001', GITHUB_RUN_ATTEMPT: '2' }, cancel.signal);
    scene.github.faults.splice(0);
    const { isGreen } = await scene.attempt({}, { GITHUB_RUN_ID: '1001', GITHUB_RUN_ATTEMPT: '3' });
    expect([isGreen, scene.submits()]).toEqual([true, 1]);
  });
});

function runloopInputs({ baseUrl, key }: { readonly baseUrl: string; readonly key: string }): Own {
  return {
    service: 'runloop',
    'service-url': baseUrl,
    'service-api-key': key,
    agent: 'a',
    'endpoint-url': '',
    'endpoint-api-key': '',
  };
}
