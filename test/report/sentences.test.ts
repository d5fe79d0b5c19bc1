import { describe, expect, test } from 'vitest';
import type { Notice } from '../../src/notice.ts';
import { renderNotice, renderNoticeLines } from '../../src/report/notices.ts';
import { renderJobReason, renderReason, renderWarning } from '../../src/report/reasons.ts';
import type { ScoreFault } from '../../src/services/score-fault.ts';
import { causeOfReason, causeOfUnfinished, type Reason, type Unfinished } from '../../src/verdict/reason.ts';
import type { VerdictWarning } from '../../src/verdict/warning.ts';
import { failureOf } from '../fixtures/cases.ts';
import {
  faultExamples,
  noticeExamples,
  reasonExamples,
  unfinishedExamples,
  warningExamples,
} from '../fixtures/sentences.ts';
import { renderSentenceTable } from '../tools/sentence-table.ts';

const notices: readonly Notice[] = allOf<Notice>(noticeExamples);
const reasons: readonly Reason[] = [
  ...allOf<Reason>(reasonExamples),
  ...allOf<Unfinished>(unfinishedExamples).map((why) => ({ code: 'not-finished', why }) as const),
  ...allOf<ScoreFault>(faultExamples).map((fault) => ({ code: 'no-valid-score', fault }) as const),
];

const warnings: readonly VerdictWarning[] = allOf<VerdictWarning>(warningExamples);

function allOf<T>(told: Readonly<Record<string, { readonly examples: readonly T[] }>>): readonly T[] {
  return Object.values(told).flatMap(({ examples }) => examples);
}

test('all sentences, as they are reviewed', async () => {
  await expect(renderSentenceTable()).toMatchFileSnapshot('golden/sentences.md');
});

