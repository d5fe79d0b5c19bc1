import { describe, expect, onTestFinished, test } from 'vitest';
import { renderHeader } from '../../src/comment/header.ts';
import { PullRequestComment } from '../../src/comment/pull-request-comment.ts';
import { createGitHubClient, createGitHubDispatcher } from '../../src/github/client.ts';
import { publish } from '../../src/publish.ts';
import { GitHubEmulator } from '../emulators/github.ts';
import { createReport } from '../fixtures/reports.ts';
import { VirtualClock } from '../fixtures/virtual-clock.ts';
import { ProcessLife } from '../soak/process-life.ts';
import { Recorder } from '../soak/recorder.ts';
import { Timeline } from '../soak/timeline.ts';

const minuteMs = 60_000;
const key = 'CI/gate/bench/';
const memory = { claim: null, settled: [], sightings: [] };
const trace = () => undefined;
const commentPath = /\/issues\/(1\/comments|comments\/\d+)$/;

/** The comment of a run on pull request 1, in a time that only the test moves. */
async function openComment() {
  const github = await GitHubEmulator.start();
  onTestFinished(() => github.close());
  github.store.addToken('t', 'github-actions[bot]', 'write');
  github.store.addPull({ number: 1, headSha: 'c'.repeat(40) });
  const clock = new VirtualClock();
  const startMs = clock.now();
  const cancel = new AbortController();
  /** When the comment was written, in milliseconds of the run. */
  const writtenAtMs: number[] = [];
  github.faults.push(({ method, path }) => {
    if (method !== 'GET' && commentPath.test(path)) writtenAtMs.push(clock.now() - startMs);
    return undefined;
  });
  const comment = new PullRequestComment({
    client: createGitHubClient({
      dispatcher: createGitHubDispatcher(),
      token: 't',
      apiUrl: github.url,
      graphqlUrl: github.graphqlUrl,
      clock,
      random: () => 0,
    }),
    repository: { owner: 'octo-org', repo: 'octo-repo' },
    facts: { name: 'workflow_dispatch', payload: {}, ref: null, sha: null, prNumber: 1, actor: '' },
    key,
    mode: 'always',
    memory: () => memory,
    run: { workflow: 'CI', id: 1, number: 1, attempt: 1 },
    clock,
    cancelled: cancel.signal,
  });
  await comment.target;
  const titles = () => github.store.commentsOf(1).map(({ body }) => /^## (.*)$/m.exec(body)?.[1] ?? body);
  return { github, clock, cancel, comment, titles, writtenAtMs };
}

function running(title: string) {
  return createReport({ title, verdict: 'running' });
}

/** A fault that keeps an answer, and the work, back until told otherwise. */
function holdAnswer() {
  const held = Promise.withResolvers<void>();
  return { answer: held.resolve, hold: { until: held.promise } };
}

/** Lets real requests come and go, and more of them than there should be. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
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
  const run = { workflow: 'CI', id: 2, number: 2, attempt: 1 };
  const [stored] = github.store.commentsOf(1);
  const body = `${renderHeader(key, { version: 1, run, final: true, claims: [] })}newer`;
  if (stored !== undefined) github.store.edit(stored, body);
}

type Opened = Awaited<ReturnType<typeof openComment>>;

/** Publishes as a run does at its end, and gives what it told the runner. */
async function publishWith({ clock, comment, cancel }: Opened): Promise<string> {
  const timeline = new Timeline(0);
  const runner = new Recorder({ timeline, life: new ProcessLife(), inputs: {}, hasDisk: true, trace });
  const report = createReport({ title: 'done' });
  await publish(report, { runner, place: comment, clock, cancelled: cancel.signal, redact: String });
  return runner.text;
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
