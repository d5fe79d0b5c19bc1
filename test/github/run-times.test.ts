import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { UnreadableAnswer } from '../../src/github/answer.ts';
import { createGitHubClient } from '../../src/github/client.ts';
import { createGitHubDispatcher } from '../../src/github/dispatcher.ts';
import { parseHttpFailure } from '../../src/github/failure.ts';
import { beganAtMs, endedAtMs, fetchRun } from '../../src/github/run-times.ts';
import { GitHubEmulator } from '../emulators/github.ts';
import { changePayload, examplePayload } from '../fixtures/webhook-examples.ts';

const headSha = 'c'.repeat(40);
const json = { 'content-type': 'application/json' };
const createdAt = '2026-03-01T10:00:00Z';

async function start(actions: 'none' | 'read' = 'read') {
  const github = await GitHubEmulator.start();
  onTestFinished(() => github.close());
  github.store.addToken('t', 'github-actions[bot]', 'write', actions);
  const { runs } = github.store;
  runs.start({ id: 1001, headSha, atMs: Date.parse(createdAt) });
  runs.end(1001, { conclusion: 'cancelled', atMs: Date.parse('2026-03-01T10:20:00Z') });
  runs.start({ id: 1001, headSha, atMs: Date.parse('2026-03-01T11:00:00Z') });
  const client = createGitHubClient({
    token: 't',
    apiUrl: github.url,
    graphqlUrl: github.graphqlUrl,
    dispatcher: createGitHubDispatcher({}),
    clock: { ...systemClock, sleep: (_ms, signal) => systemClock.sleep(0, signal) },
    random: () => 0,
  });
  const ask = (runId: number, attempt?: number) => {
    const ref = { owner: 'octo-org', repo: 'octo-repo', runId, ...(attempt !== undefined && { attempt }) };
    return fetchRun(client, ref, AbortSignal.timeout(10_000));
  };
  return { github, ask };
}

async function statusOf(work: Promise<unknown>): Promise<number | undefined> {
  const error: unknown = await work.then(
    () => null,
    (failure: unknown) => failure,
  );
  return parseHttpFailure(error, 0)?.status;
}

describe('a run', () => {
  it('is told as its newest attempt left it, with when the first one began', async () => {
    const { ask } = await start();
    expect(await ask(1001)).toEqual({
      createdAtMs: Date.parse(createdAt),
      startedAtMs: Date.parse('2026-03-01T11:00:00Z'),
      status: 'in_progress',
      isCompleted: false,
      updatedAtMs: Date.parse('2026-03-01T11:00:00Z'),
      headSha,
    });
  });

  it('is told attempt by attempt', async () => {
    const { ask } = await start();
    expect(await ask(1001, 1)).toMatchObject({
      isCompleted: true,
      startedAtMs: Date.parse(createdAt),
      updatedAtMs: Date.parse('2026-03-01T10:20:00Z'),
    });
    expect(await ask(1001, 2)).toMatchObject({ isCompleted: false });
  });

  it('that is not there, or that the token may not ask for, is a failure', async () => {
    const { ask } = await start();
    expect(await statusOf(ask(7))).toBe(404);
    expect(await statusOf(ask(1001, 3))).toBe(404);
    const { ask: askInVain } = await start('none');
    expect(await statusOf(askInVain(1001))).toBe(403);
  });

  it.each([
    [{}, {}],
    [{ created_at: 17, status: null, updated_at: '2026-03-01 10:00', head_sha: [] }, {}],
    [{ created_at: '2026-03-01T10:00:00' }, {}],
    [
      { created_at: 'yesterday', status: 'completed' },
      { status: 'completed', isCompleted: true },
    ],
    [{ created_at: '2026-03-01T12:00:00+02:00' }, { createdAtMs: Date.parse(createdAt) }],
    [{ run_started_at: createdAt }, { startedAtMs: Date.parse(createdAt) }],
  ])('%j tells no more than what can be read', async (body, told) => {
    const { github, ask } = await start();
    github.fail({ path: /./, fault: { answer: { status: 200, body } } });
    const unknown = {
      createdAtMs: null,
      startedAtMs: null,
      status: null,
      isCompleted: false,
      updatedAtMs: null,
      headSha: null,
    };
    expect(await ask(1001)).toEqual({ ...unknown, ...told });
  });

  it.each([null, 'x', 5, false])('%j is no run', async (body) => {
    const { github, ask } = await start();
    github.fail({ path: /./, fault: { answer: { status: 200, body: JSON.stringify(body), headers: json } } });
    await expect(ask(1001)).rejects.toThrow(UnreadableAnswer);
  });
});

