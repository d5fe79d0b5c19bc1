import { type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import type { Clock } from '../../clock.ts';
import type { Redact } from '../../redact.ts';
import { ServiceError, type ServiceErrorKind } from '../service.ts';
import { cutQuote, kindOf, parseDate, parseJson, parseRetryAfter, quoteError } from './http-answer.ts';
import { watchStart } from './watch-start.ts';

/** A JSON answer with a 2xx status. */
export interface HttpAnswer {
  readonly body: unknown;
  /** The server's own time from its `Date` header, in milliseconds since the epoch; null when a GET took so long that it is no longer the time. */
  readonly serverTimeMs: number | null;
}

/** Speaks JSON with one service. Every method throws {@link ServiceError}, or the reason of the signal when that ended the request. */
export interface HttpClient {
  /** Reads a resource. A passing fault (network, 408, 429, 5xx) is retried a few times. */
  get(path: string, signal: AbortSignal): Promise<HttpAnswer>;
  /** Sends a request that spends. It is sent once: what a failure means is for the caller to find out. */
  post(path: string, body: unknown, signal: AbortSignal): Promise<HttpAnswer>;
  /** Ends something that runs: a POST that asks for nothing, since it has no body. Retried like a read: to end it twice changes nothing. */
  stop(path: string, signal: AbortSignal): Promise<HttpAnswer>;
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

const getLimitMs = 15_000;
const postLimitMs = 60_000;
/** The server's time may have been taken at any moment of a trip: after a long one it tells nothing of now. */
const mostTripMs = 3000;
const largestAnswerBytes = 10 * 1024 * 1024;

/** The real network: proxies from the environment, HTTP/1.1. Opens nothing yet. */
export function createNetwork(clock: Clock, random: () => number): Network {
  const options = { allowH2: false, maxResponseSize: largestAnswerBytes, connect: { timeout: 10_000 } };
  return {
    reads: new EnvHttpProxyAgent(options),
    spends: new EnvHttpProxyAgent({ ...options, pipelining: 0 }),
    clock,
    random,
  };
}

interface HttpClientOptions {
  readonly network: Network;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Sent with every request: the key. */
  readonly headers: Readonly<Record<string, string>>;
  /** Takes secrets out of what the service says in its errors. */
  readonly redact: Redact;
  /** What an error status means at this service, where that says more than its own answer; null where it does not. */
  readonly explain?: (status: number) => string | null;
}

const mostAttempts = 4;
const firstPauseMs = 300;
/** A longer `Retry-After` is not slept through here: the caller knows better what to do meanwhile. */
const longestPauseMs = 5000;

/** Redirects are never followed: they would carry the key elsewhere. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { network, headers } = options;
  const repeatable = { dispatcher: network.reads, headers, limitMs: getLimitMs };
  return {
    get: (path, signal) => sendRepeatedly(options, { ...repeatable, method: 'GET', path, signal }),
    post: (path, body, signal) =>
      send(options, {
        method: 'POST',
        path,
        dispatcher: network.spends,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        limitMs: postLimitMs,
        signal,
      }),
    stop: (path, signal) => sendRepeatedly(options, { ...repeatable, method: 'POST', path, signal }),
  };
}

async function sendRepeatedly(options: HttpClientOptions, sending: Omit<Sending, 'body'>): Promise<HttpAnswer> {
  const { clock, random } = options.network;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(options, sending);
    } catch (error) {
      if (!(error instanceof ServiceError) || !isPassing(error.kind) || attempt === mostAttempts) throw error;
      const pauseMs = error.retryAfterMs ?? firstPauseMs * 2 ** (attempt - 1) * (0.5 + random());
      if (pauseMs > longestPauseMs) throw error;
      await clock.sleep(pauseMs, sending.signal);
      sending.signal.throwIfAborted();
    }
  }
}

function isPassing(kind: ServiceErrorKind): boolean {
  return kind === 'unreachable' || kind === 'throttled' || kind === 'unavailable';
}

interface Sending {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly dispatcher: Dispatcher;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/** One request over one connection, read to its end within its time. */
async function send({ network, baseUrl, redact, explain }: HttpClientOptions, sending: Sending): Promise<HttpAnswer> {
  const { method, path, dispatcher, headers, body, limitMs, signal } = sending;
  const url = new URL(baseUrl + path);
  const what = `${method} ${url.origin}${url.pathname}`;
  signal.throwIfAborted();
  using limit = network.clock.limit(limitMs, signal);
  const sentAtMs = network.clock.now();
  let isSent = false;
  let status: number;
  let text: string;
  let responseHeaders: Dispatcher.ResponseData['headers'];
  try {
    const sent = request(url, {
      method,
      dispatcher: watchStart(dispatcher, () => {
        isSent = true;
      }),
      headers: { accept: 'application/json', 'user-agent': 'benchmark-gate', ...headers },
      body: body ?? null,
      signal: limit.signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const response = await unlessAborted(sent, limit.signal);
    status = response.statusCode;
    responseHeaders = response.headers;
    text = await response.body.text();
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (limit.expired) throw new ServiceError('unavailable', `${what} gave no answer within ${limitMs / 1000} s`);
    throw networkError(what, error, isSent);
  }
  const retryAfterMs = parseRetryAfter(responseHeaders['retry-after'], network.clock.now());
  if (status < 200 || status > 299) {
    const said = redact(quoteError(text));
    const meaning = explain?.(status) ?? null;
    const answered = `${what} answered ${status}${meaning === null ? '' : ` (${meaning})`}`;
    throw new ServiceError(kindOf(status), said === '' ? answered : `${answered}: ${cutQuote(said)}`, { retryAfterMs });
  }
  const isCurrent = method === 'POST' || network.clock.now() - sentAtMs <= mostTripMs;
  return { body: parseJson(what, text), serverTimeMs: isCurrent ? parseDate(responseHeaders.date) : null };
}

/** undici breaks a request off only once its connection is open, and opening one may take 10 s. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** `unreachable` only for what was never sent: its work cannot have been done. */
function networkError(what: string, error: unknown, isSent: boolean): ServiceError {
  const code = codeOf(error);
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return new ServiceError('unreadable', `${what} answered with more than 10 MiB`, { isTooLarge: true, cause: error });
  }
  const kind = isSent ? 'unavailable' : 'unreachable';
  // The code alone: an error's message may quote what was sent.
  return new ServiceError(kind, `${what} failed: ${code}`, { cause: error });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
