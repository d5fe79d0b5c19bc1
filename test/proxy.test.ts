import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { fetch } from 'undici';
import { describe, expect, test } from 'vitest';
import { chooseDispatcher } from '../src/dispatcher.ts';
import { createGitHubDispatcher } from '../src/github/dispatcher.ts';
import { createHttpClient, createNetwork } from '../src/services/http/client.ts';
import type { ServiceError } from '../src/services/service.ts';
import { Emulator } from './emulators/emulator.ts';
import { VirtualClock } from './fixtures/virtual-clock.ts';

const never = new AbortController().signal;

/** The client as it is made in this environment. */
async function clientIn(env: Readonly<Record<string, string>>, baseUrl: string) {
  const network = createNetwork(new VirtualClock(), () => 0.5, await chooseDispatcher(env));
  return createHttpClient({ network, service: 'harmstack', baseUrl, headers: {}, redact: (text) => text });
}

/** A proxy that answers every request to open a tunnel in this way; `seen` is what it was sent. */
async function startProxy(answer: (socket: Duplex) => void) {
  const seen: IncomingMessage[] = [];
  const server = createHttpServer().on('connect', (request, socket) => {
    seen.push(request);
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: Pick<AddressInfo, 'port'> = Object(server.address());
  return {
    seen,
    address: `127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const refusing = (status: string) => startProxy((socket) => socket.end(`HTTP/1.1 ${status}\r\n\r\n`));
const target = 'https://api.example.com';

async function failureIn(env: Readonly<Record<string, string>>, url = target): Promise<ServiceError> {
  const client = await clientIn(env, url);
  const error: unknown = await client.post('/jobs', {}, never).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'ServiceError' });
  return Object(error);
}

describe('a proxy that fails is named as the proxy, and nothing was sent', () => {
  test.each([
    ['407 Proxy Authentication Required', 'answered 407: it wants a user and a password'],
    ['403 Forbidden', 'answered 403'],
    ['502 Bad Gateway', 'answered 502'],
  ])('when it answers %s', async (status, said) => {
    await using proxy = await refusing(status);
    expect(await failureIn({ https_proxy: `http://user:a-password@${proxy.address}` })).toMatchObject({
      kind: 'unreachable',
      isProxy: true,
      message: `POST ${target}/jobs failed: the proxy ${proxy.address} (https_proxy) ${said}`,
    });
  });

  test('when it is handed a whole request and answers 407', async () => {
    await using proxy = await Emulator.listen(() => ({ status: 407, body: 'no' }));
    const address = proxy.url.slice('http://'.length);
    expect(await failureIn({ HTTP_PROXY: proxy.url }, 'http://127.0.0.1:9')).toMatchObject({
      kind: 'unreachable',
      isProxy: true,
      message: `POST http://127.0.0.1:9/jobs failed: the proxy ${address} (HTTP_PROXY) answered 407: it wants a user and a password`,
    });
  });

  test('when it hangs up', async () => {
    await using proxy = await startProxy((socket) => socket.destroy());
    expect(await failureIn({ https_proxy: proxy.address })).toMatchObject({
      kind: 'unreachable',
      isProxy: true,
      message: expect.stringMatching(/failed: the proxy 127\.0\.0\.1:\d+ \(https_proxy\) closed the connection$/),
    });
  });

  test.each([
    ['https', target],
    ['http', 'http://127.0.0.1:9'],
  ])('when nobody listens (%s)', async (scheme, url) => {
    const proxy = await refusing('200 OK');
    await proxy[Symbol.asyncDispose]();
    expect(await failureIn({ [`${scheme}_proxy`]: `http://${proxy.address}` }, url)).toMatchObject({
      kind: 'unreachable',
      isProxy: true,
      message: `POST ${url}/jobs failed: the proxy ${proxy.address} (${scheme}_proxy) cannot be reached: ECONNREFUSED`,
    });
  });

  test('when its name has no address', async () => {
    expect(await failureIn({ https_proxy: 'http://nowhere.invalid:3128' })).toMatchObject({
      kind: 'unreachable',
      isProxy: true,
      message: expect.stringContaining('the proxy nowhere.invalid:3128 (https_proxy) cannot be reached: '),
    });
  });

  test('and a service that is down is not taken for it', async () => {
    const server = await Emulator.listen(() => ({ status: 200 }));
    await server.close();
    const failure = await failureIn({ https_proxy: 'http://127.0.0.1:9', no_proxy: '127.0.0.1' }, server.url);
    expect(failure).toMatchObject({
      kind: 'unreachable',
      isProxy: false,
      message: `POST ${server.url}/jobs failed: ECONNREFUSED`,
    });
  });
});

const basic = (login: string) => `Basic ${Buffer.from(login).toString('base64')}`;

