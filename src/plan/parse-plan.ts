import { planBatches } from './batches.ts';
import type { Inputs } from './inputs.ts';
import type { Endpoint, Plan, PlannedBenchmark } from './plan.ts';
import type { Problems } from './problem.ts';
import { parseSuiteFile } from './suite-file.ts';

/** Reads the suite file: its text, or a sentence that says why it cannot be read. */
export type ReadSuiteFile = (path: string) => { readonly text: string } | { readonly error: string };

/**
 * Turns the inputs into what one run will do. Checks everything that can be checked without a request and notes all
 * that is wrong in `problems`; the plan is null when anything is.
 */
export function parsePlan(inputs: Inputs, readSuiteFile: ReadSuiteFile, problems: Problems): Plan | null {
  if (inputs['service-api-key'] === null)
    requireInput('service-api-key', 'give the key of the benchmark service', problems);
  const benchmarks = parseBenchmarks(inputs, readSuiteFile, problems);
  const submits = inputs['job-ids'] === null;
  if (submits) {
    requireEndpoint(inputs, problems);
    checkBenchmarkIds(inputs, benchmarks, problems);
  }
  const { 'timeout-minutes': timeoutMinutes, 'poll-interval-seconds': pollIntervalSeconds } = inputs;
  if (problems.found.length > 0 || timeoutMinutes === null || pollIntervalSeconds === null) return null;
  return {
    benchmarks,
    batches: planBatches(benchmarks, inputs.seed),
    endpoint: submits ? endpointOf(inputs) : null,
    model: inputs.model,
    maxCredits: inputs['max-credits'],
    failFast: inputs['fail-fast'] === true,
    timeoutMs: timeoutMinutes * 60_000,
    pollIntervalMs: pollIntervalSeconds * 1000,
  };
}

function requireInput(name: string, expected: string, problems: Problems): void {
  if (!problems.has(name)) problems.add(name, { expected: `is missing; ${expected}` });
}

function requireEndpoint(inputs: Inputs, problems: Problems): void {
  if (inputs['endpoint-url'] === null) {
    requireInput('endpoint-url', "give the URL of the model's chat completions endpoint", problems);
  }
  if (inputs['endpoint-api-key'] === null) {
    requireInput('endpoint-api-key', 'give the key that the benchmark service sends to the endpoint', problems);
  }
}

function parseBenchmarks(
  inputs: Inputs,
  readSuiteFile: ReadSuiteFile,
  problems: Problems,
): readonly PlannedBenchmark[] {
  const given = (['config', 'benchmark-ids', 'job-ids'] as const).filter((name) => inputs[name] !== null);
  const [source, ...others] = given;
  if (source === undefined) {
    problems.add('benchmark-ids', {
      expected: 'is missing; name the benchmarks to run here or in a suite file (config), or existing jobs (job-ids)',
    });
    return [];
  }
  if (others.length > 0) {
    problems.add(source, {
      expected: `is given together with ${others.join(' and ')}; give only one of config, benchmark-ids and job-ids`,
    });
    return [];
  }
  return source === 'config' ? fromSuiteFile(inputs, readSuiteFile, problems) : fromLists(source, inputs, problems);
}

function fromSuiteFile(inputs: Inputs, readSuiteFile: ReadSuiteFile, problems: Problems): readonly PlannedBenchmark[] {
  const { config: path, service, thresholds, 'benchmark-counts': counts } = inputs;
  if (path === null) return [];
  if (thresholds !== null)
    problems.add('thresholds', { expected: 'is given together with config; the suite file holds the thresholds' });
  if (counts !== null && counts.join() !== '1') {
    problems.add('benchmark-counts', { expected: 'is given together with config; the suite file holds the counts' });
  }
  const file = readSuiteFile(path);
  if ('error' in file) {
    problems.add('config', { came: path, expected: file.error });
    return [];
  }
  return parseSuiteFile(file.text, path, problems).flatMap((entry) => {
    const entryService = entry.service ?? service;
    if (entryService === null) return [];
    return {
      service: entryService,
      id: String(entry.id),
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
  const ids = inputs[source] ?? [];
  const { service, thresholds: thresholdList, 'benchmark-counts': countList } = inputs;
  if (ids.length === 0) problems.add(source, { expected: 'holds no id' });
  if (thresholdList === null)
    requireInput('thresholds', `give the lowest score that passes, one for all or one for each of ${source}`, problems);
  const thresholds = spread('thresholds', thresholdList, source, ids.length, problems);
  const counts =
    source === 'job-ids' ? ids.map(() => 1) : spread('benchmark-counts', countList, source, ids.length, problems);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0)
    problems.add(source, {
      came: ids.join(' '),
      expected: `names ${[...new Set(twice)].join(', ')} twice; name it once`,
    });
  return ids.flatMap((id, index) => {
    const thresholdPct = thresholds[index];
    const units = counts[index];
    if (service === null || thresholdPct === undefined || units === undefined) return [];
    const work: PlannedBenchmark['work'] =
      source === 'job-ids' ? { kind: 'existing', jobId: id } : { kind: 'submit', units };
    return { service, id, name: null, thresholdPct, work };
  });
}

/** One value serves all; otherwise there must be one for each. */
function spread(
  name: string,
  values: readonly number[] | null,
  source: string,
  length: number,
  problems: Problems,
): readonly number[] {
  if (values === null) return [];
  const [first] = values;
  if (values.length === 1 && first !== undefined) return Array.from({ length }, () => first);
  if (values.length !== length) {
    problems.add(name, {
      expected: `holds ${values.length} values and ${source} holds ${length}; give one value for all or one for each`,
    });
  }
  return values;
}

/** GET /benchmarks and POST /jobs give a benchmark's id as a number. */
function checkBenchmarkIds(inputs: Inputs, benchmarks: readonly PlannedBenchmark[], problems: Problems): void {
  const input = inputs.config === null ? 'benchmark-ids' : 'config';
  const seen = new Set<string>();
  for (const { id } of benchmarks) {
    if (!/^(0|[1-9]\d{0,14})$/.test(id)) {
      problems.add(input, { came: id, expected: 'a benchmark id of Harmstack is a whole number, such as 1' });
    } else if (seen.has(id) && input === 'config') {
      problems.add(input, { came: id, expected: 'the suite file names this benchmark twice; name it once' });
    }
    seen.add(id);
  }
}

function endpointOf(inputs: Inputs): Endpoint | null {
  const { 'endpoint-url': url, 'endpoint-provider': provider } = inputs;
  if (url === null || provider === null) return null;
  return { displayUrl: url.origin + url.pathname, provider };
}
