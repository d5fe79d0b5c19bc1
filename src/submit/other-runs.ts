import { backoffMs } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { announcementMs, type LedgerStore } from '../ledger/ledger-store.ts';
import { isWaiting, type StoredPayment, type StoredRun } from '../ledger/merge.ts';
import { anyTime, type Submit, type Window } from '../ledger/payment.ts';
import type { Notice } from '../notice.ts';
import { compareRuns, isSameRun, type RunKey } from '../run-key.ts';
import { maxClockSkewMs } from './match-jobs.ts';

interface AnnounceOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly random: () => number;
  readonly deadlineMs: number;
  readonly cancelled: AbortSignal;
}

/** Slower ones wait for longer before they read again, in proportion to what they have taken. */
const slownessFactor = 3;
const maxPauseMs = 10_000;

/** The one writing that all depends on; what is beside it waits as long. */
const announceLimitMs = 10_000;

/**
 * Announces that this run is going to pay, waits a moment and reads again; but where another stands there by now who pays, it does not.
 * `unheard`: another run has written over it at the same moment, and knows nothing of it. `unstored`: nothing can be stored, or was to be.
 */
export async function announce(
  { ledger, clock, deadlineMs, cancelled }: AnnounceOptions,
  store: LedgerStore,
  { hasRead }: { readonly hasRead: boolean },
): Promise<'announced' | 'unheard' | 'unstored'> {
  const startMs = clock.now();
  ledger.announce({ sinceMs: startMs, isOver: false });
  const unless = () => findRival(ledger, { isAnnounced: false }) !== null;
  if (!(await store.store({ ...(hasRead && { limitMs: announceLimitMs }), unless }))) return 'unstored';
  const tookMs = clock.now() - startMs;
  const pauseMs = Math.min(maxPauseMs, Math.max(announcementMs, slownessFactor * tookMs));
  await clock.sleep(Math.min(pauseMs, Math.max(0, deadlineMs - clock.now())), cancelled);
  const read = await store.recall(deadlineMs);
  const isHeard = read.kind === 'unknown' || (read.kind === 'read' && read.isHeard);
  return isHeard ? 'announced' : 'unheard';
}

/**
 * The run that pays in this one's place; null when it is this one's turn. Before it has announced itself a run gives way to
 * whoever has; of those that announced themselves at once the lowest pays, and whoever has begun to pay goes on, over all rounds.
 */
export function findRival(ledger: Ledger, { isAnnounced }: { readonly isAnnounced: boolean }): RunKey | null {
  const rivals = payersBeside(ledger);
  const isFirst = (key: RunKey) => compareRuns(key, ledger.run) < 0;
  const begun = rivals.filter((key) => hasBegun(ledger, key));
  if (hasBegun(ledger, ledger.run)) return begun.find(isFirst) ?? null;
  if (begun[0] !== undefined) return begun[0];
  return rivals.find((key) => !isAnnounced || isFirst(key)) ?? null;
}

/** Other runs that have not ended and pay for the same, the oldest first. */
export function payersBeside(ledger: Ledger): readonly RunKey[] {
  return ledger.otherRuns.filter((key) => {
    const announced = ledger.announcementOf(key);
    return announced === null || !isWaiting(announced);
  });
}

/** Whether a run is about to pay, or has paid, and has not come to a verdict. */
export function hasBegun({ own }: Ledger, rival: RunKey): boolean {
  return own.payments.some(({ payment }) => isSameRun(payment.submit.by, rival) && payment.state !== 'closed');
}

/** Guesses at what a run may have sent are numbered apart from what it sends: one that was only silent may yet send the next. */
const firstGuessNth = 1001;

/** How long nothing may be heard of a run that has announced itself, or is about to learn its job ids, before it counts as lost. */
const patienceMs = { announced: 60_000, paying: 150_000 } as const;
/** Before GitHub is asked whether it has ended. */
const minSilenceMs = 8000;
const firstLookMs = 2000;
const maxLookMs = 10_000;

