import type { AgentRun, JobQuery, PlannedBatch, PlannedBenchmark, ScoreChoice, ServiceName } from '../plan/plan.ts';
import type { Redact } from '../redact.ts';
import type { Network } from './http/client.ts';
import type { ScoreFault } from './score-fault.ts';

export type JobId = string;

/** What a service tells of a job whatever its state. A fact that it does not tell is null. */
export interface JobFacts {
  readonly id: JobId;
  /** The benchmark the service says it runs: a job is paired with its benchmark by this, never by position. */
  readonly benchmarkId: string | null;
  readonly benchmarkName: string | null;
  /** As the service tells it, to be compared: it may hold secrets and is never shown. */
  readonly endpointUrl: string | null;
  readonly createdAt: Date | null;
  /**
   * How far the service's clock, by which it dates its jobs, was ahead of ours when it told this, in milliseconds; null when it did not
   * tell.
   */
  readonly clockAheadMs: number | null;
  readonly durationMs: number | null;
  readonly credits: number | null;
  /** Units asked for, as far as the service tells: what the jobs of a submit are matched by. */
  readonly units: number | null;
  /** What the job holds to be scored, in units, by the service's own word; null when it tells none, 0 included. */
  readonly size: number | null;
  /** The name that the job was given at its submit, where the service keeps one: how an unsure submit finds its job. */
  readonly label: string | null;
  /** The agents that the job runs, with their models; empty where the service tells none. */
  readonly agents: readonly { readonly name: string; readonly model: string | null }[];
  /** What the score is made of, worth showing folded: agents, failed scenarios, iterations; in order. */
  readonly details: readonly Detail[];
  /**
   * How many scenarios ended without a score for which the agent that is judged is not to blame, by why; absent where the service tells no
   * such thing.
   */
  readonly unscored?: readonly Unscored[];
  /** How many of all its scenarios the judged score leaves out; absent where it leaves out none. */
  readonly leftOut?: LeftOut;
}

/** Scenarios that ended alike, without a score. */
export interface Unscored {
  /** In plain words: a state, or the type of the exception. */
  readonly reason: string;
  readonly count: number;
}

/** Scenarios that a mean leaves out, of all that there are. */
export interface LeftOut {
  readonly scenarios: number;
  readonly of: number;
}

/** One line below a job. Texts come without secrets. */
export interface Detail {
  readonly name: string;
  readonly scorePct: number | null;
  /** What happened there, in plain words. */
  readonly note: string | null;
}

/** A service's score: `pct` in percent with two decimals, counts in units. */
export interface Score {
  readonly pct: number;
  /** The lowest value this score can have: 0 unless given (a difference can be negative). */
  readonly lowestPct?: number;
  readonly passed: number | null;
  /** Units that failed, where the service counts these too: they are what the other counts are held against. */
  readonly failed?: number | null;
  readonly scored: number | null;
  /** The same outcomes read in another way, where nothing tells which is meant: a verdict stands only by both. */
  readonly otherReading?: Pick<Score, 'pct' | 'passed' | 'scored' | 'scenariosPct' | 'attempts'>;
  /** Whether nothing tells how much should have been scored, so that what is missing goes unnoticed. */
  readonly isSizeUnknown?: boolean;
  /** Whether there are no counts to tell: a mean of scores between 0 and 1. Such a score cannot be pooled. */
  readonly isMean?: boolean;
  /**
   * What an interval of the score rests on where its counts are no samples of their own: for each scenario the scores of its attempts in
   * percent. Given for means, and where scenarios were run several times.
   */
  readonly scenariosPct?: readonly (readonly number[])[];
  /** How often each of these was run, without a score or with one; absent: as often as the one with the most scores. */
  readonly attempts?: number;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** What is counted, in the plural: prompts, scenarios, iterations. */
  readonly what: string;
  readonly message: string | null;
}

export type JobState =
  | { readonly state: 'waiting' | 'running'; readonly progress: Progress | null }
  | { readonly state: 'scored'; readonly score: Score }
  /** The reason is the service's own words; null when it gives none. */
  | { readonly state: 'failed' | 'cancelled' | 'timed-out'; readonly reason: string | null }
  /** It completed, and has no valid score. */
  | { readonly state: 'failed'; readonly reason: null; readonly fault: ScoreFault }
  /** A state this version does not know: waited for, never passed. */
  | { readonly state: 'unrecognised'; readonly raw: string };

export type Job = JobFacts & JobState;

