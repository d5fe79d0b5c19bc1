import { limitWithGrace, untilAborted } from '../clock.ts';
import type { GitHubClient } from '../github/client.ts';
import { explainFailure, isRefusal, NoTimeLeft, type ReadOnlyToken } from '../github/failure.ts';
import { isGone, pauseBeforeLookMs } from '../github/look-again.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isNewer, type Seal, type ShownRun } from '../ledger/stored-ledger.ts';
import { renderLeftBehind } from '../report/comment.ts';
import { cutDocument } from '../report/fit.ts';
import { fetchComments, type ListedComment, unhideComment } from './comment-queries.ts';
import { CommentStates, type HeaderParts } from './comment-states.ts';
import { CommentWrites } from './comment-writes.ts';
import { isMarkedWith, maxCommentChars } from './header.ts';
import {
  type Comment,
  createComment,
  deleteComment,
  fetchComment,
  type PullRequestRef,
  updateComment,
} from './issue-comments.ts';

/** What became of a publication. None of them changes the verdict. */
export type Publication =
  | { readonly kind: 'published'; readonly url: string }
  /** The comment already shows a newer run, or this run's final word. */
  | { readonly kind: 'left-to-newer-run'; readonly url: string }
  /** There is no comment, and none was to be created. */
  | { readonly kind: 'absent' }
  /** What stands there kept it from being written. */
  | { readonly kind: 'withheld' }
  /** `warning`: a full sentence that says what to do. `isRefused`: for the token's sake. */
  | { readonly kind: 'failed'; readonly warning: string; readonly isRefused: boolean };

export interface CommentUpdate {
  /** Whose text it is. */
  readonly shown: ShownRun;
  /** Renders the Markdown below the header; `previous` is the text that stands there, null where there is none. */
  readonly render: (options: { readonly maxChars: number; readonly previous: string | null }) => string;
  /** False brings an existing comment up to date, but creates none. */
  readonly create: boolean;
  /** Whether all that is told of the comment must be known: the list alone tells who has edited it. */
  readonly isBeforePaying?: boolean;
  /** Asked once the ledger has absorbed what stands there: when it is true, nothing is written. */
  readonly unless?: () => boolean;
  /** Whether it must be seen, also where somebody has hidden the comment as outdated. */
  readonly isAlarm: boolean;
  readonly signal: AbortSignal;
}

interface StickyCommentOptions {
  readonly client: GitHubClient;
  readonly pull: PullRequestRef;
  /** From `commentKeyOf`. */
  readonly key: string;
  readonly readOnlyToken: ReadOnlyToken | null;
  /** What the comment holds for later runs; the ledger is null as long as nothing is planned. */
  readonly memory: () => { readonly ledger: Ledger | null; readonly seal: Seal };
  /** Then there is time for two requests: the final word looks at the known comment alone. */
  readonly cancelled: AbortSignal;
}

/**
 * One gate's comment on one pull request, however often it is published and by whichever run.
 * It is the oldest comment that carries the marker and that this token wrote: whoever finds several, or has created one too many in a
 * race, brings that one up to date and deletes the others, so that all runs end with the same one.
 */
export class StickyComment {
  readonly #options: StickyCommentOptions;
  readonly #states: CommentStates;
  readonly #writes: CommentWrites;
  #knownId: number | null = null;
  /** What GitHub answered while the final word waited for it: as good as a look. */
  #awaited: Comment | null = null;
  /** Those of this gate that another account's token wrote: there they stay, and are told of. */
  #leftBehind: readonly ListedComment[] = [];
  /** What was there when a cancelled run recalled it: there is no time for a second look. */
  #recalled: readonly Comment[] = [];
  #previous: Promise<unknown> = Promise.resolve();

  constructor(options: StickyCommentOptions) {
    this.#options = options;
    this.#states = new CommentStates(options);
    this.#writes = new CommentWrites(options.client.clock);
  }

  /**
   * Creates the comment or brings it up to date; never throws. Calls are worked off in their order, so abort the signal of an update
   * that is still under way before the final word: that waits a few seconds for what the update is just writing.
   */
  publish(update: CommentUpdate): Promise<Publication> {
    const publication = this.#turn(update).then(() => this.#publish(update));
    this.#previous = publication;
    return publication;
  }

