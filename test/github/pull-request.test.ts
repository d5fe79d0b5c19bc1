import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createGitHubClient, createGitHubDispatcher } from '../../src/github/client.ts';
import { parseEvent } from '../../src/github/event.ts';
import { findPullRequest, type PullRequestTarget } from '../../src/github/pull-request.ts';
import { GitHubEmulator } from '../emulators/github.ts';
import { changePayload, examplePayload } from '../fixtures/webhook-examples.ts';

const sha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const mergeSha = 'a'.repeat(40);
const otherSha = 'b'.repeat(40);

interface Found {
  readonly event: string;
  readonly payload: unknown;
  readonly prNumber?: number;
  readonly token?: string;
  readonly signal?: AbortSignal;
}

async function find(
  github: GitHubEmulator,
  { event, payload, prNumber, token, signal }: Found,
): Promise<PullRequestTarget> {
  github.store.addToken('t', 'github-actions[bot]', 'read');
  const [owner = '', repo = ''] = github.store.repository.full_name.split('/');
  return await findPullRequest({
    facts: {
      name: event,
      payload,
      sha: mergeSha,
      ref: 'refs/heads/main',
      actor: 'octocat',
      prNumber: prNumber ?? null,
    },
    client: createGitHubClient({
      dispatcher: createGitHubDispatcher(),
      token: token ?? 't',
      apiUrl: github.url,
      graphqlUrl: github.graphqlUrl,
      clock: systemClock,
      random: () => 0,
    }),
    owner,
    repo,
    signal: signal ?? AbortSignal.timeout(10_000),
  });
}

describe('events about a pull request', () => {
  it.each([
    ['pull_request', 2, 'ec26c3e57ca3a959ca5aad62de7213c562f8c821'],
    ['pull_request_review', 2, 'ec26c3e57ca3a959ca5aad62de7213c562f8c821'],
    ['pull_request_review_comment', 2, 'ec26c3e57ca3a959ca5aad62de7213c562f8c821'],
  ])('%s: number and head come from the payload, without a request', async (event, number, headSha) => {
    await using github = await GitHubEmulator.start();
    const found = await find(github, { event, payload: examplePayload(event, headSha) });
    expect(found).toMatchObject({ number, headSha, readOnlyToken: null, warning: null });
    expect(github.requests).toEqual([]);
  });

  it('pull_request_target reports the head of the pull request, not the base commit it runs on', async () => {
    await using github = await GitHubEmulator.start();
    const found = await find(github, { event: 'pull_request_target', payload: examplePayload('pull_request', sha) });
    expect(found).toMatchObject({ number: 2, headSha: sha });
  });

  it('a fork: the token is read-only on pull_request, not on pull_request_target', async () => {
    await using github = await GitHubEmulator.start();
    const payload = fromFork(examplePayload('pull_request', sha));
    expect(await find(github, { event: 'pull_request', payload })).toMatchObject({ readOnlyToken: 'fork' });
    expect(await find(github, { event: 'pull_request_target', payload })).toMatchObject({
      readOnlyToken: null,
    });
  });

  it('a fork that was deleted is a fork', () => {
    const payload = changePayload(examplePayload('pull_request', sha), 'pull_request', {
      head: { sha, repo: null },
    });
    expect(parse('pull_request', payload).clue).toMatchObject({ fork: true });
  });

  it('Dependabot: the token is read-only', () => {
    const payload = changePayload(examplePayload('pull_request', sha), 'sender', { login: 'dependabot[bot]' });
    expect(parse('pull_request', payload).readOnlyToken).toBe('dependabot');
    expect(parse('pull_request_target', payload).readOnlyToken).toBeNull();
    const plain = examplePayload('pull_request', sha);
    expect(parse('pull_request', plain, 'dependabot[bot]').readOnlyToken).toBe('dependabot');
    expect(parse('pull_request_target', plain, 'dependabot[bot]').readOnlyToken).toBeNull();
    expect(parse('pull_request', plain).readOnlyToken).toBeNull();
  });
});

