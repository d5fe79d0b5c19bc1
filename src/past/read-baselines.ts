import { backoffMs } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { Plan, PlannedBenchmark, ServiceName } from '../plan/plan.ts';
import { type BenchmarkService, type Job, ServiceError } from '../services/service.ts';
import type { ServiceFor } from '../services/service-pool.ts';
import type { BaselineLook, ListedJobs } from '../verdict/baseline.ts';
import { fetchCompletedJobs } from './completed-jobs.ts';

interface ReadOptions {
  readonly plan: Plan;
  readonly serviceFor: ServiceFor;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for jitter. */
  readonly random: () => number;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  readonly cancelled: AbortSignal;
}

/** What was read of what benchmarks are compared with. */
export interface ReadBaselines {
  /** The job of a benchmark's baseline, by the benchmark's place in the plan. */
  readonly looks: ReadonlyMap<number, BaselineLook>;
  /** The completed jobs of an account. */
  readonly listed: ReadonlyMap<ServiceName, ListedJobs>;
}

const maxReadMs = 10_000;
const maxTries = 3;
const firstPauseMs = 500;
const maxListed = 1000;

/** Reads what benchmarks are compared with: the jobs that are named, and one list of each account. What cannot be read is told as such. */
export async function readBaselines(options: ReadOptions): Promise<ReadBaselines> {
  const [looks, listed] = await Promise.all([readJobs(options), readLists(options)]);
  return { looks: new Map(looks), listed: new Map(listed) };
}

async function readJobs(options: ReadOptions) {
  const { plan, serviceFor, clock } = options;
  using limit = clock.limit(timeOf(options), options.cancelled);
  const { signal } = limit;
  const read = await Promise.all(
    [...plan.benchmarks.entries()].map(async ([index, benchmark]) => {
      const ask = askerOf(benchmark, serviceFor(benchmark), signal);
      return ask === null ? [] : [[index, await patiently(options, ask, signal)] as const];
    }),
  );
  return read.flat();
}

async function readLists(options: ReadOptions) {
  const { plan, serviceFor, clock, cancelled } = options;
  const compared = plan.benchmarks.filter(({ baseline }) => baseline?.kind === 'endpoint');
  const readers = new Map(compared.map((benchmark) => [benchmark.service, benchmark]));
  const read = await Promise.all(
    [...readers].map(async ([name, reader]) => {
      const asked = { service: serviceFor(reader), limit: maxListed, limitMs: timeOf(options), clock, cancelled };
      const listed = await fetchCompletedJobs(asked);
      return [name, listed ?? { why: 'the service keeps no list of them' }] as const;
    }),
  );
  return read;
}

function timeOf({ clock, deadlineMs }: ReadOptions): number {
  return Math.max(0, Math.min(maxReadMs, deadlineMs - clock.now()));
}

type Ask = () => Promise<Job | null>;

/** How the job of a baseline is asked for; null where there is none to be read. */
function askerOf({ baseline }: PlannedBenchmark, service: BenchmarkService, signal: AbortSignal): Ask | null {
  switch (baseline?.kind) {
    case 'job':
      return async () => {
        const [look] = await service.look([{ id: baseline.jobId, asked: null }], signal);
        if (look !== undefined && 'job' in look) return look.job;
        throw look?.error ?? silent();
      };
    case 'newest':
      return async () => (await service.find?.(baseline.query, signal)) ?? null;
    case 'endpoint':
    case 'results':
    case undefined:
      return null;
  }
}

/** Asks again where that may tell more. */
async function patiently({ clock, random }: ReadOptions, ask: Ask, signal: AbortSignal): Promise<BaselineLook> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { job: await ask() };
    } catch (error) {
      if (!(error instanceof ServiceError) && !signal.aborted) throw error;
      const { failure, isRefusal } = error instanceof ServiceError ? error : silent();
      if (isRefusal || attempt >= maxTries || signal.aborted) return { failure };
    }
    await clock.sleep(backoffMs({ attempt, firstMs: firstPauseMs, maxMs: maxReadMs, random }), signal);
  }
}

function silent(): ServiceError {
  return new ServiceError('unavailable', 'the service did not answer in time');
}
