import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Annotation, isFailure, renderAnnotations } from '../../src/report/annotations.ts';
import { linkToNotice } from '../../src/report/notice-link.ts';
import type { Report } from '../../src/report/report.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { hostileReport } from '../fixtures/hostile-reports.ts';
import { createJudged, createReport, problem, reports, saying, warning } from '../fixtures/reports.ts';

/** Everything that is annotated, the failure last. */
function annotationsOf(...given: Parameters<typeof renderAnnotations>): readonly Annotation[] {
  const { failure, others } = renderAnnotations(...given);
  return failure === null ? others : [...others, failure];
}

const levelsOf = (report: Report) => annotationsOf(report).map(({ level }) => level);
const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);
const failed = (name: string) =>
  createJudged({
    name,
    verdict: 'failed',
    scorePct: 66.67,
    reason: { code: 'below-threshold', scorePct: 66.67, thresholdPct: 80 },
  });
const broken = (name: string) => createJudged({ name, verdict: 'error', scorePct: null, reason: saying('no memory') });

describe('one cause is one error', () => {
  test('and the only one where there is no other', () => {
    for (const name of ['timeout', 'outage', 'key-refused', 'too-few-credits', 'services', 'interval'] as const) {
      const { failure, others } = renderAnnotations(reports[name]);
      expect(failure?.level).toBe('error');
      expect(others.filter(({ level }) => level === 'error')).toEqual([]);
    }
  });

  test('however many benchmarks it hit', () => {
    const { failure, others } = renderAnnotations(
      createReport({ verdict: 'error', benchmarks: names(60).map(broken) }),
    );
    expect(others).toEqual([]);
    expect(failure?.title).toBe('n0, n1, n2, n3, n4 and 55 more: job failed');
    expect(failure?.message).toMatch(/^The job failed: no memory\. .*endpoint-url/);
  });

  test('of several the failure tells the whole, and each stands beside it', () => {
    const { failure, others } = renderAnnotations(reports.mixed);
    expect(failure).toMatchObject({ level: 'error', title: 'Benchmark gate: failed' });
    expect(others.filter(({ level }) => level === 'error').map(({ title }) => title)).toEqual([
      'haystack-finance-v2: below threshold',
      'safety_refusals_multilingual: timed out',
      'haystack-claims-v1, haystack-tax-v1: job failed',
      'triage: no valid score',
    ]);
  });

  test('the next step stands with it, once', () => {
    for (const name of ['mixed', 'timeout', 'key-refused'] as const) {
      const told = annotationsOf(reports[name]).filter(({ message }) => message.includes('A re-run'));
      expect(told).toHaveLength(1);
    }
  });

  test('a benchmark below its threshold says by how much', () => {
    const { failure } = renderAnnotations(createReport({ verdict: 'failed', benchmarks: [failed('n')] }));
    expect(failure?.title).toBe('n: below threshold');
    expect(failure?.message).toMatch(/^Scored 66\.67%, 13\.33 short of 80%\. /);
  });
});

describe('what blocks nothing is a warning', () => {
  test('by its level', () => {
    const benchmark = createBenchmark({ level: 'warn' });
    const report = createReport({ benchmarks: [createJudged(), { ...failed('n'), benchmark }] });
    const { failure, others } = renderAnnotations(report);
    expect(failure).toBeNull();
    expect(others.map(({ level, title }) => [level, title])).toEqual([['warning', 'n: below threshold, not blocking']]);
  });

  test('under warn-only, and what is uncertain counts with the rest', () => {
    const notices = ['a', 'b'].map(warning);
    const report = createReport({ verdict: 'failed', warnOnly: true, benchmarks: names(8).map(failed), notices });
    expect([isFailure(report), ...levelsOf(report)]).toEqual([false, ...Array(9).fill('warning')]);
  });
});

describe('there is room for ten of a level', () => {
  const limited = createReport({
    verdict: 'failed',
    benchmarks: names(25).map(failed),
    notices: names(11).map(warning),
  });

  test('one is left for what comes after, and the last says how many more there are', () => {
    const { failure, others } = renderAnnotations(limited, ['The disk is full.']);
    expect(others.map(({ level }) => level)).toEqual([...Array(9).fill('error'), ...Array(9).fill('warning')]);
    expect(others[8]?.message).toBe('17 more: see the job summary for all of them.');
    expect(others[17]?.message).toBe('4 more: see the job summary for all of them.');
    expect(failure?.message).toBe('All 25 benchmarks are below their thresholds.');
  });

  test('exactly nine are shown whole', () => {
    const { others } = renderAnnotations(createReport({ verdict: 'failed', benchmarks: names(9).map(failed) }));
    expect(others.filter(({ message }) => message.startsWith('Scored '))).toHaveLength(9);
  });

  test('for arbitrary reports, in single lines', () => {
    const oneLine = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]*$/u;
    fc.assert(
      fc.property(hostileReport, (report) => {
        const annotations = annotationsOf(report);
        for (const level of ['error', 'warning'])
          expect(annotations.filter((each) => each.level === level).length).toBeLessThanOrEqual(10);
        expect(
          annotations.flatMap(({ title, message }) => [title, message]).filter((text) => !oneLine.test(text)),
        ).toEqual([]);
        expect(renderAnnotations(report).failure !== null).toBe(isFailure(report));
      }),
    );
  });
});

test('what could not be written is a warning', () => {
  expect(annotationsOf(reports.passed, ['The disk is full.'])).toEqual([
    { level: 'warning', title: reports.passed.title, message: 'The disk is full.' },
  ]);
});

test('a warning about the run links to what explains it, at its end however long it is', () => {
  const report = createReport({ notices: [{ code: 'unchecked', text: 'a'.repeat(3000) }] });
  expect(annotationsOf(report)[0]?.message).toMatch(/…? More: https:\S+#unchecked$/);
});

test('what passed or is planned needs none', () => {
  for (const report of [reports.passed, reports.planned]) expect(annotationsOf(report)).toEqual([]);
});

test('several problems are one error each, and the last says what became of the money', () => {
  const { failure, others } = renderAnnotations(reports['invalid-input']);
  expect(failure?.message).toMatch(/^`.* Nothing was submitted\. More: https:.*#input-invalid$/);
  expect(others.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^(?!.*Nothing was submitted).* More: https:.*#input-invalid$/),
  ]);
  const single = renderAnnotations({ ...reports['invalid-input'], notices: [problem('`seed`: no.')] });
  expect(single).toEqual({
    failure: {
      level: 'error',
      title: 'Benchmark gate: error (invalid input)',
      message: `\`seed\`: no. Nothing was submitted. More: ${linkToNotice({ code: 'input-invalid' })}`,
    },
    others: [],
  });
});
