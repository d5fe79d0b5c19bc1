import { validate } from '@octokit/graphql-schema';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../src/clock.ts';
import type { CommentState, RememberedClaim } from '../../src/comment/comment-state.ts';
import { longestComment, renderHeader } from '../../src/comment/header.ts';
import { ownCommentsQuery } from '../../src/comment/issue-comments.ts';
import { type CommentUpdate, type Publication, StickyComment } from '../../src/comment/sticky-comment.ts';
import { createGitHubClient, createGitHubDispatcher } from '../../src/github/client.ts';
import type { ReadOnlyToken } from '../../src/github/failure.ts';
import type { Answer } from '../emulators/emulator.ts';
import { GitHubEmulator } from '../emulators/github.ts';
import type { Permission } from '../emulators/github-store.ts';

const bot = 'github-actions[bot]';
const key = 'CI/gate/bench/';
const commentsPath = /\/issues\/1\/comments$/;
const commentPath = /\/issues\/comments\/\d+$/;

async function startGitHub(options: { pageSize?: number; permission?: Permission } = {}): Promise<GitHubEmulator> {
  const github = await GitHubEmulator.start(options);
  onTestFinished(() => github.close());
  github.store.addToken('t', bot, options.permission ?? 'write');
  github.store.addPull({ number: 1, headSha: 'c'.repeat(40) });
  return github;
}

/** The pauses that were asked for, in milliseconds; nobody waits for them. */
const pauses = new Map<GitHubEmulator, number[]>();

function hurriedClock(github: GitHubEmulator): Clock {
  const asked: number[] = [];
  pauses.set(github, asked);
  return {
    ...systemClock,
    sleep: (ms, signal) => {
      asked.push(ms);
      return systemClock.sleep(0, signal);
    },
  };
}

function sticky(
  github: GitHubEmulator,
  options: {
    key?: string;
    readOnlyToken?: ReadOnlyToken;
    number?: number;
    apiUrl?: string;
    token?: string;
    clock?: Clock;
    cancelled?: AbortSignal;
  } = {},
): StickyComment {
  const client = createGitHubClient({
    dispatcher: createGitHubDispatcher(),
    token: options.token ?? 't',
    apiUrl: options.apiUrl ?? github.url,
    graphqlUrl: github.graphqlUrl,
    clock: options.clock ?? hurriedClock(github),
    random: () => 0,
  });
  const pull = { owner: 'octo-org', repo: 'octo-repo', number: options.number ?? 1 };
  return new StickyComment({
    client,
    pull,
    key: options.key ?? key,
    readOnlyToken: options.readOnlyToken ?? null,
    cancelled: options.cancelled ?? new AbortController().signal,
  });
}

type Change = Partial<CommentState> & { readonly attempt?: number; readonly workflow?: string };

function stateOf(number: number, { attempt = 1, workflow = 'CI', ...change }: Change = {}): CommentState {
  const run = { workflow, id: 1000 + number, number, attempt };
  return { version: 1, run, final: true, claims: [], ...change };
}

function update(body: string, state: CommentState = stateOf(1), change: Partial<CommentUpdate> = {}): CommentUpdate {
  return {
    render: () => body,
    state,
    settled: [],
    sightings: [],
    create: true,
    signal: AbortSignal.timeout(15_000),
    ...change,
  };
}

function claimOf(number: number): RememberedClaim {
  const batches = [{ index: 0, batchId: null, jobIds: ['a', 'b'], isFound: false, label: null }];
  return { run: { id: 1000 + number, attempt: 1 }, commit: 'c', planHash: 'p', batches, doubt: null };
}

/** What the gate's comments remember. */
function claimsIn(github: GitHubEmulator) {
  return sticky(github).fetchClaims(AbortSignal.timeout(15_000));
}

function bodies(github: GitHubEmulator): string[] {
  return github.store.commentsOf(1).map(({ body }) => body);
}

