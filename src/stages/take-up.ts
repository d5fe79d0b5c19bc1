import {
  type Claim,
  type Doubt,
  findClaim,
  hashPlan,
  labelOf,
  labelOfRun,
  type NthBatch,
  untold,
} from '../ledger/fingerprint.ts';
import type { Plan } from '../plan/plan.ts';
import { publishJobIds } from '../publish.ts';
import type { RunState } from '../run-state.ts';
import type { JobId } from '../services/service.ts';
import { resume } from '../submit/resume.ts';
import { type Settlement, settleDoubt, settledAfterMs } from '../submit/settle-doubt.ts';
import { noteStarted, type Stage } from './stage.ts';
import { adviceOn, candidatesOf, idsOf, nameOf, stopUnpaid, tellIds } from './stop-unpaid.ts';

/** Takes up the paid jobs of a run that was cut off. False when that cannot be decided, since paying again might be wrong. */
export async function takeUp(stage: Stage): Promise<boolean> {
  const { plan, comment, deadlineMs } = stage;
  if (plan.batches.length === 0 || comment === null) return true;
  const recollection = await comment.recall(deadlineMs);
  if (recollection.kind === 'nothing') return true;
  if (recollection.kind === 'unknown') return await goOnUntold(stage, recollection.why);
  return await takeUpNext(stage, recollection.claims);
}

/** Takes up the first of these claims that is about something; the others are about what other runs have paid for. */
async function takeUpNext(stage: Stage, claims: readonly Claim[]): Promise<boolean> {
  const { plan, record, log, runId } = stage;
  const claim = findClaim(claims, { planHash: hashPlan(plan), commit: record.testedCommit, runId });
  if (claim === null) {
    log('Evaluating anew: no earlier run for this commit and this plan is left without a verdict.');
    return true;
  }
  const others = claims.filter((other) => other !== claim);
  return claim.doubt === null
    ? await takeUpPaid(stage, claim, others)
    : await takeUpDoubtful(stage, { ...claim, doubt: claim.doubt }, others);
}

/** GitHub does not tell whether an earlier attempt has paid: the service may tell that none has. */
async function goOnUntold(stage: Stage, why: string): Promise<boolean> {
  const { plan, record, runId, cancelled } = stage;
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
  // A later attempt must not take this one, which pays nothing, for all there was; one that is cancelled has learnt nothing.
  if (!cancelled.aborted) record.doubt = { ...untold, candidates: candidatesOf(settlement) };
  return stopUnpaid(
    stage,
    `Whether an earlier attempt of this run has paid already is not known. ${why}`,
    adviceOn(settlement, untold),
  );
}

/** Enough to see jobs that were submitted some time ago. */
const quickLooksAtMs = [0, 2000];
const patientLooksAtMs = [0, settledAfterMs / 2, settledAfterMs];

/** An earlier run submitted, or was about to, and does not know what became of it. */
async function takeUpDoubtful(stage: Stage, claim: DoubtfulClaim, others: readonly Claim[]): Promise<boolean> {
  const { record, log } = stage;
  const { doubt } = claim;
  log(
    `${nameOf(claim)} may have paid for jobs without learning their ids. Looking for them at the service, which takes up to ${settledAfterMs / 1000} s when it answers.`,
  );
  const settlement = await settle(stage, {
    batches: doubtful(stage.plan, claim, doubt),
    doubt,
    knownIds: new Set([claim, ...others].flatMap(idsOf)),
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
      noteSighting(
        record,
        claim,
        found.flatMap(({ jobIds }) => jobIds),
      );
      const batches = [...claim.batches, ...found];
      if (batches.length > 0) return await takeUpPaid(stage, { ...claim, batches }, others);
      record.settled.push(claim);
      return await takeUpNext(stage, others);
    }
    case 'may-be-paid':
    case 'unknown': {
      const since = await fetchProgress(stage, claim);
      if (since !== null) return await takeUpNext(stage, since);
      noteSighting(record, claim, candidatesOf(settlement));
      record.claimedIds.push(...idsOf(claim));
      const problem = `${nameOf(claim)} may have paid for jobs without learning their ids.${tellIds(claim)}`;
      return stopUnpaid(stage, problem, adviceOn(settlement, doubt));
    }
  }
}

interface DoubtfulClaim extends Claim {
  readonly doubt: Doubt;
}

/** Notes jobs that could be a claim's, so that a later run which does not see them any more does not pay for them again. */
function noteSighting(record: RunState, { run, planHash }: Claim, candidates: readonly JobId[]): void {
  if (candidates.length > 0) record.sightings.push({ run, planHash, candidates });
}

/** The claims as they are now, when the run whose submit was in doubt has got on since: it may be on its way still, or at its verdict. */
async function fetchProgress(
  { comment, deadlineMs, runId }: Stage,
  { run, planHash, batches }: Claim,
): Promise<readonly Claim[] | null> {
  // An earlier attempt of this very run is over.
  if (run.id === runId) return null;
  const now = await comment?.recall(deadlineMs);
  if (now?.kind !== 'known') return null;
  const same = now.claims.find(
    (each) => each.planHash === planHash && each.run.id === run.id && each.run.attempt === run.attempt,
  );
  const isSame = same !== undefined && same.doubt !== null && same.batches.length === batches.length;
  return isSame ? null : now.claims;
}

interface Question extends Pick<Parameters<typeof settleDoubt>[0], 'doubt' | 'knownIds' | 'looksAtMs'> {
  readonly batches: readonly NthBatch[];
  /** Whose labels its jobs would bear. */
  readonly runId: number;
}

/**
 * The batches that a doubt is about: the one it names, and all after it when the run was lost on its way; the whole plan when it
 * names none.
 */
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

async function takeUpPaid(stage: Stage, claim: Claim, others: readonly Claim[]): Promise<boolean> {
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
      return await takeUpNext(stage, others);
    case 'unknown':
      record.claimedIds.push(...idsOf(claim));
      return stopUnpaid(
        stage,
        `${nameOf(claim)} has paid for these jobs, and the service does not tell of them: ${resumption.why}.${tellIds(claim)}`,
        'Run this again later, or delete the comment of this gate to pay for new ones.',
      );
  }
}
