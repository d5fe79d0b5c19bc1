import type { Labels } from '../ledger/fingerprint.ts';
import type { Ledger, PaidBatch } from '../ledger/ledger.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { StoredPayment } from '../ledger/merge.ts';
import { isGuessed, isPayable, type PaidPayment, type Payment, unite } from '../ledger/payment.ts';
import type { Notice } from '../notice.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import { compareRuns, isSameRun, type RunKey } from '../run-key.ts';
import type { BenchmarkService, JobId } from '../services/service.ts';
import { type ConfirmOptions, confirmPaid } from './confirm-paid.ts';
import { disown } from './found-jobs.ts';
import { inheritLostAttempts, type LostOptions, suspectOthers, wordsOf } from './lost-attempts.ts';
import { latestKnown } from './other-runs.ts';
import type { ListOptions } from './recent-jobs.ts';
import { isOthersGuess, type Memory, reconcileStored } from './reconcile-stored.ts';
import { Turn } from './turn.ts';

export interface ResumeOptions extends ListOptions, ConfirmOptions, LostOptions {
  /** What is to be paid for now, by its place in the plan. */
  readonly due: readonly number[];
  readonly serviceOf: (batch: PlannedBatch) => Pick<BenchmarkService, 'recent' | 'look'>;
  readonly labels: Labels;
  /** Whether others surely submit at the same moment: legs of a matrix. */
  readonly hasSiblings: boolean;
  /** Whether every attempt of this run tests the same commit: some events name a pull request, whose head moves on. */
  readonly isHeadFixed: boolean;
  /** Where the ledger is stored; null where there is no such place. */
  readonly store: LedgerStore | null;
  readonly tell: (notice: Notice) => void;
}

/** Null when the run may go on to pay for what is still payable; else what stops it. */
export type Obstacle = Notice | null;

/**
 * Finds out what earlier attempts and other runs have paid for this plan at this commit, and makes it this run's own; announces
 * what is left to be paid, and reads once more, so that of two runs only one pays. Only then anything may be submitted.
 */
export async function resume(options: ResumeOptions): Promise<Obstacle> {
  const { store, tell } = options;
  const read = (await store?.recall(options.deadlineMs)) ?? null;
  if (read?.kind === 'read' && read.isBroken) tell({ code: 'stored-state-broken' });
  const memory: Memory = { isBlind: read?.kind === 'unknown', isNew: false, words: '', unreadUntilMs: null };
  await inheritAttempts(options, memory);
  const obstacle = await takeTurn(options, { turn: Turn.ofNewcomer(options, read), memory });
  if (obstacle === null) tellClosed(options);
  return obstacle;
}

/** Makes this run's own what earlier attempts of it may have paid, and what other runs may have where that cannot be read. */
async function inheritAttempts(options: ResumeOptions, memory: Memory): Promise<void> {
  memory.words = wordsOf(options.ledger);
  await inheritLostAttempts(options);
  memory.unreadUntilMs = unreadUntil(options);
  await suspectOthers(options, memory);
}

/** Until when other runs may have stored what cannot be read; null where they may not. */
function unreadUntil({ ledger, store }: ResumeOptions): number | null {
  return latestKnown(ledger.editedAtMs, store?.sealedAtMs ?? null);
}

/** Looks for what other runs may have paid also where their words were lost only meanwhile. True when that may be something. */
async function suspectAnew(options: ResumeOptions, memory: Memory): Promise<boolean> {
  const unreadUntilMs = unreadUntil(options);
  if (unreadUntilMs === memory.unreadUntilMs) return false;
  memory.unreadUntilMs = unreadUntilMs;
  await suspectOthers(options, memory);
  return options.ledger.uncertain.length > 0;
}

/** Names what attempts of this run have paid for before, whoever judged or stopped it: their own words may not have come so far. */
function tellClosed({ ledger, due, tell }: ResumeOptions): void {
  const closed = (why: 'judged' | 'cancelled') =>
    ledger.own.payments.flatMap(({ index, payment }) => {
      const isAnew = due.includes(index) && ledger.payable.includes(index) && payment.submit.by.id === ledger.run.id;
      return isAnew && payment.state === 'closed' && payment.why === why ? payment.jobIds : [];
    });
  const [judged, stopped] = [closed('judged'), closed('cancelled')];
  if (judged.length > 0) tell({ code: 'judged-before', jobIds: unite(judged) });
  if (stopped.length > 0) tell({ code: 'stopped-before', jobIds: unite(stopped) });
}

