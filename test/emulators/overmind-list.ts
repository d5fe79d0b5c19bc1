import * as v from 'valibot';
import type { OvermindRow } from './overmind-job.ts';

const jobTypes = [
  'inference',
  'uploaded_outputs_setup',
  'judge_scoring',
  'prompt_tuning',
  'model_backtesting',
] as const;
const statuses = ['pending', 'running', 'completed', 'failed', 'cancelled'] as const;
const pageNumber = v.pipe(v.string(), v.digits(), v.toNumber(), v.minValue(1));
const maxPageSize = 100;

const listQuery = v.object({
  status: v.optional(v.picklist(statuses)),
  job_type: v.optional(v.picklist(jobTypes)),
  project: v.optional(v.pipe(v.string(), v.uuid())),
  prompt_slug: v.optional(v.string()),
  search: v.optional(v.string(), ''),
  // A field that the service does not order by is passed over without a word.
  ordering: v.optional(v.string(), ''),
  page: v.optional(pageNumber, '1'),
  // More than the maximum is cut to it without a word.
  page_size: v.optional(
    v.pipe(
      pageNumber,
      v.transform((size) => Math.min(size, maxPageSize)),
    ),
    '20',
  ),
});

export type ListQuery = v.InferOutput<typeof listQuery>;

/** Reads the query of `GET /api/jobs/`, or tells what is wrong with each field, as the service does. */
export function parseList(query: URLSearchParams): { readonly query: ListQuery } | { readonly problems: object } {
  const parsed = v.safeParse(listQuery, Object.fromEntries(query));
  return parsed.success ? { query: parsed.output } : { problems: v.flatten(parsed.issues).nested ?? {} };
}

/** Whether a row passes the filters of the query. What is searched is not documented: here it is slug, project and id. */
export function isAskedFor(row: OvermindRow, query: ListQuery): boolean {
  const { status, job_type, project, prompt_slug, search } = query;
  if (status !== undefined && row.status !== status) return false;
  if (job_type !== undefined && row.job_type !== job_type) return false;
  if (project !== undefined && row.project !== project.toLowerCase()) return false;
  if (prompt_slug !== undefined && row.prompt_slug !== prompt_slug) return false;
  return [row.prompt_slug, row.project, row.id].some((field) => field?.includes(search) === true);
}
