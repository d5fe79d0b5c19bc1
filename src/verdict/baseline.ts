import type { BaselineSource, Comparing } from '../plan/baseline.ts';
import { capabilities } from '../plan/capabilities.ts';
import type { PlannedBenchmark } from '../plan/plan.ts';
import { type FoundResult, findResult } from '../plan/results-file.ts';
import { type CompletedJobs, isFinal, type Job, type JobId, type ServiceFailure } from '../services/service.ts';
import { type Evidence, judgeJob } from './judge-job.ts';
import { poolPast } from './pool-past.ts';
import { type Pooled, poolScores } from './pool-scores.ts';
import type { Reason, Unfinished } from './reason.ts';
import { isSamePct, isShareOf } from './score.ts';
import { meanPctOf } from './statistics/mean-interval.ts';

/** A score of before that a benchmark's is compared with. */
export interface Baseline extends Pooled {
  readonly source: 'job' | 'job-name' | 'endpoint' | 'results' | 'run';
  readonly jobIds: readonly JobId[];
  readonly createdAt: Date | null;
}

/** Why a benchmark has no baseline: a code with its data. Its sentences stand in `report/comparisons.ts`. */
export type NotCompared =
  /** No results document has told of it yet. */
  | { readonly code: Exclude<FoundResult['code'], 'found'> }
  | { readonly code: 'baseline-too-old'; readonly ageMs: number; readonly maxAgeMs: number }
  | {
      readonly code:
        | 'baseline-not-named'
        /** The job that is judged does not tell which benchmark it ran. */
        | 'benchmark-unknown'
        /** The benchmark that is judged is known. */
        | 'baseline-benchmark-unknown'
        | 'baseline-age-unknown'
        | 'baseline-without-counts'
        /** Some scenarios of its results document weigh more in its score than others, and it does not say how much. */
        | 'baseline-without-weights'
        | 'baseline-unfinished'
        | 'baseline-itself';
    }
  | { readonly code: 'baseline-unread'; readonly failure: ServiceFailure }
  | { readonly code: 'baseline-unlisted'; readonly text: string }
  | { readonly code: 'baseline-not-found'; readonly name: string }
  /** The account has so many units of those that are needed; older jobs may be missing from its list. */
  | { readonly code: 'baseline-too-few'; readonly units: number; readonly needed: number; readonly mayBeCut: boolean }
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
export type BaselineLook = { readonly job: Job | null } | { readonly failure: ServiceFailure };

/** What reading the account's completed jobs gave; a text says why they are not known. */
export type ListedJobs = CompletedJobs | { readonly why: string };

/** What was run for the baseline of a benchmark. */
export interface BaselineRun {
  readonly evidence: readonly Evidence[];
  /** What forbids to take its jobs for what was asked for. */
  readonly objections: readonly Reason[];
  readonly expectedJobs: number;
}

interface Finding {
  /** Null where nothing was run for it. */
  readonly run: BaselineRun | null;
  /** Whether it is run where the account has too few jobs. */
  readonly canRun: boolean;
  readonly source: BaselineSource;
  /** Null while it was not read. */
  readonly look: BaselineLook | null;
  /** Null while they were not read. */
  readonly listed: ListedJobs | null;
  /** The full address of the endpoint that jobs of before ran against; null where none is named. */
  readonly endpointUrl: string | null;
  /** How many units are compared; null while that is not known. */
  readonly units: number | null;
  /** Whether nothing more will be known of the benchmark and its units. */
  readonly areJobsFinal: boolean;
  readonly isSeeded: boolean;
  readonly comparing: Comparing;
  /** The benchmark that is judged, as far as it is known. */
  readonly benchmarkId: string | null;
  /** Jobs that are judged in this run: a result is no baseline of itself. */
  readonly ownIds: ReadonlySet<JobId>;
  /** When the first job of this run was created, in milliseconds since the epoch by the clock of its service; null while there is none. */
  readonly firstJobAtMs: number | null;
  /** When the run began, in milliseconds since the epoch. */
  readonly startedAtMs: number;
}

