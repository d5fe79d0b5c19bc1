// Whole runs of src/gate.ts in which a benchmark of level `warn` goes wrong.
import { describe, expect, test } from 'vitest';
import { startOvermind } from '../emulators/overmind.ts';
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

  test.each([
    ['too old', 'job-id: JOB', null],
    ['not to be found by its id', 'job-id: JOB', { answer: { status: 404 } }],
    ['not told of by its service', 'job-id: JOB', { answer: { status: 200, body: '<html>' } }],
    ['not there', 'newest: { prompt-slug: none }', null],
    ['not to be looked up', 'newest: { prompt-slug: triage }', { answer: { status: 500 } }],
  ] as const)(
    'whose job is %s keeps the others neither from being paid nor from being green',
    async (_, work, fault) => {
      await using scene = await startScene();
      await using overmind = await startOvermind();
      const jobId = overmind.addJob(
        {
          promptSlug: 'triage',
          bestScore: 90,
          iterations: [{ avg_score: 90 }],
          createdAt: new Date(Date.now() - 3_600_000),
        },
        { steps: 10 },
      );
      if (fault !== null) overmind.fail({ path: /./, times: Number.POSITIVE_INFINITY, fault });
      await scene.write(
        'suite.yml',
        `benchmarks:
  - { id: 1, threshold: 80 }
  - { service: overmind, ${work.replace('JOB', jobId)}, threshold: 80, level: warn }
`,
      );
      const { isGreen, runner } = await scene.run({
        ...mixed({ harmstack: scene.harmstack, overmind }),
        'max-age-minutes': '5',
      });
      const { verdict, cause, results = '' } = Object.fromEntries(runner.outputs);
      expect([isGreen, verdict, cause, scene.harmstack.paid.length]).toEqual([true, 'passed', '', 1]);
      expect(JSON.parse(results).benchmarks).toMatchObject([{ verdict: 'passed' }, { verdict: 'error' }]);
      expect(runner.annotations.map(({ level }) => level)).toContain('warning');
    },
  );

  test('at a service that cannot be reached keeps nothing from being green that is judged beside it', async () => {
    await using scene = await startScene();
    await using overmind = await startOvermind();
    const blocking = scene.harmstack.addJob({ benchmarkId: 1, units: 5 });
    scene.harmstack.finish(blocking);
    const { key, baseUrl } = overmind;
    await overmind.close();
    await scene.write(
      'suite.yml',
      `benchmarks:
  - { job-id: ${blocking}, threshold: 80 }
  - { service: overmind, job-id: 182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e, threshold: 80, level: warn }
`,
    );
    const { isGreen, runner } = await scene.run({
      ...mixed({ harmstack: scene.harmstack, overmind: { key, baseUrl } }),
      'endpoint-url': '',
      'endpoint-api-key': '',
    });
    expect([isGreen, runner.outputs.get('verdict')]).toEqual([true, 'passed']);
    expect(runner.codes).toContain('service-unreachable');
  });

  test('whose key is refused ends the run before anything is paid', async () => {
    await using scene = await startScene();
    await using overmind = await startOvermind();
    const jobId = overmind.addJob({ bestScore: 90, iterations: [{ avg_score: 90 }] }, { steps: 10 });
    await scene.write(
      'suite.yml',
      `benchmarks:
  - { id: 1, threshold: 80 }
  - { service: overmind, job-id: ${jobId}, threshold: 80, level: warn }
`,
    );
    const { baseUrl } = overmind;
    const { isGreen, runner } = await scene.run(
      mixed({ harmstack: scene.harmstack, overmind: { key: 'another-key', baseUrl } }),
    );
    const { verdict, cause } = Object.fromEntries(runner.outputs);
    expect([isGreen, verdict, cause, scene.harmstack.paid]).toEqual([false, 'error', 'key', []]);
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
