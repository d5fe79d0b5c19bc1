// Whole runs of src/gate.ts in which a benchmark of level `warn` goes wrong.
import { describe, expect, test } from 'vitest';
import { startScene } from '../fixtures/action-scene.ts';

/** The first benchmark is advisory, the second one blocks. */
const advised = { 'benchmark-ids': '1 2', thresholds: '80', levels: 'warn block' };

describe('an advisory benchmark', () => {
  test('that fails ends no wait for the others with fail-fast', async () => {
    await using scene = await startScene({
      benchmarks: [
        { id: 1, outcome: { looks: 0, passed: 0 } },
        { id: 2, outcome: { looks: 4 } },
      ],
    });
    const { isGreen, runner } = await scene.run({ ...advised, 'fail-fast': 'true' });
    expect([isGreen, runner.outputs.get('verdict')]).toEqual([true, 'passed']);
  });
});
