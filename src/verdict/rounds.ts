import { isJudged, type Plan, type PlannedBatch, type PlannedJob, roundOf, withJobs } from '../plan/plan.ts';
import type { PlannedPayment } from './pair-jobs.ts';
import type { Reason } from './reason.ts';
import { looksAsScored } from './statistics/looks.ts';

/** How far a benchmark that runs in rounds has come. */
export interface CaseRounds {
  /** How many jobs each round so far has asked for, with how many units in all, the first round first. */
  readonly asked: readonly { readonly round: number; readonly jobs: number; readonly units: number }[];
  /** The units that each further round would bring, as far as it can still be asked for. */
  readonly comingUnits: readonly number[];
}

/** A planned job that nobody has paid for and that can still be paid. */
export interface OpenJob {
  readonly batch: PlannedBatch;
  /** Its place in the batch. */
  readonly place: number;
  readonly job: PlannedJob;
}

interface Spending {
  readonly batches: Plan['batches'];
  readonly paid: readonly PlannedPayment[];
}

/**
 * The jobs of a benchmark, by its index, that can still be asked for, round by round. A batch is submitted once: where it went without this
 * benchmark, which then was decided or was not in that round, the whole round is over for it.
 */
export function openJobsOf(benchmark: number, { batches, paid }: Spending): readonly OpenJob[] {
  const payments = new Map(paid.map((each) => [each.batch.index, each]));
  const own = batches.filter((batch) => isJudged(batch) && placesOf(batch, benchmark).length > 0);
  const isLeftOut = (batch: PlannedBatch) => {
    const payment = payments.get(batch.index);
    return payment !== undefined && askedFor(payment, benchmark).length === 0;
  };
  const over = new Set(own.filter(isLeftOut).map(roundOf));
  return own
    .filter((batch) => !payments.has(batch.index) && !over.has(roundOf(batch)))
    .flatMap((batch) => placesOf(batch, benchmark).map(([place, job]) => ({ batch, place, job })));
}

type Place = readonly [place: number, job: PlannedJob];

/** Every report asks for the jobs of each benchmark in turn: a batch is gone through once, not once for each. */
const placesIn = new WeakMap<PlannedBatch, ReadonlyMap<number, readonly Place[]>>();
const askedIn = new WeakMap<PlannedPayment, ReadonlyMap<number, readonly PlannedJob[]>>();

function placesOf(batch: PlannedBatch, benchmark: number): readonly Place[] {
  const places = placesIn.get(batch) ?? Map.groupBy(batch.jobs.entries(), ([, job]) => job.benchmark);
  placesIn.set(batch, places);
  return places.get(benchmark) ?? [];
}

function askedFor(payment: PlannedPayment, benchmark: number): readonly PlannedJob[] {
  const asked = askedIn.get(payment) ?? Map.groupBy(askedOf(payment), (job) => job.benchmark);
  askedIn.set(payment, asked);
  return asked.get(benchmark) ?? [];
}

/** The jobs that a submit has really asked for. */
export function askedOf({ batch, payment }: PlannedPayment): readonly PlannedJob[] {
  return withJobs(batch, payment.submit.asked).jobs;
}

/** How far a benchmark in rounds has come, with the jobs that are expected of it so far: those of every round that has begun. */
export function caseRoundsOf(
  benchmark: number,
  spending: Spending,
): { readonly rounds: CaseRounds; readonly expected: readonly PlannedJob[] } {
  const asked = spending.paid
    .filter(({ batch }) => isJudged(batch))
    .flatMap((each) => askedFor(each, benchmark).map((job) => ({ round: roundOf(each.batch), job })));
  const open = openJobsOf(benchmark, spending).map(({ batch, job }) => ({ round: roundOf(batch), job }));
  const begun = new Set([1, ...asked.map(({ round }) => round)]);
  const expected = [...asked, ...open.filter(({ round }) => begun.has(round))];
  const coming = open.filter(({ round }) => !begun.has(round));
  return {
    expected: expected.map(({ job }) => job),
    rounds: {
      asked: byRound(expected).map(([round, jobs]) => ({ round, jobs: jobs.length, units: unitsOf(jobs) })),
      comingUnits: byRound(coming).map(([, jobs]) => unitsOf(jobs)),
    },
  };
}

