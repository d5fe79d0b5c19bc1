import { describe, expect, test } from 'vitest';
import type { Notice } from '../../src/notice.ts';
import { findingsOf, tellScoreWarnings } from '../../src/report/findings.ts';
import { rowsOf } from '../../src/report/rows.ts';
import type { ServiceFailure } from '../../src/services/service.ts';
import type { JudgedBenchmark } from '../../src/verdict/judge.ts';
import type { Unfinished } from '../../src/verdict/reason.ts';
import { createBenchmark, failureOf } from '../fixtures/cases.ts';
import { createJudged, createReport } from '../fixtures/reports.ts';

const noon = Date.UTC(2026, 2, 1, 12);
const late: Unfinished = { code: 'timed-out', timeoutMs: 3_600_000 };
const down = { service: 'harmstack', message: 'GET / answered 503', status: 503, sinceMs: noon } as const;
const outage: Notice = { code: 'outage-until-deadline', ...down, untilMs: noon + 60_000 };
const refusal: Notice = { code: 'key-refused-while-waiting', service: 'harmstack', message: 'GET / answered 401' };
const silent = failureOf('GET / failed: ECONNRESET', 'unreachable');
const refused = failureOf('GET / answered 401', 'unauthorised');

function lateWith(failure?: ServiceFailure): JudgedBenchmark {
  const reason = { code: 'not-finished', why: late, ...(failure !== undefined && { failure }) } as const;
  return createJudged({ verdict: 'error', scorePct: null, passed: null, scored: null, reason });
}

function findingIn(judged: JudgedBenchmark, notices: readonly Notice[]) {
  const report = createReport({ verdict: 'error', benchmarks: [judged], notices, unfinished: late });
  const [row] = rowsOf(report);
  const [finding] = findingsOf(report, rowsOf(report));
  return { kind: finding?.kind, advice: finding?.advice, outcome: row?.outcome };
}

describe('a benchmark that is not finished at the deadline', () => {
  test('is late where nothing else is known of it', () => {
    expect(findingIn(lateWith(), [])).toEqual({
      kind: 'unfinished',
      advice: 'For later runs, raise `timeout-minutes` if the jobs need longer.',
      outcome: 'timed out',
    });
  });

  test('names the call that failed last, where no outage of the service says it', () => {
    expect(findingIn(lateWith(silent), [])).toEqual({
      kind: 'own',
      advice: 'Re-run later.',
      outcome: 'not available',
    });
  });

  test('is a symptom where the service was silent, or refused the key', () => {
    expect(findingIn(lateWith(silent), [outage])).toMatchObject({ kind: 'problem', outcome: 'not available' });
    expect(findingIn(lateWith(refused), [refusal])).toEqual({ kind: 'problem', advice: null, outcome: 'key refused' });
  });

  test('is none of what another service did', () => {
    const other = { ...outage, service: 'runloop' } as const;
    expect(findingIn(lateWith(), [other]).kind).toBe('unfinished');
    expect(findingIn(lateWith(refused), [{ ...refusal, service: 'runloop' }]).kind).toBe('own');
  });
});

test.each([
  ['refused', null],
  ['unavailable', 'Re-run later.'],
] as const)('a job that could not be read (%s) has the advice %s', (kind, advice) => {
  const reason = { code: 'job-unreadable', failure: failureOf('GET / answered', kind) } as const;
  expect(findingIn(createJudged({ verdict: 'error', scorePct: null, reason }), []).advice).toBe(advice);
});

describe('a benchmark that could not be compared', () => {
  const why = { code: 'baseline-unfinished' } as const;
  test.each([
    [null, 'Name a baseline that can be compared, or give a threshold.'],
    [60, 'Name a baseline that can be compared, or set `judge-by: score`.'],
  ])('is not told to give a threshold that it has (%s)', (thresholdPct, advice) => {
    const benchmark = createBenchmark({ thresholdPct });
    const judged = createJudged({ benchmark, verdict: 'inconclusive', reason: { code: 'not-compared', why } });
    expect(findingIn(judged, []).advice).toBe(advice);
  });
});

function rowsWith(...benchmarks: readonly JudgedBenchmark[]) {
  return rowsOf(createReport({ benchmarks }));
}

describe('what is uncertain about scores', () => {
  const medical = createJudged({ warnings: [{ code: 'scored-unknown' }] });
  const legal = createJudged({
    benchmark: createBenchmark({ id: '2' }),
    name: 'haystack-legal-v1',
    warnings: [{ code: 'partly-scored', scored: 7, size: 10 }, { code: 'scored-unknown' }],
  });

  test('is a sentence after the name of its benchmark', () => {
    expect(tellScoreWarnings(rowsWith(medical))).toEqual([
      'haystack-medical-v1: the service does not say how many units were scored.',
    ]);
  });

  test('is said once, however many benchmarks it is about', () => {
    expect(tellScoreWarnings(rowsWith(medical, legal))).toEqual([
      'haystack-medical-v1, haystack-legal-v1: the service does not say how many units were scored.',
      'haystack-legal-v1: only 7 of its 10 units were scored.',
    ]);
  });

  test('is nothing where nothing is', () => {
    expect(tellScoreWarnings(rowsWith(createJudged()))).toEqual([]);
  });
});
