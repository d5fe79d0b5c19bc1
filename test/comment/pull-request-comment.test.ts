import { describe, expect, onTestFinished, test } from 'vitest';
import { renderHeader } from '../../src/comment/header.ts';
import { PullRequestComment } from '../../src/comment/pull-request-comment.ts';
import { createGitHubClient } from '../../src/github/client.ts';
import { createGitHubDispatcher } from '../../src/github/dispatcher.ts';
import type { EventFacts } from '../../src/github/event.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { emptyLedger, type StoredLedger } from '../../src/ledger/merge.ts';
import { deriveSealKey } from '../../src/ledger/seal-key.ts';
import { sealState } from '../../src/ledger/stored-ledger.ts';
import { publish } from '../../src/publish.ts';
import type { Fault } from '../emulators/emulator.ts';
import { GitHubEmulator } from '../emulators/github.ts';
import { MemoryRunner } from '../fixtures/memory-runner.ts';
import { createReport } from '../fixtures/reports.ts';
import { paidBy, runKey } from '../fixtures/stored-ledgers.ts';
import { VirtualClock } from '../fixtures/virtual-clock.ts';

const minuteMs = 60_000;
const key = 'CI/gate/bench/';
const sealKey = deriveSealKey(new Map([['harmstack', 'key-1']]));
const place = `octo-org/octo-repo#1 ${key}`;
const commentPath = /\/issues\/(1\/comments|comments\/\d+)$/;

interface Given {
  readonly mode?: 'always' | 'on-failure';
  readonly attempt?: number;
  /** How long the run has, in milliseconds. */
  readonly timeoutMs?: number;
  /** The pull request that `pr-number` names. */
  readonly number?: number | null;
  readonly facts?: Partial<EventFacts>;
  /** What happens to the lookup of the pull request; it has ended unless something does. */
  readonly lookup?: Fault | null;
  /** Whether there is a plan, or an invalid input. */
  readonly isPlanned?: boolean;
  readonly isCancelled?: boolean;
}

