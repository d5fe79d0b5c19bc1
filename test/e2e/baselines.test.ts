import { describe, test } from 'vitest';
import type { Outcome } from '../emulators/harmstack-job.ts';
import { Scene } from './scene.ts';

const inputs = { 'benchmark-ids': '1', 'benchmark-counts': '10' };
const hourMs = 3_600_000;
const production = 'https://production.example.com/v1/chat/completions';

/** A scene whose benchmark passes so many of ten. */
async function startWith(passed: number): Promise<Scene> {
  return await Scene.start([
    { id: 1, name: 'medical', outcome: { passed, scored: 10 } },
    { id: 2, name: 'legal', outcome: { passed: 10, scored: 10 } },
  ]);
}

interface Past {
  readonly outcome?: Outcome;
  readonly benchmarkId?: number;
  readonly hoursAgo?: number;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** A job of before, against another endpoint. */
function addPast(
  { harmstack }: Scene,
  { outcome = {}, benchmarkId = 1, hoursAgo = 1, fields = {} }: Past = {},
): string {
  const createdAtMs = Date.now() - hoursAgo * hourMs;
  const id = harmstack.addJob({ benchmarkId, units: 10, endpointUrl: production, createdAtMs });
  harmstack.finish(id, { passed: 10, scored: 10, ...outcome });
  harmstack.setJob(id, fields);
  return id;
}

const benchmarkOf = (resultsFile: string) => JSON.parse(resultsFile).benchmarks[0];

describe.concurrent('compared with an existing job, a benchmark', () => {
  test('that got worse fails, and comment, results and JUnit file say by how much', async ({ expect }) => {
    await using scene = await startWith(3);
    const base = addPast(scene);
    const run = await scene.run({ ...inputs, 'baseline-job-ids': base });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', cause: 'regression' } });
    expect(benchmarkOf(run.resultsFile)).toMatchObject({
      verdict: 'failed',
      score_pct: 30,
      threshold_pct: null,
      baseline: { score_pct: 100, passed: 10, scored: 10, job_ids: [base], source: 'job' },
      change_pct: -70,
      change_interval_pct: [expect.any(Number), expect.any(Number)],
      reason: expect.stringContaining('70 points below the baseline 100% (10/10)'),
    });
    expect(scene.comment).toContain('<sub>Change</sub>');
    expect(scene.comment).toContain('70 points below the baseline 100% (10/10), and the real drop is at least');
    expect(run.junit).toContain('<property name="change_pct 1" value="-70"/>');
    expect(run.outputs['job-ids']).not.toContain(base);
    expect(scene.harmstack.paid).toHaveLength(1);
  });

  test('that is as good, or too close to call, passes', async ({ expect }) => {
    await using scene = await startWith(8);
    const run = await scene.run({ ...inputs, 'baseline-job-ids': addPast(scene, { outcome: { passed: 9 } }) });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', cause: '' } });
    expect(scene.comment).toContain('10 units would show a regression at');
    const better = await scene.run({ ...inputs, 'baseline-job-ids': addPast(scene, { outcome: { passed: 5 } }) });
    expect(benchmarkOf(better.resultsFile)).toMatchObject({ verdict: 'passed', change_pct: 30 });
  });

  test('that may be worse is inconclusive with `judge-by: interval`', async ({ expect }) => {
    await using scene = await startWith(8);
    const base = addPast(scene, { outcome: { passed: 9 } });
    const run = await scene.run({ ...inputs, 'judge-by': 'interval', 'baseline-job-ids': base });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', cause: 'inconclusive' } });
  });

  test('must hold its threshold as well', async ({ expect }) => {
    await using scene = await startWith(8);
    const base = addPast(scene, { outcome: { passed: 9 } });
    const run = await scene.run({ ...inputs, thresholds: '90', 'baseline-job-ids': base });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', cause: 'threshold' } });
  });

  test('that got worse passes, with a warning, where that is only to warn', async ({ expect }) => {
    await using scene = await startWith(3);
    const base = addPast(scene);
    const run = await scene.run({ ...inputs, 'on-regression': 'warn', 'baseline-job-ids': base });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(run.log).toMatch(/::warning .*70 points below the baseline/);
  });

  test('of so few units that it could not fail is refused before paying', async ({ expect }) => {
    await using scene = await startWith(1);
    const base = addPast(scene);
    const run = await scene.run({ ...inputs, 'benchmark-counts': '1', 'baseline-job-ids': base });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', cause: 'input' } });
    expect(run.log).toMatch(/would pass whatever it scores: with 1 unit .* Run at least \d+, or give a threshold/);
    expect(scene.harmstack.paid).toEqual([]);
  });

  test.for<[string, Past | 'gone', string]>([
    ['is too old', { hoursAgo: 8 * 24 + 1 }, 'its baseline is 8 days old; baseline-max-age-minutes allows 7 days'],
    ['is gone', 'gone', 'its baseline could not be read: '],
    ['has not finished', { fields: { status: 'running' } }, 'the job of its baseline has not finished'],
    ['ran another benchmark', { benchmarkId: 2 }, 'the job of its baseline ran benchmark 2'],
    ['lies about its counts', { fields: { passed_count: 3 } }, 'its baseline has no valid score: '],
    ['tells no counts', { fields: { passed_count: undefined } }, 'does not say how many units passed out of how many'],
  ])('whose baseline %s is not compared', async ([, past, says], { expect }) => {
    await using scene = await startWith(3);
    const jobId = past === 'gone' ? 'a0000000-0000-4000-8000-000000000404' : addPast(scene, past);
    const base = { ...inputs, 'baseline-job-ids': jobId };
    const held = await scene.run({ ...base, thresholds: '20' });
    expect(held).toMatchObject({ exitCode: 0, log: expect.stringContaining(says) });
    const open = await scene.run({ ...base, 'comment-key': 'open' });
    expect(benchmarkOf(open.resultsFile)).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining(says),
      baseline: null,
    });
  });

