import type { DecisionTable } from './decision-table.ts';
import type { Counts } from './wilson.ts';

/** What a round comes to. Undecided after the last look is inconclusive. */
export type RoundDecision = 'passed' | 'failed' | 'undecided';

/**
 * Decides by a table. Units scored that the table does not look at throw a RangeError: the table must be computed with the numbers that
 * were scored.
 */
export function decideRound(table: DecisionTable, { passed, scored }: Counts): RoundDecision {
  const point = table.find((each) => each.scored === scored);
  if (point === undefined) throw new RangeError(`the table does not look after ${scored} units`);
  if (point.passAt !== null && passed >= point.passAt) return 'passed';
  return point.failAt !== null && passed <= point.failAt ? 'failed' : 'undecided';
}
