import type { Dispatcher } from 'undici';
import type sendRequest from 'undici/lib/api/api-request.js';
import { unlessAborted } from '../clock.ts';
import { decodeBody } from '../services/http/decode-body.ts';
import { type GitHubRoute, maxAnswerBytes } from './dispatcher.ts';
import { BrokenAnswer } from './failure.ts';

/** What octokit tells of a request. */
interface RequestInit {
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | null;
  readonly signal?: AbortSignal | null;
}

/** What octokit reads of an answer. */
interface WholeAnswer {
  readonly status: number;
  readonly url: string;
  /** By their names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: () => Promise<string>;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

const requestLimitMs = 15_000;

/**
 * The fetch that octokit is given: 15 s for one request, and no redirects, since one would carry the token elsewhere. It sends as requests to
 * a service are sent: undici's own fetch would be as much again to load.
 * It reads the body before octokit does: @octokit/request 10.0.16 takes one that breaks off for an empty one, and so a lost answer
 * for a success that no retry sees.
 */
export function createWholeFetch(send: typeof sendRequest, route: GitHubRoute) {
  return async (address: string, init: RequestInit): Promise<WholeAnswer> => {
    const limit = AbortSignal.timeout(requestLimitMs);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    const url = new URL(address);
    try {
      signal.throwIfAborted();
      const sent = send.call(route.dispatcher, {
        origin: url.origin,
        path: url.pathname + url.search,
        method: init.method,
        headers: { 'accept-encoding': 'identity', ...init.headers },
        body: init.body ?? null,
        signal,
      });
      const answer = await unlessAborted(sent, signal);
      const body = await readBody(answer, signal);
      return {
        status: answer.statusCode,
        url: url.href,
        headers: headersOf(answer),
        text: () => Promise.resolve(new TextDecoder().decode(body)),
        arrayBuffer: () => Promise.resolve(body.slice().buffer),
      };
    } catch (error) {
      if (init.signal?.aborted) throw init.signal.reason;
      if (limit.aborted) throw new Error(`no answer within ${requestLimitMs / 1000} s`, { cause: error });
      if (error instanceof BrokenAnswer) throw error;
      throw new Error(rootOf(error), { cause: error });
    }
  };
}

type Answer = Dispatcher.ResponseData;

function headersOf({ headers }: Answer): ReadonlyMap<string, string> {
  return new Map(Object.entries(headers).map(([name, value = '']) => [name, [value].flat().join(', ')]));
}

const brokeOff = "GitHub's answer broke off";
const tooLarge = "GitHub's answer is larger than 32 MiB";

/** An error's status says enough without its text. */
async function readBody(answer: Answer, signal: AbortSignal): Promise<Uint8Array> {
  try {
    const packed = await answer.body.bytes();
    const decoded = await decodeBody(packed, {
      encoding: answer.headers['content-encoding'],
      maxBytes: maxAnswerBytes,
    });
    if (!('bytes' in decoded))
      throw new BrokenAnswer(decoded.isTooLarge ? tooLarge : `GitHub's answer came ${decoded.fault}`);
    if (isBrokenJson(answer, decoded.bytes)) throw new BrokenAnswer(brokeOff);
    return decoded.bytes;
  } catch (error) {
    if (signal.aborted) throw error;
    if (answer.statusCode >= 400) return new Uint8Array();
    if (error instanceof BrokenAnswer) throw error;
    const isTooLarge = rootOf(error) === 'Response content exceeded max size';
    throw new BrokenAnswer(isTooLarge ? tooLarge : brokeOff, { cause: error });
  }
}

/** A connection that tells neither how long an answer is nor when it ends may break off unseen. */
function isBrokenJson({ statusCode: status, headers }: Answer, body: Uint8Array): boolean {
  const isJson = /^application\/(?:scim\+)?json\b/i.test(String(headers['content-type'] ?? ''));
  if (!isJson || status < 200 || status > 299 || status === 204 || status === 205) return false;
  try {
    JSON.parse(new TextDecoder().decode(body));
    return false;
  } catch {
    return true;
  }
}

/** What undici says where the reason lies below. */
const wrappers: ReadonlySet<string> = new Set(['', 'fetch failed', 'Request was cancelled.', 'terminated']);

/** The first error with something to say; a connection tried on several addresses fails with a list and without a word of its own. */
function rootOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const below = error instanceof AggregateError ? error.errors[0] : error.cause;
  if (wrappers.has(error.message) && below instanceof Error) return rootOf(below);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return error.message === '' ? code : error.message;
}
