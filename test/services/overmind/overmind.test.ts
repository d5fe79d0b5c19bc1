import * as fc from 'fast-check';
import { MockAgent } from 'undici';
import { describe, expect, test } from 'vitest';
import type { ScoreChoice } from '../../../src/plan/plan.ts';
import { createNetwork } from '../../../src/services/http/client.ts';
import { createOvermind } from '../../../src/services/overmind/overmind.ts';
import { type Look, ServiceError } from '../../../src/services/service.ts';
import { type Answer, Emulator } from '../../emulators/emulator.ts';
import { type OvermindOptions, type Refusal, startOvermind } from '../../emulators/overmind.ts';
import type { JobScript } from '../../emulators/overmind-job.ts';
import { existing } from '../../fixtures/cases.ts';
import { VirtualClock } from '../../fixtures/virtual-clock.ts';

const never = new AbortController().signal;
const key = 'a-secret-key';
const redact = (text: string) => text.replaceAll(key, '***');
const bestOf100: ScoreChoice = { metric: 'best_score', agent: null, scale: 100 };

const options = { apiKey: key, choice: bestOf100, redact, endpoint: null, model: null };

function serviceAt(baseUrl: string, choice: ScoreChoice | null = bestOf100, clock = new VirtualClock()) {
  const network = createNetwork(clock, () => 0.5);
  return createOvermind({ ...options, network, baseUrl, choice });
}

/** The service on top of an emulator, both on one virtual clock. Requests are real. */
async function startWorld(given: OvermindOptions = {}, choice: ScoreChoice | null = bestOf100) {
  const clock = new VirtualClock();
  const overmind = await startOvermind({ key, now: () => clock.now(), ...given });
  const service = serviceAt(overmind.baseUrl, choice, clock);
  return { clock, overmind, service, [Symbol.asyncDispose]: () => overmind.close() };
}

/** What one look at one job gave, as far as it can be compared. */
function shown([look]: readonly Look[]): unknown {
  if (look === undefined) throw new Error('there is no look');
  return 'job' in look ? look.job : { kind: look.error.kind, message: look.error.message };
}

const day = (nth: number) => new Date(Date.UTC(2024, 4, nth));
const row = (nth: number) => ({ id: `job-${nth}`, created_at: day(1).toISOString(), prompt_slug: 'bot' });
const script = { promptSlug: 'bot', baselineScore: 60, iterations: [{ avg_score: 70 }, { avg_score: 80 }] } as const;
const ended = { steps: 9 };

