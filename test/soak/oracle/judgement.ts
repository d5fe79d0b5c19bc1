/** The promises of the product. */
export const promises = ['false green', 'double payment', 'lost id', 'leak', 'overrun', 'no end'] as const;
export type Promised = (typeof promises)[number];

/** A promise that one story broke. */
export interface Violation {
  readonly promise: Promised;
  /** In which way, in words that are the same for all violations of a kind. */
  readonly kind: string;
  readonly text: string;
}

/** What the oracle found out about a story. */
export interface Judgement {
  readonly violations: readonly Violation[];
  /** What looks like a broken promise and is none that could be kept; by the reason, each counted and printed. */
  readonly excused: readonly string[];
}

export const nothing: Judgement = { violations: [], excused: [] };

export function gather(judgements: readonly Judgement[]): Judgement {
  return {
    violations: judgements.flatMap(({ violations }) => violations),
    excused: judgements.flatMap(({ excused }) => excused),
  };
}
