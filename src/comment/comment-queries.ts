import * as v from 'valibot';
import type { GitHubClient } from '../github/client.ts';
import { QueryFailure } from '../github/failure.ts';
import { fetchPages, pageSchema, sendQuery } from '../github/query.ts';
import type { Comment, PullRequestRef } from './issue-comments.ts';

/** A comment as the list shows it, which REST does not. */
export interface ListedComment extends Comment {
  readonly nodeId: string;
  /** Why it is hidden, as GitHub words it (`outdated`, …); null when it is not. Bringing it up to date does not unhide it. */
  readonly hiddenAs: string | null;
  /** Null when the account is gone. Of an app the login is without `[bot]`. */
  readonly author: { readonly login: string; readonly isBot: boolean } | null;
  /** Its last edit, by GitHub's clock, in milliseconds since the epoch; null when there was none. Hiding it is no edit. */
  readonly edited: { readonly atMs: number; readonly isByAuthor: boolean } | null;
}

/** The comments of a pull request, oldest first. */
export interface ListedComments {
  /** Those that this token wrote. */
  readonly own: readonly ListedComment[];
  /** Those of everybody else: what they say is theirs. */
  readonly others: readonly ListedComment[];
}

/** REST ids are whole numbers up to 2^53, GraphQL gives them as text. */
export const idSchema = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.digits())]),
  v.transform(Number),
  v.safeInteger(),
);
const nodeSchema = v.object({
  id: v.string(),
  fullDatabaseId: idSchema,
  viewerDidAuthor: v.boolean(),
  url: v.string(),
  body: v.string(),
  isMinimized: v.boolean(),
  minimizedReason: v.nullable(v.string()),
  author: v.nullable(v.object({ kind: v.string(), login: v.string() })),
  editor: v.nullish(v.object({ login: v.string() })),
  lastEditedAt: v.nullish(v.string()),
});
const commentsSchema = v.nullish(
  v.object({
    repository: v.nullable(v.object({ pullRequest: v.nullable(v.object({ comments: pageSchema(nodeSchema) })) })),
  }),
);
const unhiddenSchema = v.object({
  unminimizeComment: v.object({ unminimizedComment: v.object({ isMinimized: v.literal(false) }) }),
});

/** REST tells neither which comments are one's own nor which are hidden. */
export const commentsQuery = `query Comments($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes {
          id fullDatabaseId viewerDidAuthor url body isMinimized minimizedReason
          author { kind: __typename login }
          editor { login } lastEditedAt
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

/** Lists the wanted comments over all pages, one's own and those of others apart. */
export async function fetchComments(
  client: GitHubClient,
  { isWanted, ...pull }: PullRequestRef & { readonly isWanted: (body: string) => boolean },
  signal: AbortSignal,
): Promise<ListedComments> {
  const nodes = await fetchPages((after) => fetchPage(client, { ...pull, after }, signal), 'comments');
  const wanted = nodes.filter(({ body }) => isWanted(body));
  const listed = (areOwn: boolean) =>
    wanted
      .filter(({ viewerDidAuthor }) => viewerDidAuthor === areOwn)
      .map(toListed)
      .toSorted((a, b) => a.id - b.id);
  return { own: listed(true), others: listed(false) };
}

function toListed(node: v.InferOutput<typeof nodeSchema>): ListedComment {
  const { id, fullDatabaseId, url, body, isMinimized, minimizedReason, author } = node;
  return {
    id: fullDatabaseId,
    nodeId: id,
    url,
    body,
    hiddenAs: isMinimized ? (minimizedReason ?? 'hidden') : null,
    author: author && { login: author.login, isBot: author.kind === 'Bot' },
    edited: toEdit(node),
  };
}

/** Times are cut to seconds: it was no later than the end of that one. */
const secondMs = 1000;

/** An account that is gone is not told: that may have been the author's. */
function toEdit({ author, editor, lastEditedAt }: v.InferOutput<typeof nodeSchema>): ListedComment['edited'] {
  const atMs = Date.parse(lastEditedAt ?? '') + secondMs;
  return Number.isNaN(atMs) ? null : { atMs, isByAuthor: !editor || editor.login === author?.login };
}

async function fetchPage(
  client: GitHubClient,
  variables: PullRequestRef & { after: string | null },
  signal: AbortSignal,
) {
  const query = { query: commentsQuery, variables, data: commentsSchema, what: 'the list of comments' };
  const data = await sendQuery(client, query, signal);
  const comments = data?.repository?.pullRequest?.comments;
  if (comments === undefined) throw new QueryFailure('NOT_FOUND', `there is no pull request ${variables.number}`);
  return comments;
}

export const unhideMutation = `mutation Unhide($id: ID!) {
  unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } }
}`;

/** Shows a hidden comment again; one that is not hidden stays as it is. Throws what the client throws, and {@link QueryFailure}. */
export async function unhideComment(client: GitHubClient, nodeId: string, signal: AbortSignal): Promise<void> {
  const what = 'the answer to unhiding a comment';
  const query = { query: unhideMutation, variables: { id: nodeId }, data: unhiddenSchema, what };
  await sendQuery(client, query, signal);
}
