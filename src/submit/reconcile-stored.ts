import type { Labels } from '../ledger/fingerprint.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { isGuessed, type Submit, unite } from '../ledger/payment.ts';
import type { Notice } from '../notice.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import type { RunKey } from '../run-key.ts';
import type { JobId } from '../services/service.ts';
import { dropGuesses, dropNeedless, isAtOthers, isGuessing, wordsOf } from './lost-attempts.ts';
import { type EndpointUrls, wantedOf } from './match-jobs.ts';
import type { ListOptions } from './recent-jobs.ts';
import { reconcile } from './reconcile.ts';

export interface StoredOptions extends ListOptions, EndpointUrls {
  readonly ledger: Ledger;
  readonly batches: readonly PlannedBatch[];
  readonly labels: Labels;
  /** Whether others surely submit at the same moment: legs of a matrix. */
  readonly hasSiblings: boolean;
  /** Whether every attempt of this run tests the same commit: some events name a pull request, whose head moves on. */
  readonly isHeadFixed: boolean;
  readonly store: LedgerStore | null;
  readonly memory: Memory;
  readonly tell: (notice: Notice) => void;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
}

/** What this run has read of what is stored. */
export interface Memory {
  /** Whether none of it could be read so far: then all that is known of earlier attempts is guessed. */
  isBlind: boolean;
  /** Whether it could be read only now, or more of it, and what was guessed is to be worked out anew. */
  isNew: boolean;
  /** What earlier attempts had said when they were guessed at. */
  words: string;
  /** Until when other runs may have stored what cannot be read, as far as that was looked for at the service; null where they may not. */
  unreadUntilMs: number | null;
}

/** Looks at all services at once for what may be paid, so that what stops the run at one hides nothing that is found at another. */
export async function reconcileStored(options: StoredOptions): Promise<Notice | null> {
  const { ledger, batches } = options;
  const groups = [...Map.groupBy(batches, ({ service }) => service).values()];
  const looks = await Promise.all(groups.map(async (group) => ({ group, end: await reconcileGroup(options, group) })));
  const ends = looks.flatMap(({ end }) => end ?? []);
  const matched = ends.flatMap((end) => end.matched);
  // What was guessed may have been dropped since, with what has come to be known at another service.
  const left = looks.find(({ group, end }) => end?.isResolved === false && isUncertain(ledger, group))?.end ?? null;
  if (left === null) return null;
  const { by, isForgotten, isOthers, isUnseen } = left;
  const candidates = unite(ledger.candidates, matched);
  if (isOthers) return { code: 'other-run-possible', candidates, isUnseen };
  return isForgotten
    ? { code: 'earlier-attempt-unknown', candidates, isUnseen }
    : { code: 'earlier-submit-uncertain', by, candidates, paidIds: ledger.jobIds, isUnseen };
}

function isUncertain({ uncertain }: Ledger, batches: readonly PlannedBatch[]): boolean {
  return batches.some(({ index }) => uncertain.includes(index));
}

/** What looking at one service came to. */
interface GroupEnd {
  readonly by: RunKey;
  /** Whether nobody knows that anything was sent. */
  readonly isForgotten: boolean;
  /** Whether that is what other runs have paid for, of which what they had stored cannot be read. */
  readonly isOthers: boolean;
  readonly matched: readonly JobId[];
  /** Whether every batch is paid or absent. */
  readonly isResolved: boolean;
  readonly isUnseen: boolean;
}

async function reconcileGroup(options: StoredOptions, group: readonly PlannedBatch[]): Promise<GroupEnd | null> {
  const { ledger, memory, tell, deadlineMs } = options;
  const wanted = group.flatMap((batch) => {
    const payment = ledger.paymentOf(batch.index);
    return payment.state === 'uncertain' ? wantedOf(options, batch, payment.submit) : [];
  });
  const [submit] = wanted.map((each) => each.submit);
  if (submit === undefined) return null;
  const { by } = submit;
  const isForgotten = isGuessed(submit) && by.id === ledger.run.id;
  const isOthers = isForgotten && wanted.every((each) => isAtOthers(each.submit));
  tell({ code: 'looking-for-jobs', by: isOthers ? 'other-runs' : isForgotten ? null : by });
  // Jobs that an earlier attempt has paid for another plan or head may look alike. What another run guesses at is nobody's for certain.
  const isOther = mayBeAnotherPlans(ledger) || (isForgotten && !options.isHeadFixed);
  const isElsewhere = wanted.some((each) => isOthersGuess(each.submit, ledger));
  const hasSiblings = options.hasSiblings || isOther || isElsewhere;
  // What other runs pay meanwhile, or an earlier attempt of this one has stored, may only now be told.
  const refresh = async () => {
    const read = await options.store?.recall(deadlineMs);
    if (memory.isBlind && read?.kind !== 'unknown') {
      memory.isBlind = false;
      memory.isNew = true;
      dropGuesses(ledger);
      return;
    }
    dropNeedless(ledger);
    // A write of theirs may have been on its way for long.
    if (wordsOf(ledger) === memory.words || !isGuessing(ledger)) return;
    memory.isNew = true;
    dropGuesses(ledger, (guess) => !isAtOthers(guess));
  };
  const { kind } = await reconcile({ ...options, wanted, hasSiblings, when: 'late', untilMs: deadlineMs, refresh });
  const matched = wanted.flatMap(({ batch, submit: { label } }) => {
    const payment = ledger.paymentOf(batch.index);
    return payment.state === 'paid' ? { payment, label } : [];
  });
  const isResolved = kind === 'resolved';
  const sent = matched.filter(({ payment }) => !isGuessed(payment.submit));
  if (sent.length > 0) {
    const jobIds = sent.flatMap(({ payment }) => payment.jobIds);
    tell({ code: 'jobs-matched', jobIds, isLabelled: sent.every(({ label }) => label !== null) });
  } else if (matched.length === 0 && isResolved && !memory.isNew)
    tell({ code: 'paying-anew', by: isForgotten ? null : by, why: 'absent' });
  return {
    by,
    isForgotten,
    isOthers,
    matched: matched.flatMap(({ payment }) => payment.jobIds),
    isResolved,
    isUnseen: kind === 'unseen',
  };
}

/** Whether an attempt of this run has sent something for another plan or head: its inputs, or the head, may have changed since. */
function mayBeAnotherPlans({ stored, run, plan, commit }: Ledger): boolean {
  return stored.payments.some((each) => {
    const { state, submit } = each.payment;
    const isOpen = state === 'submitting' || state === 'uncertain';
    const isSent = !isGuessed(submit);
    return (each.plan !== plan || each.commit !== commit) && submit.by.id === run.id && isSent && isOpen;
  });
}

/** Whether a re-run of another run does not know what attempts of its own may have sent. */
export function isOthersGuess(submit: Submit, { run }: Ledger): boolean {
  return isGuessed(submit) && submit.by.id !== run.id;
}
