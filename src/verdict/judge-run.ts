import type { JudgedBenchmark, Verdict } from './judge.ts';

/** The run's verdict: the worst of its blocking benchmarks'. A run without one, or with one that is not judged, has proven nothing. */
export function judgeRun(benchmarks: readonly JudgedBenchmark[]): Verdict {
  const blocking = benchmarks.filter(({ benchmark }) => benchmark.level === 'block');
  const verdicts = new Set(blocking.map(({ verdict }) => verdict));
  if (verdicts.has('failed')) return 'failed';
  if (verdicts.has('error') || verdicts.has('running') || verdicts.has('planned') || verdicts.size === 0)
    return 'error';
  return verdicts.has('inconclusive') ? 'inconclusive' : 'passed';
}
