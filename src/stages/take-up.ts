import type { PlannedBatch } from '../plan/plan.ts';
import { publishJobIds } from '../publish/publish.ts';
import { hashPlan, labelOfRun, type Memory, readMemory, resume } from '../submit/resume.ts';
import { type Settlement, settleDoubt } from '../submit/settle-doubt.ts';
import { noteStarted, type Stage } from './stage.ts';

/** Takes up the paid jobs of a run that was cut off. False when that cannot be decided, since paying again might be wrong. */
export async function takeUp(stage: Stage): Promise<boolean> {
  const { plan, record, comment, log, deadlineMs } = stage;
  if (plan.batches.length === 0 || comment === null) return true;
  const recollection = await comment.recall(deadlineMs);
  if (recollection.kind === 'unknown') return await goOnUntold(stage, recollection.why);
  const { memory } = recollection;
  if (memory === null) return true;
  const { kind, why } = readMemory(memory, { planHash: hashPlan(plan), commit: record.testedCommit });
  switch (kind) {
    case 'nothing':
      log(`Evaluating anew: ${why}.`);
      return true;
    case 'in-doubt':
      return await takeUpDoubtful(stage, { memory, why });
    case 'paid':
      return await takeUpPaid(stage, { memory, why });
  }
}

interface Claim {
  readonly memory: Memory;
  /** Part of a sentence for people. */
  readonly why: string;
}

/** GitHub does not tell whether an earlier attempt has paid: the service may tell that none has. */
async function goOnUntold(stage: Stage, why: string): Promise<boolean> {
  const { plan, record, runId } = stage;
  const settlement = await settle(stage, {
    batches: plan.batches,
    sinceMs: null,
    untilMs: null,
    knownIds: new Set(),
    looksAtMs: quickLooksAtMs,
    runId,
  });
  if (settlement.kind === 'not-carried-out') {
    record.warnings.push(
      `${why} The service has no job that an earlier attempt of this run could have paid for, so this one goes on.`,
    );
    return true;
  }
  // A later attempt must not take this one, which pays nothing, for all there was.
  record.inDoubt = true;
  record.isUntold = true;
  return stop(stage, `Whether an earlier attempt of this run has paid already is not known. ${why}`, settlement);
}

/** Enough to see jobs that were submitted some time ago. */
const quickLooksAtMs = [0, 2000];
/** A submit gets 60 s, may be carried out some time after that, and its jobs be listed later still. */
const patientLooksAtMs = [0, 75_000, 150_000];

/** An earlier run submitted, or was about to, and does not know what became of it. */
async function takeUpDoubtful(stage: Stage, { memory, why }: Claim): Promise<boolean> {
  const { plan, log } = stage;
  const next = plan.batches[memory.batches.length];
  log(
    `An earlier run for this commit (${why}) may have paid for jobs without learning their ids. Looking for them at the service, for up to ${Math.max(...patientLooksAtMs) / 1000} s.`,
  );
  const settlement = await settle(stage, {
    batches: next === undefined ? plan.batches : [next],
    sinceMs: memory.doubtSinceMs,
    untilMs: memory.doubtUntilMs,
    knownIds: new Set(memory.batches.flatMap(({ jobIds }) => jobIds)),
    looksAtMs: patientLooksAtMs,
    runId: memory.run.id,
  });
  const settled = { ...memory, inDoubt: false };
  if (settlement.kind === 'not-carried-out') {
    log('The service shows no such job: that submit was not carried out.');
    return memory.batches.length === 0 || (await takeUpPaid(stage, { memory: settled, why }));
  }
  if (settlement.kind === 'carried-out' && next !== undefined) {
    const { jobIds, isFound } = settlement;
    log(`Found exactly the jobs that were asked for, so they are taken: ${jobIds.join(', ')}.`);
    const batches = [...memory.batches, { batchId: null, jobIds, isFound }];
    return await takeUpPaid(stage, { memory: { ...settled, batches }, why });
  }
  return stop(
    stage,
    `An earlier run for this commit (${why}) may have paid for jobs without learning their ids.${idsOf(memory)}`,
    settlement,
  );
}

type Doubt = Pick<Parameters<typeof settleDoubt>[0], 'sinceMs' | 'untilMs' | 'knownIds' | 'looksAtMs'> & {
  readonly batches: readonly PlannedBatch[];
  /** Whose labels its jobs would bear. */
  readonly runId: number;
};

async function settle(stage: Stage, { runId, ...doubt }: Doubt): Promise<Settlement> {
  return await settleDoubt({ ...stage, ...doubt, serviceOf: stage.serviceFor, labelStart: labelOfRun(runId) });
}

async function takeUpPaid(stage: Stage, { memory, why }: Claim): Promise<boolean> {
  const { plan, record, log, runner, clock } = stage;
  const { batches, maxAgeMs } = plan;
  const resumption = await resume({ ...stage, memory, batches, maxAgeMs, serviceOf: stage.serviceFor });
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
function stop({ record }: Stage, problem: string, settlement?: Settlement): false {
  const advice = settlement === undefined ? '' : ` ${adviceOf(settlement)}`;
  record.problems.push(`${problem}${advice} Nothing was submitted, since that could pay twice.`);
  record.endEarly('nothing was submitted');
  return false;
}

function adviceOf(settlement: Settlement): string {
  const candidates =
    settlement.kind === 'may-be-paid'
      ? settlement.candidates
      : settlement.kind === 'carried-out'
        ? settlement.jobIds
        : [];
  return candidates.length > 0
    ? `These jobs could be its own: ${candidates.join(', ')}. If they are, judge them with \`job-ids: ${candidates.join(',')}\`; if not, delete the comment of this gate and run this again.`
    : "Look for them on the service's site and judge them through `job-ids`; if there are none, delete the comment of this gate and run this again.";
}

function idsOf({ batches }: Memory): string {
  const jobIds = batches.flatMap((batch) => batch.jobIds);
  return jobIds.length === 0 ? '' : ` Known to be paid: \`job-ids: ${jobIds.join(',')}\`.`;
}
