import { isJudged, type PlannedBatch } from '../plan/plan.ts';
import { type Budget, checkBudget, planCost } from '../submit/budget.ts';
import type { Round } from '../submit/next-round.ts';
import { stop } from './advise.ts';
import type { Gate } from './gate-world.ts';

/** Whether limit and balance allow what is still to be submitted: in rounds all that may come. */
export function affordsPlan(gate: Gate, first: Round): boolean {
  const { state, ledger, tell } = gate;
  const prices = state.checked;
  const isPayable = ({ index }: PlannedBatch) => ledger.payable.includes(index);
  // Who goes on in a further round checks what that costs.
  const payable = first.batches.some(isPayable) ? state.batches.filter(isPayable) : [];
  const cost = planCost({ payable, prices });
  if (cost !== null) tell(cost);
  tellBaselines(gate, payable);
  gate.showPlan();
  return affords(gate, { payable, prices });
}

/** Says that a baseline is run as well, which costs as much as what is judged. */
function tellBaselines({ tell, isDryRun }: Gate, payable: readonly PlannedBatch[]): void {
  const jobs = payable.filter((batch) => !isJudged(batch)).flatMap((batch) => batch.jobs);
  if (jobs.length === 0 || isDryRun) return;
  const benchmarks = new Set(jobs.map(({ benchmark }) => benchmark)).size;
  tell({ code: 'baseline-run', benchmarks, units: jobs.reduce((sum, { units }) => sum + units, 0) });
}

/** Whether limit and balance allow these batches; if not, the run is over. */
export function affords(gate: Gate, { payable, prices }: Pick<Budget, 'payable' | 'prices'>): boolean {
  const { state, plan, ledger, tell } = gate;
  // A limit is for what is submitted: what is paid is judged whatever it has cost.
  if (payable.length === 0) return true;
  const hasPaid = ledger.inUse.length > 0;
  const notices = checkBudget({ planned: state.batches, payable, prices, maxCredits: plan.maxCredits, hasPaid });
  for (const notice of notices) tell(notice);
  if (notices.length === 0) return true;
  stop(gate, null);
  return false;
}
