import type { GitHubClient } from '../github/client.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { announcementMs } from '../ledger/ledger-store.ts';
import { byClock, emptyLedger } from '../ledger/merge.ts';
import {
  type CommentState,
  type OpenedState,
  openState,
  type Seal,
  type ShownRun,
  sealState,
} from '../ledger/stored-ledger.ts';
import type { ListedComment } from './comment-queries.ts';
import { maxCommentChars, parseHeaderState, renderHeader } from './header.ts';
import type { Comment } from './issue-comments.ts';

/** What the first lines of the comment tell. */
export interface HeaderParts {
  readonly shown: ShownRun;
  /** What other keys have signed. */
  readonly others: readonly string[];
  /** When it is written, by GitHub's clock, in milliseconds since the epoch. */
  readonly atMs: number;
}

interface CommentStatesOptions {
  readonly client: GitHubClient;
  /** From `commentKeyOf`. */
  readonly key: string;
  /** What the comment holds for later runs; the ledger is null as long as nothing is planned. */
  readonly memory: () => { readonly ledger: Ledger | null; readonly seal: Seal };
}

/** A write that takes longer was given up by the run that sent it. */
const maxWriteMs = 10_000;
/** The text is shortened before what is stored; but this much of it stays. */
const minTextChars = 10_000;

/**
 * What the comments of a gate store: what its runs tell each other of what they have paid, and when some of that may have been lost. The
 * ledger learns of all of it.
 */
export class CommentStates {
  readonly #options: CommentStatesOptions;
  #sealedAtMs: number | null = null;
  /** When somebody else has edited or deleted it last, or a write was carried out late, by GitHub's clock; null when nothing was. */
  #editedAtMs: number | null = null;

  constructor(options: CommentStatesOptions) {
    this.#options = options;
  }

  /** When a comment had been written in which something was found that another key has signed, by our clock; null where none was. */
  get sealedAtMs(): number | null {
    return this.#sealedAtMs;
  }

  /** By GitHub's clock, as far as it is known, in milliseconds since the epoch. */
  get nowMs(): number {
    const { clock, clockAheadMs } = this.#options.client;
    return clock.now() + clockAheadMs();
  }

  /** Has the ledger absorb what comments hold. */
  absorb(found: readonly Comment[]): readonly OpenedState[] {
    const { ledger, seal } = this.#options.memory();
    const { clockAheadMs } = this.#options.client;
    const opened = found.map(({ body }) => openState(parseHeaderState(body), seal));
    const sealed = found.find((_, nth) => (opened[nth]?.others.length ?? 0) > 0);
    if (sealed !== undefined) this.#sealedAtMs ??= (editOf(sealed)?.atMs ?? this.nowMs) - clockAheadMs();
    for (const [nth, comment] of found.entries()) this.#noteLateWrite(comment, opened[nth]?.state ?? null);
    for (const stored of opened.flatMap(({ state }) => state?.ledger ?? []))
      ledger?.absorb(byClock(stored, -clockAheadMs()));
    if (this.#editedAtMs !== null) ledger?.noteEdit(this.#editedAtMs - clockAheadMs());
    return opened;
  }

  /** Whether what is stored tells of this run what it has last announced. */
  isHeardIn(opened: readonly OpenedState[]): boolean {
    const { ledger } = this.#options.memory();
    return ledger !== null && opened.some(({ state }) => state !== null && ledger.isHeardIn(state.ledger));
  }

  /**
   * Notes who has edited this gate's comments, and whether one that this run knew is gone: what was signed may be signed still, but older;
   * and who deletes the comment takes away what other runs have stored.
   */
  noteEdits(own: readonly ListedComment[], { wasThere }: { readonly wasThere: boolean }): void {
    const edits = own.flatMap(({ edited }) => (edited === null || edited.isByAuthor ? [] : edited.atMs));
    const isDeleted = own.length === 0 && wasThere;
    for (const atMs of isDeleted ? [this.nowMs] : edits) this.#noteLoss(atMs);
  }

  /** Notes a write that rests on an old look: between the two another run may have announced itself and paid, and that is erased. */
  noteSlowWrite(lookedAtMs: number): void {
    const { client, memory } = this.#options;
    if (client.clock.now() - lookedAtMs > announcementMs) memory().ledger?.noteErasure();
  }

  renderHeader({ shown, others, atMs }: HeaderParts): string {
    const { key, memory, client } = this.#options;
    const { ledger, seal } = memory();
    const frame = renderHeader(key, '').length;
    // Runs on other machines read it: what is stored is told by the one clock that all of them know.
    const state = { shown, writtenAtMs: atMs, ledger: byClock(ledger?.stored ?? emptyLedger, client.clockAheadMs()) };
    return renderHeader(key, sealState(state, { seal, others, maxChars: maxCommentChars - minTextChars - frame }));
  }

  /** A write that was carried out long after it was sent, whoever sent it, has erased what others had stored meanwhile. */
  #noteLateWrite(comment: Comment, state: CommentState | null): void {
    const doneAtMs = editOf(comment)?.atMs ?? null;
    if (state !== null && doneAtMs !== null && doneAtMs - state.writtenAtMs > maxWriteMs) this.#noteLoss(doneAtMs);
  }

  #noteLoss(atMs: number): void {
    this.#editedAtMs = Math.max(atMs, this.#editedAtMs ?? 0);
  }
}

function editOf(comment: Comment | ListedComment): ListedComment['edited'] {
  return 'edited' in comment ? comment.edited : null;
}
