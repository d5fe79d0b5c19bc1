import { isJudged } from '../plan/plan.ts';
import { costOf } from '../submit/budget.ts';
import { nextRound, type Round } from '../submit/next-round.ts';
import { hasBegun } from '../submit/other-runs.ts';
import { fetchBalances } from '../submit/preflight.ts';
import { resumeRound } from '../submit/resume.ts';
import { submitBatches } from '../submit/submit-batches.ts';
import { advise, stop } from './advise.ts';
import { affords } from './afford.ts';
import type { Gate } from './gate-world.ts';
import { resumption } from './prepare.ts';

/** The next round, with what is not decided yet; null when there is nothing more to ask for. */
export function chooseRound({ state, plan }: Gate): Round | null {
  const undecided = [...state.judge().entries()].flatMap(([index, { verdict, rounds }]) =>
    verdict === 'running' && rounds !== null ? index : [],
  );
  const batches = plan.batches.filter(isJudged);
  return nextRound({ batches, paid: state.payments, undecided });
}

/** Makes sure that a further round is this run's to pay for, and that there is the money. False when the run must end. */
export async function enterRound(gate: Gate, round: Round): Promise<boolean> {
  const { plan, ledger, state, tell } = gate;
  const obstacle = await resumeRound(resumption(gate, round));
  if (obstacle !== null) {
    stop(gate, obstacle);
    return false;
  }
  const payable = round.batches.filter(({ index }) => ledger.payable.includes(index));
  if (payable.length === 0) return true;
  const jobs = payable.flatMap((batch) => batch.jobs);
  const benchmarks = [...new Set(jobs.map(({ benchmark }) => benchmark))].flatMap(
    (index) => plan.benchmarks[index] ?? [],
  );
  const balances = await fetchBalances(gate, benchmarks);
  const prices = new Map(
    [...state.checked].map(([service, facts]) => [
      service,
      { ...facts, balanceCredits: balances.has(service) ? (balances.get(service) ?? null) : facts.balanceCredits },
    ]),
  );
  tell({
    code: 'round',
    nth: round.nth,
    benchmarks: benchmarks.length,
    units: jobs.reduce((sum, { units }) => sum + units, 0),
    cost: costOf(payable, prices),
  });
  return affords(gate, { payable, prices });
}

/** Submits every batch of a round that is not paid yet. False when not all could be started. */
export async function submitRound(gate: Gate, round: Round): Promise<boolean> {
  const { state, ledger, store, clock, tell, showPaid, deadlineMs } = gate;
  const { batches, asked } = round;
  const seeds = batches.filter(isJudged).flatMap(({ seed }) => seed ?? []);
  if (seeds.length > 1 && batches.some(({ index }) => ledger.payable.includes(index))) tell({ code: 'seeds', seeds });
  const runBeganAtMs = await beganAtMs(gate);
  // A first attempt pays all the same: no new key may block a gate. A re-run can ask what came since its run began.
  const isFirst = ledger.run.attempt === 1;
  // What is not about a commit tells nobody anything.
  const storeLedger = async () => {
    if (store === null) return true;
    // What was announced late, or could not be read again, is read once more: another may have announced itself meanwhile.
    const isHeard = async () => store.isReadSince || (await store.recall(deadlineMs)).kind !== 'unknown';
    const isWritten = await store.store();
    // A write that is slow keeps nobody from reading what others have written meanwhile.
    if (!isWritten && store.isStored) await store.recall(gate.clock.now() + rereadLimitMs);
    const isStored = isWritten && ledger.commit !== null && (await isHeard());
    const isReadable = (isFirst || store.sealedAtMs === null) && !ledger.isEditedSince(runBeganAtMs);
    return (isStored && isReadable) || (isFirst && !(await store.isShared()));
  };
  for (;;) {
    const end = await submitBatches({
      ...gate,
      batches,
      asked,
      runBeganAtMs,
      store: storeLedger,
      isHeard: () => store === null || (store.isStored && store.isReadSince),
      onPaid: showPaid,
    });
    showPaid();
    if (end === 'submitted') return true;
    if (end === 'outrun') {
      // Two that give way to each other must know it; and who could not be heard until now goes behind those who were.
      if (!hasBegun(ledger, ledger.run)) ledger.announce({ sinceMs: clock.now(), isOver: false, onlyWaits: true });
      await store?.store();
      const obstacle = await resumeRound(resumption(gate, round));
      if (obstacle === null) continue;
      stop(gate, obstacle);
      return false;
    }
    const unsent = ledger.uncertain.length > 0 ? 'maybe-submitted' : 'not-submitted';
    state.endEarly({ code: ledger.paid.length > 0 ? 'not-all-submitted' : unsent });
    if (ledger.paid.length > 0) advise(gate);
    return false;
  }
}

const rereadLimitMs = 2000;

/** When this run began, with its first attempt where that is known, in milliseconds since the epoch. */
async function beganAtMs({ state, ledger, beganAtMs: ask }: Gate): Promise<number> {
  const firstMs = ledger.run.attempt > 1 && ledger.payable.length > 0 ? await ask(1) : null;
  return firstMs ?? state.facts.startedAtMs;
}
