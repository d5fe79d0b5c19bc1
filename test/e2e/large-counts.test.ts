import { describe, test } from 'vitest';
import { Scene } from './scene.ts';

describe.concurrent('a count above 10', () => {
  test('is split over jobs of one batch, and their units are pooled', async ({ expect }) => {
    // 9, 8 and 8 units, 20 of 25 passed; the mean of the three scores would be 79.17.
    const passed = [9, 8, 3];
    await using scene = await Scene.start([
      { id: 1, outcome: ({ nth }) => ({ looks: 0, passed: passed[nth] ?? 0 }) },
      { id: 2 },
    ]);
    const run = await scene.run({ 'benchmark-ids': '1 2', 'benchmark-counts': '25 3', thresholds: '80' });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', credits: '28' } });
    expect(JSON.parse(run.resultsFile).benchmarks).toMatchObject([
      { score_pct: 80, passed: 20, scored: 25, jobs: [{ scored: 9 }, { scored: 8 }, { scored: 8 }] },
      { score_pct: 100, scored: 3, jobs: [{ scored: 3 }] },
    ]);
    expect(new Set(scene.harmstack.paid.map(({ batchId }) => batchId)).size).toBe(1);
  });

  test('never samples twice with one seed: each job of a benchmark goes into another batch', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1 }, { id: 2 }]);
    const run = await scene.run({
      'benchmark-ids': '1 2',
      'benchmark-counts': '25 3',
      thresholds: '80',
      seed: '42',
    });
    expect(run.exitCode).toBe(0);
    expect(scene.harmstack.paid.map(({ benchmarkId, units, seed }) => ({ benchmarkId, units, seed }))).toEqual([
      { benchmarkId: 1, units: 9, seed: 42 },
      { benchmarkId: 2, units: 3, seed: 42 },
      { benchmarkId: 1, units: 8, seed: 43 },
      { benchmarkId: 1, units: 8, seed: 44 },
    ]);
    expect(run.outputs['batch-id']?.split(',')).toHaveLength(3);
    expect(run.log).toContain('3 batches with seeds 42, 43 and 44');
  });

  test('keeps the paid ids when a later batch is refused', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    const answer = { status: 400, body: { error: 'the account is closed' } };
    scene.harmstack.fail({ method: 'POST', path: /batch$/, skip: 1, fault: { answer } });
    const run = await scene.run({ 'benchmark-ids': '1', 'benchmark-counts': '20', thresholds: '80', seed: '1' });
    const [paid = ''] = scene.harmstack.jobIds;
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', 'job-ids': paid, credits: '10' } });
    expect(run.log).toContain('Batch 2 of 2 was refused');
    expect(run.log).toContain(`job-ids: ${paid}`);
  });
});
