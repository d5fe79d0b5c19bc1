import type { BenchmarkJobView } from '@runloop/api-client/resources/benchmark-jobs';
import type { BenchmarkRunView } from '@runloop/api-client/resources/benchmark-runs';
import type { Stepper } from './pace.ts';
import { type Run, renderInProgress, renderOutcome } from './runloop-run.ts';
import type { ResolvedSpec } from './runloop-spec.ts';

/** Where a job stands once it is neither initializing (step 0) nor queued (step 1). */
const firstRunningStep = 2;

/** One job; its JSON depends on nothing but what was asked, its script, its steps and which of its runs were cancelled. */
export class RunloopJob {
  readonly id: string;
  readonly name: string;
  readonly createTimeMs: number;
  readonly spec: ResolvedSpec;
  readonly stepper: Stepper;
  readonly #runs: readonly Run[];

  constructor(options: { id: string; name: string; createTimeMs: number; spec: ResolvedSpec; stepper: Stepper }) {
    this.id = options.id;
    this.name = options.name;
    this.createTimeMs = options.createTimeMs;
    this.spec = options.spec;
    this.stepper = options.stepper;
    this.#runs = options.spec.jobSpec.agent_configs.map((agent, index) => ({
      id: `bmr_${options.id}_${index + 1}`,
      agent,
      cancelledAtStep: null,
    }));
  }

  get state(): BenchmarkJobView['state'] {
    if (this.#runs.every((run) => run.cancelledAtStep !== null)) return 'cancelled';
    if (this.stepper.steps === 0) return 'initializing';
    if (this.stepper.steps < firstRunningStep) return 'queued';
    return this.stepper.steps < this.#endStep ? 'running' : (this.spec.script.ending ?? 'completed');
  }

  /** The job as the API shows it now. */
  view(): BenchmarkJobView {
    const { script, source, jobSpec } = this.spec;
    const { state } = this;
    const started = this.#startedRuns();
    return {
      id: this.id,
      name: this.name,
      state,
      create_time_ms: this.createTimeMs,
      job_source: source,
      job_spec: jobSpec,
      failure_reason: state === 'failed' || state === 'timeout' ? (script.failureReason ?? null) : null,
      benchmark_outcomes: started.length === 0 ? null : started.flatMap((run) => this.#outcomesOf(run)),
      in_progress_runs: started
        .filter((run) => this.stepper.steps < this.#overStep(run) + (script.lingerSteps ?? 0))
        .map((run) => renderInProgress(run, this.#startTimeMs)),
    };
  }

  /** Cancels a run that has started and is not over, and tells whether it did; undefined when there is no such run (yet). */
  cancel(runId: string): boolean | undefined {
    const run = this.#startedRuns().find(({ id }) => id === runId);
    if (run === undefined) return undefined;
    if (this.#isOver(run)) return false;
    run.cancelledAtStep = this.stepper.steps;
    return true;
  }

  /** One run as its own endpoints show it. */
  runView(runId: string): BenchmarkRunView | undefined {
    const run = this.#startedRuns().find(({ id }) => id === runId);
    if (run === undefined) return undefined;
    const { source } = this.spec;
    return {
      id: run.id,
      metadata: {},
      start_time_ms: this.#startTimeMs,
      state: this.#runState(run),
      benchmark_id: source.type === 'benchmark' ? source.benchmark_id : null,
    };
  }

  get #runningSteps(): number {
    return this.spec.script.runningSteps ?? 3;
  }

  get #endStep(): number {
    return firstRunningStep + this.#runningSteps;
  }

  get #startTimeMs(): number {
    return this.createTimeMs + 2_000;
  }

  #startedRuns(): readonly Run[] {
    return this.stepper.steps < firstRunningStep ? [] : this.#runs;
  }

  #overStep(run: Run): number {
    return run.cancelledAtStep ?? this.#endStep;
  }

  #isOver(run: Run): boolean {
    return this.stepper.steps >= this.#overStep(run);
  }

  #runState(run: Run): BenchmarkRunView['state'] {
    if (run.cancelledAtStep !== null) return 'canceled';
    if (!this.#isOver(run)) return 'running';
    const ending = this.spec.script.ending ?? 'completed';
    if (ending === 'cancelled') return 'canceled';
    return ending === 'completed' ? 'completed' : 'failed';
  }

  #outcomesOf(run: Run): readonly BenchmarkJobView.BenchmarkOutcome[] {
    const { script, jobSpec } = this.spec;
    if (script.reveal === 'when-over' && !this.#isOver(run)) return [];
    const done = this.#scenariosDone(run);
    if (done === 0 && run.cancelledAtStep === null) return [];
    const results = script.agents?.[run.agent.name] ?? script.results;
    return [renderOutcome({ run, results, done, scenarioIds: jobSpec.scenario_ids })];
  }

  #scenariosDone(run: Run): number {
    const runningSteps = this.#runningSteps;
    const taken = Math.min(this.stepper.steps, this.#overStep(run)) - firstRunningStep;
    const counted =
      (this.spec.script.ending ?? 'completed') === 'completed' ? taken : Math.min(taken, runningSteps - 1);
    return Math.floor((this.spec.jobSpec.scenario_ids.length * counted) / runningSteps);
  }
}
