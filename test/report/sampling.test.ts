import { describe, expect, test } from 'vitest';
import { renderLogPlan } from '../../src/report/log.ts';
import { tellPrecision, tellSampling, tellSaving } from '../../src/report/sampling.ts';
import type { JudgedBenchmark } from '../../src/verdict/judge.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { createJob, createJudged, createReport } from '../fixtures/reports.ts';

const ofUnits = (units: number, thresholdPct: number) =>
  createJudged({ benchmark: createBenchmark({ thresholdPct, work: { kind: 'submit', units } }) });
const points = [
  { scored: 1, passAt: null, failAt: 0 },
  { scored: 10, passAt: null, failAt: null },
  { scored: 20, passAt: 19, failAt: 12 },
];
const rounds = { maxUnits: 50, askedUnits: 20, points };

describe('what a threshold asks of the units', () => {
  test.each([
    [3, 95, ['3 units can only score 0, 33.33, 66.67 or 100: a threshold of 95 means 3 of 3.']],
    [1, 80, ['1 unit can only score 0 or 100: a threshold of 80 means 1 of 1.']],
    [6, 90, ['The score of 6 units moves in steps of 16.67: a threshold of 90 means 6 of 6.']],
    [5, 80, []],
    [3, 100, []],
    [20, 95, []],
  ])('%d units against %d', (units, thresholdPct, lines) => {
    expect(tellSampling(ofUnits(units, thresholdPct))).toEqual(lines);
  });

  test('is not said of what has no units', () => {
    const runloop = createBenchmark({ service: 'runloop', work: { kind: 'submit', units: 1 } });
    const existing = createBenchmark({ work: { kind: 'existing', jobId: 'j' } });
    for (const benchmark of [runloop, existing])
      expect([tellSampling(createJudged({ benchmark })), tellPrecision(createJudged({ benchmark }), 95)]).toEqual([
        [],
        null,
      ]);
  });
});

test('the decision points of rounds are told, and that the interval is descriptive', () => {
  expect(tellSampling(createJudged({ rounds, intervalPct: [76.38, 99.12] }))).toEqual([
    'After 1 unit: fails at 0; after 10 units: goes on; after 20 units: passes at 19, fails at 12 or fewer.',
    'The interval is only descriptive: it is less exact in a run that may stop early.',
  ]);
  expect(
    tellSampling(createJudged({ rounds: { ...rounds, isApproximate: true }, intervalPct: [76.38, 99.12] })),
  ).toEqual([
    expect.stringMatching(/^After 1 unit/),
    expect.stringMatching(/approximate\.$/),
    expect.stringMatching(/^The interval/),
  ]);
});

test.each([
  [20, 95, '20 units pin a score down to ±20 points.'],
  [1, 95, '1 unit pins a score down to ±45 points.'],
  [100, 80, '100 units pin a score down to ±6 points.'],
])('%d units at %d%%: %s', (units, confidencePct, says) => {
  expect(tellPrecision(ofUnits(units, 80), confidencePct)).toBe(says);
});

describe('what an early decision has saved', () => {
  const early = { rounds, scored: 20, jobs: [10, 10].map((credits) => createJob({ credits })) };

  test.each<[string, Partial<JudgedBenchmark>, string | null]>([
    ['is told in credits', {}, 'decided after 20 of 50 units: 30 credits saved'],
    ['is told at its price', { jobs: [createJob({ credits: 50 })] }, 'decided after 20 of 50 units: 75 credits saved'],
    [
      'is told in units where a job tells no credits',
      { jobs: [createJob({ credits: null })] },
      'decided after 20 of 50 units: 30 units saved',
    ],
    ['is told of a failed one as well', { verdict: 'failed' }, 'decided after 20 of 50 units: 30 credits saved'],
    ['is nothing after the last round', { rounds: { ...rounds, askedUnits: 50 } }, null],
    ['is nothing while it is undecided', { verdict: 'running' }, null],
    ['is nothing without a verdict', { verdict: 'error' }, null],
    ['is nothing without rounds', { rounds: null }, null],
  ])('%s', (_, differences, says) => {
    expect(tellSaving(createJudged({ ...early, ...differences }))).toBe(says);
  });
});

test('the plan in the log says what its units can show', () => {
  const benchmark = createBenchmark({ work: { kind: 'submit', units: 50, looks: [10, 50] } });
  const report = createReport({
    benchmarks: [createJudged({ benchmark, rounds: { ...rounds, points: points.slice(2) } })],
  });
  expect(renderLogPlan(report)).toEqual([
    'haystack-medical-v1: 10 to 50 units, threshold 80%',
    '  50 units pin a score down to ±13 points.',
    '  After 20 units: passes at 19, fails at 12 or fewer.',
  ]);
});
