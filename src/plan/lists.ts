import { type BaselineSource, namesBaseline } from './baseline.ts';
import { capabilities, chooseScore } from './capabilities.ts';
import { renderNoneOf } from './closest.ts';
import type { Inputs } from './inputs.ts';
import { type Count, isSingleUnit, planUnits } from './looks.ts';
import type { PlannedBenchmark, ServiceName, Work } from './plan.ts';
import { type Problems, quote, quoteAll } from './problem.ts';
import { toRun } from './suite/entry.ts';
import { faultOfThreshold } from './threshold.ts';

type Source = 'benchmark-ids' | 'job-ids';

/** Parses what is to be judged from the lists; values pair with ids by their position. */
export function parseLists(source: Source, inputs: Inputs, problems: Problems): readonly PlannedBenchmark[] {
  const { [source]: ids, service, metric, agent, 'score-scale': scale } = inputs;
  // What is wrong with the ids themselves is noted already; how many were meant is not known then.
  if (ids === null) return [];
  noteListFaults(source, ids, problems);
  const needsThresholds = !namesBaseline(inputs, problems);
  if (inputs.thresholds === null && needsThresholds && !problems.has('thresholds')) {
    problems.add(
      'thresholds',
      `missing. Give the lowest score that passes, one for all or one for each of \`${source}\``,
    );
  }
  const baselines = pairBaselines(inputs['baseline-job-ids'], { source, ids, problems });
  const thresholds = spread('thresholds', inputs.thresholds, { source, ids, problems });
  const isRun = source === 'benchmark-ids';
  if (!isRun) noteIdleCounts(inputs, problems);
  const counts = isRun ? spread('benchmark-counts', inputs['benchmark-counts'], { source, ids, problems }) : [];
  const levels = spread('levels', inputs.levels, { source, ids, problems });
  noteOddThresholds(inputs, problems);
  if (service === null) return [];
  noteUnfitScore(service, inputs, problems);
  if (isRun) noteUnfitRun(ids, { service, inputs, problems });
  const choice = chooseScore(service, { metric, agent, scale });
  return ids.flatMap((id, index) => {
    const thresholdPct = inputs.thresholds === null && !problems.has('thresholds') ? null : thresholds[index];
    const [level, baseline] = [levels[index], baselines[index]];
    const work = isRun ? workOf(id, counts[index], inputs) : ({ kind: 'existing', jobId: id } as const);
    if (thresholdPct === undefined || level === undefined || work === null) return [];
    return {
      service,
      id,
      name: null,
      thresholdPct,
      level,
      work,
      ...(baseline && { baseline }),
      ...(choice && { choice }),
    };
  });
}

/** Each job is the baseline of one benchmark alone. */
function pairBaselines(jobIds: readonly string[] | null, { source, ids, problems }: Spread): readonly BaselineSource[] {
  if (jobIds === null) return [];
  if (jobIds.length !== ids.length) {
    const lengths = `${countOf(jobIds, 'job')} for ${countOf(ids, 'id')} in \`${source}\``;
    problems.add('baseline-job-ids', `${lengths}; give one for each`);
  }
  const itself = source === 'job-ids' ? jobIds.filter((jobId, index) => ids[index] === jobId) : [];
  if (itself.length > 0) problems.add('baseline-job-ids', `${quoteAll(itself)} would be compared with itself`);
  return jobIds.map((jobId) => ({ kind: 'job', jobId }));
}

function noteOddThresholds({ thresholds, metric }: Inputs, problems: Problems): void {
  for (const pct of new Set(thresholds)) {
    const fault = faultOfThreshold(pct, metric);
    if (fault !== null) problems.add('thresholds', `${quote(String(pct))} ${fault}`);
  }
}

/** What runs a benchmark; null when that is not known, which is noted elsewhere. */
function workOf(id: string, count: Count | undefined, { service, agent, model }: Inputs): Work | null {
  if (service === null || count === undefined) return null;
  if (!capabilities[service].hasAgents) return { kind: 'submit', ...planUnits(count) };
  if (agent === null) return null;
  const defaults = { agentId: null, timeoutSeconds: null, kwargs: {}, environment: {}, secrets: {} };
  return toRun({ kind: 'benchmark', id }, { agents: [{ name: agent, model, ...defaults }] });
}

function noteListFaults(source: Source, ids: readonly string[], problems: Problems): void {
  if (ids.length === 0) problems.add(source, 'holds no id; give at least one');
  const repeated = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  const [areNamed, each] = repeated.length === 1 ? ['is named', 'it'] : ['are named', 'each'];
  if (repeated.length > 0) problems.add(source, `${quoteAll(repeated)} ${areNamed} more than once; name ${each} once`);
}

/** Inputs about the score that the service does not know would be silently without effect. */
function noteUnfitScore(service: ServiceName, inputs: Inputs, problems: Problems): void {
  const { title, metrics, hasAgents, hasScale } = capabilities[service];
  const { metric, agent, 'score-scale': scale } = inputs;
  if (agent !== null && !hasAgents) problems.add('agent', `${title} runs no agents; leave it out`);
  if (metric !== null && metrics.every((name) => name !== metric)) {
    const [first, ...others] = metrics;
    const isOnly = others.length === 0;
    problems.add(
      'metric',
      isOnly ? `${title} has only ${first}; leave it out` : `${quote(metric)} ${renderNoneOf(metric, metrics)}`,
    );
  }
  if (scale === 1 && !hasScale) problems.add('score-scale', `the scale of ${title} is known; leave it out`);
}

/**
 * Counts that say nothing were meant for something. `seed`, `max-credits` and the endpoint's inputs may stay: who goes on
 * with paid jobs replaces only what names the benchmarks.
 */
function noteIdleCounts({ 'benchmark-counts': counts }: Inputs, problems: Problems): void {
  if (counts === null || isSingleUnit(counts)) return;
  problems.add('benchmark-counts', 'cannot be combined with `job-ids`; existing jobs already have their units');
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
    problems.add('benchmark-ids', `${title} starts no benchmarks; name existing jobs in \`job-ids\``);
    return;
  }
  const wrong = ids.filter((id) => !benchmarkId.pattern.test(id));
  if (wrong.length > 0) {
    const isNot = wrong.length === 1 ? 'is not an id' : 'are not ids';
    problems.add('benchmark-ids', `${quoteAll(wrong)} ${isNot} of ${title}; give ${benchmarkId.shape}`);
  }
  const units = (inputs['benchmark-counts'] ?? []).filter((count) => count !== 1);
  if (units.length > 0 && !hasUnits) {
    problems.add('benchmark-counts', `${title} has no units; leave it out`);
  }
  if (hasAgents && inputs.agent === null) {
    problems.add('agent', `missing. Name the agent that ${title} runs on the benchmarks`);
  }
}

interface Spread {
  readonly source: Source;
  readonly ids: readonly string[];
  readonly problems: Problems;
}

/** One value serves all; otherwise there must be one for each. */
function spread<T>(name: string, values: readonly T[] | null, { source, ids, problems }: Spread): readonly T[] {
  const [first, ...others] = values ?? [];
  if (first !== undefined && others.length === 0) return ids.map(() => first);
  if (values !== null && values.length !== ids.length) {
    const lengths = `${countOf(values, 'value')} for ${countOf(ids, 'id')} in \`${source}\``;
    problems.add(name, `${lengths}; give one for all or one for each`);
  }
  return values ?? [];
}

function countOf(items: readonly unknown[], noun: string): string {
  return `${items.length} ${noun}${items.length === 1 ? '' : 's'}`;
}
