import * as v from 'valibot';
import type { PlannedBatch, PlannedBenchmark } from '../../plan/plan.ts';
import type { Redact } from '../../redact.ts';
import { fetchAnswer, Id, isNumber, lookAtEach, parseAnswer, toText, unlessMissing } from '../http/answer.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import {
  type BenchmarkService,
  type Job,
  type JobId,
  type Preflight,
  type Recent,
  type SecretEndpoint,
  ServiceError,
  type ServiceOptions,
  type Submission,
} from '../service.ts';
import { JobAnswer, toJob } from './job.ts';

interface Harmstack {
  readonly http: HttpClient;
  readonly redact: Redact;
  readonly endpoint: SecretEndpoint | null;
  readonly model: string | null;
}

const publicUrl = 'https://api.harmstack.com/v0';

/** "Each unit costs one credit" (POST /jobs), where GET /benchmarks does not tell the price. */
const documentedPrice = 1;

/** Harmstack: `POST /jobs/batch` starts jobs, `GET /jobs/{id}` and `GET /jobs` tell of them. It has no way to cancel one. */
export function createHarmstack({
  network,
  baseUrl,
  apiKey,
  endpoint,
  model,
  redact,
}: ServiceOptions): BenchmarkService & Required<Pick<BenchmarkService, 'submit' | 'recent' | 'sweep'>> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const http = createHttpClient({ network, baseUrl: baseUrl ?? publicUrl, headers, redact });
  const options: Harmstack = { http, redact, endpoint, model };
  return {
    preflight: (benchmarks, signal) => preflight(options, benchmarks, signal),
    submit: (batch, signal) => submit(options, batch, signal),
    async recent({ limit }, signal) {
      // One after the other, in the order in which a job moves: one that moves on meanwhile is seen at least once.
      const found = new Map<JobId, Job>();
      const lists: (readonly Job[])[] = [];
      let serverTimeMs: number | null = null;
      for (const status of ['pending', 'running', 'completed', 'failed']) {
        const answer = await list(options, { status, limit, signal });
        // One that is hidden could be the very one that is looked for.
        if (answer.unread > 0)
          throw new ServiceError('unreadable', `GET /jobs lists ${answer.unread} jobs that cannot be read`);
        lists.push(answer.jobs);
        for (const job of answer.jobs) found.set(job.id, job);
        // The last one, since the lists may have taken a while: it is compared with the client's clock now.
        serverTimeMs = answer.serverTimeMs;
      }
      const reachesBackTo = (isOld: (job: Job) => boolean) =>
        lists.every((jobs) => jobs.length < shortestCutList || jobs.some(isOld));
      return { jobs: [...found.values()], reachesBackTo, serverTimeMs };
    },
    look: (jobIds, signal) => lookAtEach({ jobIds, fetchJob: (id) => fetchJob(options, id, signal), signal }),
    async sweep(jobIds, signal) {
      const wanted = new Set(jobIds);
      const limit = Math.max(50, 2 * jobIds.length);
      const [completed, failed] = await Promise.all([
        list(options, { status: 'completed', limit, signal }),
        list(options, { status: 'failed', limit, signal }),
      ]);
      // What the list does not tell, or not in full, is read by its id: a row that cannot be read, a completed job without a score.
      const scored = completed.jobs.filter(({ state }) => state === 'scored');
      return [...scored, ...failed.jobs].filter(({ id }) => wanted.has(id));
    },
  };
}

const BenchmarkList = v.object({
  benchmarks: v.array(
    v.object({
      id: v.number(),
      name: v.optional(v.unknown()),
      display_name: v.optional(v.unknown()),
      price_per_benchmark_unit: v.optional(v.unknown()),
    }),
  ),
});
const Account = v.object({ available_credits: v.pipe(v.number(), v.finite()) });

