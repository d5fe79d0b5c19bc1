// Whole runs of src/gate.ts whose submit is answered in an odd way.
import { describe, expect, test } from 'vitest';
import type { Answer, Fault } from '../emulators/emulator.ts';
import { startRunloop } from '../emulators/runloop.ts';
import { type Attempts, startAttempts } from '../fixtures/action-scene.ts';

/** The answer to a submit, with other ids. */
const withIds = (change: (ids: readonly unknown[]) => readonly unknown[]) => (answer: Answer) => {
  const body = typeof answer.body === 'object' ? { ...answer.body } : {};
  const ids = 'job_ids' in body && Array.isArray(body.job_ids) ? body.job_ids : [];
  return { ...answer, body: { ...body, job_ids: change(ids) } };
};

const answerWith = ({ harmstack }: Attempts, change: (ids: readonly unknown[]) => readonly unknown[]) =>
  harmstack.fail({ method: 'POST', path: /batch$/, fault: { rewrite: withIds(change) } });

describe('one odd id in the answer to a submit', () => {
  const inputs = { 'benchmark-ids': '1 2' };

  test('does not lose the others: they are in the outputs before anything else is decided', async () => {
    await using scene = await startAttempts();
    answerWith(scene, ([first]) => [first, 'job two']);
    const lists = () => scene.harmstack.received('GET', /jobs$/).length;
    const runner = await scene.lose(
      { at: scene.harmstack, method: 'GET', path: /jobs$/, skip: 4, when: 'before' },
      inputs,
    );
    expect(runner.outputs.get('job-ids')).toBe(scene.harmstack.jobIds[0]);
    expect([scene.submits(), lists()]).toEqual([1, 5]);
    // What was lost with the run is found by the next.
    const { isGreen, jobIds } = await scene.attempt(inputs);
    expect([isGreen, jobIds, scene.submits()]).toEqual([true, scene.harmstack.jobIds.join(), 1]);
  });

  test.each<[string, (ids: readonly unknown[]) => readonly unknown[]]>([
    ['a text that is none', ([first]) => [first, 'job two']],
    ['an object', ([first]) => [first, { id: 2 }]],
    ['nothing', ([first]) => [first, null]],
    ['the same twice', ([first]) => [first, first]],
  ])('costs nothing: the jobs that were started are found (%s)', async (_, change) => {
    await using scene = await startAttempts();
    answerWith(scene, change);
    const { isGreen, jobIds } = await scene.attempt(inputs);
    expect([isGreen, jobIds, scene.submits()]).toEqual([true, scene.harmstack.jobIds.join(), 1]);
  });

  test('is told with the line that judges what could be its own', async () => {
    await using scene = await startAttempts();
    answerWith(scene, () => ['17']);
    const { isGreen, cause, jobIds, told } = await scene.attempt(inputs);
    expect([isGreen, cause, jobIds]).toEqual([false, 'uncertain-payment', '17']);
    for (const id of [...scene.harmstack.jobIds, '17']) expect(told).toContain(`\`${id}\``);
    expect((await scene.attempt(inputs)).cause).toBe('uncertain-payment');
    expect(scene.submits()).toBe(1);
  });
});

test('ids that are numbers are ids, and jobs that are never read are not paid for again', async () => {
  await using scene = await startAttempts();
  answerWith(scene, () => [17]);
  const { isGreen, cause, jobIds, codes } = await scene.attempt();
  expect([isGreen, cause, jobIds]).toEqual([false, 'uncertain-payment', '17']);
  expect(codes).toContain('jobs-never-read');
  expect((await scene.attempt()).cause).toBe('uncertain-payment');
  expect(scene.submits()).toBe(1);
});

