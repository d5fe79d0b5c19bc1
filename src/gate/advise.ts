import type { Notice } from '../notice.ts';
import { isJudged } from '../plan/plan.ts';
import { nextSteps } from '../report/next-steps.ts';
import type { Gate } from './gate-world.ts';

/** Ends a run that must not pay any more. What is paid already stays for a later run. */
export function stop(gate: Gate, obstacle: Notice | null): void {
  const { state, ledger, tell } = gate;
  if (obstacle !== null) tell(obstacle);
  const hasPaid = ledger.inUse.length > 0;
  state.endEarly({ code: hasPaid ? 'rest-not-submitted' : 'not-submitted' });
  if (hasPaid) advise(gate);
}

/** Says how to judge what is paid without paying again. */
export function advise({ state, plan, ledger, store, tell }: Gate): void {
  // Who judges what is paid by its ids judges no baseline.
  const paid = ledger.paid.filter(
    ({ index, payment }) => payment.state === 'paid' && isJudged(plan.batches[index] ?? {}),
  );
  const resumes = store?.isStored === true;
  tell({ code: 'next-steps', steps: nextSteps({ plan, judged: state.judge(), paid, resumes }) });
}
