/** What the entries of a suite file have in common, whatever their service. */
import * as v from 'valibot';
import { chooseScore } from '../capabilities.ts';
import type { Agent, AgentRun, Level, Orchestrator, PlannedBenchmark, ServiceName, Work } from '../plan.ts';

/** An entry as it is planned, but for the file that it may name. */
export interface SuiteEntry extends Omit<PlannedBenchmark, 'work'> {
  readonly work: Work | HarborFile;
}

/** A job file that lies in the workspace and is yet to be read. */
export interface HarborFile {
  readonly kind: 'harbor-file';
  readonly path: string;
}

/** The schema of entries that name what is judged in one of the ways of a service. */
export type EntrySchema = v.GenericSchema<unknown, SuiteEntry>;

interface Given {
  readonly threshold?: number | undefined;
  readonly 'baseline-job-id'?: string | undefined;
  readonly level: Level;
  readonly name?: string | undefined;
  readonly metric?: string | undefined;
  readonly agent?: string | undefined;
  readonly 'score-scale'?: 1 | 100 | undefined;
}

/** Plans an entry, given what it names and the work that this means. */
export function toEntry(service: ServiceName, given: Given, named: Pick<SuiteEntry, 'id' | 'work'>): SuiteEntry {
  const { name, threshold, level, metric, agent, 'score-scale': scale, 'baseline-job-id': baselineJobId } = given;
  const choice = chooseScore(service, { metric, agent, scale });
  return {
    service,
    name: name ?? null,
    thresholdPct: threshold ?? null,
    level,
    ...named,
    ...(baselineJobId !== undefined && { baseline: { kind: 'job', jobId: baselineJobId } }),
    ...(choice && { choice }),
  };
}

export function toExisting(jobId: string): Pick<SuiteEntry, 'id' | 'work'> {
  return { id: jobId, work: { kind: 'existing', jobId } };
}

interface RunOptions {
  readonly agents?: readonly Agent[];
  readonly orchestrator?: Orchestrator | undefined;
}

/** A job that runs agents is run as a whole: it has no units. */
export function toRun(source: AgentRun['source'], { agents = [], orchestrator }: RunOptions = {}): Work {
  return { kind: 'submit', units: 1, run: { source, agents, orchestrator: orchestrator ?? null } };
}

export const serviceKey = (service: ServiceName) =>
  v.optional(v.pipe(v.literal(service), v.description('The service; the `service` input unless given.')));
