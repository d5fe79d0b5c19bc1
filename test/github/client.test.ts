import { once } from 'node:events';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Agent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../src/clock.ts';
import { createGitHubClient, type GitHubClient } from '../../src/github/client.ts';
import { createGitHubDispatcher, type OpenGitHubRoute } from '../../src/github/dispatcher.ts';
import { explainFailure, parseHttpFailure } from '../../src/github/failure.ts';
import { type Answer, Emulator, type Fault } from '../emulators/emulator.ts';

const pull = { owner: 'octo-org', repo: 'octo-repo', pull_number: 1 };
const comment = { owner: 'octo-org', repo: 'octo-repo', issue_number: 1, body: 'passed' };
const signal = AbortSignal.timeout(60_000);
const forever = Number.POSITIVE_INFINITY;

interface World {
  readonly github: Emulator;
  readonly client: GitHubClient;
  /** The pauses that were asked for, in milliseconds; nobody waits for them. */
  readonly pausesMs: readonly number[];
  /** Reads a pull request. */
  readonly read: () => Promise<unknown>;
  /** Asks by GraphQL. */
  readonly query: () => Promise<unknown>;
  /** Creates a comment. */
  readonly write: () => Promise<unknown>;
}

async function start(network: NodeJS.ProcessEnv | OpenGitHubRoute = {}, apiUrl?: string): Promise<World> {
  const github = await Emulator.listen(({ method, path }) => ({
    status: method === 'POST' && path !== '/graphql' ? 201 : 200,
    body: { data: { ok: true } },
  }));
  onTestFinished(() => github.close());
  const pausesMs: number[] = [];
  const clock: Clock = {
    ...systemClock,
    sleep: (ms, ended) => {
      pausesMs.push(ms);
      return systemClock.sleep(0, ended);
    },
  };
  const client = createGitHubClient({
    token: 't',
    apiUrl: apiUrl ?? github.url,
    graphqlUrl: `${github.url}/graphql`,
    dispatcher: typeof network === 'function' ? network : createGitHubDispatcher(network),
    clock,
    random: () => 0,
  });
  return {
    github,
    client,
    pausesMs,
    read: async () => dataOf((await client.octokit()).rest.pulls.get({ ...pull, request: { signal } })),
    write: async () => dataOf((await client.octokit()).rest.issues.createComment({ ...comment, request: { signal } })),
    query: async () => {
      const octokit = await client.octokit();
      const { graphqlUrl: url } = client;
      return await dataOf(
        octokit.request({ method: 'POST', url, query: 'query { viewer { login } }', request: { signal } }),
      );
    },
  };
}

async function dataOf(answer: Promise<{ data: unknown }>): Promise<unknown> {
  return (await answer).data;
}

const whole = { data: { ok: true } };
const halfJson = { status: 200, body: '{"data":', headers: { 'content-type': 'application/json; charset=utf-8' } };
const badGateway = { status: 502, body: '<html>Bad gateway</html>' };
const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

