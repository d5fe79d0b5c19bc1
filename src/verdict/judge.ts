import type { PlannedBenchmark } from '../plan/plan.ts';
import { type Evidence, type JudgedJob, judgeJob, type Unfinished } from './judge-job.ts';
import { hasScore, poolScores } from './pool-scores.ts';

export type Verdict = 'passed' | 'failed' | 'inconclusive' | 'error';
/** `planned` is the verdict of a dry run. */
export type RunVerdict = Verdict | 'planned';

/** One benchmark with its verdict: a row of every table. */
export interface JudgedBenchmark {
  readonly benchmark: PlannedBenchmark;
  /** The name to show: the suite file's, else the service's, else null. */
  readonly name: string | null;
  /** `running` only in a report of a run that is not over. */
  readonly verdict: RunVerdict | 'running';
  /** In percent, two decimals; null when there is no valid score. */
  readonly scorePct: number | null;
  readonly passed: number | null;
  readonly scored: number | null;
  readonly intervalPct: readonly [low: number, high: number] | null;
  /** Why it did not pass, in plain words; null when it passed. */
  readonly reason: string | null;
  readonly jobs: readonly JudgedJob[];
}

/** All that speaks for and against one benchmark. */
export interface Case {
  readonly benchmark: PlannedBenchmark;
  readonly name: string | null;
  readonly evidence: readonly Evidence[];
  /** How many jobs must bear witness: a benchmark with fewer is never passed. */
  readonly expectedJobs: number;
  /** What forbids a verdict on the score: a job of another benchmark, jobs too many. */
  readonly objections: readonly string[];
}

/**
 * Judges one benchmark. Passes only when every expected job is scored, the counts do not contradict the scores, and the
 * score is at or above the threshold.
 */
export function judgeBenchmark(given: Case, unfinished: Unfinished): JudgedBenchmark {
  const { benchmark, evidence } = given;
  const witnesses = evidence.map((item) => {
    const isOwn = benchmark.work.kind === 'submit' && item.isEarlier !== true;
    return { ...item, judged: judgeJob(item, { isOwn, unfinished }) };
  });
  const jobs = witnesses.map(({ judged }) => judged);
  const [reportedName] = evidence.flatMap(({ job }) => job?.benchmarkName ?? []);
  const name = benchmark.name ?? reportedName ?? given.name;
  const base = { benchmark, name, scorePct: null, passed: null, scored: null, intervalPct: null, jobs };
  const reason = whyNoScore(given, witnesses, unfinished);
  if (reason !== null) return { ...base, verdict: 'error', reason };
  const scoredJobs = jobs.filter(hasScore);
  const [first, ...others] = scoredJobs;
  const isOver = jobs.length === given.expectedJobs && jobs.length === scoredJobs.length;
  if (first === undefined || !isOver) return { ...base, verdict: 'running', reason: null };
  const pooled = poolScores(first, others);
  if ('error' in pooled) return { ...base, verdict: 'error', reason: pooled.error };
  const { scorePct } = pooled;
  if (scorePct >= benchmark.thresholdPct) return { ...base, ...pooled, verdict: 'passed', reason: null };
  return {
    ...base,
    ...pooled,
    verdict: 'failed',
    reason: `the score ${scorePct} % is below the threshold ${benchmark.thresholdPct} %`,
  };
}

/** A benchmark of which nothing is known but what was asked. */
export function unjudged(
  benchmark: PlannedBenchmark,
  name: string | null,
  verdict: 'planned' | 'running',
): JudgedBenchmark {
  return {
    benchmark,
    name: benchmark.name ?? name,
    verdict,
    scorePct: null,
    passed: null,
    scored: null,
    intervalPct: null,
    reason: null,
    jobs: [],
  };
}

/** The run's verdict: the worst of its benchmarks'. A run without benchmarks, or with one that is not judged, has proven nothing. */
export function judgeRun(benchmarks: readonly JudgedBenchmark[]): Verdict {
  const verdicts = new Set(benchmarks.map(({ verdict }) => verdict));
  if (verdicts.has('failed')) return 'failed';
  if (verdicts.has('error') || verdicts.has('running') || verdicts.has('planned') || verdicts.size === 0)
    return 'error';
  return verdicts.has('inconclusive') ? 'inconclusive' : 'passed';
}

/** What is known of a job, with what came of it. */
interface Witness extends Evidence {
  readonly judged: JudgedJob;
}

/** The one sentence that says why a benchmark has no score and will get none; null when it has one or may still get it. */
function whyNoScore(
  { expectedJobs, objections }: Case,
  witnesses: readonly Witness[],
  unfinished: Unfinished,
): string | null {
  const [objection] = objections;
  if (objection !== undefined) return objection;
  for (const { job, lost, judged } of witnesses) {
    if (lost !== null) return `its job cannot be read: ${lost}`;
    switch (job?.state) {
      case 'failed':
        return job.reason.startsWith('the job completed') ? job.reason : `its job failed: ${job.reason}`;
      case 'cancelled':
        return `its job was cancelled: ${job.reason}`;
      case 'timed-out':
        return `its job timed out at the service: ${job.reason}`;
      case 'waiting':
      case 'running':
      case 'unrecognised':
      case 'scored':
      case undefined:
        if (judged.reason !== null) return judged.reason;
    }
  }
  if (unfinished === null) return null;
  const { length } = witnesses;
  if (length === 0) return unfinished;
  return length === expectedJobs ? null : `it has ${length} of ${expectedJobs} jobs; ${unfinished}`;
}
