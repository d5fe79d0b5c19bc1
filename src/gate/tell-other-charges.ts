import type { PaidBatch } from '../ledger/ledger.ts';
import { unite } from '../ledger/payment.ts';
import { wantedOf } from '../submit/match-jobs.ts';
import {
  findOtherCharges,
  refusedOf,
  type Submitted,
  submitOf,
  unknownOf,
  unrecordedOf,
} from '../submit/other-charges.ts';
import { fetchJobsOf } from '../submit/recent-jobs.ts';
import type { Gate } from './gate-world.ts';
import { afterDeadlineMs } from './stop-paid.ts';

/**
 * Names jobs that lists have shown and that may have been paid for beside those that are judged. What was refused for rate, and what was
 * not seen at all, is looked for once more: its jobs may have been listed late.
 */
export async function tellOtherCharges(gate: Gate): Promise<void> {
  const { ledger, tell } = gate;
  const submits = {
    refused: refusedOf(ledger),
    unrecorded: ledger.paid.flatMap((paid) => unrecordedOf(ledger, paid)),
    unseen: ledger.paid.filter((paid) => isUnseen(gate, paid)).map(submitOf),
    // The last lists may show jobs of these as well.
    'listed-late': unknownOf(ledger),
  };
  // After the deadline there is time for the verdict alone.
  if (gate.clock.now() < gate.deadlineMs)
    await Promise.all([...submits.refused, ...submits.unseen].map((each) => lookForCharges(gate, each)));
  let named = ledger.candidates;
  for (const why of ['refused', 'unrecorded', 'unseen', 'listed-late'] as const) {
    const found = findOtherCharges(gate, submits[why]);
    const candidates = found.candidates.filter((id) => !named.includes(id));
    if (candidates.length > 0) tell({ ...found, code: 'charged-as-well', candidates, why });
    named = unite(named, candidates);
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

const chargesLimitMs = 2500;

/** Has the account show what a submit may have started beside, or instead of, the jobs that its answer named. */
export async function lookForCharges(gate: Gate, { index, submit }: Submitted): Promise<void> {
  const batch = gate.plan.batches[index];
  if (batch === undefined) return;
  const untilMs = Math.min(gate.clock.now() + chargesLimitMs, gate.deadlineMs + afterDeadlineMs);
  await fetchJobsOf(gate, wantedOf(gate, batch, submit), untilMs);
}
