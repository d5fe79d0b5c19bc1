import { accountOfKey } from '../world/accounts.ts';
import type { Attempt } from '../world/attempt.ts';
import type { PlayedStory } from '../world/play-story.ts';
import type { Payment } from '../world/service-record.ts';
import { gather, type Judgement, nothing, type Violation } from './judgement.ts';
import { Memory } from './memory.ts';
import {
  announcedFromMs,
  isClosed,
  isOtherRound,
  isSamePurpose,
  isShared,
  isUnasked,
  isUnheard,
  type Pair,
  whyApart,
} from './pairs.ts';
import { listedAfterMs, sightOf } from './sight.ts';

/**
 * Two jobs are paid for the same thing when their plan, commit, benchmark and seed are the same, by runs of one pull request. Then
 * the second payment is right only
 * - when the first job is closed: an attempt has published its verdict on it, after the service had told that attempt that it is final
 *   (or under `fail-fast`, which asks for no more);
 * - when the service has stopped the first job, because it was asked to.
 * A job that its attempt has paid for twice, as a refused submit that was carried out all the same, is closed with the other one.
 * It is wrong and excused, and each such reason is counted and printed, when no client could have known better:
 * - the first job is on another account, or the service has lost it for good; or one just like it is lost or not listed, and nothing tells
 *   which of them is left;
 * - another run had paid before this run began, and what it stored cannot be read: there is no comment that both share, GitHub failed,
 *   somebody edited it, the key is another. A first attempt warns then and goes on, so that nobody's edit can block a gate;
 * - another run had sent a submit that was carried out only after this one had paid, and GitHub could not tell of it for one of these reasons;
 * - the comment was deleted before this run, at the same time, was ever shown it;
 * - a re-run knows all of its own run, and GitHub took nothing of another that had paid meanwhile, or did not tell that one its commit,
 *   where jobs bear no names;
 * - what the same run, or one at the same time, had paid for cannot be read for one of these reasons, or only the submit was stored
 *   and not its ids; and the list left the job out where the attempt looked for it, late enough.
 * Everything else is a double payment: a run announces what it pays for before it does, reads again and then pays; one that finds
 * nothing to read asks the list; and what the list shows, or does not tell, is not paid for again. Words excuse nothing.
 */
export function judgePayments(played: PlayedStory): Judgement {
  const payments = played.services.record.payments.toSorted(
    (one, other) => one.submit.sentAtMs - other.submit.sentAtMs || one.atMs - other.atMs,
  );
  const memory = new Memory(played.github.record);
  const judgements = payments.flatMap((now, index) => {
    const earlier = payments.slice(0, index).filter((before) => isSamePurpose(before, now));
    return earlier.map((before) => judgePair(played, memory, { before, now }));
  });
  return distinct(gather([...judgements, ...played.attempts.map((attempt) => judgeSize(played, memory, attempt))]));
}

/**
 * One attempt never pays for more units than it was asked for, each seed being another part of them. What it has sent again is judged
 * with what it has sent before.
 */
function judgeSize(played: PlayedStory, memory: Memory, attempt: Attempt): Judgement {
  const { services } = played;
  const { plan } = attempt.script.asked;
  const own = services.record.payments.filter(({ by, service }) => by === attempt && service === 'harmstack');
  const first = new Map(own.toReversed().map((job) => [partOf(job), job.submit]));
  const violations = plan.benchmarks.flatMap(({ service, id, units, minUnits }): readonly Violation[] => {
    const isOne = (job: Payment) =>
      minUnits === undefined ? first.get(partOf(job)) === job.submit : !isSentAgain(played, memory, { job, own });
    if (service !== 'harmstack') return [];
    return [false, true].flatMap((isBaseline): readonly Violation[] => {
      const jobs = own.filter((job) => job.benchmarkId === id && job.isBaseline === isBaseline && isOne(job));
      const paid = jobs.reduce((sum, job) => sum + job.units, 0);
      if (paid <= (isBaseline && plan.baseline === undefined ? 0 : units)) return [];
      const kind = 'more units than were asked for';
      return [{ promise: 'double payment', kind, text: `${attempt.name} paid for ${paid} of ${units} units of ${id}` }];
    });
  });
  return { violations, excused: [] };
}

