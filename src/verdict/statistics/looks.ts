/**
 * The looks of a run whose rounds scored other numbers of units than planned: the numbers scored after each round so far, then the
 * planned looks beyond them. A run ends with its planned number of rounds.
 */
export function looksAsScored(planned: readonly number[], scored: readonly number[]): readonly number[] {
  const looks = [...scored, ...planned.slice(scored.length)];
  return looks.filter((units, index) => units > Math.max(0, ...looks.slice(0, index)));
}
