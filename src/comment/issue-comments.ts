import * as v from 'valibot';
import { parseAnswer } from '../github/answer.ts';
import type { GitHubClient, Repository } from '../github/client.ts';
import { idSchema } from './comment-queries.ts';

export interface PullRequestRef extends Repository {
  readonly number: number;
}

export interface Comment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
}

const restCommentSchema = v.pipe(
  v.object({ id: idSchema, html_url: v.string(), body: v.string() }),
  v.transform(({ id, html_url, body }): Comment => ({ id, url: html_url, body })),
);

export async function fetchComment(
  client: GitHubClient,
  { owner, repo, id }: Repository & { readonly id: number },
  signal: AbortSignal,
): Promise<Comment> {
  const { rest } = await client.octokit();
  const { data } = await rest.issues.getComment({
    owner,
    repo,
    comment_id: id,
    request: { signal },
  });
  return parseComment(data);
}

/** Creates a comment. When this throws, it may exist all the same. */
export async function createComment(
  client: GitHubClient,
  { owner, repo, number, body }: PullRequestRef & { readonly body: string },
  signal: AbortSignal,
): Promise<Comment> {
  const { rest } = await client.octokit();
  const { data } = await rest.issues.createComment({
    owner,
    repo,
    issue_number: number,
    body,
    request: { signal },
  });
  return parseComment(data);
}

export async function updateComment(
  client: GitHubClient,
  { owner, repo, id, body }: Repository & { readonly id: number; readonly body: string },
  signal: AbortSignal,
): Promise<Comment> {
  const { rest } = await client.octokit();
  const { data } = await rest.issues.updateComment({
    owner,
    repo,
    comment_id: id,
    body,
    request: { signal },
  });
  return parseComment(data);
}

export async function deleteComment(
  client: GitHubClient,
  { owner, repo, id }: Repository & { readonly id: number },
  signal: AbortSignal,
): Promise<void> {
  const { rest } = await client.octokit();
  await rest.issues.deleteComment({
    owner,
    repo,
    comment_id: id,
    request: { signal },
  });
}

function parseComment(data: unknown): Comment {
  return parseAnswer(restCommentSchema, data, 'a comment');
}
