/** What somebody with write access does to the gate's comment. */
export type Edit =
  /** Takes the second, hidden line away. */
  | 'line removed'
  | 'truncated'
  /** One character of the second line is another. */
  | 'byte flipped'
  /** An older text of the same comment is pasted back. */
  | 'older text'
  /** The second line of another comment of a gate is pasted in. */
  | 'copied state'
  /** An older second line is pasted in, with the pull request's new commit in place of the old one. */
  | 'forged commit'
  | 'deleted'
  /** Folded on the page; the API gives it as before. */
  | 'hidden';

export const edits: readonly Edit[] = [
  'line removed',
  'truncated',
  'byte flipped',
  'older text',
  'copied state',
  'forged commit',
  'deleted',
  'hidden',
];
