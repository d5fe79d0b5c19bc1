// Whole runs of src/gate.ts that are judged by intervals.
import { describe, expect, test } from 'vitest';
import { startScene } from '../fixtures/action-scene.ts';

const byInterval = { 'benchmark-counts': '20', 'judge-by': 'interval' };

async function judge(passed: number, inputs: Readonly<Record<string, string>> = byInterval) {
  await using scene = await startScene({
    benchmarks: [{ id: 1, outcome: ({ units }) => ({ looks: 0, passed: Math.round((passed * units) / 20) }) }],
  });
  const { isGreen, runner } = await scene.run(inputs);
  const { verdict, cause, results = '' } = Object.fromEntries(runner.outputs);
  const [benchmark] = JSON.parse(results).benchmarks;
  return { isGreen, verdict, cause, benchmark, runner, comment: scene.comment().join() };
}

describe('judged by its interval a run', () => {
  test('passes when it lies at or above the threshold', async () => {
    const { isGreen, verdict, cause, benchmark } = await judge(20);
    expect([isGreen, verdict, cause, benchmark.interval_pct]).toEqual([true, 'passed', '', [83.88, 100]]);
  });

  test('fails when it lies below', async () => {
    const { isGreen, verdict, cause, benchmark } = await judge(8);
    expect([isGreen, verdict, cause, benchmark.interval_pct]).toEqual([false, 'failed', 'threshold', [21.88, 61.35]]);
  });

  test('is inconclusive, and red, when the threshold lies inside it', async () => {
    const { isGreen, verdict, cause, benchmark, runner } = await judge(16);
    expect([isGreen, verdict, cause]).toEqual([false, 'inconclusive', 'inconclusive']);
    expect(benchmark.reason).toBe('the threshold 80% lies inside the interval 58.39% to 91.94%');
    expect(runner.failure).toContain('too close to call');
  });

  test('is inconclusive and blocks nothing where that is to warn', async () => {
    const { isGreen, verdict, runner, comment } = await judge(16, { ...byInterval, 'on-inconclusive': 'warn' });
    expect([isGreen, verdict, runner.failure]).toEqual([true, 'inconclusive', null]);
    expect(runner.annotations.map(({ level }) => level)).not.toContain('error');
    expect(comment).toContain('Nothing is blocked');
  });

  test('goes by another level where one is given', async () => {
    const { verdict, benchmark } = await judge(18, { ...byInterval, confidence: '80', thresholds: '75' });
    expect([verdict, benchmark.interval_pct]).toEqual(['passed', [78.16, 95.77]]);
  });
});

test('judged by its score a run shows the interval, and passes whatever that is', async () => {
  const { isGreen, benchmark, comment } = await judge(16, { 'benchmark-counts': '20' });
  expect([isGreen, benchmark.interval_pct]).toEqual([true, [58.39, 91.94]]);
  expect(comment).toContain('58.39');
});

test('judged by its interval, what cannot pass is refused before paying', async () => {
  await using scene = await startScene();
  const { isGreen, runner } = await scene.run({ ...byInterval, 'benchmark-counts': '16' });
  const { verdict, cause } = Object.fromEntries(runner.outputs);
  expect([isGreen, verdict, cause, scene.harmstack.paid]).toEqual([false, 'error', 'input', []]);
  expect(runner.failure).toContain('it takes at least 17');
});
