import type { Clock } from './clock.ts';
import type { Labels } from './ledger/fingerprint.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { LedgerStore } from './ledger/ledger-store.ts';
import type { Notice } from './notice.ts';
import { readBaselines } from './past/read-baselines.ts';
import { recallHistory } from './past/recall-history.ts';
import { isJudged, type Plan, type PlannedBatch, roundOf } from './plan/plan.ts';
import { nextSteps } from './report/next-steps.ts';
import type { RunKey } from './run-key.ts';
import { ActionFault, type RunState } from './run-state.ts';
import { isFinal, type JobId } from './services/service.ts';
import type { ServiceFor } from './services/service-pool.ts';
import { type Budget, checkBudget, costOf, planCost } from './submit/budget.ts';
import { findJobs } from './submit/find-jobs.ts';
import { firstRound, nextRound, type Round } from './submit/next-round.ts';
import { fetchBalances, preflight } from './submit/preflight.ts';
import { type Obstacle, type ResumeOptions, resume, resumeRound } from './submit/resume.ts';
import { submitBatches } from './submit/submit-batches.ts';
import { faultsOfBaselines } from './verdict/baseline-faults.ts';
import type { Evidence } from './verdict/judge-job.ts';
import type { Unfinished } from './verdict/reason.ts';
import { existingJobs, paidJobs } from './wait/job-groups.ts';
import type { WaitEnd } from './wait/poll-jobs.ts';
import { stopJobs } from './wait/stop-jobs.ts';
import { groupJobs, type JobGroup, waitForJobs } from './wait/wait-for-jobs.ts';

/** What a run needs of the world. */
export interface GateWorld {
  readonly serviceFor: ServiceFor;
  /** The endpoint's URL as it is sent, to know our jobs by; null where no service calls one. */
  readonly endpointUrl: string | null;
  /** The URL of the endpoint that baselines are run against; null where none is run. */
  readonly baselineUrl: string | null;
  readonly labels: Labels;
  /** Whether others of the same workflow submit at the same moment: legs of a matrix. */
  readonly hasSiblings: boolean;
  /** Whether every attempt of this run tests the same commit. */
  readonly isHeadFixed: boolean;
  /** Where runs store the ledger for each other; null where there is no such place. */
  readonly store: LedgerStore | null;
  /** When this run's first attempt began, and when an attempt has ended; null when nobody tells. */
  readonly beganAtMs: () => Promise<number | null>;
  readonly endedAtMs: (run: Pick<RunKey, 'id' | 'attempt'>) => Promise<number | null>;
  readonly tell: (notice: Notice) => void;
  readonly showPlan: () => void;
  /** Makes known at once what is paid. */
  readonly showPaid: () => void;
  /** Shows how far the jobs are. */
  readonly showProgress: () => void;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly cancelled: AbortSignal;
}

interface GateOptions extends GateWorld {
  readonly plan: Plan;
  readonly ledger: Ledger;
  readonly isDryRun: boolean;
  /** Whether to tell what the benchmarks scored before. */
  readonly showsHistory: boolean;
}

/** What the parts of the gate share. */
interface Gate extends GateOptions {
  readonly state: RunState;
  readonly serviceOf: (batch: PlannedBatch) => ReturnType<ServiceFor>;
  readonly deadlineMs: number;
}

/**
 * Takes a plan to its end. What each part learns goes into the state, which judges it at any moment: so whatever ends the run,
 * it is known what is proven and what is not.
 */
