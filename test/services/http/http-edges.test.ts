import { MockAgent } from 'undici';
import { describe, expect, test } from 'vitest';
import { createHttpClient, createNetwork } from '../../../src/services/http/client.ts';
import { type Answer, Emulator } from '../../emulators/emulator.ts';
import { VirtualClock } from '../../fixtures/virtual-clock.ts';

const never = new AbortController().signal;

function createClient(baseUrl: string, random = () => 0.5) {
  const clock = new VirtualClock();
  const network = createNetwork(clock, random);
  return {
    clock,
    client: createHttpClient({ network, service: 'harmstack', baseUrl, headers: {}, redact: (text) => text }),
  };
}

describe("the server's time", () => {
  const serverTimeMs = Date.parse('2024-06-01T12:00:00Z');

  test.each([
    ['GET', 3000, serverTimeMs, -3000],
    ['GET', 3001, null, null],
    ['POST', 59_000, serverTimeMs, null],
  ] as const)(
    'of a %s that took %i ms is %j: after a long trip it is no longer the time',
    async (method, tookMs, time, clockAheadMs) => {
      await using server = await Emulator.listen(() => ({ status: 200, body: {} }), { now: () => serverTimeMs });
      const { client, clock } = createClient(server.url);
      server.faults.push(() => {
        clock.advance(tookMs);
        return undefined;
      });
      const answer = method === 'GET' ? client.get('/', never) : client.post('/', {}, never);
      expect(await answer).toEqual({ body: {}, serverTimeMs: time, clockAheadMs });
    },
  );
});

describe('the pauses between attempts', () => {
  test.each([
    [0, [150, 300, 600]],
    [1, [450, 900, 1800]],
  ])('are spread by chance (%d), so that many clients do not come at once', async (chance, pausesMs) => {
    await using server = await Emulator.listen(() => ({ status: 503 }));
    const { client, clock } = createClient(server.url, () => chance);
    await expect(client.get('/', never)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(clock.sleepsMs).toEqual(pausesMs);
  });

  test.each([
    ['5', [5000, 5000, 5000]],
    ['6', []],
  ])('are as long as the service asks for (%s s), up to 5 s', async (after, pausesMs) => {
    await using server = await Emulator.listen(() => ({ status: 503, headers: { 'retry-after': after } }));
    const { client, clock } = createClient(server.url);
    await expect(client.get('/', never)).rejects.toMatchObject({ retryAfterMs: Number(after) * 1000 });
    expect(clock.sleepsMs).toEqual(pausesMs);
  });

  test('are made for a server that cannot be reached as well', async () => {
    const { client, clock } = createClient('http://nowhere.invalid');
    await expect(client.get('/', never)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(clock.sleepsMs).toHaveLength(3);
  });
});

describe('what is wrong with an answer is said', () => {
  test.each<[string, Answer, string]>([
    ['too large', { status: 200, body: 'x'.repeat(10 * 1024 * 1024 + 1) }, ' answered with more than 10 MiB'],
    ['no JSON', { status: 200, body: '{"jobs":' }, ' answered with something that is not JSON (8 characters)'],
    [
      'a web page after a blank',
      { status: 404, body: '\n <html>' },
      ' answered 404: a web page instead of an API answer',
    ],
    ['nested twice', { status: 400, body: { error: { detail: 'no' } } }, ' answered 400: no'],
    [
      'nested deeper',
      { status: 400, body: { error: { error: { message: 'no' } } } },
      ' answered 400: {"error":{"error":{"message":"no"}}}',
    ],
    ['as long as is shown', { status: 400, body: { error: 'y'.repeat(300) } }, ` answered 400: ${'y'.repeat(300)}`],
    ['between blanks', { status: 400, body: { error: '  no\n' } }, ' answered 400: no'],
  ])('%s', async (_, answer, text) => {
    await using server = await Emulator.listen(() => answer);
    const failure = createClient(server.url).client.get('/jobs', never);
    await expect(failure).rejects.toMatchObject({ message: `GET ${server.url}/jobs${text}` });
  });

  test.each([
    [Object.assign(new Error('with a secret'), { code: 'ECONNRESET' }), 'ECONNRESET'],
    [Object.assign(new TypeError('with a secret'), { code: 7 }), 'TypeError'],
    [new RangeError('with a secret'), 'RangeError'],
  ])('by the code or the name of an error, never by its message', async (cause, shown) => {
    const spends = new MockAgent();
    spends.disableNetConnect();
    spends.get('https://api.example.com').intercept({ path: '/jobs', method: 'POST' }).replyWithError(cause);
    const network = { ...createNetwork(new VirtualClock(), () => 0.5), spends };
    const client = createHttpClient({
      network,
      service: 'harmstack',
      baseUrl: 'https://api.example.com',
      headers: {},
      redact: (text) => text,
    });
    await expect(client.post('/jobs', {}, never)).rejects.toMatchObject({
      message: `POST https://api.example.com/jobs failed: ${shown}`,
      cause,
    });
  });
});

test('every request says who sends it', async () => {
  await using server = await Emulator.listen(() => ({ status: 299, body: {} }));
  const { client } = createClient(server.url);
  await client.get('/', never);
  await client.post('/', {}, never);
  await client.stop('/', never);
  expect(server.requests.map(({ headers }) => headers['user-agent'])).toEqual(Array(3).fill('benchmark-gate'));
});
