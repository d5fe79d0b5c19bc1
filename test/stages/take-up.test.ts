import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headSha } from '../e2e/run-action.ts';
import { startRunloop } from '../emulators/runloop.ts';
import { startAttempts, startScene } from '../fixtures/action-scene.ts';

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
    for (const id of scene.harmstack.jobIds) expect(told).toContain(`\`${id}\``);
    // They may be older ones, which prove nothing: no line to paste.
    expect(told).not.toContain('job-ids: ');
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
