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

/** The real clock. Built on the global timers, so that fake timers drive it too. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted || ms <= 0) {
        resolve();
        return;
      }
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal.addEventListener('abort', wake);
    }),
  limit: (ms, ...signals) => {
    const own = new AbortController();
    const timer = setTimeout(() => own.abort(new Error(`no answer within ${ms / 1000} s`)), ms);
    return {
      signal: AbortSignal.any([own.signal, ...signals]),
      get expired() {
        return own.signal.aborted;
      },
      [Symbol.dispose]: () => clearTimeout(timer),
    };
  },
};
