import type { Dispatcher } from 'undici';
import request from 'undici/lib/api/api-request.js';
import { type Clock, unlessAborted } from '../../clock.ts';
import type { ServiceName } from '../../plan/plan.ts';
import { codeOf, ProxyError } from '../../proxy-error.ts';
import type { Redact } from '../../redact.ts';
import { parseRetryAfterMs } from '../../retry-after.ts';
import { ServiceError, type ServiceErrorKind, type ServiceErrorOptions } from '../service.ts';
import { decodeBody } from './decode-body.ts';
import { cutQuote, isPlainRefusal, kindOf, parseDate, quoteError } from './http-answer.ts';
import { watchStart } from './watch-start.ts';

/** A JSON answer with a 2xx status. */
export interface HttpAnswer {
  readonly body: unknown;
  /**
   * The server's own time from its `Date` header, in milliseconds since the epoch; null when a GET took so long that it is no longer the
   * time.
   */
  readonly serverTimeMs: number | null;
  /** How far the server's clock is ahead of ours, in milliseconds, as it was last told; null when it has not been told. */
  readonly clockAheadMs: number | null;
}

/** Whose API it is, and how its answers are read. */
export interface Api {
  readonly clock: Clock;
  /** Told in every error. */
  readonly service: ServiceName;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Takes secrets out of what the service says in its errors. */
  readonly redact: Redact;
  /**
   * What an error status means at this service, where that says more than its own answer; null where it does not. A 403 with a meaning is a
   * refusal: another key would not help.
   */
  readonly explain?: (status: number) => string | null;
  /** Told of every request that got as far as an open connection. */
  readonly onConnected: () => void;
}

export interface Sending {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly dispatcher: Dispatcher;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/** The longest answer that is read, packed or unpacked. */
export const maxAnswerBytes = 10 * 1024 * 1024;
/** The server's time may have been taken at any moment of a trip: after a long one it tells nothing of now. */
const maxTripMs = 3000;
/** Compression saves nothing here, and what a proxy packs wrongly is an answer that is lost. */
const ownHeaders = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'benchmark-gate' };

/** One request over one connection, read to its end within its time. Throws {@link ServiceError}, or the signal's reason. */
export async function send(api: Api, sending: Sending): Promise<HttpAnswer> {
  const { clock, baseUrl, service, explain, redact } = api;
  const url = new URL(baseUrl + sending.path);
  const what = `${sending.method} ${url.origin}${url.pathname}`;
  const fail: Fail = (kind, text, options) => new ServiceError(kind, `${what} ${text}`, { ...options, service });
  const sentAtMs = clock.now();
  const { status, headers, packed } = await exchange(api, { ...sending, url, fail });
  const text = await unpack(packed, headers['content-encoding'], fail);
  if (status < 200 || status > 299) {
    const said = redact(quoteError(text));
    const meaning = explain?.(status) ?? null;
    const answered = `answered ${status}${meaning === null ? '' : ` (${meaning})`}`;
    const retryAfterMs = parseRetryAfterMs(headers['retry-after'], clock.now());
    const shown = said === '' ? answered : `${answered}: ${cutQuote(said)}`;
    const kind = status === 403 && meaning !== null ? 'refused' : kindOf(status);
    throw fail(kind, shown, { status, retryAfterMs, isPlainRefusal: isPlainRefusal(status) });
  }
  const tripMs = clock.now() - sentAtMs;
  const serverTimeMs = sending.method === 'POST' || tripMs <= maxTripMs ? parseDate(headers.date) : null;
  const clockAheadMs = serverTimeMs === null || tripMs > maxTripMs ? null : serverTimeMs - clock.now();
  return { body: parseJson(text, fail), serverTimeMs, clockAheadMs };
}

/** Makes the error of a request, whose words go on after its method and address. */
type Fail = (kind: ServiceErrorKind, text: string, options?: ServiceErrorOptions) => ServiceError;

interface Raw {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  readonly packed: Uint8Array;
}

interface Exchange extends Sending {
  readonly url: URL;
  readonly fail: Fail;
}

async function exchange({ clock, onConnected }: Api, { url, fail, ...sending }: Exchange): Promise<Raw> {
  const { method, dispatcher, headers, body, limitMs, signal } = sending;
  signal.throwIfAborted();
  using limit = clock.limit(limitMs, signal);
  let isSent = false;
  try {
    const watched = watchStart(dispatcher, () => {
      isSent = true;
      onConnected();
    });
    const sent = request.call(watched, {
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers: { ...ownHeaders, ...headers },
      body: body ?? null,
      signal: limit.signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    // undici breaks a request off only once its connection is open, and opening one may take 10 s.
    const response = await unlessAborted(sent, limit.signal);
    return { status: response.statusCode, headers: response.headers, packed: await response.body.bytes() };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    // What was never sent cannot have been done.
    const kind = isSent ? 'unavailable' : 'unreachable';
    if (limit.expired) throw fail(kind, `gave no answer within ${limitMs / 1000} s`);
    throw networkError(error, kind, fail);
  }
}

function networkError(error: unknown, kind: ServiceErrorKind, fail: Fail): ServiceError {
  // A proxy that fails has handed nothing on, also where it was handed the whole request.
  if (error instanceof ProxyError)
    return fail('unreachable', `failed: ${error.message}`, { isProxy: true, cause: error });
  const code = codeOf(error);
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return tooLarge(fail, error);
  // The code alone: an error's message may quote what was sent.
  return fail(kind, `failed: ${code}`, { cause: error });
}

function tooLarge(fail: Fail, cause?: unknown): ServiceError {
  return fail('unreadable', 'answered with more than 10 MiB', { isTooLarge: true, cause });
}

async function unpack(packed: Uint8Array, encoding: string | string[] | undefined, fail: Fail): Promise<string> {
  const decoded = await decodeBody(packed, { encoding, maxBytes: maxAnswerBytes });
  if ('bytes' in decoded) return new TextDecoder().decode(decoded.bytes);
  throw decoded.isTooLarge === true ? tooLarge(fail) : fail('unreadable', `answered ${decoded.fault}`);
}

function parseJson(text: string, fail: Fail): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fail('unreadable', `answered with something that is not JSON (${text.length} characters)`);
  }
}
