import * as v from 'valibot';
import type { PlannedBatch, PlannedBenchmark } from '../../plan/plan.ts';
import type { Redact } from '../../redact.ts';
import { assertReached, fetchAnswer, Id, lookAtEach, parseAnswer, unlessMissing } from '../http/answer.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { toDecimal } from '../http/fields.ts';
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
import { BenchmarkList, guessedPrices, toOffer, unknownBenchmark } from './offer.ts';

interface Harmstack {
  readonly http: HttpClient;
  readonly redact: Redact;
  readonly endpoint: SecretEndpoint | null;
  readonly model: string | null;
}

const publicUrl = 'https://api.harmstack.com/v0';

/** Harmstack: `POST /jobs/batch` starts jobs, `GET /jobs/{id}` and `GET /jobs` tell of them. It has no way to cancel one. */
export function createHarmstack({
  network,
  baseUrl,
  apiKey,
  endpoint,
  model,
  redact,
}: ServiceOptions): BenchmarkService & Required<Pick<BenchmarkService, 'submit' | 'recent' | 'completed' | 'sweep'>> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const http = createHttpClient({ network, service: 'harmstack', baseUrl: baseUrl ?? publicUrl, headers, redact });
  const options: Harmstack = { http, redact, endpoint, model };
  return {
    preflight: (benchmarks, signal) => preflight(options, benchmarks, signal),
    submit: (batch, signal) => submit(options, batch, signal),
    async recent({ limit, onJobs }, signal) {
      // One after the other, in the order in which a job moves: one that moves on meanwhile is seen at least once.
      const found = new Map<JobId, Job>();
      const lists: (readonly Job[])[] = [];
      let serverTimeMs: number | null = null;
      for (const status of ['pending', 'running', 'completed', 'failed']) {
        const answer = await list(options, { status, limit, signal });
        onJobs?.([...answer.jobs, ...answer.stateless]);
        // One that is hidden could be the very one that is looked for.
        if (answer.unread > 0)
          throw new ServiceError('unreadable', `GET /jobs lists ${answer.unread} jobs that cannot be read`);
        lists.push(answer.jobs);
        for (const job of answer.jobs) found.set(job.id, job);
        // The last one, since the lists may have taken a while: it is compared with the client's clock now.
        serverTimeMs = answer.serverTimeMs;
      }
      const reachesBackTo = (isOld: (job: Job) => boolean) =>
        lists.every((jobs) => jobs.length < minCutList || jobs.some(isOld));
      return { jobs: [...found.values()], reachesBackTo, serverTimeMs };
    },
    async completed({ limit }, signal) {
      const { jobs, unread } = await list(options, { status: 'completed', limit, signal });
      return { jobs, mayBeCut: jobs.length + unread >= minCutList };
    },
    look: (jobs, signal) => lookAtEach({ jobs, fetchJob: ({ id }) => fetchJob(options, id, signal), signal }),
    async sweep(jobs, signal, onJobs) {
      const wanted = new Set(jobs.map(({ id }) => id));
      const limit = Math.max(50, 2 * jobs.length);
      const [completed, failed] = await Promise.all(
        ['completed', 'failed'].map(async (status) => {
          const answer = await list(options, { status, limit, signal });
          onJobs?.([...answer.jobs, ...answer.stateless]);
          return answer.jobs;
        }),
      );
      // What the list does not tell, or not in full, is read by its id: a row that cannot be read, a completed job without a score.
      const scored = completed?.filter(({ state }) => state === 'scored') ?? [];
      return [...scored, ...(failed ?? [])].filter(({ id }) => wanted.has(id));
    },
  };
}

const Account = v.object({ available_credits: v.unknown() });

