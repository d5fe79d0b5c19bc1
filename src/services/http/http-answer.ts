import { ServiceError, type ServiceErrorKind } from '../service.ts';

/** What an error status says of the work that was asked for. */
export function kindOf(status: number): ServiceErrorKind {
  if (status === 401 || status === 403) return 'unauthorised';
  // Not there, not any more, or not to be asked in this way: an endpoint may be missing.
  if (status === 404 || status === 405 || status === 410) return 'not-found';
  if (status === 429) return 'throttled';
  if (status === 408 || status >= 500) return 'unavailable';
  return status >= 400 ? 'refused' : 'unreadable';
}

/** Throws {@link ServiceError} for what is no JSON; `what` names the request. */
export function parseJson(what: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ServiceError(
      'unreadable',
      `${what} answered with something that is not JSON (${text.length} characters)`,
    );
  }
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), as milliseconds from now. */
export function parseRetryAfter(header: string | string[] | undefined, nowMs: number): number | null {
  if (typeof header !== 'string') return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  // `Date.parse` alone takes "-3" for a day of the year 2001.
  const at = header.endsWith('GMT') ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}

/** `Date` as milliseconds since the epoch; null when it is missing or unreadable. */
export function parseDate(header: string | string[] | undefined): number | null {
  const at = typeof header === 'string' ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** What an error body says, in the shapes that services use: `{error}`, `{error: {message}}`, `{message}`, `{detail}`, plain text. */
export function quoteError(text: string): string {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return text.trimStart().startsWith('<') ? 'a web page instead of an API answer' : text;
  }
  for (let depth = 0; depth < 2 && typeof said === 'object' && said !== null; depth += 1) {
    const { error, message, detail }: { error?: unknown; message?: unknown; detail?: unknown } = said;
    said = error ?? message ?? detail;
  }
  return typeof said === 'string' ? said : text;
}

const longestQuote = 300;

/** Cut only once it is free of secrets: half of one could not be found. */
export function cutQuote(text: string): string {
  const oneLine = text.replaceAll(/\s+/g, ' ').trim();
  return oneLine.length > longestQuote ? `${oneLine.slice(0, longestQuote)}…` : oneLine;
}
