import * as v from 'valibot';
import { parseAnswer, UnreadableAnswer } from '../github/answer.ts';
import type { GitHubClient, Repository } from '../github/client.ts';
import { QueryFailure } from '../github/failure.ts';

export interface PullRequestRef extends Repository {
  readonly number: number;
}

export interface Comment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
}

/** REST ids are whole numbers up to 2^53, GraphQL gives them as text. */
const idSchema = v.pipe(v.union([v.number(), v.pipe(v.string(), v.digits())]), v.transform(Number), v.safeInteger());
const restCommentSchema = v.pipe(
  v.object({ id: idSchema, html_url: v.string(), body: v.string() }),
  v.transform(({ id, html_url, body }): Comment => ({ id, url: html_url, body })),
);
const pageSchema = v.object({
  nodes: v.array(
    v.nullable(v.object({ fullDatabaseId: idSchema, viewerDidAuthor: v.boolean(), url: v.string(), body: v.string() })),
  ),
  pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) }),
});
const querySchema = v.object({
  data: v.nullish(
    v.object({
      repository: v.nullable(v.object({ pullRequest: v.nullable(v.object({ comments: pageSchema })) })),
    }),
  ),
  errors: v.optional(v.array(v.object({ type: v.optional(v.string()), message: v.string() }))),
});

/** REST cannot tell which comments are one's own. */
export const ownCommentsQuery = `query OwnComments($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes { fullDatabaseId viewerDidAuthor url body }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

/** Lists the comments that this token wrote, oldest first, over all pages. */
export async function fetchOwnComments(
  client: GitHubClient,
  pull: PullRequestRef,
  signal: AbortSignal,
): Promise<readonly Comment[]> {
  const own: Comment[] = [];
  let after: string | null = null;
  do {
    const page: v.InferOutput<typeof pageSchema> = await fetchPage(client, { ...pull, after }, signal);
    for (const node of page.nodes) {
      if (node?.viewerDidAuthor) own.push({ id: node.fullDatabaseId, url: node.url, body: node.body });
    }
    const next: string | null = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    if (next !== null && next === after) throw new UnreadableAnswer('GitHub gave the same page of comments twice');
    after = next;
  } while (after !== null);
  return own.toSorted((a, b) => a.id - b.id);
}

async function fetchPage(
  client: GitHubClient,
  variables: PullRequestRef & { after: string | null },
  signal: AbortSignal,
) {
  const { data: answer } = await client.request({
    method: 'POST',
    url: client.graphqlUrl,
    query: ownCommentsQuery,
    variables,
    request: { signal },
  });
  const { data, errors } = parseAnswer(querySchema, answer, 'the list of comments');
  const [error] = errors ?? [];
  if (error !== undefined) throw new QueryFailure(error.type ?? null, error.message);
  const comments = data?.repository?.pullRequest?.comments;
  if (comments === undefined) throw new QueryFailure('NOT_FOUND', `there is no pull request ${variables.number}`);
  return comments;
}

export async function fetchComment(
  client: GitHubClient,
  { owner, repo, id }: Repository & { readonly id: number },
  signal: AbortSignal,
): Promise<Comment> {
  const { data } = await client.request('GET /repos/{owner}/{repo}/issues/comments/{comment_id}', {
    owner,
    repo,
    comment_id: id,
    request: { signal },
  });
  return parseAnswer(restCommentSchema, data, 'a comment');
}

/** Creates a comment. When this throws, it may exist all the same. */
export async function createComment(
  client: GitHubClient,
  { owner, repo, number, body }: PullRequestRef & { readonly body: string },
  signal: AbortSignal,
): Promise<Comment> {
  const { data } = await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    owner,
    repo,
    issue_number: number,
    body,
    request: { signal },
  });
  return parseAnswer(restCommentSchema, data, 'a new comment');
}

export async function updateComment(
  client: GitHubClient,
  { owner, repo, id, body }: Repository & { readonly id: number; readonly body: string },
  signal: AbortSignal,
): Promise<Comment> {
  const { data } = await client.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
    owner,
    repo,
    comment_id: id,
    body,
    request: { signal },
  });
  return parseAnswer(restCommentSchema, data, 'an updated comment');
}

export async function deleteComment(
  client: GitHubClient,
  { owner, repo, id }: Repository & { readonly id: number },
  signal: AbortSignal,
): Promise<void> {
  await client.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
    owner,
    repo,
    comment_id: id,
    request: { signal },
  });
}
