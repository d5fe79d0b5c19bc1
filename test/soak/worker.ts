/** A thread that tells stories as it is asked to. Its timers are virtual from here on. */
import { parentPort } from 'node:worker_threads';
import * as v from 'valibot';
import { renderFailures } from './figures.ts';
import type { Sabotage } from './sabotages.ts';
import type { Failure } from './soak.ts';
import { createStory } from './story/create-story.ts';
import type { Story } from './story/story.ts';
import { type Task, TaskSchema } from './task.ts';
import { replaceGlobalTimers } from './timeline.ts';

replaceGlobalTimers();
const { runStory } = await import('./soak.ts');
const { Tally } = await import('./tally.ts');
const { sabotages, spoil } = await import('./sabotages.ts');
const { runAction } = await import('../../src/action.ts');

type Tell = Extract<Task, { kind: 'tell' }>;
type Seek = Extract<Task, { kind: 'seek' }>;

parentPort?.on('message', (message: unknown) => {
  const task = v.parse(TaskSchema, message);
  const done = task.kind === 'tell' ? tell(task) : seek(task);
  void done.then((result) => parentPort?.postMessage(result, []));
});

/** Tells every `step`th story from the `first` on. */
async function tell({ seed, world, runs, first, step, sabotage }: Tell) {
  const action = sabotage === null ? runAction : spoil(runAction, sabotage);
  const tally = new Tally();
  const failures: Failure[] = [];
  for (let nth = first; nth < runs; nth += step) {
    const failure = await runStory({ story: createStory(`${seed}/${nth}`, world), nth, tally, action });
    if (failure.violations.length === 0) continue;
    failures.push(failure);
    // The figures come at the end, which may be half an hour away.
    for (const line of renderFailures([failure], { seed, world })) console.error(line);
  }
  return { counts: tally.counts, maxima: tally.maxima, failures };
}

/** Tells stories until one shows what a sabotage breaks, and would not without it. */
async function seek({ seed, world, runs, sabotage }: Seek) {
  const { breaks, kind, only = [] }: Sabotage = sabotages[sabotage];
  const count = async (story: Story, nth: number, action: typeof runAction) => {
    const { violations } = await runStory({ story, nth, tally: new Tally(), action });
    return violations.filter((each) => each.promise === breaks && kind.test(each.kind)).length;
  };
  for (let nth = 0; nth < runs; nth += 1) {
    const story = createStory(`${seed}/${nth}`, world);
    if (only.length > 0 && !only.includes(story.plot) && !only.includes(story.weather)) continue;
    const spoiled = await count(story, nth, spoil(runAction, sabotage));
    if (spoiled > 0 && spoiled > (await count(story, nth, runAction))) return { shownBy: nth };
  }
  return { shownBy: null };
}
