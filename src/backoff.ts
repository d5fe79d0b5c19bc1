interface BackoffOptions {
  /** Which attempt has just failed, from 1. */
  readonly attempt: number;
  /** The middle of the first pause, in milliseconds; each further one is twice as long. */
  readonly firstMs: number;
  /** No pause is longer, in milliseconds. */
  readonly maxMs: number;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
}

/**
 * How long to pause before the next attempt, in milliseconds: between half and one and a half of `firstMs`, doubled with every attempt.
 * It is spread by chance, so that many runs that failed at one moment do not come back at one moment.
 */
export function backoffMs({ attempt, firstMs, maxMs, random }: BackoffOptions): number {
  return Math.min(maxMs, firstMs * 2 ** (attempt - 1) * (0.5 + random()));
}
