import type { Issue, IssueComment, PageInfo } from '@octokit/graphql-schema';
import * as v from 'valibot';
import type { Answer, ReceivedRequest } from './emulator.ts';
import type { StoredIssue } from './github-issues.ts';
import { timeText } from './github-runs.ts';
import type { Account, GitHubStore, StoredComment } from './github-store.ts';

type CommentNode = Pick<
  IssueComment,
  'id' | 'fullDatabaseId' | 'viewerDidAuthor' | 'url' | 'body' | 'isMinimized' | 'minimizedReason' | 'lastEditedAt'
> & {
  readonly author: { readonly kind: 'Bot' | 'User'; readonly login: string };
  readonly editor: { readonly login: string } | null;
};

interface CommentPage {
  readonly nodes: readonly Partial<CommentNode>[];
  readonly pageInfo: Pick<PageInfo, 'hasNextPage' | 'endCursor'>;
}

const requestSchema = v.object({
  query: v.string(),
  variables: v.object({
    owner: v.string(),
    repo: v.string(),
    number: v.pipe(v.number(), v.integer()),
    after: v.nullish(v.string()),
  }),
});

const mutationSchema = v.object({
  query: v.pipe(v.string(), v.regex(/^mutation\b.*\bunminimizeComment\(input: \{ subjectId: \$id \}\)/s)),
  variables: v.object({ id: v.string() }),
});

type IssueNode = Pick<Issue, 'number' | 'viewerDidAuthor' | 'url' | 'body' | 'closedAt'>;

