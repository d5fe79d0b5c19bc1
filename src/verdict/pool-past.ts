import type { Job, JobId } from '../services/service.ts';
import { groupByMoment, hasValidScore } from './history.ts';
import { scorePctOf } from './score.ts';

interface Pooling {
  /** Completed jobs of the account. */
  readonly jobs: readonly Job[];
  readonly benchmarkId: string;
  /** The full address of the endpoint, as it is sent. */
  readonly endpointUrl: string;
  /** Jobs that are judged in this run. */
  readonly ownIds: ReadonlySet<JobId>;
  /** Only jobs that were created from then on and before then count, in milliseconds since the epoch by the service's clock. */
  readonly sinceMs: number;
  readonly beforeMs: number;
  /** How many units are wanted. */
  readonly units: number;
  /** Whether all must be of one submission: a seed that is used again repeats units. */
  readonly isSeeded: boolean;
}

/** The newest jobs that fit, with their score together. */
export interface PooledPast {
  readonly scorePct: number;
  readonly passed: number;
  readonly scored: number;
  readonly jobIds: readonly JobId[];
  /** When the newest of them was created. */
  readonly createdAt: Date;
}

interface Fitting {
  readonly at: Date;
  readonly id: JobId;
  readonly passed: number;
  readonly scored: number;
}

/**
 * Pools the newest completed jobs of a benchmark against an endpoint, as many as hold the units that are wanted; else how many units there
 * are.
 */
export function poolPast(options: Pooling): PooledPast | { readonly found: number } {
  const { units, isSeeded } = options;
  const fitting = options.jobs.flatMap((job) => toFitting(job, options));
  const groups = isSeeded ? groupByMoment(fitting).toReversed() : [fitting];
  const pools = groups.map((group) => takeNewest(group, units));
  const enough = pools.find((pool) => countOf(pool) >= units);
  const [newest] = enough ?? [];
  if (enough === undefined || newest === undefined) return { found: Math.max(0, ...pools.map(countOf)) };
  const scored = countOf(enough);
  const passed = enough.reduce((sum, job) => sum + job.passed, 0);
  return {
    scorePct: scorePctOf(passed, scored),
    passed,
    scored,
    jobIds: enough.map(({ id }) => id),
    createdAt: newest.at,
  };
}

/** Only the full address takes a job, and only a valid score with its counts. */
function toFitting(job: Job, { benchmarkId, endpointUrl, ownIds, sinceMs, beforeMs }: Pooling): readonly Fitting[] {
  const { id, createdAt: at } = job;
  if (job.benchmarkId !== benchmarkId || job.endpointUrl !== endpointUrl || ownIds.has(id) || at === null) return [];
  if (at.getTime() < sinceMs || at.getTime() >= beforeMs || !hasValidScore(job)) return [];
  const { passed, scored } = job.score;
  return passed === null || scored === null ? [] : [{ at, id, passed, scored }];
}

function takeNewest(group: readonly Fitting[], units: number): readonly Fitting[] {
  const taken: Fitting[] = [];
  for (const job of group.toSorted((a, b) => b.at.getTime() - a.at.getTime())) {
    if (countOf(taken) >= units) break;
    taken.push(job);
  }
  return taken;
}

function countOf(jobs: readonly Fitting[]): number {
  return jobs.reduce((sum, { scored }) => sum + scored, 0);
}
