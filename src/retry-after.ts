/** The three spellings of an HTTP date (RFC 9110 §5.6.7); the last is in UTC without saying so. */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const rfc850Date = /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const asctimeDate = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/**
 * Reads `Retry-After`, whole seconds or an HTTP date (RFC 9110 §10.2.3), as milliseconds from now; null when it is missing or is
 * neither. The date's own shape is asked for, since `Date.parse` alone takes "-3" for a day of the year 2001.
 */
export function parseRetryAfterMs(header: unknown, nowMs: number): number | null {
  if (typeof header !== 'string') return null;
  const text = header.trim();
  // A number too long to count with is still a wait that nobody can sit out.
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
  const atMs = parseHttpDateMs(text);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

function parseHttpDateMs(text: string): number {
  if (httpDate.test(text) || rfc850Date.test(text)) return Date.parse(text);
  return asctimeDate.test(text) ? Date.parse(`${text} GMT`) : Number.NaN;
}