/** Whether an attempt has sent the same batch before, and that is excused. */
function isSentAgain(
  played: PlayedStory,
  memory: Memory,
  { job, own }: { readonly job: Payment; readonly own: readonly Payment[] },
): boolean {
  const before = own.filter((each) => each.submit.sentAtMs < job.submit.sentAtMs && isSamePurpose(each, job));
  return before.some((each) => judgePair(played, memory, { before: each, now: job }).excused.length > 0);
}

/** Each seed is another part of the units of a side. */
function partOf({ seed, isBaseline }: Payment): string {
  return `${seed} ${isBaseline}`;
}

function judgePair(played: PlayedStory, memory: Memory, pair: Pair): Judgement {
  const { before, now } = pair;
  const { services } = played;
  if (isOtherRound(played, pair)) return nothing;
  const atMs = now.submit.sentAtMs;
  if (isClosed(played, before, atMs) || services.record.isCancelled(before.jobId, atMs)) return nothing;
  if (before.by !== now.by && isReplaced(played, before, atMs))
    return excused('the first was sent again, and that job judged');
  if (accountOfKey[before.by.script.asked.keys] !== accountOfKey[now.by.script.asked.keys])
    return excused('the first job is on another account');
  if (services.isGone(before.service, before.jobId, atMs)) return excused('the service had lost the first job');
  if (hasHiddenSibling(played, pair))
    return excused('the service had lost one of its jobs, or did not list it, and tells no seed to say which');
  return before.by === now.by ? judgeWithin(played, pair) : judgeBetween(played, memory, pair);
}

/** Whether a job was paid for twice by one attempt, which is judged as such, and the other one has served for its verdict. */
function isReplaced(played: PlayedStory, before: Payment, atMs: number): boolean {
  const again = played.services.record.payments.filter(
    (each) => each.by === before.by && isSamePurpose(before, each) && each.submit.sentAtMs > before.submit.sentAtMs,
  );
  return again.some((each) => isClosed(played, each, atMs));
}

/** Whether another job of the same benchmark and run cannot be seen: of those that are left nothing says whose batches they were. */
function hasHiddenSibling({ services }: PlayedStory, { before, now }: Pair): boolean {
  const { by, service, benchmarkId, seed } = before;
  const untilMs = now.submit.sentAtMs;
  const siblings = services.record.payments.filter(
    (other) =>
      other !== before && other.by.run === by.run && other.service === service && other.benchmarkId === benchmarkId,
  );
  const look = { by: now.by, fromMs: now.by.startedAtMs, untilMs, listingMs: 0 };
  const isUnlisted = (payment: Payment) =>
    services.isGone(service, payment.jobId, untilMs) ||
    (by !== now.by && sightOf(services.record, { ...look, payment }) === 'hidden');
  return service === 'harmstack' && seed !== null && siblings.some(isUnlisted);
}

/** One process that sends the same batch again: it must have looked for the first one's jobs. */
function judgeWithin({ services }: PlayedStory, { before, now }: Pair): Judgement {
  const fromMs = before.submit.endedAtMs ?? before.atMs;
  const untilMs = now.submit.sentAtMs;
  const sight = sightOf(services.record, { by: now.by, payment: before, fromMs, untilMs, listingMs: 0 });
  if (sight === 'hidden') return excused('refused though carried out, and not listed when it was looked for');
  const kind = sight === 'shown' ? 'sent again although its job was shown' : 'sent again without a look at the list';
  return violation(kind, { before, now });
}

