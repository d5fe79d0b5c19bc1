import { isGiven, toText } from '../http/fields.ts';
import type { Detail } from '../service.ts';
import { type Contents, isCompleted, labelOf, normaliseState, type Outcome, type Scenario } from './answer.ts';
import type { Expected } from './expected.ts';
import type { AgentResult } from './score.ts';
import { infrastructureFault } from './unscored.ts';

/** More failed scenarios of one job are only counted. */
const maxFailures = 20;

interface Describing {
  readonly contents: Contents;
  readonly expected: Expected;
  /** Empty unless the job completed: what a job had reached when it broke off is no score. */
  readonly results: readonly AgentResult[];
  /** The run that is judged: its failures come first. */
  readonly judged: AgentResult | null;
}

/** One line for each agent, then one for each scenario without a score, of the judged agent first. Texts may hold secrets. */
export function describe({ contents, expected, results, judged }: Describing): readonly Detail[] {
  const { benchmark_outcomes: outcomes } = contents;
  const isOneOfMany = outcomes.length > 1;
  const agents = outcomes.map((outcome, index): Detail => {
    const result = results[index];
    const isJudged = isOneOfMany && judged !== null && result?.outcome === judged.outcome;
    return {
      name: labelOf(outcome.agent_name, outcome.model_name),
      scorePct: result !== undefined && 'pct' in result.score ? result.score.pct : null,
      note: `${countStates(outcome, expected)}${isJudged ? '; this is the score that is judged' : ''}`,
    };
  });
  const ran = new Set(outcomes.map((outcome) => outcome.agent_name));
  const absent = (expected.agents ?? [])
    .filter(({ name }) => !ran.has(name))
    .map(({ name, model }): Detail => ({ name: labelOf(name, model), scorePct: null, note: 'no outcome' }));
  const judgedFirst = outcomes.toSorted((one, other) => rankOf(one, judged) - rankOf(other, judged));
  const failures = judgedFirst.flatMap((outcome) =>
    outcome.scenario_outcomes
      .filter((scenario) => !isCompleted(scenario) || !isGiven(scenario.score))
      .map((scenario) => describeFailure(scenario, isOneOfMany ? outcome : null)),
  );
  const more = failures.length - maxFailures;
  return [
    ...agents,
    ...absent,
    ...failures.slice(0, maxFailures),
    ...(more > 0
      ? [{ name: `${more} more ${more === 1 ? 'scenario' : 'scenarios'} without a score`, scorePct: null, note: null }]
      : []),
  ];
}

function rankOf(outcome: Outcome, judged: AgentResult | null): number {
  return outcome === judged?.outcome ? 0 : 1;
}

function describeFailure(scenario: Scenario, outcome: Outcome | null): Detail {
  const { scenario_definition_id: id, scenario_name, failure_reason: failure } = scenario;
  const name = toText(scenario_name, asIs) ?? id;
  const words = isCompleted(scenario) ? 'completed without a score' : wordsOf(normaliseState(scenario.state));
  const exception = [failure?.exception_type, failure?.exception_message].flatMap((text) => toText(text, asIs) ?? []);
  return {
    name: outcome === null ? name : `${name}, ${labelOf(outcome.agent_name, outcome.model_name)}`,
    scorePct: null,
    note: [words, ...exception].join(': '),
  };
}

/** "1 of 100 scenarios completed, 98 failed, 1 ended by SandboxError" */
function countStates({ scenario_outcomes: listed }: Outcome, { scenarioIds }: Expected): string {
  const completed = listed.filter(isCompleted).length;
  const others = Map.groupBy(
    listed.filter((scenario) => !isCompleted(scenario)),
    endOf,
  );
  const seen = new Set(listed.map((scenario) => scenario.scenario_definition_id));
  const missing = new Set(scenarioIds).difference(seen).size;
  return [
    `${completed} of ${listed.length + missing} scenarios completed`,
    ...[...others].map(([end, { length }]) => `${length} ${end}`),
    ...(missing > 0 ? [`${missing} without an outcome`] : []),
  ].join(', ');
}

/** What ended a scenario: what the agent failed is told apart from what the sandbox did, or a limit of time. */
function endOf(scenario: Scenario): string {
  const exception = infrastructureFault(scenario);
  return exception === null ? wordsOf(normaliseState(scenario.state)) : `ended by ${exception}`;
}

function wordsOf(state: string): string {
  return state === 'timeout' ? 'timed out' : state;
}

function asIs(text: string): string {
  return text;
}