describe('when a run began', () => {
  const opened = '2026-03-01T09:59:58Z';
  const pushedAtS = Date.parse('2026-03-01T09:59:57Z') / 1000;
  const payload = { action: 'opened', pull_request: { updated_at: opened }, repository: { pushed_at: pushedAtS } };

  it('is what GitHub says', () => {
    expect(beganAtMs({ run: { createdAtMs: 5 }, payload })).toBe(5);
  });

  it.each([
    ['opened', opened],
    ['synchronize', opened],
    ['reopened', opened],
    ['labeled', '2026-03-01T09:59:57Z'],
    [null, '2026-03-01T09:59:57Z'],
  ])('is told by the event where GitHub does not: action %j', (action, at) => {
    for (const run of [null, { createdAtMs: null }]) {
      expect(beganAtMs({ run, payload: { ...payload, action } })).toBe(Date.parse(at));
    }
  });

  it('is the last push before it, in seconds as with a push, or as a date', () => {
    const pushed = examplePayload('push', 'refs/heads/');
    expect(beganAtMs({ run: null, payload: pushed })).toBe(1_557_933_657_000);
    const dated = changePayload(examplePayload('workflow_dispatch'), 'repository', { pushed_at: opened });
    expect(beganAtMs({ run: null, payload: dated })).toBe(Date.parse(opened));
  });

  it.each([
    {},
    null,
    [],
    'x',
    { repository: { pushed_at: null } },
    { repository: { pushed_at: 'soon' } },
    { repository: { pushed_at: '2026-03-01' } },
    { repository: { pushed_at: '2026-03-01T10:00:00' } },
    { repository: { pushed_at: '1557933657' } },
    { repository: { pushed_at: 0 } },
    { repository: { pushed_at: -1 } },
    { repository: { pushed_at: Date.parse(opened) } },
    { action: 'opened', pull_request: { updated_at: 1_557_933_657_000 } },
    { action: 'opened', repository: 'octo-org/octo-repo', pull_request: 7 },
  ])('is not known from %j', (told) => {
    expect(beganAtMs({ run: null, payload: told })).toBeNull();
  });

  it('is told by the push where the pull request tells it in the wrong shape', () => {
    const told = { ...payload, pull_request: { updated_at: 'now' } };
    expect(beganAtMs({ run: null, payload: told })).toBe(pushedAtS * 1000);
  });

  it('is a moment of this century or none, whatever the payload holds', () => {
    const time = fc.oneof(fc.anything(), fc.integer(), fc.double(), fc.string(), fc.date().map(String));
    fc.assert(
      fc.property(time, time, fc.constantFrom('opened', 'closed'), (updated, pushed, action) => {
        const told = { action, pull_request: { updated_at: updated }, repository: { pushed_at: pushed } };
        const atMs = beganAtMs({ run: null, payload: told });
        expect(atMs === null || Number.isSafeInteger(atMs)).toBe(true);
      }),
    );
  });
});

describe('when a run had ended', () => {
  it('is at most a second after what GitHub tells, which is cut to seconds', () => {
    expect(endedAtMs({ isCompleted: true, updatedAtMs: 5000 })).toBe(6000);
  });

  it('is not known of a run that goes on, nor of one of which GitHub tells nothing', () => {
    expect(endedAtMs({ isCompleted: false, updatedAtMs: 5000 })).toBeNull();
    expect(endedAtMs({ isCompleted: true, updatedAtMs: null })).toBeNull();
    expect(endedAtMs(null)).toBeNull();
  });
});
