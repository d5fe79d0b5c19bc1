import { untold } from '../ledger/fingerprint.ts';
import { type Plan, type Reader, readerKey } from '../plan/plan.ts';
import { renderProgressLine } from '../report/log.ts';
import type { RunState } from '../run-state.ts';
import { quoteIds } from '../services/job-ids.ts';
import { isFinal, type Job, type JobFacts, type JobId } from '../services/service.ts';
import type { Evidence } from '../verdict/judge-job.ts';
import { pollJobs, type WaitEnd } from '../wait/poll-jobs.ts';
import { howToGoOn } from './how-to-go-on.ts';
import { isCancelled, type Stage } from './stage.ts';

/** Waits until every job is final or waiting on is pointless; then stops at the service what this run started and nobody waits for. */
export async function wait(stage: Stage): Promise<void> {
  const { plan, record, cancelled } = stage;
  const groups = groupJobs(stage);
  // One service's failure ends the wait for the others.
  const failed = new AbortController();
  const ended = AbortSignal.any([cancelled, failed.signal]);
  const startMs = stage.clock.now();
  const ends = await Promise.all(
    groups.map(async (group) => {
      const end = await waitForGroup({ ...stage, cancelled: ended }, { group, startMs });
      if (end === 'fail-fast') failed.abort();
      return end;
    }),
  );
  if (record.isMisled) {
    record.doubt = untold;
    record.problems.push(
      "A submit was answered with jobs that are not what was submitted, so others may have been paid: look for them on the service's site.",
    );
  }
  const unread = neverRead(record);
  if (unread.length > 0) {
    record.problems.push(
      `The answer to a submit named ${quoteIds(unread)}, which could not be read even once. Should the service's site not show them either, others may have been paid in their place.`,
    );
  }
  // What could not be read may be read by a later run, which takes it up instead of paying again.
  const isRead = [...record.evidence.values()].every((jobs) => [...jobs.values()].every(({ lost }) => lost === null));
  if (ends.every((end) => end === 'all-final')) {
    if ((isRead && record.doubt === null) || record.started.length === 0) record.end();
    else {
      record.endEarly('it could not be read to its end');
      record.problems.push(howToGoOn(stage));
    }
    return;
  }
  if (isCancelled(cancelled)) record.problems.push('The run was cancelled before every job was finished.');
  const hasFailedFast = !cancelled.aborted && ends.includes('fail-fast');
  const unfinished = cancelled.aborted
    ? `not finished when the ${isCancelled(cancelled) ? 'run was cancelled' : 'action failed'}`
    : hasFailedFast
      ? 'not waited for: another benchmark had failed (fail-fast)'
      : `not finished within ${plan.timeoutMs / 60_000} minutes (timeout-minutes)`;
  const isStopped = await stopJobs(stage, groups, unfinished);
  if (hasFailedFast && isRead && record.doubt === null) record.end(unfinished);
  else record.endEarly(unfinished);
  if (record.stopped.size > 0)
    record.problems.push(
      `These jobs were still running and were cancelled at the service: ${[...record.stopped].join(', ')}.`,
    );
  if (!isStopped) record.problems.push(howToGoOn(stage));
}

/** Jobs that only the answer to this run's submit speaks of: the service refuses to. */
function neverRead({ started, evidence }: RunState): readonly JobId[] {
  const submitted = started.filter(({ submittedAtMs, isFound }) => submittedAtMs !== undefined && isFound !== true);
  return submitted.flatMap(({ batch, jobIds }) => {
    const known = evidence.get(readerKey(batch));
    return jobIds.filter((id) => isLost(known?.get(id)));
  });
}

function isLost(evidence: Evidence | undefined): boolean {
  return evidence !== undefined && evidence.job === null && evidence.lost !== null;
}

/** Jobs that are read alike. */
interface Group {
  readonly reader: Reader;
  readonly jobIds: readonly JobId[];
  /** Whether a run of this gate started them. */
  readonly isOwn: boolean;
}

