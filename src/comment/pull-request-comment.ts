import { type Clock, limitWithGrace, untilAborted } from '../clock.ts';
import type { GitHubClient, Repository } from '../github/client.ts';
import type { EventFacts } from '../github/event.ts';
import { explainFailure, isRefusal, type ReadOnlyToken } from '../github/failure.ts';
import { findPullRequest, type PullRequestTarget } from '../github/pull-request.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerStore, Recollection } from '../ledger/ledger-store.ts';
import type { ShownRun } from '../ledger/stored-ledger.ts';
import { renderComment } from '../report/comment.ts';
import type { Report } from '../report/report.ts';
import { LiveUpdates } from './live-updates.ts';
import { type Publication, StickyComment } from './sticky-comment.ts';

interface PullRequestCommentOptions {
  readonly client: GitHubClient;
  readonly repository: Repository;
  readonly facts: EventFacts;
  /** From `commentKeyOf`. */
  readonly key: string;
  /** The `comment` input. */
  readonly mode: 'always' | 'on-failure';
  readonly run: Omit<ShownRun, 'isFinal'>;
  /** What the comment holds for later runs: the ledger, and the key that signs it; null as long as nothing is planned. */
  readonly memory: () => { readonly ledger: Ledger | null; readonly sealKey: Buffer | null };
  /** The report as of now. */
  readonly report: () => Report;
  readonly clock: Clock;
  readonly cancelled: AbortSignal;
}

interface PublishOptions {
  readonly isFinal: boolean;
  readonly isBeforePaying?: boolean;
  /** As in `LedgerStore.store`. */
  readonly unless?: () => boolean;
  readonly signal: AbortSignal;
}

const lookupLimitMs = 10_000;
const lookupGraceMs = 1000;
const recallGraceMs = 2200;
/** A re-run may have paid already, so it asks for longer before it gives up. */
const rerunRecallLimitMs = 15_000;
const recallPauseMs = 2000;
const maxRefusals = 3;
/** One refusal may be odd; a token that may write nothing is refused each time. */
const minRefusals = 2;
const recallLimitMs = 5000;
const storeLimitMs = 3000;
const progressLimitMs = 30_000;
/** The comment is brought up to date at most this often while jobs run. */
const minGapMs = 60_000;

/** The gate's comment on the pull request that the run belongs to, from the submit to the verdict. */
export class PullRequestComment implements LedgerStore {
  /** Which pull request it is; looked up while the run goes on. */
  readonly target: Promise<PullRequestTarget>;
  readonly #options: PullRequestCommentOptions;
  readonly #updates: LiveUpdates;
  #comment: StickyComment | null = null;
  #isStored = false;
  #isReadSince = false;
  /** How often GitHub has refused to have it written. */
  #refusals = 0;
  /** When this run first found no comment; null as long as it has found one, or not looked. */
  #absentAtMs: number | null = null;
  #waitedMs = 0;
  #cancelledAtMs: number | null = null;

  constructor(options: PullRequestCommentOptions) {
    this.#options = options;
    // A failure shows again at the end, where it is told.
    const show = (report: Report, ended: AbortSignal) => this.#publishProgress(report, ended);
    this.#updates = new LiveUpdates({ clock: options.clock, minGapMs, show });
    this.target = lookUpTarget(options);
    const noteCancel = () => {
      this.#cancelledAtMs = options.clock.now();
      // What is left of the run's time is for its last word.
      this.#updates.end();
    };
    options.cancelled.addEventListener('abort', noteCancel);
    if (options.cancelled.aborted) noteCancel();
  }

  /** Whether this run has written the comment: then a later run finds there what this one has paid for. */
  get isStored(): boolean {
    return this.#isStored;
  }

  get isReadSince(): boolean {
    return this.#isReadSince;
  }

