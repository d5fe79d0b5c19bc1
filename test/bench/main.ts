/** `npm run bench`: how soon the verdict is known and at what cost, and how long the action takes to start. `--seed N` for other jobs. */
import { parseArgs } from 'node:util';
import { benchColdStart } from './cold-start.ts';
import { benchLooking } from './looking.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
const seed = Number(values.seed);
for (const tellsProgress of [true, false]) benchLooking({ seed, tellsProgress });
benchColdStart(31);
