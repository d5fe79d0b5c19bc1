import { type Clock, limitWithGrace } from '../clock.ts';
import type { Doubt, Span } from '../ledger/fingerprint.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import { quoteIds } from '../services/job-ids.ts';
import { type BenchmarkService, type JobId, ServiceError, type Submission } from '../services/service.ts';
import type { StartedBatch } from '../verdict/pair-jobs.ts';
import { type Attempt, clockSlackMs, lookForJobs, type NotFound, readNewest } from './look-for-jobs.ts';

/** The part of a service that submitting needs. */
export type Spender = Pick<BenchmarkService, 'submit' | 'recent'>;

export interface SubmitOptions {
  readonly serviceOf: (batch: PlannedBatch) => Spender;
  readonly batches: readonly PlannedBatch[];
  /** The endpoint's URL as sent, to know our jobs by. */
  readonly endpointUrl: string;
  /** Whether others surely submit at the same moment: legs of a matrix. */
  readonly hasSiblings: boolean;
  /**
   * Told, and awaited, before a request that spends is sent; and again when a batch could not be started: null when it
   * certainly was not paid for.
   */
  readonly onDoubt: (doubt: (Span & Pick<Doubt, 'candidates'>) | null) => Promise<void>;
  /** Told of every batch as soon as its jobs are known to exist: the doubt is about the next one then. */
  readonly onStarted: (started: StartedBatch) => void;
  readonly log: (line: string) => void;
  readonly clock: Clock;
  readonly random: () => number;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  /** Aborted when the run is cancelled. */
  readonly cancelled: AbortSignal;
}

/** Null when every batch is started; else a sentence that says what happened to the money and how to go on. */
export type SubmitProblem = string | null;

const mostRefusals = 6;
/** How far off the clock of a service may be that does not tell its time. */
export const largestSkewMs = 2 * 3_600_000;
const firstPauseMs = 1000;
const longestPauseMs = 60_000;
/** A submit on its way when the run is cancelled gets this long to tell its job ids. */
const cancelGraceMs = 2500;

/**
 * Starts the jobs of every batch, each batch with at most one request that the service may have acted on: the only
 * caller of `submit`. A request that provably did nothing (never sent, refused for rate) is sent again; after any
 * other failure the jobs are looked for among the account's newest and taken when they are certainly ours.
 */
export async function submitBatches(options: SubmitOptions): Promise<SubmitProblem> {
  const started: StartedBatch[] = [];
  for (const [index, batch] of options.batches.entries()) {
    const outcome = await startBatch(options, batch, new Set(started.flatMap(({ jobIds }) => jobIds)));
    const which = options.batches.length === 1 ? 'The batch' : `Batch ${index + 1} of ${options.batches.length}`;
    if ('problem' in outcome) {
      await options.onDoubt(outcome.doubt);
      return `${which} ${outcome.problem}`;
    }
    const { batchId, jobIds, submittedAtMs, isFound } = outcome;
    const batchStarted: StartedBatch = { batch, batchId, jobIds, submittedAtMs, isFound };
    started.push(batchStarted);
    options.onStarted(batchStarted);
  }
  return null;
}

type Outcome =
  | (Pick<Submission, 'batchId' | 'jobIds'> & Required<Pick<StartedBatch, 'submittedAtMs' | 'isFound'>>)
  /** `doubt`: how it may have been paid all the same. */
  | { readonly problem: string; readonly doubt: Parameters<SubmitOptions['onDoubt']>[0] };

function unspent(problem: string): Outcome {
  return { problem: `${problem} Nothing was spent on it.`, doubt: null };
}

