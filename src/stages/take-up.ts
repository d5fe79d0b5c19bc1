import { publishJobIds } from '../publish/publish.ts';
import { hashPlan, type Memory, readMemory, resume } from '../submit/resume.ts';
import { noteStarted, type Stage } from './stage.ts';

/** Takes up the paid jobs of a run that was cut off. False when that cannot be decided, since paying again might be wrong. */
export async function takeUp(stage: Stage): Promise<boolean> {
  const { plan, record, comment, log, deadlineMs } = stage;
  if (plan.batches.length === 0 || comment === null) return true;
  const recollection = await comment.recall(deadlineMs);
  if (recollection.kind === 'unknown') {
    return stop(stage, `Whether an earlier attempt of this run has paid already is not known. ${recollection.why}`);
  }
  const { memory } = recollection;
  if (memory === null) return true;
  const { kind, why } = readMemory(memory, { planHash: hashPlan(plan), commit: record.testedCommit });
  switch (kind) {
    case 'nothing':
      log(`Evaluating anew: ${why}.`);
      return true;
    case 'in-doubt':
      return stop(
        stage,
        `An earlier run for this commit (${why}) may have paid for jobs without learning their ids.${idsOf(memory)} Look for them on the service's site and judge them through \`job-ids\`; if there are none, delete the comment of this gate and run this again.`,
      );
    case 'paid':
      return await takeUpPaid(stage, { memory, why });
  }
}

async function takeUpPaid(stage: Stage, { memory, why }: { memory: Memory; why: string }): Promise<boolean> {
  const { plan, record, log, runner, clock } = stage;
  const resumption = await resume({ ...stage, memory, batches: plan.batches, serviceOf: stage.serviceFor });
  switch (resumption.kind) {
    case 'resumed':
      log(`Taking up jobs that are paid already instead of submitting them again: ${why}.`);
      for (const started of resumption.started) noteStarted(record, started);
      publishJobIds(record.report(clock.now()), runner);
      return true;
    case 'not-believed':
      log(`Evaluating anew: ${why}, but ${resumption.why}.`);
      return true;
    case 'unknown':
      return stop(
        stage,
        `An earlier run for this commit (${why}) has paid for these jobs, and the service does not tell of them: ${resumption.why}.${idsOf(memory)} Run this again later, or delete the comment of this gate to pay for new ones.`,
      );
  }
}

/** Ends the run where going on could pay twice. */
function stop({ record }: Stage, problem: string): false {
  record.problems.push(`${problem} Nothing was submitted, since that could pay twice.`);
  record.endEarly('nothing was submitted');
  return false;
}

function idsOf({ batches }: Memory): string {
  const jobIds = batches.flatMap((batch) => batch.jobIds);
  return jobIds.length === 0 ? '' : ` Known to be paid: \`job-ids: ${jobIds.join(',')}\`.`;
}
