import * as v from 'valibot';
import { capabilities } from '../capabilities.ts';
import { oneOf } from '../input-formats.ts';
import { Agents, OrchestratorEntry } from './agents.ts';
import { type SuiteEntry, serviceKey, toEntry, toExisting, toRun } from './entry.ts';
import { BaselineJobId, JobId, Level, mapping, matching, Name, Threshold, text } from './formats.ts';

const { pattern, shape } = capabilities.runloop.benchmarkId;

const service = serviceKey('runloop');
const judged = {
  metric: v.optional(
    v.pipe(oneOf(capabilities.runloop.metrics), v.description('Which score is judged.')),
    'all-scenarios',
  ),
  agent: v.optional(text('The agent whose score is judged; the worst of all unless given.')),
  threshold: Threshold,
  'baseline-job-id': BaselineJobId,
  level: Level,
  name: Name,
};
const run = { agents: Agents, orchestrator: v.optional(OrchestratorEntry) };

/** A score of an agent that does not run would be waited for, and paid for, in vain. */
const judgesOwnAgent = v.check(({ choice, work }: SuiteEntry) => {
  if (work.kind !== 'submit' || choice?.agent == null) return true;
  return work.run?.agents.some(({ name }) => name === choice.agent) === true;
}, 'judges an agent that it does not run; `agent` must be one of the names in `agents`');

const scenarioExpected = 'is not the id of a scenario, such as scn_123';
const Scenarios = v.pipe(
  v.array(matching(pattern, scenarioExpected), 'is not a list of ids'),
  v.minLength(1, 'names no scenario'),
  v.description('Ids of the scenarios to run.'),
  // A JSON Schema ends before a transformation: it has no words for what follows.
  v.transform((ids) => ids),
  v.check((ids) => new Set(ids).size === ids.length, 'names a scenario more than once; name it once'),
);

/** Entries for Runloop, by the key that names what is judged. */
export const runloopEntries = {
  id: v.pipe(
    mapping(
      {
        service,
        id: v.pipe(matching(pattern, `is not ${shape}`), v.description('Id of the benchmark.')),
        ...run,
        ...judged,
      },
      'a benchmark of runloop',
    ),
    v.transform((given) => {
      const { id } = given;
      return toEntry('runloop', given, { id, work: toRun({ kind: 'benchmark', id }, given) });
    }),
    judgesOwnAgent,
  ),
  scenarios: v.pipe(
    mapping({ service, scenarios: Scenarios, ...run, ...judged }, 'scenarios of runloop'),
    v.transform((given) => {
      const { name, scenarios: ids } = given;
      const id = name ?? shorten(ids);
      return toEntry('runloop', given, { id, work: toRun({ kind: 'scenarios', ids }, given) });
    }),
    judgesOwnAgent,
  ),
  harbor: v.pipe(
    mapping(
      { service, harbor: text('Path of a Harbor job file in the workspace; it names its own agents.'), ...judged },
      'a Harbor file of runloop',
    ),
    v.transform((given) => {
      const { name, harbor: path } = given;
      return toEntry('runloop', given, { id: name ?? path, work: { kind: 'harbor-file', path } });
    }),
  ),
  'inline-yaml': v.pipe(
    mapping(
      { service, 'inline-yaml': text('Text of a Harbor job file; it names its own agents.'), ...judged },
      'inline YAML of runloop',
    ),
    v.transform((given) => {
      const { name, 'inline-yaml': yaml } = given;
      return toEntry('runloop', given, { id: name ?? 'inline-yaml', work: toRun({ kind: 'harbor', yaml }) });
    }),
  ),
  'job-id': v.pipe(
    mapping({ service, 'job-id': JobId, ...judged }, 'a job of runloop'),
    v.transform((given) => toEntry('runloop', given, toExisting(given['job-id']))),
  ),
  'job-name': v.pipe(
    mapping(
      { service, 'job-name': text('Name of jobs that exist; the newest is judged.'), ...judged },
      'a job of runloop',
    ),
    v.transform((given) => {
      const name = given['job-name'];
      return toEntry('runloop', given, { id: name, work: { kind: 'newest', query: { name } } });
    }),
  ),
};

const maxShown = 3;

function shorten(ids: readonly string[]): string {
  const more = ids.length - maxShown;
  return `${ids.slice(0, maxShown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
