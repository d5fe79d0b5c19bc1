/**
 * What the values of a suite file look like. A message follows the place of its value; one that begins with `is not` gets the kind of what
 * stands there instead.
 */
import * as v from 'valibot';
import { didYouMean } from '../closest.ts';
import { oneOf } from '../input-formats.ts';
import { levels } from '../plan.ts';
import { joinWords } from '../problem.ts';
import { codeOf } from './faults.ts';

/** A mapping of these keys and no other. `owner` tells whose keys they are. */
export const mapping = <const Entries extends v.ObjectEntries>(entries: Entries, owner: string) =>
  v.strictObject(entries, (issue) => {
    if (issue.expected === 'Object') return 'is not a mapping';
    return issue.expected === 'never' ? renderUnknownKey(issue, { known: Object.keys(entries), owner }) : 'is missing';
  });

function renderUnknownKey(
  { input, path }: v.StrictObjectIssue,
  { known, owner }: { readonly known: readonly string[]; readonly owner: string },
): string {
  const key = String(input);
  const value = path?.[0].value;
  // In braces, `66,67` is the value 66 and a key 67 without a value.
  if (/^\d+$/.test(key) && (value === null || value === undefined)) {
    return 'unknown key: a comma ends the value before it; write decimals with a point, such as 66.67';
  }
  const shown = codeOf(key);
  const meant = didYouMean(key, known);
  const all =
    known.length === 1 ? `only \`${known.join('')}\` is allowed ${owner}` : `${owner} takes ${joinWords(known, 'and')}`;
  return `unknown key${shown === null ? '' : ` ${shown}`}${known.length > 1 && meant !== '' ? '' : `; ${all}`}${meant}`;
}

export const text = (description: string) =>
  v.pipe(v.string('is not text'), v.nonEmpty('is empty'), v.description(description));

export const flag = (description: string) => v.pipe(v.boolean('is not true or false'), v.description(description));

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

export const Threshold = v.optional(
  v.pipe(
    numberIn({ min: 0, max: 100, expected: 'is not a percentage from 0 to 100' }),
    v.description('Lowest score that passes, in percent, such as 80 or 66.67. Needed unless there is a baseline.'),
  ),
);

export const Name = v.optional(text('The name to show.'));

export const Level = v.optional(v.pipe(oneOf(levels), v.description('`warn`: shown, but it does not block.')), 'block');

/** As it can stand in a URL's path and in a comma separated list. */
const JobIdText = matching(/^(?!\.{1,2}$)[!-+\--~]{1,200}$/, 'is not the id of a job as the service gave it');

export const JobId = v.pipe(JobIdText, v.description('Id of a job that exists.'));

export const BaselineJobId = v.optional(
  v.pipe(JobIdText, v.description('Id of a job that exists; the score is compared with its score.')),
);
