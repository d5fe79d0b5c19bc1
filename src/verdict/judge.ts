import type { Comparing } from '../plan/baseline.ts';
import { capabilities } from '../plan/capabilities.ts';
import type { Judging, PlannedBenchmark } from '../plan/plan.ts';
import type { Unscored } from '../services/service.ts';
import type { FoundBaseline } from './baseline.ts';
import { combine, compareScore, type JudgedComparison, regressionOf } from './compare.ts';
import { countsOf, type Decision, decideScore, decisionPoints } from './decide-score.ts';
import { type Evidence, type JudgedJob, judgeJob } from './judge-job.ts';
import { type Pooled, poolScores, type Readings } from './pool-scores.ts';
import type { Reason, Unfinished } from './reason.ts';
import { type CaseRounds, looksOf, replacedAmong } from './rounds.ts';
import { roundPct } from './score.ts';
import { decideRound } from './statistics/decide.ts';
import type { DecisionTable } from './statistics/decision-table.ts';
import { scenarioMeans } from './statistics/mean-interval.ts';
import type { Counts } from './statistics/wilson.ts';
import { type ScoredJob, type VerdictWarning, warningsOf } from './warning.ts';

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
  /** The mean score of each scenario in percent, rising, where the interval rests on these; null where it rests on counts. */
  readonly scenarioMeansPct: readonly number[] | null;
  /** How it compares with its baseline; null where it has none, or no score yet. */
  readonly comparison: JudgedComparison | null;
  /** How it runs in rounds; null when it does not. */
  readonly rounds: JudgedRounds | null;
  /** How much ended without a score for which the model is not to blame; null where the service does not tell. */
  readonly unscored: JudgedUnscored | null;
  /** Why it did not pass; null when it passed, or is not over. */
  readonly reason: Reason | null;
  /** What was uncertain about its score without changing its verdict. */
  readonly warnings: readonly VerdictWarning[];
  readonly jobs: readonly JudgedJob[];
}

/** Units or scenarios without a score, and why, as far as the service tells. */
export interface JudgedUnscored {
  readonly count: number;
  readonly reasons: readonly Unscored[];
}

/** A benchmark in rounds. Stopping early moves its interval, which only describes what was seen. */
export interface JudgedRounds {
  /** The most units that are ever asked for, and those asked for so far. */
  readonly maxUnits: number;
  readonly askedUnits: number;
  /** After which units it is decided, and at how many passed ones, as far as is known; null where no number of them decides. */
  readonly points: DecisionTable | null;
  /** Whether other numbers of units were scored than planned, so that the chances which the points rest on are approximate. */
  readonly isApproximate?: true;
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
  readonly judging: Judging;
  /** Null for a benchmark that does not run in rounds. */
  readonly rounds: CaseRounds | null;
  /** What it is compared with, and how; null for a benchmark without a baseline. */
  readonly baseline: CaseBaseline | null;
  /** What forbids a verdict on the score: a job of another benchmark, jobs too many. */
  readonly objections: readonly Reason[];
}

/** The baseline of a benchmark, as far as it is known. */
export interface CaseBaseline {
  readonly found: FoundBaseline;
  readonly comparing: Comparing;
}

/**
 * Judges one benchmark. Passes only when every expected job is scored, the counts do not contradict the scores, and the
 * score is at or above the threshold; in rounds, when the rounds so far decide.
 */
export function judgeBenchmark(given: Case, unfinished: Unfinished | null): JudgedBenchmark {
  const { benchmark, evidence, rounds } = given;
  const all = evidence.map((item): Witness => {
    const isOwn = benchmark.work.kind === 'submit' && item.isEarlier !== true;
    return { ...item, judged: judgeJob(item, { isOwn, unfinished }) };
  });
  const [reportedName] = evidence.flatMap(({ job }) => job?.benchmarkName ?? []);
  // What was known before anything ran comes first: so a run names it alike from its plan to its files.
  const name = benchmark.name ?? given.name ?? reportedName ?? null;
  const jobs = all.map(({ judged }) => judged);
  const base = { ...unjudged(benchmark, name, 'running'), rounds: viewRounds(given, null), jobs };
  const replaced = rounds === null ? new Set<Witness>() : replacedAmong(all, rounds, unfinished !== null);
  const witnesses = all.filter((witness) => !replaced.has(witness));
  const expectedJobs = given.expectedJobs - replaced.size;
  const reason = whyNoScore({ ...given, expectedJobs }, witnesses, unfinished);
  if (reason !== null) return { ...base, verdict: 'error', reason };
  const scoredJobs = witnesses.flatMap(({ job }) => (job?.state === 'scored' ? [job] : []));
  const isComplete = witnesses.length === expectedJobs && scoredJobs.length === expectedJobs;
  const [first, ...others] = scoredJobs;
  // Who has a job to replace waits for the round that does.
  const isReplacing = [...replaced].some(({ round }) => round === rounds?.asked.at(-1)?.round);
  if (first === undefined || !isComplete || isReplacing) return base;
  const pooled = poolScores(first, others);
  if ('reason' in pooled) return { ...base, verdict: 'error', reason: pooled.reason };
  if (rounds !== null && (pooled.passed === null || pooled.scored === null))
    return { ...base, verdict: 'error', reason: { code: 'counts-unknown', jobId: first.id } };
  const looks = rounds === null ? null : looksOf(witnesses, rounds);
  return decide({
    given,
    base: { ...base, rounds: viewRounds(given, looks, countsOf(pooled)) },
    pooled,
    looks,
    jobs: scoredJobs,
    failedJobs: replaced.size,
    unfinished,
  });
}

