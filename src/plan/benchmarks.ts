import type { Inputs } from './inputs.ts';
import type { PlannedBenchmark, ServiceName } from './plan.ts';
import { type Problems, quote } from './problem.ts';
import { parseSuiteFile } from './suite-file.ts';

/** Reads the suite file: its text, or a sentence that says why it cannot be read. */
export type ReadSuiteFile = (path: string) => { readonly text: string } | { readonly error: string };

/** The inputs that can name what is judged: exactly one of them is given. */
const sources = ['config', 'benchmark-ids', 'job-ids'] as const;

/** Parses what is to be judged, from the lists or the suite file; what is wrong is noted in `problems`. */
export function parseBenchmarks(
  inputs: Inputs,
  readSuiteFile: ReadSuiteFile,
  problems: Problems,
): readonly PlannedBenchmark[] {
  const [source, ...others] = sources.filter((name) => inputs[name] !== null || problems.has(name));
  if (source === undefined) {
    problems.add('benchmark-ids', {
      expected: 'is missing; name the benchmarks to run here or in a suite file (config), or existing jobs (job-ids)',
    });
    return [];
  }
  if (others.length > 0) {
    problems.add(source, {
      expected: `is given together with ${others.join(' and ')}; give only one of ${sources.join(', ')}`,
    });
    return [];
  }
  return source === 'config' ? fromSuiteFile(inputs, readSuiteFile, problems) : fromLists(source, inputs, problems);
}

function fromSuiteFile(inputs: Inputs, readSuiteFile: ReadSuiteFile, problems: Problems): readonly PlannedBenchmark[] {
  const { config: path, service, thresholds, 'benchmark-counts': counts } = inputs;
  if (path === null) return [];
  const replaced = { thresholds: thresholds !== null, 'benchmark-counts': counts !== null && counts.join() !== '1' };
  for (const [name, isGiven] of Object.entries(replaced)) {
    if (isGiven)
      problems.add(name, { expected: 'is given together with config; leave it out, the suite file holds it' });
  }
  const file = readSuiteFile(path);
  if ('error' in file) {
    problems.add('config', { came: path, expected: file.error });
    return [];
  }
  const entries = parseSuiteFile(file.text, path, problems).map((entry) => ({ ...entry, id: String(entry.id) }));
  for (const id of repeatedOf(entries.map((entry) => entry.id))) {
    problems.add('config', { came: path, expected: `names benchmark ${quote(id)} more than once; name it once` });
  }
  return entries.flatMap((entry) => {
    const entryService = entry.service ?? service;
    if (entryService === null) return [];
    if (!idFormats[entryService].pattern.test(entry.id)) {
      problems.add('config', {
        came: path,
        expected: `benchmark ${quote(entry.id)}: ${idFormats[entryService].expected}`,
      });
    }
    return {
      service: entryService,
      id: entry.id,
      name: entry.name ?? null,
      thresholdPct: entry.threshold,
      work: { kind: 'submit', units: entry.count },
    };
  });
}

function fromLists(
  source: 'benchmark-ids' | 'job-ids',
  inputs: Inputs,
  problems: Problems,
): readonly PlannedBenchmark[] {
  const { [source]: ids, service } = inputs;
  // What is wrong with the ids themselves is noted already; how many were meant is not known then.
  if (ids === null) return [];
  noteListFaults(source, ids, problems);
  if (inputs.thresholds === null && !problems.has('thresholds')) {
    problems.add('thresholds', {
      expected: `is missing; give the lowest score that passes, one for all or one for each of ${source}`,
    });
  }
  const thresholds = spread('thresholds', inputs.thresholds, { source, ids, problems });
  if (source === 'job-ids') {
    return ids.flatMap((id, index) => {
      const thresholdPct = thresholds[index];
      if (service === null || thresholdPct === undefined) return [];
      return { service, id, name: null, thresholdPct, work: { kind: 'existing', jobId: id } };
    });
  }
  const counts = spread('benchmark-counts', inputs['benchmark-counts'], { source, ids, problems });
  if (service !== null) noteWrongIds(ids, service, problems);
  return ids.flatMap((id, index) => {
    const thresholdPct = thresholds[index];
    const units = counts[index];
    if (service === null || thresholdPct === undefined || units === undefined) return [];
    return { service, id, name: null, thresholdPct, work: { kind: 'submit', units } };
  });
}

function noteListFaults(source: string, ids: readonly string[], problems: Problems): void {
  if (ids.length === 0) problems.add(source, { expected: 'holds no id; give at least one' });
  const repeated = repeatedOf(ids);
  if (repeated.length > 0) problems.add(source, { holds: repeated, expected: 'each id may be named only once' });
}

function noteWrongIds(ids: readonly string[], service: ServiceName, problems: Problems): void {
  const { pattern, expected } = idFormats[service];
  const wrong = ids.filter((id) => !pattern.test(id));
  if (wrong.length > 0) problems.add('benchmark-ids', { holds: wrong, expected });
}

interface Spread {
  readonly source: string;
  readonly ids: readonly string[];
  readonly problems: Problems;
}

/** One value serves all; otherwise there must be one for each. */
function spread(name: string, values: readonly number[] | null, { source, ids, problems }: Spread): readonly number[] {
  const [first, ...others] = values ?? [];
  if (first !== undefined && others.length === 0) return ids.map(() => first);
  if (values !== null && values.length !== ids.length) {
    const lengths = `holds ${countOf(values, 'value')} and ${source} holds ${countOf(ids, 'id')}`;
    problems.add(name, { expected: `${lengths}; give one value for all or one for each` });
  }
  return values ?? [];
}

function countOf(items: readonly unknown[], noun: string): string {
  return `${items.length} ${noun}${items.length === 1 ? '' : 's'}`;
}

/** What a benchmark's id must look like, so that a typing error is told before any request. */
const idFormats: Record<ServiceName, { readonly pattern: RegExp; readonly expected: string }> = {
  // GET /benchmarks and POST /jobs give it as a number.
  harmstack: { pattern: /^(0|[1-9]\d{0,14})$/, expected: 'a benchmark id of Harmstack is a whole number, such as 1' },
  runloop: { pattern: /^[\w.:-]{1,200}$/, expected: 'a benchmark id of Runloop is one word, such as bmd_123' },
  overmind: { pattern: /^(?!)/, expected: 'Overmind starts no benchmarks; name existing jobs by job-ids' },
};

function repeatedOf(ids: readonly string[]): readonly string[] {
  const known = new Set<string>();
  const repeated = new Set<string>();
  for (const id of ids) (known.has(id) ? repeated : known).add(id);
  return [...repeated];
}
