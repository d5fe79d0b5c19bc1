import { describe, test, vi } from 'vitest';
import { expectGolden } from './golden.ts';
import { Scene } from './scene.ts';

const endless = [
  { id: 1, name: 'quick' },
  { id: 2, name: 'endless', outcome: { looks: Number.POSITIVE_INFINITY } },
];
const inputs = { 'benchmark-ids': '1 2', thresholds: '80' };
const never = 60_000;

/** `cancel` kills what has not ended by itself in time: then there is no exit code. */
describe.concurrent('a cancelled run ends red by itself', () => {
  test('with all that is known, while jobs run', async ({ expect }) => {
    await using scene = await Scene.start(endless);
    const step = await scene.start(inputs);
    // The second look at the endless job comes after the first was noted.
    await vi.waitUntil(() => scene.harmstack.received('GET', /\/jobs\/.*02$/).length > 1, { timeout: 15_000 });
    await step.logged(/1\/2 jobs done/);
    expect(await step.outputs()).toMatchObject({ 'job-ids': scene.harmstack.jobIds.join(',') });
    const run = await step.cancel('SIGINT');
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    await expectGolden(expect, 'cancelled', { run, comment: scene.comment });
  });

  test('also at a second signal', async ({ expect }) => {
    await using scene = await Scene.start(endless);
    const step = await scene.start(inputs);
    await step.logged(/Submitted/);
    const run = await step.cancel('SIGINT', 'SIGTERM');
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(scene.comment).toContain('The run was cancelled');
  });

  test('when its runner hangs up', async ({ expect }) => {
    await using scene = await Scene.start(endless);
    const step = await scene.start(inputs);
    await step.logged(/1\/2 jobs done/);
    const run = await step.cancel('SIGHUP');
    expect(run).toMatchObject({ exitCode: 1, signal: null, outputs: { verdict: 'error' } });
    expect(scene.comment).toContain('The run was cancelled');
  });

  test('before it pays', async ({ expect }) => {
    await using scene = await Scene.start(endless);
    scene.harmstack.fail({ path: /\/me$/, fault: { delayMs: never } });
    const step = await scene.start(inputs);
    await vi.waitUntil(() => scene.harmstack.received('GET', /\/me$/).length > 0, { timeout: 15_000 });
    const run = await step.cancel('SIGINT');
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(run.log).toMatch(/^::error .*cancelled before anything was submitted/m);
    expect(scene.harmstack.received('POST', /./)).toEqual([]);
  });

  test('with the ids of the jobs that it was just paying for', async ({ expect }) => {
    await using scene = await Scene.start(endless);
    scene.harmstack.fail({ method: 'POST', path: /./, fault: { delayMs: 1000 } });
    const step = await scene.start(inputs);
    await vi.waitUntil(() => scene.harmstack.received('POST', /./).length > 0, { timeout: 15_000 });
    const run = await step.cancel('SIGINT');
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'job-ids': scene.harmstack.jobIds.join(',') } });
    expect(scene.harmstack.paid).toHaveLength(2);
  });

  test('saying that it may have paid, when neither the service nor GitHub answers', async ({ expect }) => {
    await using scene = await Scene.start(endless);
    scene.harmstack.fail({ method: 'POST', path: /./, fault: { delayMs: never } });
    const step = await scene.start(inputs);
    await vi.waitUntil(() => scene.harmstack.received('POST', /./).length > 0, { timeout: 15_000 });
    scene.github.fail({ path: /./, times: 1000, fault: { delayMs: never } });
    const run = await step.cancel('SIGINT');
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(run.summary).toContain('may or may not have been submitted');
  });

  test.for([
    ['between two updates of it', { delayMs: 0 }],
    ['while it is brought up to date', { delayMs: 2000 }],
  ] as const)('saying so in its comment when GitHub takes 2 s an answer, %s', async ([, fault], { expect }) => {
    await using scene = await Scene.start(endless);
    scene.github.fail({ method: 'PATCH', path: /./, fault });
    const step = await scene.start(inputs);
    await step.logged(/1\/2 jobs done/);
    await vi.waitUntil(() => scene.github.received('PATCH', /./).length > 0, { timeout: 15_000 });
    scene.github.fail({ path: /./, times: 1000, fault: { delayMs: 2000 } });
    const run = await step.cancel('SIGINT');
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(run.log).not.toContain('could not be published');
    expect(scene.comment).toContain('The run was cancelled');
  });

  test('while it publishes and GitHub is slow; the verdict stands', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    const step = await scene.start({ 'benchmark-ids': '1', thresholds: '80' });
    await step.logged(/Submitted/);
    scene.github.fail({ path: /./, times: 1000, fault: { delayMs: never } });
    await step.logged(/Benchmark gate: passed/);
    const run = await step.cancel('SIGINT');
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(run.log).toMatch(/^::warning .*comment.* could not be published/m);
  });
});

test.concurrent('a log that nobody reads any more changes no verdict', async ({ expect }) => {
  await using scene = await Scene.start([{ id: 1, outcome: { looks: 3 } }]);
  const step = await scene.start({ 'benchmark-ids': '1', thresholds: '80' });
  await step.logged(/Submitted/);
  step.closeLog();
  expect(await step.done).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
  expect(scene.comment).toContain('✅ Benchmark gate: passed');
});

test.concurrent('a run that was cut off is resumed by its re-run: nothing is paid again', async ({ expect }) => {
  const stuck = { looks: Number.POSITIVE_INFINITY };
  await using scene = await Scene.start([
    { id: 1 },
    { id: 2, outcome: ({ nth }) => (nth === 0 ? stuck : { looks: 0 }) },
  ]);
  const step = await scene.start(inputs);
  await step.logged(/1\/2 jobs done/);
  await step.cancel('SIGINT');
  for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id, {});
  const run = await scene.run(inputs, { env: { GITHUB_RUN_ATTEMPT: '2' } });
  expect(run).toMatchObject({
    exitCode: 0,
    outputs: { verdict: 'passed', 'job-ids': scene.harmstack.jobIds.join(','), credits: '2' },
  });
  expect(scene.harmstack.paid).toHaveLength(2);
  expect(run.log).toContain('::debug::notice resumed');

  const third = await scene.run(inputs, { env: { GITHUB_RUN_ATTEMPT: '3' } });
  expect(third.log).not.toContain('::debug::notice resumed');
});