/** The comment of a run on pull request 1, in a time that only the test moves. */
async function openComment({
  mode = 'always',
  attempt = 1,
  timeoutMs = 60 * minuteMs,
  number = 1,
  facts = {},
  lookup = null,
  isPlanned = true,
  isCancelled = false,
}: Given = {}) {
  const clock = new VirtualClock();
  const github = await GitHubEmulator.start({ now: () => clock.now() });
  onTestFinished(() => github.close());
  github.store.addToken('t', 'github-actions[bot]', 'write');
  github.store.addPull({ number: 1, headSha: 'c'.repeat(40) });
  const startMs = clock.now();
  const cancel = new AbortController();
  if (isCancelled) cancel.abort();
  if (lookup !== null) github.fail({ path: /\/pulls\/1$/, fault: lookup });
  /** When the comment was written, in milliseconds of the run. */
  const writtenAtMs: number[] = [];
  github.faults.push(({ method, path }) => {
    if (method !== 'GET' && commentPath.test(path)) writtenAtMs.push(clock.now() - startMs);
    return undefined;
  });
  const run = { id: 1, attempt };
  const deadlineMs = startMs + timeoutMs;
  const ledger = new Ledger({ run: { ...run, unique: 'u' }, plan: 'p', commit: 'c', batches: 1, deadlineMs });
  const comment = new PullRequestComment({
    client: createGitHubClient({
      dispatcher: createGitHubDispatcher(process.env),
      token: 't',
      apiUrl: github.url,
      graphqlUrl: github.graphqlUrl,
      clock,
      random: () => 0,
    }),
    repository: { owner: 'octo-org', repo: 'octo-repo' },
    facts: {
      name: 'workflow_dispatch',
      payload: {},
      payloadProblem: null,
      ref: null,
      sha: null,
      prNumber: number,
      actor: '',
      ...facts,
    },
    key,
    mode,
    memory: () => (isPlanned ? { ledger, sealKey } : { ledger: null, sealKey: null }),
    report: () => createReport({ title: 'so far', verdict: 'running' }),
    run: { workflow: 'CI', ...run },
    clock,
    cancelled: cancel.signal,
  });
  if (lookup === null) await comment.target;
  const titles = () => github.store.commentsOf(1).map(({ body }) => /^## (.*)$/m.exec(body)?.[1] ?? body);
  return { github, clock, startMs, cancel, ledger, comment, titles, writtenAtMs };
}

function running(title: string) {
  return createReport({ title, verdict: 'running' });
}

/** A fault that keeps an answer, and the work, back until told otherwise. */
function holdAnswer() {
  const held = Promise.withResolvers<void>();
  return { answer: held.resolve, hold: { until: held.promise } };
}

/** Lets real requests come and go, and more of them than there should be: counted in turns, of which a busy machine makes no fewer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
}

test('a change within the minute is shown when the minute is over, the newest of several', async () => {
  const { clock, comment, titles, writtenAtMs } = await openComment();
  comment.showProgress(running('submitted'), { isNews: true });
  await expect.poll(titles).toEqual([expect.stringContaining('submitted')]);
  clock.advance(15_000);
  comment.showProgress(running('1 of 3'));
  clock.advance(20_000);
  comment.showProgress(running('2 of 3'));
  clock.advance(24_999);
  await settle();
  expect(titles()).toEqual([expect.stringContaining('submitted')]);
  clock.advance(1);
  await expect.poll(titles).toEqual([expect.stringContaining('2 of 3')]);
  clock.advance(10 * minuteMs);
  await settle();
  expect(writtenAtMs).toEqual([0, minuteMs]);
});

test('a change while an update is under way is shown a minute after that began', async () => {
  const { github, clock, comment, titles, writtenAtMs } = await openComment();
  const { answer, hold } = holdAnswer();
  github.fail({ method: 'POST', path: commentPath, fault: hold });
  comment.showProgress(running('submitted'), { isNews: true });
  await expect.poll(() => writtenAtMs).toHaveLength(1);
  clock.advance(10_000);
  comment.showProgress(running('1 of 2'));
  answer();
  await expect.poll(titles).toEqual([expect.stringContaining('submitted')]);
  clock.advance(minuteMs - 10_001);
  await settle();
  expect(writtenAtMs).toHaveLength(1);
  clock.advance(1);
  await expect.poll(titles).toEqual([expect.stringContaining('1 of 2')]);
  expect(writtenAtMs).toEqual([0, minuteMs]);
});

test('news wait for nothing but the update under way', async () => {
  const { clock, comment, titles, writtenAtMs } = await openComment();
  comment.showProgress(running('found'));
  comment.showProgress(running('submitted'), { isNews: true });
  comment.showProgress(running('1 of 2'));
  await expect.poll(titles).toEqual([expect.stringContaining('1 of 2')]);
  clock.advance(10 * minuteMs);
  await settle();
  expect(writtenAtMs).toEqual([0, 0]);
});

test('steady changes are shown once a minute', async () => {
  const { clock, comment, titles, writtenAtMs } = await openComment();
  for (let second = 0; second < 300; second += 60) {
    comment.showProgress(running(`at ${second} s`));
    await expect.poll(titles).toEqual([expect.stringContaining(`at ${Math.max(0, second - 5)} s`)]);
    await settle();
    for (let more = 5; more < 60; more += 5) {
      clock.advance(5000);
      comment.showProgress(running(`at ${second + more} s`));
    }
    clock.advance(5000);
  }
  await expect.poll(titles).toEqual([expect.stringContaining('at 295 s')]);
  expect(writtenAtMs).toEqual([0, 1, 2, 3, 4, 5].map((minute) => minute * minuteMs));
});

test('nothing is shown after the verdict, nor while it is published', async () => {
  const { clock, comment, titles, writtenAtMs } = await openComment();
  comment.showProgress(running('submitted'));
  await expect.poll(titles).toEqual([expect.stringContaining('submitted')]);
  clock.advance(1000);
  comment.showProgress(running('1 of 2'));
  const published = comment.show(createReport({ title: 'done' }), new AbortController().signal);
  comment.showProgress(running('too late'), { isNews: true });
  clock.advance(2 * minuteMs);
  expect(await published).toMatchObject({ kind: 'published' });
  comment.showProgress(running('far too late'), { isNews: true });
  clock.advance(2 * minuteMs);
  await settle();
  expect(titles()).toEqual([expect.stringContaining('done')]);
  expect(writtenAtMs).toHaveLength(2);
});

const unlimited = new AbortController().signal;

const writes = [
  ['creation', 'POST', ['submitted']],
  ['update', 'PATCH', ['submitted', '1 of 2']],
] as const;

/** A comment whose last update GitHub has not answered yet. */
async function openDuring(method: string, shown: readonly string[]) {
  const opened = await openComment();
  const { github, comment, writtenAtMs } = opened;
  const { answer, hold } = holdAnswer();
  github.fail({ method, path: commentPath, fault: hold });
  for (const title of shown) {
    await settle();
    comment.showProgress(running(title), { isNews: true });
  }
  await expect.poll(() => writtenAtMs).toHaveLength(shown.length);
  return { ...opened, answer };
}

/** The verdict comes before GitHub has answered. */
async function endDuring(method: string, shown: readonly string[]) {
  const opened = await openDuring(method, shown);
  return { ...opened, published: opened.comment.show(createReport({ title: 'done' }), unlimited) };
}

test.each(writes)('the verdict waits for the %s that is under way, and is the last word', async (_, method, shown) => {
  const { github, clock, titles, writtenAtMs, answer, published } = await endDuring(method, shown);
  clock.advance(4999);
  await settle();
  expect(writtenAtMs).toHaveLength(shown.length);
  answer();
  expect(await published).toMatchObject({ kind: 'published' });
  expect(titles()).toEqual([expect.stringContaining('done')]);
  // Everything was answered: nothing is looked at twice.
  expect(github.requests.at(-1)?.method).toBe('PATCH');
});

test.each(writes)('a %s that GitHub carries out after the verdict is undone', async (_, method, shown) => {
  const { clock, titles, answer, published } = await endDuring(method, shown);
  await settle();
  clock.advance(5000);
  await expect.poll(titles).toEqual([expect.stringContaining('done')]);
  await settle();
  answer();
  expect(await published).toMatchObject({ kind: 'published' });
  expect(titles()).toEqual([expect.stringContaining('done')]);
  await settle();
  expect(titles()).toEqual([expect.stringContaining('done')]);
});

test('an update whose answer was lost, and which GitHub carries out after the verdict, is undone', async () => {
  const { github, comment, titles } = await openComment();
  comment.showProgress(running('submitted'), { isNews: true });
  await expect.poll(titles).toHaveLength(1);
  await settle();
  const [stored] = github.store.commentsOf(1);
  const before = stored?.body ?? '';
  github.fail({ method: 'PATCH', path: commentPath, fault: { reset: 'before' } });
  comment.showProgress(running('1 of 2'), { isNews: true });
  await expect.poll(() => github.received('PATCH', commentPath)).toHaveLength(2);
  await settle();
  github.fail({
    method: 'PATCH',
    path: commentPath,
    fault: {
      rewrite: (answered) => {
        if (stored !== undefined) github.store.edit(stored, before);
        return answered;
      },
    },
  });
  expect(await comment.show(createReport({ title: 'done' }), unlimited)).toMatchObject({ kind: 'published' });
  expect(titles()).toEqual([expect.stringContaining('done')]);
});

test('a newer run that took the comment over after the verdict keeps it', async () => {
  const { github, clock, comment, titles, writtenAtMs } = await openComment();
  const { answer, hold } = holdAnswer();
  comment.showProgress(running('submitted'), { isNews: true });
  await expect.poll(titles).toHaveLength(1);
  await settle();
  github.fail({ method: 'PATCH', path: commentPath, fault: hold });
  comment.showProgress(running('1 of 2'), { isNews: true });
  await expect.poll(() => writtenAtMs).toHaveLength(2);
  const published = comment.show(createReport({ title: 'done' }), unlimited);
  await settle();
  clock.advance(5000);
  await expect.poll(titles).toEqual([expect.stringContaining('done')]);
  answer();
  github.fail({ path: /graphql/, fault: { until: takeOver(github) } });
  expect(await published).toMatchObject({ kind: 'left-to-newer-run' });
  expect(github.store.commentsOf(1)[0]?.body).toMatch(/newer$/);
});

async function takeOver(github: GitHubEmulator): Promise<void> {
  await settle();
  const [stored] = github.store.commentsOf(1);
  if (stored !== undefined) github.store.edit(stored, `${headerOf(2)}newer`);
}

/** The header of what the nth run shows, with what it has stored. */
function headerOf(nth: number, ledger: StoredLedger = emptyLedger): string {
  const shown = { workflow: 'CI', id: nth, number: nth, attempt: 1, isFinal: true };
  return renderHeader(
    key,
    sealState({ shown, writtenAtMs: 0, ledger }, { seal: { key: sealKey, place }, others: [], maxChars: 9000 }),
  );
}

type Opened = Awaited<ReturnType<typeof openComment>>;

/** Publishes as a run does at its end, and gives what it told the runner. */
async function publishWith({ clock, comment, cancel }: Opened): Promise<string> {
  const runner = new MemoryRunner({});
  const report = createReport({ title: 'done' });
  const cancelled = cancel.signal;
  await publish(report, { runner, issue: null, place: comment, clock, cancelled, deadlineMs: null, redact: String });
  return runner.annotations.map(({ message }) => message).join('\n');
}

/** Publishes while GitHub answers nothing, and tells how much time of the run that took, in milliseconds. */
async function publishInSilence(opened: Opened): Promise<number> {
  const { github, clock } = opened;
  github.fail({ path: /./, times: 1000, fault: { until: new Promise(() => undefined) } });
  const fromMs = clock.now();
  const ended = { atMs: Number.POSITIVE_INFINITY };
  const noteEnd = async () => {
    const text = await publishWith(opened);
    ended.atMs = clock.now();
    return text;
  };
  const published = noteEnd();
  for (let step = 0; step < 200 && ended.atMs > clock.now(); step += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    clock.advance(200);
  }
  expect(await published).toContain('GitHub did not answer within the time set for publishing');
  return ended.atMs - fromMs;
}

test('GitHub, when it never answers, gets 30 s in all, an update under way included', async () => {
  const opened = await openComment();
  const { github, comment, writtenAtMs } = opened;
  github.fail({ method: 'POST', path: commentPath, fault: { until: new Promise(() => undefined) } });
  comment.showProgress(running('submitted'), { isNews: true });
  await expect.poll(() => writtenAtMs).toHaveLength(1);
  expect(comment.waitedMs + (await publishInSilence(opened))).toBeLessThanOrEqual(30_000);
});

test('GitHub, when it never answers, gets less than 5 s of a cancelled run', async () => {
  const opened = await openComment();
  const { comment, clock, cancel, titles } = opened;
  comment.showProgress(running('submitted'), { isNews: true });
  await expect.poll(titles).toHaveLength(1);
  cancel.abort();
  clock.advance(1500);
  expect(1500 + (await publishInSilence(opened))).toBeLessThan(5000);
});

/** From now on every request to GitHub takes 2 s. */
function slowDown({ github, clock }: Opened): void {
  github.faults.push(() => {
    clock.advance(2000);
    return undefined;
  });
}

describe('a cancelled run, when each answer of GitHub takes 2 s', () => {
  test('says so in its comment within 5 s, in two requests', async () => {
    const opened = await openComment();
    const { github, clock, comment, cancel, titles } = opened;
    comment.showProgress(running('submitted'), { isNews: true });
    await expect.poll(titles).toHaveLength(1);
    await settle();
    slowDown(opened);
    const sent = github.requests.length;
    const fromMs = clock.now();
    cancel.abort();
    clock.advance(300);
    expect(await publishWith(opened)).toContain('The result is in the comment');
    expect(clock.now() - fromMs).toBeLessThan(5000);
    expect(titles()).toEqual([expect.stringContaining('done')]);
    expect(github.requests.slice(sent).map(({ method }) => method)).toEqual(['GET', 'PATCH']);
  });

  test.each(writes)(
    'says so after a %s that was under way, whose answer is as good as a look',
    async (_, method, shown) => {
      const opened = await openDuring(method, shown);
      const { github, clock, cancel, titles, answer } = opened;
      slowDown(opened);
      const sent = github.requests.length;
      const fromMs = clock.now();
      cancel.abort();
      const published = publishWith(opened);
      await settle();
      clock.advance(2000);
      answer();
      expect(await published).toContain('The result is in the comment');
      expect(clock.now() - fromMs).toBeLessThan(5000);
      expect(titles()).toEqual([expect.stringContaining('done')]);
      expect(github.requests.slice(sent).map((request) => request.method)).toEqual(['PATCH']);
    },
  );

  test('begins no update any more', async () => {
    const { github, comment, cancel, titles } = await openComment();
    comment.showProgress(running('submitted'), { isNews: true });
    await expect.poll(titles).toHaveLength(1);
    await settle();
    const sent = github.requests.length;
    cancel.abort();
    comment.showProgress(running('cancelled'), { isNews: true });
    await settle();
    expect(github.requests).toHaveLength(sent);
  });

  test('says so in one more request when it has just read who else waits for its jobs', async () => {
    const opened = await openComment();
    const { github, clock, comment, cancel, titles } = opened;
    comment.showProgress(running('submitted'), { isNews: true });
    await expect.poll(titles).toHaveLength(1);
    await settle();
    slowDown(opened);
    const sent = github.requests.length;
    const fromMs = clock.now();
    cancel.abort();
    expect((await comment.recall(clock.now() + 5000)).kind).toBe('read');
    expect(await publishWith(opened)).toContain('The result is in the comment');
    expect(clock.now() - fromMs).toBeLessThan(5000);
    expect(titles()).toEqual([expect.stringContaining('done')]);
    expect(github.requests.slice(sent).map(({ method }) => method)).toEqual(['POST', 'PATCH']);
  });

  test('leaves the comment to a newer run', async () => {
    const opened = await openComment();
    const { github, comment, cancel, titles } = opened;
    comment.showProgress(running('submitted'), { isNews: true });
    await expect.poll(titles).toHaveLength(1);
    await takeOver(github);
    slowDown(opened);
    cancel.abort();
    expect(await publishWith(opened)).toContain('The comment shows a newer run');
    expect(github.store.commentsOf(1)[0]?.body).toMatch(/newer$/);
  });

  test('begins no update when it was cancelled before there was a comment', async () => {
    const { github, clock, comment, titles } = await openComment({ isCancelled: true });
    clock.advance(300);
    const sent = github.requests.length;
    comment.showProgress(running('cancelled'), { isNews: true });
    await settle();
    expect([github.requests.length, comment.cancelledForMs]).toEqual([sent, 300]);
    expect(await comment.show(createReport({ title: 'done' }), unlimited)).toMatchObject({ kind: 'published' });
    expect(titles()).toEqual([expect.stringContaining('done')]);
  });

  test('finds its comment anew when that was deleted', async () => {
    const { github, comment, cancel, titles } = await openComment();
    comment.showProgress(running('submitted'), { isNews: true });
    await expect.poll(titles).toHaveLength(1);
    await settle();
    cancel.abort();
    github.store.comments.clear();
    expect(await comment.show(createReport({ title: 'done' }), unlimited)).toMatchObject({ kind: 'published' });
    expect(titles()).toEqual([expect.stringContaining('done')]);
  });
});

/** Another run has paid, and says so in its comment. */
function addStored({ github }: Opened, body = headerOf(3, { runs: [], payments: [paidBy(runKey(3), ['job-3'])] })) {
  return github.store.addComment(1, 'github-actions[bot]', `${body}## other`);
}

const lost = { answer: { status: 502, body: 'bad gateway' } };

describe('what earlier and other runs have stored', () => {
  test('is nothing where there is no comment, and no pull request', async () => {
    const { comment, clock } = await openComment();
    expect(await comment.recall(clock.now() + minuteMs)).toEqual({ kind: 'nothing' });
    const without = await openComment({ number: null });
    expect(await without.comment.recall(clock.now() + minuteMs)).toEqual({ kind: 'nothing' });
    expect(without.github.requests).toEqual([]);
  });

  test('is not known where the event does not tell the pull request that it should', async () => {
    const facts = { name: 'pull_request', payloadProblem: 'It cannot be read.' };
    const { comment, clock } = await openComment({ number: null, facts });
    expect(await comment.recall(clock.now() + minuteMs)).toEqual({ kind: 'unknown', why: facts.payloadProblem });
    // It may be on one all the same.
    expect(await comment.isShared()).toBe(true);
  });

  test.each<[string, Given, boolean]>([
    ['a first attempt', {}, false],
    ['a re-run', { attempt: 2 }, true],
    ['a re-run that comments on failures alone', { attempt: 2, mode: 'on-failure' }, false],
  ])('may be gone where %s finds no comment', async (_, given, isGone) => {
    const { comment, clock, ledger } = await openComment(given);
    expect((await comment.recall(clock.now() + minuteMs)).kind).toBe('nothing');
    expect(ledger.isEditedSince(clock.now())).toBe(isGone);
    // It has not gone once more since.
    const goneAtMs = ledger.editedAtMs;
    clock.advance(1000);
    await comment.recall(clock.now() + minuteMs);
    expect(ledger.editedAtMs).toBe(goneAtMs);
  });

  test('is known to be there where another key has signed it', async () => {
    const opened = await openComment();
    const { comment, clock } = opened;
    expect(comment.sealedAtMs).toBeNull();
    addStored(opened);
    await comment.recall(clock.now() + minuteMs);
    expect(comment.sealedAtMs).toBeNull();
    const another = { key: deriveSealKey(new Map([['harmstack', 'key-2']])), place };
    const shown = { workflow: 'CI', id: 4, number: 4, attempt: 1, isFinal: true };
    const state = sealState(
      { shown, writtenAtMs: 0, ledger: emptyLedger },
      { seal: another, others: [], maxChars: 9000 },
    );
    addStored(opened, renderHeader(key, state));
    await comment.recall(clock.now() + minuteMs);
    expect(comment.sealedAtMs).not.toBeNull();
  });

  test('is absorbed by the ledger', async () => {
    const opened = await openComment();
    addStored(opened);
    const { comment, clock, ledger } = opened;
    expect(await comment.recall(clock.now() + minuteMs)).toEqual({ kind: 'read', isBroken: false, isHeard: false });
    expect(ledger.stored.payments).toEqual([paidBy(runKey(3), ['job-3'])]);
  });

  test('is broken when somebody has edited it', async () => {
    const opened = await openComment();
    addStored(opened, renderHeader(key, 'x'));
    expect(await opened.comment.recall(opened.clock.now() + minuteMs)).toMatchObject({ kind: 'read', isBroken: true });
  });

  test('is not known to a first attempt when GitHub fails, which is told', async () => {
    const { github, comment, clock, startMs } = await openComment();
    github.fail({ path: /graphql/, times: 99, fault: lost });
    const recalled = await comment.recall(clock.now() + minuteMs);
    expect(recalled).toEqual({ kind: 'unknown', why: expect.stringContaining('could not be read') });
    expect(clock.now() - startMs).toBeLessThanOrEqual(5000);
    expect(comment.waitedMs).toBe(clock.now() - startMs);
  });

  test('is asked for again by a re-run, which knows that there was a run before it', async () => {
    const opened = await openComment({ attempt: 2 });
    addStored(opened);
    const { github, comment, clock, ledger } = opened;
    github.fail({ path: /graphql/, times: 8, fault: lost });
    expect(await comment.recall(clock.now() + minuteMs)).toMatchObject({ kind: 'read' });
    expect(ledger.stored.payments).toHaveLength(1);
  });

  test('is not known to a re-run after fifteen seconds, nor after its deadline', async () => {
    for (const [leftMs, limitMs] of [
      [minuteMs, 15_000],
      [4000, 4000],
    ] as const) {
      const { github, comment, clock, startMs } = await openComment({ attempt: 2 });
      github.fail({ path: /graphql/, times: 99, fault: lost });
      expect((await comment.recall(clock.now() + leftMs)).kind).toBe('unknown');
      expect(clock.now() - startMs).toBeGreaterThan(limitMs - 3000);
      expect(clock.now() - startMs).toBeLessThanOrEqual(limitMs);
    }
  });

  test('is read by a cancelled run too, for two seconds: it must not stop jobs that another run waits for', async () => {
    const opened = await openComment();
    addStored(opened);
    const { github, comment, clock, cancel } = opened;
    cancel.abort();
    expect(await comment.recall(clock.now() + 5000)).toMatchObject({ kind: 'read' });
    github.fail({ path: /graphql/, times: 9, fault: { until: new Promise(() => undefined) } });
    const recalled = comment.recall(clock.now() + 5000);
    await settle();
    clock.advance(2200);
    expect((await recalled).kind).toBe('unknown');
  });

  test('is asked for again by a first attempt, too, for a few seconds', async () => {
    const opened = await openComment();
    addStored(opened);
    const { github, comment, clock } = opened;
    github.fail({ path: /graphql/, times: 4, fault: lost });
    expect(await comment.recall(clock.now() + minuteMs)).toMatchObject({ kind: 'read' });
  });

  test.each([
    [1, 2, 2000],
    [2, 3, 4000],
  ])('is not known to attempt %d when it is refused %d times', async (attempt, times, tookMs) => {
    const { github, comment, clock, startMs } = await openComment({ attempt });
    github.fail({ path: /graphql/, times: 99, fault: { answer: { status: 403, body: { message: 'no' } } } });
    expect((await comment.recall(clock.now() + minuteMs)).kind).toBe('unknown');
    expect([github.received('POST', /graphql/).length, clock.now() - startMs]).toEqual([times, tookMs]);
  });
});

describe('storing the ledger', () => {
  test('is done at once, and shown as running', async () => {
    const { comment, ledger, titles } = await openComment();
    expect(comment.isStored).toBe(false);
    ledger.announce({ sinceMs: 1, isOver: false });
    expect(await comment.store()).toBe(true);
    expect([comment.isStored, titles()]).toEqual([true, [expect.stringContaining('so far')]]);
    expect(await comment.recall(Number.POSITIVE_INFINITY)).toMatchObject({ isHeard: true });
  });

  test('is left where something forbids it', async () => {
    const { comment, titles } = await openComment();
    expect([await comment.store({ unless: () => true }), titles(), comment.isStored]).toEqual([false, [], false]);
    expect(await comment.store({ unless: () => false })).toBe(true);
  });

  test('asks for all that GitHub tells of the comment, though it is known', async () => {
    const { comment, github } = await openComment();
    await comment.store();
    const sent = github.requests.length;
    await comment.store();
    expect(github.requests.slice(sent).map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /graphql']);
  });

  test('is known to be read of by others once it was read again', async () => {
    const { comment, clock, github } = await openComment();
    await comment.recall(clock.now() + minuteMs);
    await comment.store();
    expect(comment.isReadSince).toBe(false);
    github.fail({ path: /graphql/, times: 99, fault: { answer: { status: 403, body: { message: 'no' } } } });
    await comment.recall(clock.now() + minuteMs);
    expect(comment.isReadSince).toBe(false);
    github.faults.splice(0);
    await comment.recall(clock.now() + minuteMs);
    expect(comment.isReadSince).toBe(true);
  });

  test('absorbs what other runs have stored, and leaves it there', async () => {
    const opened = await openComment();
    addStored(opened);
    const { comment, ledger, github } = opened;
    ledger.announce({ sinceMs: 1, isOver: false });
    expect(await comment.store()).toBe(true);
    expect(ledger.stored).toMatchObject({ runs: [{ key: { id: 1 }, isOver: false }], payments: [{ commit: 'c' }] });
    const next = await openRecalling(github);
    expect(next).toEqual(ledger.stored);
  });

  test('is done beside what a newer run shows', async () => {
    const opened = await openComment();
    addStored(opened);
    expect(await opened.comment.store()).toBe(true);
    expect([opened.comment.isStored, opened.titles()]).toEqual([true, ['other']]);
  });

  test.each([
    [60 * minuteMs, 3000],
    [1000, 1000],
  ])('is not waited for longer than three seconds, nor beyond the deadline: %d ms', async (timeoutMs, tookMs) => {
    const { github, comment, clock, startMs } = await openComment({ timeoutMs });
    github.fail({ path: /./, times: 99, fault: { until: new Promise(() => undefined) } });
    const stored = comment.store();
    await settle();
    clock.advance(tookMs);
    expect([await stored, clock.now() - startMs, comment.isStored]).toEqual([false, tookMs, false]);
    expect(comment.waitedMs).toBe(tookMs);
  });

  test('is waited for as long as it is said to be', async () => {
    const { github, comment, clock } = await openComment();
    const { answer, hold } = holdAnswer();
    github.fail({ method: 'POST', path: commentPath, fault: hold });
    const stored = comment.store({ limitMs: 10_000 });
    await settle();
    clock.advance(9999);
    answer();
    expect(await stored).toBe(true);
  });

  test('is not waited for by a run that is cancelled', async () => {
    const { github, comment, cancel } = await openComment();
    github.fail({ path: /./, times: 99, fault: { until: new Promise(() => undefined) } });
    const stored = comment.store();
    await settle();
    cancel.abort();
    expect(await stored).toBe(false);
  });

  test('comes to nothing without a pull request, and where no comment is to be created', async () => {
    expect(await (await openComment({ number: null })).comment.store()).toBe(false);
    const { comment, titles } = await openComment({ mode: 'on-failure' });
    expect([await comment.store(), titles()]).toEqual([false, []]);
  });
});

describe('other runs announce themselves there', () => {
  test('also while GitHub does not answer', async () => {
    const { github, comment } = await openComment();
    github.fail({ path: /./, times: 99, fault: { answer: { status: 502 } } });
    for (let nth = 0; nth < 3; nth += 1)
      expect([await comment.store(), await comment.isShared()]).toEqual([false, true]);
  });

  test('and not where there is no pull request, or no comment before the verdict', async () => {
    expect(await (await openComment({ number: null })).comment.isShared()).toBe(false);
    expect(await (await openComment({ mode: 'on-failure' })).comment.isShared()).toBe(false);
  });

  test('and not where the token may not write, as far as two refusals tell', async () => {
    const { github, comment } = await openComment();
    github.fail({ method: 'POST', path: commentPath, times: 99, fault: { answer: { status: 403 } } });
    const told = [];
    for (let nth = 0; nth < 2; nth += 1) told.push([await comment.store(), await comment.isShared()]);
    expect(told).toEqual([
      [false, true],
      [false, false],
    ]);
  });

  test('and not where the token can only read', async () => {
    const facts = { name: 'pull_request', actor: 'dependabot[bot]' };
    expect(await (await openComment({ facts })).comment.isShared()).toBe(false);
  });

  test('although a token that may write was refused now and then', async () => {
    const { github, comment } = await openComment();
    await comment.store();
    github.fail({ path: /./, times: 99, fault: { answer: { status: 403 } } });
    for (let nth = 0; nth < 3; nth += 1) await comment.store();
    expect(await comment.isShared()).toBe(true);
  });
});

/** What the comment holds for a run that comes later. */
async function openRecalling(github: GitHubEmulator): Promise<StoredLedger> {
  const { comment, ledger, github: own } = await openComment();
  for (const { body } of github.store.commentsOf(1)) own.store.addComment(1, 'github-actions[bot]', body);
  await comment.recall(Number.POSITIVE_INFINITY);
  return ledger.stored;
}

describe('the final word', () => {
  test('says that the run has ended, so that nobody waits for it', async () => {
    const { comment, clock, ledger, startMs, github } = await openComment();
    ledger.announce({ sinceMs: startMs, isOver: false });
    clock.advance(5000);
    await comment.show(createReport({ title: 'done' }), unlimited);
    const { runs } = await openRecalling(github);
    expect(runs).toMatchObject([{ key: { id: 1 }, announcedAtMs: startMs, isOver: true }]);
  });

  test.each([
    ['failed', true],
    ['error', true],
    ['inconclusive', true],
    ['passed', false],
    ['planned', false],
    ['running', false],
  ] as const)('creates a comment on failure alone, where that is wanted: %s', async (verdict, isCreated) => {
    const { comment, titles } = await openComment({ mode: 'on-failure' });
    const published = await comment.show(createReport({ title: 'done', verdict }), unlimited);
    expect([published?.kind, titles().length]).toEqual(isCreated ? ['published', 1] : ['absent', 0]);
  });

  test('is shown without a plan, too', async () => {
    const { comment, titles } = await openComment({ isPlanned: false });
    expect(await comment.store()).toBe(true);
    const published = await comment.show(createReport({ title: 'no plan', verdict: 'error' }), unlimited);
    expect([published?.kind, titles()]).toEqual(['published', [expect.stringContaining('no plan')]]);
  });

  test('brings a comment back to light that somebody has hidden, when it is no good news', async () => {
    const { github, comment, titles } = await openComment();
    comment.showProgress(running('submitted'), { isNews: true });
    await expect.poll(titles).toHaveLength(1);
    await settle();
    const [stored] = github.store.commentsOf(1);
    if (stored === undefined) throw new Error('there is a comment');
    Object.assign(stored, { isMinimized: true, minimizedReason: 'outdated' });
    comment.showProgress(createReport({ title: 'failing', verdict: 'failed' }), { isNews: true });
    await expect.poll(titles).toEqual([expect.stringContaining('failing')]);
    await settle();
    await comment.show(createReport({ title: 'done', verdict: 'passed' }), unlimited);
    expect([titles(), stored.isMinimized]).toEqual([[expect.stringContaining('done')], true]);
    await comment.show(createReport({ title: 'done', verdict: 'failed' }), unlimited);
    expect(stored.isMinimized).toBe(false);
  });

  test('is shown nowhere without a pull request', async () => {
    const { comment } = await openComment({ number: null });
    expect(await comment.show(createReport({ title: 'done' }), unlimited)).toBeNull();
  });
});

test('how long a run has been cancelled for is measured from the cancel', async () => {
  const { comment, clock, cancel } = await openComment();
  expect(comment.cancelledForMs).toBe(0);
  cancel.abort();
  clock.advance(700);
  expect(comment.cancelledForMs).toBe(700);
});

test('a run waits until it is known which pull request it is, and counts that', async () => {
  const { answer, hold } = holdAnswer();
  const { clock, comment, github } = await openComment({ lookup: hold });
  const found = comment.findTarget();
  await expect.poll(() => github.requests).toHaveLength(1);
  clock.advance(700);
  answer();
  await found;
  expect([comment.waitedMs, await comment.target]).toMatchObject([700, { number: 1, testedSha: 'c'.repeat(40) }]);
});