  test('never takes a job of this run for its baseline, nor the baseline for a result', async ({ expect }) => {
    await using scene = await startWith(3);
    const [own, base] = [addPast(scene, { outcome: { passed: 3 } }), addPast(scene)];
    const run = await scene.run({
      'job-ids': own,
      'baseline-job-ids': base,
      'endpoint-url': '',
      'endpoint-api-key': '',
    });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', cause: 'regression', 'job-ids': own } });
    const swapped = await scene.run({ 'job-ids': own, thresholds: '20', 'baseline-job-ids': own });
    expect(swapped).toMatchObject({ exitCode: 1, outputs: { cause: 'input' } });
  });
});

const withFile = (text: string) => ({ workspace: { 'before/results.json': text } });

describe.concurrent('compared with the results of an earlier run, a benchmark', () => {
  /** The results of a run in which so many of ten passed. */
  async function resultsOf(passed: number): Promise<string> {
    await using scene = await startWith(passed);
    const { resultsFile } = await scene.run({ ...inputs, thresholds: '0' });
    // Every account of the emulator begins with the same ids.
    return resultsFile.replaceAll(/"job_id":\s*"/g, '"job_id": "earlier-');
  }
  const compared = { ...inputs, 'baseline-results': 'before/results.json' };

  test.for([
    { before: 10, now: 3, said: 'got worse', exitCode: 1, cause: 'regression', changePct: -70 },
    { before: 10, now: 9, said: 'is too close to call', exitCode: 0, cause: '', changePct: -10 },
    { before: 5, now: 9, said: 'got better', exitCode: 0, cause: '', changePct: 40 },
  ])('that $said ends with cause "$cause"', async ({ before, now, exitCode, cause, changePct }, { expect }) => {
    const earlier = await resultsOf(before);
    await using scene = await startWith(now);
    const run = await scene.run(compared, withFile(earlier));
    expect(run).toMatchObject({ exitCode, outputs: { cause } });
    const [{ jobs }] = JSON.parse(earlier).benchmarks;
    expect(benchmarkOf(run.resultsFile)).toMatchObject({
      change_pct: changePct,
      baseline: {
        score_pct: before * 10,
        source: 'results',
        job_ids: jobs.map((job: { job_id: string }) => job.job_id),
      },
    });
    expect(run.outputs['job-ids']).not.toContain('earlier-');
  });

  test('proves nothing where they told of too few units to show a regression', async ({ expect }) => {
    const document = JSON.parse(await resultsOf(10));
    const benchmarks = [{ ...document.benchmarks[0], passed: 1, scored: 1 }];
    await using scene = await startWith(3);
    const file = withFile(JSON.stringify({ ...document, benchmarks }));
    const held = await scene.run({ ...compared, thresholds: '20' }, file);
    expect(held).toMatchObject({ exitCode: 0, log: expect.stringContaining('with so few units') });
    const open = await scene.run({ ...compared, 'comment-key': 'open' }, file);
    expect(open).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', cause: 'input' } });
    expect(scene.harmstack.paid).toHaveLength(1);
  });

  test('is not compared where there are none yet', async ({ expect }) => {
    await using scene = await startWith(3);
    const run = await scene.run({ ...compared, thresholds: '20' });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(run.log).toMatch(/::warning .*not compared, since there are no earlier results yet/);
  });

  test.for<[string, (document: Record<string, unknown>) => unknown, string]>([
    ['of another schema', (document) => ({ ...document, schema: 2 }), 'has schema 2; this version reads schema 1'],
    [
      'without benchmarks',
      (document) => ({ ...document, benchmarks: undefined }),
      'is no results document of schema 1',
    ],
    ['of other benchmarks', (document) => ({ ...document, benchmarks: [] }), 'tells of none of the benchmarks'],
  ])('is refused before paying with results %s', async ([, change, says], { expect }) => {
    await using scene = await startWith(3);
    const text = JSON.stringify(change(JSON.parse(await resultsOf(10))));
    const run = await scene.run({ ...compared, thresholds: '20' }, withFile(text));
    expect(run).toMatchObject({ outputs: { cause: 'input' }, log: expect.stringContaining(says) });
    expect(scene.harmstack.paid).toEqual([]);
  });

  test.for<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>, string]>([
    ['are too old', { started_at: '2024-01-01T00:00:00Z' }, {}, 'baseline-max-age-minutes allows'],
    ['lie about their counts', {}, { passed: 2 }, 'its baseline has no valid score'],
    ['tell no counts', {}, { passed: null }, 'does not say how many units passed out of how many'],
    ['have no score', {}, { score_pct: null }, 'it has no score in the earlier results'],
  ])('is not compared with results that %s', async ([, top, own, says], { expect }) => {
    await using scene = await startWith(3);
    const document = JSON.parse(await resultsOf(10));
    const benchmarks = [{ ...document.benchmarks[0], ...own }];
    const text = JSON.stringify({ ...document, ...top, benchmarks });
    const run = await scene.run({ ...compared, thresholds: '20' }, withFile(text));
    expect(run).toMatchObject({ exitCode: 0, log: expect.stringContaining(says) });
  });
});

