import type { components } from '@octokit/openapi-types';

type Schemas = components['schemas'];
export type UserShape = Schemas['simple-user'];
export type RepositoryShape = Schemas['repository'];
export type CommentShape = Schemas['issue-comment'];
export type IssueShape = Schemas['issue'];
export type PullShape = Schemas['pull-request-simple'];
export type WholePullShape = Schemas['pull-request'];

const createdAt = '2026-01-05T09:00:00Z';

/** An account as GitHub shows it; a login that ends in `[bot]` is one of an app. */
export function shapeUser(login: string, id: number): UserShape {
  const url = `https://api.github.com/users/${login}`;
  return {
    login,
    id,
    node_id: `U_${id}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${id}`,
    gravatar_id: '',
    url,
    html_url: `https://github.com/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}

/** A repository as GitHub shows it inside a pull request. */
export function shapeRepository(owner: UserShape, name: string, id: number): RepositoryShape {
  const fullName = `${owner.login}/${name}`;
  const url = `https://api.github.com/repos/${fullName}`;
  const page = `https://github.com/${fullName}`;
  return {
    id,
    node_id: `R_${id}`,
    name,
    full_name: fullName,
    owner,
    private: false,
    html_url: page,
    description: null,
    fork: false,
    url,
    archive_url: `${url}/{archive_format}{/ref}`,
    assignees_url: `${url}/assignees{/user}`,
    blobs_url: `${url}/git/blobs{/sha}`,
    branches_url: `${url}/branches{/branch}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    comments_url: `${url}/comments{/number}`,
    commits_url: `${url}/commits{/sha}`,
    compare_url: `${url}/compare/{base}...{head}`,
    contents_url: `${url}/contents/{+path}`,
    contributors_url: `${url}/contributors`,
    deployments_url: `${url}/deployments`,
    downloads_url: `${url}/downloads`,
    events_url: `${url}/events`,
    forks_url: `${url}/forks`,
    git_commits_url: `${url}/git/commits{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    git_url: `git://github.com/${fullName}.git`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    issue_events_url: `${url}/issues/events{/number}`,
    issues_url: `${url}/issues{/number}`,
    keys_url: `${url}/keys{/key_id}`,
    labels_url: `${url}/labels{/name}`,
    languages_url: `${url}/languages`,
    merges_url: `${url}/merges`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    pulls_url: `${url}/pulls{/number}`,
    releases_url: `${url}/releases{/id}`,
    ssh_url: `git@github.com:${fullName}.git`,
    stargazers_url: `${url}/stargazers`,
    statuses_url: `${url}/statuses/{sha}`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    tags_url: `${url}/tags`,
    teams_url: `${url}/teams`,
    trees_url: `${url}/git/trees{/sha}`,
    clone_url: `${page}.git`,
    mirror_url: null,
    hooks_url: `${url}/hooks`,
    svn_url: page,
    homepage: null,
    language: null,
    license: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 0,
    default_branch: 'main',
    open_issues: 0,
    open_issues_count: 0,
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_downloads: true,
    archived: false,
    disabled: false,
    pushed_at: createdAt,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

interface PullFacts {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly base: { readonly ref: string; readonly repo: RepositoryShape };
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: RepositoryShape };
}

/** A pull request as GitHub shows it in lists. */
export function shapePull({ number, state, base, head }: PullFacts): PullShape {
  const { url: api, html_url: page } = base.repo;
  const url = `${api}/pulls/${number}`;
  const issueUrl = `${api}/issues/${number}`;
  const links = {
    self: { href: url },
    html: { href: `${page}/pull/${number}` },
    issue: { href: issueUrl },
    comments: { href: `${issueUrl}/comments` },
    review_comments: { href: `${url}/comments` },
    review_comment: { href: `${api}/pulls/comments{/number}` },
    commits: { href: `${url}/commits` },
    statuses: { href: `${api}/statuses/${head.sha}` },
  };
  return {
    url,
    id: 1_000_000 + number,
    node_id: `PR_${number}`,
    html_url: links.html.href,
    diff_url: `${links.html.href}.diff`,
    patch_url: `${links.html.href}.patch`,
    issue_url: issueUrl,
    commits_url: links.commits.href,
    review_comments_url: links.review_comments.href,
    review_comment_url: links.review_comment.href,
    comments_url: links.comments.href,
    statuses_url: links.statuses.href,
    number,
    state,
    locked: false,
    title: `Pull request ${number}`,
    user: head.repo.owner,
    body: null,
    labels: [],
    milestone: null,
    created_at: createdAt,
    updated_at: createdAt,
    closed_at: null,
    merged_at: null,
    merge_commit_sha: null,
    assignee: null,
    head: { ...head, label: `${head.repo.owner.login}:${head.ref}`, user: head.repo.owner },
    base: { ...base, sha: '0'.repeat(40), label: `${base.repo.owner.login}:${base.ref}`, user: base.repo.owner },
    _links: links,
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
  };
}

/** The same pull request as GitHub shows it alone. */
export function shapeWholePull(pull: PullShape): WholePullShape {
  const { head, base } = pull;
  const user = pull.user ?? shapeUser('ghost', 10_137);
  return {
    ...pull,
    user,
    head: { ...head, user: head.user ?? user },
    base: { ...base, user: base.user ?? user },
    state: pull.state === 'closed' ? 'closed' : 'open',
    merged: false,
    mergeable: true,
    mergeable_state: 'clean',
    merged_by: null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: 1,
    deletions: 0,
    changed_files: 1,
    // A list shows less of a team than this does.
    requested_teams: [],
  };
}

interface CommentFacts {
  readonly id: number;
  readonly body: string;
  readonly user: UserShape;
  readonly repository: RepositoryShape;
  /** The page of the pull request or issue that it is on. */
  readonly page: string;
  readonly number: number;
}

/** A comment of a conversation as GitHub's REST API shows it. */
export function shapeComment({ id, body, user, repository, page, number }: CommentFacts): CommentShape {
  return {
    id,
    node_id: `IC_${id}`,
    url: `${repository.url}/issues/comments/${id}`,
    html_url: `${page}#issuecomment-${id}`,
    issue_url: `${repository.url}/issues/${number}`,
    body,
    user,
    created_at: createdAt,
    updated_at: createdAt,
    author_association: 'NONE',
    performed_via_github_app: null,
  };
}

interface IssueFacts {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly user: UserShape;
  readonly repository: RepositoryShape;
  readonly state: 'open' | 'closed';
  readonly reason: IssueShape['state_reason'];
  readonly labels: readonly string[];
  readonly assignees: readonly UserShape[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
}

/** An issue as GitHub's REST API shows it. */
export function shapeIssue(facts: IssueFacts): IssueShape {
  const { number, title, body, user, repository, state, reason, labels, assignees } = facts;
  const url = `${repository.url}/issues/${number}`;
  return {
    id: 2_000_000 + number,
    node_id: `I_${number}`,
    url,
    repository_url: repository.url,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${repository.html_url}/issues/${number}`,
    number,
    state,
    state_reason: reason ?? null,
    title,
    body,
    user,
    labels: [...labels],
    assignee: assignees[0] ?? null,
    assignees: [...assignees],
    milestone: null,
    locked: false,
    comments: 0,
    closed_at: facts.closedAt,
    created_at: facts.createdAt,
    updated_at: facts.updatedAt,
    author_association: 'NONE',
  };
}
