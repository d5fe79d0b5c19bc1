/**
 * How the text of one input becomes a value. A message that begins with `is` or `has` follows what came, or "the value"
 * where that is a secret; any other stands alone.
 */
import * as v from 'valibot';
import { lazyPattern } from '../text/lazy-pattern.ts';
import { didYouMeanBoolean, renderNoneOf } from './closest.ts';
import type { UnitRange } from './looks.ts';

export const number = (min: number, max: number, expected: string) =>
  v.pipe(
    v.string(),
    v.regex(/^\d+(\.\d+)?$/, expected),
    v.transform(Number),
    v.minValue(min, expected),
    v.maxValue(max, expected),
  );

const wholeNumber = (pattern: RegExp, expected: string) =>
  v.pipe(v.string(), v.regex(pattern, expected), v.transform(Number));

export const oneOf = <const Options extends readonly string[]>(options: Options) =>
  v.picklist(options, ({ input }) => renderNoneOf(String(input), options));

export const boolean = v.pipe(
  v.string(),
  v.regex(/^(true|false)$/i, ({ input }) => {
    return `is not true or false${didYouMeanBoolean(input)}`;
  }),
  v.transform((text) => text.toLowerCase() === 'true'),
);

/** A list as YAML or JSON writes it: whole in brackets, a dash before each line, or values in quotes. */
const otherList = /^\[[\s\S]*\]$|^\s*-\s|(?<![^\s,])(["'])[^"'\s,]*\1(?![^\s,])/m;

/** Commas, spaces and new lines separate. */
export const list = v.pipe(
  v.string(),
  v.check(
    (text) => !otherList.test(text),
    'write the values alone, without dashes, brackets or quotes: `1, 2`, or one a line',
  ),
  v.transform((text): readonly string[] => text.split(/[\s,]+/).filter((item) => item !== '')),
);

/** Two numbers of which one is 0, and no blank between them. */
const decimalComma = /(?<![^\s,])(?:0,(\d{1,2})|(\d{1,3}),00?)(?![\d.%])/;

/** A list in which no `0,8` or `80,0` may have been meant as a decimal: the 0 would pass whatever comes. */
export const DecimalPoints = v.pipe(
  v.string(),
  v.check(
    (text) => !decimalComma.test(text),
    ({ input }) => {
      const [written = '', decimals, whole = ''] = decimalComma.exec(input) ?? [];
      const meant = decimals === undefined ? whole : decimals.padEnd(2, '0').replace(/^0/, '');
      const [first, second] = written.split(',');
      return `"${written}" is two thresholds, ${first} and ${second}. Did you mean ${meant}? For a threshold of 0 put a space after the comma`;
    },
  ),
);

const thresholdExpected = 'is not a percentage from 0 to 100, such as 80 or 66.67';
export const Threshold = v.pipe(
  v.string(),
  v.regex(/^[^%]*$/, ({ input }) => {
    if (input === '%') return 'is a percent sign; write the number alone, such as 80';
    return /^\d+(\.\d+)?%$/.test(input) ? `has a percent sign; write ${input.slice(0, -1)}` : thresholdExpected;
  }),
  v.regex(/^[^.]/, ({ input }) => {
    const share = Number(input);
    return share > 0 ? `"${input}" means ${share}%; did you mean ${Math.round(share * 100)}?` : thresholdExpected;
  }),
  number(0, 100, thresholdExpected),
);

const dropExpected = 'is not a number of points from 0 to 100 with at most two decimals, such as 2 or 0.5';
/** What it is compared with has two decimals. */
export const AllowedDrop = v.pipe(
  number(0, 100, dropExpected),
  v.check((points) => Math.round(points * 100) / 100 === points, dropExpected),
);

const confidenceExpected = 'is not a percentage from 80 to 99.9, such as 95';
export const Confidence = v.pipe(
  v.string(),
  v.regex(/^\d+(\.\d+)?$/, confidenceExpected),
  v.transform(Number),
  v.check(isConfidence, ({ input }) => {
    const meant = Number((input * 100).toFixed(6));
    return isConfidence(meant) ? `${confidenceExpected}. Did you mean ${meant}?` : confidenceExpected;
  }),
);

function isConfidence(pct: number): boolean {
  return pct >= 80 && pct <= 99.9;
}

const countExpected = 'is not a whole number from 1 to 10000 or a range such as 10..50';
const rangePattern = /^(\d{1,5})\.\.(\d{1,5})$/;

/** A range of units, which run in rounds. */
export const rangeOf = (expected: string) =>
  v.pipe(
    v.string(expected),
    v.regex(rangePattern, expected),
    v.rawTransform(({ dataset, addIssue, NEVER }): UnitRange => {
      const [, min, max] = rangePattern.exec(dataset.value) ?? [];
      const [minUnits, maxUnits] = [Number(min), Number(max)];
      if (minUnits >= 1 && minUnits <= maxUnits && maxUnits <= 10_000) return { minUnits, maxUnits };
      addIssue({ message: expected });
      return NEVER;
    }),
  );

export const Count = v.union(
  [v.pipe(number(1, 10_000, countExpected), v.integer(countExpected)), rangeOf(countExpected)],
  ({ input }) => `${countExpected}${didYouMeanRange(String(input))}`,
);

/** A range that is written with another sign, or from its end. */
function didYouMeanRange(text: string): string {
  const [, ...ends] = /^(\d{1,5})(?:\.{2,3}|[-–—:])(\d{1,5})$/.exec(text) ?? [];
  const [low, high] = ends.map(Number).toSorted((a, b) => a - b);
  if (low === undefined || high === undefined || low < 1 || high > 10_000) return '';
  return `. Did you mean ${low}..${high}?`;
}

const minutesExpected = 'is not a number of minutes above 0 and at most 35000, such as 60 or 0.5';
/** The longest time is what a timer of the runtime can count: 2³¹ milliseconds. */
export const Minutes = v.pipe(number(0, 35_000, minutesExpected), v.gtValue(0, minutesExpected));

const ageExpected = 'is not a number of minutes above 0 and at most 5256000 (ten years), such as 60 or 0.5';
export const AgeMinutes = v.pipe(number(0, 5_256_000, ageExpected), v.gtValue(0, ageExpected));

export const ScoreScale = v.pipe(
  // No guess: the one is as wrong as the other is right.
  v.picklist(['100', '1'], 'is not 100 or 1'),
  v.transform((text) => (text === '1' ? 1 : 100)),
);

export const Seed = wholeNumber(/^-?\d{1,15}$/, 'is not a whole number of at most 15 digits, such as 42');

export const PullRequestNumber = wholeNumber(/^[1-9]\d{0,9}$/, 'is not the number of a pull request, such as 123');

const jobId = lazyPattern(String.raw`^(?!\.{1,2}$)[^\p{C}]{1,200}$`, 'u');
/** Ids of any service, as far as they can stand in a URL's path and in a comma separated list. */
export const JobIds = v.pipe(
  list,
  v.array(
    v.pipe(
      v.string(),
      v.check((id) => jobId().test(id), 'is not a job id (one word of at most 200 visible characters)'),
    ),
  ),
);

/** Labels may have spaces in them: only commas and new lines separate. */
export const Labels = v.pipe(
  v.string(),
  v.transform((text): readonly string[] => [
    ...new Set(
      text
        .split(/[,\r\n]+/)
        .map((label) => label.trim())
        .filter((label) => label !== ''),
    ),
  ]),
  v.array(v.pipe(v.string(), v.maxLength(50, 'is no label: it has more than 50 characters'))),
);

/** Accounts as people write them, with or without `@`. GitHub takes ten assignees. */
export const Logins = v.pipe(
  list,
  v.maxLength(10, 'holds more than ten accounts; GitHub takes ten'),
  v.array(
    v.pipe(
      v.string(),
      v.regex(/^@?[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\[bot\])?$/, 'is not the name of an account, such as octocat'),
      v.transform((name) => name.replace(/^@/, '')),
    ),
  ),
);

export const Key = v.pipe(
  v.string(),
  v.regex(/^[\x21-\x7e]+$/, 'is not one word of printable ASCII; check the secret for a line break or a space'),
);

const httpToken = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** What RFC 9110 lets a header's value hold; beyond Latin-1 there is no way to send it. */
const headerValue = /^[\t\x20-\x7e\x80-\xff]+$/;

/** One `Name: value` a line. No message shows a value. */
export const Headers = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): readonly (readonly [name: string, value: string])[] => {
    const headers: (readonly [string, string])[] = [];
    const known = new Set<string>();
    for (const [index, line] of dataset.value.split(/\r?\n/).entries()) {
      if (line.trim() === '') continue;
      const colon = line.indexOf(':');
      const name = line.slice(0, Math.max(colon, 0)).trim();
      const value = line.slice(colon + 1).trim();
      const fault = faultOfHeader(name, value, index + 1);
      if (fault !== null || known.has(name.toLowerCase())) {
        addIssue({ message: fault ?? `line ${index + 1} names the header ${name} again; name each once` });
        return NEVER;
      }
      known.add(name.toLowerCase());
      headers.push([name, value]);
    }
    return headers;
  }),
);

