// src/comment/sticky-comment.ts, and through it src/comment/comment-states.ts.
import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../src/clock.ts';
import { maxCommentChars, parseHeaderState, renderHeader } from '../../src/comment/header.ts';
import { type CommentUpdate, type Publication, StickyComment } from '../../src/comment/sticky-comment.ts';
import { createGitHubClient } from '../../src/github/client.ts';
import { createGitHubDispatcher } from '../../src/github/dispatcher.ts';
import type { ReadOnlyToken } from '../../src/github/failure.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { emptyLedger, mergeLedgers, type StoredLedger, type StoredPayment } from '../../src/ledger/merge.ts';
import { deriveSealKey } from '../../src/ledger/seal-key.ts';
import { openState, type Seal, type ShownRun, sealState } from '../../src/ledger/stored-ledger.ts';
import type { Answer, Fault } from '../emulators/emulator.ts';
import { GitHubEmulator } from '../emulators/github.ts';
import type { Permission } from '../emulators/github-store.ts';
import { paidBy, runKey, submitBy, windowOf } from '../fixtures/stored-ledgers.ts';

const bot = 'github-actions[bot]';
const key = 'CI/gate/bench/';
const commentsPath = /\/issues\/1\/comments$/;
const commentPath = /\/issues\/comments\/\d+$/;
const sealOf = (serviceKey: string): Seal => ({
  key: deriveSealKey(new Map([['harmstack', serviceKey]])),
  place: 'octo-org/octo-repo#1',
});
const seal = sealOf('key-1');
const deadlineMs = 1e13;

async function startGitHub(
  options: { pageSize?: number; permission?: Permission; now?: () => number } = {},
): Promise<GitHubEmulator> {
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
    ledger?: Ledger | null;
    seal?: Seal;
  } = {},
): StickyComment {
  const { ledger = null } = options;
  const client = createGitHubClient({
    dispatcher: createGitHubDispatcher(process.env),
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
    memory: () => ({ ledger, seal: options.seal ?? seal }),
    cancelled: options.cancelled ?? new AbortController().signal,
  });
}

/** Whose text it is: the final word of a run unless said otherwise. */
function shownOf(number: number, change: Partial<ShownRun> = {}): ShownRun {
  return { workflow: 'CI', id: 1000 + number, attempt: 1, isFinal: true, ...change };
}

const live = { isFinal: false };

function update(body: string, shown: ShownRun = shownOf(1), change: Partial<CommentUpdate> = {}): CommentUpdate {
  return { render: () => body, shown, create: true, isAlarm: false, signal: AbortSignal.timeout(15_000), ...change };
}

/** What the nth run has paid. */
function paymentOf(nth: number, jobIds: readonly string[] = [`job-${nth}`]): StoredPayment {
  return paidBy(runKey(1000 + nth), jobIds);
}

/** What the nth run knows of payments, its own or those of others. */
function ledgerWith(nth: number, ...payments: readonly StoredPayment[]): Ledger {
  const ledger = new Ledger({ run: runKey(1000 + nth), plan: 'p', commit: 'c', batches: 1, deadlineMs });
  ledger.absorb({ runs: [], payments });
  return ledger;
}

/** The comment of a run, and what it knows by now. */
function stickyWith(github: GitHubEmulator, nth: number, ...payments: readonly StoredPayment[]) {
  const ledger = ledgerWith(nth, ...payments);
  return { ledger, comment: sticky(github, { ledger }) };
}

function headerOf(shown: ShownRun, ledger: StoredLedger = emptyLedger, own: Seal = seal): string {
  return renderHeader(key, sealState({ shown, writtenAtMs: 0, ledger }, { seal: own, others: [], maxChars: 50_000 }));
}

/** All payments that the gate's comments hold. */
function paymentsIn(github: GitHubEmulator, own: Seal = seal): readonly StoredPayment[] {
  return ledgerIn(github, own).payments;
}

function ledgerIn(github: GitHubEmulator, own: Seal = seal): StoredLedger {
  const states = bodies(github).flatMap((body) => openState(parseHeaderState(body), own).state?.ledger ?? []);
  return states.reduce(mergeLedgers, emptyLedger);
}

