import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Plan, PlannedBatch } from '../plan/plan.ts';
import type { BenchmarkService, Job, JobId, ServiceError } from '../services/service.ts';
import type { StartedBatch } from '../verdict/gather.ts';

/** What an earlier run left behind about its paid jobs. It may be forged or stale: a claim to be checked, no more. */
export interface Memory {
  readonly run: { readonly id: number; readonly attempt: number };
  readonly commit: string | null;
  readonly planHash: string | null;
  /** Whether every job got its verdict; a run that was cut off leaves this false. */
  readonly judged: boolean;
  /** In the order of the plan's batches; fewer when the run was cut off between two. */
  readonly batches: readonly { readonly batchId: string | null; readonly jobIds: readonly JobId[] }[];
}

/** Names what a plan pays for: the same for two runs exactly when the jobs of one serve the other. Holds no secret. */
export function hashPlan({ batches, endpoint, model }: Plan): string {
  return createHash('sha256').update(JSON.stringify({ batches, endpoint, model })).digest('hex');
}

/** Whether there are paid jobs to take up, before the service is asked about them. `why` ends a sentence for the log. */
export function isResumable(
  memory: Memory | null,
  { planHash, commit }: { readonly planHash: string; readonly commit: string | null },
): { readonly resumable: boolean; readonly why: string } {
  if (memory === null) return no('no earlier run left its jobs behind');
  if (memory.batches.length === 0) return no('the earlier run had submitted nothing');
  if (commit === null || memory.commit !== commit) return no('the earlier run was for another commit');
  if (memory.planHash !== planHash) return no('the earlier run had another plan');
  if (memory.judged) return no('the earlier run came to its verdict');
  return {
    resumable: true,
    why: `run ${memory.run.id}, attempt ${memory.run.attempt}, was cut off before its verdict`,
  };
}

interface ResumeOptions {
  readonly memory: Memory;
  readonly batches: readonly PlannedBatch[];
  readonly serviceOf: (batch: PlannedBatch) => Pick<BenchmarkService, 'look'>;
  /** The endpoint's URL as it is sent. */
  readonly endpointUrl: string;
  readonly clock: Clock;
  readonly cancelled: AbortSignal;
}

/** The batches to take up; or why the claim is not believed; or that the service could not be asked. */
export type Resumption =
  | { readonly kind: 'resumed'; readonly started: readonly StartedBatch[] }
  | { readonly kind: 'not-believed'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

const looks = 3;
const pauseMs = 2000;

/** Takes up the paid jobs of a run that was cut off, if the service's own answer for each job fits the plan. */
export async function resume(options: ResumeOptions): Promise<Resumption> {
  const { memory, batches } = options;
  const jobIds = memory.batches.flatMap((batch) => batch.jobIds);
  if (memory.batches.length > batches.length || new Set(jobIds).size !== jobIds.length) {
    return { kind: 'not-believed', why: 'what it left behind does not fit the plan' };
  }
  const started: StartedBatch[] = [];
  for (const [index, { batchId, jobIds: ids }] of memory.batches.entries()) {
    const batch = batches[index];
    if (batch === undefined) break;
    const read = await readJobs(options, batch, ids);
    if ('kind' in read) return read;
    if (!fits(batch, read.jobs, options)) {
      return { kind: 'not-believed', why: 'its jobs are for other benchmarks, sizes or another endpoint' };
    }
    started.push({ batch, batchId, jobIds: ids });
  }
  return { kind: 'resumed', started };
}

/** Reads every job of a batch; an answer that no look will change tells that the claim is false. */
async function readJobs(
  { serviceOf, clock, cancelled }: ResumeOptions,
  batch: PlannedBatch,
  jobIds: readonly JobId[],
): Promise<{ readonly jobs: readonly Job[] } | Exclude<Resumption, { kind: 'resumed' }>> {
  const jobs = new Map<JobId, Job>();
  let missing = 'the run was cancelled';
  for (let look = 1; look <= looks && !cancelled.aborted; look += 1) {
    if (look > 1) await clock.sleep(pauseMs, cancelled);
    using limit = clock.limit(15_000, cancelled);
    const unread = jobIds.filter((id) => !jobs.has(id));
    for (const answer of await serviceOf(batch).look(unread, limit.signal)) {
      if ('job' in answer) jobs.set(answer.id, answer.job);
      else if (deniesJob(answer.error)) {
        return { kind: 'not-believed', why: `job ${answer.id} cannot be one of its jobs: ${answer.error.message}` };
      } else missing = answer.error.message;
    }
    if (jobs.size === jobIds.length) return { jobs: [...jobs.values()] };
  }
  return { kind: 'unknown', why: missing };
}

function deniesJob({ kind }: ServiceError): boolean {
  return kind === 'not-found' || kind === 'mismatch' || kind === 'refused';
}

/** Whether these are exactly a batch's jobs: those that bear its run's label, else the right multiset of benchmarks and sizes for the same endpoint. */
function fits(batch: PlannedBatch, jobs: readonly Job[], { memory, endpointUrl }: ResumeOptions): boolean {
  if (jobs.length !== batch.jobs.length) return false;
  const prefix = labelPrefixOf(memory.run);
  if (jobs.every(({ label }) => label?.startsWith(prefix) === true)) {
    const asked = new Set(batch.jobs.map(({ benchmarkId }) => benchmarkId));
    return jobs.every(({ benchmarkId }) => benchmarkId === null || asked.has(benchmarkId));
  }
  const wanted = batch.jobs.map(({ benchmarkId, units }) => `${benchmarkId} × ${units}`).toSorted();
  const told = jobs.map(({ benchmarkId, units }) => `${benchmarkId} × ${units}`).toSorted();
  return jobs.every((job) => job.endpointUrl === endpointUrl) && told.every((key, index) => key === wanted[index]);
}

/** Begins the label of every batch of this run and attempt. */
export function labelPrefixOf({ id, attempt }: Memory['run']): string {
  return `benchmark-gate-${id}-${attempt}-`;
}

function no(why: string): { readonly resumable: false; readonly why: string } {
  return { resumable: false, why };
}
