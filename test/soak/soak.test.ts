import { afterAll, describe, expect, test } from 'vitest';
import { Crew } from './crew.ts';
import { renderFailures, renderTally } from './figures.ts';
import { runSoak, seekSabotage } from './run-soak.ts';
import { sabotageNames } from './sabotages.ts';

/** One seed for ever: what this test says depends on the commit alone. Fresh seeds are for `npm run soak`. */
const asked = { seed: 'fixed', world: 'wide' } as const;
const runs = 80;
/** How many stories are played at most until one shows what is broken on purpose. */
const maxSought = 400;

const crew = new Crew(2);
afterAll(async () => await crew[Symbol.asyncDispose]());

test(`${runs} stories break no promise`, async () => {
  const { tally, failures } = await runSoak(crew, { ...asked, runs, sabotage: null });
  console.log(renderTally(tally, asked).join('\n'));
  expect(renderFailures(failures, asked).join('\n')).toBe('');
  expect(tally.get('stories')).toBe(runs);
}, 300_000);

describe('the oracle sees it when the action', () => {
  // All at once: the crew does as many of them as it has threads.
  test.concurrent.each(sabotageNames)(
    '%s',
    async (sabotage) => {
      expect(await seekSabotage(crew, { ...asked, runs: maxSought, sabotage })).not.toBeNull();
    },
    300_000,
  );
});
