import type { ServiceName } from '../plan/plan.ts';
import type { CompletedJobs, Job, JobId } from '../services/service.ts';
import type { JudgedBenchmark } from './judge.ts';
import { poolScores } from './pool-scores.ts';
import { faultOfScore } from './score.ts';
import type { ScoredJob } from './warning.ts';

/** What a benchmark scored in one run. */
export interface PastResult {
  readonly at: Date;
  /** In percent, two decimals. */
  readonly scorePct: number;
  /** In units; null where the service tells no counts. */
  readonly passed: number | null;
  readonly scored: number | null;
  readonly isThisRun: boolean;
}

/** What the benchmarks of a run scored before, against the same endpoint. */
export interface History {
  readonly benchmarks: readonly BenchmarkHistory[];
  /** The service's list may be cut off there: what is older is not known. Null when it is whole. */
  readonly knownSince: Date | null;
}

export interface BenchmarkHistory {
  /** Into the report's benchmarks. */
  readonly index: number;
  /** Oldest first, this run's own result among them. */
  readonly results: readonly PastResult[];
}

/** So many results of a benchmark are shown. */
export const maxResults = 20;

/** Jobs of one submit are created in one moment, or batch after batch; nothing else tells that they belong together. */
const maxGapMs = 10_000;

/** A thing with the moment at which it was made. */
interface Dated {
  readonly at: Date;
}

/** Puts together what was made in one moment: no two neighbours are further apart than the batches of one submit. Oldest first. */
export function groupByMoment<Item extends Dated>(items: readonly Item[]): readonly (readonly Item[])[] {
  const groups: Item[][] = [];
  for (const item of items.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const last = groups.at(-1);
    const gapMs = item.at.getTime() - (last?.at(-1)?.at.getTime() ?? Number.NEGATIVE_INFINITY);
    if (last === undefined || gapMs > maxGapMs) groups.push([item]);
    else last.push(item);
  }
  return groups;
}

interface PastOptions {
  /** Completed jobs of the account. */
  readonly jobs: readonly Job[];
  readonly benchmarkId: string;
  /** As the service tells it of jobs. */
  readonly endpointUrl: string;
  /** Jobs of this run, which are told of by `current`. */
  readonly ownIds: ReadonlySet<string>;
  /** What this run itself has come to; null when it has no score. */
  readonly current: Omit<PastResult, 'isThisRun'> | null;
}

/** A benchmark's newest results against one endpoint, oldest first. Only the full address takes a job, and only a valid score counts. */
export function pastResults(options: PastOptions): readonly PastResult[] {
  const { jobs, benchmarkId, endpointUrl, ownIds, current } = options;
  const fitting = jobs.flatMap((job) => {
    const isWanted = job.benchmarkId === benchmarkId && job.endpointUrl === endpointUrl && !ownIds.has(job.id);
    return isWanted && hasValidScore(job) && job.createdAt !== null ? [{ at: job.createdAt, job }] : [];
  });
  const earlier = groupByMoment(fitting).flatMap((group) => {
    const [first, ...others] = group;
    const pooled =
      first &&
      poolScores(
        first.job,
        others.map(({ job }) => job),
      );
    if (first === undefined || pooled === undefined || 'reason' in pooled) return [];
    const { scorePct, passed, scored } = pooled;
    return [{ at: first.at, scorePct, passed, scored, isThisRun: false }];
  });
  const all = current === null ? earlier : [...earlier, { ...current, isThisRun: true }];
  return all.toSorted((a, b) => a.at.getTime() - b.at.getTime()).slice(-maxResults);
}

interface HistoryOptions {
  readonly benchmarks: readonly JudgedBenchmark[];
  /** Completed jobs of the account by service. */
  readonly past: ReadonlyMap<ServiceName, CompletedJobs>;
  readonly jobOf: (benchmark: JudgedBenchmark, id: JobId) => Job | null;
  readonly ownIds: ReadonlySet<JobId>;
  /** When the run began, in milliseconds since the epoch. */
  readonly startedAtMs: number;
}

/** What benchmarks scored before against the endpoints that their jobs ran against, with what this run has come to. */
export function historyOf({ benchmarks, past, jobOf, ownIds, startedAtMs }: HistoryOptions): History {
  const pastJobs = new Map(
    [...past].map(([service, { jobs }]) => [service, Map.groupBy(jobs, ({ benchmarkId }) => benchmarkId)]),
  );
  const histories = benchmarks.flatMap((benchmark, index): BenchmarkHistory[] => {
    const ofService = pastJobs.get(benchmark.benchmark.service);
    const [first] = benchmark.jobs.flatMap(({ id }) => jobOf(benchmark, id) ?? []);
    if (ofService === undefined || first === undefined) return [];
    const { benchmarkId, endpointUrl, createdAt } = first;
    if (benchmarkId === null || endpointUrl === null) return [];
    const { scorePct, passed, scored } = benchmark;
    const at = createdAt ?? new Date(startedAtMs);
    const current = scorePct === null ? null : { at, scorePct, passed, scored };
    const jobs = ofService.get(benchmarkId) ?? [];
    return [{ index, results: pastResults({ jobs, benchmarkId, endpointUrl, ownIds, current }) }];
  });
  const cut = [...past.values()].filter(({ mayBeCut }) => mayBeCut);
  const isWhole = cut.length === 0 || histories.every(({ results }) => results.length >= maxResults);
  const times = cut.flatMap(({ jobs }) => jobs.flatMap(({ createdAt }) => createdAt?.getTime() ?? []));
  // One by one: a list of the service may be longer than a call has room for.
  const earliestMs = times.reduce((earliest, atMs) => Math.min(earliest, atMs), Number.POSITIVE_INFINITY);
  return { benchmarks: histories, knownSince: isWhole || times.length === 0 ? null : new Date(earliestMs) };
}

/** Whether a job has a score that can be counted on. */
export function hasValidScore(job: Job): job is Job & ScoredJob {
  return job.state === 'scored' && faultOfScore(job) === null;
}
