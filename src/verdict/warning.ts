import type { JobFacts, Score } from '../services/service.ts';
import type { NotCompared } from './baseline.ts';
import type { Regression } from './reason.ts';

/** What was uncertain about a benchmark without changing its verdict: a code with its data. Its sentences stand in `report/reasons.ts`. */
export type VerdictWarning =
  /** Units scored, of those that the jobs hold by the service's own word. */
  | { readonly code: 'partly-scored'; readonly scored: number; readonly size: number }
  | { readonly code: 'smaller-than-asked'; readonly units: number; readonly asked: number }
  /** How many units were scored, or which scenarios there are, is told by nobody. */
  | { readonly code: 'scored-unknown' | 'scenarios-unknown' }
  /** So many jobs of a round failed, and the rounds after it stand in for them. */
  | { readonly code: 'failed-jobs-replaced'; readonly jobs: number }
  /** The mean leaves out more than a tenth of the scenarios, which have no score. */
  | { readonly code: 'left-out'; readonly scenarios: number; readonly of: number }
  /** Repeats or retries: the service does not tell, and the verdict is the same by both. */
  | { readonly code: 'two-readings'; readonly readingsPct: readonly [lower: number, higher: number] }
  /** There is no baseline that it could be compared with. */
  | { readonly code: 'not-compared'; readonly why: NotCompared }
  /** Worse than the baseline, or too few units to show it, where neither changes the verdict. */
  | { readonly code: 'regression' | 'cannot-show-regression'; readonly regression: Regression };

/** A job that has a valid score. */
export interface ScoredJob extends Pick<JobFacts, 'id' | 'size' | 'leftOut' | 'unscored'> {
  readonly score: Score;
}

interface Judged {
  readonly jobs: readonly ScoredJob[];
  /** Units asked for, of each job; empty where nothing was asked, or the service has no units. */
  readonly askedUnits: readonly number[];
  /** Whether the service counts units. */
  readonly hasUnits: boolean;
}

/** What a score does not rest on, although it should. */
export function warningsOf({ jobs, askedUnits, hasUnits }: Judged): readonly VerdictWarning[] {
  const scores = jobs.map(({ score }) => score);
  return [
    ...warnOfScored(jobs),
    ...warnOfAsked(jobs, askedUnits),
    ...(hasUnits && scores.some(({ scored }) => scored === null) ? [{ code: 'scored-unknown' } as const] : []),
    ...jobs.flatMap(({ leftOut }) =>
      leftOut !== undefined && 10 * leftOut.scenarios > leftOut.of ? [{ code: 'left-out', ...leftOut } as const] : [],
    ),
    ...(scores.some(({ isSizeUnknown }) => isSizeUnknown === true) ? [{ code: 'scenarios-unknown' } as const] : []),
  ];
}

/** Compares what was scored with what the jobs hold, one by one and as a pool; one warning is enough. */
function warnOfScored(jobs: readonly ScoredJob[]): readonly VerdictWarning[] {
  const counted = jobs.flatMap(({ size, score: { scored } }) =>
    size === null || scored === null ? [] : [{ size, scored }],
  );
  const short = counted.find(({ size, scored }) => scored < size);
  if (short === undefined) return [];
  const pool = { scored: sumOf(counted.map(({ scored }) => scored)), size: sumOf(counted.map(({ size }) => size)) };
  return [{ code: 'partly-scored', ...(pool.scored < pool.size ? pool : short) }];
}

/**
 * Compares the units that the jobs hold with those asked for. Which job was asked for how many is not known: the largest is held against
 * the largest.
 */
function warnOfAsked(jobs: readonly ScoredJob[], askedUnits: readonly number[]): readonly VerdictWarning[] {
  const held = jobs.flatMap(({ size, score }) => size ?? score.scored ?? []).toSorted((one, other) => other - one);
  // A job that tells neither is warned of elsewhere.
  if (held.length !== askedUnits.length) return [];
  const asked = askedUnits.toSorted((one, other) => other - one);
  const short = held
    .map((units, index) => ({ units, asked: asked[index] ?? 0 }))
    .find((pair) => pair.units < pair.asked);
  if (short === undefined) return [];
  const pool = { units: sumOf(held), asked: sumOf(asked) };
  return [{ code: 'smaller-than-asked', ...(pool.units < pool.asked ? pool : short) }];
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
