import { expect, test } from 'vitest';
import { pullRequestEvent, runAction } from './run-action.ts';
import { startGitHubWithPull, startScripted } from './scene.ts';

test('every benchmark at or above its threshold: green, one comment, all outputs', async () => {
  await using harmstack = await startScripted([
    { id: 1, name: 'haystack-medical-v1', outcome: { passed: 5, scored: 5 } },
    { id: 2, name: 'haystack-legal-v1', outcome: { passed: 2, scored: 3 } },
  ]);
  await using github = await startGitHubWithPull();

  const run = await runAction({
    inputs: { ...harmstack.inputs, 'benchmark-ids': '1, 2', 'benchmark-counts': '5 3', thresholds: '80 66.67' },
    event: pullRequestEvent(),
    github,
  });

  console.log(
    run.log,
    run.outputs,
    run.summary,
    github.store.commentsOf(7).map((c) => c.body),
  );
  expect(run.exitCode).toBe(0);
  expect(run.outputs['verdict']).toBe('passed');
});
