import { expect, it } from 'vitest';
import { LiveUpdates } from '../../src/comment/live-updates.ts';
import { createReport } from '../fixtures/reports.ts';
import { VirtualClock } from '../fixtures/virtual-clock.ts';

/** Tells how many of its time limits nobody has freed yet: each would keep the run alive. */
class CountingClock extends VirtualClock {
  open = 0;

  override limit(ms: number, ...signals: readonly AbortSignal[]) {
    const limit = super.limit(ms, ...signals);
    this.open += 1;
    const free = () => {
      this.open -= 1;
      limit[Symbol.dispose]();
    };
    return { signal: limit.signal, expired: false, [Symbol.dispose]: free };
  }
}

function start() {
  const clock = new CountingClock();
  const shown: string[] = [];
  const show = ({ title }: { readonly title: string }) => {
    shown.push(title);
    return Promise.resolve();
  };
  const updates = new LiveUpdates({ clock, minGapMs: 60_000, show });
  const offer = async (title: string) => {
    updates.offer(createReport({ title }), { isNews: false });
    await new Promise(setImmediate);
  };
  return { clock, shown, updates, offer };
}

it('updates that wait for the same moment wait with one timer, which is gone after it', async () => {
  const { clock, shown, offer } = start();
  for (const title of ['first', 'second', 'third']) await offer(title);
  expect([shown, clock.open]).toEqual([['first'], 1]);
  clock.advance(60_000);
  expect([shown, clock.open]).toEqual([['first', 'third'], 0]);
});

it('an update that waits when they end is not shown, and leaves no timer that would keep the run alive', async () => {
  const { clock, shown, updates, offer } = start();
  await offer('first');
  await offer('second');
  updates.end();
  expect(clock.open).toBe(0);
  clock.advance(60_000);
  expect(shown).toEqual(['first']);
});
