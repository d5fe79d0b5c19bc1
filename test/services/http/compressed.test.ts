import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createHttpClient, createNetwork } from '../../../src/services/http/client.ts';
import { Emulator } from '../../emulators/emulator.ts';
import { batchOf, startWorld } from '../../fixtures/harmstack-world.ts';
import { VirtualClock } from '../../fixtures/virtual-clock.ts';

const never = new AbortController().signal;
const mebibyte = 1024 * 1024;

function clientAt(baseUrl: string) {
  const network = createNetwork(new VirtualClock(), () => 0.5);
  return createHttpClient({ network, service: 'harmstack', baseUrl, headers: {}, redact: (text) => text });
}

async function serve(body: Uint8Array, encoding: string, status = 200): Promise<Emulator> {
  return Emulator.listen(() => ({ status, body, headers: { 'content-encoding': encoding } }));
}

const json = JSON.stringify({ ok: 'yes' });

test('no request asks for a compressed answer', async () => {
  await using server = await Emulator.listen(() => ({ status: 200, body: {} }));
  const client = clientAt(server.url);
  await client.get('/', never);
  await client.post('/', {}, never);
  await client.stop('/', never);
  expect(server.requests.map(({ headers }) => headers['accept-encoding'])).toEqual(Array(3).fill('identity'));
});

describe('an answer that comes compressed all the same is read:', () => {
  test.each<[string, Uint8Array]>([
    ['gzip', gzipSync(json)],
    ['x-gzip', gzipSync(json)],
    ['GZIP', gzipSync(json)],
    ['deflate', deflateSync(json)],
    // Servers that take the name at its word leave out the zlib header.
    ['deflate', deflateRawSync(json)],
    ['br', brotliCompressSync(json)],
    ['zstd', zstdCompressSync(json)],
    ['gzip, br', brotliCompressSync(gzipSync(json))],
    ['identity', Buffer.from(json)],
    ['', Buffer.from(json)],
  ])('%s', async (encoding, body) => {
    await using server = await serve(body, encoding);
    const client = clientAt(server.url);
    expect(await client.get('/', never)).toMatchObject({ body: { ok: 'yes' } });
    expect(await client.post('/', {}, never)).toMatchObject({ body: { ok: 'yes' } });
  });

  test('an error too', async () => {
    await using server = await serve(gzipSync(JSON.stringify({ error: 'no credits' })), 'gzip', 402);
    await expect(clientAt(server.url).post('/jobs', {}, never)).rejects.toMatchObject({
      kind: 'refused',
      message: `POST ${server.url}/jobs answered 402: no credits`,
    });
  });

  test('the ids of a paid batch', async () => {
    await using world = await startWorld();
    world.harmstack.fail({
      path: /batch/,
      fault: {
        rewrite: ({ status, body }) => ({
          status,
          body: gzipSync(JSON.stringify(body)),
          headers: { 'content-encoding': 'gzip' },
        }),
      },
    });
    expect(await world.service.submit(batchOf({ 1: [5] }), never)).toMatchObject({ jobIds: world.harmstack.jobIds });
  });
});

describe('what cannot be unpacked is unreadable:', () => {
  test.each<[string, Uint8Array, string]>([
    ['gzip', Buffer.from('not gzip'), ' answered with gzip that cannot be unpacked'],
    ['gzip', gzipSync(json).subarray(0, 20), ' answered with gzip that cannot be unpacked'],
    ['compress', Buffer.from(json), ' answered in an encoding that was not asked for: compress'],
    ['gzip, gzip, gzip, gzip, gzip, gzip', gzipSync(json), ' answered with 6 encodings, one over the other'],
  ])('%s: %j', async (encoding, body, text) => {
    await using server = await serve(body, encoding);
    await expect(clientAt(server.url).get('/jobs', never)).rejects.toMatchObject({
      kind: 'unreadable',
      message: `GET ${server.url}/jobs${text}`,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('a little that unpacks to more than 10 MiB, in one layer or in two', async () => {
    const zeros = gzipSync(`"${'0'.repeat(10 * mebibyte)}"`);
    for (const [encoding, body] of [
      ['gzip', zeros],
      ['gzip, gzip', gzipSync(zeros)],
    ] as const) {
      await using server = await serve(body, encoding);
      await expect(clientAt(server.url).get('/jobs', never)).rejects.toMatchObject({
        kind: 'unreadable',
        isTooLarge: true,
        message: `GET ${server.url}/jobs answered with more than 10 MiB`,
      });
    }
  });
});
