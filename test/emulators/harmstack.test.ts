import { describe, expect, test } from 'vitest';
import { type Harmstack, startHarmstack } from './harmstack.ts';

const endpoint = { endpoint_url: 'https://model.example.com/v1/chat/completions', api_key: 'k' };

async function call(harmstack: Harmstack, path: string, options: { body?: unknown; key?: string } = {}) {
  const { body, key = harmstack.key } = options;
  const response = await fetch(`${harmstack.baseUrl}${path}`, {
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json(), date: response.headers.get('date') };
}

async function submit(harmstack: Harmstack, jobs: readonly { benchmark_id: number; benchmark_count?: number }[]) {
  return call(harmstack, '/jobs/batch', { body: { ...endpoint, jobs } });
}

const benchmark = { id: 1, name: 'haystack-medical-v1', outcome: { passed: 2, scored: 3 } };
const [first, second] = ['a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002'];

const now = () => Date.parse('2024-06-01T12:00:00Z');
const failing = { fail: true, looks: Infinity } as const;
const fourthIsHeld = ({ nth }: { nth: number }) => ({ looks: nth === 3 ? Infinity : 0 });
const rows = (ids: readonly string[]) => ({ jobs: ids.map((job_id) => expect.objectContaining({ job_id })) });

describe('a job', () => {
  test('goes through its states one look at a time, with the documented fields in each', async () => {
    await using harmstack = await startHarmstack({ now, benchmarks: [benchmark] });
    const accepted = await call(harmstack, '/jobs', { body: { ...endpoint, benchmark_id: 1, benchmark_count: 3 } });
    const message = `job submitted; poll GET /jobs/${first} for progress`;
    expect(accepted).toMatchObject({ status: 202, body: { job_id: first, status: 'pending', message } });

    const facts = {
      job_id: first,
      module: 'Haystack',
      benchmark_id: 1,
      benchmark_name: 'haystack-medical-v1',
      endpoint_url: endpoint.endpoint_url,
      needle_annnoted_count: 3,
      hay_non_annotated_count: 30,
      total_prompts: 33,
      created_at: '2024-06-01T12:00:00.000Z',
    };
    const progress = { current: 16, total: 33, message: 'processed 16 of 33 prompts' };
    const score = { passed_count: 2, failed_count: 1, score_pct: 66.67, total_scored: 3 };
    const completed = { ...facts, status: 'completed', completed_at: '2024-06-01T12:00:00.000Z', ...score };
    const look = async () => (await call(harmstack, `/jobs/${first}`)).body;
    expect(await look()).toEqual({ ...facts, status: 'pending', completed_at: null, price: 3 });
    expect(await look()).toEqual({ ...facts, status: 'running', completed_at: null, price: 3, ...progress });
    expect(await look()).toEqual({ ...completed, price: 3 });
    expect((await call(harmstack, '/jobs')).body).toEqual({ jobs: [completed] });
  });

  test('goes by the clock when it has a duration', async () => {
    let ms = 0;
    const benchmarks = [{ id: 1, outcome: { durationMs: 10_000 } }];
    await using harmstack = await startHarmstack({ now: () => ms, benchmarks });
    const id = harmstack.addJob({ benchmarkId: 1, units: 2 });
    const at = async (to: number) => {
      ms = to;
      return (await call(harmstack, `/jobs/${id}`)).body;
    };
    expect(await at(999)).toMatchObject({ status: 'pending' });
    expect(await at(5_500)).toMatchObject({ status: 'running', current: 11, total: 22 });
    expect(await at(60_000)).toMatchObject({ status: 'completed', completed_at: '1970-01-01T00:00:10.000Z' });
  });

  test('moves when the test says so, fails when its script does, and shows whatever a test lays over it', async () => {
    await using harmstack = await startHarmstack({ benchmarks: [{ id: 1, outcome: failing }, { id: 2 }] });
    await submit(harmstack, [{ benchmark_id: 1 }, { benchmark_id: 2 }]);
    const look = async (id: string) => (await call(harmstack, `/jobs/${id}`)).body;
    expect(await look(first)).toMatchObject({ status: 'pending' });
    harmstack.advance(first);
    expect(await look(first)).toMatchObject({ status: 'running' });
    harmstack.advance(first);
    expect(await look(first)).toMatchObject({ status: 'failed' });
    expect(await look(first)).not.toHaveProperty('score_pct');
    harmstack.finish(second, { passed: 0 });
    harmstack.setJob(second, { score_pct: null, total_scored: undefined });
    expect(await look(second)).toMatchObject({ status: 'completed', score_pct: null });
    expect(await look(second)).not.toHaveProperty('total_scored');
  });

  test('answers as its script says instead of as documented', async () => {
    const outcome = { looks: 0, answer: () => ({ status: 'paused', score_pct: 'high' }) };
    await using harmstack = await startHarmstack({ benchmarks: [{ id: 1, outcome }] });
    const id = harmstack.addJob({ benchmarkId: 1 });
    expect((await call(harmstack, `/jobs/${id}`)).body).toEqual({ status: 'paused', score_pct: 'high' });
  });
});

describe('credits', () => {
  const benchmarks = [benchmark, { id: 2, price: 1.5 }];

  test('are taken for a whole batch or not at all', async () => {
    await using harmstack = await startHarmstack({ benchmarks, accounts: [{ key: 'k1', credits: 8 }] });
    const tooMuch = [
      { benchmark_id: 1, benchmark_count: 5 },
      { benchmark_id: 2, benchmark_count: 3 },
    ];
    const refused = await submit(harmstack, tooMuch);
    expect(refused).toMatchObject({ status: 400, body: { error: 'insufficient credits: 9.5 needed, 8 available' } });
    expect([harmstack.creditsOf(), harmstack.paid, harmstack.jobIds]).toEqual([8, [], []]);

    harmstack.setCredits(10);
    const batchId = 'b0000000-0000-4000-8000-000000000001';
    const accepted = await submit(harmstack, tooMuch);
    expect(accepted).toMatchObject({ status: 202, body: { batch_id: batchId, job_ids: [first, second] } });
    expect(harmstack.paid).toMatchObject([
      { jobId: first, batchId, benchmarkId: 1, units: 5, credits: 5, seed: null },
      { jobId: second, batchId, benchmarkId: 2, units: 3, credits: 4.5, seed: null },
    ]);
    expect((await call(harmstack, '/me')).body).toMatchObject({ available_credits: 0.5 });
  });

  test('have prices that are listed, and belong to one account', async () => {
    const accounts = ['k1', 'k2'].map((key) => ({ key, credits: 5 }));
    await using harmstack = await startHarmstack({ benchmarks, accounts, insufficientCreditsStatus: 402 });
    const listed = {
      benchmarks: [
        { id: 1, price_per_benchmark_unit: 1 },
        { id: 2, price_per_benchmark_unit: 1.5 },
      ],
    };
    expect((await call(harmstack, '/benchmarks')).body).toMatchObject(listed);
    await submit(harmstack, [{ benchmark_id: 1, benchmark_count: 5 }]);
    expect(await submit(harmstack, [{ benchmark_id: 1 }])).toMatchObject({ status: 402 });
    expect((await call(harmstack, '/me', { key: 'k2' })).body).toMatchObject({ available_credits: 5 });
    expect(await call(harmstack, `/jobs/${first}`, { key: 'k2' })).toMatchObject({ status: 404 });
    expect((await call(harmstack, '/jobs?status=pending', { key: 'k2' })).body).toEqual({ jobs: [] });
    expect(await call(harmstack, '/me', { key: 'k3' })).toMatchObject({ status: 401, body: { error: 'unauthorized' } });
  });
});

test('the list has the ten newest completed jobs unless asked for others', async () => {
  await using harmstack = await startHarmstack({ benchmarks: [{ id: 1, outcome: fourthIsHeld }], maxLimit: 11 });
  const ids = Array.from({ length: 13 }, (_, nth) => harmstack.addJob({ benchmarkId: 1, createdAtMs: nth * 1000 }));
  const list = async (query: string) => (await call(harmstack, `/jobs${query}`)).body;
  expect(await list('')).toEqual(rows(ids.slice(3).toReversed().slice(0, 9).concat(ids.slice(2, 3))));
  expect(await list('?limit=2')).toEqual(rows(ids.slice(11).toReversed()));
  expect(await list('?limit=500')).toEqual({ jobs: expect.objectContaining({ length: 11 }) });
  expect(await list('?status=pending')).toEqual(rows(ids.slice(3, 4)));
  expect(await call(harmstack, '/jobs?status=done')).toMatchObject({ status: 400 });
  expect(await call(harmstack, '/jobs?limit=0')).toMatchObject({ status: 400 });
});

test.for([
  ['no endpoint', { endpoint_url: undefined }],
  ['a count of 0', { jobs: [{ benchmark_id: 1, benchmark_count: 0 }] }],
  ['a count of 11', { jobs: [{ benchmark_id: 1, benchmark_count: 11 }] }],
  ['no jobs', { jobs: [] }],
  ['an id that is text', { jobs: [{ benchmark_id: '1' }] }],
  ['a benchmark that does not exist', { jobs: [{ benchmark_id: 1 }, { benchmark_id: 99 }] }],
  ['another provider', { provider: 'anthropic' }],
  ['a header that is a number', { headers: { 'X-A': 1 } }],
  ['a misspelt field', { seeds: 1 }],
] as const)('a batch with %s is refused and costs nothing', async ([, wrong]) => {
  await using harmstack = await startHarmstack({ benchmarks: [benchmark] });
  const answer = await call(harmstack, '/jobs/batch', { body: { ...endpoint, jobs: [{ benchmark_id: 1 }], ...wrong } });
  expect(answer).toEqual({ ...answer, status: 400, body: { error: expect.any(String) } });
  expect([harmstack.paid, harmstack.creditsOf()]).toEqual([[], 1000]);
});

test('a fault before the work leaves nothing paid, one after it leaves all paid', async () => {
  await using harmstack = await startHarmstack({ benchmarks: [benchmark] });
  const path = /\/jobs\/batch$/;
  harmstack.fail({ path, fault: { reset: 'before' } });
  await expect(submit(harmstack, [{ benchmark_id: 1 }])).rejects.toThrow('fetch failed');
  expect(harmstack.paid).toHaveLength(0);
  harmstack.fail({ path, fault: { reset: 'after' } });
  await expect(submit(harmstack, [{ benchmark_id: 1 }])).rejects.toThrow('fetch failed');
  expect(harmstack.paid).toHaveLength(1);
  harmstack.fail({ path, fault: { rewrite: () => ({ status: 502, body: '<h1>Bad gateway</h1>' }) } });
  await expect(submit(harmstack, [{ benchmark_id: 1 }])).rejects.toThrow(SyntaxError);
  expect(harmstack.paid).toHaveLength(2);
  harmstack.fail({ path, fault: { answer: { status: 503, body: { error: 'later' } } } });
  expect(await submit(harmstack, [{ benchmark_id: 1 }])).toMatchObject({ status: 503, body: { error: 'later' } });
  harmstack.fail({ path, fault: { truncate: 0.5 } });
  await expect(submit(harmstack, [{ benchmark_id: 1 }])).rejects.toThrow('terminated');
  expect(harmstack.paid).toHaveLength(3);
});

test("the server's clock may be ahead of ours, and the ids of a batch in another order than its jobs", async () => {
  await using harmstack = await startHarmstack({ now, benchmarks: [benchmark], reverseJobIds: true });
  harmstack.skewMs = 90_000;
  const { body, date } = await submit(harmstack, [{ benchmark_id: 1 }, { benchmark_id: 1 }]);
  expect(date).toBe('Sat, 01 Jun 2024 12:01:30 GMT');
  expect(body).toMatchObject({ job_ids: [second, first] });
  expect((await call(harmstack, `/jobs/${first}`)).body).toMatchObject({ created_at: '2024-06-01T12:01:30.000Z' });
});
