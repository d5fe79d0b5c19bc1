import type { Ledger } from '../ledger/ledger.ts';
import { isGuessed, type Window } from '../ledger/payment.ts';
import { isSameRun } from '../run-key.ts';
import type { Job, JobId } from '../services/service.ts';
import {
  areSentInTurn,
  givenLabel,
  isWithin,
  kinshipOf,
  matchExactly,
  matchLabelled,
  maxListingDelayMs,
  type Wanted,
} from './match-jobs.ts';
import { isPartlyKnown, type MatchedBatch, matchRounds } from './match-rounds.ts';
import { payersBeside, windowOf } from './other-runs.ts';
import { fetchBeside, fetchNamedJobs, fetchRecentJobs, type ListOptions, type SeenJobs } from './recent-jobs.ts';

export interface ReconcileOptions extends ListOptions {
  readonly ledger: Ledger;
  /** The uncertain batches of one service, in the plan's order. */
  readonly wanted: readonly Wanted[];
  /** Whether others surely submit at the same moment, and may submit the same: then only a label takes jobs. */
  readonly hasSiblings: boolean;
  /**
   * `soon`: this run has just sent the request, and its jobs appear within moments or are not taken for absent.
   * `late`: an earlier run sent it; when its jobs would long be listed and are not, they are absent.
   */
  readonly when: 'soon' | 'late';
  /** When looking ends, in milliseconds since the epoch. */
  readonly untilMs: number;
  /** Has the ledger absorb what other runs have paid for until now. */
  readonly refresh?: () => Promise<void>;
}

/** What looking at the account came to. The ledger knows it already. */
export type Reconciled =
  /** Every batch is paid or absent. */
  | { readonly kind: 'resolved' }
  /** Some jobs could be their own, or nothing is listed yet. */
  | { readonly kind: 'uncertain' }
  /** The account does not show its jobs, or not all of them. */
  | { readonly kind: 'unseen' };

/** A job may be listed late, and another's may be listed before ours. */
const looksAfterMs = { soon: [1000, 5000, 15_000], late: [0, 5000, 10_000] } as const;
/** Jobs without a label are taken only when they are still alone so long after the submit. */
const aloneAfterMs = 15_000;
const maxPauseMs = 20_000;

/**
 * Finds out which submits were carried out, by looking at the account's jobs. A batch is paid when jobs bear its label, or
 * when exactly its jobs are there, alone, in every look. It is absent when no look has shown a candidate, each was complete and
 * the last one late enough. Whatever any look has shown counts: a job that is not shown again is no less there.
 */
export async function reconcile(options: ReconcileOptions): Promise<Reconciled> {
  const { ledger, clock, when, untilMs, cancelled } = options;
  const startMs = clock.now();
  noteCandidates(options, shownSoFar(options));
  const seenIds = new Set(openOf(options).flatMap(({ candidates }) => candidates));
  /** What was seen before the last of the first looks. */
  let soonIds: ReadonlySet<JobId> = new Set();
  let isUnseen = false;
  for (let look = 0; ; look += 1) {
    const nextMs = Math.max(clock.now(), startMs + (looksAfterMs[when][look] ?? 0));
    if (nextMs >= untilMs) break;
    await clock.sleep(nextMs - clock.now(), cancelled);
    const seen = await lookOnce(options, seenIds);
    // Another list, such as that of preflight, may have shown what this one does not.
    for (const id of noteCandidates(options, shownSoFar(options))) seenIds.add(id);
    await options.refresh?.();
    if (seen === null) return { kind: 'unseen' };
    isUnseen ||= !seen.isComplete;
    if (openOf(options).length === 0) return { kind: 'resolved' };
    if (look + 1 < looksAfterMs[when].length) {
      soonIds = new Set(seenIds);
      continue;
    }
    const isPast = (ms: number) => isLongAgo(options, { serverTimeMs: seen.serverTimeMs, startMs, ms });
    const isAloneLongEnough = when === 'soon' || isPast(aloneAfterMs);
    if (seen.isComplete && isAloneLongEnough && !options.hasSiblings)
      takeExact(options, { jobs: seen.jobs, seenIds, soonIds });
    if (when === 'late' && !isUnseen && isPast(maxListingDelayMs)) closeAbsent(options);
    const left = openOf(options);
    if (left.length === 0) return { kind: 'resolved' };
    // Candidates do not go away, and what has only just been sent is for a later run to find absent.
    const isHopeless = left.some((each) => hasCandidates(ledger, each));
    // Whoever pays at the same time may yet store that they are its own.
    const mayBeKnown = unrecordedWindows(options).length > 0 && clock.now() - startMs < maxListingDelayMs;
    if (when === 'soon' || isUnseen || (isHopeless && isAloneLongEnough && !mayBeKnown)) break;
    await clock.sleep(Math.min(maxPauseMs, Math.max(0, untilMs - clock.now())), cancelled);
  }
  return { kind: isUnseen ? 'unseen' : 'uncertain' };
}

