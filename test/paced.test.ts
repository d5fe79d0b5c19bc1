import { expect, test } from 'vitest';
import { Paced } from '../src/paced.ts';
import { VirtualClock } from './fixtures/virtual-clock.ts';

/** Makes a thing due at these times, and ends at the last one; when it was done. All in milliseconds from the start. */
function actsFor(dueAtMs: readonly number[], endAtMs: number): readonly number[] {
  const clock = new VirtualClock(0);
  const acts: number[] = [];
  const paced = new Paced(clock, 100, () => acts.push(clock.now()));
  for (const atMs of dueAtMs) {
    clock.advance(atMs - clock.now());
    paced.due();
  }
  clock.advance(endAtMs - clock.now());
  paced.end();
  clock.advance(1000);
  return acts;
}

test.each([
  { what: 'what is due for the first time is done at once', due: [5], end: 500, acts: [5] },
  { what: 'what is due soon after waits for its time', due: [0, 10], end: 500, acts: [0, 100] },
  { what: 'what is due several times meanwhile is done once', due: [0, 10, 20, 99], end: 500, acts: [0, 100] },
  { what: 'each time counts from the last', due: [0, 10, 150, 350], end: 500, acts: [0, 100, 200, 350] },
  { what: 'what is due when it ends is done then, and not again', due: [0, 10], end: 20, acts: [0, 20] },
  { what: 'nothing is done at the end that is not due', due: [0], end: 20, acts: [0] },
])('$what', ({ due, end, acts }) => {
  expect(actsFor(due, end)).toEqual(acts);
});