function readable(github: GitHubEmulator): string[] {
  return bodies(github).map((body) => body.split('\n').slice(2).join('\n'));
}

function failedAnswer(status: number, message: string, headers: Record<string, string> = {}): Answer {
  return { status, body: { message }, headers };
}

function warningOf(publication: Publication): string {
  return publication.kind === 'failed' ? publication.warning : `not a warning: ${publication.kind}`;
}

describe('the comment', () => {
  it('is found by a query that GitHub understands', () => {
    expect(validate(ownCommentsQuery)).toEqual([]);
  });

  it('begins with its marker and its state', async () => {
    const github = await startGitHub();
    const publication = await sticky(github).publish(update('## Passed'));
    const [comment] = github.store.commentsOf(1);
    expect(publication).toEqual({
      kind: 'published',
      url: `https://github.com/octo-org/octo-repo/pull/1#issuecomment-${comment?.id}`,
    });
    expect(comment?.body).toBe(`${renderHeader(key, stateOf(1))}## Passed`);
    expect(comment?.body.split('\n')[0]).toBe(`<!-- benchmark-gate: ${key} -->`);
    expect(comment?.body.split('\n')[1]).toMatch(/^<!-- benchmark-gate-state: [\w.]+ -->$/);
  });

  it('is updated in place by later publications and later runs', async () => {
    const github = await startGitHub();
    const first = sticky(github);
    await first.publish(update('running', stateOf(1, { final: false })));
    await first.publish(update('still running', stateOf(1, { final: false })));
    await first.publish(update('passed', stateOf(1)));
    await sticky(github).publish(update('failed', stateOf(2)));
    expect(github.store.commentsOf(1)[0]?.history.map((body) => body.split('\n')[2])).toEqual([
      'running',
      'still running',
      'passed',
      'failed',
    ]);
    expect(bodies(github)).toHaveLength(1);
  });

  it('is found on the last page', async () => {
    const github = await startGitHub({ pageSize: 3 });
    for (let index = 0; index < 10; index += 1) github.store.addComment(1, 'alice', `comment ${index}`);
    await sticky(github).publish(update('first'));
    for (let index = 0; index < 10; index += 1) github.store.addComment(1, 'alice', `later ${index}`);
    await sticky(github).publish(update('second', stateOf(2)));
    expect(readable(github).filter((body) => body === 'second')).toHaveLength(1);
    expect(bodies(github)).toHaveLength(21);
  });

  it("leaves another's comment with the same marker alone", async () => {
    const github = await startGitHub();
    const forged = `${renderHeader(key, stateOf(99))}all is well`;
    github.store.addComment(1, 'mallory', forged);
    expect(await sticky(github).publish(update('failed'))).toMatchObject({ kind: 'published' });
    expect(bodies(github)[0]).toBe(forged);
    expect(readable(github)[1]).toBe('failed');
  });

  it('leaves its own comment of another key alone, a longer key that begins alike too', async () => {
    const github = await startGitHub();
    await sticky(github, { key: `${key}x` }).publish(update('other'));
    await sticky(github).publish(update('mine'));
    expect(readable(github)).toEqual(['other', 'mine']);
  });

  it('is created anew when someone deleted it meanwhile', async () => {
    const github = await startGitHub();
    const comment = sticky(github);
    await comment.publish(update('running', stateOf(1, { final: false })));
    github.store.comments.clear();
    expect(await comment.publish(update('running on', stateOf(1, { final: false })))).toMatchObject({
      kind: 'published',
    });
    expect(readable(github)).toEqual(['running on']);
  });

  it('is brought up to date but not created when it need not be there', async () => {
    const github = await startGitHub();
    expect(await sticky(github).publish(update('passed', stateOf(1), { create: false }))).toEqual({ kind: 'absent' });
    await sticky(github).publish(update('failed', stateOf(2)));
    await sticky(github).publish(update('passed', stateOf(3), { create: false }));
    expect(readable(github)).toEqual(['passed']);
  });

  it('may fill what the header leaves of a comment, and not a character more', async () => {
    const github = await startGitHub();
    const fill = { render: (maxChars: number) => 'x'.repeat(maxChars) };
    expect(await sticky(github).publish(update('', stateOf(1), fill))).toMatchObject({ kind: 'published' });
    expect(bodies(github)[0]).toHaveLength(longestComment);
    const tooLong = await sticky(github).publish(update('x'.repeat(longestComment), stateOf(2)));
    expect(warningOf(tooLong)).toContain('Body is too long');
  });

  it('remembers what an earlier run has paid for, however much there is to read', async () => {
    const github = await startGitHub();
    await sticky(github).publish(update('cut off', stateOf(1, { claims: [claimOf(1)] })));
    const fill = { render: (maxChars: number) => 'x'.repeat(maxChars) };
    await sticky(github).publish(update('', stateOf(2), fill));
    expect(bodies(github)[0]).toHaveLength(longestComment);
    expect(await claimsIn(github)).toEqual([claimOf(1)]);
  });

  it('remembers what an older run has paid for, although it shows the newer one', async () => {
    const github = await startGitHub();
    await sticky(github).publish(update('newer', stateOf(2, { claims: [claimOf(2)] })));
    const older = await sticky(github).publish(update('older', stateOf(1, { claims: [claimOf(1)] })));
    expect([older.kind, readable(github)]).toEqual(['left-to-newer-run', ['newer']]);
    expect(await claimsIn(github)).toEqual([claimOf(2), claimOf(1)]);
    await sticky(github).publish(update('newer, done', stateOf(2)));
    expect([readable(github), await claimsIn(github)]).toEqual([['newer, done'], [claimOf(1)]]);
  });

  it('goes without the older run’s claim where there is no room', async () => {
    const github = await startGitHub();
    const fill = { render: (maxChars: number) => 'x'.repeat(maxChars) };
    await sticky(github).publish(update('', stateOf(2), fill));
    const older = await sticky(github).publish(update('older', stateOf(1, { claims: [claimOf(1)] })));
    expect([older.kind, await claimsIn(github)]).toEqual(['left-to-newer-run', []]);
  });

  it('remembers that nothing was known of earlier runs only where nothing is', async () => {
    const doubt = { index: null, labelPrefix: null, sinceMs: null, untilMs: null, latestMs: null, candidates: [] };
    const untold = { ...claimOf(2), batches: [], doubt };
    const first = await startGitHub();
    await sticky(first).publish(update('stopped', stateOf(2, { claims: [untold] })));
    expect(await claimsIn(first)).toEqual([untold]);
    const second = await startGitHub();
    await sticky(second).publish(update('cut off', stateOf(1, { claims: [claimOf(1)] })));
    await sticky(second).publish(update('stopped', stateOf(2, { claims: [untold] })));
    expect(await claimsIn(second)).toEqual([claimOf(1)]);
  });

  it('whose memory cannot be read says so', async () => {
    const github = await startGitHub();
    expect(await claimsIn(github)).toBeNull();
    await sticky(github).publish(update('cut off', stateOf(1, { claims: [claimOf(1)] })));
    const [comment] = github.store.commentsOf(1);
    if (comment === undefined) throw new Error('there is no comment');
    comment.body = comment.body.replace(/benchmark-gate-state: \S+/, 'benchmark-gate-state: x');
    expect(await claimsIn(github)).toBe('unreadable');
  });

  it('is published through the paths of GitHub Enterprise Server', async () => {
    const github = await startGitHub();
    const comment = sticky(github, { apiUrl: `${github.url}/api/v3` });
    expect(await comment.publish(update('passed'))).toMatchObject({ kind: 'published' });
    expect(github.received('POST', /^\/api\/v3\/repos/)).toHaveLength(1);
  });
});

