import { describe, test } from 'vitest';
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

test.concurrent('a comment whose creation was not answered is not made twice', async ({ expect }) => {
  await using scene = await Scene.start([{ id: 1 }]);
  scene.github.fail({ method: 'POST', path: /\/comments$/, fault: { reset: 'after' } });
  const run = await scene.run({ 'benchmark-ids': '1', thresholds: '80' });
  expect(run.exitCode).toBe(0);
  expect(scene.github.store.commentsOf(7)).toHaveLength(1);
  expect(scene.comment).toContain('✅ Benchmark gate: passed');
});
