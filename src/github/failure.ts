import * as v from 'valibot';

/** The time set for publishing ended before GitHub had answered. */
export class NoTimeLeft extends Error {
  override readonly name = 'NoTimeLeft';

  /** `cause` is what had failed until then. */
  constructor(cause?: unknown) {
    super('GitHub did not answer within the time set for publishing', { cause });
  }
}

/** A failed answer, or none at all (status 500, as octokit has it). */
export interface HttpFailure {
  readonly status: number;
  readonly message: string;
  /** How long GitHub wants to be left alone, in milliseconds; null when it does not say. */
  readonly pauseMs: number | null;
  /** True for a rate limit that says so, in words or by `x-ratelimit-remaining`. */
  readonly limited: boolean;
  /** False when the connection failed before an answer came. */
  readonly answered: boolean;
}

const headerSchema = v.optional(v.union([v.string(), v.number()]));
const failureSchema = v.object({
  status: v.number(),
  message: v.string(),
  response: v.optional(
    v.object({
      headers: v.object({
        'retry-after': headerSchema,
        'x-ratelimit-remaining': headerSchema,
        'x-ratelimit-reset': headerSchema,
      }),
    }),
  ),
});

/** Reads octokit's error; null when it is none. */
export function parseHttpFailure(error: unknown, nowMs: number): HttpFailure | null {
  const parsed = v.safeParse(failureSchema, error);
  if (!parsed.success) return null;
  const { status, message, response } = parsed.output;
  const headers = response?.headers;
  const isUsedUp = String(headers?.['x-ratelimit-remaining']) === '0';
  const limited = (status === 403 || status === 429) && (/\bsecondary rate\b/i.test(message) || isUsedUp);
  const retryAfterMs = parseRetryAfterMs(headers?.['retry-after'], nowMs);
  const limitMs = isUsedUp ? parseResetMs(headers?.['x-ratelimit-reset'], nowMs) : shortestLimitMs;
  return {
    status,
    message,
    pauseMs: retryAfterMs ?? (limited ? limitMs : null),
    limited,
    answered: response !== undefined,
  };
}

type Header = v.InferOutput<typeof headerSchema>;

/** What GitHub's documentation asks for when a secondary limit comes without `Retry-After`. */
const shortestLimitMs = 60_000;

/** Seconds, or a date. */
function parseRetryAfterMs(header: Header, nowMs: number): number | null {
  if (header === undefined) return null;
  const text = String(header);
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}

/** Seconds since the epoch. */
function parseResetMs(header: Header, nowMs: number): number {
  const at = Number(header) * 1000;
  return Number.isFinite(at) ? Math.max(0, at - nowMs) + 1000 : shortestLimitMs;
}

/** Errors that a GraphQL query came back with. */
export class QueryFailure extends Error {
  override readonly name = 'QueryFailure';
  /** `FORBIDDEN`, `NOT_FOUND`, …; null when GitHub named none. */
  readonly type: string | null;

  constructor(type: string | null, message: string) {
    super(message);
    this.type = type;
  }
}

/** Why the run's token can only read, whatever the workflow asks for by default. */
export type ReadOnlyToken = 'fork' | 'dependabot';

interface Explanation {
  /** What was to be done: "The comment could not be published". */
  readonly what: string;
  /** What the token must be allowed to do with pull requests. */
  readonly access: 'read' | 'write';
  readonly readOnlyToken: ReadOnlyToken | null;
  readonly nowMs: number;
}

/** Says in one or two sentences why a call failed and what to do about it. Quotes GitHub: not escaped. */
export function explainFailure(error: unknown, explanation: Explanation): string {
  const { what, nowMs } = explanation;
  if (error instanceof NoTimeLeft) {
    const last = parseHttpFailure(error.cause, nowMs);
    return `${what}: ${error.message}${last?.answered ? ` (last answer: ${quote(last)})` : ''}.`;
  }
  if (error instanceof QueryFailure) {
    if (isNoPullRequest(error))
      return `${what}: there is no such pull request (${cut(error.message)}). Check \`pr-number\`, if it is given.`;
    const said = `${what} (${cut(error.message)}).`;
    return error.type !== null && refusals.has(error.type) ? `${said} ${permissionAdvice(explanation)}` : said;
  }
  const failure = parseHttpFailure(error, nowMs);
  return failure === null ? `${what}: ${cut(messageOf(error))}.` : explainHttpFailure(failure, explanation);
}

/** Whether GitHub refuses a call for the token's sake, so that asking again tells nothing else. */
export function isRefusal(error: unknown, nowMs: number): boolean {
  if (error instanceof QueryFailure) return error.type !== null && refusals.has(error.type);
  const failure = parseHttpFailure(error, nowMs);
  return failure?.answered === true && !failure.limited && [401, 403, 404].includes(failure.status);
}

/** A token without the permission is told FORBIDDEN; a repository that it may not see is not found itself. */
function isNoPullRequest({ type, message }: QueryFailure): boolean {
  return type === 'NOT_FOUND' && /\bPullRequest\b/.test(message);
}

/** Error types of a query that the token's permissions explain. */
const refusals: ReadonlySet<string> = new Set(['FORBIDDEN', 'NOT_FOUND', 'INSUFFICIENT_SCOPES']);

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function explainHttpFailure(failure: HttpFailure, explanation: Explanation): string {
  const { what } = explanation;
  const { status, limited, answered, message } = failure;
  if (!answered) return `${what}: GitHub could not be reached (${cut(message)}).`;
  if (limited || status === 429) return `${what}: GitHub asks to wait longer than there is time (${quote(failure)}).`;
  if (status === 401) {
    return `${what}: GitHub did not accept the token. Leave \`github-token\` at its default, or give one that is valid.`;
  }
  if (status !== 403 && status !== 404) return `${what}: GitHub answered ${quote(failure)}.`;
  if (/\block(ed)?\b/i.test(message)) return `${what}: the conversation is locked.`;
  return `${what} (${quote(failure)}). ${permissionAdvice(explanation)}`;
}

function permissionAdvice({ access, readOnlyToken }: Explanation): string {
  const permission = `\`permissions: pull-requests: ${access}\``;
  switch (readOnlyToken) {
    case null:
      return `Add ${permission} to the job.`;
    case 'dependabot':
      return (
        `Dependabot's runs get a read-only token by default: add ${permission} to the job, ` +
        'or run the gate in a `workflow_run` workflow.'
      );
    case 'fork':
      return (
        "A fork's pull request gets a read-only token whatever the workflow asks for: to comment on it, run the gate in a " +
        '`workflow_run` workflow, or on `pull_request_target` without checking out its code, ' +
        `with ${permission}.`
      );
  }
}

function quote({ status, message }: HttpFailure): string {
  return `${status}: ${cut(message)}`;
}

const longestQuote = 200;

function cut(text: string): string {
  const isPage = text.trimStart().startsWith('<');
  const oneLine = isPage ? 'a web page' : text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
  return oneLine.length > longestQuote ? `${oneLine.slice(0, longestQuote)}…` : oneLine;
}