const issuesSchema = v.object({
  query: v.pipe(v.string(), v.regex(/issues\(\s*first: \d+, after: \$after, states: \$states/)),
  variables: v.object({
    owner: v.string(),
    repo: v.string(),
    states: v.array(v.picklist(['OPEN', 'CLOSED'])),
    since: v.nullish(v.pipe(v.string(), v.isoTimestamp())),
    after: v.nullish(v.string()),
  }),
});

interface QueryCall {
  readonly store: GitHubStore;
  readonly account: Account;
  readonly request: ReceivedRequest;
  /** Shorter pages than were asked for. */
  readonly pageSize: number;
}

/**
 * Answers what this product sends: the queries for the comments of a pull request and for the repository's issues, page by page,
 * and the mutation that unhides a comment.
 * Tests hold both against GitHub's schema.
 */
export function answerQuery(call: QueryCall): Answer {
  const mutation = v.safeParse(mutationSchema, JSON.parse(call.request.body));
  if (mutation.success) return unhide(call, mutation.output.variables.id);
  const issues = v.safeParse(issuesSchema, JSON.parse(call.request.body));
  return issues.success ? listIssues(call, issues.output.variables) : listComments(call);
}

/** The newest first. A repository without issues lists none. */
function listIssues(
  { store, account, pageSize }: QueryCall,
  { owner, repo, states, since, after }: v.InferOutput<typeof issuesSchema>['variables'],
): Answer {
  if (account.issues === 'none')
    return failedQuery('FORBIDDEN', 'Resource not accessible by integration', { repository: null });
  if (`${owner}/${repo}` !== store.repository.full_name)
    return failedQuery('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${repo}'.`, null);
  const { areEnabled, all } = store.issues;
  const wanted = all
    .filter(({ state }) => areEnabled && states.some((each) => each.toLowerCase() === state))
    .filter(({ updatedAtMs }) => since === undefined || since === null || updatedAtMs >= Date.parse(since))
    .toReversed();
  const later = wanted.filter(({ number }) => after === null || after === undefined || number < cursorId(after));
  const page = later.slice(0, Math.min(100, pageSize));
  const last = page.at(-1);
  const issues = {
    nodes: page.map((issue): IssueNode => createIssueNode(store, issue, account)),
    pageInfo: { hasNextPage: later.length > page.length, endCursor: last === undefined ? null : cursorOf(last.number) },
  };
  return { status: 200, body: { data: { repository: { hasIssuesEnabled: areEnabled, issues } } } };
}

function createIssueNode(store: GitHubStore, issue: StoredIssue, account: Account): IssueNode {
  return {
    number: issue.number,
    viewerDidAuthor: issue.author === account.user.login,
    url: store.shapeIssue(issue).html_url,
    body: issue.body,
    closedAt: issue.closedAtMs === null ? null : timeText(issue.closedAtMs),
  };
}

function unhide({ store, account }: QueryCall, nodeId: string): Answer {
  const comment = [...store.comments.values()].find((each) => store.shape(each).node_id === nodeId);
  if (comment === undefined || account.permission === 'none') {
    const message = `Could not resolve to a node with the global id of '${nodeId}'`;
    return failedQuery('NOT_FOUND', message, { unminimizeComment: null });
  }
  if (account.permission === 'read') {
    return failedQuery('FORBIDDEN', 'Resource not accessible by integration', { unminimizeComment: null });
  }
  comment.isMinimized = false;
  comment.minimizedReason = null;
  return { status: 200, body: { data: { unminimizeComment: { unminimizedComment: { isMinimized: false } } } } };
}

function listComments({ store, account, request, pageSize }: QueryCall): Answer {
  const parsed = v.safeParse(requestSchema, JSON.parse(request.body));
  if (!parsed.success || !/comments\(first: \d+, after: \$after\)/.test(parsed.output.query)) {
    return failedQuery('undefinedField', 'the emulator does not know this query', null);
  }
  const { query, variables } = parsed.output;
  if (account.permission === 'none') {
    return failedQuery('FORBIDDEN', 'Resource not accessible by integration', { repository: { pullRequest: null } });
  }
  const { owner, repo, number, after } = variables;
  if (`${owner}/${repo}` !== store.repository.full_name) {
    const message = `Could not resolve to a Repository with the name '${owner}/${repo}'.`;
    return failedQuery('NOT_FOUND', message, { repository: null });
  }
  if (store.pull(number) === undefined) {
    const message = `Could not resolve to a PullRequest with the number of ${number}.`;
    return failedQuery('NOT_FOUND', message, { repository: { pullRequest: null } });
  }
  const comments = createPage({ store, account, query, number, after: after ?? null, pageSize });
  return { status: 200, body: { data: { repository: { pullRequest: { comments } } } } };
}

interface PageOptions extends Omit<QueryCall, 'request'> {
  readonly query: string;
  readonly number: number;
  readonly after: string | null;
}

function createPage({ store, account, query, number, after, pageSize }: PageOptions): CommentPage {
  const asked = new Set(query.match(/\w+/g));
  const later = store.commentsOf(number).filter(({ id }) => after === null || id > cursorId(after));
  const size = Math.min(Number(/first: (\d+)/.exec(query)?.[1]), 100, pageSize);
  const page = later.slice(0, size);
  const last = page.at(-1);
  return {
    nodes: page.map((comment) => pick(createNode(store, comment, account), asked)),
    pageInfo: { hasNextPage: later.length > size, endCursor: last === undefined ? null : cursorOf(last.id) },
  };
}

function createNode(store: GitHubStore, comment: StoredComment, account: Account): CommentNode {
  const { node_id, html_url, body, user } = store.shape(comment);
  const { edited } = comment;
  return {
    id: node_id,
    fullDatabaseId: String(comment.id),
    viewerDidAuthor: comment.author === account.user.login,
    url: html_url,
    body: body ?? '',
    isMinimized: comment.isMinimized,
    minimizedReason: comment.minimizedReason,
    author: {
      kind: user?.type === 'Bot' ? 'Bot' : 'User',
      login: loginOf(comment.author),
    },
    editor: edited && { login: loginOf(edited.by) },
    lastEditedAt: edited && timeText(edited.atMs),
  };
}

/** GraphQL names an app without what REST appends. */
function loginOf(name: string): string {
  return name.replace(/\[bot\]$/, '');
}

function pick(node: CommentNode, asked: ReadonlySet<string>): Partial<CommentNode> {
  return Object.fromEntries(Object.entries(node).filter(([name]) => asked.has(name)));
}

function cursorOf(id: number): string {
  return Buffer.from(`cursor:${id}`).toString('base64');
}

function cursorId(cursor: string): number {
  return Number(Buffer.from(cursor, 'base64').toString().slice('cursor:'.length));
}

/** GitHub answers a query that failed with status 200. */
function failedQuery(type: string, message: string, data: unknown): Answer {
  return { status: 200, body: { data, errors: [{ type, path: ['repository'], message }] } };
}
