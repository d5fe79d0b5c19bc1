import { validate } from '@octokit/graphql-schema';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { commentsQuery, fetchComments, unhideComment, unhideMutation } from '../../src/comment/comment-queries.ts';
import { isMarkedWith } from '../../src/comment/header.ts';
import { UnreadableAnswer } from '../../src/github/answer.ts';
import { createGitHubClient } from '../../src/github/client.ts';
import { createGitHubDispatcher } from '../../src/github/dispatcher.ts';
import { QueryFailure } from '../../src/github/failure.ts';
import { GitHubEmulator } from '../emulators/github.ts';
import type { Permission, StoredComment } from '../emulators/github-store.ts';

const key = 'CI/gate/bench/';
const marked = `<!-- benchmark-gate: ${key} -->\n`;
const pull = { owner: 'octo-org', repo: 'octo-repo', number: 1 };

function isMarked(body: string): boolean {
  return isMarkedWith(key, body);
}

function hide(comment: StoredComment): void {
  comment.isMinimized = true;
  comment.minimizedReason = 'outdated';
}

async function start({ permission = 'write', pageSize = 100 }: { permission?: Permission; pageSize?: number } = {}) {
  const github = await GitHubEmulator.start({ pageSize });
  onTestFinished(() => github.close());
  github.store.addToken('t', 'gate-app[bot]', permission);
  github.store.addPull({ number: 1, headSha: 'c'.repeat(40) });
  const client = createGitHubClient({
    token: 't',
    apiUrl: github.url,
    graphqlUrl: github.graphqlUrl,
    dispatcher: createGitHubDispatcher({}),
    clock: { ...systemClock, sleep: (_ms, ended) => systemClock.sleep(0, ended) },
    random: () => 0,
  });
  const signal = AbortSignal.timeout(10_000);
  return {
    github,
    fetch: () => fetchComments(client, { ...pull, isWanted: isMarked }, signal),
    unhide: (nodeId: string) => unhideComment(client, nodeId, signal),
  };
}

it.each([commentsQuery, unhideMutation])('GitHub understands %s', (text) => {
  expect(validate(text)).toEqual([]);
});

const edited = (login: string | null) => ({ editor: login && { login }, lastEditedAt: '2026-03-01T10:00:00Z' });
/** GitHub cuts its times to seconds. */
const atMs = Date.parse('2026-03-01T10:00:01Z');

describe('the marked comments of a pull request', () => {
  it('are listed over all pages, one’s own and those of others apart, oldest first', async () => {
    const { github, fetch } = await start({ pageSize: 2 });
    const { store } = github;
    const [old] = ['github-actions[bot]', 'gate-app[bot]', 'alice', 'gate-app[bot]', 'alice'].map((author, index) =>
      store.addComment(1, author, index === 4 ? 'nothing to do with it' : `${marked}${index}`),
    );
    const { own, others } = await fetch();
    expect(own.map(({ body }) => body)).toEqual([`${marked}1`, `${marked}3`]);
    expect(others).toEqual([
      {
        id: old?.id,
        nodeId: `IC_${old?.id}`,
        url: `https://github.com/octo-org/octo-repo/pull/1#issuecomment-${old?.id}`,
        body: `${marked}0`,
        hiddenAs: null,
        author: { login: 'github-actions', isBot: true },
        edited: null,
      },
      expect.objectContaining({ body: `${marked}2`, author: { login: 'alice', isBot: false } }),
    ]);
  });

  it.each([
    ['nothing where one is', [null], []],
    ['one of a deleted account', [{ author: null }], [{ author: null }]],
    ['one that is hidden without a reason', [{ isMinimized: true }], [{ hiddenAs: 'hidden' }]],
    ['some in another order', ['2', '3', '1'].map((id) => ({ fullDatabaseId: id })), [{ id: 1 }, { id: 2 }, { id: 3 }]],
    ['one that its author has edited', [edited('alice')], [{ edited: { atMs, isByAuthor: true } }]],
    ['one that another has edited', [edited('bob')], [{ edited: { atMs, isByAuthor: false } }]],
    ['one whose editor is gone', [edited(null)], [{ edited: { atMs, isByAuthor: true } }]],
    ['one that was edited at no time', [{ editor: { login: 'bob' }, lastEditedAt: 'then' }], [{ edited: null }]],
    ['the largest id', [{ fullDatabaseId: '9007199254740991' }], [{ id: 9_007_199_254_740_991 }]],
  ])('may hold %s', async (_name, nodes, told) => {
    const { github, fetch } = await start();
    const node = {
      id: 'IC_1',
      fullDatabaseId: '1',
      viewerDidAuthor: false,
      url: 'https://github.com/x',
      body: marked,
      isMinimized: false,
      minimizedReason: null,
      author: { kind: 'User', login: 'alice' },
    };
    const comments = {
      nodes: nodes.map((change) => change && { ...node, ...change }),
      pageInfo: { hasNextPage: false, endCursor: null },
    };
    const body = { data: { repository: { pullRequest: { comments } } } };
    github.fail({ path: /graphql/, fault: { answer: { status: 200, body } } });
    expect((await fetch()).others).toMatchObject(told);
  });
});

