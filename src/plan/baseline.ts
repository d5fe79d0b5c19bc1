import { capabilities } from './capabilities.ts';
import type { Inputs } from './inputs.ts';
import type { JobQuery, PlannedBenchmark } from './plan.ts';
import { joinWords, type Problems, quote, quoteAll } from './problem.ts';
import { type FoundResult, findResult, parseResults, type ResultsEntry } from './results-file.ts';

/** Where the score lies that a benchmark is compared with. */
export type BaselineSource =
  /** A job that exists. */
  | { readonly kind: 'job'; readonly jobId: string }
  /** The newest that fits of some jobs that exist. */
  | { readonly kind: 'newest'; readonly query: JobQuery }
  /** The account's newest jobs against another endpoint. */
  | { readonly kind: 'endpoint' }
  /** What a results document of an earlier run tells of it. */
  | {
      readonly kind: 'results';
      readonly result: FoundResult;
      /** For a job that exists and is not listed itself: only once it is read is it known which benchmark to look for. */
      readonly entries?: readonly ResultsEntry[];
    };

/** How scores are compared with their baselines. */
export interface Comparing {
  /** By how many points a score may fall below its baseline. */
  readonly allowedDropPct: number;
  /** What a regression does to the check. */
  readonly onRegression: 'fail' | 'warn';
  /** What is older is no baseline. */
  readonly maxAgeMs: number;
  /** The endpoint that jobs of before ran against, as far as it may be shown; null where none is named. */
  readonly endpointUrl: string | null;
}

/** Reads a file that an earlier step has put there: its text, or why it cannot be read, in words that follow its name. */
export type ReadResultsFile = (
  path: string,
) => { readonly text: string } | { readonly error: string; readonly isMissing?: boolean };

/** The inputs that can name the baselines of a run: at most one of them is given. */
const sources = ['baseline-endpoint-url', 'baseline-job-ids', 'baseline-job-name', 'baseline-results'] as const;

/** Whether the inputs name a baseline for benchmarks that need no threshold then. */
export function namesBaseline(inputs: Inputs, problems: Problems): boolean {
  return sources.some((name) => inputs[name] !== null || problems.has(name));
}

interface Parsing {
  readonly inputs: Inputs;
  readonly readResultsFile: ReadResultsFile;
  readonly problems: Problems;
}

/** Gives each benchmark its baseline: that of its own entry, else that of the inputs. What is wrong is noted in `problems`. */
export function withBaselines(
  benchmarks: readonly PlannedBenchmark[],
  { inputs, readResultsFile, problems }: Parsing,
): readonly PlannedBenchmark[] {
  const [first, ...others] = sources.filter((name) => inputs[name] !== null || problems.has(name));
  if (first !== undefined && others.length > 0) {
    problems.add(
      first,
      `cannot be combined with ${joinWords(
        others.map((name) => `\`${name}\``),
        'and',
      )}; name one kind of baseline`,
    );
    return benchmarks;
  }
  noteSameEndpoint(inputs, problems);
  const named = fromName(fromEndpoint(benchmarks, inputs, problems), inputs, problems);
  const compared = fromResults(named, { inputs, readResultsFile, problems });
  noteIdleKey(inputs, compared, problems);
  noteWithoutInterval(compared, problems);
  if (first !== undefined && !problems.has(first)) noteWithoutMeasure(compared, { inputs, source: first, problems });
  noteEndless(compared, inputs, problems);
  noteIdle(inputs, compared, problems);
  return compared;
}

/** How the scores are compared; null where no benchmark has a baseline, or an input is invalid. */
export function comparingOf(inputs: Inputs, benchmarks: readonly PlannedBenchmark[]): Comparing | null {
  const { 'allowed-drop': allowedDropPct, 'on-regression': onRegression } = inputs;
  const { 'baseline-max-age-minutes': maxAgeMinutes } = inputs;
  if (benchmarks.every(({ baseline }) => baseline === undefined)) return null;
  if (allowedDropPct === null || onRegression === null || maxAgeMinutes === null) return null;
  const { 'baseline-endpoint-url': url } = inputs;
  const endpointUrl = url === null ? null : url.origin + url.pathname;
  return { allowedDropPct, onRegression, maxAgeMs: maxAgeMinutes * 60_000, endpointUrl };
}

/** A key runs the baseline: there must be an endpoint to run, and jobs to be run at all. */
function noteIdleKey(inputs: Inputs, benchmarks: readonly PlannedBenchmark[], problems: Problems): void {
  const { 'baseline-endpoint-api-key': key, 'baseline-endpoint-url': url, 'job-ids': jobIds } = inputs;
  if (key === null) return;
  if (url === null && !problems.has('baseline-endpoint-url'))
    problems.add('baseline-endpoint-api-key', 'there is no endpoint that it is for; give `baseline-endpoint-url`');
  if (jobIds !== null)
    problems.add('baseline-endpoint-api-key', 'cannot be combined with `job-ids`, which submits nothing; leave it out');
  const compared = benchmarks.filter(({ baseline }) => baseline?.kind === 'endpoint');
  if (jobIds === null && compared.length > 0 && compared.every(({ work }) => work.kind !== 'submit'))
    problems.add(
      'baseline-endpoint-api-key',
      'a baseline is run only for benchmarks that are submitted, and those compared here are jobs that exist already; leave it out',
    );
}

/** One address may serve several models: then its jobs may be of any of them. */
function noteSameEndpoint(inputs: Inputs, problems: Problems): void {
  const { 'baseline-endpoint-url': url, 'endpoint-url': own, model, 'endpoint-headers': headers } = inputs;
  if (url === null || own === null || url.href !== own.href || (model === null && headers === null)) return;
  const tells = [...(model === null ? [] : ['`model`']), ...(headers === null ? [] : ['`endpoint-headers`'])];
  problems.add(
    'baseline-endpoint-url',
    `is the same as \`endpoint-url\`, where only ${joinWords(tells, 'and')} may tell models apart, and jobs do not show them; give another address, or another kind of baseline`,
  );
}

