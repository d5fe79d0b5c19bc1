import { describe, expect, test } from 'vitest';
import { GitHubEmulator } from './github.ts';

const startedAtMs = Date.parse('2026-03-01T10:00:00.700Z');
const headSha = 'a'.repeat(40);

async function startGitHub(actions: 'none' | 'read'): Promise<GitHubEmulator> {
  const github = await GitHubEmulator.start();
  github.store.addToken('token', 'github-actions[bot]', 'write', actions);
  github.store.runs.start({ id: 7, headSha, atMs: startedAtMs });
  github.store.runs.end(7, { conclusion: 'cancelled', atMs: startedAtMs + 60_000 });
  github.store.runs.start({ id: 7, headSha, atMs: startedAtMs + 90_000 });
  return github;
}

async function read(github: GitHubEmulator, path: string) {
  const url = `${github.url}/repos/octo-org/octo-repo/actions/runs/${path}`;
  const response = await fetch(url, { headers: { authorization: 'Bearer token' } });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

describe('the emulated workflow runs', () => {
  test('show a run with its newest attempt', async () => {
    await using github = await startGitHub('read');
    expect(await read(github, '7')).toEqual({
      status: 200,
      body: {
        id: 7,
        run_attempt: 2,
        status: 'in_progress',
        conclusion: null,
        created_at: '2026-03-01T10:00:00Z',
        run_started_at: '2026-03-01T10:01:30Z',
        updated_at: '2026-03-01T10:01:30Z',
        head_sha: headSha,
      },
    });
  });

  test('show an attempt that is over', async () => {
    await using github = await startGitHub('read');
    const { body } = await read(github, '7/attempts/1');
    expect(body).toMatchObject({
      run_attempt: 1,
      status: 'completed',
      conclusion: 'cancelled',
      created_at: '2026-03-01T10:00:00Z',
      run_started_at: '2026-03-01T10:00:00Z',
      updated_at: '2026-03-01T10:01:00Z',
    });
  });

  test('know neither other runs nor other attempts', async () => {
    await using github = await startGitHub('read');
    expect(await read(github, '8')).toMatchObject({ status: 404 });
    expect(await read(github, '7/attempts/3')).toMatchObject({ status: 404 });
  });

  test('are not accessible without `actions: read`', async () => {
    await using github = await startGitHub('none');
    expect(await read(github, '7')).toMatchObject({ status: 403 });
    expect(await read(github, '7/attempts/1')).toMatchObject({ status: 403 });
  });
});
