import * as v from 'valibot';
import type { Redact } from '../../redact.ts';
import { type Job, type JobId, type Look, ServiceError } from '../service.ts';
import type { HttpClient } from './client.ts';

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
    `${what} answered with an unexpected shape: ${field} is ${kindOf(issue.input)} and not as documented`,
  );
}

/** Preflight endpoints may be missing or down; only a no to the key or to the request itself stops the run. */
export async function unlessMissing<T>(
  get: () => Promise<T>,
  signal: AbortSignal,
): Promise<{ value: T } | { missing: string }> {
  try {
    return { value: await get() };
  } catch (error) {
    if (error instanceof ServiceError) {
      if (error.kind === 'unauthorised' || error.kind === 'refused') throw error;
      return { missing: error.message };
    }
    if (signal.aborted) return { missing: 'the service did not answer in time' };
    throw error;
  }
}

/** Names what came without quoting it. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/** How many jobs are read at the same time. */
const parallelLooks = 10;

interface Looking {
  readonly jobIds: readonly JobId[];
  readonly fetchJob: (id: JobId) => Promise<Job>;
  readonly signal: AbortSignal;
}

/** Reads jobs one by one, several at a time: an error of the service belongs to its job, and so does an answer about another job. */
export async function lookAtEach({ jobIds, ...looking }: Looking): Promise<readonly Look[]> {
  const looks: Look[] = [];
  for (let start = 0; start < jobIds.length; start += parallelLooks) {
    looks.push(...(await Promise.all(jobIds.slice(start, start + parallelLooks).map((id) => look(id, looking)))));
  }
  return looks;
}

async function look(id: JobId, { fetchJob, signal }: Omit<Looking, 'jobIds'>): Promise<Look> {
  try {
    const job = await fetchJob(id);
    if (job.id === id) return { id, job };
    return {
      id,
      error: new ServiceError('mismatch', `the service answered about job ${id} with another job, ${job.id}`),
    };
  } catch (error) {
    if (error instanceof ServiceError) return { id, error };
    // What was read of the other jobs is not lost when the time is over.
    if (signal.aborted) return { id, error: new ServiceError('unavailable', `reading job ${id} was broken off`) };
    throw error;
  }
}

/** The readers below take a field of unknown type: what is not as documented is not known, which is null. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
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
