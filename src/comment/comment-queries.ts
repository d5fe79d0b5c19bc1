import * as v from 'valibot';
import { parseAnswer, UnreadableAnswer } from '../github/answer.ts';
import type { GitHubClient } from '../github/client.ts';
import { QueryFailure } from '../github/failure.ts';
import type { Comment, PullRequestRef } from './issue-comments.ts';

/** A comment as the list shows it, which REST does not. */
export interface ListedComment extends Comment {
  readonly nodeId: string;
  /** Why it is hidden, as GitHub words it (`outdated`, …); null when it is not. Bringing it up to date does not unhide it. */
  readonly hiddenAs: string | null;
  /** Null when the account is gone. Of an app the login is without `[bot]`. */
  readonly author: { readonly login: string; readonly isBot: boolean } | null;
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
});
const pageSchema = v.object({
  nodes: v.array(v.nullable(nodeSchema)),
  pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) }),
});
const errorsSchema = v.optional(v.array(v.object({ type: v.optional(v.string()), message: v.string() })));
const querySchema = v.object({
  data: v.nullish(
    v.object({
      repository: v.nullable(v.object({ pullRequest: v.nullable(v.object({ comments: pageSchema })) })),
    }),
  ),
  errors: errorsSchema,
});
const unhiddenSchema = v.object({
  data: v.object({
    unminimizeComment: v.object({ unminimizedComment: v.object({ isMinimized: v.literal(false) }) }),
  }),
});

/** REST tells neither which comments are one's own nor which are hidden. */
export const commentsQuery = `query Comments($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes {
          id fullDatabaseId viewerDidAuthor url body isMinimized minimizedReason
          author { kind: __typename login }
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
  const own: ListedComment[] = [];
  const others: ListedComment[] = [];
  let after: string | null = null;
  do {
    const page: v.InferOutput<typeof pageSchema> = await fetchPage(client, { ...pull, after }, signal);
    for (const node of page.nodes) {
      if (node !== null && isWanted(node.body)) (node.viewerDidAuthor ? own : others).push(toListed(node));
    }
    const { hasNextPage, endCursor } = page.pageInfo;
    if (hasNextPage && (endCursor === null || endCursor === after)) {
      throw new UnreadableAnswer('GitHub did not tell where the next page of comments begins');
    }
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
  const oldestFirst = (comments: readonly ListedComment[]) => comments.toSorted((a, b) => a.id - b.id);
  return { own: oldestFirst(own), others: oldestFirst(others) };
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
  };
}

async function fetchPage(
  client: GitHubClient,
  variables: PullRequestRef & { after: string | null },
  signal: AbortSignal,
) {
  const answer = await sendQuery(client, { query: commentsQuery, variables }, signal);
  const { data, errors } = parseAnswer(querySchema, answer, 'the list of comments');
  throwFirst(errors);
  const comments = data?.repository?.pullRequest?.comments;
  if (comments === undefined) throw new QueryFailure('NOT_FOUND', `there is no pull request ${variables.number}`);
  return comments;
}

export const unhideMutation = `mutation Unhide($id: ID!) {
  unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } }
}`;

/** Shows a hidden comment again; one that is not hidden stays as it is. Throws what the client throws, and {@link QueryFailure}. */
export async function unhideComment(client: GitHubClient, nodeId: string, signal: AbortSignal): Promise<void> {
  const answer = await sendQuery(client, { query: unhideMutation, variables: { id: nodeId } }, signal);
  throwFirst(parseAnswer(v.object({ errors: errorsSchema }), answer, 'the answer to unhiding a comment').errors);
  parseAnswer(unhiddenSchema, answer, 'the answer to unhiding a comment');
}

interface Query {
  readonly query: string;
  readonly variables: object;
}

async function sendQuery(client: GitHubClient, { query, variables }: Query, signal: AbortSignal): Promise<unknown> {
  const octokit = await client.octokit();
  const request = { method: 'POST', url: client.graphqlUrl, query, variables, request: { signal } };
  try {
    const { data } = await octokit.request(request);
    return data;
  } catch (error) {
    // plugin-throttling 11.0.5 and plugin-retry 8.1.1 look into `errors` before anyone has seen that it is a list of errors.
    if (error instanceof TypeError)
      throw new UnreadableAnswer('GitHub answered with something that is no answer to a query');
    throw error;
  }
}

function throwFirst(errors: v.InferOutput<typeof errorsSchema>): void {
  const [error] = errors ?? [];
  if (error !== undefined) throw new QueryFailure(error.type ?? null, error.message);
}
