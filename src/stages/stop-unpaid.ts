import type { Claim, Doubt } from '../ledger/fingerprint.ts';
import { quoteIds } from '../services/job-ids.ts';
import type { JobId } from '../services/service.ts';
import type { Settlement } from '../submit/settle-doubt.ts';
import type { Stage } from './stage.ts';

/** Ends the run where going on could pay twice. */
export function stopUnpaid({ record }: Pick<Stage, 'record'>, problem: string, advice: string): false {
  record.problems.push(`${problem} ${advice} Nothing was submitted, since that could pay twice.`);
  record.endEarly('nothing was submitted');
  return false;
}

/** What to do about a submit of which the service does not tell what became. */
export function adviceOn(settlement: Settlement, { sinceMs }: Doubt): string {
  if (settlement.kind !== 'may-be-paid') {
    const why = settlement.kind === 'unknown' ? `They could not be looked for to the end: ${settlement.why}. ` : '';
    return `${why}Look for them on the service's site and judge them through \`job-ids\`; if there are none, delete the comment of this gate and run this again.`;
  }
  const { candidates } = settlement;
  const ids = quoteIds(candidates);
  // Jobs of any age may prove nothing: no line is given to paste unread.
  if (sinceMs === null)
    return `These jobs could be its own, or older ones of this gate: ${ids}. Look on the service's site when they were created, and judge those of this run through \`job-ids\`; if none is, delete the comment of this gate and run this again.`;
  return `These jobs could be its own: ${ids}. If they are, judge them with \`job-ids: ${candidates.join(',')}\`; if not, delete the comment of this gate and run this again.`;
}

/** What it left open which jobs they are. */
export function candidatesOf(settlement: Settlement): readonly JobId[] {
  return settlement.kind === 'may-be-paid' ? settlement.candidates : [];
}

/** A claim's run, as a sentence begins. */
export function nameOf({ run }: Claim): string {
  return `An earlier run for this commit (run ${run.id}, attempt ${run.attempt})`;
}

export function idsOf({ batches }: Claim): readonly JobId[] {
  return batches.flatMap(({ jobIds }) => jobIds);
}

/** A sentence with the ids that are known, if any. */
export function tellIds(claim: Claim): string {
  const ids = idsOf(claim);
  return ids.length === 0 ? '' : ` Known to be paid: \`job-ids: ${ids.join(',')}\`.`;
}
