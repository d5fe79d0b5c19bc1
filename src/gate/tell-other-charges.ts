import type { PaidBatch } from '../ledger/ledger.ts';
import { findOtherCharges, refusedOf, submitOf, unrecordedOf } from '../submit/other-charges.ts';
import type { Gate } from './gate-world.ts';

/** Names jobs that lists have shown and that may have been paid for beside those that are judged. */
export function tellOtherCharges(gate: Gate): void {
  const { ledger, tell } = gate;
  const submits = {
    refused: refusedOf(ledger),
    unrecorded: ledger.paid.flatMap((paid) => unrecordedOf(ledger, paid)),
    unseen: ledger.paid.filter((paid) => isUnseen(gate, paid)).map(submitOf),
  };
  for (const why of ['refused', 'unrecorded', 'unseen'] as const) {
    const candidates = findOtherCharges(gate, submits[why]);
    if (candidates.length > 0) tell({ code: 'charged-as-well', candidates, why });
  }
}

/**
 * Whether the run ended before it looked at a job that the answer to a submit named, to this attempt or an earlier one, and that no list
 * has shown.
 */
function isUnseen({ state, plan, shown }: Gate, { index, payment }: PaidBatch): boolean {
  const batch = plan.batches[index];
  if (batch === undefined || payment.state !== 'paid' || payment.origin === 'matched') return false;
  const seen = new Set(shown.of(batch.service).map(({ id }) => id));
  return payment.jobIds.some((id) => {
    const { job, lost } = state.evidenceOf(batch, id);
    return job === null && lost === null && !seen.has(id);
  });
}
