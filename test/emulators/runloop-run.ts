import type { BenchmarkJobView } from '@runloop/api-client/resources/benchmark-jobs';
import type { ScenarioResult } from './runloop-script.ts';

type ScenarioOutcome = BenchmarkJobView.BenchmarkOutcome.ScenarioOutcome;

/** One agent's run of the job's scenarios. */
export interface Run {
  readonly id: string;
  readonly agent: BenchmarkJobView.JobSpec.AgentConfig;
  /** The step in which it was cancelled. */
  cancelledAtStep: number | null;
}

/** The outcome of a run of which the first `done` scenarios are over; a cancelled run's others are cancelled. */
export function renderOutcome(options: {
  run: Run;
  results: readonly ScenarioResult[];
  done: number;
  scenarioIds: readonly string[];
}): BenchmarkJobView.BenchmarkOutcome {
  const { run, results, done, scenarioIds } = options;
  const outcomes = scenarioIds.flatMap((scenarioId, index) => {
    const isCancelled = index >= done && run.cancelledAtStep !== null;
    if (index >= done && !isCancelled) return [];
    const result = isCancelled ? { state: 'CANCELED' as const } : (results[index % results.length] ?? 'missing');
    return result === 'missing' ? [] : [renderScenario({ run, scenarioId, index, result })];
  });
  const scores = outcomes.flatMap(({ state, score }) => (state === 'COMPLETED' ? [score ?? 0] : []));
  return {
    benchmark_run_id: run.id,
    agent_name: run.agent.name,
    model_name: run.agent.model_name ?? null,
    n_completed: scores.length,
    n_failed: outcomes.filter(({ state }) => state === 'FAILED').length,
    n_timeout: outcomes.filter(({ state }) => state === 'TIMEOUT').length,
    scenario_outcomes: outcomes,
    // Over the completed scenarios only, as the vendor's field description says.
    average_score: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    duration_ms: outcomes.reduce((sum, { duration_ms }) => sum + (duration_ms ?? 0), 0),
  };
}

/** A run as the job's list of runs in progress shows it; one that is over but still listed there looks as if it ran. */
export function renderInProgress(run: Run, startTimeMs: number): BenchmarkJobView.InProgressRun {
  return {
    benchmark_run_id: run.id,
    state: run.cancelledAtStep === null ? 'running' : 'canceled',
    start_time_ms: startTimeMs,
    agent_config: run.agent,
    duration_ms: null,
  };
}

function renderScenario(options: {
  run: Run;
  scenarioId: string;
  index: number;
  result: Exclude<ScenarioResult, 'missing'>;
}): ScenarioOutcome {
  const { run, scenarioId, index, result } = options;
  const given = typeof result === 'number' ? { state: 'COMPLETED' as const, score: result } : result;
  return {
    scenario_run_id: `scr_${run.id}_${index + 1}`,
    scenario_definition_id: scenarioId,
    scenario_name: `scenario ${index + 1}`,
    score: null,
    duration_ms: 1_000,
    failure_reason: null,
    ...given,
  };
}
