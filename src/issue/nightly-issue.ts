import { createHash } from 'node:crypto';
import type { GitHubClient, Repository } from '../github/client.ts';
import { explainFailure, NoTimeLeft, parseHttpFailure } from '../github/failure.ts';
import { pauseBeforeLookMs } from '../github/look-again.ts';
import { isNewer, type ShownRun } from '../ledger/stored-ledger.ts';
import {
  failingOf,
  renderClosedBody,
  renderDuplicate,
  renderIssueBody,
  renderIssueChange,
  renderIssueClosed,
  renderIssueTitle,
} from '../report/issue.ts';
import type { Report } from '../report/report.ts';
import { rowsOf } from '../report/rows.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';
import { type IssueState, isIssueOf, maxIssueChars, parseIssueState, renderIssueHeader } from './issue-state.ts';
import { commentOnIssue, createIssue, fetchOwnIssues, type Issue, IssuesDisabled, updateIssue } from './issues.ts';

/** What became of the issue. None of it changes the verdict. `warning` is a full sentence, null when all went well. */
export type IssuePublication =
  | {
      readonly kind: 'opened' | 'updated' | 'reopened' | 'closed';
      readonly url: string;
      readonly warning: string | null;
    }
  /** The issue tells of a newer run. */
  | { readonly kind: 'left-to-newer-run'; readonly url: string }
  /** A green run, and no issue is open. */
  | { readonly kind: 'absent' }
  /** A full sentence that says what to do. */
  | { readonly kind: 'failed'; readonly warning: string };

interface NightlyIssueOptions {
  readonly client: GitHubClient;
  readonly repository: Repository;
  /** From `issueKeyOf`. */
  readonly key: string;
  /** The branch or tag, as `GITHUB_REF` names it. */
  readonly ref: string;
  /** Names the leg of a matrix; empty outside one. */
  readonly leg: string;
  readonly run: Omit<ShownRun, 'isFinal'>;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

interface Turn {
  readonly report: Report;
  readonly signal: AbortSignal;
}

/** An issue that is closed for longer is history: the next red run opens another one. */
const reopenWithinMs = 7 * 24 * 3_600_000;
const maxAttempts = 3;

/**
 * One gate's issue on one branch: open while its runs are red. It is the oldest open issue that carries the marker and that this
 * token opened. GitHub has no way to open one only where there is none: whoever finds several, or has opened one too many in a
 * race, keeps the oldest and closes the others, so that all runs end with the same one.
 */
export class NightlyIssue {
  readonly #options: NightlyIssueOptions;
  #warning: string | null = null;

  constructor(options: NightlyIssueOptions) {
    this.#options = options;
  }

  /** Opens the issue or brings it up to date after a red run, closes it after a green one; never throws. */
  async publish(report: Report, isGreen: boolean, signal: AbortSignal): Promise<IssuePublication> {
    const { client } = this.#options;
    const turn = { report, signal };
    try {
      return await this.#lookingAgain(turn, (found) => (isGreen ? this.#close(found, turn) : this.#open(found, turn)));
    } catch (error) {
      const what = 'The issue could not be brought up to date';
      if (error instanceof IssuesDisabled)
        return { kind: 'failed', warning: `${what}: ${error.message}. Enable them, or leave \`issue\` out.` };
      const cause = signal.aborted && !(error instanceof NoTimeLeft) ? new NoTimeLeft(error) : error;
      const access = { access: 'write', to: 'issues', readOnlyToken: null } as const;
      return { kind: 'failed', warning: explainFailure(cause, { what, ...access, nowMs: client.clock.now() }) };
    }
  }

  async #lookingAgain(
    turn: Turn,
    write: (found: readonly Issue[]) => Promise<IssuePublication>,
  ): Promise<IssuePublication> {
    const { clock } = this.#options.client;
    for (let attempt = 1; ; attempt += 1) {
      const found = await this.#list('OPEN', turn.signal);
      try {
        return await write(found);
      } catch (error) {
        const pauseMs = pauseBeforeLookMs(error, { existed: found.length > 0, nowMs: clock.now() });
        if (pauseMs === null || attempt === maxAttempts || turn.signal.aborted) throw error;
        await clock.sleep(pauseMs, turn.signal);
        if (turn.signal.aborted) throw error;
      }
    }
  }

