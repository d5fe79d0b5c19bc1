import type { ScoreChoice } from '../../plan/plan.ts';
import { isGiven, isNumber } from '../http/fields.ts';
import type { ScoreFault } from '../score-fault.ts';
import { type Iteration, isBefore } from './iteration.ts';

/** The scores that a job can be judged by; the first unless another is chosen. */
export const metrics = ['best_score', 'baseline_score', 'improvement', 'avg_score'] as const;
export type Metric = (typeof metrics)[number];

/** The top of the scale of all scores. The service does not tell it, and 0.9 is valid on either: it is never guessed. */
export type Scale = ScoreChoice['scale'];

/** The scores as the service tells them. */
interface Scores {
  readonly best_score?: unknown;
  readonly baseline_score?: unknown;
  readonly improvement?: unknown;
  /** Null when they cannot be read. */
  readonly iterations: readonly Iteration[] | null;
}

/** A score in percent with two decimals, or why there is none. */
export type Reading = { readonly pct: number } | { readonly fault: ScoreFault };

/** The score that is judged. Only the baseline says something when it is not known what was discarded. */
export function toScore(
  scores: Scores,
  { metric, scale }: { readonly metric: Metric; readonly scale: Scale },
): Reading {
  const { iterations } = scores;
  const baseline = toPct(scores.baseline_score, { name: 'baseline_score', scale });
  if (metric === 'baseline_score') return baseline;
  if (iterations === null) return { fault: { code: 'iterations-unreadable' } };
  if (metric === 'avg_score') return toLastKept(iterations, scale);
  const best = toBest(scores, { iterations, baseline, scale });
  if (metric === 'best_score') return best;
  return toImprovement(scores, { best, baseline, scale });
}

function toLastKept(iterations: readonly Iteration[], scale: Scale): Reading {
  const [first, ...others] = iterations.filter(({ status }) => status === 'keep');
  if (first === undefined) return { fault: { code: 'no-iteration-kept' } };
  // The one that all others are before takes the place of whichever it meets and is never replaced.
  const last = others.reduce((latest, one) => (isBefore(latest, one) ? one : latest), first);
  if ([first, ...others].some((one) => one !== last && !isBefore(one, last)))
    return { fault: { code: 'iteration-order-unknown' } };
  const open = iterations.find((one) => !isDecided(one) && !isBefore(one, last));
  if (open !== undefined) return { fault: { code: 'iteration-fate-unknown', iteration: open.name } };
  return toPct(last.avgScore, { name: `avg_score of the last kept iteration (${last.name})`, scale });
}

/** One of which nothing is said was not discarded. */
function mayBeKept({ status }: Iteration): boolean {
  return status === 'keep' || status === null;
}

function isDecided({ status }: Iteration): boolean {
  return status === 'keep' || status === 'discard';
}

interface BestOf {
  readonly iterations: readonly Iteration[];
  readonly baseline: Reading;
  readonly scale: Scale;
}

/** Scores may be told with one decimal in one place and with two in another: so far apart, in percent, they are one. */
const toleratedRoundingPct = 0.05;

/**
 * The best score, where a kept iteration or the baseline bears it out: what was discarded is not what the job came to.
 * Jobs whose iterations have no scores have nothing to hold it against; a score that is not valid is not none.
 */
function toBest({ best_score }: Scores, { iterations, baseline, scale }: BestOf): Reading {
  const best = toPct(best_score, { name: 'best_score', scale });
  if ('fault' in best) return best;
  const distanceTo = (score: Reading) => ('pct' in score ? Math.abs(score.pct - best.pct) : Number.POSITIVE_INFINITY);
  const isBest = (score: Reading) => distanceTo(score) <= toleratedRoundingPct + 1e-9;
  const read = iterations.map((each) => ({ ...each, score: toPct(each.avgScore, { name: 'avg_score', scale }) }));
  const fair = [baseline, ...read.filter(mayBeKept).map(({ score }) => score)];
  const nearest = fair.reduce((least, score) => Math.min(least, distanceTo(score)), Number.POSITIVE_INFINITY);
  const highest = fair.reduce((most, score) => ('pct' in score ? Math.max(most, score.pct) : most), -1);
  // What was discarded is what the best score is of, where it is higher than all that was not, and comes nearer.
  const discarded = read.find(
    ({ status, score }) =>
      status === 'discard' &&
      'pct' in score &&
      score.pct > highest &&
      isBest(score) &&
      distanceTo(score) < nearest - 1e-9,
  );
  if (discarded !== undefined)
    return { fault: { code: 'best-discarded', best: Number(best_score), iteration: discarded.name } };
  if (isBest(baseline)) return best;
  if (!read.some(({ avgScore }) => isGiven(avgScore)))
    return read.length === 0 || read.some(mayBeKept) ? best : { fault: { code: 'no-iteration-kept' } };
  if (read.some((each) => mayBeKept(each) && isBest(each.score))) return best;
  // Nothing bears it out, and what might is no score.
  const odd = read.find(({ avgScore, score }) => isGiven(avgScore) && 'fault' in score);
  return odd === undefined
    ? { fault: { code: 'best-not-kept', best: Number(best_score) } }
    : toPct(odd.avgScore, { name: `avg_score of an iteration (${odd.name})`, scale });
}

/** What rounding can make of a difference, in percent. */
const toleratedPct = 0.01;

/** The improvement in points. It rests on the best score and the baseline, so it is as good as they are. */
function toImprovement(
  { improvement }: Scores,
  { best, baseline, scale }: Omit<BestOf, 'iterations'> & { readonly best: Reading },
): Reading {
  const reported = toPct(improvement, { name: 'improvement', scale, lowest: -scale });
  if ('fault' in reported) return reported;
  if ('fault' in best) return best;
  if ('fault' in baseline) return baseline;
  const difference = Math.round(100 * (best.pct - baseline.pct)) / 100;
  if (Math.abs(reported.pct - difference) <= toleratedPct + 1e-9) return reported;
  return { fault: { code: 'improvement-contradicts', improvementPct: reported.pct, differencePct: difference } };
}

interface Measure {
  readonly name: string;
  readonly scale: Scale;
  /** 0 unless given. */
  readonly lowest?: number;
}

/** A score of the service in percent. Every value that is not a number within its range is a fault. */
export function toPct(value: unknown, { name: field, scale, lowest = 0 }: Measure): Reading {
  if (!isGiven(value)) return { fault: { code: value === null ? 'field-null' : 'field-missing', field } };
  if (!isNumber(value)) return { fault: { code: 'field-not-a-number', field, type: typeof value } };
  if (value < lowest || value > scale)
    return { fault: { code: 'field-out-of-range', field, value, lowest, highest: scale, scale } };
  return { pct: Math.round((10_000 * value) / scale) / 100 };
}
