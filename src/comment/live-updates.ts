import type { Clock, Limit } from '../clock.ts';
import type { Report } from '../report/report.ts';

interface LiveUpdatesOptions {
  readonly clock: Clock;
  readonly minGapMs: number;
  /** Shows a report; does not reject for anything that is known to happen. */
  readonly show: (report: Report, ended: AbortSignal) => Promise<unknown>;
}

/** The changes of a run, shown one after the other and not too often: what comes in between waits, and only the newest of it is shown. */
export class LiveUpdates {
  readonly #options: LiveUpdatesOptions;
  readonly #ended = new AbortController();
  #waiting: { readonly report: Report; readonly isNews: boolean } | null = null;
  #timer: Limit | null = null;
  #shownAtMs = Number.NEGATIVE_INFINITY;
  #isShowing = false;

  constructor(options: LiveUpdatesOptions) {
    this.#options = options;
  }

  /** Shows it as soon as it may be; news as soon as the update under way has ended. Returns at once. */
  offer(report: Report, { isNews }: { readonly isNews: boolean }): void {
    this.#waiting = { report, isNews: isNews || this.#waiting?.isNews === true };
    this.#next();
  }

  /** Nothing is shown any more. */
  end(): void {
    this.#ended.abort();
  }

  #next(): void {
    const { clock, minGapMs, show } = this.#options;
    if (this.#waiting === null || this.#isShowing || this.#ended.signal.aborted) return;
    const { report, isNews } = this.#waiting;
    const gapMs = isNews ? 0 : this.#shownAtMs + minGapMs - clock.now();
    if (gapMs > 0) {
      this.#wakeIn(gapMs);
      return;
    }
    this.#waiting = null;
    this.#shownAtMs = clock.now();
    this.#isShowing = true;
    void show(report, this.#ended.signal).finally(() => {
      this.#isShowing = false;
      this.#next();
    });
  }

  /** Ends with the updates, so that nothing is left that would keep the run alive. */
  #wakeIn(ms: number): void {
    if (this.#timer !== null) return;
    const timer = this.#options.clock.limit(ms, this.#ended.signal);
    this.#timer = timer;
    const wake = () => {
      timer[Symbol.dispose]();
      this.#timer = null;
      this.#next();
    };
    timer.signal.addEventListener('abort', wake);
  }
}
