import { expect, onTestFinished, test } from 'vitest';
import { type OvermindEmulator, type OvermindOptions, startOvermind } from './overmind.ts';

interface Got {
  readonly status: number;
  readonly location: string | null;
  readonly body: unknown;
}

type Get = (path: string, headers?: Readonly<Record<string, string>>) => Promise<Got>;

async function start(options: OvermindOptions = {}): Promise<{ overmind: OvermindEmulator; get: Get }> {
  const overmind = await startOvermind(options);
  onTestFinished(() => overmind.close());
  const get: Get = async (path, headers = { 'x-api-key': overmind.key }) => {
    const response = await fetch(`${overmind.url}${path}`, { headers, redirect: 'manual' });
    const text = await response.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, location: response.headers.get('location'), body };
  };
  return { overmind, get };
}

test('a job moves on with each look, an iteration each, and its best score is the best kept one', async () => {
  const { overmind, get } = await start();
  const id = overmind.addJob({
    baselineScore: 60,
    iterations: [{ avg_score: 70 }, { avg_score: 90, status: 'discard' }],
  });
  const seen: unknown[] = [];
  for (let look = 0; look < 5; look += 1) seen.push((await get(`/api/jobs/${id}/`)).body);
  expect(seen).toMatchObject([
    { status: 'pending', iterations: [], baseline_score: null, best_score: null, improvement: null },
    { status: 'running', iterations: [], baseline_score: 60, best_score: 60, improvement: 0 },
    { status: 'running', iterations: [{ order: 1, status: 'keep', avg_score: 70 }], best_score: 70 },
    {
      status: 'completed',
      iterations: [{ order: 1 }, { order: 2, status: 'discard', avg_score: 90 }],
      improvement: 10,
    },
    { status: 'completed', best_score: 70 },
  ]);
});

test('a job can move by the clock', async () => {
  let now = 1_000_000;
  const { overmind, get } = await start({ pace: { stepMs: 1_000 }, now: () => now });
  const id = overmind.addJob({ iterations: [{ avg_score: 1 }] });
  expect((await get(`/api/jobs/${id}/`)).body).toMatchObject({
    status: 'pending',
    created_at: '1970-01-01T00:16:40.000Z',
  });
  now += 1_999;
  expect((await get(`/api/jobs/${id}/`)).body).toMatchObject({ status: 'running' });
  now += 1;
  expect((await get(`/api/jobs/${id}/`)).body).toMatchObject({ status: 'completed', best_score: 1 });
});

test.for(['failed', 'cancelled', 'partially_completed'] as const)('a job can end %s', async (ending) => {
  const { overmind, get } = await start({ pace: 'manual' });
  const id = overmind.addJob({ ending });
  expect((await get(`/api/jobs/${id}/`)).body).toMatchObject({ status: 'pending' });
  overmind.finish(id);
  expect((await get(`/api/jobs/${id}/`)).body).toMatchObject({ status: ending, best_score: null });
});

test('a scripted best score stands whatever the iterations say, null too, once the job is over', async () => {
  const { overmind, get } = await start();
  const script = { iterations: [{ avg_score: 70 }], baselineScore: 50 };
  const higher = overmind.addJob({ ...script, bestScore: 99 }, { steps: 9 });
  const none = overmind.addJob({ ...script, bestScore: null }, { steps: 9 });
  expect((await get(`/api/jobs/${higher}/`)).body).toMatchObject({ best_score: 99, improvement: 49 });
  expect((await get(`/api/jobs/${none}/`)).body).toMatchObject({ best_score: null, improvement: null });
});

test('iterations can come in another order than their own', async () => {
  const { overmind, get } = await start();
  const id = overmind.addJob({ iterations: [{ order: 2 }, { order: 1 }, { order: null }] }, { steps: 9 });
  expect((await get(`/api/jobs/${id}/`)).body).toMatchObject({
    iterations: [{ order: 2 }, { order: 1 }, { order: null }],
  });
});

test('the list filters by status, type and words, and its rows have no iterations', async () => {
  const { overmind, get } = await start({ pace: 'manual' });
  const tuned = overmind.addJob({ promptSlug: 'support-bot', iterations: [{ avg_score: 1 }] }, { steps: 9 });
  const judged = overmind.addJob({ promptSlug: 'sales-bot', jobType: 'judge_scoring' });
  const list = async (query: string): Promise<unknown> => (await get(`/api/jobs/?${query}`)).body;
  expect(await list('')).toMatchObject({ count: 2, results: [{ id: judged }, { id: tuned }] });
  expect(await list('status=completed')).toMatchObject({ count: 1, results: [{ id: tuned, best_score: 1 }] });
  expect(await list('job_type=judge_scoring')).toMatchObject({ count: 1, results: [{ id: judged }] });
  expect(await list('search=support')).toMatchObject({ count: 1, results: [{ id: tuned }] });
  expect(JSON.stringify(await list(''))).not.toContain('"iterations"');
  expect(await get('/api/jobs/?status=done')).toMatchObject({ status: 400, body: { status: [expect.any(String)] } });
});

