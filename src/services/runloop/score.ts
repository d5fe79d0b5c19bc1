import { isGiven, isNumber, toCount } from '../http/fields.ts';
import type { RunloopFault } from '../score-fault.ts';
import type { Score } from '../service.ts';
import { faultOfAgents } from './agents.ts';
import { type Contents, isCompleted, labelOf, type Outcome, type Scenario } from './answer.ts';
import type { Expected } from './expected.ts';
import { faultOfOwnFigures } from './own-figures.ts';
import { readTrials, type Trials, type Value } from './trials.ts';

/** Which scenarios a score is the mean of: all that were expected, the missing ones counting 0, or the completed ones. */
export const metrics = ['all-scenarios', 'completed-scenarios'] as const;
export type Metric = (typeof metrics)[number];

/** Why there is no score; its texts may hold secrets. */
export interface Fault {
  readonly fault: RunloopFault;
}

/** One agent's run of a completed job. */
export interface AgentResult {
  readonly agent: string;
  readonly outcome: Outcome;
  readonly score: Score | Fault;
}

interface Scoring {
  readonly expected: Expected;
  readonly metric: Metric;
}

/** Every agent's run with its score, in the order of the answer. */
export function scoreAgents(contents: Contents, scoring: Scoring): readonly AgentResult[] {
  return contents.benchmark_outcomes.map((outcome) => {
    const agent = labelOf(outcome.agent_name, outcome.model_name);
    return { agent, outcome, score: scoreOf(agent, { outcome, ...scoring }) };
  });
}

interface Picking {
  readonly contents: Contents;
  readonly expected: Expected;
  /** The agent whose score is judged; null judges the worst. */
  readonly wanted: string | null;
}

type Judged = AgentResult & { readonly score: Score };

/** The run that is judged. Every agent that could be the worst must have a score, or nobody knows which is. */
export function pickJudged(results: readonly AgentResult[], { contents, expected, wanted }: Picking): Judged | Fault {
  if (results.length === 0) return { fault: { code: 'no-outcomes' } };
  const outcomes = results.map(({ outcome }) => outcome);
  const fault = expected.agents && faultOfAgents(outcomes, { agents: expected.agents, wanted });
  if (fault !== null) return { fault };
  const ownRuns = new Set(outcomes.map((outcome) => outcome.benchmark_run_id));
  const open = contents.in_progress_runs.find((run) => !ownRuns.has(run.benchmark_run_id));
  if (wanted === null && open !== undefined)
    return { fault: { code: 'run-without-outcome', runId: open.benchmark_run_id } };
  let worst: Judged | null = null;
  for (const result of results.filter(({ outcome }) => wanted === null || outcome.agent_name === wanted)) {
    const { score } = result;
    if ('fault' in score) return score;
    if (worst === null || lowestOf(score) < lowestOf(worst.score)) worst = { ...result, score };
  }
  const ran = [...new Set(outcomes.map((outcome) => outcome.agent_name))];
  return worst ?? { fault: { code: 'agent-not-run', agent: wanted ?? '', ran } };
}

function lowestOf({ pct, otherReading }: Score): number {
  return Math.min(pct, otherReading?.pct ?? pct);
}

function scoreOf(agent: string, { outcome, expected, metric }: Scoring & { readonly outcome: Outcome }): Score | Fault {
  const { scenario_outcomes: listed } = outcome;
  if (listed.length === 0) return { fault: { code: 'no-scenario-outcomes', agent } };
  const byScenario = Map.groupBy(listed, (scenario) => scenario.scenario_definition_id);
  const { scenarioIds, attempts } = expected;
  if (scenarioIds === null && metric === 'all-scenarios') return { fault: { code: 'scenarios-unknown', agent } };
  const ids = new Set(scenarioIds ?? byScenario.keys());
  const strays = [...byScenario.keys()].filter((id) => !ids.has(id));
  if (strays.length > 0) return { fault: { code: 'scenarios-not-asked', agent, scenarios: strays.slice(0, maxShown) } };
  const odd = listed.find((scenario) => toValue(scenario) === undefined);
  if (odd !== undefined)
    return { fault: { code: 'scenario-score-invalid', agent, scenario: odd.scenario_definition_id } };
  const values = [...ids].map((id) => (byScenario.get(id) ?? []).map((scenario) => toValue(scenario) ?? null));
  const unlisted = unlistedOf(outcome);
  const { first, second } = readTrials(values, { attempts, unlisted, leavesOut: metric === 'completed-scenarios' });
  if (
    metric === 'completed-scenarios' &&
    [first, second].some((reading) => reading?.scenarios.flat().every((value) => value === null) === true)
  )
    return { fault: { code: 'no-scenario-completed', agent, expected: ids.size } };
  const score = toScore(first, metric);
  const otherReading = second && toScore(second, metric);
  const lowestPct = lowestOf({ ...score, ...(otherReading !== null && { otherReading }) });
  const fault = faultOfOwnFigures(outcome, { byScenario, values, lowestPct, unlisted, metric });
  if (fault !== null) return { fault: { ...fault, agent } };
  return {
    ...score,
    ...(otherReading !== null && otherReading.pct !== score.pct && { otherReading }),
    ...(scenarioIds === null && { isSizeUnknown: true }),
  };
}

/** More scenarios than these are not named one by one. */
const maxShown = 5;

/** The score of one outcome: null where it is not completed, undefined where what it tells is none. */
function toValue(scenario: Scenario): Value | undefined {
  if (!isCompleted(scenario)) return null;
  const { score } = scenario;
  // A completed scenario that tells no score has proven nothing, like one that failed.
  if (!isGiven(score)) return 0;
  return isNumber(score) && score >= 0 && score <= 1 ? score : undefined;
}

/** Outcomes that the run counts and does not list. */
function unlistedOf({ scenario_outcomes: listed, n_completed, n_failed, n_timeout }: Outcome): number {
  const counted = [n_completed, n_failed, n_timeout].reduce<number>((sum, count) => sum + (toCount(count) ?? 0), 0);
  return Math.max(0, counted - listed.length);
}

function toScore({ scenarios, missing }: Trials, metric: Metric): Score {
  const isAll = metric === 'all-scenarios';
  const counted = isAll
    ? scenarios.map((values) => values.map((value) => value ?? 0))
    : scenarios.map((values) => values.filter((value) => value !== null));
  const scores = counted.flat();
  const scored = scores.length + (isAll ? missing : 0);
  const sum = scores.reduce((total, score) => total + score, 0);
  const pct = Math.round((10_000 * sum) / scored) / 100;
  // Counts exist only where a scenario either passes or does not.
  const isCounting = scores.every((score) => score === 0 || score === 1);
  const alone = Array.from({ length: isAll ? missing : 0 }, () => [0]);
  const scenariosPct = [...counted.filter(({ length }) => length > 0), ...alone].map((all) =>
    all.map((score) => 100 * score),
  );
  const attempts = scenarios.reduce((most, { length }) => Math.max(most, length), 1);
  const isRepeated = attempts > 1;
  return {
    pct,
    ...(isCounting ? { passed: sum, scored } : { passed: null, scored: null, isMean: true }),
    ...((isRepeated || !isCounting) && { scenariosPct }),
    ...(isRepeated && { attempts }),
  };
}
