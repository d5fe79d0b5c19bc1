import { findStrays, refusedOf, unrecordedOf } from '../submit/stray-jobs.ts';
import type { Gate } from './gate-world.ts';

/** Names jobs that lists have shown and that may have been paid for beside those that are judged. */
export function tellStrays(gate: Gate): void {
  const { ledger, tell } = gate;
  const refused = findStrays(gate, ledger.paid.flatMap(refusedOf));
  if (refused.length > 0) tell({ code: 'charged-as-well', candidates: refused, isRefused: true });
  const unrecorded = findStrays(
    gate,
    ledger.paid.flatMap((paid) => unrecordedOf(ledger, paid)),
  );
  if (unrecorded.length > 0) tell({ code: 'charged-as-well', candidates: unrecorded, isRefused: false });
}
