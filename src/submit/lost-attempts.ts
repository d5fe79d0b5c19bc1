import type { Clock } from '../clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isWaiting, joinWindows, type StoredPayment, type StoredRun } from '../ledger/merge.ts';
import { isGuessed, maxBehindMs, type Submit, unite, type Window } from '../ledger/payment.ts';
import { type PlannedBatch, roundOf } from '../plan/plan.ts';
import { isSameRun, type RunKey } from '../run-key.ts';
import { maxClockSkewMs } from './match-jobs.ts';
import { earliestKnown, endByService, hasUnknownEnd, noteEnd, unrecordedSpan, windowOf } from './other-runs.ts';

/** What is known of the attempts of this run before this one. */
export interface LostOptions {
  readonly ledger: Ledger;
  /** What may have been paid for: batches of further rounds as well. */
  readonly batches: readonly PlannedBatch[];
  readonly clock: Clock;
  /** When this attempt began, in milliseconds since the epoch: those before it had ended. */
  readonly startedAtMs: number;
  /** When an attempt of this run began, in milliseconds since the epoch; null when nobody tells. */
  readonly beganAtMs: (attempt: number) => Promise<number | null>;
  /** When an attempt of a run has ended, in milliseconds since the epoch; null when it has not, or nobody tells. */
  readonly endedAtMs: (run: Pick<RunKey, 'id' | 'attempt'>) => Promise<number | null>;
}

/** Where nobody tells when a run began, its jobs are no older than this, and none is surely its own: yesterday's run left some as well. */
const maxRunMs = 24 * 3_600_000;

/** Makes this run's own what attempts before it that were lost may have paid for, as far as they have not stored it themselves. */
export async function inheritLostAttempts(options: LostOptions): Promise<void> {
  await noteEnds(options);
  await inheritUnknown(options);
}

/** Notes when the submits of earlier attempts that were lost had ended at the latest: what was created later is not surely theirs. */
async function noteEnds({ ledger, startedAtMs, endedAtMs }: LostOptions): Promise<void> {
  const { run } = ledger;
  const lost = ledger.own.payments.filter(
    (each) => hasUnknownEnd(each) && isOwnRun(each, run) && each.payment.submit.by.attempt < run.attempt,
  );
  for (const each of lost) noteEnd(ledger, each, (await endedAtMs(each.payment.submit.by)) ?? startedAtMs);
}

/**
 * A re-run after attempts that were lost, or could store nothing: whatever was created for this plan since they began may be
 * theirs.
 */
async function inheritUnknown(options: LostOptions): Promise<void> {
  const { ledger, batches } = options;
  const forgotten = forgottenAttempts(ledger);
  const payers = forgotten.filter((attempt) => !hasOnlyWaited(ledger, attempt));
  if (payers.length === forgotten.length) return await inheritFrom(options, forgotten);
  // Who only waited has paid for nothing in the first round; in a later one it may have had to.
  const [first, later] = [batches.filter(isFirstRound), batches.filter((batch) => !isFirstRound(batch))];
  await inheritFrom({ ...options, batches: first }, payers);
  await inheritFrom({ ...options, batches: later }, forgotten);
}

/** Whether all that an attempt has said of itself is that it waits for what others have paid. */
function hasOnlyWaited({ stored, run, commit }: Ledger, attempt: number): boolean {
  const known = stored.runs.filter(({ key }) => key.id === run.id && key.attempt === attempt);
  return commit !== null && known.length > 0 && known.every((each) => each.isOver || isWaiting(each));
}

