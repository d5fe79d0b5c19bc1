import { timeText } from './github-runs.ts';
import { type IssueShape, type RepositoryShape, shapeIssue, type UserShape } from './github-shapes.ts';

export interface StoredIssue {
  readonly number: number;
  readonly author: string;
  readonly createdAtMs: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  reason: IssueShape['state_reason'];
  closedAtMs: number | null;
  updatedAtMs: number;
  labels: readonly string[];
  assignees: readonly string[];
  /** Every state it has had, the newest last. */
  readonly states: ('open' | 'closed')[];
}

export interface NewIssue {
  readonly author: string;
  readonly title: string;
  readonly body: string;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
}

export interface IssueChange {
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly reason?: IssueShape['state_reason'] | undefined;
}

/** Above the numbers that tests give to pull requests: GitHub counts both in one row. */
const firstNumber = 1001;

/** The issues of one repository. */
export class GitHubIssues {
  /** Whether the repository has issues at all. */
  areEnabled = true;
  /** Accounts that can be assigned. */
  readonly assignable = new Set(['octocat']);
  readonly #issues = new Map<number, StoredIssue>();
  readonly #nowMs: () => number;
  #nextNumber = firstNumber;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get all(): readonly StoredIssue[] {
    return [...this.#issues.values()];
  }

  get open(): readonly StoredIssue[] {
    return this.all.filter(({ state }) => state === 'open');
  }

  get(number: number): StoredIssue | undefined {
    return this.#issues.get(number);
  }

  add({ author, title, body, labels = [], assignees = [] }: NewIssue): StoredIssue {
    const nowMs = this.#nowMs();
    const state = 'open' as const;
    const issue: StoredIssue = {
      number: this.#nextNumber,
      author,
      title,
      body,
      state,
      reason: null,
      closedAtMs: null,
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
      labels,
      assignees,
      states: [state],
    };
    this.#nextNumber += 1;
    this.#issues.set(issue.number, issue);
    return issue;
  }

  change(issue: StoredIssue, { title, body, state, reason }: IssueChange): void {
    const nowMs = this.#nowMs();
    issue.title = title ?? issue.title;
    issue.body = body ?? issue.body;
    issue.updatedAtMs = nowMs;
    if (state === undefined || state === issue.state) return;
    issue.state = state;
    issue.states.push(state);
    issue.closedAtMs = state === 'closed' ? nowMs : null;
    issue.reason = state === 'closed' ? (reason ?? 'completed') : 'reopened';
  }

  shape(issue: StoredIssue, repository: RepositoryShape, userOf: (login: string) => UserShape): IssueShape {
    return shapeIssue({
      ...issue,
      user: userOf(issue.author),
      repository,
      assignees: issue.assignees.map(userOf),
      createdAt: timeText(issue.createdAtMs),
      updatedAt: timeText(issue.updatedAtMs),
      closedAt: issue.closedAtMs === null ? null : timeText(issue.closedAtMs),
    });
  }
}
