/** A thread that tells its share of the stories. Its timers are virtual from here on. */
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { replaceGlobalTimers } from './timeline.ts';

const { seed, runs, worker, workers } = v.parse(
  v.object({ seed: v.string(), runs: v.number(), worker: v.number(), workers: v.number() }),
  workerData,
);
replaceGlobalTimers();
const { runStory, Tally } = await import('./soak.ts');
const tally = new Tally();
const failures = [];
for (let nth = worker; nth < runs; nth += workers) {
  const failure = await runStory({ seed, nth, tally });
  if (failure.violations.length > 0) failures.push(failure);
}
parentPort?.postMessage({ counts: tally.counts, maxima: tally.maxima, failures }, []);
