import { describe, test } from 'vitest';
import type { StoredIssue } from '../emulators/github-issues.ts';
import { pullRequestEvent } from './run-action.ts';
import { Scene } from './scene.ts';

const inputs = {
  'benchmark-ids': '1, 2',
  thresholds: '80',
  issue: 'on-failure',
  'issue-labels': 'nightly, help wanted',
};
const schedule = { name: 'schedule', payload: { schedule: '0 3 * * *' } };
const scheduled = { event: schedule };

/** The nth run of a nightly workflow. */
function night(number: number) {
  return { event: schedule, env: { GITHUB_RUN_ID: `${1000 + number}`, GITHUB_RUN_NUMBER: `${number}` } };
}

/** Benchmarks that pass in the nights that are named. */
function benchmarks(goodNights: Readonly<Record<number, readonly number[]>>) {
  return [1, 2].map((id) => ({
    id,
    name: `haystack-${id}`,
    outcome: ({ nth }: { nth: number }) => ({ looks: 0, passed: goodNights[id]?.includes(nth + 1) ? 1 : 0 }),
  }));
}

function statesOf(issues: readonly StoredIssue[]) {
  return issues.map(({ title, state }) => [title, state]);
}

test.concurrent('a nightly run tells once when it breaks, what changes, and once when it is well again', async ({
  expect,
}) => {
  await using scene = await Scene.start(benchmarks({ 1: [1, 5], 2: [1, 2, 3, 5] }));
  const { issues } = scene.github.store;
  const runs = [];
  for (const number of [1, 2, 3, 4, 5]) {
    const run = await scene.run(inputs, night(number));
    runs.push([
      run.exitCode,
      statesOf(issues.all),
      issues.all.flatMap((issue) => scene.github.store.commentsOf(issue.number)).length,
    ]);
  }
  expect(runs).toEqual([
    [0, [], 0],
    [1, [['Benchmark gate: failed – haystack 1', 'open']], 0],
    [1, [['Benchmark gate: failed – haystack 1', 'open']], 0],
    [1, [['Benchmark gate: failed – haystack 1, haystack 2', 'open']], 1],
    [0, [['Benchmark gate: failed – haystack 1, haystack 2', 'closed']], 2],
  ]);
  expect(issues.all).toMatchObject([{ labels: ['nightly', 'help wanted'], author: 'github-actions[bot]' }]);
});

test.concurrent('an invalid input opens an issue as an error', async ({ expect }) => {
  await using scene = await Scene.start(benchmarks({}));
  const run = await scene.run({ ...inputs, thresholds: 'eighty' }, scheduled);
  expect(run).toMatchObject({ exitCode: 1, outputs: { cause: 'input' } });
  expect(statesOf(scene.github.store.issues.all)).toEqual([['Benchmark gate: error (invalid input)', 'open']]);
});

describe.concurrent('there is no issue', () => {
  const never: readonly (readonly [string, Readonly<Record<string, string>>, object])[] = [
    ['of a pull request', {}, { event: pullRequestEvent() }],
    ['of a pull request without a comment', { comment: 'never' }, { event: pullRequestEvent() }],
    ['of a dry run', { 'dry-run': 'true' }, scheduled],
    ['of a run that blocks nothing', { 'warn-only': 'true' }, scheduled],
    ['unless it is asked for', { issue: 'never' }, scheduled],
  ];
  test.for(never)('%s', async ([, own, options], { expect }) => {
    await using scene = await Scene.start(benchmarks({}));
    await scene.run({ ...inputs, ...own }, options);
    expect(scene.github.store.issues.all).toEqual([]);
    expect(scene.github.requests.filter(({ body }) => body.includes('query Issues'))).toEqual([]);
  });
});

test.concurrent('a token that may not write issues leaves the verdict as it is, and one warning says what to do', async ({
  expect,
}) => {
  await using scene = await Scene.start(benchmarks({}));
  scene.github.store.allowIssues('gh-token-of-the-run', 'read');
  const run = await scene.run(inputs, scheduled);
  expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', cause: 'threshold' } });
  const warnings = run.log.match(/^::warning .*/gm);
  expect(warnings).toHaveLength(1);
  expect(warnings?.join()).toContain('Add `permissions: issues: write` to the job');
});

test.concurrent('without a token there is a warning in place of the issue', async ({ expect }) => {
  await using scene = await Scene.start(benchmarks({}));
  const run = await scene.run({ ...inputs, 'github-token': '' }, scheduled);
  expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
  expect(run.log).toContain('docs/notices.md#issue-without-token');
  expect(scene.github.store.issues.all).toEqual([]);
});
