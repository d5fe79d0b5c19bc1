import { expect, test } from 'vitest';
import { expectGolden } from './golden.ts';
import { Scene } from './scene.ts';

test('every benchmark at or above its threshold: green, one comment, all outputs', async () => {
  await using scene = await Scene.start([
    { id: 1, name: 'haystack-medical-v1', outcome: { passed: 5, scored: 5 } },
    { id: 2, name: 'haystack-legal-v1', outcome: { passed: 2, scored: 3 } },
  ]);

  const run = await scene.run({ 'benchmark-ids': '1, 2', 'benchmark-counts': '5 3', thresholds: '80 66.67' });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.verdict).toBe('passed');
  expect(JSON.parse(run.resultsFile)).toEqual(JSON.parse(run.outputs.results ?? ''));
  await expectGolden(expect, 'passed', { run, comment: scene.comment });
});
