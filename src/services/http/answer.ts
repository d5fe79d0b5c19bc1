import * as v from 'valibot';
import { type AskedJob, type Job, type Look, ServiceError } from '../service.ts';
import type { HttpClient } from './client.ts';

/** An id as it may stand in URLs, outputs and comma separated lists. */
export const Id = v.pipe(v.string(), v.regex(/^[^\s,\p{C}]{1,200}$/u));

/** A typed answer, and how far its server's clock is ahead of ours, in milliseconds; null when that is not told. */
export interface Fetched<T> {
  readonly value: T;
  readonly clockAheadMs: number | null;
}

/** Reads a resource as a typed value. Throws {@link ServiceError}. */
export async function fetchAnswer<T>(
  http: HttpClient,
  path: string,
  schema: v.GenericSchema<unknown, T>,
  signal: AbortSignal,
): Promise<Fetched<T>> {
  const { body, clockAheadMs } = await http.get(path, signal);
  return { value: parseAnswer(`GET ${path.replace(/\?.*/, '')}`, schema, body), clockAheadMs };
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

/** What was read before anything is spent, or why it was not. */
export type Checked<T> = { readonly value: T } | { readonly missing: ServiceError };

/** Preflight endpoints may be missing or down; only a no to the key or to the request itself stops the run. */
export async function unlessMissing<T>(get: () => Promise<T>, signal: AbortSignal): Promise<Checked<T>> {
  try {
    return { value: await get() };
  } catch (error) {
    if (error instanceof ServiceError) {
      if (error.kind === 'unauthorised' || error.kind === 'refused') throw error;
      return { missing: error };
    }
    if (signal.aborted)
      return { missing: new ServiceError('unavailable', 'the service did not answer in time', { cause: error }) };
    throw error;
  }
}

/**
 * Throws an `unreachable` error when nothing could be read and no request even got a connection (DNS, refused, TLS, a proxy that is
 * down), or each got a page where JSON should be: a submit would fare no better, and waiting for it tells no more.
 */
export function assertReached(
  http: Pick<HttpClient, 'hasConnected' | 'origin'>,
  checks: readonly Checked<unknown>[],
): void {
  const errors = checks.flatMap((check) => ('missing' in check ? check.missing : []));
  if (errors.length < checks.length) return;
  const [page] = errors;
  if (page !== undefined && errors.every(({ isPage }) => isPage))
    throw new ServiceError('unreachable', page.message, { cause: page });
  const unreachable = errors.find(({ kind }) => kind === 'unreachable');
  // A proxy that is handed whole requests is a connection, and no way to the service.
  if (http.hasConnected && !errors.every(({ isProxy }) => isProxy)) return;
  throw unreachable ?? new ServiceError('unreachable', `no connection to ${http.origin} in time`, { cause: errors[0] });
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
  readonly jobs: readonly AskedJob[];
  readonly fetchJob: (job: AskedJob) => Promise<Job>;
  readonly signal: AbortSignal;
}

/** Reads jobs one by one, several at a time: an error of the service belongs to its job, and so does an answer about another job. */
export async function lookAtEach({ jobs, ...looking }: Looking): Promise<readonly Look[]> {
  const looks: Look[] = [];
  for (let start = 0; start < jobs.length; start += parallelLooks) {
    looks.push(...(await Promise.all(jobs.slice(start, start + parallelLooks).map((job) => look(job, looking)))));
  }
  return looks;
}

async function look(asked: AskedJob, { fetchJob, signal }: Omit<Looking, 'jobs'>): Promise<Look> {
  const { id } = asked;
  try {
    const job = await fetchJob(asked);
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
