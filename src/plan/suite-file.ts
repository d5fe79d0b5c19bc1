import * as v from 'valibot';
import { oneOf } from './input-formats.ts';
import { serviceNames } from './plan.ts';
import { type Problems, quote } from './problem.ts';
import { parseYaml } from './yaml.ts';

const mostFaults = 20;

/** A mapping of these keys and no other. */
const mapping = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, (issue) => {
    if (issue.expected === 'never') return `is not a known key; known are ${Object.keys(entries).join(', ')}`;
    return issue.expected === 'Object' ? 'must be a mapping' : 'is missing';
  });

const idExpected = 'must be the id of a benchmark';
const countExpected = 'must be a whole number from 1 to 10000';
const thresholdExpected = 'must be a percentage from 0 to 100';

const Entry = mapping({
  service: v.optional(
    v.pipe(
      oneOf(serviceNames),
      v.description('The service that runs this benchmark; the `service` input unless given.'),
    ),
  ),
  id: v.pipe(
    v.union([v.pipe(v.number(), v.safeInteger(idExpected)), v.pipe(v.string(), v.nonEmpty(idExpected))], idExpected),
    v.description('Id of the benchmark.'),
  ),
  count: v.optional(
    v.pipe(
      v.number(countExpected),
      v.integer(countExpected),
      v.minValue(1, countExpected),
      v.maxValue(10_000, countExpected),
      v.description('Units to run.'),
    ),
    1,
  ),
  threshold: v.pipe(
    v.number(thresholdExpected),
    v.minValue(0, thresholdExpected),
    v.maxValue(100, thresholdExpected),
    v.description('Lowest score that passes, in percent.'),
  ),
  name: v.optional(
    v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty'), v.description('The name to show.')),
  ),
});

/** The suite file. All settings that are not about one benchmark stay inputs, so that nothing has two homes. */
export const SuiteFile = v.pipe(
  mapping({
    benchmarks: v.pipe(
      v.array(Entry, 'must be a list of benchmarks'),
      v.minLength(1, 'must name at least one benchmark'),
      v.description('The benchmarks to judge, in the order of the report.'),
    ),
  }),
  v.title('Benchmark Gate suite file'),
);

export type SuiteEntry = v.InferOutput<typeof Entry>;

/** Reads a suite file's text; everything wrong with it is noted as a problem of the `config` input, and the list is then empty. */
export function parseSuiteFile(text: string, path: string, problems: Problems): readonly SuiteEntry[] {
  const read = parseSuite(text);
  if ('benchmarks' in read) return read.benchmarks;
  for (const expected of read.faults.slice(0, mostFaults)) problems.add('config', { came: path, expected });
  const more = read.faults.length - mostFaults;
  if (more > 0) problems.add('config', { came: path, expected: `mend these first; the file has ${more} more faults` });
  return [];
}

function parseSuite(text: string): { benchmarks: readonly SuiteEntry[] } | { faults: readonly string[] } {
  const yaml = parseYaml(text);
  if ('faults' in yaml) return yaml;
  const result = v.safeParse(SuiteFile, yaml.content, { abortPipeEarly: true });
  return result.success ? result.output : { faults: [...new Set(result.issues.map(faultOf))] };
}

/** Where in the file, what is wrong there, and what stands there instead. */
function faultOf({ path, message, input }: v.BaseIssue<unknown>): string {
  const keys = path?.map(({ key }) => key) ?? [];
  // A list has keys too, so it is taken for a mapping without the right ones.
  const holder = path?.at(-1);
  if (holder?.type === 'object' && Array.isArray(holder.input)) {
    return `${placeOf(keys.slice(0, -1))} must be a mapping, not a list`;
  }
  return `${placeOf(keys)} ${message}${message.startsWith('must be ') ? `, not ${nameOf(input)}` : ''}`;
}

function placeOf(keys: readonly unknown[]): string {
  if (keys.length === 0) return 'the file';
  return keys.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${key}]`;
    const text = String(key);
    const shown = /^[\w-]{1,100}$/.test(text) ? text : quote(text);
    return place === '' ? shown : `${place}.${shown}`;
  }, '');
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'empty';
}