it.each([
  [null, 1],
  ['same', 2],
])('a list whose next page begins at %j is not taken for whole', async (endCursor, pages) => {
  const { github, fetch } = await start();
  const comments = { nodes: [], pageInfo: { hasNextPage: true, endCursor } };
  const body = { data: { repository: { pullRequest: { comments } } } };
  github.fail({ path: /graphql/, times: 9, fault: { answer: { status: 200, body } } });
  await expect(fetch()).rejects.toThrow(UnreadableAnswer);
  expect(github.requests).toHaveLength(pages);
});

it.each([{ data: null }, { data: { repository: null } }, { data: { repository: { pullRequest: null } } }])(
  'a list of nothing (%j) is told as a pull request that is not there',
  async (body) => {
    const { github, fetch } = await start();
    github.fail({ path: /graphql/, fault: { answer: { status: 200, body } } });
    await expect(fetch()).rejects.toMatchObject({ name: 'QueryFailure', type: 'NOT_FOUND' });
  },
);

describe('a hidden comment', () => {
  it('is told as such, with why, and is shown again', async () => {
    const { github, fetch, unhide } = await start();
    const comment = github.store.addComment(1, 'gate-app[bot]', `${marked}passed`);
    hide(comment);
    const [listed] = (await fetch()).own;
    expect(listed).toMatchObject({ hiddenAs: 'outdated', nodeId: `IC_${comment.id}` });
    await unhide(listed?.nodeId ?? '');
    expect((await fetch()).own).toMatchObject([{ hiddenAs: null, body: `${marked}passed` }]);
    await unhide(listed?.nodeId ?? '');
  });

  it('is shown again although an answer was lost on the way', async () => {
    const { github, fetch, unhide } = await start();
    const comment = github.store.addComment(1, 'gate-app[bot]', marked);
    hide(comment);
    github.fail({ path: /graphql/, fault: { truncate: 0.5 } });
    await unhide(`IC_${comment.id}`);
    expect((await fetch()).own).toMatchObject([{ hiddenAs: null }]);
  });

  it('is not taken for shown as long as GitHub says that it is hidden', async () => {
    const { github, unhide } = await start();
    const body = { data: { unminimizeComment: { unminimizedComment: { isMinimized: true } } } };
    github.fail({ path: /graphql/, fault: { answer: { status: 200, body } } });
    await expect(unhide('IC_7')).rejects.toThrow(UnreadableAnswer);
  });

  it('stays hidden where the token may not show it, or it is gone', async () => {
    const { github, unhide } = await start({ permission: 'read' });
    const comment = github.store.addComment(1, 'gate-app[bot]', marked);
    await expect(unhide(`IC_${comment.id}`)).rejects.toMatchObject({ name: 'QueryFailure', type: 'FORBIDDEN' });
    await expect(unhide('IC_7')).rejects.toThrow(QueryFailure);
  });
});

it.each(['null', '7', '{}', '{"errors":"no"}', '{"errors":[null]}', '{"errors":[{}]}', '{"errors":{}}', '{"data":[]}'])(
  'an answer of another shape (%s) is told as unreadable, whatever looks at it first',
  async (body) => {
    const { github, fetch, unhide } = await start();
    const headers = { 'content-type': 'application/json' };
    github.fail({ path: /graphql/, times: 2, fault: { answer: { status: 200, body, headers } } });
    await expect(fetch()).rejects.toThrow(/GitHub answered with something|there is no pull request/);
    await expect(unhide('IC_7')).rejects.toThrow(UnreadableAnswer);
  },
);
