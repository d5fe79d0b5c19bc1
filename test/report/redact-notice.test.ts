import { expect, test } from 'vitest';
import type { Notice } from '../../src/notice.ts';
import { createRedact } from '../../src/redact.ts';
import { renderNotice } from '../../src/report/notices.ts';
import { redactNotice } from '../../src/report/redact-notice.ts';
import { noticeExamples } from '../fixtures/sentences.ts';

const notices: readonly Notice[] = Object.values(noticeExamples).flatMap(({ examples }): readonly Notice[] => examples);

test('every text of a notice is free of secrets, however deep', () => {
  const secret = 'sk-canary-1234567890';
  const redact = createRedact([secret]);
  const job = { service: 'harmstack', jobId: secret } as const;
  const judged = { thresholdPct: 1, metric: null, agent: secret, scale: 100, level: 'block', isPart: false } as const;
  const told: readonly Notice[] = [
    { code: 'unchecked', text: secret },
    { code: 'resumed', by: { id: 1, attempt: 1, unique: 'a' }, jobIds: [secret] },
    { code: 'job-unfit', jobId: secret, why: { code: 'wrong-model', ran: [secret], model: secret } },
    { code: 'next-steps', steps: { resumes: false, isPartial: false, paidJobs: 1, jobs: [{ ...job, judged }] } },
  ];
  expect(JSON.stringify(told.map((notice) => redactNotice(notice, { redact, redactId: redact })))).not.toContain(
    secret,
  );
});

test('a secret that reads like a word of ours changes no sentence', () => {
  const words = [
    'fork',
    'dependabot',
    'too-old',
    'cancelled',
    'absent',
    'waiting',
    'never',
    'block',
    'harmstack',
    'good',
    'unseen',
    'late',
    'unrecorded',
    'refused',
    'credits',
    'address',
    'other-runs',
  ];
  const redact = createRedact(words);
  for (const notice of notices)
    expect(renderNotice(redactNotice(notice, { redact, redactId: redact }))).not.toContain('undefined');
  const own = notices.filter(({ code }) => code === 'paying-anew' || code === 'comment-off' || code === 'next-steps');
  expect(own.map((notice) => redactNotice(notice, { redact, redactId: redact }))).toEqual(own);
});

test('an id keeps a common word that is a secret, as the outputs show it, and no text does', () => {
  const redacting = { redact: createRedact(['prod']), redactId: createRedact([]) };
  const ids = ['job-prod-17'];
  const by = { id: 1, attempt: 1, unique: 'a' };
  const told: readonly Notice[] = [
    { code: 'submitted', batchId: 'batch-prod', jobIds: ids },
    { code: 'earlier-submit-uncertain', by, candidates: ids, paidIds: ids, baselineIds: ids, isUnseen: false },
    { code: 'newest-job', wanted: 'x', jobId: 'job-prod-17', createdAt: null },
    {
      code: 'next-steps',
      steps: {
        resumes: false,
        isPartial: false,
        paidJobs: 1,
        jobs: [{ service: 'harmstack', jobId: 'job-prod-17', judged: null }],
      },
    },
  ];
  expect(told.map((notice) => redactNotice(notice, redacting))).toEqual(told);
  const message = { code: 'paid-jobs-unreadable', by, jobIds: ids, message: 'about prod' } as const;
  expect(redactNotice(message, redacting)).toEqual({ ...message, message: 'about ***' });
});