export interface FollowOptions extends AnnounceOptions {
  /** Whether this run's announcement stands where others read it. */
  readonly isAnnounced: boolean;
  /** What this run would pay for now, by its place in the plan. */
  readonly due: readonly number[];
  readonly store: LedgerStore | null;
  readonly endedAtMs: (run: RunKey) => Promise<number | null>;
  readonly tell: (notice: Notice) => void;
}

/** Waits until another run has paid, or has ended, given way, or is lost. Null when this run may go on; else what stops it. */
export async function follow(options: FollowOptions, rival: RunKey): Promise<Notice | null> {
  const { ledger, isAnnounced, due, store, clock, random, deadlineMs, cancelled, tell } = options;
  tell({ code: 'waiting-for-run', by: rival });
  let known = ledger.newsOf(rival);
  let heardAtMs = clock.now();
  for (let attempt = 1; ; attempt += 1) {
    const pauseMs = backoffMs({ attempt, firstMs: firstLookMs, maxMs: maxLookMs, random });
    if (clock.now() + pauseMs >= deadlineMs) return { code: 'run-not-finished', by: rival };
    await clock.sleep(pauseMs, cancelled);
    if (cancelled.aborted) return cancelledNow(ledger);
    await store?.recall(deadlineMs);
    const news = ledger.newsOf(rival);
    if (news !== known) [known, heardAtMs] = [news, clock.now()];
    // It may have ended, or given way.
    const first = findRival(ledger, { isAnnounced });
    if (first === null || !isSameRun(first, rival) || hasPaid(ledger, rival, due)) return null;
    const silentMs = clock.now() - heardAtMs;
    const endedAtMs = silentMs < minSilenceMs ? null : await options.endedAtMs(rival);
    const isLost = silentMs >= (hasBegun(ledger, rival) ? patienceMs.paying : patienceMs.announced);
    if (isLost || endedAtMs !== null) {
      // Its last word may have come just now.
      await store?.recall(deadlineMs);
      if (ledger.newsOf(rival) === known) inheritLost(ledger, { rival, endedAtMs });
      return null;
    }
  }
}

/** That the run was cancelled: before it had paid for anything, or when jobs were paid that nobody has judged. */
export function cancelledNow({ inUse }: Pick<Ledger, 'inUse'>): Notice {
  return { code: 'cancelled', when: inUse.length > 0 ? 'waiting' : 'before-submit' };
}

/** What a run that is lost was about to send it may have sent until its end; and it may have paid for whatever it did not store. */
function inheritLost(
  ledger: Ledger,
  { rival, endedAtMs }: { readonly rival: RunKey; readonly endedAtMs: number | null },
): void {
  const stored = ledger.own.payments.filter(({ payment }) => isSameRun(payment.submit.by, rival));
  if (endedAtMs !== null) {
    for (const each of stored) {
      noteEnd(ledger, each, endedAtMs);
      noteSpan(ledger, each, endedAtMs);
    }
  }
  const whole = { ...windowOf(ledger.announcementOf(rival)), untilMs: endedAtMs };
  for (const index of ledger.payable) {
    const known = stored.filter((each) => each.index === index);
    // What was absent when it was looked for may have been sent since, as long as the run was only silent.
    if (known.some(({ payment }) => payment.state !== 'closed' || payment.why !== 'absent')) continue;
    const window = sinceAbsent(ledger, known, endedAtMs) ?? whole;
    // Of a run that is only silent none is surely its own: it has told of nothing that it sent, and may yet tell.
    const spans = endedAtMs === null ? [] : [unrecordedSpan(ledger.announcementOf(rival), window)];
    const nth = firstGuessNth + known.length;
    const submit: Submit = { by: rival, nth, label: null, window, spans, before: [] };
    ledger.apply(index, { kind: 'inherited', payment: { state: 'uncertain', submit, candidates: [], named: [] } });
  }
  ledger.giveUp(rival);
}

/**
 * When a run may have sent a batch again after its last submit of it that was found to be absent, by the service's clock; null where there
 * was none, or the service did not tell its time.
 */