describe('look', () => {
  test('follows a job from waiting over its iterations to its score', async () => {
    await using world = await startWorld();
    const id = world.overmind.addJob(script);
    const look = async () => shown(await world.service.look(existing([id]), never));
    const facts = { id, benchmarkName: 'bot', createdAt: new Date(world.clock.now()) };
    expect(await look()).toMatchObject({ ...facts, state: 'waiting', progress: null, details: [] });
    expect(await look()).toMatchObject({ state: 'running', progress: { done: 0, total: 2, what: 'iterations' } });
    expect(await look()).toMatchObject({ state: 'running', progress: { done: 1, total: 2 } });
    expect(await look()).toMatchObject({
      ...facts,
      state: 'scored',
      score: { pct: 80, passed: null, scored: null },
      details: [
        { name: 'iteration 1', scorePct: 70, note: 'kept' },
        { name: 'iteration 2', scorePct: 80, note: 'kept' },
      ],
    });
  });

  test.each([
    ['best_score', 80],
    ['baseline_score', 60],
    ['improvement', 20],
    ['avg_score', 80],
  ])('judges by %s', async (metric, pct) => {
    await using world = await startWorld({}, { ...bestOf100, metric });
    const id = world.overmind.addJob(script, ended);
    expect(shown(await world.service.look(existing([id]), never))).toMatchObject({ state: 'scored', score: { pct } });
  });

  test('judges by best_score of 100 unless told otherwise, and by the scale that it is told', async () => {
    const half = { bestScore: 0.5 };
    await using world = await startWorld({}, null);
    expect(shown(await world.service.look(existing([world.overmind.addJob(half, ended)]), never))).toMatchObject({
      score: { pct: 0.5 },
    });
    await using other = await startWorld({}, { ...bestOf100, scale: 1 });
    expect(shown(await other.service.look(existing([other.overmind.addJob(half, ended)]), never))).toMatchObject({
      score: { pct: 50 },
    });
  });

  test('knows no other score', () => {
    expect(() => serviceAt('http://localhost', { ...bestOf100, metric: 'score_pct' })).toThrow(
      'Overmind has no score score_pct',
    );
  });

  test("asks the service's own address unless told another", async () => {
    const reads = new MockAgent();
    reads.disableNetConnect();
    const answer = { id: 'a', status: 'pending', iterations: [] };
    reads.get('https://api.overmindlab.ai').intercept({ path: '/api/jobs/a/' }).reply(200, answer);
    const network = { ...createNetwork(new VirtualClock(), () => 0.5), reads };
    const service = createOvermind({ ...options, network, baseUrl: null });
    expect(shown(await service.look(existing(['a']), never))).toMatchObject({ id: 'a', state: 'waiting' });
  });

  test('gives an answer or an error for each id, in order', async () => {
    await using world = await startWorld();
    const ids = [world.overmind.addJob(script), 'unknown', world.overmind.addJob(script)];
    const looks = await world.service.look(existing(ids), never);
    expect(looks.map(({ id }) => id)).toEqual(ids);
    expect(looks.map((look) => 'job' in look)).toEqual([true, false, true]);
  });

  test('sends the key and asks for the path with its last slash: a redirect is not followed with the key', async () => {
    await using world = await startWorld();
    const id = world.overmind.addJob(script);
    await world.service.look(existing([id, '../?x#y']), never);
    const [request, odd] = world.overmind.requests;
    expect(request).toMatchObject({ path: `/api/jobs/${id}/`, headers: { 'x-api-key': key } });
    expect(odd?.path).toBe('/api/jobs/..%2F%3Fx%23y/');
    const fault = { answer: { status: 301, headers: { location: `${world.overmind.url}/elsewhere/` } } };
    world.overmind.fail({ path: /./, fault });
    expect(shown(await world.service.look(existing([id]), never))).toMatchObject({ kind: 'unreadable' });
    expect(world.overmind.received('GET', /elsewhere/)).toEqual([]);
  });

  test('takes an answer about another job for an error', async () => {
    await using world = await startWorld();
    const [mine, other] = [world.overmind.addJob(script), world.overmind.addJob(script)];
    world.overmind.setJob(mine, { id: other });
    expect(shown(await world.service.look(existing([mine]), never))).toMatchObject({ kind: 'mismatch' });
  });
});

