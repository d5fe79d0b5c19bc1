import { expect, onTestFinished, test } from 'vitest';
import { createGitHubClient, createGitHubDispatcher } from '../../src/github/octokit.ts';
import { PullRequestComment } from '../../src/publish/pull-request-comment.ts';
import { GitHubEmulator } from '../emulators/github.ts';
import { createReport } from '../report/reports.ts';
import { VirtualClock } from '../virtual-clock.ts';

const minuteMs = 60_000;
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
    facts: { name: 'workflow_dispatch', payload: {}, ref: null, sha: null, prNumber: 1 },
    key: 'CI/gate/bench/',
    mode: 'always',
    memory: () => ({
      judged: false,
      commit: null,
      planHash: null,
      batches: [],
      inDoubt: false,
      doubtSinceMs: null,
      doubtUntilMs: null,
      isUntold: false,
    }),
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
