import type { Attempt } from '../world/attempt.ts';
import type { Payment, ServiceRecord } from '../world/service-record.ts';

/**
 * What the service told a process of a job: it was shown; it was looked for where it stood, and the answer left it out; it came only
 * after the last look, just before the process paid; or none of these.
 */
export type Sight = 'shown' | 'hidden' | 'too late' | 'not looked for';

interface Look {
  readonly by: Attempt;
  readonly payment: Payment;
  readonly fromMs: number;
  readonly untilMs: number;
  /** How long after the end of the submit a list must be read that may prove that there was none. */
  readonly listingMs: number;
}

/**
 * An uncertain payment was none only when no look has shown it and the last was so long after its submit, by clocks that tell seconds:
 * a submit may be on its way for a minute, be carried out some time after that, and its jobs be listed later still.
 */
export const listedAfterMs = 150_000 - 5000;

/** A client that is about to pay looks no longer before that. */
const lastLookMs = 10_000;

/** Whether a process could see a paid job, by the answers that it had. */
export function sightOf(record: ServiceRecord, { by, payment, fromMs, untilMs, listingMs }: Look): Sight {
  const { jobId, atMs, submit } = payment;
  const listedAtMs = listingMs === 0 ? atMs : (submit.endedAtMs ?? submit.sentAtMs) + listingMs;
  const calls = record.calls.filter(
    ({ by: asker, service, sentAtMs, endedAtMs }) =>
      asker === by && service === payment.service && sentAtMs >= fromMs && endedAtMs !== null && endedAtMs <= untilMs,
  );
  if (calls.some(({ shownIds }) => shownIds.has(jobId))) return 'shown';
  const lists = calls.filter(({ isReadableList, workedAtMs }) => isReadableList && workedAtMs !== null);
  if (lists.some(({ honestIds, workedAtMs }) => honestIds.has(jobId) && (workedAtMs ?? 0) >= listedAtMs))
    return 'hidden';
  const isLate = lists.some(({ workedAtMs }) => (workedAtMs ?? 0) < atMs && (workedAtMs ?? 0) >= untilMs - lastLookMs);
  return listingMs === 0 && isLate ? 'too late' : 'not looked for';
}

/** Whether a process asked the service at all which jobs there are, whatever came of it. */
export function hasLooked(
  record: ServiceRecord,
  by: Attempt,
  { service, fromMs }: { service: string; fromMs: number },
): boolean {
  return record.calls.some(
    (call) => call.by === by && call.service === service && call.isList && call.sentAtMs >= fromMs,
  );
}
