import { type Reader, readerKey } from '../plan/plan.ts';
import { renderProgressLine } from '../report/log.ts';
import { isFinal, type JobId } from '../services/service.ts';
import { type WaitEnd, waitForJobs } from '../wait/wait-for-jobs.ts';
import { howToGoOn, type Stage } from './stage.ts';

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
  // What could not be read may be read by a later run, which takes it up instead of paying again.
  const isRead = [...record.evidence.values()].every((jobs) => [...jobs.values()].every(({ lost }) => lost === null));
  if (ends.every((end) => end === 'all-final')) {
    if (isRead || record.started.length === 0) record.end();
    else {
      record.endEarly('it could not be read to its end');
      record.problems.push(howToGoOn(record));
    }
    return;
  }
  const isStopped = await stopJobs(stage, groups);
  if (cancelled.aborted) {
    record.endEarly('not finished: the run was cancelled');
    record.problems.push('The run was cancelled before every job was finished.');
  } else if (ends.includes('fail-fast')) {
    const unfinished = 'not finished: another benchmark had failed (fail-fast)';
    if (isRead) {
      record.end(unfinished);
      return;
    }
    record.endEarly(unfinished);
  } else {
    record.endEarly(`not finished within ${plan.timeoutMs / 60_000} minutes (timeout-minutes)`);
  }
  record.problems.push(
    isStopped ? 'The jobs that were still running were cancelled at the service.' : howToGoOn(record),
  );
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
  const { end, jobs } = await waitForJobs({
    service: serviceFor(group.reader),
    jobIds: group.jobIds,
    justCreated: group.isOwn,
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

const stopLimitMs = 1500;

/** Best effort, and only for jobs of our own. True when every service could be asked to. */
async function stopJobs({ record, serviceFor, clock }: Stage, groups: readonly Group[]): Promise<boolean> {
  using limit = clock.limit(stopLimitMs);
  const asked = groups
    .filter(({ isOwn }) => isOwn)
    .map(async ({ reader, jobIds }) => {
      const jobs = record.evidence.get(readerKey(reader));
      const open = jobIds.filter((id) => {
        const job = jobs?.get(id)?.job ?? null;
        return job === null || !isFinal(job);
      });
      if (open.length === 0) return true;
      const service = serviceFor(reader);
      if (service.cancel === undefined) return false;
      await service.cancel(open, limit.signal);
      return true;
    });
  const outcomes = await Promise.allSettled(asked);
  return outcomes.length > 0 && outcomes.every((outcome) => outcome.status === 'fulfilled' && outcome.value);
}
