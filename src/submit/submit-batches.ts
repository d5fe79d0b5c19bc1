import { backoffMs } from '../backoff.ts';
import { limitWithGrace } from '../clock.ts';
import { labelOf } from '../ledger/fingerprint.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isGuessed, type Submit, unite, type Window } from '../ledger/payment.ts';
import type { Notice, NthBatch } from '../notice.ts';
import { capabilities } from '../plan/capabilities.ts';
import { isJudged, type PlannedBatch } from '../plan/plan.ts';
import { isSameRun } from '../run-key.ts';
import { type BenchmarkService, type JobId, ServiceError, type Submission } from '../services/service.ts';
import { endpointUrlOf, givenLabel, kinshipOf, looksLikeSiblings, maxClockSkewMs, type Wanted } from './match-jobs.ts';
import { findRival, payersBeside } from './other-runs.ts';
import { type Before, fetchBefore, freshMs, lookFreshly } from './recent-jobs.ts';
import { reconcile } from './reconcile.ts';
import { lookForRivals, namedRivals, type RivalOptions } from './rival-jobs.ts';

/** The part of a service that submitting needs. */
export type Spender = Pick<BenchmarkService, 'submit' | 'recent'>;

export interface SubmitOptions extends RivalOptions {
  /** What is to be paid now, as far as it is asked for. */
  readonly batches: readonly PlannedBatch[];
  /** Which jobs of a batch are asked for, by their places, where that is not all of them; by the batch's own place. */
  readonly asked: ReadonlyMap<number, readonly number[]> | null;
  readonly serviceOf: (batch: PlannedBatch) => Spender;
  /**
   * Stores the ledger where later runs find it, as far as that can be done in moments, and learns what other runs have stored
   * since. Awaited before every request that spends. False when other runs may have announced themselves there, and not all that they have
   * could be read.
   */
  readonly store: () => Promise<boolean>;
  /** Whether others could read of this run, and it has read of them since, so that whoever goes first need not give way. */
  readonly isHeard: () => boolean;
  /** Told whenever jobs are known to be paid, or may be. */
  readonly onPaid: () => void;
  readonly tell: (notice: Notice) => void;
}

/**
 * - `submitted`: every batch is paid.
 * - `outrun`: another run is paying for the same, which it has only now made known.
 * - `stopped`: a batch could not be started, or may not have been; the notices say why.
 */
export type SubmitEnd = 'submitted' | 'outrun' | 'stopped';

const maxRefusals = 6;
/** What a refusal may come of, where its status says no more. */
const toCheck = { refused: null, unauthorised: 'key', 'not-found': 'address' } as const;
const paymentRequired = 402;
/** `Date` headers are whole seconds, and the clocks of two servers of one service may differ a little. */
const clockSlackMs = 2000;
const firstPauseMs = 1000;
const maxPauseMs = 60_000;
/** A submit on its way when the run is cancelled gets this long to tell its job ids. */
const cancelGraceMs = 2500;
/** How long jobs that may be paid are looked for beyond the deadline. */
const overrunMs = 3500;

/**
 * Submits every batch that is still to be paid for, each with at most one request that the service may have acted on: the only
 * caller of `submit`. A request that provably did nothing is sent again; after any other failure the jobs are looked for in the
 * account and taken when they are certainly ours. The ledger is stored before every request.
 */
export async function submitBatches(options: SubmitOptions): Promise<SubmitEnd> {
  const { ledger, batches } = options;
  for (const [place, batch] of batches.entries()) {
    if (!ledger.payable.includes(batch.index)) continue;
    const end = await submitBatch(options, batch, { nth: place + 1, of: batches.length });
    if (end !== 'submitted') return end;
  }
  return 'submitted';
}

