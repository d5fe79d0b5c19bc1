import type { SubmitWork } from './plan.ts';

/** A range count: the units of the first round, and the most that are ever scored. */
export interface UnitRange {
  readonly minUnits: number;
  readonly maxUnits: number;
}

/** The rounds between the first and the last, as shares of the way from the one to the other. */
const shares = [0.25, 0.5, 0.75];
/** Rounds of whole tens grow from one to the next by this power: it spends the fewest units at 50, 100 and 200 (`npm run bench`). */
const growth = 1.4;

/**
 * After how many units a benchmark that runs in rounds is looked at: five times, rising, first after the minimum and last at the maximum.
 * In tens where the range is wide enough, since a job holds ten units, and evenly spread otherwise. `10..50` gives 10, 20, 30, 40, 50. A
 * range that is none throws a RangeError.
 */
export function defaultLooks({ minUnits, maxUnits }: UnitRange): readonly number[] {
  if (!(Number.isInteger(minUnits) && Number.isInteger(maxUnits) && minUnits >= 1 && minUnits <= maxUnits))
    throw new RangeError(`${minUnits}..${maxUnits} is no range of units`);
  const between = (share: number) => minUnits + (maxUnits - minUnits) * share;
  const inTens = shares.map((share) => 10 * Math.round(between(share ** growth) / 10));
  const looks = [minUnits, ...inTens, maxUnits];
  const isRising = looks.every((units, index) => units > (looks[index - 1] ?? 0));
  return isRising ? looks : [...new Set([minUnits, ...shares.map((share) => Math.round(between(share))), maxUnits])];
}

/** How many units a benchmark runs: a number, or a range, which it runs in rounds. */
export type Count = number | UnitRange;

/** Whether these counts are what is meant where none are given. */
export function isSingleUnit(counts: readonly Count[]): boolean {
  return counts.length === 1 && counts[0] === 1;
}

/** The units that a count comes to at most, and for a range after how many it is looked. */
export function planUnits(count: Count): Pick<SubmitWork, 'units' | 'looks'> {
  if (typeof count === 'number') return { units: count };
  const looks = defaultLooks(count);
  return looks.length === 1 ? { units: count.maxUnits } : { units: count.maxUnits, looks };
}
