import type { Runner } from './github/runner.ts';
import type { Report } from './report/report.ts';

/** Sets what is known of the jobs at once, so that it survives whatever comes. */
export function publishJobIds({ jobIds, batchIds }: Pick<Report, 'jobIds' | 'batchIds'>, runner: Runner): void {
  runner.setOutput('job-ids', jobIds.join(','));
  runner.setOutput('batch-id', batchIds.join(','));
}
