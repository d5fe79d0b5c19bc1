import type { Notice, NoticeCode } from '../notice.ts';
import type { Redact } from '../redact.ts';
import { redactTexts } from '../services/redact-texts.ts';

/** A notice with the secrets taken out of every text that came from outside; what is a code of ours keeps its meaning. */
export function redactNotice(notice: Notice, redact: Redact): Notice {
  if (notice.code === 'next-steps') {
    const jobs = notice.steps.jobs.map((job) => ({
      ...job,
      jobId: redact(job.jobId),
      judged: job.judged && { ...job.judged, agent: job.judged.agent && redact(job.judged.agent) },
    }));
    return { ...notice, steps: { ...notice.steps, jobs } };
  }
  return isOurs.has(notice.code) ? notice : redactTexts(notice, redact);
}

/** Their only texts are codes. */
const isOurs: ReadonlySet<NoticeCode> = new Set(['secrets-withheld', 'paying-anew', 'cancelled', 'comment-off']);
