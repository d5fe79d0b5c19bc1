import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test, vi } from 'vitest';
import type { Fault } from '../emulators/emulator.ts';
import { Scene } from './scene.ts';

/** Every request to GitHub goes wrong like this. */
const troubles: readonly { readonly what: string; readonly fault: Fault; readonly says: RegExp }[] = [
  { what: 'is down', fault: { reset: 'before' }, says: /could not be reached/ },
  { what: 'never answers', fault: { delayMs: 120_000 }, says: /did not answer within the time set for publishing/ },
  { what: 'answers 500', fault: { answer: { status: 500, body: { message: 'oops' } } }, says: /answered 500/ },
  {
    what: 'does not know the token',
    fault: { answer: { status: 401, body: { message: 'Bad credentials' } } },
    says: /did not accept the token/,
  },
  {
    what: 'limits the rate',
    fault: {
      answer: {
        status: 403,
        body: { message: 'You have exceeded a secondary rate limit.' },
        headers: { 'retry-after': '600' },
      },
    },
    says: /asks to wait longer than there is time/,
  },
];

describe.concurrent('the verdict stands, and one warning says why there is no comment, when GitHub', () => {
  test.for(troubles)('$what', { timeout: 60_000 }, async ({ fault, says }, { expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    scene.github.fail({ path: /./, times: 1000, fault });
    const run = await scene.run({ 'benchmark-ids': '1', thresholds: '80' });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    const warnings = run.log.match(/^::warning .*/gm);
    expect(warnings).toHaveLength(1);
    expect(warnings?.join()).toMatch(says);
    expect(run.summary).toContain('✅ Benchmark gate: passed');
  });
});

test.concurrent('a token that ends while the jobs run is said to have worked until then', async ({ expect }) => {
  await using scene = await Scene.start([{ id: 1, outcome: { looks: Number.POSITIVE_INFINITY } }]);
  const step = await scene.start({ 'benchmark-ids': '1', thresholds: '80' });
  await step.logged(/Submitted/);
  await vi.waitUntil(() => scene.comment !== '', { timeout: 15_000 });
  scene.github.fail({
    path: /./,
    times: 1000,
    fault: { answer: { status: 401, body: { message: 'Bad credentials' } } },
  });
  for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id, {});
  const run = await step.done;
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
  expect(run.log).toMatch(/^::warning .*no longer accepts the token, which worked until then/m);
});

test.concurrent('a comment whose creation was not answered is not made twice', async ({ expect }) => {
  await using scene = await Scene.start([{ id: 1 }]);
  scene.github.fail({ method: 'POST', path: /\/comments$/, fault: { reset: 'after' } });
  const run = await scene.run({ 'benchmark-ids': '1', thresholds: '80' });
  expect(run.exitCode).toBe(0);
  expect(scene.github.store.commentsOf(7)).toHaveLength(1);
  expect(scene.comment).toContain('✅ Benchmark gate: passed');
});

test.concurrent('the verdict stands, and one warning says why there is no comment, when the event file is broken', async ({
  expect,
}) => {
  await using scene = await Scene.start([{ id: 1 }]);
  const file = join(mkdtempSync(join(tmpdir(), 'gate-')), 'event.json');
  writeFileSync(file, 'a-secret-that-stands-in-the-file');
  const inputs = { 'benchmark-ids': '1', thresholds: '80', 'pr-number': '7' };
  const run = await scene.run(inputs, { env: { GITHUB_EVENT_PATH: file } });
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
  expect(run.log.match(/^::warning .*/gm)?.join()).toMatch(/The event file that `GITHUB_EVENT_PATH` names is not JSON/);
  expect(run.log + run.summary).not.toContain('a-secret');
});
