import { type Attempt, planKeyOf, scopeOf, visiblePlanOf } from '../world/attempt.ts';
import type { PlayedStory } from '../world/play-story.ts';
import type { Call, Payment } from '../world/service-record.ts';
import { Memory } from './memory.ts';
import { judgedIdsOf, verdictAtMs } from './verdict.ts';

/** The clocks tell seconds, and what is listed is compared by them. */
const momentSlackMs = 4000;

/** Another's batch that an attempt judged as its own. */
export interface Twin {
  readonly batch: readonly Payment[];
  /** Which of the cases it is, for the figures. */
  readonly kind: string;
}

/**
 * Jobs of another that no client can tell from its own. Harmstack keeps no mark of who submitted a job, so another's whole batch of
 * the same benchmarks and sizes, listed with the full address that was sent, looks like one's own when its payer has left nothing
 * that can be read, and one's own submit was under way then, or a re-run without memory looks for what its run may have paid
 * (finding exactly its jobs it judges them), or another run of the comment has found them so and tells that they are its own. The address
 * in any other spelling takes no job.
 */
export function findTwins(played: PlayedStory, attempt: Attempt, others: readonly Payment[]): readonly Twin[] {
  if (played.story.quirks.harmstack.endpointEcho !== 'as sent') return [];
  const batches = [...Map.groupBy(others, ({ submit }) => submit)];
  return batches.flatMap(([submit, batch]) => {
    const { by } = submit;
    if (!looksOwn(played, attempt, submit)) return [];
    if (by.run === attempt.run) {
      // An older commit is never shown as the new one: who cannot know which one a run's earlier attempt tested takes nothing.
      const isSameCommit = !by.commits.isDisjointFrom(attempt.commits);
      return isSameCommit ? [{ batch, kind: 'an earlier attempt with another model, which nothing remembers' }] : [];
    }
    const when = whenOf(played, attempt, batch) ?? whenFound(played, attempt, batch);
    const isSamePlan = planKeyOf(by.script.asked) === planKeyOf(attempt.script.asked);
    const kind = `a twin with the same address and ${isSamePlan ? 'plan' : 'another model'}, ${when}`;
    return when === null ? [] : [{ batch, kind }];
  });
}

/** Whether a whole batch was judged that looks like the attempt's own, and whose payer left nothing to tell it by. */
function looksOwn({ services, github }: PlayedStory, attempt: Attempt, submit: Call): boolean {
  const { by, service } = submit;
  const ids = judgedIdsOf(attempt);
  const whole = services.record.payments.filter((payment) => payment.submit === submit);
  const isAlike = visiblePlanOf(by.script.asked) === visiblePlanOf(attempt.script.asked);
  if (service !== 'harmstack' || !isAlike || !whole.every(({ jobId }) => ids.has(jobId))) return false;
  const span = { fromMs: by.startedAtMs, untilMs: verdictAtMs(attempt) ?? 0 };
  return new Memory(github.record).whyForgotten(by, attempt, span) !== null;
}

/** What another run takes for its own, and tells so, is as good to those that share it; null when none does. */
function whenFound(played: PlayedStory, attempt: Attempt, batch: readonly Payment[]): string | null {
  const span = (by: Attempt) => ({ fromMs: by.startedAtMs, untilMs: verdictAtMs(attempt) ?? 0 });
  const memory = new Memory(played.github.record);
  const isFinder = (by: Attempt) =>
    by.run !== attempt.run &&
    serves(by, attempt) &&
    memory.hasShown(by, attempt, span(by)) &&
    batch.every(({ submit }) => looksOwn(played, by, submit)) &&
    whenOf(played, by, batch) !== null;
  return played.attempts.some(isFinder) ? 'found by another run without memory' : null;
}

/** Whether what one attempt submits is another's as well: of the same run, or of one that it shares the comment with. */
function serves(by: Attempt, attempt: Attempt): boolean {
  const isShared = scopeOf(by) !== null && scopeOf(by) === scopeOf(attempt);
  const isSame =
    planKeyOf(by.script.asked) === planKeyOf(attempt.script.asked) && !by.commits.isDisjointFrom(attempt.commits);
  return by.run === attempt.run || (isShared && isSame);
}

