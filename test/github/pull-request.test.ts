import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createGitHubClient } from '../../src/github/client.ts';
import { createGitHubDispatcher } from '../../src/github/dispatcher.ts';
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
  readonly payloadProblem?: string;
  /** Told of every pause, in milliseconds; nobody waits for it. */
  readonly onPause?: (ms: number) => void;
}

async function find(
  github: GitHubEmulator,
  { event, payload, payloadProblem, prNumber, token, signal, onPause = () => {} }: Found,
): Promise<PullRequestTarget> {
  github.store.addToken('t', 'github-actions[bot]', 'read');
  const [owner = '', repo = ''] = github.store.repository.full_name.split('/');
  return await findPullRequest({
    facts: {
      name: event,
      payload,
      payloadProblem: payloadProblem ?? null,
      sha: mergeSha,
      ref: 'refs/heads/main',
      actor: 'octocat',
      prNumber: prNumber ?? null,
    },
    client: createGitHubClient({
      dispatcher: createGitHubDispatcher(process.env),
      token: token ?? 't',
      apiUrl: github.url,
      graphqlUrl: github.graphqlUrl,
      clock: {
        ...systemClock,
        sleep: (ms, ended) => {
          onPause(ms);
          return systemClock.sleep(0, ended);
        },
      },
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
    expect(found).toMatchObject({ number, testedSha: headSha, readOnlyToken: null, warning: null });
    expect(github.requests).toEqual([]);
  });

  it('pull_request_target reports the head of the pull request, not the base commit it runs on', async () => {
    await using github = await GitHubEmulator.start();
    const found = await find(github, { event: 'pull_request_target', payload: examplePayload('pull_request', sha) });
    expect(found).toMatchObject({ number: 2, testedSha: sha });
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
    expect(found).toMatchObject({ number: 7, testedSha: otherSha, why: 'the pushed commit is its head' });
  });

  it('takes the only open pull request that holds the commit when something newer was pushed since', async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 8, headSha: sha, commits: [otherSha] });
    expect(await find(github, { event: 'push', payload: push })).toMatchObject({ number: 8, testedSha: otherSha });
  });

  it('takes none of several, and says which', async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 7, headSha: otherSha });
    github.store.addPull({ number: 9, headSha: otherSha, base: 'release' });
    const found = await find(github, { event: 'push', payload: push });
    expect(found).toMatchObject({ number: null, testedSha: otherSha });
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
    expect(found).toMatchObject({ number: null, testedSha: otherSha });
    expect(found.warning).toContain('did not accept the token');
  });
});

describe('a second look', () => {
  const push = { ref: 'refs/heads/topic', after: otherSha, repository: { default_branch: 'main' } };

  it('finds what GitHub did not list at once', async () => {
    await using github = await GitHubEmulator.start();
    const pauses: number[] = [];
    const onPause = (ms: number) => {
      pauses.push(ms);
      github.store.addPull({ number: 7, headSha: otherSha });
    };
    expect(await find(github, { event: 'push', payload: push, onPause })).toMatchObject({ number: 7 });
    expect(pauses).toEqual([1500]);
  });

  it('is the last', async () => {
    await using github = await GitHubEmulator.start();
    const found = await find(github, { event: 'push', payload: push });
    expect(found).toMatchObject({ number: null, warning: null, why: 'the pushed commit is in no open pull request' });
    expect(github.requests).toHaveLength(2);
  });

  it('is not taken where a pull request is not to be expected, or where there are several', async () => {
    await using github = await GitHubEmulator.start();
    await find(github, { event: 'push', payload: { ...push, ref: 'refs/heads/main' } });
    expect(github.requests).toHaveLength(1);
    github.store.addPull({ number: 7, headSha: otherSha });
    github.store.addPull({ number: 9, headSha: otherSha, base: 'release' });
    await find(github, { event: 'push', payload: push });
    expect(github.requests).toHaveLength(2);
  });

  it('that fails is a warning', async () => {
    await using github = await GitHubEmulator.start();
    const answer = { status: 403, body: { message: 'Resource not accessible by integration' } };
    const onPause = () => github.fail({ path: /./, fault: { answer } });
    const found = await find(github, { event: 'push', payload: push, onPause });
    expect(found.warning).toContain('could not be looked up');
  });

  it('of an answer that breaks off is no second look: the request is repeated', async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 7, headSha: otherSha });
    github.fail({ path: /pulls$/, fault: { truncate: 0.5 } });
    expect(await find(github, { event: 'push', payload: push })).toMatchObject({ number: 7, warning: null });
  });
});

