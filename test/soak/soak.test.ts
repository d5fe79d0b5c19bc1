import { describe, expect, test } from 'vitest';
import { renderFailures, renderTally } from './figures.ts';
import { runSoak } from './run-soak.ts';
import { type SabotageName, sabotages } from './sabotages.ts';

/**
 * A fresh seed each time, so that every run of the tests looks somewhere else; it is printed, and each failure can be told again
 * alone.
 */
test('500 stories of a fresh seed break no promise', async () => {
  const seed = String(Math.floor(Math.random() * 1e9));
  const { tally, failures } = await runSoak({ seed, runs: 500, workers: 2 });
  console.log([...renderTally(tally, seed), ...renderFailures(failures, seed)].join('\n'));
  expect(renderFailures(failures, seed).join('\n')).toBe('');
  expect(tally.get('runs')).toBe(500);
});

describe('the oracle sees it when the action', () => {
  const names = Object.keys(sabotages).filter((name): name is SabotageName => name in sabotages);
  test.each(names.map((name) => [name, sabotages[name].breaks] as const))('%s: %s', async (sabotage, promise) => {
    const { tally, failures } = await runSoak({ seed: 'sabotage', runs: 40, workers: 1, sabotage });
    expect(tally.get(`violation/${promise}`)).toBeGreaterThan(0);
    expect(renderFailures(failures, 'sabotage').join('\n')).toContain(`${promise} in run`);
  });
});
