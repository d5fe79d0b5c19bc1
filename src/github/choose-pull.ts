import * as v from 'valibot';
import type { CommitClue } from './event.ts';

/** What is read of a pull request. */
export const pullSchema = v.object({
  number: v.number(),
  state: v.string(),
  head: v.object({ sha: v.string() }),
});
export type Pull = v.InferOutput<typeof pullSchema>;

/** Which pull request it is, if one, and how that is known: the end of a sentence. */
export interface Choice {
  readonly number: number | null;
  readonly why: string;
}

/**
 * Takes the only open pull request whose head is the commit; else, where the clue allows it, the only closed one, else the only open
 * one that holds it or comes from its branch (something newer was pushed meanwhile). Several are none: the comment must not land on
 * the wrong one. Null when no pull request fits at all.
 */
export function choosePull(candidates: readonly Pull[], { testedSha, among, why }: CommitClue): Choice | null {
  const open = candidates.filter(({ state }) => state === 'open');
  const atHead = (pulls: readonly Pull[]) => pulls.filter(({ head }) => head.sha === testedSha);
  const [openAtHead, closedAtHead] = [atHead(open), atHead(candidates.filter((pull) => !open.includes(pull)))];
  if (openAtHead.length > 0) return takeOnly(openAtHead, { why, is: 'is its head' });
  if (among === 'open-or-closed-at-head' && closedAtHead.length > 0) {
    return takeOnly(closedAtHead, { why, is: 'was its head when it was closed' });
  }
  if (among === 'open-at-head' || open.length === 0) return null;
  return takeOnly(open, { why, is: null });
}

function takeOnly(pulls: readonly Pull[], { why, is }: { readonly why: string; readonly is: string | null }): Choice {
  const [pull, ...more] = pulls;
  if (pull !== undefined && more.length === 0) {
    return { number: pull.number, why: is === null ? `it is the only open one that holds ${why}` : `${why} ${is}` };
  }
  return {
    number: null,
    why: `${why} is in several pull requests (${pulls.map(({ number }) => `#${number}`).join(', ')})`,
  };
}