export async function runGate(state: RunState, options: GateOptions): Promise<void> {
  const { deadlineMs } = options.ledger;
  const asked: Gate = { ...options, state, deadlineMs, serviceOf: options.serviceFor };

  // Jobs that are named only as the newest of their kind.
  const plan = await findJobs(asked);
  if (plan === null) return state.end({ code: 'job-not-found' });
  state.plan = plan;
  const gate: Gate = { ...asked, plan };

  // What can be checked before money is spent, and what earlier runs for this commit have paid, are asked for at once.
  // What the account has says what baselines are to be run.
  state.baselines = await readBaselines(gate);
  state.noteNeededBaselines();
  const first = firstRound(plan, state.neededBaselines);
  const { isReady, obstacle } = await prepare(gate, first);
  if (!isReady || !canShowRegressions(gate)) return state.endEarly({ code: 'not-submitted' });
  if (obstacle !== null) return stop(gate, obstacle);
  if (!affordsPlan(gate, first)) return;
  if (gate.isDryRun) return state.endPlanned();

  // One round after the other until every benchmark is decided: each batch is sent at most once, then every job is waited for.
  for (let round: Round | null = first; round !== null; round = chooseRound(gate)) {
    if (round.nth > 1 && !(await enter(gate, round))) return;
    if (!(await submit(gate, round))) return;
    const [areFinal] = await Promise.all([wait(gate), round.nth === 1 ? recall(gate) : null]);
    if (!areFinal) return;
  }
  state.end();
}

/** Preflight beside resuming: the wait of the one is hidden behind the other. */
async function prepare(gate: Gate, round: Round): Promise<{ readonly isReady: boolean; readonly obstacle: Obstacle }> {
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
  if (cancelled.aborted) tell({ code: 'cancelled', when: 'before-submit' });
  return { isReady: isReady && !cancelled.aborted, obstacle: obstacle ?? null };
}

/** Whether no comparison would be paid for in vain. */
function canShowRegressions({ state, plan, tell }: Gate): boolean {
  const notices = faultsOfBaselines(plan, (index) => state.findBaseline(index));
  for (const notice of notices) tell(notice);
  return notices.length === 0;
}

/** What is due in a round, and what may have been paid for: of later rounds as well. */
function resumption(gate: Gate, { nth, batches }: Round): ResumeOptions {
  const { plan } = gate;
  return {
    ...gate,
    batches: plan.batches.filter((batch) => roundOf(batch) >= nth),
    due: batches.map(({ index }) => index),
    maxAgeMs: plan.maxAgeMs,
  };
}

/** Ends a run that must not pay. What is paid already stays for a later run. */
function stop({ state, tell }: Gate, obstacle: Notice): void {
  tell(obstacle);
  state.endEarly({ code: 'not-submitted' });
}

