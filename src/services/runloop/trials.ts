/** The score of one outcome of a scenario, from 0 to 1; null where it did not complete. */
export type Value = number | null;

/** The outcomes that count, in one way of reading them. */
export interface Trials {
  /** Those of each scenario, null for what was expected and is not there. */
  readonly scenarios: readonly (readonly Value[])[];
  /** How many were expected besides, and are not there: of which scenario nobody tells. */
  readonly missing: number;
}

/** How the outcomes may be meant. */
export interface Readings {
  readonly first: Trials;
  /** Null where there is no other way. */
  readonly second: Trials | null;
}

interface TrialsOptions {
  /** How often each scenario was asked for; at least 1. */
  readonly attempts: number;
  /** Outcomes that are counted somewhere and not listed: those of scenarios that have fewer than asked for, then others. */
  readonly unlisted: number;
  /** Whether an outcome without a score is left out, so that it cannot be the worst. */
  readonly leavesOut: boolean;
}

/**
 * Which of the listed outcomes count, given those of each expected scenario in their order. The service does not say whether
 * several outcomes of a scenario are repeats or retries:
 * - Asked for once, a scenario is one scenario, and its worst outcome counts.
 * - Asked for more often, each outcome counts where every scenario has as many.
 * - Else there are two readings: as repeats, of which some are missing, and as retries, of which the last counts.
 */
export function readTrials(
  scenarios: readonly (readonly Value[])[],
  { attempts, unlisted, leavesOut }: TrialsOptions,
): Readings {
  const lacking = scenarios.map(({ length }) => Math.max(0, attempts - length));
  // What stands as missing already is not missing once more.
  const missing = Math.max(0, unlisted - lacking.reduce((sum, count) => sum + count, 0));
  const once = (pick: (values: readonly Value[]) => Value): Trials => ({
    scenarios: scenarios.map((values) => [pick(values)]),
    missing,
  });
  if (attempts === 1) return { first: once((values) => worstOf(values, leavesOut)), second: null };
  const [count, ...counts] = scenarios.map(({ length }) => length);
  if (count !== 0 && counts.every((each) => each === count))
    return { first: { scenarios, missing: unlisted }, second: null };
  const filled = scenarios.map((values, nth) => [...values, ...Array.from({ length: lacking[nth] ?? 0 }, () => null)]);
  return { first: { scenarios: filled, missing }, second: once((values) => values.at(-1) ?? null) };
}

/** Null where nothing has a score, or something has none and that is not left out. */
function worstOf(values: readonly Value[], leavesOut: boolean): Value {
  const scores = values.filter((value) => value !== null);
  if (scores.length < values.length && !leavesOut) return null;
  return scores.reduce<Value>((worst, score) => (worst === null || score < worst ? score : worst), null);
}
