// Whole runs of src/gate.ts in which a benchmark of level `warn` goes wrong.
import { describe, expect, test } from 'vitest';
import { startRunloop } from '../emulators/runloop.ts';
import { startScene } from '../fixtures/action-scene.ts';

/** The first benchmark is advisory, the second one blocks. */
const advised = { 'benchmark-ids': '1 2', thresholds: '80', levels: 'warn block' };

/** The inputs of a suite of these services. */
const mixed = (services: Readonly<Record<string, { readonly key: string; readonly baseUrl: string }>>) => {
  const lines = (of: 'key' | 'baseUrl') =>
    Object.entries(services)
      .map(([name, service]) => `${name}=${service[of]}`)
      .join('\n');
  return {
    config: 'suite.yml',
    'benchmark-ids': '',
    thresholds: '',
    'service-api-key': lines('key'),
    'service-url': lines('baseUrl'),
  };
};

describe('an advisory benchmark', () => {
  test('that fails ends no wait for the others with fail-fast', async () => {
    await using scene = await startScene({
      benchmarks: [
        { id: 1, outcome: { looks: 0, passed: 0 } },
        { id: 2, outcome: { looks: 4 } },
      ],
    });
    const { isGreen, runner } = await scene.run({ ...advised, 'fail-fast': 'true' });
    expect([isGreen, runner.outputs.get('verdict')]).toEqual([true, 'passed']);
  });

  test('whose time is over keeps nothing from being green, and its jobs are still named', async () => {
    await using scene = await startScene({
      benchmarks: [
        { id: 1, outcome: { looks: Number.POSITIVE_INFINITY } },
        { id: 2, outcome: { looks: 0 } },
      ],
    });
    const { isGreen, runner } = await scene.run({ ...advised, 'timeout-minutes': '0.05' });
    const { verdict, cause, results = '' } = Object.fromEntries(runner.outputs);
    expect([isGreen, verdict, cause]).toEqual([true, 'passed', '']);
    expect(JSON.parse(results).benchmarks).toMatchObject([{ verdict: 'error' }, { verdict: 'passed' }]);
    expect(runner.codes).toContain('next-steps');
    expect(runner.annotations.map(({ level }) => level)).not.toContain('error');
  });

  test('that is stopped at the service when its time is over keeps nothing from being green', async () => {
    await using scene = await startScene();
    await using runloop = await startRunloop();
    runloop.define('bmd_1', { results: [1, 1, 1], runningSteps: 10_000 });
    await scene.write(
      'suite.yml',
      `benchmarks:
  - { id: 1, threshold: 80 }
  - { service: runloop, id: bmd_1, threshold: 80, level: warn, agents: [{ name: a }] }
`,
    );
    const { isGreen, runner } = await scene.run({
      ...mixed({ harmstack: scene.harmstack, runloop }),
      'timeout-minutes': '0.1',
    });
    expect([isGreen, runner.outputs.get('verdict')]).toEqual([true, 'passed']);
    expect([runner.codes.includes('jobs-stopped'), runloop.ledger.cancelledRuns.length]).toEqual([true, 1]);
  });
});
