import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultLooks } from '../../src/plan/looks.ts';
import type { Judging } from '../../src/plan/plan.ts';
import type { JobState } from '../../src/services/service.ts';
import { judgeBenchmark } from '../../src/verdict/judge.ts';
import { scorePctOf } from '../../src/verdict/score.ts';
import { decisionTable } from '../../src/verdict/statistics/decision-table.ts';
import { looksAsScored } from '../../src/verdict/statistics/looks.ts';
import { createBenchmark, createCase, createJob, emptyPlan, read, scored } from '../fixtures/cases.ts';

const failed: JobState = { state: 'failed', reason: 'out of memory' };
const waiting: JobState = { state: 'waiting', progress: null };
const of = (passed: number, units = 10) => scored(scorePctOf(passed, units), passed, units);
const timedOut = { code: 'timed-out', timeoutMs: 1 } as const;

interface Given {
  /** The jobs of each round so far. */
  readonly rounds: readonly (readonly JobState[])[];
  /** Units of the rounds that are still to come; as many tens as make five rounds unless given. */
  readonly coming?: readonly number[];
  readonly thresholdPct?: number;
  readonly judgeBy?: Judging['judgeBy'];
  readonly isOver?: boolean;
}

/** Judges a benchmark of 10 to 50 units. */
function judge({ rounds, coming, thresholdPct = 70, judgeBy = 'score', isOver = false }: Given) {
  const jobs = rounds.flatMap((states, nth) => states.map((state) => ({ state, round: nth + 1 })));
  const given = createCase([], {
    benchmark: createBenchmark({ thresholdPct, work: { kind: 'submit', units: 50, looks: [10, 20, 30, 40, 50] } }),
    evidence: jobs.map(({ state, round }, nth) => ({ ...read(createJob(state, { id: `job-${nth}` })), round })),
    expectedJobs: jobs.length,
    askedUnits: jobs.map(() => 10),
    judging: { ...emptyPlan.judging, judgeBy },
    rounds: {
      asked: rounds.map(({ length }, nth) => ({ round: nth + 1, jobs: length, units: 10 * length })),
      comingUnits: coming ?? Array.from({ length: 5 - rounds.length }, () => 10),
    },
  });
  return judgeBenchmark(given, isOver ? timedOut : null);
}

/** So many passed in each round of ten. */
const tens = (...passed: readonly number[]) => passed.map((each) => [of(each)]);

const pointsOf = (...passed: readonly number[]) => judge({ rounds: tens(...passed), coming: [] }).rounds?.points;

test('a benchmark that was decided early shows the rules that it was decided by', () => {
  expect(pointsOf(10)).toEqual([{ scored: 10, passAt: 10, failAt: 3 }]);
  expect(pointsOf(9, 9)).toEqual([
    { scored: 10, passAt: 10, failAt: 3 },
    { scored: 20, passAt: 18, failAt: 10 },
  ]);
  // Nothing more can be asked for: the last look decides by the score.
  expect(pointsOf(7, 7)?.at(-1)).toEqual({ scored: 20, passAt: 14, failAt: 13 });
});

test.each<[string, Given['rounds'], readonly number[]]>([
  ['more units', [[of(27, 30)]], [30, 60, 90, 120, 150]],
  ['fewer units', [[of(7, 8)]], [8, 16, 24, 32, 40]],
  ['as many, after a round that failed,', [[failed], [of(7, 10)]], [10, 20, 30, 40]],
])('a service that scores %s for each that is asked for is taken to go on so', (_, rounds, looks) => {
  const judged = judge({ rounds }).rounds;
  expect(judged?.points?.map(({ scored: units }) => units)).toEqual(looks);
  expect(judged?.isApproximate).toBe(true);
});

test.each<[string, Given, true | undefined]>([
  ['as planned', { rounds: tens(7) }, undefined],
  ['to a verdict before the last round', { rounds: tens(9, 9) }, undefined],
  ['with a later round that failed', { rounds: [[of(7)], [failed], [of(7)]] }, true],
  ['with the rest left out', { rounds: tens(7, 7), coming: [] }, true],
])('a run %s has chances that are approximate: %j', (_, given, isApproximate) => {
  expect(judge(given).rounds?.isApproximate).toBe(isApproximate);
});

