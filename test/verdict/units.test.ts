import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { planBatches } from '../../src/plan/batches.ts';
import { judgeBenchmark } from '../../src/verdict/judge.ts';
import { gatherCases } from '../../src/verdict/pair-jobs.ts';
import { createBenchmark, createCase, createJob, emptyPlan, read, scored } from '../fixtures/cases.ts';

/** A job of that size of which so many units passed of those scored; a size that is null is not told. */
interface GivenJob {
  readonly size: number | null;
  readonly scored: number | null;
  readonly passed?: number;
}

function judge(jobs: readonly GivenJob[], askedUnits: readonly number[] = [], thresholdPct = 80) {
  const evidence = jobs.map(({ size, scored: units, passed = units }, index) => {
    const pct = passed === null || !units ? 100 : Math.round((10_000 * passed) / units) / 100;
    return read(createJob(scored(pct, passed, units), { id: 'abcdefgh'.charAt(index), size }));
  });
  const given = createCase([], { evidence, expectedJobs: jobs.length, askedUnits });
  return judgeBenchmark({ ...given, benchmark: createBenchmark({ thresholdPct }) }, null);
}

const passed = (...warnings: readonly object[]) => ({ verdict: 'passed', reason: null, warnings });
const partly = (units: number, size: number) => ({ code: 'partly-scored', scored: units, size });
const smaller = (units: number, asked: number) => ({ code: 'smaller-than-asked', units, asked });
const tooFew = (jobId: string, units: number, size: number) => ({
  verdict: 'error',
  scorePct: null,
  reason: { code: 'too-few-scored', jobId, scored: units, size },
});

describe("what was scored is held against the job's own size", () => {
  test.each<[string, readonly GivenJob[], object]>([
    ['all of it', [{ size: 10, scored: 10 }], passed()],
    ['two of ten', [{ size: 10, scored: 2 }], tooFew('a', 2, 10)],
    ['just less than half', [{ size: 9, scored: 4 }], tooFew('a', 4, 9)],
    ['half', [{ size: 10, scored: 5 }], passed(partly(5, 10))],
    ['nearly all', [{ size: 10, scored: 9 }], passed(partly(9, 10))],
    ['more, which is no fault', [{ size: 10, scored: 30 }], passed()],
    ['a size that is not told', [{ size: null, scored: 2 }], passed()],
    [
      'five jobs of which one unit each was scored',
      Array.from({ length: 5 }, () => ({ size: 10, scored: 1 })),
      tooFew('a', 1, 10),
    ],
    [
      'a pool of which one job is too small by itself',
      [
        { size: 10, scored: 10 },
        { size: 10, scored: 4 },
      ],
      tooFew('b', 4, 10),
    ],
    [
      'a pool that is short',
      [
        { size: 10, scored: 10 },
        { size: 10, scored: 6 },
      ],
      passed(partly(16, 20)),
    ],
    [
      'a pool that is not, of which one job is',
      [
        { size: 10, scored: 14 },
        { size: 10, scored: 6 },
      ],
      passed(partly(6, 10)),
    ],
    [
      'a pool of which one size is not told',
      [
        { size: null, scored: 1 },
        { size: 10, scored: 9 },
      ],
      passed(partly(9, 10)),
    ],
  ])('%s', (_, jobs, judged) => {
    expect(judge(jobs)).toMatchObject(judged);
  });

  it('also where it failed', () => {
    expect(judge([{ size: 10, scored: 6, passed: 3 }])).toMatchObject({ verdict: 'failed', warnings: [partly(6, 10)] });
  });

  it('of one job nothing scored is an error, whatever its size', () => {
    for (const size of [null, 10])
      expect(judge([{ size, scored: 0 }])).toMatchObject({ reason: { code: 'nothing-scored', jobId: 'a' } });
  });

  it('passes only what has scored at least half of every job, whatever the pool', () => {
    const job = fc.record({
      size: fc.option(fc.integer({ min: 1, max: 20 })),
      scored: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(job, { minLength: 1, maxLength: 5 }), (jobs) => {
        const isEnough = jobs.every((each) => each.size === null || 2 * each.scored >= each.size);
        const isWhole = jobs.every((each) => each.size === null || each.scored >= each.size);
        const judged = judge(jobs);
        expect(judged.verdict).toBe(isEnough ? 'passed' : 'error');
        expect(isEnough && judged.warnings.length === 0).toBe(isWhole);
      }),
    );
  });
});

const unread = { id: 'a', job: null, lost: null };

