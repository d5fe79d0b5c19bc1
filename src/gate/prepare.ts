import { roundOf } from '../plan/plan.ts';
import type { Round } from '../submit/next-round.ts';
import { cancelledNow } from '../submit/other-runs.ts';
import { preflight } from '../submit/preflight.ts';
import { type Obstacle, type ResumeOptions, resume } from '../submit/resume.ts';
import { faultsOfBaselines } from '../verdict/baseline-faults.ts';
import { type Gate, isCancelled } from './gate-world.ts';

/** Preflight beside resuming: the wait of the one is hidden behind the other. */
export async function prepare(
  gate: Gate,
  round: Round,
): Promise<{ readonly isReady: boolean; readonly obstacle: Obstacle }> {
  const { state, plan, isDryRun, tell, cancelled } = gate;
  const refused = new AbortController();
  const resuming =
    isDryRun || plan.batches.length === 0
      ? null
      : resume({ ...resumption(gate, round), cancelled: AbortSignal.any([cancelled, refused.signal]) });
  const { facts, isReady } = await preflight({ ...gate, startedAtMs: state.facts.startedAtMs });
  state.checked = facts;
  if (!isReady) refused.abort(new Error('the check before submitting failed'));
  const obstacle = await resuming;
  if (isCancelled(cancelled)) tell(cancelledNow(gate.ledger));
  return { isReady: isReady && !cancelled.aborted, obstacle: obstacle ?? null };
}

/** Whether no comparison would be paid for in vain. */
export function canShowRegressions({ state, plan, tell }: Gate): boolean {
  const notices = faultsOfBaselines(plan, (index) => state.findBaseline(index));
  for (const notice of notices) tell(notice);
  return notices.length === 0;
}

/** What is due in a round, and what may have been paid for: of later rounds as well. */
export function resumption(gate: Gate, { nth, batches }: Round): ResumeOptions {
  const { plan, state } = gate;
  return {
    ...gate,
    startedAtMs: state.facts.startedAtMs,
    batches: plan.batches.filter((batch) => roundOf(batch) >= nth),
    due: batches.map(({ index }) => index),
    maxAgeMs: plan.maxAgeMs,
  };
}
