/** Which run: `GITHUB_RUN_ID` and `GITHUB_RUN_ATTEMPT`, and what tells two steps of one attempt apart. */
export interface RunKey {
  readonly id: number;
  readonly attempt: number;
  /** Eight hexadecimal digits that no other process has. */
  readonly unique: string;
}

/** From the oldest run to the newest. */
export function compareRuns(a: RunKey, b: RunKey): number {
  return a.id - b.id || a.attempt - b.attempt || (a.unique < b.unique ? -1 : Number(a.unique !== b.unique));
}

export function isSameRun(a: RunKey, b: RunKey): boolean {
  return compareRuns(a, b) === 0;
}
