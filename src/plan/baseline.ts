import { capabilities } from './capabilities.ts';
import type { Inputs } from './inputs.ts';
import type { PlannedBenchmark } from './plan.ts';
import { joinWords, type Problems, quote, quoteAll } from './problem.ts';
import { findResult, parseResults, type ResultsEntry, type ToldResult } from './results-file.ts';

/** Where the score lies that a benchmark is compared with. */
export type BaselineSource =
  /** A job that exists. */
  | { readonly kind: 'job'; readonly jobId: string }
  /** What a results document of an earlier run tells of it. */
  | { readonly kind: 'results'; readonly told: ToldResult };

/** How scores are compared with their baselines. */
export interface Comparing {
  /** By how many points a score may fall below its baseline. */
  readonly allowedDropPct: number;
  /** What a regression does to the check. */
  readonly onRegression: 'fail' | 'warn';
  /** What is older is no baseline. */
  readonly maxAgeMs: number;
}

/** Reads a file that an earlier step has put there: its text, or why it cannot be read, in words that follow its name. */
export type ReadResultsFile = (
  path: string,
) => { readonly text: string } | { readonly error: string; readonly isMissing?: boolean };

/** The inputs that can name the baselines of a run: at most one of them is given. */
const sources = ['baseline-job-ids', 'baseline-results'] as const;

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
  const compared = fromResults(benchmarks, { inputs, readResultsFile, problems });
  noteWithoutInterval(compared, problems);
  noteEndless(compared, problems);
  noteIdle(inputs, compared, problems);
  return compared;
}

/** How the scores are compared; null where no benchmark has a baseline, or an input is invalid. */
export function comparingOf(inputs: Inputs, benchmarks: readonly PlannedBenchmark[]): Comparing | null {
  const { 'allowed-drop': allowedDropPct, 'on-regression': onRegression } = inputs;
  const { 'baseline-max-age-minutes': maxAgeMinutes } = inputs;
  if (benchmarks.every(({ baseline }) => baseline === undefined)) return null;
  if (allowedDropPct === null || onRegression === null || maxAgeMinutes === null) return null;
  return { allowedDropPct, onRegression, maxAgeMs: maxAgeMinutes * 60_000 };
}

/** Looks every benchmark that has no baseline of its own up in the document of an earlier run. */
function fromResults(
  benchmarks: readonly PlannedBenchmark[],
  { inputs: { 'baseline-results': path }, readResultsFile, problems }: Parsing,
): readonly PlannedBenchmark[] {
  const open = benchmarks.filter(
    ({ baseline, service }) => baseline === undefined && capabilities[service].hasIntervals,
  );
  if (path === null || benchmarks.length === 0) return benchmarks;
  if (open.length === 0) {
    problems.add('baseline-results', 'no benchmark of this run can be compared with it; leave it out');
    return benchmarks;
  }
  const entries = readEntries(path, { readResultsFile, problems });
  if (entries === null) return benchmarks;
  const told = new Map(open.map((benchmark) => [benchmark, lookUp(benchmark, entries)]));
  if (entries !== 'missing' && [...told.values()].every(({ code }) => code === 'not-listed'))
    problems.add('baseline-results', `${quote(path)} tells of none of the benchmarks of this run`);
  return benchmarks.map((benchmark) => {
    const result = told.get(benchmark);
    return result === undefined ? benchmark : { ...benchmark, baseline: { kind: 'results', told: result } };
  });
}

function lookUp(benchmark: PlannedBenchmark, entries: readonly ResultsEntry[] | 'missing'): ToldResult {
  return entries === 'missing' ? { code: 'no-file' } : findResult(entries, benchmark);
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

/** Only a threshold says when enough units were run. */
function noteEndless(benchmarks: readonly PlannedBenchmark[], problems: Problems): void {
  const endless = benchmarks.filter(
    ({ thresholdPct, work }) => thresholdPct === null && work.kind === 'submit' && work.looks !== undefined,
  );
  if (endless.length > 0)
    problems.add(
      'thresholds',
      `missing. ${quoteAll(endless.map(({ name, id }) => name ?? id))} runs in rounds, and only a threshold says when to stop; give one, or a fixed number of units`,
    );
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