async function preflight(
  { http, redact }: Harmstack,
  benchmarks: readonly PlannedBenchmark[],
  signal: AbortSignal,
): Promise<Preflight> {
  const [offered, account] = await Promise.all([
    unlessMissing(() => fetchAnswer(http, '/benchmarks', BenchmarkList, signal), signal),
    unlessMissing(() => fetchAnswer(http, '/me', Account, signal), signal),
  ]);
  const warnings: string[] = [];
  const problems: string[] = [];
  const names = new Map<string, string>();
  const prices = new Map<string, number>();
  if ('missing' in offered) {
    warnings.push(`Benchmark ids and prices could not be checked before submitting: ${offered.missing}.`);
  } else {
    for (const { id, name, display_name, price_per_benchmark_unit: price } of offered.value.benchmarks) {
      const shown = [display_name, name].find((text) => typeof text === 'string' && text !== '');
      names.set(String(id), toText(shown, redact) ?? String(id));
      if (isNumber(price) && price >= 0) prices.set(String(id), price);
    }
    for (const { id } of benchmarks) if (!names.has(id)) problems.push(unknownBenchmark(id, names));
  }
  if ('missing' in account) warnings.push(`The balance could not be checked before submitting: ${account.missing}.`);
  const unitPrices = new Map(benchmarks.map(({ id }) => [id, prices.get(id) ?? documentedPrice]));
  return {
    unitPrices,
    balanceCredits: 'missing' in account ? null : account.value.available_credits,
    problems,
    warnings,
    names,
  };
}

function unknownBenchmark(id: string, names: ReadonlyMap<string, string>): string {
  const offered = [...names].slice(0, 20).map(([known, name]) => `${known} (${name})`);
  const more = names.size > offered.length ? ` and ${names.size - offered.length} more` : '';
  return `Harmstack offers no benchmark ${id} to this account; it offers ${offered.join(', ') || 'none'}${more}.`;
}

const Batch = v.object({ batch_id: v.optional(v.unknown()), job_ids: v.array(Id) });

async function submit(
  { http, endpoint, model }: Harmstack,
  batch: PlannedBatch,
  signal: AbortSignal,
): Promise<Submission> {
  if (endpoint === null) throw new Error('a batch cannot be submitted without an endpoint');
  const { body, serverTimeMs } = await http.post(
    '/jobs/batch',
    {
      endpoint_url: endpoint.url,
      api_key: endpoint.apiKey,
      provider: endpoint.provider,
      ...(model === null ? {} : { model }),
      ...(endpoint.headers.length === 0 ? {} : { headers: Object.fromEntries(endpoint.headers) }),
      ...(batch.seed === null ? {} : { seed: batch.seed }),
      jobs: batch.jobs.map(({ benchmarkId, units }) => ({ benchmark_id: Number(benchmarkId), benchmark_count: units })),
    },
    signal,
  );
  const { batch_id: batchId, job_ids: jobIds } = parseAnswer('POST /jobs/batch', Batch, body);
  return { batchId: v.is(Id, batchId) ? batchId : null, jobIds, serverTimeMs };
}

const JobList = v.object({ jobs: v.array(v.unknown()) });
/** The shortest list that may have been cut off by a limit of the service; its documented default is 10. */
const shortestCutList = 10;

async function list(
  { http, redact }: Harmstack,
  asked: { readonly status: string; readonly limit: number; readonly signal: AbortSignal },
): Promise<Omit<Recent, 'reachesBackTo'> & { readonly unread: number }> {
  const { status, limit, signal } = asked;
  const { body, serverTimeMs } = await http.get(`/jobs?status=${status}&limit=${limit}`, signal);
  const { jobs: rows } = parseAnswer('GET /jobs', JobList, body);
  const jobs = rows.filter((row) => v.is(JobAnswer, row)).map((row) => toJob(row, redact));
  return { jobs, serverTimeMs, unread: rows.length - jobs.length };
}

async function fetchJob({ http, redact }: Harmstack, id: JobId, signal: AbortSignal): Promise<Job> {
  return toJob(await fetchAnswer(http, `/jobs/${encodeURIComponent(id)}`, JobAnswer, signal), redact);
}
