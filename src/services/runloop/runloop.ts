import * as v from 'valibot';
import type { AgentRun, JobQuery, ScoreChoice } from '../../plan/plan.ts';
import {
  assertReached,
  type Fetched,
  fetchAnswer,
  Id,
  lookAtEach,
  parseAnswer,
  unlessMissing,
} from '../http/answer.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { toTime } from '../http/fields.ts';
import { renderQuery } from '../http/query.ts';
import {
  type BenchmarkService,
  isFinal,
  type Job,
  type JobId,
  type LabelledBatch,
  ServiceError,
  type ServiceOptions,
} from '../service.ts';
import { JobAnswer, type JobSpec, normaliseState, openRunsOf, parseSpec } from './answer.ts';
import { type Reading, toJob } from './job.ts';
import { type Metric, metrics } from './score.ts';
import { toSpec } from './spec.ts';

interface Runloop {
  readonly http: HttpClient;
  readonly reading: Pick<Reading, 'metric' | 'agent' | 'redact'>;
  /** What each job last said that it was asked for: an answer may leave that out, and its score rests on it. */
  readonly specs: Map<JobId, JobSpec>;
}

const publicUrl = 'https://api.runloop.ai';

/** The longest list the API gives (GET /v1/benchmark_jobs). */
const maxList = 5000;

/** Runloop: `POST /v1/benchmark_jobs` starts a job, `GET /v1/benchmark_jobs` tells of jobs. It tells no price and no balance. */
export function createRunloop({
  network,
  baseUrl,
  apiKey,
  choice,
  redact,
}: ServiceOptions): Omit<Required<BenchmarkService>, 'completed'> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const http = createHttpClient({ network, service: 'runloop', baseUrl: baseUrl ?? publicUrl, headers, redact });
  const reading = { metric: toMetric(choice), agent: choice?.agent ?? null, redact };
  const runloop: Runloop = { http, reading, specs: new Map() };
  return {
    preflight: (_, signal) => preflight(runloop, signal),
    submit: (batch, signal) => submit(runloop, batch, signal),
    async recent({ limit, label, onJobs }, signal) {
      const asked = label === undefined ? { limit } : { limit, name: label };
      const listed = await listAsMuchAsFits(runloop, asked, signal);
      onJobs?.(readJobs(runloop, { ...listed, rows: listed.rows.map(withState) }));
      const { rows, isLast, serverTimeMs, clockAheadMs } = listed;
      // One that cannot be read could be the very one that is looked for.
      const jobs = rows.map((row) =>
        read(runloop, { value: parseAnswer('GET /v1/benchmark_jobs', JobAnswer, row), clockAheadMs }),
      );
      // The order of the list is not documented.
      return { jobs, reachesBackTo: () => isLast, serverTimeMs };
    },
    look: (jobs, signal) =>
      lookAtEach({
        jobs,
        fetchJob: async ({ id, asked }) => read(runloop, await fetchJob(runloop, id, signal), asked),
        signal,
      }),
    async sweep(jobs, signal, onJobs) {
      const wanted = new Map(jobs.map(({ id, asked }) => [id, asked]));
      const { rows, clockAheadMs } = await listAsMuchAsFits(runloop, { limit: Math.max(50, 2 * jobs.length) }, signal);
      const listed = readable(rows).map((row) => ({
        row,
        job: read(runloop, { value: row, clockAheadMs }, wanted.get(row.id)),
      }));
      onJobs?.(listed.map(({ job }) => job));
      return listed.flatMap(({ row, job }) => {
        // A completed job whose row has no score is read by its id: the list may tell less.
        const isConclusive = normaliseState(row.state) === 'completed' ? job.state === 'scored' : isFinal(job);
        return isConclusive && wanted.has(row.id) ? [job] : [];
      });
    },
    find: (query, signal) => find(runloop, query, signal),
    cancel: (jobIds, signal) => cancel(runloop, jobIds, signal),
  };
}

function read(runloop: Runloop, { value, clockAheadMs }: Fetched<JobAnswer>, asked: AgentRun | null = null): Job {
  return toJob(value, { ...runloop.reading, clockAheadMs, asked, lastSpec: remember(runloop, value) });
}

