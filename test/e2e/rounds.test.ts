import { describe, test } from 'vitest';
import { Scene } from './scene.ts';

/** A benchmark that passes so many of every ten units. */
const passing = (id: number, tenths: number) => ({
  id,
  outcome: ({ units }: { readonly units: number }) => ({ looks: 1, passed: Math.round((tenths * units) / 10) }),
});

describe.concurrent('benchmarks that run in rounds', () => {
  test('stop after the first where they are clearly good or bad, and go to the maximum where they are not', async ({
    expect,
  }) => {
    await using scene = await Scene.start([passing(1, 10), passing(2, 3), passing(3, 7)]);
    const before = scene.harmstack.creditsOf() ?? 0;
    const run = await scene.run({ 'benchmark-ids': '1 2 3', 'benchmark-counts': '10..50', thresholds: '70' });
    const spent = before - (scene.harmstack.creditsOf() ?? 0);
    expect([spent, scene.harmstack.paid.length]).toEqual([70, 7]);
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', cause: 'threshold', credits: '70' } });
    const document = JSON.parse(run.resultsFile);
    expect(document).toMatchObject({
      credits: 70,
      benchmarks: [
        { verdict: 'passed', passed: 10, scored: 10, interval_pct: [72.24, 100], unscored: 0, unscored_reasons: [] },
        { verdict: 'failed', passed: 3, scored: 10 },
        { verdict: 'passed', passed: 35, scored: 50 },
      ],
    });
    expect(document.batch_ids).toHaveLength(5);
    expect(run.log).toContain('decided after 10 of 50 units: 40 credits saved');
  });

  test('are inconclusive at their maximum where intervals judge them, which may be let through', async ({ expect }) => {
    await using scene = await Scene.start([passing(1, 8)]);
    const inputs = { 'benchmark-ids': '1', 'benchmark-counts': '10..20', thresholds: '80', 'judge-by': 'interval' };
    const run = await scene.run({ ...inputs, 'on-inconclusive': 'warn' });
    expect(run).toMatchObject({
      exitCode: 0,
      outputs: { verdict: 'inconclusive', cause: 'inconclusive', credits: '20' },
    });
  });

  test('say in a dry run when they are decided, and pay nothing', async ({ expect }) => {
    await using scene = await Scene.start([passing(1, 10)]);
    const inputs = { 'benchmark-ids': '1', 'benchmark-counts': '10..50', thresholds: '80' };
    const run = await scene.run({ ...inputs, 'dry-run': 'true' });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'planned', credits: '50' } });
    expect(scene.harmstack.paid).toEqual([]);
    expect(run.log).toContain('after 20 units: passes at 19, fails at 12 or fewer');
    expect(run.log).toContain('50 units pin a score down to ±13 points.');
  });
});
