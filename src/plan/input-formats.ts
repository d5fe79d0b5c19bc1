/**
 * How the text of one input becomes a value. Each message completes the sentence `Input x is "y": …`, or `Input x …`
 * where what came is a secret.
 */
import * as v from 'valibot';

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
  v.picklist(options, `must be one of ${options.join(', ')}`);

export const boolean = v.pipe(
  v.string(),
  v.regex(/^(true|false)$/i, 'must be true or false'),
  v.transform((text) => text.toLowerCase() === 'true'),
);

/** Commas, spaces and new lines separate. */
export const list = v.pipe(
  v.string(),
  v.transform((text): readonly string[] => text.split(/[\s,]+/).filter((item) => item !== '')),
);

export const Threshold = number(0, 100, 'must be percentages from 0 to 100, such as 80 or 66.67');

const countExpected = 'must be whole numbers from 1 to 10000';
export const Count = v.pipe(number(1, 10_000, countExpected), v.integer(countExpected));

const minutesExpected = 'must be a number of minutes above 0 and at most 35000, such as 60 or 0.5';
/** The longest time is what a timer of the runtime can count: 2³¹ milliseconds. */
export const Minutes = v.pipe(number(0, 35_000, minutesExpected), v.gtValue(0, minutesExpected));

const ageExpected = 'must be a number of minutes above 0 and at most 5256000 (ten years), such as 60 or 0.5';
export const AgeMinutes = v.pipe(number(0, 5_256_000, ageExpected), v.gtValue(0, ageExpected));

export const ScoreScale = v.pipe(
  oneOf(['100', '1']),
  v.transform((text) => (text === '1' ? 1 : 100)),
);

export const Seed = wholeNumber(/^-?\d{1,15}$/, 'must be a whole number of at most 15 digits, such as 42');

export const PullRequestNumber = wholeNumber(/^[1-9]\d{0,9}$/, 'must be the number of a pull request, such as 123');

/** Ids of any service, as far as they can stand in a URL's path and in a comma separated list. */
export const JobIds = v.pipe(
  list,
  v.array(
    v.pipe(
      v.string(),
      v.regex(
        /^(?!\.{1,2}$)[^\p{C}]{1,200}$/u,
        'must be job ids as the service gave them, each of at most 200 visible characters',
      ),
    ),
  ),
);

export const Key = v.pipe(
  v.string(),
  v.regex(/^[\x21-\x7e]+$/, 'must be one word of printable ASCII; check the secret for a line break or a space'),
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
        addIssue({ message: fault ?? `must name each header once; line ${index + 1} names ${name} again` });
        return NEVER;
      }
      known.add(name.toLowerCase());
      headers.push([name, value]);
    }
    return headers;
  }),
);

function faultOfHeader(name: string, value: string, line: number): string | null {
  if (!httpToken.test(name)) return `must hold one \`Name: value\` a line; line ${line} is not one`;
  if (value === '') return `must give every header a value; line ${line} has none (is its secret set?)`;
  if (headerValue.test(value)) return null;
  return `must hold values that a header can carry, printable Latin-1; line ${line} has another character`;
}

const Url = (example: string) =>
  v.pipe(
    v.string(),
    v.check((text) => URL.canParse(text), `must be a whole URL, such as ${example}`),
    v.transform((text) => new URL(text)),
  );

/** The service calls it, not this action: a model on a private network may speak plain http. */
export const EndpointUrl = v.pipe(
  Url('https://model.example.com/v1/chat/completions'),
  v.check((url) => url.protocol === 'https:' || url.protocol === 'http:', 'must begin with https:// or http://'),
);

/** Base URL of a service, without a slash at its end. Plain http is for loopback hosts alone: a key would travel in the clear. */
export const ServiceUrl = v.pipe(
  Url('https://api.example.com/v0'),
  v.check(
    (url) => url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)),
    'must begin with https:// (plain http:// is for loopback hosts alone, since the key travels with it)',
  ),
  v.check(
    (url) => url.username === '' && url.password === '' && !/[?#]/.test(url.href),
    'must be a base URL without user info, query or fragment; a key belongs in service-api-key',
  ),
  v.transform((url) => url.href.replace(/\/+$/, '')),
);

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
