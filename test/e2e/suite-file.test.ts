import { describe, test } from 'vitest';
import { Scene } from './scene.ts';

const suite = `
benchmarks:
  - { id: 1, count: 5, threshold: 80, name: Medical haystack }
  - { id: 2, threshold: 50 }
`;

describe.concurrent('a suite file', () => {
  test('gives benchmarks, counts, thresholds and names', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1, outcome: { passed: 3 } }, { id: 2 }]);
    const run = await scene.run({ config: 'gate.yml' }, { workspace: { 'gate.yml': suite } });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
    expect(JSON.parse(run.resultsFile).benchmarks).toMatchObject([
      { benchmark_id: '1', name: 'Medical haystack', score_pct: 60, threshold_pct: 80, scored: 5, verdict: 'failed' },
      { benchmark_id: '2', name: 'benchmark-2', score_pct: 100, threshold_pct: 50, scored: 1, verdict: 'passed' },
    ]);
  });

  test.for([
    { what: 'outside the workspace', config: '../event.json', says: 'outside the workspace' },
    { what: 'that is not there', config: 'missing.yml', says: 'no such file' },
    { what: 'that is not YAML', config: 'broken.yml', says: 'not valid YAML' },
    { what: 'with a key that is not known', config: 'extra.yml', says: 'benchmarks[0].treshold is not a known key' },
    { what: 'beside the lists', config: 'gate.yml', thresholds: '80', says: 'is given together with config' },
  ])('$what is refused before anything is asked', async ({ config, thresholds = '', says }, { expect }) => {
    await using scene = await Scene.start([{ id: 1 }, { id: 2 }]);
    const workspace = {
      'gate.yml': suite,
      'broken.yml': 'benchmarks: [',
      'extra.yml': 'benchmarks: [{ id: 1, threshold: 5, treshold: 80 }]',
    };
    const run = await scene.run({ config, thresholds }, { workspace });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(run.log).toContain(says);
    expect(scene.harmstack.requests).toEqual([]);
  });
});
