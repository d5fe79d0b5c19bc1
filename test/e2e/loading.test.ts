import { expect, test } from 'vitest';
import { bytesOf, startRecording } from './record-loads.ts';
import { runAction } from './run-action.ts';
import { Scene } from './scene.ts';

/** Packages as the bundle names them in front of each of their modules. */
const packages = ['@actions/http-client', '@actions/github', '@octokit/core', 'undici', 'yaml'] as const;
const heldBy = (texts: readonly string[]) =>
  packages.filter((name) => texts.some((text) => text.includes(`./node_modules/${name}/`)));

test('an input error is told by at most 1 MB: no HTTP, no YAML and nothing of GitHub is loaded for it', async () => {
  await using recording = await startRecording();
  const run = await runAction({ inputs: { 'service-api-key': 'key-1234', 'benchmark-ids': '1' }, env: recording.env });
  expect(run.log).toContain('::error title=');
  const loaded = await recording.read();
  expect(heldBy(loaded)).toEqual([]);
  expect(bytesOf(loaded)).toBeLessThanOrEqual(1_000_000);
});

test('at most 2 MB are loaded before the first request to a service, undici’s own modules among them', async () => {
  await using scene = await Scene.start([{ id: 1 }]);
  await using recording = await startRecording();
  const loads: ReturnType<typeof recording.read>[] = [];
  scene.harmstack.faults.unshift(() => {
    loads.push(recording.read());
    return { answer: { status: 401, body: { error: 'unknown key' } } };
  });
  const run = await scene.run(
    { 'benchmark-ids': '1', thresholds: '80', comment: 'never' },
    { env: recording.env, github: undefined },
  );
  expect(run).toMatchObject({ exitCode: 1, outputs: { cause: 'key' } });
  const loaded = (await loads[0]) ?? [];
  expect(heldBy(loaded)).toEqual(['undici']);
  expect(bytesOf(loaded)).toBeLessThanOrEqual(2_000_000);
});

test('the parser of YAML is loaded for a suite file, and GitHub’s client for a comment', async () => {
  await using scene = await Scene.start([{ id: 1 }]);
  await using recording = await startRecording();
  const workspace = { 'suite.yml': 'benchmarks:\n  - { id: 1, threshold: 80 }\n' };
  const run = await scene.run({ config: 'suite.yml' }, { env: recording.env, workspace });
  expect(run.outputs.verdict).toBe('passed');
  expect(heldBy(await recording.read())).toEqual(packages);
});
