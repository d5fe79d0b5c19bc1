import { toText } from '../http/fields.ts';
import type { LeftOut, Unscored } from '../service.ts';
import { isCompleted, normaliseState, type Outcome, type Scenario } from './answer.ts';
import type { Expected } from './expected.ts';
import type { Metric } from './score.ts';

/**
 * What the class of an exception is called where the sandbox, what surrounds it or a limit of time is to blame. The service documents
 * only examples (`TimeoutException`, `AgentTimeoutError`): what is none of these is the agent's own failing.
 */
const infrastructure =
  /time_?out|timed_?out|sandbox|devbox|environment|container|docker|image|network|connection|infra|setup|install|verifier/i;

/** The exception that ended a scenario where the agent is not to blame; null where there is none such. */
export function infrastructureFault({ failure_reason: failure }: Scenario): string | null {
  const type = toText(failure?.exception_type, (text) => text);
  return type !== null && infrastructure.test(type) ? type : null;
}

/** Why a scenario ended without a score, in plain words, where the agent is not to blame; null where it is, or there is a score. */
function reasonOf(scenario: Scenario): string | null {
  if (isCompleted(scenario)) return null;
  const exception = infrastructureFault(scenario);
  if (exception !== null) return exception;
  const state = normaliseState(scenario.state);
  if (state === 'timeout') return 'timed out';
  return state === 'cancelled' ? 'cancelled' : null;
}

/**
 * The scenarios of one agent's run that ended by something else than the agent, by why, the most frequent first. Texts may hold secrets.
 */
export function unscoredOf(
  { scenario_outcomes: listed }: Outcome,
  { scenarioIds }: Pick<Expected, 'scenarioIds'>,
): readonly Unscored[] {
  const seen = new Set(listed.map((scenario) => scenario.scenario_definition_id));
  const reasons = [
    ...listed.flatMap((scenario) => reasonOf(scenario) ?? []),
    ...[...new Set(scenarioIds).difference(seen)].map(() => 'no outcome'),
  ];
  return [...Map.groupBy(reasons, (reason) => reason)]
    .map(([reason, { length: count }]) => ({ reason, count }))
    .toSorted((a, b) => b.count - a.count);
}

/** How many scenarios have no score at all and are left out by the metric; null where it leaves out none. */
export function leftOutOf(
  { scenario_outcomes: listed }: Outcome,
  { expected: { scenarioIds }, metric }: { readonly expected: Pick<Expected, 'scenarioIds'>; readonly metric: Metric },
): LeftOut | null {
  if (metric !== 'completed-scenarios') return null;
  const all = new Set(scenarioIds ?? listed.map((scenario) => scenario.scenario_definition_id));
  const completed = new Set(listed.filter(isCompleted).map((scenario) => scenario.scenario_definition_id));
  const scenarios = all.difference(completed).size;
  return scenarios === 0 ? null : { scenarios, of: all.size };
}