const fill = { render: ({ maxChars }: { maxChars: number }) => 'x'.repeat(maxChars) };

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
  it('begins with its marker and its state', async () => {
    const github = await startGitHub();
    const publication = await sticky(github).publish(update('## Passed'));
    const [comment] = github.store.commentsOf(1);
    expect(publication).toEqual({
      kind: 'published',
      url: `https://github.com/octo-org/octo-repo/pull/1#issuecomment-${comment?.id}`,
    });
    const { state } = openState(parseHeaderState(comment?.body ?? ''), seal);
    expect(state).toEqual({ shown: shownOf(1), writtenAtMs: expect.any(Number), ledger: emptyLedger });
    expect(Math.abs(Date.now() - (state?.writtenAtMs ?? 0))).toBeLessThan(10_000);
    expect(comment?.body.split('\n').slice(2)).toEqual(['## Passed']);
    expect(comment?.body.split('\n')[0]).toBe(`<!-- benchmark-gate: ${key} -->`);
    expect(comment?.body.split('\n')[1]).toMatch(/^<!-- benchmark-gate-state: [\w./+]+ -->$/);
  });

  it('is updated in place by later publications and later runs', async () => {
    const github = await startGitHub();
    const first = sticky(github);
    await first.publish(update('running', shownOf(1, live)));
    await first.publish(update('still running', shownOf(1, live)));
    await first.publish(update('passed', shownOf(1)));
    await sticky(github).publish(update('failed', shownOf(2)));
    expect(github.store.commentsOf(1)[0]?.history.map((body) => body.split('\n')[2])).toEqual([
      'running',
      'still running',
      'passed',
      'failed',
    ]);
    expect(bodies(github)).toHaveLength(1);
    // Only the second one knew where to look.
    expect(github.received('GET', commentPath)).toHaveLength(1);
  });

  it('is found on the last page', async () => {
    const github = await startGitHub({ pageSize: 3 });
    for (let index = 0; index < 10; index += 1) github.store.addComment(1, 'alice', `comment ${index}`);
    await sticky(github).publish(update('first'));
    for (let index = 0; index < 10; index += 1) github.store.addComment(1, 'alice', `later ${index}`);
    await sticky(github).publish(update('second', shownOf(2)));
    expect(readable(github).filter((body) => body === 'second')).toHaveLength(1);
    expect(bodies(github)).toHaveLength(21);
  });

  it("leaves another's comment with the same marker alone", async () => {
    const github = await startGitHub();
    const forged = `${headerOf(shownOf(99))}all is well`;
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
    await comment.publish(update('running', shownOf(1, live)));
    github.store.comments.clear();
    expect(await comment.publish(update('running on', shownOf(1, live)))).toMatchObject({
      kind: 'published',
    });
    expect(readable(github)).toEqual(['running on']);
  });

  it('is created anew when someone deletes it before it is written', async () => {
    const github = await startGitHub();
    await sticky(github).publish(update('first'));
    const rewrite = () => {
      github.store.comments.clear();
      return failedAnswer(404, 'Not Found');
    };
    github.fail({ method: 'PATCH', path: commentPath, fault: { rewrite } });
    expect(await sticky(github).publish(update('second', shownOf(2)))).toMatchObject({ kind: 'published' });
    expect(readable(github)).toEqual(['second']);
  });

  it.each([403, 404])('is created in vain only once where GitHub answers %d', async (status) => {
    const github = await startGitHub();
    github.fail({ method: 'POST', path: commentsPath, fault: { answer: failedAnswer(status, 'no') }, times: 9 });
    expect(await sticky(github).publish(update('first'))).toMatchObject({ kind: 'failed', isRefused: true });
    expect(github.received('POST', commentsPath)).toHaveLength(1);
  });

  it('is not written when it is as it should be', async () => {
    const github = await startGitHub();
    for (let nth = 0; nth < 2; nth += 1)
      expect(await sticky(github).publish(update('passed'))).toMatchObject({ kind: 'published' });
    expect([github.received('PATCH', commentPath), readable(github)]).toEqual([[], ['passed']]);
  });

  it('is not looked for among all when a look at it alone is refused', async () => {
    const github = await startGitHub();
    const comment = sticky(github);
    await comment.publish(update('running', shownOf(1, live)));
    github.fail({ method: 'GET', path: commentPath, fault: { answer: failedAnswer(403, 'no') } });
    expect(await comment.publish(update('running on', shownOf(1, live)))).toMatchObject({
      kind: 'failed',
      isRefused: true,
    });
    expect(github.requests.at(-1)?.method).toBe('GET');
  });

  it('is brought up to date but not created when it need not be there', async () => {
    const github = await startGitHub();
    expect(await sticky(github).publish(update('passed', shownOf(1), { create: false }))).toEqual({ kind: 'absent' });
    await sticky(github).publish(update('failed', shownOf(2)));
    await sticky(github).publish(update('passed', shownOf(3), { create: false }));
    expect(readable(github)).toEqual(['passed']);
  });

  it('is rendered beside what stood there, whichever of several is the newest', async () => {
    const github = await startGitHub();
    const seen: (string | null)[] = [];
    const look = (text: string) => ({
      render: ({ previous }: { previous: string | null }) => {
        seen.push(previous?.split('\n').slice(2).join('\n') ?? null);
        return text;
      },
    });
    await sticky(github).publish(update('', shownOf(1), look('first')));
    await sticky(github).publish(update('', shownOf(2), look('second')));
    await sticky(github).publish(update('', shownOf(3), look('third')));
    // What was just created is held against whatever else is there.
    expect(seen).toEqual([null, 'first', 'first', 'second']);
  });

  it('may fill what the header leaves of a comment, and not a character more', async () => {
    const github = await startGitHub();
    expect(await sticky(github).publish(update('', shownOf(1), fill))).toMatchObject({ kind: 'published' });
    expect(bodies(github)[0]).toHaveLength(maxCommentChars);
    const tooLong = await sticky(github).publish(update('x'.repeat(maxCommentChars), shownOf(2)));
    expect(warningOf(tooLong)).toContain('Body is too long');
  });

  it('is published through the paths of GitHub Enterprise Server', async () => {
    const github = await startGitHub();
    const comment = sticky(github, { apiUrl: `${github.url}/api/v3` });
    expect(await comment.publish(update('passed'))).toMatchObject({ kind: 'published' });
    expect(github.received('POST', /^\/api\/v3\/repos/)).toHaveLength(1);
  });
});