describe('what was asked for only warns', () => {
  test.each<[string, readonly GivenJob[], readonly number[], object]>([
    ['as much', [{ size: 10, scored: 10 }], [10], passed()],
    ['a smaller job', [{ size: 8, scored: 8 }], [10], passed(smaller(8, 10))],
    ['a larger one', [{ size: 30, scored: 30 }], [10], passed()],
    ['a smaller one, partly scored', [{ size: 8, scored: 7 }], [10], passed(partly(7, 8), smaller(8, 10))],
    ['a size that is not told, and fewer scored', [{ size: null, scored: 7 }], [10], passed(smaller(7, 10))],
    [
      'a smaller pool',
      [
        { size: 8, scored: 8 },
        { size: 7, scored: 7 },
      ],
      [10, 10],
      passed(smaller(15, 20)),
    ],
    [
      'jobs in another order',
      [
        { size: 7, scored: 7 },
        { size: 8, scored: 8 },
      ],
      [8, 7],
      passed(),
    ],
    [
      'a pool that is no smaller, of which one job is',
      [
        { size: 11, scored: 11 },
        { size: 5, scored: 5 },
      ],
      [8, 8],
      passed(smaller(5, 8)),
    ],
  ])('%s', (_, jobs, asked, judged) => {
    expect(judge(jobs, asked)).toMatchObject(judged);
  });

  it('a service that does not tell how many were scored is told of', () => {
    expect(judge([{ size: 10, scored: null }], [10])).toMatchObject(passed({ code: 'scored-unknown' }));
    const mean = read(createJob({ state: 'scored', score: { pct: 90, passed: null, scored: null, isMean: true } }));
    const benchmark = createBenchmark({ service: 'runloop' });
    const given = createCase([], { evidence: [mean], expectedJobs: 1, benchmark });
    expect(judgeBenchmark(given, null)).toMatchObject(passed());
  });

  it('is taken from the plan, of every batch, and of services that count units', () => {
    const benchmarks = [
      createBenchmark({ id: '1', work: { kind: 'submit', units: 25 } }),
      createBenchmark({ service: 'runloop', id: 'bmd_1', work: { kind: 'submit', units: 1 } }),
      createBenchmark({ id: 'job', work: { kind: 'existing', jobId: 'job' } }),
    ];
    const plan = { ...emptyPlan, benchmarks, batches: planBatches(benchmarks, 7) };
    const cases = gatherCases({
      plan,
      paid: [],
      evidenceOf: () => unread,
      nameOf: () => null,
      baselineOf: () => null,
      startedAtMs: 0,
    });
    expect(cases.map(({ askedUnits }) => askedUnits)).toEqual([[9, 8, 8], [], []]);
  });
});

/** A score of six units, or of two where it is a whole part of them. */
function reading(pct: number) {
  const units = pct % 50 === 0 ? 2 : 6;
  return { pct, passed: Math.round((pct * units) / 100), scored: units };
}

const judgeReadings = (first: number, second: number, thresholdPct: number) => {
  const score = { ...reading(first), otherReading: reading(second) };
  const evidence = [read(createJob({ state: 'scored', score }))];
  const benchmark = createBenchmark({ service: 'runloop', thresholdPct });
  return judgeBenchmark(createCase([], { evidence, expectedJobs: 1, benchmark }), null);
};

describe('a score with two readings', () => {
  const both = { code: 'two-readings', readingsPct: [83.33, 100] };

  test.each([
    [83.33, 100],
    [100, 83.33],
  ])('of %d and %d is judged where both say the same, and shown by the lower', (first, second) => {
    expect(judgeReadings(first, second, 80)).toMatchObject({ ...passed(both), scorePct: 83.33 });
    expect(judgeReadings(first, second, 83.33)).toMatchObject({ ...passed(both), scorePct: 83.33 });
    expect(judgeReadings(50, 0, 60)).toMatchObject({ verdict: 'failed', scorePct: 0, passed: 0, scored: 2 });
    for (const thresholdPct of [83.34, 90, 100])
      expect(judgeReadings(first, second, thresholdPct)).toMatchObject({
        verdict: 'error',
        scorePct: null,
        reason: { code: 'readings-disagree', readingsPct: [83.33, 100], thresholdPct },
      });
  });

  it('of which one is no score is none', () => {
    const score = { ...reading(50), otherReading: { pct: 150, passed: 3, scored: 2 } };
    const evidence = [read(createJob({ state: 'scored', score }))];
    expect(judgeBenchmark(createCase([], { evidence, expectedJobs: 1 }), null)).toMatchObject({
      verdict: 'error',
      reason: { code: 'score-out-of-range' },
    });
  });

  it('is not pooled with others', () => {
    const score = { ...reading(50), otherReading: reading(100) };
    const evidence = ['a', 'b'].map((id) => read(createJob({ state: 'scored', score }, { id })));
    expect(judgeBenchmark(createCase([], { evidence, expectedJobs: 2 }), null)).toMatchObject({
      verdict: 'error',
      reason: { code: 'counts-unknown', jobId: 'a' },
    });
  });

  it('of which nothing tells the size is told of', () => {
    const score = { ...reading(100), isSizeUnknown: true };
    const evidence = [read(createJob({ state: 'scored', score }))];
    const benchmark = createBenchmark({ service: 'runloop' });
    expect(judgeBenchmark(createCase([], { evidence, expectedJobs: 1, benchmark }), null)).toMatchObject(
      passed({ code: 'scenarios-unknown' }),
    );
  });
});

it('a threshold is reached by the score that equals it, for every whole percentage of up to 2000 units', () => {
  let count = 0;
  for (let units = 1; units <= 2000; units += 1) {
    for (let thresholdPct = 0; thresholdPct <= 100; thresholdPct += 1) {
      if ((units * thresholdPct) % 100 !== 0) continue;
      const reached = (units * thresholdPct) / 100;
      const verdictOf = (right: number) =>
        judge([{ size: null, scored: units, passed: right }], [], thresholdPct).verdict;
      if (verdictOf(reached) !== 'passed' || (reached > 0 && verdictOf(reached - 1) !== 'failed'))
        throw new Error(`${reached} of ${units} against ${thresholdPct}%`);
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(10_000);
});
