import type { BenchmarkJobView } from '@runloop/api-client/resources/benchmark-jobs';
import * as v from 'valibot';
import type { ScoreChoice } from '../../src/plan/plan.ts';
import { JobAnswer } from '../../src/services/runloop-answer.ts';
import { type Reading, toJob } from '../../src/services/runloop-job.ts';
import type { Job } from '../../src/services/service.ts';

export type OutcomeView = BenchmarkJobView.BenchmarkOutcome;
export type ScenarioView = OutcomeView['scenario_outcomes'][number];
export type Result = number | (Pick<ScenarioView, 'state'> & Partial<ScenarioView>);

const plainly = { metric: 'all-scenarios', agent: null, redact: (text: string) => text } as const;

/** Scenarios as the service tells them; a number is the score of a completed one. */
export function scenariosOf(results: readonly Result[]): ScenarioView[] {
  return results.map((result, index) => ({
    scenario_definition_id: `scn_${index + 1}`,
    scenario_name: `scenario ${index + 1}`,
    ...(typeof result === 'number' ? { state: 'COMPLETED' as const, score: result } : result),
  }));
}

function countOf(results: readonly Result[], state: ScenarioView['state']): number {
  return results.filter((result) => (typeof result === 'number' ? 'COMPLETED' : result.state) === state).length;
}

/** One agent's outcome as the service tells it: its average is over completed scenarios only. */
export function outcomeOf(
  results: readonly Result[],
  agent = 'claude-code',
  fields: Partial<OutcomeView> = {},
): OutcomeView {
  const scores = results.filter((result) => typeof result === 'number');
  return {
    benchmark_run_id: `bmr_${agent}`,
    agent_name: agent,
    model_name: null,
    n_completed: countOf(results, 'COMPLETED'),
    n_failed: countOf(results, 'FAILED'),
    n_timeout: countOf(results, 'TIMEOUT'),
    average_score: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    scenario_outcomes: scenariosOf(results),
    ...fields,
  };
}

/** A specification of so many scenarios. */
export function specOf(count: number, agents: readonly string[] = ['claude-code']): BenchmarkJobView.JobSpec {
  return {
    scenario_ids: Array.from({ length: count }, (_, index) => `scn_${index + 1}`),
    agent_configs: agents.map((name) => ({ name, type: 'job_agent' })),
  };
}

/** A completed job of the official client's type: what we read is what it documents. */
export function completed(fields: Partial<BenchmarkJobView> = {}): BenchmarkJobView {
  return { id: 'bmj_1', name: 'nightly', state: 'completed', create_time_ms: 1_700_000_000_000, ...fields };
}

/** The job as it is read. */
export function read(view: object, reading: Partial<Reading> = {}): Job {
  return toJob(v.parse(JobAnswer, view), { ...plainly, ...reading });
}

/** What is judged: a score, or the reason why there is none. */
export function judgedOf(view: object, choice: { metric?: Reading['metric']; agent?: ScoreChoice['agent'] } = {}) {
  const job = read(view, choice);
  return job.state === 'scored' ? job.score : 'reason' in job ? `${job.state}: ${job.reason}` : job.state;
}

/** What is said of a completed job without a valid score. */
export const without = (why: string) => `failed: the job completed without a valid score: ${why}`;
/** A scenario that failed with an exception. */
export const failure: Result = {
  state: 'FAILED',
  failure_reason: { exception_type: 'AgentTimeoutError', exception_message: 'took too long' },
};
/** So many scenarios that failed. */
export const failures = (count: number) => Array.from({ length: count }, () => failure);
