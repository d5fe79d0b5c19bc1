import * as v from 'valibot';
import { actionInputs, type InputName, inputNames } from './action-inputs.ts';
import { serviceNames } from './plan.ts';
import type { Problems } from './problem.ts';

/** How the text of one input becomes a value. Messages complete the sentence "Input x is "y": …". */
const number = (min: number, max: number, expected: string) =>
  v.pipe(
    v.string(),
    v.regex(/^\d+(\.\d+)?$/, expected),
    v.transform(Number),
    v.minValue(min, expected),
    v.maxValue(max, expected),
  );

const boolean = v.pipe(
  v.string(),
  v.regex(/^(true|false)$/i, 'must be true or false'),
  v.transform((text) => text.toLowerCase() === 'true'),
);

const list = v.pipe(
  v.string(),
  v.transform((text): readonly string[] => text.split(/[\s,]+/).filter((item) => item !== '')),
);

const thresholdExpected = 'must be percentages from 0 to 100, such as 80 or 66.67';
const countExpected = 'must be whole numbers from 1 to 10000';
const seedExpected = 'must be a whole number of at most 15 digits, such as 42';
const prExpected = 'must be the number of a pull request, such as 123';
const httpToken = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

export const Threshold = number(0, 100, thresholdExpected);
export const Count = v.pipe(number(1, 10_000, countExpected), v.integer(countExpected));

const Headers = v.pipe(
  v.string(),
  v.transform((text) => text.split(/\r?\n/).filter((line) => line.trim() !== '')),
  v.rawTransform(({ dataset, addIssue, NEVER }): readonly (readonly [name: string, value: string])[] => {
    const headers: (readonly [string, string])[] = [];
    for (const [index, line] of dataset.value.entries()) {
      const colon = line.indexOf(':');
      const name = line.slice(0, colon).trim();
      const value = line.slice(colon + 1).trim();
      if (colon < 1 || !httpToken.test(name) || value === '' || hasControl(value)) {
        addIssue({ message: `must hold one \`Name: value\` a line; line ${index + 1} is not one` });
        return NEVER;
      }
      if (headers.some(([known]) => known.toLowerCase() === name.toLowerCase())) {
        addIssue({ message: `names the header ${name} twice; name it once` });
        return NEVER;
      }
      headers.push([name, value]);
    }
    return headers;
  }),
);

/** URL of an HTTP server. Plain http is for loopback hosts alone: a key would travel in the clear. */
const HttpUrl = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text), 'must be a whole URL, such as https://model.example.com/v1/chat/completions'),
  v.transform((text) => new URL(text)),
  v.check(
    (url) => url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)),
    'must begin with https:// (plain http:// is for loopback hosts alone, since keys travel with it)',
  ),
);

const EndpointUrl = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text), 'must be a whole URL, such as https://model.example.com/v1/chat/completions'),
  v.transform((text) => new URL(text)),
  v.check((url) => url.protocol === 'https:' || url.protocol === 'http:', 'must begin with https:// or http://'),
);

const ServiceUrl = v.pipe(
  HttpUrl,
  v.check(
    (url) => url.username === '' && url.password === '' && url.search === '' && url.hash === '',
    'must be a base URL without user info, query or fragment; the key belongs into service-api-key',
  ),
  v.transform((url) => url.href.replace(/\/+$/, '')),
);

const Key = v.pipe(
  v.string(),
  v.check(
    (text) => /^[\x21-\x7e]+$/.test(text),
    'must be one word of printable ASCII; check the secret for a line break or a space',
  ),
);

const oneOf = <const Options extends readonly string[]>(options: Options) =>
  v.picklist(options, `must be one of ${options.join(', ')}`);

const minutesExpected = 'must be a number of minutes above 0, such as 60 or 0.5';

