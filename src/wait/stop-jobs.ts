import type { Clock } from '../clock.ts';
import { isFinal, type Job, type JobId } from '../services/service.ts';
import type { ServiceFor } from '../services/service-pool.ts';
import type { JobGroup } from './wait-for-jobs.ts';

interface StopOptions {
  readonly groups: readonly JobGroup[];
  readonly serviceFor: ServiceFor;
  /** What is known of a job; null when it was never read. */
  readonly jobOf: (group: JobGroup, id: JobId) => Job | null;
  readonly clock: Clock;
  /**
   * By when they should have answered, in milliseconds since the epoch: they get half a second more when that has come, and no longer than
   * 1.5 s.
   */
  readonly deadlineMs: number;
}

/** What came of asking the services to stop jobs. */
export interface Stopped {
  /** Jobs that the service has been asked to stop. */
  readonly asked: readonly JobId[];
  /** Those that it reports as stopped. */
  readonly confirmed: readonly { readonly group: JobGroup; readonly job: Job }[];
}

/** So long it may take whatever the deadline. */
export const minStopMs = 500;
const maxStopMs = 1500;

/** Asks the services to stop what this gate's jobs still run, and reads once whether they have: best effort, where their API can. */
export async function stopJobs({ groups, serviceFor, jobOf, clock, deadlineMs }: StopOptions): Promise<Stopped> {
  using limit = clock.limit(Math.min(maxStopMs, Math.max(minStopMs, deadlineMs - clock.now())));
  const asked: JobId[] = [];
  const confirmed: { group: JobGroup; job: Job }[] = [];
  const tries = groups.flatMap((group) => {
    const service = serviceFor(group.reader);
    const open = group.jobIds.filter((id) => {
      const job = jobOf(group, id);
      return group.isOwn && (job === null || !isFinal(job));
    });
    return open.map(async (id) => {
      if (service.cancel === undefined) return;
      await service.cancel([id], limit.signal);
      asked.push(id);
      const looks = await service.look([{ id, asked: group.runs.get(id) ?? null }], limit.signal);
      for (const look of looks)
        if ('job' in look && look.job.state === 'cancelled') confirmed.push({ group, job: look.job });
    });
  });
  // What cannot be stopped runs on; its ids are published.
  await Promise.allSettled(tries);
  return { asked, confirmed };
}