/** Before a further round: learns what another run has paid for meanwhile, and waits for whoever pays in this one's place. */
export async function resumeRound(options: ResumeOptions): Promise<Obstacle> {
  // Who has taken this run for lost learns from it, with whatever is stored next, that it goes on.
  options.ledger.noteSaid(options.clock.now());
  const words = wordsOf(options.ledger);
  const memory: Memory = { isBlind: false, isNew: false, words, unreadUntilMs: unreadUntil(options) };
  const read = (await options.store?.recall(options.deadlineMs)) ?? null;
  return await takeTurn(options, { turn: Turn.ofAnnounced(options, read), memory });
}

/** Names what was found for what it is and is judged, other than what was before: nobody knows that a run has paid for it. */
function tellFound({ ledger, tell }: ResumeOptions, before: ReadonlySet<JobId>): void {
  const found = guessedOf(ledger).filter(({ payment }) => payment.jobIds.some((id) => !before.has(id)));
  for (const [id, each] of Map.groupBy(found, ({ payment }) => payment.submit.by.id)) {
    const [by = null] = id === ledger.run.id ? [] : each.map(({ payment }) => payment.submit.by);
    tell({ code: 'found-from-earlier-attempt', by, jobIds: unite(...each.map(({ payment }) => payment.jobIds)) });
  }
}

function guessedOf({ inUse }: Ledger): readonly PaidBatch[] {
  return inUse.filter(({ payment }) => isGuessed(payment.submit));
}

interface Turned {
  readonly turn: Turn;
  readonly memory: Memory;
}

/** Makes what is paid this run's own until it is this run's turn to pay for the rest of what is due, or nothing is left of that. */
async function takeTurn(options: ResumeOptions, turned: Turned): Promise<Obstacle> {
  const before = new Set(guessedOf(options.ledger).flatMap(({ payment }) => payment.jobIds));
  const obstacle = await waitForTurn(options, turned);
  tellFound(options, before);
  return obstacle;
}

async function waitForTurn(options: ResumeOptions, { turn, memory }: Turned): Promise<Obstacle> {
  const { ledger, due } = options;
  const joined: RunKey[] = sharedWith(ledger);
  for (;;) {
    inheritStored(options, joined);
    const obstacle = await reconcileMemory(options, memory);
    if (memory.isNew) {
      memory.isNew = false;
      await inheritAttempts(options, memory);
      continue;
    }
    if (obstacle !== null) return obstacle;
    if (await inheritSince(options)) continue;
    // What came to nothing may be what another run has paid for.
    if (inheritStored(options, joined) || (await suspectAnew(options, memory))) continue;
    if (!due.some((index) => ledger.payable.includes(index))) {
      await turn.tellThatItWaits();
      return disown(ledger);
    }
    const rival = turn.findRival();
    if (rival !== null) joined.push(rival);
    const end = rival === null ? await turn.comeForward() : ((await turn.giveWay(rival)) ?? 'again');
    if (end !== 'again') return end === 'pay' ? null : end;
  }
}

/**
 * Where jobs that counted as paid prove to be of no use, a later attempt that is lost may have paid for new ones: as long as they counted,
 * nothing was missing. True when that may be something.
 */
async function inheritSince(options: ResumeOptions): Promise<boolean> {
  const { ledger } = options;
  const batches = options.batches.filter(({ index }) => isOfNoUse(ledger.paymentOf(index)));
  if (batches.length === 0) return false;
  await inheritLostAttempts({ ...options, batches });
  return batches.some(({ index }) => ledger.uncertain.includes(index));
}

function isOfNoUse(payment: Payment): boolean {
  return isPayable(payment) && 'jobIds' in payment && payment.jobIds.length > 0;
}

/** Asks the services for what is stored as paid, and looks for what may be. Null when nothing of that stops the run. */
async function reconcileMemory(options: ResumeOptions, memory: Memory): Promise<Obstacle> {
  // What cannot be read of one batch keeps no other's jobs from being found; and who stops for those names all that is paid.
  const [unread, uncertain] = await Promise.all([
    confirmAll(options, 'resumed'),
    reconcileStored({ ...options, memory }),
  ]);
  if (memory.isNew) return null;
  return uncertain ?? unread ?? (await confirmAll(options, 'matched'));
}