describe('an answer that is lost', () => {
  const lost = { status: 502, body: '<html>Bad gateway</html>' };
  it.each([
    ['reset after the work', { reset: 'after' as const }],
    ['502 after the work', { rewrite: () => lost }],
    ['half an answer', { truncate: 0.5 }],
    ['another shape', { rewrite: () => ({ status: 201, body: { id: null } }) }],
    ['reset before the work', { reset: 'before' as const }],
    ['502 before the work', { answer: lost }],
  ])('does not double the comment: %s', async (_name, fault) => {
    const github = await startGitHub();
    github.fail({ method: 'POST', path: commentsPath, fault });
    expect(await sticky(github).publish(update('passed'))).toMatchObject({ kind: 'published' });
    expect(readable(github)).toEqual(['passed']);
  });

  it('of an update is followed by another look, so that a newer run is not overwritten', async () => {
    const github = await startGitHub();
    await sticky(github).publish(update('first'));
    github.fail({
      method: 'PATCH',
      path: commentPath,
      fault: {
        rewrite: () => {
          const [comment] = github.store.commentsOf(1);
          if (comment !== undefined) github.store.edit(comment, `${renderHeader(key, stateOf(3))}third`);
          return lost;
        },
      },
    });
    expect(await sticky(github).publish(update('second', stateOf(2)))).toMatchObject({ kind: 'left-to-newer-run' });
    expect(readable(github)).toEqual(['third']);
  });

  it('of a look is asked for again', async () => {
    const github = await startGitHub();
    await sticky(github).publish(update('first'));
    github.fail({ path: /graphql/, fault: { answer: lost } });
    expect(await sticky(github).publish(update('second', stateOf(2)))).toMatchObject({ kind: 'published' });
    expect(readable(github)).toEqual(['second']);
  });
});

