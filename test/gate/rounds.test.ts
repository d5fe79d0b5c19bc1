// Whole runs of src/gate.ts whose benchmarks run in rounds.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { HarmstackOptions } from '../emulators/harmstack.ts';
import { type Attempts, startAttempts, startScene } from '../fixtures/action-scene.ts';

type Benchmarks = NonNullable<HarmstackOptions['benchmarks']>;

/** A benchmark that passes so many of the ten units of each of its jobs, the last one for all that follow. */
const passing = (id: number, ...tenths: readonly number[]): Benchmarks[number] => ({
  id,
  outcome: ({ nth, units }) => ({ looks: 0, passed: Math.round(((tenths[nth] ?? tenths.at(-1) ?? 0) * units) / 10) }),
});

const rounds = { 'benchmark-counts': '10..50', thresholds: '70' };

async function play(
  benchmarks: Benchmarks,
  inputs: Readonly<Record<string, string>> = {},
  options: HarmstackOptions = {},
) {
  await using scene = await startScene({ ...options, benchmarks });
  const ids = benchmarks.map(({ id }) => id).join(' ');
  const { isGreen, runner } = await scene.run({ ...rounds, 'benchmark-ids': ids, ...inputs });
  const { verdict, cause, credits, results = '' } = Object.fromEntries(runner.outputs);
  const paid = scene.harmstack.paid.map(({ benchmarkId, units, seed }) => ({ benchmarkId, units, seed }));
  const document = JSON.parse(results);
  return { isGreen, verdict, cause, credits, paid, document, runner, comment: scene.comment().join() };
}

const unitsOf = (paid: readonly { readonly benchmarkId: number; readonly units: number }[], id = 1) =>
  paid.filter(({ benchmarkId }) => benchmarkId === id).map(({ units }) => units);

describe('in rounds a run', () => {
  test('passes a clearly good model after the first', async () => {
    const { isGreen, credits, paid } = await play([passing(1, 10)]);
    expect([isGreen, credits, unitsOf(paid)]).toEqual([true, '10', [10]]);
  });

  test('fails a clearly bad one after the first', async () => {
    const { isGreen, verdict, cause, credits, paid } = await play([passing(1, 3)]);
    expect([isGreen, verdict, cause, credits, unitsOf(paid)]).toEqual([false, 'failed', 'threshold', '10', [10]]);
  });

  test.each([
    ['is judged by all of its units', [7], true, '50', [10, 10, 10, 10, 10]],
    ['stops as soon as it is decided', [7, 10, 10], true, '30', [10, 10, 10]],
  ])('a borderline one %s', async (_, tenths, isGreen, credits, units) => {
    const played = await play([passing(1, ...tenths)]);
    expect([played.isGreen, played.credits, unitsOf(played.paid)]).toEqual([isGreen, credits, units]);
  });

  test('goes on with what is undecided alone', async () => {
    const { isGreen, credits, paid } = await play([passing(1, 10), passing(2, 7), passing(3, 7, 10, 10)]);
    expect([isGreen, credits]).toEqual([true, '90']);
    expect([1, 2, 3].map((id) => unitsOf(paid, id))).toEqual([[10], [10, 10, 10, 10, 10], [10, 10, 10]]);
  });

  test('goes by the table of intervals where it is judged by them', async () => {
    const { isGreen, verdict, cause, paid } = await play([passing(1, 7)], { 'judge-by': 'interval' });
    expect([isGreen, verdict, cause, unitsOf(paid)]).toEqual([
      false,
      'inconclusive',
      'inconclusive',
      [10, 10, 10, 10, 10],
    ]);
  });

  test('gives no two jobs of a benchmark the same seed', async () => {
    const { paid } = await play([passing(1, 7)], { 'benchmark-counts': '20..40', seed: '7' });
    const seeds = paid.map(({ seed }) => seed);
    expect(seeds).toEqual([...new Set(seeds)]);
    expect(paid.reduce((sum, { units }) => sum + units, 0)).toBe(40);
  });

  test('stops what is undecided as soon as another has failed with fail-fast', async () => {
    const { verdict, paid, document } = await play([passing(1, 3), passing(2, 7)], { 'fail-fast': 'true' });
    expect([verdict, unitsOf(paid, 2)]).toEqual(['failed', [10]]);
    expect(document.benchmarks[1]).toMatchObject({ verdict: 'error' });
  });
});