async function startHidden() {
  const github = await startGitHub();
  await sticky(github).publish(update('passed', shownOf(1)));
  for (const comment of github.store.comments.values()) {
    comment.isMinimized = true;
    comment.minimizedReason = 'outdated';
  }
  const stored = () =>
    [...github.store.comments.values()].map(({ body, isMinimized }) => ({ text: body, isMinimized }));
  return { github, stored };
}

describe('a comment that somebody has hidden', () => {
  it('is shown again when it turns red, and stays hidden as long as it is green', async () => {
    const { github, stored } = await startHidden();
    await sticky(github).publish(update('passed again', shownOf(2)));
    expect(stored()).toMatchObject([{ isMinimized: true }]);
    await sticky(github).publish(update('failed', shownOf(3), { isAlarm: true }));
    expect(stored()).toEqual([{ text: expect.stringMatching(/failed$/), isMinimized: false }]);
  });

  it('is the only one that is shown again', async () => {
    const github = await startGitHub();
    for (const nth of [1, 2]) await sticky(github).publish(update('failed', shownOf(nth), { isAlarm: true }));
    expect(github.received('POST', /graphql/).filter(({ body }) => body.includes('mutation'))).toEqual([]);
  });

  it('gives way to a new one when it cannot be shown again', async () => {
    const { github, stored } = await startHidden();
    const refusal = { data: null, errors: [{ type: 'FORBIDDEN', message: 'no' }] };
    github.faults.push(({ body }) =>
      body.includes('mutation') ? { answer: { status: 200, body: refusal } } : undefined,
    );
    const [old] = github.store.comments.keys();
    const published = await sticky(github).publish(update('failed', shownOf(2), { isAlarm: true }));
    const [now] = github.store.comments.keys();
    expect(stored()).toEqual([{ text: expect.stringMatching(/failed$/), isMinimized: false }]);
    expect(now).not.toBe(old);
    expect(published).toEqual({ kind: 'published', url: expect.stringContaining(`${now}`) });
  });

  it('stays, with its new text, when it can neither be shown again nor be replaced', async () => {
    const { github, stored } = await startHidden();
    github.fail({ path: /graphql/, skip: 1, fault: { answer: failedAnswer(403, 'no') } });
    github.fail({ method: 'POST', path: commentsPath, fault: { answer: failedAnswer(403, 'no') } });
    const [id] = github.store.comments.keys();
    const published = await sticky(github).publish(update('failed', shownOf(2), { isAlarm: true }));
    expect(published).toEqual({ kind: 'published', url: expect.stringContaining(`${id}`) });
    expect(stored()).toEqual([{ text: expect.stringMatching(/failed$/), isMinimized: true }]);
  });

  it('is left to a newer run as it is', async () => {
    const { github, stored } = await startHidden();
    await sticky(github).publish(update('late', shownOf(0), { isAlarm: true }));
    expect(stored()).toEqual([{ text: expect.stringMatching(/passed$/), isMinimized: true }]);
  });
});

function left(github: GitHubEmulator, author: string, ...payments: readonly StoredPayment[]) {
  const state = { shown: shownOf(1), writtenAtMs: 0, ledger: { runs: [], payments } };
  return github.store.addComment(
    1,
    author,
    `${renderHeader(key, sealState(state, { seal, others: [], maxChars: 9000 }))}passed`,
  );
}

/** A list whose first comment's account is gone. */
function withoutAuthor(answer: Answer): Answer {
  const text = JSON.stringify(answer.body).replace(/"author":\{[^}]*\}/, '"author":null');
  return { ...answer, body: text, headers: { 'content-type': 'application/json' } };
}

describe("another account's comment of the same gate", () => {
  it('is told of with a link, and left alone', async () => {
    const github = await startGitHub();
    const old = left(github, 'gate-app[bot]');
    await sticky(github).publish(update('failed', shownOf(2)));
    const [before, now] = bodies(github);
    expect(before).toBe(old.body);
    expect(now).toMatch(/failed\n.*gate-app.*\n$/s);
    expect(now).toContain(`(https://github.com/octo-org/octo-repo/pull/1#issuecomment-${old.id})`);
  });

  it('is told of within what a comment may hold', async () => {
    const github = await startGitHub();
    left(github, 'gate-app[bot]');
    await sticky(github).publish(update('', shownOf(2), fill));
    expect(bodies(github)[1]).toHaveLength(maxCommentChars);
    expect(bodies(github)[1]).toMatch(/x\n.*gate-app.*\n$/s);
  });

  it('is not told of when a person wrote it, who may have copied the marker', async () => {
    const github = await startGitHub();
    left(github, 'alice');
    await sticky(github).publish(update('failed', shownOf(2)));
    expect(bodies(github)[1]).toMatch(/failed$/);
  });

  it('is not told of when its account is gone', async () => {
    const github = await startGitHub();
    left(github, 'gate-app[bot]');
    github.fail({ path: /graphql/, fault: { rewrite: withoutAuthor }, times: 2 });
    expect(await sticky(github).publish(update('failed', shownOf(2)))).toMatchObject({ kind: 'published' });
    expect(bodies(github)[1]).toMatch(/failed$/);
  });

  it('is believed in what it has signed, so that a new token pays for nothing again', async () => {
    const github = await startGitHub();
    left(github, 'gate-app[bot]', paymentOf(1));
    const { ledger, comment } = stickyWith(github, 2);
    expect(await comment.recall(AbortSignal.timeout(15_000))).toEqual({ isBroken: false, isHeard: false });
    expect(ledger.stored.payments).toEqual([paymentOf(1)]);
  });

  it('counts beside its own', async () => {
    const github = await startGitHub();
    left(github, 'gate-app[bot]', paymentOf(1));
    await stickyWith(github, 2, paymentOf(2)).comment.publish(update('second', shownOf(2)));
    const { ledger, comment } = stickyWith(github, 3);
    expect(await comment.recall(AbortSignal.timeout(15_000))).toEqual({ isBroken: false, isHeard: false });
    expect(ledger.stored.payments).toEqual([paymentOf(1), paymentOf(2)]);
  });

  it('is as good as none when nothing in it can be read', async () => {
    const github = await startGitHub();
    github.store.addComment(1, 'gate-app[bot]', `${renderHeader(key, 'edited')}passed`);
    expect(await stickyWith(github, 2).comment.recall(AbortSignal.timeout(15_000))).toBeNull();
  });
});

