import type { Job } from '../services/service.ts';
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

interface HistoryOptions {
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
export function pastResults(options: HistoryOptions): readonly PastResult[] {
  const { jobs, benchmarkId, endpointUrl, ownIds, current } = options;
  const fitting = jobs.flatMap((job) => {
    const isWanted = job.benchmarkId === benchmarkId && job.endpointUrl === endpointUrl && !ownIds.has(job.id);
    return isWanted && isValid(job) && job.createdAt !== null ? [{ at: job.createdAt, job }] : [];
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

function isValid(job: Job): job is Job & ScoredJob {
  return job.state === 'scored' && faultOfScore(job) === null;
}
