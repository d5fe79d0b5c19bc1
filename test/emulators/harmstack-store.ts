import type { Me } from './harmstack-api.ts';
import { type Benchmark, HarmstackJob } from './harmstack-job.ts';

export interface Account {
  readonly key: string;
  readonly credits: number;
}

/** One payment, as the account's owner would find it on the bill: what tests count to see that nothing was paid twice. */
export interface PaidJob {
  readonly jobId: string;
  /** Null for a job submitted on its own. */
  readonly batchId: string | null;
  readonly accountKey: string;
  readonly endpointUrl: string;
  readonly benchmarkId: number;
  readonly units: number;
  readonly credits: number;
  readonly seed: number | null;
  readonly atMs: number;
}

export interface SubmitRequest {
  readonly accountKey: string;
  readonly endpointUrl: string;
  readonly seed: number | null;
  readonly isBatch: boolean;
  readonly orders: readonly { readonly benchmarkId: number; readonly units: number }[];
  readonly atMs: number;
}

export type SubmitResult =
  | { readonly batchId: string; readonly jobs: readonly HarmstackJob[] }
  | { readonly refused: 'credits' | 'benchmark'; readonly why: string };

/** Accounts, benchmarks, jobs and payments of the emulated service. Ids are counted, so the same test sees the same ids. */
export class HarmstackStore {
  readonly paid: PaidJob[] = [];
  readonly jobs = new Map<string, HarmstackJob>();
  readonly benchmarks: ReadonlyMap<number, Benchmark>;
  readonly #credits: Map<string, number>;
  #batches = 0;

  constructor(accounts: readonly Account[], benchmarks: readonly Benchmark[]) {
    this.#credits = new Map(accounts.map(({ key, credits }) => [key, credits]));
    this.benchmarks = new Map(benchmarks.map((benchmark) => [benchmark.id, benchmark]));
  }

  /** The account behind this key; null when there is none. */
  me(accountKey: string): Me | null {
    const credits = this.#credits.get(accountKey);
    if (credits === undefined) return null;
    const nth = [...this.#credits.keys()].indexOf(accountKey) + 1;
    return { organization_id: `org-${nth}`, account_id: `account-${nth}`, available_credits: credits };
  }

  setCredits(accountKey: string, credits: number): void {
    this.#credits.set(accountKey, credits);
  }

  /** Takes the credits of all jobs and starts them, or refuses them all. */
  submit(request: SubmitRequest): SubmitResult {
    const priced: { readonly benchmark: Benchmark; readonly units: number; readonly credits: number }[] = [];
    for (const { benchmarkId, units } of request.orders) {
      const benchmark = this.benchmarks.get(benchmarkId);
      if (benchmark === undefined) return { refused: 'benchmark', why: `benchmark ${benchmarkId} does not exist` };
      priced.push({ benchmark, units, credits: units * benchmark.price });
    }
    const cost = priced.reduce((sum, { credits }) => sum + credits, 0);
    const balance = this.#credits.get(request.accountKey) ?? 0;
    if (cost > balance)
      return { refused: 'credits', why: `insufficient credits: ${cost} needed, ${balance} available` };
    this.#credits.set(request.accountKey, balance - cost);
    this.#batches += request.isBatch ? 1 : 0;
    const batchId = countedUuid('b', this.#batches);
    const { accountKey, endpointUrl, seed, atMs } = request;
    const jobs = priced.map((order) => {
      const job = this.addJob({ ...order, accountKey, endpointUrl, createdAtMs: atMs });
      this.paid.push({
        jobId: job.order.id,
        batchId: request.isBatch ? batchId : null,
        accountKey,
        endpointUrl,
        benchmarkId: order.benchmark.id,
        units: order.units,
        credits: order.credits,
        seed,
        atMs,
      });
      return job;
    });
    return { batchId, jobs };
  }

  /** Adds a job without a payment. */
  addJob(order: {
    readonly accountKey: string;
    readonly benchmark: Benchmark;
    readonly units: number;
    readonly credits: number;
    readonly endpointUrl: string;
    readonly createdAtMs: number;
  }): HarmstackJob {
    const nth = [...this.jobs.values()].filter((job) => job.order.benchmark === order.benchmark).length;
    const script = order.benchmark.outcome;
    const outcome =
      typeof script === 'function' ? script({ nth, units: order.units, endpointUrl: order.endpointUrl }) : script;
    const job = new HarmstackJob({ ...order, id: countedUuid('a', this.jobs.size + 1), outcome });
    this.jobs.set(job.order.id, job);
    return job;
  }

  /** The account's jobs, most recent first. */
  jobsOf(accountKey: string): readonly HarmstackJob[] {
    return [...this.jobs.values()]
      .filter((job) => job.order.accountKey === accountKey)
      .toReversed()
      .toSorted((a, b) => b.order.createdAtMs - a.order.createdAtMs);
  }
}

function countedUuid(kind: 'a' | 'b', nth: number): string {
  return `${kind}0000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
}
