import type { Inputs } from '../inputs.ts';
import { type PlannedBenchmark, readerKey, type Work } from '../plan.ts';
import { type Problems, quote } from '../problem.ts';
import { type SuiteEntry, toRun } from './entry.ts';
import { parseSuiteFile } from './suite-file.ts';
import { parseYaml } from './yaml.ts';

/** Reads a file of the workspace: its text, or a sentence that says why it cannot be read. */
export type ReadSuiteFile = (path: string) => { readonly text: string } | { readonly error: string };

interface Parsing {
  readonly inputs: Inputs;
  readonly readSuiteFile: ReadSuiteFile;
  readonly problems: Problems;
}

/** Parses what is to be judged from a suite file, and from the files that it names in turn. */
export function parseSuite(path: string, { inputs, readSuiteFile, problems }: Parsing): readonly PlannedBenchmark[] {
  const { service, model } = inputs;
  noteSecondHomes(inputs, problems);
  const add = (expected: string) => problems.add('config', { came: path, expected });
  const file = readSuiteFile(path);
  if ('error' in file) {
    add(file.error);
    return [];
  }
  const entries = parseSuiteFile(file.text, { path, service, problems });
  const benchmarks = entries.flatMap((entry, index) => {
    const work = readWork(entry, readSuiteFile);
    if (!('fault' in work)) return { ...entry, work: withModel(work, model) };
    add(`benchmarks[${index}].${work.fault}`);
    return [];
  });
  for (const id of new Set(findRepeated(benchmarks))) add(`names ${quote(id)} more than once; name it once`);
  return benchmarks;
}

/** What the file holds for each benchmark has no place in an input that speaks of all. */
function noteSecondHomes(inputs: Inputs, problems: Problems): void {
  const { thresholds, 'benchmark-counts': counts, agent, metric, 'score-scale': scale } = inputs;
  const replaced = {
    thresholds: thresholds !== null,
    'benchmark-counts': counts !== null && counts.join() !== '1',
    agent: agent !== null,
    metric: metric !== null,
    'score-scale': scale === 1,
  };
  for (const [name, isGiven] of Object.entries(replaced)) {
    if (isGiven)
      problems.add(name, { expected: 'is given together with config; leave it out, the suite file holds it' });
  }
}

/** The work of an entry with the job file that it names, if any; checked as far as the service would refuse any such text. */
function readWork({ work }: SuiteEntry, readSuiteFile: ReadSuiteFile): Work | { readonly fault: string } {
  if (work.kind === 'harbor-file') {
    const file = readSuiteFile(work.path);
    const fault = 'error' in file ? file.error : faultOfHarbor(file.text, 'the file');
    if ('error' in file || fault !== null) return { fault: `harbor is ${quote(work.path)}: ${fault}` };
    return toRun({ kind: 'harbor', yaml: file.text });
  }
  if (work.kind !== 'submit' || work.run?.source.kind !== 'harbor') return work;
  const fault = faultOfHarbor(work.run.source.yaml, 'the text');
  return fault === null ? work : { fault: `inline-yaml: ${fault}` };
}

function faultOfHarbor(text: string, subject: string): string | null {
  const yaml = parseYaml(text, subject);
  if ('faults' in yaml) return yaml.faults.join('; ');
  const isMapping = typeof yaml.content === 'object' && yaml.content !== null && !Array.isArray(yaml.content);
  return isMapping ? null : `${subject} must be a mapping, as a Harbor job file is`;
}

/** The `model` input is the model of every agent that names none. */
function withModel(work: Work, model: string | null): Work {
  if (work.kind !== 'submit' || work.run === undefined) return work;
  const agents = work.run.agents.map((agent) => ({ ...agent, model: agent.model ?? model }));
  return { ...work, run: { ...work.run, agents } };
}

/** The ids of benchmarks that would be paid for, or judged, twice in the same way. */
function findRepeated(benchmarks: readonly PlannedBenchmark[]): readonly string[] {
  const known = new Set<string>();
  return benchmarks.flatMap((benchmark) => {
    const { id, work } = benchmark;
    const named = work.kind === 'submit' ? (work.run ? [work.run.source, work.run.agents] : id) : work;
    const key = JSON.stringify([readerKey(benchmark), work.kind, named]);
    if (known.has(key)) return id;
    known.add(key);
    return [];
  });
}