async function submitBatch(options: SubmitOptions, batch: PlannedBatch, nth: NthBatch): Promise<SubmitEnd> {
  const { ledger, labels, clock, random, tell, deadlineMs, cancelled } = options;
  const { index } = batch;
  const before = await fetchBefore(options, batch);
  const there = [...(before?.jobs ?? []), ...(options.shown?.of(batch.service) ?? [])];
  const sending = openWindow(options, before);
  const label = capabilities[batch.service].keepsLabels ? labelOf(labels, index) : null;
  const asked = options.asked?.get(index);
  const submit: Submit = {
    by: labels.run,
    nth: countOwn(ledger, index) + 1,
    label,
    ...(asked && { asked }),
    window: sending.window,
    before: before?.newestIds ?? [],
  };
  // Without the service's time nothing tells a later run what is surely of this submit.
  const stored: Submit = sending.window.latestMs === null ? { ...submit, spans: [] } : submit;
  ledger.apply(index, { kind: 'submitting', submit: stored });
  ledger.noteSaid(clock.now());
  const wanted: Wanted = {
    batch,
    submit,
    endpointUrl: endpointUrlOf(options, batch),
    takenIds: ledger.knownIds.union(new Set(there.map(({ id }) => id))),
    tag: labels.tag,
  };
  let mustLook = false;
  /** Of the first request that may have been carried out. */
  let sentAtMs = clock.now();
  let untilMs = sending.untilMs();
  const unspent = (notice: Notice, isPlain = true): SubmitEnd => {
    const window = { ...sending.window, untilMs };
    ledger.apply(index, isPlain && !mustLook ? { kind: 'refused' } : { kind: 'unlisted', window });
    tell(notice);
    return 'stopped';
  };
  for (let attempt = 1; ; attempt += 1) {
    const wasHeard = options.isHeard();
    const rivals = (await options.store()) ? namedRivals(options, batch, before) : await lookForRivals(options, batch);
    if (cancelled.aborted) return unspent({ code: 'submit-cancelled', batch: nth });
    if (clock.now() >= deadlineMs) return unspent({ code: 'submit-too-late', batch: nth });
    if (isOutrun(ledger, { index, wasHeard })) {
      ledger.apply(index, { kind: 'refused' });
      return 'outrun';
    }
    if (rivals !== null) return unspent(rivals);
    tell({ code: 'submitting', batch: nth, jobs: batch.jobs.length });
    if (!mustLook) sentAtMs = clock.now();
    const answer = await send(options, { ...batch, label });
    untilMs = sending.untilMs();
    const window = { ...sending.window, sinceMs: sending.sinceMs(sentAtMs), untilMs };
    const losing = { wanted, nth, window, endedAtMs: clock.now() };
    if (!(answer instanceof ServiceError)) {
      const fault = faultOf(answer, batch, wanted.takenIds);
      if (fault !== null) return await lose(options, { ...losing, message: fault, named: answer.jobIds });
      const { batchId, jobIds } = answer;
      ledger.apply(index, { kind: 'accepted', batchId, jobIds });
      options.onPaid();
      tell({ code: 'submitted', batchId, jobIds });
      return 'submitted';
    }
    const { message } = answer;
    switch (answer.kind) {
      case 'unreachable':
        break;
      case 'throttled':
        mustLook = true;
        break;
      case 'refused':
      case 'unauthorised':
      case 'not-found': {
        const { isPlainRefusal } = answer;
        const isOthers = isPlainRefusal && !mustLook && looksLikeSiblings(options, batch);
        const found: Found = isOthers
          ? { kind: 'unseen' }
          : await lookForOwn(options, wanted, isPlainRefusal ? freshMs : undefined);
        // Who says no plainly is believed, unless a job bears the very name: many are refused at the moment when others pay.
        const isBelieved = isPlainRefusal && (found.kind === 'unseen' || (found.kind === 'possible' && !mustLook));
        if (found.kind !== 'absent' && !isBelieved) return await lose(options, { ...losing, message, named: [] });
        const check = answer.status === paymentRequired ? 'credits' : toCheck[answer.kind];
        const refusal = { code: 'submit-refused', batch: nth, service: batch.service, message, check } as const;
        if (found.kind !== 'possible') return unspent(refusal, isPlainRefusal);
        const end = unspent({ ...refusal, mayBeCharged: true }, isPlainRefusal);
        const { candidates } = found;
        const baselineIds = isJudged(batch) ? [] : candidates;
        tell({ code: 'charged-as-well', candidates, baselineIds, why: 'refused-for-good' });
        return end;
      }
      case 'unavailable':
      case 'unreadable':
      case 'mismatch':
        return await lose(options, { ...losing, message, named: [] });
    }
    const ownPauseMs = backoffMs({ attempt, firstMs: firstPauseMs, maxMs: maxPauseMs, random });
    const pauseMs = Math.max(answer.retryAfterMs ?? 0, ownPauseMs);
    const isLast = attempt >= maxRefusals || clock.now() + pauseMs >= deadlineMs;
    if (!isLast) {
      tell({ code: 'submit-again', message, pauseMs });
      await clock.sleep(pauseMs, cancelled);
    }
    // Who says that it is too much may have carried it out all the same.
    if (mustLook && (await lookForOwn(options, wanted)).kind !== 'absent')
      return await lose(options, { ...losing, message, named: [] });
    if (isLast) return unspent({ code: 'submit-gave-up', batch: nth, attempts: attempt, message });
    if (mustLook) ledger.apply(index, { kind: 'submitting', submit: { ...stored, refused: losing.window } });
  }
}

