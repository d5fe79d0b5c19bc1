import * as v from 'valibot';
import { minSearchedLength } from '../redact.ts';
import { actionInputs, type InputName, inputNames } from './action-inputs.ts';
import {
  AgeMinutes,
  AllowedDrop,
  boolean,
  Confidence,
  Count,
  DecimalPoints,
  EndpointUrl,
  Headers,
  JobIds,
  Key,
  Labels,
  Logins,
  list,
  Minutes,
  number,
  oneOf,
  PullRequestNumber,
  ScoreScale,
  Seed,
  ServiceUrl,
  Threshold,
} from './input-formats.ts';
import { perService, secretsPerService } from './per-service.ts';
import { levels, serviceNames } from './plan.ts';
import { type Problems, quote, quoteAll } from './problem.ts';

/** The only place that says how the text of an input is read. An input that was not given is null. */
const InputsSchema = v.object({
  service: v.nullable(oneOf(serviceNames)),
  'service-api-key': v.nullable(perService({ schema: Key, what: 'key' })),
  'service-url': v.nullable(perService({ schema: ServiceUrl, what: 'url' })),
  'benchmark-ids': v.nullable(list),
  'benchmark-counts': v.nullable(v.pipe(list, v.array(Count))),
  thresholds: v.nullable(v.pipe(DecimalPoints, list, v.array(Threshold))),
  levels: v.nullable(v.pipe(list, v.array(oneOf(levels)))),
  config: v.nullable(v.string()),
  'job-ids': v.nullable(JobIds),
  'max-age-minutes': v.nullable(AgeMinutes),
  'endpoint-url': v.nullable(EndpointUrl),
  'endpoint-api-key': v.nullable(Key),
  'endpoint-provider': v.nullable(oneOf(['openai', 'openai_responses', 'gemini', 'raw'])),
  'endpoint-headers': v.nullable(Headers),
  model: v.nullable(v.string()),
  seed: v.nullable(Seed),
  agent: v.nullable(v.string()),
  metric: v.nullable(v.string()),
  'score-scale': v.nullable(ScoreScale),
  'judge-by': v.nullable(oneOf(['score', 'interval'])),
  confidence: v.nullable(Confidence),
  'on-inconclusive': v.nullable(oneOf(['fail', 'warn'])),
  'baseline-endpoint-url': v.nullable(EndpointUrl),
  'baseline-endpoint-api-key': v.nullable(Key),
  'baseline-job-ids': v.nullable(JobIds),
  'baseline-job-name': v.nullable(v.string()),
  'baseline-results': v.nullable(v.string()),
  'baseline-max-age-minutes': v.nullable(AgeMinutes),
  'allowed-drop': v.nullable(AllowedDrop),
  'on-regression': v.nullable(oneOf(['fail', 'warn'])),
  'warn-only': v.nullable(boolean),
  'fail-fast': v.nullable(boolean),
  'max-credits': v.nullable(number(0, 1e9, 'is not a number of credits from 0 to 1000000000')),
  'dry-run': v.nullable(boolean),
  'timeout-minutes': v.nullable(Minutes),
  'poll-interval-seconds': v.nullable(number(1, 86_400, 'is not a number of seconds from 1 to 86400')),
  'github-token': v.nullable(v.string()),
  comment: v.nullable(oneOf(['always', 'on-failure', 'never'])),
  'comment-key': v.nullable(v.string()),
  matrix: v.nullable(v.string()),
  'pr-number': v.nullable(PullRequestNumber),
  history: v.nullable(boolean),
  issue: v.nullable(oneOf(['on-failure', 'never'])),
  'issue-labels': v.nullable(Labels),
  'issue-assignees': v.nullable(Logins),
  title: v.nullable(v.string()),
} satisfies Record<InputName, v.GenericSchema<string | null, unknown>>);

/** Every input as a value; null where it was not given and has no default, or is invalid. */
export type Inputs = Readonly<v.InferOutput<typeof InputsSchema>>;

