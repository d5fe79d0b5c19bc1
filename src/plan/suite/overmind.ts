import * as v from 'valibot';
import { capabilities } from '../capabilities.ts';
import { oneOf } from '../input-formats.ts';
import type { JobQuery } from '../plan.ts';
import { serviceKey, toEntry, toExisting } from './entry.ts';
import { JobId, Level, mapping, matching, Name, Threshold, text } from './formats.ts';

const service = serviceKey('overmind');
const judged = {
  metric: v.optional(
    v.pipe(oneOf(capabilities.overmind.metrics), v.description('Which score is judged.')),
    'best_score',
  ),
  'score-scale': v.optional(
    v.pipe(
      v.picklist([100, 1], 'is not 100 or 1'),
      v.description('The top of the scale that the scores are on; it is never guessed.'),
    ),
    100,
  ),
  threshold: Threshold,
  level: Level,
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

/** GET /api/jobs/: the values of `status`. */
const statuses = ['pending', 'running', 'completed', 'failed', 'cancelled'] as const;

// Without flags, which a JSON Schema cannot say.
const uuid = /^[\dA-Fa-f]{8}(-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}$/;

const Newest = v.pipe(
  mapping(
    {
      project: v.optional(
        v.pipe(
          matching(uuid, 'is not the id of a project, a UUID such as 182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e'),
          v.description('Id of the project, a UUID.'),
        ),
      ),
      'prompt-slug': v.optional(text('Slug of the prompt.')),
      'job-type': v.optional(v.pipe(oneOf(jobTypes), v.description('Type of the job.'))),
      status: v.optional(
        v.pipe(
          oneOf(statuses),
          v.description(
            'Status of the job. A newer job in another status is passed over: unless given the newest counts.',
          ),
        ),
      ),
      search: v.optional(
        text(
          'Search term, handed on to the service, which alone decides what it searches: what it leaves out is not judged. It only narrows the other keys.',
        ),
      ),
    },
    '`newest`',
  ),
  v.description('Judges the newest job of all that fit, in whatever state it is unless `status` is given.'),
  v.transform(({ project, 'prompt-slug': promptSlug, 'job-type': jobType, status, search }): JobQuery => {
    return {
      ...(project && { project: project.toLowerCase() }),
      ...(promptSlug && { promptSlug }),
      ...(jobType && { jobType }),
      ...(status && { status }),
      ...(search && { search }),
    };
  }),
  // A status is no answer to "the newest of what?", and whether the service heeded a search term cannot be told from its answer.
  v.check(
    ({ project, promptSlug, jobType }) => [project, promptSlug, jobType].some((key) => key !== undefined),
    'needs `project`, `prompt-slug` or `job-type`, or several of them; `status` and `search` narrow these',
  ),
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
      return toEntry('overmind', given, {
        id: name ?? Object.values(query).join(' / '),
        work: { kind: 'newest', query },
      });
    }),
  ),
};
