import type { Notice } from '../notice.ts';
import { isJudged } from '../plan/plan.ts';
import { nextSteps } from '../report/next-steps.ts';
import type { Gate } from './gate-world.ts';

/** Ends a run that must not pay. What is paid already stays for a later run. */
export function stop({ state, tell }: Gate, obstacle: Notice | null): void {
  if (obstacle !== null) tell(obstacle);
  state.endEarly({ code: 'not-submitted' });
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
