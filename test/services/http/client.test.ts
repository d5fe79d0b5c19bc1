import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { Agent } from 'undici';
import { describe, expect, test } from 'vitest';
import { chooseDispatcher } from '../../../src/dispatcher.ts';
import { createHttpClient, createNetwork, type HttpClient, type Network } from '../../../src/services/http/client.ts';
import { ServiceError } from '../../../src/services/service.ts';
import { type Answer, Emulator, type Fault } from '../../emulators/emulator.ts';
import { VirtualClock } from '../../fixtures/virtual-clock.ts';

const key = 'sk-a-secret-key';
const never = new AbortController().signal;
const redact = (text: string) => text.replaceAll(key, '***');

function createClient(baseUrl: string, network?: Partial<Network>): { client: HttpClient; clock: VirtualClock } {
  const clock = new VirtualClock();
  const headers = { authorization: `Bearer ${key}` };
  const whole = { ...createNetwork(clock, () => 0.5), ...network };
  return { client: createHttpClient({ network: whole, service: 'harmstack', baseUrl, headers, redact }), clock };
}

/** What goes by the proxies of an environment. */
async function networkIn(env: NodeJS.ProcessEnv): Promise<Pick<Network, 'reads' | 'spends'>> {
  const { reads, spends } = createNetwork(new VirtualClock(), () => 0.5, await chooseDispatcher(env));
  return { reads, spends };
}

async function serve(answer: Answer = { status: 200, body: { ok: true } }): Promise<Emulator> {
  return Emulator.listen(() => answer);
}

async function failureOf(promise: Promise<unknown>): Promise<ServiceError> {
  const error = await promise.then(
    () => 'no failure',
    (reason: unknown) => reason,
  );
  if (error instanceof ServiceError) return error;
  throw new Error(`not a ServiceError: ${String(error)}`);
}

/** How a POST to this address fails. */
const failOver = async (url: string, network?: Partial<Network>) =>
  failureOf(createClient(url, network).client.post('/jobs', {}, never));

/** An address at which nobody listens. */
async function deadUrl(): Promise<string> {
  const server = await serve();
  await server.close();
  return server.url;
}