function unitsOf(jobs: readonly { readonly job: PlannedJob }[]): number {
  return jobs.reduce((sum, { job }) => sum + job.units, 0);
}

function byRound<T extends { readonly round: number }>(
  items: readonly T[],
): readonly (readonly [number, readonly T[]])[] {
  return [...Map.groupBy(items, ({ round }) => round)].toSorted(([a], [b]) => a - b);
}

/** A job with the round that has asked for it. */
interface Witness {
  readonly round?: number;
  readonly judged: { readonly reason: Reason | null; readonly scored: number | null };
}

/**
 * The jobs that failed and that a round after them stands in for: those of one round at most, which is not the last that can be asked for,
 * and only where at least as many units are left as the first round has. `isOver`: nothing more is asked for.
 */
export function replacedAmong<T extends Witness>(
  witnesses: readonly T[],
  { asked, comingUnits }: CaseRounds,
  isOver: boolean,
): ReadonlySet<T> {
  const failed = witnesses.filter(({ judged: { reason } }) => reason !== null && isReplaceable(reason));
  const [round, ...others] = new Set(failed.map(roundOf));
  if (round === undefined || others.length > 0) return new Set();
  const coming = isOver ? [] : comingUnits;
  const isFollowed = coming.length > 0 || asked.some((later) => later.round > round);
  const isReplaced = isFollowed && hasUnitsWithout(failed.length, { round, asked, coming });
  return new Set(isReplaced ? failed : []);
}

interface Left {
  readonly round: number;
  readonly asked: CaseRounds['asked'];
  readonly coming: readonly number[];
}

/** Whether without so many jobs of a round, each of which holds an equal part of its units, as many units are left as the first round has. */
function hasUnitsWithout(jobs: number, { round, asked, coming }: Left): boolean {
  const [first] = asked;
  const failing = asked.find((each) => each.round === round);
  if (first === undefined || failing === undefined) return false;
  const lost = Math.ceil((failing.units * jobs) / failing.jobs);
  const left = [...asked.map(({ units }) => units), ...coming].reduce((sum, units) => sum + units, -lost);
  return left >= first.units;
}

/** Whether a job has failed at the service, which says nothing of the model. */
function isReplaceable({ code }: Reason): boolean {
  return code === 'job-failed' || code === 'job-timed-out' || code === 'job-cancelled';
}

/**
 * After how many units it is looked: those that were scored round by round, then those that further rounds would bring, if the service goes
 * on to score as many for each that is asked for.
 */
export function looksOf(witnesses: readonly Witness[], { asked, comingUnits }: CaseRounds): readonly number[] {
  const ofRound = Map.groupBy(witnesses, roundOf);
  const rounds = asked.map(({ round, jobs, units }) => {
    const scored = (ofRound.get(round) ?? []).flatMap(({ judged }) => judged.scored ?? []);
    return { units, isWhole: scored.length === jobs, scored: sumOf(scored) };
  });
  const scored = rise(
    0,
    rounds.map((each) => each.scored),
  );
  const whole = rounds.filter(({ isWhole }) => isWhole);
  const perUnit = sumOf(whole.map((each) => each.scored)) / sumOf(whole.map(({ units }) => units)) || 1;
  const coming = comingUnits.map((units) => Math.max(1, Math.round(perUnit * units)));
  return looksAsScored([...scored, ...rise(scored.at(-1) ?? 0, coming)], scored);
}

/** The sums of these steps, one after the other. */
function rise(from: number, steps: readonly number[]): readonly number[] {
  return steps.map((_, nth) => from + sumOf(steps.slice(0, nth + 1)));
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
