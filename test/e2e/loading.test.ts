import { expect, test } from 'vitest';
import { bytesOf, startRecording } from './record-loads.ts';
import { runAction } from './run-action.ts';
import { Scene } from './scene.ts';

/** A definition in each package that its code cannot do without. */
const marks = {
  '@actions/http-client': /^class HttpClient\b/m,
  '@octokit/core': /^class Octokit\b/m,
  undici: /^class DispatcherBase\b/m,
  yaml: /^class Composer\b/m,
};
const packages = Object.keys(marks);
const heldBy = (texts: readonly string[]) =>
  Object.entries(marks).flatMap(([name, mark]) => (texts.some((text) => mark.test(text)) ? name : []));

test('an input error is told by at most 0.7 MB: no HTTP, no YAML and nothing of GitHub is loaded for it', async () => {
  await using recording = await startRecording();
  const run = await runAction({ inputs: { 'service-api-key': 'key-1234', 'benchmark-ids': '1' }, env: recording.env });
  expect(run.log).toContain('::error title=');
  const loaded = await recording.read();
  expect(heldBy(loaded)).toEqual([]);
  expect(bytesOf(loaded)).toBeLessThanOrEqual(700_000);
});

test('at most 1.55 MB are loaded before the first request to a service, undici’s own modules among them', async () => {
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
  expect(bytesOf(loaded)).toBeLessThanOrEqual(1_550_000);
});

test('the parser of YAML is loaded for a suite file, and GitHub’s client for a comment', async () => {
  await using scene = await Scene.start([{ id: 1 }]);
  await using recording = await startRecording();
  const workspace = { 'suite.yml': 'benchmarks:\n  - { id: 1, threshold: 80 }\n' };
  const run = await scene.run({ config: 'suite.yml' }, { env: recording.env, workspace });
  expect(run.outputs.verdict).toBe('passed');
  expect(heldBy(await recording.read())).toEqual(packages);
});

test('what speaks to proxies is loaded where the environment names one, and only there', async () => {
  await using scene = await Scene.start([{ id: 1 }]);
  for (const http_proxy of ['', '127.0.0.1:9']) {
    await using recording = await startRecording();
    const run = await scene.run(
      { 'benchmark-ids': '1', thresholds: '80', comment: 'never' },
      { env: { ...recording.env, http_proxy }, github: undefined },
    );
    const loaded = await recording.read();
    const isProxied = http_proxy !== '';
    expect(run.outputs.verdict).toBe(isProxied ? 'error' : 'passed');
    expect(run.log.includes('the proxy 127.0.0.1:9 (http_proxy)')).toBe(isProxied);
    expect(loaded.some((text) => /^class EnvHttpProxyAgent\b/m.test(text))).toBe(isProxied);
  }
});

test('a processor without SIMD is served by the parser that lies beside the bundle', async () => {
  await using scene = await Scene.start([{ id: 1 }]);
  const run = await scene.run(
    { 'benchmark-ids': '1', thresholds: '80', comment: 'never' },
    { env: { UNDICI_NO_WASM_SIMD: '1' } },
  );
  expect(run.outputs.verdict).toBe('passed');
});