async function inheritFrom(options: LostOptions, forgotten: readonly number[]): Promise<void> {
  const { ledger, batches } = options;
  const last = forgotten.at(-1);
  if (last === undefined) return;
  const own = ledger.own.payments.filter((each) => isOwnRun(each, ledger.run));
  // An attempt pays for nothing that it finds paid. What it finds uncertain it may find to be absent, and pay for; a guess that was dropped
  // says nothing.
  const keepsFromPaying = (each: StoredPayment) =>
    each.payment.state === 'paid' || (each.payment.submit.by.attempt >= last && !isClosedGuess(each));
  // What is found of one attempt and is of no use kept none of the later ones from paying anew.
  const isSpent = (found: readonly StoredPayment[]) =>
    found.some(keepsFromPaying) || found.filter(isFoundGuess).length >= forgotten.length;
  const unknown = batches.filter(({ index }) => !isSpent(own.filter((each) => each.index === index)));
  if (unknown.length === 0) return;
  const open = own.filter(isOpen);
  const attempts = new Set([...forgotten, ...open.map(({ payment }) => payment.submit.by.attempt)]);
  const by: RunKey = { id: ledger.run.id, attempt: last, unique: '' };
  const { window, spans: lost } = await whenSent(options, { attempts: [...attempts], forgotten });
  for (const { index } of unknown) inheritGuess(ledger, { index, by, window, lost });
}

function isFirstRound(batch: PlannedBatch): boolean {
  return roundOf(batch) === 1;
}

function isClosedGuess({ payment: { state, submit } }: StoredPayment): boolean {
  return isGuessed(submit) && state === 'closed';
}

/** Whether jobs were found for a guess, and are of no use. */
function isFoundGuess(each: StoredPayment): boolean {
  return isClosedGuess(each) && 'jobIds' in each.payment && each.payment.jobIds.length > 0;
}

interface Guess {
  readonly index: number;
  readonly by: RunKey;
  readonly window: Window;
  /** When attempts were under way of which nothing is known: what was created then may be theirs. */
  readonly lost: readonly Window[];
}

/** Makes what may have been paid for a batch this run's own, with what attempts of this run have stored of it without knowing the end. */
function inheritGuess(ledger: Ledger, { index, by, window, lost }: Guess): void {
  const open = ledger.own.payments.filter((each) => each.index === index && isOwnRun(each, ledger.run) && isOpen(each));
  const spans = open.flatMap(({ payment: { submit } }) => submit.spans ?? [submit.window]).concat(lost);
  // One that was dropped stays stored as absent.
  const before = ledger.own.payments.filter((each) => each.index === index && isSameRun(each.payment.submit.by, by));
  const submit: Submit = { by, nth: before.length + 1, label: null, window, spans, before: [] };
  const known = open.flatMap(({ payment }) => (payment.state === 'uncertain' ? payment : []));
  const candidates = unite(...known.map((payment) => payment.candidates));
  const named = unite(...known.map((payment) => payment.named));
  ledger.apply(index, { kind: 'inherited', payment: { state: 'uncertain', submit, candidates, named } });
}

/**
 * Until then other runs may have stored what cannot be read: it was lost to an edit or a late write, or another key has signed it. A
 * re-run that would pay looks for what they have paid since its run began, and takes nothing of it. A first attempt goes on, so that
 * nobody's edit, and no new key, can block a gate.
 */
export async function suspectOthers(
  options: LostOptions,
  { unreadUntilMs }: { readonly unreadUntilMs: number | null },
): Promise<void> {
  const { ledger, batches } = options;
  const { run } = ledger;
  if (run.attempt === 1 || unreadUntilMs === null) return;
  const beganMs = await options.beganAtMs(1);
  if (beganMs !== null && unreadUntilMs < beganMs) return;
  // What this run itself may have sent is looked for as its own.
  const isKnown = (each: StoredPayment) => each.payment.state === 'paid' || (isOwnRun(each, run) && isOpen(each));
  const known = ledger.own.payments.filter(isKnown).map(({ index }) => index);
  const by: RunKey = { id: run.id, attempt: run.attempt - 1, unique: '' };
  const window = { ...windowSince(options, beganMs), untilMs: unreadUntilMs };
  for (const { index } of batches)
    if (ledger.payable.includes(index) && !known.includes(index)) inheritGuess(ledger, { index, by, window, lost: [] });
}