describe('deployment_status', () => {
  const payload = examplePayload('deployment_status');
  const deployed = { ...payload, deployment: { sha: otherSha } };

  it.each(['deployment', 'deployment_status'])(
    '%s: takes the open pull request whose head is deployed',
    async (event) => {
      await using github = await GitHubEmulator.start();
      github.store.addPull({ number: 7, headSha: otherSha });
      github.store.addPull({ number: 6, headSha: otherSha, state: 'closed' });
      const found = await find(github, { event, payload: deployed });
      expect(found).toMatchObject({ number: 7, testedSha: otherSha, why: 'the deployed commit is its head' });
    },
  );

  it('takes none that only holds the deployed commit', async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 8, headSha: sha, commits: [otherSha] });
    const found = await find(github, { event: 'deployment_status', payload: deployed });
    expect(found).toMatchObject({ number: null, testedSha: otherSha, warning: null });
  });

  it('takes the commit of the run where the payload names none', () => {
    expect(parse('deployment_status', {})).toMatchObject({ testedSha: mergeSha, clue: { kind: 'commit' } });
  });
});

describe('merge_group', () => {
  it("takes the number from the queue's ref and the head from the pull request", async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 104, headSha: otherSha });
    const found = await find(github, { event: 'merge_group', payload: examplePayload('merge_group') });
    expect(found).toMatchObject({ number: 104, testedSha: otherSha });
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
    expect(found).toMatchObject({ number: 12, testedSha: sha });
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
    expect(found).toMatchObject({ number: 21, testedSha: sha, readOnlyToken: null });
  });

  it('keeps the commit of the run when the fork has moved on', async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 21, headSha: otherSha, branch: 'fix', forkOf: 'mallory' });
    const found = await find(github, {
      event: 'workflow_run',
      payload: triggeredBy({ owner: 'mallory', branch: 'fix' }),
    });
    expect(found).toMatchObject({ number: 21, testedSha: sha });
  });

  it.each([
    ['of the same repository', { owner: 'octo-org' }, {}],
    ['of a fork', { owner: 'mallory' }, { forkOf: 'mallory' }],
  ])('takes the pull request %s that was merged meanwhile', async (_name, trigger, origin) => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 21, headSha: sha, branch: 'fix', state: 'closed', ...origin });
    github.store.addPull({ number: 22, headSha: otherSha, branch: 'fix', state: 'closed', ...origin });
    github.store.addPull({ number: 23, headSha: otherSha, branch: 'fix', ...origin });
    const found = await find(github, { event: 'workflow_run', payload: triggeredBy({ ...trigger, branch: 'fix' }) });
    expect(found).toMatchObject({ number: 21, testedSha: sha });
  });

  it('prefers the pull request that is open', async () => {
    await using github = await GitHubEmulator.start();
    for (const number of [20, 21]) github.store.addPull({ number, headSha: sha, branch: 'fix', state: 'closed' });
    const payload = triggeredBy({ branch: 'fix' });
    const several = await find(github, { event: 'workflow_run', payload });
    expect(several).toMatchObject({ number: null, why: expect.stringContaining('#20, #21') });
    github.store.addPull({ number: 22, headSha: sha, branch: 'fix' });
    expect(await find(github, { event: 'workflow_run', payload })).toMatchObject({ number: 22 });
  });

  it('takes the number from the ref when a merge queue triggered the run', () => {
    const payload = triggeredBy({ event: 'merge_group', branch: `gh-readonly-queue/main/pr-5-${otherSha}` });
    expect(parse('workflow_run', payload).clue).toMatchObject({ kind: 'number', number: 5 });
  });

  it("takes none from a fork's branch that is named like the queue's", () => {
    const branch = `gh-readonly-queue/main/pr-5-${otherSha}`;
    const payload = triggeredBy({ event: 'pull_request', owner: 'mallory', branch });
    expect(parse('workflow_run', payload).clue).toMatchObject({ kind: 'commit', branch: `mallory:${branch}` });
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
      testedSha: otherSha,
      readOnlyToken: null,
    });
  });

  it('keeps the number when the head cannot be looked up', async () => {
    await using github = await GitHubEmulator.start();
    github.fail({ path: /pulls\/104$/, fault: { answer: { status: 404, body: { message: 'Not Found' } } } });
    const found = await find(github, { event: 'merge_group', payload: examplePayload('merge_group') });
    expect(found).toMatchObject({ number: 104, testedSha: null });
    expect(found.warning).toContain('pull-requests: read');
  });

  it.each([403, 422])('looks the head up again after an odd answer: %d', async (status) => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 104, headSha: otherSha });
    github.fail({ path: /pulls\/104$/, times: 2, fault: { answer: { status, body: {} } } });
    const payload = examplePayload('merge_group');
    expect(await find(github, { event: 'merge_group', payload })).toMatchObject({ number: 104, testedSha: otherSha });
    github.fail({ path: /pulls\/104$/, times: 3, fault: { answer: { status, body: {} } } });
    expect(await find(github, { event: 'merge_group', payload })).toMatchObject({ number: 104, testedSha: null });
  });

  it('says so when the time for the lookup ends', async () => {
    await using github = await GitHubEmulator.start();
    github.fail({ path: /pulls\/104$/, fault: { delayMs: 25_000 } });
    const signal = AbortSignal.timeout(200);
    const found = await find(github, { event: 'merge_group', payload: examplePayload('merge_group'), signal });
    expect(found).toMatchObject({ number: 104, testedSha: null });
    expect(found.warning).toContain('within the time set for publishing');
    expect(github.requests).toHaveLength(1);
  });

  it.each(['workflow_dispatch', 'repository_dispatch', 'release'])('%s has none', async (event) => {
    await using github = await GitHubEmulator.start();
    const found = await find(github, { event, payload: examplePayload(event) });
    expect(found).toMatchObject({ number: null, testedSha: mergeSha, warning: null });
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
    expect(found).toMatchObject({ number: 77, testedSha: otherSha });
  });

  it('needs no lookup when the event is about the same one', async () => {
    await using github = await GitHubEmulator.start();
    const payload = examplePayload('pull_request', sha);
    expect(await find(github, { event: 'pull_request', payload, prNumber: 2 })).toMatchObject({ testedSha: sha });
    expect(github.requests).toEqual([]);
  });
});

