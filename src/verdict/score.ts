import type { Reason } from './reason.ts';
import type { ScoredJob } from './warning.ts';

/** Percent with two decimals, as the services round: 2 of 3 is 66.67. */
export function roundPct(pct: number): number {
  return Math.round(pct * 100) / 100;
}

/** Score of units in percent with two decimals. `scored` must be above 0. */
export function scorePctOf(passed: number, scored: number): number {
  return Math.round((10_000 * passed) / scored) / 100;
}

/** A reported score may differ from its own counts by its rounding, not by more. */
const toleratedPct = 0.01;

/**
 * Why the score that a job reports is none, or null when it is valid. Every comparison is written so that what is not a number
 * fails it.
 */
export function faultOfScore({ id: jobId, size, score }: ScoredJob): Reason | null {
  const { pct, lowestPct = 0, passed, scored, otherReading } = score;
  if (!(pct >= lowestPct && pct <= 100)) return { code: 'score-out-of-range', jobId, pct, lowestPct };
  if (scored !== null && !(scored > 0)) return { code: 'nothing-scored', jobId };
  // Less than half of what the job holds proves nothing of the rest.
  if (scored !== null && size !== null && 2 * scored < size) return { code: 'too-few-scored', jobId, scored, size };
  if (otherReading !== undefined) {
    const fault = faultOfScore({ id: jobId, size: null, score: otherReading });
    if (fault !== null) return fault;
  }
  if (passed === null || scored === null) return null;
  const isBorneOut = passed >= 0 && passed <= scored && Math.abs(pct - (100 * passed) / scored) <= toleratedPct + 1e-9;
  return isBorneOut ? null : { code: 'counts-contradict-score', jobId, pct, passed, scored };
}