/** The only place that says how the text of an input is read. An input that was not given is null. */
const InputsSchema = v.object({
  service: v.nullable(oneOf(serviceNames)),
  'service-api-key': v.nullable(Key),
  'service-url': v.nullable(ServiceUrl),
  'benchmark-ids': v.nullable(list),
  'benchmark-counts': v.nullable(v.pipe(list, v.array(Count))),
  thresholds: v.nullable(v.pipe(list, v.array(Threshold))),
  config: v.nullable(v.string()),
  'job-ids': v.nullable(list),
  'endpoint-url': v.nullable(EndpointUrl),
  'endpoint-api-key': v.nullable(Key),
  'endpoint-provider': v.nullable(oneOf(['openai', 'openai_responses', 'gemini', 'raw'])),
  'endpoint-headers': v.nullable(Headers),
  model: v.nullable(v.string()),
  seed: v.nullable(v.pipe(v.string(), v.regex(/^-?\d{1,15}$/, seedExpected), v.transform(Number))),
  'warn-only': v.nullable(boolean),
  'fail-fast': v.nullable(boolean),
  'max-credits': v.nullable(number(0, Number.MAX_SAFE_INTEGER, 'must be a number of credits, 0 or more')),
  'dry-run': v.nullable(boolean),
  'timeout-minutes': v.nullable(v.pipe(number(0, 35_000, minutesExpected), v.gtValue(0, minutesExpected))),
  'poll-interval-seconds': v.nullable(number(1, 86_400, 'must be a number of seconds from 1 to 86400')),
  'github-token': v.nullable(v.string()),
  comment: v.nullable(oneOf(['always', 'on-failure', 'never'])),
  'comment-key': v.nullable(v.string()),
  matrix: v.nullable(v.string()),
  'pr-number': v.nullable(v.pipe(v.string(), v.regex(/^[1-9]\d{0,9}$/, prExpected), v.transform(Number))),
  title: v.nullable(v.string()),
} satisfies Record<InputName, v.GenericSchema<string | null, unknown>>);

/** Every input as a value; null where it was not given and has no default, or is invalid. */
export type Inputs = Readonly<v.InferOutput<typeof InputsSchema>>;

const secretInputs: ReadonlySet<string> = new Set<InputName>([
  'service-api-key',
  'endpoint-url',
  'endpoint-api-key',
  'endpoint-headers',
  'github-token',
]);

/** Reads the text of one input as the runner hands it over; empty when it was not given. */
export type ReadInput = (name: InputName) => string;

/**
 * The only reader of inputs. An empty input counts as not given and takes the default of `action.yml`.
 * What is invalid is noted in `problems` and comes back as null, so that everything else can still be checked.
 */
export function parseInputs(read: ReadInput, problems: Problems): Inputs {
  const texts = textsOf(read);
  const result = v.safeParse(InputsSchema, texts, { abortPipeEarly: true });
  if (result.success) return result.output;
  const usable: Record<string, string | null> = { ...texts };
  for (const issue of result.issues) {
    const name = v.getDotPath(issue)?.split('.')[0] ?? '';
    const came = usable[name];
    if (typeof came !== 'string') continue;
    usable[name] = null;
    problems.add(name, secretInputs.has(name) ? { expected: issue.message } : { came, expected: issue.message });
  }
  return v.parse(InputsSchema, usable);
}

function textsOf(read: ReadInput): Record<string, string | null> {
  return Object.fromEntries(inputNames.map((name) => [name, read(name).trim() || actionInputs[name] || null]));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function hasControl(text: string): boolean {
  return /[^\t\x20-\x7e\x80-\xff]/.test(text);
}

/**
 * Every text in the inputs that must not be shown, found without judging the inputs: an invalid one may hold a secret too.
 * Keys, header values, user info and query values of the endpoint's URL.
 */
export function readSecretTexts(read: ReadInput): readonly string[] {
  const text = (name: InputName) => read(name).trim();
  const headers = text('endpoint-headers')
    .split(/\r?\n/)
    .map((line) => line.slice(line.indexOf(':') + 1).trim());
  const texts = [text('service-api-key'), text('endpoint-api-key'), text('github-token'), ...headers];
  return [...new Set([...texts, ...urlSecrets(text('endpoint-url'))])].filter((secret) => secret !== '');
}

function urlSecrets(text: string): readonly string[] {
  // Without a URL's shape there is no telling which part is secret.
  if (!URL.canParse(text)) return text.includes('://') ? [text] : [];
  const url = new URL(text);
  const raw = url.search
    .slice(1)
    .split('&')
    .map((pair) => pair.slice(pair.indexOf('=') + 1));
  const decoded = [...url.searchParams.values()];
  return [url.username, url.password, decode(url.username), decode(url.password), ...raw, ...decoded];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
