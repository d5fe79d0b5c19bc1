import type { JudgedJob } from './judge-job.ts';
import { scorePctOf } from './score.ts';

type Pooled = { readonly scorePct: number; readonly passed: number | null; readonly scored: number | null };

type ScoredJob = JudgedJob & { readonly scorePct: number };

/** Whether a job has a score that counts. */
export function hasScore(job: JudgedJob): job is ScoredJob {
  return job.scorePct !== null;
}

/** What is shown is what is judged: one job's own score, or 100 × passed ÷ scored over several. */
export function poolScores(first: ScoredJob, others: readonly ScoredJob[]): Pooled | { readonly error: string } {
  if (others.length === 0) return { scorePct: first.scorePct, passed: first.passed, scored: first.scored };
  let [passed, scored] = [0, 0];
  for (const job of [first, ...others]) {
    if (job.passed === null || job.scored === null)
      return { error: `job ${job.id} does not tell its counts, so its score cannot be pooled with the others` };
    passed += job.passed;
    scored += job.scored;
  }
  return { scorePct: scorePctOf(passed, scored), passed, scored };
}
