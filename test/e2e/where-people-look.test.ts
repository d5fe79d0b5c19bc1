import { describe, test } from 'vitest';
import { pullRequestEvent } from './run-action.ts';
import { Scene } from './scene.ts';

const inputs = { 'benchmark-ids': '1', thresholds: '80' };

describe.concurrent('the comment', () => {
  test('is not made with comment: never; the summary is', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1, outcome: { passed: 0 } }]);
    const run = await scene.run({ ...inputs, comment: 'never' });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
    expect(scene.github.requests).toEqual([]);
    expect(run.summary).toContain('Benchmark gate: failed');
  });

  test('on-failure is made by a failure and brought up to date by a success', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1, outcome: ({ nth }) => ({ looks: 0, passed: nth === 1 ? 0 : 1 }) }]);
    const run = (number: number) =>
      scene.run(
        { ...inputs, comment: 'on-failure' },
        { env: { GITHUB_RUN_ID: `${1000 + number}`, GITHUB_RUN_NUMBER: `${number}` } },
      );
    expect(await run(1)).toMatchObject({ exitCode: 0 });
    expect(scene.comment).toBe('');
    expect(await run(2)).toMatchObject({ exitCode: 1 });
    expect(scene.comment).toContain('❌ Benchmark gate: failed');
    expect(await run(3)).toMatchObject({ exitCode: 0 });
    expect(scene.comment).toContain('✅ Benchmark gate: passed');
  });

  test('of two legs of a matrix stands for itself', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    await Promise.all([
      scene.run(inputs, { matrix: { model: 'small' } }),
      scene.run(inputs, { matrix: { model: 'large' } }),
    ]);
    expect(scene.github.store.commentsOf(7)).toHaveLength(2);
  });

  test('says that it is running until the verdict replaces that', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1, outcome: { looks: 3 } }]);
    await scene.run(inputs);
    const [comment] = scene.github.store.commentsOf(7);
    expect(comment?.history.at(0)).toContain('⏳ Benchmark gate: running');
    expect(comment?.history.at(-1)).toContain('✅ Benchmark gate: passed');
  });
});

describe.concurrent('without a comment', () => {
  test('a scheduled run tells by summary and outputs alone', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    const run = await scene.run(inputs, { event: { name: 'schedule', payload: { schedule: '0 3 * * *' } } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(run.outputs).not.toHaveProperty('comment-url');
    expect(run.summary).toContain('✅ Benchmark gate: passed');
    expect(run.log).not.toContain('::warning');
    expect(scene.github.store.comments.size).toBe(0);
  });

  test("a fork's read-only token leaves the verdict as it is, and one warning says what to do", async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    scene.github.store.addToken('gh-token-of-the-run', 'github-actions[bot]', 'read');
    const run = await scene.run(inputs, { event: pullRequestEvent({ fork: true }) });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    const warnings = run.log.match(/^::warning .*/gm);
    expect(warnings).toHaveLength(1);
    expect(warnings?.join()).toMatch(/fork.*workflow_run.*pull-requests: write/);
  });

  test('a token without the permission is told which one to add', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    scene.github.store.addToken('gh-token-of-the-run', 'github-actions[bot]', 'none');
    const run = await scene.run(inputs);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(run.log.match(/^::warning .*/gm)?.join()).toContain('Add `permissions: pull-requests: write` to the job');
  });

  test('secrets withheld from a fork are one clear error', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    scene.github.store.addToken('gh-token-of-the-run', 'github-actions[bot]', 'read');
    const run = await scene.run(
      { ...inputs, 'service-api-key': '', 'endpoint-api-key': '' },
      { event: pullRequestEvent({ fork: true }) },
    );
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(run.log).toMatch(
      /^::error .*GitHub gives no secrets to a workflow that runs for a pull request from a fork/m,
    );
    expect(run.log).not.toMatch(/^\s+at /m);
  });
});
