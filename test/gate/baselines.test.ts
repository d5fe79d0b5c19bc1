// Whole runs of src/gate.ts that pay for a baseline as well: it is paid once, whatever becomes of them.
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../emulators/harmstack-job.ts';
import { type Attempts, type Death, startAttempts, startScene } from '../fixtures/action-scene.ts';

const production = 'https://production.example.com/v1';
const inputs = {
  'benchmark-ids': '1 2',
  'benchmark-counts': '3',
  'baseline-endpoint-url': production,
  'baseline-endpoint-api-key': 'production-key-1234',
};

/** Lost at the nth submit, counted from 0: when the service has done what was asked for, or before. */
const inSubmit = ({ harmstack }: Attempts, nth: number, when: Death['when'] = 'after'): Death => ({
  at: harmstack,
  method: 'POST',
  path: /batch$/,
  skip: nth,
  when,
});

/** How many jobs ran against each endpoint. */
function countJobs({ harmstack }: Attempts): { readonly here: number; readonly there: number } {
  const there = harmstack.paid.filter(({ endpointUrl }) => endpointUrl === production).length;
  return { here: harmstack.paid.length - there, there };
}

/** A job of production that the account has already. */
function addPast({ harmstack, clock }: Attempts, benchmarkId: number): void {
  const createdAtMs = clock.now() - 3_600_000;
  harmstack.finish(harmstack.addJob({ benchmarkId, units: 3, endpointUrl: production, createdAtMs }));
}

describe.each([
  ['what is stored', false],
  ['nothing but the list of jobs', true],
])('a re-run that knows %s', (_, isSilent) => {
  const lose = async (scene: Attempts, death: Death, own: Readonly<Record<string, string>> = {}) => {
    if (isSilent) scene.silenceGitHub();
    await scene.lose(death, { ...inputs, ...own });
    scene.github.faults.splice(0);
  };

  test('judges what was paid with the baseline of the run that was lost', async () => {
    await using scene = await startAttempts();
    await lose(scene, inSubmit(scene, 1));
    const { isGreen, jobIds } = await scene.attempt(inputs);
    expect([isGreen, countJobs(scene)]).toEqual([true, { here: 2, there: 2 }]);
    expect(jobIds).toBe(scene.harmstack.jobIds.slice(0, 2).join());
  });

  test('pays for the baseline alone when that was not sent', async () => {
    await using scene = await startAttempts();
    await lose(scene, inSubmit(scene, 1, 'before'));
    const { isGreen } = await scene.attempt(inputs);
    expect([isGreen, countJobs(scene)]).toEqual([true, { here: 2, there: 2 }]);
  });

  test('pays for nothing more when the run was lost before its baseline', async () => {
    await using scene = await startAttempts();
    await lose(scene, inSubmit(scene, 0));
    const { isGreen } = await scene.attempt(inputs);
    expect([isGreen, countJobs(scene)]).toEqual([true, { here: 2, there: 2 }]);
  });

  test('knows the part of a baseline that was needed', async () => {
    await using scene = await startAttempts();
    addPast(scene, 1);
    await lose(scene, inSubmit(scene, 1));
    const { isGreen } = await scene.attempt(inputs);
    expect([isGreen, countJobs(scene)]).toEqual([true, { here: 2, there: 1 }]);
  });

  test('knows a baseline with a seed by its batches', async () => {
    await using scene = await startAttempts();
    const seeded = { 'benchmark-ids': '1', 'benchmark-counts': '20', seed: '7' };
    await lose(scene, inSubmit(scene, 3), seeded);
    const { isGreen } = await scene.attempt({ ...inputs, ...seeded });
    expect([isGreen, countJobs(scene)]).toEqual([true, { here: 2, there: 2 }]);
  });
});

test('a baseline of another host than it was run against is no baseline, and the run is red', async () => {
  await using scene = await startAttempts({
    benchmarks: [
      {
        id: 1,
        outcome: ({ endpointUrl }) => ({
          looks: 0,
          ...(endpointUrl === production && {
            answer: (job) => ({ ...job, endpoint_url: 'https://elsewhere.example.com/v1' }),
          }),
        }),
      },
    ],
  });
  const { isGreen, cause } = await scene.attempt({ ...inputs, 'benchmark-ids': '1' });
  expect([isGreen, cause]).toEqual([false, 'uncertain-payment']);
});

