import type { Notice } from '../notice.ts';
import type { Plan } from '../plan/plan.ts';
import type { FoundBaseline } from './baseline.ts';
import { estimateOf } from './compare.ts';
import { unitsOf } from './judging-faults.ts';
import { type Estimate, estimateOfCounts } from './statistics/difference.ts';
import { unitsToShowRegression } from './statistics/needed-units.ts';

/**
 * Why a benchmark that only a baseline judges cannot fail, so that it would be paid for in vain: with its units not even a score of 0 would
 * show a regression.
 */
export function faultsOfBaselines(
  { benchmarks, comparing }: Pick<Plan, 'benchmarks' | 'comparing'>,
  baselineOf: (index: number) => FoundBaseline | null,
): readonly Notice[] {
  if (comparing === null) return [];
  const { allowedDropPct } = comparing;
  return benchmarks.flatMap((benchmark, index): Notice[] => {
    const found = baselineOf(index);
    const units = unitsOf(benchmark);
    if (benchmark.thresholdPct !== null || found === null || units === null) return [];
    const baseline = estimateAtBest(found, benchmark.baseline?.kind === 'endpoint' ? units.count : null);
    if (baseline === null) return [];
    const needed = unitsToShowRegression({ baseline, allowedDropPct });
    if (needed !== null && units.count >= needed) return [];
    const { name, id: benchmarkId } = benchmark;
    const { count, noun } = units;
    return [{ code: 'baseline-cannot-fail', benchmarkId: name ?? benchmarkId, units: count, noun, needed }];
  });
}

/** The baseline, or the best that so many units could give; null where that is not known. */
function estimateAtBest(found: FoundBaseline, units: number | null): Estimate | null {
  if (found.kind === 'found') return estimateOf(found.baseline);
  return units === null ? null : estimateOfCounts({ passed: units, scored: units });
}
