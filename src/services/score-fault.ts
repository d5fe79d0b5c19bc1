/** Why a completed job has no valid score, as a code with its data; the texts in it are free of secrets. */
export type ScoreFault = (FieldFault | HarmstackFault | RunloopFault | OvermindFault) & {
  /** What kind of job it is, where that may be why. */
  readonly jobType?: string;
};

/** What is wrong with one field of the answer. */
export type FieldFault =
  | {
      readonly code: 'field-missing' | 'field-null' | 'field-not-a-count' | 'field-not-as-documented';
      readonly field: string;
    }
  | { readonly code: 'field-not-a-number'; readonly field: string; readonly type: string }
  | {
      readonly code: 'field-out-of-range';
      readonly field: string;
      readonly value: number;
      readonly lowest: number;
      readonly highest: number;
      /** The `score-scale` that says so; absent where the service's documentation does. */
      readonly scale?: number;
    };

type HarmstackFault = { readonly code: 'nothing-scored' };

export type RunloopFault =
  | { readonly code: 'no-outcomes' }
  | { readonly code: 'run-without-outcome'; readonly runId: string }
  | {
      readonly code:
        | 'agent-without-outcome'
        | 'agent-not-asked'
        | 'no-scenario-outcomes'
        | 'scenarios-unknown'
        | 'average-contradicts';
      readonly agent: string;
    }
  /** The run counts so many completed scenarios, and lists another number of them. */
  | { readonly code: 'count-contradicts'; readonly agent: string; readonly counted: number; readonly listed: number }
  | { readonly code: 'scenarios-not-asked'; readonly agent: string; readonly scenarios: readonly string[] }
  | { readonly code: 'wrong-model'; readonly agent: string; readonly model: string; readonly ran: readonly string[] }
  | { readonly code: 'model-unknown'; readonly agent: string; readonly model: string }
  | { readonly code: 'agent-not-run'; readonly agent: string; readonly ran: readonly string[] }
  | { readonly code: 'scenario-score-invalid'; readonly agent: string; readonly scenario: string }
  | { readonly code: 'no-scenario-completed'; readonly agent: string; readonly expected: number };

type OvermindFault =
  | {
      readonly code:
        | 'partly-completed'
        | 'iterations-unreadable'
        | 'no-iteration-kept'
        /** Which kept iteration is the last cannot be told. */
        | 'iteration-order-unknown';
    }
  /** Whether it was kept is not told, and it may be the last. */
  | { readonly code: 'iteration-fate-unknown'; readonly iteration: string }
  | { readonly code: 'best-discarded'; readonly best: number; readonly iteration: string }
  | { readonly code: 'best-not-kept'; readonly best: number }
  | { readonly code: 'improvement-contradicts'; readonly improvementPct: number; readonly differencePct: number };
