import * as v from 'valibot';
import { Id } from '../http/answer.ts';
import { toText } from '../http/fields.ts';

const anything = v.optional(v.unknown());

/** Only what is read is kept: a job echoes the environment variables and arguments of its agents, and they go no further. */
export const JobAnswer = v.object({
  id: Id,
  state: v.string(),
  name: anything,
  create_time_ms: anything,
  failure_reason: anything,
  job_source: anything,
  job_spec: anything,
  benchmark_outcomes: anything,
  in_progress_runs: anything,
});
export type JobAnswer = v.InferOutput<typeof JobAnswer>;

const JobSource = v.object({
  benchmark_id: anything,
  benchmark_name: anything,
  scenario_ids: v.nullish(v.array(v.string()), []),
});

const JobSpec = v.object({
  scenario_ids: v.nullish(v.array(v.string()), []),
  agent_configs: v.nullish(v.array(v.object({ name: v.string(), model_name: anything })), []),
  orchestrator_config: v.fallback(v.nullish(v.object({ n_attempts: anything })), null),
});
export type JobSpec = v.InferOutput<typeof JobSpec>;

const Scenario = v.object({
  scenario_definition_id: v.string(),
  scenario_name: anything,
  state: v.string(),
  score: anything,
  failure_reason: v.fallback(v.nullish(v.object({ exception_type: anything, exception_message: anything })), null),
});
export type Scenario = v.InferOutput<typeof Scenario>;

const Outcome = v.object({
  benchmark_run_id: Id,
  agent_name: v.string(),
  model_name: anything,
  average_score: anything,
  duration_ms: anything,
  n_completed: anything,
  n_failed: anything,
  n_timeout: anything,
  scenario_outcomes: v.array(Scenario),
});
export type Outcome = v.InferOutput<typeof Outcome>;

const InProgressRuns = v.nullish(v.array(v.object({ benchmark_run_id: Id, state: v.string() })), []);

/** What a job's score rests on must be as documented to the last field; what is only shown need not be. */
const Contents = v.object({
  job_source: v.fallback(v.nullish(JobSource), null),
  job_spec: v.nullish(JobSpec),
  benchmark_outcomes: v.nullish(v.array(Outcome), []),
  in_progress_runs: v.fallback(InProgressRuns, []),
});
export type Contents = v.InferOutput<typeof Contents>;

/** What a job holds beyond its state, or the path of a field that is not as documented. */
export function parseContents(answer: JobAnswer): Contents | { readonly fault: string } {
  const result = v.safeParse(Contents, answer, { abortEarly: true });
  if (result.success) return result.output;
  // The path alone: what came instead may be an agent's environment.
  return { fault: v.getDotPath(result.issues[0]) ?? 'the job' };
}

/** What a job says that it was asked for; null when it says nothing that can be read. */
export function parseSpec({ job_spec: spec }: JobAnswer): JobSpec | null {
  const parsed = v.safeParse(JobSpec, spec);
  return parsed.success ? parsed.output : null;
}

const finalRunStates: ReadonlySet<string> = new Set(['cancelled', 'completed', 'failed']);

/** Ids of the runs that are still going on, whatever else of the job cannot be read. */
export function openRunsOf({ in_progress_runs: runs }: JobAnswer): readonly string[] {
  const parsed = v.safeParse(InProgressRuns, runs);
  const runsOpen = parsed.success
    ? parsed.output.filter(({ state }) => !finalRunStates.has(normaliseState(state)))
    : [];
  return runsOpen.map((run) => run.benchmark_run_id);
}

/** A state in one spelling: the API writes canceled and cancelled, in lower and in upper case. */
export function normaliseState(state: string): string {
  const lower = state.trim().toLowerCase();
  return lower === 'canceled' ? 'cancelled' : lower;
}

export function isCompleted({ state }: Scenario): boolean {
  return normaliseState(state) === 'completed';
}

/** An agent as it is told apart from others: two of one name differ by their models. */
export function labelOf(name: string, model: unknown): string {
  const shown = toText(model, (text) => text);
  return shown === null ? name : `${name} (${shown})`;
}
