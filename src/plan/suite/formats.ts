/** What the values of a suite file look like. A message that begins with "must be " is followed by what stands there instead. */
import * as v from 'valibot';

/** A mapping of these keys and no other. `owner` tells whose keys they are. */
export const mapping = <const Entries extends v.ObjectEntries>(entries: Entries, owner = '') =>
  v.strictObject(entries, (issue) => {
    if (issue.expected === 'never') {
      return `is not a known key${owner && ` of ${owner}`}; known are ${Object.keys(entries).join(', ')}`;
    }
    return issue.expected === 'Object' ? 'must be a mapping' : 'is missing';
  });

export const text = (description: string) =>
  v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty'), v.description(description));

export const flag = (description: string) => v.pipe(v.boolean('must be true or false'), v.description(description));

export const matching = (pattern: RegExp, expected: string) => v.pipe(v.string(expected), v.regex(pattern, expected));

interface Range {
  readonly min: number;
  readonly max: number;
  readonly expected: string;
}

export const numberIn = ({ min, max, expected }: Range) =>
  v.pipe(v.number(expected), v.minValue(min, expected), v.maxValue(max, expected));

export const wholeNumberIn = ({ min, max, expected }: Range) =>
  v.pipe(v.number(expected), v.integer(expected), v.minValue(min, expected), v.maxValue(max, expected));

export const Threshold = v.pipe(
  numberIn({ min: 0, max: 100, expected: 'must be a percentage from 0 to 100' }),
  v.description('Lowest score that passes, in percent.'),
);

export const Name = v.optional(text('The name to show.'));

/** As it can stand in a URL's path and in a comma separated list. */
export const JobId = v.pipe(
  matching(/^(?!\.{1,2}$)[!-+\--~]{1,200}$/, 'must be the id of a job as the service gave it'),
  v.description('Id of a job that exists.'),
);
