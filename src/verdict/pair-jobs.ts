import type { Plan, PlannedBatch, PlannedBenchmark, Reader } from '../plan/plan.ts';
import type { Job, JobId } from '../services/service.ts';
import { objectionsTo, toDisplayUrl } from './freshness.ts';
import type { Case } from './judge.ts';
import type { Evidence } from './judge-job.ts';

/** A batch whose jobs exist: this run or an earlier one paid for them. */
export interface StartedBatch {
  readonly batch: PlannedBatch;
  readonly batchId: string | null;
  readonly jobIds: readonly JobId[];
  /** When this run submitted it by the service's clock, in milliseconds since the epoch; null when that is not known, absent when an earlier run did. */
  readonly submittedAtMs?: number | null;
  /** Whether the answer to its submit was lost and its jobs were found by what they are: they could be another's. */
  readonly isFound?: boolean;
}

interface Gathering {
  readonly plan: Plan;
  readonly started: readonly StartedBatch[];
  readonly evidenceOf: (reader: Reader, id: JobId) => Evidence;
  /** The name that the service gave before any job told its own. */
  readonly nameOf: (benchmark: PlannedBenchmark) => string | null;
  /** When the run began: what the age of existing jobs is measured from, in milliseconds since the epoch. */
  readonly startedAtMs: number;
}

interface GatheredCase extends Case {
  /** Whether the service named jobs for it that it says are something else: then what was paid for is not known. */
  readonly isMisled: boolean;
}

/**
 * Gathers what speaks for and against each benchmark, in the plan's order. Jobs are paired with benchmarks by the
 * benchmark that they report, since no service promises that ids come back in the order in which jobs were asked for.
 * A job counts once, however often its id was given.
 */
export function gatherCases({ plan, started, evidenceOf, nameOf, startedAtMs }: Gathering): readonly GatheredCase[] {
  const counted = new Set<JobId>();
  const pairings = started.map((each) => {
    const fresh = new Set(each.jobIds).difference(counted);
    for (const id of fresh) counted.add(id);
    const isEarlier = each.submittedAtMs === undefined;
    return pairBatch(
      each,
      [...fresh].map((id) => ({ ...evidenceOf(each.batch, id), isEarlier })),
      plan.endpoint,
    );
  });
  return plan.benchmarks.map((benchmark, index) => {
    if (benchmark.work.kind === 'existing') {
      const item = evidenceOf(benchmark, benchmark.work.jobId);
      const objections = item.job === null ? [] : objectionsToExisting(item.job, { plan, benchmark, startedAtMs });
      return { benchmark, name: null, evidence: [item], expectedJobs: 1, objections, isMisled: false };
    }
    return {
      benchmark,
      name: nameOf(benchmark),
      evidence: pairings.flatMap(({ found }) => found.get(index) ?? []),
      expectedJobs: plan.batches.flatMap(({ jobs }) => jobs).filter((job) => job.benchmark === index).length,
      objections: pairings.flatMap(({ objections }) => objections.get(index) ?? []),
      isMisled: pairings.some(({ misled }) => misled.has(index)),
    };
  });
}

/** Why a job that existed before this run proves nothing for this benchmark. `startedAtMs`: when the run began, in milliseconds since the epoch. */
export function objectionsToExisting(
  job: Job,
  { plan, benchmark, startedAtMs }: Pick<Gathering, 'plan' | 'startedAtMs'> & { readonly benchmark: PlannedBenchmark },
): readonly string[] {
  return objectionsTo(job, { ...plan, judgedAgent: benchmark.choice?.agent ?? null, startedAtMs });
}

/** What belongs to each benchmark of a batch, by its index in the plan. */
interface Pairing {
  readonly found: ReadonlyMap<number, readonly Evidence[]>;
  readonly objections: ReadonlyMap<number, readonly string[]>;
  /** Benchmarks that have jobs which are something else; one that could not be read proves nothing of the kind. */
  readonly misled: ReadonlySet<number>;
}

function pairBatch(
  { batch: { jobs }, submittedAtMs = null }: StartedBatch,
  items: readonly Evidence[],
  endpoint: Plan['endpoint'],
): Pairing {
  const submit: Submit = { submittedAtMs, endpoint };
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
  const told = [...asked].map(([index, { length }]) => ({ index, length, own: owners.get(index) ?? [] }));
  const short = told.filter(({ own, length }) => own.length < length);
  const pairs = told.map((pair) => {
    // When only one benchmark lacks jobs, those that were never read are its own. They cannot make it pass.
    const isOnlyShort = short.length === 1 && short.includes(pair);
    return isOnlyShort && pair.own.length + unread.length <= pair.length
      ? { ...pair, own: [...pair.own, ...unread] }
      : pair;
  });
  // A job that may still be read, or tell better, may still turn out to be the one that is missing.
  const isSettled = loose.every(({ job, lost }) => (job === null ? lost !== null : !unfinished.has(job.state)));
  const strays = loose.flatMap((item) => toAnother(item, submit) ?? toStray(item));
  const isForeign = isSettled && loose.some(({ job }) => job !== null);
  const judged = pairs.map(({ index, length, own }) => {
    const mismatch = `jobs of this benchmark: ${own.length}, asked for: ${length}`;
    const older = own.flatMap((item) => toAnother(item, submit) ?? []);
    const isShort = own.length < length;
    const isMisled = older.length > 0 || own.length > length || (isShort && isForeign);
    if (own.length > length) return { index, own, isMisled, objections: [...older, mismatch] };
    return { index, own, isMisled, objections: isShort && isSettled ? [...older, ...strays, mismatch] : older };
  });
  return {
    found: new Map(judged.map(({ index, own }) => [index, own])),
    objections: new Map(judged.map(({ index, objections }) => [index, objections])),
    misled: new Set(judged.flatMap(({ index, isMisled }) => (isMisled ? [index] : []))),
  };
}

const unfinished: ReadonlySet<Job['state']> = new Set(['waiting', 'running', 'unrecognised']);

/** The clocks of two servers of one service may differ a little. */
const clockSlackMs = 60_000;

interface Submit {
  /** Milliseconds since the epoch; null when that is not known. */
  readonly submittedAtMs: number | null;
  readonly endpoint: Plan['endpoint'];
}

/** Why a job is none of those that were submitted, whatever the answer to the submit said: it is older, or ran elsewhere. */
function toAnother({ id, job }: Evidence, { submittedAtMs, endpoint }: Submit): string | null {
  const createdAt = job?.createdAt ?? null;
  const another = 'another may have been paid in its place';
  if (createdAt !== null && submittedAtMs !== null && createdAt.getTime() < submittedAtMs - clockSlackMs)
    return `job ${id} was created ${createdAt.toISOString()}, before this was submitted: ${another}`;
  // A service may write the rest of an address in its own way.
  const url = toDisplayUrl(job?.endpointUrl ?? null);
  if (url !== null && endpoint !== null && new URL(url).origin !== new URL(endpoint.displayUrl).origin)
    return `job ${id} ran against ${url}, and endpoint-url is ${endpoint.displayUrl}: ${another}`;
  return null;
}

/** Why a job of which nothing better will be known belongs to no benchmark of its batch. */
function toStray({ id, job, lost }: Evidence): string {
  if (job === null) return `job ${id}, which may be its own, cannot be read: ${lost}`;
  if (job.benchmarkId === null) return `job ${id} does not tell its benchmark`;
  return `job ${id} reports benchmark ${job.benchmarkId}, which was not asked for`;
}
