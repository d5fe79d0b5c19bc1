import { expect, test } from 'vitest';
import { Paced } from '../src/paced.ts';
import { VirtualClock } from './fixtures/virtual-clock.ts';

/** Makes a thing due at these times, and cancels it in the end; when it was done. All in milliseconds from the start. */
function actsFor(
  dueAtMs: readonly number[],
  endAtMs: number,
): { readonly acts: readonly number[]; readonly wasDue: boolean } {
  const clock = new VirtualClock(0);
  const acts: number[] = [];
  const paced = new Paced(clock, 100, () => acts.push(clock.now()));
  for (const atMs of dueAtMs) {
    clock.advance(atMs - clock.now());
    paced.due();
  }
  clock.advance(endAtMs - clock.now());
  const wasDue = paced.cancel();
  clock.advance(1000);
  return { acts, wasDue };
}

test.each([
  { what: 'what is due for the first time is done at once', due: [5], end: 500, acts: [5] },
  { what: 'what is due soon after waits for its time', due: [0, 10], end: 500, acts: [0, 100] },
  { what: 'what is due several times meanwhile is done once', due: [0, 10, 20, 99], end: 500, acts: [0, 100] },
  { what: 'each time counts from the last', due: [0, 10, 150, 350], end: 500, acts: [0, 100, 200, 350] },
  { what: 'what is cancelled while it is due is not done', due: [0, 10], end: 20, acts: [0], wasDue: true },
  { what: 'what is not due is none when it is cancelled', due: [0], end: 20, acts: [0] },
])('$what', ({ due, end, acts, wasDue = false }) => {
  expect(actsFor(due, end)).toEqual({ acts, wasDue });
});
