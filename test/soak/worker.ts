/** A thread that tells its share of the stories. Its timers are virtual from here on. */
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { isSabotage, type SabotageName, spoil } from './sabotages.ts';
import { createStory, isWorld } from './story/create-story.ts';
import type { WorldName } from './story/story.ts';
import { replaceGlobalTimers } from './timeline.ts';

const { seed, runs, world, only, worker, workers, sabotage } = v.parse(
  v.object({
    seed: v.string(),
    runs: v.number(),
    world: v.custom<WorldName>(isWorld),
    only: v.optional(v.array(v.string()), []),
    worker: v.number(),
    workers: v.number(),
    sabotage: v.optional(v.custom<SabotageName>(isSabotage)),
  }),
  workerData,
);
replaceGlobalTimers();
const { runStory } = await import('./soak.ts');
const { Tally } = await import('./tally.ts');
const { runAction } = await import('../../src/action.ts');
const action = sabotage === undefined ? runAction : spoil(runAction, sabotage);
const tally = new Tally();
const failures = [];
for (let nth = worker; nth < runs; nth += workers) {
  const story = createStory(`${seed}/${nth}`, world);
  if (only.length > 0 && !only.includes(story.plot) && !only.includes(story.weather)) continue;
  const failure = await runStory({ story, nth, tally, action });
  if (failure.violations.length > 0) failures.push(failure);
}
parentPort?.postMessage({ counts: tally.counts, maxima: tally.maxima, failures }, []);
