import * as v from 'valibot';
import type { Redact } from '../plan/secrets.ts';
import type { HttpClient } from './http.ts';
import { ServiceError } from './service.ts';

/** An id as it may stand in URLs, outputs and comma separated lists. */
export const Id = v.pipe(v.string(), v.regex(/^[^\s,\p{C}]{1,200}$/u));

/** Reads a resource as a typed value. Throws {@link ServiceError}. */
export async function fetchAnswer<T>(
  http: HttpClient,
  path: string,
  schema: v.GenericSchema<unknown, T>,
  signal: AbortSignal,
): Promise<T> {
  const { body } = await http.get(path, signal);
  return parseAnswer(`GET ${path.replace(/\?.*/, '')}`, schema, body);
}

/** A service's answer as a typed value. Throws an `unreadable` error that says which field is not as documented. */
export function parseAnswer<T>(what: string, schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const result = v.safeParse(schema, body, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? 'the whole answer';
  throw new ServiceError(
    'unreadable',
    `${what} answered with an unexpected shape: ${field} should be ${issue.expected ?? 'valid'}, not ${issue.received}`,
  );
}

/** The readers below take a field of unknown type: what is not as documented is not known, which is null. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function toCount(value: unknown): number | null {
  return Number.isSafeInteger(value) && isNumber(value) && value >= 0 ? value : null;
}

export function toText(value: unknown, redact: Redact): string | null {
  return typeof value === 'string' && value !== '' ? redact(value) : null;
}

export function toDate(value: unknown): Date | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at);
}
