import type { Clock } from '../clock.ts';
import { parseHttpFailure } from '../github/failure.ts';
import type { Comment } from './issue-comments.ts';

interface WrittenFor {
  readonly shown: { readonly isFinal: boolean };
  readonly signal: AbortSignal;
}

/**
 * What this run has sent to write its comment. GitHub may carry out a request that nobody waits for any more, at any time: so a write
 * in between goes on when its update is aborted, until it is answered, and what stays without an answer is remembered.
 */
export class CommentWrites {
  readonly #clock: Clock;
  #underWay: Promise<unknown> | null = null;
  #isLost = false;
  #last: Comment | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether a write of this run may yet be carried out, or have been without anyone knowing. */
  get isUnsure(): boolean {
    return this.#isLost || this.#underWay !== null;
  }

  /** The comment as GitHub answered the last write; another object after each. */
  get last(): Comment | null {
    return this.#last;
  }

  /** Resolves when no write in between is under way. A request ends after 15 s, answered or not. */
  async finish(): Promise<void> {
    await this.#underWay;
  }

  /** Sends a write; throws what it throws. The final word ends with its update: then the run ends too. */
  async send({ shown, signal }: WrittenFor, write: (signal: AbortSignal) => Promise<Comment>): Promise<Comment> {
    signal.throwIfAborted();
    if (shown.isFinal) return await this.#note(write(signal));
    const noted = this.#note(write(new AbortController().signal));
    this.#underWay = noted.catch(() => undefined);
    try {
      return await noted;
    } finally {
      this.#underWay = null;
    }
  }

  async #note(written: Promise<Comment>): Promise<Comment> {
    try {
      this.#last = await written;
      return this.#last;
    } catch (error) {
      const failure = parseHttpFailure(error, this.#clock.now());
      this.#isLost ||= failure === null || !failure.answered || failure.status >= 500;
      throw error;
    }
  }
}