/** What a benchmark and its jobs say of what it may be compared with. */
export function factsOf(
  { id, service, work }: PlannedBenchmark,
  evidence: readonly Pick<Evidence, 'job'>[],
): Pick<Finding, 'benchmarkId' | 'units' | 'areJobsFinal' | 'firstJobAtMs'> {
  const jobs = evidence.flatMap(({ job }) => job ?? []);
  const isAsked = work.kind === 'submit' && capabilities[service].hasUnits;
  // Jobs of scenarios or of a Harbor file are of no benchmark.
  const isPlanned = work.kind === 'submit' && (work.run === undefined || work.run.source.kind === 'benchmark');
  const [reported = null] = jobs.flatMap(({ benchmarkId }) => benchmarkId ?? []);
  const scored = jobs.map((job) => (job.state === 'scored' ? job.score.scored : null));
  const isScored = scored.length > 0 && scored.every((each) => each !== null);
  const times = jobs.flatMap(({ createdAt }) => createdAt?.getTime() ?? []);
  return {
    benchmarkId: isPlanned ? id : reported,
    units: isAsked ? work.units : isScored ? scored.reduce((sum, each) => sum + (each ?? 0), 0) : null,
    areJobsFinal: jobs.length > 0 && jobs.length === evidence.length && jobs.every(isFinal),
    firstJobAtMs: times.length === 0 ? null : Math.min(...times),
  };
}

/**
 * Where the baseline of a benchmark lies, by what is known of its jobs: a results document is searched for the benchmark that a job which
 * exists reports.
 */
export function sourceOf(
  { service, name }: Pick<PlannedBenchmark, 'service' | 'name'>,
  source: BaselineSource,
  evidence: readonly Pick<Evidence, 'job'>[],
): BaselineSource {
  if (source.kind !== 'results' || source.entries === undefined) return source;
  const [job] = evidence.flatMap((each) => each.job ?? []);
  if (job === undefined) return source;
  const wanted = { service, id: job.benchmarkId, name: name ?? job.benchmarkName };
  return { kind: 'results', result: findResult(source.entries, wanted) };
}

/** The baseline of a benchmark, or why it has none. Whatever is uncertain about it makes it none. */
export function findBaseline(finding: Finding): FoundBaseline {
  const { source, look, run, canRun } = finding;
  if (run !== null) return baselineOfRun(run);
  switch (source.kind) {
    case 'results':
      return source.entries === undefined ? baselineOfResult(source.result, finding) : { kind: 'pending' };
    case 'endpoint': {
      const known = baselineOfEndpoint(finding);
      // It is about to be run.
      return canRun && isLacking(known) ? { kind: 'pending' } : known;
    }
    case 'job':
    case 'newest':
      if (look === null) return { kind: 'pending' };
      if ('failure' in look) return none({ code: 'baseline-unread', failure: look.failure });
      if (look.job !== null) return baselineOfJob(look.job, finding);
      return none({ code: 'baseline-not-found', name: source.kind === 'newest' ? (source.query.name ?? '') : '' });
  }
}

/** Whether the account does not have what a baseline needs; a list that cannot be read hides nothing that is paid for twice. */
export function isLacking(known: FoundBaseline): boolean {
  return known.kind === 'none' && known.why.code === 'baseline-too-few';
}

/** The score of what was run for it: as everything that is run, only when every job has a valid one. */
function baselineOfRun({ evidence, objections, expectedJobs }: BaselineRun): FoundBaseline {
  const [objection] = objections;
  if (objection !== undefined) return none({ code: 'baseline-without-score', reason: objection });
  for (const item of evidence) {
    const { reason } = judgeJob(item, { isOwn: true, unfinished: null });
    if (reason !== null) return none({ code: 'baseline-without-score', reason });
    if (item.lost !== null) return none({ code: 'baseline-unread', failure: item.lost });
  }
  const jobs = evidence.flatMap(({ job }) => (job?.state === 'scored' ? [job] : []));
  const [first, ...others] = jobs;
  if (first === undefined || jobs.length < expectedJobs) return { kind: 'pending' };
  const pooled = poolScores(first, others);
  if ('reason' in pooled) return none({ code: 'baseline-without-score', reason: pooled.reason });
  const { higher, ...score } = pooled;
  if (higher !== null) return none({ code: 'baseline-without-counts' });
  return found({ ...score, source: 'run', jobIds: jobs.map(({ id }) => id), createdAt: first.createdAt });
}

