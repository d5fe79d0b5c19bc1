import type { Plan } from './plan/plan.ts';
import type { RunState } from './run-state.ts';
import { findJobs } from './stages/find-jobs.ts';
import { affords, preflight } from './stages/preflight.ts';
import type { Stage, World } from './stages/stage.ts';
import { submit } from './stages/submit.ts';
import { takeUp } from './stages/take-up.ts';
import { wait } from './stages/wait.ts';

interface GateOptions extends World {
  readonly isDryRun: boolean;
}

/**
 * Takes a plan to its end. What each stage learns goes into the record, which judges it at any moment: so whatever ends
 * the run, the record knows what is proven and what is not.
 */
export async function gate(plan: Plan, record: RunState, { isDryRun, ...world }: GateOptions): Promise<void> {
  record.plan = plan;
  const asked: Stage = { ...world, plan, record, deadlineMs: world.clock.now() + plan.timeoutMs };

  // Jobs that are named only as the newest of their kind.
  const found = await findJobs(asked);
  if (found === null) return;
  const stage: Stage = { ...asked, plan: found };

  // What can be checked before money is spent: names, prices, balance.
  if (!(await preflight({ ...stage, isDryRun }))) return;

  // Jobs that an earlier run for this commit paid for and was cut off from are not paid for again.
  if (!isDryRun && !(await takeUp(stage))) return;

  if (!affords(stage)) return;
  if (isDryRun) {
    record.endPlanned();
    return;
  }

  // Each batch is sent at most once; then one look after the other until every job is final.
  if (await submit(stage)) await wait(stage);
}
