import { describe, test } from 'vitest';
import { Scene } from './scene.ts';

describe.concurrent('the verdict stands, and a warning tells, when', () => {
  test.for([
    { what: 'no file can be written', env: { RUNNER_TEMP: '/dev/null' }, says: 'results.json could not be written' },
    {
      what: 'the folder for files is missing',
      env: { RUNNER_TEMP: '/nowhere/at/all' },
      says: 'junit.xml could not be written',
    },
    {
      what: 'the summary is missing',
      env: { GITHUB_STEP_SUMMARY: '/nowhere/summary' },
      says: 'summary could not be written',
    },
    {
      what: 'the summary cannot be written',
      env: { GITHUB_STEP_SUMMARY: '/dev/full' },
      says: 'summary could not be written',
    },
    { what: 'the outputs are missing', env: { GITHUB_OUTPUT: '/nowhere/output' }, says: 'could not be set' },
    { what: 'the outputs cannot be written', env: { GITHUB_OUTPUT: '/dev/full' }, says: 'could not be set' },
  ])('$what', async ({ env, says }, { expect }) => {
    await using scene = await Scene.start([{ id: 1, outcome: { passed: 1 } }]);
    const run = await scene.run({ 'benchmark-ids': '1', thresholds: '80' }, { env });
    expect(run.exitCode).toBe(0);
    expect(run.log).toMatch(new RegExp(`^::warning.*${says}`, 'm'));
    expect(run.log).not.toContain('::error');
    expect(scene.comment).toContain('✅ Benchmark gate: passed');
  });
});

test.concurrent('red stays red when nothing at all can be written', async ({ expect }) => {
  await using scene = await Scene.start([{ id: 1, outcome: { passed: 0 } }]);
  const env = { RUNNER_TEMP: '/dev/null', GITHUB_STEP_SUMMARY: '/dev/full', GITHUB_OUTPUT: '/dev/full' };
  const run = await scene.run({ 'benchmark-ids': '1', thresholds: '80' }, { env });
  expect(run.exitCode).toBe(1);
  expect(run.log).toMatch(/^::error title=benchmark.1%3A below threshold::/m);
});
