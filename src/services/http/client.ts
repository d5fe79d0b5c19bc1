import type { Dispatcher } from 'undici';
import { backoffMs } from '../../backoff.ts';
import type { Clock } from '../../clock.ts';
import { type CreateDispatcher, createDirectDispatcher } from '../../dispatcher.ts';
import { ServiceError, type ServiceErrorKind } from '../service.ts';
import { type Api, type HttpAnswer, maxAnswerBytes, type Sending, send } from './send.ts';

/** Speaks JSON with one service. Every method throws {@link ServiceError}, or the reason of the signal when that ended the request. */
export interface HttpClient {
  /** Reads a resource. A passing fault (network, 408, 429, 5xx) is retried a few times. */
  get(path: string, signal: AbortSignal): Promise<HttpAnswer>;
  /** Sends a request that spends. It is sent once: what a failure means is for the caller to find out. */
  post(path: string, body: unknown, signal: AbortSignal): Promise<HttpAnswer>;
  /** Ends something that runs: a POST that asks for nothing, since it has no body. Retried like a read: to end it twice changes nothing. */
  stop(path: string, signal: AbortSignal): Promise<HttpAnswer>;
  /** Whether any request so far got as far as an open connection. */
  readonly hasConnected: boolean;
  /** Scheme, host and port of the service. */
  readonly origin: string;
}

/** What the requests of a run share. */
export interface Network {
  readonly reads: Dispatcher;
  /** A fresh connection for every request: a kept-alive one may be closed by the server just when the request goes out. */
  readonly spends: Dispatcher;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for the jitter between retries. */
  readonly random: () => number;
}

/** Opens the network, the same each time. */
export type OpenNetwork = () => Promise<Network>;

const getLimitMs = 15_000;
const postLimitMs = 60_000;

/** The real network: HTTP/1.1, without proxies unless the dispatchers know of some. Opens nothing yet, and throws nothing. */
export function createNetwork(
  clock: Clock,
  random: () => number,
  createDispatcher: CreateDispatcher = createDirectDispatcher,
): Network {
  const options = { allowH2: false, maxResponseSize: maxAnswerBytes };
  return {
    reads: createDispatcher(options),
    spends: createDispatcher({ ...options, pipelining: 0 }),
    clock,
    random,
  };
}

interface HttpClientOptions extends Omit<Api, 'clock' | 'onConnected'> {
  readonly network: Network;
  /** Sent with every request: the key. */
  readonly headers: Readonly<Record<string, string>>;
}

const maxAttempts = 4;
const firstPauseMs = 300;
/** A longer `Retry-After` is not slept through here: the caller knows better what to do meanwhile. */
const maxPauseMs = 5000;

/** Redirects are never followed: they would carry the key elsewhere. */
export function createHttpClient({ network, headers, ...about }: HttpClientOptions): HttpClient {
  let hasConnected = false;
  let clockAheadMs: number | null = null;
  const { clock, random } = network;
  const api: Api = {
    ...about,
    clock,
    onConnected: () => {
      hasConnected = true;
    },
  };
  const repeatable = { dispatcher: network.reads, headers, limitMs: getLimitMs };
  const sendOnce = async (sending: Sending): Promise<HttpAnswer> => {
    const answer = await send(api, sending);
    // An answer that took long tells nothing of the clock, which goes on as before.
    clockAheadMs = answer.clockAheadMs ?? clockAheadMs;
    return { ...answer, clockAheadMs };
  };
  const repeat = (sending: Omit<Sending, 'body'>) =>
    sendRepeatedly(() => sendOnce(sending), { clock, random, signal: sending.signal });
  return {
    origin: new URL(api.baseUrl).origin,
    get hasConnected() {
      return hasConnected;
    },
    get: (path, signal) => repeat({ ...repeatable, method: 'GET', path, signal }),
    post: (path, body, signal) =>
      sendOnce({
        method: 'POST',
        path,
        dispatcher: network.spends,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        limitMs: postLimitMs,
        signal,
      }),
    stop: (path, signal) => repeat({ ...repeatable, method: 'POST', path, signal }),
  };
}

interface Repeating extends Pick<Network, 'clock' | 'random'> {
  readonly signal: AbortSignal;
}

async function sendRepeatedly<T>(sendOnce: () => Promise<T>, { clock, random, signal }: Repeating): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sendOnce();
    } catch (error) {
      if (!(error instanceof ServiceError) || !isPassing(error.kind) || attempt === maxAttempts) throw error;
      const backoff = { attempt, firstMs: firstPauseMs, maxMs: maxPauseMs, random };
      const pauseMs = error.retryAfterMs ?? backoffMs(backoff);
      if (pauseMs > maxPauseMs) throw error;
      await clock.sleep(pauseMs, signal);
      signal.throwIfAborted();
    }
  }
}

function isPassing(kind: ServiceErrorKind): boolean {
  return kind === 'unreachable' || kind === 'throttled' || kind === 'unavailable';
}
