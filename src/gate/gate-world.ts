import type { Clock } from '../clock.ts';
import type { Labels } from '../ledger/fingerprint.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { Notice } from '../notice.ts';
import type { Plan, PlannedBatch } from '../plan/plan.ts';
import type { RunKey } from '../run-key.ts';
import { ActionFault, type RunState } from '../run-state.ts';
import type { ServiceFor } from '../services/service-pool.ts';
import type { ShownJobs } from '../submit/shown-jobs.ts';

/** What a run needs of the world. */
export interface GateWorld {
  readonly serviceFor: ServiceFor;
  /** The endpoint's URL as it is sent, to know our jobs by; null where no service calls one. */
  readonly endpointUrl: string | null;
  /** The URL of the endpoint that baselines are run against; null where none is run. */
  readonly baselineUrl: string | null;
  readonly labels: Labels;
  /** Whether others of the same workflow submit at the same moment: legs of a matrix. */
  readonly hasSiblings: boolean;
  /** Whether every attempt of this run tests the same commit. */
  readonly isHeadFixed: boolean;
  /** Where runs store the ledger for each other; null where there is no such place. */
  readonly store: LedgerStore | null;
  /** When an attempt of this run began, and when one of any run has ended; null when nobody tells. */
  readonly beganAtMs: (attempt: number) => Promise<number | null>;
  readonly endedAtMs: (run: Pick<RunKey, 'id' | 'attempt'>) => Promise<number | null>;
  readonly tell: (notice: Notice) => void;
  readonly showPlan: () => void;
  /** Makes known at once what is paid. */
  readonly showPaid: () => void;
  /** Shows how far the jobs are. */
  readonly showProgress: () => void;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly cancelled: AbortSignal;
}

export interface GateOptions extends GateWorld {
  readonly plan: Plan;
  readonly ledger: Ledger;
  readonly isDryRun: boolean;
  /** Whether to tell what the benchmarks scored before. */
  readonly showsHistory: boolean;
}

/** What the parts of the gate share. */
export interface Gate extends GateOptions {
  readonly state: RunState;
  readonly serviceOf: (batch: PlannedBatch) => ReturnType<ServiceFor>;
  readonly deadlineMs: number;
  /** What lists have shown to this run so far. */
  readonly shown: ShownJobs;
}

/** Whether somebody has cancelled the run. */
export function isCancelled({ aborted, reason }: AbortSignal): boolean {
  return aborted && !(reason instanceof ActionFault);
}
