/**
 * `npm run soak -- --runs 10000 --seed N`: whole runs of the action in virtual time, against servers that lie, stall and
 * break, held against an oracle that knows the truth. `--only K` tells run K alone, with its log.
 */
import { parseArgs } from 'node:util';
import { renderFailures, renderTally } from './figures.ts';
import { runSoak } from './run-soak.ts';
import { Tally } from './tally.ts';
import { replaceGlobalTimers } from './timeline.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    seed: { type: 'string' },
    only: { type: 'string' },
    workers: { type: 'string', default: '2' },
  },
});
const seed = values.seed ?? String(Math.floor(Math.random() * 1e9));

if (values.only === undefined) await soak(Number(values.runs));
else await replay(Number(values.only));

async function soak(runs: number): Promise<void> {
  const startedAt = performance.now();
  const { tally, failures } = await runSoak({ seed, runs, workers: Number(values.workers) });
  for (const line of renderTally(tally, seed)) console.log(line);
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  for (const line of renderFailures(failures, seed)) console.log(line);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

async function replay(nth: number): Promise<void> {
  replaceGlobalTimers();
  const { runStory } = await import('./soak.ts');
  const { violations } = await runStory({ seed, nth, tally: new Tally(), trace: (line) => console.log(line) });
  for (const { promise, text } of violations) console.log(`${promise}: ${text}`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
