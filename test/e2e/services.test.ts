import { describe, test } from 'vitest';
import { startOvermind } from '../emulators/overmind.ts';
import { startRunloop } from '../emulators/runloop.ts';
import { failed } from '../emulators/runloop-script.ts';
import { Scene } from './scene.ts';

async function startWithRunloop() {
  const scene = await Scene.start([]);
  const runloop = await startRunloop();
  const inputs = {
    service: 'runloop',
    'service-url': runloop.baseUrl,
    'service-api-key': runloop.key,
    'benchmark-ids': 'bmd_1',
    agent: 'agent-1',
    thresholds: '60',
    'endpoint-url': '',
    'endpoint-api-key': '',
  };
  const dispose = async () => {
    await Promise.all([scene[Symbol.asyncDispose](), runloop.close()]);
  };
  return { scene, runloop, inputs, [Symbol.asyncDispose]: dispose };
}

/** The keys that these requests carried. */
function keysOf(requests: readonly { headers: Readonly<Record<string, unknown>> }[]): ReadonlySet<unknown> {
  return new Set(requests.map(({ headers }) => headers.authorization ?? headers['x-api-key']));
}

test('one suite of three services: one table, one verdict, one comment, and each key goes to its own service', async ({
  expect,
}) => {
  await using world = await startWithRunloop();
  await using overmind = await startOvermind();
  const { scene, runloop } = world;
  await using harmstackScene = await Scene.start([{ id: 1, name: 'medical', outcome: { passed: 5, scored: 6 } }]);
  const { harmstack } = harmstackScene;
  runloop.define('bmd_1', { name: 'terminal', results: [1, 0, 1] });
  const jobId = overmind.addJob({ promptSlug: 'triage', bestScore: 0.9, iterations: [{ avg_score: 0.9 }] });
  const run = await scene.run(
    {
      config: 'suite.yml',
      'service-api-key': `harmstack=${harmstack.key}\nrunloop=${runloop.key}\novermind=${overmind.key}`,
      'service-url': `harmstack=${harmstack.baseUrl}\nrunloop=${runloop.baseUrl}\novermind=${overmind.baseUrl}`,
    },
    {
      workspace: {
        'suite.yml': `benchmarks:
  - { id: 1, count: 6, threshold: 80 }
  - { service: runloop, id: bmd_1, threshold: 80, agents: [{ name: claude-code, model: m }] }
  - { service: overmind, job-id: ${jobId}, score-scale: 1, threshold: 75 }
`,
      },
    },
  );
  expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
  expect(JSON.parse(run.resultsFile)).toMatchObject({
    service: null,
    benchmarks: [
      { service: 'harmstack', name: 'medical', verdict: 'passed', score_pct: 83.33 },
      { service: 'runloop', name: 'terminal', verdict: 'failed', score_pct: 66.67 },
      { service: 'overmind', name: 'triage', verdict: 'passed', score_pct: 90 },
    ],
  });
  expect(scene.comment).toContain('1 of 3 benchmarks is below its threshold.');
  expect(keysOf(harmstack.requests)).toEqual(new Set([`Bearer ${harmstack.key}`]));
  expect(keysOf(runloop.requests)).toEqual(new Set([`Bearer ${runloop.key}`]));
  expect(keysOf(overmind.requests)).toEqual(new Set([overmind.key]));
});

describe('a Runloop job', () => {
  test('with 1 success and 99 failures reads 1 % and fails; its failures are told', async ({ expect }) => {
    await using world = await startWithRunloop();
    const failures = Array.from({ length: 99 }, (_, index) => failed('AssertionError', `task ${index} | <b>`));
    world.runloop.define('bmd_1', { results: [1, ...failures] });
    const run = await world.scene.run(world.inputs);
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
    expect(JSON.parse(run.resultsFile).benchmarks).toMatchObject([{ score_pct: 1, passed: 1, scored: 100 }]);
    expect(run.log).toContain('AssertionError');
    expect(run.log).toMatch(/79 more/);
  });

  test('that is completed without outcomes is an error', async ({ expect }) => {
    await using world = await startWithRunloop();
    world.runloop.define('bmd_1', { results: [1] });
    const jobId = world.runloop.addJob(
      { spec: { type: 'benchmark', benchmark_id: 'bmd_1', agent_configs: [{ name: 'a', type: 'job_agent' }] } },
      { steps: 10 },
    );
    world.runloop.setJob(jobId, { benchmark_outcomes: [] });
    const run = await world.scene.run({ ...world.inputs, 'benchmark-ids': '', agent: '', 'job-ids': jobId });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', credits: '' } });
    expect(run.log).toMatch(/completed without a valid score/);
  });

  test('whose submit was carried out but not answered is found by its name, and started once', async ({ expect }) => {
    await using world = await startWithRunloop();
    world.runloop.define('bmd_1', { results: [1] });
    world.runloop.fail({ method: 'POST', path: /benchmark_jobs$/, fault: { reset: 'after' } });
    const run = await world.scene.run(world.inputs);
    expect(world.runloop.ledger.created).toHaveLength(1);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', 'job-ids': 'bmj_1' } });
  });

  test('is cancelled at the service when the run is cancelled', async ({ expect }) => {
    await using world = await startWithRunloop();
    world.runloop.define('bmd_1', { results: [1, 1, 1], runningSteps: 1000 });
    const step = await world.scene.start({ ...world.inputs, 'poll-interval-seconds': '1' });
    await step.logged(/\d\/3 scenarios/);
    const run = await step.cancel('SIGINT');
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', 'job-ids': 'bmj_1' } });
    expect(world.runloop.ledger.cancelledRuns).toHaveLength(1);
    expect(world.scene.comment).toContain('cancelled at the service');
  });
});

