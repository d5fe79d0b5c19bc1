import { describe, expect, test } from 'vitest';
import { expectGolden } from './golden.ts';
import { Scene } from './scene.ts';

test('everything wrong with the inputs is told at once, and the service is asked nothing', async () => {
  await using scene = await Scene.start([{ id: 1 }]);

  const run = await scene.run({
    'benchmark-ids': '1, 2, 1',
    'benchmark-counts': '5, many',
    thresholds: '80 90',
    'timeout-minutes': '0',
    'endpoint-url': 'model.example.com',
    'fail-fast': 'yes',
  });

  expect(run.exitCode).toBe(1);
  expect(scene.harmstack.requests).toEqual([]);
  const told = [...run.log.matchAll(/^::error title=[^:]*::([a-z-]+): /gm)].map(([, name]) => name);
  expect(new Set(told)).toEqual(
    new Set(['benchmark-ids', 'benchmark-counts', 'thresholds', 'timeout-minutes', 'endpoint-url', 'fail-fast']),
  );
  await expectGolden(expect, 'invalid-inputs', { run, comment: scene.comment });
});

test('a comment that said "passed" does not stay when the next run has an invalid input', async () => {
  await using scene = await Scene.start([{ id: 1 }]);
  await scene.run({ 'benchmark-ids': '1', thresholds: '80' });
  expect(scene.comment).toContain('✅ Benchmark gate: passed');

  const run = await scene.run(
    { 'benchmark-ids': '1', thresholds: 'high', comment: 'on-failure' },
    { env: { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' } },
  );

  expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
  expect(scene.comment).toMatch(/thresholds: .*high.* is not a percentage/);
  expect(scene.comment).not.toContain('passed');
});

describe.concurrent('an input that is invalid fails the step', () => {
  test.for([
    { what: 'even with warn-only', inputs: { 'warn-only': 'true', thresholds: '101' } },
    { what: 'even in a dry run', inputs: { 'dry-run': 'true', thresholds: '101' } },
    { what: 'when a threshold is a share of 1', inputs: { thresholds: '0.8' } },
    { what: 'when no benchmark blocks', inputs: { levels: 'warn' } },
    {
      what: 'when the endpoint cannot be reached from the public service',
      inputs: { 'service-url': '', 'endpoint-url': 'http://localhost:8000/v1' },
    },
    { what: 'when no benchmark is named', inputs: { 'benchmark-ids': '' } },
    { what: 'when both lists and job ids are given', inputs: { 'job-ids': 'a' } },
    { what: 'when the service URL would send the key in the clear', inputs: { 'service-url': 'http://example.com' } },
  ])('$what', async ({ inputs }, { expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    const run = await scene.run({ 'benchmark-ids': '1', thresholds: '80', ...inputs });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(JSON.parse(run.resultsFile)).toMatchObject({ verdict: 'error', benchmarks: [] });
    expect(scene.harmstack.requests).toEqual([]);
  });
});

test('a limit that is misspelt is an error before anything is paid, and names itself', async () => {
  await using scene = await Scene.start([{ id: 1 }]);
  const run = await scene.run(
    { 'benchmark-ids': '1', 'benchmark-counts': '50', thresholds: '80' },
    { env: { 'INPUT_MAX-CREDIT': '20', INPUT_VERBOSE: 'true' } },
  );
  expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
  expect(run.log).toContain('max-credit: there is no such input. Did you mean `max-credits`?');
  expect(run.log).toContain('::debug::This action has no input verbose.');
  expect(scene.harmstack.requests).toEqual([]);
});
