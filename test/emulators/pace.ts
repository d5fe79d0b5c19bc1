/**
 * How an emulated job gets on.
 * - `looks`: every answer that shows the job moves it one step further afterwards (so no answer is out of date when it is sent).
 * - `manual`: only when the test says so.
 * - `stepMs`: in real time, one step each so many milliseconds.
 */
export type Pace = 'looks' | 'manual' | { readonly stepMs: number };

/** Counts the steps that one job has taken; a test can add steps whatever the pace. */
export class Stepper {
  readonly #pace: Pace;
  readonly #startedAtMs: number;
  readonly #now: () => number;
  #counted = 0;

  constructor(options: { pace: Pace; startedAtMs: number; now: () => number }) {
    this.#pace = options.pace;
    this.#startedAtMs = options.startedAtMs;
    this.#now = options.now;
  }

  /** Steps taken until now. */
  get steps(): number {
    if (typeof this.#pace === 'string') return this.#counted;
    return this.#counted + Math.max(0, Math.floor((this.#now() - this.#startedAtMs) / this.#pace.stepMs));
  }

  /** Says that an answer has shown the job. */
  shown(): void {
    if (this.#pace === 'looks') this.#counted += 1;
  }

  advance(steps: number): void {
    this.#counted += steps;
  }
}
