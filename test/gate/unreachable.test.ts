import { expect, test, vi } from 'vitest';
import { Emulator } from '../emulators/emulator.ts';
import { startScene } from '../fixtures/action-scene.ts';

const runs = [
  ['a run', {}],
  ['a dry run', { 'dry-run': 'true' }],
] as const;

test.each(runs)('%s stops at once where nobody listens at service-url, and names it', async (_, inputs) => {
  await using scene = await startScene();
  await scene.harmstack.close();
  const startMs = performance.now();
  const { isGreen, runner } = await scene.run({ comment: 'never', ...inputs });
  expect(isGreen).toBe(false);
  expect(runner.outputs.get('cause')).toBe('service');
  expect(runner.text).toMatch(/^Harmstack cannot be reached. Check `service-url`/m);
  expect(runner.text).toContain(`GET ${scene.harmstack.baseUrl}/benchmarks failed: ECONNREFUSED`);
  expect(performance.now() - startMs).toBeLessThan(10_000);
});

test.each([...runs, ['a run that judges an existing job', { 'benchmark-ids': '', 'job-ids': 'a-1' }]] as const)(
  '%s that gets a web page from every endpoint does so too',
  async (_, inputs) => {
    await using scene = await startScene();
    scene.harmstack.fail({ path: /./, times: 100, fault: { answer: { status: 200, body: '<html>' } } });
    const { isGreen, runner } = await scene.run({ comment: 'never', ...inputs });
    expect(isGreen).toBe(false);
    expect(runner.outputs.get('cause')).toBe('service');
    expect(runner.text).toMatch(/^Harmstack cannot be reached. Check `service-url`.*not JSON/m);
    expect(scene.harmstack.received('POST', /./)).toEqual([]);
  },
);

test.each([
  ['harmstack', {}],
  ['overmind', { service: 'overmind', 'endpoint-url': '' }],
])('a run that judges an existing job of %s does so too', async (service, inputs) => {
  await using scene = await startScene();
  await scene.harmstack.close();
  const startMs = performance.now();
  const given = { comment: 'never', 'benchmark-ids': '', 'job-ids': 'a-1', ...inputs };
  const { isGreen, runner } = await scene.run(given);
  expect(isGreen).toBe(false);
  expect(runner.outputs.get('cause')).toBe('service');
  expect(runner.text).toMatch(new RegExp(`^${service} cannot be reached. Check \`service-url\``, 'im'));
  expect(performance.now() - startMs).toBeLessThan(10_000);
});

test.each(runs)('%s whose proxy answers 407 to whole requests stops at once, and names it', async (_, inputs) => {
  await using proxy = await Emulator.listen(() => ({ status: 407, body: 'no' }));
  vi.stubEnv('http_proxy', proxy.url);
  vi.stubEnv('no_proxy', '');
  try {
    await using scene = await startScene();
    const startMs = performance.now();
    const { isGreen, runner } = await scene.run({ comment: 'never', ...inputs });
    expect([isGreen, runner.outputs.get('cause')]).toEqual([false, 'service']);
    expect(runner.text).toMatch(/^Harmstack cannot be reached. Check the proxy.*answered 407/m);
    expect(performance.now() - startMs).toBeLessThan(10_000);
  } finally {
    vi.unstubAllEnvs();
  }
});

test.each(runs)('%s whose proxy cannot be used is published like any other', async (_, inputs) => {
  vi.stubEnv('http_proxy', 'lea:hunter2@:');
  vi.stubEnv('no_proxy', '');
  try {
    await using scene = await startScene();
    const { isGreen, runner } = await scene.run({ comment: 'never', ...inputs });
    expect([isGreen, runner.outputs.get('verdict')]).toEqual([false, 'error']);
    expect(runner.text).toContain('the variable http_proxy names no host and port');
    expect(runner.text).not.toContain('hunter2');
    expect(runner.summary).toContain('names no host and port');
  } finally {
    vi.unstubAllEnvs();
  }
});