describe('several at once', () => {
  const legs = Array.from({ length: 8 }, (_, index) => index);

  it('with different keys have one comment each', async () => {
    const github = await startGitHub();
    await Promise.all(legs.map((leg) => sticky(github, { key: `${key}leg=${leg}` }).publish(update(`leg ${leg}`))));
    expect(readable(github).toSorted()).toEqual(legs.map((leg) => `leg ${leg}`));
  });

  it('with the same key end with one comment', async () => {
    const github = await startGitHub();
    github.faults.push(({ method }) => (method === 'POST' ? { delayMs: 20 } : undefined));
    const publications = await Promise.all(legs.map(() => sticky(github).publish(update('same'))));
    expect(publications.map(({ kind }) => kind)).toEqual(legs.map(() => 'published'));
    expect(readable(github)).toEqual(['same']);
    expect(github.received('POST', commentsPath)).toHaveLength(8);
  });

  it('that left several comments behind are tidied up by the next, which keeps the oldest and the newest text', async () => {
    const github = await startGitHub();
    const oldest = github.store.addComment(1, bot, `${renderHeader(key, stateOf(3))}third`);
    github.store.addComment(1, bot, `${renderHeader(key, stateOf(5))}fifth`);
    github.store.addComment(1, bot, `${renderHeader(key, stateOf(4))}fourth`);
    const publication = await sticky(github).publish(update('second', stateOf(2)));
    expect(publication).toMatchObject({ kind: 'left-to-newer-run' });
    expect(readable(github)).toEqual(['fifth']);
    expect(github.store.commentsOf(1)[0]?.id).toBe(oldest.id);
  });
});

