import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createGitHubClient } from '../../src/github/client.ts';
import { createGitHubDispatcher } from '../../src/github/dispatcher.ts';
import { explainFailure, isRefusal, QueryFailure } from '../../src/github/failure.ts';
import { type Answer, Emulator } from '../emulators/emulator.ts';

const what = 'The comment could not be published';
const docs = 'https://docs.github.com/rest/issues/comments#create-an-issue-comment';

function refused(status: number, message: string): Answer {
  return { status, body: { message, documentation_url: docs, status: String(status) } };
}

function explain(error: unknown): string {
  return explainFailure(error, { what, access: 'write', readOnlyToken: null, nowMs: 0 });
}

/** What a run reads and writes, in turn; `fail` lets the next of each kind be answered so. */
async function start() {
  const github = await Emulator.listen(({ method }) => ({ status: method === 'POST' ? 201 : 200, body: {} }));
  onTestFinished(() => github.close());
  const client = createGitHubClient({
    token: 't',
    apiUrl: github.url,
    graphqlUrl: `${github.url}/graphql`,
    dispatcher: createGitHubDispatcher({}),
    clock: systemClock,
    random: () => 0,
  });
  const { rest } = await client.octokit();
  const at = { owner: 'octo-org', repo: 'octo-repo', request: { signal: AbortSignal.timeout(10_000) } };
  const read = () => rest.pulls.get({ ...at, pull_number: 1 });
  const write = () => rest.issues.createComment({ ...at, issue_number: 1, body: 'passed' });
  const failed = async (answer: Answer, ask: () => Promise<unknown>): Promise<string> => {
    github.fail({ path: /./, fault: { answer } });
    return await ask().then(
      () => 'it did not fail',
      (error: unknown) => explain(error),
    );
  };
  return { read, write, failed };
}

const refusals: readonly (readonly [string, string, RegExp])[] = [
  [
    'an IP allow list',
    'Although you appear to have the correct authorization credentials, the `octo-org` organization has an IP allow list enabled, and 192.0.2.1 is not permitted to access this resource.',
    /IP allow list does not hold this runner's address\. Add it there/,
  ],
  [
    'SAML',
    'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
    /single sign-on \(SAML\)\. Authorize/,
  ],
  [
    'an archived repository',
    'Repository was archived so is read-only.',
    /archived, .*Unarchive it, or set `comment: never`/,
  ],
  ['a suspended app', 'This installation has been suspended', /suspended the app/],
  ['a conversation that was locked', 'This conversation has been locked and limited to collaborators.', /is locked/],
  ['a locked conversation', 'Unable to create comment because issue is locked.', /the conversation is locked/],
];

describe('a refusal that no permission would lift says what to do', () => {
  it.each(refusals)('%s', async (_name, message, words) => {
    const { write, failed } = await start();
    for (const told of [await failed(refused(403, message), write), explain(new QueryFailure('FORBIDDEN', message))]) {
      expect(told).toMatch(words);
      expect(told).not.toContain('permissions:');
    }
  });

  it.each([
    'Resource not accessible by integration',
    "Could not resolve to a Repository with the name 'acme/redis-lock'.",
    "Could not resolve to a Repository with the name 'octo-org/archived-saml-suspended'.",
  ])('and any other names the permission: %s', async (message) => {
    const { write, failed } = await start();
    const told = [await failed(refused(403, message), write), explain(new QueryFailure('NOT_FOUND', message))];
    for (const text of told) expect(text).toContain('Add `permissions: pull-requests: write` to the job.');
  });
});

describe('a token that ends while the jobs run', () => {
  it('is said to have worked until then', async () => {
    const { read, write, failed } = await start();
    expect(await failed(refused(401, 'Bad credentials'), read)).toContain('did not accept the token');
    await read();
    for (const ask of [read, write]) {
      const told = await failed(refused(401, 'Bad credentials'), ask);
      expect(told).toContain('no longer accepts the token, which worked until then');
      expect(told).toContain('`timeout-minutes`');
    }
  });

  it('is one that wrote before, where a write is refused', async () => {
    const { read, write, failed } = await start();
    const noAccess = refused(403, 'Resource not accessible by integration');
    await read();
    expect(await failed(noAccess, write)).toContain('Add `permissions:');
    await write();
    const told = await failed(noAccess, write);
    expect(told).toContain('It worked until then');
    expect(told).not.toContain('permissions:');
    expect(await failed(noAccess, read)).toContain('Add `permissions:');
  });

  it('is one that did something before: a refusal is no proof', async () => {
    const { read, failed } = await start();
    await failed(refused(404, 'Not Found'), read);
    await failed(refused(422, 'oops'), read);
    expect(await failed(refused(401, 'Bad credentials'), read)).toContain('did not accept the token');
  });
});

it('a refusal is one whatever its reason', () => {
  for (const [, message] of refusals) expect(isRefusal(new QueryFailure('FORBIDDEN', message), 0)).toBe(true);
});
