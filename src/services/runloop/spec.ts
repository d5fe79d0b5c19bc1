import type { Agent, AgentRun, Orchestrator } from '../../plan/plan.ts';

/** The `spec` of `POST /v1/benchmark_jobs`. What is not given is left out: the service has its own defaults. */
export function toSpec({ source, agents, orchestrator }: AgentRun) {
  switch (source.kind) {
    case 'harbor':
      // A Harbor file names its own agents and settings.
      return { type: 'harbor' as const, inline_yaml: source.yaml };
    case 'benchmark':
      return { type: 'benchmark' as const, benchmark_id: source.id, ...howToRun(agents, orchestrator) };
    case 'scenarios':
      return { type: 'scenarios' as const, scenario_ids: [...source.ids], ...howToRun(agents, orchestrator) };
  }
}

function howToRun(agents: readonly Agent[], orchestrator: Orchestrator | null) {
  return {
    agent_configs: agents.map(toAgentConfig),
    ...(orchestrator !== null && { orchestrator_config: toOrchestratorConfig(orchestrator) }),
  };
}

function toAgentConfig({ name, agentId, model, timeoutSeconds, kwargs, environment, secrets }: Agent) {
  const hasEnvironment = !isEmpty(environment) || !isEmpty(secrets);
  return {
    name,
    type: 'job_agent' as const,
    ...(agentId !== null && { agent_id: agentId }),
    ...(model !== null && { model_name: model }),
    ...(timeoutSeconds !== null && { timeout_seconds: timeoutSeconds }),
    ...(!isEmpty(kwargs) && { kwargs }),
    ...(hasEnvironment && {
      agent_environment: {
        ...(!isEmpty(environment) && { environment_variables: environment }),
        ...(!isEmpty(secrets) && { secrets }),
      },
    }),
  };
}

function toOrchestratorConfig({ attempts, concurrentTrials, timeoutMultiplier, quiet }: Orchestrator) {
  return {
    ...(attempts !== null && { n_attempts: attempts }),
    ...(concurrentTrials !== null && { n_concurrent_trials: concurrentTrials }),
    ...(timeoutMultiplier !== null && { timeout_multiplier: timeoutMultiplier }),
    ...(quiet !== null && { quiet }),
  };
}

function isEmpty(texts: Readonly<Record<string, string>>): boolean {
  return Object.keys(texts).length === 0;
}
