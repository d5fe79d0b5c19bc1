import { backoffMs } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { Plan, PlannedBenchmark } from '../plan/plan.ts';
import { type BenchmarkService, ServiceError } from '../services/service.ts';
import type { ServiceFor } from '../services/service-pool.ts';
import type { BaselineLook } from '../verdict/baseline.ts';

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

const maxReadMs = 10_000;
const maxTries = 3;
const firstPauseMs = 500;

/** Reads the jobs that benchmarks are compared with, by the benchmarks' places in the plan. What cannot be read is told as such. */
export async function readBaselines(options: ReadOptions): Promise<ReadonlyMap<number, BaselineLook>> {
  const { plan, clock, deadlineMs, cancelled } = options;
  using limit = clock.limit(Math.max(0, Math.min(maxReadMs, deadlineMs - clock.now())), cancelled);
  const read = await Promise.all(
    [...plan.benchmarks.entries()].map(async ([index, benchmark]) => {
      const { baseline } = benchmark;
      if (baseline?.kind !== 'job') return [];
      return [
        [index, await lookPatiently(options, { benchmark, jobId: baseline.jobId, signal: limit.signal })] as const,
      ];
    }),
  );
  return new Map(read.flat());
}

interface Wanted {
  readonly benchmark: PlannedBenchmark;
  readonly jobId: string;
  readonly signal: AbortSignal;
}

/** Looks again where another look may tell more. */
async function lookPatiently(
  { serviceFor, clock, random }: ReadOptions,
  { benchmark, jobId, signal }: Wanted,
): Promise<BaselineLook> {
  const service = serviceFor(benchmark);
  for (let attempt = 1; ; attempt += 1) {
    const look = await lookOnce(service, jobId, signal);
    if ('job' in look || look.isFinal || attempt >= maxTries || signal.aborted) return look;
    await clock.sleep(backoffMs({ attempt, firstMs: firstPauseMs, maxMs: maxReadMs, random }), signal);
  }
}

type Failed = Extract<BaselineLook, { readonly failure: unknown }> & { readonly isFinal: boolean };

async function lookOnce(
  service: Pick<BenchmarkService, 'look'>,
  jobId: string,
  signal: AbortSignal,
): Promise<Exclude<BaselineLook, { readonly failure: unknown }> | Failed> {
  const [look] = await service.look([{ id: jobId, asked: null }], signal);
  if (look !== undefined && 'job' in look) return { job: look.job };
  const error = look?.error ?? new ServiceError('unavailable', 'the service did not answer in time');
  return { failure: error.failure, isFinal: error.isRefusal };
}