function baselineOfEndpoint(finding: Finding): FoundBaseline {
  const { listed, endpointUrl, benchmarkId, units, areJobsFinal } = finding;
  const { comparing, startedAtMs, firstJobAtMs, ownIds, isSeeded } = finding;
  if (listed === null || endpointUrl === null) return { kind: 'pending' };
  if (benchmarkId === null) return areJobsFinal ? none({ code: 'benchmark-unknown' }) : { kind: 'pending' };
  if (units === null) return areJobsFinal ? none({ code: 'baseline-without-counts' }) : { kind: 'pending' };
  if ('why' in listed) return none({ code: 'baseline-unlisted', text: listed.why });
  const { jobs, mayBeCut } = listed;
  const aheadMs = jobs.find(({ clockAheadMs }) => clockAheadMs !== null)?.clockAheadMs ?? 0;
  const startMs = startedAtMs + aheadMs;
  const sinceMs = startMs - comparing.maxAgeMs;
  const beforeMs = Math.min(startMs, firstJobAtMs ?? startMs);
  const pooled = poolPast({ jobs, benchmarkId, endpointUrl, ownIds, sinceMs, beforeMs, units, isSeeded });
  if ('found' in pooled) return none({ code: 'baseline-too-few', units: pooled.found, needed: units, mayBeCut });
  return found({ ...pooled, scenariosPct: null, source: 'endpoint' });
}

function none(why: NotCompared): FoundBaseline {
  return { kind: 'none', why };
}

function baselineOfResult(result: FoundResult, { comparing, startedAtMs, ownIds }: Finding): FoundBaseline {
  if (result.code !== 'found') return none({ code: result.code });
  const { scorePct, passed, scored, scenarioMeansPct, jobIds, createdAtMs } = result;
  const ageMs = startedAtMs - createdAtMs;
  if (ageMs > comparing.maxAgeMs) return none({ code: 'baseline-too-old', ageMs, maxAgeMs: comparing.maxAgeMs });
  if (jobIds.some((id) => ownIds.has(id))) return none({ code: 'baseline-itself' });
  const scenariosPct = scenarioMeansPct?.map((meanPct) => [meanPct]) ?? null;
  const fault = faultOfResult(result);
  if (fault !== null) return none({ code: 'baseline-without-score', reason: fault });
  // Scenarios with more attempts than others weigh more in the score: how many they have, a document does not say.
  if (scenariosPct !== null && !isSamePct(meanPctOf(scenariosPct), scorePct))
    return none({ code: 'baseline-without-weights' });
  return found({ scorePct, passed, scored, scenariosPct, source: 'results', jobIds, createdAt: new Date(createdAtMs) });
}

/** Why the numbers of a document contradict each other. */
function faultOfResult({
  scorePct: pct,
  passed,
  scored,
  jobIds,
}: FoundResult & { readonly code: 'found' }): Reason | null {
  const jobId = jobIds.join(', ');
  if (!(pct >= 0 && pct <= 100)) return { code: 'score-out-of-range', jobId, pct, lowestPct: 0 };
  if (passed === null || scored === null) return null;
  if (scored === 0) return { code: 'nothing-scored', jobId };
  return isShareOf(pct, { passed, scored }) ? null : { code: 'counts-contradict-score', jobId, pct, passed, scored };
}

/** Only a job that would be judged is a baseline: final, with a valid score of the same benchmark, not too old and none of this run's. */
function baselineOfJob(job: Job, { source, comparing, benchmarkId, ownIds, startedAtMs }: Finding): FoundBaseline {
  const { maxAgeMs } = comparing;
  const { id, createdAt, clockAheadMs } = job;
  if (ownIds.has(id)) return none({ code: 'baseline-itself' });
  if (!isFinal(job)) return none({ code: 'baseline-unfinished' });
  // Jobs of scenarios or of a Harbor file have no benchmark: what is judged tells whether there is one to be told.
  if (benchmarkId !== null && job.benchmarkId !== benchmarkId)
    return none(
      job.benchmarkId === null
        ? { code: 'baseline-benchmark-unknown' }
        : { code: 'baseline-of-another', benchmarkId: job.benchmarkId },
    );
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
  return found({ ...score, source: source.kind === 'newest' ? 'job-name' : 'job', jobIds: [id], createdAt });
}

/** A score that tells neither counts nor the scores of its scenarios may be anything: nothing is shown by it. */
function found(baseline: Baseline): FoundBaseline {
  const { passed, scored, scenariosPct } = baseline;
  return scenariosPct === null && (passed === null || scored === null)
    ? none({ code: 'baseline-without-counts' })
    : { kind: 'found', baseline };
}
