import { isGiven, isNumber, toCount } from '../http/answer.ts';
import type { Score } from '../service.ts';
import { type Contents, labelOf, normaliseState, type Outcome, type Scenario } from './answer.ts';

/** Which scenarios a score is the mean of: all that were expected, the missing ones counting 0, or the completed ones. */
export const metrics = ['all-scenarios', 'completed-scenarios'] as const;
export type Metric = (typeof metrics)[number];

/** Why there is no score: words that go on after "the job completed without a valid score". */
export interface Fault {
  readonly fault: string;
}

/** One agent's run of a completed job. */
export interface AgentResult {
  readonly agent: string;
  readonly outcome: Outcome;
  readonly score: Score | Fault;
}

/** Every agent's run with its score, in the order of the answer. */
export function scoreAgents(contents: Contents, metric: Metric): readonly AgentResult[] {
  return contents.benchmark_outcomes.map((outcome) => {
    const expected = expectedOf(outcome, contents);
    return {
      agent: labelOf(outcome.agent_name, outcome.model_name),
      outcome,
      score: scoreOf(outcome, { expected, metric }),
    };
  });
}

/**
 * How many scenarios one agent's run comes to: as many as the job names, and never fewer than the run itself lists, lacks or
 * counts. Where the job names none, the longest run says it for all.
 */
export function expectedOf(outcome: Outcome, contents: Contents): number {
  return scenarioIdsOf(contents).length > 0 ? lengthOf(outcome, contents) : longestRun(contents);
}

/** The most scenarios that any agent's run comes to; 0 when nothing tells. */
export function longestRun(contents: Contents): number {
  const lengths = contents.benchmark_outcomes.map((outcome) => lengthOf(outcome, contents));
  return Math.max(scenarioIdsOf(contents).length, ...lengths);
}

function lengthOf(outcome: Outcome, contents: Contents): number {
  const { scenario_outcomes: listed, n_completed, n_failed, n_timeout } = outcome;
  const ids = scenarioIdsOf(contents);
  // A scenario that is listed twice does not stand in for another that is missing.
  const missing = new Set(ids).size - new Set(listed.map((scenario) => scenario.scenario_definition_id)).size;
  const counted = [n_completed, n_failed, n_timeout].reduce<number>((sum, count) => sum + (toCount(count) ?? 0), 0);
  return Math.max(ids.length, listed.length + Math.max(0, missing), counted);
}

function scenarioIdsOf({ job_spec: spec, job_source: source }: Contents): readonly string[] {
  return spec?.scenario_ids ?? source?.scenario_ids ?? [];
}

/** The run that is judged. Every agent that could be the worst must have a score, or nobody knows which is. */
export function pickJudged(
  results: readonly AgentResult[],
  contents: Contents,
  wanted: string | null,
): (AgentResult & { readonly score: Score }) | Fault {
  const { job_spec: spec, in_progress_runs: running } = contents;
  if (results.length === 0) return { fault: 'it has no benchmark outcomes' };
  const isWanted = (name: string) => wanted === null || name === wanted;
  const configured = (spec?.agent_configs ?? []).map(({ name }) => name);
  const ran = results.map(({ outcome }) => outcome.agent_name);
  for (const name of configured.filter(isWanted)) {
    if (countOf(ran, name) < countOf(configured, name)) return { fault: `agent ${name} has no outcome` };
  }
  const ownRuns = new Set(results.map(({ outcome }) => outcome.benchmark_run_id));
  const open = running.find((run) => !ownRuns.has(run.benchmark_run_id));
  if (wanted === null && open !== undefined) return { fault: `its run ${open.benchmark_run_id} has no outcome` };
  let worst: (AgentResult & { readonly score: Score }) | null = null;
  for (const result of results.filter(({ outcome }) => isWanted(outcome.agent_name))) {
    const { score } = result;
    if ('fault' in score) return { fault: `agent ${result.agent}: ${score.fault}` };
    if (worst === null || score.pct < worst.score.pct) worst = { ...result, score };
  }
  return worst ?? { fault: `it ran no agent ${wanted}, only ${[...new Set(ran)].join(', ')}` };
}

function countOf(names: readonly string[], wanted: string): number {
  return names.filter((name) => name === wanted).length;
}

function scoreOf(
  outcome: Outcome,
  { expected, metric }: { readonly expected: number; readonly metric: Metric },
): Score | Fault {
  const { scenario_outcomes: listed, average_score: average } = outcome;
  if (listed.length === 0) return { fault: 'no scenario has an outcome' };
  const completed = listed.filter(isCompleted);
  const scores: number[] = [];
  for (const { score, scenario_definition_id: id } of completed) {
    // A completed scenario that tells no score has proven nothing, like one that failed.
    if (!isGiven(score)) continue;
    if (isNumber(score) && score >= 0 && score <= 1) scores.push(score);
    else return { fault: `the score of scenario ${id} is not a number from 0 to 1` };
  }
  const sum = scores.reduce((total, score) => total + score, 0);
  if (metric === 'completed-scenarios') {
    if (completed.length === 0) return { fault: `none of its ${expected} scenarios completed` };
    if (isGiven(average) && !isSameMean(average, sum / completed.length)) {
      return { fault: 'its average_score contradicts the scores of its completed scenarios' };
    }
  }
  const counted = metric === 'all-scenarios' ? expected : completed.length;
  const isCounting = scores.every((score) => score === 0 || score === 1);
  return {
    pct: Math.round((10_000 * sum) / counted) / 100,
    // Counts exist only where a scenario either passes or does not.
    passed: isCounting ? sum : null,
    scored: isCounting ? counted : null,
    ...(!isCounting && { isMean: true }),
  };
}

/** The service may round to two decimals. */
const toleratedRounding = 0.005;

function isSameMean(average: unknown, mean: number): boolean {
  return isNumber(average) && Math.abs(average - mean) <= toleratedRounding + 1e-9;
}

export function isCompleted({ state }: Scenario): boolean {
  return normaliseState(state) === 'completed';
}
