import type { AgentRun } from '../../plan/plan.ts';
import { toCount, toId } from '../http/fields.ts';
import type { Contents, JobSpec } from './answer.ts';

/** What a job must hold to be what was asked for. */
export interface Expected {
  /** Null when neither the plan nor the job tells them. */
  readonly scenarioIds: readonly string[] | null;
  /** Null when neither the plan nor the job tells them; a model that is null may be any. */
  readonly agents: readonly ExpectedAgent[] | null;
  /** How often each scenario is run, or tried: the service does not tell which. At least 1. */
  readonly attempts: number;
}

export interface ExpectedAgent {
  readonly name: string;
  readonly model: string | null;
}

interface Sources {
  /** What this gate asked for; null when it did not start the job. */
  readonly asked: AgentRun | null;
  readonly contents: Contents;
  /** The last specification that any answer about the job held: one may leave it out. */
  readonly lastSpec: JobSpec | null;
}

/** What is expected comes from the plan; from the answer only what the plan does not say. */
export function expectedOf({ asked, contents, lastSpec }: Sources): Expected {
  const { job_spec: spec, job_source: source } = contents;
  const told = [spec?.scenario_ids, lastSpec?.scenario_ids, asked === null ? source?.scenario_ids : null];
  const configured = [spec?.agent_configs, lastSpec?.agent_configs].find(isFilled)?.map(({ name, model_name }) => ({
    name,
    model: toId(model_name, asIs),
  }));
  if (asked?.source.kind === 'harbor') {
    const { agents, attempts } = asked.source;
    return {
      scenarioIds: told.find(isFilled) ?? null,
      agents: agents === undefined ? (configured ?? null) : agentsNamed(agents, configured ?? []),
      attempts: Math.max(1, attempts ?? attemptsOf(spec ?? lastSpec)),
    };
  }
  return {
    scenarioIds: asked?.source.kind === 'scenarios' ? asked.source.ids : (told.find(isFilled) ?? null),
    agents: asked?.agents ?? configured ?? null,
    attempts: Math.max(1, asked === null ? attemptsOf(spec ?? lastSpec) : (asked.orchestrator?.attempts ?? 1)),
  };
}

/**
 * The agents that a Harbor file names. It may write a model in another way than the service, so the job tells the model of the only one of
 * a name.
 */
function agentsNamed(names: readonly string[], configured: readonly ExpectedAgent[]): readonly ExpectedAgent[] {
  return names.map((name) => {
    const [only, ...others] = configured.filter((each) => each.name === name);
    return { name, model: others.length === 0 ? (only?.model ?? null) : null };
  });
}

function attemptsOf(spec: JobSpec | null | undefined): number {
  return toCount(spec?.orchestrator_config?.n_attempts) ?? 1;
}

/** An empty list tells nothing: no job runs nothing, and a specification may be yet to be worked out. */
function isFilled<T>(list: readonly T[] | null | undefined): list is readonly T[] {
  return list !== null && list !== undefined && list.length > 0;
}

function asIs(text: string): string {
  return text;
}