describe('the traps of the API', () => {
  test('1: a completed job with a null score says so', async () => {
    await using world = await startWorld();
    const id = world.overmind.addJob({ jobType: 'inference', bestScore: null }, ended);
    const fault = { code: 'field-null', field: 'best_score', jobType: 'inference' };
    expect(shown(await world.service.look(existing([id]), never))).toMatchObject({ state: 'failed', fault });
  });

  test('2: a best score of a discarded iteration is none', async () => {
    await using world = await startWorld();
    const iterations = [{ avg_score: 70 }, { avg_score: 95, status: 'discard' }] as const;
    const id = world.overmind.addJob({ ...script, iterations, bestScore: 95 }, ended);
    const fault = { code: 'best-discarded', best: 95, iteration: 'iteration 2' };
    expect(shown(await world.service.look(existing([id]), never))).toMatchObject({ state: 'failed', fault });
  });

  test('a partially completed job is over and has not passed', async () => {
    await using world = await startWorld();
    const id = world.overmind.addJob({ ...script, ending: 'partially_completed' }, ended);
    const fault = { code: 'partly-completed' };
    expect(shown(await world.service.look(existing([id]), never))).toMatchObject({ state: 'failed', fault });
  });

  const refusals: readonly (readonly [Refusal, string, string])[] = [
    ['unpaid', 'refused', '402 (the account has to be paid for): Your subscription is past due'],
    ['plan-limit', 'refused', "403 (the account's plan does not allow this): Your plan does not include API access"],
    ['maintenance', 'unavailable', '503: Service temporarily unavailable, try again later'],
  ];
  test.each(refusals)('5: an account that is refused (%s) is told why', async (refusal, kind, said) => {
    await using world = await startWorld();
    const id = world.overmind.addJob(script);
    world.overmind.refuse(refusal);
    const message = `GET ${world.overmind.url}/api/jobs/${id}/ answered ${said}`;
    expect(shown(await world.service.look(existing([id]), never))).toEqual({ kind, message });
  });

  test('5: a wrong key is told as one', async () => {
    await using world = await startWorld({ key: 'another' });
    expect(shown(await world.service.look(existing([world.overmind.addJob(script)]), never))).toMatchObject({
      kind: 'unauthorised',
      message: expect.stringContaining('401 (the API key is wrong or no longer valid): Invalid API key'),
    });
  });

  test('5: a job that is not found is told with all three causes, since the service answers alike', async () => {
    await using world = await startWorld({ project: 'mine' });
    const foreign = world.overmind.addJob({ ...script, project: 'theirs' });
    for (const id of ['unknown', foreign]) {
      const causes =
        'the id is wrong, or it belongs to another project than the API key, or the service has retired this endpoint';
      const said = 'No Job matches the given query';
      const message = `GET ${world.overmind.url}/api/jobs/${id}/ answered 404 (${causes}): ${said}`;
      expect(shown(await world.service.look(existing([id]), never))).toEqual({ kind: 'not-found', message });
    }
  });

  test('5: errors by field are quoted, without the key', async () => {
    await using world = await startWorld();
    const body = { status: [`"${key}" is not a valid choice.`] };
    world.overmind.fail({ path: /./, fault: { answer: { status: 400, body } } });
    expect(shown(await world.service.look(existing(['a']), never))).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/answered 400: \{"status":\["\\"\*\*\*\\" is not a valid choice\."\]\}$/),
    });
  });

  test('6: links to the next page are never followed: the key goes to no other host', async () => {
    await using elsewhere = await Emulator.listen(() => ({ status: 200, body: { count: 0, results: [] } }));
    await using world = await startWorld({ linkBase: elsewhere.url, pace: 'manual', oldestFirst: true });
    const start = world.clock.now();
    const ids = Array.from({ length: 250 }, (_, nth) =>
      world.overmind.addJob({ promptSlug: 'bot', createdAt: new Date(start - 250_000 + nth * 1000) }),
    );
    expect(await world.service.find({ promptSlug: 'bot' }, never)).toMatchObject({ id: ids[249] });
    expect(world.overmind.received('GET', /jobs\/$/).map(({ query }) => query.get('page'))).toEqual(['1', '2', '3']);
    expect(elsewhere.requests).toEqual([]);
  });
});

const project = '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e';
const otherProject = '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26f';