function fromEndpoint(
  benchmarks: readonly PlannedBenchmark[],
  { 'baseline-endpoint-url': url }: Inputs,
  problems: Problems,
): readonly PlannedBenchmark[] {
  if (url === null || benchmarks.length === 0) return benchmarks;
  const open = openOf(benchmarks, 'callsEndpoint');
  if (open.size === 0)
    problems.add(
      'baseline-endpoint-url',
      'no benchmark of this run is compared with jobs of an endpoint; leave it out',
    );
  return benchmarks.map((each) => (open.has(each) ? { ...each, baseline: { kind: 'endpoint' } } : each));
}

function fromName(
  benchmarks: readonly PlannedBenchmark[],
  { 'baseline-job-name': name }: Inputs,
  problems: Problems,
): readonly PlannedBenchmark[] {
  if (name === null || benchmarks.length === 0) return benchmarks;
  const open = openOf(benchmarks, 'hasNamedBaselines');
  if (open.size === 0)
    problems.add(
      'baseline-job-name',
      'no benchmark of this run is compared with a job of a name, which Runloop alone knows; leave it out',
    );
  return benchmarks.map((each) =>
    open.has(each) ? { ...each, baseline: { kind: 'newest', query: queryOf(name, each) } } : each,
  );
}

/** The benchmarks without a baseline of their own whose service is capable of one. */
function openOf(
  benchmarks: readonly PlannedBenchmark[],
  capability: 'callsEndpoint' | 'hasNamedBaselines' | 'hasIntervals',
): ReadonlySet<PlannedBenchmark> {
  return new Set(
    benchmarks.filter(({ baseline, service }) => baseline === undefined && capabilities[service][capability]),
  );
}

/** A job that is still on its way is no baseline: the newest that has completed is. */
function queryOf(name: string, { work }: PlannedBenchmark): JobQuery {
  const source = work.kind === 'submit' ? work.run?.source : undefined;
  return { name, status: 'completed', ...(source?.kind === 'benchmark' && { benchmarkId: source.id }) };
}

/** Looks every benchmark that has no baseline of its own up in the document of an earlier run. */
function fromResults(
  benchmarks: readonly PlannedBenchmark[],
  { inputs: { 'baseline-results': path }, readResultsFile, problems }: Parsing,
): readonly PlannedBenchmark[] {
  const open = openOf(benchmarks, 'hasIntervals');
  if (path === null || benchmarks.length === 0) return benchmarks;
  if (open.size === 0) {
    problems.add('baseline-results', 'no benchmark of this run can be compared with it; leave it out');
    return benchmarks;
  }
  const entries = readEntries(path, { readResultsFile, problems });
  if (entries === null) return benchmarks;
  const found = new Map([...open].map((benchmark) => [benchmark, lookUp(benchmark, entries)]));
  if ([...found.values()].every(isUnlisted))
    problems.add('baseline-results', `${quote(path)} tells of none of the benchmarks of this run`);
  return benchmarks.map((benchmark) => {
    const baseline = found.get(benchmark);
    return baseline === undefined ? benchmark : { ...benchmark, baseline };
  });
}

