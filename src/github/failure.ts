import * as v from 'valibot';
import { parseRetryAfterMs } from '../retry-after.ts';
import { type NeededAccess, parseRefusalReason, permissionAdvice } from './refusal.ts';

/** The time set for publishing ended before GitHub had answered. */
export class NoTimeLeft extends Error {
  override readonly name = 'NoTimeLeft';

  /** `cause` is what had failed until then. */
  constructor(cause?: unknown) {
    super('GitHub did not answer within the time set for publishing', { cause });
  }
}

/** GitHub's client cannot be had, for a reason that lies on this machine: a full sentence. */
export class ClientUnavailable extends Error {
  override readonly name = 'ClientUnavailable';
}

/** An answer that began and did not come to its end; the message begins with "GitHub's answer". */
export class BrokenAnswer extends Error {
  override readonly name = 'BrokenAnswer';
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
  /** Whether the same token has done the like in this run: the retry policy notes it. */
  readonly workedBefore: boolean;
}

const headerSchema = v.optional(v.union([v.string(), v.number()]));
const failureSchema = v.object({
  status: v.number(),
  message: v.string(),
  workedBefore: v.optional(v.boolean(), false),
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
  const { status, message, workedBefore, response } = parsed.output;
  const headers = response?.headers;
  const isUsedUp = String(headers?.['x-ratelimit-remaining']) === '0';
  const limited = (status === 403 || status === 429) && (/\bsecondary rate\b/i.test(message) || isUsedUp);
  const retryAfterMs = parseRetryAfterMs(headers?.['retry-after'], nowMs);
  const limitMs = isUsedUp ? parseResetMs(headers?.['x-ratelimit-reset'], nowMs) : minLimitMs;
  return {
    status,
    message,
    pauseMs: retryAfterMs ?? (limited ? limitMs : null),
    limited,
    answered: response !== undefined,
    workedBefore,
  };
}

type Header = v.InferOutput<typeof headerSchema>;

/** What GitHub's documentation asks for when a secondary limit comes without `Retry-After`. */
const minLimitMs = 60_000;

/** Seconds since the epoch. */
function parseResetMs(header: Header, nowMs: number): number {
  const at = Number(header) * 1000;
  return Number.isFinite(at) ? Math.max(0, at - nowMs) + 1000 : minLimitMs;
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

interface Explanation extends NeededAccess {
  /** What was to be done: "The comment could not be published". */
  readonly what: string;
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
    if (error.type === null || !refusals.has(error.type)) return said;
    const reason = parseRefusalReason(error.message, explanation.to);
    return reason === null ? `${said} ${permissionAdvice(explanation)}` : `${what}: ${reason}`;
  }
  if (error instanceof ClientUnavailable) return `${what}. ${error.message}`;
  if (error instanceof Error && error.cause instanceof BrokenAnswer) return `${what}: ${error.cause.message}.`;
  const failure = parseHttpFailure(error, nowMs);
  return failure === null ? `${what}: ${cut(messageOf(error))}.` : explainHttpFailure(failure, explanation);
}

/**
 * Whether GitHub refuses a call for the token's sake, so that asking again tells nothing else. It says nothing of what is there: the
 * token may have ended since, or the organization may have shut out this runner, and an earlier attempt may have written all the same.
 */
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
  const { status, limited, answered, message, workedBefore } = failure;
  if (!answered) return `${what}: GitHub could not be reached (${cut(message)}).`;
  if (limited || status === 429) return `${what}: GitHub asks to wait longer than there is time (${quote(failure)}).`;
  if (status === 401) {
    return workedBefore
      ? `${what}: GitHub no longer accepts the token, which worked until then. The token of an app lives for an hour: leave \`github-token\` at its default, which lives as long as the job, or keep \`timeout-minutes\` below what is left of the hour.`
      : `${what}: GitHub did not accept the token. Leave \`github-token\` at its default, or give one that is valid.`;
  }
  const reason =
    status === 403 || status === 404 || status === 410 ? parseRefusalReason(message, explanation.to) : null;
  if (reason !== null) return `${what}: ${reason}`;
  if (status !== 403 && status !== 404) return `${what}: GitHub answered ${quote(failure)}.`;
  return workedBefore
    ? `${what} (${quote(failure)}). It worked until then: somebody may have taken the token's permission away.`
    : `${what} (${quote(failure)}). ${permissionAdvice(explanation)}`;
}

function quote({ status, message }: HttpFailure): string {
  return `${status}: ${cut(message)}`;
}

const maxQuoteLength = 200;

function cut(text: string): string {
  const isPage = text.trimStart().startsWith('<');
  const oneLine = isPage ? 'a web page' : text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
  return oneLine.length > maxQuoteLength ? `${oneLine.slice(0, maxQuoteLength)}…` : oneLine;
}
