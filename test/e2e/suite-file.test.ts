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
      { benchmark_id: '2', name: 'benchmark 2', score_pct: 100, threshold_pct: 50, scored: 1, verdict: 'passed' },
    ]);
  });

  test.for([
    { what: 'outside the workspace', config: '../event.json', says: 'lies outside the checked-out repository' },
    { what: 'that is not there', config: 'missing.yml', says: 'does not exist' },
    { what: 'of git itself', config: '.git/config', says: 'is inside .git' },
    { what: 'that is a link to one of git', config: 'config.yml', says: 'is inside .git' },
    {
      what: 'that is a link out of the checkout',
      config: 'event.yml',
      says: 'is a symbolic link to a place outside',
    },
    { what: 'that names such a link as a job file', config: 'harbor.yml', says: 'the file is inside .git' },
    { what: 'that is a link to an environment file', config: 'env.yml', says: 'the file is text, not a mapping' },
    { what: 'in UTF-16', config: 'wide.yml', says: 'is UTF-16; save it as UTF-8' },
    { what: 'in Latin-1', config: 'latin.yml', says: 'Latin-1' },
    { what: 'that is not YAML', config: 'broken.yml', says: 'not valid YAML' },
    {
      what: 'with a key that is not known',
      config: 'extra.yml',
      says: 'extra.yml, line 1, column 37: unknown key `treshold`. Did you mean `threshold`?',
    },
    { what: 'beside the lists', config: 'gate.yml', thresholds: '80', says: 'cannot be combined with `config`' },
  ])('$what is refused before anything is asked', async ({ config, thresholds = '', says }, { expect }) => {
    await using scene = await Scene.start([{ id: 1 }, { id: 2 }]);
    const workspace = {
      'gate.yml': suite,
      'broken.yml': 'benchmarks: [',
      '.git/config': '[core]\n\ttoken = c4n4ry',
      '.env': 'API_KEY=c4n4ry',
      'config.yml': { link: '.git/config' },
      'event.yml': { link: '../event.json' },
      'env.yml': { link: '.env' },
      'harbor.yml': 'benchmarks: [{ service: runloop, harbor: config.yml, threshold: 80 }]',
      'wide.yml': Buffer.from(suite, 'utf16le'),
      'latin.yml': Buffer.from(suite.replace('haystack', 'Übung'), 'latin1'),
      'extra.yml': 'benchmarks: [{ id: 1, threshold: 5, treshold: 80 }]',
    };
    const run = await scene.run({ config, thresholds }, { workspace });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(run.log).toContain(says);
    expect(JSON.stringify(run)).not.toContain('c4n4ry');
    expect(scene.harmstack.requests).toEqual([]);
  });
});