describe('a setting is taken as curl and others take it:', () => {
  test.each<[string, (address: string) => string, string | undefined]>([
    ['without a scheme', (address) => address, undefined],
    ['with blanks around it', (address) => ` http://${address}/ `, undefined],
    ['in capitals', (address) => `HTTP://${address}`, undefined],
    ['a user without a scheme', (address) => `user:pass@${address}`, basic('user:pass')],
    ['a raw # in its password', (address) => `http://user:pa#ss@${address}`, basic('user:pa#ss')],
    ['other raw characters', (address) => `http://us/er:p?a:s@s%[é@${address}`, basic('us/er:p?a:s@s%[é')],
    ['percent-encoded ones', (address) => `http://user:pa%23ss%40@${address}`, basic('user:pa#ss@')],
    ['a user alone', (address) => `http://user@${address}`, basic('user:')],
  ])('%s', async (_, setting, authorization) => {
    await using proxy = await refusing('502 Bad Gateway');
    const failure = await failureIn({ https_proxy: setting(proxy.address) });
    expect(failure.message).toContain(`the proxy ${proxy.address} (https_proxy) answered 502`);
    expect(failure.message).not.toContain('user');
    expect(proxy.seen.map(({ url, headers }) => [url, headers['proxy-authorization']])).toEqual([
      ['api.example.com:443', authorization],
    ]);
  });

  test('http_proxy serves for https where nothing else is set, and an empty variable in small letters means none', async () => {
    await using proxy = await refusing('502 Bad Gateway');
    const viaHttp = await failureIn({ http_proxy: proxy.address });
    expect(viaHttp.message).toContain(`the proxy ${proxy.address} (http_proxy) answered 502`);
    await using server = await Emulator.listen(() => ({ status: 200, body: { ok: true } }));
    const client = await clientIn({ http_proxy: '', HTTP_PROXY: proxy.address }, server.url);
    expect(await client.get('/', never)).toMatchObject({ body: { ok: true } });
  });
});

describe('a setting that cannot be used fails the requests that need it, and nothing else', () => {
  test.each(['::::', 'http://', 'ftp://proxy.example:3128', 'http://user:pass@:80', 'proxy.example:port', '#'])(
    '%j',
    async (setting) => {
      expect(await failureIn({ HTTPS_PROXY: setting })).toMatchObject({
        kind: 'unreachable',
        isProxy: true,
        message: expect.stringMatching(/failed: the variable HTTPS_PROXY names no .*: give it as http:\/\/host:port/),
      });
      await using server = await Emulator.listen(() => ({ status: 200, body: { ok: true } }));
      const spared = await clientIn({ HTTP_PROXY: setting, HTTPS_PROXY: setting, NO_PROXY: '127.0.0.1' }, server.url);
      expect(await spared.get('/', never)).toMatchObject({ body: { ok: true } });
      const client = await clientIn({ HTTPS_PROXY: setting }, server.url);
      expect(await client.get('/', never)).toMatchObject({ body: { ok: true } });
    },
  );
});

test('GitHub is reached by the same settings, and what cannot be used fails its requests alone', async () => {
  for (const setting of ['::::', 'http://user:p%@[']) {
    const { dispatcher } = await createGitHubDispatcher({ https_proxy: setting })();
    const reached = fetch('https://api.example.com', { dispatcher });
    await expect(reached).rejects.toMatchObject({ cause: { name: 'ProxyError' } });
  }
});

test('an answer that a proxy hands on is no larger than any other', async () => {
  await using proxy = await Emulator.listen(() => ({ status: 200, body: 'x'.repeat(10 * 1024 * 1024 + 1) }));
  const client = await clientIn({ http_proxy: proxy.url }, 'http://127.0.0.1:9');
  await expect(client.get('/', never)).rejects.toMatchObject({ kind: 'unreadable', isTooLarge: true });
});

/** Whether a request to this host goes past the proxy. */
async function isSpared(noProxy: string, host: string): Promise<boolean> {
  const { message } = await failureIn({ https_proxy: '127.0.0.1:9', NO_PROXY: noProxy }, `https://${host}`);
  return !message.includes('the proxy');
}

/** What undici 8 makes of `NO_PROXY`; `docs/reference.md` says so. */
describe('NO_PROXY', () => {
  test.each([
    ['a name', 'nowhere.invalid', 'nowhere.invalid'],
    ['a name spares what lies below it', 'invalid', 'api.nowhere.invalid'],
    ['a dot before the name', '.nowhere.invalid', 'api.nowhere.invalid'],
    ['a dot before the name, for the name itself', '.nowhere.invalid', 'nowhere.invalid'],
    ['a star, for what lies below', '*.nowhere.invalid', 'api.nowhere.invalid'],
    ['a port', 'nowhere.invalid:8443', 'nowhere.invalid:8443'],
    ['the port that https implies', 'nowhere.invalid:443', 'nowhere.invalid'],
    ['any case', 'NoWhere.INVALID', 'nowhere.invalid'],
    ['blanks between the entries', 'a.invalid, nowhere.invalid b.invalid', 'nowhere.invalid'],
    ['a star alone', '*', 'nowhere.invalid'],
    ['an address', '127.0.0.1', '127.0.0.1:9'],
  ])('spares a host by %s', async (_, noProxy, host) => {
    expect(await isSpared(noProxy, host)).toBe(true);
  });

  test.each([
    ['a star, for the name itself', '*.nowhere.invalid', 'nowhere.invalid'],
    ['another port', 'nowhere.invalid:8443', 'nowhere.invalid'],
    ['a range of addresses', '127.0.0.0/8', '127.0.0.1:9'],
    ['the end of a word', 'where.invalid', 'nowhere.invalid'],
    ['nothing', '', 'nowhere.invalid'],
  ])('does not spare one by %s', async (_, noProxy, host) => {
    expect(await isSpared(noProxy, host)).toBe(false);
  });
});
