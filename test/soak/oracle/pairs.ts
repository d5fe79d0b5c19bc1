import { type Attempt, haveSameKeys, planKeyOf, scopeOf } from '../world/attempt.ts';
import type { PlayedStory } from '../world/play-story.ts';
import type { Payment } from '../world/service-record.ts';
import type { Memory } from './memory.ts';
import { listedAfterMs } from './sight.ts';
import { hasVerdict, judgedIdsOf, verdictAtMs } from './verdict.ts';

/** Two payments for the same thing, in the order of their submits. */
export interface Pair {
  readonly before: Payment;
  readonly now: Payment;
}

/** Whether two jobs were paid for the same thing: then one of them would have done. */
export function isSamePurpose(one: Payment, other: Payment): boolean {
  const { by: a } = one;
  const { by: b } = other;
  if (one.submit === other.submit || (a.run !== b.run && (a.run.isTwin || b.run.isTwin))) return false;
  if (a.run !== b.run && a.run.pull !== b.run.pull) return false;
  return (
    one.service === other.service &&
    one.benchmarkId === other.benchmarkId &&
    one.seed === other.seed &&
    one.isBaseline === other.isBaseline &&
    planKeyOf(a.script.asked) === planKeyOf(b.script.asked) &&
    !a.commits.isDisjointFrom(b.commits)
  );
}

/**
 * Whether the second job belongs to another round of its benchmark than the first: whoever pays for it has read that one to its end, or
 * jobs of more rounds, or of fewer, than whoever paid for that one had.
 */
export function isOtherRound(played: PlayedStory, { before, now }: Pair): boolean {
  const { benchmarks } = now.by.script.asked.plan;
  const isRange = benchmarks.some(({ id, minUnits }) => id === now.benchmarkId && minUnits !== undefined);
  if (!isRange || now.isBaseline) return false;
  const read = roundsReadBefore(played, now);
  return read.has(before.submit) || read.size !== roundsReadBefore(played, before).size;
}

/**
 * Whether whoever paid for a job judges a twin's of the same benchmark as its own: what that scored decides of further rounds. Whether it
 * may be taken is judged elsewhere.
 */
function isTaken(other: Payment, { by, service, benchmarkId, isBaseline }: Payment): boolean {
  const isAlike = other.service === service && other.benchmarkId === benchmarkId && other.isBaseline === isBaseline;
  return isAlike && other.by.run.isTwin !== by.run.isTwin && judgedIdsOf(by).has(other.jobId);
}

/** The submits of the same benchmark, not yet judged when it began, of which whoever paid for a job had read one to its end by then. */
function roundsReadBefore(played: PlayedStory, payment: Payment): ReadonlySet<Payment['submit']> {
  const { record } = played.services;
  const { by, submit } = payment;
  const finals = record.calls.filter(
    (call) => call.by === by && call.endedAtMs !== null && call.endedAtMs <= submit.sentAtMs,
  );
  const read = record.payments.filter(
    (other) =>
      (isTaken(other, payment) || (isSamePurpose(other, payment) && !isClosed(played, other, by.startedAtMs))) &&
      finals.some(({ finalIds }) => finalIds.has(other.jobId)),
  );
  return new Set(read.map((other) => other.submit));
}

/**
 * Whether GitHub did not let the first of two runs at once tell of itself, which asked the list in time and found nothing yet; the
 * other told of itself, and was told of nobody. Where jobs bear no names it need not ask: other gates pay for what looks alike.
 */
export function isUnheard({ services }: PlayedStory, memory: Memory, { before, now }: Pair): boolean {
  const { by, service, submit } = before;
  const isTold = memory.whyApart(now.by, now.submit.sentAtMs) === null;
  const isMute = memory.whyApart(by, submit.sentAtMs) !== null;
  const hasAsked = services.record.calls.some(
    (call) =>
      call.by === by && call.service === service && call.isReadableList && (call.endedAtMs ?? 0) <= submit.sentAtMs,
  );
  return service === 'harmstack' && isTold && isMute && hasAsked;
}

/**
 * Whether a re-run had no cause to ask the list for what another run has paid since its own began: it knows how all attempts of its own
 * ended, or what came so long after them cannot be theirs, and GitHub took nothing of the other. Where jobs bear no names other gates pay
 * for what looks alike.
 */
export function isUnasked({ attempts }: PlayedStory, memory: Memory, { before, now }: Pair): boolean {
  const untilMs = now.submit.sentAtMs;
  const isKnown = (by: Attempt) => memory.whyForgotten(by, now.by, { fromMs: by.startedAtMs, untilMs }) === null;
  const isNothingThere = memory.hasNothingOf(before.by, untilMs);
  const own = attempts.filter(({ run, number }) => run === now.by.run && number < now.by.number);
  const isTooLate = ({ endedAtMs }: Attempt) => endedAtMs !== null && before.atMs >= endedAtMs + listedAfterMs;
  return before.service === 'harmstack' && isNothingThere && own.every((by) => isKnown(by) || isTooLate(by));
}

/** Whether two runs can read of each other: what another key has signed, neither can; and no new key can block a gate. */
export function isShared({ before, now }: Pair): boolean {
  return haveSameKeys(before.by, now.by) && scopeOf(before.by) !== null && scopeOf(before.by) === scopeOf(now.by);
}

/** Why two runs at once could not tell each other that they were about to pay. */
export function whyApart(memory: Memory, { before, now }: Pair): string | null {
  return memory.whyApart(before.by, before.submit.sentAtMs) ?? memory.whyApart(now.by, now.submit.sentAtMs);
}

/** From when on a write could tell of a payment: since the submit before it was over, or since the attempt began. */
export function announcedFromMs({ services }: PlayedStory, { by, submit }: Payment): number {
  const earlier = services.record.calls.filter(
    (call) => call.by === by && call.isSubmit && call !== submit && call.sentAtMs < submit.sentAtMs,
  );
  return Math.max(by.startedAtMs, ...earlier.map(({ sentAtMs, endedAtMs }) => endedAtMs ?? sentAtMs));
}

/** Whether somebody came to a verdict on a job: published it, after the service had said that the job is final. */
export function isClosed(
  { attempts, services }: PlayedStory,
  { jobId, isBaseline }: Payment,
  untilMs: number,
): boolean {
  return attempts.some((attempt) => {
    const atMs = verdictAtMs(attempt);
    if (atMs === null || atMs > untilMs || !hasVerdict(attempt)) return false;
    // A baseline is none of the jobs that are judged: who has read it to its end had it for the verdict.
    if (!isBaseline && !judgedIdsOf(attempt).has(jobId)) return false;
    if (attempt.script.asked.plan.failFast) return true;
    return services.record.calls.some(
      ({ by, finalIds, endedAtMs }) => by === attempt && finalIds.has(jobId) && endedAtMs !== null && endedAtMs <= atMs,
    );
  });
}
