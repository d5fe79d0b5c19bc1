import * as v from 'valibot';
import { promises } from './oracle/judgement.ts';
import { isSabotage, type SabotageName } from './sabotages.ts';
import { isWorld } from './story/create-story.ts';
import type { WorldName } from './story/story.ts';

const stories = { seed: v.string(), world: v.custom<WorldName>(isWorld), runs: v.number() };

/** What a thread is asked for: to tell its share of the first `runs` stories of a seed, or to seek one that shows a sabotage. */
export const TaskSchema = v.variant('kind', [
  v.object({
    kind: v.literal('tell'),
    ...stories,
    first: v.number(),
    step: v.number(),
    sabotage: v.nullable(v.custom<SabotageName>(isSabotage)),
  }),
  v.object({ kind: v.literal('seek'), ...stories, sabotage: v.custom<SabotageName>(isSabotage) }),
]);
export type Task = v.InferOutput<typeof TaskSchema>;

/** What telling stories came to. */
export const ReportSchema = v.object({
  counts: v.record(v.string(), v.number()),
  maxima: v.record(v.string(), v.number()),
  failures: v.array(
    v.object({
      nth: v.number(),
      setting: v.string(),
      violations: v.array(v.object({ promise: v.picklist(promises), kind: v.string(), text: v.string() })),
    }),
  ),
});
export type Report = v.InferOutput<typeof ReportSchema>;

/** The first story that shows a sabotage; null when none does. */
export const FoundSchema = v.object({ shownBy: v.nullable(v.number()) });
