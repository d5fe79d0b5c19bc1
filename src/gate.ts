import { stop } from './gate/advise.ts';
import { affordsPlan } from './gate/afford.ts';
import type { Gate, GateOptions } from './gate/gate-world.ts';
import { canShowRegressions, prepare } from './gate/prepare.ts';
import { tellOtherCharges } from './gate/tell-other-charges.ts';
import { readBaselines } from './past/read-baselines.ts';
import { recallHistory } from './past/recall-history.ts';
import type { RunState } from './run-state.ts';
import { findJobs } from './submit/find-jobs.ts';
import { firstRound, type Round } from './submit/next-round.ts';
import { ShownJobs } from './submit/shown-jobs.ts';

/**
 * Takes a plan to its end. What each part learns goes into the state, which judges it at any moment: so whatever ends the run,
 * it is known what is proven and what is not.
 */
export async function runGate(state: RunState, options: GateOptions): Promise<void> {
  const { deadlineMs } = options.ledger;
  const shown = new ShownJobs();
  const serviceFor = shown.watch(options.serviceFor);
  const asked: Gate = { ...options, state, deadlineMs, shown, serviceFor, serviceOf: serviceFor };

  // Jobs that are named only as the newest of their kind.
  const plan = await findJobs(asked);
  if (plan === null) return state.end({ code: 'job-not-found' });
  state.plan = plan;
  await payAndWait({ ...asked, plan });
  await tellOtherCharges({ ...asked, plan });
}

/** From what is known before money is spent to the verdict. */
async function payAndWait(gate: Gate): Promise<void> {
  const { state, plan } = gate;
  // Which baselines are to be run depends on the jobs that the account has.
  state.compareWith(await readBaselines(gate));
  const first = firstRound(plan, state.neededBaselines);
  // What can be checked before money is spent, and what earlier runs for this commit have paid, is asked for at once.
  const { isReady, obstacle } = await prepare(gate, first);
  // Jobs that may be paid for are named, whatever ends the run.
  if (!isReady || !canShowRegressions(gate)) return stop(gate, gate.ledger.candidates.length > 0 ? obstacle : null);
  if (obstacle !== null) return stop(gate, obstacle);
  if (!affordsPlan(gate, first)) return;
  if (gate.isDryRun) return state.endPlanned();

  // One round after the other until every benchmark is decided: each batch is sent at most once, then every job is waited for.
  const { chooseRound, enterRound, submitRound, waitForRound } = await import('./gate/rounds.ts');
  for (let round: Round | null = first; round !== null; round = chooseRound(gate)) {
    if (round.nth > 1 && !(await enterRound(gate, round))) return;
    if (!(await submitRound(gate, round))) return;
    const recalling = round.nth === 1 ? recall(gate) : null;
    const [areFinal] = await Promise.all([waitForRound(gate, recalling), recalling]);
    if (!areFinal) return;
  }
  state.end();
}

/** Reads, while the jobs run, what the benchmarks scored before. */
async function recall(gate: Gate): Promise<void> {
  const { state, showsHistory } = gate;
  if (showsHistory) state.past = await recallHistory({ ...gate, jobs: state.jobIds.length });
}
