import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { limitWithGrace, systemClock } from '../src/clock.ts';

const never = new AbortController().signal;
/** Longer than a timer can be told: timers of more than 2^31 - 1 ms go off at once. */
const fortyDaysMs = 40 * 24 * 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What a promise has come to by now. */
async function stateOf(promise: Promise<void>): Promise<'open' | 'done'> {
  const open = vi.advanceTimersByTimeAsync(0).then(() => 'open' as const);
  return Promise.race([promise.then(() => 'done' as const), open]);
}

function startGrace(cancelled: AbortSignal) {
  return limitWithGrace(systemClock, { limitMs: 10_000, graceMs: 2500, cancelled });
}

describe('a sleep', () => {
  test('ends after its time', async () => {
    const sleep = systemClock.sleep(1000, never);
    await vi.advanceTimersByTimeAsync(999);
    expect(await stateOf(sleep)).toBe('open');
    await vi.advanceTimersByTimeAsync(1);
    expect(await stateOf(sleep)).toBe('done');
    expect(systemClock.now()).toBe(1000);
  });

  test('ends without an error and without a timer left when it is aborted, before or meanwhile', async () => {
    const abort = new AbortController();
    const sleep = systemClock.sleep(1000, abort.signal);
    abort.abort();
    expect(await stateOf(sleep)).toBe('done');
    expect(await stateOf(systemClock.sleep(1000, abort.signal))).toBe('done');
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([0, -5, Number.NaN])('of %d ms is none', async (ms) => {
    expect(await stateOf(systemClock.sleep(ms, never))).toBe('done');
  });

  test('may be longer than a timer can be told', async () => {
    const sleep = systemClock.sleep(fortyDaysMs, never);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await stateOf(sleep)).toBe('open');
  });
});

describe('a limit', () => {
  test('expires after its time, with words', () => {
    using limit = systemClock.limit(15_000, never);
    vi.advanceTimersByTime(14_999);
    expect([limit.expired, limit.signal.aborted]).toEqual([false, false]);
    vi.advanceTimersByTime(1);
    expect([limit.expired, limit.signal.aborted]).toEqual([true, true]);
    expect(String(limit.signal.reason)).toContain('no answer within 15 s');
  });

  test('tells an abort by another signal from its own end', () => {
    const cancel = new AbortController();
    using limit = systemClock.limit(1000, never, cancel.signal);
    cancel.abort('SIGINT');
    expect([limit.expired, limit.signal.aborted, limit.signal.reason]).toEqual([false, true, 'SIGINT']);
  });

  test('frees its timer', () => {
    systemClock.limit(1000, never)[Symbol.dispose]();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('may be longer than a timer can be told', () => {
    using limit = systemClock.limit(fortyDaysMs, never);
    vi.advanceTimersByTime(10_000);
    expect(limit.expired).toBe(false);
  });
});

describe('a limit with grace', () => {
  test('expires like any other when nothing is cancelled', () => {
    using limit = startGrace(never);
    vi.advanceTimersByTime(10_000);
    expect([limit.expired, limit.signal.aborted]).toEqual([true, true]);
  });

  test('is shortened by a cancel, before or meanwhile, and then ends with the reason of the cancel', () => {
    const cancel = new AbortController();
    using meanwhile = startGrace(cancel.signal);
    cancel.abort('SIGINT');
    using before = startGrace(cancel.signal);
    vi.advanceTimersByTime(2499);
    expect([meanwhile.signal.aborted, before.signal.aborted]).toEqual([false, false]);
    vi.advanceTimersByTime(1);
    expect([meanwhile.signal.reason, before.signal.reason]).toEqual(['SIGINT', 'SIGINT']);
    expect([meanwhile.expired, before.expired]).toEqual([false, false]);
  });

  test('is not lengthened by a cancel at its end', () => {
    const cancel = new AbortController();
    using limit = startGrace(cancel.signal);
    vi.advanceTimersByTime(9000);
    cancel.abort();
    vi.advanceTimersByTime(1000);
    expect(limit.expired).toBe(true);
  });

  test('frees its timers', () => {
    const cancel = new AbortController();
    const limit = startGrace(cancel.signal);
    cancel.abort();
    limit[Symbol.dispose]();
    expect(vi.getTimerCount()).toBe(0);
  });
});