/** A server on a free loopback port. */
async function listen(server: Server): Promise<AsyncDisposable & { readonly port: number }> {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens at no port');
  return {
    port: address.port,
    [Symbol.asyncDispose]: async () => {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** For `localhost`, trusted by nobody, until 2126. */
const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgs9CdIH0EPNb7S00y
yms7GM6TsLXYNvOTPDmKZCCSHhGhRANCAAQdYGAkw7vLqzwmdBR9iaP1gezr1Km6
0jg6aH255vp2m3UZDhaGYqH6BhWPBkgecmqxbR8AW2LF6aos7LGCRWwb
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBfzCCASWgAwIBAgIUe0+lbyPV8ZF6HVuJ8jO/VwxXMKIwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjAzNDQ0NloYDzIxMjYxMDI5
MDM0NDQ2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQdYGAkw7vLqzwmdBR9iaP1gezr1Km60jg6aH255vp2m3UZDhaGYqH6
BhWPBkgecmqxbR8AW2LF6aos7LGCRWwbo1MwUTAdBgNVHQ4EFgQU0jeoZTlFRoHo
GbjdUdiwjqXkbW0wHwYDVR0jBBgwFoAU0jeoZTlFRoHoGbjdUdiwjqXkbW0wDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAvLGBk9FwmVtEQQZHwep6B
yV1NCcD4joSpxiP5FyOSvQIhALgna2X+X04nuGIbbqpmFSD9B+8i7tGwODGv3P0B
7Vme
-----END CERTIFICATE-----
`,
};

describe('an answer', () => {
  test("is its JSON with the server's own time", async () => {
    await using server = await Emulator.listen(() => ({ status: 200, body: [1] }), { now: () => 86_400_000 });
    const { client, clock } = createClient(server.url);
    const answer = { body: [1], serverTimeMs: 86_400_000, clockAheadMs: 86_400_000 - clock.now() };
    expect(await client.get('/jobs?limit=5', never)).toEqual(answer);
    expect(await client.post('/jobs', { a: 1 }, never)).toEqual(answer);
    const [get, post] = server.requests;
    expect(get).toMatchObject({ method: 'GET', path: '/jobs', body: '' });
    expect(get?.query.get('limit')).toBe('5');
    expect(post).toMatchObject({ method: 'POST', path: '/jobs', body: '{"a":1}' });
    expect(get?.headers).toMatchObject({ authorization: `Bearer ${key}`, accept: 'application/json' });
    expect(post?.headers).toMatchObject({ authorization: `Bearer ${key}`, 'content-type': 'application/json' });
  });

  test.each([
    ['', null],
    ['yesterday', null],
    // Without its zone it would be read in the runner's.
    ['Sat, 01 Jun 2024 12:00:00', null],
    ['2024-06-01T12:00:00', null],
  ])('without a readable Date (%j) has no time', async (date, time) => {
    await using server = await serve({ status: 200, body: {}, headers: { date } });
    expect(await createClient(server.url).client.get('/', never)).toEqual({
      body: {},
      serverTimeMs: time,
      clockAheadMs: null,
    });
  });
});

describe('a GET', () => {
  const passing: readonly (readonly [string, Fault])[] = [
    ['a reset before the work', { reset: 'before' }],
    ['a reset after the work', { reset: 'after' }],
    ['a body cut short', { truncate: 0.5 }],
    ...[408, 429, 500, 502, 503, 504].map((status) => [`${status}`, { answer: { status } }] as const),
  ];
  test.each(passing)('is sent again after %s', async (_, fault) => {
    await using server = await serve();
    server.fail({ path: /./, fault, times: 3 });
    const { client, clock } = createClient(server.url);
    expect(await client.get('/jobs', never)).toMatchObject({ body: { ok: true } });
    expect(clock.sleepsMs).toEqual([300, 600, 1200]);
  });

  test('is given up after four attempts', async () => {
    await using server = await serve({ status: 503 });
    const failure = await failureOf(createClient(server.url).client.get('/jobs', never));
    expect([failure.kind, server.requests.length]).toEqual(['unavailable', 4]);
  });

  test.each([400, 401, 402, 403, 404, 409, 410, 422])('is not sent again after %d', async (status) => {
    await using server = await serve({ status });
    await failureOf(createClient(server.url).client.get('/jobs', never));
    expect(server.requests).toHaveLength(1);
  });

  test('that was not answered in 15 s is sent again', async () => {
    await using server = await serve();
    const { client, clock } = createClient(server.url);
    server.faults.push(() => {
      if (server.requests.length > 1) return undefined;
      clock.advance(15_000);
      return { delayMs: 1e8 };
    });
    expect(await client.get('/jobs', never)).toMatchObject({ body: { ok: true } });
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    ['seconds', '3'],
    ['a date', new Date(new VirtualClock().now() + 3000).toUTCString()],
  ])('waits as Retry-After says in %s', async (_, after) => {
    await using server = await serve();
    server.fail({ path: /./, fault: { answer: { status: 429, headers: { 'retry-after': after } } } });
    const { client, clock } = createClient(server.url);
    await client.get('/jobs', never);
    expect(clock.sleepsMs).toEqual([3000]);
  });

  test('hands a long Retry-After to the caller instead of sleeping through it', async () => {
    await using server = await serve({ status: 503, headers: { 'retry-after': '120' } });
    const { client, clock } = createClient(server.url);
    expect(await failureOf(client.get('/jobs', never))).toMatchObject({ kind: 'unavailable', retryAfterMs: 120_000 });
    expect([clock.sleepsMs, server.requests.length]).toEqual([[], 1]);
  });

  test.each(['soon', '-3', '1e3'])('takes a Retry-After of %j for none', async (after) => {
    await using server = await serve();
    server.fail({ path: /./, fault: { answer: { status: 429, headers: { 'retry-after': after } } } });
    const { client, clock } = createClient(server.url);
    await client.get('/jobs', never);
    expect(clock.sleepsMs).toEqual([300]);
  });

  test('stops between two attempts when it is aborted', async () => {
    await using server = await serve({ status: 503 });
    const { client, clock } = createClient(server.url);
    const abort = new AbortController();
    clock.after(100, () => abort.abort(new Error('the run was cancelled')));
    await expect(client.get('/jobs', abort.signal)).rejects.toThrow('the run was cancelled');
    expect(server.requests).toHaveLength(1);
  });
});

describe('a POST', () => {
  const faults: readonly (readonly [string, Fault, string])[] = [
    ['a reset before the work', { reset: 'before' }, 'unavailable'],
    ['a reset after the work', { reset: 'after' }, 'unavailable'],
    ['a body cut short', { truncate: 0.5 }, 'unavailable'],
    ['a 5xx', { answer: { status: 503, headers: { 'retry-after': '1' } } }, 'unavailable'],
    ['a 429', { answer: { status: 429, headers: { 'retry-after': '1' } } }, 'throttled'],
    ['a 408', { answer: { status: 408 } }, 'unavailable'],
    ['a web page', { answer: { status: 200, body: '<html>' } }, 'unreadable'],
  ];
  test.each(faults)('is never sent twice, not after %s', async (_, fault, kind) => {
    await using server = await serve();
    server.fail({ path: /./, fault });
    expect(await failureOf(createClient(server.url).client.post('/jobs', {}, never))).toMatchObject({ kind });
    expect(server.requests).toHaveLength(1);
  });

  test('takes a new connection each time, since an old one may just be closing', async () => {
    await using server = await serve();
    const { client } = createClient(server.url);
    await client.post('/jobs', {}, never);
    await client.post('/jobs', {}, never);
    expect(server.requests.map(({ headers }) => headers.connection)).toEqual(['close', 'close']);
  });

  test('gets 60 s', async () => {
    await using server = await serve();
    const { client, clock } = createClient(server.url);
    server.faults.push(() => {
      clock.advance(59_999);
      expect(server.requests).toHaveLength(1);
      clock.advance(1);
      return { delayMs: 1e8 };
    });
    const failure = await failureOf(client.post('/jobs', {}, never));
    expect(failure).toMatchObject({ kind: 'unavailable', message: expect.stringContaining('no answer within 60 s') });
  });
});

describe('a failure', () => {
  test('is unreachable when nobody listens', async () => {
    const { client } = createClient(await deadUrl());
    expect(await failureOf(client.post('/jobs', {}, never))).toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(/^POST http:\/\/127\.0\.0\.1:\d+\/jobs failed: ECONNREFUSED$/),
    });
  });

  test('is unreachable when the host has no address', async () => {
    const { client } = createClient('http://nowhere.invalid');
    expect(await failureOf(client.get('/jobs', never))).toMatchObject({ kind: 'unreachable' });
  });

  describe('is unreachable, since nothing was sent that could have been acted on,', () => {
    test('when a server does not speak TLS', async () => {
      await using server = await serve();
      expect(await failOver(server.url.replace('http:', 'https:'))).toMatchObject({ kind: 'unreachable' });
    });

    test('when the connection is closed during the handshake', async () => {
      await using server = await listen(createTcpServer((socket) => socket.destroy()));
      expect(await failOver(`https://127.0.0.1:${server.port}`)).toMatchObject({ kind: 'unreachable' });
    });

    test('when the certificate is not trusted', async () => {
      const handled: string[] = [];
      await using server = await listen(createTlsServer(selfSigned, ({ url = '' }) => handled.push(url)));
      expect(await failOver(`https://localhost:${server.port}`)).toMatchObject({ kind: 'unreachable' });
      expect(handled).toEqual([]);
    });

    test.each([
      ['refuses to connect', (socket: Duplex) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')],
      ['hangs up', (socket: Duplex) => socket.destroy()],
    ])('when the proxy %s', async (_, answer) => {
      await using proxy = await listen(
        createHttpServer().on('connect', (_request, socket) => {
          answer(socket);
        }),
      );
      const network = await networkIn({ https_proxy: `http://127.0.0.1:${proxy.port}` });
      expect(await failOver('https://api.example.com', network)).toMatchObject({ kind: 'unreachable', isProxy: true });
    });
  });

  test.each([
    ['at once', 0],
    ['when the request has come', 1],
  ])('is unavailable when an open connection is closed %s: it may have been acted on', async (_, bytes) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      if (bytes === 0) socket.destroy();
      else socket.once('data', () => socket.destroy());
    });
    await using listening = await listen(server);
    const { client } = createClient(`http://127.0.0.1:${listening.port}`);
    expect(await failureOf(client.post('/jobs', {}, never))).toMatchObject({ kind: 'unavailable' });
  });

  const statuses: readonly (readonly [number, string])[] = [
    [301, 'unreadable'],
    [400, 'refused'],
    [401, 'unauthorised'],
    [402, 'refused'],
    [403, 'unauthorised'],
    [404, 'not-found'],
    [408, 'unavailable'],
    [409, 'refused'],
    [422, 'refused'],
    [429, 'throttled'],
    [500, 'unavailable'],
    [599, 'unavailable'],
  ];
  test.each(statuses)('with status %d is %s', async (status, kind) => {
    await using server = await serve({ status, body: { error: 'because' } });
    const failure = await failureOf(createClient(server.url).client.post('/jobs', {}, never));
    expect(failure).toMatchObject({ kind, message: `POST ${server.url}/jobs answered ${status}: because` });
  });

  test('is unreadable when the answer is a web page, is not JSON, is empty or is larger than 10 MiB', async () => {
    for (const body of ['<html>hello</html>', '{"jobs":', '', `"${'x'.repeat(10 * 1024 * 1024)}"`]) {
      await using server = await serve({ status: 200, body });
      const failure = await failureOf(createClient(server.url).client.get('/jobs', never));
      expect([failure.kind, server.requests.length]).toEqual(['unreadable', 1]);
      expect(failure.message.length).toBeLessThan(200);
    }
  });

  test('is what a redirect is: it is not followed, and the key goes nowhere else', async () => {
    await using other = await serve();
    for (const status of [301, 302, 303, 307, 308]) {
      await using server = await serve({ status, headers: { location: `${other.url}/jobs` } });
      const { client } = createClient(server.url);
      expect((await failureOf(client.get('/jobs', never))).kind).toBe('unreadable');
      expect((await failureOf(client.post('/jobs', {}, never))).kind).toBe('unreadable');
    }
    expect(other.requests).toEqual([]);
  });
});

