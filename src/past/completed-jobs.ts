import type { Clock } from '../clock.ts';
import { type BenchmarkService, type CompletedJobs, ServiceError } from '../services/service.ts';

interface FetchOptions {
  readonly service: Pick<BenchmarkService, 'completed'>;
  /** How many of the newest. */
  readonly limit: number;
  readonly limitMs: number;
  readonly clock: Clock;
  readonly cancelled: AbortSignal;
}

/** Reads the account's completed jobs, in one request; a text says why they are not known. Null where the service keeps no list. */
export async function fetchCompletedJobs({
  service,
  limit,
  limitMs,
  clock,
  cancelled,
}: FetchOptions): Promise<CompletedJobs | { readonly why: string } | null> {
  if (service.completed === undefined) return null;
  using time = clock.limit(limitMs, cancelled);
  try {
    return await service.completed({ limit }, time.signal);
  } catch (error) {
    if (error instanceof ServiceError) return { why: error.message };
    if (!time.signal.aborted) throw error;
    return { why: 'the service did not answer in time' };
  }
}
