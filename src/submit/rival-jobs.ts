import type { Labels } from '../ledger/fingerprint.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { StoredLedger } from '../ledger/merge.ts';
import { isGuessed, type Submit, unite, type Window } from '../ledger/payment.ts';
import type { Notice } from '../notice.ts';
import { capabilities } from '../plan/capabilities.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import { type EndpointUrls, endpointUrlOf, kinshipOf, looksLikeSiblings, type Wanted } from './match-jobs.ts';
import { type Before, type ListOptions, lookFreshly } from './recent-jobs.ts';

/** What looking for jobs of other runs needs, just before paying. */
export interface RivalOptions extends ListOptions, EndpointUrls {
  readonly ledger: Ledger;
  readonly labels: Labels;
  /** Whether others surely submit at the same moment: legs of a matrix. */
  readonly hasSiblings: boolean;
  /** When the first attempt of this run began, as far as that is known, else this one; in milliseconds since the epoch. */
  readonly runBeganAtMs: number;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
}

/** A job of another run that has paid for the same since this one began. */
function rivalsOf(options: RivalOptions, batch: PlannedBatch): Wanted {
  const { ledger, labels, runBeganAtMs } = options;
  const endpointUrl = endpointUrlOf(options, batch);
  const window: Window = {
    earliestMs: runBeganAtMs,
    sinceMs: runBeganAtMs,
    untilMs: null,
    latestMs: null,
    clock: 'runner',
  };
  const submit: Submit = { by: labels.run, nth: 1, label: null, window, before: [] };
  return { batch, submit, endpointUrl, takenIds: ledger.knownIds, tag: labels.tag };
}

/** What the account showed, by its name, of another run that could not tell of itself; null when there is none. */
export function namedRivals(options: RivalOptions, batch: PlannedBatch, before: Before | null): Notice | null {
  if (before === null || !capabilities[batch.service].keepsLabels) return null;
  const wanted = rivalsOf(options, batch);
  const candidates = before.jobs.filter((job) => kinshipOf(job, wanted) !== 'foreign').map(({ id }) => id);
  return candidates.length > 0 ? { code: 'other-run-possible', candidates, isUnseen: false } : null;
}

/** Where nobody tells of other runs: what the account shows, or may hide, of one; null when there is none. */
export async function lookForRivals(options: RivalOptions, batch: PlannedBatch): Promise<Notice | null> {
  if (looksLikeSiblings(options, batch)) return null;
  const wanted = rivalsOf(options, batch);
  const seen = await lookFreshly(options, wanted);
  const shown = seen.jobs.filter((job) => kinshipOf(job, wanted) !== 'foreign').map(({ id }) => id);
  const open = openAnywhere(options.ledger).map(({ payment }) => payment);
  const stored = open.flatMap((each) => ('jobIds' in each ? each.jobIds : 'candidates' in each ? each.candidates : []));
  const candidates = unite(stored, shown);
  const isUnseen = !seen.isComplete;
  return candidates.length + open.length > 0 || isUnseen ? { code: 'other-run-possible', candidates, isUnseen } : null;
}

/** Where the tested commit is not known: what runs have paid for this plan, or may have, and not judged. It may be for this commit. */
function openAnywhere({ commit, plan, stored }: Ledger): StoredLedger['payments'] {
  if (commit !== null) return [];
  return stored.payments.filter(
    (each) => each.plan === plan && each.payment.state !== 'closed' && !isGuessed(each.payment.submit),
  );
}
