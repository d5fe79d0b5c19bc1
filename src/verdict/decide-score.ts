import type { Judging } from '../plan/plan.ts';
import { remember } from '../text/remember.ts';
import type { Pooled } from './pool-scores.ts';
import type { Reason } from './reason.ts';
import { decideRound, type RoundDecision } from './statistics/decide.ts';
import { type DecisionPoint, type DecisionTable, decisionTable } from './statistics/decision-table.ts';
import { type IntervalPct, positionOf } from './statistics/interval.ts';
import { meanInterval } from './statistics/mean-interval.ts';
import { unitsToDecide } from './statistics/needed-units.ts';
import { reachesThreshold } from './statistics/threshold.ts';
import { type Counts, wilsonInterval } from './statistics/wilson.ts';

interface Deciding {
  readonly score: Pooled;
  /** Null where only a baseline says what passes. */
  readonly thresholdPct: number | null;
  readonly judging: Judging;
  /** After how many units it is looked, rising; this score is one of them. Null without rounds. */
  readonly looks: readonly number[] | null;
}

/** What a score comes to, with its interval, and the reason where it did not pass. */
export type Decision = {
  /** Null for a score that tells neither counts nor what its mean rests on. */
  readonly intervalPct: IntervalPct | null;
} & (
  | { readonly verdict: 'passed' | 'failed' | 'inconclusive' | 'error'; readonly reason: Reason | null }
  /** In rounds alone, before the last look. */
  | { readonly verdict: 'undecided'; readonly reason: null }
);

/**
 * Judges a score by itself or by its interval.
 *
 * Wilson's interval alone is wrong too often near 0 and 100: of true rates equal to the threshold it fails up to 16% at 95%. So counts pass
 * or fail by their exact chances as well; what is shown is Wilson's interval, and no verdict says more than that.
 */
export function decideScore(options: Deciding): Decision {
  const { score, thresholdPct, judging, looks } = options;
  const intervalPct = intervalOf(score, judging);
  const base = { intervalPct, reason: null };
  if (thresholdPct === null) return { ...base, verdict: 'passed' };
  const below: Reason = { code: 'below-threshold', scorePct: score.scorePct, thresholdPct };
  if (judging.judgeBy === 'score' && looks === null)
    return reachesThreshold(score.scorePct, thresholdPct)
      ? { ...base, verdict: 'passed' }
      : { ...base, verdict: 'failed', reason: below };
  if (intervalPct === null) return { ...base, verdict: 'error', reason: { code: 'no-interval' } };
  const point = pointsOf(options)?.find(({ scored }) => scored === score.scored) ?? null;
  const counts = countsOf(score);
  const decision =
    point === null || counts === null ? byPosition(intervalPct, thresholdPct) : decideRound([point], counts);
  switch (decision) {
    case 'passed':
      return { ...base, verdict: 'passed' };
    case 'failed':
      return { ...base, verdict: 'failed', reason: below };
    case 'undecided':
      return looks === null || looks.at(-1) === score.scored
        ? {
            ...base,
            verdict: 'inconclusive',
            reason: whyInconclusive({ score, thresholdPct, judging, intervalPct, point }),
          }
        : { ...base, verdict: 'undecided' };
  }
}

/** When the units scored decide; null where it is the position of the interval alone that does. */
function pointsOf({ score, thresholdPct, judging, looks }: Deciding): DecisionTable | null {
  if (thresholdPct === null) return null;
  const counts = countsOf(score);
  return counts && decisionPoints(looks ?? [counts.scored], { thresholdPct, judging });
}

/** When it is decided with these looks; null where there are no such points, since no interval lies at or above 100. */
export function decisionPoints(
  looks: readonly number[],
  { thresholdPct, judging }: { readonly thresholdPct: number; readonly judging: Judging },
): DecisionTable | null {
  const { judgeBy, confidencePct } = judging;
  if (judgeBy === 'interval' && thresholdPct >= 100) return null;
  return tableFor({ looks, thresholdPct, judgeBy, confidencePct });
}

/** A table of a thousand units takes 30 ms, and every look at the jobs judges anew. */
const tableFor = remember(decisionTable);
const neededUnits = remember(unitsToDecide);

/** Null where nothing tells what the score rests on. */
function intervalOf(score: Pooled, { confidencePct }: Judging): IntervalPct | null {
  const { scenariosPct, attempts } = score;
  if (scenariosPct !== null)
    return scenariosPct.length === 0 ? null : meanInterval(scenariosPct, confidencePct, attempts);
  const counts = countsOf(score);
  return counts && wilsonInterval({ ...counts, confidencePct });
}

/** The counts that an interval can rest on; null where there are none. */
export function countsOf({ passed, scored, scenariosPct }: Pooled): Counts | null {
  if (scenariosPct !== null) return null;
  const isCounting = Number.isInteger(passed) && Number.isInteger(scored);
  if (passed === null || scored === null || !isCounting) return null;
  return passed >= 0 && passed <= scored && scored >= 1 ? { passed, scored } : null;
}

function byPosition(intervalPct: IntervalPct, thresholdPct: number): RoundDecision {
  switch (positionOf(intervalPct, thresholdPct)) {
    case 'at-or-above':
      return 'passed';
    case 'below':
      return 'failed';
    case 'both':
      return 'undecided';
  }
}

interface Unclear extends Pick<Deciding, 'score' | 'judging'> {
  readonly thresholdPct: number;
  readonly intervalPct: IntervalPct;
  readonly point: DecisionPoint | null;
}

function whyInconclusive({ score, thresholdPct, judging, intervalPct, point }: Unclear): Reason {
  const { passed, scored } = score;
  if (positionOf(intervalPct, thresholdPct) === 'both' || point === null || passed === null || scored === null) {
    const counts = countsOf(score);
    const wanted = counts && neededUnits({ ...counts, thresholdPct, confidencePct: judging.confidencePct });
    return { code: 'threshold-in-interval', thresholdPct, intervalPct, unitsToDecide: wanted };
  }
  const { passAt, failAt } = point;
  return { code: 'by-chance-too-often', thresholdPct, intervalPct, passed, scored, passAt, failAt };
}