test('a run that goes on with what another has paid is compared with the same baseline', async () => {
  await using scene = await startAttempts();
  const [first, second] = await Promise.all([
    scene.attempt(inputs, { GITHUB_RUN_ID: '900' }),
    scene.attempt(inputs, { GITHUB_RUN_ID: '901' }),
  ]);
  expect([first.isGreen, second.isGreen, countJobs(scene)]).toEqual([true, true, { here: 2, there: 2 }]);
});

test('the baseline may be the endpoint itself: jobs of this run are none of it', async () => {
  await using scene = await startAttempts();
  const same = { ...inputs, 'baseline-endpoint-url': 'https://model.example.com/v1' };
  const { isGreen, jobIds } = await scene.attempt(same);
  expect([isGreen, scene.harmstack.paid.length, jobIds?.split(',').length]).toEqual([true, 4, 2]);
});

/** A service that ends in this way what is run against the baseline. */
function startWith(there: Outcome) {
  return startAttempts({
    benchmarks: [{ id: 1, outcome: ({ endpointUrl }) => (endpointUrl === production ? there : { looks: 0 }) }],
  });
}

describe('a baseline that does not come to its end', () => {
  const scenes: readonly (readonly [string, Outcome])[] = [
    ['runs for ever', { looks: Number.POSITIVE_INFINITY }],
    ['fails', { looks: 0, fail: true }],
  ];
  const asked = { ...inputs, 'benchmark-ids': '1', 'timeout-minutes': '5' };

  test.each(scenes)('changes nothing beside a threshold: one that %s', async (_, there) => {
    await using scene = await startWith(there);
    const { isGreen, told, verdict } = await scene.attempt(asked);
    expect([isGreen, verdict]).toEqual([true, 'passed']);
    expect(told).toContain('not compared, since ');
  });

  test.each(scenes)('leaves the benchmark inconclusive without one: one that %s', async (_, there) => {
    await using scene = await startWith(there);
    const { isGreen, verdict } = await scene.attempt({ ...asked, thresholds: '', 'benchmark-counts': '10' });
    expect([isGreen, verdict]).toEqual([false, 'inconclusive']);
  });

  test('is gone on with by a later run, not paid again', async () => {
    await using scene = await startWith({ looks: Number.POSITIVE_INFINITY });
    const late = { 'benchmark-ids': '1', 'timeout-minutes': '5' };
    await scene.attempt({ ...inputs, ...late });
    await scene.attempt({ ...inputs, ...late });
    expect(countJobs(scene)).toEqual({ here: 2, there: 1 });
  });

  test('leaves a benchmark in rounds as undecided as it is, and what is paid to the next attempt', async () => {
    await using scene = await startAttempts({
      benchmarks: [
        {
          id: 1,
          outcome: ({ endpointUrl, units }) => ({
            looks: endpointUrl === production ? Number.POSITIVE_INFINITY : 0,
            passed: Math.round(0.7 * units),
          }),
        },
      ],
    });
    const ranged = { ...inputs, 'benchmark-ids': '1', 'benchmark-counts': '10..30', thresholds: '70' };
    const first = await scene.attempt({ ...ranged, 'timeout-minutes': '5' });
    expect([first.isGreen, first.verdict, first.cause]).toEqual([false, 'error', 'timeout']);
    for (const { jobId, endpointUrl } of scene.harmstack.paid)
      if (endpointUrl === production) scene.harmstack.finish(jobId);
    const again = await scene.attempt(ranged);
    const here = scene.harmstack.paid.filter(({ endpointUrl }) => endpointUrl !== production);
    expect([again.isGreen, here.reduce((sum, { units }) => sum + units, 0)]).toEqual([true, 30]);
  });
});

const given = (id: string) => ({ 'benchmark-ids': '', 'job-ids': id });

test('a job that exists is compared with what earlier results tell of its benchmark', async () => {
  await using scene = await startScene();
  const addJob = (passed: number) => {
    const id = scene.harmstack.addJob({ benchmarkId: 1, units: 10, endpointUrl: 'https://model.example.com/v1' });
    scene.harmstack.finish(id, { passed });
    return id;
  };
  const before = await scene.run({ 'benchmark-counts': '10' });
  const beforeByJob = await scene.run(given(addJob(10)));
  for (const { runner } of [before, beforeByJob]) {
    await scene.write('before.json', runner.files.get('results.json') ?? '');
    const results = { thresholds: '', 'baseline-results': 'before.json' };
    const same = await scene.run({ ...given(addJob(10)), ...results });
    const worse = await scene.run({ ...given(addJob(1)), ...results });
    expect([same, worse].map(({ isGreen, runner: { outputs } }) => [isGreen, outputs.get('cause')])).toEqual([
      [true, ''],
      [false, 'regression'],
    ]);
  }
});
