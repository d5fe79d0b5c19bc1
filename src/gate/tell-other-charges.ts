import { findOtherCharges, refusedOf, unrecordedOf } from '../submit/other-charges.ts';
import type { Gate } from './gate-world.ts';

/** Names jobs that lists have shown and that may have been paid for beside those that are judged. */
export function tellOtherCharges(gate: Gate): void {
  const { ledger, tell } = gate;
  const refused = findOtherCharges(gate, ledger.paid.flatMap(refusedOf));
  if (refused.length > 0) tell({ code: 'charged-as-well', candidates: refused, isRefused: true });
  const unrecorded = findOtherCharges(
    gate,
    ledger.paid.flatMap((paid) => unrecordedOf(ledger, paid)),
  );
  if (unrecorded.length > 0) tell({ code: 'charged-as-well', candidates: unrecorded, isRefused: false });
}
