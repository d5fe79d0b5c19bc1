import type { PlayedStory } from '../world/play-story.ts';
import type { Judgement } from './judgement.ts';

/** Counts the jobs that a run has stopped at the service while another run was waiting for them. */
export function judgeStoppedJobs({ attempts, services }: PlayedStory): Judgement {
  const stopped = services.record.payments.filter(({ by, jobId }) => {
    const atMs = services.record.cancelledAtMs(jobId);
    if (atMs === null) return false;
    return attempts.some(
      ({ run, startedAtMs, endedAtMs, recorder }) =>
        run !== by.run &&
        startedAtMs < atMs &&
        (endedAtMs ?? Number.POSITIVE_INFINITY) > atMs &&
        recorder.published.some(
          ({ kind, name, text, atMs: saidAtMs }) =>
            kind === 'output' && name === 'job-ids' && saidAtMs < atMs && text.split(',').includes(jobId),
        ),
    );
  });
  return { violations: [], excused: stopped.map(() => 'stopped while another run waited for it') };
}
