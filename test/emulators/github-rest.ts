import * as v from 'valibot';
import type { Answer, ReceivedRequest } from './emulator.ts';
import type { RunShape } from './github-runs.ts';
import {
  type CommentShape,
  type IssueShape,
  type PullShape,
  shapeWholePull,
  type WholePullShape,
} from './github-shapes.ts';
import type { Account, GitHubStore, Permission, StoredComment } from './github-store.ts';

/** Characters GitHub takes for one comment. */
const maxCommentLength = 65_536;
const bodySchema = v.object({ body: v.string() });
const texts = v.optional(v.array(v.string()), []);
const newIssueSchema = v.object({ title: v.string(), body: v.string(), labels: texts, assignees: texts });
const issueChangeSchema = v.object({
  title: v.optional(v.string()),
  body: v.optional(v.string()),
  state: v.optional(v.picklist(['open', 'closed'])),
  state_reason: v.optional(v.picklist(['completed', 'not_planned', 'duplicate', 'reopened'])),
});

interface Call {
  readonly store: GitHubStore;
  readonly request: ReceivedRequest;
  readonly account: Account;
  /** What the route's groups matched. */
  readonly match: readonly string[];
}

type Handler = (call: Call) => Answer;

/** What a token needs `actions: read` for. */
const actionsRoutes: readonly (readonly [path: RegExp, handler: Handler])[] = [
  [/^\/actions\/runs\/(\d+)$/, readRun],
  [/^\/actions\/runs\/(\d+)\/attempts\/(\d+)$/, readRun],
];

/** What a token needs `issues: write` for. */
const issueRoutes: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['POST', /^\/issues$/, createIssue],
  ['PATCH', /^\/issues\/(\d+)$/, updateIssue],
];

const routes: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['GET', /^\/issues\/(\d+)\/comments$/, listComments],
  ['POST', /^\/issues\/(\d+)\/comments$/, createComment],
  [
    'GET',
    /^\/issues\/comments\/(\d+)$/,
    (call) => withComment(call, (comment) => ok<CommentShape>(call.store.shape(comment))),
  ],
  ['PATCH', /^\/issues\/comments\/(\d+)$/, updateComment],
  ['DELETE', /^\/issues\/comments\/(\d+)$/, deleteComment],
  ['GET', /^\/pulls$/, listPulls],
  ['GET', /^\/pulls\/(\d+)$/, readPull],
  ['GET', /^\/commits\/([0-9a-f]{40})\/pulls$/, ({ store, match }) => ok<PullShape[]>(store.pullsWith(match[0] ?? ''))],
];

