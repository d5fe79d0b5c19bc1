// Whole runs of src/gate.ts, and what becomes of what one of them has stored for another.
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { headSha } from '../e2e/run-action.ts';
import { type Attempts, startAttempts } from '../fixtures/action-scene.ts';

const endless = [{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }];
const newHead = 'c'.repeat(40);
const stateLine = /benchmark-gate-state: (\S*)/;

const stateIn = (body: string) => stateLine.exec(body)?.[1] ?? '';

function commentOf({ github }: Attempts) {
  const [comment] = github.store.commentsOf(7);
  if (comment === undefined) throw new Error('there is no comment');
  return comment;
}

/** What a part of a state says, with one text for another, under the old signature. */
function forge(part: string, from: string, to: string): string {
  const [keyId, payload = '', mac] = part.split('.');
  const json = inflateRawSync(Buffer.from(payload, 'base64')).toString('utf8');
  const forged = deflateRawSync(json.replaceAll(from, to)).toString('base64').replaceAll('=', '');
  return `${keyId}.${forged}.${mac}`;
}

/** A run of the new head of the pull request, which was pushed just now. */
async function newHeadEnv(scene: Attempts, attempt: number) {
  const repo = { id: 1 };
  const updated_at = new Date(scene.clock.now()).toISOString();
  const pull_request = { number: 7, updated_at, head: { sha: newHead, repo }, base: { repo } };
  await scene.write('pushed.json', JSON.stringify({ action: 'synchronize', pull_request }));
  return {
    GITHUB_RUN_ID: '1002',
    GITHUB_RUN_NUMBER: '12',
    GITHUB_RUN_ATTEMPT: String(attempt),
    GITHUB_EVENT_PATH: join(scene.folder, 'pushed.json'),
  };
}

describe('a state of an older comment with the new commit written in', () => {
  test.each([1, 2])('is not believed in attempt %d: the new commit’s own job is judged', async (attempt) => {
    await using scene = await startAttempts({ benchmarks: endless });
    // The old commit's job is paid, and comes to 100%.
    await scene.attempt({ 'timeout-minutes': '1' });
    const [old = ''] = scene.harmstack.jobIds;
    scene.harmstack.finish(old, { passed: 1 });
    const comment = commentOf(scene);
    const line = stateIn(comment.body);
    comment.body = comment.body.replace(line, forge(line, headSha, newHead));
    scene.clock.advance(3_600_000);
    const env = await newHeadEnv(scene, attempt);
    scene.harmstack.faults.push(({ method }) => {
      const [, own] = scene.harmstack.jobIds;
      if (method === 'GET' && own !== undefined) scene.harmstack.finish(own, { passed: 0 });
      return undefined;
    });
    const { verdict, jobIds, codes } = await scene.attempt({}, env);
    expect(codes).toContain('stored-state-broken');
    // A re-run knows only that something may have been paid: it looks for that first.
    expect(jobIds).toBe(scene.harmstack.jobIds.at(-1));
    expect([verdict, jobIds === old]).toEqual(['failed', false]);
  });

  test('is not believed either in a comment of another pull request', async () => {
    await using scene = await startAttempts({ benchmarks: endless });
    await scene.attempt({ 'timeout-minutes': '1' });
    scene.github.store.addPull({ number: 8, headSha });
    scene.github.store.addComment(8, 'github-actions[bot]', commentOf(scene).body);
    const env = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12', GITHUB_RUN_ATTEMPT: '1' };
    const { codes } = await scene.attempt({ 'pr-number': '8', 'timeout-minutes': '1' }, env);
    expect([codes.includes('stored-state-broken'), scene.submits()]).toEqual([true, 2]);
  });
});

const pasteBack = (scene: Attempts, body: string) => scene.github.store.edit(commentOf(scene), body, 'octocat');

/** A first attempt that has paid for nothing, and the text that it leaves. */
async function startUnpaid() {
  const scene = await startAttempts();
  scene.harmstack.fail({ method: 'POST', path: /batch$/, fault: { answer: { status: 402 } } });
  await scene.attempt();
  return { scene, body: commentOf(scene).body };
}