  async #turn({ shown, signal }: CommentUpdate): Promise<void> {
    const previous = this.#previous;
    const { client, cancelled } = this.#options;
    const { limitMs, graceMs } = patienceMs;
    using patience = shown.isFinal ? limitWithGrace(client.clock, { limitMs, graceMs, cancelled }) : null;
    const signals = patience === null ? [signal] : [signal, patience.signal];
    const { last } = this.#writes;
    await Promise.race([previous, ...signals.map(untilAborted)]);
    this.#awaited = this.#writes.last === last ? null : this.#writes.last;
  }

  /** When a comment had been written in which something was found that another key has signed, by our clock; null where none was. */
  get sealedAtMs(): number | null {
    return this.#states.sealedAtMs;
  }

  /** Has the ledger absorb what the comment holds; null when there is no comment. Throws what the client throws. */
  async recall(signal: AbortSignal): Promise<{ readonly isBroken: boolean; readonly isHeard: boolean } | null> {
    const found = await this.#list(signal);
    if (this.#options.cancelled.aborted) this.#recalled = found;
    // What is signed counts, whichever account wrote it down.
    const others = this.#states.absorb(this.#leftBehind).filter(({ state }) => state !== null);
    if (found.length + others.length === 0) return null;
    const opened = [...this.#states.absorb(found), ...others];
    // One that is whole beside a broken one counts.
    const isBroken = opened.every(({ state }) => state === null) && opened.some((each) => each.isBroken);
    return { isBroken, isHeard: this.#states.isHeardIn(opened) };
  }

  async #publish(update: CommentUpdate): Promise<Publication> {
    const { client, readOnlyToken } = this.#options;
    try {
      return await this.#lookAgain(update, await this.#upsert(update));
    } catch (error) {
      const what = 'The comment on the pull request could not be published';
      const cause = update.signal.aborted && !(error instanceof NoTimeLeft) ? new NoTimeLeft(error) : error;
      const nowMs = client.clock.now();
      const warning = explainFailure(cause, { what, access: 'write', readOnlyToken, nowMs });
      return { kind: 'failed', warning, isRefused: isRefusal(cause, nowMs) };
    }
  }

  /**
   * A write that was left without an answer may have been done after the final word: then that is written once more, and a second comment
   * deleted.
   */
  async #lookAgain(update: CommentUpdate, published: Publication): Promise<Publication> {
    const { shown, signal } = update;
    if (!shown.isFinal || !this.#writes.isUnsure) return published;
    await Promise.race([this.#writes.finish(), untilAborted(signal)]);
    // The final word is there; that it stayed is all that is not known.
    const found = await this.#list(signal).catch(() => []);
    return found.length > 0 ? await this.#keepOldest(found, update, null) : published;
  }

  async #upsert(update: CommentUpdate): Promise<Publication> {
    for (let attempt = 1; ; attempt += 1) {
      const lookedAtMs = this.#options.client.clock.now();
      const found = await this.#find(update);
      if (this.#isWithheld(update, found)) return { kind: 'withheld' };
      try {
        if (found.length === 0 && update.create) return await this.#create(update);
        return await this.#keepOldest(found, update, lookedAtMs);
      } catch (error) {
        const { clock } = this.#options.client;
        const pauseMs = pauseBeforeLookMs(error, { existed: found.length > 0, nowMs: clock.now() });
        if (pauseMs === null || attempt === maxAttempts) throw error;
        this.#knownId = null;
        await clock.sleep(pauseMs, update.signal);
        if (update.signal.aborted) throw error;
      }
    }
  }

  #isWithheld({ unless }: CommentUpdate, found: readonly Comment[]): boolean {
    if (unless === undefined) return false;
    this.#states.absorb([...this.#leftBehind, ...found]);
    return unless();
  }

  /**
   * This gate's comments, oldest first. The known one alone will do in between, and when there is no time for more; else the final word
   * looks at all.
   */
  async #find({ shown, signal, isBeforePaying = false }: CommentUpdate): Promise<readonly Comment[]> {
    const { client, pull, cancelled } = this.#options;
    const id = this.#knownId;
    if (id === null || isBeforePaying) return await this.#list(signal);
    if (shown.isFinal && !cancelled.aborted)
      // What stands there must not stay, whatever else there may be.
      return await this.#list(signal).catch(async (error: unknown) => {
        if (signal.aborted) throw error;
        return [await fetchComment(client, { ...pull, id }, signal)];
      });
    if (shown.isFinal && this.#awaited?.id === id) return [this.#awaited];
    if (shown.isFinal && this.#recalled.length > 0) return this.#recalled;
    try {
      return [await fetchComment(client, { ...pull, id }, signal)];
    } catch (error) {
      if (!isGone(error, client.clock.now())) throw error;
      return await this.#list(signal);
    }
  }

  async #list(signal: AbortSignal): Promise<readonly ListedComment[]> {
    const { client, pull, key } = this.#options;
    const isWanted = (body: string) => isMarkedWith(key, body);
    const { own, others } = await fetchComments(client, { ...pull, isWanted }, signal);
    // A person may have copied the marker; an app has not.
    this.#leftBehind = others.filter(({ author }) => author?.isBot === true);
    this.#states.noteEdits(own, { wasThere: this.#knownId !== null });
    if (own.length === 0) this.#knownId = null;
    return own;
  }

  /** Several runs may have created one each: the oldest stays. */
  async #create(update: CommentUpdate): Promise<Publication> {
    const { client, pull } = this.#options;
    const body = this.#render(update, { shown: update.shown, others: [], atMs: this.#states.nowMs }, null);
    const created = await this.#writes.send(update, (signal) => createComment(client, { ...pull, body }, signal));
    this.#knownId = created.id;
    try {
      const lookedAtMs = client.clock.now();
      const found = [created, ...(await this.#list(update.signal))].toSorted((a, b) => a.id - b.id);
      return await this.#keepOldest(found, update, lookedAtMs);
    } catch {
      // It is there for people to read; whoever looks next deletes what is too much.
      return { kind: 'published', url: created.url };
    }
  }

  /**
   * Gives the oldest comment, if there is one, the newest text, this run's or another's, and deletes the others. `lookedAtMs`: when they
   * were looked for; null for the final word, after which this run pays nothing.
   */
  async #keepOldest(found: readonly Comment[], update: CommentUpdate, lookedAtMs: number | null): Promise<Publication> {
    const { client, pull } = this.#options;
    const [oldest] = found;
    if (oldest === undefined) return { kind: 'absent' };
    const opened = this.#states.absorb(found);
    const texts = found.map(({ body }, nth) => ({ body, shown: opened[nth]?.state?.shown ?? null }));
    const newest = texts.reduce((a, b) => (isNewer(b.shown, a.shown) ? b : a));
    const newerRun = isNewer(newest.shown, update.shown) ? newest.shown : null;
    const others = [...new Set(opened.flatMap((each) => each.others))];
    const parts = { shown: newerRun ?? update.shown, others, atMs: this.#states.nowMs };
    const body = newerRun === null ? this.#render(update, parts, newest.body) : this.#withState(newest.body, parts);
    // Nothing but the time would change.
    const writtenAtMs = opened[0]?.state?.writtenAtMs ?? parts.atMs;
    const isAsItShouldBe = oldest.body === this.#states.renderHeader({ ...parts, atMs: writtenAtMs }) + textOf(body);
    const write = (signal: AbortSignal) => updateComment(client, { ...pull, id: oldest.id, body }, signal);
    try {
      if (!isAsItShouldBe) await this.#writes.send(update, write);
    } finally {
      const isNoted = update.isBeforePaying === true && !isAsItShouldBe;
      if (isNoted && lookedAtMs !== null) this.#states.noteSlowWrite(lookedAtMs);
    }
    this.#knownId = oldest.id;
    const isFolded = update.isAlarm && newerRun === null && isHidden(oldest);
    const seen = isFolded ? await this.#showAgain(oldest, body, update) : oldest;
    const spare = found.filter(({ id }) => id !== seen.id);
    await Promise.allSettled(spare.map(({ id }) => deleteComment(client, { ...pull, id }, update.signal)));
    return { kind: newerRun === null ? 'published' : 'left-to-newer-run', url: seen.url };
  }

  /** Unhides a comment, or writes a new one in its place; gives the one that is seen then. */
  async #showAgain(hidden: ListedComment, body: string, update: CommentUpdate): Promise<Comment> {
    const { client, pull } = this.#options;
    try {
      await unhideComment(client, hidden.nodeId, update.signal);
      return hidden;
    } catch {
      const write = (signal: AbortSignal) => createComment(client, { ...pull, body }, signal);
      // The text is there already, if folded: nothing is lost when this fails too.
      return await this.#writes.send(update, write).catch(() => hidden);
    }
  }

  #render({ render }: CommentUpdate, parts: HeaderParts, previous: string | null): string {
    const header = this.#states.renderHeader(parts);
    const [old] = this.#leftBehind;
    const note = old === undefined ? '' : renderLeftBehind(old);
    return header + render({ maxChars: maxCommentChars - header.length - note.length, previous }) + note;
  }

  /** What another run shows, with what this run knows: the text gives way to what is paid. */
  #withState(body: string, parts: HeaderParts): string {
    const header = this.#states.renderHeader(parts);
    return header + cutDocument(textOf(body), maxCommentChars - header.length);
  }
}

/** What stands below the header. */
function textOf(body: string): string {
  return body.split(/\r?\n/).slice(2).join('\n');
}

function isHidden(comment: Comment | ListedComment): comment is ListedComment {
  return 'hiddenAs' in comment && comment.hiddenAs !== null;
}

const maxAttempts = 3;
/** How long the final word waits for a write that is under way; in a cancelled run the other half of its time is for one more request. */
const patienceMs = { limitMs: 5000, graceMs: 2200 };
