import type { Server } from 'node:http';
import type { BenchmarkJobListView } from '@runloop/api-client/resources/benchmark-jobs';
import { type Answer, openServer, type ReceivedRequest } from './emulator.ts';
import { RunloopJob } from './runloop-job.ts';
import { type CreateParams, type ListParams, type Parsed, parseCreate, parseList } from './runloop-requests.ts';
import type { BenchmarkScript } from './runloop-script.ts';
import { type ResolvedSpec, resolveSpec } from './runloop-spec.ts';
import { ScriptedJobs, type ScriptedJobsOptions } from './scripted-jobs.ts';

export interface RunloopOptions extends ScriptedJobsOptions {
  readonly key?: string;
  /** The vendor documents no error body: each of these is met in the wild. */
  readonly errorShape?: 'message' | 'error' | 'nested' | 'text';
  /** What every job id begins with: `bmj_` unless given. */
  readonly idPrefix?: string;
  /** Whether the list's `name` is the whole name (default) or any part of it: the vendor does not say. */
  readonly nameFilter?: 'whole' | 'part';
}

type Script = BenchmarkScript | ((nth: number) => BenchmarkScript);

/** The vendor's list page shows `remaining_count`, its client's types do not know it. */
type ListView = BenchmarkJobListView & { remaining_count?: number | null };

/** What the service did, whatever its answers said. */
export interface RunloopLedger {
  readonly created: { readonly jobId: string; readonly params: CreateParams; readonly at: number }[];
  readonly cancelledRuns: { readonly jobId: string; readonly runId: string; readonly at: number }[];
}

/** Starts an emulator of the Runloop API. */
export async function startRunloop(options: RunloopOptions = {}): Promise<RunloopEmulator> {
  return RunloopEmulator.start(options);
}

/** Stands in for Runloop's benchmark jobs: every documented endpoint, jobs that move, and a script of what they come to. */
export class RunloopEmulator extends ScriptedJobs<RunloopJob> {
  readonly ledger: RunloopLedger = { created: [], cancelledRuns: [] };
  readonly #options: RunloopOptions;
  readonly #scripts = new Map<string, Script>();

  private constructor(server: Server | null, options: RunloopOptions) {
    super(server, (request) => this.#handle(request), options);
    this.#options = options;
  }

  static async start(options: RunloopOptions): Promise<RunloopEmulator> {
    return new RunloopEmulator(await openServer(), options);
  }

  /** Without a server: requests come through `answer`. */
  static inMemory(options: RunloopOptions): RunloopEmulator {
    return new RunloopEmulator(null, options);
  }

  get key(): string {
    return this.#options.key ?? 'runloop-test-key';
  }

  /**
   * Makes a benchmark known and says what its jobs come to, by their number counted from 0 when it is a function; `scenarios` and
   * `harbor` stand for jobs without a benchmark.
   */
  define(benchmark: string, script: Script): void {
    this.#scripts.set(benchmark, script);
  }

  /** Adds a job that nobody asked for through the API and returns its id; `steps` says how far it has come. */
  addJob(params: CreateParams, options: { createTimeMs?: number; steps?: number } = {}): string {
    const spec = this.#resolve(params);
    if ('problem' in spec) throw new Error(spec.problem);
    const number = this.jobs.size + 1;
    const createTimeMs = options.createTimeMs ?? this.now();
    const job = new RunloopJob({
      id: `${this.#options.idPrefix ?? 'bmj_'}${number}`,
      name: params.name ?? `${spec.params.dataset}-${number}`,
      createTimeMs,
      spec: spec.params,
      stepper: this.startStepper(createTimeMs, spec.params.script.stepMs),
    });
    job.stepper.advance(options.steps ?? 0);
    this.jobs.set(job.id, job);
    return job.id;
  }

  /** The state of a job as it is now. */
  stateOf(jobId: string): RunloopJob['state'] {
    return this.job(jobId).state;
  }

  #handle(request: ReceivedRequest): Answer {
    if (request.headers.authorization !== `Bearer ${this.key}`) return this.#refuse(401, 'Invalid API key');
    const [, version, collection, encodedId, action, ...rest] = request.path.split('/');
    if (version !== 'v1' || rest.length > 0) return this.#refuse(404, 'Not found');
    const id = encodedId === undefined ? undefined : decodeURIComponent(encodedId);
    switch (
      `${request.method} ${collection}/${id === undefined ? '' : '{id}'}${action === undefined ? '' : `/${action}`}`
    ) {
      case 'POST benchmark_jobs/':
        return this.#create(request);
      case 'GET benchmark_jobs/':
        return this.#list(request);
      case 'GET benchmark_jobs/{id}':
        return this.#retrieve(id ?? '');
      case 'POST benchmark_runs/{id}/cancel':
        return this.#cancel(id ?? '', request);
      default:
        return this.#refuse(404, 'Not found');
    }
  }

