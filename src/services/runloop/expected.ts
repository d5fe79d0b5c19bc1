import type { AgentRun, HarborSource } from '../../plan/plan.ts';
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
  const known = [spec?.scenario_ids, lastSpec?.scenario_ids, asked === null ? source?.scenario_ids : null];
  const configured = [spec?.agent_configs, lastSpec?.agent_configs].find(isFilled)?.map(({ name, model_name }) => ({
    name,
    model: toId(model_name, asIs),
  }));
  if (asked?.source.kind === 'harbor') {
    const { attempts } = asked.source;
    return {
      scenarioIds: known.find(isFilled) ?? null,
      agents: agentsOfFile(asked.source, { configured: configured ?? [], contents }) ?? configured ?? null,
      attempts: Math.max(1, attempts ?? attemptsOf(spec ?? lastSpec)),
    };
  }
  return {
    scenarioIds: asked?.source.kind === 'scenarios' ? asked.source.ids : (known.find(isFilled) ?? null),
    agents: asked?.agents ?? configured ?? null,
    attempts: Math.max(1, asked === null ? attemptsOf(spec ?? lastSpec) : (asked.orchestrator?.attempts ?? 1)),
  };
}

interface FileReading {
  readonly configured: readonly ExpectedAgent[];
  readonly contents: Contents;
}

/**
 * The agents that a Harbor file names, with their models; null where it does not name them all. Where it names no model, the job tells that
 * of the only one of a name.
 */
function agentsOfFile(
  { agents, models }: HarborSource,
  { configured, contents }: FileReading,
): readonly ExpectedAgent[] | null {
  if (agents === undefined) return null;
  return agents.map((name, index) => {
    const written = models?.[index] ?? null;
    if (written !== null) return { name, model: asListed(written, modelsOf(name, contents)) };
    const [only, ...others] = configured.filter((each) => each.name === name);
    return { name, model: others.length === 0 ? (only?.model ?? null) : null };
  });
}

function modelsOf(name: string, { benchmark_outcomes: outcomes }: Contents): readonly string[] {
  return outcomes.flatMap((outcome) => (outcome.agent_name === name ? (toId(outcome.model_name, asIs) ?? []) : []));
}

/**
 * A file's model as the service writes it: a file puts the provider before it (`provider/model`), and nothing documents whether the service
 * does. Every other difference is another model.
 */
function asListed(written: string, known: readonly string[]): string {
  const isSame = (model: string) => model.endsWith(`/${written}`) || written.endsWith(`/${model}`);
  return known.includes(written) ? written : (known.find(isSame) ?? written);
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