describe('every sentence', () => {
  const texts = [
    ...notices.map(renderNotice),
    ...reasons.map(renderReason),
    ...reasons.map(renderJobReason),
    ...warnings.map(renderWarning),
  ];

  test('reads well: nothing that is missing, no two spaces, no two full stops', () => {
    expect(texts.filter((text) => /\bundefined\b|NaN|\[object|\s{2}|\.\.|^\s|\s$|\s[.,;:]/.test(text))).toEqual([]);
  });

  test('of a notice is whole', () => {
    const whole = /^[A-Z`].*[.?)]$/s;
    expect(notices.map(renderNotice).filter((text) => !whole.test(text))).toEqual([]);
  });

  test('of a reason goes on after a name', () => {
    expect(
      [...reasons.map(renderReason), ...warnings.map(renderWarning)].filter((text) => !/^[a-z\d].*[^.]$/s.test(text)),
    ).toEqual([]);
  });

  test('writes figures as they are written everywhere: 80%', () => {
    expect(texts.filter((text) => /\d %/.test(text))).toEqual([]);
  });

  test('keeps to the words of this project', () => {
    const words =
      /\b(claim|doubt|tak(?:e|es|ing|en) up|settle|sighting|untold|misled|mislead|trouble|anothers?'? ones?|anew|in vain|whose each)\b/i;
    expect(texts.filter((text) => words.test(text))).toEqual([]);
  });
});

test('why a baseline never became known reads on after "its baseline"', () => {
  const texts = allOf<Unfinished>(unfinishedExamples).map((why) =>
    renderReason({ code: 'not-compared', why: { code: 'baseline-pending', why } }),
  );
  expect(texts.filter((text) => /was (?:could|maybe|no|the) /.test(text))).toEqual([]);
  expect(new Set(texts).size).toBe(texts.length);
});

test('many ids are no sentence: they stand below it, four to a line', () => {
  const jobIds = Array.from({ length: 60 }, (_, index) => `job-${index}`);
  const lines = renderNoticeLines({ code: 'submitted', batchId: 'b-1', jobIds });
  expect(lines).toHaveLength(1 + 15);
  expect(lines[0]).not.toContain('job-7');
  expect(lines.slice(1).join(', ').split(', ')).toEqual(jobIds);
  expect(renderNoticeLines({ code: 'submitted', batchId: 'b-1', jobIds: jobIds.slice(0, 5) })).toHaveLength(1);
});

describe('beside the state of its job a reason does not say it again', () => {
  test.each<[Reason, string]>([
    [{ code: 'job-failed', text: 'out of memory' }, 'out of memory'],
    [{ code: 'job-cancelled', text: null }, 'the service gives no reason'],
    [{ code: 'job-timed-out', text: 'after 1 h' }, 'after 1 h'],
    [
      { code: 'job-stopped', why: { code: 'timed-out', timeoutMs: 90_000 } },
      'by the gate, not finished within 1.5 minutes (timeout-minutes)',
    ],
    [{ code: 'job-unreadable', failure: failureOf('GET / answered 404', 'not-found') }, 'GET / answered 404'],
  ])('%j', (reason, text) => {
    expect(renderJobReason(reason)).toBe(text);
    expect(renderReason(reason)).not.toBe(text);
    expect(renderReason(reason)).toContain(text.replace('by the gate, ', ''));
  });

  test.each<Reason>([
    { code: 'not-finished', why: { code: 'timed-out', timeoutMs: 90_000 } },
    { code: 'nothing-scored', jobId: 'a' },
  ])('what no state says is said whole: $code', (reason) => {
    expect(renderJobReason(reason)).toBe(renderReason(reason));
  });
});

describe('a key that is refused is told by its input and its service', () => {
  test.each([
    ['harmstack', 'Harmstack refused the key in service-api-key (GET / answered 401)'],
    [null, 'the service refused the key in service-api-key (GET / answered 401)'],
  ] as const)('%s', (service, text) => {
    const failure = { kind: 'unauthorised', text: 'GET / answered 401', service, isProxy: false } as const;
    const reason = { code: 'job-unreadable', failure } as const;
    expect(renderJobReason(reason)).toBe(text);
    expect(renderReason(reason)).toBe(`the job could not be read: ${text}`);
    expect(causeOfReason(reason)).toBe('key');
  });
});

test('what is not finished since the service is silent says so, and so does its cause', () => {
  const why = { code: 'timed-out', timeoutMs: 90_000 } as const;
  const failure = failureOf('GET https://api.example.com/jobs/a failed: ECONNREFUSED', 'unreachable');
  const reason = { code: 'not-finished', why, failure } as const;
  const lateText = 'not finished within 1.5 minutes (timeout-minutes)';
  expect(renderReason(reason)).toBe(`${lateText}; the last look failed: ${failure.text} (check service-url)`);
  expect(causeOfReason(reason)).toBe('service');
  const proxied = { ...reason, failure: { ...failure, isProxy: true } };
  expect(renderReason(proxied)).toBe(`${lateText}; the last look failed: ${failure.text}`);
  expect(causeOfReason({ ...reason, failure: failureOf('no', 'unauthorised') })).toBe('key');
  // What ended the run says more.
  expect(causeOfReason({ ...reason, why: { code: 'cancelled' } })).toBe('cancelled');
});

test('that a job completed only in part is told by the state of the service', () => {
  expect(renderReason({ code: 'no-valid-score', fault: { code: 'partly-completed' } })).toBe(
    'the job completed only in part (partially_completed)',
  );
});

describe('the cause of a reason', () => {
  const late = { code: 'timed-out', timeoutMs: 90_000 } as const;
  const causes: { readonly [Code in Unfinished['code']]: string | null } = {
    'timed-out': 'timeout',
    cancelled: 'cancelled',
    'internal-error': 'internal',
    'invalid-input': 'input',
    'fail-fast': null,
    'not-submitted': null,
    'rest-not-submitted': null,
    'not-all-submitted': null,
    'maybe-submitted': 'uncertain-payment',
    unreadable: 'service',
    'job-not-found': 'job',
    'without-result': 'job',
  };
  test.each(Object.values(unfinishedExamples).flatMap(({ examples }) => examples))(
    'that lies in the run: %j',
    (why) => {
      expect(causeOfUnfinished(why)).toBe(causes[why.code]);
      expect(causeOfReason({ code: 'not-finished', why })).toBe(causes[why.code]);
    },
  );

  test.each<[Reason, string]>([
    [{ code: 'below-threshold', scorePct: 1, thresholdPct: 2 }, 'threshold'],
    [{ code: 'threshold-in-interval', thresholdPct: 2, intervalPct: [1, 3], unitsToDecide: null }, 'inconclusive'],
    [{ code: 'job-failed', text: null }, 'job'],
    [{ code: 'age-unknown', maxAgeMs: 1 }, 'job'],
    ...(['unreachable', 'throttled', 'refused', 'unavailable', 'unreadable'] as const).map((kind): [Reason, string] => [
      { code: 'job-unreadable', failure: failureOf('no', kind) },
      'service',
    ]),
    [{ code: 'job-unreadable', failure: failureOf('no', 'unauthorised') }, 'key'],
    [{ code: 'job-unreadable', failure: failureOf('no', 'not-found') }, 'job'],
    [{ code: 'maybe-its-own-unreadable', jobId: 'a', failure: failureOf('no', 'mismatch') }, 'job'],
    [{ code: 'job-stopped', why: { code: 'cancelled' } }, 'cancelled'],
    [{ code: 'not-finished', why: late }, 'timeout'],
  ])('%j: %s', (reason, cause) => {
    expect(causeOfReason(reason)).toBe(cause);
  });
});
