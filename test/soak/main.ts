/**
 * `npm run soak -- --runs 10000 --seed N`: whole runs of the action in virtual time, against servers that lie, stall and
 * break, held against an oracle that knows the truth. `--world today` plays the narrow world that came first; `--only K` tells
 * story K alone, with its log; `--sabotage NAME` breaks the action on purpose.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Crew } from './crew.ts';
import { renderFailures, renderTally } from './figures.ts';
import { runSoak } from './run-soak.ts';
import { isSabotage } from './sabotages.ts';
import { createStory, isWorld } from './story/create-story.ts';
import { Tally } from './tally.ts';
import { replaceGlobalTimers } from './timeline.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    seed: { type: 'string' },
    world: { type: 'string', default: 'wide' },
    only: { type: 'string' },
    sabotage: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});
const { world, sabotage } = values;
if (!isWorld(world)) throw new Error(`there is no world ${world}: today or wide`);
if (sabotage !== undefined && !isSabotage(sabotage)) throw new Error(`there is no sabotage ${sabotage}`);
const asked = { seed: values.seed ?? String(Math.floor(Math.random() * 1e9)), world };
console.log(`seed ${asked.seed}`);

if (values.only === undefined) await soak(Number(values.runs));
else await replay(Number(values.only));

async function soak(runs: number): Promise<void> {
  const startedAt = performance.now();
  await using crew = new Crew(Number(values.workers));
  const spoiled = { sabotage: isSabotage(sabotage) ? sabotage : null };
  const { tally, failures } = await runSoak(crew, { ...asked, runs, ...spoiled });
  for (const line of renderTally(tally, asked)) console.log(line);
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  for (const line of renderFailures(failures, asked)) console.log(line);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

async function replay(nth: number): Promise<void> {
  replaceGlobalTimers();
  const { runStory } = await import('./soak.ts');
  const { spoil } = await import('./sabotages.ts');
  const { runAction } = await import('../../src/action.ts');
  const action = isSabotage(sabotage) ? spoil(runAction, sabotage) : runAction;
  const story = createStory(`${asked.seed}/${nth}`, asked.world);
  const { violations, excused } = await runStory({ story, nth, tally: new Tally(), action, trace: console.log });
  for (const why of excused) console.log(`counted apart: ${why}`);
  for (const { promise, text } of violations) console.log(`${promise}: ${text}`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
