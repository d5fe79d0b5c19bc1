import { describe, test } from 'vitest';
import { Scene } from './scene.ts';

const endless = [{ id: 1, name: 'endless', outcome: { looks: Number.POSITIVE_INFINITY } }];
const inputs = { 'benchmark-ids': '1', thresholds: '80' };

/** Loaded before the action into its own process: goes off as soon as the ids of the paid jobs are in its outputs. */
function faultOncePaid(statement: string): string {
  const code = `import { readFileSync } from 'node:fs';
    const timer = setInterval(() => {
      if (!readFileSync(process.env.GITHUB_OUTPUT, 'utf8').includes('a0000000-')) return;
      clearInterval(timer);
      ${statement};
    }, 50);`;
  return `--import data:text/javascript,${encodeURIComponent(code)}`;
}

describe.concurrent('an action with an internal error while jobs run publishes all that is known, red:', () => {
  test.for([
    { what: 'an uncaught exception', statement: "throw new Error('out of order')" },
    { what: 'an unhandled rejection', statement: "void Promise.reject(new Error('out of order'))" },
    { what: 'a rejection without an error', statement: "void Promise.reject('out of order')" },
  ])('$what', async ({ statement }, { expect }) => {
    await using scene = await Scene.start(endless);
    const run = await scene.run(inputs, { env: { NODE_OPTIONS: faultOncePaid(statement) } });
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { verdict: 'error', 'job-ids': scene.harmstack.jobIds.join(',') },
    });
    expect(run.log).toMatch(/^::error .*Internal error in Benchmark Gate.*out of order/m);
    for (const text of [scene.comment, run.summary]) {
      expect(text).toContain('out of order');
      expect(text).toMatch(/report it .*issues/);
      expect(text).not.toMatch(/⏳|cancelled| at .*:\d+:\d+/);
    }
    const results: unknown = JSON.parse(run.outputs.results ?? '');
    expect(results).toMatchObject({
      verdict: 'error',
      benchmarks: [{ jobs: [{ job_id: scene.harmstack.jobIds[0] }] }],
    });
    expect(Object.keys(run.outputs)).toEqual(expect.arrayContaining(['results-file', 'junit-file']));
  });
});

test.concurrent('what was paid before a fault is taken up by the re-run', async ({ expect }) => {
  await using scene = await Scene.start(endless);
  await scene.run(inputs, { env: { NODE_OPTIONS: faultOncePaid("throw new Error('out of order')") } });
  for (const id of scene.harmstack.jobIds) scene.harmstack.finish(id, {});
  const run = await scene.run(inputs, { env: { GITHUB_RUN_ATTEMPT: '2' } });
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
  expect(scene.harmstack.paid).toHaveLength(1);
});
