import { describe, expect, test } from 'vitest';
import { createHttpClient, createNetwork } from '../../src/services/http.ts';
import { Emulator } from '../emulators/emulator.ts';
import { VirtualClock } from '../virtual-clock.ts';

const never = new AbortController().signal;

function createClient(baseUrl: string, random = () => 0.5) {
  const clock = new VirtualClock();
  const network = createNetwork(clock, random);
  return { clock, client: createHttpClient({ network, baseUrl, headers: {}, redact: (text) => text }) };
}

describe("the server's time", () => {
  const serverTimeMs = Date.parse('2024-06-01T12:00:00Z');

  test.each([
    ['GET', 3000, serverTimeMs],
    ['GET', 3001, null],
    ['POST', 59_000, serverTimeMs],
  ] as const)(
    'of a %s that took %i ms is %j: after a long trip it is no longer the time',
    async (method, tookMs, time) => {
      await using server = await Emulator.listen(() => ({ status: 200, body: {} }), { now: () => serverTimeMs });
      const { client, clock } = createClient(server.url);
      server.faults.push(() => {
        clock.advance(tookMs);
        return undefined;
      });
      const answer = method === 'GET' ? client.get('/', never) : client.post('/', {}, never);
      expect(await answer).toEqual({ body: {}, serverTimeMs: time });
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

test('every request says who sends it', async () => {
  await using server = await Emulator.listen(() => ({ status: 299, body: {} }));
  const { client } = createClient(server.url);
  await client.get('/', never);
  await client.post('/', {}, never);
  await client.stop('/', never);
  expect(server.requests.map(({ headers }) => headers['user-agent'])).toEqual(Array(3).fill('benchmark-gate'));
});
