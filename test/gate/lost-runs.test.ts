// Whole runs of src/gate.ts whose machine was lost, and what their re-runs do.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headSha } from '../e2e/run-action.ts';
import { type Attempts, type Death, startAttempts } from '../fixtures/action-scene.ts';

const endpoint = 'https://model.example.com/v1?tenant=t';
const inputs = { 'endpoint-url': endpoint };

/** Lost when the service has done what was asked for, and before its answer has come. */
const inSubmit = ({ harmstack }: Attempts): Death => ({
  at: harmstack,
  method: 'POST',
  path: /batch$/,
  when: 'after',
});

const echoes: readonly (readonly [string, (url: string) => string])[] = [
  ['adds a slash to its path', (url) => url.replace('/v1', '/v1/')],
  ['drops its query', (url) => url.replace(/\?.*/, '')],
  ['shows its origin alone', (url) => new URL(url).origin],
  ['hides its query', (url) => url.replace('=t', '=***')],
  ['hides all of it', () => '***'],
];

describe('a re-run of a run that was lost in its submit', () => {
  test('finds its job and judges it', async () => {
    await using scene = await startAttempts();
    await scene.lose(inSubmit(scene), inputs);
    const { isGreen, codes, jobIds } = await scene.attempt(inputs);
    expect([isGreen, scene.submits(), jobIds]).toEqual([true, 1, scene.harmstack.jobIds.join()]);
    expect(codes).toContain('jobs-matched');
  });

  test('pays when the submit was not carried out', async () => {
    await using scene = await startAttempts();
    await scene.lose({ ...inSubmit(scene), when: 'before' });
    const { isGreen, codes } = await scene.attempt();
    expect([isGreen, scene.harmstack.paid.length]).toEqual([true, 1]);
    expect(codes).toContain('paying-anew');
  });

  test.each(echoes)(
    'does not pay again at a service that shows the endpoint in its own way: it %s',
    async (_, echo) => {
      await using scene = await startAttempts({ echo });
      await scene.lose(inSubmit(scene), inputs);
      for (let again = 0; again < 2; again += 1) {
        const { isGreen, cause, told } = await scene.attempt(inputs);
        expect([isGreen, cause, scene.submits()]).toEqual([false, 'uncertain-payment', 1]);
        for (const id of scene.harmstack.jobIds) expect(told).toContain(`\`job-ids: ${id}\``);
        expect(told).not.toMatch(/which pays|pays anew/);
      }
    },
  );

  test('does not pay for what another has paid since, where nobody may tell of it', async () => {
    await using scene = await startAttempts();
    const { store } = scene.github;
    // It may read when an attempt had ended, and write no comment.
    store.addToken('gh-token-of-the-run', 'github-actions[bot]', 'read', 'read');
    const run = { id: 1001, headSha };
    store.runs.start({ ...run, atMs: scene.clock.now() });
    await scene.lose({ ...inSubmit(scene), when: 'before' });
    store.runs.end(run.id, { conclusion: 'cancelled', atMs: scene.clock.now() });
    scene.clock.advance(600_000);
    const another = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12', GITHUB_RUN_ATTEMPT: '1' };
    expect((await scene.attempt({}, another)).isGreen).toBe(true);
    store.runs.start({ ...run, atMs: scene.clock.now() });
    const { isGreen, codes } = await scene.attempt();
    expect([isGreen, scene.harmstack.paid.length]).toEqual([false, 1]);
    expect(codes).toContain('other-run-possible');
  });

  test('names its jobs though the check before submitting ends the run while it looks for them', async () => {
    await using scene = await startAttempts({ echo: (url) => new URL(url).origin });
    await scene.lose(inSubmit(scene), inputs);
    const { promise: shown, resolve } = Promise.withResolvers<void>();
    scene.harmstack.faults.push(({ query }) => {
      if (query.get('status') === 'failed') resolve();
      return undefined;
    });
    scene.harmstack.fail({ path: /benchmarks$/, fault: { until: shown, answer: { status: 401 } } });
    const { isGreen, codes, told } = await scene.attempt(inputs);
    expect([isGreen, scene.submits()]).toEqual([false, 1]);
    expect(codes).toEqual(expect.arrayContaining(['key-refused', 'earlier-submit-uncertain']));
    for (const id of scene.harmstack.jobIds) expect(told).toContain(id);
  });

  test('does not pay again for what was lost when the re-run was another plan’s in between', async () => {
    await using scene = await startAttempts();
    // GitHub takes nothing of the first attempt.
    scene.silenceGitHub();
    await scene.lose(inSubmit(scene));
    scene.github.faults.splice(0);
    await scene.attempt({ 'dry-run': 'true' });
    const { isGreen } = await scene.attempt();
    expect([isGreen, scene.submits()]).toEqual([true, 1]);
  });

  test('does not pay again although an attempt before it was refused for certain', async () => {
    await using scene = await startAttempts();
    scene.harmstack.fail({ method: 'POST', path: /batch$/, fault: { answer: { status: 402 } } });
    await scene.attempt();
    scene.silenceGitHub();
    await scene.lose(inSubmit(scene));
    scene.github.faults.splice(0);
    // Nothing tells when the second attempt began, so nothing tells its job from another's.
    const { isGreen, cause } = await scene.attempt();
    expect([isGreen, cause, scene.harmstack.paid.length]).toEqual([false, 'uncertain-payment', 1]);
  });

  test('judges what the attempt before it has resumed when that was lost in turn', async () => {
    await using scene = await startAttempts({ benchmarks: [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }] });
    await scene.attempt({ 'timeout-minutes': '1' });
    await scene.lose({ at: scene.harmstack, method: 'GET', path: /jobs\/./, skip: 2, when: 'after' });
    for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id);
    const { isGreen, tookMs } = await scene.attempt();
    expect([isGreen, scene.submits(), tookMs < 30_000]).toEqual([true, 1, true]);
  });
});