/** Whether a guess is at what other runs have paid alone. */
export function isAtOthers({ spans }: Submit): boolean {
  return spans?.length === 0;
}

/** Earlier attempts that have not stored that they had ended, in order: not all that they have paid for is known. */
export function forgottenAttempts({ stored, run, commit }: Ledger): readonly number[] {
  const earlier = Array.from({ length: run.attempt - 1 }, (_, nth) => nth + 1);
  // What is stored is of use only for a commit that is known.
  if (commit === null) return earlier;
  return earlier.filter((attempt) => {
    const known = stored.runs.filter(({ key }) => key.id === run.id && key.attempt === attempt);
    return known.length === 0 || known.some(({ isOver }) => !isOver);
  });
}

/** All that earlier attempts have said of themselves so far, by which they are guessed at. */
export function wordsOf({ stored, run }: Ledger): string {
  const isEarlier = ({ id, attempt }: RunKey) => id === run.id && attempt < run.attempt;
  const runs = stored.runs.filter(({ key }) => isEarlier(key)).map(({ key, isOver }) => ({ key, isOver }));
  const sent = stored.payments.flatMap(({ plan, commit, index, payment: { submit } }) => {
    const { by, nth } = submit;
    return isEarlier(by) && !isGuessed(submit) ? { plan, commit, index, by, nth } : [];
  });
  return JSON.stringify([runs, sent]);
}

/** Whether earlier attempts of this run may have paid for something of which they have said nothing. */
export function isGuessing(ledger: Ledger): boolean {
  return ledger.uncertain.some((index) => {
    const payment = ledger.paymentOf(index);
    return payment.state === 'uncertain' && isOwnGuess(payment.submit, ledger.run) && !isAtOthers(payment.submit);
  });
}

function isOwnGuess(submit: Submit, { id }: RunKey): boolean {
  return isGuessed(submit) && submit.by.id === id;
}

/** Drops what was guessed of this run's earlier attempts once all of them turn out to have stored how they ended. */
export function dropNeedless(ledger: Ledger): void {
  if (forgottenAttempts(ledger).length === 0) dropGuesses(ledger, (submit) => !isAtOthers(submit));
}

/** Drops what was guessed of this run's earlier attempts. */
export function dropGuesses(ledger: Ledger, isDropped: (submit: Submit) => boolean = () => true): void {
  for (const index of ledger.uncertain) {
    const payment = ledger.paymentOf(index);
    if (payment.state !== 'uncertain') continue;
    if (isOwnGuess(payment.submit, ledger.run) && isDropped(payment.submit))
      ledger.apply(index, { kind: 'absent', assigned: new Set(payment.candidates) });
  }
}

interface Sent {
  /** From the first of the attempts to the end of the last, with what lies between them. */
  readonly window: Window;
  /** Attempt by attempt: what was created between two of them is not theirs. */
  readonly spans: readonly Window[];
}

/**
 * When attempts may have paid of which not all that they have paid is known. Where nothing tells when one began, none of its jobs is
 * taken; but as long as no attempt before it has stored how it ended, it is taken for one with these.
 */
async function whenSent(
  options: LostOptions,
  { attempts, forgotten }: { readonly attempts: readonly number[]; readonly forgotten: readonly number[] },
): Promise<Sent> {
  const last = Math.max(...attempts);
  const endsMs = new Map(
    await Promise.all(
      [...new Set([...forgotten, last])].map(async (each) => [each, await endOf(options, each)] as const),
    ),
  );
  const endingWith = (window: Window, attempt: number) => ({
    ...window,
    untilMs: earliestKnown(endsMs.get(attempt) ?? null, window.latestMs),
  });
  const announced = new Map(attempts.flatMap((each) => announcedWindow(options, each)));
  const isEachAnnounced = announced.size === attempts.length;
  const whole = isEachAnnounced ? [...announced.values()].reduce(joinWindows) : await windowSinceBegin(options, 1);
  const spans = forgotten.map(async (attempt, nth) => {
    const start = announced.get(attempt) ?? (attempt === 1 ? whole : await windowSinceBegin(options, attempt));
    const isAfterForgotten = nth + 1 === attempt;
    const isAsOne = start.sinceMs === null && isAfterForgotten;
    const span = unrecordedSpan(announcementOf(options, attempt), endingWith(isAsOne ? whole : start, attempt));
    return sinceLastSubmit(options, { attempt, isAsOne, span });
  });
  return { window: endingWith(whole, last), spans: await Promise.all(spans) };
}