async function preflight(
  { http, redact }: Harmstack,
  benchmarks: readonly PlannedBenchmark[],
  signal: AbortSignal,
): Promise<Preflight> {
  const [offered, account] = await Promise.all([
    unlessMissing(async () => (await fetchAnswer(http, '/benchmarks', BenchmarkList, signal)).value, signal),
    unlessMissing(() => fetchBalance(http, signal), signal),
  ]);
  assertReached(http, [offered, account]);
  const known = toOffer(offered, redact);
  const unitPrices = new Map(benchmarks.map(({ id }) => [id, known.priceOf(id)]));
  return {
    unitPrices,
    balanceCredits: 'missing' in account ? null : account.value,
    problems: known.isWhole
      ? benchmarks.flatMap(({ id }) => (known.names.has(id) ? [] : unknownBenchmark(id, known.names)))
      : [],
    warnings: [
      ...known.warnings,
      ...guessedPrices(unitPrices),
      ...('missing' in account
        ? [`The balance could not be checked before submitting: ${account.missing.message}.`]
        : []),
    ],
    names: known.names,
  };
}

async function fetchBalance(http: HttpClient, signal: AbortSignal): Promise<number> {
  const { value } = await fetchAnswer(http, '/me', Account, signal);
  const balance = toDecimal(value.available_credits);
  if (balance === null)
    throw new ServiceError('unreadable', 'GET /me answered with available_credits that is not a number');
  return balance;
}

const Batch = v.object({ batch_id: v.optional(v.unknown()), job_ids: v.array(v.unknown()) });
/** A number is the id that is written alike. */
const BatchJobId = v.pipe(v.union([v.string(), v.pipe(v.number(), v.safeInteger())]), v.transform(String), Id);

async function submit(
  { http, endpoint, model }: Harmstack,
  batch: PlannedBatch,
  signal: AbortSignal,
): Promise<Submission> {
  if (endpoint === null) throw new Error('a batch cannot be submitted without an endpoint');
  const { body } = await http.post(
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
  const { batch_id: batchId, job_ids: named } = parseAnswer('POST /jobs/batch', Batch, body);
  // Every id that can be read is money that is not lost.
  const jobIds = named.flatMap((id) => {
    const parsed = v.safeParse(BatchJobId, id);
    return parsed.success ? parsed.output : [];
  });
  return { batchId: v.is(Id, batchId) ? batchId : null, jobIds, unreadable: named.length - jobIds.length };
}

const JobList = v.object({ jobs: v.array(v.unknown()) });
/** The shortest list that may have been cut off by a limit of the service; its documented default is 10. */
const minCutList = 10;

interface Listed extends Omit<Recent, 'reachesBackTo'> {
  /** How many rows cannot be read. */
  readonly unread: number;
  /** Jobs of those among them that lack the status alone: enough to name them. */
  readonly stateless: readonly Job[];
}

async function list(
  { http, redact }: Harmstack,
  asked: { readonly status: string; readonly limit: number; readonly signal: AbortSignal },
): Promise<Listed> {
  const { status, limit, signal } = asked;
  const { body, serverTimeMs, clockAheadMs } = await http.get(`/jobs?status=${status}&limit=${limit}`, signal);
  const { jobs: rows } = parseAnswer('GET /jobs', JobList, body);
  const reading = { redact, clockAheadMs };
  const jobs = rows.filter((row) => v.is(JobAnswer, row)).map((row) => toJob(row, reading));
  const stateless = rows.flatMap((row) =>
    typeof row === 'object' && !v.is(JobAnswer, row) ? { ...row, status: '' } : [],
  );
  return {
    jobs,
    serverTimeMs,
    unread: rows.length - jobs.length,
    stateless: stateless.filter((row) => v.is(JobAnswer, row)).map((row) => toJob(row, reading)),
  };
}

async function fetchJob({ http, redact }: Harmstack, id: JobId, signal: AbortSignal): Promise<Job> {
  const { value, clockAheadMs } = await fetchAnswer(http, `/jobs/${encodeURIComponent(id)}`, JobAnswer, signal);
  return toJob(value, { redact, clockAheadMs });
}
