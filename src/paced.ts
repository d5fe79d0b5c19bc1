import type { Clock, Limit } from './clock.ts';

/** Does a thing at once when it is due, then at most once in so many milliseconds. */
export class Paced {
  readonly #clock: Clock;
  readonly #gapMs: number;
  readonly #act: () => void;
  #actedAtMs = Number.NEGATIVE_INFINITY;
  /** Runs while it is due and has to wait. */
  #timer: Limit | null = null;

  constructor(clock: Clock, gapMs: number, act: () => void) {
    this.#clock = clock;
    this.#gapMs = gapMs;
    this.#act = act;
  }

  /** Makes it due. Throws what it throws where it is done at once. */
  due(): void {
    if (this.#timer !== null) return;
    const waitMs = this.#actedAtMs + this.#gapMs - this.#clock.now();
    if (waitMs <= 0) {
      this.#do();
      return;
    }
    this.#timer = this.#clock.limit(waitMs);
    const wake = () => {
      if (this.cancel()) this.#do();
    };
    this.#timer.signal.addEventListener('abort', wake, { once: true });
  }

  /** Leaves no timer behind; true when it was due. */
  cancel(): boolean {
    if (this.#timer === null) return false;
    this.#timer[Symbol.dispose]();
    this.#timer = null;
    return true;
  }

  #do(): void {
    this.#actedAtMs = this.#clock.now();
    this.#act();
  }
}