describe('a benchmark in rounds', () => {
  // The golden table for a threshold of 70: 10/3, 18/10, 25/17, 31/25, 35/34.
  test.each([
    [[10], 'passed'],
    [[9], 'running'],
    [[4], 'running'],
    [[3], 'failed'],
    [[9, 9], 'passed'],
    [[9, 8], 'running'],
    [[4, 6], 'failed'],
    [[7, 7, 7, 7], 'running'],
    [[7, 7, 7, 7, 7], 'passed'],
    [[7, 7, 7, 7, 6], 'failed'],
  ])('with %j of ten passed in each round so far: %s', (passed, verdict) => {
    const judged = judge({ rounds: tens(...passed) });
    expect(judged.verdict).toBe(verdict);
    expect(judged.rounds).toMatchObject({ maxUnits: 50, askedUnits: 10 * passed.length });
  });

  test.each([
    [[8], 'running'],
    [[10, 10], 'running'],
    [[10, 10, 10], 'passed'],
    [[8, 8, 8, 8, 8], 'inconclusive'],
    [[2], 'failed'],
  ])('judged by its interval against 80, with %j passed: %s', (passed, verdict) => {
    expect(judge({ rounds: tens(...passed), judgeBy: 'interval', thresholdPct: 80 }).verdict).toBe(verdict);
  });

  it('shows score, interval and the points at which it is decided', () => {
    const judged = judge({ rounds: tens(9, 9) });
    expect(judged).toMatchObject({ scorePct: 90, passed: 18, scored: 20, intervalPct: [69.89, 97.22] });
    expect(judged.rounds?.points?.slice(0, 3)).toEqual([
      { scored: 10, passAt: 10, failAt: 3 },
      { scored: 20, passAt: 18, failAt: 10 },
      { scored: 30, passAt: 25, failAt: 17 },
    ]);
  });

  it('that is undecided when the run ends is an error that says after how many units', () => {
    expect(judge({ rounds: tens(7, 7), isOver: true })).toMatchObject({
      verdict: 'error',
      scorePct: null,
      reason: { code: 'undecided', scored: 20, why: timedOut },
    });
  });

  it('that is decided keeps its verdict however the run ends', () => {
    expect(judge({ rounds: tens(10), isOver: true }).verdict).toBe('passed');
  });

  it('waits for the jobs of its round', () => {
    expect(judge({ rounds: [[of(10)], [waiting]] }).verdict).toBe('running');
  });

  it('is decided by fewer units where no further round can be asked for', () => {
    expect(judge({ rounds: tens(7, 7), coming: [] }).verdict).toBe('passed');
    expect(judge({ rounds: tens(7, 6), coming: [] }).verdict).toBe('failed');
  });

  it('needs counts to go by', () => {
    expect(judge({ rounds: [[scored(100)]] })).toMatchObject({
      verdict: 'error',
      reason: { code: 'counts-unknown', jobId: 'job-0' },
    });
  });
});

describe('a failed job', () => {
  test.each<[Given, number]>([
    [{ rounds: [[failed], [of(10)]] }, 1],
    [{ rounds: [[of(10), failed, failed], [of(10)], [of(10)]], coming: [] }, 2],
  ])('that is replaced is warned of: %#', (given, jobs) => {
    expect(judge(given)).toMatchObject({ verdict: 'passed', warnings: [{ code: 'failed-jobs-replaced', jobs }] });
  });

  test.each<[string, Given, string]>([
    ['is waited for by the next round', { rounds: [[failed]] }, 'running'],
    ['is replaced by the next round', { rounds: [[failed], [of(10)]] }, 'passed'],
    ['is replaced, and then decides nothing by itself', { rounds: [[failed], [of(7)]] }, 'running'],
    ['beside good ones keeps these from deciding', { rounds: [[of(10), failed, of(10)]] }, 'running'],
    ['beside good ones is replaced as well', { rounds: [[of(10), failed, of(10)], [of(10)]] }, 'passed'],
    [
      'is not replaced by fewer units than the first round has',
      { rounds: [[failed, failed], [of(10)]], coming: [] },
      'error',
    ],
    ['is an error at once where fewer can be asked for', { rounds: [[failed, failed]], coming: [10] }, 'error'],
    ['is waited for where as many can be asked for', { rounds: [[failed, failed]], coming: [10, 10] }, 'running'],
    [
      'is replaced by as many in several rounds',
      { rounds: [[failed, failed], [of(10)], [of(10)]], coming: [] },
      'passed',
    ],
    ['in a round after that is one too many', { rounds: [[failed], [failed]] }, 'error'],
    ['in two rounds is one too many, however good the rest', { rounds: [[failed], [of(10)], [failed]] }, 'error'],
    ['in the last round is an error', { rounds: [...tens(7, 7, 7, 7), [failed]] }, 'error'],
    ['is an error when the run ends before it is replaced', { rounds: [[failed]], isOver: true }, 'error'],
    ['that was replaced is none when the run ends', { rounds: [[failed], [of(10)]], isOver: true }, 'passed'],
    ['whose replacement is not finished when the run ends', { rounds: [[failed], [waiting]], isOver: true }, 'error'],
    ['that timed out is replaced', { rounds: [[{ state: 'timed-out', reason: null }], [of(10)]] }, 'passed'],
    ['that was cancelled is replaced', { rounds: [[{ state: 'cancelled', reason: null }], [of(10)]] }, 'passed'],
    ['that completed without a valid score is not', { rounds: [[scored(120)], [of(10)]] }, 'error'],
  ])('%s', (_, given, verdict) => {
    expect(judge(given).verdict).toBe(verdict);
  });

  it('that is an error is its reason', () => {
    const reason = { code: 'job-failed', text: 'out of memory' };
    expect(judge({ rounds: [[failed]], isOver: true }).reason).toEqual(reason);
    expect(judge({ rounds: [...tens(7, 7, 7, 7), [failed]] }).reason).toEqual(reason);
    expect(judge({ rounds: [[failed]] }).jobs[0]?.reason).toEqual(reason);
  });

  it('leaves fewer units, by which the rest is decided', () => {
    // 40 units are left at most: 28 of them reach 70.
    const rounds = [[failed], ...tens(7, 7, 7, 7)];
    expect(judge({ rounds })).toMatchObject({ verdict: 'passed', scored: 40 });
    expect(judge({ rounds: [[failed], ...tens(7, 7, 7, 6)] }).verdict).toBe('failed');
  });
});

