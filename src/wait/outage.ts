import { backoffMs } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { JobId, ServiceError, ServiceErrorKind } from '../services/service.ts';

export interface OutageOptions {
  /** The longest pause after a failure, in milliseconds, unless the service asks for a longer one. */
  readonly pollIntervalMs: number;
  /** Told when looking begins to fail or fails in another way; null when it works again. */
  readonly onTrouble: (trouble: string | null) => void;
  readonly clock: Clock;
  /** Numbers from 0 to 1, so that runs that wait for one service do not all come back at one moment. */
  readonly random: () => number;
}

const firstPauseMs = 1000;

/** A time in which every look fails: the looks become rarer and ask for less. */
export class Outage {
  readonly #options: OutageOptions;
  #kind: ServiceErrorKind | null = null;
  #failures = 0;
  #pauseUntilMs = 0;

  constructor(options: OutageOptions) {
    this.#options = options;
  }

  /** No look before this time, in milliseconds since the epoch: the service asked for a pause, or the last looks all failed. */
  get pauseUntilMs(): number {
    return this.#pauseUntilMs;
  }

  note({ kind, message, retryAfterMs }: ServiceError): void {
    const { clock, pollIntervalMs, onTrouble, random } = this.#options;
    this.#failures += 1;
    const pauseMs = backoffMs({ attempt: this.#failures, firstMs: firstPauseMs, maxMs: pollIntervalMs, random });
    this.#pauseUntilMs = clock.now() + Math.max(retryAfterMs ?? 0, pauseMs);
    if (this.#kind !== kind) onTrouble(message);
    this.#kind = kind;
  }

  end(): void {
    this.#failures = 0;
    if (this.#kind !== null) this.#options.onTrouble(null);
    this.#kind = null;
  }

  /** One job after the other while looking fails: a service in trouble is not asked for many. */
  fewer(ids: readonly JobId[]): readonly JobId[] {
    return this.#failures === 0 ? ids : ids.slice(this.#failures % ids.length).slice(0, 1);
  }
}