test('the list is paged by at most 100, the newest first, with links that can name another host', async () => {
  const { overmind, get } = await start({ linkBase: 'http://elsewhere.test' });
  const ids = Array.from({ length: 101 }, (_, nth) => overmind.addJob({ createdAt: new Date(nth * 1_000) }));
  const first = await get('/api/jobs/?page_size=500');
  expect(first.body).toMatchObject({ count: 101, previous: null, results: { length: 100, 0: { id: ids[100] } } });
  expect(first.body).toMatchObject({ next: 'http://elsewhere.test/api/jobs/?page_size=500&page=2' });
  const second = await get('/api/jobs/?page_size=500&page=2');
  expect(second.body).toMatchObject({ next: null, results: [{ id: ids[0] }] });
  expect(second.body).toMatchObject({ previous: 'http://elsewhere.test/api/jobs/?page_size=500&page=1' });
  expect(await get('/api/jobs/?page=7')).toMatchObject({ status: 404, body: { detail: 'Invalid page.' } });
});

test('a path without its last slash is redirected, or not found', async () => {
  const { get } = await start();
  expect(await get('/api/jobs/x')).toMatchObject({ status: 301, location: '/api/jobs/x/' });
  expect(await get('/api/jobs?page=2')).toMatchObject({ status: 301, location: '/api/jobs/?page=2' });
  const strict = await start({ withoutSlash: 'not-found' });
  expect(await strict.get('/api/jobs/x')).toMatchObject({ status: 404 });
});

test('a missing key, a wrong key and an account in trouble each get their own answer', async () => {
  const { overmind, get } = await start();
  const id = overmind.addJob({});
  expect(await get(`/api/jobs/${id}/`, {})).toMatchObject({ status: 401, body: { code: 'not_authenticated' } });
  expect(await get('/api/jobs/', { 'x-api-key': 'no' })).toMatchObject({
    status: 401,
    body: { code: 'authentication_failed' },
  });
  overmind.refuse('unpaid');
  expect(await get(`/api/jobs/${id}/`)).toMatchObject({ status: 402, body: { code: 'payment_required' } });
  overmind.refuse('plan-limit');
  expect(await get(`/api/jobs/${id}/`)).toMatchObject({ status: 403, body: { code: 'plan_limit_exceeded' } });
  overmind.refuse('maintenance');
  expect(await get(`/api/jobs/${id}/`)).toMatchObject({ status: 503 });
  overmind.refuse(null);
  expect(await get(`/api/jobs/${id}/`)).toMatchObject({ status: 200, body: { status: 'pending' } });
});

test('an unknown job and a job of another project are not found alike', async () => {
  const { overmind, get } = await start({ project: 'mine' });
  const own = overmind.addJob({ project: 'mine' });
  const other = overmind.addJob({ project: 'theirs' });
  expect(await get(`/api/jobs/${own}/`)).toMatchObject({ status: 200 });
  const answers = [await get(`/api/jobs/${other}/`), await get('/api/jobs/182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e/')];
  expect(answers).toMatchObject([{ status: 404 }, { status: 404 }]);
  expect(answers[0]?.body).toEqual(answers[1]?.body);
  expect((await get('/api/jobs/')).body).toMatchObject({ count: 1 });
});

test('the JSON of a job can be replaced, in the list too', async () => {
  const { overmind, get } = await start();
  const id = overmind.addJob({});
  overmind.setJob(id, { best_score: '0.9' });
  expect((await get(`/api/jobs/${id}/`)).body).toMatchObject({ best_score: '0.9' });
  expect((await get('/api/jobs/')).body).toMatchObject({ results: [{ best_score: '0.9' }] });
  overmind.replaceJob(id, () => null);
  expect((await get(`/api/jobs/${id}/`)).body).toBeNull();
});

test('a job moves by hand, with all others or alone', async () => {
  const { overmind, get } = await start({ pace: 'manual' });
  const ids = [overmind.addJob({}), overmind.addJob({})];
  overmind.advance();
  overmind.advance(ids[0]);
  expect((await get('/api/jobs/')).body).toMatchObject({ results: [{ status: 'running' }, { status: 'completed' }] });
});

test('nothing can be created', async () => {
  const { overmind } = await start();
  const headers = { 'x-api-key': overmind.key };
  const response = await fetch(`${overmind.url}/api/jobs/`, { method: 'POST', headers, body: '{}' });
  expect(response.status).toBe(405);
});

test('the list filters by project and prompt slug, and orders by what it is asked to', async () => {
  const { overmind, get } = await start({ pace: 'manual' });
  const project = '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e';
  const mine = overmind.addJob({ project, promptSlug: 'bot', createdAt: new Date(1000) });
  const other = overmind.addJob({ promptSlug: 'bot-2', createdAt: new Date(2000) });
  const list = async (query: string): Promise<unknown> => (await get(`/api/jobs/?${query}`)).body;
  expect(await list(`project=${project}`)).toMatchObject({ count: 1, results: [{ id: mine }] });
  expect(await list('prompt_slug=bot')).toMatchObject({ count: 1, results: [{ id: mine }] });
  expect(await list('ordering=created_at')).toMatchObject({ results: [{ id: mine }, { id: other }] });
  expect(await list('ordering=-created_at')).toMatchObject({ results: [{ id: other }, { id: mine }] });
  expect(await get('/api/jobs/?project=p')).toMatchObject({ status: 400, body: { project: [expect.any(String)] } });
});