function sinceAbsent(ledger: Ledger, absent: readonly StoredPayment[], endedAtMs: number | null): Window | null {
  const submits = absent.map(({ payment }) => payment.submit).toSorted((a, b) => a.nth - b.nth);
  const submit = submits.at(-1);
  if (submit?.window.clock !== 'service' || submit.window.latestMs === null) return null;
  return { ...submit.window, untilMs: endedAtMs === null ? null : endByService(ledger, submit, endedAtMs) };
}

/** Whether nothing tells by when a submit had ended that may have been sent: where it was looked for, a service that tells its time does. */
export function hasUnknownEnd({ payment: { state, submit } }: StoredPayment): boolean {
  const { untilMs, latestMs } = submit.window;
  return untilMs === null && (state === 'submitting' || (state === 'uncertain' && latestMs === null));
}

/** Notes by when a submit that may have been sent had ended, as its run had: what was created later is not surely of it. */
export function noteEnd(ledger: Ledger, each: StoredPayment, endMs: number): void {
  const { payment } = each;
  if (!hasUnknownEnd(each) || (payment.state !== 'submitting' && payment.state !== 'uncertain')) return;
  const { submit } = payment;
  const { clock: by, latestMs } = submit.window;
  const untilMs = earliestKnown(by === 'runner' ? endMs : endByService(ledger, submit, endMs), latestMs);
  // A service that did not tell its time leaves the clock of the runner.
  const ended =
    untilMs === null
      ? { spans: [{ ...windowOf(ledger.announcementOf(submit.by)), untilMs: endMs }] }
      : { window: { ...submit.window, untilMs } };
  ledger.absorb({ runs: [], payments: [{ ...each, payment: { ...payment, submit: { ...submit, ...ended } } }] });
}

/** Notes what a run may have sent that was only silent when that was guessed: by now it is known to have ended. */
function noteSpan(ledger: Ledger, each: StoredPayment, endMs: number): void {
  const { payment } = each;
  if (payment.state !== 'uncertain' || payment.submit.spans?.length !== 0) return;
  const { submit } = payment;
  const untilMs = submit.window.clock === 'runner' ? endMs : endByService(ledger, submit, endMs);
  if (untilMs === null) return;
  const spans = [unrecordedSpan(ledger.announcementOf(submit.by), { ...submit.window, untilMs })];
  ledger.absorb({ runs: [], payments: [{ ...each, payment: { ...payment, submit: { ...submit, spans } } }] });
}

/** When a run had ended by the clock of the service that a submit of it was sent to: its deadline is known by both clocks, or it is null. */
export function endByService(ledger: Ledger, { by, window: { latestMs } }: Submit, endMs: number): number | null {
  const deadlineMs = ledger.announcementOf(by)?.deadlineMs ?? null;
  return latestMs === null || deadlineMs === null ? null : latestMs - (deadlineMs - endMs);
}

/** The earlier of two times, as far as they are known. */
export function earliestKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

/** The later of two times, as far as they are known. */
export function latestKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** When a run that has ended may have sent what is not stored of it: only after its last word. By the clock of a service it stays as it is. */
export function unrecordedSpan(run: StoredRun | null, window: Window): Window {
  const { sinceMs, clock } = window;
  // Who said that it pays after it had waited had sent no more until then than stands beside it.
  const saidAtMs = clock === 'runner' ? latestKnown(run?.saidAtMs ?? null, run?.paysAtMs ?? null) : null;
  return sinceMs === null || saidAtMs === null ? window : { ...window, sinceMs: Math.max(sinceMs, saidAtMs) };
}

/** When a run that has announced itself, and stored no more, may have paid. */
export function windowOf(run: StoredRun | null): Window {
  if (run === null) return { ...anyTime, clock: 'runner' };
  const { announcedAtMs: sinceMs, deadlineMs: latestMs } = run;
  return { earliestMs: sinceMs - maxClockSkewMs, sinceMs, untilMs: null, latestMs, clock: 'runner' };
}

/** Whether a run knows the ids of all that this one would have to pay for. */
function hasPaid({ own, payable }: Ledger, rival: RunKey, due: readonly number[]): boolean {
  const paid = own.payments.filter(({ payment }) => isSameRun(payment.submit.by, rival) && payment.state === 'paid');
  return due.every((index) => !payable.includes(index) || paid.some((each) => each.index === index));
}
