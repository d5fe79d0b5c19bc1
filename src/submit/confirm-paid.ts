import { backoffMs } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { PaidPayment } from '../ledger/payment.ts';
import { type PlannedBatch, runOf } from '../plan/plan.ts';
import { isForeignOrigin } from '../services/origin.ts';
import type { BenchmarkService, Job, JobId, Look } from '../services/service.ts';
import { type EndpointUrls, endpointUrlOf, isOlder } from './match-jobs.ts';

export interface ConfirmOptions extends EndpointUrls {
  readonly serviceOf: (batch: PlannedBatch) => Pick<BenchmarkService, 'look'>;
  /** How old a job may be that existed before this run, in milliseconds; null for any age. */
  readonly maxAgeMs: number | null;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for jitter. */
  readonly random: () => number;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  readonly cancelled: AbortSignal;
}

/** What the service says of jobs that an earlier run has stored as paid. */
export type Confirmation =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'too-old' }
  /** All of them were stopped before they came to a score. */
  | { readonly kind: 'cancelled' }
  /** They are something else. `why`: the end of a sentence. */
  | { readonly kind: 'foreign'; readonly why: string }
  /** The service does not tell of them, or not in time. */
  | { readonly kind: 'unread'; readonly message: string };

const lookLimitMs = 15_000;
const firstPauseMs = 1000;
const maxPauseMs = 20_000;
/** How long the service may refuse to tell of jobs, not find them or contradict what is stored, before that is believed. */
const refusalGraceMs = 30_000;

/** How long it must say that they were stopped: one odd answer must not make anybody pay again. */
const stopConfirmMs = 500;

/**
 * Reads the jobs of a stored payment once, so that nothing is taken for paid that is not, or is of no use. While it may help it
 * asks again: one odd answer must not make what is paid look foreign, or stopped.
 */
export async function confirmPaid(
  options: ConfirmOptions,
  batch: PlannedBatch,
  payment: PaidPayment,
): Promise<Confirmation> {
  const { serviceOf, clock, random, deadlineMs, cancelled } = options;
  const jobs = new Map<JobId, Job>();
  /** What it tells that is not believed at once, and since when. */
  let last: Confirmation['kind'] | null = null;
  let lastSinceMs = 0;
  for (let attempt = 1; ; attempt += 1) {
    using limit = clock.limit(Math.max(0, Math.min(lookLimitMs, deadlineMs - clock.now())), cancelled);
    const unread = payment.jobIds.filter((id) => !jobs.has(id));
    const looks = await serviceOf(batch).look(
      unread.map((id) => ({ id, asked: runOf(batch) })),
      limit.signal,
    );
    for (const look of looks) if ('job' in look) jobs.set(look.id, look.job);
    const isRead = jobs.size === payment.jobIds.length;
    const verdict: Confirmation = isRead
      ? judgeJobs([...jobs.values()], payment, { ...options, endpointUrl: endpointUrlOf(options, batch) })
      : { kind: 'unread', message: messageOf(looks) };
    if (verdict.kind === 'confirmed' || verdict.kind === 'too-old') return verdict;
    // What was read may have been odd; what only fails may pass.
    if (isRead) jobs.clear();
    const saying = isRead || looks.every(isRefused) ? verdict.kind : null;
    if (saying !== last) lastSinceMs = clock.now();
    last = saying;
    const lastForMs = clock.now() - lastSinceMs;
    if (last === 'cancelled' && lastForMs >= stopConfirmMs) return verdict;
    const askedMs = Math.max(0, ...looks.map((look) => ('error' in look ? (look.error.retryAfterMs ?? 0) : 0)));
    const pauseMs = Math.max(askedMs, backoffMs({ attempt, firstMs: firstPauseMs, maxMs: maxPauseMs, random }));
    const isBelieved = last !== null && lastForMs + pauseMs > refusalGraceMs;
    if (isBelieved || clock.now() + pauseMs >= deadlineMs) return verdict;
    await clock.sleep(pauseMs, cancelled);
    if (cancelled.aborted) return { kind: 'unread', message: 'the run was cancelled first' };
  }
}

function isRefused(look: Look): boolean {
  return 'error' in look && look.error.isRefusal;
}

function messageOf(looks: readonly Look[]): string {
  const [error] = looks.flatMap((look) => ('error' in look ? [look.error.message] : []));
  return error ?? 'the service does not show its jobs';
}

/** The age of a job by the clock of the service that dates it, as far as that is known; 0 where it tells no date. */
function ageMs({ createdAt, clockAheadMs }: Job, clock: Clock): number {
  return createdAt === null ? 0 : clock.now() + (clockAheadMs ?? 0) - createdAt.getTime();
}

/** Path and query of the endpoint never prove a job of our own record foreign: a service may rewrite, shorten or hide them. */
function judgeJobs(
  jobs: readonly Job[],
  { submit }: PaidPayment,
  { endpointUrl, maxAgeMs, clock }: ConfirmOptions,
): Confirmation {
  for (const job of jobs) {
    const { id } = job;
    if (isForeignOrigin(job.endpointUrl, endpointUrl))
      return { kind: 'foreign', why: `job ${id} ran against another host` };
    if (isOlder(job, submit.window)) return { kind: 'foreign', why: `job ${id} is older than the run that stored it` };
  }
  if (jobs.every(({ state }) => state === 'cancelled')) return { kind: 'cancelled' };
  if (maxAgeMs === null) return { kind: 'confirmed' };
  if (jobs.some((job) => ageMs(job, clock) > maxAgeMs)) return { kind: 'too-old' };
  const [ageless] = jobs.filter(({ createdAt }) => createdAt === null);
  return ageless === undefined
    ? { kind: 'confirmed' }
    : { kind: 'unread', message: `job ${ageless.id} does not say when it was created, and max-age-minutes is set` };
}