/** How often this run has been about to submit a batch. */
function countOwn({ own, run }: Ledger, index: number): number {
  return own.payments.filter((each) => each.index === index && isSameRun(each.payment.submit.by, run)).length;
}

/** When the jobs of a submit that begins now are created. */
interface Sending {
  readonly window: Window;
  /** From when on what is created is surely new, of a request that was sent then. */
  readonly sinceMs: (sentAtMs: number) => number | null;
  /** The end of the window when the request has ended now; null when the service does not tell its time. */
  readonly untilMs: () => number | null;
}

function openWindow({ clock, deadlineMs }: SubmitOptions, before: Before | null): Sending {
  const readAtMs = clock.now();
  // Where it is not known what was there before, the clocks alone tell what is new.
  const start = before?.start ?? { earliestMs: readAtMs - maxClockSkewMs, sinceMs: readAtMs };
  const serverTimeMs = before === null ? readAtMs : before.serverTimeMs;
  // A list may be late: what came before the request by the clocks is not taken either.
  const sinceMs = (sentAtMs: number) =>
    serverTimeMs === null || start.sinceMs === null
      ? start.sinceMs
      : Math.max(start.sinceMs, serverTimeMs + (sentAtMs - readAtMs) - clockSlackMs);
  const atMs = (ownMs: number) => (serverTimeMs === null ? null : serverTimeMs + (ownMs - readAtMs) + clockSlackMs);
  const window: Window = {
    ...start,
    sinceMs: sinceMs(readAtMs),
    untilMs: null,
    latestMs: atMs(deadlineMs),
    clock: before === null ? 'runner' : 'service',
  };
  return {
    window,
    sinceMs,
    untilMs: () => atMs(clock.now()),
  };
}

/**
 * Whether another run has made known that it pays for the same batch, or goes first and pays for the plan. What it is about to send it
 * may have sent, not having read of this run: whoever reads of the other gives way, and who could not be heard until now gives way to all.
 */
function isOutrun(
  ledger: Ledger,
  { index, wasHeard }: { readonly index: number; readonly wasHeard: boolean },
): boolean {
  const { own, run } = ledger;
  const theirs = own.payments.filter((each) => each.index === index && !isSameRun(each.payment.submit.by, run));
  const isTaken = theirs.some(({ payment: { state, submit } }) => state !== 'closed' && !isGuessed(submit));
  return isTaken || findRival(ledger, { isAnnounced: true }) !== null || (!wasHeard && payersBeside(ledger).length > 0);
}