describe.concurrent('compared with the newest jobs against an endpoint, a benchmark', () => {
  const compared = { ...inputs, 'baseline-endpoint-url': production };

  test('is compared with as many units as it has itself, the newest first', async ({ expect }) => {
    await using scene = await startWith(3);
    addPast(scene, { outcome: { passed: 3 }, hoursAgo: 3 });
    const [older, newest] = [addPast(scene, { hoursAgo: 2 }), addPast(scene, { hoursAgo: 1 })];
    const run = await scene.run({ ...compared, 'benchmark-counts': '20' });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', cause: 'regression' } });
    expect(benchmarkOf(run.resultsFile)).toMatchObject({
      change_pct: -70,
      baseline: { score_pct: 100, passed: 20, scored: 20, job_ids: [newest, older], source: 'endpoint' },
    });
    expect(run.log).toContain('compared with the newest jobs against https://production.example.com/v1');
    expect(
      scene.harmstack.received('GET', /\/jobs$/).filter(({ query }) => query.get('limit') === '1000'),
    ).toHaveLength(1);
  });

  test('that is better, or too close to call, passes', async ({ expect }) => {
    await using scene = await startWith(8);
    addPast(scene, { outcome: { passed: 9 } });
    expect(await scene.run(compared)).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    addPast(scene, { outcome: { passed: 5 }, hoursAgo: 0.5 });
    expect(await scene.run(compared)).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
  });

  test.for<[string, readonly Past[], string]>([
    ['has too few units', [{ outcome: { passed: 6, scored: 6 } }], 'only 6 of the 10 units needed'],
    ['is too old', [{ hoursAgo: 8 * 24 }], '0 of the 10 units'],
    ['is gone', [], '0 of the 10 units'],
    ['ran another benchmark', [{ benchmarkId: 2 }], '0 of the 10 units'],
    ['ran elsewhere', [{ fields: { endpoint_url: `${production}/v2` } }], '0 of the 10 units'],
    ['lies about its counts', [{ fields: { passed_count: 3 } }], '0 of the 10 units'],
  ])('whose baseline %s is not compared', async ([, past, says], { expect }) => {
    await using scene = await startWith(3);
    for (const each of past) addPast(scene, each);
    const held = await scene.run({ ...compared, thresholds: '20' });
    expect(held).toMatchObject({ exitCode: 0, log: expect.stringContaining(says) });
    const open = await scene.run({ ...compared, 'comment-key': 'open' });
    expect(benchmarkOf(open.resultsFile)).toMatchObject({ verdict: 'inconclusive', baseline: null });
  });

  test('is not compared where the list cannot be read', async ({ expect }) => {
    await using scene = await startWith(3);
    addPast(scene);
    const fault = { answer: { status: 404, body: { error: 'gone' } } };
    scene.harmstack.faults.push(({ query }) => (query.get('limit') === '1000' ? fault : undefined));
    const run = await scene.run({ ...compared, thresholds: '20' });
    expect(run).toMatchObject({ exitCode: 0, log: expect.stringContaining('the earlier jobs could not be read') });
  });

  test('never has its own jobs for a baseline, though they ran against the same endpoint', async ({ expect }) => {
    await using scene = await startWith(3);
    const same = { ...inputs, 'baseline-endpoint-url': 'https://model.example.com/v1/chat/completions' };
    const first = await scene.run({ ...same, thresholds: '20' });
    expect(first).toMatchObject({ exitCode: 0, log: expect.stringContaining('0 of the 10 units') });
    const hourAgo = new Date(Date.now() - hourMs).toISOString();
    for (const id of scene.harmstack.jobIds) scene.harmstack.setJob(id, { created_at: hourAgo });
    const second = await scene.run(same);
    expect(benchmarkOf(second.resultsFile)).toMatchObject({ verdict: 'error' });
    expect(second.outputs.cause).toBe('input');
  });

  test('shows no secret of its address', async ({ expect }) => {
    await using scene = await startWith(3);
    const url = `${production}?key=production-secret-1`;
    const run = await scene.run({ ...compared, 'baseline-endpoint-url': url, thresholds: '20' });
    const shown = run.log.replaceAll(/^::add-mask::.*$/gm, '') + run.summary + run.resultsFile + scene.comment;
    expect(shown).not.toContain('production-secret-1');
    expect(run.log).toContain('::add-mask::production-secret-1');
  });
});