test.each<[string, Fault]>([
  ['of another shape', { answer: { status: 200, body: { jobs: 7 } } }],
  ['longer than is read', { answer: { status: 200, body: `"${'x'.repeat(11_000_000)}"` } }],
])('jobs whose answers are %s are paid for and known, and a re-run judges them', async (_, fault) => {
  await using scene = await startAttempts();
  scene.harmstack.fail({ method: 'GET', path: /jobs\/\w/, fault, times: Infinity });
  const { isGreen, cause, codes, jobIds } = await scene.attempt();
  expect([isGreen, cause, jobIds]).toEqual([false, 'service', scene.harmstack.jobIds.join()]);
  expect(codes).not.toContain('jobs-never-read');
  expect(codes).not.toContain('outage-over');
  expect(codes).toContain('next-steps');
  scene.harmstack.faults.splice(0);
  expect(await scene.attempt()).toMatchObject({ isGreen: true, jobIds });
  expect(scene.submits()).toBe(1);
});

test('jobs that are listed instead of those that are never read are told', async () => {
  await using scene = await startAttempts();
  answerWith(scene, () => [17]);
  const { told } = await scene.attempt();
  for (const id of scene.harmstack.jobIds) expect(told).toContain(`\`${id}\``);
});

test.each<[string, readonly unknown[] | 'old', string]>([
  ['the service does not know', [17], 'jobs-never-read'],
  ['prove to be something else', 'old', 'jobs-foreign'],
])('where the named ids %s, the jobs that a list has shown are told', async (_, ids, code) => {
  await using scene = await startAttempts();
  const old = scene.harmstack.addJob({ benchmarkId: 2, createdAtMs: scene.clock.now() - 3_600_000 });
  // The list that is read before the submit leaves it out.
  if (ids === 'old') scene.harmstack.fail({ path: /jobs$/, fault: { answer: { status: 401 } } });
  answerWith(scene, () => (ids === 'old' ? [old] : ids));
  // The history shows what has completed.
  scene.harmstack.faults.push(({ method, path }) => {
    if (method === 'GET' && path.endsWith('/jobs'))
      for (const { jobId } of scene.harmstack.paid) scene.harmstack.finish(jobId);
    return undefined;
  });
  const { cause, codes, told } = await scene.attempt();
  expect([cause, codes.includes(code)]).toEqual(['uncertain-payment', true]);
  for (const { jobId } of scene.harmstack.paid) expect(told).toContain(`\`${jobId}\``);
});

test('where the time is over before the named ids are asked for, the jobs that a list has shown are told', async () => {
  await using scene = await startAttempts();
  answerWith(scene, () => [17]);
  scene.harmstack.fail({ path: /jobs.17$/, times: Infinity, fault: { answer: { status: 503 } } });
  const { isGreen, codes, told } = await scene.attempt({ 'timeout-minutes': '1' });
  expect([isGreen, codes.includes('charged-as-well')]).toEqual([false, true]);
  for (const { jobId } of scene.harmstack.paid) expect(told).toContain(`\`${jobId}\``);
});

test('where no list has shown them yet, a re-run that cannot read the named ids tells what its own have shown', async () => {
  await using scene = await startAttempts();
  const { harmstack } = scene;
  answerWith(scene, () => [17]);
  harmstack.fail({ path: /jobs.17$/, times: Infinity, fault: { answer: { status: 503 } } });
  const isLate: Fault = { rewrite: () => ({ status: 200, body: { jobs: [] } }) };
  harmstack.faults.push(({ method, path }) => (method === 'GET' && path.endsWith('/jobs') ? isLate : undefined));
  expect((await scene.attempt({ 'timeout-minutes': '1' })).codes).not.toContain('charged-as-well');
  harmstack.faults.pop();
  for (const { jobId } of harmstack.paid) harmstack.finish(jobId);
  const { codes, told } = await scene.attempt({
    'timeout-minutes': '1',
    'baseline-endpoint-url': 'https://old.example/v1',
  });
  expect([codes.includes('paid-jobs-unreadable'), codes.includes('charged-as-well')]).toEqual([true, true]);
  for (const { jobId } of harmstack.paid) expect(told).toContain(`\`${jobId}\``);
});