describe('the text of a failure', () => {
  const said: readonly (readonly [unknown, string])[] = [
    [{ error: 'no credits' }, ': no credits'],
    [{ error: { message: 'no credits', code: 7 } }, ': no credits'],
    [{ message: 'no credits' }, ': no credits'],
    [{ detail: 'no credits' }, ': no credits'],
    [{ detail: 'No credits.' }, ': No credits'],
    [{ detail: 'Loading...' }, ': Loading...'],
    [{ code: 7 }, ': {"code":7}'],
    ['no credits', ': no credits'],
    ['<!doctype html><title>502</title>', ': a web page instead of an API answer'],
    ['', ''],
    [{ error: 'two\r\nlines\u2028three' }, ': two lines three'],
    [{ error: `you sent ${key}` }, ': you sent ***'],
    [{ error: 'y'.repeat(1000) }, `: ${'y'.repeat(300)}…`],
    [{ error: `${'z'.repeat(295)}${key}` }, `: ${'z'.repeat(295)}***`],
  ];
  test.each(said)('says what the service says in %j: one line, cut, without secrets', async (body, text) => {
    await using server = await serve({ status: 400, body });
    const failure = await failureOf(createClient(server.url).client.get('/jobs?token=abc', never));
    expect(failure.message).toBe(`GET ${server.url}/jobs answered 400${text}`);
  });

  test('holds no query, no user info and no key, whatever failed', async () => {
    await using server = await serve();
    const faults: Fault[] = [{ reset: 'before' }, { truncate: 0.5 }, { answer: { status: 200, body: 'no JSON' } }];
    const dead = await deadUrl();
    const messages = [await failureOf(createClient(dead).client.get('/jobs?token=abc', never))];
    for (const fault of faults) {
      server.fail({ path: /./, fault, times: 4 });
      const baseUrl = server.url.replace('//', '//user:password@');
      messages.push(await failureOf(createClient(baseUrl).client.get('/jobs?token=abc', never)));
      server.faults.length = 0;
    }
    for (const { message } of messages) expect(message).not.toMatch(/token|abc|user|password|secret/);
  });
});

