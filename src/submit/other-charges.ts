import type { Ledger, PaidBatch } from '../ledger/ledger.ts';
import { type Submit, unite } from '../ledger/payment.ts';
import { isJudged, type Plan } from '../plan/plan.ts';
import type { JobId } from '../services/service.ts';
import { forgottenAttempts } from './lost-attempts.ts';
import { kinshipOf, type WantedOptions, wantedOf } from './match-jobs.ts';
import type { ShownJobs } from './shown-jobs.ts';

interface ChargesOptions extends WantedOptions {
  readonly plan: Pick<Plan, 'batches'>;
  readonly shown: ShownJobs;
}

/** A submit of a batch, by its place in the plan. */
export interface Submitted {
  readonly index: number;
  readonly submit: Submit;
}

/** The submit of what is paid. */
export function submitOf({ index, payment: { submit } }: PaidBatch): Submitted {
  return { index, submit };
}

/** Submits as they would have been that were refused for rate, of what this attempt or an earlier one has paid for by another request. */
export function refusedOf({ paid, own, run }: Ledger): readonly Submitted[] {
  const earlier = own.payments.filter(({ payment: { submit } }) => submit.by.id === run.id);
  return [...paid, ...earlier].flatMap(({ index, payment: { submit } }) => {
    const { refused, ...sent } = submit;
    return refused === undefined ? [] : { index, submit: { ...sent, window: refused } };
  });
}

/** Submits as they may have been of attempts that left no record, after that of the one which has paid. */
export function unrecordedOf(ledger: Ledger, { index, payment: { submit } }: PaidBatch): readonly Submitted[] {
  const { id, attempt } = submit.by;
  const isUnrecorded = id === ledger.run.id && forgottenAttempts(ledger).some((each) => each > attempt);
  return isUnrecorded
    ? [{ index, submit: { ...submit, label: null, window: { ...submit.window, untilMs: null, latestMs: null } } }]
    : [];
}

/** Submits of which it is not known what became of them: uncertain, or refused in a way that may come after the work. */
export function unknownOf(ledger: Ledger): readonly Submitted[] {
  return [...ledger.uncertain, ...ledger.payable].flatMap((index) => {
    const payment = ledger.paymentOf(index);
    const isUnknown = payment.state === 'uncertain' || (payment.state === 'closed' && payment.why === 'unlisted');
    return isUnknown ? { index, submit: payment.submit } : [];
  });
}

/** Jobs that may have been charged. */
export interface OtherCharges {
  readonly candidates: readonly JobId[];
  /** Those that could be a baseline's alone. */
  readonly baselineIds: readonly JobId[];
}

/**
 * Jobs that lists have shown, that could be those of one of these submits, and that nobody is known to have paid for: what the answer to
 * it named is not all that was charged, or is something else.
 */
export function findOtherCharges(options: ChargesOptions, submits: readonly Submitted[]): OtherCharges {
  const candidates = chargesOf(options, submits);
  const ofJudged = new Set(
    chargesOf(
      options,
      submits.filter(({ index }) => isJudged(options.plan.batches[index] ?? {})),
    ),
  );
  return { candidates, baselineIds: candidates.filter((id) => !ofJudged.has(id)) };
}

function chargesOf(options: ChargesOptions, submits: readonly Submitted[]): readonly JobId[] {
  const { plan, shown } = options;
  return unite(
    ...submits.map(({ index, submit }) => {
      const batch = plan.batches[index];
      if (batch === undefined) return [];
      const wanted = wantedOf(options, batch, submit);
      return shown.of(batch.service).flatMap((job) => (kinshipOf(job, wanted) === 'foreign' ? [] : job.id));
    }),
  );
}