const secretInputs: ReadonlySet<string> = new Set<InputName>([
  'service-api-key',
  'endpoint-url',
  'endpoint-api-key',
  'endpoint-headers',
  'baseline-endpoint-url',
  'baseline-endpoint-api-key',
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
  for (const [name, issues] of Map.groupBy(result.issues, ({ path }) => String(path?.[0]?.key))) {
    const came = usable[name] ?? '';
    usable[name] = null;
    for (const [message, alike] of Map.groupBy(issues, (issue) => issue.message)) {
      const entries = alike.flatMap(({ path }) => (path?.[1] === undefined ? [] : String(path[1].value)));
      const shown = entries.length > 0 ? entries : [came];
      problems.add(name, renderMismatch(mayBeShown(name, came) ? shown : null, message));
    }
  }
  return v.parse(InputsSchema, usable);
}

/** Puts what came before a message of {@link InputsSchema}; null where it is a secret. */
function renderMismatch(came: readonly string[] | null, message: string): string {
  if (!/^(is|has) /.test(message)) return message;
  if (came === null) return `the value ${message}`;
  const [first = '', ...others] = [...new Set(came)];
  const [statement = '', ...questions] = message.split(/(?=\. )/);
  return `${quote(first)} ${statement}${renderOthers(others, statement)}${questions.join('')}`;
}

function renderOthers(others: readonly string[], statement: string): string {
  if (others.length === 0) return '';
  const isNot = statement.startsWith('is not ');
  const verb = isNot
    ? others.length === 1
      ? 'neither is'
      : 'neither are'
    : others.length === 1
      ? 'so has'
      : 'so have';
  return `; ${verb} ${quoteAll(others)}`;
}

/** A service URL with user info, query or fragment is refused, and they may well be a key. */
function mayBeShown(name: string, text: string): boolean {
  return !secretInputs.has(name) && !(name === 'service-url' && /[@?#]/.test(text));
}

function textsOf(read: ReadInput): Record<string, string | null> {
  return Object.fromEntries(inputNames.map((name) => [name, read(name).trim() || actionInputs[name] || null]));
}

/**
 * Every text in the inputs that must not be shown, found without judging the inputs: an invalid one may hold a secret too.
 * Keys, header values, user info and query of the endpoint's URL. But for keys, a text of one to three characters is left
 * out: it stands in every log, so that masking it would hide the log and give away what it is.
 */
export function readSecretTexts(read: ReadInput): readonly string[] {
  const text = (name: InputName) => read(name).trim();
  const keys = [
    ...secretsPerService(text('service-api-key')),
    text('endpoint-api-key'),
    text('baseline-endpoint-api-key'),
    text('github-token'),
  ];
  const urls = [text('endpoint-url'), text('baseline-endpoint-url')];
  const others = [...headerSecrets(text('endpoint-headers')), ...urls.flatMap(urlSecrets)];
  const secrets = [...keys, ...others.filter(({ length }) => length >= minSearchedLength)];
  return [...new Set(secrets)].filter((secret) => secret !== '');
}

/** A service may repeat the credential of such a header without its scheme. */
const credential = /^(?:bearer|basic|token|api-?key)\s+(\S+)$/i;

function headerSecrets(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const value = line.slice(line.indexOf(':') + 1).trim();
    return [value, credential.exec(value)?.[1] ?? ''];
  });
}

function urlSecrets(text: string): readonly string[] {
  // Without a URL's shape there is no telling which part is secret.
  if (!URL.canParse(text)) return text.includes('://') ? [text] : [];
  const { username, password, search, searchParams } = new URL(text);
  const userInfo = `${username}${password && ':'}${password}@`;
  const raw = search
    .slice(1)
    .split('&')
    .map((pair) => pair.slice(pair.indexOf('=') + 1));
  const whole = [userInfo, search];
  return [...whole, username, password, decode(username), decode(password), ...raw, ...searchParams.values()];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