test('a re-run takes no job that came when the attempt before it had begun, though nothing tells when the lost one ended', async () => {
  await using scene = await startAttempts();
  scene.silenceGitHub();
  await scene.lose({ ...inSubmit(scene), when: 'before' });
  scene.github.faults.splice(0);
  scene.github.fail({ path: /actions\/runs/, times: Infinity, fault: { answer: { status: 403 } } });
  scene.clock.after(8000, () => addTwin(scene));
  expect((await scene.attempt()).cause).toBe('uncertain-payment');
  // What the second attempt stored is about other inputs: of it alone is known that it was there.
  const { cause } = await scene.attempt({ 'benchmark-ids': '1', model: 'another' });
  expect([cause, scene.submits()]).toEqual(['uncertain-payment', 1]);
});

/** Another workflow has submitted the same. */
const addTwin = ({ harmstack }: Attempts) =>
  harmstack.addJob({ benchmarkId: 1, endpointUrl: 'https://model.example.com/v1' });

describe('the way out that is told', () => {
  const newRun = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12', GITHUB_RUN_ATTEMPT: '1' };

  test('of an attempt that nobody knows of is true: a new run pays', async () => {
    await using scene = await startAttempts();
    scene.silenceGitHub();
    await scene.lose(inSubmit(scene));
    addTwin(scene);
    scene.github.faults.splice(0);
    const { codes, told } = await scene.attempt();
    expect([codes.includes('earlier-attempt-unknown'), told.includes('start a new run, which pays')]).toEqual([
      true,
      true,
    ]);
    scene.clock.advance(1000);
    const { isGreen } = await scene.attempt({}, newRun);
    expect([isGreen, scene.submits()]).toEqual([true, 2]);
    // The re-run itself is stopped as before.
    expect([(await scene.attempt()).cause, scene.submits()]).toEqual(['uncertain-payment', 2]);
  });

  test('is no re-run of another run, which has not paid for this yet: that pays nothing', async () => {
    await using scene = await startAttempts();
    expect((await scene.attempt({ model: 'another' }, newRun)).isGreen).toBe(true);
    scene.clock.advance(600_000);
    scene.silenceGitHub();
    await scene.lose(inSubmit(scene));
    addTwin(scene);
    scene.github.faults.splice(0);
    expect((await scene.attempt()).codes).toContain('earlier-attempt-unknown');
    const { cause, codes } = await scene.attempt({}, { ...newRun, GITHUB_RUN_ATTEMPT: '2' });
    expect([cause, scene.submits()]).toEqual(['uncertain-payment', 2]);
    // It knows all of its own attempts.
    expect(codes).toContain('earlier-submit-uncertain');
  });

  test('goes on to be one: a re-run of the new run, which has paid, evaluates anew', async () => {
    await using scene = await startAttempts();
    scene.silenceGitHub();
    await scene.lose(inSubmit(scene));
    addTwin(scene);
    scene.github.faults.splice(0);
    await scene.attempt();
    scene.clock.advance(1000);
    await scene.attempt({}, newRun);
    const { isGreen } = await scene.attempt({}, { ...newRun, GITHUB_RUN_ATTEMPT: '2' });
    expect([isGreen, scene.submits()]).toEqual([true, 3]);
  });

  test('of a submit that was sent is no new run: that is stopped too', async () => {
    await using scene = await startAttempts();
    await scene.lose(inSubmit(scene));
    addTwin(scene);
    expect((await scene.attempt()).codes).toContain('earlier-submit-uncertain');
    expect([(await scene.attempt({}, newRun)).cause, scene.submits()]).toEqual(['uncertain-payment', 1]);
  });
});