/** Whether limit and balance allow what is still to be submitted: in rounds all that may come. */
function affordsPlan(gate: Gate, first: Round): boolean {
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

function affords(gate: Gate, { payable, prices }: Pick<Budget, 'payable' | 'prices'>): boolean {
  const { state, plan, ledger, tell } = gate;
  const notices = checkBudget({ planned: state.batches, payable, prices, maxCredits: plan.maxCredits });
  for (const notice of notices) tell(notice);
  if (notices.length === 0) return true;
  const isUnpaid = ledger.paid.length === 0;
  state.endEarly({ code: isUnpaid ? 'not-submitted' : 'rest-not-submitted' });
  if (!isUnpaid) advise(gate);
  return false;
}

/** The next round, with what is not decided yet; null when there is nothing more to ask for. */
function chooseRound({ state, plan }: Gate): Round | null {
  const undecided = [...state.judge().entries()].flatMap(([index, { verdict, rounds }]) =>
    verdict === 'running' && rounds !== null ? index : [],
  );
  const batches = plan.batches.filter(isJudged);
  return nextRound({ batches, paid: state.payments, undecided });
}

/** Makes sure that a further round is this run's to pay for, and that there is the money. False when the run must end. */
async function enter(gate: Gate, round: Round): Promise<boolean> {
  const { plan, ledger, state, tell } = gate;
  const obstacle = await resumeRound(resumption(gate, round));
  if (obstacle !== null) {
    tell(obstacle);
    state.endEarly({ code: 'rest-not-submitted' });
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
    [...state.checked].map(([service, told]) => [
      service,
      { ...told, balanceCredits: balances.has(service) ? (balances.get(service) ?? null) : told.balanceCredits },
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
async function submit(gate: Gate, round: Round): Promise<boolean> {
  const { state, ledger, store, tell, showPaid } = gate;
  const { batches, asked } = round;
  const seeds = batches.filter(isJudged).flatMap(({ seed }) => seed ?? []);
  if (seeds.length > 1 && batches.some(({ index }) => ledger.payable.includes(index))) tell({ code: 'seeds', seeds });
  const startedAtMs = await beganAtMs(gate);
  // What is not about a commit tells nobody anything.
  const storeLedger = async () =>
    store === null || ((await store.store()) && ledger.commit !== null) || !(await store.isShared());
  for (;;) {
    const end = await submitBatches({ ...gate, batches, asked, startedAtMs, store: storeLedger, onPaid: showPaid });
    showPaid();
    if (end === 'submitted') return true;
    if (end === 'outrun') {
      const again = resumption(gate, round);
      const obstacle = await (round.nth === 1 ? resume(again) : resumeRound(again));
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

/** When this run began, with its first attempt where that is known, in milliseconds since the epoch. */
async function beganAtMs({ state, ledger, beganAtMs: ask }: Gate): Promise<number> {
  const firstMs = ledger.run.attempt > 1 && ledger.payable.length > 0 ? await ask() : null;
  return firstMs ?? state.facts.startedAtMs;
}

/**
 * Waits until every job is final. False when waiting on is pointless and the run is over; then what nobody waits for is stopped at
 * the service.
 */
async function wait(gate: Gate): Promise<boolean> {
  const { state, plan, ledger, tell, cancelled } = gate;
  const groups = openGroups(gate);
  const end = await waitForJobs({
    ...gate,
    groups,
    benchmarkIds: new Set(plan.batches.flatMap(({ jobs }) => jobs.map(({ benchmarkId }) => benchmarkId))),
    pollIntervalMs: plan.pollIntervalMs,
    failFast: plan.failFast,
    hasFailed: () => state.judge().some(({ verdict }) => verdict === 'failed' || verdict === 'error'),
    learn: (reader, jobs) => state.learn(reader, jobs),
    onChange: gate.showProgress,
  });
  const foreign = ledger.paid.filter(({ index }) => state.foreign.includes(index));
  if (foreign.length > 0) tell({ code: 'jobs-foreign', jobIds: foreign.flatMap(({ payment }) => payment.jobIds) });
  const neverRead = paidJobs(gate, 'submitted').flatMap(({ reader, jobIds }) =>
    jobIds.filter((id) => isLost(state.evidenceOf(reader, id))),
  );
  if (neverRead.length > 0) tell({ code: 'jobs-never-read', jobIds: neverRead });
  // What could not be read may be read by a later run, which resumes it instead of paying again.
  const judged = groups.filter(({ reader }) => isJudged(reader));
  const isRead = judged.every(({ reader, jobIds }) => jobIds.every((id) => state.evidenceOf(reader, id).lost === null));
  const isCertain = (isRead && foreign.length === 0) || plan.batches.length === 0;
  if (end === 'all-final') {
    if (isCertain) return true;
    state.endEarly({ code: 'unreadable' });
    advise(gate);
    return false;
  }
  if (isCancelled(cancelled)) tell({ code: 'cancelled', when: 'waiting' });
  const unfinished = whyUnfinished(end, gate);
  const areJudgedOver = judged.every(({ reader, jobIds }) =>
    jobIds.every((id) => !isOpen(state.evidenceOf(reader, id))),
  );
  if (end === 'deadline' && areJudgedOver && isCertain) {
    // A baseline that is late is none: what is judged has its result.
    state.end(unfinished);
    return false;
  }
  const isStopped = await stopPaid(gate, unfinished);
  if (end === 'fail-fast' && isCertain) {
    state.end(unfinished);
    return false;
  }
  state.endEarly(unfinished);
  if (!isStopped) advise(gate);
  return false;
}

/** Reads, while the jobs run, what the benchmarks scored before. */
async function recall(gate: Gate): Promise<void> {
  const { state, showsHistory } = gate;
  if (showsHistory) state.past = await recallHistory({ ...gate, jobs: state.jobIds.length });
}

/** The jobs to be waited for: what earlier rounds have read to the end is not read again. */
function openGroups(gate: Gate): readonly JobGroup[] {
  const { state, plan } = gate;
  const groups = groupJobs([...existingJobs(plan), ...paidJobs(gate)]);
  return groups.flatMap((group) => {
    const jobIds = group.jobIds.filter((id) => isOpen(state.evidenceOf(group.reader, id)));
    return jobIds.length === 0 ? [] : { ...group, jobIds };
  });
}

/** Whether a look may still tell more. */
function isOpen({ job, lost }: Evidence): boolean {
  return job === null || lost !== null || !isFinal(job);
}

/** Whether only the answer to this run's submit speaks of a job: the service refuses to. */
function isLost({ job, lost }: Evidence): boolean {
  return job === null && lost !== null;
}

function whyUnfinished(end: WaitEnd, { plan, cancelled }: Gate): Unfinished {
  switch (end) {
    case 'cancelled':
      return { code: isCancelled(cancelled) ? 'cancelled' : 'internal-error' };
    case 'fail-fast':
      return { code: 'fail-fast' };
    case 'deadline':
    case 'all-final':
      return { code: 'timed-out', timeoutMs: plan.timeoutMs };
  }
}

/** Stops what still runs of this gate's jobs, unless another run waits for them. True when nothing is left that runs on. */
async function stopPaid(gate: Gate, unfinished: Unfinished): Promise<boolean> {
  const { state, plan, ledger, store, clock, tell } = gate;
  if (ledger.paid.length === 0) return false;
  const fromMs = clock.now();
  await store?.recall(fromMs + (isCancelled(gate.cancelled) ? cancelRefreshLimitMs : refreshLimitMs));
  if (ledger.otherRuns.length > 0) return false;
  const groups = groupJobs(paidJobs(gate));
  const jobOf = ({ reader }: JobGroup, id: JobId) => state.evidenceOf(reader, id).job;
  const { asked, confirmed } = await stopJobs({ ...gate, groups, jobOf, deadlineMs: fromMs + stopAllLimitMs });
  if (asked.length > 0) tell({ code: 'jobs-stopped', jobIds: asked });
  for (const { group, job } of confirmed) {
    if (job.state !== 'cancelled') continue;
    state.learn(group.reader, new Map([[job.id, { id: job.id, job, lost: null, stopped: unfinished }]]));
  }
  const isFinalNow = (index: number, id: JobId) => {
    const reader = plan.batches[index];
    const job = reader === undefined ? null : state.evidenceOf(reader, id).job;
    return job !== null && isFinal(job);
  };
  for (const { index, payment } of ledger.paid) {
    const isStopped = payment.jobIds.every((id) => confirmed.some(({ job }) => job.id === id));
    if (payment.state === 'paid' && isStopped) ledger.apply(index, { kind: 'cancelled' });
  }
  return ledger.paid.every(({ index, payment }) => payment.jobIds.every((id) => isFinalNow(index, id)));
}

/** Whether another run has come to wait for the same jobs is asked for once more. */
const refreshLimitMs = 1000;
/** In a cancelled run the answer also serves for its last word. */
const cancelRefreshLimitMs = 2200;
/** For asking that and for stopping what runs, together. */
const stopAllLimitMs = 2500;

/** Says how to judge what is paid without paying again. */
function advise({ state, plan, ledger, store, tell }: Gate): void {
  // Who judges what is paid by its ids judges no baseline.
  const paid = ledger.paid.filter(
    ({ index, payment }) => payment.state === 'paid' && isJudged(plan.batches[index] ?? {}),
  );
  const resumes = store?.isStored === true;
  tell({ code: 'next-steps', steps: nextSteps({ plan, judged: state.judge(), paid, resumes }) });
}

/** Whether somebody has cancelled the run. */
function isCancelled({ aborted, reason }: AbortSignal): boolean {
  return aborted && !(reason instanceof ActionFault);
}