/** `looks`: after how many units it was looked and will be; null as long as the plan alone says it. */
function viewRounds(
  { benchmark, judging, rounds, askedUnits }: Case,
  looks: readonly number[] | null,
  counts: Counts | null = null,
): JudgedRounds | null {
  const planned = rounds === null ? null : plannedRounds(benchmark, judging);
  if (planned === null) return null;
  const { thresholdPct, work } = benchmark;
  const isKnown = looks === null || thresholdPct === null;
  const points = isKnown
    ? planned.points
    : (pointsUntilDecided(planned.points ?? [], looks, counts) ?? decisionPoints(looks, { thresholdPct, judging }));
  const isAsPlanned = looks === null || (work.kind === 'submit' && looks.join() === work.looks?.join());
  return {
    ...planned,
    askedUnits: askedUnits.reduce((sum, units) => sum + units, 0),
    points,
    ...(!isAsPlanned && points !== null && { isApproximate: true }),
  };
}

/** The planned points until the one that decided before the last; null where none of them did. */
function pointsUntilDecided(
  planned: DecisionTable,
  looks: readonly number[],
  counts: Counts | null,
): DecisionTable | null {
  const seen = planned.slice(0, looks.length);
  const last = seen.at(-1);
  if (last === undefined || counts?.scored !== last.scored) return null;
  const isAsPlanned = seen.every(({ scored }, nth) => scored === looks[nth]);
  return isAsPlanned && decideRound([last], counts) !== 'undecided' ? seen : null;
}

/** How a benchmark will run in rounds, as far as the plan says; null for one that does not. */
export function plannedRounds({ work, thresholdPct }: PlannedBenchmark, judging: Judging): JudgedRounds | null {
  if (work.kind !== 'submit' || work.looks === undefined) return null;
  const points = thresholdPct === null ? null : decisionPoints(work.looks, { thresholdPct, judging });
  return { maxUnits: work.units, askedUnits: 0, points };
}

interface Deciding {
  readonly given: Case;
  readonly base: JudgedBenchmark;
  readonly pooled: Readings;
  readonly looks: readonly number[] | null;
  readonly jobs: readonly ScoredJob[];
  /** How many jobs failed and are replaced by later rounds. */
  readonly failedJobs: number;
  readonly unfinished: Unfinished | null;
}

/** Holds a score against its threshold and its baseline. Where it may be read in two ways, both must say the same. */
function decide({ given, base, pooled, looks, jobs, failedJobs, unfinished }: Deciding): JudgedBenchmark {
  const { benchmark, askedUnits, baseline } = given;
  const { higher, ...score } = pooled;
  const { scorePct, passed, scored } = score;
  const options = { given, looks, unfinished };
  const judged = judgeReading(score, options);
  const readingsPct = higher === null ? null : ([scorePct, higher.scorePct] as const);
  if (
    higher !== null &&
    readingsPct !== null &&
    judgeReading(higher, options)?.decision.verdict !== judged?.decision.verdict
  ) {
    const { thresholdPct } = benchmark;
    return { ...base, verdict: 'error', reason: { code: 'readings-disagree', readingsPct, thresholdPct } };
  }
  if (judged === null) return base;
  const { decision, comparison } = judged;
  if (decision.verdict === 'undecided') {
    if (unfinished === null) return base;
    return { ...base, verdict: 'error', reason: { code: 'undecided', scored: scored ?? 0, why: unfinished } };
  }
  const { hasUnits } = capabilities[benchmark.service];
  const warnings: readonly VerdictWarning[] = [
    ...(failedJobs === 0 ? [] : [{ code: 'failed-jobs-replaced', jobs: failedJobs } as const]),
    ...warningsOf({ jobs, askedUnits, hasUnits }),
    ...(readingsPct === null ? [] : [{ code: 'two-readings', readingsPct } as const]),
    ...(comparison === null || baseline === null ? [] : warningsOfComparison(comparison, decision)),
  ];
  const scenarioMeansPct =
    score.scenariosPct && scenarioMeans(score.scenariosPct).map((share) => roundPct(100 * share));
  return {
    ...base,
    scorePct,
    passed,
    scored,
    scenarioMeansPct,
    ...decision,
    comparison,
    unscored: unscoredAmong(jobs),
    warnings,
  };
}

