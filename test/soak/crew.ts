import { Worker } from 'node:worker_threads';
import type { Task } from './task.ts';

interface Job {
  readonly task: Task;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Threads that do one task after the other: stories need virtual timers, and a thread that is warm tells them twice as fast. */
export class Crew {
  readonly #idle: Worker[];
  readonly #waiting: Job[] = [];
  readonly #all: readonly Worker[];

  constructor(size: number) {
    this.#all = Array.from({ length: size }, () => new Worker(new URL('./worker.ts', import.meta.url)));
    this.#idle = [...this.#all];
  }

  /** How many tasks are done at the same time. */
  get size(): number {
    return this.#all.length;
  }

  /** Has a task done as soon as a thread is free. */
  async do(task: Task): Promise<unknown> {
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#assign();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }

  #assign(): void {
    const worker = this.#waiting.length === 0 ? undefined : this.#idle.pop();
    const job = worker === undefined ? undefined : this.#waiting.shift();
    if (worker === undefined || job === undefined) return;
    const fail = (code: unknown) =>
      job.reject(code instanceof Error ? code : new Error(`a worker ended with ${String(code)}`));
    worker.once('error', fail);
    worker.once('exit', fail);
    worker.once('message', (result: unknown) => {
      worker.off('error', fail);
      worker.off('exit', fail);
      this.#idle.push(worker);
      job.resolve(result);
      this.#assign();
    });
    worker.postMessage(job.task, []);
  }
}
