import { isFinal, type JobId } from '../services/service.ts';
import type { Unfinished } from '../verdict/reason.ts';
import { paidJobs } from '../wait/job-groups.ts';
import { minStopMs, stopJobs } from '../wait/stop-jobs.ts';
import { groupJobs, type JobGroup } from '../wait/wait-for-jobs.ts';
import { type Gate, isCancelled } from './gate-world.ts';

/** Stops what still runs of this gate's jobs, unless another run waits for them. True when nothing is left that runs on. */
export async function stopPaid(gate: Gate, unfinished: Unfinished): Promise<boolean> {
  const { state, plan, ledger, store, clock, tell } = gate;
  if (ledger.paid.length === 0) return false;
  const fromMs = clock.now();
  const lastMs = gate.deadlineMs + afterDeadlineMs;
  const recallMs = isCancelled(gate.cancelled) ? cancelRefreshLimitMs : refreshLimitMs;
  await store?.recall(Math.min(fromMs + recallMs, lastMs - minStopMs));
  if (ledger.otherRuns.length > 0) return false;
  const groups = groupJobs(paidJobs(gate));
  const jobOf = ({ reader }: JobGroup, id: JobId) => state.evidenceOf(reader, id).job;
  const { asked, confirmed } = await stopJobs({
    ...gate,
    groups,
    jobOf,
    deadlineMs: Math.min(fromMs + stopAllLimitMs, lastMs),
  });
  const stopped = new Set(confirmed.map(({ job }) => job.id));
  for (const isConfirmed of [true, false]) {
    const jobIds = asked.filter((id) => stopped.has(id) === isConfirmed);
    if (jobIds.length > 0) tell({ code: 'jobs-stopped', jobIds, isConfirmed });
  }
  for (const { group, job } of confirmed) {
    state.learn(group.reader, new Map([[job.id, { id: job.id, job, lost: null, stopped: unfinished }]]));
  }
  const isFinalNow = (index: number, id: JobId) => {
    const reader = plan.batches[index];
    const job = reader === undefined ? null : state.evidenceOf(reader, id).job;
    return job !== null && isFinal(job);
  };
  for (const { index, payment } of ledger.paid) {
    const isStopped = payment.jobIds.every((id) => stopped.has(id));
    if (payment.state === 'paid' && isStopped) ledger.apply(index, { kind: 'cancelled' });
  }
  return ledger.paid.every(({ index, payment }) => payment.jobIds.every((id) => isFinalNow(index, id)));
}

/** Whether another run has come to wait for the same jobs is asked for once more. */
const refreshLimitMs = 1000;
/** In a cancelled run the answer also serves for its last word. */
const cancelRefreshLimitMs = 2200;
/** For asking that and for stopping what runs, together. */
const stopAllLimitMs = 2500;
/** A run ends within 5 s of its deadline: so long it may go on asking, the last look included; the rest is for the verdict. */
export const afterDeadlineMs = 3500;
