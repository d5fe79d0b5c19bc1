import * as v from 'valibot';
import { parseDocument } from 'yaml';
import { serviceNames } from './plan.ts';
import type { Problems } from './problem.ts';

const longestFile = 1024 * 1024;

const Entry = v.strictObject({
  service: v.optional(
    v.pipe(
      v.picklist(serviceNames, `must be one of ${serviceNames.join(', ')}`),
      v.description('The service that runs this benchmark; the `service` input unless given.'),
    ),
  ),
  id: v.pipe(
    v.union([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.nonEmpty())], 'must be the id of a benchmark'),
    v.description('Id of the benchmark.'),
  ),
  count: v.optional(
    v.pipe(
      v.number('must be a whole number from 1 to 10000'),
      v.integer('must be a whole number from 1 to 10000'),
      v.minValue(1, 'must be a whole number from 1 to 10000'),
      v.maxValue(10_000, 'must be a whole number from 1 to 10000'),
      v.description('Units to run.'),
    ),
    1,
  ),
  threshold: v.pipe(
    v.number('must be a percentage from 0 to 100'),
    v.minValue(0, 'must be a percentage from 0 to 100'),
    v.maxValue(100, 'must be a percentage from 0 to 100'),
    v.description('Lowest score that passes, in percent.'),
  ),
  name: v.optional(
    v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty'), v.description('The name to show.')),
  ),
});

/** The suite file. All settings that are not about one benchmark stay inputs, so that nothing has two homes. */
export const SuiteFile = v.pipe(
  v.strictObject({
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
  const wrong = (expected: string) => problems.add('config', { came: path, expected });
  if (text.length > longestFile) {
    wrong('the file is larger than 1 MiB');
    return [];
  }
  const document = parseDocument(text, { prettyErrors: true, logLevel: 'silent' });
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) {
    for (const error of errors.slice(0, 10)) wrong(`the file is not valid YAML: ${firstLine(error.message)}`);
    return [];
  }
  const content = toPlain(() => document.toJS({ maxAliasCount: 100 }));
  if (content instanceof Error) {
    wrong(`the file is not valid YAML: ${firstLine(content.message)}`);
    return [];
  }
  const result = v.safeParse(SuiteFile, content, { abortPipeEarly: true });
  if (result.success) return result.output.benchmarks;
  for (const issue of result.issues.slice(0, 20)) wrong(`${placeOf(issue)} ${messageOf(issue)}`);
  return [];
}

/** `toJS` throws on an alias bomb and on anchors that are not resolvable. */
function toPlain(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function placeOf(issue: v.BaseIssue<unknown>): string {
  const keys = issue.path?.map(({ key }) => key) ?? [];
  if (keys.length === 0) return 'the file';
  return keys.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${key}]`;
    return place === '' ? String(key) : `${place}.${String(key)}`;
  }, '');
}

function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.kind !== 'schema' || !/^Invalid (key|type)/.test(issue.message)) return issue.message;
  if (issue.expected === 'never') return 'is not a known key';
  if (issue.received === 'undefined') return 'is missing';
  return `must be ${issue.expected === 'Object' ? 'a mapping' : issue.expected}, not ${issue.received}`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.replace(/:$/, '') ?? text;
}
