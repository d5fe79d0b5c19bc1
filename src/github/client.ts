import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { type Dispatcher, EnvHttpProxyAgent, fetch, type RequestInit } from 'undici';
import type { Clock } from '../clock.ts';
import { createRetryPolicy, isRepeatable, longestPauseMs, mostRetries } from './retry-policy.ts';

export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/** GitHub's API as this action uses it. A request whose `request: { signal }` is aborted gives up at once. */
export interface GitHubClient {
  readonly request: Octokit['request'];
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
  /** From {@link createGitHubDispatcher}. */
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for the jitter between retries. */
  readonly random: () => number;
}

const requestLimitMs = 15_000;
const largestAnswerBytes = 32 * 1024 * 1024;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * Creates the client: retries, rate limits and proxies are its business.
 * The plugins' own waits are set to nothing, since neither they nor their timers end with a signal: a rate limit is waited for in
 * the handler here, a passing fault in the retry policy.
 */
export function createGitHubClient(options: GitHubClientOptions): GitHubClient {
  const { token, apiUrl, graphqlUrl, dispatcher, clock } = options;
  const throttle = {
    retryAfterBaseValue: 0,
    onRateLimit: waitForLimit,
    onSecondaryRateLimit: waitForLimit,
  };
  async function waitForLimit(
    retryAfterS: number,
    limited: { method: string; url: string; request: { signal?: AbortSignal } },
    _octokit: unknown,
    retryCount: number,
  ): Promise<boolean> {
    const pauseMs = retryAfterS * 1000;
    const { signal } = limited.request;
    if (signal === undefined || !isRepeatable(limited, graphqlUrl)) return false;
    if (retryCount >= mostRetries || pauseMs > longestPauseMs) return false;
    await clock.sleep(pauseMs, signal);
    return !signal.aborted;
  }
  // One or two writes a minute need no pacing, and the plugin takes every GraphQL query for a write.
  Object.assign(throttle, { write: unpaced, notifications: unpaced });
  // The order matters: the policy sees each failure before the plugins do.
  const PatientOctokit = Octokit.plugin(createRetryPolicy(options), retry, throttling);
  const octokit = new PatientOctokit({
    auth: token,
    baseUrl: apiUrl,
    userAgent: 'benchmark-gate',
    log: silent,
    retry: { retryAfterBaseValue: 0 },
    throttle,
    request: { fetch: createFetch(dispatcher) },
  });
  return { request: octokit.request, graphqlUrl, clock };
}

/** The real network: proxies from the environment, HTTP/1.1. Opens nothing yet. */
export function createGitHubDispatcher(): Dispatcher {
  return new EnvHttpProxyAgent({ allowH2: false, maxResponseSize: largestAnswerBytes });
}

/** 15 s for one request, and no redirects: one would carry the token elsewhere. */
function createFetch(dispatcher: Dispatcher) {
  return (url: string, init: RequestInit) => {
    const limit = AbortSignal.timeout(requestLimitMs);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    return fetch(url, { ...init, dispatcher, redirect: 'manual', signal });
  };
}

/** Stands in for the throttling plugin's group of limiters. */
const unpaced = { key: () => ({ schedule: (_options: unknown, job: () => unknown) => job() }) };

function ignore(): void {}