const range = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 60 }))
  .map(([minUnits, more]) => ({ minUnits, maxUnits: minUnits + more }));

/** Each round one job, of which so many units, and no more, are scored and passed. */
const anyRun = fc
  .record({
    range,
    thresholdPct: fc.integer({ min: 0, max: 99 }),
    judgeBy: fc.constantFrom<Judging['judgeBy']>('score', 'interval'),
    shares: fc.array(
      fc.record({
        scored: fc.double({ min: 0.5, max: 1, noNaN: true }),
        passed: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      {
        minLength: 5,
        maxLength: 5,
      },
    ),
  })
  .map(({ range: units, shares, ...rest }) => {
    const looks = defaultLooks(units);
    const rounds = looks.map((all, nth) => {
      const asked = all - (looks[nth - 1] ?? 0);
      const share = shares[nth] ?? { scored: 1, passed: 1 };
      const scoredUnits = Math.max(1, Math.round(asked * share.scored));
      return { asked, scored: scoredUnits, passed: Math.round(scoredUnits * share.passed) };
    });
    return { ...rest, looks, rounds };
  });

it('is decided round by round by the table for what was scored, and at the latest with the last one', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyRun, ({ rounds, looks, thresholdPct, judgeBy }) => {
      const benchmark = createBenchmark({ thresholdPct, work: { kind: 'submit', units: looks.at(-1) ?? 0, looks } });
      for (const nth of rounds.keys()) {
        const played = rounds.slice(0, nth + 1);
        const judged = judgeBenchmark(
          createCase([], {
            benchmark,
            evidence: played.map((round, index) => ({
              ...read(createJob(of(round.passed, round.scored), { id: String(index) })),
              round: index + 1,
            })),
            expectedJobs: played.length,
            judging: { ...emptyPlan.judging, judgeBy },
            rounds: {
              asked: played.map(({ asked }, index) => ({ round: index + 1, jobs: 1, units: asked })),
              comingUnits: rounds.slice(nth + 1).map(({ asked }) => asked),
            },
          }),
          null,
        );
        seen.add(judged.verdict);
        const sum = (key: 'passed' | 'scored' | 'asked', until = nth) =>
          rounds.slice(0, until + 1).reduce((all, each) => all + each[key], 0);
        const history = played.map((_, index) => sum('scored', index));
        // The service is taken to go on as it began.
        const perUnit = sum('scored') / sum('asked') || 1;
        const later = rounds.slice(nth + 1).map((_, index) => {
          const coming = rounds
            .slice(nth + 1, nth + 2 + index)
            .map(({ asked }) => Math.max(1, Math.round(perUnit * asked)));
          return coming.reduce((all, each) => all + each, sum('scored'));
        });
        const table = decisionTable({
          looks: looksAsScored([...history, ...later], history),
          thresholdPct,
          judgeBy,
          confidencePct: 95,
        });
        const point = table.find((each) => each.scored === sum('scored'));
        const [passes, fails] = [sum('passed') >= (point?.passAt ?? Infinity), sum('passed') <= (point?.failAt ?? -1)];
        const open = nth + 1 < rounds.length ? 'running' : 'inconclusive';
        expect(judged.verdict).toBe(passes ? 'passed' : fails ? 'failed' : open);
        const isLast = judgeBy === 'score' && nth + 1 === rounds.length;
        const whole = scorePctOf(sum('passed'), sum('scored')) >= thresholdPct ? 'passed' : 'failed';
        expect([whole, isLast ? null : judged.verdict]).toContain(judged.verdict);
        if (judged.verdict !== 'running') break;
      }
    }),
    { numRuns: 300 },
  );
  expect(seen).toEqual(new Set(['passed', 'failed', 'running', 'inconclusive']));
});

it('is never passed with a failed job that no complete round after it stands in for', () => {
  const state = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 6, max: 10 }).map((passed) => of(passed)) },
    fc.constantFrom(failed, waiting),
  );
  const anyRounds = fc.array(fc.array(state, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(anyRounds, fc.boolean(), (rounds, isOver) => {
      const { verdict } = judge({ rounds, isOver });
      if (verdict !== 'passed' && verdict !== 'failed') return;
      const broken = rounds.flatMap((states, nth) => (states.includes(failed) ? nth : []));
      expect(rounds.flat()).not.toContain(waiting);
      expect(broken.length).toBeLessThanOrEqual(1);
      expect(broken).not.toContain(rounds.length - 1);
    }),
    { numRuns: 2000 },
  );
});
