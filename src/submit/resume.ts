import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Plan, PlannedBatch } from '../plan/plan.ts';
import type { BenchmarkService, Job, JobId } from '../services/service.ts';
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
  readonly service: Pick<BenchmarkService, 'look'>;
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
  const { memory, batches, service, endpointUrl, clock, cancelled } = options;
  const jobIds = memory.batches.flatMap((batch) => batch.jobIds);
  if (memory.batches.length > batches.length || new Set(jobIds).size !== jobIds.length) {
    return { kind: 'not-believed', why: 'what it left behind does not fit the plan' };
  }
  const jobs = new Map<JobId, Job>();
  let missing = '';
  for (let look = 1; look <= looks && !cancelled.aborted; look += 1) {
    if (look > 1) await clock.sleep(pauseMs, cancelled);
    using limit = clock.limit(15_000, cancelled);
    const unread = jobIds.filter((id) => !jobs.has(id));
    for (const answer of await service.look(unread, limit.signal)) {
      if ('job' in answer) jobs.set(answer.id, answer.job);
      else if (
        answer.error.kind === 'not-found' ||
        answer.error.kind === 'mismatch' ||
        answer.error.kind === 'refused'
      ) {
        return { kind: 'not-believed', why: `job ${answer.id} cannot be one of its jobs: ${answer.error.message}` };
      } else missing = answer.error.message;
    }
    if (jobs.size === jobIds.length) break;
  }
  if (jobs.size < jobIds.length) return { kind: 'unknown', why: missing };
  const started = memory.batches.map(({ batchId, jobIds: ids }, index) => ({
    batch: batches[index],
    batchId,
    jobIds: ids,
  }));
  const fitting = started.flatMap(({ batch, ...ids }) =>
    batch !== undefined && fits(batch, ids.jobIds, { jobs, endpointUrl }) ? [{ batch, ...ids }] : [],
  );
  if (fitting.length === started.length) return { kind: 'resumed', started: fitting };
  return { kind: 'not-believed', why: 'its jobs are for other benchmarks, sizes or another endpoint' };
}

/** Whether these are exactly a batch's jobs: the right multiset of benchmarks and sizes, for the same endpoint. */
function fits(
  batch: PlannedBatch,
  jobIds: readonly JobId[],
  { jobs, endpointUrl }: { readonly jobs: ReadonlyMap<JobId, Job>; readonly endpointUrl: string },
): boolean {
  const found = jobIds.flatMap((id) => jobs.get(id) ?? []);
  const wanted = batch.jobs.map(({ benchmarkId, units }) => `${benchmarkId} × ${units}`).toSorted();
  const told = found.map(({ benchmarkId, units }) => `${benchmarkId} × ${units}`).toSorted();
  return (
    found.every((job) => job.endpointUrl === endpointUrl) &&
    told.length === wanted.length &&
    told.every((key, index) => key === wanted[index])
  );
}

function no(why: string): { readonly resumable: false; readonly why: string } {
  return { resumable: false, why };
}
