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
  /**
   * The toolkit's own client, loaded when it is first asked for. Rejects with {@link ClientUnavailable}, each time alike, where it cannot
   * be.
   */
  readonly octokit: () => Promise<Octokit>;
  /** Where GraphQL queries are posted. */
  readonly graphqlUrl: string;
  readonly clock: Clock;
  /** How far GitHub's clock is ahead of ours, in milliseconds, as it was first told; 0 until then, and for less than a few seconds. */
  readonly clockAheadMs: () => number;
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
  let clockAheadMs: number | null = null;
  const noteDate = ({ sentAtMs, date }: DatedAnswer) => {
    clockAheadMs ??= aheadOf(date, { sentAtMs, nowMs: options.clock.now() });
  };
  return {
    octokit: () => {
      opened ??= openOctokit(options, noteDate);
      return opened;
    },
    graphqlUrl: options.graphqlUrl,
    clock: options.clock,
    clockAheadMs: () => clockAheadMs ?? 0,
  };
}

/** When a request was sent, by our clock, and the date that its answer bears. */
interface DatedAnswer {
  readonly sentAtMs: number;
  readonly date: string | null;
}

/** After a longer trip a date tells nothing of now. */
const maxTripMs = 3000;
/** Dates are whole seconds, and a trip takes time: less is no difference. */
const minAheadMs = 5000;

/** How far the clock of an answer is ahead of ours; null when it does not tell. */
function aheadOf(
  date: string | null,
  { sentAtMs, nowMs }: { readonly sentAtMs: number; readonly nowMs: number },
): number | null {
  const atMs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(atMs) || nowMs - sentAtMs > maxTripMs) return null;
  return Math.abs(atMs - nowMs) < minAheadMs ? 0 : atMs - nowMs;
}

/**
 * The plugins' own waits are set to nothing, since neither they nor their timers end with a signal: the policy waits before it lets
 * one of them repeat a request.
 */
async function openOctokit(options: GitHubClientOptions, noteDate: (answer: DatedAnswer) => void): Promise<Octokit> {
  const { token, apiUrl } = options;
  if (!URL.canParse(apiUrl)) throw new ClientUnavailable('`GITHUB_API_URL` is not an address.');
  const route = await options.dispatcher();
  const toolkit = await importToolkit();
  const [{ retry }, { throttling }, { request }] = await Promise.all([
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
    import('../dispatcher.ts'),
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
    request: { fetch: dated(createWholeFetch(request, route), { noteDate, clock: options.clock }) },
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

/** Notes the date of every answer. */
function dated(
  send: ReturnType<typeof createWholeFetch>,
  { noteDate, clock }: { readonly noteDate: (answer: DatedAnswer) => void; readonly clock: Clock },
): typeof send {
  return async (url, init) => {
    const sentAtMs = clock.now();
    const answer = await send(url, init);
    noteDate({ sentAtMs, date: answer.headers.get('date') ?? null });
    return answer;
  };
}

/** Stands in for the throttling plugin's group of limiters. */
const unpaced = { key: () => ({ schedule: (_options: unknown, job: () => unknown) => job() }) };

function ignore(): void {}
