import type { Octokit } from '@octokit/core';
import type { Clock } from '../clock.ts';
import { type HttpFailure, NoTimeLeft, parseHttpFailure } from './failure.ts';

/** A request is sent at most three times. */
export const mostRetries = 2;
/** All of publishing gets 30 s, so a longer wait cannot end in a success. */
export const longestPauseMs = 30_000;
const firstPauseMs = 500;

interface RetryPolicyOptions {
  readonly graphqlUrl: string;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for the jitter between retries. */
  readonly random: () => number;
}

/** What is known of a request before it is sent. */
interface RequestLine {
  readonly method: string;
  readonly url?: string;
}

/**
 * Whether a request may be sent again as it is. One that writes a comment may not: the answer may be lost but the work done, and
 * another run may have written in the meantime, so its caller looks first.
 */
export function isRepeatable({ method, url }: RequestLine, graphqlUrl: string): boolean {
  return method === 'GET' || method === 'DELETE' || url === graphqlUrl;
}

/** An octokit plugin that decides for each failure whether the retry plugin repeats the request, and waits before it does. */
export function createRetryPolicy({ graphqlUrl, clock, random }: RetryPolicyOptions) {
  return (octokit: Octokit): void => {
    octokit.hook.error('request', async (error, options) => {
      const { request } = options;
      const { signal } = request;
      const attempt = Number(request.retryCount ?? 0);
      const failure = parseHttpFailure(error, clock.now());
      const pauseMs = failure?.pauseMs ?? firstPauseMs * 2 ** attempt * (0.5 + random());
      const repeats =
        signal !== undefined &&
        failure !== null &&
        isPassing(failure) &&
        isRepeatable(options, graphqlUrl) &&
        attempt < mostRetries &&
        pauseMs <= longestPauseMs;
      // What the retry plugin reads: how many times it may repeat this request.
      request.retries = repeats ? mostRetries : 0;
      if (repeats) await clock.sleep(pauseMs, signal);
      // Without this the retry plugin takes the abort for a failed request and repeats it.
      throw signal?.aborted ? new NoTimeLeft(error) : error;
    });
  };
}

/** Rate limits that say what they are belong to the throttling plugin. */
function isPassing({ status, limited }: HttpFailure): boolean {
  return !limited && (status === 408 || status === 429 || status >= 500);
}