describe('an Overmind job', () => {
  test.for([
    ['a null score', { bestScore: null }, {}, /best_score is null/],
    ['an end in part', { bestScore: 90, ending: 'partially_completed' as const }, {}, /completed only in part/],
    ['a scale that it is off', { bestScore: 90 }, { 'score-scale': '1' }, /outside 0 to 1/],
    [
      'an age above the limit',
      { bestScore: 90, createdAt: new Date(0) },
      { 'max-age-minutes': '60' },
      /the job is \d+ days old; max-age-minutes allows 60 min/,
    ],
  ] as const)('with %s is an error that says so', async ([_what, script, inputs, says], { expect }) => {
    await using world = await startWithRunloop();
    await using overmind = await startOvermind();
    const jobId = overmind.addJob({ iterations: [{ avg_score: 90 }], ...script }, { steps: 10 });
    const run = await world.scene.run({
      service: 'overmind',
      'service-url': overmind.baseUrl,
      'service-api-key': overmind.key,
      'job-ids': jobId,
      thresholds: '80',
      ...inputs,
    });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(run.log).toMatch(says);
  });

  test('that is only named as the newest of its prompt is found, and the log says which it is', async ({ expect }) => {
    await using world = await startWithRunloop();
    await using overmind = await startOvermind();
    overmind.addJob({ promptSlug: 'triage', bestScore: 10, createdAt: new Date(0), iterations: [] }, { steps: 10 });
    const newest = overmind.addJob(
      { promptSlug: 'triage', bestScore: 90, iterations: [{ avg_score: 90 }] },
      { steps: 10 },
    );
    const run = await world.scene.run(
      { 'service-url': overmind.baseUrl, 'service-api-key': overmind.key, config: 'suite.yml' },
      {
        workspace: {
          'suite.yml': 'benchmarks: [{ service: overmind, newest: { prompt-slug: triage }, threshold: 80 }]',
        },
      },
    );
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', 'job-ids': newest } });
    expect(run.log).toContain(`The newest job of triage is ${newest}`);
  });

  test('that is the newest completed one of a search is found over several pages of the list', async ({ expect }) => {
    await using world = await startWithRunloop();
    await using overmind = await startOvermind({ pace: 'manual', oldestFirst: true });
    const add = (nth: number, given: object) =>
      overmind.addJob({ promptSlug: 'triage-v2', createdAt: new Date(nth), bestScore: 10, ...given }, { steps: 10 });
    const wanted = add(1_000_000, { bestScore: 90 });
    for (let nth = 0; nth < 120; nth += 1) add(nth, {});
    add(2_000_000, { ending: 'failed' });
    add(3_000_000, { promptSlug: 'triage-v1' });
    const entry = 'newest: { job-type: prompt_tuning, status: completed, search: v2 }';
    const run = await world.scene.run(
      { 'service-url': overmind.baseUrl, 'service-api-key': overmind.key, config: 'suite.yml' },
      { workspace: { 'suite.yml': `benchmarks: [{ service: overmind, ${entry}, threshold: 80 }]` } },
    );
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', 'job-ids': wanted } });
    expect(run.log).toContain(`The newest job of prompt_tuning, completed, v2 is ${wanted}`);
    const pages = overmind.received('GET', /jobs\/$/).map(({ query }) => query.get('page'));
    expect(pages).toEqual(['1', '2']);
  });
});
