import { describe, test } from 'vitest';
import { changePayload, examplePayload } from '../fixtures/webhook-examples.ts';
import { Scene } from './scene.ts';

const sha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const issueOfPull = { number: 33, pull_request: { url: 'https://api.github.com/repos/octo-org/octo-repo/pulls/33' } };
const runOfPull = {
  head_sha: sha,
  head_branch: 'topic',
  head_repository: { owner: { login: 'octo-org' } },
  event: 'pull_request',
  pull_requests: [
    { id: 1, number: 33, head: { ref: 'topic', sha, repo: { id: 5 } }, base: { ref: 'main', sha, repo: { id: 5 } } },
  ],
};

const merged = 'd'.repeat(40);

/** GitHub lists no pull requests for a run of a fork. */
const runOfFork = {
  head_sha: 'f'.repeat(40),
  event: 'pull_request',
  head_branch: 'fix',
  head_repository: { owner: { login: 'mallory' } },
  pull_requests: [],
};

function triggeredBy(run: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return changePayload(changePayload(examplePayload('workflow_run'), 'repository', { id: 5 }), 'workflow_run', run);
}

interface Case {
  readonly event: string;
  readonly payload: Record<string, unknown>;
  /** The pull request that the comment must be on; null when there must be none. */
  readonly on: number | null;
  readonly inputs?: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  { event: 'pull_request', payload: examplePayload('pull_request', sha), on: 2 },
  { event: 'pull_request_target', payload: examplePayload('pull_request', sha), on: 2 },
  { event: 'push', payload: { ...examplePayload('push', 'refs/heads/'), after: sha, deleted: false }, on: 33 },
  { event: 'merge_group', payload: examplePayload('merge_group'), on: 104 },
  {
    event: 'push',
    payload: { ...examplePayload('push', 'refs/heads/'), after: 'b'.repeat(40), deleted: false },
    on: null,
  },
  { event: 'workflow_run', payload: triggeredBy(runOfPull), on: 33 },
  { event: 'workflow_run', payload: triggeredBy(runOfFork), on: 21 },
  { event: 'issue_comment', payload: changePayload(examplePayload('issue_comment'), 'issue', issueOfPull), on: 33 },
  {
    event: 'issue_comment',
    payload: changePayload(examplePayload('issue_comment'), 'issue', { number: 33 }),
    on: null,
  },
  {
    event: 'workflow_dispatch',
    payload: examplePayload('workflow_dispatch'),
    inputs: { 'pr-number': '33' },
    on: 33,
  },
  { event: 'workflow_dispatch', payload: examplePayload('workflow_dispatch'), on: null },
  { event: 'repository_dispatch', payload: examplePayload('repository_dispatch'), on: null },
  { event: 'schedule', payload: { schedule: '0 3 * * *' }, on: null },
  { event: 'pull_request', payload: { pull_request: { number: 33 } }, on: 33 },
  { event: 'deployment_status', payload: { ...examplePayload('deployment_status'), deployment: { sha } }, on: 33 },
  { event: 'workflow_run', payload: triggeredBy({ ...runOfPull, head_sha: merged, pull_requests: [] }), on: 40 },
];

describe.concurrent('the result is where a person looks first', () => {
  test.for(cases)('$event: the comment is on pull request $on', async ({ event, payload, on, inputs }, { expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    const { store } = scene.github;
    for (const number of [2, 33, 104])
      store.addPull({ number, headSha: number === 33 ? sha : `${number % 10}`.repeat(40) });
    store.addPull({ number: 21, headSha: 'f'.repeat(40), branch: 'fix', forkOf: 'mallory' });
    store.addPull({ number: 40, headSha: merged, branch: 'topic', state: 'closed' });
    const run = await scene.run(
      { 'benchmark-ids': '1', thresholds: '80', ...inputs },
      { event: { name: event, payload } },
    );
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(run.summary).toContain('Benchmark gate: passed');
    expect(run.log).not.toContain('::warning');
    const commented = [...store.comments.values()].map(({ pull }) => pull);
    expect(commented).toEqual(on === null ? [] : [on]);
  });
});