function judgeBetween(played: PlayedStory, memory: Memory, pair: Pair): Judgement {
  const { before, now } = pair;
  const atMs = now.submit.sentAtMs;
  const isSameRun = before.by.run === now.by.run;
  const isAtOnce = before.submit.sentAtMs > now.by.startedAtMs;
  const forgotten =
    memory.whyForgotten(before.by, now.by, { fromMs: announcedFromMs(played, before), untilMs: atMs }) ??
    (isAtOnce ? whyApart(memory, pair) : null);
  if (forgotten === null) return judgeRemembered(played, memory, pair);
  // Whoever cannot know of a submit cannot know how long it will be on its way.
  if (!isSameRun && !isAtOnce && before.atMs > atMs)
    return excused(`another run had paid, ${forgotten}, and its job came later`);
  // A re-run that does not know all asks the list for what came since its run began; of two runs at once who cannot tell of itself does.
  const isListed =
    isSameRun ||
    (now.by.number > 1 && before.atMs >= now.by.runBeganAtMs && !isUnasked(played, memory, pair)) ||
    (isAtOnce &&
      played.github.mayWrite &&
      isShared(pair) &&
      !isUnheard(played, memory, pair) &&
      !memory.isGoneUnread(before.by, now.by, atMs));
  if (!isListed) return excused(`another run had paid, and ${forgotten}`);
  const at = isAtOnce ? 'two runs at once, ' : '';
  // Who knows of no submit knows of no time that it takes.
  return isHidden(played, memory, { ...pair, listingMs: isAtOnce || !isSameRun ? 0 : listedAfterMs })
    ? excused(`${at}${forgotten}, and the list did not show the job`)
    : violation(`${at}${forgotten}, and the list could have told`, pair);
}

/** GitHub told what was announced, and what was stored of it. */
function judgeRemembered(played: PlayedStory, memory: Memory, pair: Pair): Judgement {
  const { before, now } = pair;
  const { record } = played.services;
  const atMs = now.submit.sentAtMs;
  const namedAtMs = record.shownAtMs(before.by, before.jobId, atMs);
  const isAtOnce = before.submit.sentAtMs > now.by.startedAtMs;
  // Who has waited for the other finds its job, or is told that nobody knows of one, and looks late enough.
  const isNamed =
    namedAtMs !== null && memory.whyForgotten(before.by, now.by, { fromMs: namedAtMs, untilMs: atMs }) === null;
  if (isAtOnce && isNamed) return violation('two runs at once, GitHub at hand', pair);
  if (namedAtMs !== null && memory.hasShown(before.by, now.by, { fromMs: namedAtMs, untilMs: atMs }))
    return violation('GitHub had the id of the first job', pair);
  return isHidden(played, memory, { ...pair, listingMs: listedAfterMs })
    ? excused('GitHub knew of the submit alone, and the list did not show its job')
    : violation(
        isAtOnce ? 'two runs at once, GitHub at hand' : 'GitHub knew of the submit, and the list could have told',
        pair,
      );
}

/**
 * Whether the attempt that pays again looked where the job stood, late enough, or looked just before one at the same time paid; and no
 * earlier one that it knows of was shown the job.
 */
function isHidden(
  { services, attempts }: PlayedStory,
  memory: Memory,
  { before, now, listingMs }: Pair & { readonly listingMs: number },
): boolean {
  const untilMs = now.submit.sentAtMs;
  const fromMs = listingMs === 0 ? now.by.startedAtMs : before.submit.sentAtMs;
  const look = (by: Attempt) => sightOf(services.record, { by, payment: before, fromMs, untilMs, listingMs });
  const wasShown = attempts.some(
    (by) =>
      by.run === now.by.run &&
      by !== now.by &&
      by !== before.by &&
      look(by) === 'shown' &&
      memory.whyForgotten(by, now.by, { fromMs: by.startedAtMs, untilMs }) === null,
  );
  return !wasShown && ['hidden', 'too late'].includes(look(now.by));
}

function excused(why: string): Judgement {
  return { violations: [], excused: [`paid again: ${why}`] };
}

function violation(kind: string, { before, now }: Pair): Judgement {
  const { service, benchmarkId, jobId } = now;
  const text = `${now.by.name} paid for ${service} ${benchmarkId} (${jobId}), for which ${before.by.name} had paid (${before.jobId}): ${kind}`;
  return { violations: [{ promise: 'double payment', kind, text }], excused: [] };
}

/** One of each kind for each attempt: a batch of many jobs is paid for twice but once. */
function distinct({ violations, excused: reasons }: Judgement): Judgement {
  const byKind = new Map<string, Violation>();
  for (const each of violations) {
    const key = `${each.kind} ${each.text.split(' ')[0]}`;
    if (!byKind.has(key)) byKind.set(key, each);
  }
  return { violations: [...byKind.values()], excused: [...new Set(reasons)] };
}
