import type { Clock, Limit } from '../../src/clock.ts';
import type { Timeline } from './timeline.ts';

/**
 * The life of one process of the action: it can be killed. What runs on after that, since no code can be stopped in the
 * middle, sees neither time nor network and changes nothing.
 */
export class ProcessLife {
  readonly cancel = new AbortController();
  readonly #lastWords = new Set<() => void>();
  readonly #spent: AbortController[] = [];
  #isDead = false;

  get isDead(): boolean {
    return this.#isDead;
  }

  kill(): void {
    if (this.#isDead) return;
    this.#isDead = true;
    if (!this.cancel.signal.aborted) this.cancel.abort(new Error('killed'));
    for (const end of this.#lastWords) end();
    this.#lastWords.clear();
    for (const each of this.#spent.splice(0)) each.abort(new Error('the process has ended'));
  }

  /** Frees a signal that is no longer needed when the process ends: Node holds on to what still listens to one that is combined. */
  spend(controller: AbortController): void {
    this.#spent.push(controller);
  }

  /** Has something end with the process; the answer takes it back. */
  endWith(end: () => void): () => void {
    this.#lastWords.add(end);
    return () => this.#lastWords.delete(end);
  }
}

/** The clock of one process, on a timeline that it shares with the servers. */
export function createProcessClock(timeline: Timeline, life: ProcessLife): Clock {
  return {
    now: () => timeline.nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted || life.isDead || !(ms > 0)) {
          resolve();
          return;
        }
        const wake = () => {
          takeBack();
          live();
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const takeBack = timeline.after(ms, wake);
        const live = life.endWith(wake);
        signal.addEventListener('abort', wake);
      }),
    limit: (ms, ...signals): Limit => {
      const own = new AbortController();
      const expire = () => own.abort(new Error(`no answer within ${ms / 1000} s`));
      if (life.isDead) expire();
      const live = life.endWith(expire);
      const takeBack = timeline.after(ms, expire);
      return {
        signal: AbortSignal.any([own.signal, ...signals]),
        get expired() {
          return own.signal.aborted;
        },
        [Symbol.dispose]: () => {
          takeBack();
          live();
          life.spend(own);
        },
      };
    },
  };
}
