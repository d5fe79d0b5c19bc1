import type { RunKey } from '../run-key.ts';
import type { JobId } from '../services/service.ts';

/** When the jobs of a submit were created, by the service's clock, in milliseconds since the epoch. */
export interface Window {
  /** None of them before this, whatever clock tells it; null for any time. */
  readonly earliestMs: number | null;
  /** From when on a job is surely no older; null when that is not known: then none is taken for what it is. */
  readonly sinceMs: number | null;
  /** When the request had ended; null while that is not known. */
  readonly untilMs: number | null;
  /** When it had ended at the latest, whatever became of its run; null when that is not known either. */
  readonly latestMs: number | null;
  /**
   * Whose clock tells these times: that of the service which dates its jobs, or that of this run's runner; of GitHub where it is stored.
   */
  readonly clock: 'service' | 'runner';
}

/** One submit of a batch: who sends it, and what its jobs can be known by. */
export interface Submit {
  readonly by: RunKey;
  /** Which of that run's submits of the batch, counted from 1: one that gave way to another run may pay after all. */
  readonly nth: number;
  /** The name that its jobs are given; null where the service keeps none, or when it is not known. */
  readonly label: string | null;
  /**
   * Which of the batch's jobs it asks for, by their places in the batch, rising. Absent: all of them; in a later round, where only
   * what was undecided is asked for, nobody knows which.
   */
  readonly asked?: readonly number[];
  readonly window: Window;
  /**
   * The parts of the window in which it was sent, if at all, where that is not all of it: only a job of one of these is taken. None where
   * nobody knows which jobs are surely its own.
   */
  readonly spans?: readonly Window[];
  /** When requests of it were under way that were refused for rate, and sent again: they may have been carried out all the same. */
  readonly refused?: Window;
  /** Jobs that were there before it, and seem no older by the clocks: they are none of its own. */
  readonly before: readonly JobId[];
}

/** Why a payment needs no more attention. */
export type ClosedWhy =
  /** The service shows nothing of it: it was not carried out. */
  | 'absent'
  /** Refused with a status that may come after the work; no job of it was listed yet. A later run looks for it once more. */
  | 'unlisted'
  /** The service reports its jobs as stopped. */
  | 'cancelled'
  /** Its jobs are older than `max-age-minutes` allows. */
  | 'too-old'
  /** Its jobs have served for a verdict. */
  | 'judged';

/** What is known of the money for one batch of the plan. */
export type Payment =
  | { readonly state: 'unpaid' }
  /** Stored before the request leaves: from here on it may have been carried out. */
  | { readonly state: 'submitting'; readonly submit: Submit }
  | UncertainPayment
  | PaidPayment
  | (PaidJobs & { readonly state: 'closed'; readonly why: ClosedWhy });

/** One of which something was sent, or is about to be. */
export type SentPayment = Exclude<Payment, { readonly state: 'unpaid' }>;

/** It may have been carried out. */
export interface UncertainPayment {
  readonly state: 'uncertain';
  readonly submit: Submit;
  /** Jobs that could be its own. */
  readonly candidates: readonly JobId[];
  /** Those that the answer to it named, though not as it should have. */
  readonly named: readonly JobId[];
}

/** What is known of a submit that was carried out. */
export interface PaidJobs {
  readonly submit: Submit;
  readonly batchId: string | null;
  readonly jobIds: readonly JobId[];
}

export interface PaidPayment extends PaidJobs {
  readonly state: 'paid';
  /** How its jobs are known: by the answer to this run's submit, by what they are, or from an earlier run. */
  readonly origin: 'submitted' | 'matched' | 'resumed';
  /** A run that judges the same jobs; null when there is none. */
  readonly sharedWith: RunKey | null;
}

export type PaymentEvent =
  /** The request is about to leave, or has not left yet and its window is known better. */
  | { readonly kind: 'submitting'; readonly submit: Submit }
  /** The answer names valid ids. */
  | { readonly kind: 'accepted'; readonly batchId: string | null; readonly jobIds: readonly JobId[] }
  /** Refused in a way that says plainly that nothing was done, or not sent at all. */
  | { readonly kind: 'refused' }
  /** Refused in a way that may come after the work, and the list shows nothing of it. */
  | { readonly kind: 'unlisted'; readonly window: Window }
  /** No answer, an unreadable or a wrong one, or the run was lost. */
  | { readonly kind: 'lost'; readonly window: Window; readonly named: readonly JobId[] }
  /** A look at the list has shown jobs that could be its own. */
  | { readonly kind: 'seen'; readonly candidates: readonly JobId[] }
  /**
   * Jobs that bear its label, or exactly the expected ones, alone, when its own would long be listed. `asked`: which jobs of the batch they
   * prove to be, where that was not known.
   */
  | { readonly kind: 'matched'; readonly jobIds: readonly JobId[]; readonly asked?: readonly number[] }
  /** No candidate in any look, the last one late enough; `assigned` are jobs that proved to be other batches', or other runs'. */
  | { readonly kind: 'absent'; readonly assigned: ReadonlySet<JobId> }
  /** An earlier run, or one at the same time, has stored it as paid. */
  | { readonly kind: 'resumed'; readonly jobs: PaidJobs; readonly sharedWith: RunKey | null }
  /** An earlier run has stored that it may be paid. */
  | { readonly kind: 'inherited'; readonly payment: UncertainPayment }
  /** Its jobs prove to be something else: what was paid for is not known. */
  | { readonly kind: 'foreign' }
  /** It is paid, and of no use for this run. */
  | { readonly kind: 'too-old' }
  /** The service reports that its jobs are stopped. */
  | { readonly kind: 'cancelled' }
  /** The run has come to its verdict. */
  | { readonly kind: 'judged' };

