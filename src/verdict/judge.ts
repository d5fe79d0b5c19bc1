import { capabilities } from '../plan/capabilities.ts';
import type { PlannedBenchmark } from '../plan/plan.ts';
import { type Evidence, type JudgedJob, judgeJob } from './judge-job.ts';
import { poolScores } from './pool-scores.ts';
import type { Reason, Unfinished } from './reason.ts';
import { type VerdictWarning, warningsOf } from './warning.ts';

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
  /** Why it did not pass; null when it passed, or is not over. */
  readonly reason: Reason | null;
  /** What was uncertain about its score without changing its verdict. */
  readonly warnings: readonly VerdictWarning[];
  readonly jobs: readonly JudgedJob[];
}

/** All that speaks for and against one benchmark. */
export interface Case {
  readonly benchmark: PlannedBenchmark;
  readonly name: string | null;
  readonly evidence: readonly Evidence[];
  /** How many jobs must bear witness: a benchmark with fewer is never passed. */
  readonly expectedJobs: number;
  /** Units asked for, of each job; empty where nothing was asked, or the service has no units. */
  readonly askedUnits: readonly number[];
  /** What forbids a verdict on the score: a job of another benchmark, jobs too many. */
  readonly objections: readonly Reason[];
}

/**
 * Judges one benchmark. Passes only when every expected job is scored, the counts do not contradict the scores, and the
 * score is at or above the threshold.
 */
export function judgeBenchmark(given: Case, unfinished: Unfinished | null): JudgedBenchmark {
  const { benchmark, evidence } = given;
  const witnesses = evidence.map((item) => {
    const isOwn = benchmark.work.kind === 'submit' && item.isEarlier !== true;
    return { ...item, judged: judgeJob(item, { isOwn, unfinished }) };
  });
  const jobs = witnesses.map(({ judged }) => judged);
  const [reportedName] = evidence.flatMap(({ job }) => job?.benchmarkName ?? []);
  const name = benchmark.name ?? reportedName ?? given.name;
  const noScore = { scorePct: null, passed: null, scored: null, intervalPct: null, warnings: [] };
  const base = { benchmark, name, ...noScore, jobs };
  const reason = whyNoScore(given, witnesses, unfinished);
  if (reason !== null) return { ...base, verdict: 'error', reason };
  const scoredJobs = witnesses.flatMap(({ job }) => (job?.state === 'scored' ? [job] : []));
  const [first, ...others] = scoredJobs;
  const isOver = jobs.length === given.expectedJobs && jobs.length === scoredJobs.length;
  if (first === undefined || !isOver) return { ...base, verdict: 'running', reason: null };
  const pooled = poolScores(first, others);
  if ('reason' in pooled) return { ...base, verdict: 'error', reason: pooled.reason };
  const { higherPct, ...score } = pooled;
  const { scorePct } = score;
  const { thresholdPct } = benchmark;
  const readingsPct = higherPct === null ? null : ([scorePct, higherPct] as const);
  if (readingsPct !== null && scorePct < thresholdPct && readingsPct[1] >= thresholdPct)
    return { ...base, verdict: 'error', reason: { code: 'readings-disagree', readingsPct, thresholdPct } };
  const { hasUnits } = capabilities[benchmark.service];
  const warnings: readonly VerdictWarning[] = [
    ...warningsOf({ jobs: scoredJobs, askedUnits: given.askedUnits, hasUnits }),
    ...(readingsPct === null ? [] : [{ code: 'two-readings', readingsPct } as const]),
  ];
  const judged = { ...base, ...score, warnings };
  if (scorePct >= thresholdPct) return { ...judged, verdict: 'passed', reason: null };
  return { ...judged, verdict: 'failed', reason: { code: 'below-threshold', scorePct, thresholdPct } };
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
    warnings: [],
    jobs: [],
  };
}

/** The run's verdict: the worst of its blocking benchmarks'. A run without one, or with one that is not judged, has proven nothing. */
export function judgeRun(benchmarks: readonly JudgedBenchmark[]): Verdict {
  const blocking = benchmarks.filter(({ benchmark }) => benchmark.level === 'block');
  const verdicts = new Set(blocking.map(({ verdict }) => verdict));
  if (verdicts.has('failed')) return 'failed';
  if (verdicts.has('error') || verdicts.has('running') || verdicts.has('planned') || verdicts.size === 0)
    return 'error';
  return verdicts.has('inconclusive') ? 'inconclusive' : 'passed';
}

/** What is known of a job, with what came of it. */
interface Witness extends Evidence {
  readonly judged: JudgedJob;
}

/** Why a benchmark has no score and will get none; null when it has one or may still get it. */
function whyNoScore(
  { expectedJobs, objections }: Case,
  witnesses: readonly Witness[],
  unfinished: Unfinished | null,
): Reason | null {
  const [objection] = objections;
  if (objection !== undefined) return objection;
  for (const { lost, judged } of witnesses) {
    // A score that was read before it was lost is not looked at again.
    if (lost !== null) return { code: 'job-unreadable', failure: lost };
    if (judged.reason !== null) return judged.reason;
  }
  if (unfinished === null) return null;
  const { length: found } = witnesses;
  if (found === 0) return { code: 'not-finished', why: unfinished };
  return found === expectedJobs ? null : { code: 'jobs-missing', found, expected: expectedJobs, why: unfinished };
}
