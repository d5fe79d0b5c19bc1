import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startOvermind } from '../emulators/overmind.ts';
import { startRunloop } from '../emulators/runloop.ts';
import { startScene } from '../fixtures/action-scene.ts';

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

test('the suite file that a mixed suite leaves when its time is over judges the same jobs, and pays nothing', async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
  await using overmind = await startOvermind();
  const jobId = overmind.addJob({ bestScore: 90, iterations: [{ avg_score: 90 }] }, { steps: 10 });
  await writeFile(
    join(scene.folder, 'suite.yml'),
    `benchmarks: [{ id: 1, threshold: 80 }, { service: overmind, job-id: ${jobId}, threshold: 80 }]`,
  );
  const inputs = {
    config: 'suite.yml',
    'benchmark-ids': '',
    thresholds: '',
    'service-api-key': `harmstack=${scene.harmstack.key}\novermind=${overmind.key}`,
    'service-url': `harmstack=${scene.harmstack.baseUrl}\novermind=${overmind.baseUrl}`,
  };
  const { runner } = await scene.run({ ...inputs, 'timeout-minutes': '0.03' });
  const [paid = ''] = scene.harmstack.jobIds;
  const shown = [runner.summary, ...scene.comment()].map((text) => /```yaml\n(.*?)```/s.exec(text)?.[1] ?? '');
  expect(shown).toEqual([expect.stringContaining(paid), shown[0]]);
  await writeFile(join(scene.folder, 'suite.yml'), shown[0] ?? '');
  scene.harmstack.finish(paid, {});
  const again = await scene.run(inputs);
  expect([again.isGreen, scene.harmstack.paid.length]).toEqual([true, 1]);
  expect(again.runner.outputs.get('job-ids')?.split(',').toSorted()).toEqual([paid, jobId].toSorted());
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
  expect(runner.text).toContain('The key for Overmind was refused');
});

test.each([
  ['that nobody finds', {}, '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e', 'cannot be read'],
  ['that is too old', { 'max-age-minutes': '5' }, null, 'max-age-minutes allows 5 min'],
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
