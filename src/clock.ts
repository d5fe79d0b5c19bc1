/** Time as an argument: everything that reads a clock or sleeps is given one of these. All values are milliseconds. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or as soon as the signal is aborted: a sleep is never a reason to fail. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** A signal that is aborted after `ms` or with one of `signals`; `dispose` frees its timer. */
  limit(ms: number, ...signals: readonly AbortSignal[]): Limit;
}

/** A time limit on some work. `expired` tells the limit itself from the signals it was combined with. */
export interface Limit extends Disposable {
  readonly signal: AbortSignal;
  readonly expired: boolean;
}

/** Node's longest timer, 24.8 days; a longer one would go off at once. No run lasts that long. */
const maxTimerMs = 2 ** 31 - 1;

/** The real clock. Built on the global timers, so that fake timers drive it too. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted || !(ms > 0)) {
        resolve();
        return;
      }
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.min(ms, maxTimerMs));
      signal.addEventListener('abort', wake);
    }),
  limit: (ms, ...signals) => {
    const own = new AbortController();
    const expire = () => own.abort(new Error(`no answer within ${ms / 1000} s`));
    const timer = setTimeout(expire, Math.min(ms, maxTimerMs));
    return {
      signal: AbortSignal.any([own.signal, ...signals]),
      get expired() {
        return own.signal.aborted;
      },
      [Symbol.dispose]: () => clearTimeout(timer),
    };
  },
};

interface GraceOptions {
  readonly limitMs: number;
  /** How long the work may go on once the run is cancelled. */
  readonly graceMs: number;
  readonly cancelled: AbortSignal;
}

/** A time limit that a cancel shortens instead of ending it at once: for work whose result is worth a moment. */
export function limitWithGrace(clock: Clock, { limitMs, graceMs, cancelled }: GraceOptions): Limit {
  const whole = clock.limit(Math.max(0, limitMs));
  const ended = new AbortController();
  let grace: Limit | null = null;
  const shorten = () => {
    grace = clock.limit(graceMs);
    grace.signal.addEventListener('abort', () => ended.abort(cancelled.reason), { once: true });
  };
  if (cancelled.aborted) shorten();
  else cancelled.addEventListener('abort', shorten, { once: true });
  return {
    signal: AbortSignal.any([whole.signal, ended.signal]),
    get expired() {
      return whole.expired;
    },
    [Symbol.dispose]: () => {
      cancelled.removeEventListener('abort', shorten);
      whole[Symbol.dispose]();
      grace?.[Symbol.dispose]();
    },
  };
}

/** Resolves when a signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** What some work comes to, unless a signal is aborted before: then it fails with the signal's reason, whatever becomes of the work. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
