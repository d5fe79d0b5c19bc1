/** GitHub names the branches of its merge queue `gh-readonly-queue/<base>/pr-<number>-<sha>`. */
const queueRef = /(?:^|\/)gh-readonly-queue\/.+\/pr-(\d{1,15})-[0-9a-f]{40,64}$/i;

/** The pull request that a ref of the merge queue is about; null for any other ref. */
export function parseQueueRef(ref: string): number | null {
  const number = Number(queueRef.exec(ref)?.[1]);
  return number > 0 ? number : null;
}
