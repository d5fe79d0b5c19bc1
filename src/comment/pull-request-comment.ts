import { type Clock, limitWithGrace, untilAborted } from '../clock.ts';
import type { GitHubClient, Repository } from '../github/client.ts';
import type { EventFacts } from '../github/event.ts';
import { explainFailure, isRefusal } from '../github/failure.ts';
import { findPullRequest, type PullRequestTarget } from '../github/pull-request.ts';
import { renderComment } from '../report/comment.ts';
import type { Report } from '../report/report.ts';
import type { Writing } from './claims.ts';
import type { CommentState, RememberedClaim } from './comment-state.ts';
import { LiveUpdates } from './live-updates.ts';
import { type Publication, StickyComment } from './sticky-comment.ts';

interface PullRequestCommentOptions {
  readonly client: GitHubClient;
  readonly repository: Repository;
  readonly facts: EventFacts;
  /** From `createCommentKey`. */
  readonly key: string;
  /** The `comment` input. */
  readonly mode: 'always' | 'on-failure';
  readonly run: CommentState['run'];
  /** What the comment is to remember for later runs, and what of earlier ones it may forget. */
  readonly memory: () => Pick<Writing, 'settled' | 'sightings'> & { readonly claim: RememberedClaim | null };
  readonly clock: Clock;
  readonly cancelled: AbortSignal;
}

const lookupLimitMs = 10_000;
const lookupGraceMs = 1000;
/** A re-run may have paid already, so it asks for longer before it gives up. */
const rerunRecallLimitMs = 15_000;
const recallPauseMs = 2000;
const mostRefusals = 3;
const recallLimitMs = 5000;
const announceLimitMs = 3000;
const progressLimitMs = 30_000;
/** The comment is brought up to date at most this often while jobs run. */
const shortestGapMs = 60_000;

