import { capabilities, chooseScore } from './capabilities.ts';
import type { Inputs } from './inputs.ts';
import type { PlannedBenchmark, ServiceName, Work } from './plan.ts';
import type { Problems } from './problem.ts';
import { toRun } from './suite/entry.ts';

type Source = 'benchmark-ids' | 'job-ids';

/** Parses what is to be judged from the lists; values pair with ids by their position. */
export function parseLists(source: Source, inputs: Inputs, problems: Problems): readonly PlannedBenchmark[] {
  const { [source]: ids, service, metric, agent, 'score-scale': scale } = inputs;
  // What is wrong with the ids themselves is noted already; how many were meant is not known then.
  if (ids === null) return [];
  noteListFaults(source, ids, problems);
  if (inputs.thresholds === null && !problems.has('thresholds')) {
    problems.add('thresholds', {
      expected: `is missing; give the lowest score that passes, one for all or one for each of ${source}`,
    });
  }
  const thresholds = spread('thresholds', inputs.thresholds, { source, ids, problems });
  const isRun = source === 'benchmark-ids';
  if (!isRun) noteIdleCounts(inputs, problems);
  const counts = isRun ? spread('benchmark-counts', inputs['benchmark-counts'], { source, ids, problems }) : [];
  if (service === null) return [];
  noteUnfitScore(service, inputs, problems);
  if (isRun) noteUnfitRun(ids, { service, inputs, problems });
  const choice = chooseScore(service, { metric, agent, scale });
  return ids.flatMap((id, index) => {
    const thresholdPct = thresholds[index];
    const work = isRun ? workOf(id, counts[index], inputs) : ({ kind: 'existing', jobId: id } as const);
    if (thresholdPct === undefined || work === null) return [];
    return { service, id, name: null, thresholdPct, work, ...(choice && { choice }) };
  });
}

/** What runs a benchmark; null when that is not known, which is noted elsewhere. */
function workOf(id: string, units: number | undefined, { service, agent, model }: Inputs): Work | null {
  if (service === null || units === undefined) return null;
  if (!capabilities[service].hasAgents) return { kind: 'submit', units };
  if (agent === null) return null;
  const defaults = { agentId: null, timeoutSeconds: null, kwargs: {}, environment: {}, secrets: {} };
  return toRun({ kind: 'benchmark', id }, { agents: [{ name: agent, model, ...defaults }] });
}

function noteListFaults(source: Source, ids: readonly string[], problems: Problems): void {
  if (ids.length === 0) problems.add(source, { expected: 'holds no id; give at least one' });
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (repeated.length > 0) problems.add(source, { holds: repeated, expected: 'each id may be named only once' });
}

/** Inputs about the score that the service does not know would be silently without effect. */
function noteUnfitScore(service: ServiceName, inputs: Inputs, problems: Problems): void {
  const { title, metrics, hasAgents, hasScale } = capabilities[service];
  const { metric, agent, 'score-scale': scale } = inputs;
  if (agent !== null && !hasAgents) {
    problems.add('agent', { came: agent, expected: `${title} runs no agents; leave it out` });
  }
  if (metric !== null && metrics.every((name) => name !== metric)) {
    const expected = `must be ${metrics.length === 1 ? '' : 'one of '}${metrics.join(', ')}`;
    problems.add('metric', { came: metric, expected });
  }
  if (scale === 1 && !hasScale) {
    problems.add('score-scale', { came: '1', expected: `the scale of ${title} is known; leave it out` });
  }
}

/**
 * Counts that say nothing were meant for something. `seed`, `max-credits` and the endpoint's inputs may stay: who goes on
 * with paid jobs replaces only what names the benchmarks.
 */
function noteIdleCounts({ 'benchmark-counts': counts }: Inputs, problems: Problems): void {
  if (counts === null || counts.join() === '1') return;
  problems.add('benchmark-counts', {
    expected: 'is given together with job-ids; leave it out, jobs that exist have their units already',
  });
}

interface Running {
  readonly service: ServiceName;
  readonly inputs: Inputs;
  readonly problems: Problems;
}

/** Notes what the service cannot run. */
function noteUnfitRun(ids: readonly string[], { service, inputs, problems }: Running): void {
  const { title, benchmarkId, hasAgents, hasUnits } = capabilities[service];
  if (benchmarkId === null) {
    problems.add('benchmark-ids', {
      expected: `is given, but ${title} starts no benchmarks; name existing jobs by job-ids`,
    });
    return;
  }
  const wrong = ids.filter((id) => !benchmarkId.pattern.test(id));
  if (wrong.length > 0) {
    problems.add('benchmark-ids', {
      holds: wrong,
      expected: `a benchmark id of ${title} is ${benchmarkId.shape}`,
    });
  }
  const units = (inputs['benchmark-counts'] ?? []).filter((count) => count !== 1);
  if (units.length > 0 && !hasUnits) {
    problems.add('benchmark-counts', { holds: units.map(String), expected: `${title} has no units; leave it out` });
  }
  if (hasAgents && inputs.agent === null) {
    problems.add('agent', { expected: `is missing; name the agent that ${title} runs on the benchmarks` });
  }
}

interface Spread {
  readonly source: Source;
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
