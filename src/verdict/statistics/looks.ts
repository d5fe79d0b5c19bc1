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
 * After how many units a benchmark that runs in rounds is looked at: five times, rising, first after the minimum and last at the maximum. In
 * tens where the range is wide enough, since a job holds ten units, and evenly spread otherwise. `10..50` gives 10, 20, 30, 40, 50. A range that
 * is none throws a RangeError.
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

/**
 * The looks of a run whose rounds scored other numbers of units than planned: the numbers scored after each round so far, then the
 * planned looks beyond them. A run ends with its planned number of rounds.
 */
export function looksAsScored(planned: readonly number[], scored: readonly number[]): readonly number[] {
  const looks = [...scored, ...planned.slice(scored.length)];
  return looks.filter((units, index) => units > Math.max(0, ...looks.slice(0, index)));
}
