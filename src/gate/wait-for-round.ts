import { isJudged } from '../plan/plan.ts';
import { isFinal } from '../services/service.ts';
import { disown, foundJobs } from '../submit/found-jobs.ts';
import { findOtherCharges, submitOf } from '../submit/other-charges.ts';
import type { Obstacle } from '../submit/resume.ts';
import type { Evidence } from '../verdict/judge-job.ts';
import type { Unfinished } from '../verdict/reason.ts';
import { existingJobs, paidJobs } from '../wait/job-groups.ts';
import type { WaitEnd } from '../wait/poll-jobs.ts';
import { groupJobs, type JobGroup, waitForJobs } from '../wait/wait-for-jobs.ts';
import { advise, stop } from './advise.ts';
import { type Gate, isCancelled } from './gate-world.ts';
import { afterDeadlineMs, stopPaid } from './stop-paid.ts';
import { lookForCharges } from './tell-other-charges.ts';

/**
 * Waits until every job is final. False when waiting on is pointless and the run is over; then what nobody waits for is stopped at
 * the service. What is read beside it, `recalling`, is waited for where it may show what else was charged.
 */
export async function waitForRound(gate: Gate, recalling: Promise<void> | null): Promise<boolean> {
  const { state, plan, tell, cancelled } = gate;
  const groups = openGroups(gate);
  const end = await waitForJobs({
    ...gate,
    groups,
    benchmarkIds: new Set(plan.batches.flatMap(({ jobs }) => jobs.map(({ benchmarkId }) => benchmarkId))),
    pollIntervalMs: plan.pollIntervalMs,
    failFast: plan.failFast,
    // Before paying, every service was asked what can be checked.
    isFirstContact: (service) => !state.checked.has(service),
    // What only warns has made nothing red.
    hasFailed: () =>
      state
        .judge()
        .some(({ benchmark, verdict }) => benchmark.level === 'block' && (verdict === 'failed' || verdict === 'error')),
    learn: (reader, jobs) => state.learn(reader, jobs),
    onChange: gate.showProgress,
  });
  const obstacle = await disownFound(gate, end);
  if (obstacle !== null) {
    stop(gate, obstacle);
    return false;
  }
  const judged = groups.filter(({ reader }) => isJudged(reader));
  const isCertain = (await hasReadAll(gate, { judged, recalling })) || plan.batches.length === 0;
  if (end === 'all-final') {
    if (isCertain) return true;
    state.endEarly({ code: 'unreadable' });
    advise(gate);
    return false;
  }
  if (isCancelled(cancelled)) tell({ code: 'cancelled', when: 'waiting' });
  const unfinished = whyUnfinished(end, gate);
  const areJudgedOver = judged.every(({ reader, jobIds }) =>
    jobIds.every((id) => !isOpen(state.evidenceOf(reader, id))),
  );
  if (end === 'deadline' && areJudgedOver && isCertain) {
    // A baseline that is late is none: what is judged has its result, unless it wants a further round.
    state.end(unfinished);
    if (state.judge().every(({ reason }) => reason?.code !== 'undecided')) return false;
  }
  const isStopped = await stopPaid(gate, unfinished);
  if (end === 'fail-fast' && isCertain) {
    state.end(unfinished);
    return false;
  }
  state.endEarly(unfinished);
  if (!isStopped) advise(gate);
  return false;
}

/** What stops the run when jobs that it has found turn out to be another's: who has paid for them may have said so while it waited. */
async function disownFound({ ledger, store, clock, deadlineMs }: Gate, end: WaitEnd): Promise<Obstacle> {
  // Only what may pass is worth the question: all else has no time to lose.
  if (end === 'all-final' && foundJobs(ledger).length > 0)
    await store?.recall(Math.min(clock.now() + refreshLimitMs, deadlineMs + afterDeadlineMs));
  return disown(ledger);
}

const refreshLimitMs = 5000;

/** Whether every job that is judged was read, and is what was submitted. What could not be read may be read by a later run. */
async function hasReadAll(
  gate: Gate,
  { judged, recalling }: { readonly judged: readonly JobGroup[]; readonly recalling: Promise<void> | null },
): Promise<boolean> {
  const { state, ledger, tell } = gate;
  const foreign = ledger.paid.filter(({ index }) => state.foreign.includes(index));
  const neverRead = paidJobs(gate, 'submitted').flatMap(({ reader, jobIds }) =>
    jobIds.filter((id) => isLost(state.evidenceOf(reader, id))),
  );
  if (foreign.length + neverRead.length > 0) await recalling;
  if (foreign.length > 0) {
    const jobIds = foreign.flatMap(({ payment }) => payment.jobIds);
    tell({ code: 'jobs-foreign', jobIds, ...findOtherCharges(gate, foreign.map(submitOf)) });
  }
  if (neverRead.length > 0) {
    const ofThese = ledger.paid.filter(({ payment }) => payment.jobIds.some((id) => neverRead.includes(id)));
    await Promise.all(ofThese.map((paid) => lookForCharges(gate, submitOf(paid))));
    tell({ code: 'jobs-never-read', jobIds: neverRead, ...findOtherCharges(gate, ofThese.map(submitOf)) });
  }
  const isRead = judged
    .filter(({ isAdvisory }) => !isAdvisory)
    .every(({ reader, jobIds }) => jobIds.every((id) => state.evidenceOf(reader, id).lost === null));
  return isRead && foreign.length === 0;
}

/** The jobs to be waited for: what earlier rounds have read to the end is not read again. */
function openGroups(gate: Gate): readonly JobGroup[] {
  const { state, plan } = gate;
  const groups = groupJobs([...existingJobs(plan), ...paidJobs(gate)]);
  return groups.flatMap((group) => {
    const jobIds = group.jobIds.filter((id) => isOpen(state.evidenceOf(group.reader, id)));
    return jobIds.length === 0 ? [] : { ...group, jobIds };
  });
}

/** Whether a look may still tell more. */
function isOpen({ job, lost }: Evidence): boolean {
  return job === null || lost !== null || !isFinal(job);
}

/** Whether only the answer to this run's submit speaks of a job: the service refuses to. What cannot be read speaks of it all the same. */
function isLost({ job, lost }: Evidence): boolean {
  return job === null && lost !== null && lost.kind !== 'unreadable';
}

function whyUnfinished(end: WaitEnd, { plan, cancelled }: Gate): Unfinished {
  switch (end) {
    case 'cancelled':
      return { code: isCancelled(cancelled) ? 'cancelled' : 'internal-error' };
    case 'fail-fast':
      return { code: 'fail-fast' };
    case 'unreachable':
      return { code: 'unreadable' };
    case 'deadline':
    case 'all-final':
      return { code: 'timed-out', timeoutMs: plan.timeoutMs };
  }
}