describe('after a lost answer', () => {
  test.each(echoes)('nothing is paid again at a service that %s', async (_, echo) => {
    await using scene = await startAttempts({ echo });
    scene.loseSubmit('after');
    for (let again = 0; again < 3; again += 1) {
      const { isGreen, cause, told } = await scene.attempt(inputs);
      expect([isGreen, cause, scene.submits()]).toEqual([false, 'uncertain-payment', 1]);
      for (const id of scene.harmstack.jobIds) expect(told).toContain(`\`job-ids: ${id}\``);
      expect(told).not.toMatch(/which pays|pays anew/);
    }
    const named = { 'job-ids': scene.harmstack.jobIds.join(), 'benchmark-ids': '', 'endpoint-url': '' };
    const judged = await scene.attempt({ ...named, 'endpoint-api-key': '' });
    expect([judged.isGreen, scene.submits()]).toEqual([true, 1]);
  });
});

const headers = (value: string) => ({ 'endpoint-headers': `X-Model: ${value}` });

describe('a re-run with other inputs', () => {
  test('does not take the job of an attempt that sent another header, and was lost', async () => {
    await using scene = await startAttempts();
    await scene.lose(inSubmit(scene), headers('one'));
    const { isGreen, cause } = await scene.attempt(headers('two'));
    expect([isGreen, cause, scene.submits()]).toEqual([false, 'uncertain-payment', 1]);
    // The first plan's own re-run finds its job.
    expect((await scene.attempt(headers('one'))).isGreen).toBe(true);
    expect(scene.submits()).toBe(1);
  });

  test('pays for its own job where that of the other header is known', async () => {
    await using scene = await startAttempts({ benchmarks: [{ id: 1, outcome: { looks: 9 } }] });
    await scene.attempt({ ...headers('one'), 'timeout-minutes': '0.05' });
    const { isGreen, jobIds } = await scene.attempt(headers('two'));
    expect([isGreen, jobIds, scene.submits()]).toEqual([true, scene.harmstack.jobIds.at(-1), 2]);
  });

  test('does not take the job of another query of the endpoint', async () => {
    await using scene = await startAttempts();
    await scene.lose(inSubmit(scene), { 'endpoint-url': 'https://model.example.com/v1?model=one' });
    const { isGreen, cause } = await scene.attempt({ 'endpoint-url': 'https://model.example.com/v1?model=two' });
    expect([isGreen, cause, scene.submits()]).toEqual([false, 'uncertain-payment', 1]);
  });
});

async function startDispatched() {
  const scene = await startAttempts();
  await writeFile(join(scene.folder, 'dispatch.json'), JSON.stringify({ inputs: {} }));
  const env = {
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_EVENT_PATH: join(scene.folder, 'dispatch.json'),
    GITHUB_RUN_ID: '1001',
  };
  const own = { 'pr-number': '7' };
  const lose = (death: Death) => scene.lose(death, own, { ...env, GITHUB_RUN_ATTEMPT: '1' });
  const rerun = () => scene.attempt(own, { ...env, GITHUB_RUN_ATTEMPT: '2' });
  const pushHead = () => scene.github.store.addPull({ number: 7, headSha: 'd'.repeat(40) });
  return { ...scene, lose, rerun, pushHead, scene };
}

describe('a run started by hand for a pull request, which gets a new head before the re-run', () => {
  test('does not show the new head as tested by the old job', async () => {
    await using started = await startDispatched();
    await started.lose(inSubmit(started.scene));
    started.pushHead();
    const { isGreen, cause } = await started.rerun();
    expect([isGreen, cause]).toEqual([false, 'uncertain-payment']);
  });

  test('does not do so either when nothing of the old run could be stored', async () => {
    await using started = await startDispatched();
    const { github } = started;
    github.faults.push(({ body }) => (/issues|comments\(/.test(body) ? { answer: { status: 502 } } : undefined));
    github.fail({ path: /comments/, times: Infinity, fault: { answer: { status: 502 } } });
    await started.lose(inSubmit(started.scene));
    github.faults.splice(0);
    started.pushHead();
    expect((await started.rerun()).isGreen).toBe(false);
    expect(started.submits()).toBe(1);
  });

  test('judges what was found when the head is still the same', async () => {
    await using started = await startDispatched();
    await started.lose(inSubmit(started.scene));
    expect([(await started.rerun()).isGreen, started.submits()]).toEqual([true, 1]);
  });
});
