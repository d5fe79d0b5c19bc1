import type { Inputs } from './inputs.ts';
import { parseLists } from './lists.ts';
import type { PlannedBenchmark } from './plan.ts';
import { joinWords, type Problems } from './problem.ts';

/** Parses the suite file of that path. It is handed in, so that its parser is loaded only for a run that has one. */
export type ParseSuite = (path: string) => readonly PlannedBenchmark[];

/** The inputs that can name what is judged: exactly one of them is given. */
const sources = ['config', 'benchmark-ids', 'job-ids'] as const;

/** Parses what is to be judged, from the lists or the suite file; what is wrong is noted in `problems`. */
export function parseBenchmarks(
  inputs: Inputs,
  parseSuite: ParseSuite,
  problems: Problems,
): readonly PlannedBenchmark[] {
  const [source, ...others] = sources.filter((name) => inputs[name] !== null || problems.has(name));
  if (source === undefined) {
    problems.add(
      'benchmark-ids',
      'missing. Name the benchmarks to run here or in a suite file (`config`), or existing jobs (`job-ids`)',
    );
    return [];
  }
  if (others.length > 0) {
    const all = joinWords(others.map(toCode), 'and');
    problems.add(source, `cannot be combined with ${all}; give only one of ${joinWords(sources.map(toCode), 'and')}`);
    return [];
  }
  if (source !== 'config') return parseLists(source, inputs, problems);
  const { config } = inputs;
  return config === null ? [] : parseSuite(config);
}

function toCode(name: string): string {
  return `\`${name}\``;
}