describe('a newer run', () => {
  it.each([
    ['an older run', stateOf(4), 'left-to-newer-run'],
    ['an earlier attempt', stateOf(5, { attempt: 1 }), 'left-to-newer-run'],
    ['a late update of the same run', stateOf(5, { attempt: 2, final: false }), 'left-to-newer-run'],
    ['the same run', stateOf(5, { attempt: 2 }), 'published'],
    ['a later attempt', stateOf(5, { attempt: 3, final: false }), 'published'],
    ['a later run', stateOf(6, { final: false }), 'published'],
    ['another workflow, whose numbers say nothing', stateOf(1, { workflow: 'nightly' }), 'published'],
  ])('is not overwritten, but by whom it may be: %s', async (_name, state, kind) => {
    const github = await startGitHub();
    await sticky(github).publish(update('there', stateOf(5, { attempt: 2 })));
    expect(await sticky(github).publish(update('here', state))).toMatchObject({ kind });
    expect(readable(github)).toEqual([kind === 'published' ? 'here' : 'there']);
  });

  it('that takes over while an older one is live keeps the comment', async () => {
    const github = await startGitHub();
    const older = sticky(github);
    await older.publish(update('older runs', stateOf(1, { final: false })));
    await sticky(github).publish(update('newer runs', stateOf(2, { final: false })));
    expect(await older.publish(update('older runs on', stateOf(1, { final: false })))).toMatchObject({
      kind: 'left-to-newer-run',
    });
    expect(await older.publish(update('older is done'))).toMatchObject({ kind: 'left-to-newer-run' });
    expect(readable(github)).toEqual(['newer runs']);
  });

  it('is not assumed from a state that cannot be read', async () => {
    const github = await startGitHub();
    github.store.addComment(1, bot, `<!-- benchmark-gate: ${key} -->\n<!-- benchmark-gate-state: e30 -->\nold`);
    expect(await sticky(github).publish(update('new'))).toMatchObject({ kind: 'published' });
    expect(readable(github)).toEqual(['new']);
  });
});

describe('a failure becomes a warning that says what to do', () => {
  it.each([
    ['no permission to write', { permission: 'read' as const }, {}, 'permissions: pull-requests: write'],
    ['no permission to read', { permission: 'none' as const }, {}, 'permissions: pull-requests: write'],
    ['a fork', { permission: 'read' as const }, { readOnlyToken: 'fork' as const }, 'workflow_run'],
    ['Dependabot', { permission: 'read' as const }, { readOnlyToken: 'dependabot' as const }, 'Dependabot'],
    ['a token that is not valid', {}, { token: 'stale' }, 'github-token'],
    ['no such pull request', {}, { number: 404 }, 'Could not resolve to a PullRequest'],
  ])('%s', async (_name, hub, options, words) => {
    const github = await startGitHub(hub);
    expect(warningOf(await sticky(github, options).publish(update('passed')))).toContain(words);
    expect(bodies(github)).toEqual([]);
  });

  it('no such pull request is not a question of permissions', async () => {
    const github = await startGitHub();
    const warning = warningOf(await sticky(github, { number: 404 }).publish(update('passed')));
    expect(warning).toContain('there is no such pull request');
    expect(warning).not.toContain('permissions');
  });

  it('a locked conversation', async () => {
    const github = await startGitHub();
    github.store.lock(1);
    expect(warningOf(await sticky(github).publish(update('passed')))).toContain('locked');
  });

  it('GitHub cannot be reached', async () => {
    const github = await startGitHub();
    github.fail({ path: /./, fault: { reset: 'before' }, times: Number.POSITIVE_INFINITY });
    expect(warningOf(await sticky(github).publish(update('passed')))).toContain('could not be reached');
  });

  it('a redirect is not followed', async () => {
    const github = await startGitHub();
    const location = `${github.url}/elsewhere`;
    github.fail({ path: /graphql/, fault: { answer: { status: 307, headers: { location } } }, times: 5 });
    expect(await sticky(github).publish(update('passed'))).toMatchObject({ kind: 'failed' });
    expect(github.received('POST', /elsewhere/)).toEqual([]);
  });
});