describe('find', () => {
  test('gives the newest job that fits exactly, in any state, whatever the order of the list', async () => {
    await using world = await startWorld({ pace: 'manual' });
    const fitting = { project, promptSlug: 'bot', jobType: 'judge_scoring' };
    const id = world.overmind.addJob({ ...fitting, createdAt: day(3), ending: 'failed' }, ended);
    world.overmind.addJob({ ...fitting, createdAt: day(2) });
    world.overmind.addJob({ ...fitting, createdAt: day(9), project: otherProject });
    world.overmind.addJob({ ...fitting, createdAt: day(9), promptSlug: 'bot-2' });
    world.overmind.addJob({ ...fitting, createdAt: day(9), jobType: 'prompt_tuning' });
    world.overmind.addJob({ ...fitting, createdAt: day(1) });
    world.overmind.fail({ path: /jobs\/$/, fault: { rewrite: reverseRows } });
    expect(await world.service.find(fitting, never)).toMatchObject({ id, createdAt: day(3), state: 'failed' });
  });

  const mine = { project, prompt_slug: 'bot', job_type: 'judge_scoring', status: 'completed' };
  test.each([
    [{ project }, { project: otherProject }],
    [{ promptSlug: 'bot' }, { prompt_slug: 'bot-2' }],
    [{ jobType: 'judge_scoring' }, { job_type: null }],
    [{ promptSlug: 'bot', status: 'completed' }, { status: 'failed' }],
  ])('compares by itself what the list may not have filtered: %j', async (query, other) => {
    const results = [
      { ...mine, ...other, id: 'other', created_at: day(9).toISOString() },
      { ...mine, id: 'older', created_at: day(1).toISOString() },
      { ...mine, id: 'newest', created_at: day(2).toISOString() },
      { ...mine, id: 'as-new', created_at: day(2).toISOString() },
    ];
    await using server = await Emulator.listen(({ path }) => {
      const id = path.split('/')[3];
      return { status: 200, body: id === '' ? { count: 4, results } : { id, status: 'pending', iterations: [] } };
    });
    expect(await serviceAt(server.url).find(query, never)).toMatchObject({ id: 'newest' });
  });

  test.each([
    [{ project }, `project=${project}`],
    [{ promptSlug: 'a b&c' }, 'prompt_slug=a+b%26c'],
    [{ jobType: 'judge_scoring' }, 'job_type=judge_scoring'],
    [{ promptSlug: 'bot', status: 'running' }, 'prompt_slug=bot&status=running'],
    [{ promptSlug: 'bot', search: 'v2 & up' }, 'prompt_slug=bot&search=v2+%26+up'],
  ])('asks for %j by the filters of the list, the newest first', async (query, filter) => {
    await using world = await startWorld({ pace: 'manual' });
    expect(await world.service.find(query, never)).toBeNull();
    const [request] = world.overmind.requests;
    expect(request?.path).toBe('/api/jobs/');
    expect(request?.query.toString()).toBe(`ordering=-created_at&page=1&page_size=100&${filter}`);
  });

  test('reads the job that it found by its id, with its iterations and its score', async () => {
    await using world = await startWorld({ pace: 'manual' });
    const id = world.overmind.addJob(script, ended);
    const job = await world.service.find({ promptSlug: 'bot' }, never);
    expect(job).toMatchObject({ id, state: 'scored', score: { pct: 80 }, details: { length: 2 } });
    world.overmind.fail({
      path: new RegExp(id),
      fault: { answer: { status: 200, body: { id: 'b', iterations: [] } } },
    });
    await expect(world.service.find({ promptSlug: 'bot' }, never)).rejects.toMatchObject({
      kind: 'mismatch',
      message: `the service answered about job ${id} with another job, b`,
    });
  });

  test('is sure or fails: a list that is cut off, repeats itself or leaves out what it counts', async () => {
    const pages: readonly (readonly [(page: number) => unknown, string])[] = [
      [(page) => ({ count: 1e6, results: [row(page)] }), 'lists more jobs than are searched (20)'],
      [() => ({ count: 2, results: [row(1)] }), 'counts 2 jobs and lists 1'],
      [() => ({ count: 1, results: [] }), 'counts 1 jobs and lists 0'],
      [() => ({ count: 1, results: [{ ...row(1), created_at: 'soon' }] }), 'does not say when job job-1 was created'],
      [() => ({ count: 1, results: [{ created_at: day(1).toISOString() }] }), 'results.0.id'],
      [() => ({ count: -1, results: [] }), 'count'],
      [() => ({ results: [] }), 'count'],
      [() => [], 'unexpected shape'],
    ];
    for (const [answer, message] of pages) {
      await using server = await Emulator.listen(({ query }) => ({
        status: 200,
        body: answer(Number(query.get('page'))),
      }));
      const found = serviceAt(server.url).find({ promptSlug: 'bot' }, never);
      const kind = message.includes('searched') ? 'refused' : 'unreadable';
      await expect(found).rejects.toMatchObject({ kind, message: expect.stringContaining(message) });
    }
  });

  test('a job that was created while the list was read fails nothing', async () => {
    await using world = await startWorld({ pace: 'manual' });
    for (let nth = 0; nth < 150; nth += 1) world.overmind.addJob({ promptSlug: 'bot', createdAt: day(1 + nth / 10) });
    world.overmind.faults.push(({ query }) => {
      if (query.get('page') === '2') world.overmind.addJob({ promptSlug: 'bot' });
      return undefined;
    });
    expect(await world.service.find({ promptSlug: 'bot' }, never)).toMatchObject({ createdAt: day(15) });
  });

  test('refuses a name, which jobs here have not', async () => {
    await using world = await startWorld();
    const query = { name: 'nightly', promptSlug: 'bot' };
    await expect(world.service.find(query, never)).rejects.toMatchObject({
      kind: 'refused',
      message: 'jobs of Overmind have no name: look for a project, a prompt slug or a job type',
    });
    expect(world.overmind.requests).toEqual([]);
  });
});