/** Whether nothing will change any more. An unrecognised state is not final: it is waited for until the deadline. */
export function isFinal({ state }: { readonly state: Job['state'] }): boolean {
  switch (state) {
    case 'scored':
    case 'failed':
    case 'cancelled':
    case 'timed-out':
      return true;
    case 'waiting':
    case 'running':
    case 'unrecognised':
      return false;
  }
}

/** A job to be read, with what this gate asked of it: it is judged by that, not by what its answer says was asked. */
export interface AskedJob {
  readonly id: JobId;
  /** Null when this gate did not start it, or its service runs no agents. */
  readonly asked: AgentRun | null;
}

/** What one look at one job gave: the job, or why it could not be read this time. */
export type Look = { readonly id: JobId; readonly job: Job } | { readonly id: JobId; readonly error: ServiceError };

/** A batch with the name that its jobs are given, where the service keeps one. */
export type LabelledBatch = PlannedBatch & { readonly label: string | null };

/** What the service answered to a submit that it accepted. */
export interface Submission {
  readonly batchId: string | null;
  readonly jobIds: readonly JobId[];
  /** How many more ids it named that cannot be read. */
  readonly unreadable: number;
}

/** Which of the account's newest jobs are asked for. */
export interface RecentQuery {
  readonly limit: number;
  readonly label?: string;
  readonly onJobs?: OnJobs;
}

/** Told of jobs as soon as a list has shown them. */
export type OnJobs = (jobs: readonly Job[]) => void;

/** The account's newest jobs in any state. */
export interface Recent {
  readonly jobs: readonly Job[];
  /** Whether no job can be missing but old ones: else more new ones may be hidden behind a limit of the list. */
  readonly reachesBackTo: (isOld: (job: Job) => boolean) => boolean;
  /** The server's own time when it answered, in milliseconds since the epoch; null when it did not tell. */
  readonly serverTimeMs: number | null;
}

/** The account's newest completed jobs, whoever started them. */
export interface CompletedJobs {
  readonly jobs: readonly Job[];
  /** Whether older ones may be missing, since the list may end at a limit of the service. */
  readonly mayBeCut: boolean;
}

/** What one unit of a benchmark costs, as far as that is known. */
export interface UnitPrice {
  /** The documented price where none could be read. */
  readonly credits: number;
  /**
   * - `listed`: the service tells it.
   * - `documented`: it tells none, and its documentation does.
   * - `unreadable`: it tells one that is no price.
   * - `list-failed`: its list of prices did not come.
   *
   * The last two prove nothing of the cost: a limit on it is not kept by them.
   */
  readonly basis: 'listed' | 'documented' | 'unreadable' | 'list-failed';
}

/** What is known before money is spent. */
export interface Preflight {
  /** Price of one unit by benchmark id, for every benchmark asked for; null when the service has no prices. */
  readonly unitPrices: ReadonlyMap<string, UnitPrice> | null;
  readonly balanceCredits: number | null;
  /** Things that forbid submitting, each a full sentence. */
  readonly problems: readonly string[];
  /** Things that could not be checked, each a full sentence. */
  readonly warnings: readonly string[];
  /** Names of benchmarks by id, where the service tells them. */
  readonly names: ReadonlyMap<string, string>;
  /** Jobs that were shown on the way, where the key is checked by a list of them. */
  readonly jobs?: readonly Job[];
}

/** What a service is built from. */
export interface ServiceOptions {
  readonly network: Network;
  /** Base URL that replaces the public one; without a slash at its end. */
  readonly baseUrl: string | null;
  readonly apiKey: string;
  /** The model under test, for services that call it; null when nothing is submitted. */
  readonly endpoint: SecretEndpoint | null;
  readonly model: string | null;
  /** Which score of its jobs is judged; null where the service has only one. */
  readonly choice: ScoreChoice | null;
  /** Takes secrets out of a text; applied to every text of the service that may be shown. */
  readonly redact: Redact;
}

/** The model endpoint as a service is told of it, secrets included. */
export interface SecretEndpoint {
  readonly url: string;
  readonly apiKey: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly provider: string;
}

/**
 * One benchmark service. Each method is one round of HTTP calls: it never sleeps between rounds, loops, logs or judges.
 * Every method throws {@link ServiceError}.
 */