const submits = ({ harmstack }: Scene): readonly unknown[] =>
  harmstack.received('POST', /\/jobs\/batch$/).map(({ body }) => JSON.parse(body));

/** A scene whose benchmark passes so many of ten here, and so many in production. */
async function startBoth(here: number, there: number): Promise<Scene> {
  return await Scene.start(
    [1, 2].map((id) => ({
      id,
      name: `benchmark-${id}`,
      outcome: ({ endpointUrl, units }) => {
        const share = (endpointUrl.startsWith('https://production') ? there : here) / 10;
        return { looks: 0, scored: units, passed: Math.round(share * units) };
      },
    })),
  );
}

/** A scene whose benchmark passes 9 of 10 here, and comes to this in production. */
async function startBeside(there: Outcome): Promise<Scene> {
  const well = { passed: 9, scored: 10 };
  const outcome = ({ endpointUrl }: { readonly endpointUrl: string }): Outcome => {
    return { looks: 0, ...well, ...(endpointUrl.startsWith('https://production') && there) };
  };
  return await Scene.start([{ id: 1, outcome }]);
}

describe.concurrent('a baseline that is run in this gate', () => {
  const run = {
    ...inputs,
    'baseline-endpoint-url': production,
    'baseline-endpoint-api-key': 'production-key-1234',
  };
  test('is compared with, counts in credits, and is no result', async ({ expect }) => {
    await using scene = await startBoth(3, 10);
    const { exitCode, outputs, resultsFile, log } = await scene.run({ ...run, seed: '7' });
    expect([exitCode, outputs]).toMatchObject([1, { verdict: 'failed', cause: 'regression', credits: '20' }]);
    const [own, base] = scene.harmstack.jobIds;
    expect(outputs['job-ids']).toBe(own);
    expect(benchmarkOf(resultsFile)).toMatchObject({
      score_pct: 30,
      change_pct: -70,
      baseline: { score_pct: 100, passed: 10, scored: 10, job_ids: [base], source: 'run' },
      jobs: [{ job_id: own }],
    });
    expect(submits(scene)).toMatchObject([
      { endpoint_url: 'https://model.example.com/v1/chat/completions', api_key: 'model-key-1234', seed: 7 },
      {
        endpoint_url: production,
        api_key: 'production-key-1234',
        seed: 7,
        jobs: [{ benchmark_id: 1, benchmark_count: 10 }],
      },
    ]);
    expect(log).toContain('10 units of the baseline are run as well');
    expect(log.replaceAll(/^::add-mask::.*$/gm, '') + scene.comment).not.toContain('production-key-1234');
  });

  test('makes no benchmark green by its own score', async ({ expect }) => {
    await using scene = await startBoth(3, 10);
    const red = await scene.run({ ...run, thresholds: '50' });
    expect(red).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', cause: 'threshold' } });
  });

  test('is run for those benchmarks alone of which the account has too few jobs', async ({ expect }) => {
    await using scene = await startBoth(9, 9);
    const base = addPast(scene, { benchmarkId: 1 });
    const both = await scene.run({ ...run, 'benchmark-ids': '1 2' });
    expect(both).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', credits: '30' } });
    expect(submits(scene)).toMatchObject([
      { jobs: [{ benchmark_id: 1 }, { benchmark_id: 2 }] },
      { jobs: [{ benchmark_id: 2 }] },
    ]);
    expect(JSON.parse(both.resultsFile).benchmarks).toMatchObject([
      { baseline: { source: 'endpoint', job_ids: [base] } },
      { baseline: { source: 'run' } },
    ]);
  });

  test('is not run where the account has enough', async ({ expect }) => {
    await using scene = await startBoth(9, 9);
    addPast(scene);
    expect(await scene.run(run)).toMatchObject({ exitCode: 0, outputs: { credits: '10' } });
    expect(submits(scene)).toHaveLength(1);
  });

  test('counts in the budget, and is shown in a dry run', async ({ expect }) => {
    await using scene = await startBoth(9, 9);
    const over = await scene.run({ ...run, 'max-credits': '19' });
    expect(over).toMatchObject({ exitCode: 1, outputs: { cause: 'credits' } });
    expect(over.log).toContain('This run needs 20 credits; `max-credits` allows 19');
    const dry = await scene.run({ ...run, 'dry-run': 'true' });
    expect(dry).toMatchObject({ exitCode: 0, outputs: { verdict: 'planned', credits: '20' } });
    expect(dry.summary).toContain('run 10 units of the baseline');
    expect(scene.harmstack.paid).toEqual([]);
  });

  test('that is worse than the benchmark lets it pass', async ({ expect }) => {
    await using scene = await startBoth(9, 5);
    const { exitCode, outputs, resultsFile } = await scene.run(run);
    expect([exitCode, outputs]).toMatchObject([0, { verdict: 'passed', cause: '' }]);
    expect(benchmarkOf(resultsFile)).toMatchObject({ change_pct: 40, baseline: { score_pct: 50, source: 'run' } });
  });

  test.for<[string, Outcome, string]>([
    ['fails', { fail: true }, 'the job failed'],
    ['lies about its counts', { answer: (job) => ({ ...job, passed_count: 3 }) }, 'but 3 of 10 passed'],
  ])('that %s is none', async ([, there, says], { expect }) => {
    await using scene = await startBeside(there);
    expect(await scene.run(run)).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
    const held = await scene.run({ ...run, thresholds: '50', 'comment-key': 'held' });
    expect(held).toMatchObject({ exitCode: 0, log: expect.stringContaining(says) });
    expect(benchmarkOf(held.resultsFile)).toMatchObject({ baseline: null });
  });

  test('that ran another benchmark stops the run: something else may have been paid for', async ({ expect }) => {
    await using scene = await startBeside({ answer: (job) => ({ ...job, benchmark_id: 2 }) });
    const held = await scene.run({ ...run, thresholds: '50' });
    expect(held).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', cause: 'uncertain-payment' } });
  });

  test('whose answer is lost is not paid twice, by this run or a later one', async ({ expect }) => {
    await using scene = await startBoth(9, 9);
    let posts = 0;
    scene.harmstack.faults.push(({ method }) => {
      if (method !== 'POST') return undefined;
      posts += 1;
      return posts === 2 ? { reset: 'after' } : undefined;
    });
    const lost = await scene.run(run);
    expect(lost).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', credits: '20' } });
    expect(lost.log).toContain('it is not sent again');
    expect(scene.harmstack.paid).toHaveLength(2);
  });

  test('is resumed by the re-run of a run that was cut off', async ({ expect }) => {
    await using scene = await startBoth(9, 9);
    const step = await scene.start({ ...run, 'poll-interval-seconds': '60' }, {});
    await step.logged(/Submitted job .*\n[\s\S]*Submitted job /);
    step.kill();
    await step.done;
    const again = await scene.run(run, { env: { GITHUB_RUN_ATTEMPT: '2' } });
    expect(again).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(scene.harmstack.paid).toHaveLength(2);
    expect(benchmarkOf(again.resultsFile).baseline).toMatchObject({ source: 'run' });
  });

  test('in rounds has the most units of the range', async ({ expect }) => {
    await using scene = await startBoth(9, 9);
    const rounds = await scene.run({ ...run, 'benchmark-counts': '10..30', thresholds: '50' });
    expect(rounds).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(benchmarkOf(rounds.resultsFile)).toMatchObject({ baseline: { source: 'run', scored: 30 } });
  });
});
