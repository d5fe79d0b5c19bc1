import type { fetch, RequestInit, Response } from 'undici';
import type { GitHubRoute } from './dispatcher.ts';
import { BrokenAnswer } from './failure.ts';

/** What octokit reads of an answer. */
interface WholeAnswer {
  readonly status: number;
  readonly url: string;
  readonly headers: Response['headers'];
  readonly text: () => Promise<string>;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

const requestLimitMs = 15_000;

/**
 * The fetch that octokit is given: 15 s for one request, and no redirects, since one would carry the token elsewhere.
 * It reads the body before octokit does: @octokit/request 10.0.16 takes one that breaks off for an empty one, and so a lost answer
 * for a success that no retry sees.
 */
export function createWholeFetch(send: typeof fetch, route: GitHubRoute) {
  return async (url: string, init: RequestInit): Promise<WholeAnswer> => {
    const limit = AbortSignal.timeout(requestLimitMs);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    try {
      const response = await send(url, { ...init, dispatcher: route.dispatcher, redirect: 'manual', signal });
      const { status, headers } = response;
      const body = await readBody(response, signal);
      return {
        status,
        url: response.url,
        headers,
        text: () => Promise.resolve(new TextDecoder().decode(body)),
        arrayBuffer: () => Promise.resolve(body),
      };
    } catch (error) {
      if (init.signal?.aborted) throw init.signal.reason;
      if (limit.aborted) throw new Error(`no answer within ${requestLimitMs / 1000} s`, { cause: error });
      if (error instanceof BrokenAnswer) throw error;
      throw new Error(rootOf(error), { cause: error });
    }
  };
}

const brokeOff = "GitHub's answer broke off";

/** An error's status says enough without its text. */
async function readBody(response: Response, signal: AbortSignal): Promise<ArrayBuffer> {
  try {
    const body = await response.arrayBuffer();
    if (response.ok && isBrokenJson(response, body)) throw new BrokenAnswer(brokeOff);
    return body;
  } catch (error) {
    if (signal.aborted) throw error;
    if (response.status >= 400) return new ArrayBuffer(0);
    if (error instanceof BrokenAnswer) throw error;
    const isTooLarge = rootOf(error) === 'Response content exceeded max size';
    throw new BrokenAnswer(isTooLarge ? "GitHub's answer is larger than 32 MiB" : brokeOff, { cause: error });
  }
}

/** A connection that tells neither how long an answer is nor when it ends may break off unseen. */
function isBrokenJson({ status, headers }: Response, body: ArrayBuffer): boolean {
  const isJson = /^application\/(?:scim\+)?json\b/i.test(headers.get('content-type') ?? '');
  if (!isJson || status === 204 || status === 205) return false;
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
