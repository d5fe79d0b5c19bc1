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

/** Whether a score is contradicted by the counts it comes with. */
export function isContradicted(pct: number, passed: number, scored: number): boolean {
  return Math.abs(pct - (100 * passed) / scored) > toleratedPct + 1e-9;
}
