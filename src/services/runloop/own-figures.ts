import { isGiven, isNumber, toCount } from '../http/fields.ts';
import { isCompleted, type Outcome, type Scenario } from './answer.ts';
import type { Metric } from './score.ts';
import type { Value } from './trials.ts';

/** What is made of a run's listed outcomes. */
interface Judged {
  readonly byScenario: ReadonlyMap<string, readonly Scenario[]>;
  /** The scores of each expected scenario's outcomes, in their order. */
  readonly values: readonly (readonly Value[])[];
  /** The score that is judged, in percent; the lower one of two readings. */
  readonly lowestPct: number;
  /** Outcomes that the run counts and does not list. */
  readonly unlisted: number;
  readonly metric: Metric;
}

/** How a run's own count or average contradicts its listed outcomes. */
type OwnFault =
  | { readonly code: 'count-contradicts'; readonly counted: number; readonly listed: number }
  | { readonly code: 'average-contradicts' };

/** Why a run's own figures do not bear out what is judged; null where they do, or there are none. */
export function faultOfOwnFigures(outcome: Outcome, judged: Judged): OwnFault | null {
  const count = faultOfCount(outcome, judged);
  if (count !== null) return count;
  return contradictsAverage(outcome, judged) ? { code: 'average-contradicts' } : null;
}

/**
 * Compares `n_completed` ("scenarios that completed successfully") with the scenarios that are listed so. Only what can mean nothing else
 * is a fault: outcomes may be listed by attempt, one that was tried again may count by its last, and what succeeded may be told by score.
 */
function faultOfCount({ n_completed, scenario_outcomes: all }: Outcome, judged: Judged): OwnFault | null {
  const { byScenario, metric } = judged;
  const counted = toCount(n_completed);
  if (counted === null) return null;
  const solved = byScenario.values().reduce((sum, outcomes) => sum + (outcomes.every(isSolved) ? 1 : 0), 0);
  if (solved > counted) return { code: 'count-contradicts', counted, listed: solved };
  const listed = all.filter(isCompleted).length;
  // A scenario that the mean leaves out must be one that did not complete, listed or not.
  return metric === 'completed-scenarios' && listed < counted ? { code: 'count-contradicts', counted, listed } : null;
}

function isSolved(scenario: Scenario): boolean {
  return isCompleted(scenario) && scenario.score === 1;
}

/** The service may round to two decimals. */
const toleratedRounding = 0.005 + 1e-9;

/**
 * Whether a run's `average_score` is that of its completed scenarios in no way of counting repeated ones, or lies below what is judged:
 * then the run says that it did worse.
 */
function contradictsAverage(outcome: Outcome, { values, lowestPct, unlisted, metric }: Judged): boolean {
  const { average_score: average } = outcome;
  if (!isGiven(average)) return false;
  if (!isNumber(average) || average < lowestPct / 100 - toleratedRounding) return true;
  const every = values.flat();
  const last = values.map((all) => all.at(-1) ?? null);
  const means = [lowestPct / 100, meanOf(every), meanOf(last)];
  if (means.some((mean) => isNear(average, mean))) return false;
  return metric === 'completed-scenarios' || !mayBeAverage(average, outcome, unlisted);
}

/**
 * Whether an average may be that of all completed scenarios where not every score is known: those that are not listed may have any, and one
 * that is listed without a score, which counts 0 here, may be left out by the service.
 */
function mayBeAverage(average: number, { scenario_outcomes: listed, n_completed }: Outcome, unlisted: number): boolean {
  const completed = listed.filter(isCompleted);
  const scores = completed.map(({ score }) => (isNumber(score) ? score : null));
  if (isNear(average, meanOf(scores))) return true;
  const open = Math.min(unlisted, Math.max(0, (toCount(n_completed) ?? 0) - completed.length));
  const [sum, count] = [sumOf(scores), completed.length + open];
  return open > 0 && average >= sum / count - toleratedRounding && average <= (sum + open) / count + toleratedRounding;
}

function isNear(average: number, mean: number): boolean {
  return Math.abs(average - mean) <= toleratedRounding;
}

/** Of those that have a score; not a number where none has. */
function meanOf(values: readonly Value[]): number {
  return sumOf(values) / values.filter((value) => value !== null).length;
}

function sumOf(values: readonly Value[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
