import { describe, expect, it, test } from 'vitest';
import type { JobState } from '../../src/services/service.ts';
import { judgeBenchmark } from '../../src/verdict/judge.ts';
import { createBenchmark, createCase, scored } from '../fixtures/cases.ts';

describe('a score that is none is an error, whatever the threshold', () => {
  test.each<[JobState, string]>([
    [scored(100.01), 'the score 100.01 of job a is outside 0 to 100'],
    [scored(100.004), 'the score 100.004 of job a is outside 0 to 100'],
    [scored(-0.01), 'the score -0.01 of job a is outside 0 to 100'],
    [scored(Number.NaN), 'the score NaN of job a is outside 0 to 100'],
    [scored(Number.POSITIVE_INFINITY), 'the score Infinity of job a is outside 0 to 100'],
    [scored(100, null, 0), 'no unit of job a was scored, so it has no score'],
    [scored(100, 0, 0), 'no unit of job a was scored, so it has no score'],
    [scored(100, -5, -5), 'no unit of job a was scored, so it has no score'],
    [scored(100, 5, Number.NaN), 'no unit of job a was scored, so it has no score'],
    [scored(100, Number.NaN, 6), 'the score 100 % of job a contradicts its own counts, NaN passed of 6 scored'],
    [scored(100, 10_001, 10_000), 'the score 100 % of job a contradicts its own counts, 10001 passed of 10000 scored'],
    [scored(0, -1, 20_000), 'the score 0 % of job a contradicts its own counts, -1 passed of 20000 scored'],
    [scored(66.68, 2, 3), 'the score 66.68 % of job a contradicts its own counts, 2 passed of 3 scored'],
    [scored(80, 5, 6), 'the score 80 % of job a contradicts its own counts, 5 passed of 6 scored'],
    [scored(50.02, 1, 2), 'the score 50.02 % of job a contradicts its own counts, 1 passed of 2 scored'],
  ])('%j', (state, reason) => {
    const judged = judgeBenchmark(createCase([state], { benchmark: createBenchmark({ thresholdPct: 0 }) }), null);
    expect(judged).toMatchObject({ verdict: 'error', scorePct: null, passed: null, scored: null, reason });
    expect(judged.jobs).toMatchObject([{ state: 'scored', scorePct: null, passed: null, scored: null, reason }]);
  });

  test.each([
    scored(66.66, 2, 3),
    scored(66.67, 2, 3),
    scored(50.01, 1, 2),
    scored(49.99, 1, 2),
    scored(80, 5),
    scored(80, null, 6),
  ])('%j is within the rounding, or has nothing to be compared with', (state) => {
    const benchmark = createBenchmark({ thresholdPct: 0 });
    expect(judgeBenchmark(createCase([state], { benchmark }), null).verdict).toBe('passed');
  });

  it('one is enough among several', () => {
    const states = [scored(100, 6, 6), scored(110, 11, 10)];
    expect(judgeBenchmark(createCase(states), null)).toMatchObject({
      verdict: 'error',
      reason: 'the score 110 of job b is outside 0 to 100',
    });
  });
});