describe('a request that ends something', () => {
  test('is a POST that asks for nothing and is sent again like a read', async () => {
    await using server = await serve();
    server.fail({ path: /./, fault: { reset: 'after' } });
    server.fail({ path: /./, fault: { answer: { status: 503 } } });
    const { client, clock } = createClient(server.url);
    expect(await client.stop('/runs/1/cancel', never)).toMatchObject({ body: { ok: true } });
    expect(clock.sleepsMs).toEqual([300, 600]);
    const sent = server.requests.map(({ method, path, body }) => ({ method, path, body }));
    expect(sent).toEqual(Array.from({ length: 3 }, () => ({ method: 'POST', path: '/runs/1/cancel', body: '' })));
  });
});

describe('an abort', () => {
  test('ends a request at once with its own reason, also when it came before', async () => {
    await using server = await serve();
    const reason = new Error('cancelled by SIGINT');
    for (const method of ['get', 'post'] as const) {
      const abort = new AbortController();
      server.fail({ path: /./, fault: { delayMs: 1e8 } });
      server.faults.unshift(() => {
        abort.abort(reason);
        return undefined;
      });
      const { client } = createClient(server.url);
      const send = () => (method === 'get' ? client.get('/', abort.signal) : client.post('/', {}, abort.signal));
      await expect(send()).rejects.toBe(reason);
      const before = server.requests.length;
      await expect(send()).rejects.toBe(reason);
      expect(server.requests).toHaveLength(before);
      server.faults.length = 0;
    }
  });
});

test('an abort ends a request whose connection is still being opened', async () => {
  // undici itself would wait until it is open.
  const stuck = new Agent({ connect: () => undefined });
  const { client } = createClient('https://api.example.com', { reads: stuck, spends: stuck });
  for (const send of [
    (signal: AbortSignal) => client.get('/jobs', signal),
    (signal: AbortSignal) => client.post('/jobs', {}, signal),
  ]) {
    const abort = new AbortController();
    const sent = send(abort.signal);
    abort.abort(new Error('the run was cancelled'));
    await expect(sent).rejects.toThrow('the run was cancelled');
  }
});

describe('a proxy of the environment', () => {
  test('gets the requests, and not those for hosts that NO_PROXY names', async () => {
    await using server = await serve();
    await using proxy = await serve({ status: 200, body: { by: 'proxy' } });
    for (const [noProxy, body] of [
      ['', { by: 'proxy' }],
      ['127.0.0.1', { ok: true }],
    ] as const) {
      const { client } = createClient(server.url, await networkIn({ http_proxy: proxy.url, no_proxy: noProxy }));
      expect(await client.get('/jobs', never)).toMatchObject({ body });
      expect(await client.post('/jobs', {}, never)).toMatchObject({ body });
    }
  });
});