/** The one request that spends. Why it failed is a value; what is thrown is a fault of ours. */
async function send(
  { serviceOf, clock, deadlineMs, cancelled }: SubmitOptions,
  batch: PlannedBatch & { readonly label: string | null },
): Promise<Submission | ServiceError> {
  const service = serviceOf(batch);
  if (service.submit === undefined)
    return new ServiceError('refused', 'this service can only be read', { isPlainRefusal: true });
  // An answer that is lost is money that is lost: a cancel waits a moment for the job ids.
  using limit = limitWithGrace(clock, { limitMs: deadlineMs - clock.now(), graceMs: cancelGraceMs, cancelled });
  try {
    return await service.submit(batch, limit.signal);
  } catch (error) {
    if (error instanceof ServiceError) return error;
    if (limit.signal.aborted) return new ServiceError('unavailable', 'the run was ended before the service answered');
    throw error;
  }
}

/** Why the ids of an answer cannot be those of a batch's jobs; null when they can. */
function faultOf({ jobIds, unreadable }: Submission, batch: PlannedBatch, known: ReadonlySet<JobId>): string | null {
  const old = jobIds.filter((id) => known.has(id));
  if (old.length > 0) return `the answer names jobs that were there before: ${old.join(', ')}`;
  if (unreadable > 0) return `the answer names ids that cannot be read: ${unreadable}`;
  const distinct = new Set(jobIds).size;
  if (jobIds.length === batch.jobs.length && distinct === jobIds.length) return null;
  return `the answer names ${distinct} of ${batch.jobs.length} jobs`;
}

/** What the account shows of a refused submit; `own` by its very name; `absent` where it shows all its jobs, and none that could be of it. */
type Found =
  | { readonly kind: 'own' | 'absent' | 'unseen' }
  | { readonly kind: 'possible'; readonly candidates: readonly JobId[] };

/** Looks once, for no longer than `lookMs`. */
async function lookForOwn(options: SubmitOptions, wanted: Wanted, lookMs?: number): Promise<Found> {
  const { jobs, isComplete } = await lookFreshly(options, wanted, lookMs);
  const label = givenLabel(wanted);
  const suspects = jobs.filter((job) => kinshipOf(job, wanted) !== 'foreign');
  if (label !== null && suspects.some((job) => job.label === label)) return { kind: 'own' };
  if (suspects.length > 0) return { kind: 'possible', candidates: unite(suspects.map(({ id }) => id)) };
  return { kind: isComplete ? 'absent' : 'unseen' };
}

interface Lost {
  readonly wanted: Wanted;
  readonly nth: NthBatch;
  /** When the request was under way. */
  readonly window: Window;
  /** When it had ended, by our clock, in milliseconds since the epoch. */
  readonly endedAtMs: number;
  readonly message: string;
  /** Ids that the answer named. */
  readonly named: readonly JobId[];
}

/** Looks for the jobs of a submit that may have been carried out. It is not sent again. */
async function lose(options: SubmitOptions, lost: Lost): Promise<SubmitEnd> {
  const { wanted, nth, window, endedAtMs, message, named } = lost;
  const { ledger, clock, tell, deadlineMs } = options;
  const { index } = wanted.batch;
  const fresh = named.filter((id) => !wanted.takenIds.has(id));
  ledger.apply(index, { kind: 'lost', window, named: fresh });
  options.onPaid();
  tell({ code: 'submit-lost', message });
  // Without the service's time what is shown only now may have come long after the request.
  const isLate = window.untilMs === null && clock.now() - endedAtMs > freshMs;
  const submit = { ...wanted.submit, window, ...(isLate && { spans: [] }) };
  const untilMs = Math.max(deadlineMs, Math.min(clock.now(), deadlineMs) + overrunMs);
  // What other runs have paid for meanwhile looks alike.
  const refresh = async () => void (await options.store());
  const reconciled = await reconcile({ ...options, wanted: [{ ...wanted, submit }], when: 'soon', untilMs, refresh });
  const payment = ledger.paymentOf(index);
  if (payment.state === 'paid') {
    options.onPaid();
    tell({ code: 'jobs-matched', jobIds: payment.jobIds, isLabelled: wanted.submit.label !== null });
    return 'submitted';
  }
  const candidates = payment.state === 'uncertain' ? payment.candidates : [];
  const isUnseen = reconciled.kind === 'unseen';
  tell({ code: 'submit-uncertain', batch: nth, message, candidates, isUnseen });
  return 'stopped';
}
