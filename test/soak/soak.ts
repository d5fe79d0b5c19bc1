import { couldBeGreen, whyNotGreen } from './availability.ts';
import { judgeStory, overrunMs, type Violation, verdictOf } from './oracle.ts';
import { createStory } from './story.ts';
import { Tally } from './tally.ts';
import { type Action, tellStory } from './tell-story.ts';

/** A story that broke a promise. */
export interface Failure {
  readonly nth: number;
  readonly violations: readonly Violation[];
}

interface RunOptions {
  readonly seed: string;
  readonly nth: number;
  readonly tally: Tally;
  readonly action?: Action;
  readonly trace?: (line: string) => void;
}

/** Tells one story and judges it. */
export async function runStory({ seed, nth, tally, ...how }: RunOptions): Promise<Failure> {
  const story = createStory(`${seed}/${nth}`);
  const told = await tellStory(story, { tally, ...how });
  const { violations, paidAgain, onTwinsJobs } = judgeStory(told);
  tally.add('runs');
  tally.add(`weather/${story.weather}`);
  for (const attempt of [...told.attempts, ...(told.twin === null ? [] : [told.twin])]) {
    tally.add('attempts');
    tally.add(`verdict/${verdictOf(attempt)}`);
    tally.max('overrun of the deadline, ms', overrunMs(story, attempt) ?? 0);
    const { cutAtMs, endedAtMs, life } = attempt;
    if (cutAtMs === null || endedAtMs === null) continue;
    if (life.isDead) tally.add('killed before their end');
    else tally.max('end after a cancel, ms', endedAtMs - cutAtMs);
  }
  tally.add("green on a twin's jobs", onTwinsJobs);
  tally.add('payments', told.service.payments.length);
  for (const { promise } of violations) tally.add(`violation/${promise}`);
  for (const cause of paidAgain) tally.add(`paid again/${cause}`);
  const last = told.attempts.at(-1);
  if (last !== undefined && couldBeGreen(told, last)) {
    tally.add(`could be green/${story.weather}`);
    if (last.passes === true) tally.add(`was green/${story.weather}`);
    else tally.add(`not green/${whyNotGreen(last)}`);
  }
  return { nth, violations };
}

export { Tally };
