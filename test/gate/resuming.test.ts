import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderNotice } from '../../src/report/notices.ts';
import { headSha } from '../e2e/run-action.ts';
import { startRunloop } from '../emulators/runloop.ts';
import { startAttempts, startScene } from '../fixtures/action-scene.ts';

test('what a run was cut off from is resumed by its re-run, and paid for anew after its verdict', async () => {
  await using scene = await startAttempts({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
  const first = await scene.attempt({ 'timeout-minutes': '5' });
  expect([first.verdict, first.cause]).toEqual(['error', 'timeout']);
  for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id, { passed: 1 });
  const second = await scene.attempt();
  expect([second.isGreen, second.codes]).toEqual([true, ['resumed']]);
  expect([first, second].map(({ told }) => / · created \d{4}-/.test(told))).toEqual([false, true]);
  expect(scene.harmstack.paid).toHaveLength(1);
  const third = await scene.attempt({ 'timeout-minutes': '5' });
  expect(third.codes).not.toContain('resumed');
  expect(scene.harmstack.paid).toHaveLength(2);
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
    const first = await scene.run({ ...inputsFor(runloop, 'bmd_1'), 'timeout-minutes': '0.06' });
    expect(first.runner.codes).toContain('jobs-stopped');
    expect(first.runner.text).not.toContain('job-ids:');
    runloop.define('bmd_1', { results: [1] });
    const second = await scene.run(inputsFor(runloop, 'bmd_1'));
    expect([second.isGreen, runloop.ledger.created.length]).toEqual([true, 2]);
  });

  test('says when the service has not confirmed that they are stopped, and the next run resumes them', async () => {
    await using scene = await startScene();
    await using runloop = await startRunloop();
    runloop.define('bmd_1', { results: [1, 1, 1], runningSteps: 10_000 });
    const answer = { status: 200, body: { id: 'bmr_bmj_1_1', state: 'running' } };
    runloop.fail({ method: 'POST', path: /cancel$/, fault: { answer } });
    const first = await scene.run({ ...inputsFor(runloop, 'bmd_1'), 'timeout-minutes': '0.06' });
    const asked = { code: 'jobs-stopped', jobIds: ['bmj_1'] } as const;
    const isTold = (isConfirmed: boolean) => first.runner.text.includes(renderNotice({ ...asked, isConfirmed }));
    expect([isTold(true), isTold(false)]).toEqual([false, true]);
    const second = await scene.run({ ...inputsFor(runloop, 'bmd_1'), 'timeout-minutes': '0.06' });
    expect([second.runner.codes.includes('resumed'), runloop.ledger.created.length]).toEqual([true, 1]);
  });

  test('stops those that it can; the next run starts these anew and resumes the others', async () => {
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
    const first = await scene.run({ ...inputs, 'timeout-minutes': '0.08' });
    expect(first.runner.codes).toContain('jobs-stopped');
    expect(first.runner.text).toMatch(/^ {4}job-ids: bmj_2$/m);
    runloop.faults.push(() => {
      runloop.advance();
      return undefined;
    });
    const second = await scene.run(inputs);
    expect(second.runner.codes).toContain('resumed');
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
  expect([second.isGreen, second.runner.codes]).toEqual([
    false,
    expect.arrayContaining(['resumed', 'balance-too-low']),
  ]);
  scene.harmstack.setCredits(100);
  const third = await scene.run(inputs);
  expect([third.isGreen, scene.harmstack.paid.length]).toEqual([true, 2]);
});

test.each([
  ['the price is not known', { 'max-credits': '1000' }, { path: /benchmarks$/, fault: { answer: { status: 404 } } }],
  ['it costs more than is allowed by now', { 'max-credits': '1' }, null],
] as const)('what is paid is judged where nothing is left to pay, though %s', async (_, own, fault) => {
  await using scene = await startAttempts({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
  await scene.attempt({ 'timeout-minutes': '5' });
  for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id, { passed: 1 });
  if (fault !== null) scene.harmstack.fail({ method: 'GET', times: Number.POSITIVE_INFINITY, ...fault });
  const { isGreen, codes } = await scene.attempt(own);
  expect([isGreen, codes.includes('resumed'), scene.harmstack.paid.length]).toEqual([true, true, 1]);
});

test('a run that is stopped between two batches tells how to judge the one that is paid', async () => {
  await using scene = await startAttempts();
  const inputs = { 'benchmark-counts': '12', seed: '7' };
  await scene.lose({ at: scene.harmstack, method: 'POST', path: /batch$/, skip: 1, when: 'after' }, inputs);
  const [paidId] = scene.harmstack.jobIds;
  const lost = scene.harmstack.paid[1];
  // Another's job that may be the lost one.
  scene.harmstack.addJob({ ...lost, benchmarkId: 1, createdAtMs: scene.clock.now() });
  const { codes, told } = await scene.attempt(inputs);
  expect(codes).toEqual(expect.arrayContaining(['resumed', 'earlier-submit-uncertain', 'next-steps']));
  expect([told.includes(`job-ids: ${paidId}\n`), scene.harmstack.paid.length]).toEqual([true, 2]);
});

test('what was paid for one head commit is not resumed for another', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
  await scene.run({ 'timeout-minutes': '0.05' });
  const other = await scene.pushHead('c'.repeat(40));
  const second = await scene.run({ 'timeout-minutes': '0.05' }, { env: { ...other, GITHUB_RUN_ID: '1002' } });
  expect(second.runner.codes).not.toContain('resumed');
  expect(scene.harmstack.paid).toHaveLength(2);
});

test('what was paid for one head commit is resumed although it would be merged with another base', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
  await scene.run({ 'timeout-minutes': '0.05' });
  for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id, { passed: 1 });
  const env = scene.envOf({ GITHUB_SHA: 'c'.repeat(40), GITHUB_RUN_ID: '1002' });
  const second = await scene.run({}, { env });
  expect([second.isGreen, scene.harmstack.paid.length]).toEqual([true, 1]);
});

