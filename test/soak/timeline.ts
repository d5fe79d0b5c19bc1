interface Entry {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/** How a drive ended: `stuck` with nothing left that could happen, `endless` after more events than any run needs. */
export type DriveEnd = 'done' | 'stuck' | 'endless';

const maxEvents = 400_000;
const realImmediate = globalThis.setImmediate;
/** Immediates that the code under test has asked for and that have not come yet. */
const immediates = { open: 0 };

/** Virtual time: it stands still while anything is under way, then jumps to the next thing that is due. */
export class Timeline {
  /** Milliseconds since the epoch. */
  nowMs: number;
  #order = 0;
  readonly #queue: Entry[] = [];

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  /** Has something happen after that time; the answer takes it back. */
  after(ms: number, run: () => void): () => void {
    const entry: Entry = { atMs: this.nowMs + Math.max(0, ms), order: this.#order, run };
    this.#order += 1;
    let index = this.#queue.length;
    while (index > 0 && (this.#queue[index - 1]?.atMs ?? 0) > entry.atMs) index -= 1;
    this.#queue.splice(index, 0, entry);
    return () => {
      const at = this.#queue.indexOf(entry);
      if (at >= 0) this.#queue.splice(at, 1);
    };
  }

  /** Lets things happen one after the other until `isDone`. */
  async drive(isDone: () => boolean): Promise<DriveEnd> {
    for (let events = 0; events < maxEvents; events += 1) {
      await runDry();
      if (isDone()) return 'done';
      const next = this.#queue.shift();
      if (next === undefined) return 'stuck';
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.run();
    }
    return 'endless';
  }
}

/** Waits until no promise, tick or immediate is left: there is no other work, since nothing here does real I/O. */
async function runDry(): Promise<void> {
  do await new Promise((resolve) => realImmediate(resolve));
  while (immediates.open > 0);
}

/** What `setTimeout` gives, as far as the libraries under test use it. */
class Timer {
  readonly #cancel: () => void;

  constructor(cancel: () => void) {
    this.#cancel = cancel;
  }

  clear(): void {
    this.#cancel();
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }
}

let current: Timeline | null = null;

function after(ms: number, run: () => void): () => void {
  return current === null ? () => undefined : current.after(ms, run);
}

/** Makes this timeline the one that the global timers of the libraries follow. */
export function follow(timeline: Timeline): void {
  current = timeline;
}

function clear(timer: unknown): void {
  if (timer instanceof Timer) timer.clear();
}

/**
 * Puts the timeline in place of the global timers: octokit's plugins and `AbortSignal.timeout` have no clock as an
 * argument. For a thread of its own: nothing in it sees real timers afterwards.
 */
export function replaceGlobalTimers(): void {
  Object.assign(globalThis, {
    setTimeout: (run: (...args: readonly unknown[]) => void, ms = 0, ...args: readonly unknown[]) =>
      new Timer(after(ms, () => run(...args))),
    clearTimeout: clear,
    // Only ever used to tidy up behind idle limiters.
    setInterval: () => new Timer(() => undefined),
    clearInterval: clear,
    setImmediate: (run: (...args: readonly unknown[]) => void, ...args: readonly unknown[]) => {
      immediates.open += 1;
      return realImmediate(() => {
        immediates.open -= 1;
        run(...args);
      });
    },
  });
  AbortSignal.timeout = (ms: number) => {
    const controller = new AbortController();
    after(ms, () => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')));
    return controller.signal;
  };
}