test('a 429 that came after the work is told with the job that it started, once a list shows it', async () => {
  await using scene = await startAttempts();
  const { harmstack } = scene;
  harmstack.fail({ method: 'POST', path: /batch$/, fault: { rewrite: () => ({ status: 429, body: {} }) } });
  harmstack.faults.push(({ method, path }) => {
    if (method !== 'GET' || !path.endsWith('/jobs')) return undefined;
    if (scene.submits() === 1) return { rewrite: () => ({ status: 200, body: { jobs: [] } }) };
    for (const { jobId } of harmstack.paid) harmstack.finish(jobId);
    return undefined;
  });
  const { isGreen, codes, jobIds, told } = await scene.attempt();
  const [first, second] = harmstack.jobIds;
  expect([isGreen, jobIds, codes.includes('charged-as-well')]).toEqual([true, second, true]);
  expect(told).toContain(`\`${first}\``);
});

test('a 429 that came after the work is told with the job that it started, though no list shows it before the end', async () => {
  await using scene = await startAttempts();
  const { harmstack } = scene;
  harmstack.fail({ method: 'POST', path: /batch$/, fault: { rewrite: () => ({ status: 429, body: {} }) } });
  const isOver = () => harmstack.paid.length === 2 && harmstack.received('GET', /jobs.[^/]+$/).length > 0;
  harmstack.faults.push(({ method, path }) => {
    if (method !== 'GET' || !path.endsWith('/jobs') || isOver()) return undefined;
    return { rewrite: () => ({ status: 200, body: { jobs: [] } }) };
  });
  const { isGreen, codes, jobIds, told } = await scene.attempt({ history: 'false' });
  const [first, second] = harmstack.jobIds;
  expect([isGreen, jobIds, codes.includes('charged-as-well')]).toEqual([true, second, true]);
  expect(told).toContain(`\`${first}\``);
});

test('jobs of a submit of which nothing is known are told though only the last list shows them', async () => {
  await using scene = await startAttempts();
  await using runloop = await startRunloop();
  for (const id of ['bmd_1', 'bmd_2']) runloop.define(id, { results: [1] });
  const odd: Fault = { rewrite: () => ({ status: 425, body: {} }) };
  let isLast = false;
  runloop.faults.push(({ method, path, query }) => {
    if (!path.endsWith('/benchmark_jobs')) return undefined;
    if (method === 'POST') return runloop.ledger.created.length === 1 ? odd : undefined;
    // The job of the first batch is looked for at the end alone.
    isLast ||= query.get('name')?.endsWith('-1') === true;
    const isShown = isLast && !query.has('name');
    return isShown ? undefined : { rewrite: () => ({ status: 200, body: { jobs: [], has_more: false } }) };
  });
  const inputs = { service: 'runloop', 'service-url': runloop.baseUrl, 'service-api-key': runloop.key };
  const asked = { 'benchmark-ids': 'bmd_1 bmd_2', 'benchmark-counts': '', agent: 'claude-code', 'endpoint-url': '' };
  const { isGreen, codes, told } = await scene.attempt({ ...inputs, ...asked });
  expect([isGreen, codes.includes('charged-as-well')]).toEqual([false, true]);
  expect(told).toContain('`bmj_2`');
});

test('named ids that exist nowhere are told with what a list shows instead, by every attempt', async () => {
  await using scene = await startAttempts();
  answerWith(scene, () => [17]);
  await scene.attempt();
  const { isGreen, codes, told } = await scene.attempt();
  expect([isGreen, codes.includes('charged-as-well')]).toEqual([false, true]);
  for (const id of scene.harmstack.jobIds) expect(told).toContain(`\`${id}\``);
});