describe('an older text of the comment that somebody has pasted back', () => {
  const another = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12', GITHUB_RUN_ATTEMPT: '1' };

  test('does not have a re-run pay for what another run has paid meanwhile', async () => {
    const { scene, body } = await startUnpaid();
    await using _ = scene;
    await scene.attempt({}, another);
    pasteBack(scene, body);
    const submits = scene.submits();
    const { isGreen, cause, codes, told } = await scene.attempt();
    expect([isGreen, cause, scene.submits()]).toEqual([false, 'uncertain-payment', submits]);
    expect(codes).toEqual(expect.arrayContaining(['looking-for-jobs', 'other-run-possible']));
    for (const id of scene.harmstack.jobIds) expect(told).toContain(id);
  });

  test('has later runs know that it may not be all, whatever they write over it', async () => {
    const { scene, body } = await startUnpaid();
    await using _ = scene;
    await scene.attempt({}, another);
    pasteBack(scene, body);
    await scene.attempt({ 'dry-run': 'true' }, { ...another, GITHUB_RUN_ID: '1003', GITHUB_RUN_NUMBER: '13' });
    const submits = scene.submits();
    expect([(await scene.attempt()).cause, scene.submits()]).toEqual(['uncertain-payment', submits]);
  });

  test('keeps a re-run from paying only as long as a job may be another’s', async () => {
    const { scene, body } = await startUnpaid();
    await using _ = scene;
    pasteBack(scene, `${body} `);
    const { isGreen, codes } = await scene.attempt();
    expect([isGreen, scene.harmstack.paid.length]).toEqual([true, 1]);
    expect(codes).toEqual(expect.arrayContaining(['looking-for-jobs', 'paying-anew']));
  });

  test('blocks no new run', async () => {
    const { scene, body } = await startUnpaid();
    await using _ = scene;
    pasteBack(scene, body);
    scene.addTwin();
    const { isGreen, tookMs } = await scene.attempt({}, another);
    expect(isGreen).toBe(true);
    expect(tookMs).toBeLessThan(60_000);
  });

  test('while a run is about to pay has that look for what another may have paid', async () => {
    await using scene = await startAttempts();
    await scene.attempt();
    const { body } = commentOf(scene);
    scene.clock.advance(60_000);
    let isPasted = false;
    scene.harmstack.faults.push(({ query }) => {
      if (!query.has('status') || query.get('status') !== 'pending' || isPasted) return undefined;
      isPasted = true;
      pasteBack(scene, body);
      scene.harmstack.addJob({ benchmarkId: 1, endpointUrl: 'https://model.example.com/v1' });
      return undefined;
    });
    const submits = scene.submits();
    const { codes } = await scene.attempt({}, another);
    expect([codes.includes('other-run-possible'), scene.submits()]).toEqual([true, submits]);
  });
});

test('jobs that were found are given back when another plan’s run says meanwhile that it has paid for them', async () => {
  await using scene = await startAttempts({ benchmarks: endless });
  // An attempt of which GitHub knows nothing, and the service neither.
  scene.silenceGitHub();
  await scene.lose({ at: scene.harmstack, method: 'POST', path: /batch$/, when: 'before' });
  scene.github.faults.splice(0);
  const another = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12', GITHUB_RUN_ATTEMPT: '1' };
  await scene.attempt({ 'endpoint-headers': 'X-Model: other', 'timeout-minutes': '1' }, another);
  const [id = ''] = scene.harmstack.jobIds;
  const { body } = commentOf(scene);
  scene.github.store.edit(commentOf(scene), body.replace(/<!-- benchmark-gate-state: .*/, ''), 'octocat');
  scene.harmstack.faults.push(({ method, path }) => {
    if (method !== 'GET' || !path.endsWith(id) || scene.clock.now() < endMs) return undefined;
    scene.github.store.edit(commentOf(scene), body);
    scene.harmstack.finish(id, { passed: 1 });
    return undefined;
  });
  // Until then it is found, and waited for.
  const endMs = scene.clock.now() + 240_000;
  const { isGreen, codes, cause } = await scene.attempt();
  expect(codes).toEqual(expect.arrayContaining(['found-from-earlier-attempt', 'earlier-attempt-unknown']));
  expect([isGreen, cause, scene.submits()]).toEqual([false, 'uncertain-payment', 2]);
});

