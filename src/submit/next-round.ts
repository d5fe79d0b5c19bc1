import { isJudged, type Plan, type PlannedBatch, roundOf, withJobs } from '../plan/plan.ts';
import type { PlannedPayment } from '../verdict/pair-jobs.ts';
import { openJobsOf } from '../verdict/rounds.ts';

/** What is to be paid next. */
export interface Round {
  /** Counted from 1. */
  readonly nth: number;
  /** Its batches as far as they are asked for, in the plan's order. */
  readonly batches: readonly PlannedBatch[];
  /**
   * The places of the jobs that are asked for, by the batch's own place; the first round asks for all jobs of a batch that is not named
   * here.
   */
  readonly asked: ReadonlyMap<number, readonly number[]>;
}

/** The places of the jobs that baselines need, by the batch's own place. */
export type NeededBaselines = ReadonlyMap<number, readonly number[]>;

/** The places of the baselines of these benchmarks. */
export function baselinesFor(benchmarks: ReadonlySet<number>, batches: readonly PlannedBatch[]): NeededBaselines {
  const needed = batches.flatMap((batch) => {
    if (isJudged(batch)) return [];
    const places = [...batch.jobs.entries()].flatMap(([place, { benchmark }]) =>
      benchmarks.has(benchmark) ? place : [],
    );
    return places.length === 0 ? [] : [[batch.index, places] as const];
  });
  return new Map(needed);
}

/** The first round asks for everything that it holds, and of baselines for what is needed. */
export function firstRound({ batches }: Pick<Plan, 'batches'>, needed: NeededBaselines): Round {
  return { nth: 1, batches: neededOf(batches, needed).filter((batch) => roundOf(batch) === 1), asked: needed };
}

/** The batches as far as they may be asked for. */
export function neededOf(batches: readonly PlannedBatch[], needed: NeededBaselines): readonly PlannedBatch[] {
  return batches.flatMap((batch) => {
    if (isJudged(batch)) return [batch];
    const places = needed.get(batch.index) ?? [];
    return places.length === 0 ? [] : [withJobs(batch, places)];
  });
}

interface NextOptions {
  readonly batches: Plan['batches'];
  readonly paid: readonly PlannedPayment[];
  /** The benchmarks that want more units, by their index. */
  readonly undecided: readonly number[];
}

/** The next round that can be asked for, with the jobs of what is undecided alone; null when there is none. */
export function nextRound({ batches, paid, undecided }: NextOptions): Round | null {
  const open = undecided.flatMap((benchmark) => openJobsOf(benchmark, { batches, paid }));
  const nth = Math.min(...open.map(({ batch }) => roundOf(batch)));
  const due = open.filter(({ batch }) => roundOf(batch) === nth);
  if (due.length === 0) return null;
  const byBatch = [...Map.groupBy(due, ({ batch }) => batch)]
    .map(([batch, jobs]) => ({ batch, places: jobs.map(({ place }) => place).toSorted((a, b) => a - b) }))
    .toSorted((a, b) => a.batch.index - b.batch.index);
  return {
    nth,
    batches: byBatch.map(({ batch, places }) => withJobs(batch, places)),
    asked: new Map(byBatch.map(({ batch, places }) => [batch.index, places])),
  };
}