describe('push', () => {
  const payload = changePayload({ ...examplePayload('push', 'refs/heads/') }, 'repository', {});
  const push = { ...payload, after: otherSha, deleted: false };

  it('takes the open pull request whose head is the commit', async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 7, headSha: otherSha });
    github.store.addPull({ number: 8, headSha: sha, commits: [otherSha] });
    github.store.addPull({ number: 6, headSha: otherSha, state: 'closed' });
    const found = await find(github, { event: 'push', payload: push });
    expect(found).toMatchObject({ number: 7, headSha: otherSha, why: 'the pushed commit is its head' });
  });

  it('takes the only open pull request that holds the commit when something newer was pushed since', async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 8, headSha: sha, commits: [otherSha] });
    expect(await find(github, { event: 'push', payload: push })).toMatchObject({ number: 8, headSha: otherSha });
  });

  it('takes none of several, and says which', async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 7, headSha: otherSha });
    github.store.addPull({ number: 9, headSha: otherSha, base: 'release' });
    const found = await find(github, { event: 'push', payload: push });
    expect(found).toMatchObject({ number: null, headSha: otherSha });
    expect(found.why).toContain('#7, #9');
  });

  it('has none for a commit in no open pull request', async () => {
    await using github = await GitHubEmulator.start();
    expect(await find(github, { event: 'push', payload: push })).toMatchObject({ number: null, warning: null });
  });

  it('has none for a tag or a deleted branch, without a request', async () => {
    await using github = await GitHubEmulator.start();
    const tag = examplePayload('push', 'refs/tags/');
    expect(await find(github, { event: 'push', payload: { ...push, ref: tag.ref } })).toMatchObject({
      number: null,
    });
    const deleted = { ...push, deleted: true, after: '0'.repeat(40) };
    expect(await find(github, { event: 'push', payload: deleted })).toMatchObject({ number: null });
    expect(github.requests).toEqual([]);
  });

  it('becomes a warning when the lookup fails', async () => {
    await using github = await GitHubEmulator.start();
    const found = await find(github, { event: 'push', payload: push, token: 'wrong' });
    expect(found).toMatchObject({ number: null, headSha: otherSha });
    expect(found.warning).toContain('did not accept the token');
  });
});

describe('merge_group', () => {
  it("takes the number from the queue's ref and the head from the pull request", async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 104, headSha: otherSha });
    const found = await find(github, { event: 'merge_group', payload: examplePayload('merge_group') });
    expect(found).toMatchObject({ number: 104, headSha: otherSha });
  });

  it('understands a base branch with slashes', () => {
    const payload = changePayload(examplePayload('merge_group'), 'merge_group', {
      head_ref: `refs/heads/gh-readonly-queue/release/pr-1-x/v2/pr-31-${sha}`,
    });
    expect(parse('merge_group', payload).clue).toMatchObject({ kind: 'number', number: 31 });
  });
});

describe('workflow_run', () => {
  it('takes the pull request of the triggering run', async () => {
    await using github = await GitHubEmulator.start();
    const found = await find(github, { event: 'workflow_run', payload: triggeredBy({ pulls: [{ number: 12, sha }] }) });
    expect(found).toMatchObject({ number: 12, headSha: sha });
    expect(github.requests).toEqual([]);
  });

  it('leaves out pull requests of other repositories', () => {
    const payload = triggeredBy({ event: 'schedule', pulls: [{ number: 12, sha, base: 999 }] });
    expect(parse('workflow_run', payload).clue).toMatchObject({ kind: 'none' });
  });

  it('takes none of several, and says which', () => {
    const pulls = [
      { number: 12, sha },
      { number: 13, sha },
    ];
    const { clue } = parse('workflow_run', triggeredBy({ pulls }));
    expect(clue).toMatchObject({ kind: 'none', why: expect.stringContaining('#12, #13') });
  });

  it("looks a fork's up by its branch", async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 21, headSha: sha, branch: 'fix', forkOf: 'mallory' });
    github.store.addPull({ number: 22, headSha: sha, branch: 'fix' });
    const found = await find(github, {
      event: 'workflow_run',
      payload: triggeredBy({ owner: 'mallory', branch: 'fix' }),
    });
    expect(found).toMatchObject({ number: 21, headSha: sha, readOnlyToken: null });
  });

  it('keeps the commit of the run when the fork has moved on', async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 21, headSha: otherSha, branch: 'fix', forkOf: 'mallory' });
    const found = await find(github, {
      event: 'workflow_run',
      payload: triggeredBy({ owner: 'mallory', branch: 'fix' }),
    });
    expect(found).toMatchObject({ number: 21, headSha: sha });
  });

  it('takes the number from the ref when a merge queue triggered the run', () => {
    const payload = triggeredBy({ event: 'merge_group', branch: `gh-readonly-queue/main/pr-5-${otherSha}` });
    expect(parse('workflow_run', payload).clue).toMatchObject({ kind: 'number', number: 5 });
  });

  it('has none for a run that belongs to none', () => {
    expect(parse('workflow_run', examplePayload('workflow_run')).clue).toMatchObject({ kind: 'none' });
  });
});

