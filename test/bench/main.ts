/**
 * `npm run bench`: how soon the verdict is known and at what cost, what the statistics promise, and what a run takes of time and memory,
 * each figure beside its target. Fails when one of them is missed. `--only looking`, `statistics`, `runs` or `waiting` for one part;
 * `--seed N` for other jobs and scores; `--turns N` and `--minutes N` for longer measurements; `--before DIR` compares with the checkout
 * of an earlier version, built; `--peer NAME=FILE` with the built entry of another action, as often as you like. What has nothing to be
 * compared with is "not measured".
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Schedule as CurrentSchedule } from '../../src/wait/schedule.ts';
import { benchLooking } from './looking.ts';
import type { Watching } from './policies.ts';
import { benchRuns } from './runs.ts';
import { benchStatistics } from './statistics.ts';
import { missedTargets } from './targets.ts';
import { benchWaiting } from './waiting.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '101' },
    only: { type: 'string' },
    before: { type: 'string' },
    peer: { type: 'string', multiple: true, default: [] },
    turns: { type: 'string', default: '31' },
    minutes: { type: 'string', default: '5' },
  },
});
const { only, before, peer } = values;
const seed = Number(values.seed);
const isWanted = (part: string) => only === undefined || only === part;
if (isWanted('looking')) {
  const schedule = before === undefined ? null : await importSchedule(before);
  for (const tellsProgress of [true, false]) benchLooking({ seed, tellsProgress, before: schedule });
}
if (isWanted('statistics')) benchStatistics(seed);
if (isWanted('runs'))
  await benchRuns({
    before: before === undefined ? null : resolve(before, 'dist/index.js'),
    peers: new Map(peer.map((named) => [named.replace(/=.*/s, ''), resolve(named.replace(/^[^=]*=/, ''))])),
    turns: Number(values.turns),
  });
if (isWanted('waiting')) await benchWaiting(Number(values.minutes));
if (missedTargets() > 0) {
  console.error(`\n${missedTargets()} figures miss their targets.`);
  process.exitCode = 1;
}

/** The schedule of an earlier version's checkout. */
async function importSchedule(folder: string): Promise<Watching['createSchedule']> {
  const { Schedule }: { Schedule: typeof CurrentSchedule } = await import(resolve(folder, 'src/wait/schedule.ts'));
  return (...given) => new Schedule(...given);
}
