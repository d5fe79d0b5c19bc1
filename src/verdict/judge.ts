import type { Plan, PlannedBenchmark } from '../plan/plan.ts';
import type { Detail, Job, JobId, Progress } from '../services/service.ts';
import { toDisplayUrl } from './freshness.ts';
import { faultOfScore, roundPct, scorePctOf } from './score.ts';

export type Verdict = 'passed' | 'failed' | 'inconclusive' | 'error';
/** `planned` is the verdict of a dry run. */
export type RunVerdict = Verdict | 'planned';

/** One job as it is shown below its benchmark. What is not known is null, never 0. */
export interface JudgedJob {
  readonly id: JobId;
  readonly state: Job['state'] | null;
  readonly scorePct: number | null;
  readonly passed: number | null;
  readonly scored: number | null;
  readonly durationMs: number | null;
  readonly credits: number | null;
  readonly progress: Progress | null;
  /** When the service created it; told of jobs that this run did not start, null of its own, which are as new as can be. */
  readonly createdAt: Date | 'unknown' | null;
  readonly details: readonly Detail[];
  /** A plain sentence for anything that is not a score. */
  readonly reason: string | null;
}

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

/** A job of a benchmark with what is known of it. */
export interface Evidence {
  readonly id: JobId;
  /** Null when it was never read. */
  readonly job: Job | null;
  /** Why nothing better will be known; null when the job itself tells. */
  readonly lost: string | null;
  /** Whether an earlier run started it. */
  readonly isEarlier?: boolean;
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

/** Why a job that is not final is not: "not finished after 60 minutes". Null while the run goes on. */
export type Unfinished = string | null;

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

interface JudgingJob {
  /** Whether this run started it: then it is as new as can be, and ran against what was asked for. */
  readonly isOwn: boolean;
  readonly unfinished: Unfinished;
}

function judgeJob({ id, job, lost }: Evidence, { isOwn, unfinished }: JudgingJob): JudgedJob {
  const base = {
    id,
    state: job?.state ?? null,
    scorePct: null,
    passed: null,
    scored: null,
    durationMs: job?.durationMs ?? null,
    credits: job?.credits ?? null,
    progress: job !== null && 'progress' in job ? job.progress : null,
    createdAt: isOwn || job === null ? null : (job.createdAt ?? 'unknown'),
    details: job === null ? [] : [...(isOwn ? [] : describeEndpoint(job)), ...job.details],
  } as const;
  if (job === null) return { ...base, reason: lost ?? unfinished };
  switch (job.state) {
    case 'scored': {
      const { pct, passed, scored } = job.score;
      const fault = faultOfScore(id, job.score);
      if (fault !== null) return { ...base, reason: fault };
      return { ...base, scorePct: roundPct(pct), passed, scored, reason: null };
    }
    case 'failed':
    case 'cancelled':
    case 'timed-out':
      return { ...base, reason: job.reason };
    case 'waiting':
    case 'running':
      return { ...base, reason: lost ?? unfinished };
    case 'unrecognised':
      return {
        ...base,
        reason: lost ?? (unfinished === null ? null : `its state "${job.raw}" is not known; ${unfinished}`),
      };
  }
}

function describeEndpoint({ endpointUrl }: Job): readonly Detail[] {
  const url = toDisplayUrl(endpointUrl);
  return url === null ? [] : [{ name: 'endpoint', scorePct: null, note: url }];
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
  if (length === 0) return `it has no known job; ${unfinished}`;
  return length === expectedJobs ? null : `it has ${length} of ${expectedJobs} jobs; ${unfinished}`;
}

type Pooled = { readonly scorePct: number; readonly passed: number | null; readonly scored: number | null };

type ScoredJob = JudgedJob & { readonly scorePct: number };

function hasScore(job: JudgedJob): job is ScoredJob {
  return job.scorePct !== null;
}

/** What is shown is what is judged: one job's own score, or 100 × passed ÷ scored over several. */
function poolScores(first: ScoredJob, others: readonly ScoredJob[]): Pooled | { readonly error: string } {
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

/** The service that a plan asks; null when it asks several, or none. */
export function serviceOf(plan: Plan): string | null {
  const [only = null, ...others] = new Set(plan.benchmarks.map(({ service }) => service));
  return others.length === 0 ? only : null;
}
