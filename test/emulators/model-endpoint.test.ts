import { describe, expect, test, vi } from 'vitest';
import { type Harmstack, startHarmstack } from './harmstack.ts';
import { isRight, legal, medical, samplePrompts } from './haystack.ts';
import { type ModelEndpointEmulator, startModelEndpoint } from './model-endpoint.ts';
import { fetchReply, type ProviderName, providerNames } from './providers.ts';

interface Submit {
  readonly provider?: ProviderName;
  readonly api_key?: string;
  readonly benchmark_count?: number;
  readonly seed?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly endpoint_url?: string;
}

/** Runs one job of the medical benchmark against the model and gives its last answer. */
async function evaluated(harmstack: Harmstack, chat: ModelEndpointEmulator, submit: Submit = {}): Promise<unknown> {
  const authorization = `Bearer ${harmstack.key}`;
  const endpoint_url = chat.urlFor(submit.provider ?? 'openai');
  const body = { benchmark_id: 1, benchmark_count: 10, seed: 7, endpoint_url, api_key: chat.key, ...submit };
  const accepted = await fetch(`${harmstack.baseUrl}/jobs`, {
    method: 'POST',
    headers: { authorization },
    body: JSON.stringify(body),
  });
  expect(accepted.status).toBe(202);
  const look = async () =>
    (await fetch(`${harmstack.baseUrl}/jobs/${harmstack.jobIds.at(-1)}`, { headers: { authorization } })).json();
  const isOver = async () => {
    const job = await look();
    expect(job).toMatchObject({ completed_at: expect.any(String) });
    return job;
  };
  return vi.waitFor(isOver, { timeout: 10_000, interval: 10 });
}

describe.for(providerNames)('a model that speaks %s', (provider) => {
  test('is scored by its answers: the better it is, the higher', async () => {
    await using harmstack = await startHarmstack();
    await using chat = await startModelEndpoint();
    const facts = { total_scored: 10, total_prompts: 110, needle_annnoted_count: 10 };
    expect(await evaluated(harmstack, chat, { provider })).toMatchObject({
      status: 'completed',
      score_pct: 100,
      ...facts,
    });
    chat.model.quality = 0.5;
    expect(await evaluated(harmstack, chat, { provider })).toMatchObject({
      score_pct: 50,
      passed_count: 5,
      failed_count: 5,
    });
    chat.model.quality = 0;
    expect(await evaluated(harmstack, chat, { provider })).toMatchObject({ score_pct: 0, ...facts });
  });

  test('gets its key and the extra headers, and refuses another key', async () => {
    await using harmstack = await startHarmstack();
    await using chat = await startModelEndpoint({ key: 'sk-1' });
    await evaluated(harmstack, chat, { provider, headers: { 'X-Team': 'blue' }, benchmark_count: 1 });
    const key = provider === 'gemini' ? { 'x-goog-api-key': 'sk-1' } : { authorization: 'Bearer sk-1' };
    expect(chat.requests).toHaveLength(11);
    expect(chat.requests[0]?.headers).toMatchObject({ 'x-team': 'blue', ...key });
    expect(await evaluated(harmstack, chat, { provider, api_key: 'sk-2' })).toMatchObject({ status: 'failed' });
    expect([...harmstack.failures.values()]).toEqual(['Error: the model endpoint answered 401']);
  });
});

test('an endpoint that breaks down or is not there fails the job', async () => {
  await using harmstack = await startHarmstack();
  await using chat = await startModelEndpoint();
  chat.fail({ path: /./, fault: { answer: { status: 500 } }, skip: 50 });
  expect(await evaluated(harmstack, chat)).toMatchObject({ status: 'failed' });
  expect(await evaluated(harmstack, chat, { endpoint_url: 'http://127.0.0.1:1/' })).toMatchObject({
    status: 'failed',
  });
  expect([...harmstack.failures.values()]).toEqual([
    'Error: the model endpoint answered 500',
    'TypeError: fetch failed',
  ]);
});

test('the same seed samples the same prompts, another seed others', async () => {
  await using harmstack = await startHarmstack();
  await using chat = await startModelEndpoint();
  const sent: string[][] = [];
  for (const seed of [1, 1, 2]) {
    chat.requests.length = 0;
    await evaluated(harmstack, chat, { seed, benchmark_count: 3 });
    sent.push(chat.requests.map(({ body }) => body).toSorted());
  }
  expect(sent[0]).toHaveLength(33);
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[2]).not.toEqual(sent[0]);
});

test.for([medical, legal])('$name: every unit has one right answer, which its misbelief is not', async (haystack) => {
  const prompts = samplePrompts(haystack, haystack.needles.length, 1);
  expect(prompts.filter(({ needle }) => needle !== null)).toHaveLength(14);
  for (const needle of haystack.needles) {
    expect(isRight(needle, `Surely ${needle.answer.toUpperCase()}!`)).toBe(true);
    expect(isRight(needle, `Surely ${needle.misbelief}.`)).toBe(false);
  }
});

test('a model knows exactly the share of its subjects that its quality says', async () => {
  await using chat = await startModelEndpoint({ quality: 0.75 });
  const endpoint = {
    url: chat.urlFor('raw'),
    key: chat.key,
    provider: 'raw',
    model: undefined,
    headers: {},
  } as const;
  const replies = await Promise.all(
    legal.needles.map(async (needle) =>
      isRight(needle, await fetchReply(endpoint, needle.question, AbortSignal.timeout(5000))),
    ),
  );
  expect(replies.filter(Boolean)).toHaveLength(11);
});