function refused(status: number, message: string, headers: Record<string, string> = {}): Answer {
  return { status, body: { message }, headers };
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    (value) => {
      throw new Error(`it did not fail: ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}

function explain(error: unknown): string {
  return explainFailure(error, { what: 'It failed', access: 'write', readOnlyToken: null, nowMs: Date.now() });
}

describe('a body that breaks off', () => {
  it.each<[string, Fault]>([
    ['of known length', { truncate: 0.5 }],
    ['before its first byte', { truncate: 0 }],
    ['of unknown length', { rewrite: () => halfJson }],
  ])('(%s) is a failed request: a read is repeated, a write is not', async (_name, fault) => {
    const { github, read, query, write } = await start();
    github.fail({ path: /./, fault });
    expect(await read()).toEqual(whole);
    github.fail({ path: /./, fault });
    expect(await query()).toEqual(whole);
    expect(github.requests).toHaveLength(4);
    github.fail({ path: /./, fault });
    const error = await failureOf(write());
    expect(parseHttpFailure(error, 0)).toMatchObject({ answered: false });
    expect(explain(error)).toBe("It failed: GitHub's answer broke off.");
    expect(github.requests).toHaveLength(5);
  });

  it('of an error leaves what its status says', async () => {
    const { github, read, write } = await start();
    github.fail({ path: /./, times: 2, fault: { answer: refused(403, 'x'.repeat(1000)), truncate: 0.5 } });
    for (const ask of [read, write]) {
      expect(parseHttpFailure(await failureOf(ask()), 0)).toMatchObject({ status: 403, answered: true });
    }
    expect(github.requests).toHaveLength(2);
  });

  it('is not seen in a web page, nor in an answer without a body', async () => {
    const { github, read } = await start();
    github.fail({ path: /./, fault: { answer: { status: 200, body: '<html>' } } });
    expect(await read()).toBe('<html>');
    github.fail({ path: /./, fault: { answer: { status: 204, headers: { 'content-type': 'application/json' } } } });
    expect(await read()).toBe('');
    expect(github.requests).toHaveLength(2);
  });
});

it('an answer that is too large is a failed request, and told as such', async () => {
  const { github, read } = await start();
  github.fail({
    path: /./,
    times: forever,
    fault: { answer: { status: 200, body: ' '.repeat(32 * 1024 * 1024 + 1) } },
  });
  expect(explain(await failureOf(read()))).toBe("It failed: GitHub's answer is larger than 32 MiB.");
});

describe('a write is sent once', () => {
  it.each<[string, Fault]>([
    ['502', { answer: badGateway }],
    ['502 after the work', { rewrite: () => badGateway }],
    ['503 with a short wait', { answer: refused(503, 'maintenance', { 'retry-after': '1' }) }],
    ['408', { answer: refused(408, 'timeout') }],
    ['429', { answer: refused(429, 'slow down') }],
    ['429 with a short wait', { answer: refused(429, 'slow down', { 'retry-after': '1' }) }],
    ['a secondary limit', { answer: refused(403, secondary, { 'retry-after': '1' }) }],
    ['a secondary limit as 429', { answer: refused(429, secondary, { 'retry-after': '1' }) }],
    ['a primary limit', { answer: refused(429, 'limit', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }) }],
    ['a reset before the work', { reset: 'before' }],
    ['a reset after the work', { reset: 'after' }],
  ])('whatever goes wrong: %s', async (_name, fault) => {
    const { github, write, pausesMs } = await start();
    github.fail({ path: /./, fault, times: forever });
    await failureOf(write());
    expect(github.requests).toHaveLength(1);
    expect(pausesMs).toEqual([]);
  });
});

describe('a read is sent three times at most', () => {
  const limited = refused(403, secondary, { 'retry-after': '2' });
  it.each<[string, readonly Answer[], readonly number[]]>([
    ['502s', [badGateway, badGateway, badGateway, badGateway], [250, 500]],
    ['limits', [limited, limited, limited, limited], [2000, 2000]],
    ['a limit between two 502s', [badGateway, limited, badGateway, badGateway], [250, 2000]],
    ['a 502 between two limits', [limited, badGateway, limited, limited], [2000, 500]],
  ])('%s', async (_name, answers, pauses) => {
    for (const ask of ['read', 'query'] as const) {
      const world = await start();
      for (const answer of answers) world.github.fail({ path: /./, fault: { answer } });
      await failureOf(world[ask]());
      expect(world.github.requests).toHaveLength(3);
      expect(world.pausesMs).toEqual(pauses);
    }
  });
});

describe('a query that GitHub breaks off, with status 200,', () => {
  const message = 'Something went wrong while executing your query. Please include `A1:B2` when reporting this issue.';
  const brokenOff: Answer = { status: 200, body: { data: null, errors: [{ message }] } };

  it('is sent again', async () => {
    const { github, query, pausesMs } = await start();
    github.fail({ path: /graphql/, fault: { answer: brokenOff } });
    expect(await query()).toEqual(whole);
    expect(pausesMs).toEqual([250]);
  });

  it('is sent three times at most, and then is a failure of GitHub', async () => {
    const { github, query } = await start();
    github.fail({ path: /graphql/, fault: { answer: brokenOff }, times: 9 });
    expect(await failureOf(query())).toMatchObject({ status: 500, message });
    expect(github.requests).toHaveLength(3);
  });
});

describe('the wait that GitHub asks for', () => {
  it.each<[string, Answer, number]>([
    ['0 s', refused(403, secondary, { 'retry-after': '0' }), 0],
    ['a date', refused(403, secondary, { 'retry-after': new Date(0).toUTCString() }), 0],
    ['seconds', refused(429, secondary, { 'retry-after': '7' }), 7000],
    ['0 s at a 429 without words', refused(429, 'slow down', { 'retry-after': '0' }), 0],
    ['a date at a 503', refused(503, 'maintenance', { 'retry-after': new Date(0).toUTCString() }), 0],
  ])('is kept: %s', async (_name, answer, pauseMs) => {
    for (const ask of ['read', 'query'] as const) {
      const world = await start();
      world.github.fail({ path: /./, fault: { answer } });
      expect(await world[ask]()).toEqual(whole);
      expect(world.pausesMs).toEqual([pauseMs]);
    }
  });

  it('is kept when a query is limited in an answer that says 200', async () => {
    const { github, query, pausesMs } = await start();
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 9) };
    const body = { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };
    github.fail({ path: /graphql/, fault: { answer: { status: 200, body, headers } } });
    expect(await query()).toEqual(whole);
    expect(pausesMs).toHaveLength(1);
    expect(pausesMs[0]).toBeGreaterThan(8000);
    expect(pausesMs[0]).toBeLessThanOrEqual(10_000);
  });

  it.each([
    ['none is told', refused(403, secondary)],
    ['more than there is time', refused(403, secondary, { 'retry-after': '31' })],
    ['a date in an hour', refused(429, 'slow', { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() })],
  ])('ends the request at once where %s', async (_name, answer) => {
    const { github, read, pausesMs } = await start();
    github.fail({ path: /./, fault: { answer }, times: forever });
    expect(explain(await failureOf(read()))).toContain('asks to wait longer than there is time');
    expect([github.requests.length, pausesMs]).toEqual([1, []]);
  });
});

describe('the way to GitHub', () => {
  it('leads through a proxy that is named without a scheme, with any password', async () => {
    const proxy = await startProxy();
    const { read } = await start({ http_proxy: `user:p#w/@127.0.0.1:${proxy.port}` }, 'http://api.github.test');
    expect(await read()).toEqual(whole);
    const credentials = Buffer.from('user:p#w/').toString('base64');
    expect(proxy.asked).toEqual([`http://api.github.test/repos/octo-org/octo-repo/pulls/1 Basic ${credentials}`]);
  });

  it('leads past the proxy where no_proxy says so', async () => {
    const { read } = await start({ http_proxy: 'nowhere.invalid:1', no_proxy: '127.0.0.1' });
    expect(await read()).toEqual(whole);
  });

  it.each([
    [
      'cannot be read',
      { http_proxy: 'http://user:secret@' },
      /could not be reached \(the variable http_proxy names no host and port/,
    ],
    [
      'is down',
      { http_proxy: '127.0.0.1:1' },
      /could not be reached \(the proxy 127.0.0.1:1 \(http_proxy\) cannot be reached: ECONNREFUSED/,
    ],
  ])('fails and names the proxy that %s', async (_name, env, words) => {
    const { read } = await start(env, 'http://api.github.test');
    const told = explain(await failureOf(read()));
    expect(told).toMatch(words);
    expect(told).not.toContain('secret');
  });

  it('fails and names the proxy that wants to know who asks', async () => {
    const proxy = await startProxy(407);
    const { read } = await start({ http_proxy: `127.0.0.1:${proxy.port}` }, 'http://api.github.test');
    expect(explain(await failureOf(read()))).toMatch(/\(the proxy 127.0.0.1:\d+ \(http_proxy\) answered 407/);
  });

  it('is no obstacle where a proxy packs what comes', async () => {
    const proxy = await startProxy(200, gzipSync);
    const { read } = await start({ http_proxy: `127.0.0.1:${proxy.port}` }, 'http://api.github.test');
    expect(await read()).toEqual(whole);
  });

  it('fails in words where what came packed cannot be unpacked', async () => {
    const proxy = await startProxy(200, (text) => gzipSync(text).subarray(0, 15));
    const { read } = await start({ http_proxy: `127.0.0.1:${proxy.port}` }, 'http://api.github.test');
    expect(explain(await failureOf(read()))).toBe("It failed: GitHub's answer came with gzip that cannot be unpacked.");
  });

  it('fails in words where a name has several addresses and none answers', async () => {
    const addresses = ['127.0.0.2', '127.0.0.3'].map((address) => ({ address, family: 4 }));
    const connect: Agent.Options['connect'] = { lookup: (_name, _options, done) => done(null, addresses) };
    const dispatcher = new Agent({ connect });
    const { read } = await start(() => Promise.resolve({ dispatcher }), 'http://api.github.test:48123');
    expect(explain(await failureOf(read()))).toMatch(/could not be reached \(connect ECONNREFUSED 127.0.0.2:48123\)/);
  });

  it('fails in words where its address is none, and again when asked again', async () => {
    const { read } = await start({}, 'api.github.com');
    for (let time = 0; time < 2; time += 1) {
      expect(explain(await failureOf(read()))).toBe('It failed. `GITHUB_API_URL` is not an address.');
    }
  });
});

/** A proxy that answers everything itself, packed where it is told how. */
async function startProxy(
  status = 200,
  pack?: (text: string) => Uint8Array,
): Promise<{ readonly port: number; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization']}`);
    response.writeHead(status, { 'content-type': 'application/json', ...(pack && { 'content-encoding': 'gzip' }) });
    response.end(pack?.(JSON.stringify(whole)) ?? JSON.stringify(whole));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return { port: address.port, asked };
}
