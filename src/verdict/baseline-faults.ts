import type { Notice } from '../notice.ts';
import type { Plan } from '../plan/plan.ts';
import type { FoundBaseline } from './baseline.ts';
import { estimateOf } from './compare.ts';
import { unitsOf } from './judging-faults.ts';
import { unitsToShowRegression } from './statistics/needed-units.ts';

/**
 * Why a benchmark that only a baseline judges cannot fail, so that it would be paid for in vain: with its units not even a score of 0 would show a
 * regression.
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
    if (benchmark.thresholdPct !== null || found?.kind !== 'found' || units === null) return [];
    const baseline = estimateOf(found.baseline);
    if (baseline === null) return [];
    const needed = unitsToShowRegression({ baseline, allowedDropPct });
    if (needed !== null && units.count >= needed) return [];
    const { name, id: benchmarkId } = benchmark;
    const { count, noun } = units;
    return [{ code: 'baseline-cannot-fail', benchmarkId: name ?? benchmarkId, units: count, noun, needed }];
  });
}
