import * as v from 'valibot';
import { parseAnswer } from '../github/answer.ts';
import type { GitHubClient, Repository } from '../github/client.ts';
import { QueryFailure } from '../github/failure.ts';
import { fetchPages, pageSchema, sendQuery } from '../github/query.ts';

export interface Issue {
  readonly number: number;
  readonly url: string;
  readonly body: string;
}

export interface ListedIssue extends Issue {
  /** Null while it is open. */
  readonly closedAtMs: number | null;
}

/** The repository has no issues at all. */
export class IssuesDisabled extends Error {
  override readonly name = 'IssuesDisabled';
}

const date = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => Date.parse(text)),
);
const issuesSchema = v.nullish(
  v.object({
    repository: v.nullable(
      v.object({
        hasIssuesEnabled: v.boolean(),
        issues: pageSchema(
          v.object({
            number: v.number(),
            viewerDidAuthor: v.boolean(),
            url: v.string(),
            body: v.string(),
            closedAt: v.nullable(date),
          }),
        ),
      }),
    ),
  }),
);

/** REST does not tell which issues are one's own. The order is one that no change of an issue disturbs between two pages. */
export const issuesQuery = `query Issues($owner: String!, $repo: String!, $states: [IssueState!], $since: DateTime, $after: String) {
  repository(owner: $owner, name: $repo) {
    hasIssuesEnabled
    issues(
      first: 100, after: $after, states: $states, filterBy: { since: $since }
      orderBy: { field: CREATED_AT, direction: DESC }
    ) {
      nodes { number viewerDidAuthor url body closedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

interface ListIssues extends Repository {
  readonly state: 'OPEN' | 'CLOSED';
  /** Only what was changed since then, in milliseconds since the epoch. */
  readonly sinceMs: number | null;
  readonly isWanted: (body: string) => boolean;
}

/** Lists the wanted issues that this token opened, over all pages, oldest first. Throws {@link IssuesDisabled} too. */
export async function fetchOwnIssues(
  client: GitHubClient,
  { owner, repo, state, sinceMs, isWanted }: ListIssues,
  signal: AbortSignal,
): Promise<readonly ListedIssue[]> {
  const since = sinceMs === null ? null : new Date(sinceMs).toISOString();
  const nodes = await fetchPages(async (after) => {
    const variables = { owner, repo, states: [state], since, after };
    const query = { query: issuesQuery, variables, data: issuesSchema, what: 'the list of issues' };
    const repository = (await sendQuery(client, query, signal))?.repository;
    if (!repository) throw new QueryFailure('NOT_FOUND', `there is no repository ${owner}/${repo}`);
    if (!repository.hasIssuesEnabled) throw new IssuesDisabled('issues are disabled in this repository');
    return repository.issues;
  }, 'issues');
  return nodes
    .filter(({ viewerDidAuthor, body }) => viewerDidAuthor && isWanted(body))
    .map(({ number, url, body, closedAt }) => ({ number, url, body, closedAtMs: closedAt }))
    .toSorted((a, b) => a.number - b.number);
}

const restSchema = v.pipe(
  v.object({ number: v.number(), html_url: v.string(), body: v.nullable(v.string()) }),
  v.transform(({ number, html_url, body }): Issue => ({ number, url: html_url, body: body ?? '' })),
);

interface NewIssue extends Repository {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

/** Opens an issue. When this throws, it may exist all the same. */
export async function createIssue(
  client: GitHubClient,
  { labels, assignees, ...issue }: NewIssue,
  signal: AbortSignal,
): Promise<Issue> {
  const { rest } = await client.octokit();
  const lists = { labels: [...labels], assignees: [...assignees] };
  const { data } = await rest.issues.create({ ...issue, ...lists, request: { signal } });
  return parseAnswer(restSchema, data, 'a new issue');
}

interface IssueChange extends Repository {
  readonly number: number;
  readonly title?: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly reason?: 'completed' | 'not_planned';
}

export async function updateIssue(
  client: GitHubClient,
  { number, reason, ...change }: IssueChange,
  signal: AbortSignal,
): Promise<Issue> {
  const { rest } = await client.octokit();
  const { data } = await rest.issues.update({
    ...change,
    issue_number: number,
    ...(reason !== undefined && { state_reason: reason }),
    request: { signal },
  });
  return parseAnswer(restSchema, data, 'an updated issue');
}

export async function commentOnIssue(
  client: GitHubClient,
  { owner, repo, number, body }: Repository & { readonly number: number; readonly body: string },
  signal: AbortSignal,
): Promise<void> {
  const { rest } = await client.octokit();
  await rest.issues.createComment({ owner, repo, issue_number: number, body, request: { signal } });
}
