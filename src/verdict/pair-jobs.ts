import type { PaidBatch } from '../ledger/ledger.ts';
import { toServiceTime, type Window } from '../ledger/payment.ts';
import { capabilities } from '../plan/capabilities.ts';
import { isJudged, type Plan, type PlannedBatch, type PlannedBenchmark, type Reader, roundOf } from '../plan/plan.ts';
import { isForeignOrigin } from '../services/origin.ts';
import type { Job, JobId } from '../services/service.ts';
import type { BaselineRun } from './baseline.ts';
import { objectionsTo, toDisplayUrl } from './freshness.ts';
import type { Case, CaseBaseline } from './judge.ts';
import type { Evidence } from './judge-job.ts';
import type { Reason } from './reason.ts';
import { askedOf, caseRoundsOf } from './rounds.ts';

/** A batch with the jobs that this run or another has paid for. */
export interface PlannedPayment {
  readonly batch: PlannedBatch;
  readonly payment: PaidBatch['payment'];
  /** Whether another run has sent its submit: then its jobs are older than this one. */
  readonly isEarlier: boolean;
}

interface Gathering {
  readonly plan: Plan;
  readonly paid: readonly PlannedPayment[];
  readonly evidenceOf: (reader: Reader, id: JobId) => Evidence;
  /** The name that the service gave before any job told its own. */
  readonly nameOf: (benchmark: PlannedBenchmark) => string | null;
  /** The baseline of a benchmark, by its place in the plan, that has these jobs; null for one that has none. `run`: what was run for it. */
  readonly baselineOf: (index: number, evidence: readonly Evidence[], run: BaselineRun | null) => CaseBaseline | null;
  /** When the run began: what the age of existing jobs is measured from, in milliseconds since the epoch. */
  readonly startedAtMs: number;
}

interface GatheredCase extends Case {
  /** Batches for which the service named jobs that it says are something else: then what was paid for is not known. */
  readonly foreignBatches: readonly number[];
}

/**
 * Gathers what speaks for and against each benchmark, in the plan's order. Jobs are paired with benchmarks by the
 * benchmark that they report, since no service promises that ids come back in the order in which jobs were asked for.
 * A job counts once, however often its id was given.
 */
export function gatherCases(gathering: Gathering): readonly GatheredCase[] {
  const { plan, paid, evidenceOf, nameOf, baselineOf, startedAtMs } = gathering;
  const { judging } = plan;
  const counted = new Set<JobId>();
  const pairings = paid.map((each) => {
    const fresh = new Set(each.payment.jobIds).difference(counted);
    for (const id of fresh) counted.add(id);
    const { batch, isEarlier } = each;
    const round = roundOf(batch);
    const items = [...fresh].map((id) => ({ ...evidenceOf(batch, id), isEarlier, round }));
    return { batch, ...pairBatch(each, items, endpointOf(plan, batch)) };
  });
  const judged = pairings.filter(({ batch }) => isJudged(batch));
  const runOf = (index: number): BaselineRun | null => runOfBaseline(index, paid, pairings);
  return plan.benchmarks.map((benchmark, index) => {
    if (benchmark.work.kind === 'existing') {
      const item = evidenceOf(benchmark, benchmark.work.jobId);
      const objections = item.job === null ? [] : objectionsToExisting(item.job, { plan, benchmark, startedAtMs });
      const alone = { evidence: [item], expectedJobs: 1, askedUnits: [], rounds: null, foreignBatches: [] };
      const baseline = baselineOf(index, [item], null);
      return { benchmark, name: null, judging, objections, baseline, ...alone };
    }
    const isMissing = benchmark.work.kind === 'newest' && benchmark.work.isMissing === true;
    const { expected, rounds } = caseRoundsOf(index, { batches: plan.batches, paid });
    const evidence = judged.flatMap(({ found }) => found.get(index) ?? []);
    return {
      benchmark,
      name: nameOf(benchmark),
      evidence,
      baseline: baselineOf(index, evidence, runOf(index)),
      judging,
      expectedJobs: expected.length,
      askedUnits: capabilities[benchmark.service].hasUnits ? expected.map(({ units }) => units) : [],
      rounds: benchmark.work.kind === 'submit' && benchmark.work.looks !== undefined ? rounds : null,
      objections: isMissing ? [notFound] : judged.flatMap(({ objections }) => objections.get(index) ?? []),
      foreignBatches: pairings.flatMap(({ batch, foreign }) => (foreign.has(index) ? [batch.index] : [])),
    };
  });
}

const notFound: Reason = { code: 'not-finished', why: { code: 'job-not-found' } };

/** What the jobs of a batch were to run against, as far as it may be shown. */
function endpointOf({ endpoint, comparing }: Plan, batch: PlannedBatch): Plan['endpoint'] {
  if (isJudged(batch)) return endpoint;
  const displayUrl = comparing?.endpointUrl ?? null;
  return endpoint === null || displayUrl === null ? null : { ...endpoint, displayUrl };
}

/** What was run for the baseline of a benchmark; null where nothing was. */
function runOfBaseline(
  index: number,
  paid: readonly PlannedPayment[],
  pairings: readonly Pairing[],
): BaselineRun | null {
  const runs = paid.flatMap((each, nth) => {
    const jobs = isJudged(each.batch) ? [] : askedOf(each).filter(({ benchmark }) => benchmark === index);
    const pairing = pairings[nth];
    return jobs.length === 0 || pairing === undefined ? [] : { jobs: jobs.length, pairing };
  });
  if (runs.length === 0) return null;
  return {
    evidence: runs.flatMap(({ pairing }) => pairing.found.get(index) ?? []),
    objections: runs.flatMap(({ pairing }) => pairing.objections.get(index) ?? []),
    expectedJobs: runs.reduce((sum, { jobs }) => sum + jobs, 0),
  };
}

