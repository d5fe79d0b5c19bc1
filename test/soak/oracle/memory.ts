import { type Attempt, haveSameKeys, scopeOf } from '../world/attempt.ts';
import type { GitHubCall, GitHubRecord } from '../world/github-record.ts';

/** How long a client that is about to pay waits for GitHub at most. */
const patienceMs = 3000;

interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * What GitHub kept of the attempts of a story and whom it showed it to, by what it did: what a state says is never read. Stored state is
 * signed: what is edited, copied from elsewhere or signed with another key is unreadable, which is not "nothing was paid".
 */
export class Memory {
  readonly #record: GitHubRecord;

  constructor(record: GitHubRecord) {
    this.#record = record;
  }

  /**
   * Why `reader` could not know at the end of that time what `writer` had announced or stored in it; null when it could, or would
   * have if the product had written and read as it promises: "stored before the POST leaves", "announce, read again, then pay".
   */
  whyForgotten(writer: Attempt, reader: Attempt, span: Span): string | null {
    const scope = scopeOf(writer);
    if (scope === null || scope !== scopeOf(reader)) return 'there is no comment that both share';
    if (!haveSameKeys(writer, reader)) return 'it was signed with another key';
    if ([writer, reader].some((each) => this.#record.isRefused(each, 'read pull request')))
      return 'GitHub did not tell which commit it is about';
    const stored = this.#storedBy(writer, span.untilMs);
    const isTaken = stored.some(({ sentAtMs }) => sentAtMs >= span.fromMs);
    if (!isTaken && this.#hasFailed(writer, span)) return 'GitHub did not take it';
    const [first] = stored;
    if (first?.doneAtMs == null)
      return writer.script.asked.plan.comment === 'always' ? null : 'there was no comment yet (`on-failure`)';
    const looks = this.#looksOf(reader, { fromMs: first.doneAtMs, untilMs: span.untilMs });
    if (looks.length === 0) return null;
    const shown = looks.filter((look) => isShownBy(look, span.untilMs));
    if (shown.length === 0) return 'GitHub did not show it';
    const fromMs = isTaken ? span.fromMs : 0;
    if (shown.some((look) => this.#isHeldAt(look.doneAtMs ?? 0, writer, fromMs))) return null;
    return this.#whyReplaced(writer, { fromMs: first.doneAtMs, untilMs: span.untilMs });
  }

  /** Whether GitHub took nothing until then of what an attempt had paid for: nothing at all, or without the commit that it is stored for. */
  hasNothingOf(writer: Attempt, untilMs: number): boolean {
    return this.#record.isRefused(writer, 'read pull request') || this.#storedBy(writer, untilMs).length === 0;
  }

  /** Whether the comment with all that `writer` had stored was deleted, as nobody can see who was never shown it. */
  isGoneUnread(writer: Attempt, reader: Attempt, untilMs: number): boolean {
    const ids = new Set(this.#storedBy(writer, untilMs).map(({ written }) => written?.commentId));
    const isGone = (id: number | undefined) =>
      this.#record.versions.some((each) => each.commentId === id && each.isDeleted && each.atMs <= untilMs);
    return [...ids].every(isGone) && !this.hasShown(writer, reader, { fromMs: 0, untilMs });
  }

  /** Whether GitHub showed `reader` what `writer` sent to it in that time. */
  hasShown(writer: Attempt, reader: Attempt, { fromMs, untilMs }: Span): boolean {
    const looks = this.#looksOf(reader, { fromMs: 0, untilMs });
    return looks.some((look) => isShownBy(look, untilMs) && this.#isHeldAt(look.doneAtMs ?? 0, writer, fromMs));
  }

  /**
   * Why an attempt that was about to pay could not announce it, or not read again what others had announced; null when GitHub let it
   * do both, or when it did not try.
   */
  whyApart(attempt: Attempt, untilMs: number): string | null {
    const span = { fromMs: attempt.startedAtMs, untilMs };
    if (this.#record.isRefused(attempt, 'read pull request'))
      return 'GitHub did not tell one of them which commit it is about';
    const [announced] = this.#storedBy(attempt, untilMs);
    if (announced === undefined)
      return this.#hasFailed(attempt, span) ? 'GitHub did not let one of them announce it' : null;
    const looks = this.#looksOf(attempt, { fromMs: announced.doneAtMs ?? 0, untilMs });
    const isRefused = looks.length > 0 && !looks.some(({ isServed }) => isServed);
    return isRefused ? 'GitHub did not let one of them read again' : null;
  }

  /**
   * Whether a comment of the gate held at that moment what `writer` had sent since then: by itself, or by what others wrote who had
   * been shown it, since none of them erases what another has stored.
   */
  #isHeldAt(atMs: number, writer: Attempt, fromMs: number, known = new Map<number, boolean>()): boolean {
    const before = known.get(atMs);
    if (before !== undefined) return before;
    const versions = this.#record.versions.filter((version) => version.atMs <= atMs);
    const newest = new Map(versions.map(({ commentId, write }) => [commentId, write]));
    const isHeld = newest.values().some((write) => {
      if (write === null || scopeOf(write.by) !== scopeOf(writer)) return false;
      if (write.by === writer && write.sentAtMs >= fromMs) return true;
      const basisMs = this.#basisOf(write);
      return basisMs !== null && basisMs < atMs && this.#isHeldAt(basisMs, writer, fromMs, known);
    });
    known.set(atMs, isHeld);
    return isHeld;
  }

  /** What replaced a stored text without anybody's fault: null for a run that wrote soon after it had looked, and so erased it. */
  #whyReplaced(writer: Attempt, { fromMs, untilMs }: Span): string | null {
    const later = this.#record.versions.filter(({ atMs }) => atMs >= fromMs && atMs <= untilMs);
    if (later.some(({ write }) => write === null)) return 'the comment was edited';
    const isSlow = later.some(({ write, atMs }) => {
      if (write === null || write.by === writer || scopeOf(write.by) !== scopeOf(writer)) return false;
      const basisMs = this.#basisOf(write);
      return basisMs !== null && basisMs < fromMs && atMs - basisMs > patienceMs;
    });
    return isSlow ? 'a slow request of another run wrote over it' : null;
  }

  /** When GitHub last showed the comments to whoever then wrote; null when never. */
  #basisOf({ by, sentAtMs }: GitHubCall): number | null {
    const looks = this.#looksOf(by, { fromMs: 0, untilMs: sentAtMs });
    return looks.findLast(({ isServed }) => isServed)?.doneAtMs ?? null;
  }

  #looksOf(reader: Attempt, span: Span): readonly GitHubCall[] {
    return this.#callsOf(reader, span).filter(({ work }) => work === 'read comments');
  }

  /** Whether any request of an attempt went wrong at GitHub in that time, or had no answer soon enough: one that was under way then too. */
  #hasFailed(attempt: Attempt, { fromMs, untilMs }: Span): boolean {
    return this.#record.calls.some(({ by, sentAtMs, endedAtMs, isServed }) => {
      const endMs = endedAtMs ?? Number.POSITIVE_INFINITY;
      if (by !== attempt || sentAtMs > untilMs || endMs < fromMs) return false;
      return endMs > untilMs ? untilMs - sentAtMs > patienceMs : !isServed;
    });
  }

  #callsOf(attempt: Attempt, { fromMs, untilMs }: Span): readonly GitHubCall[] {
    return this.#record.calls.filter(({ by, sentAtMs }) => by === attempt && sentAtMs >= fromMs && sentAtMs <= untilMs);
  }

  /** The writes of an attempt that were carried out by then. */
  #storedBy(writer: Attempt, untilMs: number): readonly GitHubCall[] {
    return this.#record.calls.filter(
      ({ by, written, doneAtMs }) => by === writer && written !== null && doneAtMs !== null && doneAtMs <= untilMs,
    );
  }
}

/** Whether an answer came by then, or would have been waited for. */
function isShownBy({ isServed, sentAtMs, endedAtMs }: GitHubCall, atMs: number): boolean {
  return isServed && ((endedAtMs ?? Number.POSITIVE_INFINITY) <= atMs || atMs - sentAtMs <= patienceMs);
}
