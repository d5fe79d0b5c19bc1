import type { Plan } from '../plan/plan.ts';
import { publishJobIds } from '../publish/publish.ts';
import { quoteIds } from '../services/job-ids.ts';
import type { JobId } from '../services/service.ts';
import {
  type Claim,
  type Doubt,
  findClaim,
  hashPlan,
  labelOf,
  labelOfRun,
  type NthBatch,
  untold,
} from '../submit/claim.ts';
import { resume } from '../submit/resume.ts';
import { type Settlement, settleDoubt, settledAfterMs } from '../submit/settle-doubt.ts';
import { noteStarted, type Stage } from './stage.ts';

/** Takes up the paid jobs of a run that was cut off. False when that cannot be decided, since paying again might be wrong. */
export async function takeUp(stage: Stage): Promise<boolean> {
  const { plan, record, comment, log, runId, deadlineMs } = stage;
  if (plan.batches.length === 0 || comment === null) return true;
  const recollection = await comment.recall(deadlineMs);
  if (recollection.kind === 'nothing') return true;
  if (recollection.kind === 'unknown') return await goOnUntold(stage, recollection.why);
  const claim = findClaim(recollection.claims, { planHash: hashPlan(plan), commit: record.testedCommit, runId });
  if (claim === null) {
    log('Evaluating anew: no earlier run for this commit and this plan is left without a verdict.');
    return true;
  }
  return claim.doubt === null ? await takeUpPaid(stage, claim) : await takeUpDoubtful(stage, claim, claim.doubt);
}

/** GitHub does not tell whether an earlier attempt has paid: the service may tell that none has. */
async function goOnUntold(stage: Stage, why: string): Promise<boolean> {
  const { plan, record, runId } = stage;
  const settlement = await settle(stage, {
    batches: numbered(plan),
    doubt: untold,
    knownIds: new Set(),
    looksAtMs: quickLooksAtMs,
    runId,
  });
  if (settlement.kind === 'settled') {
    record.warnings.push(
      `${why} The service has no job that an earlier attempt of this run could have paid for, so this one goes on.`,
    );
    return true;
  }
  // A later attempt must not take this one, which pays nothing, for all there was.
  record.doubt = { ...untold, candidates: candidatesOf(settlement) };
  return stop(stage, `Whether an earlier attempt of this run has paid already is not known. ${why}`, settlement);
}

/** Enough to see jobs that were submitted some time ago. */
const quickLooksAtMs = [0, 2000];
const patientLooksAtMs = [0, settledAfterMs / 2, settledAfterMs];

/** An earlier run submitted, or was about to, and does not know what became of it. */
async function takeUpDoubtful(stage: Stage, claim: Claim, doubt: Doubt): Promise<boolean> {
  const { record, log } = stage;
  log(
    `${nameOf(claim)} may have paid for jobs without learning their ids. Looking for them at the service, for up to ${settledAfterMs / 1000} s.`,
  );
  const settlement = await settle(stage, {
    batches: doubtful(stage.plan, claim, doubt),
    doubt,
    knownIds: new Set(idsOf(claim)),
    looksAtMs: patientLooksAtMs,
    runId: claim.run.id,
  });
  switch (settlement.kind) {
    case 'settled': {
      const found = settlement.found.map(({ batch: { index, label = null }, jobIds, isFound }) => {
        log(`Found exactly the jobs that were asked for, so they are taken: ${jobIds.join(', ')}.`);
        return { index, batchId: null, jobIds, isFound, label };
      });
      if (found.length === 0) log('The service shows no such job: that submit was not carried out.');
      const batches = [...claim.batches, ...found];
      if (batches.length > 0) return await takeUpPaid(stage, { ...claim, batches });
      record.settled.push(claim);
      return true;
    }
    case 'may-be-paid':
    case 'unknown':
      record.sightings.push({ ...claim, candidates: candidatesOf(settlement) });
      record.claimedIds.push(...idsOf(claim));
      return stop(
        stage,
        `${nameOf(claim)} may have paid for jobs without learning their ids.${tellIds(claim)}`,
        settlement,
      );
  }
}

interface Question extends Pick<Parameters<typeof settleDoubt>[0], 'doubt' | 'knownIds' | 'looksAtMs'> {
  readonly batches: readonly NthBatch[];
  /** Whose labels its jobs would bear. */
  readonly runId: number;
}

/** The batches that may have been submitted: any where that is not known; else the one, and those after it when the run was lost on its way. */
function doubtful(plan: Plan, { batches }: Claim, { index, labelPrefix, untilMs }: Doubt): readonly NthBatch[] {
  const paid = new Set(batches.map((batch) => batch.index));
  const isLater = (batch: NthBatch) => untilMs === null && batch.index > (index ?? 0) && !paid.has(batch.index);
  const sent = numbered(plan).filter((batch) => index === null || batch.index === index || isLater(batch));
  return sent.map((batch) => ({ ...batch, ...(labelPrefix !== null && { label: labelOf(labelPrefix, batch.index) }) }));
}

function numbered({ batches }: Plan): readonly NthBatch[] {
  return batches.map((batch, index) => ({ ...batch, index }));
}

async function settle(stage: Stage, { runId, ...question }: Question): Promise<Settlement> {
  return await settleDoubt({ ...stage, ...question, serviceOf: stage.serviceFor, runLabel: labelOfRun(runId) });
}

async function takeUpPaid(stage: Stage, claim: Claim): Promise<boolean> {
  const { plan, record, log, runner, clock } = stage;
  const { batches, maxAgeMs } = plan;
  const resumption = await resume({ ...stage, claim, batches, maxAgeMs, serviceOf: stage.serviceFor });
  switch (resumption.kind) {
    case 'resumed':
      log(
        `Taking up jobs that are paid already instead of submitting them again. ${nameOf(claim)} has come to no verdict.`,
      );
      for (const started of resumption.started) noteStarted(record, started);
      // That run may be waiting for them still.
      if (claim.run.id !== stage.runId) for (const id of idsOf(claim)) record.anothers.add(id);
      record.settled.push(claim);
      publishJobIds(record.report(clock.now()), runner);
      return true;
    case 'not-believed':
      log(`Evaluating anew. ${nameOf(claim)} has come to no verdict, but ${resumption.why}.`);
      record.settled.push(claim);
      return true;
    case 'unknown':
      record.claimedIds.push(...idsOf(claim));
      return stop(
        stage,
        `${nameOf(claim)} has paid for these jobs, and the service does not tell of them: ${resumption.why}.${tellIds(claim)} Run this again later, or delete the comment of this gate to pay for new ones.`,
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
  if (settlement.kind !== 'may-be-paid') {
    return "Look for them on the service's site and judge them through `job-ids`; if there are none, delete the comment of this gate and run this again.";
  }
  const { candidates } = settlement;
  return `These jobs could be its own: ${quoteIds(candidates)}. If they are, judge them with \`job-ids: ${candidates.join(',')}\`; if not, delete the comment of this gate and run this again.`;
}

function candidatesOf(settlement: Settlement): readonly JobId[] {
  return settlement.kind === 'may-be-paid' ? settlement.candidates : [];
}

function nameOf({ run }: Claim): string {
  return `An earlier run for this commit (run ${run.id}, attempt ${run.attempt})`;
}

function idsOf({ batches }: Claim): readonly string[] {
  return batches.flatMap(({ jobIds }) => jobIds);
}

function tellIds(claim: Claim): string {
  const ids = idsOf(claim);
  return ids.length === 0 ? '' : ` Known to be paid: \`job-ids: ${ids.join(',')}\`.`;
}
