import type { BaselineSource, Comparing } from '../plan/baseline.ts';
import type { ToldResult } from '../plan/results-file.ts';
import { isFinal, type Job, type JobId, type ServiceFailure } from '../services/service.ts';
import { judgeJob } from './judge-job.ts';
import { type Pooled, poolScores } from './pool-scores.ts';
import type { Reason, Unfinished } from './reason.ts';
import { scorePctOf } from './score.ts';

/** A score of before that a benchmark's is compared with. */
export interface Baseline extends Pooled {
  readonly source: 'job' | 'results';
  readonly jobIds: readonly JobId[];
  readonly createdAt: Date | null;
}

/** Why a benchmark has no baseline: a code with its data. Its sentences stand in `report/comparisons.ts`. */
export type NotCompared =
  /** No results document has told of it yet. */
  | { readonly code: Exclude<ToldResult['code'], 'told'> }
  | { readonly code: 'baseline-too-old'; readonly ageMs: number; readonly maxAgeMs: number }
  | { readonly code: 'baseline-age-unknown' | 'baseline-without-counts' | 'baseline-unfinished' | 'baseline-itself' }
  | { readonly code: 'baseline-unread'; readonly failure: ServiceFailure }
  | { readonly code: 'baseline-without-score'; readonly reason: Reason }
  | { readonly code: 'baseline-of-another'; readonly benchmarkId: string }
  | { readonly code: 'baseline-pending'; readonly why: Unfinished };

/** What is known of a benchmark's baseline. */
export type FoundBaseline =
  | { readonly kind: 'found'; readonly baseline: Baseline }
  | { readonly kind: 'none'; readonly why: NotCompared }
  /** It is yet to be read. */
  | { readonly kind: 'pending' };

/** What reading the job of a baseline gave. */
export type BaselineLook = { readonly job: Job } | { readonly failure: ServiceFailure };

interface Finding {
  readonly source: BaselineSource;
  /** Null while it was not read. */
  readonly look: BaselineLook | null;
  readonly comparing: Comparing;
  /** The benchmark that is judged, as far as it is known. */
  readonly benchmarkId: string | null;
  /** Jobs that are judged in this run: a result is no baseline of itself. */
  readonly ownIds: ReadonlySet<JobId>;
  /** When the run began, in milliseconds since the epoch. */
  readonly startedAtMs: number;
}

/** The baseline of a benchmark, or why it has none. Whatever is uncertain about it makes it none. */
export function findBaseline(finding: Finding): FoundBaseline {
  const { source, look } = finding;
  switch (source.kind) {
    case 'results':
      return baselineOfResult(source.told, finding);
    case 'job':
      if (look === null) return { kind: 'pending' };
      return 'failure' in look
        ? none({ code: 'baseline-unread', failure: look.failure })
        : baselineOfJob(look.job, finding);
  }
}

function none(why: NotCompared): FoundBaseline {
  return { kind: 'none', why };
}

function baselineOfResult(told: ToldResult, { comparing, startedAtMs, ownIds }: Finding): FoundBaseline {
  if (told.code !== 'told') return none({ code: told.code });
  const { scorePct, passed, scored, scenarioMeansPct, jobIds, createdAtMs } = told;
  const ageMs = startedAtMs - createdAtMs;
  if (ageMs > comparing.maxAgeMs) return none({ code: 'baseline-too-old', ageMs, maxAgeMs: comparing.maxAgeMs });
  if (jobIds.some((id) => ownIds.has(id))) return none({ code: 'baseline-itself' });
  const scenariosPct = scenarioMeansPct?.map((meanPct) => [meanPct]) ?? null;
  const fault = faultOfTold(told);
  if (fault !== null) return none({ code: 'baseline-without-score', reason: fault });
  return found({ scorePct, passed, scored, scenariosPct, source: 'results', jobIds, createdAt: new Date(createdAtMs) });
}

/** Why the numbers of a document contradict each other. */
function faultOfTold({ scorePct: pct, passed, scored, jobIds }: ToldResult & { readonly code: 'told' }): Reason | null {
  const jobId = jobIds.join(', ');
  if (!(pct >= 0 && pct <= 100)) return { code: 'score-out-of-range', jobId, pct, lowestPct: 0 };
  if (passed === null || scored === null) return null;
  if (scored === 0) return { code: 'nothing-scored', jobId };
  const isBorneOut = passed <= scored && Math.abs(pct - scorePctOf(passed, scored)) <= toleratedPct + 1e-9;
  return isBorneOut ? null : { code: 'counts-contradict-score', jobId, pct, passed, scored };
}

const toleratedPct = 0.01;

/** Only a job that would be judged is a baseline: final, with a valid score of the same benchmark, not too old and none of this run's. */
function baselineOfJob(job: Job, { comparing, benchmarkId, ownIds, startedAtMs }: Finding): FoundBaseline {
  const { maxAgeMs } = comparing;
  const { id, createdAt, clockAheadMs } = job;
  if (ownIds.has(id)) return none({ code: 'baseline-itself' });
  if (!isFinal(job)) return none({ code: 'baseline-unfinished' });
  if (benchmarkId !== null && job.benchmarkId !== null && job.benchmarkId !== benchmarkId)
    return none({ code: 'baseline-of-another', benchmarkId: job.benchmarkId });
  if (createdAt === null) return none({ code: 'baseline-age-unknown' });
  const ageMs = startedAtMs + (clockAheadMs ?? 0) - createdAt.getTime();
  if (ageMs > maxAgeMs) return none({ code: 'baseline-too-old', ageMs, maxAgeMs });
  const { reason } = judgeJob({ id, job, lost: null }, { isOwn: false, unfinished: null });
  if (reason !== null || job.state !== 'scored')
    return none({ code: 'baseline-without-score', reason: reason ?? { code: 'job-failed', text: null } });
  const pooled = poolScores(job, []);
  if ('reason' in pooled) return none({ code: 'baseline-without-score', reason: pooled.reason });
  const { higher, ...score } = pooled;
  // Which of the two it is, nobody tells: the lower one would hide a regression, the higher one make one up.
  if (higher !== null) return none({ code: 'baseline-without-counts' });
  return found({ ...score, source: 'job', jobIds: [id], createdAt });
}

/** A score that tells neither counts nor the scores of its scenarios may be anything: nothing is shown by it. */
function found(baseline: Baseline): FoundBaseline {
  const { passed, scored, scenariosPct } = baseline;
  return scenariosPct === null && (passed === null || scored === null)
    ? none({ code: 'baseline-without-counts' })
    : { kind: 'found', baseline };
}
