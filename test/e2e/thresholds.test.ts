import { describe, expect, test } from 'vitest';
import { expectGolden } from './golden.ts';
import { Scene } from './scene.ts';

describe.concurrent('a score of 66.67 (2 of 3)', () => {
  test.for([
    { threshold: '66.67', exitCode: 0, verdict: 'passed' },
    { threshold: '66.66', exitCode: 0, verdict: 'passed' },
    { threshold: '66.68', exitCode: 1, verdict: 'failed' },
    { threshold: '0', exitCode: 0, verdict: 'passed' },
    { threshold: '100', exitCode: 1, verdict: 'failed' },
  ])('against a threshold of $threshold: $verdict', async ({ threshold, exitCode, verdict }, { expect }) => {
    await using scene = await Scene.start([{ id: 1, outcome: { passed: 2, scored: 3 } }]);
    const run = await scene.run({ 'benchmark-ids': '1', 'benchmark-counts': '3', thresholds: threshold });
    expect(run).toMatchObject({ exitCode, outputs: { verdict } });
  });
});

test('a benchmark below its threshold: red, listed first, and an annotation says by how much', async () => {
  await using scene = await Scene.start([
    { id: 1, name: 'haystack-medical-v1', outcome: { passed: 10 } },
    { id: 2, name: 'haystack-legal-v1', outcome: { passed: 7 } },
  ]);

  const run = await scene.run({
    'benchmark-ids': '1 2',
    'benchmark-counts': '10',
    thresholds: '80',
    title: 'Nightly gate',
    model: 'a-model',
  });

  expect(run.exitCode).toBe(1);
  expect(run.log).toMatch(/^::error title=haystack legal v1%3A below threshold::Scored 70%25, 10 short of 80%25/m);
  await expectGolden(expect, 'failed', { run, comment: scene.comment });
});

test('a benchmark that only warns keeps its own verdict and blocks nothing', async () => {
  await using scene = await Scene.start([
    { id: 1, outcome: { passed: 10 } },
    { id: 2, outcome: { passed: 1 } },
  ]);
  const inputs = { 'benchmark-ids': '1 2', 'benchmark-counts': '10', thresholds: '80' };

  const watched = await scene.run({ ...inputs, levels: 'block warn' });
  expect(watched).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
  expect(JSON.parse(watched.resultsFile).benchmarks).toMatchObject([{ verdict: 'passed' }, { verdict: 'failed' }]);

  const enforced = await scene.run({ ...inputs, levels: 'warn block' });
  expect(enforced).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
});

test('a list whose comma was meant as a point is seen before anything is paid: each benchmark beside its threshold', async () => {
  await using scene = await Scene.start([
    { id: 1, name: 'medical' },
    { id: 2, name: 'legal' },
  ]);
  const run = await scene.run({ 'benchmark-ids': '1 2', thresholds: '66,67', 'dry-run': 'true' });
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'planned' } });
  expect(run.log).toMatch(/medical: .*threshold 66 ?%\n(?:.*\n)*.*legal: .*threshold 67 ?%\n/);
  expect(run.log).not.toContain('::warning');
});
