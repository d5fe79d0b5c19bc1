import { mostCandidates } from '../comment/claims.ts';
import { type Claim, hashPlan } from '../ledger/fingerprint.ts';
import type { RunState } from '../run-state.ts';

/** What the comment is to remember for later runs, and what it may forget. */
export interface Memory extends Pick<RunState, 'settled' | 'sightings'> {
  /** What a later run needs to take up these jobs, should this one come to no verdict; null when there is nothing. */
  readonly claim: Claim | null;
}

/** What is to be remembered of a run as it stands. Free of secrets. */
export function memoryOf(record: RunState): Memory {
  const { settled, sightings, redactId } = record;
  return {
    claim: claimOf(record),
    settled,
    sightings: sightings.map((sighting) => ({ ...sighting, candidates: sighting.candidates.map(redactId) })),
  };
}

function claimOf(record: RunState): Claim | null {
  const { facts, plan, started, stopped, doubt, redact, redactId, testedCommit: commit } = record;
  const kept = started.filter(({ jobIds }) => !jobIds.every((id) => stopped.has(id)));
  if (plan === null || commit === null || record.isComplete || (kept.length === 0 && doubt === null)) return null;
  return {
    run: facts.run,
    commit,
    planHash: hashPlan(plan),
    doubt: doubt && { ...doubt, candidates: doubt.candidates.slice(0, mostCandidates).map(redactId) },
    // A service that gives a secret back as an id has no jobs worth taking up.
    batches: kept.map(({ batch, batchId, jobIds, isFound = false }) => ({
      isFound,
      index: batch.index ?? 0,
      label: batch.label ?? null,
      batchId: batchId === null ? null : redact(batchId),
      jobIds: jobIds.map(redactId),
    })),
  };
}
