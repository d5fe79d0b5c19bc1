/** What a job truly comes to. */
export interface TrueScore {
  readonly pct: number;
  /** Units that passed and were scored; null where the score is a mean. */
  readonly counts: { readonly passed: number; readonly scored: number } | null;
}

/** The score of a job with these counts; null when what it says of itself contradicts them. */
export function scoreOfCounts(
  counts: { readonly passed: number; readonly scored: number },
  said: number | null,
): TrueScore | null {
  const { passed, scored } = counts;
  if (!(scored > 0)) return null;
  const exactPct = (100 * passed) / scored;
  const pct = said ?? roundPct(exactPct);
  return Math.abs(pct - exactPct) <= 0.01 + 1e-9 ? { pct, counts } : null;
}

/** The score of several jobs together; null when one of them has none, or when means are to be pooled. */
export function pooledPct(scores: readonly (TrueScore | null)[]): number | null {
  let [passed, scored] = [0, 0];
  const [only, ...others] = scores;
  if (only != null && others.length === 0) return only.pct;
  for (const score of scores) {
    if (score?.counts == null) return null;
    passed += score.counts.passed;
    scored += score.counts.scored;
  }
  return scored === 0 ? null : roundPct((100 * passed) / scored);
}

export function roundPct(pct: number): number {
  return Math.round(100 * pct) / 100;
}
