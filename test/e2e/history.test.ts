import { test } from 'vitest';
import { Scene } from './scene.ts';

const inputs = { 'benchmark-ids': '1', thresholds: '50', 'benchmark-counts': '10' };
const hourMs = 3_600_000;
const endpointUrl = 'https://model.example.com/v1/chat/completions';
const listPath = /\/jobs$/;

/** A scene whose account has scored this often against the endpoint, an hour apart, and now and then against another one. */
async function startWithPast(results: number): Promise<Scene> {
  const scene = await Scene.start([{ id: 1, name: 'haystack', outcome: { passed: 8, scored: 10 } }]);
  for (let nth = results; nth > 0; nth -= 1) {
    const createdAtMs = Date.now() - nth * hourMs;
    scene.harmstack.finish(scene.harmstack.addJob({ benchmarkId: 1, endpointUrl, createdAtMs }), {
      passed: 7,
      scored: 10,
    });
    const other = { benchmarkId: 1, endpointUrl: 'https://other.example.com/v1', createdAtMs: createdAtMs + 60_000 };
    scene.harmstack.finish(scene.harmstack.addJob(other), { passed: 1, scored: 10 });
  }
  return scene;
}

test.concurrent('the summary ends with what the benchmark scored before, this run included', async ({ expect }) => {
  await using scene = await startWithPast(3);
  const run = await scene.run(inputs);
  expect(run).toMatchObject({ exitCode: 0 });
  expect(run.summary).toContain('line [70, 70, 70, 80]');
  expect(run.summary.match(/<sub>this run<\/sub>/g)).toHaveLength(1);
  expect(run.summary.trimEnd()).toMatch(/<\/details>$/);
  expect(scene.comment).not.toContain('Recent results');
  const lists = scene.harmstack.received('GET', listPath).filter(({ query }) => query.get('limit') === '200');
  expect(lists).toHaveLength(1);
});

test.concurrent('it is no proof: earlier jobs make no benchmark green', async ({ expect }) => {
  await using scene = await startWithPast(3);
  const run = await scene.run({ ...inputs, thresholds: '90' });
  expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', 'job-ids': scene.harmstack.jobIds.at(-1) } });
});

test.concurrent('a list that the service cuts off says from when on it tells', async ({ expect }) => {
  await using scene = await startWithPast(12);
  const run = await scene.run(inputs);
  expect(run.summary).toMatch(/The service lists nothing from before \d{4}-\d\d-\d\d/);
});

test.concurrent('history: false asks for nothing and shows nothing', async ({ expect }) => {
  await using scene = await startWithPast(3);
  const run = await scene.run({ ...inputs, history: 'false' });
  expect(run.summary).not.toContain('Recent results');
  expect(scene.harmstack.received('GET', listPath).filter(({ query }) => query.get('limit') === '200')).toEqual([]);
});

test.concurrent('a list that cannot be read is a line of the log, and the verdict stands', async ({ expect }) => {
  await using scene = await startWithPast(3);
  const fault = { answer: { status: 404, body: { error: 'gone' } } };
  scene.harmstack.faults.push(({ query }) => (query.get('limit') === '200' ? fault : undefined));
  const run = await scene.run(inputs);
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
  expect([run.log, run.summary]).toEqual([
    expect.stringContaining('No history: '),
    expect.not.stringContaining('Recent results'),
  ]);
});
