import { capabilities } from '../plan/capabilities.ts';
import type { Plan, PlannedBenchmark } from '../plan/plan.ts';
import { quoteAll } from '../plan/problem.ts';
import { scenariosToPass, unitsToPass } from './statistics/needed-units.ts';

/** What is wrong with an input: words that follow its name and a colon. */
export interface JudgingFault {
  readonly input: 'judge-by';
  readonly says: string;
}

/** Why a plan that is judged by intervals cannot pass whatever the model does: it would be paid for in vain. */
export function faultsOfJudging({
  benchmarks,
  judging,
}: Pick<Plan, 'benchmarks' | 'judging'>): readonly JudgingFault[] {
  const { judgeBy, confidencePct } = judging;
  if (judgeBy === 'score') return [];
  const named = (fits: (benchmark: PlannedBenchmark) => boolean) =>
    quoteAll(benchmarks.filter(fits).map(({ name, id }) => name ?? id));
  const says = [
    [named(hasNone), 'one number, which has no confidence interval, is all that is told of it; use `judge-by: score`'],
    [named(isPerfect), 'no interval lies at or above a threshold of 100; lower it, or use `judge-by: score`'],
  ] as const;
  const tooFew = benchmarks.flatMap((benchmark) => {
    const { thresholdPct, name, id } = benchmark;
    const units = unitsOf(benchmark);
    if (units === null || thresholdPct === null || hasNone(benchmark) || isPerfect(benchmark)) return [];
    const needed = samplesToPass(units.isRepeated, { thresholdPct, confidencePct });
    if (needed !== null && units.count >= needed) return [];
    const takes = needed === null ? 'no number would do' : `it takes at least ${needed}`;
    const have = `${units.count} ${units.count === 1 ? units.noun : `${units.noun}s`}`;
    return [
      `${quoteAll([name ?? id])}: with ${have} not even a perfect run passes a threshold of ${thresholdPct} at ${confidencePct}% confidence: ${takes}`,
    ];
  });
  return [...says.flatMap(([which, why]) => (which === '' ? [] : `${which}: ${why}`)), ...tooFew].map((each) => ({
    input: 'judge-by',
    says: `\`interval\` cannot judge ${each}`,
  }));
}

/** Of scenarios that are run several times each run counts, or only one of them: nobody knows before. Only what can pass in no way is refused. */
function samplesToPass(isRepeated: boolean, options: Parameters<typeof unitsToPass>[0]): number | null {
  const ways = [unitsToPass(options), ...(isRepeated ? [scenariosToPass(options)] : [])].filter(
    (each) => each !== null,
  );
  return ways.length === 0 ? null : Math.min(...ways);
}

function hasNone({ service }: PlannedBenchmark): boolean {
  return !capabilities[service].hasIntervals;
}

function isPerfect(benchmark: PlannedBenchmark): boolean {
  return !hasNone(benchmark) && benchmark.thresholdPct !== null && benchmark.thresholdPct >= 100;
}

interface Samples {
  readonly count: number;
  readonly noun: 'unit' | 'scenario';
  /** Whether each is asked for more than once. */
  readonly isRepeated: boolean;
}

/** How many samples a benchmark has at most; null where that is not known before it runs. */
export function unitsOf({ service, work }: PlannedBenchmark): Samples | null {
  if (work.kind !== 'submit') return null;
  if (capabilities[service].hasUnits) return { count: work.units, noun: 'unit', isRepeated: false };
  const { run } = work;
  if (run?.source.kind !== 'scenarios') return null;
  return { count: run.source.ids.length, noun: 'scenario', isRepeated: (run.orchestrator?.attempts ?? 1) > 1 };
}