/**
 * Looks at the account once; takes what bears a label and notes candidates, also in `seenIds`. Batches with a label of their own
 * are asked for by it, then all that are left together. Gives all jobs that were seen; null when some could not be asked for: what was
 * shown counts all the same.
 */
async function lookOnce(options: ReconcileOptions, seenIds: Set<JobId>): Promise<SeenJobs | null> {
  const { untilMs, cancelled } = options;
  let seen: SeenJobs = { jobs: [], isComplete: true, serverTimeMs: null };
  const note = (part: SeenJobs | null): boolean => {
    if (part === null) return false;
    takeLabelled(options, part.jobs);
    for (const id of noteCandidates(options, part.jobs)) seenIds.add(id);
    const isComplete = seen.isComplete && part.isComplete;
    seen = { jobs: [...seen.jobs, ...part.jobs], isComplete, serverTimeMs: part.serverTimeMs };
    return !cancelled.aborted;
  };
  for (const each of openOf(options))
    if (givenLabel(each) !== null && !note(await fetchNamedJobs(options, each, untilMs))) return null;
  const left = openOf(options);
  if (left.some((each) => givenLabel(each) === null))
    return note(await fetchRecentJobs(options, left, untilMs)) ? seen : null;
  if (left.length > 0) note({ ...seen, jobs: await fetchBeside(options, left, untilMs) });
  return seen;
}

interface Open extends Wanted {
  readonly candidates: readonly JobId[];
}

/** What is still uncertain; jobs that any run is known to have paid for are none of it. */
function openOf({ ledger, wanted }: ReconcileOptions): readonly Open[] {
  return wanted.flatMap((each) => {
    const payment = ledger.paymentOf(each.batch.index);
    if (payment.state !== 'uncertain') return [];
    return { ...each, takenIds: each.takenIds.union(ledger.knownIds), candidates: payment.candidates };
  });
}

/** What lists have shown to this run: none may come that tells as much. */
function shownSoFar({ wanted, shown }: ReconcileOptions): readonly Job[] {
  return wanted.slice(0, 1).flatMap(({ batch }) => shown?.of(batch.service) ?? []);
}

/** Jobs that proved to be another batch's, or another run's, are none of it. */
function hasCandidates({ knownIds }: Ledger, { candidates }: Open): boolean {
  return candidates.some((id) => !knownIds.has(id));
}

function takeLabelled(options: ReconcileOptions, jobs: readonly Job[]): void {
  for (const wanted of openOf(options)) {
    const jobIds = matchLabelled(jobs, wanted);
    if (jobIds !== null) options.ledger.apply(wanted.batch.index, { kind: 'matched', jobIds });
  }
}

function noteCandidates(options: ReconcileOptions, jobs: readonly Job[]): readonly JobId[] {
  return openOf(options).flatMap((wanted) => {
    const candidates = jobs.filter((job) => kinshipOf(job, wanted) !== 'foreign').map(({ id }) => id);
    options.ledger.apply(wanted.batch.index, { kind: 'seen', candidates });
    return candidates;
  });
}

interface Seen {
  readonly jobs: readonly Job[];
  /** What any look has shown. */
  readonly seenIds: ReadonlySet<JobId>;
  /** What was seen before the last of the first looks: soon after the request. */
  readonly soonIds: ReadonlySet<JobId>;
}

