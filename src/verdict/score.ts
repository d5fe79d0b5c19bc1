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
 * The most units that a result may rest on: ten times what a plan can ask for. What decides them takes a number for each unit, so a count
 * without a limit would take all time and memory instead of an error.
 */
const maxScored = 100_000;

/** Why so many units are too many; null when they are not. Null units are not known. */
export function faultOfCount(scored: number | null): Reason | null {
  return scored !== null && scored > maxScored ? { code: 'too-many-scored', scored, max: maxScored } : null;
}

/**
 * Why the score that a job reports is none, or null when it is valid. Every comparison is written so that what is not a number
 * fails it.
 */
export function faultOfScore({ id: jobId, size, score }: ScoredJob): Reason | null {
  const { pct, lowestPct = 0, passed, failed = null, otherReading } = score;
  const scored = score.scored ?? addUp(passed, failed);
  if (!(pct >= lowestPct && pct <= 100)) return { code: 'score-out-of-range', jobId, pct, lowestPct };
  if (scored !== null && !(scored > 0)) return { code: 'nothing-scored', jobId };
  const tooMany = faultOfCount(scored);
  if (tooMany !== null) return tooMany;
  // Less than half of what the job holds proves nothing of the rest.
  if (scored !== null && size !== null && 2 * scored < size) return { code: 'too-few-scored', jobId, scored, size };
  if (otherReading !== undefined) {
    const fault = faultOfScore({ id: jobId, size: null, score: otherReading });
    if (fault !== null) return fault;
  }
  const contradiction = { code: 'counts-contradict-score', jobId, pct, passed, scored: score.scored } as const;
  if (passed !== null && score.scored !== null && !isShareOf(pct, { passed, scored: score.scored }))
    return contradiction;
  return failed === null ? faultOfOne(contradiction) : faultOfFailed({ ...contradiction, failed });
}

type Contradiction = Extract<Reason, { code: 'counts-contradict-score' }>;

/** Whether a score in percent is what so many passed units of those scored come to. */
export function isShareOf(
  pct: number,
  { passed, scored }: { readonly passed: number; readonly scored: number },
): boolean {
  return passed >= 0 && passed <= scored && isSamePct(pct, (100 * passed) / scored);
}

/** Whether two scores in percent are one but for their rounding. */
export function isSamePct(pct: number, otherPct: number): boolean {
  return Math.abs(pct - otherPct) <= toleratedPct + 1e-9;
}

/** The count of passed units alone tells whether there are any. */
function faultOfOne(contradiction: Contradiction): Reason | null {
  const { pct, passed, scored } = contradiction;
  return passed === null || scored !== null || passed > 0 === pct > 0 ? null : contradiction;
}

/** Of three counts any two tell the third; the count of failed units alone tells whether there are any. */
function faultOfFailed(contradiction: Contradiction & { readonly failed: number }): Reason | null {
  const { pct, passed, failed } = contradiction;
  const scored = contradiction.scored ?? addUp(passed, failed);
  if (scored === null) return failed > 0 === pct < 100 ? null : contradiction;
  const isWhole = passed === null || passed + failed === scored;
  return isWhole && isShareOf(pct, { passed: scored - failed, scored }) ? null : contradiction;
}

function addUp(passed: number | null, failed: number | null): number | null {
  return passed === null || failed === null ? null : passed + failed;
}