/** The runs whose jobs this one has made its own: what serves them for a verdict serves this one as well. */
function sharedWith({ paid }: Ledger): RunKey[] {
  return paid.flatMap(({ payment }) => (payment.state === 'paid' ? (payment.sharedWith ?? []) : []));
}

/**
 * Makes payments of earlier attempts, and of other runs, this run's own. What has served for a verdict is paid for anew, but
 * for a run that has waited for it. True when there was one.
 */
function inheritStored({ ledger, tell }: ResumeOptions, joined: readonly RunKey[]): boolean {
  const alive = ledger.otherRuns;
  const before = ledger.payable.length;
  for (const index of ledger.payable) {
    const stored = ledger.own.payments.filter((each) => each.index === index).toSorted(byKinship(ledger.run));
    for (const { payment } of stored) {
      const { by } = payment.submit;
      const isAlive = alive.some((key) => isSameRun(key, by));
      const isJoined =
        payment.state === 'closed' && payment.why === 'judged' && joined.some((key) => isSameRun(key, by));
      if (payment.state === 'paid' || isJoined) {
        const { submit, batchId, jobIds } = payment;
        const jobs = { submit, batchId, jobIds };
        ledger.apply(index, { kind: 'resumed', jobs, sharedWith: isAlive ? by : null });
        // Nobody knows that a run has paid for what was only found to fit: it is told as such.
        if (!isGuessed(submit)) tell({ code: isAlive || isJoined ? 'shared' : 'resumed', by, jobIds });
        break;
      }
      const isPassed = isOthersGuess(payment.submit, ledger) && mayPayBeside(ledger, index);
      if (isAlive || isPassed || payment.state === 'closed') continue;
      const { submit } = payment;
      const known = payment.state === 'uncertain' ? payment : { candidates: [], named: [] };
      const { candidates, named } = known;
      ledger.apply(index, { kind: 'inherited', payment: { state: 'uncertain', submit, candidates, named } });
      break;
    }
  }
  return ledger.payable.length < before;
}

/**
 * Whether this run pays though another does not know what its own attempts have: a new run is the way out that is told then, and re-runs
 * of it go on from there. Any other re-run has not been asked for in that knowledge.
 */
function mayPayBeside({ own, run }: Ledger, index: number): boolean {
  const hasPaid = own.payments.some(
    ({ index: at, payment }) =>
      at === index && payment.submit.by.id === run.id && 'jobIds' in payment && payment.jobIds.length > 0,
  );
  return run.attempt === 1 || hasPaid;
}

/** Earlier attempts of this run first, the last one before the others; then other runs, the newest first. */
function byKinship({ id }: RunKey): (a: StoredPayment, b: StoredPayment) => number {
  const isOwn = ({ payment }: StoredPayment) => (payment.submit.by.id === id ? 0 : 1);
  return (a, b) => isOwn(a) - isOwn(b) || compareRuns(b.payment.submit.by, a.payment.submit.by);
}

/** Asks the service once for what is stored as paid, or was found. */
async function confirmAll(options: ResumeOptions, origin: PaidPayment['origin']): Promise<Obstacle> {
  const { ledger, batches, tell } = options;
  const checked = await Promise.all(
    batches.map(async (batch) => {
      const payment = ledger.paymentOf(batch.index);
      if (payment.state !== 'paid' || payment.origin !== origin) return null;
      return { index: batch.index, payment, confirmation: await confirmPaid(options, batch, payment) };
    }),
  );
  const paidIds = ledger.jobIds;
  let obstacle: Obstacle = null;
  for (const each of checked) {
    if (each === null) continue;
    const { index, payment, confirmation } = each;
    const { by } = payment.submit;
    switch (confirmation.kind) {
      case 'confirmed':
        break;
      case 'too-old':
      case 'cancelled':
        ledger.apply(index, { kind: confirmation.kind });
        tell({ code: 'paying-anew', by, why: confirmation.kind });
        break;
      case 'foreign':
        ledger.apply(index, { kind: 'foreign' });
        obstacle ??= { code: 'paid-jobs-foreign', by, jobIds: payment.jobIds, why: confirmation.why };
        break;
      case 'unread':
        obstacle ??= { code: 'paid-jobs-unreadable', by, jobIds: paidIds, message: confirmation.message };
        break;
    }
  }
  return obstacle;
}
