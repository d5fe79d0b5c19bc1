import type { RunKey } from '../run-key.ts';
import type { JobId } from '../services/service.ts';
import {
  type ClosedWhy,
  type PaidJobs,
  type Payment,
  type Submit,
  shiftWindow,
  unite,
  type Window,
} from './payment.ts';

/** What is known of one submit, whoever knows it. */
export interface StoredPayment {
  /** From `fingerprintOf`. */
  readonly plan: string;
  /** The head commit that was tested. */
  readonly commit: string;
  /** The batch's place in the plan, counted from 0. */
  readonly index: number;
  readonly payment: StoredState;
}

/** A payment as it is stored: how this run came to know of it is its own affair. Ids are sorted. */
export type StoredState =
  | Exclude<Payment, { readonly state: 'unpaid' | 'paid' | 'closed' }>
  | (PaidJobs & { readonly state: 'paid' })
  | (PaidJobs & { readonly state: 'closed'; readonly why: StoredWhy });

/** What was not listed yet is uncertain to a later run. */
export type StoredWhy = Exclude<ClosedWhy, 'unlisted'>;

/** A run that has announced that it is going to pay for a plan, or to judge what another pays for. */
export interface StoredRun {
  readonly key: RunKey;
  readonly plan: string;
  readonly commit: string;
  /** By the clock of this run's runner, and of GitHub where it is stored, in milliseconds since the epoch. */
  readonly announcedAtMs: number;
  /** When it gives up at the latest, by the same clock. */
  readonly deadlineMs: number;
  /** Whether it has ended: then nothing more comes from it. */
  readonly isOver: boolean;
  /** When it last said, by the same clock, that it only waits for jobs that others have paid for; absent where it never has. */
  readonly waitsAtMs?: number;
  /** When it said after that that it is going to pay all the same. */
  readonly paysAtMs?: number;
  /** Until when all that it had sent stands beside this: what it has paid and is not stored here was sent later. */
  readonly saidAtMs?: number;
}

/** What the runs of one gate have stored between them. */
export interface StoredLedger {
  readonly runs: readonly StoredRun[];
  readonly payments: readonly StoredPayment[];
  /**
   * The last time at which words of runs may have been lost, by the same clock as `announcedAtMs`: to somebody's edit, or to a write that
   * came late, be the text that is left signed or not. Absent: never, as far as is known.
   */
  readonly editedAtMs?: number;
}

export const emptyLedger: StoredLedger = { runs: [], payments: [] };

/**
 * What two copies know together: for each submit the later of its states, in the order of `rankOf`. Commutative,
 * associative and idempotent, so that it does not matter who writes when, or twice; no id that is paid for is ever lost.
 */
export function mergeLedgers(a: StoredLedger, b: StoredLedger): StoredLedger {
  const editedAtMs = latest(a.editedAtMs ?? null, b.editedAtMs ?? null);
  return {
    ...(editedAtMs !== null && { editedAtMs }),
    runs: mergeBy([...a.runs, ...b.runs], keyOfRun, joinRuns),
    payments: mergeBy([...a.payments, ...b.payments], keyOfPayment, (one, other) => ({
      ...one,
      payment: joinPayments(one.payment, other.payment),
    })),
  };
}

function keyOfRun({ key, plan, commit }: StoredRun): string {
  return JSON.stringify([key.id, key.attempt, key.unique, commit, plan]);
}

/** Names a submit. */
function keyOfPayment({ plan, commit, index, payment: { submit } }: StoredPayment): string {
  const { id, attempt, unique } = submit.by;
  return JSON.stringify([id, attempt, unique, submit.nth, commit, plan, index]);
}