async function startGates() {
  return await startAttempts({
    benchmarks: [1, 2].map((id) => ({ id, outcome: { looks: Number.POSITIVE_INFINITY } })),
    accounts: ['key-one-1234', 'key-two-1234'].map((key) => ({ key, credits: 100 })),
  });
}

describe('two gates that share a comment-key', () => {
  const sharing = { 'comment-key': 'shared', 'timeout-minutes': '1' };
  const other = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' };
  const first = { ...sharing, 'benchmark-ids': '1' };
  const second = { ...sharing, 'benchmark-ids': '2' };

  test.each([
    ['with different plans', {}],
    ['with different plans and service keys', { 'service-api-key': 'key-two-1234' }],
  ])('%s leave to each what it has paid for', async (_, own) => {
    await using scene = await startGates();
    await scene.attempt(first);
    await scene.attempt({ ...second, ...own }, { ...other, GITHUB_RUN_ATTEMPT: '1' });
    await scene.attempt(first, { GITHUB_RUN_ID: '1003', GITHUB_RUN_NUMBER: '13', GITHUB_RUN_ATTEMPT: '1' });
    const [one, two] = scene.harmstack.jobIds;
    for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id);
    const again = await scene.attempt(first);
    const theirs = await scene.attempt({ ...second, ...own }, { ...other, GITHUB_RUN_ATTEMPT: '2' });
    expect([again.isGreen, again.jobIds, theirs.isGreen, theirs.jobIds]).toEqual([true, one, true, two]);
    expect(scene.harmstack.paid).toHaveLength(2);
  });
});

/** Cancels the run once so many submits are answered. */
async function cancelledAfter(scene: Attempts, submits: number, inputs: Readonly<Record<string, string>>, env = {}) {
  const cancel = new AbortController();
  scene.harmstack.faults.push(({ method, path }) => {
    if (method === 'GET' && /jobs\/|status=completed|jobs$/.test(path) && scene.submits() === submits)
      cancel.abort(new Error('cancelled'));
    return undefined;
  });
  const result = await scene.attempt(inputs, env, cancel.signal);
  scene.harmstack.faults.splice(0);
  return result;
}

describe('what many jobs cost is not paid again', () => {
  test('by the re-run of the first of two commits whose runs were cancelled with 160 jobs each', async () => {
    await using scene = await startAttempts({ benchmarks: endless, accounts: [{ key: 'k-12345678', credits: 1e6 }] });
    const inputs = { 'benchmark-counts': '1600' };
    const first = await cancelledAfter(scene, 1, inputs);
    const second = await cancelledAfter(scene, 2, inputs, await newHeadEnv(scene, 1));
    expect([first.cause, second.cause, scene.harmstack.paid.length]).toEqual(['cancelled', 'cancelled', 320]);
    for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id);
    const again = await scene.attempt(inputs);
    expect([again.isGreen, again.jobIds]).toEqual([true, scene.harmstack.jobIds.slice(0, 160).toSorted().join()]);
    const theirs = await scene.attempt(inputs, await newHeadEnv(scene, 2));
    expect([theirs.isGreen, theirs.jobIds]).toEqual([true, scene.harmstack.jobIds.slice(160).toSorted().join()]);
    expect(scene.submits()).toBe(2);
  });

  test('when a run of 310 jobs was cancelled', async () => {
    await using scene = await startAttempts({ benchmarks: endless, accounts: [{ key: 'k-12345678', credits: 1e6 }] });
    const inputs = { 'benchmark-counts': '3100' };
    await cancelledAfter(scene, 1, inputs);
    for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id);
    const again = await scene.attempt(inputs);
    expect([again.isGreen, again.jobIds?.split(',').length, scene.submits()]).toEqual([true, 310, 1]);
  });
});

test('a comment of ours whose state is broken does not hide what stands in a whole one', async () => {
  await using scene = await startAttempts({ benchmarks: endless });
  await scene.attempt({ 'timeout-minutes': '1' });
  const { body } = commentOf(scene);
  scene.github.store.addComment(7, 'github-actions[bot]', body.replace(stateLine, 'benchmark-gate-state: x'));
  for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id);
  const { isGreen, codes } = await scene.attempt();
  expect([isGreen, codes, scene.submits()]).toEqual([true, ['resumed'], 1]);
});

