import { GitHubIssues, type StoredIssue } from './github-issues.ts';
import { GitHubRuns } from './github-runs.ts';
import {
  type CommentShape,
  type IssueShape,
  type PullShape,
  type RepositoryShape,
  shapeComment,
  shapePull,
  shapeRepository,
  shapeUser,
  type UserShape,
} from './github-shapes.ts';

/** What a token may do with pull requests, or issues. */
export type Permission = 'none' | 'read' | 'write';

export interface Account {
  readonly user: UserShape;
  readonly permission: Permission;
  /** What it may do with workflow runs: `actions: read` in a job's permissions. */
  readonly actions: 'none' | 'read';
  /** What it may do with issues. */
  readonly issues: Permission;
}

export interface StoredComment {
  readonly id: number;
  /** Number of the pull request or issue. */
  readonly pull: number;
  readonly author: string;
  body: string;
  /** Whether somebody has hidden it: it is folded on the page, and the API gives it as before. */
  isMinimized: boolean;
  /** Why, as GraphQL words it: `outdated`, `off-topic`, …; null when it is not hidden. */
  minimizedReason: string | null;
  /** Every text it has had, the newest last. */
  readonly history: string[];
  /** Who has given it its text, where that is not the first one. */
  edited: { readonly by: string; readonly atMs: number } | null;
}

interface StoredPull {
  readonly shape: PullShape;
  /** Commits it holds beside its head. */
  readonly commits: readonly string[];
  locked: boolean;
}

interface NewPull {
  readonly number: number;
  readonly headSha: string;
  readonly branch?: string;
  readonly base?: string;
  readonly state?: 'open' | 'closed';
  /** Owner of the fork it comes from. */
  readonly forkOf?: string;
  readonly commits?: readonly string[];
}

/** Above what a 32-bit number holds, as GitHub's comment ids are. */
const firstCommentId = 2 ** 31 + 1000;

/** One repository with its pull requests, comments and the tokens that may use them. */
export class GitHubStore {
  readonly comments = new Map<number, StoredComment>();
  readonly runs = new GitHubRuns();
  readonly issues: GitHubIssues;
  readonly repository: RepositoryShape;
  readonly #pulls = new Map<number, StoredPull>();
  readonly #accounts = new Map<string, Account>();
  readonly #nowMs: () => number;
  #nextCommentId = firstCommentId;
  #nextUserId = 1;

  constructor(fullName: string, nowMs: () => number = Date.now) {
    this.#nowMs = nowMs;
    this.issues = new GitHubIssues(nowMs);
    const [owner = '', name = ''] = fullName.split('/');
    this.repository = shapeRepository(shapeUser(owner, 1), name, 1);
  }

  /** Lets a token act as this user. */
  addToken(token: string, login: string, permission: Permission, actions: Account['actions'] = 'none'): void {
    this.#nextUserId += 1;
    this.#accounts.set(token, { user: shapeUser(login, this.#nextUserId), permission, actions, issues: permission });
  }

  /** Changes what a token may do with issues; as much as with pull requests until then. */
  allowIssues(token: string, issues: Permission): void {
    const account = this.#accounts.get(token);
    if (account !== undefined) this.#accounts.set(token, { ...account, issues });
  }

  account(token: string): Account | undefined {
    return this.#accounts.get(token);
  }

  addPull({ number, headSha, branch, base, state, forkOf, commits }: NewPull): void {
    const repo =
      forkOf === undefined ? this.repository : shapeRepository(shapeUser(forkOf, 900), this.repository.name, 900);
    const shape = shapePull({
      number,
      state: state ?? 'open',
      base: { ref: base ?? 'main', repo: this.repository },
      head: { ref: branch ?? `topic-${number}`, sha: headSha, repo },
    });
    this.#pulls.set(number, { shape, commits: commits ?? [], locked: false });
  }

  /** Pushes a commit to the branch of a pull request. */
  push(number: number, headSha: string): void {
    const pull = this.#pulls.get(number);
    if (pull === undefined) throw new Error(`no pull request ${number}`);
    const { shape, commits, locked } = pull;
    const pushed = { ...shape, head: { ...shape.head, sha: headSha } };
    this.#pulls.set(number, { shape: pushed, commits: [...commits, shape.head.sha], locked });
  }

  /** Only maintainers may comment from now on. */
  lock(number: number): void {
    const pull = this.#pulls.get(number);
    if (pull !== undefined) pull.locked = true;
  }

  isLocked(number: number): boolean {
    return this.#pulls.get(number)?.locked ?? false;
  }

  pull(number: number): PullShape | undefined {
    return this.#pulls.get(number)?.shape;
  }

  /** `head` as `owner:branch`. */
  pulls({ state, head }: { state: string; head: string | null }): PullShape[] {
    return [...this.#pulls.values()]
      .map(({ shape }) => shape)
      .filter((pull) => (state === 'all' || pull.state === state) && (head === null || pull.head.label === head));
  }

  /** A fork's commits are listed with no pull request, as on GitHub. */
  pullsWith(sha: string): PullShape[] {
    return [...this.#pulls.values()]
      .filter(({ shape, commits }) => shape.head.sha === sha || commits.includes(sha))
      .map(({ shape }) => shape)
      .filter(({ head }) => head.repo?.id === this.repository.id);
  }

  addComment(pull: number, author: string, body: string): StoredComment {
    const state = { isMinimized: false, minimizedReason: null, edited: null };
    const comment = { id: this.#nextCommentId, pull, author, body, ...state, history: [body] };
    this.#nextCommentId += 1;
    this.comments.set(comment.id, comment);
    return comment;
  }

  /** Gives a comment another text: by its author unless somebody else is named. */
  edit(comment: StoredComment, body: string, by: string = comment.author): void {
    comment.body = body;
    comment.edited = { by, atMs: this.#nowMs() };
    comment.history.push(body);
  }

  /** The conversation, oldest first. */
  commentsOf(pull: number): StoredComment[] {
    return [...this.comments.values()].filter((comment) => comment.pull === pull);
  }

  shape({ id, body, author, pull: number }: StoredComment): CommentShape {
    const kind = this.pull(number) === undefined ? 'issues' : 'pull';
    const page = `${this.repository.html_url}/${kind}/${number}`;
    return shapeComment({ id, body, user: this.#userOf(author), repository: this.repository, page, number });
  }

  shapeIssue(issue: StoredIssue): IssueShape {
    return this.issues.shape(issue, this.repository, (login) => this.#userOf(login));
  }

  #userOf(login: string): UserShape {
    return [...this.#accounts.values()].find(({ user }) => user.login === login)?.user ?? shapeUser(login, 800);
  }
}