const failing = (...nths: readonly number[]): Benchmarks[number] => ({
  id: 1,
  outcome: ({ nth }) => (nths.includes(nth) ? { looks: 0, fail: true } : { looks: 0, passed: 10 }),
});

describe('a job that fails inside a round', () => {
  test('is replaced by the next round', async () => {
    const { isGreen, paid, document } = await play([failing(0)]);
    expect([isGreen, unitsOf(paid)]).toEqual([true, [10, 10]]);
    expect(document.benchmarks[0]).toMatchObject({ passed: 10, scored: 10 });
  });

  test('is replaced once', async () => {
    const { verdict, cause, paid } = await play([failing(0, 1)]);
    expect([verdict, cause, unitsOf(paid)]).toEqual(['error', 'job', [10, 10]]);
  });
});

describe('before the first round', () => {
  test('credits are checked for all that may come', async () => {
    const limited = await play([passing(1, 10)], { 'max-credits': '49' });
    expect([limited.verdict, limited.cause, limited.credits, limited.paid]).toEqual(['error', 'credits', '0', []]);
    const poor = await play([passing(1, 10)], {}, { accounts: [{ key: 'hs-test-key', credits: 49 }] });
    expect([poor.verdict, poor.cause, poor.paid]).toEqual(['error', 'credits', []]);
    const enough = await play([passing(1, 10)], { 'max-credits': '50' });
    expect([enough.isGreen, enough.credits]).toEqual([true, '10']);
  });
});

test('before a further round credits are checked once more', async () => {
  await using scene = await startScene({ benchmarks: [passing(1, 7)] });
  scene.harmstack.faults.push(({ method, path }) => {
    if (method === 'POST' && path.endsWith('/batch')) scene.harmstack.setCredits(15);
    return undefined;
  });
  const { isGreen, runner } = await scene.run(rounds);
  const { verdict, cause, credits } = Object.fromEntries(runner.outputs);
  expect([isGreen, verdict, cause, credits, scene.harmstack.paid.length]).toEqual([false, 'error', 'credits', '10', 1]);
  expect(runner.codes).toContain('balance-too-low');
});

const inputs = { ...rounds };
const sizes = ({ harmstack }: Attempts) => harmstack.paid.map(({ units }) => units);

describe('when the answer to the submit of a further round is lost', () => {
  test('its jobs are found and it is not sent again', async () => {
    await using scene = await startAttempts({ benchmarks: [passing(1, 7, 10, 10)] });
    scene.harmstack.fail({ method: 'POST', path: /batch$/, skip: 1, fault: { reset: 'after' } });
    const { isGreen, codes } = await scene.attempt(inputs);
    expect([isGreen, sizes(scene)]).toEqual([true, [10, 10, 10]]);
    expect(codes).toContain('jobs-matched');
  });

  test('and it was not carried out, the run ends red and a re-run goes on in that round', async () => {
    await using scene = await startAttempts({ benchmarks: [passing(1, 7, 10, 10)] });
    scene.harmstack.fail({ method: 'POST', path: /batch$/, skip: 1, fault: { reset: 'before' } });
    const first = await scene.attempt(inputs);
    expect([first.isGreen, first.cause, sizes(scene)]).toEqual([false, 'uncertain-payment', [10]]);
    const again = await scene.attempt(inputs);
    expect([again.isGreen, sizes(scene)]).toEqual([true, [10, 10, 10]]);
  });
});

const inSecondSubmit = (scene: Attempts, when: 'before' | 'after') =>
  ({ at: scene.harmstack, method: 'POST', path: /batch$/, skip: 1, when }) as const;

