import { describe, expect, test } from 'vitest';
import { levelOf, type Notice, type NoticeCode } from '../../src/notice.ts';
import { renderNotice } from '../../src/report/notices.ts';
import { runKey } from '../fixtures/stored-ledgers.ts';

const by = runKey(1001);
const again = runKey(1001, 2);
const batch = { nth: 1, of: 1 };
const second = { nth: 2, of: 3 };
const message = 'GET /jobs answered 503';
const text = 'A sentence of somebody else.';
const jobIds = ['job-1', 'job-2'];
const candidates = ['job-3', 'job-4'];

type Samples = { readonly [Code in NoticeCode]: readonly Extract<Notice, { readonly code: Code }>[] };

/** Each notice with each kind of data that it comes with. */
const samples: Samples = {
  'input-invalid': [{ code: 'input-invalid', text }],
  'secrets-withheld': [
    { code: 'secrets-withheld', from: 'fork' },
    { code: 'secrets-withheld', from: 'dependabot' },
  ],
  'threshold-of-one-percent': [
    { code: 'threshold-of-one-percent', benchmarkIds: ['1'] },
    { code: 'threshold-of-one-percent', benchmarkIds: ['1', '2'] },
  ],
  'endpoint-without-path': [{ code: 'endpoint-without-path', url: 'https://api.example.com/v1', provider: 'openai' }],
  'newest-job': [
    { code: 'newest-job', wanted: 'nightly', jobId: 'job-1', createdAt: new Date(0) },
    { code: 'newest-job', wanted: 'nightly', jobId: 'job-1', createdAt: null },
  ],
  'newest-job-missing': [{ code: 'newest-job-missing', wanted: 'nightly' }],
  'newest-job-unknown': [{ code: 'newest-job-unknown', wanted: 'nightly', message }],
  'key-refused': [{ code: 'key-refused', service: 'harmstack', message }],
  'service-refused': [{ code: 'service-refused', service: 'harmstack', message }],
  'service-unreachable': [
    { code: 'service-unreachable', service: 'harmstack', message, isProxy: false },
    { code: 'service-unreachable', service: 'harmstack', message, isProxy: true },
  ],
  'price-unknown': [
    { code: 'price-unknown', benchmarkIds: ['1'], maxCredits: 5 },
    { code: 'price-unknown', benchmarkIds: ['1', '2'], maxCredits: 5 },
  ],
  'benchmark-not-offered': [{ code: 'benchmark-not-offered', text }],
  unchecked: [{ code: 'unchecked', text }],
  'job-unfit': [{ code: 'job-unfit', jobId: 'job-1', why: { code: 'age-unknown', maxAgeMs: 60_000 } }],
  'job-unreadable': [{ code: 'job-unreadable', jobId: 'job-1', message }],
  'over-max-credits': [{ code: 'over-max-credits', cost: 13, maxCredits: 12.5 }],
  'balance-too-low': [{ code: 'balance-too-low', cost: 1, balance: 0 }],
  'plan-cost': [
    { code: 'plan-cost', cost: 13, balances: [] },
    { code: 'plan-cost', cost: 13, balances: [50, 3] },
  ],
  resumed: [
    { code: 'resumed', by, jobIds },
    { code: 'resumed', by: again, jobIds },
  ],
  shared: [{ code: 'shared', by, jobIds }],
  'waiting-for-run': [{ code: 'waiting-for-run', by }],
  'run-not-finished': [{ code: 'run-not-finished', by }],
  'paying-anew': [
    { code: 'paying-anew', by, why: 'too-old' },
    { code: 'paying-anew', by, why: 'cancelled' },
    { code: 'paying-anew', by, why: 'absent' },
  ],
  'looking-for-jobs': [
    { code: 'looking-for-jobs', by },
    { code: 'looking-for-jobs', by: null },
  ],
  'stored-state-broken': [{ code: 'stored-state-broken' }],
  'paid-jobs-unreadable': [{ code: 'paid-jobs-unreadable', by, jobIds, message }],
  'paid-jobs-foreign': [{ code: 'paid-jobs-foreign', by, jobIds, why: 'job job-1 ran against another host' }],
  'earlier-submit-uncertain': [
    { code: 'earlier-submit-uncertain', by, candidates, paidIds: [], isUnseen: false },
    { code: 'earlier-submit-uncertain', by, candidates, paidIds: jobIds, isUnseen: true },
    { code: 'earlier-submit-uncertain', by, candidates: [], paidIds: jobIds, isUnseen: false },
    { code: 'earlier-submit-uncertain', by, candidates: [], paidIds: [], isUnseen: true },
  ],
  'earlier-attempt-unknown': [
    { code: 'earlier-attempt-unknown', candidates, isUnseen: false },
    { code: 'earlier-attempt-unknown', candidates: [], isUnseen: false },
    { code: 'earlier-attempt-unknown', candidates: [], isUnseen: true },
  ],
  'found-from-earlier-attempt': [{ code: 'found-from-earlier-attempt', jobIds }],
  seeds: [{ code: 'seeds', seeds: [7, 8] }],
  submitting: [
    { code: 'submitting', batch, jobs: 1 },
    { code: 'submitting', batch: second, jobs: 3 },
  ],
  submitted: [
    { code: 'submitted', batchId: null, jobIds },
    { code: 'submitted', batchId: 'batch-1', jobIds },
  ],
  'submit-again': [{ code: 'submit-again', message, pauseMs: 1500 }],
  'submit-lost': [{ code: 'submit-lost', message }],
  'jobs-matched': [
    { code: 'jobs-matched', jobIds, isLabelled: true },
    { code: 'jobs-matched', jobIds, isLabelled: false },
  ],
  'submit-refused': [
    { code: 'submit-refused', batch, service: 'harmstack', message, isKey: false },
    { code: 'submit-refused', batch: second, service: 'harmstack', message, isKey: true },
  ],
  'submit-gave-up': [{ code: 'submit-gave-up', batch, attempts: 6, message }],
  'submit-too-late': [{ code: 'submit-too-late', batch }],
  'submit-cancelled': [{ code: 'submit-cancelled', batch }],
  'submit-uncertain': [
    { code: 'submit-uncertain', batch, message, candidates, isUnseen: false },
    { code: 'submit-uncertain', batch: second, message, candidates: [], isUnseen: false },
    { code: 'submit-uncertain', batch: second, message, candidates: [], isUnseen: true },
  ],
  'ids-withheld': [{ code: 'ids-withheld' }],
  'outage-began': [{ code: 'outage-began', message }],
  'outage-over': [{ code: 'outage-over' }],
  'jobs-foreign': [{ code: 'jobs-foreign', jobIds }],
  'jobs-never-read': [{ code: 'jobs-never-read', jobIds }],
  'jobs-stopped': [{ code: 'jobs-stopped', jobIds }],
  'next-steps': [
    {
      code: 'next-steps',
      steps: { resumes: true, inputs: ['job-ids: job-1'], jobs: [{ service: 'harmstack', jobIds }] },
    },
    { code: 'next-steps', steps: { resumes: false, inputs: null, jobs: [{ service: 'runloop', jobIds }] } },
    { code: 'next-steps', steps: { resumes: true, inputs: null, jobs: [] } },
  ],
  cancelled: [
    { code: 'cancelled', when: 'before-submit' },
    { code: 'cancelled', when: 'waiting' },
  ],
  'internal-error': [{ code: 'internal-error', text: 'TypeError: a bug' }],
  'no-comment': [{ code: 'no-comment', why: 'a pushed tag belongs to no pull request' }],
  'github-problem': [{ code: 'github-problem', text }],
};