/**
 * Why a job that existed before this run proves nothing for this benchmark. `startedAtMs`: when the run began, in milliseconds since the
 * epoch.
 */
export function objectionsToExisting(
  job: Job,
  { plan, benchmark, startedAtMs }: Pick<Gathering, 'plan' | 'startedAtMs'> & { readonly benchmark: PlannedBenchmark },
): readonly Reason[] {
  return objectionsTo(job, { ...plan, judgedAgent: benchmark.choice?.agent ?? null, startedAtMs });
}

/** What belongs to each benchmark of a batch, by its index in the plan. */
interface Pairing {
  readonly found: ReadonlyMap<number, readonly Evidence[]>;
  readonly objections: ReadonlyMap<number, readonly Reason[]>;
  /** Benchmarks that have jobs which are something else; one that could not be read proves nothing of the kind. */
  readonly foreign: ReadonlySet<number>;
}

function pairBatch(given: PlannedPayment, items: readonly Evidence[], endpoint: Plan['endpoint']): Pairing {
  const { payment } = given;
  const jobs = askedOf(given);
  const submit: Submit = { window: payment.submit.window, endpoint };
  const asked = Map.groupBy(jobs, ({ benchmark }) => benchmark);
  const indexOf = new Map(jobs.map(({ benchmark, benchmarkId }) => [benchmarkId, benchmark]));
  const [onlyIndex] = asked.keys();
  const owners = Map.groupBy(items, ({ job }) => {
    const reported = job?.benchmarkId ?? null;
    // A job that does not tell its benchmark can still belong to only one when the batch asked for only one.
    return reported !== null ? indexOf.get(reported) : asked.size === 1 ? onlyIndex : undefined;
  });
  const loose = owners.get(undefined) ?? [];
  const unread = loose.filter(({ job }) => job === null);
  const expected = [...asked].map(([index, { length }]) => ({ index, length, own: owners.get(index) ?? [] }));
  const short = expected.filter(({ own, length }) => own.length < length);
  const pairs = expected.map((pair) => {
    // When only one benchmark lacks jobs, those that were never read are its own. They cannot make it pass.
    const isOnlyShort = short.length === 1 && short.includes(pair);
    return isOnlyShort && pair.own.length + unread.length <= pair.length
      ? { ...pair, own: [...pair.own, ...unread] }
      : pair;
  });
  // A job that may still be read, or tell better, may still turn out to be the one that is missing.
  const areFinal = loose.every(({ job, lost }) => (job === null ? lost !== null : !unfinished.has(job.state)));
  const strays = loose.flatMap((item) => toAnother(item, submit) ?? toStray(item));
  const hasForeign = areFinal && loose.some(({ job }) => job !== null);
  const judged = pairs.map(({ index, length, own }) => {
    const mismatch: Reason = { code: 'wrong-job-count', found: own.length, expected: length };
    const older = own.flatMap((item) => toAnother(item, submit) ?? []);
    const isShort = own.length < length;
    const isForeign = older.length > 0 || own.length > length || (isShort && hasForeign);
    if (own.length > length) return { index, own, isForeign, objections: [...older, mismatch] };
    return { index, own, isForeign, objections: isShort && areFinal ? [...older, ...strays, mismatch] : older };
  });
  return {
    found: new Map(judged.map(({ index, own }) => [index, own])),
    objections: new Map(judged.map(({ index, objections }) => [index, objections])),
    foreign: new Set(judged.flatMap(({ index, isForeign }) => (isForeign ? [index] : []))),
  };
}

const unfinished: ReadonlySet<Job['state']> = new Set(['waiting', 'running', 'unrecognised']);

/** The clocks of two servers of one service may differ a little. */
const clockSlackMs = 60_000;

interface Submit {
  readonly window: Window;
  readonly endpoint: Plan['endpoint'];
}

/** Why a job is none of those that were submitted, whatever the answer to the submit said: it is older, or ran elsewhere. */
function toAnother({ id: jobId, job }: Evidence, { window, endpoint }: Submit): Reason | null {
  const { earliestMs } = toServiceTime(window, job?.clockAheadMs ?? null);
  const createdAt = job?.createdAt ?? null;
  if (createdAt !== null && earliestMs !== null && createdAt.getTime() < earliestMs - clockSlackMs)
    return { code: 'older-than-submit', jobId, createdAtMs: createdAt.getTime() };
  // A service may write the rest of an address in its own way.
  const url = toDisplayUrl(job?.endpointUrl ?? null);
  if (url !== null && endpoint !== null && isForeignOrigin(url, endpoint.displayUrl))
    return { code: 'another-origin', jobId, url, endpointUrl: endpoint.displayUrl };
  return null;
}

/** Why a job of which nothing better will be known belongs to no benchmark of its batch. */
function toStray({ id: jobId, job, lost }: Evidence): readonly Reason[] {
  if (job === null) return lost === null ? [] : [{ code: 'maybe-its-own-unreadable', jobId, failure: lost }];
  const { benchmarkId } = job;
  return [
    benchmarkId === null ? { code: 'benchmark-unknown', jobId } : { code: 'wrong-benchmark', jobId, benchmarkId },
  ];
}
