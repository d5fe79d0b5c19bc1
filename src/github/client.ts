import type { getOctokit } from '@actions/github';
import type { Clock } from '../clock.ts';
import type { OpenGitHubRoute } from './dispatcher.ts';
import { ClientUnavailable } from './failure.ts';
import { createRetryPolicy } from './retry-policy.ts';
import { createWholeFetch } from './whole-fetch.ts';

export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

type Octokit = ReturnType<typeof getOctokit>;

/** GitHub's API as this action uses it. A request whose `request: { signal }` is aborted gives up at once. */
export interface GitHubClient {
  /** The toolkit's own client, loaded when it is first asked for. Rejects with {@link ClientUnavailable}, each time alike, where it cannot be. */
  readonly octokit: () => Promise<Octokit>;
  /** Where GraphQL queries are posted. */
  readonly graphqlUrl: string;
  readonly clock: Clock;
}

interface GitHubClientOptions {
  readonly token: string;
  /** `GITHUB_API_URL`: another one on GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** `GITHUB_GRAPHQL_URL`. */
  readonly graphqlUrl: string;
  /** From `createGitHubDispatcher`. */
  readonly dispatcher: OpenGitHubRoute;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for the jitter between retries. */
  readonly random: () => number;
}

const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Creates the client: retries, rate limits and proxies are its business. Loads and opens nothing yet, and never throws. */
export function createGitHubClient(options: GitHubClientOptions): GitHubClient {
  let opened: Promise<Octokit> | null = null;
  return {
    octokit: () => {
      opened ??= openOctokit(options);
      return opened;
    },
    graphqlUrl: options.graphqlUrl,
    clock: options.clock,
  };
}

/**
 * The plugins' own waits are set to nothing, since neither they nor their timers end with a signal: the policy waits before it lets
 * one of them repeat a request.
 */
async function openOctokit(options: GitHubClientOptions): Promise<Octokit> {
  const { token, apiUrl } = options;
  if (!URL.canParse(apiUrl)) throw new ClientUnavailable('`GITHUB_API_URL` is not an address.');
  const route = await options.dispatcher();
  const toolkit = await importToolkit();
  const [{ retry }, { throttling }, { fetch }] = await Promise.all([
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
    import('undici'),
  ]);
  const policy = createRetryPolicy(options);
  const throttle = {
    retryAfterBaseValue: 0,
    onRateLimit: policy.waitForLimit,
    onSecondaryRateLimit: policy.waitForLimit,
  };
  // One or two writes a minute need no pacing, and the plugin takes every GraphQL query for a write.
  Object.assign(throttle, { write: unpaced, notifications: unpaced });
  const settings = {
    baseUrl: apiUrl,
    userAgent: 'benchmark-gate',
    log: silent,
    retry: { retryAfterBaseValue: 0 },
    throttle,
    request: { fetch: createWholeFetch(fetch, route) },
  };
  // The order matters: the policy sees each failure before the plugins do.
  return toolkit.getOctokit(token, settings, policy.plugin, retry, throttling);
}

/** The toolkit reads the event file, `GITHUB_API_URL` and the proxy variables at import, and throws at what it cannot read. */
async function importToolkit(): Promise<typeof import('@actions/github')> {
  try {
    return await import('@actions/github');
  } catch (error) {
    // The error's own message may quote the file.
    if (error instanceof SyntaxError) {
      throw new ClientUnavailable('The event file that `GITHUB_EVENT_PATH` names is not JSON.', { cause: error });
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ClientUnavailable(`GitHub's client could not be loaded (${code}).`, { cause: error });
  }
}

/** Stands in for the throttling plugin's group of limiters. */
const unpaced = { key: () => ({ schedule: (_options: unknown, job: () => unknown) => job() }) };

function ignore(): void {}