/** Keeps what a job says that it was asked for, if it says so this time; gives what it last said. */
function remember({ specs }: Runloop, answer: JobAnswer): JobSpec | null {
  const spec = parseSpec(answer);
  const known = specs.get(answer.id) ?? null;
  if (spec === null || (known !== null && spec.scenario_ids.length === 0)) return known;
  specs.set(answer.id, spec);
  return spec;
}

function toMetric(choice: ScoreChoice | null): Metric {
  if (choice === null) return 'all-scenarios';
  const metric = metrics.find((name) => name === choice.metric);
  if (metric === undefined) throw new Error(`Runloop has no metric ${choice.metric}, only ${metrics.join(' and ')}`);
  return metric;
}

/** One short list proves the key. The API tells no price and no balance. */
async function preflight(runloop: Runloop, signal: AbortSignal) {
  const listed = await unlessMissing(() => list(runloop, { limit: 1 }, signal), signal);
  assertReached(runloop.http, [listed]);
  const warnings =
    'missing' in listed ? [`The key could not be checked before submitting: ${listed.missing.message}.`] : [];
  const jobs = 'missing' in listed ? [] : readJobs(runloop, listed.value);
  return { unitPrices: null, balanceCredits: null, problems: [], warnings, names: new Map<string, string>(), jobs };
}

/** A row that lacks its state alone is enough to name its job. */
function withState(row: unknown): unknown {
  return typeof row === 'object' && !v.is(JobAnswer, row) ? { ...row, state: '' } : row;
}

/** Those jobs of a list that can be read. */
function readJobs(runloop: Runloop, { rows, clockAheadMs }: Pick<Page, 'rows' | 'clockAheadMs'>): readonly Job[] {
  return readable(rows).map((value) => read(runloop, { value, clockAheadMs }));
}

const Created = v.object({ id: Id });

async function submit(runloop: Runloop, { jobs: [job, ...others], label }: LabelledBatch, signal: AbortSignal) {
  if (job?.run === undefined || others.length > 0) throw new Error('a batch for Runloop is one job that runs agents');
  const request = { ...(label !== null && { name: label }), spec: toSpec(job.run) };
  const { body } = await runloop.http.post('/v1/benchmark_jobs', request, signal);
  const { id } = parseAnswer('POST /v1/benchmark_jobs', Created, body);
  if (v.is(JobAnswer, body)) remember(runloop, body);
  return { batchId: null, jobIds: [id], unreadable: 0 };
}

function fetchJob({ http }: Runloop, id: JobId, signal: AbortSignal): Promise<Fetched<JobAnswer>> {
  return fetchAnswer(http, `/v1/benchmark_jobs/${encodeURIComponent(id)}`, JobAnswer, signal);
}

const JobList = v.object({ jobs: v.array(v.unknown()), has_more: v.optional(v.unknown()) });

interface Asked {
  readonly limit: number;
  readonly name?: string;
  readonly starting_after?: string;
}

async function list({ http }: Runloop, { limit, ...asked }: Asked, signal: AbortSignal) {
  const size = { limit: String(Math.min(limit, maxList)), include_total_count: 'false' };
  const { body, serverTimeMs, clockAheadMs } = await http.get(
    `/v1/benchmark_jobs?${renderQuery({ ...size, ...asked })}`,
    signal,
  );
  const { jobs: rows, has_more: hasMore } = parseAnswer('GET /v1/benchmark_jobs', JobList, body);
  // Where `has_more` is no boolean only a page without rows is surely the last.
  const isLast = hasMore === false || (hasMore !== true && rows.length === 0);
  return { rows, isLast, serverTimeMs, clockAheadMs };
}

/** A row that cannot be read is a job that is not known; it is read by its id. */
function readable(rows: readonly unknown[]): readonly JobAnswer[] {
  return rows.flatMap((row) => {
    const parsed = v.safeParse(JobAnswer, row);
    return parsed.success ? [parsed.output] : [];
  });
}

/** Jobs with hundreds of outcomes are large: a page of the longest list would be too large. */
const maxPage = 50;
const maxRows = 1000;

