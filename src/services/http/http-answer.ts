import type { ServiceErrorKind } from '../service.ts';

/** What an error status says of the work that was asked for. */
export function kindOf(status: number): ServiceErrorKind {
  if (status === 401 || status === 403) return 'unauthorised';
  // Not there, not any more, or not to be asked in this way: an endpoint may be missing.
  if (status === 404 || status === 405 || status === 410) return 'not-found';
  if (status === 429) return 'throttled';
  if (status === 408 || status >= 500) return 'unavailable';
  return status >= 400 ? 'refused' : 'unreadable';
}

const plainRefusals: ReadonlySet<number> = new Set([400, 401, 402, 403, 404, 405, 410, 413, 415, 422]);

/** Whether a status says plainly that nothing was done. Others (409, 425, 429, 499) may come from a proxy, or after the work. */
export function isPlainRefusal(status: number): boolean {
  return plainRefusals.has(status);
}

/** `Date` as milliseconds since the epoch; null when it is missing or unreadable, or names no zone: that would be read as the runner's. */
export function parseDate(header: string | string[] | undefined): number | null {
  const at = typeof header === 'string' && header.endsWith('GMT') ? Date.parse(header) : Number.NaN;
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

const maxQuoteLength = 300;

/** Cut only once it is free of secrets: half of one could not be found. Its full stop is left to the sentence that quotes it. */
export function cutQuote(text: string): string {
  const oneLine = text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/(?<!\.)\.$/, '');
  return oneLine.length > maxQuoteLength ? `${oneLine.slice(0, maxQuoteLength)}…` : oneLine;
}
