import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JobState, ServiceFailure } from '../../src/services/service.ts';
import { type Case, judgeBenchmark, unjudged } from '../../src/verdict/judge.ts';
import { judgeRun } from '../../src/verdict/judge-run.ts';
import { causeOfReason, type Reason } from '../../src/verdict/reason.ts';
import { createBenchmark, createJob, emptyPlan, failureOf } from '../fixtures/cases.ts';

const timeUp = { code: 'timed-out', timeoutMs: 1 } as const;

/** The score of a benchmark in hundredths of a percent, by whole numbers alone; null when nothing proves one. */
function provenScore({ evidence, expectedJobs, objections }: Case): number | null {
  if (objections.length > 0 || evidence.length !== expectedJobs || expectedJobs === 0) return null;
  const scores = evidence.map(({ job, lost }) => (lost === null && job?.state === 'scored' ? job.score : null));
  let passedUnits = 0n;
  let scoredUnits = 0n;
  for (const score of scores) {
    if (score === null || !Number.isFinite(score.pct) || score.pct < 0 || score.pct > 100) return null;
    const { passed, scored } = score;
    if (scored !== null && scored < 1) return null;
    if (passed === null || scored === null) {
      // Passed units alone tell whether there are any.
      if (scores.length > 1 || (passed !== null && passed > 0 !== score.pct > 0)) return null;
      continue;
    }
    if (passed > scored || Math.abs(hundredths(score.pct) * scored - 10_000 * passed) > scored) return null;
    passedUnits += BigInt(passed);
    scoredUnits += BigInt(scored);
  }
  const [only] = scores;
  if (only && scores.length === 1) return hundredths(only.pct);
  // Half a hundredth is rounded up.
  return Number((20_000n * passedUnits + scoredUnits) / (2n * scoredUnits));
}

/** Exact for the scores below, which have two decimals. */
function hundredths(pct: number): number {
  return Math.round(pct * 100);
}

const count = fc.integer({ min: -1, max: 40 });
/** A score that its counts bear out, or nearly. */
const near = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(0, 0, 0, -1, 1, -2, 2),
  )
  .map(([scored, share, off]) => {
    const passed = Math.round(scored * share);
    return { pct: (Math.round((10_000 * passed) / scored) + off) / 100, passed, scored };
  });
const score = fc.oneof(
  { weight: 6, arbitrary: near },
  fc.record({
    pct: fc.integer({ min: -100, max: 11_000 }).map((all) => all / 100),
    passed: fc.option(count),
    scored: fc.option(count),
  }),
  fc.record({
    pct: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 101),
    passed: fc.option(count),
    scored: fc.option(count),
  }),
);
const state: fc.Arbitrary<JobState> = fc.oneof(
  { weight: 8, arbitrary: score.map((each): JobState => ({ state: 'scored', score: each })) },
  fc.constantFrom<JobState>(
    { state: 'waiting', progress: null },
    { state: 'running', progress: null },
    { state: 'failed', reason: 'x' },
    { state: 'cancelled', reason: 'x' },
    { state: 'timed-out', reason: 'x' },
    { state: 'unrecognised', raw: 'scored' },
  ),
);
const rarely = <T>(value: T, usual: T) => fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, fc.constant(value));
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    jobs: fc.array(
      fc.record({
        state: fc.option(state, { freq: 12 }),
        lost: rarely<ServiceFailure | null>(failureOf('lost'), null),
      }),
      {
        maxLength: 3,
      },
    ),
    extra: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.integer({ min: -1, max: 1 })),
    objections: rarely<readonly Reason[]>([{ code: 'age-unknown', maxAgeMs: 1 }], []),
    thresholdPct: fc.integer({ min: 0, max: 10_000 }).map((all) => all / 100),
  })
  .map(({ jobs, extra, objections, thresholdPct }) => ({
    benchmark: createBenchmark({ thresholdPct }),
    name: null,
    evidence: jobs.map(({ state: known, lost }, index) => {
      const id = `job-${index}`;
      return { id, job: known && createJob(known, { id }), lost };
    }),
    expectedJobs: Math.max(0, jobs.length + extra),
    askedUnits: [],
    judging: emptyPlan.judging,
    rounds: null,
    baseline: null,
    objections,
  }));

it('passes exactly what is proven, and fails only what is proven to be below', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyCase, fc.option(fc.constant(timeUp)), (given, unfinished) => {
      const judged = judgeBenchmark(given, unfinished);
      const proven = provenScore(given);
      seen.add(judged.verdict);
      const isEnough = proven !== null && proven >= hundredths(given.benchmark.thresholdPct ?? 101);
      expect(judged.verdict === 'passed').toBe(isEnough);
      expect(judged.verdict === 'failed').toBe(proven !== null && !isEnough);
      expect(judged.scorePct).toBe(proven === null ? null : proven / 100);
    }),
    { numRuns: 5000 },
  );
  expect(seen).toEqual(new Set(['passed', 'failed', 'error', 'running']));
});

it('passes nothing that has neither a threshold nor a baseline', () => {
  fc.assert(
    fc.property(anyCase, fc.option(fc.constant(timeUp)), (given, unfinished) => {
      const benchmark = createBenchmark({ thresholdPct: null });
      const { verdict, scorePct } = judgeBenchmark({ ...given, benchmark }, unfinished);
      expect(verdict).not.toBe('passed');
      expect(verdict === 'inconclusive').toBe(scorePct !== null);
    }),
  );
});

it('gives every verdict but a pass a reason with a cause, and nothing is open when the run is over', () => {
  fc.assert(
    fc.property(anyCase, (given) => {
      const { verdict, reason } = judgeBenchmark(given, timeUp);
      expect(['passed', 'failed', 'error']).toContain(verdict);
      expect(reason === null).toBe(verdict === 'passed');
      const cause = reason === null ? 'none' : causeOfReason(reason);
      const causes = { passed: ['none'], failed: ['threshold'], error: ['job', 'service', 'timeout'] };
      expect(causes[verdict === 'passed' || verdict === 'failed' ? verdict : 'error']).toContain(cause);
    }),
    { numRuns: 2000 },
  );
});

it('a run passes exactly when it has benchmarks and every one passed, in any order', () => {
  const verdict = fc.constantFrom(
    'passed',
    'passed',
    'passed',
    'failed',
    'error',
    'inconclusive',
    'running',
    'planned' as const,
  );
  fc.assert(
    fc.property(fc.array(verdict, { maxLength: 4 }), (verdicts) => {
      const judged = verdicts.map((each) => ({ ...unjudged(createBenchmark(), null, 'planned'), verdict: each }));
      const run = judgeRun(judged);
      expect(run === 'passed').toBe(verdicts.length > 0 && verdicts.every((each) => each === 'passed'));
      expect(judgeRun(judged.toReversed())).toBe(run);
    }),
  );
});