function faultOfHeader(name: string, value: string, line: number): string | null {
  if (!httpToken.test(name)) return `line ${line} is not a header; give one \`Name: value\` a line`;
  if (value === '') return `line ${line} has a name without a value; is its secret set?`;
  if (headerValue.test(value)) return null;
  return `line ${line} holds a character that no header can carry; printable Latin-1 is allowed`;
}

const Url = (example: string) =>
  v.pipe(
    v.string(),
    v.check((text) => URL.canParse(text), `is not a complete URL, such as ${example}`),
    v.transform((text) => new URL(text)),
  );

/** The service calls it, not this action: a model on a private network may speak plain http. */
export const EndpointUrl = v.pipe(
  Url('https://model.example.com/v1/chat/completions'),
  v.check((url) => url.protocol === 'https:' || url.protocol === 'http:', 'is not an https:// or http:// URL'),
);

/** Base URL of a service, without a slash at its end. Plain http is for loopback hosts alone: a key would travel in the clear. */
export const ServiceUrl = v.pipe(
  Url('https://api.example.com/v0'),
  v.check(
    (url) => url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)),
    'is not an https:// URL (plain http:// is for loopback hosts alone, since the key travels with it)',
  ),
  v.check(
    (url) => url.username === '' && url.password === '' && !/[?#]/.test(url.href),
    'is not a base URL: it has user info, a query or a fragment. A key belongs in `service-api-key`',
  ),
  v.transform((url) => url.href.replace(/\/+$/, '')),
);

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