type ResultsSource = Extract<BaselineSource, { readonly kind: 'results' }>;

function isUnlisted({ result, entries }: ResultsSource): boolean {
  return result.code === 'not-listed' && entries === undefined;
}

function lookUp(benchmark: PlannedBenchmark, entries: readonly ResultsEntry[] | 'missing'): ResultsSource {
  if (entries === 'missing') return { kind: 'results', result: { code: 'no-file' } };
  const result = findResult(entries, benchmark);
  const isLater = result.code === 'not-listed' && benchmark.work.kind !== 'submit';
  return { kind: 'results', result, ...(isLater && { entries }) };
}

/** A file that is not there yet is no fault: the first run of all has none. */
function readEntries(
  path: string,
  { readResultsFile, problems }: Pick<Parsing, 'readResultsFile' | 'problems'>,
): readonly ResultsEntry[] | 'missing' | null {
  const file = readResultsFile(path);
  if ('error' in file) {
    if (file.isMissing === true) return 'missing';
    problems.add('baseline-results', `${quote(path)} ${file.error}`);
    return null;
  }
  const parsed = parseResults(file.text);
  if (!('fault' in parsed)) return parsed.entries;
  problems.add('baseline-results', `${quote(path)} ${parsed.fault}`);
  return null;
}

/** One number says nothing of how sure it is. */
function noteWithoutInterval(benchmarks: readonly PlannedBenchmark[], problems: Problems): void {
  const [without] = benchmarks.filter(
    ({ baseline, service }) => baseline !== undefined && !capabilities[service].hasIntervals,
  );
  if (without !== undefined)
    problems.add(
      'baseline-job-ids',
      `scores of ${capabilities[without.service].title} have no interval, so no regression can be shown; leave it out`,
    );
}

/** What has neither a threshold nor a baseline would pass whatever it scores: the kind of baseline may not be for its service. */
function noteWithoutMeasure(
  benchmarks: readonly PlannedBenchmark[],
  { inputs, source, problems }: Pick<Parsing, 'inputs' | 'problems'> & { readonly source: string },
): void {
  const unmeasured = benchmarks.filter(({ thresholdPct, baseline }) => thresholdPct === null && baseline === undefined);
  if (unmeasured.length === 0) return;
  problems.add(
    homeOfThresholds(inputs),
    `${subjectOf(unmeasured, ['has', 'have'])} neither a threshold nor a baseline, since \`${source}\` is not for every service; give a threshold`,
  );
}

/** Only a threshold says when enough units were run. */
function noteEndless(benchmarks: readonly PlannedBenchmark[], inputs: Inputs, problems: Problems): void {
  const endless = benchmarks.filter(
    ({ thresholdPct, work }) => thresholdPct === null && work.kind === 'submit' && work.looks !== undefined,
  );
  if (endless.length === 0) return;
  const home = homeOfThresholds(inputs);
  problems.add(
    home,
    `${home === 'config' ? '' : 'missing. '}${subjectOf(endless, ['runs', 'run'])} in rounds, and only a threshold says when to stop; give one, or a fixed number of units`,
  );
}

/** Beside a suite file the input is refused. */
function homeOfThresholds({ config }: Inputs): 'thresholds' | 'config' {
  return config === null ? 'thresholds' : 'config';
}

/** Benchmarks by their names, with the verb that fits their number. */
function subjectOf(
  benchmarks: readonly PlannedBenchmark[],
  [one, several]: readonly [one: string, several: string],
): string {
  const names = new Set(benchmarks.map(({ name, id }) => name ?? id));
  return `${quoteAll([...names])} ${names.size === 1 ? one : several}`;
}

/** Settings of a comparison that there is not. */
function noteIdle(inputs: Inputs, benchmarks: readonly PlannedBenchmark[], problems: Problems): void {
  if (benchmarks.length === 0 || namesBaseline(inputs, problems)) return;
  if (benchmarks.some(({ baseline }) => baseline !== undefined)) return;
  const idle = {
    'allowed-drop': (inputs['allowed-drop'] ?? 0) !== 0,
    'on-regression': inputs['on-regression'] === 'warn',
  };
  for (const [name, isGiven] of Object.entries(idle))
    if (isGiven) problems.add(name, 'nothing is compared in this run; name a baseline, or leave it out');
}
