import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { runAction } from './run-action.ts';
import { Scene } from './scene.ts';

const recorder = fileURLToPath(new URL('../tools/record-loads.ts', import.meta.url));

/** Packages as the bundle names them in front of each of their modules. */
const packages = ['@actions/http-client', '@actions/github', '@octokit/core', 'undici', 'yaml'] as const;

/** Notes what a run of the build loads, from its entry on. */
async function startRecording() {
  const folder = await mkdtemp(join(tmpdir(), 'loads-'));
  const file = join(folder, 'loads');
  return {
    env: { LOADS_FILE: file, NODE_OPTIONS: `--import=${pathToFileURL(recorder).href}` },
    /** What has been loaded so far. */
    read: async () => {
      const urls = new Set((await readFile(file, 'utf8')).split('\n').filter((url) => url !== ''));
      const texts = await Promise.all([...urls].map((url) => readFile(new URL(url), 'utf8')));
      return {
        bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
        holds: packages.filter((name) => texts.some((text) => text.includes(`./node_modules/${name}/`))),
      };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

test('an input error is told by at most 1 MB: no HTTP, no YAML and nothing of GitHub is loaded for it', async () => {
  await using recording = await startRecording();
  const run = await runAction({ inputs: { 'service-api-key': 'key-1234', 'benchmark-ids': '1' }, env: recording.env });
  expect(run.log).toContain('::error title=');
  const { bytes, holds } = await recording.read();
  expect(holds).toEqual([]);
  expect(bytes).toBeLessThanOrEqual(1_000_000);
});

test('at most 2 MB are loaded before the first request to a service, undici’s own modules among them', async () => {
  await using scene = await Scene.start([{ id: 1 }]);
  await using recording = await startRecording();
  const loaded: ReturnType<typeof recording.read>[] = [];
  scene.harmstack.faults.unshift(() => {
    loaded.push(recording.read());
    return { answer: { status: 401, body: { error: 'unknown key' } } };
  });
  const run = await scene.run(
    { 'benchmark-ids': '1', thresholds: '80', comment: 'never' },
    { env: recording.env, github: undefined },
  );
  expect(run).toMatchObject({ exitCode: 1, outputs: { cause: 'key' } });
  const first = await loaded[0];
  expect(first?.holds).toEqual(['undici']);
  expect(first?.bytes).toBeLessThanOrEqual(2_000_000);
});

test('the parser of YAML is loaded for a suite file, and GitHub’s client for a comment', async () => {
  await using scene = await Scene.start([{ id: 1 }]);
  await using recording = await startRecording();
  const workspace = { 'suite.yml': 'benchmarks:\n  - { id: 1, threshold: 80 }\n' };
  const run = await scene.run({ config: 'suite.yml' }, { env: recording.env, workspace });
  expect(run.outputs.verdict).toBe('passed');
  expect((await recording.read()).holds).toEqual(packages);
});