/** Answers a request for the store's repository; `path` is what follows its name. */
export function answerRest(store: GitHubStore, account: Account, request: ReceivedRequest, path: string): Answer {
  const { permission, actions } = account;
  for (const [pattern, handler] of actionsRoutes) {
    const match = request.method === 'GET' ? pattern.exec(path) : null;
    if (match === null) continue;
    return actions === 'none' ? notAccessible() : handler({ store, request, account, match: match.slice(1) });
  }
  for (const [method, pattern, handler] of issueRoutes) {
    const match = method === request.method ? pattern.exec(path) : null;
    if (match === null) continue;
    return isAllowed(account.issues, request)
      ? handler({ store, request, account, match: match.slice(1) })
      : notAccessible();
  }
  const isOnIssue = store.issues.get(Number(/^\/issues\/(\d+)\//.exec(path)?.[1])) !== undefined;
  if (!isAllowed(isOnIssue ? account.issues : permission, request)) return notAccessible();
  for (const [method, pattern, handler] of routes) {
    const match = pattern.exec(path);
    if (match !== null && method === request.method) return handler({ store, request, account, match: match.slice(1) });
  }
  return notFound();
}

function isAllowed(permission: Permission, { method }: ReceivedRequest): boolean {
  return permission === 'write' || (permission === 'read' && method === 'GET');
}

function createIssue({ store, request, account }: Call): Answer {
  const { issues } = store;
  if (!issues.areEnabled) return failed(410, 'Issues has been disabled in this repository.');
  const { title, body, labels, assignees } = v.parse(newIssueSchema, JSON.parse(request.body));
  if (body.length > maxCommentLength) return bodyTooLong();
  const wrong = assignees.filter((login) => !issues.assignable.has(login));
  if (wrong.length > 0) {
    const error = { resource: 'Issue', code: 'invalid', field: 'assignees', value: wrong };
    return { status: 422, body: { message: 'Validation Failed', errors: [error] } };
  }
  const issue = issues.add({ author: account.user.login, title, body, labels, assignees });
  const shape: IssueShape = store.shapeIssue(issue);
  return { status: 201, body: shape, headers: { location: shape.url } };
}

function updateIssue({ store, request, match }: Call): Answer {
  const issue = store.issues.get(Number(match[0]));
  if (issue === undefined) return notFound();
  const { state_reason: reason, ...change } = v.parse(issueChangeSchema, JSON.parse(request.body));
  if ((change.body ?? '').length > maxCommentLength) return bodyTooLong();
  store.issues.change(issue, { ...change, reason });
  return ok<IssueShape>(store.shapeIssue(issue));
}

function listComments({ store, request, match }: Call): Answer {
  const number = Number(match[0]);
  if (store.pull(number) === undefined) return notFound();
  const perPage = Math.min(Number(request.query.get('per_page') ?? 30), 100);
  const page = Number(request.query.get('page') ?? 1);
  const all = store.commentsOf(number).map((comment) => store.shape(comment));
  const body: CommentShape[] = all.slice((page - 1) * perPage, page * perPage);
  const next = `<https://api.github.com${request.path}?per_page=${perPage}&page=${page + 1}>; rel="next"`;
  return { status: 200, body, headers: all.length > page * perPage ? { link: next } : {} };
}

function createComment({ store, request, account, match }: Call): Answer {
  const number = Number(match[0]);
  if (store.pull(number) === undefined && store.issues.get(number) === undefined) return notFound();
  if (store.isLocked(number)) return failed(403, 'Unable to create comment because issue is locked.');
  const body = parseBody(request);
  if (body === null) return bodyTooLong();
  const created: CommentShape = store.shape(store.addComment(number, account.user.login, body));
  return { status: 201, body: created, headers: { location: created.url } };
}

function updateComment(call: Call): Answer {
  return withComment(call, (comment) => {
    const body = parseBody(call.request);
    if (body === null) return bodyTooLong();
    call.store.edit(comment, body, call.account.user.login);
    return ok<CommentShape>(call.store.shape(comment));
  });
}

function deleteComment(call: Call): Answer {
  return withComment(call, ({ id }) => {
    call.store.comments.delete(id);
    return { status: 204 };
  });
}

function listPulls({ store, request }: Call): Answer {
  const { query } = request;
  return ok<PullShape[]>(store.pulls({ state: query.get('state') ?? 'open', head: query.get('head') }));
}

function readPull({ store, match }: Call): Answer {
  const pull = store.pull(Number(match[0]));
  return pull === undefined ? notFound() : ok<WholePullShape>(shapeWholePull(pull));
}

function readRun({ store, match: [id, attempt] }: Call): Answer {
  const run = store.runs.shape(Number(id), attempt === undefined ? undefined : Number(attempt));
  return run === undefined ? notFound() : ok<RunShape>(run);
}

function withComment({ store, match }: Call, work: (comment: StoredComment) => Answer): Answer {
  const comment = store.comments.get(Number(match[0]));
  return comment === undefined ? notFound() : work(comment);
}

/** Null for a text that is too long. */
function parseBody(request: ReceivedRequest): string | null {
  const { body } = v.parse(bodySchema, JSON.parse(request.body));
  return body.length > maxCommentLength ? null : body;
}

function ok<Body>(body: Body): Answer<Body> {
  return { status: 200, body };
}

function bodyTooLong(): Answer {
  const message = `Body is too long (maximum is ${maxCommentLength} characters)`;
  const error = { resource: 'IssueComment', code: 'unprocessable', field: 'data', message };
  return { status: 422, body: { message: 'Validation Failed', errors: [error] } };
}

function notFound(): Answer {
  return failed(404, 'Not Found');
}

function notAccessible(): Answer {
  return failed(403, 'Resource not accessible by integration');
}

/** GitHub's error body. */
export function failed(status: number, message: string): Answer {
  return { status, body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) } };
}
