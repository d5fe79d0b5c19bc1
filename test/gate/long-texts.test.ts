import { expect, test } from 'vitest';
import { startScene } from '../fixtures/action-scene.ts';

test('a message of megabytes neither holds up the end of a run nor shows a secret', { timeout: 30_000 }, async () => {
  await using scene = await startScene({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
  const { harmstack } = scene;
  const id = harmstack.addJob({ benchmarkId: 1, units: 5 });
  const message = `${harmstack.key} ${'%61'.repeat(2_000_000)}`;
  harmstack.setJob(id, { status: 'running', current: 1, total: 10, message });
  const inputs = { 'job-ids': id, 'benchmark-ids': '', 'endpoint-url': '', 'endpoint-api-key': '' };
  const startMs = performance.now();
  const { isGreen, runner } = await scene.run({ ...inputs, 'timeout-minutes': '0.05' });
  expect([isGreen, runner.outputs.get('cause')]).toEqual([false, 'timeout']);
  expect(performance.now() - startMs).toBeLessThan(10_000);
  expect(runner.outputs.get('results')).not.toContain(harmstack.key);
});

test('nor does the long answer of a service that refuses', { timeout: 30_000 }, async () => {
  await using scene = await startScene();
  const { harmstack } = scene;
  const error = `${harmstack.key} ${'%61'.repeat(2_000_000)}`;
  harmstack.fail({ path: /./, times: Number.POSITIVE_INFINITY, fault: { answer: { status: 400, body: { error } } } });
  const startMs = performance.now();
  const { isGreen, runner } = await scene.run();
  expect([isGreen, runner.outputs.get('verdict')]).toEqual([false, 'error']);
  expect(performance.now() - startMs).toBeLessThan(10_000);
  expect(JSON.stringify([...runner.outputs, ...runner.annotations])).not.toContain(harmstack.key);
});