describe('a status that does not say plainly that nothing was done', () => {
  const statuses = [409, 425, 429, 499];

  test.each(statuses)('%d after the work is paid once, and judged', async (status) => {
    await using scene = await startAttempts();
    scene.harmstack.fail({ method: 'POST', path: /batch$/, fault: { rewrite: () => ({ status }) } });
    const { isGreen, codes } = await scene.attempt();
    expect([isGreen, scene.submits(), scene.harmstack.paid.length]).toEqual([true, 1, 1]);
    expect(codes).toContain('jobs-matched');
  });

  test.each([409, 425, 499])('%d after the work is paid once, though the list shows it late', async (status) => {
    await using scene = await startAttempts();
    scene.harmstack.fail({ method: 'POST', path: /batch$/, fault: { rewrite: () => ({ status }) } });
    scene.hideNewJobs();
    const first = await scene.attempt();
    expect([first.cause, first.codes.includes('submit-refused')]).toEqual(['service', true]);
    scene.harmstack.faults.splice(0);
    const { isGreen, codes } = await scene.attempt();
    expect([isGreen, scene.submits()]).toEqual([true, 1]);
    expect(codes).toContain('jobs-matched');
  });

  test.each([409, 425, 499])('%d without the work is looked for long enough, and then sent again', async (status) => {
    await using scene = await startAttempts();
    scene.harmstack.fail({ method: 'POST', path: /batch$/, fault: { answer: { status } } });
    await scene.attempt();
    const { isGreen, tookMs } = await scene.attempt();
    expect([isGreen, scene.submits(), tookMs > 140_000]).toEqual([true, 2, true]);
  });

  test.each(statuses)(
    '%d without the work: the list is looked at before anything more is said or sent',
    async (status) => {
      await using scene = await startAttempts();
      scene.harmstack.fail({ method: 'POST', path: /batch$/, fault: { answer: { status } } });
      const { isGreen, told } = await scene.attempt();
      const order = scene.harmstack.requests.map(({ method, path }) =>
        method === 'POST' ? 'submit' : path.replace('/v0', ''),
      );
      const first = order.indexOf('submit');
      const next = order.indexOf('submit', first + 1);
      expect(order.slice(first + 1, next < 0 ? undefined : next)).toContain('/jobs');
      // Only a 429 asks for another try.
      expect([isGreen, scene.submits()]).toEqual(status === 429 ? [true, 2] : [false, 1]);
      expect(told.includes('Nothing was spent')).toBe(status !== 429);
    },
  );
});

test.each(['queued', 'archived', 'PAUSED'])(
  'a job that shows the state %s is waited for, and is never green by it',
  async (status) => {
    await using scene = await startAttempts();
    scene.harmstack.faults.push(({ method }) => {
      if (method === 'GET') for (const id of scene.harmstack.jobIds) scene.harmstack.setJob(id, { status });
      return undefined;
    });
    const { isGreen, verdict, cause } = await scene.attempt({ 'timeout-minutes': '5' });
    expect([isGreen, verdict, cause]).toEqual([false, 'error', 'timeout']);
    // The lists do not show such a job, which is no reason to pay again.
    expect((await scene.attempt({ 'timeout-minutes': '5' })).isGreen).toBe(false);
    expect(scene.submits()).toBe(1);
  },
);

test.each(['queued', 'archived'])(
  'a lost job that shows the state %s, which no list tells, is found when it leaves it',
  async (status) => {
    await using scene = await startAttempts();
    scene.harmstack.faults.push(({ method }) => {
      if (method === 'GET') for (const id of scene.harmstack.jobIds) scene.harmstack.setJob(id, { status });
      return undefined;
    });
    scene.loseSubmit('after');
    expect((await scene.attempt()).cause).toBe('uncertain-payment');
    scene.clock.after(100_000, () => {
      scene.harmstack.faults.splice(0);
      for (const id of scene.harmstack.jobIds) scene.harmstack.setJob(id, { status: 'running' });
    });
    const { isGreen, codes } = await scene.attempt({ 'timeout-minutes': '10' });
    expect([isGreen, codes.includes('jobs-matched'), scene.submits()]).toEqual([false, true, 1]);
  },
);