/** Whether nobody knows that a submit was sent at all: an attempt that stored nothing may have sent it. */
export function isGuessed({ by }: Submit): boolean {
  return by.unique === '';
}

/** A window that any job may be of, and none for certain. */
export const anyTime: Window = { earliestMs: null, sinceMs: null, untilMs: null, latestMs: null, clock: 'service' };

/** How far off the clock of a service may be that does not tell its time. */
export const maxSkewMs = 2 * 3_600_000;

/** Dates are cut to seconds and have travelled: the service's clock is ahead by up to that much more than they tell. */
export const maxBehindMs = 2000;

/**
 * A window by the clock that dates a service's jobs, which is so far ahead of ours, in milliseconds; null when it does not tell its
 * time: then no job is surely new.
 */
export function toServiceTime(window: Window, aheadMs: number | null): Window {
  if (window.clock === 'service') return window;
  if (aheadMs !== null) {
    const { untilMs, latestMs } = shiftWindow(window, aheadMs + maxBehindMs);
    return { ...shiftWindow(window, aheadMs), untilMs, latestMs, clock: 'service' };
  }
  const { earliestMs } = shiftWindow(window, -maxSkewMs);
  return { ...shiftWindow(window, maxSkewMs), earliestMs, sinceMs: null, clock: 'service' };
}

export function shiftWindow({ clock, ...times }: Window, byMs: number): Window {
  const shift = (atMs: number | null) => (atMs === null ? null : atMs + byMs);
  return {
    earliestMs: shift(times.earliestMs),
    sinceMs: shift(times.sinceMs),
    untilMs: shift(times.untilMs),
    latestMs: shift(times.latestMs),
    clock,
  };
}

/** Whether a batch may be submitted: nothing of it is paid, or what is paid is of no use any more. */
export function isPayable(payment: Payment): boolean {
  return payment.state === 'unpaid' || (payment.state === 'closed' && payment.why !== 'judged');
}

/** The one place that changes a payment. Throws for an event that cannot happen to it: that is a fault of ours. */
export function transition(from: Payment, event: PaymentEvent): SentPayment {
  switch (event.kind) {
    case 'submitting':
      if (isPayable(from) || from.state === 'submitting') return { state: 'submitting', submit: event.submit };
      break;
    case 'accepted':
      if (from.state === 'submitting') {
        const { batchId, jobIds } = event;
        return { state: 'paid', submit: from.submit, batchId, jobIds, origin: 'submitted', sharedWith: null };
      }
      break;
    case 'refused':
      if (from.state === 'submitting') return closedWithout(from.submit, 'absent');
      break;
    case 'unlisted':
      if (from.state === 'submitting') return closedWithout({ ...from.submit, window: event.window }, 'unlisted');
      break;
    case 'lost':
      if (from.state === 'submitting') {
        const submit = { ...from.submit, window: event.window };
        return { state: 'uncertain', submit, candidates: event.named, named: event.named };
      }
      break;
    case 'seen':
      if (from.state === 'uncertain') return { ...from, candidates: unite(from.candidates, event.candidates) };
      break;
    case 'matched':
      if (from.state === 'uncertain') {
        const { jobIds, asked } = event;
        const submit = asked === undefined ? from.submit : { ...from.submit, asked };
        return { state: 'paid', submit, batchId: null, jobIds, origin: 'matched', sharedWith: null };
      }
      break;
    case 'absent':
      if (from.state === 'uncertain' && from.candidates.every((id) => event.assigned.has(id)))
        return closedWithout(from.submit, 'absent');
      break;
    case 'resumed':
      if (isPayable(from) || from.state === 'uncertain')
        return { state: 'paid', ...event.jobs, origin: 'resumed', sharedWith: event.sharedWith };
      break;
    case 'inherited':
      if (isPayable(from)) return event.payment;
      break;
    case 'foreign':
      if (from.state === 'paid') {
        const submit = { ...from.submit, window: anyTime };
        return { state: 'uncertain', submit, candidates: [], named: from.jobIds };
      }
      break;
    case 'too-old':
    case 'cancelled':
    case 'judged':
      if (from.state === 'paid') {
        const { submit, batchId, jobIds } = from;
        return { state: 'closed', submit, batchId, jobIds, why: event.kind };
      }
      break;
  }
  throw new Error(`a payment that is ${from.state} cannot be ${event.kind}`);
}

function closedWithout(submit: Submit, why: 'absent' | 'unlisted'): SentPayment {
  return { state: 'closed', submit, batchId: null, jobIds: [], why };
}

/** Each id once, in the order in which they came. */
export function unite(...lists: readonly (readonly JobId[])[]): readonly JobId[] {
  return [...new Set(lists.flat())];
}
