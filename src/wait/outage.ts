import { backoffMs } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { JobId, ServiceError, ServiceErrorKind } from '../services/service.ts';

/** A time in which every look fails. */
export interface OpenOutage {
  /** When the first look failed, in milliseconds since the epoch. */
  readonly sinceMs: number;
  /** The newest failure. */
  readonly error: ServiceError;
}

export interface OutageOptions {
  /** The longest pause after a failure, in milliseconds, unless the service asks for a longer one. */
  readonly pollIntervalMs: number;
  /** Told when looking begins to fail, or fails in another way. */
  readonly onOutage: (outage: OpenOutage) => void;
  /** Told when it works again. */
  readonly onOutageOver: (outage: OpenOutage) => void;
  readonly clock: Clock;
  /** Numbers from 0 to 1, so that runs that wait for one service do not all come back at one moment. */
  readonly random: () => number;
}

const firstPauseMs = 1000;

/** The looks that fail: as long as all of them do they become rarer and ask for less. */
export class Outage {
  readonly #options: OutageOptions;
  #open: OpenOutage | null = null;
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

  /** Null while looking works. */
  get open(): OpenOutage | null {
    return this.#open;
  }

  note(error: ServiceError): void {
    const { clock, pollIntervalMs, onOutage, random } = this.#options;
    this.#failures += 1;
    const pauseMs = backoffMs({ attempt: this.#failures, firstMs: firstPauseMs, maxMs: pollIntervalMs, random });
    this.#pauseUntilMs = clock.now() + Math.max(error.retryAfterMs ?? 0, pauseMs);
    this.#open = { sinceMs: this.#open?.sinceMs ?? clock.now(), error };
    if (this.#kind !== error.kind) onOutage(this.#open);
    this.#kind = error.kind;
  }

  end(): void {
    this.#failures = 0;
    if (this.#open !== null) this.#options.onOutageOver(this.#open);
    this.#open = null;
    this.#kind = null;
  }

  /** One job after the other while looking fails: a service that is down is not asked for many. */
  fewer(ids: readonly JobId[]): readonly JobId[] {
    return this.#failures === 0 ? ids : ids.slice(this.#failures % ids.length).slice(0, 1);
  }
}
