import type { JobId, Score } from '../services/service.ts';

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
 * Why a reported score is none, or null when it is valid. Every comparison is written so that what is not a number
 * fails it.
 */
export function faultOfScore(id: JobId, { pct, lowestPct = 0, passed, scored }: Score): string | null {
  if (!(pct >= lowestPct && pct <= 100)) return `the score ${pct} of job ${id} is outside ${lowestPct} to 100`;
  if (scored !== null && !(scored > 0)) return `no unit of job ${id} was scored, so it has no score`;
  if (passed === null || scored === null) return null;
  const isBorneOut = passed >= 0 && passed <= scored && Math.abs(pct - (100 * passed) / scored) <= toleratedPct + 1e-9;
  return isBorneOut
    ? null
    : `the score ${pct} % of job ${id} contradicts its own counts, ${passed} passed of ${scored} scored`;
}