interface Reading {
  readonly decision: Decision;
  /** Null where there is no baseline, or none is needed any more. */
  readonly comparison: JudgedComparison | null;
}

/** What one reading of the score comes to; null while the baseline is not known yet and could still decide. */
function judgeReading(
  score: Pooled,
  { given, looks, unfinished }: Pick<Deciding, 'given' | 'looks' | 'unfinished'>,
): Reading | null {
  const { benchmark, judging, baseline } = given;
  const { thresholdPct } = benchmark;
  const decision = decideScore({ score, thresholdPct, judging, looks });
  if (baseline === null && thresholdPct === null) return { decision: unmeasured(decision), comparison: null };
  if (baseline === null || decision.verdict === 'undecided') return { decision, comparison: null };
  const { comparing } = baseline;
  const found = withoutPending(baseline.found, unfinished);
  if (found === null) return decision.verdict === 'failed' ? { decision, comparison: null } : null;
  const comparison = compareScore({ score, found, comparing });
  const hasThreshold = thresholdPct !== null;
  return { decision: combine({ decision, comparison, hasThreshold, judging, comparing }), comparison };
}

/** With nothing to hold it against, a score proves nothing. No plan leaves a benchmark like that. */
function unmeasured({ intervalPct }: Decision): Decision {
  return {
    intervalPct,
    verdict: 'inconclusive',
    reason: { code: 'not-compared', why: { code: 'baseline-not-named' } },
  };
}

/** What will not become known any more is none. */
function withoutPending(
  found: FoundBaseline,
  unfinished: Unfinished | null,
): Exclude<FoundBaseline, { readonly kind: 'pending' }> | null {
  if (found.kind !== 'pending') return found;
  return unfinished === null ? null : { kind: 'none', why: { code: 'baseline-pending', why: unfinished } };
}

/** What a comparison says beside the verdict. */
function warningsOfComparison(comparison: JudgedComparison, { reason }: Decision): readonly VerdictWarning[] {
  const { notCompared, change, canFail } = comparison;
  if (notCompared !== null) return reason?.code === 'not-compared' ? [] : [{ code: 'not-compared', why: notCompared }];
  const regression = regressionOf(comparison);
  if (regression === null) return [];
  const isRegressionShown =
    reason?.code === 'regression' || (reason?.code === 'below-threshold' && reason.regression !== undefined);
  if (change?.comparison === 'regression') return isRegressionShown ? [] : [{ code: 'regression', regression }];
  const isSaid = reason?.code === 'cannot-show-regression' || reason?.code === 'regression-not-excluded';
  return canFail || isSaid ? [] : [{ code: 'cannot-show-regression', regression }];
}

/** What the jobs together leave without a score; null where one of them does not tell. */
function unscoredAmong(jobs: readonly ScoredJob[]): JudgedUnscored | null {
  const unscoredByJob = jobs.map(({ size, unscored, score: { scored } }) => {
    if (unscored !== undefined) return unscored;
    return size === null || scored === null ? null : Math.max(0, size - scored);
  });
  let count = 0;
  const reasons = new Map<string, number>();
  for (const each of unscoredByJob) {
    if (each === null) return null;
    count += typeof each === 'number' ? each : each.reduce((sum, one) => sum + one.count, 0);
    for (const one of typeof each === 'number' ? [] : each)
      reasons.set(one.reason, (reasons.get(one.reason) ?? 0) + one.count);
  }
  return { count, reasons: [...reasons].map(([reason, among]) => ({ reason, count: among })) };
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
    scenarioMeansPct: null,
    comparison: null,
    rounds: null,
    unscored: null,
    reason: null,
    warnings: [],
    jobs: [],
  };
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