async function startBatch(options: SubmitOptions, batch: PlannedBatch, ownIds: ReadonlySet<JobId>): Promise<Outcome> {
  const { clock, random, log, deadlineMs, cancelled } = options;
  const newest = await readNewest(options, batch);
  const before = newest?.ids ?? null;
  const sinceMs = newest?.sinceMs ?? clock.now() - largestSkewMs;
  const readAtMs = clock.now();
  const latestMs = newest?.sinceMs == null ? null : sinceMs + (deadlineMs - readAtMs) + 2 * clockSlackMs;
  await options.onDoubt({ sinceMs, untilMs: null, latestMs, candidates: [] });
  let refusal: string | null = null;
  for (let attempt = 1; ; attempt += 1) {
    if (cancelled.aborted) return unspent('was not submitted: the run was ended first.');
    const attemptAtMs = clock.now();
    if (attemptAtMs >= deadlineMs)
      return unspent(refusal ?? 'was not submitted: the time (timeout-minutes) was over first.');
    log(
      `Submitting ${batch.jobs.length} ${batch.jobs.length === 1 ? 'job' : 'jobs'}. Should no line follow that names them, they may have been paid all the same.`,
    );
    const known = new Set([...(before ?? []), ...ownIds]);
    let named: readonly JobId[] = [];
    const answer = await send(options, batch, (submission) => {
      named = submission.jobIds.filter((id) => !known.has(id));
      return faultOf(submission, batch, known);
    });
    if (!(answer instanceof ServiceError)) {
      const { batchId, jobIds, serverTimeMs } = answer;
      const elapsedMs = clock.now() - attemptAtMs;
      // Not before the account was read, when the answer does not tell the time.
      const submittedAtMs = serverTimeMs === null ? (newest?.sinceMs ?? null) : serverTimeMs - elapsedMs;
      return { batchId, jobIds, submittedAtMs, isFound: false };
    }
    const why = answer.message;
    switch (answer.kind) {
      case 'refused':
      case 'unauthorised':
      case 'not-found':
        return unspent(`was refused: ${why}.`);
      case 'unreachable':
      case 'throttled': {
        const backoffMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1) * (0.5 + random()));
        const pauseMs = Math.max(answer.retryAfterMs ?? 0, backoffMs);
        refusal = `could not be submitted in ${attempt} attempts: ${why}.`;
        if (attempt >= mostRefusals || clock.now() + pauseMs >= deadlineMs) return unspent(refusal);
        log(
          `The submit did not go through (${why}); nothing was spent. Next attempt in ${Math.ceil(pauseMs / 1000)} s.`,
        );
        await clock.sleep(pauseMs, cancelled);
        break;
      }
      case 'unavailable':
      case 'unreadable':
      case 'mismatch': {
        log(`The submit may or may not have been carried out (${why}). Looking for its jobs; it is not sent again.`);
        const untilMs = newest?.sinceMs == null ? null : sinceMs + (clock.now() - readAtMs) + 2 * clockSlackMs;
        return await adopt(options, {
          batch,
          why,
          attemptAtMs,
          before,
          ownIds,
          named,
          span: { sinceMs, untilMs, latestMs },
        });
      }
    }
  }
}

/** The one request that spends. Why it failed is a value; what is thrown is a fault of ours. */
async function send(
  { serviceOf, clock, deadlineMs, cancelled }: SubmitOptions,
  batch: PlannedBatch,
  findFault: (submission: Submission) => string | null,
): Promise<Submission | ServiceError> {
  const service = serviceOf(batch);
  if (service.submit === undefined) return new ServiceError('refused', 'this service can only be read');
  // An answer that is lost is money that is lost: a cancel waits a moment for the job ids.
  using limit = limitWithGrace(clock, { limitMs: deadlineMs - clock.now(), graceMs: cancelGraceMs, cancelled });
  try {
    const submission = await service.submit(batch, limit.signal);
    const fault = findFault(submission);
    return fault === null ? submission : new ServiceError('mismatch', fault);
  } catch (error) {
    if (error instanceof ServiceError) return error;
    if (limit.signal.aborted) return new ServiceError('unavailable', 'the run was ended before the service answered');
    throw error;
  }
}

/** Why the ids of an answer cannot be those of a batch's jobs; null when they can. */
function faultOf({ jobIds }: Submission, batch: PlannedBatch, known: ReadonlySet<JobId>): string | null {
  const old = jobIds.filter((id) => known.has(id));
  if (old.length > 0) return `the answer names jobs that were there before: ${old.join(', ')}`;
  const distinct = new Set(jobIds);
  if (jobIds.length === batch.jobs.length && distinct.size === jobIds.length) return null;
  return `the answer names ${distinct.size} jobs, ${batch.jobs.length} were asked for: ${jobIds.join(', ')}`;
}

async function adopt(
  options: SubmitOptions,
  { why, span, ...attempt }: Attempt & { readonly why: string; readonly span: Span },
): Promise<Outcome> {
  const found = await lookForJobs(options, attempt);
  if ('jobIds' in found) {
    const { jobIds, submittedAtMs, isLabelled } = found;
    options.log(`Found exactly the jobs that were asked for, so they are taken: ${jobIds.join(', ')}.`);
    // Nothing marks a job as ours but its label.
    return { batchId: null, jobIds, submittedAtMs, isFound: !isLabelled };
  }
  return {
    problem: `may or may not have been submitted (${why}), and it is not sent again, since that could pay twice. ${whatWasFound(found)}`,
    doubt: { ...span, candidates: [...new Set([...found.candidates, ...attempt.named])] },
  };
}

function whatWasFound({ candidates, sawList }: NotFound): string {
  if (!sawList)
    return "Its jobs could not be looked for: look for new jobs on the service's site. If there are none, delete this gate's comment, if it has one, and run this again.";
  if (candidates.length === 0)
    return "No job of it was found: look once more on the service's site. If there is none, delete this gate's comment, if it has one, and run this again.";
  return `These jobs could be its own, but it is not certain: ${quoteIds(candidates)}. If they are, judge them with \`job-ids: ${candidates.join(',')}\` instead of \`benchmark-ids\`.`;
}
