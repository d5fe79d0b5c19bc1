/** What a metric that is a difference is called: of such a one, points below 1 are meant. */
const difference = 'improvement';

/** Why a threshold cannot be what was meant, in words that follow it; null when it can. `metric` is null where a service has only one. */
export function faultOfThreshold(pct: number, metric: string | null): string | null {
  // What is judged is rounded to two decimals.
  if (Math.round(pct * 100) / 100 !== pct) return 'has more than two decimals; scores have two, such as 66.67';
  if (metric !== difference && pct > 0 && pct < 1) return `means ${pct}%; did you mean ${Math.round(pct * 100)}?`;
  return null;
}

/** Whether a threshold may have been meant as a share of 1: exactly 1%, which is rarely meant and valid all the same. */
export function isLikelyFraction(pct: number, metric: string | null): boolean {
  return metric !== difference && pct === 1;
}