describe('find by status and search', () => {
  test('passes over newer jobs in another status, and those that the service leaves out of its search', async () => {
    await using world = await startWorld({ pace: 'manual', oldestFirst: true });
    const add = (nth: number, given: JobScript, steps = 9) =>
      world.overmind.addJob({ ...script, project, createdAt: new Date(nth * 1000), ...given }, { steps });
    const ids = Array.from({ length: 205 }, (_, nth) => add(nth, { promptSlug: `bot-v2-${nth % 7}` }));
    add(300, { promptSlug: 'bot-v2-0', ending: 'failed' });
    add(301, { promptSlug: 'bot-v2-0' }, 1);
    add(302, { promptSlug: 'bot-v3-0' });
    add(303, { promptSlug: 'bot-v2-0', project: otherProject });
    const query = { project, status: 'completed', search: 'bot-v2' };
    expect(await world.service.find(query, never)).toMatchObject({ id: ids[204], state: 'scored', score: { pct: 80 } });
    const lists = world.overmind.received('GET', /jobs\/$/).map(({ query: asked }) => Object.fromEntries(asked));
    const asked = { ordering: '-created_at', page_size: '100', ...query };
    expect(lists).toEqual(['1', '2', '3'].map((page) => ({ ...asked, page })));
  });

  test('a job that leaves the list while it is read may have hidden another: it is not sure', async () => {
    await using world = await startWorld({ pace: 'manual' });
    const ids = Array.from({ length: 150 }, (_, nth) => world.overmind.addJob({ ...script, createdAt: day(1 + nth) }));
    world.overmind.faults.push(({ query }) => {
      if (query.get('page') === '2') world.overmind.finish(ids[149] ?? '');
      return undefined;
    });
    await expect(world.service.find({ promptSlug: 'bot', status: 'pending' }, never)).rejects.toMatchObject({
      kind: 'unreadable',
      message: 'GET /api/jobs/ told of 150 jobs and listed 149: the list changed while it was read; re-run',
    });
  });
});

describe('preflight', () => {
  const untold = { unitPrices: null, balanceCredits: null, problems: [], names: new Map() };

  test('tries the key; there are no prices', async () => {
    await using world = await startWorld();
    expect(await world.service.preflight([], never)).toEqual({ ...untold, warnings: [] });
    world.overmind.refuse('plan-limit');
    await expect(world.service.preflight([], never)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('that gets no connection stops the run', async () => {
    await using world = await startWorld();
    await world.overmind.close();
    await expect(world.service.preflight([], never)).rejects.toMatchObject({
      kind: 'unreachable',
      service: 'overmind',
      message: expect.stringContaining(`GET ${world.overmind.url}/api/jobs/ failed: `),
    });
  });

  test('goes on with a warning when the list is missing or down', async () => {
    for (const status of [404, 503]) {
      await using world = await startWorld();
      world.overmind.fail({ path: /./, fault: { answer: { status } }, times: 9 });
      const warnings = [expect.stringMatching(/^The API key could not be checked: .* answered \d+.*\.$/)];
      expect(await world.service.preflight([], never)).toEqual({ ...untold, warnings });
    }
  });
});

test('whatever the service answers, nothing but a ServiceError is thrown and no score comes of it', async () => {
  let body: unknown = null;
  let status = 200;
  await using server = await Emulator.listen(() => ({ status, body: JSON.stringify(body) }));
  const service = serviceAt(server.url);
  // A service in trouble is asked again, which this has no time for.
  const statuses = fc.constantFrom(200, 201, 301, 400, 401, 402, 403, 404, 410);
  const bodies = fc.oneof(
    fc.jsonValue(),
    fc.record({ id: fc.constant('a'), status: fc.jsonValue(), iterations: fc.jsonValue(), best_score: fc.jsonValue() }),
    fc.record({ count: fc.jsonValue(), results: fc.array(fc.record({ id: fc.string(), created_at: fc.jsonValue() })) }),
  );
  await fc.assert(
    fc.asyncProperty(bodies, statuses, async (given, code) => {
      [body, status] = [given, code];
      const [look] = await service.look(existing(['a']), never);
      expect(look !== undefined && 'job' in look ? look.job.state !== 'scored' : look?.error.kind).toBeTruthy();
      const found = await service.find({ project }, never).catch((error: unknown) => error);
      expect(found === null || found instanceof ServiceError).toBe(true);
    }),
    { numRuns: 300 },
  );
});

function reverseRows({ status, body }: Answer): Answer {
  if (typeof body !== 'object' || body === null || !('results' in body) || !Array.isArray(body.results)) {
    throw new Error('not a list');
  }
  return { status, body: { ...body, results: body.results.toReversed() } };
}