function groupJobs({ plan, record }: Stage): readonly Group[] {
  const existing = plan.benchmarks.flatMap((benchmark) =>
    benchmark.work.kind === 'existing' ? [{ reader: benchmark, jobIds: [benchmark.work.jobId], isOwn: false }] : [],
  );
  const own = record.started.map(({ batch, jobIds }) => ({ reader: batch, jobIds, isOwn: true }));
  const byKey = Map.groupBy([...existing, ...own], ({ reader, isOwn }) => `${isOwn} ${readerKey(reader)}`);
  return [...byKey.values()].flatMap((parts) => {
    const [first] = parts;
    return first === undefined ? [] : { ...first, jobIds: parts.flatMap(({ jobIds }) => jobIds) };
  });
}

async function waitForGroup(
  stage: Stage,
  { group, startMs }: { readonly group: Group; readonly startMs: number },
): Promise<WaitEnd> {
  const { plan, record, serviceFor, log, comment, clock, deadlineMs, cancelled } = stage;
  const key = readerKey(group.reader);
  const { end, jobs } = await pollJobs({
    service: serviceFor(group.reader),
    jobIds: group.jobIds,
    justCreated: group.isOwn,
    benchmarkIds: group.isOwn ? askedOf(plan) : null,
    pollIntervalMs: plan.pollIntervalMs,
    failFast: plan.failFast,
    deadlineMs,
    clock,
    cancelled,
    hasFailed: () => record.judge().some(({ verdict }) => verdict === 'failed' || verdict === 'error'),
    onChange: (changed) => {
      record.evidence.set(key, new Map([...(record.evidence.get(key) ?? []), ...changed]));
      const report = record.report(clock.now());
      log(renderProgressLine({ benchmarks: report.benchmarks, elapsedMs: clock.now() - startMs }));
      comment?.showProgress(report);
    },
    onTrouble: (trouble) => log(trouble === null ? 'The service answers again.' : `Looking again soon: ${trouble}`),
  });
  record.evidence.set(key, new Map([...(record.evidence.get(key) ?? []), ...jobs]));
  return end;
}

function askedOf({ batches }: Plan): ReadonlySet<string> {
  return new Set(batches.flatMap(({ jobs }) => jobs.map(({ benchmarkId }) => benchmarkId)));
}

const stopLimitMs = 1500;

/** Best effort, and only for jobs of our own. True when nothing is left that runs on. */
async function stopJobs(
  { record, serviceFor, clock }: Stage,
  groups: readonly Group[],
  unfinished: string,
): Promise<boolean> {
  using limit = clock.limit(stopLimitMs);
  const asked = groups.flatMap(({ reader, jobIds, isOwn }) => {
    const key = readerKey(reader);
    const isOpen = (id: JobId) => {
      const job = record.evidence.get(key)?.get(id)?.job ?? null;
      return job === null || !isFinal(job);
    };
    const service = serviceFor(reader);
    return jobIds
      .filter((id) => isOwn && isOpen(id))
      .map(async (id) => {
        if (service.cancel === undefined) throw new Error('this service cannot cancel a job');
        if (record.anothers.has(id)) throw new Error('another run has started this job');
        await service.cancel([id], limit.signal);
        record.stopped.add(id);
        const jobs = new Map(record.evidence.get(key) ?? []);
        const job = jobs.get(id)?.job ?? null;
        const reason = `stopped by this gate, ${unfinished}`;
        jobs.set(id, {
          id,
          job: job && { ...factsOf(job), state: 'cancelled', reason },
          lost: job === null ? reason : null,
        });
        record.evidence.set(key, jobs);
      });
  });
  const outcomes = await Promise.allSettled(asked);
  return outcomes.length > 0 && outcomes.every(({ status }) => status === 'fulfilled');
}

/** What a job tells whatever its state. */
function factsOf(job: Job): JobFacts {
  const { id, benchmarkId, benchmarkName, endpointUrl, createdAt, durationMs, credits, units, label, agents, details } =
    job;
  return { id, benchmarkId, benchmarkName, endpointUrl, createdAt, durationMs, credits, units, label, agents, details };
}
