import { hourMs } from '../story/story.ts';
import { accountOfKey } from '../world/accounts.ts';
import type { Attempt } from '../world/attempt.ts';
import type { PlayedStory } from '../world/play-story.ts';
import { Memory } from './memory.ts';

/** A submit may be on its way for a minute, be carried out after that and be listed later still; and two clocks differ. */
const settlingMs = 210_000;

interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * Whether it is agreed that an attempt ends red, however good its scores: it cannot know what an earlier attempt of its run has paid, or
 * whether a submit whose answer was lost was carried out, and where those jobs would be the account shows others' as well. So it is where
 * GitHub lets it tell nobody of itself, and somebody has submitted since it began.
 */
export function isRedAsAgreed(played: PlayedStory, attempt: Attempt): boolean {
  if (attempt.script.asked.plan.benchmarks.every(({ service }) => service !== 'harmstack')) return false;
  return spansOf(played, attempt).some((span) => hasOthers(played, attempt, span));
}

/** When jobs were created that the attempt must not pay for again, and does not know. */
function spansOf({ story, attempts, services, github }: PlayedStory, attempt: Attempt): readonly Span[] {
  const memory = new Memory(github.record);
  const endMs = attempt.endedAtMs ?? Number.POSITIVE_INFINITY;
  const earlier = attempts.filter(({ run, number }) => run === attempt.run && number < attempt.number);
  const isBeginKnown = attempt.run.pull !== null || story.readsRuns;
  const fromMs = isBeginKnown ? attempt.runBeganAtMs : attempt.startedAtMs - 24 * hourMs;
  const unknown = earlier
    .filter((by) => memory.whyForgotten(by, attempt, { fromMs: by.startedAtMs, untilMs: endMs }) !== null)
    .map((by) => ({ fromMs, untilMs: (by.endedAtMs ?? endMs) + settlingMs }));
  const lost = services.record.calls
    .filter(
      ({ by, isSubmit, service }) => isSubmit && service === 'harmstack' && (by === attempt || earlier.includes(by)),
    )
    .filter((call) => call.shownIds.size === 0 || call.fault !== null)
    .map(({ sentAtMs, endedAtMs, by }) => ({
      fromMs: sentAtMs,
      untilMs: (endedAtMs ?? by.endedAtMs ?? endMs) + settlingMs,
    }));
  const isMute = memory.whyApart(attempt, endMs) !== null;
  return [...unknown, ...lost, ...(isMute ? [{ fromMs: attempt.startedAtMs, untilMs: endMs }] : [])];
}

/** Whether anybody else's job stands there, of whom the attempt knows nothing. */
function hasOthers({ services, github }: PlayedStory, attempt: Attempt, { fromMs, untilMs }: Span): boolean {
  const memory = new Memory(github.record);
  const endMs = attempt.endedAtMs ?? Number.POSITIVE_INFINITY;
  const account = accountOfKey[attempt.script.asked.keys];
  const isOthers = (by: Attempt) =>
    by.run !== attempt.run && memory.whyForgotten(by, attempt, { fromMs: by.startedAtMs, untilMs: endMs }) !== null;
  return (
    (account === 0 && services.countOthers(fromMs) > 0) ||
    services.record.payments.some(
      (paid) =>
        paid.service === 'harmstack' &&
        paid.account === account &&
        paid.atMs >= fromMs &&
        paid.atMs <= Math.min(untilMs, endMs) &&
        isOthers(paid.by),
    )
  );
}
