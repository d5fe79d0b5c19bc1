import { publishJobIds } from '../publish/publish.ts';
import { hashPlan, isResumable, resume } from '../submit/resume.ts';
import type { Stage } from './stage.ts';

/** Takes up the paid jobs of a run that was cut off. False when that cannot be decided, since paying again might be wrong. */
export async function takeUp(stage: Stage): Promise<boolean> {
  const { plan, record, comment, log, runner, clock } = stage;
  const memory = plan.batches.length === 0 ? null : ((await comment?.recall()) ?? null);
  if (memory === null) return true;
  const { resumable, why } = isResumable(memory, { planHash: hashPlan(plan), commit: record.commit });
  if (!resumable) {
    log(`Evaluating anew: ${why}.`);
    return true;
  }
  const resumption = await resume({ ...stage, memory, batches: plan.batches, serviceOf: stage.serviceFor });
  switch (resumption.kind) {
    case 'resumed':
      log(`Taking up jobs that are paid already instead of submitting them again: ${why}.`);
      record.started.push(...resumption.started);
      publishJobIds(record.report(clock.now()), runner);
      return true;
    case 'not-believed':
      log(`Evaluating anew: ${why}, but ${resumption.why}.`);
      return true;
    case 'unknown':
      record.problems.push(
        `An earlier run for this commit (${why}) may have paid for these jobs, and the service does not tell: ${resumption.why}. Nothing was submitted, since that could pay twice. Run this again later, or delete the comment of this gate to evaluate anew.`,
      );
      record.endEarly('nothing was submitted');
      return false;
  }
}