const all = Object.values(samples).flat();
const rows = all.map((notice) => ({ notice, code: notice.code, sentence: renderNotice(notice) }));
/** These quote a whole sentence of somebody else, or end in what is to be copied, in the log alone. */
const isLogLine = ({ code }: Notice) => code === 'submitted' || code === 'outage-began';
const idsOf = (notice: Notice): readonly string[] => [
  ...('jobIds' in notice ? notice.jobIds : []),
  ...('candidates' in notice ? notice.candidates : []),
  ...('paidIds' in notice ? notice.paidIds : []),
  ...('steps' in notice ? notice.steps.jobs.flatMap((jobs) => jobs.jobIds.slice(0, 1)) : []),
];

describe('the sentence for what happened', () => {
  test.each(rows)('$code: $sentence', ({ notice, sentence }) => {
    expect(sentence).toMatch(isLogLine(notice) ? /^[A-Z].+[^.]$/ : /^[A-Z].+[.?]$/);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\$\{|%s|\s\s|\.\.|\(\)|: \.|``|\d \d/);
  });

  test('is another for each code, and for each kind of data', () => {
    const quoting: readonly NoticeCode[] = ['input-invalid', 'benchmark-not-offered', 'unchecked', 'github-problem'];
    const own = rows.filter(({ code }) => !quoting.includes(code)).map(({ sentence }) => sentence);
    expect(new Set(own).size).toBe(own.length);
  });

  test.each(rows.filter(({ notice }) => idsOf(notice).length > 0))('names every job: $code', ({ notice, sentence }) => {
    for (const id of idsOf(notice)) expect(sentence).toContain(id);
  });

  test.each(
    rows.filter(
      ({ notice }) => levelOf(notice) !== 'info' && idsOf(notice).length > 0 && notice.code !== 'jobs-stopped',
    ),
  )('shows ids so that they can be copied: $code', ({ notice, sentence }) => {
    const quoted = [...sentence.matchAll(/`([^`]+)`/g)].map(([, code]) => code).join();
    for (const id of idsOf(notice)) expect(quoted).toContain(id);
  });

  test.each(rows.filter(({ notice }) => 'message' in notice))('says why: $code', ({ sentence }) => {
    expect(sentence).toContain(message);
  });
});

describe('what is advised about jobs that may be paid', () => {
  const uncertain = rows.filter(({ notice }) => 'isUnseen' in notice);

  test.each(uncertain)('names the line that judges them, or how to look for them: $code', ({ notice, sentence }) => {
    const ids = 'candidates' in notice ? notice.candidates : [];
    expect(sentence).toContain(ids.length > 0 ? `\`job-ids: ${ids.join(',')}\`` : '`job-ids`');
  });

  test.each(uncertain)(
    'invites to pay only where nobody knows whether anything was submitted: $code',
    ({ notice, sentence }) => {
      const isUnknown = notice.code === 'earlier-attempt-unknown' && notice.candidates.length > 0;
      expect(/which pays/.test(sentence)).toBe(isUnknown);
      expect(sentence).not.toMatch(/delete|comment/);
    },
  );
});

describe('that nothing was spent', () => {
  test.each(rows)('is said only of what certainly was not: $code', ({ notice, sentence }) => {
    const certain: readonly NoticeCode[] = ['submit-refused', 'submit-gave-up', 'submit-too-late', 'submit-cancelled'];
    expect(/nothing was spent/i.test(sentence)).toBe(certain.includes(notice.code));
  });
});