function mergeBy<T>(items: readonly T[], keyOf: (item: T) => string, join: (a: T, b: T) => T): readonly T[] {
  const merged = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    const known = merged.get(key);
    merged.set(key, known === undefined ? item : join(known, item));
  }
  return [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

function joinRuns(a: StoredRun, b: StoredRun): StoredRun {
  const { key, plan, commit } = a;
  return {
    key,
    plan,
    commit,
    ...joinSaid(a, b),
    announcedAtMs: Math.min(a.announcedAtMs, b.announcedAtMs),
    deadlineMs: Math.max(a.deadlineMs, b.deadlineMs),
    isOver: a.isOver || b.isOver,
  };
}

/** What each has said last. */
function joinSaid(a: StoredRun, b: StoredRun): Pick<StoredRun, 'waitsAtMs' | 'paysAtMs' | 'saidAtMs'> {
  const waitsAtMs = latest(a.waitsAtMs ?? null, b.waitsAtMs ?? null);
  const paysAtMs = latest(a.paysAtMs ?? null, b.paysAtMs ?? null);
  const saidAtMs = latest(a.saidAtMs ?? null, b.saidAtMs ?? null);
  return {
    ...(waitsAtMs !== null && { waitsAtMs }),
    ...(paysAtMs !== null && { paysAtMs }),
    ...(saidAtMs !== null && { saidAtMs }),
  };
}

/** Whether a run has said that it only waits for what others have paid: before it pays itself it says so. */
export function isWaiting({ waitsAtMs, paysAtMs }: StoredRun): boolean {
  return waitsAtMs !== undefined && (paysAtMs === undefined || waitsAtMs > paysAtMs);
}

/**
 * Each supersedes those before it. That nothing was paid is believed until somebody knows the ids; a payment of which the
 * ids are known never goes back.
 */
const order = [
  'submitting',
  'uncertain',
  'closed absent',
  'paid',
  'closed cancelled',
  'closed too-old',
  'closed judged',
] as const satisfies readonly (`closed ${StoredWhy}` | StoredState['state'])[];

function rankOf(payment: StoredState): number {
  return order.indexOf(payment.state === 'closed' ? `closed ${payment.why}` : payment.state);
}

function isCarriedOut(payment: StoredState): boolean {
  return rankOf(payment) >= order.indexOf('paid');
}

function joinPayments(a: StoredState, b: StoredState): StoredState {
  const [low, high] = rankOf(a) <= rankOf(b) ? [a, b] : [b, a];
  const joined = joinSubmits(a.submit, b.submit);
  // Who knows the ids knows when they were sent: whoever finds them foreign only takes them to be of any time.
  const submit = isCarriedOut(high) && !isCarriedOut(low) ? { ...joined, window: high.submit.window } : joined;
  if (low.state === 'uncertain' && high.state === 'uncertain') {
    const candidates = uniteSorted(low.candidates, high.candidates);
    return { ...high, submit, candidates, named: uniteSorted(low.named, high.named) };
  }
  if ('jobIds' in low && 'jobIds' in high) {
    const batchId = joinTexts(low.batchId, high.batchId);
    return { ...high, submit, batchId, jobIds: uniteSorted(low.jobIds, high.jobIds) };
  }
  return { ...high, submit };
}

function joinSubmits(a: Submit, b: Submit): Submit {
  const refused = a.refused && b.refused ? joinWindows(a.refused, b.refused) : (a.refused ?? b.refused);
  const asked = a.asked === undefined || b.asked === undefined ? (a.asked ?? b.asked) : [...a.asked, ...b.asked];
  return {
    by: a.by,
    nth: a.nth,
    label: joinTexts(a.label, b.label),
    ...(asked && { asked: [...new Set(asked)].toSorted((one, other) => one - other) }),
    window: joinTimes(a.window, b.window),
    ...joinSpans(a, b),
    ...(refused && { refused }),
    before: uniteSorted(a.before, b.before),
  };
}

/** The spans of both, each once, in some order that is always the same. Where one was sent for certain, no guess that it was not counts. */
function joinSpans({ spans: a }: Submit, { spans: b }: Submit): Pick<Submit, 'spans'> {
  const isWhole = a === undefined || b === undefined;
  if (isWhole && (a ?? b ?? []).length === 0) return {};
  const distinct = new Map([...(a ?? []), ...(b ?? [])].map((span) => [JSON.stringify(span), span]));
  return { spans: [...distinct].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, span]) => span) };
}

/** Ids in the order of a stored ledger. */
function uniteSorted(...lists: readonly (readonly JobId[])[]): readonly JobId[] {
  return unite(...lists).toSorted();
}

function joinTexts(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

/** A ledger with all times but those of services told by another clock, which is so far ahead, in milliseconds. */
export function byClock({ runs, payments, editedAtMs }: StoredLedger, aheadMs: number): StoredLedger {
  const shift = (window: Window) => (window.clock === 'runner' ? shiftWindow(window, aheadMs) : window);
  return {
    ...(editedAtMs !== undefined && { editedAtMs: editedAtMs + aheadMs }),
    runs: runs.map((run) => ({
      ...run,
      announcedAtMs: run.announcedAtMs + aheadMs,
      deadlineMs: run.deadlineMs + aheadMs,
      ...(run.waitsAtMs !== undefined && { waitsAtMs: run.waitsAtMs + aheadMs }),
      ...(run.paysAtMs !== undefined && { paysAtMs: run.paysAtMs + aheadMs }),
      ...(run.saidAtMs !== undefined && { saidAtMs: run.saidAtMs + aheadMs }),
    })),
    payments: payments.map((each) => {
      const { submit } = each.payment;
      const shifted = {
        window: shift(submit.window),
        ...(submit.spans && { spans: submit.spans.map(shift) }),
        ...(submit.refused && { refused: shift(submit.refused) }),
      };
      return { ...each, payment: { ...each.payment, submit: { ...submit, ...shifted } } };
    }),
  };
}

/**
 * As wide as both; the end is told by whoever knows it, the start is open when it is for one. Who sent a submit dates it by the clock of
 * its service, and knows better than who only knows of its run.
 */
export function joinWindows(a: Window, b: Window): Window {
  if (a.clock !== b.clock) return a.clock === 'service' ? a : b;
  return {
    clock: a.clock,
    earliestMs: earliest(a.earliestMs, b.earliestMs),
    sinceMs: earliest(a.sinceMs, b.sinceMs),
    untilMs: latest(a.untilMs, b.untilMs),
    latestMs: latest(a.latestMs, b.latestMs),
  };
}

/**
 * The window of one submit: as wide as both, but surely new is only what came after the later start. The first record of a submit is stored
 * before its request goes out.
 */
function joinTimes(a: Window, b: Window): Window {
  const joined = joinWindows(a, b);
  const isKnown = a.clock === b.clock && a.sinceMs !== null && b.sinceMs !== null;
  return isKnown ? { ...joined, sinceMs: Math.max(a.sinceMs, b.sinceMs) } : joined;
}

function earliest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.min(a, b);
}

function latest(a: number | null, b: number | null): number | null {
  return a === null && b === null ? null : Math.max(a ?? 0, b ?? 0);
}