/** When a batch was created so that it could be the attempt's own; null when it could not. */
function whenOf(
  { story, attempts, services, github }: PlayedStory,
  attempt: Attempt,
  batch: readonly Payment[],
): string | null {
  const untilMs = verdictAtMs(attempt) ?? 0;
  const submits = services.record.calls.filter(({ by, isSubmit }) => isSubmit && serves(by, attempt));
  // The clock of the jobs' times is another than that of `Date`, and nothing tells how far it is off.
  const shownMs = batch.map(({ atMs }) => atMs + story.quirks.harmstack.createdSkewMs);
  const isDuring = (atMs: number) =>
    submits.some(
      ({ sentAtMs, endedAtMs }) => atMs >= sentAtMs - momentSlackMs && atMs <= (endedAtMs ?? untilMs) + momentSlackMs,
    );
  if (shownMs.every(isDuring)) return 'at the moment of a submit';
  const isBeforeEnd = (atMs: number) =>
    submits.some(
      (submit) => atMs >= submit.sentAtMs && atMs <= knownEndMs({ story, attempts, github }, submit, attempt),
    );
  if (shownMs.every(isBeforeEnd)) return 'before anything told that the run of a lost submit had ended';
  const memory = new Memory(github.record);
  const earlier = attempts.filter(({ run, number }) => run === attempt.run && number < attempt.number);
  const cameMs = Math.max(...shownMs, ...batch.map(({ atMs }) => atMs));
  const isKnownSince = (by: Attempt, fromMs: number) => memory.whyForgotten(by, attempt, { fromMs, untilMs }) === null;
  // Who was lost has told only what it wrote before.
  const hasSpoken = (by: Attempt) =>
    !by.life.isDead || github.record.writesBy(by).some(({ sentAtMs }) => sentAtMs >= cameMs);
  const known = earlier.find(
    (by) =>
      (by.endedAtMs ?? untilMs) >= cameMs &&
      hasSpoken(by) &&
      isKnownSince(by, by.startedAtMs) &&
      isKnownSince(by, Math.max(by.startedAtMs, cameMs)),
  );
  // An attempt that could tell, after these seemed to come, what it had paid has not paid for them: what counts is the time of those before it.
  const endMs = known?.startedAtMs ?? Number.POSITIVE_INFINITY;
  const isTheirs = shownMs.every((atMs) => atMs >= attempt.runBeganAtMs - momentSlackMs && atMs < endMs);
  // What a run may have paid for that had announced itself, and then fell silent, is looked for like that of an own attempt.
  const silent = attempts.filter(
    (by) =>
      by.run !== attempt.run &&
      serves(by, attempt) &&
      memory.hasShown(by, attempt, { fromMs: by.startedAtMs, untilMs }) &&
      memory.whyForgotten(by, attempt, { fromMs: cameMs, untilMs }) !== null,
  );
  const isOfSilent = ({ startedAtMs, endedAtMs }: Attempt) =>
    shownMs.every((atMs) => atMs >= startedAtMs - momentSlackMs && atMs <= (endedAtMs ?? untilMs));
  if (silent.some(isOfSilent)) return 'in the life of a run that had announced itself and fell silent';
  return earlier.length > 0 && isTheirs ? 'found by a re-run without memory' : null;
}

/**
 * When a submit had ended at the latest, as far as another attempt can know: by what its run stored after it, else when GitHub says that
 * this run had ended; of an attempt of its own run it knows that it had ended before its own start.
 */
function knownEndMs(
  { story, attempts, github }: Pick<PlayedStory, 'story' | 'attempts' | 'github'>,
  submit: Call,
  reader: Attempt,
): number {
  const { by, endedAtMs, sentAtMs } = submit;
  const isStored = github.record
    .writesBy(by)
    .some((write) => write.sentAtMs >= (endedAtMs ?? Number.POSITIVE_INFINITY));
  if (by === reader || (isStored && !by.life.isDead)) return endedAtMs ?? sentAtMs;
  const isTold = story.readsRuns && !github.record.isRefused(reader, 'read run');
  const next = attempts.find(({ run, number }) => run === by.run && number === by.number + 1);
  const unknownMs = by.run === reader.run ? (next?.startedAtMs ?? null) : verdictAtMs(reader);
  return (isTold ? by.endedAtMs : unknownMs) ?? sentAtMs;
}
