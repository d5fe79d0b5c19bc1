import { isRedAsAgreed } from './oracle/agreed-red.ts';
import { couldBeGreen, lastAttempts, whyNotGreen } from './oracle/availability.ts';
import type { Violation } from './oracle/judgement.ts';
import { judgeStory, overrunMs } from './oracle/oracle.ts';
import { verdictOf } from './oracle/verdict.ts';
import { namesOf } from './story/quirks.ts';
import type { Story } from './story/story.ts';
import type { Tally } from './tally.ts';
import type { Attempt } from './world/attempt.ts';
import { type PlayedStory, playStory } from './world/play-story.ts';
import type { Action } from './world/scene.ts';

/** A story that broke a promise. */
export interface Failure {
  readonly nth: number;
  /** Its plot, its services and their quirks, for whoever looks for what these failures have in common. */
  readonly setting: string;
  readonly violations: readonly Violation[];
  readonly excused: readonly string[];
}

interface RunOptions {
  readonly story: Story;
  readonly nth: number;
  readonly tally: Tally;
  readonly action?: Action;
  readonly trace?: (line: string) => void;
}

/** Tells one story and judges it. */
export async function runStory({ story, nth, tally, ...how }: RunOptions): Promise<Failure> {
  const played = await playStory(story, { tally, ...how });
  const { violations, excused } = judgeStory(played);
  countStory(tally, story);
  for (const attempt of played.attempts) countAttempt(tally, attempt);
  const { payments } = played.services.record;
  tally.add('payments', payments.length);
  tally.add('payments of baselines', payments.filter(({ isBaseline }) => isBaseline).length);
  for (const why of excused) tally.add(`excused/${why}`);
  for (const { promise, kind } of violations) {
    tally.add(`violation/${promise}`);
    tally.add(`kind/${promise}: ${kind}`);
  }
  countGreen(tally, played, nth);
  // Nothing of a story is held on to by the next.
  for (const { life } of played.attempts) life.kill();
  return { nth, setting: settingOf(story), violations, excused };
}

function settingOf({ plot, plan, quirks }: Story): string {
  const services = new Set(plan.benchmarks.map(({ service }) => service));
  return [plot, ...[...services].map((service) => [service, ...namesOf(quirks[service])].join(', '))].join('; ');
}

function countStory(tally: Tally, story: Story): void {
  tally.add('stories');
  tally.add(`weather/${story.weather}`);
  tally.add(`plot/${story.plot}`);
  const services = [...new Set(story.plan.benchmarks.map(({ service }) => service))].toSorted();
  tally.add(`services/${services.join(' + ')}`);
  if (story.plan.benchmarks.some(({ minUnits }) => minUnits !== undefined)) tally.add('stories with rounds');
  if (story.plan.baseline !== undefined) tally.add('stories with baselines');
  for (const service of services) for (const name of namesOf(story.quirks[service])) tally.add(`quirk/${name}`);
}

function countAttempt(tally: Tally, attempt: Attempt): void {
  const { cutAtMs, endedAtMs, life } = attempt;
  tally.add('attempts');
  tally.add(`verdict/${verdictOf(attempt)}`);
  tally.max('overrun of the deadline, ms', overrunMs(attempt) ?? 0);
  if (cutAtMs === null || endedAtMs === null) return;
  if (life.isDead) tally.add('killed before their end');
  else tally.max('end after a cancel, ms', endedAtMs - cutAtMs);
}

function countGreen(tally: Tally, played: PlayedStory, nth: number): void {
  const { weather, plot } = played.story;
  for (const attempt of lastAttempts(played)) {
    if (!couldBeGreen(played, attempt)) continue;
    if (isRedAsAgreed(played, attempt)) {
      tally.add(`red as agreed/${attempt.passes === true ? 'green all the same' : 'red'}`);
      continue;
    }
    for (const by of [`weather/${weather}`, `plot/${plot}`]) {
      tally.add(`could be green/${by}`);
      if (attempt.passes === true) tally.add(`was green/${by}`);
    }
    if (attempt.passes === true) continue;
    const why = whyNotGreen(attempt);
    tally.add(`not green/${why}`);
    tally.add(`not green in/${why}/${nth}`);
  }
}