interface Page {
  readonly rows: readonly unknown[];
  /** Whether no job comes after these. */
  readonly isLast: boolean;
  readonly serverTimeMs: number | null;
  readonly clockAheadMs: number | null;
  /** How long a page may be, as far as is known. */
  readonly limit: number;
}

/** One page, half as long as long as the answer is too large; a job that is too large by itself cannot be read. */
async function listAsMuchAsFits(runloop: Runloop, asked: Asked, signal: AbortSignal): Promise<Page> {
  for (let { limit } = asked; ; limit = Math.floor(limit / 2)) {
    try {
      return { ...(await list(runloop, { ...asked, limit }, signal)), limit };
    } catch (error) {
      if (!(error instanceof ServiceError && error.isTooLarge) || limit === 1) throw error;
    }
  }
}

/** The newest job of exactly this name. The order of the list is not documented, so every page is read. */
async function find(runloop: Runloop, query: JobQuery, signal: AbortSignal): Promise<Job | null> {
  const { name } = query;
  if (name === undefined) throw new ServiceError('refused', 'Runloop finds jobs by their name alone');
  let newest: Fetched<JobAnswer> | null = null;
  let newestMs = Number.NEGATIVE_INFINITY;
  let after: JobId | null = null;
  let limit = maxPage;
  for (let seen = 0; seen < maxRows; ) {
    const start: Pick<Asked, 'starting_after'> = after === null ? {} : { starting_after: after };
    const page: Page = await listAsMuchAsFits(runloop, { limit, name, ...start }, signal);
    const { rows, isLast, clockAheadMs } = page;
    limit = page.limit;
    seen += rows.length;
    const jobs = rows.map((row) => parseAnswer('GET /v1/benchmark_jobs', JobAnswer, row));
    for (const job of jobs.filter(
      (each) => each.name === name && isWanted(runloop, { value: each, clockAheadMs }, query),
    )) {
      const createdMs = toTime(job.create_time_ms)?.getTime();
      if (createdMs === undefined)
        throw new ServiceError('unreadable', `job ${job.id} does not say when it was created`);
      if (createdMs > newestMs) [newest, newestMs] = [{ value: job, clockAheadMs }, createdMs];
    }
    if (isLast) return newest && read(runloop, newest);
    const last: JobId | undefined = jobs.at(-1)?.id;
    if (last === undefined || last === after) {
      throw new ServiceError('unreadable', 'GET /v1/benchmark_jobs says that there are more jobs, but shows none');
    }
    after = last;
  }
  throw new ServiceError(
    'refused',
    `GET /v1/benchmark_jobs lists more than ${maxRows} jobs for this name; name the job by its id`,
  );
}

/** Whether a job is in the status, and ran the benchmark, that are looked for. */
function isWanted(runloop: Runloop, fetched: Fetched<JobAnswer>, { status, benchmarkId }: JobQuery): boolean {
  if (status !== undefined && normaliseState(fetched.value.state) !== status) return false;
  return benchmarkId === undefined || read(runloop, fetched).benchmarkId === benchmarkId;
}

/** There is no cancel for a job, only for its runs in progress; a job that has not begun has none and cannot be stopped. */
async function cancel(runloop: Runloop, jobIds: readonly JobId[], signal: AbortSignal): Promise<void> {
  await tryAll(jobIds.map((id) => cancelRuns(runloop, id, signal)));
}

async function cancelRuns(runloop: Runloop, id: JobId, signal: AbortSignal): Promise<void> {
  const fetched = await fetchJob(runloop, id, signal);
  const answer = fetched.value;
  if (answer.id !== id)
    throw new ServiceError('mismatch', `the service answered about job ${id} with job ${answer.id}`);
  if (isFinal(read(runloop, fetched))) throw new ServiceError('refused', `job ${id} is over already`);
  const runIds = openRunsOf(answer);
  if (runIds.length === 0)
    throw new ServiceError('refused', `job ${id} has no run in progress that could be cancelled`);
  await tryAll(
    runIds.map((runId) => runloop.http.stop(`/v1/benchmark_runs/${encodeURIComponent(runId)}/cancel`, signal)),
  );
}

/** Lets every one have its try before the first failure is told. */
async function tryAll(tries: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(tries)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
