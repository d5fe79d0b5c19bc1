import type { HarmstackJob } from '../emulators/harmstack-job.ts';

/** What the service really has to say of a job at that moment by its own clock: its score, or null when it has no valid one (yet). */
export interface TrueScore {
  readonly pct: number;
  readonly passed: number;
  readonly scored: number;
}

/** Worked out from the job's fortune alone, not from anything that was ever sent. */
export function trueScoreOf({ order }: HarmstackJob, serverNowMs: number): TrueScore | null {
  const {
    fail,
    durationMs = Number.POSITIVE_INFINITY,
    scored = order.units,
    passed = scored,
    scorePct,
  } = order.outcome;
  if (fail === true || order.createdAtMs + durationMs > serverNowMs || !(scored > 0)) return null;
  const exactPct = (100 * passed) / scored;
  const pct = scorePct ?? Math.round(100 * exactPct) / 100;
  return Math.abs(pct - exactPct) <= 0.01 + 1e-9 ? { pct, passed, scored } : null;
}

/** The score of several jobs together; null when one of them has none. */
export function pooledPct(scores: readonly (TrueScore | null)[]): number | null {
  let [passed, scored] = [0, 0];
  for (const score of scores) {
    if (score === null) return null;
    passed += score.passed;
    scored += score.scored;
  }
  const [only, ...others] = scores;
  if (only != null && others.length === 0) return only.pct;
  return scored === 0 ? null : Math.round((10_000 * passed) / scored) / 100;
}
