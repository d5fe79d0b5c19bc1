import { toId } from '../http/fields.ts';
import type { RunloopFault } from '../score-fault.ts';
import { labelOf, type Outcome } from './answer.ts';
import type { ExpectedAgent } from './expected.ts';

/** Why these outcomes are not those of the agents that were asked for, compared by name and model; null when they are. */
export function faultOfAgents(
  outcomes: readonly Outcome[],
  { agents, wanted }: { readonly agents: readonly ExpectedAgent[]; readonly wanted: string | null },
): RunloopFault | null {
  const isWanted = (name: string) => wanted === null || name === wanted;
  const expected = Map.groupBy(
    agents.filter(({ name }) => isWanted(name)),
    ({ name }) => name,
  );
  const ran = Map.groupBy(
    outcomes.map(({ agent_name: name, model_name }): ExpectedAgent => ({ name, model: toId(model_name, asIs) })),
    ({ name }) => name,
  );
  for (const [name, all] of expected) {
    const fault = faultOfModels(name, { expected: all.map(toModel), ran: (ran.get(name) ?? []).map(toModel) });
    if (fault !== null) return fault;
  }
  const stray = [...ran.keys()].find((name) => isWanted(name) && !expected.has(name));
  // The one that is judged and was not asked for is told by whoever looks for it.
  return stray === undefined || stray === wanted ? null : { code: 'agent-not-asked', agent: stray };
}

type Model = ExpectedAgent['model'];

/** Compares the models of one agent's name. A model that is not told is taken for the planned one where there is only that. */
function faultOfModels(
  agent: string,
  { expected, ran }: { readonly expected: readonly Model[]; readonly ran: readonly Model[] },
): RunloopFault | null {
  const [only = null] = expected;
  const isAlone = expected.length === 1;
  const without = (model: Model): RunloopFault => ({
    code: 'agent-without-outcome',
    agent: isAlone ? agent : labelOf(agent, model),
  });
  if (ran.length === 0) return without(only);
  for (const model of expected) {
    if (model === null || ran.includes(model)) continue;
    if (ran.includes(null)) {
      if (isAlone) continue;
      return { code: 'model-unknown', agent, model };
    }
    return isAlone ? { code: 'wrong-model', agent, model, ran: namesOf(ran) } : without(model);
  }
  const strays = namesOf(ran).filter((model) => !expected.includes(model) && !expected.includes(null));
  if (strays.length > 0) return { code: 'wrong-model', agent, model: namesOf(expected).join(', '), ran: strays };
  return ran.length < expected.length ? without(null) : null;
}

/** Those that are told, each once. */
function namesOf(models: readonly Model[]): readonly string[] {
  return [...new Set(models.flatMap((model) => model ?? []))];
}

function toModel({ model }: ExpectedAgent): Model {
  return model;
}

function asIs(text: string): string {
  return text;
}
