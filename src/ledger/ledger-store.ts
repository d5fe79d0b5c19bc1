/** What reading the stored ledger came to. */
export type Recollection =
  /**
   * The ledger has absorbed it. `isBroken`: something stands there that was edited, cut or copied from elsewhere. `isHeard`:
   * what stands there knows of this run.
   */
  | { readonly kind: 'read'; readonly isBroken: boolean; readonly isHeard: boolean }
  /** Nothing is stored, or nothing that this run's key has signed. */
  | { readonly kind: 'nothing' }
  /** It could not be asked for. `why`: a full sentence. */
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * Whoever announces that it pays waits for at least so long before it reads again and pays: then it has seen whether anyone who took
 * less time than this from reading to writing has written over it. In milliseconds.
 */
export const announcementMs = 1000;

/** Where runs store the ledger for each other. */
export interface LedgerStore {
  /** Reads what is stored; the ledger absorbs it. Never throws. */
  recall(deadlineMs: number): Promise<Recollection>;
  /** Whether this run has stored anything, so that a later one finds it. */
  readonly isStored: boolean;
  /**
   * Stores the ledger, which absorbs what stands there meanwhile, and waits for that a moment, or `limitMs`. Writes nothing `unless` that
   * is false by what stands there. True when it is known to be stored. Never throws.
   */
  store(options?: { readonly limitMs?: number; readonly unless?: () => boolean }): Promise<boolean>;
  /** Whether it was read since this run's own words stand there: of two that pay at once, one has then read of the other. */
  readonly isReadSince: boolean;
  /**
   * When something that another key has signed had been written there, in milliseconds since the epoch; null where nothing is. What its runs
   * have paid nobody with this key can read.
   */
  readonly sealedAtMs: number | null;
  /** Whether other runs announce themselves there, whether or not it can be read just now. */
  isShared(): Promise<boolean>;
}
