import type { JobId } from '../services/service.ts';

/** Which run: `GITHUB_RUN_ID` and `GITHUB_RUN_ATTEMPT`. */
export interface RunKey {
  readonly id: number;
  readonly attempt: number;
}

/** When the jobs of a submit were created, by the service's clock, in milliseconds since the epoch. */
export interface Window {
  /** Null for any time. */
  readonly sinceMs: number | null;
  /** When the request had ended; null while that is not known. */
  readonly untilMs: number | null;
  /** When it had ended at the latest, whatever became of its run; null when that is not known either. */
  readonly latestMs: number | null;
}

/** One submit of a batch: who sends it, and what its jobs can be known by. */
export interface Submit {
  readonly by: RunKey;
  /** The name that its jobs are given; null where the service keeps none, or when it is not known. */
  readonly label: string | null;
  readonly window: Window;
}

/** Why a payment needs no more attention. */
export type ClosedWhy =
  /** The service shows nothing of it: it was not carried out. */
  | 'absent'
  /** The service reports its jobs as stopped. */
  | 'cancelled'
  /** Its jobs are older than `max-age-minutes` allows. */
  | 'too-old'
  /** Its jobs prove to be something else. */
  | 'foreign'
  /** Its jobs have served for a verdict. */
  | 'judged';

/** What is known of the money for one batch of the plan. */
export type Payment =
  | { readonly state: 'unpaid' }
  /** Stored before the request leaves: from here on it may have been carried out. */
  | { readonly state: 'submitting'; readonly submit: Submit }
  /** It may have been carried out; `candidates` could be its jobs. */
  | { readonly state: 'uncertain'; readonly submit: Submit; readonly candidates: readonly JobId[] }
  | PaidPayment
  | {
      readonly state: 'closed';
      readonly submit: Submit;
      readonly batchId: string | null;
      readonly jobIds: readonly JobId[];
      readonly why: ClosedWhy;
    };

export interface PaidPayment {
  readonly state: 'paid';
  readonly submit: Submit;
  readonly batchId: string | null;
  readonly jobIds: readonly JobId[];
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
  /** Refused for good, and the list shows nothing of it. */
  | { readonly kind: 'refused' }
  /** No answer, an unreadable or a wrong one, or the run was lost. */
  | { readonly kind: 'lost'; readonly window: Window; readonly candidates: readonly JobId[] }
  /** A look at the list has shown jobs that could be its own. */
  | { readonly kind: 'seen'; readonly candidates: readonly JobId[] }
  /** Jobs that bear its label, or exactly the expected ones, alone, after the settling time. */
  | { readonly kind: 'matched'; readonly jobIds: readonly JobId[] }
  /** No candidate in any look, the last one late enough. */
  | { readonly kind: 'absent' }
  /** An earlier run, or one at the same time, has stored it as paid. */
  | { readonly kind: 'resumed'; readonly payment: StoredPaid; readonly sharedWith: RunKey | null }
  /** An earlier run has stored that it may be paid. */
  | { readonly kind: 'inherited'; readonly submit: Submit; readonly candidates: readonly JobId[] }
  /** Its jobs prove to be something else: what was paid for is not known. */
  | { readonly kind: 'foreign'; readonly candidates: readonly JobId[] }
  /** It is paid, and of no use for this run. */
  | { readonly kind: 'too-old' }
  /** The service reports that its jobs are stopped. */
  | { readonly kind: 'cancelled' }
  /** The run has come to its verdict. */
  | { readonly kind: 'judged' };

export type StoredPaid = Pick<PaidPayment, 'submit' | 'batchId' | 'jobIds'>;

/** A window that any job fits into. */
export const anyTime: Window = { sinceMs: null, untilMs: null, latestMs: null };

const unpaid: Payment = { state: 'unpaid' };

/** The one place that changes a payment. Throws for an event that cannot happen to it: that is a fault of ours. */
export function transition(from: Payment, event: PaymentEvent): Payment {
  switch (event.kind) {
    case 'submitting':
      if (from.state === 'unpaid' || from.state === 'submitting') return { state: 'submitting', submit: event.submit };
      break;
    case 'accepted':
      if (from.state === 'submitting') {
        const { batchId, jobIds } = event;
        return { state: 'paid', submit: from.submit, batchId, jobIds, origin: 'submitted', sharedWith: null };
      }
      break;
    case 'refused':
      if (from.state === 'submitting') return unpaid;
      break;
    case 'lost':
      if (from.state === 'submitting') {
        const submit = { ...from.submit, window: event.window };
        return { state: 'uncertain', submit, candidates: event.candidates };
      }
      break;
    case 'seen':
      if (from.state === 'uncertain') return { ...from, candidates: unite(from.candidates, event.candidates) };
      break;
    case 'matched':
      if (from.state === 'uncertain') {
        const { submit } = from;
        const { jobIds } = event;
        return { state: 'paid', submit, batchId: null, jobIds, origin: 'matched', sharedWith: null };
      }
      break;
    case 'absent':
      if (from.state === 'uncertain' && from.candidates.length === 0) return unpaid;
      break;
    case 'resumed':
      if (from.state === 'unpaid' || from.state === 'uncertain')
        return { state: 'paid', ...event.payment, origin: 'resumed', sharedWith: event.sharedWith };
      break;
    case 'inherited':
      if (from.state === 'unpaid') return { state: 'uncertain', submit: event.submit, candidates: event.candidates };
      break;
    case 'foreign':
      if (from.state === 'paid') {
        const submit = { ...from.submit, window: anyTime };
        return { state: 'uncertain', submit, candidates: event.candidates };
      }
      break;
    case 'too-old':
      if (from.state === 'paid') return unpaid;
      break;
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

/** Each id once, in the order in which they came. */
export function unite(...lists: readonly (readonly JobId[])[]): readonly JobId[] {
  return [...new Set(lists.flat())];
}