describe('a payload with little in it', () => {
  it('of a pull request needs the number alone: the head is looked up', async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 7, headSha: otherSha });
    for (const event of ['pull_request', 'pull_request_target']) {
      const found = await find(github, { event, payload: { pull_request: { number: 7 } } });
      expect(found).toMatchObject({ number: 7, testedSha: otherSha, readOnlyToken: null, warning: null });
    }
  });

  it('of a pull request needs no lookup where it tells the head', () => {
    expect(parse('pull_request', { pull_request: { number: 7, head: { sha } } })).toMatchObject({
      testedSha: sha,
      readOnlyToken: null,
      clue: { kind: 'number', number: 7, fork: null },
    });
  });

  it.each([
    ['push', {}, { kind: 'commit', testedSha: mergeSha }],
    ['push', { after: otherSha }, { kind: 'commit', testedSha: otherSha }],
    ['workflow_run', { workflow_run: { pull_requests: [{ number: 5 }] } }, { kind: 'number', number: 5 }],
    ['workflow_run', { workflow_run: { pull_requests: [null, { number: 'x' }, { number: 5 }] } }, { number: 5 }],
    ['workflow_run', { workflow_run: {} }, { kind: 'none', testedSha: null }],
    ['issue_comment', { issue: { number: 5, pull_request: {} } }, { kind: 'number', number: 5 }],
  ])('(%s, %j) is read as far as it goes', (event, payload, clue) => {
    expect(parse(event, payload).clue).toMatchObject(clue);
  });

  it("of a merge queue is read from the run's ref", () => {
    const facts = {
      name: 'merge_group',
      payload: null,
      payloadProblem: null,
      sha: mergeSha,
      actor: '',
      prNumber: null,
    };
    const ref = `refs/heads/gh-readonly-queue/main/pr-31-${sha}`;
    expect(parseEvent({ ...facts, ref })).toMatchObject({ testedSha: null, clue: { kind: 'number', number: 31 } });
  });

  it.each([
    ['head', 'main'],
    ['head', { sha: 5, repo: 'x' }],
    ['base', { repo: { id: '1' } }],
    ['updated_at', 17],
    ['labels', 'none'],
  ])('(%s is %j) lacks that field and no other', (field, value) => {
    const payload = changePayload(examplePayload('pull_request', sha), 'pull_request', { [field]: value });
    const known = field === 'head' ? null : sha;
    expect(parse('pull_request', payload)).toMatchObject({ testedSha: known, clue: { kind: 'number', number: 2 } });
  });

  it.each(['7', 0, -1, 1.5, 2 ** 60, null, [7], {}])('names no pull request where the number is %j', (number) => {
    expect(parse('pull_request', { pull_request: { number } }).clue.kind).toBe('none');
  });
});

