import type { getOctokit } from '@actions/github';
import * as v from 'valibot';
import { backoffMs } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { type HttpFailure, NoTimeLeft, parseHttpFailure } from './failure.ts';

/** A request is sent at most three times, whatever goes wrong with it. */
const maxSendings = 3;
/** All of publishing gets 30 s, so a longer wait cannot end in a success. */
export const maxPauseMs = 30_000;
const firstPauseMs = 500;

type OctokitPlugin = NonNullable<Parameters<typeof getOctokit>[2]>;

interface RetryPolicyOptions {
  readonly graphqlUrl: string;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for the jitter between retries. */
  readonly random: () => number;
}

/** A request as the plugins hand it on; `request` is the same object for every sending. */
interface Sending {
  readonly method: string;
  readonly url: string;
  readonly request: {
    readonly signal?: AbortSignal;
    /** How many times it was sent. */
    sendings?: number;
    /** How long GitHub wants to be left alone after the last failure; null when it does not say. */
    pauseMs?: number | null;
    /** What the retry plugin reads: how many times it may repeat this request. */
    retries?: number;
  };
}

interface RetryPolicy {
  /** To be registered before the others. */
  readonly plugin: OctokitPlugin;
  /** What the throttling plugin asks at a rate limit: whether it is to repeat the request. */
  readonly waitForLimit: (limitS: number, sending: Sending) => Promise<boolean>;
}

/**
 * Decides for every failure whether a plugin repeats the request, and waits before it does.
 * Left to themselves the plugins would send a POST that creates a comment four times after a 502 (plugin-retry 8.1.1), and take
 * a `Retry-After` of 0, or one that is a date, for 60 s (plugin-throttling 11.0.5).
 */
export function createRetryPolicy({ graphqlUrl, clock, random }: RetryPolicyOptions): RetryPolicy {
  const canRepeat = (sending: Sending) =>
    sending.request.signal !== undefined &&
    isRepeatable(sending, graphqlUrl) &&
    (sending.request.sendings ?? 0) < maxSendings;

  const isWrite = ({ method, url }: Sending) => method !== 'GET' && url !== graphqlUrl;
  let hasWorked = false;
  let hasWritten = false;

  async function judge(error: unknown, sending: Sending): Promise<never> {
    const { request } = sending;
    const { signal, sendings = 1 } = request;
    const failure = parseHttpFailure(error, clock.now());
    const workedBefore = failure?.status === 401 ? hasWorked : hasWritten && isWrite(sending);
    if (failure?.answered && error instanceof Error) Object.assign(error, { workedBefore });
    request.pauseMs = failure?.pauseMs ?? null;
    const backoff = { attempt: sendings, firstMs: firstPauseMs, maxMs: maxPauseMs, random };
    const pauseMs = request.pauseMs ?? backoffMs(backoff);
    const repeats = failure !== null && isPassing(failure) && canRepeat(sending) && pauseMs <= maxPauseMs;
    request.retries = repeats ? sendings : 0;
    if (repeats && signal !== undefined) await clock.sleep(pauseMs, signal);
    // Without this the retry plugin takes the abort for a failed request and repeats it.
    throw signal?.aborted ? new NoTimeLeft(error) : error;
  }

  return {
    plugin: (octokit) => {
      octokit.hook.before('request', ({ request }) => {
        request.sendings = Number(request.sendings ?? 0) + 1;
        // What was decided of an earlier failure would let plugin-retry repeat this one, be it a 403.
        request.retries = 0;
      });
      octokit.hook.after('request', ({ data, headers }, sending) => {
        hasWorked = true;
        hasWritten ||= isWrite(sending);
        // Thrown here, it is judged like any other failure.
        if (sending.url === graphqlUrl && v.is(brokenOffSchema, data)) {
          const [{ message }] = data.errors;
          throw Object.assign(new Error(message), { status: 500, request: sending, response: { headers } });
        }
      });
      octokit.hook.error('request', judge);
      return {};
    },
    async waitForLimit(limitS, sending) {
      const { signal, pauseMs } = sending.request;
      const limitMs = pauseMs ?? limitS * 1000;
      if (signal === undefined || !canRepeat(sending) || limitMs > maxPauseMs) return false;
      await clock.sleep(limitMs, signal);
      return !signal.aborted;
    },
  };
}

/**
 * How GitHub tells of a query that it broke off: with status 200. It is no failure to those that come after, and plugin-retry 8.1.1, which
 * makes one of it, asks nobody whether it is to be repeated.
 */
const brokenOffSchema = v.object({
  errors: v.tupleWithRest(
    [v.object({ message: v.pipe(v.string(), v.regex(/^Something went wrong while executing your query/)) })],
    v.unknown(),
  ),
});

/**
 * Whether a request may be sent again as it is. One that writes a comment may not: the answer may be lost but the work done, and
 * another run may have written in the meantime, so its caller looks first.
 */
function isRepeatable({ method, url }: Sending, graphqlUrl: string): boolean {
  return method === 'GET' || method === 'DELETE' || url === graphqlUrl;
}

/** Rate limits that say what they are belong to the throttling plugin. */
function isPassing({ status, limited }: HttpFailure): boolean {
  return !limited && (status === 408 || status === 429 || status >= 500);
}