/** Ids as long as those of a service. */
const jobIds = (count: number) => Array.from({ length: count }, () => randomUUID()).toSorted();

describe('what the comment holds for later runs', () => {
  it('is told by the clock of GitHub, and read by that of each machine', async () => {
    const hourMs = 3_600_000;
    const atMs = Date.parse('2024-06-01T12:00:00Z');
    const github = await startGitHub({ now: () => atMs });
    const clock = { ...systemClock, now: () => atMs - hourMs };
    const ledger = ledgerWith(1);
    ledger.announce({ sinceMs: 5000, isOver: false });
    const window = { ...windowOf(1000, 2000), clock: 'runner' } as const;
    const submit = submitBy(runKey(1001), { window });
    ledger.absorb({ runs: [], payments: [{ ...paymentOf(1), payment: { state: 'submitting', submit } }] });
    await sticky(github, { ledger, clock }).publish(update('first', shownOf(1, live)));
    const stored = ledgerIn(github);
    expect(stored.runs).toMatchObject([{ announcedAtMs: 5000 + hourMs, deadlineMs: deadlineMs + hourMs }]);
    expect(stored.payments).toMatchObject([
      { payment: { submit: { window: { sinceMs: 1000 + hourMs, untilMs: 2000 + hourMs, latestMs: null } } } },
    ]);
    const other = ledgerWith(2);
    await sticky(github, { ledger: other, clock }).recall(AbortSignal.timeout(15_000));
    expect(other.stored).toEqual(ledger.stored);
  });

  it('is what a run knows of payments, its own and those of others', async () => {
    const github = await startGitHub();
    const payments = [paymentOf(1), { ...paymentOf(2), plan: 'q' }, { ...paymentOf(3), commit: 'd' }];
    await stickyWith(github, 1, ...payments).comment.publish(update('running'));
    expect(paymentsIn(github)).toEqual(payments);
  });

  it.each([
    { token: 't', whose: 'its own' },
    { token: 'u', whose: 'another account’s' },
  ])('is known to a run before it is asked whether it may write, in $whose comment', async ({ token }) => {
    const github = await startGitHub();
    github.store.addToken('u', 'other-app[bot]', 'write');
    const { ledger } = stickyWith(github, 1, paymentOf(1));
    await sticky(github, { ledger, token }).publish(update('one'));
    const second = stickyWith(github, 2);
    const unless = () => second.ledger.stored.payments.length > 0;
    expect(await second.comment.publish(update('two', shownOf(2), { unless }))).toEqual({ kind: 'withheld' });
    expect(readable(github)).toEqual(['one']);
  });

  it('is known to a run that recalls it', async () => {
    const github = await startGitHub();
    await stickyWith(github, 1, paymentOf(1)).comment.publish(update('cut off'));
    const { ledger, comment } = stickyWith(github, 2);
    expect(await comment.recall(AbortSignal.timeout(15_000))).toEqual({ isBroken: false, isHeard: false });
    expect(ledger.stored.payments).toEqual([paymentOf(1)]);
  });

  it('is nothing where there is no comment', async () => {
    const github = await startGitHub();
    expect(await stickyWith(github, 1).comment.recall(AbortSignal.timeout(15_000))).toBeNull();
  });

  it('tells a run whether it is heard of there', async () => {
    const github = await startGitHub();
    const { ledger, comment } = stickyWith(github, 2);
    ledger.announce({ sinceMs: 1, isOver: false });
    await comment.publish(update('announced', shownOf(2, live)));
    expect(await comment.recall(AbortSignal.timeout(15_000))).toMatchObject({ isHeard: true });
    const [stored] = github.store.commentsOf(1);
    const other = ledgerWith(1);
    other.announce({ sinceMs: 1, isOver: false });
    if (stored !== undefined) github.store.edit(stored, `${headerOf(shownOf(1), other.stored)}written over`);
    expect(await comment.recall(AbortSignal.timeout(15_000))).toMatchObject({ isHeard: false });
  });

  it('stays, however much there is to read', async () => {
    const github = await startGitHub();
    const payment = paymentOf(1, jobIds(310));
    await stickyWith(github, 1, payment).comment.publish(update('cut off'));
    await stickyWith(github, 2).comment.publish(update('', shownOf(2), fill));
    expect(bodies(github)[0]).toHaveLength(maxCommentChars);
    expect(paymentsIn(github)).toEqual([payment]);
  });

  it('leaves 10,000 characters to read, however much it is', async () => {
    const github = await startGitHub();
    const payments = Array.from({ length: 40 }, (_, nth) => paymentOf(nth, jobIds(100)));
    await stickyWith(github, 1, ...payments).comment.publish(update('', shownOf(1), fill));
    expect(bodies(github)[0]).toHaveLength(maxCommentChars);
    expect(readable(github)[0]?.length).toBeGreaterThanOrEqual(10_000);
    expect(paymentsIn(github)).toHaveLength(40);
  });

  it('is what an older run has paid for too, although it shows the newer one', async () => {
    const github = await startGitHub();
    await stickyWith(github, 2, paymentOf(2)).comment.publish(update('newer', shownOf(2)));
    const older = await stickyWith(github, 1, paymentOf(1)).comment.publish(update('older'));
    expect([older.kind, readable(github)]).toEqual(['left-to-newer-run', ['newer']]);
    expect(paymentsIn(github)).toEqual([paymentOf(1), paymentOf(2)]);
    await stickyWith(github, 3).comment.publish(update('newest', shownOf(3)));
    expect(paymentsIn(github)).toEqual([paymentOf(1), paymentOf(2)]);
  });

  it('is what an older run has paid for too, although the newer one fills the comment: its text gives way', async () => {
    const github = await startGitHub();
    const [newer, older] = [paymentOf(2, jobIds(100)), paymentOf(1, jobIds(100))];
    const row = '| a row of a table |\n';
    const rows = { render: ({ maxChars }: { maxChars: number }) => row.repeat(Math.floor(maxChars / row.length)) };
    await stickyWith(github, 2, newer).comment.publish(update('', shownOf(2), rows));
    const before = readable(github)[0] ?? '';
    const { kind } = await stickyWith(github, 1, older).comment.publish(update('older'));
    expect([kind, paymentsIn(github)]).toEqual(['left-to-newer-run', [older, newer]]);
    const after = readable(github)[0] ?? '';
    const end = after.indexOf('\n\n*');
    expect(before.startsWith(after.slice(0, end + 1))).toBe(true);
    expect(after.slice(end)).toMatch(/^\n\n\*The rest is left out: .*\*\n$/);
    expect(bodies(github)[0]?.length).toBeLessThanOrEqual(maxCommentChars);
    expect(before.length - after.length).toBeLessThan(10_000);
  });

  it('is believed only as this gate has signed it', async () => {
    const github = await startGitHub();
    await stickyWith(github, 1, paymentOf(1)).comment.publish(update('cut off'));
    const [comment] = github.store.commentsOf(1);
    if (comment === undefined) throw new Error('there is no comment');
    comment.body = comment.body.replace(/benchmark-gate-state: \S+/, 'benchmark-gate-state: x');
    const { ledger, comment: mine } = stickyWith(github, 2);
    expect(await mine.recall(AbortSignal.timeout(15_000))).toEqual({ isBroken: true, isHeard: false });
    expect(ledger.stored).toEqual(emptyLedger);
  });

  it('is broken where one of several comments is, and none is whole', async () => {
    const github = await startGitHub();
    for (const state of ['', 'x']) github.store.addComment(1, bot, `${renderHeader(key, state)}text`);
    const { comment } = stickyWith(github, 2);
    expect(await comment.recall(AbortSignal.timeout(15_000))).toEqual({ isBroken: true, isHeard: false });
  });

  it.each([
    ['unsigned', 'x'],
    [
      'of another place',
      sealState(
        { shown: shownOf(9), writtenAtMs: 0, ledger: { runs: [], payments: [paymentOf(9)] } },
        { seal: { ...seal, place: 'elsewhere' }, others: [], maxChars: 9000 },
      ),
    ],
  ])('counts where it is whole, beside a comment of ours whose state is %s', async (_, state) => {
    const github = await startGitHub();
    github.store.addComment(1, bot, `${renderHeader(key, state)}broken`);
    github.store.addComment(1, bot, `${headerOf(shownOf(1), { runs: [], payments: [paymentOf(1)] })}whole`);
    const { ledger, comment } = stickyWith(github, 2);
    expect(await comment.recall(AbortSignal.timeout(15_000))).toEqual({ isBroken: false, isHeard: false });
    expect(ledger.stored.payments).toEqual([paymentOf(1)]);
    await comment.publish(update('next', shownOf(2)));
    expect([bodies(github).length, paymentsIn(github)]).toEqual([1, [paymentOf(1)]]);
  });

  it('of gates with other service keys is kept as it is, also by one that has none', async () => {
    const github = await startGitHub();
    const other = sealOf('key-2');
    await sticky(github, { ledger: ledgerWith(1, paymentOf(1)) }).publish(update('first'));
    await sticky(github, { ledger: ledgerWith(2, paymentOf(2)), seal: other }).publish(update('second', shownOf(2)));
    await sticky(github, { seal: { ...seal, key: null } }).publish(update('third', shownOf(3)));
    expect([paymentsIn(github), paymentsIn(github, other)]).toEqual([[paymentOf(1)], [paymentOf(2)]]);
    await sticky(github, { ledger: ledgerWith(4, paymentOf(4)) }).publish(update('fourth', shownOf(4)));
    expect([paymentsIn(github), paymentsIn(github, other)]).toEqual([[paymentOf(1), paymentOf(4)], [paymentOf(2)]]);
  });

  it('is known to be there where another key has signed it', async () => {
    const github = await startGitHub();
    await sticky(github, { ledger: ledgerWith(1, paymentOf(1)) }).publish(update('first'));
    const isSealed = async (own: Seal) => {
      const comment = sticky(github, { seal: own });
      await comment.recall(AbortSignal.timeout(15_000));
      return comment.sealedAtMs !== null;
    };
    expect([await isSealed(seal), await isSealed(sealOf('key-2'))]).toEqual([false, true]);
  });

  it.each<[string, string, Fault, boolean, boolean]>([
    ['a quick write before paying', 'PATCH', {}, true, false],
    ['a slow write before paying', 'PATCH', { delayMs: 1100 }, true, true],
    ['one that is done late and fails', 'PATCH', { delayMs: 1100, rewrite: () => ({ status: 502 }) }, true, true],
    ['one after a slow look', 'POST', { delayMs: 1100 }, true, true],
    ['a slow write in between', 'PATCH', { delayMs: 1100 }, false, false],
  ])('may lack what others had stored after %s', async (_, method, fault, isBeforePaying, isEdited) => {
    const github = await startGitHub();
    await sticky(github).publish(update('first', shownOf(1, live)));
    github.fail({ method, path: method === 'POST' ? /graphql/ : commentPath, fault });
    const { ledger, comment } = stickyWith(github, 2);
    await comment.publish(update('second', shownOf(2, live), { isBeforePaying }));
    expect(ledger.isEditedSince(0)).toBe(isEdited);
  });

  it.each([
    [8000, false],
    [12_000, true],
  ])('may lack what others had stored where GitHub carried out a write %d ms late', async (tookMs, isEdited) => {
    let lateMs = 0;
    const github = await startGitHub({ now: () => Date.now() + lateMs });
    await sticky(github).publish(update('first'));
    github.faults.push(({ method }) => {
      lateMs += method === 'PATCH' ? tookMs : 0;
      return undefined;
    });
    await sticky(github).publish(update('second', shownOf(2)));
    const { ledger, comment } = stickyWith(github, 3);
    await comment.recall(AbortSignal.timeout(15_000));
    expect(ledger.isEditedSince(Date.now() - 1000)).toBe(isEdited);
  });

  it('was written by then where another key has signed it, as GitHub tells of its last edit', async () => {
    const agoMs = { value: 60_000 };
    const github = await startGitHub({ now: () => Date.now() - agoMs.value });
    await sticky(github, { ledger: ledgerWith(1, paymentOf(1)) }).publish(update('first'));
    await sticky(github, { ledger: ledgerWith(1, paymentOf(1)) }).publish(update('first again'));
    agoMs.value = 0;
    const comment = sticky(github, { seal: sealOf('key-2') });
    await comment.recall(AbortSignal.timeout(15_000));
    const found = comment.sealedAtMs ?? Number.NaN;
    await comment.publish(update('second', shownOf(2)));
    await comment.recall(AbortSignal.timeout(15_000));
    // Not when it is found, nor when this run itself has written.
    expect([Date.now() - found > 50_000, comment.sealedAtMs]).toEqual([true, found]);
  });

  /** How far GitHub's clock is ahead of the runner's, in milliseconds. */
  const clocks = [0, -3_600_000, 3_600_000];

  it.each(clocks)('may not be all of it once somebody has pasted an older one back (%d ms)', async (aheadMs) => {
    const github = await startGitHub({ now: () => Date.now() + aheadMs });
    await stickyWith(github, 1, paymentOf(1)).comment.publish(update('first'));
    await stickyWith(github, 2, paymentOf(2)).comment.publish(update('second', shownOf(2)));
    const [stored] = github.store.commentsOf(1);
    if (stored === undefined) throw new Error('there is no comment');
    const beforeMs = Date.now();
    github.store.edit(stored, stored.history[0] ?? '', 'alice');
    const third = stickyWith(github, 3);
    await third.comment.recall(AbortSignal.timeout(15_000));
    await third.comment.publish(update('third', shownOf(3)));
    const later = stickyWith(github, 4);
    expect(await later.comment.recall(AbortSignal.timeout(15_000))).toMatchObject({ isBroken: false });
    for (const { ledger } of [third, later]) {
      expect(ledger.stored.payments).toEqual([paymentOf(1)]);
      expect([ledger.isEditedSince(beforeMs - 2000), ledger.isEditedSince(beforeMs + 60_000)]).toEqual([true, false]);
    }
  });

  it.each(clocks)('is all of it after an edit by its author, and before any (%d ms)', async (aheadMs) => {
    const github = await startGitHub({ now: () => Date.now() + aheadMs });
    await stickyWith(github, 1, paymentOf(1)).comment.publish(update('first'));
    const later = stickyWith(github, 2);
    await later.comment.recall(AbortSignal.timeout(15_000));
    await stickyWith(github, 3, paymentOf(3)).comment.publish(update('third', shownOf(3)));
    await later.comment.recall(AbortSignal.timeout(15_000));
    expect(later.ledger.editedAtMs).toBeNull();
  });

  it.each(clocks)('may not be all of it once the comment that a run has written is gone (%d ms)', async (aheadMs) => {
    const github = await startGitHub({ now: () => Date.now() + aheadMs });
    const { comment, ledger } = stickyWith(github, 1, paymentOf(1));
    await comment.publish(update('first'));
    github.store.comments.clear();
    const beforeMs = Date.now();
    await comment.publish(update('again'));
    await comment.recall(AbortSignal.timeout(15_000));
    // By GitHub's clock, which tells seconds.
    expect([ledger.isEditedSince(beforeMs - 2000), ledger.isEditedSince(beforeMs + 60_000)]).toEqual([true, false]);
  });

  it('may be lost with a comment that is gone, but only once', async () => {
    const github = await startGitHub();
    const { comment, ledger } = stickyWith(github, 1, paymentOf(1));
    await comment.publish(update('first'));
    github.store.comments.clear();
    await comment.recall(AbortSignal.timeout(15_000));
    const goneAtMs = ledger.editedAtMs;
    await systemClock.sleep(5, new AbortController().signal);
    await comment.recall(AbortSignal.timeout(15_000));
    expect([goneAtMs === null, ledger.editedAtMs]).toEqual([false, goneAtMs]);
  });

  it('of several comments is united in the one that stays', async () => {
    const github = await startGitHub();
    for (const nth of [1, 2, 3])
      github.store.addComment(1, bot, `${headerOf(shownOf(nth), { runs: [], payments: [paymentOf(nth)] })}${nth}`);
    await sticky(github, { ledger: ledgerWith(2, paymentOf(4)) }).publish(update('second', shownOf(2)));
    expect([readable(github), paymentsIn(github).length]).toEqual([['3'], 4]);
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
          if (comment !== undefined) github.store.edit(comment, `${headerOf(shownOf(3))}third`);
          return lost;
        },
      },
    });
    expect(await sticky(github).publish(update('second', shownOf(2)))).toMatchObject({ kind: 'left-to-newer-run' });
    expect(readable(github)).toEqual(['third']);
  });

  it('is followed by three creations at the most', async () => {
    const github = await startGitHub();
    github.fail({ method: 'POST', path: commentsPath, fault: { answer: lost }, times: 3 });
    expect(await sticky(github).publish(update('passed'))).toMatchObject({ kind: 'failed' });
    expect([github.received('POST', commentsPath).length, readable(github)]).toEqual([3, []]);
    expect(pauses.get(github)).toEqual([1000, 1000]);
  });

  it('of the look after a creation leaves that published', async () => {
    const github = await startGitHub();
    github.fail({ path: /graphql/, skip: 1, fault: { answer: failedAnswer(403, 'no') } });
    const published = await sticky(github).publish(update('passed'));
    const [comment] = github.store.commentsOf(1);
    expect(published).toEqual({ kind: 'published', url: expect.stringContaining(`${comment?.id}`) });
  });

  it('of an update in between has the final word look again, which stands though that look fails', async () => {
    const github = await startGitHub();
    const comment = sticky(github);
    await comment.publish(update('running', shownOf(1, live)));
    github.fail({ method: 'PATCH', path: commentPath, fault: { rewrite: () => lost } });
    await comment.publish(update('running on', shownOf(1, live)));
    const looks = github.received('POST', /graphql/).length;
    github.fail({ path: /graphql/, skip: 1, fault: { answer: failedAnswer(403, 'no') } });
    expect(await comment.publish(update('passed'))).toMatchObject({ kind: 'published' });
    expect([github.received('POST', /graphql/).length - looks, readable(github)]).toEqual([2, ['passed']]);
  });

  it('of every look for comments leaves the final word on the one that this run has written', async () => {
    const github = await startGitHub();
    const comment = sticky(github);
    await comment.publish(update('running', shownOf(1, live)));
    github.fail({ path: /graphql/, fault: { answer: lost }, times: 99 });
    expect(await comment.publish(update('failed'))).toMatchObject({ kind: 'published' });
    expect(readable(github)).toEqual(['failed']);
    // Who knows of none cannot tell whether there is one.
    expect(await sticky(github).publish(update('other', shownOf(2)))).toMatchObject({ kind: 'failed' });
  });

  it('of a look is asked for again', async () => {
    const github = await startGitHub();
    await sticky(github).publish(update('first'));
    github.fail({ path: /graphql/, fault: { answer: lost } });
    expect(await sticky(github).publish(update('second', shownOf(2)))).toMatchObject({ kind: 'published' });
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
    const oldest = github.store.addComment(1, bot, `${headerOf(shownOf(3))}third`);
    github.store.addComment(1, bot, `${headerOf(shownOf(5))}fifth`);
    github.store.addComment(1, bot, `${headerOf(shownOf(4))}fourth`);
    const publication = await sticky(github).publish(update('second', shownOf(2)));
    expect(publication).toMatchObject({ kind: 'left-to-newer-run' });
    expect(readable(github)).toEqual(['fifth']);
    expect(github.store.commentsOf(1)[0]?.id).toBe(oldest.id);
  });
});