describe('other events', () => {
  it('issue_comment: only on a pull request, whose head is looked up', async () => {
    await using github = await GitHubEmulator.start();
    const payload = examplePayload('issue_comment');
    expect(await find(github, { event: 'issue_comment', payload })).toMatchObject({ number: null });
    const onPull = changePayload(payload, 'issue', { number: 33, pull_request: { url: 'https://api.github.com/x' } });
    github.store.addPull({ number: 33, headSha: otherSha, forkOf: 'mallory' });
    expect(await find(github, { event: 'issue_comment', payload: onPull })).toMatchObject({
      number: 33,
      headSha: otherSha,
      readOnlyToken: null,
    });
  });

  it('keeps the number when the head cannot be looked up', async () => {
    await using github = await GitHubEmulator.start();
    github.fail({ path: /pulls\/104$/, fault: { answer: { status: 404, body: { message: 'Not Found' } } } });
    const found = await find(github, { event: 'merge_group', payload: examplePayload('merge_group') });
    expect(found).toMatchObject({ number: 104, headSha: null });
    expect(found.warning).toContain('pull-requests: read');
  });

  it('says so when the time for the lookup ends', async () => {
    await using github = await GitHubEmulator.start();
    github.fail({ path: /pulls\/104$/, fault: { delayMs: 25_000 } });
    const signal = AbortSignal.timeout(200);
    const found = await find(github, { event: 'merge_group', payload: examplePayload('merge_group'), signal });
    expect(found).toMatchObject({ number: 104, headSha: null });
    expect(found.warning).toContain('within the time set for publishing');
    expect(github.requests).toHaveLength(1);
  });

  it.each(['workflow_dispatch', 'repository_dispatch', 'release'])('%s has none', async (event) => {
    await using github = await GitHubEmulator.start();
    const found = await find(github, { event, payload: examplePayload(event) });
    expect(found).toMatchObject({ number: null, headSha: mergeSha, warning: null });
  });

  it('schedule has none, and workflow_dispatch says how to name one', () => {
    expect(parse('schedule', { schedule: '0 3 * * *' }).clue.kind).toBe('none');
    expect(parse('workflow_dispatch', {}).clue.why).toContain('pr-number');
  });
});

describe('pr-number', () => {
  it.each(['workflow_dispatch', 'pull_request'])('wins over %s', async (event) => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 77, headSha: otherSha });
    const found = await find(github, { event, payload: examplePayload(event), prNumber: 77 });
    expect(found).toMatchObject({ number: 77, headSha: otherSha });
  });

  it('needs no lookup when the event is about the same one', async () => {
    await using github = await GitHubEmulator.start();
    const payload = examplePayload('pull_request', sha);
    expect(await find(github, { event: 'pull_request', payload, prNumber: 2 })).toMatchObject({ headSha: sha });
    expect(github.requests).toEqual([]);
  });
});

it('reads any payload of any event without throwing', () => {
  const names = ['pull_request', 'push', 'merge_group', 'workflow_run', 'issue_comment', 'schedule', 'x'];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.anything(), (name, payload) => {
      expect(['none', 'number', 'commit']).toContain(parse(name, payload).clue.kind);
    }),
  );
});

function parse(name: string, payload: unknown, actor = 'octocat') {
  return parseEvent({ name, payload, sha: mergeSha, ref: 'refs/heads/main', actor, prNumber: null });
}

function fromFork(payload: Record<string, unknown>): Record<string, unknown> {
  return changePayload(payload, 'pull_request', { head: { sha, repo: { id: 4242 } } });
}

interface Trigger {
  readonly event?: string;
  readonly owner?: string;
  readonly branch?: string;
  readonly pulls?: readonly { readonly number: number; readonly sha: string; readonly base?: number }[];
}

/** The example with a triggering run of our own. */
function triggeredBy({ event, owner, branch, pulls }: Trigger): Record<string, unknown> {
  const payload = changePayload(examplePayload('workflow_run'), 'repository', { id: 5 });
  return changePayload(payload, 'workflow_run', {
    event: event ?? 'pull_request',
    head_sha: sha,
    head_branch: branch ?? 'topic',
    head_repository: { owner: { login: owner ?? 'octo-org' } },
    pull_requests: (pulls ?? []).map((pull) => ({
      number: pull.number,
      head: { sha: pull.sha, repo: { id: 5 } },
      base: { repo: { id: pull.base ?? 5 } },
    })),
  });
}