  get sealedAtMs(): number | null {
    return this.#comment?.sealedAtMs ?? null;
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
  async findTarget(): Promise<void> {
    await this.#waiting(() => this.target);
  }

  /**
   * Has the ledger absorb what earlier and other runs have stored. A re-run insists on an answer: it knows that there was a run before it.
   */
  async recall(deadlineMs: number): Promise<Recollection> {
    return await this.#waiting(() => this.#recall(deadlineMs));
  }

  async #recall(deadlineMs: number): Promise<Recollection> {
    const { clock, cancelled, run, mode, memory } = this.#options;
    const isRerun = run.attempt > 1;
    const limitMs = Math.min(isRerun ? rerunRecallLimitMs : recallLimitMs, deadlineMs - clock.now());
    using limit = limitWithGrace(clock, { limitMs, graceMs: recallGraceMs, cancelled });
    const { number, warning, readOnlyToken } = await this.target;
    if (number === null) return warning === null ? { kind: 'nothing' } : { kind: 'unknown', why: warning };
    const comment = this.#open(number, readOnlyToken);
    for (let refusals = 0; ; ) {
      const isStored = this.#isStored;
      try {
        const recalled = await comment.recall(limit.signal);
        this.#isReadSince ||= isStored;
        if (recalled !== null) return { kind: 'read', ...recalled };
        // The attempt before this one has left a comment, if it could.
        this.#absentAtMs ??= clock.now();
        if (isRerun && mode === 'always') memory().ledger?.noteEdit(this.#absentAtMs);
        return { kind: 'nothing' };
      } catch (error) {
        refusals += isRefusal(error, clock.now()) ? 1 : 0;
        const what = 'The comment of earlier runs could not be read';
        const why = explainFailure(error, { what, access: 'read', readOnlyToken: null, nowMs: clock.now() });
        if (limit.signal.aborted || refusals >= (isRerun ? maxRefusals : minRefusals)) return { kind: 'unknown', why };
      }
      await clock.sleep(recallPauseMs, limit.signal);
    }
  }

  /** Stores the ledger in the comment, and waits for it a moment, so that it is remembered even if this run is lost. */
  async store({ limitMs = storeLimitMs, unless }: Parameters<LedgerStore['store']>[0] = {}): Promise<boolean> {
    const { clock, cancelled, memory, report } = this.#options;
    const leftMs = (memory().ledger?.deadlineMs ?? Number.POSITIVE_INFINITY) - clock.now();
    using limit = clock.limit(Math.min(limitMs, leftMs), cancelled);
    const { signal } = limit;
    const publication = await this.#waiting(() =>
      Promise.race([
        this.#publish(report(), { isFinal: false, isBeforePaying: true, ...(unless && { unless }), signal }),
        untilAborted(signal).then(() => null),
      ]),
    );
    return publication !== null && isKept(publication);
  }

  /** Without a pull request there is no comment, `on-failure` announces nothing, and a token that may not write cannot. */
  async isShared(): Promise<boolean> {
    const { number, warning, readOnlyToken } = await this.target;
    const mayWrite = readOnlyToken === null && (this.#isStored || this.#refusals < minRefusals);
    return this.#options.mode === 'always' && mayWrite && (number !== null || warning !== null);
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

  async #publish(report: Report, { signal, isFinal, ...how }: PublishOptions): Promise<Publication | null> {
    const { mode, run, memory } = this.#options;
    const { number, readOnlyToken } = await this.target;
    if (number === null) return null;
    // From when on it was there: the attempts before it had ended by then.
    if (isFinal) memory().ledger?.announce({ sinceMs: report.startedAt.getTime(), isOver: true });
    const create = mode === 'always' || isWorthTelling(report.verdict);
    const isAlarm = isFinal && isWorthTelling(report.verdict);
    const publication = await this.#open(number, readOnlyToken).publish({
      shown: { ...run, isFinal },
      render: (options) => renderComment(report, options),
      create,
      isAlarm,
      ...how,
      signal,
    });
    this.#isStored ||= isKept(publication);
    this.#refusals += publication.kind === 'failed' && publication.isRefused ? 1 : 0;
    return publication;
  }

  #open(number: number, readOnlyToken: ReadOnlyToken | null): StickyComment {
    const { client, repository, key, memory, cancelled } = this.#options;
    const place = `${repository.owner}/${repository.repo}#${number} ${key}`;
    this.#comment ??= new StickyComment({
      client,
      pull: { ...repository, number },
      key,
      readOnlyToken,
      memory: () => ({ ledger: memory().ledger, seal: { key: memory().sealKey, place } }),
      cancelled,
    });
    return this.#comment;
  }
}

/** Which pull request a run belongs to, if any. Never throws. */
export async function lookUpTarget({
  client,
  repository,
  facts,
  clock,
  cancelled,
}: Pick<
  PullRequestCommentOptions,
  'client' | 'repository' | 'facts' | 'clock' | 'cancelled'
>): Promise<PullRequestTarget> {
  using limit = limitWithGrace(clock, { limitMs: lookupLimitMs, graceMs: lookupGraceMs, cancelled });
  return await findPullRequest({ ...repository, facts, client, signal: limit.signal });
}

/** Whether the comment holds what this run knows, whoever's text it shows. */
function isKept({ kind }: Publication): boolean {
  return kind === 'published' || kind === 'left-to-newer-run';
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
