import type { Notice, NoticeCode } from '../notice.ts';
import type { Redact } from '../redact.ts';
import { redactTexts } from '../services/redact-texts.ts';

/** What takes secrets out: of ids only those that are as long as a key, since an id without a common word is of no use. */
interface Redacting {
  readonly redact: Redact;
  readonly redactId: Redact;
}

/** A notice with the secrets taken out of every text that came from outside; what is a code of ours keeps its meaning. */
export function redactNotice(notice: Notice, { redact, redactId }: Redacting): Notice {
  if (notice.code === 'next-steps') {
    const jobs = notice.steps.jobs.map((job) => ({
      ...job,
      jobId: redactId(job.jobId),
      judged: job.judged && { ...job.judged, agent: job.judged.agent && redact(job.judged.agent) },
    }));
    return { ...notice, steps: { ...notice.steps, jobs } };
  }
  if (isOurs.has(notice.code)) return notice;
  const ids = Object.fromEntries(Object.entries(notice).filter(([key]) => idFields.has(key)));
  const codes = Object.fromEntries(Object.entries(notice).filter(([key]) => codeFields.get(notice.code) === key));
  return { ...redactTexts(notice, redact), ...redactTexts(ids, redactId), ...codes };
}

const idFields: ReadonlySet<string> = new Set(['jobId', 'jobIds', 'candidates', 'paidIds', 'baselineIds', 'batchId']);

/** Fields that are codes, beside texts from outside. */
const codeFields: ReadonlyMap<NoticeCode, string> = new Map([
  ['charged-as-well', 'why'],
  ['submit-refused', 'check'],
  ['looking-for-jobs', 'by'],
  ['baseline-cannot-fail', 'noun'],
]);

/** Their only texts are codes. */
const isOurs: ReadonlySet<NoticeCode> = new Set([
  'secrets-withheld',
  'paying-anew',
  'cancelled',
  'comment-off',
  'issue-off',
]);