  #create(request: ReceivedRequest): Answer {
    const parsed = parseCreate(request.body);
    if ('problem' in parsed) return this.#refuse(400, parsed.problem);
    const resolved = this.#resolve(parsed.params);
    if ('problem' in resolved) return this.#refuse(400, resolved.problem);
    const jobId = this.addJob(parsed.params);
    this.ledger.created.push({ jobId, params: parsed.params, at: request.at });
    return { status: 200, body: this.#show(this.job(jobId)) };
  }

  #resolve({ spec }: CreateParams): Parsed<ResolvedSpec> {
    const scripts = [...this.#scripts].map(([key, script]) => [key, this.#scriptOf(key, script)] as const);
    return resolveSpec(spec, new Map(scripts));
  }

  #scriptOf(key: string, script: Script): BenchmarkScript {
    if (typeof script !== 'function') return script;
    const isOfKey = ({ spec: { source } }: RunloopJob) =>
      (source.type === 'benchmark' ? source.benchmark_id : source.type) === key;
    return script(this.jobs.values().filter(isOfKey).toArray().length);
  }

  #retrieve(jobId: string): Answer {
    const job = this.jobs.get(jobId);
    return job === undefined ? this.#refuse(404, 'Benchmark job not found') : { status: 200, body: this.#show(job) };
  }

  #list(request: ReceivedRequest): Answer {
    const parsed = parseList(request.query);
    if ('problem' in parsed) return this.#refuse(400, parsed.problem);
    const { params } = parsed;
    const found = [...this.jobs.values()].toReversed().filter((job) => this.#isNamed(job, params));
    // The newest first; the sort is stable, so that of two jobs of one millisecond the later one stays first.
    found.sort((one, other) => other.createTimeMs - one.createTimeMs);
    const after = params.starting_after === undefined ? -1 : found.findIndex(({ id }) => id === params.starting_after);
    if (after === -1 && params.starting_after !== undefined) return this.#refuse(400, 'starting_after: no such job');
    const page = found.slice(after + 1, after + 1 + params.limit);
    const remaining = found.length - (after + 1) - page.length;
    const view: Omit<ListView, 'jobs'> = {
      has_more: remaining > 0,
      total_count: params.include_total_count === 'true' ? found.length : null,
      remaining_count: remaining,
    };
    return { status: 200, body: { jobs: page.map((job) => this.#show(job)), ...view } };
  }

  #isNamed(job: RunloopJob, { name }: ListParams): boolean {
    if (name === undefined) return true;
    return this.#options.nameFilter === 'part' ? job.name.includes(name) : job.name === name;
  }

  #cancel(runId: string, { at }: ReceivedRequest): Answer {
    for (const job of this.jobs.values()) {
      const isCancelled = job.cancel(runId);
      if (isCancelled === undefined) continue;
      if (isCancelled) this.ledger.cancelledRuns.push({ jobId: job.id, runId, at });
      return { status: 200, body: job.runView(runId) };
    }
    return this.#refuse(404, 'Benchmark run not found');
  }

  #show(job: RunloopJob): unknown {
    const view = job.view();
    job.stepper.shown();
    return this.edits.apply(job.id, view);
  }

  #refuse(status: number, message: string): Answer {
    switch (this.#options.errorShape ?? 'message') {
      case 'message':
        return { status, body: { message } };
      case 'error':
        return { status, body: { error: message } };
      case 'nested':
        return { status, body: { error: { message } } };
      case 'text':
        return { status, body: message, headers: { 'content-type': 'text/plain' } };
    }
  }
}
