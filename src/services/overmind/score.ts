import type { ScoreChoice } from '../../plan/plan.ts';
import { isGiven, isNumber } from '../http/answer.ts';
import type { Iteration } from './iteration.ts';

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
export type Reading = { readonly pct: number } | { readonly fault: string };

/** The score that is judged. Only the baseline says something when it is not known what was discarded. */
export function toScore(
  scores: Scores,
  { metric, scale }: { readonly metric: Metric; readonly scale: Scale },
): Reading {
  const { iterations } = scores;
  const baseline = toPct(scores.baseline_score, { name: 'baseline_score', scale });
  if (metric === 'baseline_score') return baseline;
  if (iterations === null) return { fault: 'its iterations are missing or not as documented' };
  if (metric === 'avg_score') return toLastKept(iterations, scale);
  const best = toBest(scores, { iterations, baseline, scale });
  if (metric === 'best_score') return best;
  return toImprovement(scores, { best, baseline, scale });
}

function toLastKept(iterations: readonly Iteration[], scale: Scale): Reading {
  const kept = iterations.findLast(({ status }) => status === 'keep');
  if (kept === undefined) return { fault: 'no iteration was kept' };
  return toPct(kept.avgScore, { name: `avg_score of the last kept iteration (${kept.name})`, scale });
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
 * Jobs whose iterations have no scores have nothing to hold it against.
 */
function toBest({ best_score }: Scores, { iterations, baseline, scale }: BestOf): Reading {
  const best = toPct(best_score, { name: 'best_score', scale });
  if ('fault' in best) return best;
  const isBest = (score: Reading) => 'pct' in score && Math.abs(score.pct - best.pct) <= toleratedRoundingPct + 1e-9;
  const read = iterations.map((each) => ({ ...each, score: toPct(each.avgScore, { name: 'avg_score', scale }) }));
  if (read.every(({ score }) => 'fault' in score) || isBest(baseline)) return best;
  const reaching = read.filter(({ score }) => isBest(score));
  // One of which nothing is said was not discarded.
  if (reaching.some(({ status }) => status === 'keep' || status === null)) return best;
  const told = `best_score ${String(best_score)}`;
  const discarded = reaching.find(({ status }) => status === 'discard');
  return discarded === undefined
    ? { fault: `${told} is neither that of a kept iteration nor the baseline_score` }
    : { fault: `${told} is that of a discarded iteration (${discarded.name})` };
}

/** What rounding can make of a difference, in percent. */
const toleratedPct = 0.01;

/** The improvement in points. It rests on the best score and the baseline, so it is as good as they are. */
function toImprovement(
  { improvement }: Scores,
  { best, baseline, scale }: Omit<BestOf, 'iterations'> & { readonly best: Reading },
): Reading {
  const told = toPct(improvement, { name: 'improvement', scale, lowest: -scale });
  if ('fault' in told) return told;
  if ('fault' in best) return best;
  if ('fault' in baseline) return baseline;
  const difference = Math.round(100 * (best.pct - baseline.pct)) / 100;
  if (Math.abs(told.pct - difference) <= toleratedPct + 1e-9) return told;
  return { fault: `improvement is ${told.pct} %, and best_score less baseline_score is ${difference} %` };
}

interface Measure {
  readonly name: string;
  readonly scale: Scale;
  /** 0 unless given. */
  readonly lowest?: number;
}

/** A score of the service in percent. Every value that is not a number within its range is a fault. */
export function toPct(value: unknown, { name, scale, lowest = 0 }: Measure): Reading {
  if (!isGiven(value)) return { fault: `${name} is ${value === null ? 'null' : 'missing'}` };
  if (!isNumber(value)) return { fault: `${name} is not a number (${typeof value})` };
  if (value < lowest || value > scale) {
    return { fault: `${name} is ${value}, outside ${lowest} to ${scale} (score-scale is ${scale})` };
  }
  return { pct: Math.round((10_000 * value) / scale) / 100 };
}