describe('a re-run', () => {
  test('pays after a submit that certainly was not carried out', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('before');
    const first = await scene.attempt();
    expect([first.cause, first.codes]).toEqual(['uncertain-payment', expect.arrayContaining(['submit-uncertain'])]);
    const { isGreen, codes } = await scene.attempt();
    expect([isGreen, scene.submits(), scene.harmstack.paid.length]).toEqual([true, 2, 1]);
    expect(codes).toContain('paying-anew');
  });

  test('does not pay again for jobs that an earlier attempt may have paid for, and names them', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('after');
    scene.addTwin();
    expect((await scene.attempt()).codes).toContain('submit-uncertain');
    const { isGreen, told } = await scene.attempt();
    expect([isGreen, scene.submits(), scene.harmstack.paid.length]).toEqual([false, 1, 1]);
    for (const id of scene.harmstack.jobIds) expect(told).toContain(id);
    const own = scene.harmstack.paid.map(({ jobId }) => jobId).join();
    const judged = await scene.attempt({ 'benchmark-ids': '', 'job-ids': own });
    expect([judged.isGreen, scene.submits()]).toEqual([true, 1]);
  });

  test('resumes the jobs of a submit whose answer was lost, when exactly they were created at that moment', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('after');
    scene.hideNewJobs();
    expect((await scene.attempt()).codes).toContain('submit-uncertain');
    scene.harmstack.faults.splice(0);
    const { isGreen, codes, told } = await scene.attempt();
    expect([isGreen, scene.submits(), scene.harmstack.paid.length]).toEqual([true, 1, 1]);
    expect(codes).toContain('jobs-matched');
    expect(told).toMatch(/ · created \d{4}-/);
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
    expect((await scene.attempt()).codes).toContain('submit-uncertain');
    scene.harmstack.faults.splice(0);
    scene.harmstack.addJob({ benchmarkId: 1, endpointUrl: 'https://model.example.com/v1' });
    expect((await scene.attempt()).codes).toContain('earlier-submit-uncertain');
    scene.hideJobs();
    expect((await scene.attempt()).isGreen).toBe(false);
    expect([scene.submits(), scene.harmstack.paid.length]).toEqual([1, 1]);
  });

  test('pays for what is left alone when a batch was sent after the last word of an attempt that was lost', async () => {
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
    const { isGreen } = await scene.attempt(inputs);
    expect([isGreen, scene.harmstack.paid.map(({ seed }) => seed)]).toEqual([true, [7, 8, 9]]);
  });

  test('stays uncertain over any number of attempts that cannot find out', async () => {
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
    expect((await scene.attempt()).cause).toBe('key');
    scene.harmstack.faults.splice(0);
    scene.silenceGitHub();
    const { isGreen, codes, tookMs } = await scene.attempt();
    expect([isGreen, scene.submits()]).toEqual([true, 1]);
    expect(codes).toEqual(expect.arrayContaining(['looking-for-jobs', 'paying-anew']));
    // A submit may take a minute, and its jobs be listed later still.
    expect(tookMs).toBeGreaterThan(150_000);
    expect(tookMs).toBeLessThan(200_000);
  });

  test('judges exactly its jobs where GitHub does not tell what was paid, and pays nothing', async () => {
    await using scene = await startAttempts();
    expect((await scene.attempt()).isGreen).toBe(true);
    scene.silenceGitHub();
    const { isGreen, codes } = await scene.attempt();
    expect([isGreen, scene.submits()]).toEqual([true, 1]);
    expect(codes).toContain('found-from-earlier-attempt');
  });

  test('does not pay where GitHub does not tell what was paid and other jobs fit as well', async () => {
    await using scene = await startAttempts();
    expect((await scene.attempt()).isGreen).toBe(true);
    scene.harmstack.addJob({ benchmarkId: 1, endpointUrl: 'https://model.example.com/v1' });
    scene.silenceGitHub();
    const { isGreen, codes, cause, told } = await scene.attempt();
    expect([isGreen, scene.submits(), cause]).toEqual([false, 1, 'uncertain-payment']);
    expect(codes).toContain('earlier-attempt-unknown');
    for (const id of scene.harmstack.jobIds) expect(told).toContain(`\`${id}\``);
  });

  test('finds what an attempt has paid that could store nothing', async () => {
    await using scene = await startAttempts();
    const refuse = { answer: { status: 403, body: { message: 'Resource not accessible by integration' } } };
    scene.github.fail({ path: /./, times: Infinity, fault: refuse });
    scene.loseSubmit('after');
    scene.hideJobs();
    expect((await scene.attempt()).cause).toBe('uncertain-payment');
    scene.harmstack.faults.splice(0);
    scene.github.faults.splice(0);
    expect((await scene.attempt()).isGreen).toBe(true);
    expect([scene.submits(), scene.harmstack.paid.length]).toEqual([1, 1]);
  });

  test.each([
    ['its own', -2, 0],
    ['its own', 2, 0],
    ['that of the service', 0, -2],
    ['that of the service', 0, 2],
    ['each', 2, -2],
  ])(
    'finds what was paid since the run began and not what was there before, whatever clock is off: %s (%i h, %i h)',
    async (_, ownHours, hours) => {
      await using scene = await startAttempts();
      const hourMs = 3_600_000;
      scene.harmstack.skewMs = hours * hourMs;
      const createdAtMs = scene.clock.now() + hours * hourMs - 180_000;
      scene.harmstack.addJob({ benchmarkId: 1, endpointUrl: 'https://model.example.com/v1', createdAtMs });
      const updated_at = new Date(scene.clock.now() - 5000).toISOString();
      const pull_request = {
        number: 7,
        updated_at,
        head: { sha: headSha, repo: { id: 1 } },
        base: { repo: { id: 1 } },
      };
      await scene.write('event.json', JSON.stringify({ action: 'opened', pull_request }));
      const inputs = { comment: 'never' };
      expect((await scene.attempt(inputs)).isGreen).toBe(true);
      scene.machine.aheadMs = ownHours * hourMs;
      const { isGreen, jobIds } = await scene.attempt(inputs);
      expect([isGreen, scene.submits(), jobIds]).toEqual([true, 1, scene.harmstack.jobIds.at(-1)]);
    },
  );

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
    const { isGreen, codes } = await scene.attempt({}, { ...push, GITHUB_RUN_ATTEMPT: '2' });
    expect([isGreen, scene.submits()]).toEqual([false, 1]);
    expect(codes).toContain('earlier-attempt-unknown');
  });

  test('resumes what it has paid for although another run has written the comment since', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('after');
    scene.hideNewJobs();
    await scene.attempt();
    scene.harmstack.faults.splice(0);
    scene.clock.advance(600_000);
    const { GITHUB_EVENT_PATH } = await scene.pushHead('c'.repeat(40));
    const newer = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12', GITHUB_EVENT_PATH };
    expect((await scene.attempt({}, { ...newer, GITHUB_RUN_ATTEMPT: '1' })).isGreen).toBe(true);
    const submits = scene.submits();
    const { isGreen } = await scene.attempt();
    expect([isGreen, scene.submits()]).toEqual([true, submits]);
  });

  test('of a run whose submit was refused pays at once: nothing is uncertain', async () => {
    await using scene = await startAttempts();
    scene.harmstack.fail({ method: 'POST', path: /batch$/, fault: { answer: { status: 402 } } });
    await scene.attempt();
    const { isGreen, tookMs } = await scene.attempt();
    expect(isGreen).toBe(true);
    expect(tookMs).toBeLessThan(60_000);
  });

  test('does not pay when somebody has edited what the comment stores', async () => {
    await using scene = await startAttempts();
    scene.loseSubmit('after');
    scene.addTwin();
    await scene.attempt();
    const [comment] = scene.github.store.commentsOf(7);
    if (comment === undefined) throw new Error('there is no comment');
    comment.body = comment.body.replace(/benchmark-gate-state: \S+/, 'benchmark-gate-state: x');
    const { isGreen, codes } = await scene.attempt();
    expect([isGreen, scene.submits()]).toEqual([false, 1]);
    expect(codes).toEqual(expect.arrayContaining(['stored-state-broken', 'earlier-attempt-unknown']));
  });

  test('does not take jobs that fit in a matrix, where other legs may have paid for them: outside one it does', async () => {
    for (const matrix of ['null', '{"model":"gpt-test"}']) {
      await using scene = await startAttempts();
      scene.loseSubmit('after');
      expect((await scene.attempt({ matrix })).isGreen).toBe(matrix === 'null');
      expect(scene.harmstack.paid).toHaveLength(1);
    }
  });
});
