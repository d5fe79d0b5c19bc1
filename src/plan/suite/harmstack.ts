import * as v from 'valibot';
import { capabilities } from '../capabilities.ts';
import { rangeOf } from '../input-formats.ts';
import { planUnits } from '../looks.ts';
import { serviceKey, toEntry, toExisting } from './entry.ts';
import { BaselineJobId, JobId, Level, mapping, matching, Name, Threshold, wholeNumberIn } from './formats.ts';

const { pattern, shape } = capabilities.harmstack.benchmarkId;
const expected = `is not ${shape}`;
const countExpected = 'is not a whole number from 1 to 10000 or a range such as 10..50';

/** Entries for Harmstack, by the key that names what is judged. */
export const harmstackEntries = {
  id: v.pipe(
    mapping(
      {
        service: serviceKey('harmstack'),
        id: v.pipe(
          v.union(
            [wholeNumberIn({ min: 0, max: 999_999_999_999_999, expected }), matching(pattern, expected)],
            expected,
          ),
          v.description('Id of the benchmark.'),
        ),
        count: v.optional(
          v.pipe(
            v.union(
              [wholeNumberIn({ min: 1, max: 10_000, expected: countExpected }), rangeOf(countExpected)],
              countExpected,
            ),
            v.description(
              'Units to run; a range such as 10..50 runs in rounds and stops as soon as the verdict is clear.',
            ),
          ),
          1,
        ),
        threshold: Threshold,
        'baseline-job-id': BaselineJobId,
        level: Level,
        name: Name,
      },
      'a benchmark of harmstack',
    ),
    v.transform((given) =>
      toEntry('harmstack', given, { id: String(given.id), work: { kind: 'submit', ...planUnits(given.count) } }),
    ),
  ),
  'job-id': v.pipe(
    mapping(
      {
        service: serviceKey('harmstack'),
        'job-id': JobId,
        threshold: Threshold,
        'baseline-job-id': BaselineJobId,
        level: Level,
        name: Name,
      },
      'a job of harmstack',
    ),
    v.transform((given) => toEntry('harmstack', given, toExisting(given['job-id']))),
  ),
};
