import { type Attempt, planKeyOf, scopeOf } from '../world/attempt.ts';
import type { PlayedStory } from '../world/play-story.ts';
import type { Payment } from '../world/service-record.ts';
import { gather, type Judgement, nothing } from './judgement.ts';
import { hasLooked } from './sight.ts';
import { judgedIdsOf } from './verdict.ts';

/**
 * Every job that a run has paid for is named by that run: in an output, the log or a comment of the attempt that paid or of a later
 * one; or by another run of the same comment that has judged it, which is counted apart. It need not name what no answer ever named to it, though it must have looked. Words like "may have been submitted" count for
 * nothing.
 */
export function judgeLostIds(played: PlayedStory): Judgement {
  return gather(played.services.record.payments.map((payment) => judgeJob(played, payment)));
}

function judgeJob(played: PlayedStory, payment: Payment): Judgement {
  const { by, jobId, submit } = payment;
  const { record } = played.services;
  const since = played.attempts.filter(({ run, number }) => run === by.run && number >= by.number);
  const texts = since.flatMap((attempt) => [
    attempt.recorder.text,
    ...played.github.record.writesBy(attempt).map(({ written }) => written.body),
  ]);
  if (texts.some((text) => names(text, jobId))) return nothing;
  if (played.attempts.some((attempt) => isFinder(attempt, payment)))
    return excused('another run has found and judged it');
  const lost = (kind: string): Judgement => {
    const text = `${by.name} paid for ${jobId} and nobody says so: ${kind}`;
    return { violations: [{ promise: 'lost id', kind, text }], excused: [] };
  };
  if (submit.shownIds.has(jobId)) return lost('the answer named it');
  // A client that was given as many ids as it asked for, all of them of real jobs, sees nothing wrong.
  if (submit.fault === 'an old job id') return excused('answered with the id of another job');
  const fromMs = submit.endedAtMs ?? payment.atMs;
  if (since.some((attempt) => isShownTo(played, attempt, { payment, fromMs }))) return lost('a list showed it');
  const mustLook = by.cutAtMs === null && submit.endedAtMs !== null;
  if (mustLook && !hasLooked(record, by, { service: payment.service, fromMs })) return lost('it was not looked for');
  return excused('no answer ever named it');
}

/** Whether a run that shares the comment took a job for its own and judged it: then it is named there, and is no other's any more. */
function isFinder(attempt: Attempt, { by, jobId }: Payment): boolean {
  return (
    attempt.run !== by.run &&
    scopeOf(by) !== null &&
    scopeOf(attempt) === scopeOf(by) &&
    judgedIdsOf(attempt).has(jobId)
  );
}

/**
 * Whether a process that knew of the submit, and had the time to say so, was shown the job while it was looking for it: what it sees of
 * the account once it has submitted again, or a later attempt has paid for jobs of its own, is no answer to that, nor what one sees that
 * tests another commit.
 */
function isShownTo(
  { services }: PlayedStory,
  attempt: Attempt,
  { payment, fromMs }: { payment: Payment; fromMs: number },
): boolean {
  const isSamePlan = planKeyOf(attempt.script.asked) === planKeyOf(payment.by.script.asked);
  const isSameCommit = !attempt.commits.isDisjointFrom(payment.by.commits);
  const paid = services.record.calls.find(
    ({ by, service, isSubmit, sentAtMs }) =>
      by === attempt && isSubmit && service === payment.service && sentAtMs >= fromMs,
  );
  const untilMs = paid?.sentAtMs ?? Number.POSITIVE_INFINITY;
  return (
    attempt.cutAtMs === null &&
    isSamePlan &&
    isSameCommit &&
    services.record.calls.some(
      ({ by, isList, sentAtMs, shownIds }) =>
        by === attempt && isList && sentAtMs >= fromMs && sentAtMs <= untilMs && shownIds.has(payment.jobId),
    )
  );
}

function excused(why: string): Judgement {
  return { violations: [], excused: [`not named: ${why}`] };
}

/** Whether a text names a job, and not one whose id begins alike. */
function names(text: string, jobId: string): boolean {
  for (let at = text.indexOf(jobId); at >= 0; at = text.indexOf(jobId, at + 1)) {
    const isWhole = !/[\w-]/.test(text[at - 1] ?? ' ') && !/[\w-]/.test(text[at + jobId.length] ?? ' ');
    if (isWhole) return true;
  }
  return false;
}