  async #open(found: readonly Issue[], turn: Turn): Promise<IssuePublication> {
    if (found.length > 0) return await this.#keepOldest(found, turn);
    const closed = await this.#list('CLOSED', turn.signal);
    const newest = closed.at(-1);
    return newest === undefined ? await this.#create(turn) : await this.#reopen(newest, turn);
  }

  /** Several runs may have opened one each: the oldest stays. */
  async #create(turn: Turn): Promise<IssuePublication> {
    const { report, signal } = turn;
    const created = await this.#createAssigned(turn);
    const opened = { kind: 'opened', url: created.url, warning: this.#warning } as const;
    try {
      const others = (await this.#list('OPEN', signal)).filter(({ number }) => number !== created.number);
      const [oldest, ...spare] = [created, ...others].toSorted((a, b) => a.number - b.number);
      if (oldest === undefined || spare.length === 0) return opened;
      await this.#closeDuplicates(oldest, spare, signal);
      return oldest === created ? opened : await this.#keepOldest([oldest], { report, signal });
    } catch {
      // It is there for people to read; whoever looks next closes what is too much.
      return opened;
    }
  }

  /** An account that cannot be assigned is no reason to tell nobody. */
  async #createAssigned({ report, signal }: Turn): Promise<Issue> {
    const { client, repository, leg, labels, assignees } = this.#options;
    const issue = { ...repository, title: renderIssueTitle(report, leg), body: this.#renderRed(report, null), labels };
    try {
      return await createIssue(client, { ...issue, assignees }, signal);
    } catch (error) {
      const failure = parseHttpFailure(error, client.clock.now());
      if (failure?.status !== 422 || assignees.length === 0) throw error;
      const created = await createIssue(client, { ...issue, assignees: [] }, signal);
      this.#warning = `The issue could not be assigned to ${assignees.join(', ')}: check \`issue-assignees\`. Only who may read the repository can be assigned.`;
      return created;
    }
  }

  /** Gives the oldest issue this run's text, unless a newer run's stands there, and closes the others. */
  async #keepOldest(found: readonly Issue[], turn: Turn): Promise<IssuePublication> {
    const { client, repository } = this.#options;
    const { report, signal } = turn;
    const [oldest, ...spare] = found;
    if (oldest === undefined) return { kind: 'absent' };
    await this.#closeDuplicates(oldest, spare, signal);
    const before = parseIssueState(oldest.body);
    if (this.#isOutdated(before)) return { kind: 'left-to-newer-run', url: oldest.url };
    const { number } = oldest;
    await this.#update(oldest, before, turn);
    const failing = new Set(nameFailing(report));
    const isSame = failing.size === before?.failing.length && before.failing.every((name) => failing.has(name));
    if (before !== null && !isSame) {
      const body = renderIssueChange(report, { isReopened: false, ...compare(report, before) });
      await commentOnIssue(client, { ...repository, number, body }, signal);
    }
    return { kind: 'updated', url: oldest.url, warning: null };
  }

  async #reopen(closed: Issue, turn: Turn): Promise<IssuePublication> {
    const { client, repository } = this.#options;
    const { report, signal } = turn;
    if (this.#isOutdated(parseIssueState(closed.body))) return { kind: 'left-to-newer-run', url: closed.url };
    await this.#update(closed, null, turn);
    const body = renderIssueChange(report, { isReopened: true, added: failingOf(report), gone: [] });
    await commentOnIssue(client, { ...repository, number: closed.number, body }, signal);
    return { kind: 'reopened', url: closed.url, warning: null };
  }

  async #close(found: readonly Issue[], { report, signal }: Turn): Promise<IssuePublication> {
    const { client, repository } = this.#options;
    const [oldest, ...spare] = found;
    if (oldest === undefined) return { kind: 'absent' };
    await this.#closeDuplicates(oldest, spare, signal);
    const { number, url } = oldest;
    if (this.#isOutdated(parseIssueState(oldest.body))) return { kind: 'left-to-newer-run', url };
    const header = renderIssueHeader(this.#options.key, this.#stateOf([], null));
    const body = header + renderClosedBody(report, maxIssueChars - header.length);
    await updateIssue(client, { ...repository, number, body, state: 'closed', reason: 'completed' }, signal);
    const sentence = renderIssueClosed(report);
    // Closed it is, whoever is told.
    await commentOnIssue(client, { ...repository, number, body: sentence }, signal).catch(() => undefined);
    return { kind: 'closed', url, warning: null };
  }

  async #update(issue: Issue, before: IssueState | null, { report, signal }: Turn): Promise<void> {
    const { client, repository, leg } = this.#options;
    const title = renderIssueTitle(report, leg);
    const body = this.#renderRed(report, before);
    await updateIssue(client, { ...repository, number: issue.number, title, body, state: 'open' }, signal);
  }

  /** They lose their marker, so that none of them is taken for the gate's own again. */
  async #closeDuplicates(oldest: Issue, spare: readonly Issue[], signal: AbortSignal): Promise<void> {
    const { client, repository } = this.#options;
    const body = renderDuplicate(oldest.number);
    const change = { ...repository, body, state: 'closed', reason: 'not_planned' } as const;
    await Promise.allSettled(spare.map(({ number }) => updateIssue(client, { ...change, number }, signal)));
  }

  async #list(state: 'OPEN' | 'CLOSED', signal: AbortSignal): Promise<readonly Issue[]> {
    const { client, repository, key } = this.#options;
    const sinceMs = state === 'OPEN' ? null : client.clock.now() - reopenWithinMs;
    const isWanted = (body: string) => isIssueOf(key, body);
    const found = await fetchOwnIssues(client, { ...repository, state, sinceMs, isWanted }, signal);
    return sinceMs === null ? found : found.filter(({ closedAtMs }) => closedAtMs !== null && closedAtMs >= sinceMs);
  }

  /** Whether an issue tells of a newer run than this one. */
  #isOutdated(before: IssueState | null): boolean {
    const shown = before === null ? null : { ...before.shown, isFinal: true };
    return shown !== null && isNewer(shown, { ...this.#options.run, isFinal: true });
  }

  #renderRed(report: Report, before: IssueState | null): string {
    const { key, ref } = this.#options;
    const state = this.#stateOf(nameFailing(report), before);
    const header = renderIssueHeader(key, state);
    return header + renderIssueBody(report, { ...state, ref, maxChars: maxIssueChars - header.length });
  }

  #stateOf(failing: readonly string[], before: IssueState | null): IssueState {
    const { client, run } = this.#options;
    const { workflow, id, attempt } = run;
    const isSame = before?.shown.id === id && before.shown.attempt === attempt;
    const runs = (before?.runs ?? 0) + (isSame ? 0 : 1);
    return {
      shown: { workflow, id, attempt },
      failing,
      sinceMs: before?.sinceMs ?? client.clock.now(),
      runs,
    };
  }
}

/** What fails, by names that stay the same from run to run: the blocking benchmarks, or else what ended the run. */
function nameFailing(report: Report): readonly string[] {
  const failing = failingOf(report);
  return failing.length === 0 ? [nameOf([`run ${report.cause}`])] : failing.map(nameOfBenchmark);
}

function nameOfBenchmark({ benchmark }: JudgedBenchmark): string {
  return nameOf([benchmark.service, benchmark.id]);
}

/** Short, so that a thousand of them fit beside the text. */
function nameOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

function compare(report: Report, before: IssueState): Pick<Parameters<typeof renderIssueChange>[1], 'added' | 'gone'> {
  const [known, now] = [new Set(before.failing), new Set(nameFailing(report))];
  return {
    added: failingOf(report).filter((row) => !known.has(nameOfBenchmark(row))),
    gone: rowsOf(report).filter((row) => known.has(nameOfBenchmark(row)) && !now.has(nameOfBenchmark(row))),
  };
}
