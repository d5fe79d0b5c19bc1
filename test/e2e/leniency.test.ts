import { describe, test } from 'vitest';
import { Scene } from './scene.ts';

describe.concurrent('warn-only', () => {
  test('reports a failed benchmark by a warning and lets the step pass', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1, outcome: { passed: 0 } }]);
    const run = await scene.run({ 'benchmark-ids': '1', thresholds: '80', 'warn-only': 'true' });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'failed' } });
    expect(run.log).toMatch(/^::warning title=benchmark 1%3A below threshold%2C not blocking::/m);
    expect(run.log).not.toContain('::error');
    expect(scene.comment).toContain('`warn-only` is set');
  });

  test('reports what could not be judged by a warning and lets the step pass', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1, outcome: { fail: true } }]);
    const run = await scene.run({ 'benchmark-ids': '1', thresholds: '80', 'warn-only': 'true' });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'error' } });
    expect(run.log).not.toContain('::error');
  });
});

describe.concurrent('fail-fast', () => {
  test.for([
    { what: 'stops waiting at the first failure', failFast: 'true', reason: 'fail-fast' },
    { what: 'left off, waits until the time is up', failFast: 'false', reason: 'timeout-minutes' },
  ])('$what', async ({ failFast, reason }, { expect }) => {
    await using scene = await Scene.start([
      { id: 1, outcome: { passed: 0 } },
      { id: 2, outcome: { looks: Number.POSITIVE_INFINITY } },
    ]);
    const run = await scene.run({
      'benchmark-ids': '1 2',
      thresholds: '80',
      'fail-fast': failFast,
      'timeout-minutes': '0.25',
    });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
    expect(JSON.parse(run.resultsFile).benchmarks).toMatchObject([
      { verdict: 'failed' },
      { verdict: 'error', reason: expect.stringContaining(reason) },
    ]);
  });
});
