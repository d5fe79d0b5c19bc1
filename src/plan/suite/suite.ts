import { namesBaseline } from '../baseline.ts';
import type { Inputs } from '../inputs.ts';
import { isSingleUnit } from '../looks.ts';
import { type AgentRun, type PlannedBenchmark, readerKey, type Work } from '../plan.ts';
import { type Problems, quote } from '../problem.ts';
import { type SuiteEntry, toRun } from './entry.ts';
import { parseHarbor } from './harbor.ts';
import { parseSuiteFile } from './suite-file.ts';

/** Reads a file of the workspace: its text, or why it cannot be read, in words that follow its name. */
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
  const file = readSuiteFile(path);
  if ('error' in file) {
    problems.add('config', `${quote(path)} ${file.error}`);
    return [];
  }
  const needsThresholds = !namesBaseline(inputs, problems);
  const { entries, renderPlace } = parseSuiteFile(file.text, { path, service, problems, needsThresholds });
  const planned = entries.flatMap((entry) => {
    const work = readWork(entry, readSuiteFile);
    if (!('fault' in work)) return { entry, benchmark: { ...entry, work: withModel(work, model) } };
    problems.add('config', `${renderPlace(entry, work.key)}: ${work.fault}`);
    return [];
  });
  const known = new Map<string, number>();
  for (const [index, { entry, benchmark }] of planned.entries()) {
    const key = keyOf(benchmark);
    const first = known.get(key);
    if (first === undefined) known.set(key, index);
    else problems.add('config', `${renderPlace(entry)} repeats benchmarks[${first}]; keep one of them`);
  }
  return planned.map(({ benchmark }) => benchmark);
}

/** What the file holds for each benchmark has no place in an input that speaks of all. */
function noteSecondHomes(inputs: Inputs, problems: Problems): void {
  const { thresholds, levels, 'benchmark-counts': counts, agent, metric, 'score-scale': scale } = inputs;
  const { 'baseline-job-ids': baselineJobIds } = inputs;
  const replaced = {
    thresholds: thresholds !== null,
    levels: levels !== null && levels.join() !== 'block',
    'benchmark-counts': counts !== null && !isSingleUnit(counts),
    agent: agent !== null,
    metric: metric !== null,
    'score-scale': scale === 1,
    'baseline-job-ids': baselineJobIds !== null,
  };
  for (const [name, isGiven] of Object.entries(replaced)) {
    if (isGiven) problems.add(name, 'cannot be combined with `config`; the suite file holds it, so leave it out');
  }
}

type Unreadable = { readonly key: 'harbor' | 'inline-yaml'; readonly fault: string };

/** The work of an entry with the job file that it names, if any; checked as far as the service would refuse any such text. */
function readWork({ work }: SuiteEntry, readSuiteFile: ReadSuiteFile): Work | Unreadable {
  if (work.kind === 'harbor-file') {
    const file = readSuiteFile(work.path);
    if ('error' in file) return { key: 'harbor', fault: `the file ${file.error}` };
    const source = parseHarbor(file.text);
    return 'fault' in source ? { key: 'harbor', fault: `the file${source.fault}` } : toRun(source);
  }
  if (work.kind !== 'submit' || work.run?.source.kind !== 'harbor') return work;
  const source = parseHarbor(work.run.source.yaml);
  return 'fault' in source ? { key: 'inline-yaml', fault: `the text${source.fault}` } : toRun(source);
}

/** The `model` input is the model of every agent that names none. */
function withModel(work: Work, model: string | null): Work {
  if (work.kind !== 'submit' || work.run === undefined) return work;
  const agents = work.run.agents.map((agent) => ({ ...agent, model: agent.model ?? model }));
  return { ...work, run: { ...work.run, agents } };
}

/** The same for benchmarks that would be paid for, or judged, twice in the same way. */
function keyOf(benchmark: PlannedBenchmark): string {
  const { id, work } = benchmark;
  const named = work.kind === 'submit' ? (work.run === undefined ? id : wayOf(work.run)) : work;
  return JSON.stringify([readerKey(benchmark), work.kind, named]);
}

/** All that is asked of the service: a setting of the orchestrator that is not given is its default. */
function wayOf({ source, agents, orchestrator }: AgentRun): readonly unknown[] {
  return [source, agents, ...Object.entries(orchestrator ?? {}).filter(([, value]) => value !== null)];
}
