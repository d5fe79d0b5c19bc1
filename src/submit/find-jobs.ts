import type { Clock } from '../clock.ts';
import type { Notice } from '../notice.ts';
import type { JobQuery, Plan, PlannedBenchmark } from '../plan/plan.ts';
import { ServiceError } from '../services/service.ts';
import type { ServiceFor } from '../services/service-pool.ts';
import { whyShut } from './preflight.ts';

interface FindOptions {
  readonly plan: Plan;
  readonly serviceFor: ServiceFor;
  readonly tell: (notice: Notice) => void;
  readonly clock: Clock;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  readonly cancelled: AbortSignal;
}

const findLimitMs = 30_000;

/**
 * Finds the jobs that the plan names only as the newest of their kind. Null when one cannot be found on which more rests than advice. What is
 * not found is told.
 */
export async function findJobs(options: FindOptions): Promise<Plan | null> {
  const { plan } = options;
  const found = await Promise.all(plan.benchmarks.map((benchmark) => find(options, benchmark)));
  const benchmarks = found.filter((benchmark) => benchmark !== null);
  return benchmarks.length === found.length ? { ...plan, benchmarks } : null;
}

const unanswered = {
  code: 'newest-job-unknown',
  message: 'the service did not answer in time',
  isRefusal: false,
} as const;

/** What becomes of a benchmark whose job is not found: the run goes on without one that only warns. */
function giveUp(benchmark: PlannedBenchmark, query: JobQuery): PlannedBenchmark | null {
  return benchmark.level === 'warn' ? { ...benchmark, work: { kind: 'newest', query, isMissing: true } } : null;
}

function whyNotFound(error: ServiceError, { service }: PlannedBenchmark, wanted: string): Notice {
  const { message, isRefusal } = error;
  return whyShut(service, error) ?? { code: 'newest-job-unknown', wanted, message, isRefusal };
}

async function find(
  { serviceFor, tell, clock, deadlineMs, cancelled }: FindOptions,
  benchmark: PlannedBenchmark,
): Promise<PlannedBenchmark | null> {
  const { work } = benchmark;
  if (work.kind !== 'newest') return benchmark;
  const wanted = Object.values(work.query).join(', ');
  const advisory = benchmark.level === 'warn' && { isAdvisory: true };
  using limit = clock.limit(Math.max(0, Math.min(findLimitMs, deadlineMs - clock.now())), cancelled);
  try {
    const job = await serviceFor(benchmark).find?.(work.query, limit.signal);
    if (job) {
      tell({ code: 'newest-job', wanted, jobId: job.id, createdAt: job.createdAt });
      return { ...benchmark, work: { kind: 'existing', jobId: job.id } };
    }
    tell({ code: 'newest-job-missing', wanted, ...advisory });
  } catch (error) {
    if (!(error instanceof ServiceError) && !limit.signal.aborted) throw error;
    const why = error instanceof ServiceError ? whyNotFound(error, benchmark, wanted) : { ...unanswered, wanted };
    if (why.code === 'key-refused') {
      tell(why);
      return null;
    }
    tell({ ...why, ...advisory });
  }
  return giveUp(benchmark, work.query);
}
