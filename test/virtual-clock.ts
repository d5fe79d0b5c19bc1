import type { Clock, Limit } from '../src/clock.ts';

interface Alarm {
  readonly atMs: number;
  readonly ring: () => void;
}

/**
 * A clock on which sleeping takes no time: a sleep moves it forward, and whatever falls due on the way happens in
 * order. Requests are real and take none of its time; a test that wants one to time out moves it with `advance`.
 */
export class VirtualClock implements Clock {
  /** Length of every sleep that was asked for, in milliseconds. */
  readonly sleepsMs: number[] = [];
  #nowMs: number;
  readonly #alarms = new Set<Alarm>();

  constructor(nowMs = Date.parse('2024-06-01T12:00:00Z')) {
    this.#nowMs = nowMs;
  }

  now(): number {
    return this.#nowMs;
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || !(ms > 0)) return;
    this.sleepsMs.push(ms);
    this.advance(ms, signal);
  }

  limit(ms: number, ...signals: readonly AbortSignal[]): Limit {
    const own = new AbortController();
    const expire = () => own.abort(new Error(`no answer within ${ms / 1000} s`));
    const cancel = this.after(ms, expire);
    return {
      signal: AbortSignal.any([own.signal, ...signals]),
      get expired() {
        return own.signal.aborted;
      },
      [Symbol.dispose]: cancel,
    };
  }

  /** Has something happen when that much time has passed; the answer takes it back. */
  after(ms: number, ring: () => void): () => void {
    const alarm = { atMs: this.#nowMs + ms, ring };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** Moves time forward, not beyond the moment at which the signal is aborted. */
  advance(ms: number, signal?: AbortSignal): void {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      const [next] = [...this.#alarms].filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs);
      if (next === undefined) break;
      this.#alarms.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.ring();
      if (signal?.aborted === true) return;
    }
    this.#nowMs = Math.max(this.#nowMs, untilMs);
  }
}
