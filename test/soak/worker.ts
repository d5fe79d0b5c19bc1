/** A thread that tells its share of the stories. Its timers are virtual from here on. */
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { type SabotageName, sabotages, spoil } from './sabotages.ts';
import { replaceGlobalTimers } from './timeline.ts';

const isSabotage = (name: unknown): name is SabotageName => typeof name === 'string' && Object.hasOwn(sabotages, name);
const { seed, runs, worker, workers, sabotage } = v.parse(
  v.object({
    seed: v.string(),
    runs: v.number(),
    worker: v.number(),
    workers: v.number(),
    sabotage: v.optional(v.custom<SabotageName>(isSabotage)),
  }),
  workerData,
);
replaceGlobalTimers();
const { runStory, Tally } = await import('./soak.ts');
const { runAction } = await import('../../src/action.ts');
const action = sabotage === undefined ? runAction : spoil(runAction, sabotage);
const tally = new Tally();
const failures = [];
for (let nth = worker; nth < runs; nth += workers) {
  const failure = await runStory({ seed, nth, tally, action });
  if (failure.violations.length > 0) failures.push(failure);
}
parentPort?.postMessage({ counts: tally.counts, maxima: tally.maxima, failures }, []);
