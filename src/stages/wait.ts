import { renderProgressLine } from '../report/log.ts';
import { waitForJobs } from '../wait/wait-for-jobs.ts';
import { howToGoOn, type Stage } from './stage.ts';

/** Waits until every job is final or waiting on is pointless. */
export async function wait(stage: Stage): Promise<void> {
  const { plan, record, service, log, comment, clock, deadlineMs, cancelled } = stage;
  const startMs = clock.now();
  const waited = await waitForJobs({
    service,
    jobIds: record.jobIds,
    justCreated: plan.batches.length > 0,
    pollIntervalMs: plan.pollIntervalMs,
    failFast: plan.failFast,
    deadlineMs,
    clock,
    cancelled,
    hasFailed: () => record.judge().some(({ verdict }) => verdict === 'failed' || verdict === 'error'),
    onChange: (jobs) => {
      record.evidence = jobs;
      const report = record.report(clock.now());
      log(renderProgressLine({ benchmarks: report.benchmarks, elapsedMs: clock.now() - startMs }));
      comment?.showProgress(report);
    },
    onTrouble: (trouble) => log(trouble === null ? 'The service answers again.' : `Looking again soon: ${trouble}`),
  });
  record.evidence = waited.jobs;
  switch (waited.end) {
    case 'all-final':
      record.end();
      return;
    case 'deadline':
      record.endEarly(`not finished within ${plan.timeoutMs / 60_000} minutes (timeout-minutes)`);
      break;
    case 'fail-fast':
      record.end('not finished: another benchmark had failed (fail-fast)');
      return;
    case 'cancelled':
      record.endEarly('not finished: the run was cancelled');
      record.problems.push('The run was cancelled before every job was finished.');
      break;
  }
  record.problems.push(howToGoOn(record));
}