/** What earlier runs have left without a verdict: `unknown` when this is a re-run and GitHub does not tell. */
export type Recollection =
  | { readonly kind: 'known'; readonly claims: readonly RememberedClaim[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly why: string };

/** The gate's comment on the pull request that the run belongs to, from the submit to the verdict. */
export class PullRequestComment {
  /** Which pull request it is; looked up while the run goes on. */
  readonly target: Promise<PullRequestTarget>;
  readonly #options: PullRequestCommentOptions;
  readonly #updates: LiveUpdates;
  #comment: StickyComment | null = null;
  #isPublished = false;
  #waitedMs = 0;
  #cancelledAtMs: number | null = null;

  constructor(options: PullRequestCommentOptions) {
    this.#options = options;
    // A failure shows again at the end, where it is told.
    const show = (report: Report, ended: AbortSignal) => this.#publishProgress(report, ended);
    this.#updates = new LiveUpdates({ clock: options.clock, shortestGapMs, show });
    this.target = this.#lookUp();
    const noteCancel = () => {
      this.#cancelledAtMs ??= options.clock.now();
    };
    options.cancelled.addEventListener('abort', noteCancel, { once: true });
    if (options.cancelled.aborted) noteCancel();
  }

  /** Whether this run has written the comment: then a later run finds there what this one has paid for. */
  get isPublished(): boolean {
    return this.#isPublished;
  }

  /** How long the run has waited for GitHub so far, in milliseconds. */
  get waitedMs(): number {
    return this.#waitedMs;
  }

  /** How long ago the run was cancelled, in milliseconds; 0 when it was not. */
  get cancelledForMs(): number {
    return this.#cancelledAtMs === null ? 0 : this.#options.clock.now() - this.#cancelledAtMs;
  }

  /** Resolves when it is known which pull request it is, or that it will not be known. */
  async settleTarget(): Promise<void> {
    await this.#waiting(() => this.target);
  }

  /** What an earlier run left behind. Only a re-run insists on an answer: it knows that there was one before it. */
  async recall(deadlineMs: number): Promise<Recollection> {
    return await this.#waiting(() => this.#recall(deadlineMs));
  }

  async #recall(deadlineMs: number): Promise<Recollection> {
    const { clock, cancelled, run } = this.#options;
    const isRerun = run.attempt > 1;
    const limitMs = Math.min(isRerun ? rerunRecallLimitMs : recallLimitMs, Math.max(0, deadlineMs - clock.now()));
    using limit = clock.limit(limitMs, cancelled);
    const { number, warning } = await this.target;
    // Whether there is a comment is not known.
    if (isRerun && number === null && warning !== null) return { kind: 'unknown', why: warning };
    let why = '';
    let isRefused = true;
    const asksAgain = (attempt: number) => isRerun && !limit.signal.aborted && !(isRefused && attempt > mostRefusals);
    for (let attempt = 1; attempt === 1 || asksAgain(attempt); attempt += 1) {
      if (attempt > 1) await clock.sleep(recallPauseMs, limit.signal);
      try {
        const comment = await this.#find();
        const claims = (await comment?.fetchClaims(limit.signal)) ?? null;
        if (claims === null) return { kind: 'nothing' };
        if (claims !== 'unreadable') return { kind: 'known', claims };
        why = 'What the comment of the earlier attempt remembers cannot be read.';
        return isRerun ? { kind: 'unknown', why } : { kind: 'nothing' };
      } catch (error) {
        isRefused &&= isRefusal(error, clock.now());
        const what = 'The comment of the earlier attempt could not be read';
        why = explainFailure(error, { what, access: 'read', readOnlyToken: null, nowMs: clock.now() });
      }
    }
    // A token that may not read the comments has written none.
    return isRerun && !isRefused ? { kind: 'unknown', why } : { kind: 'nothing' };
  }

  /** Shows that something is about to be paid, and waits for it a moment, so that it is remembered even if this run is lost. Never throws. */
  async announce(report: Report): Promise<void> {
    const { clock, cancelled } = this.#options;
    using limit = clock.limit(announceLimitMs, cancelled);
    const { signal } = limit;
    await this.#waiting(() => Promise.race([this.#publish(report, { isFinal: false, signal }), untilAborted(signal)]));
  }

  /** Brings the comment up to date while the run goes on: at once for news, else when the last time is a while ago. Returns at once. */
  showProgress(report: Report, { isNews = false }: { readonly isNews?: boolean } = {}): void {
    this.#updates.offer(report, { isNews });
  }

  /** Shows the verdict. Null when there is no pull request to show it on. */
  async show(report: Report, signal: AbortSignal): Promise<Publication | null> {
    this.#updates.end();
    return await this.#publish(report, { isFinal: true, signal });
  }

  async #waiting<T>(work: () => Promise<T>): Promise<T> {
    const { clock } = this.#options;
    const fromMs = clock.now();
    try {
      return await work();
    } finally {
      this.#waitedMs += clock.now() - fromMs;
    }
  }

  async #publishProgress(report: Report, ended: AbortSignal): Promise<void> {
    using limit = this.#options.clock.limit(progressLimitMs, ended);
    await this.#publish(report, { isFinal: false, signal: limit.signal });
  }

  async #publish(
    report: Report,
    { isFinal, signal }: { isFinal: boolean; signal: AbortSignal },
  ): Promise<Publication | null> {
    const { mode, run, memory } = this.#options;
    const comment = await this.#find();
    if (comment === null) return null;
    const { claim, ...learnt } = memory();
    const state: CommentState = { version: 1, run, final: isFinal, claims: claim === null ? [] : [claim] };
    const render = (maxChars: number) => renderComment(report, { maxChars });
    const create = mode === 'always' || isWorthTelling(report.verdict);
    const publication = await comment.publish({ ...learnt, render, state, create, signal });
    this.#isPublished ||= publication.kind === 'published';
    return publication;
  }

  /** Null when the run belongs to no pull request. */
  async #find(): Promise<StickyComment | null> {
    const { client, repository, key, cancelled } = this.#options;
    const { number, readOnlyToken } = await this.target;
    if (number === null) return null;
    this.#comment ??= new StickyComment({ client, pull: { ...repository, number }, key, readOnlyToken, cancelled });
    return this.#comment;
  }

  async #lookUp(): Promise<PullRequestTarget> {
    const { client, repository, facts, clock, cancelled } = this.#options;
    using limit = limitWithGrace(clock, { limitMs: lookupLimitMs, graceMs: lookupGraceMs, cancelled });
    return await findPullRequest({ ...repository, facts, client, signal: limit.signal });
  }
}

/** What `comment: on-failure` comments on. */
function isWorthTelling(verdict: Report['verdict']): boolean {
  switch (verdict) {
    case 'failed':
    case 'error':
    case 'inconclusive':
      return true;
    case 'passed':
    case 'planned':
    case 'running':
      return false;
  }
}
