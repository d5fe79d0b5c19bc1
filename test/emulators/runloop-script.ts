import type { BenchmarkJobView } from '@runloop/api-client/resources/benchmark-jobs';

type ScenarioOutcome = BenchmarkJobView.BenchmarkOutcome.ScenarioOutcome;

/** What one scenario comes to: the score of a completed one (0..1), any other outcome, or none at all. */
export type ScenarioResult = number | 'missing' | (Pick<ScenarioOutcome, 'state'> & Partial<ScenarioOutcome>);

/** A scenario that failed with this exception. */
export function failed(exceptionType: string, exceptionMessage: string): ScenarioResult {
  return { state: 'FAILED', failure_reason: { exception_type: exceptionType, exception_message: exceptionMessage } };
}

/** What will happen to the jobs of one benchmark. */
export interface BenchmarkScript {
  readonly name?: string;
  /** What every agent reaches, one for each scenario of the benchmark; a list that is too short starts again. */
  readonly results: readonly ScenarioResult[];
  /** What single agents reach instead, by name. */
  readonly agents?: Readonly<Record<string, readonly ScenarioResult[]>>;
  /** The state that the job ends in; in any but `completed` (the default) its last share of scenarios is never seen. */
  readonly ending?: 'completed' | 'failed' | 'cancelled' | 'timeout';
  readonly failureReason?: string;
  /** Steps between queued and final, each with its share of the scenarios (3). */
  readonly runningSteps?: number;
  /** Whether a run's outcome grows while it runs (default) or stands there only once the run is over. */
  readonly reveal?: 'as-it-goes' | 'when-over';
  /** Milliseconds of one step by the emulator's clock, whatever the emulator's own pace. */
  readonly stepMs?: number;
  /** For how many steps a run that is over is still listed as in progress (0). */
  readonly lingerSteps?: number;
}
