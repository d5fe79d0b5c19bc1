import { createHash } from 'node:crypto';
import type { Plan, PlannedBatch } from '../plan/plan.ts';
import type { JobId } from '../services/service.ts';

/**
 * What a run has paid for, or may have, and has come to no verdict about: what a later run takes up instead of paying
 * again. It may be forged or stale: a claim to be checked, no more.
 */
export interface Claim {
  readonly run: { readonly id: number; readonly attempt: number };
  /** What was tested; a run knows its own by its id. */
  readonly commit: string;
  readonly planHash: string;
  /** Those that are paid for and were not stopped. */
  readonly batches: readonly ClaimedBatch[];
  /** A submit that may have been carried out; null when there is none. */
  readonly doubt: Doubt | null;
}

export interface ClaimedBatch {
  /** Its place in the plan, counted from 0. */
  readonly index: number;
  readonly batchId: string | null;
  readonly jobIds: readonly JobId[];
  /** Whether its jobs were found by what they are: they could be another's. */
  readonly isFound: boolean;
  /** The name that its jobs were given, where the service keeps one. */
  readonly label: string | null;
}

/** A submit that may have been carried out, and what its jobs can be known by. */
export interface Doubt extends Span {
  /** Which batch of the plan; null when it is not known whether there was a submit at all. */
  readonly index: number | null;
  /** Begins the names that its jobs were given; null as above. */
  readonly labelPrefix: string | null;
  /** Jobs that could be its own: once they were seen, not seeing them again proves nothing. */
  readonly candidates: readonly JobId[];
}

/** When jobs were created, by the service's clock, in milliseconds since the epoch. */
export interface Span {
  /** Null for any time. */
  readonly sinceMs: number | null;
  /** Null when that is not known: the submit may have been on its way when the run was lost, or another after it. */
  readonly untilMs: number | null;
  /** When the run would have given up at the latest; null when that is not known. */
  readonly latestMs: number | null;
}

/** What is left in doubt where nothing is known of earlier runs. */
export const untold: Doubt = {
  index: null,
  labelPrefix: null,
  sinceMs: null,
  untilMs: null,
  latestMs: null,
  candidates: [],
};

/** Names what a plan pays for: the same for two runs exactly when the jobs of one serve the other. Holds no secret. */
export function hashPlan({ batches, endpoint, model }: Plan): string {
  return createHash('sha256').update(JSON.stringify({ batches, endpoint, model })).digest('hex');
}

/** Which of these claims is about what this run is asked for: an attempt of this very run before any other. Null when none is. */
export function findClaim(
  claims: readonly Claim[],
  { planHash, commit, runId }: { readonly planHash: string; readonly commit: string | null; readonly runId: number },
): Claim | null {
  const fitting = claims.filter(
    (claim) => claim.planHash === planHash && (claim.commit === commit || claim.run.id === runId),
  );
  const own = fitting.filter(({ run }) => run.id === runId).toSorted((a, b) => b.run.attempt - a.run.attempt);
  return own[0] ?? fitting.at(-1) ?? null;
}

/** A batch of a plan by its place in it, counted from 0. */
export interface NthBatch extends PlannedBatch {
  readonly index: number;
}

const labelStart = 'benchmark-gate-';

/** Begins the label of every batch of this run, whatever the attempt. */
export function labelOfRun(runId: number): string {
  return `${labelStart}${runId}-`;
}

/** Begins the label of every batch of this run and attempt. */
export function labelPrefixOf({ id, attempt }: Claim['run']): string {
  return `${labelOfRun(id)}${attempt}-`;
}

/** The label of the nth batch of a plan, counted from 0. */
export function labelOf(prefix: string, index: number): string {
  return `${prefix}${index + 1}`;
}