describe('a newer run', () => {
  it.each([
    ['an older run', shownOf(4), 'left-to-newer-run'],
    ['an earlier attempt', shownOf(5, { attempt: 1 }), 'left-to-newer-run'],
    ['a late update of the same run', shownOf(5, { attempt: 2, ...live }), 'left-to-newer-run'],
    ['the same run', shownOf(5, { attempt: 2 }), 'published'],
    ['a later attempt', shownOf(5, { attempt: 3, ...live }), 'published'],
    ['a later run', shownOf(6, live), 'published'],
    ['another workflow, whose numbers say nothing', shownOf(1, { workflow: 'nightly' }), 'published'],
  ])('is not overwritten, but by whom it may be: %s', async (_name, state, kind) => {
    const github = await startGitHub();
    await sticky(github).publish(update('there', shownOf(5, { attempt: 2 })));
    expect(await sticky(github).publish(update('here', state))).toMatchObject({ kind });
    expect(readable(github)).toEqual([kind === 'published' ? 'here' : 'there']);
  });

  it('that takes over while an older one is live keeps the comment', async () => {
    const github = await startGitHub();
    const older = sticky(github);
    await older.publish(update('older runs', shownOf(1, live)));
    await sticky(github).publish(update('newer runs', shownOf(2, live)));
    expect(await older.publish(update('older runs on', shownOf(1, live)))).toMatchObject({
      kind: 'left-to-newer-run',
    });
    expect(await older.publish(update('older is done'))).toMatchObject({ kind: 'left-to-newer-run' });
    expect(readable(github)).toEqual(['newer runs']);
  });

  it('that takes over between a look for what is paid and a cancel keeps the comment', async () => {
    const github = await startGitHub();
    const cancel = new AbortController();
    const older = sticky(github, { cancelled: cancel.signal });
    await older.publish(update('older runs', shownOf(1, live)));
    await older.recall(AbortSignal.timeout(15_000));
    await sticky(github).publish(update('newer runs', shownOf(2, live)));
    cancel.abort();
    expect(await older.publish(update('older is cancelled'))).toMatchObject({ kind: 'left-to-newer-run' });
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

const noTimeLeft = { kind: 'failed', warning: expect.stringContaining('within the time set for publishing') };

describe('the time set for publishing', () => {
  it.each([
    ['a wait for a rate limit', { answer: failedAnswer(429, 'secondary rate limit', { 'retry-after': '25' }) }],
    ['a wait before a retry', { answer: failedAnswer(502, 'bad gateway', { 'retry-after': '25' }) }],
    ['a request without an answer', { delayMs: 25_000 }],
  ])('ends %s', async (_name, fault) => {
    const github = await startGitHub();
    github.fail({ path: /graphql/, fault, times: Number.POSITIVE_INFINITY });
    const signal = AbortSignal.timeout(300);
    const publication = await sticky(github, { clock: systemClock }).publish(update('passed', shownOf(1), { signal }));
    expect(warningOf(publication)).toContain('within the time set for publishing');
    expect(github.requests).toHaveLength(1);
  });

  it.each([
    ['a creation', 'POST', commentsPath, 0, shownOf(1), noTimeLeft],
    ['a look at the known comment', 'GET', commentPath, 1, shownOf(1, live), noTimeLeft],
    ['an update', 'PATCH', commentPath, 1, shownOf(1), noTimeLeft],
    ['a deletion', 'DELETE', commentPath, 2, shownOf(1), { kind: 'published' }],
  ])('ends %s at once, which is not sent again', async (_name, method, path, before, shown, result) => {
    const github = await startGitHub();
    const comment = sticky(github, { clock: systemClock });
    if (before > 0) await comment.publish(update('running', shownOf(1, live)));
    if (before > 1) github.store.addComment(1, bot, `${headerOf(shownOf(0))}spare`);
    github.fail({ method, path, fault: { delayMs: 25_000 } });
    const sent = github.received(method, path).length;
    const abort = new AbortController();
    const publication = comment.publish(update('passed', shown, { signal: abort.signal }));
    await expect.poll(() => github.received(method, path)).toHaveLength(sent + 1);
    const fromMs = performance.now();
    abort.abort();
    expect(await publication).toMatchObject(result);
    // A request that nothing ends waits for its answer for 15 s.
    expect(performance.now() - fromMs).toBeLessThan(10_000);
    expect(github.received(method, path)).toHaveLength(sent + 1);
  });

  it('ends the wait before a creation is looked for, and tells what was answered last', async () => {
    const github = await startGitHub();
    const fault = { answer: failedAnswer(502, 'bad gateway', { 'retry-after': '25' }) };
    github.fail({ method: 'POST', path: commentsPath, fault });
    const signal = AbortSignal.timeout(300);
    const publication = await sticky(github, { clock: systemClock }).publish(update('passed', shownOf(1), { signal }));
    expect(publication).toMatchObject(noTimeLeft);
    expect(warningOf(publication)).toContain('502');
    expect(github.received('POST', commentsPath)).toHaveLength(1);
  });

  it('of the final word covers the wait for an update before it', async () => {
    const github = await startGitHub();
    const comment = sticky(github, { clock: systemClock });
    github.fail({ path: /graphql/, fault: { delayMs: 25_000 } });
    const updating = new AbortController();
    const running = comment.publish(update('running', shownOf(1, live), { signal: updating.signal }));
    const final = await comment.publish(update('passed', shownOf(1), { signal: AbortSignal.timeout(300) }));
    expect(final).toMatchObject({ kind: 'failed' });
    updating.abort();
    expect(await running).toMatchObject({ kind: 'failed' });
    expect(await comment.publish(update('passed'))).toMatchObject({ kind: 'published' });
  });
});
