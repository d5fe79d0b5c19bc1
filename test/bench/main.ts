/**
 * `npm run bench`: how soon the verdict is known and at what cost, what the statistics promise, and how long the action takes to start. `--seed N` for
 * other jobs and scores. Fails when a figure misses its target.
 */
import { parseArgs } from 'node:util';
import { benchColdStart } from './cold-start.ts';
import { benchLooking } from './looking.ts';
import { benchStatistics } from './statistics.ts';
import { missedTargets } from './targets.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
const seed = Number(values.seed);
for (const tellsProgress of [true, false]) benchLooking({ seed, tellsProgress });
benchStatistics(seed);
benchColdStart(31);
if (missedTargets() > 0) {
  console.error(`\n${missedTargets()} figures miss their targets.`);
  process.exitCode = 1;
}
