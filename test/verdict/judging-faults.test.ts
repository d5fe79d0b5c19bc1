import { describe, expect, test } from 'vitest';
import type { Judging, PlannedBenchmark } from '../../src/plan/plan.ts';
import { faultsOfJudging } from '../../src/verdict/judging-faults.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { plainAgent } from '../fixtures/runloop-world.ts';

const byInterval: Judging = { judgeBy: 'interval', confidencePct: 95, onInconclusive: 'fail' };
const faults = (benchmark: Partial<PlannedBenchmark>, judging: Judging = byInterval) =>
  faultsOfJudging({ benchmarks: [createBenchmark(benchmark)], judging }).map(({ says }) => says);
const units = (count: number) => ({ work: { kind: 'submit', units: count } }) as const;
const scenarios = (count: number) =>
  ({
    service: 'runloop',
    work: {
      kind: 'submit',
      units: 1,
      run: {
        source: { kind: 'scenarios', ids: Array.from({ length: count }, (_, index) => `scn_${index}`) },
        agents: [plainAgent],
        orchestrator: null,
      },
    },
  }) as const;

/** So many scenarios, each of which is run so often. */
const repeated = (count: number, attempts: number) => {
  const { run, ...work } = scenarios(count).work;
  const orchestrator = { attempts, concurrentTrials: null, timeoutMultiplier: null, quiet: null };
  return { service: 'runloop', work: { ...work, run: { ...run, orchestrator } } } as const;
};

describe('judged by its interval', () => {
  test('a benchmark that even a perfect run cannot pass is refused, with the units that it takes', () => {
    expect(faults({ ...units(16), thresholdPct: 80 })).toEqual([
      '`interval` cannot judge "1": with 16 units not even a perfect run passes a threshold of 80 at 95% confidence: it takes at least 17',
    ]);
    expect(faults({ ...units(17), thresholdPct: 80 })).toEqual([]);
    expect(faults({ ...units(1), thresholdPct: 0 })).toEqual([]);
  });

  test('the most units of a range count', () => {
    const work = { kind: 'submit', units: 50, looks: [10, 20, 30, 40, 50] } as const;
    expect(faults({ work, thresholdPct: 90 })).toEqual([]);
    expect(faults({ work, thresholdPct: 95 })).toHaveLength(1);
  });

  test('scenarios count where the plan names them, and may be enough where it does not', () => {
    expect(faults({ ...scenarios(16), thresholdPct: 80 })).toEqual([
      expect.stringContaining('with 16 scenarios not even a perfect run passes'),
    ]);
    expect(faults({ ...scenarios(17), thresholdPct: 80 })).toEqual([]);
    const { run } = scenarios(1).work;
    const work = { kind: 'submit', units: 1, run: { ...run, source: { kind: 'benchmark', id: 'bmd_1' } } } as const;
    expect(faults({ service: 'runloop', work, thresholdPct: 80 })).toEqual([]);
    expect(faults({ work: { kind: 'existing', jobId: 'j' }, thresholdPct: 80 })).toEqual([]);
  });

  test('scenarios that are run several times are refused only where they can pass neither as one run each nor as all', () => {
    const at99 = { ...byInterval, confidencePct: 99 };
    expect(faults({ ...repeated(24, 3), thresholdPct: 80 }, at99)).toEqual([]);
    expect(faults({ ...repeated(23, 3), thresholdPct: 80 }, at99)).toEqual([expect.stringContaining('at least 24')]);
    expect(faults({ ...repeated(24, 1), thresholdPct: 80 }, at99)).toEqual([expect.stringContaining('at least 27')]);
    expect(faults({ ...repeated(73, 3), thresholdPct: 95 })).toEqual([]);
  });

  test('a threshold of 100 and a score without an interval are refused', () => {
    expect(faults({ ...units(1000), thresholdPct: 100 })).toEqual([expect.stringContaining('a threshold of 100')]);
    const work = { kind: 'existing', jobId: 'j' } as const;
    expect(faults({ service: 'overmind', work, thresholdPct: 80 })).toEqual([
      expect.stringContaining('has no confidence interval'),
    ]);
  });

  test('nothing is refused where it is judged by its score', () => {
    const judging = { ...byInterval, judgeBy: 'score' } as const;
    expect([faults({ ...units(1), thresholdPct: 100 }, judging), faults({ service: 'overmind' }, judging)]).toEqual([
      [],
      [],
    ]);
  });
});