interface LostSpan {
  readonly attempt: number;
  /** Whether it is taken for one with the attempts before it. */
  readonly isAsOne: boolean;
  readonly span: Window;
}

/** When an attempt may have sent what it has not stored: batches are sent one after the other, each once it is stored. */
function sinceLastSubmit({ ledger, batches }: LostOptions, { attempt, isAsOne, span }: LostSpan): Window {
  const { id } = ledger.run;
  // The clock of one service tells nothing of another.
  if (new Set(batches.map(({ service }) => service)).size > 1) return span;
  const isItsOwn = ({ by }: Submit) => by.id === id && (isAsOne ? by.attempt <= attempt : by.attempt === attempt);
  const sent = ledger.own.payments.filter(
    ({ payment: { submit } }) => isItsOwn(submit) && !isGuessed(submit) && submit.window.clock === 'service',
  );
  const newest = sent.toSorted((a, b) => sinceMsOf(a) - sinceMsOf(b)).at(-1)?.payment.submit;
  if (newest === undefined || span.untilMs === null) return span;
  const untilMs = endByService(ledger, newest, span.untilMs);
  if (untilMs === null) return span;
  // The deadline of an attempt before it says nothing of its own end.
  const latestMs = newest.by.attempt === attempt ? newest.window.latestMs : null;
  return { ...newest.window, latestMs, untilMs: earliestKnown(untilMs, latestMs) };
}

function sinceMsOf({ payment }: StoredPayment): number {
  return payment.submit.window.sinceMs ?? Number.NEGATIVE_INFINITY;
}

async function windowSinceBegin(options: LostOptions, attempt: number): Promise<Window> {
  return windowSince(options, await options.beganAtMs(attempt));
}

/** What a run may have paid for that began then, in milliseconds since the epoch; null when nobody tells when that was. */
function windowSince({ clock }: Pick<LostOptions, 'clock'>, beganMs: number | null): Window {
  const earliestMs = (beganMs ?? clock.now() - maxRunMs) - maxClockSkewMs;
  // A job may seem so much younger than it is: what came just before may be what another run has paid for an older head.
  const sinceMs = beganMs === null ? null : beganMs + maxBehindMs;
  return { earliestMs, sinceMs, untilMs: null, latestMs: null, clock: 'runner' };
}

/** An attempt that has announced itself, with its window. */
function announcedWindow(options: LostOptions, attempt: number): readonly (readonly [number, Window])[] {
  const announced = announcementOf(options, attempt);
  return announced === null ? [] : [[attempt, windowOf(announced)]];
}

function announcementOf({ ledger: { stored, run } }: LostOptions, attempt: number): StoredRun | null {
  return stored.runs.find(({ key }) => key.id === run.id && key.attempt === attempt) ?? null;
}

/** When an attempt before this one had ended at the latest. */
async function endOf({ ledger, startedAtMs, endedAtMs }: LostOptions, attempt: number): Promise<number> {
  const { run, stored } = ledger;
  const later = stored.runs.filter(({ key }) => key.id === run.id && key.attempt > attempt);
  const nextMs = Math.min(startedAtMs, ...later.map(({ announcedAtMs }) => announcedAtMs));
  return (await endedAtMs({ id: run.id, attempt })) ?? nextMs;
}

function isOpen({ payment: { state } }: StoredPayment): boolean {
  return state === 'submitting' || state === 'uncertain';
}

function isOwnRun({ payment }: StoredPayment, { id }: RunKey): boolean {
  return payment.submit.by.id === id;
}