describe('a re-run of a run that was lost in its second round', () => {
  test.each(['before', 'after'] as const)('%s the service had done what was asked for goes on there', async (when) => {
    await using scene = await startAttempts({ benchmarks: [passing(1, 7, 10, 10)] });
    await scene.lose(inSecondSubmit(scene, when), inputs);
    const { isGreen, jobIds } = await scene.attempt(inputs);
    expect([isGreen, sizes(scene), jobIds]).toEqual([true, [10, 10, 10], scene.harmstack.jobIds.join()]);
  });

  test('takes what only that benchmark was asked for which was undecided', async () => {
    await using scene = await startAttempts({ benchmarks: [passing(1, 10), passing(2, 7, 10, 10)] });
    const both = { ...inputs, 'benchmark-ids': '1 2' };
    await scene.lose(inSecondSubmit(scene, 'after'), both);
    const { isGreen, jobIds } = await scene.attempt(both);
    expect([isGreen, sizes(scene), jobIds]).toEqual([true, [10, 10, 10, 10], scene.harmstack.jobIds.join()]);
  });

  test('finds the jobs of every round where nothing could be stored', async () => {
    await using scene = await startAttempts({ benchmarks: [passing(1, 10), passing(2, 7, 10, 10)] });
    const both = { ...inputs, 'benchmark-ids': '1 2' };
    scene.silenceGitHub();
    await scene.lose(inSecondSubmit(scene, 'after'), both);
    const { isGreen, jobIds } = await scene.attempt(both);
    expect([isGreen, sizes(scene), jobIds]).toEqual([true, [10, 10, 10, 10], scene.harmstack.jobIds.join()]);
  });
});

test('a run whose time is over in its second round is red, and a re-run resumes that round', async () => {
  const slow: Benchmarks[number] = {
    id: 1,
    outcome: ({ nth }) => ({ looks: nth === 1 ? 1e6 : 0, passed: nth === 0 ? 7 : 10 }),
  };
  await using scene = await startAttempts({ benchmarks: [slow] });
  const first = await scene.attempt({ ...inputs, 'timeout-minutes': '2' });
  expect([first.isGreen, first.verdict, first.cause, sizes(scene)]).toEqual([false, 'error', 'timeout', [10, 10]]);
  scene.harmstack.finish(scene.harmstack.jobIds[1] ?? '');
  const again = await scene.attempt(inputs);
  expect([again.isGreen, sizes(scene)]).toEqual([true, [10, 10, 10]]);
});

test('a run that is cancelled between two rounds pays for no further one, and a re-run goes on there', async () => {
  await using scene = await startAttempts({ benchmarks: [passing(1, 7, 10, 10)] });
  const cancelling = new AbortController();
  let balances = 0;
  scene.harmstack.faults.unshift(({ path }) => {
    if (path.endsWith('/me')) balances += 1;
    if (balances === 2) cancelling.abort();
    return undefined;
  });
  const first = await scene.attempt(inputs, {}, cancelling.signal);
  expect([first.isGreen, first.verdict, first.cause, sizes(scene)]).toEqual([false, 'error', 'cancelled', [10]]);
  const again = await scene.attempt(inputs);
  expect([again.isGreen, sizes(scene), again.jobIds]).toEqual([true, [10, 10, 10], scene.harmstack.jobIds.join()]);
});

test('a run goes on in the round in which another was lost that had paid for the first', async () => {
  await using scene = await startAttempts({ benchmarks: [passing(1, 7, 10, 10)] });
  await scene.lose({ at: scene.harmstack, method: 'POST', path: /batch$/, skip: 1, when: 'after' }, inputs);
  const other = await scene.attempt(inputs, { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' });
  expect([other.isGreen, sizes(scene), other.jobIds]).toEqual([true, [10, 10, 10], scene.harmstack.jobIds.join()]);
});

describe.concurrent('two runs of one commit and plan in rounds pay once and come to the same verdict', () => {
  test.each([0, 600, 1500, 3000])('%d ms apart', async (afterMs) => {
    await using scene = await startScene({
      benchmarks: [{ id: 1, outcome: ({ units }) => ({ looks: 2, passed: Math.round(0.7 * units) }) }],
    });
    const first = scene.run({ 'benchmark-counts': '10..30', thresholds: '70' });
    await sleep(afterMs);
    const env = scene.envOf({ GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' });
    const second = scene.run({ 'benchmark-counts': '10..30', thresholds: '70' }, { env });
    const runs = await Promise.all([first, second]);
    const units = scene.harmstack.paid.map((paid) => paid.units);
    expect(units.reduce((sum, each) => sum + each, 0)).toBe(30);
    expect(runs.map(({ isGreen }) => isGreen)).toEqual([true, true]);
    const ids = runs.map(({ runner }) => runner.outputs.get('job-ids')?.split(',').toSorted());
    expect(ids[0]).toEqual(ids[1]);
  });
});
