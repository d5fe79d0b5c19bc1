import type { Server } from 'node:http';
import { Emulator, openServer } from './emulator.ts';
import type { Me } from './harmstack-api.ts';
import { evaluate } from './harmstack-evaluation.ts';
import type { Benchmark, HarmstackJob, Outcome } from './harmstack-job.ts';
import { createRoutes, type Undocumented } from './harmstack-routes.ts';
import { type Account, HarmstackStore, type PaidJob } from './harmstack-store.ts';
import { type Haystack, legal, medical } from './haystack.ts';

/** A benchmark of the emulated service. With a `haystack` it is evaluated for real, else its `outcome` is the script. */
type BenchmarkOption = Pick<Benchmark, 'id'> &
  Partial<Pick<Benchmark, 'name' | 'price' | 'outcome'>> & { haystack?: Haystack };

export interface HarmstackOptions extends Partial<Undocumented> {
  /** One account with 1000 credits unless given. */
  readonly accounts?: readonly Account[];
  /** The two evaluated benchmarks unless given. */
  readonly benchmarks?: readonly BenchmarkOption[];
  /** Milliseconds since the epoch; the server's own clock is off from it by `skewMs`. */
  readonly now?: () => number;
}

/** Benchmarks that send their prompts to the model endpoint and score its answers. */
const evaluatedBenchmarks: readonly BenchmarkOption[] = [
  { id: 1, haystack: medical },
  { id: 2, haystack: legal },
];

/** Starts an emulator of the Harmstack API; `baseUrl` is what a client is given. */
export async function startHarmstack(options: HarmstackOptions = {}): Promise<Harmstack> {
  return Harmstack.start(options);
}

export class Harmstack extends Emulator {
  /** Why evaluated jobs failed, by job id; the API does not tell. */
  readonly failures: ReadonlyMap<string, string>;
  readonly #store: HarmstackStore;
  readonly #accounts: readonly Account[];
  readonly #clock: () => number;
  readonly #skew: { ms: number };

  private constructor(server: Server, options: HarmstackOptions) {
    const { accounts = [{ key: 'hs-test-key', credits: 1000 }], benchmarks = evaluatedBenchmarks } = options;
    const store = new HarmstackStore(accounts, benchmarks.map(toBenchmark));
    const now = options.now ?? (() => Date.now());
    const skew = { ms: 0 };
    const clock = () => now() + skew.ms;
    const failures = new Map<string, string>();
    const closing = new AbortController();
    const routes = createRoutes({
      store,
      undocumented: {
        insufficientCreditsStatus: options.insufficientCreditsStatus ?? 400,
        maxLimit: options.maxLimit ?? Number.POSITIVE_INFINITY,
        reverseJobIds: options.reverseJobIds ?? false,
        echo: options.echo ?? String,
      },
      now: clock,
      started: (job, endpoint, seed) => {
        const onFailure = (why: string) => failures.set(job.order.id, why);
        void evaluate({ job, endpoint, seed, now: clock, signal: closing.signal, onFailure });
      },
    });
    super(server, routes, { now: clock, closing });
    this.#store = store;
    this.#accounts = accounts;
    this.#clock = clock;
    this.#skew = skew;
    this.failures = failures;
  }

  static async start(options: HarmstackOptions): Promise<Harmstack> {
    return new Harmstack(await openServer(), options);
  }

  /** How far the server's clock is ahead, in milliseconds; `Date` headers and job times follow it. */
  get skewMs(): number {
    return this.#skew.ms;
  }

  set skewMs(ms: number) {
    this.#skew.ms = ms;
  }

  get baseUrl(): string {
    return `${this.url}/v0`;
  }

  /** Key of the first account. */
  get key(): string {
    return this.#accounts.map(({ key }) => key)[0] ?? '';
  }

  /** Every payment, in order. */
  get paid(): readonly PaidJob[] {
    return this.#store.paid;
  }

  /** Ids of all jobs, in order of creation. */
  get jobIds(): readonly string[] {
    return [...this.#store.jobs.keys()];
  }

  creditsOf(key: string = this.key): Me['available_credits'] | undefined {
    return this.#store.me(key)?.available_credits;
  }

  setCredits(credits: number, key: string = this.key): void {
    this.#store.setCredits(key, credits);
  }

  /** Adds a job that somebody else started earlier, without a payment, and gives its id. */
  addJob(job: {
    benchmarkId: number;
    units?: number;
    endpointUrl?: string;
    createdAtMs?: number;
    key?: string;
  }): string {
    const benchmark = this.#store.benchmarks.get(job.benchmarkId);
    if (benchmark === undefined) throw new Error(`there is no benchmark ${job.benchmarkId}`);
    const units = job.units ?? 1;
    return this.#store.addJob({
      accountKey: job.key ?? this.key,
      benchmark,
      units,
      credits: units * benchmark.price,
      endpointUrl: job.endpointUrl ?? 'https://model.example.com/v1/chat/completions',
      createdAtMs: job.createdAtMs ?? this.#clock(),
    }).order.id;
  }

  /** Moves one job, or every job, one step: pending, running, over. */
  advance(id?: string): void {
    const jobs = id === undefined ? this.#store.jobs.values() : [this.#job(id)];
    for (const job of jobs) job.advance(this.#clock());
  }

  /** Ends a job now, with this outcome or the one of its benchmark. */
  finish(id: string, outcome?: Outcome): void {
    this.#job(id).finish(this.#clock(), outcome);
  }

  /** Lays these fields over a job's JSON, right or wrong; `undefined` takes a field away. They win over a scripted `answer`. */
  setJob(id: string, fields: Readonly<Record<string, unknown>>): void {
    this.#job(id).patch(fields);
  }

  #job(id: string): HarmstackJob {
    const job = this.#store.jobs.get(id);
    if (job === undefined) throw new Error(`there is no job ${id}`);
    return job;
  }
}

function toBenchmark(option: BenchmarkOption): Benchmark {
  const { id, price = 1, outcome = {}, haystack = null } = option;
  return { id, name: option.name ?? haystack?.name ?? `benchmark-${id}`, price, outcome, haystack };
}
