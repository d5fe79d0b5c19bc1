import type { Ledger, PaidBatch } from '../ledger/ledger.ts';
import { isGuessed, unite } from '../ledger/payment.ts';
import type { Notice } from '../notice.ts';

/** Gives back what was found, when some run proves meanwhile to have paid for it as something else: it could not be read before. */
export function disown(ledger: Ledger): Notice | null {
  const { paidElsewhere, run } = ledger;
  const theirs = foundJobs(ledger).filter(({ index, payment }) => {
    const paid = paidElsewhere.union(ledger.paidBeside(index));
    return payment.jobIds.some((id) => paid.has(id));
  });
  for (const { index } of theirs) ledger.apply(index, { kind: 'foreign' });
  const [submit] = theirs.map(({ payment }) => payment.submit);
  if (submit === undefined) return null;
  const { by } = submit;
  const candidates = unite(...theirs.map(({ payment }) => payment.jobIds));
  return isGuessed(submit) && by.id === run.id
    ? { code: 'earlier-attempt-unknown', candidates, isUnseen: false }
    : { code: 'earlier-submit-uncertain', by, candidates, paidIds: ledger.jobIds, isUnseen: false };
}

/** Batches whose jobs were found for what they are: no answer to a submit of this gate names them. */
export function foundJobs({ paid }: Ledger): readonly PaidBatch[] {
  return paid.filter(
    ({ payment }) => payment.state === 'paid' && (payment.origin === 'matched' || isGuessed(payment.submit)),
  );
}
