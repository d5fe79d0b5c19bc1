import type { Server } from 'node:http';
import { type Answer, openServer, type ReceivedRequest } from './emulator.ts';
import { type JobScript, OvermindJob } from './overmind-job.ts';
import { isAskedFor, parseList } from './overmind-list.ts';
import { ScriptedJobs, type ScriptedJobsOptions } from './scripted-jobs.ts';

export interface OvermindOptions extends ScriptedJobsOptions {
  readonly key?: string;
  /** The project that the key belongs to: jobs of another are not found. Unless given the key sees all. */
  readonly project?: string;
  /** Scheme and host of `next` and `previous`, as a server behind a proxy gets them wrong; the emulator's own unless given. */
  readonly linkBase?: string;
  /** Lists the oldest job first whatever `ordering` asks for: what it can be is not documented. */
  readonly oldestFirst?: boolean;
  /** What a path without its last slash gets: a redirect (default) or nothing. */
  readonly withoutSlash?: 'redirect' | 'not-found';
}

/** Why the service refuses every request whose key is right. */
export type Refusal = 'unpaid' | 'plan-limit' | 'maintenance';

const refusals: Readonly<Record<Refusal, Answer>> = {
  unpaid: { status: 402, body: { detail: 'Your subscription is past due.', code: 'payment_required' } },
  'plan-limit': {
    status: 403,
    body: { detail: 'Your plan does not include API access.', code: 'plan_limit_exceeded' },
  },
  maintenance: { status: 503, body: { detail: 'Service temporarily unavailable, try again later.' } },
};

/** Starts an emulator of the Overmind API. */
export async function startOvermind(options: OvermindOptions = {}): Promise<OvermindEmulator> {
  return OvermindEmulator.start(options);
}

/** Stands in for Overmind's jobs, which can only be read: both documented endpoints, and jobs that move as they were scripted. */
export class OvermindEmulator extends ScriptedJobs<OvermindJob> {
  readonly #options: OvermindOptions;
  #refusal: Refusal | null = null;

  private constructor(server: Server | null, options: OvermindOptions) {
    super(server, (request) => this.#handle(request), options);
    this.#options = options;
  }

  static async start(options: OvermindOptions): Promise<OvermindEmulator> {
    return new OvermindEmulator(await openServer(), options);
  }

  /** Without a server: requests come through `answer`. */
  static inMemory(options: OvermindOptions): OvermindEmulator {
    return new OvermindEmulator(null, options);
  }

  get key(): string {
    return this.#options.key ?? 'overmind-test-key';
  }

  /** Adds a job and returns its id; `steps` says how far it has come. */
  addJob(script: JobScript, options: { steps?: number } = {}): string {
    const createdAtMs = script.createdAt?.getTime() ?? this.now();
    const id = `c0000000-0000-4000-8000-${String(this.jobs.size + 1).padStart(8, '0')}0000`;
    const stepper = this.startStepper(createdAtMs, script.stepMs);
    stepper.advance(options.steps ?? 0);
    this.jobs.set(id, new OvermindJob({ id, createdAtMs, script, stepper }));
    return id;
  }

  /** Refuses every request for this reason until it is told null. */
  refuse(refusal: Refusal | null): void {
    this.#refusal = refusal;
  }

  #handle(request: ReceivedRequest): Answer {
    if (!request.path.endsWith('/')) return this.#answerWithoutSlash(request);
    const { 'x-api-key': key } = request.headers;
    if (key === undefined) return denied(401, 'Authentication credentials were not provided.', 'not_authenticated');
    if (key !== this.key) return denied(401, 'Invalid API key.', 'authentication_failed');
    if (this.#refusal !== null) return refusals[this.#refusal];
    const path = /^\/api\/jobs\/(?:([^/]+)\/)?$/.exec(request.path);
    if (path === null) return denied(404, 'Not found.');
    if (request.method !== 'GET') return denied(405, `Method "${request.method}" not allowed.`);
    const id = path[1];
    return id === undefined ? this.#list(request) : this.#retrieve(id);
  }

  /** The framework below the service redirects before it looks at the key. */
  #answerWithoutSlash({ method, path, query }: ReceivedRequest): Answer {
    if (this.#options.withoutSlash === 'not-found' || method !== 'GET') return denied(404, 'Not found.');
    const location = query.size === 0 ? `${path}/` : `${path}/?${query.toString()}`;
    return { status: 301, body: '', headers: { location } };
  }

  #retrieve(id: string): Answer {
    const job = this.#visibleJobs().find((candidate) => candidate.id === id);
    if (job === undefined) return denied(404, 'No Job matches the given query.');
    return { status: 200, body: this.#show(job, job.view()) };
  }

  #list(request: ReceivedRequest): Answer {
    const parsed = parseList(request.query);
    if ('problems' in parsed) return { status: 400, body: parsed.problems };
    const { page, page_size, ordering } = parsed.query;
    const newestFirst = this.#visibleJobs().filter((job) => isAskedFor(job.row(), parsed.query));
    const isReversed = this.#options.oldestFirst ?? ordering === 'created_at';
    const found = isReversed ? newestFirst.toReversed() : newestFirst;
    const pages = Math.max(1, Math.ceil(found.length / page_size));
    if (page > pages) return denied(404, 'Invalid page.');
    const rows = found.slice((page - 1) * page_size, page * page_size);
    const body = {
      count: found.length,
      next: page < pages ? this.#linkTo(request, page + 1) : null,
      previous: page > 1 ? this.#linkTo(request, page - 1) : null,
      results: rows.map((job) => this.#show(job, job.row())),
    };
    return { status: 200, body };
  }

  #linkTo({ path, query }: ReceivedRequest, page: number): string {
    const params = new URLSearchParams(query);
    params.set('page', String(page));
    return `${this.#options.linkBase ?? this.url}${path}?${params.toString()}`;
  }

  /** The jobs of the key's project, the newest first. */
  #visibleJobs(): readonly OvermindJob[] {
    const { project } = this.#options;
    const visible = [...this.jobs.values()].filter((job) => project === undefined || job.script.project === project);
    return visible.toReversed().toSorted((one, other) => other.createdAtMs - one.createdAtMs);
  }

  #show(job: OvermindJob, view: object): unknown {
    job.stepper.shown();
    return this.edits.apply(job.id, view);
  }
}

function denied(status: number, detail: string, code?: string): Answer {
  return { status, body: code === undefined ? { detail } : { detail, code } };
}
