import type { Ledger } from './ledger/ledger.ts';
import { unite } from './ledger/payment.ts';
import type { Notice } from './notice.ts';
import type { ReadBaselines } from './past/read-baselines.ts';
import { isJudged, type Plan, type PlannedBatch, type PlannedJob } from './plan/plan.ts';
import type { JobId } from './services/service.ts';
import type { NeededBaselines } from './submit/next-round.ts';
import type { BaselineRun } from './verdict/baseline.ts';
import type { CaseBaseline } from './verdict/judge.ts';
import type { Evidence } from './verdict/judge-job.ts';

/** What is known of what a run's benchmarks are compared with. */
export interface RunBaselines {
  readonly read: ReadBaselines;
  /** What baselines need to be run, known when it is read what the account has. */
  readonly needed: NeededBaselines;
}

export const nothingRead: RunBaselines = { read: { looks: new Map(), listed: new Map() }, needed: new Map() };

/**
 * Finds the baseline of the benchmark at that place of the plan by what is known of its jobs, and of what was run for its baseline (null
 * where nothing was); null where it is compared with none.
 */
export type BaselineFinder = (
  index: number,
  evidence: readonly Evidence[],
  run: BaselineRun | null,
) => CaseBaseline | null;

interface Compared {
  readonly plan: Plan;
  readonly rules: typeof import('./verdict/rules.ts');
  /** The full address of the endpoint that jobs of before ran against; null where none is named. */
  readonly endpointUrl: string | null;
  readonly ownIds: ReadonlySet<JobId>;
  /** When the run began, in milliseconds since the epoch. */
  readonly startedAtMs: number;
}

/** Finds baselines by what was read of them. */
export function baselineFinder(
  { read: { looks, listed }, needed }: RunBaselines,
  { plan: { benchmarks, batches, comparing }, rules, endpointUrl, ownIds, startedAtMs }: Compared,
): BaselineFinder {
  return (index, evidence, run) => {
    const benchmark = benchmarks[index];
    if (benchmark?.baseline === undefined || comparing === null) return null;
    const { service, baseline } = benchmark;
    const isOwn = ({ benchmark: owner }: PlannedJob) => owner === index;
    const isNeeded = [...needed].some(([batch, places]) =>
      places.some((place) => batches[batch]?.jobs[place]?.benchmark === index),
    );
    const found = rules.findBaseline({
      source: rules.sourceOf(benchmark, baseline, evidence),
      run,
      canRun: isNeeded,
      look: looks.get(index) ?? null,
      listed: listed.get(service) ?? null,
      endpointUrl,
      isSeeded: batches.some(({ seed, jobs }) => seed !== null && jobs.some(isOwn)),
      comparing,
      ...rules.factsOf(benchmark, evidence),
      ownIds,
      startedAtMs,
    });
    return { comparing, found };
  };
}

/** Jobs that are, or may be, paid for as baselines alone: nobody judges them. */
export function baselineIdsOf({
  plan,
  ledger,
}: {
  readonly plan: Plan | null;
  readonly ledger: Ledger | null;
}): ReadonlySet<JobId> {
  const idsOf = (isIncluded: (batch: PlannedBatch) => boolean) =>
    (plan?.batches ?? []).filter(isIncluded).flatMap(({ index }) => {
      const payment = ledger?.paymentOf(index);
      if (payment?.state === 'uncertain') return [...payment.candidates, ...payment.named];
      return payment !== undefined && 'jobIds' in payment ? payment.jobIds : [];
    });
  return new Set(idsOf((batch) => !isJudged(batch))).difference(new Set(idsOf(isJudged)));
}

/** A notice that says of the jobs it names which of them are a baseline's. */
export function withBaselines(notice: Notice, ofBaselines: ReadonlySet<JobId>): Notice {
  if (!('candidates' in notice) && notice.code !== 'paid-jobs-unreadable') return notice;
  const named = [
    'candidates' in notice ? notice.candidates : [],
    'paidIds' in notice ? notice.paidIds : [],
    'jobIds' in notice ? notice.jobIds : [],
  ].flat();
  const baselineIds = unite(
    notice.baselineIds ?? [],
    named.filter((id) => ofBaselines.has(id)),
  );
  return baselineIds.length === 0 ? notice : { ...notice, baselineIds };
}