describe('an event file that cannot be read', () => {
  const payloadProblem = 'The event file is not JSON.';

  it.each(['pull_request', 'workflow_run', 'issue_comment', 'merge_group'])('is a warning for %s', async (event) => {
    await using github = await GitHubEmulator.start();
    const found = await find(github, { event, payload: null, payloadProblem });
    expect(found).toMatchObject({ number: null, testedSha: null, warning: payloadProblem });
  });

  it.each(['schedule', 'workflow_dispatch'])('is none for %s, which needs no file', async (event) => {
    await using github = await GitHubEmulator.start();
    const found = await find(github, { event, payload: null, payloadProblem });
    expect(found).toMatchObject({ number: null, testedSha: mergeSha, warning: null });
  });

  it('is none where the run itself tells enough, or `pr-number` does', async () => {
    await using github = await GitHubEmulator.start();
    github.store.addPull({ number: 7, headSha: mergeSha });
    const pushed = await find(github, { event: 'push', payload: null, payloadProblem });
    expect(pushed).toMatchObject({ number: 7, warning: null });
    const named = await find(github, { event: 'pull_request', payload: null, payloadProblem, prNumber: 7 });
    expect(named).toMatchObject({ number: 7, warning: null });
  });
});

describe('the tested commit', () => {
  const onPull = { number: 104, pull_request: {} };
  const queued = { merge_group: { head_ref: `gh-readonly-queue/main/pr-104-${sha}`, head_sha: sha } };

  it.each([
    ['the pull request is known', 'pull_request', { pull_request: { number: 104, head: { sha } } }, null, sha],
    ['it takes a lookup', 'pull_request', { pull_request: { number: 104 } }, null, otherSha],
    ['it takes a lookup', 'issue_comment', { issue: onPull }, null, otherSha],
    ['it takes a lookup', 'merge_group', queued, null, otherSha],
    ['`pr-number` names it', 'workflow_dispatch', {}, 104, otherSha],
    ['`pr-number` names it', 'push', { ref: 'refs/heads/x', after: sha }, 104, otherSha],
    ['a branch was pushed', 'push', { ref: 'refs/heads/x', after: sha }, null, sha],
    ['a tag was pushed', 'push', { ref: 'refs/tags/x', after: otherSha, head_commit: { id: sha } }, null, sha],
    ['a ref was deleted', 'push', { ref: 'refs/tags/x', after: '0'.repeat(40), deleted: true }, null, mergeSha],
    ['no pull request has a part', 'schedule', {}, null, mergeSha],
    ['no pull request has a part', 'release', {}, null, mergeSha],
    ['no pull request has a part', 'issue_comment', { issue: { number: 104 } }, null, mergeSha],
    ['the triggering run has none', 'workflow_run', triggeredBy({ event: 'schedule' }), null, sha],
  ] as const)(
    'is its head, the pushed commit, or that of the run: %s (%s)',
    async (_name, event, payload, prNumber, is) => {
      await using github = await GitHubEmulator.start();
      github.store.addPull({ number: 104, headSha: otherSha });
      const found = await find(github, { event, payload, ...(prNumber !== null && { prNumber }) });
      expect(found.testedSha).toBe(is);
    },
  );

  it.each([
    ['pull_request', { pull_request: { number: 104 } }, null],
    ['issue_comment', { issue: onPull }, null],
    ['merge_group', queued, null],
    ['workflow_dispatch', {}, 104],
    ['push', { ref: 'refs/heads/x', after: sha }, 104],
  ] as const)('is not known when the lookup fails (%s), rather than another', async (event, payload, prNumber) => {
    await using github = await GitHubEmulator.start();
    github.fail({ path: /./, times: 3, fault: { answer: { status: 403, body: { message: 'no' } } } });
    const found = await find(github, { event, payload, ...(prNumber !== null && { prNumber }) });
    expect(found).toMatchObject({ number: 104, testedSha: null, warning: expect.any(String) });
  });

  it.each(['pull_request', 'pull_request_target', 'merge_group', 'workflow_run', 'issue_comment'])(
    'is not taken for `GITHUB_SHA` where %s tells nothing',
    (event) => {
      expect(parse(event, {}).testedSha).toBeNull();
    },
  );
});

it('reads any payload of any event without throwing', () => {
  const names = ['pull_request', 'push', 'merge_group', 'workflow_run', 'issue_comment', 'deployment_status', 'x'];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.anything(), (name, payload) => {
      expect(['none', 'number', 'commit']).toContain(parse(name, payload).clue.kind);
    }),
  );
});

function parse(name: string, payload: unknown, actor = 'octocat') {
  return parseEvent({
    name,
    payload,
    payloadProblem: null,
    sha: mergeSha,
    ref: 'refs/heads/main',
    actor,
    prNumber: null,
  });
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
