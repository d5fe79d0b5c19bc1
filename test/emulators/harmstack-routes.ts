import * as v from 'valibot';
import type { Answer, Handler, ReceivedRequest } from './emulator.ts';
import {
  type BatchAccepted,
  type BenchmarkList,
  batchRequest,
  type ErrorAnswer,
  type JobAccepted,
  type JobList,
  jobRequest,
  listRequest,
  type Me,
} from './harmstack-api.ts';
import type { HarmstackJob } from './harmstack-job.ts';
import type { HarmstackStore, SubmitResult } from './harmstack-store.ts';
import type { ModelEndpoint } from './providers.ts';

/** What the documentation leaves open, as this emulator answers it. */
export interface Undocumented {
  /** Status of a submit that the balance does not cover. */
  readonly insufficientCreditsStatus: number;
  /** Longest list, whatever `limit` asks for. */
  readonly maxLimit: number;
  /** Whether `job_ids` comes in another order than `jobs`: the order is not promised. */
  readonly reverseJobIds: boolean;
  /** How jobs tell the address of their endpoint, whose rest may be rewritten, shortened or hidden. */
  readonly echo: (endpointUrl: string) => string;
}

interface World {
  readonly store: HarmstackStore;
  readonly undocumented: Undocumented;
  readonly now: () => number;
  /** Called for each job that was paid for, before the submit is answered. */
  readonly started: (job: HarmstackJob, endpoint: ModelEndpoint, seed: number | null) => void;
}

type JobRequest = v.InferOutput<typeof jobRequest>;
type BatchRequest = v.InferOutput<typeof batchRequest>;

/** The documented endpoints below `/v0`, for whoever has a key. */
export function createRoutes(world: World): Handler {
  return (request) => {
    if (!request.path.startsWith('/v0/')) return refuse(404, 'not found');
    const accountKey = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const me = world.store.me(accountKey);
    if (me === null) return refuse(401, 'unauthorized');
    switch (`${request.method} ${request.path.slice('/v0'.length)}`) {
      case 'POST /jobs':
        return submitJob(world, accountKey, request);
      case 'POST /jobs/batch':
        return submitBatch(world, accountKey, request);
      case 'GET /jobs':
        return listJobs(world, accountKey, request);
      case 'GET /benchmarks':
        return { status: 200, body: benchmarkList(world.store) };
      case 'GET /me':
        return ok<Me>(me);
      default:
        return getJob(world, accountKey, request);
    }
  };
}

function submitJob(world: World, accountKey: string, request: ReceivedRequest): Answer<JobAccepted | ErrorAnswer> {
  const parsed = parseBody(jobRequest, request.body);
  if ('problem' in parsed) return refuse(400, parsed.problem);
  const { benchmark_id, benchmark_count, ...shared } = parsed.value;
  const result = pay(world, { accountKey, shared, jobs: [{ benchmark_id, benchmark_count }], isBatch: false });
  if ('refused' in result) return refuseSubmit(world, result);
  const id = result.jobs.map((job) => job.order.id).join();
  const message = `job submitted; poll GET /jobs/${id} for progress`;
  return { status: 202, body: { job_id: id, status: 'pending', message } };
}

function submitBatch(world: World, accountKey: string, request: ReceivedRequest): Answer<BatchAccepted | ErrorAnswer> {
  const parsed = parseBody(batchRequest, request.body);
  if ('problem' in parsed) return refuse(400, parsed.problem);
  const { jobs, ...shared } = parsed.value;
  const result = pay(world, { accountKey, shared, jobs, isBatch: true });
  if ('refused' in result) return refuseSubmit(world, result);
  const ids = result.jobs.map((job) => job.order.id);
  const job_ids = world.undocumented.reverseJobIds ? ids.toReversed() : ids;
  const message = 'job batch submitted; poll GET /jobs/{id} for each job for progress';
  return { status: 202, body: { batch_id: result.batchId, job_ids, status: 'pending', message } };
}

function pay(
  world: World,
  submit: {
    readonly accountKey: string;
    readonly shared: Omit<BatchRequest, 'jobs'>;
    readonly jobs: readonly Pick<JobRequest, 'benchmark_id' | 'benchmark_count'>[];
    readonly isBatch: boolean;
  },
): SubmitResult {
  const { shared, jobs, ...how } = submit;
  const seed = shared.seed ?? null;
  const orders = jobs.map((job) => ({ benchmarkId: job.benchmark_id, units: job.benchmark_count }));
  const endpointUrl = world.undocumented.echo(shared.endpoint_url);
  const result = world.store.submit({ ...how, endpointUrl, seed, orders, atMs: world.now() });
  if ('refused' in result) return result;
  const { endpoint_url: url, api_key: key, provider, model, headers } = shared;
  for (const job of result.jobs) world.started(job, { url, key, provider, model, headers }, seed);
  return result;
}

function listJobs(world: World, accountKey: string, request: ReceivedRequest): Answer<JobList<unknown> | ErrorAnswer> {
  const parsed = v.safeParse(listRequest, Object.fromEntries(request.query));
  if (!parsed.success) return refuse(400, wordsOf(parsed.issues));
  const { status, limit } = parsed.output;
  const jobs = world.store.jobsOf(accountKey);
  if (status === 'completed') for (const job of jobs) job.look(world.now());
  const rows = jobs.filter((job) => job.shownStatus === status).slice(0, Math.min(limit, world.undocumented.maxLimit));
  return ok({ jobs: rows.map((job) => job.shown(job.toRow())) });
}

/** `unknown` because a test may have replaced the documented answer by anything. */
function getJob(world: World, accountKey: string, request: ReceivedRequest): Answer {
  const id = /^\/v0\/jobs\/([^/]+)$/.exec(request.path)?.[1];
  const job = world.store.jobs.get(id ?? '');
  if (request.method !== 'GET' || job === undefined || job.order.accountKey !== accountKey)
    return refuse(404, 'not found');
  job.look(world.now());
  return ok(job.shown(job.toAnswer()));
}

function benchmarkList(store: HarmstackStore): BenchmarkList {
  const since = '2024-01-01T00:00:00.000Z';
  return {
    benchmarks: [...store.benchmarks.values()].map(({ id, name, price }) => ({
      id,
      merchant_id: 'merchant-1',
      name,
      display_name: name.replaceAll('-', ' '),
      version: '1',
      price_per_benchmark_unit: price,
      currency: 'credits',
      created_at: since,
      updated_at: since,
    })),
  };
}

function ok<Body>(body: Body): Answer<Body> {
  return { status: 200, body };
}

function refuse(status: number, error: string): Answer<ErrorAnswer> {
  return { status, body: { error } };
}

function refuseSubmit(world: World, result: Extract<SubmitResult, { refused: unknown }>): Answer<ErrorAnswer> {
  return refuse(result.refused === 'credits' ? world.undocumented.insufficientCreditsStatus : 400, result.why);
}

function parseBody<T>(schema: v.GenericSchema<unknown, T>, body: string): { value: T } | { problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { problem: 'the body is not JSON' };
  }
  const parsed = v.safeParse(schema, json);
  return parsed.success ? { value: parsed.output } : { problem: wordsOf(parsed.issues) };
}

function wordsOf(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join('; ');
}
