import { describe, expect, it, test } from 'vitest';
import type { JobState, Score } from '../../src/services/service.ts';
import { judgeBenchmark } from '../../src/verdict/judge.ts';
import { createBenchmark, createCase, createJob, read, scored } from '../fixtures/cases.ts';

/** What becomes of a score without a threshold that it could miss. */
function judgeScore(score: Score, size: number | null = null) {
  const evidence = [read(createJob({ state: 'scored', score }, { id: 'a', size }))];
  return judgeBenchmark(
    createCase([], { benchmark: createBenchmark({ thresholdPct: 0 }), evidence, expectedJobs: 1 }),
    null,
  );
}

describe('a score that is none is an error, whatever the threshold', () => {
  test.each<[JobState, object]>([
    [scored(100.01), { code: 'score-out-of-range', jobId: 'a', pct: 100.01, lowestPct: 0 }],
    [scored(100.004), { code: 'score-out-of-range', jobId: 'a', pct: 100.004, lowestPct: 0 }],
    [scored(-0.01), { code: 'score-out-of-range', jobId: 'a', pct: -0.01, lowestPct: 0 }],
    [scored(Number.NaN), { code: 'score-out-of-range', jobId: 'a', pct: Number.NaN, lowestPct: 0 }],
    [
      scored(Number.POSITIVE_INFINITY),
      { code: 'score-out-of-range', jobId: 'a', pct: Number.POSITIVE_INFINITY, lowestPct: 0 },
    ],
    [scored(100, null, 0), { code: 'nothing-scored', jobId: 'a' }],
    [scored(100, 0, 0), { code: 'nothing-scored', jobId: 'a' }],
    [scored(100, -5, -5), { code: 'nothing-scored', jobId: 'a' }],
    [scored(100, 5, Number.NaN), { code: 'nothing-scored', jobId: 'a' }],
    [
      scored(100, Number.NaN, 6),
      { code: 'counts-contradict-score', jobId: 'a', pct: 100, passed: Number.NaN, scored: 6 },
    ],
    [
      scored(100, 10_001, 10_000),
      { code: 'counts-contradict-score', jobId: 'a', pct: 100, passed: 10001, scored: 10000 },
    ],
    [scored(0, -1, 20_000), { code: 'counts-contradict-score', jobId: 'a', pct: 0, passed: -1, scored: 20000 }],
    [scored(66.68, 2, 3), { code: 'counts-contradict-score', jobId: 'a', pct: 66.68, passed: 2, scored: 3 }],
    [scored(80, 5, 6), { code: 'counts-contradict-score', jobId: 'a', pct: 80, passed: 5, scored: 6 }],
    [scored(90, 900_000_000, 1_000_000_000), { code: 'too-many-scored', scored: 1_000_000_000, max: 100_000 }],
    [scored(90, null, 100_001), { code: 'too-many-scored', scored: 100_001, max: 100_000 }],
    [scored(50.02, 1, 2), { code: 'counts-contradict-score', jobId: 'a', pct: 50.02, passed: 1, scored: 2 }],
  ])('%j', (state, reason) => {
    const judged = judgeBenchmark(createCase([state], { benchmark: createBenchmark({ thresholdPct: 0 }) }), null);
    expect(judged).toMatchObject({ verdict: 'error', scorePct: null, passed: null, scored: null, reason });
    expect(judged.jobs).toMatchObject([{ state: 'scored', scorePct: null, passed: null, scored: null, reason }]);
  });

  test.each<[pct: number, counts: Pick<Score, 'passed' | 'failed' | 'scored'>]>([
    [100, { passed: 0, failed: 5, scored: null }],
    [100, { passed: 3, failed: 2, scored: 3 }],
    [61, { passed: 3, failed: 2, scored: null }],
    [100, { passed: null, failed: 5, scored: 5 }],
    [100, { passed: null, failed: 1, scored: 5 }],
    [0, { passed: null, failed: 6, scored: 5 }],
    [100, { passed: null, failed: 5, scored: null }],
    [80, { passed: null, failed: 0, scored: null }],
    [66.67, { passed: 2, failed: 0, scored: 3 }],
    [66.67, { passed: 2, failed: 2, scored: 3 }],
  ])('%d%% with %j', (pct, counts) => {
    const reason = { code: 'counts-contradict-score', jobId: 'a', pct, ...counts };
    expect(judgeScore({ pct, ...counts })).toMatchObject({ verdict: 'error', scorePct: null, reason });
  });

  test.each([
    [100, 0],
    [0, 5],
  ])('%d%% with %d passed and no other count', (pct, passed) => {
    const counts = { passed, scored: null };
    const reason = { code: 'counts-contradict-score', jobId: 'a', pct, ...counts };
    expect(judgeScore({ pct, ...counts })).toMatchObject({ verdict: 'error', scorePct: null, reason });
  });

  test.each([
    ['none in all', { pct: 100, passed: 0, failed: 0, scored: null }, { code: 'nothing-scored', jobId: 'a' }],
    [
      'less than half of its size',
      { pct: 100, passed: 2, failed: 0, scored: null },
      { code: 'too-few-scored', jobId: 'a', scored: 2, size: 5 },
    ],
  ])('counts that add up to %s', (_, score, reason) => {
    expect(judgeScore(score, 5)).toMatchObject({ verdict: 'error', scorePct: null, reason });
  });

  test.each<Pick<Score, 'pct' | 'passed' | 'failed' | 'scored'>>([
    { pct: 66.67, passed: 2, failed: 1, scored: 3 },
    { pct: 66.67, passed: 2, failed: 1, scored: null },
    { pct: 66.67, passed: null, failed: 1, scored: 3 },
    { pct: 100, passed: null, failed: 0, scored: null },
    { pct: 0, passed: null, failed: 3, scored: null },
    { pct: 80, passed: null, failed: 1, scored: null },
    { pct: 0, passed: 0, failed: 3, scored: 3 },
  ])('%j is borne out by its counts', (score) => {
    expect(judgeScore(score).verdict).toBe('passed');
  });

  test.each([
    scored(66.66, 2, 3),
    scored(66.67, 2, 3),
    scored(50.01, 1, 2),
    scored(49.99, 1, 2),
    scored(80, 5),
    scored(80, null, 6),
    scored(80, 80_000, 100_000),
  ])('%j is within the rounding, or has nothing to be compared with', (state) => {
    const benchmark = createBenchmark({ thresholdPct: 0 });
    expect(judgeBenchmark(createCase([state], { benchmark }), null).verdict).toBe('passed');
  });

  it('several together may rest on no more units than one', () => {
    const states = [scored(100, 60_000, 60_000), scored(100, 60_000, 60_000)];
    expect(judgeBenchmark(createCase(states), null)).toMatchObject({
      verdict: 'error',
      reason: { code: 'too-many-scored', scored: 120_000, max: 100_000 },
    });
  });

  it('one is enough among several', () => {
    const states = [scored(100, 6, 6), scored(110, 11, 10)];
    expect(judgeBenchmark(createCase(states), null)).toMatchObject({
      verdict: 'error',
      reason: { code: 'score-out-of-range', jobId: 'b', pct: 110, lowestPct: 0 },
    });
  });
});