export interface BenchmarkService {
  /** Checks what can be checked before money is spent: names, price, balance. Throws `unreachable` when no request got to the service. */
  preflight(benchmarks: readonly PlannedBenchmark[], signal: AbortSignal): Promise<Preflight>;
  /** Starts the jobs of one batch and spends. Called by `submit/` alone. Absent where the service can only be read. */
  submit?(batch: LabelledBatch, signal: AbortSignal): Promise<Submission>;
  /**
   * Lists the account's newest jobs in any state: what an unsure submit is matched against. With a label, where the
   * service keeps one, those alone that bear it. `onJobs` is told of those in each answer, so that they are known when a later one fails.
   */
  recent?(asked: RecentQuery, signal: AbortSignal): Promise<Recent>;
  /** Lists the account's newest completed jobs, in one request: what is compared with, and the history. */
  completed?(asked: { readonly limit: number }, signal: AbortSignal): Promise<CompletedJobs>;
  /** Reads these jobs one by one, with their progress; one answer for each, in order. */
  look(jobs: readonly AskedJob[], signal: AbortSignal): Promise<readonly Look[]>;
  /**
   * Reads which of many jobs are final in a request or two. A job that it leaves out is not known, never final. `onJobs` is told of all that
   * its lists show, whoever submitted it.
   */
  sweep?(jobs: readonly AskedJob[], signal: AbortSignal, onJobs?: OnJobs): Promise<readonly Job[]>;
  /** Finds the newest job that fits, in any state; null when there is none. Throws when it cannot be sure of that. */
  find?(query: JobQuery, signal: AbortSignal): Promise<Job | null>;
  /** Stops what still runs of these jobs: best effort, where the API can. */
  cancel?(jobIds: readonly JobId[], signal: AbortSignal): Promise<void>;
}

/**
 * Why a service call failed.
 * - `unreachable`: the request provably never reached the server (refused connection, unknown host, a proxy that is down).
 * - `throttled`: refused for rate (429).
 * - `refused`: any other 4xx: the service understood and said no.
 * - `unauthorised`: 401, or a 403 that may be about the key.
 * - `not-found`: 404, 405 or 410.
 * - `unavailable`: reset, timeout or 5xx: the work may or may not have been done.
 * - `unreadable`: an answer that is no answer: not JSON, the wrong shape, too large.
 * - `mismatch`: an answer about something else than was asked for.
 */
export type ServiceErrorKind =
  | 'unreachable'
  | 'throttled'
  | 'refused'
  | 'unauthorised'
  | 'not-found'
  | 'unavailable'
  | 'unreadable'
  | 'mismatch';

/** A failed service call as plain data, to be kept and shown: the text is the error's message. */
export interface ServiceFailure {
  readonly kind: ServiceErrorKind;
  readonly text: string;
  readonly service: ServiceName | null;
  readonly isProxy: boolean;
}

export interface ServiceErrorOptions {
  readonly status?: number | null;
  readonly retryAfterMs?: number | null;
  readonly isTooLarge?: boolean;
  readonly isPlainRefusal?: boolean;
  readonly service?: ServiceName | null;
  readonly isProxy?: boolean;
  readonly cause?: unknown;
}

/** A failed service call. The message is a sentence that may be shown: it holds no secret and no URL query. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly kind: ServiceErrorKind;
  /** The HTTP status of the answer; null when it is not known, or none came. */
  readonly status: number | null;
  /** How long the service asked to wait, in milliseconds. */
  readonly retryAfterMs: number | null;
  /** Whether the answer was longer than is read: a shorter list may be read. */
  readonly isTooLarge: boolean;
  /** Whether its status says plainly that nothing was done; others may come from a proxy, or after the work. */
  readonly isPlainRefusal: boolean;

  /** Whose API it was; null where an answer came and is found wanting. */
  readonly service: ServiceName | null;
  /** Whether it is the proxy that failed, and not the service. */
  readonly isProxy: boolean;

  constructor(kind: ServiceErrorKind, message: string, options: ServiceErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.status = options.status ?? null;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.isTooLarge = options.isTooLarge ?? false;
    this.isPlainRefusal = options.isPlainRefusal ?? false;
    this.service = options.service ?? null;
    this.isProxy = options.isProxy ?? false;
  }

  /** The error as plain data. */
  get failure(): ServiceFailure {
    const { kind, message: text, service, isProxy } = this;
    return { kind, text, service, isProxy };
  }

  /** Whether a page came where JSON should be: somebody else answers at this address. JSON of another shape may be the service's own. */
  get isPage(): boolean {
    return this.kind === 'unreadable' && this.service !== null && !this.isTooLarge;
  }

  /** Whether the service said no, or told of something else: asking again at once tells no more. */
  get isRefusal(): boolean {
    const { kind } = this;
    return kind === 'not-found' || kind === 'refused' || kind === 'unauthorised' || kind === 'mismatch';
  }
}
