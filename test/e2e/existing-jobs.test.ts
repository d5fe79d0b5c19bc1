import { describe, test } from 'vitest';
import { Scene } from './scene.ts';

describe.concurrent('job ids', () => {
  test('are judged against their thresholds, and nothing is submitted', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1, name: 'medical', outcome: { passed: 4, scored: 5 } }]);
    const ids = [scene.harmstack.addJob({ benchmarkId: 1 }), scene.harmstack.addJob({ benchmarkId: 1 })];
    const run = await scene.run({
      'job-ids': ids.join('\n'),
      thresholds: '80 81',
      'endpoint-url': '',
      'endpoint-api-key': '',
    });
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { verdict: 'failed', 'job-ids': ids.join(','), 'batch-id': '', credits: '0' },
    });
    expect(JSON.parse(run.resultsFile).benchmarks).toMatchObject([
      { benchmark_id: ids[0], name: 'medical', verdict: 'passed' },
      { benchmark_id: ids[1], name: 'medical', verdict: 'failed' },
    ]);
    expect(scene.harmstack.received('POST', /./)).toEqual([]);
    expect(scene.harmstack.paid).toEqual([]);
  });

  test('that the service does not know are an error that says so', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    const run = await scene.run({ 'job-ids': 'a0000000-0000-4000-8000-000000000404', thresholds: '80' });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(run.log).toMatch(/::error .*the job could not be read: .*answered 404/i);
  });
});