/** Takes exactly the jobs that were asked for, when no look has shown another that could be one of them. */
function takeExact(options: ReconcileOptions, { jobs, seenIds, soonIds }: Seen): void {
  // Who sent a batch knew what was paid for those before it: its jobs are there before any that are only guessed at.
  const open = openOf(options).toSorted((a, b) => Number(isGuessed(a.submit)) - Number(isGuessed(b.submit)));
  const matched: readonly MatchedBatch[] = open.some(isPartlyKnown)
    ? (matchRounds(jobs, open) ?? [])
    : (matchExactly(jobs, open) ?? []).map((jobIds) => ({ jobIds, asked: [] }));
  const taken = new Set(matched.flatMap(({ jobIds }) => jobIds));
  if (!seenIds.isSubsetOf(taken.union(options.ledger.knownIds))) return;
  // Where nothing tells by when its own were created, what is shown late may be anybody's.
  const isTimeless = options.when === 'soon' && open.some(({ submit: { window } }) => window.untilMs === null);
  if (isTimeless && !taken.isSubsetOf(soonIds)) return;
  if (!areSentInTurn(matched.map(({ jobIds }) => jobs.filter(({ id }) => jobIds.includes(id))))) return;
  // What another run may have paid, for another plan or head as well, and has not stored, looks alike; and what it has found may be its own.
  const { openElsewhere, openRunsElsewhere, foundByOthers } = options.ledger;
  const others = [
    ...openElsewhere.map(({ window }) => window),
    ...openRunsElsewhere.map(windowOf),
    ...unrecordedWindows(options),
  ];
  const isOthers = (job: Job) =>
    foundByOthers.has(job.id) || others.some((window) => isWithin(job, window, maxListingDelayMs));
  if (jobs.some((job) => taken.has(job.id) && isOthers(job))) return;
  // What a wrong answer named is among its jobs.
  const named = options.ledger.namedIds;
  if (named.length > 0 && !named.some((id) => taken.has(id))) return;
  for (const [nth, { jobIds, asked }] of matched.entries()) {
    const wanted = open[nth];
    if (wanted === undefined || jobIds.length === 0) continue;
    const isNews = isPartlyKnown(wanted);
    options.ledger.apply(wanted.batch.index, { kind: 'matched', jobIds, ...(isNews && { asked }) });
  }
}

/** When other runs were under way that may have paid for the same meanwhile, and have stored no more than that they would. */
function unrecordedWindows({ ledger, wanted, when }: ReconcileOptions): readonly Window[] {
  // What this run has sent itself it has sent as the one whose turn it was.
  if (when === 'soon') return [];
  return payersBeside(ledger).flatMap((rival) => {
    const isRecorded = ({ batch: { index } }: Wanted) =>
      ledger.own.payments.some(
        (each) =>
          each.index === index &&
          isSameRun(each.payment.submit.by, rival) &&
          (each.payment.state === 'paid' || each.payment.state === 'closed'),
      );
    return wanted.every(isRecorded) ? [] : windowOf(ledger.announcementOf(rival));
  });
}

/** Closes what no look has shown a job of. */
function closeAbsent(options: ReconcileOptions): void {
  const { ledger } = options;
  for (const each of openOf(options))
    if (!hasCandidates(ledger, each)) ledger.apply(each.batch.index, { kind: 'absent', assigned: ledger.knownIds });
}

interface Moment {
  /** The service's own time at the last look, in milliseconds since the epoch; null when it does not tell it. */
  readonly serverTimeMs: number | null;
  /** When looking began, by our clock: whoever sent the request had ended by then. */
  readonly startMs: number;
  readonly ms: number;
}

/** Whether the submits ended so long ago. */
function isLongAgo({ clock, wanted }: ReconcileOptions, { serverTimeMs, startMs, ms }: Moment): boolean {
  if (clock.now() - startMs >= ms) return true;
  return wanted.every(({ submit: { window } }) => {
    const endMs = window.untilMs ?? window.latestMs;
    const nowMs = window.clock === 'runner' ? clock.now() : serverTimeMs;
    return endMs !== null && nowMs !== null && nowMs >= endMs + ms;
  });
}