describe('a rate limit', () => {
  const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  it.each([
    ['secondary, on a look', 'POST', /graphql/, failedAnswer(403, secondary, { 'retry-after': '7' }), 7000],
    ['secondary, on the creation', 'POST', commentsPath, failedAnswer(403, secondary, { 'retry-after': '7' }), 7000],
    ['429 without words', 'POST', commentsPath, failedAnswer(429, 'slow down', { 'retry-after': '7' }), 7000],
    ['429 without words, on a look', 'POST', /graphql/, failedAnswer(429, 'slow down', { 'retry-after': '7' }), 7000],
    ['a date', 'POST', commentsPath, failedAnswer(429, 'slow down', { 'retry-after': new Date(0).toUTCString() }), 0],
  ])('that asks for a short wait is waited for: %s', async (_name, method, path, answer, pauseMs) => {
    const github = await startGitHub();
    github.fail({ method, path, fault: { answer } });
    expect(await sticky(github).publish(update('passed'))).toMatchObject({ kind: 'published' });
    expect(readable(github)).toEqual(['passed']);
    expect(pauses.get(github)).toEqual([pauseMs]);
  });

  it.each([
    ['secondary', failedAnswer(403, secondary, { 'retry-after': '3600' })],
    ['secondary without a time', failedAnswer(403, secondary)],
    [
      'primary',
      failedAnswer(403, 'API rate limit exceeded', {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 1800),
      }),
    ],
    ['unavailable', failedAnswer(503, 'maintenance', { 'retry-after': '120' })],
  ])('that asks for more than there is time is given up at once: %s', async (_name, answer) => {
    const github = await startGitHub();
    github.fail({ path: /./, fault: { answer }, times: Number.POSITIVE_INFINITY });
    expect(await sticky(github).publish(update('passed'))).toMatchObject({ kind: 'failed' });
    expect(github.requests).toHaveLength(1);
  });
});

describe('the time set for publishing', () => {
  it.each([
    ['a wait for a rate limit', { answer: failedAnswer(429, 'secondary rate limit', { 'retry-after': '25' }) }],
    ['a wait before a retry', { answer: failedAnswer(502, 'bad gateway', { 'retry-after': '25' }) }],
    ['a request without an answer', { delayMs: 25_000 }],
  ])('ends %s', async (_name, fault) => {
    const github = await startGitHub();
    github.fail({ path: /graphql/, fault, times: Number.POSITIVE_INFINITY });
    const signal = AbortSignal.timeout(300);
    const publication = await sticky(github, { clock: systemClock }).publish(update('passed', stateOf(1), { signal }));
    expect(warningOf(publication)).toContain('within the time set for publishing');
    expect(github.requests).toHaveLength(1);
  });

  it('ends a creation, which is not sent again', async () => {
    const github = await startGitHub();
    github.fail({ method: 'POST', path: commentsPath, fault: { delayMs: 25_000 } });
    const abort = new AbortController();
    const publication = sticky(github, { clock: systemClock }).publish(
      update('passed', stateOf(1), { signal: abort.signal }),
    );
    await expect.poll(() => github.received('POST', commentsPath)).toHaveLength(1);
    abort.abort();
    expect(warningOf(await publication)).toContain('within the time set for publishing');
    expect(github.received('POST', commentsPath)).toHaveLength(1);
  });

  it('of the final word covers the wait for an update before it', async () => {
    const github = await startGitHub();
    const comment = sticky(github, { clock: systemClock });
    github.fail({ path: /graphql/, fault: { delayMs: 25_000 } });
    const live = new AbortController();
    const running = comment.publish(update('running', stateOf(1, { final: false }), { signal: live.signal }));
    const final = await comment.publish(update('passed', stateOf(1), { signal: AbortSignal.timeout(300) }));
    expect(final).toMatchObject({ kind: 'failed' });
    live.abort();
    expect(await running).toMatchObject({ kind: 'failed' });
    expect(await comment.publish(update('passed'))).toMatchObject({ kind: 'published' });
  });
});