/** A run announces itself and can store no more; ten minutes after it has passed another begins, and GitHub is well again. */
async function passUnheard() {
  const scene = await startAttempts();
  const writes = () => scene.github.received('PATCH', /./).length + scene.github.received('POST', /comments$/).length;
  scene.github.faults.push(() => (writes() > 0 ? { answer: { status: 502 } } : undefined));
  // The announcement is the first writing.
  let isFirst = true;
  scene.github.faults.unshift(({ method, path }) => {
    if (method !== 'POST' || !path.endsWith('comments') || !isFirst) return undefined;
    isFirst = false;
    return {};
  });
  expect((await scene.attempt()).isGreen).toBe(true);
  scene.github.faults.splice(0);
  expect(scene.comment()).toHaveLength(1);
  scene.clock.advance(600_000);
  const goOn = () => scene.attempt({}, { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12', GITHUB_RUN_ATTEMPT: '1' });
  return { ...scene, goOn };
}

describe('a first attempt is not stopped', () => {
  test('by a run that could store nothing after its announcement, and passed, as GitHub tells', async () => {
    await using scene = await passUnheard();
    const { store } = scene.github;
    store.addToken('gh-token-of-the-run', 'github-actions[bot]', 'write', 'read');
    const { runs } = store;
    runs.start({ id: 1001, headSha, atMs: scene.clock.now() - 700_000 });
    runs.end(1001, { conclusion: 'success', atMs: scene.clock.now() - 600_000 });
    const { isGreen, cause } = await scene.goOn();
    expect([isGreen, cause, scene.submits()]).toEqual([true, '', 1]);
  });

  test('by a new service key, with which it can read nothing', async () => {
    await using scene = await startAttempts({
      benchmarks: endless,
      accounts: ['key-one-1234', 'key-two-1234'].map((key) => ({ key, credits: 100 })),
    });
    await scene.attempt({ 'timeout-minutes': '1' });
    const env = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12', GITHUB_RUN_ATTEMPT: '1' };
    scene.harmstack.faults.push(({ method }) => {
      const [, own] = scene.harmstack.jobIds;
      if (method === 'GET' && own !== undefined) scene.harmstack.finish(own);
      return undefined;
    });
    expect((await scene.attempt({ 'service-api-key': 'key-two-1234' }, env)).isGreen).toBe(true);
  });
});

test('a first attempt is stopped where jobs may be those of another run that may only be silent', async () => {
  await using scene = await passUnheard();
  const { isGreen, cause, codes } = await scene.goOn();
  expect([isGreen, cause, scene.submits()]).toEqual([false, 'uncertain-payment', 1]);
  expect(codes).toContain('earlier-submit-uncertain');
});

/** A run judges its jobs, another submits the same, and the first is run again. */
async function runAgain(keyBefore: string) {
  const [oldKey, newKey] = ['key-one-1234', 'key-two-1234'];
  const scene = await startAttempts({ accounts: [oldKey, newKey].map((key) => ({ key, credits: 100 })) });
  await scene.attempt({ 'service-api-key': keyBefore }, { GITHUB_RUN_ID: '1001', GITHUB_RUN_ATTEMPT: '1' });
  const env = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '12' };
  await scene.attempt({ 'service-api-key': newKey }, { ...env, GITHUB_RUN_ATTEMPT: '1' });
  scene.harmstack.addJob({ key: newKey, benchmarkId: 1, endpointUrl: 'https://model.example.com/v1' });
  const { isGreen, cause } = await scene.attempt({ 'service-api-key': newKey }, { ...env, GITHUB_RUN_ATTEMPT: '2' });
  const came = { isGreen, cause, paid: scene.harmstack.paid.length };
  await scene[Symbol.asyncDispose]();
  return came;
}

describe('a re-run that finds what another key has signed', () => {
  test('pays for nothing while another job could be what that key’s run has paid for', async () => {
    expect(await runAgain('key-one-1234')).toEqual({ isGreen: false, cause: 'uncertain-payment', paid: 2 });
  });

  test('pays where its own key alone has signed, whatever other workflows submit', async () => {
    expect(await runAgain('key-two-1234')).toEqual({ isGreen: true, cause: '', paid: 3 });
  });
});
