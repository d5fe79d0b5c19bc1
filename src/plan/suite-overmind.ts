import * as v from 'valibot';
import { oneOf } from './input-formats.ts';
import { offers } from './offers.ts';
import type { JobQuery } from './plan.ts';
import { serviceKey, toEntry, toExisting } from './suite-entry.ts';
import { JobId, mapping, Name, Threshold, text } from './suite-formats.ts';

const service = serviceKey('overmind');
const judged = {
  metric: v.optional(v.pipe(oneOf(offers.overmind.metrics), v.description('Which score is judged.')), 'best_score'),
  'score-scale': v.optional(
    v.pipe(
      v.picklist([100, 1], 'must be 100 or 1'),
      v.description('The top of the scale that the scores are on; it is never guessed.'),
    ),
    100,
  ),
  threshold: Threshold,
  name: Name,
};

/** GET /api/jobs/: the values of `job_type`. */
const jobTypes = [
  'inference',
  'uploaded_outputs_setup',
  'judge_scoring',
  'prompt_tuning',
  'model_backtesting',
] as const;

const Newest = v.pipe(
  mapping({
    project: v.optional(text('Id of the project, a UUID.')),
    'prompt-slug': v.optional(text('Slug of the prompt.')),
    'job-type': v.optional(v.pipe(oneOf(jobTypes), v.description('Type of the job.'))),
  }),
  v.description('Judges the newest job of all that fit, in whatever state it is.'),
  v.transform(({ project, 'prompt-slug': promptSlug, 'job-type': jobType }): JobQuery => {
    return { ...(project && { project }), ...(promptSlug && { promptSlug }), ...(jobType && { jobType }) };
  }),
  v.check((query) => Object.keys(query).length > 0, 'must hold one of project, prompt-slug, job-type, or several'),
);

/** Entries for Overmind, which can only be read, by the key that names what is judged. */
export const overmindEntries = {
  'job-id': v.pipe(
    mapping({ service, 'job-id': JobId, ...judged }, 'a job of overmind'),
    v.transform((given) => toEntry('overmind', given, toExisting(given['job-id']))),
  ),
  newest: v.pipe(
    mapping({ service, newest: Newest, ...judged }, 'the newest job of overmind'),
    v.transform((given) => {
      const { name, newest: query } = given;
      const asked = [query.project, query.promptSlug, query.jobType].filter((part) => part !== undefined);
      return toEntry('overmind', given, { id: name ?? asked.join(' / '), work: { kind: 'newest', query } });
    }),
  ),
};
