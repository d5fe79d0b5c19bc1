import * as v from 'valibot';
import type { JobQuery } from '../../plan/plan.ts';
import { assertReached, fetchAnswer, Id, lookAtEach, unlessMissing } from '../http/answer.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { toDate } from '../http/fields.ts';
import { renderQuery } from '../http/query.ts';
import {
  type BenchmarkService,
  type Job,
  type JobId,
  type Preflight,
  ServiceError,
  type ServiceOptions,
} from '../service.ts';
import { JobAnswer, type Judging, toJob } from './job.ts';
import { metrics } from './score.ts';

interface Overmind {
  readonly http: HttpClient;
  readonly judging: Omit<Judging, 'clockAheadMs'>;
}

const publicUrl = 'https://api.overmindlab.ai';

/** Overmind: `GET /api/jobs/{id}/` and `GET /api/jobs/` tell of jobs. It documents no way to start or cancel one. */
export function createOvermind({
  network,
  baseUrl,
  apiKey,
  choice,
  redact,
}: ServiceOptions): BenchmarkService & Required<Pick<BenchmarkService, 'find'>> {
  const chosen = choice?.metric ?? metrics[0];
  const metric = metrics.find((name) => name === chosen);
  if (metric === undefined) throw new Error(`Overmind has no score ${chosen}`);
  const headers = { 'x-api-key': apiKey };
  const http = createHttpClient({
    network,
    service: 'overmind',
    baseUrl: baseUrl ?? publicUrl,
    headers,
    redact,
    explain,
  });
  const overmind: Overmind = { http, judging: { metric, scale: choice?.scale ?? 100, redact } };
  return {
    preflight: (_, signal) => preflight(overmind, signal),
    look: (jobs, signal) => lookAtEach({ jobs, fetchJob: ({ id }) => fetchJob(overmind, id, signal), signal }),
    find: (query, signal) => find(overmind, query, signal),
  };
}

/** The service answers alike to several mistakes; each has its own way out. A 403 is about the plan, and no matter of the key. */
function explain(status: number): string | null {
  switch (status) {
    case 401:
      return 'the API key is wrong or no longer valid';
    case 402:
      return 'the account has to be paid for';
    case 403:
      return "the account's plan does not allow this";
    case 404:
      return 'the id is wrong, or it belongs to another project than the API key, or the service has retired this endpoint';
    default:
      return null;
  }
}

async function preflight({ http }: Overmind, signal: AbortSignal): Promise<Preflight> {
  const list = await unlessMissing(
    async () => (await fetchAnswer(http, '/api/jobs/?page=1&page_size=1', v.unknown(), signal)).value,
    signal,
  );
  assertReached(http, [list]);
  const warnings = 'missing' in list ? [`The API key could not be checked: ${list.missing.message}.`] : [];
  return { unitPrices: null, balanceCredits: null, problems: [], warnings, names: new Map() };
}

// Every path ends in a slash: without it the service redirects, and redirects are not followed with a key.
async function fetchJob({ http, judging }: Overmind, id: JobId, signal: AbortSignal): Promise<Job> {
  const { value, clockAheadMs } = await fetchAnswer(http, `/api/jobs/${encodeURIComponent(id)}/`, JobAnswer, signal);
  return toJob(value, { ...judging, clockAheadMs });
}

const Row = v.object({
  id: Id,
  created_at: v.optional(v.unknown()),
  project: v.optional(v.unknown()),
  prompt_slug: v.optional(v.unknown()),
  job_type: v.optional(v.unknown()),
  status: v.optional(v.unknown()),
});
type Row = v.InferOutput<typeof Row>;

const JobList = v.object({ count: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), results: v.array(Row) });

const maxPages = 20;

/** The newest job by `created_at`; it is read by its id, since a row of the list has no iterations. */
async function find(overmind: Overmind, query: JobQuery, signal: AbortSignal): Promise<Job | null> {
  if (query.name !== undefined) {
    throw new ServiceError('refused', 'jobs of Overmind have no name: look for a project, a prompt slug or a job type');
  }
  const rows = await fetchRows(overmind, query, signal);
  let newest: { readonly id: JobId; readonly createdAtMs: number } | null = null;
  for (const { id, created_at } of rows.filter((row) => isAskedFor(row, query))) {
    const createdAt = toDate(created_at);
    if (createdAt === null)
      throw new ServiceError('unreadable', `GET /api/jobs/ does not say when job ${id} was created`);
    const createdAtMs = createdAt.getTime();
    if (newest === null || createdAtMs > newest.createdAtMs) newest = { id, createdAtMs };
  }
  if (newest === null) return null;
  const job = await fetchJob(overmind, newest.id, signal);
  if (job.id === newest.id) return job;
  throw new ServiceError('mismatch', `the service answered about job ${newest.id} with another job, ${job.id}`);
}

/** The documented parameters of the list that a row can be held against. */
function filtersOf({ project, promptSlug, jobType, status }: JobQuery) {
  return { project, prompt_slug: promptSlug, job_type: jobType, status };
}

/** Whether a row is what was asked for, whatever the service has filtered; `search` it alone can tell. */
function isAskedFor(row: Row, query: JobQuery): boolean {
  const { project, prompt_slug, job_type, status } = filtersOf(query);
  return (
    (project === undefined || row.project === project) &&
    (prompt_slug === undefined || row.prompt_slug === prompt_slug) &&
    (job_type === undefined || row.job_type === job_type) &&
    (status === undefined || row.status === status)
  );
}

/**
 * Reads the whole list, page by page. Its links are not followed: they may lead to `http:` or another host. The filters
 * (docs: "List jobs") only make it shorter. What `search` searches is not documented ("A search term."), so it is sent
 * only when the suite file gives one: a slug in its place might hide the newest job.
 */
async function fetchRows({ http }: Overmind, query: JobQuery, signal: AbortSignal): Promise<readonly Row[]> {
  const filters: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...filtersOf(query), search: query.search }))
    if (value !== undefined) filters[name] = value;
  const rows = new Map<JobId, Row>();
  let read = 0;
  let countAtFirst: number | null = null;
  for (let page = 1; page <= maxPages; page += 1) {
    // The newest first: a job that is created meanwhile moves others to a page that is still to come, never past it.
    const asked = { ordering: '-created_at', page: String(page), page_size: '100', ...filters };
    const { value } = await fetchAnswer(http, `/api/jobs/?${renderQuery(asked)}`, JobList, signal);
    const { count, results } = value;
    const known = rows.size;
    for (const row of results) rows.set(row.id, row);
    if (rows.size === known && count > 0) {
      throw new ServiceError('unreadable', `GET /api/jobs/ counts ${count} jobs and lists ${known}`);
    }
    read += results.length;
    countAtFirst ??= count;
    if (read < count) continue;
    if (rows.size >= countAtFirst) return [...rows.values()];
    // A job that leaves the list meanwhile moves others to a page that was read before.
    throw new ServiceError(
      'unreadable',
      `GET /api/jobs/ told of ${countAtFirst} jobs and listed ${rows.size}: the list changed while it was read; re-run`,
    );
  }
  throw new ServiceError(
    'refused',
    `GET /api/jobs/ lists more jobs than are searched (${rows.size}): ask for less, such as a prompt slug and a job type, or give the job's id`,
  );
}
