import { isJudged, roundOf } from '../plan/plan.ts';
import type { Job, JobId } from '../services/service.ts';
import { createdAtMsOf, kinshipOf, suspectsOf, type Wanted } from './match-jobs.ts';

/** The jobs of a batch, with the places that they have in it. */
export interface MatchedBatch {
  readonly jobIds: readonly JobId[];
  readonly asked: readonly number[];
}

/**
 * Whether nobody knows which of its jobs a batch was asked for: in a later round, only what was undecided; of a baseline, what the account
 * lacked.
 */
export function isPartlyKnown({ batch, submit }: Pick<Wanted, 'batch' | 'submit'>): boolean {
  return (roundOf(batch) > 1 || !isJudged(batch)) && submit.asked === undefined;
}

/**
 * The jobs of each of these batches, none of them where a batch was not carried out; null when it is not certain. Each benchmark has gone
 * through its rounds without a gap, as far as it has come: so its jobs, as they were created one after the other, must be those of its
 * first batches, each of them whole. As ever, nothing else may be there.
 */
export function matchRounds(jobs: readonly Job[], wanted: readonly Wanted[]): readonly MatchedBatch[] | null {
  const free = new Set(suspectsOf(jobs, wanted).toSorted((a, b) => createdAtMsOf(a) - createdAtMsOf(b)));
  const over = new Set<string>();
  const matched = wanted.map((each): MatchedBatch | null => {
    const places = [...each.batch.jobs.entries()];
    const found: { readonly place: number; readonly id: JobId }[] = [];
    for (const [benchmarkId, own] of Map.groupBy(places, ([, job]) => job.benchmarkId)) {
      const first = [...free].filter((job) => job.benchmarkId === benchmarkId).slice(0, own.length);
      const isOwn = first.every((job) => kinshipOf(job, each) === 'own');
      const line = `${each.batch.role ?? ''} ${benchmarkId}`;
      const pairs = over.has(line) || !isOwn ? null : pairBySize(first, own);
      if (pairs === null) over.add(line);
      for (const { job, place } of pairs ?? []) {
        free.delete(job);
        found.push({ place, id: job.id });
      }
    }
    const isWhole = found.length === 0 || found.length === places.length;
    return isWhole || isPartlyKnown(each) ? toMatched(found) : null;
  });
  const whole = matched.filter((each) => each !== null);
  if (free.size > 0 || whole.length < matched.length) return null;
  // Batches are sent one after the other, and where it is known what one was asked for it was not left out.
  const missing = wanted.findIndex((each, nth) => !isPartlyKnown(each) && whole[nth]?.jobIds.length === 0);
  const hasGap = missing >= 0 && whole.slice(missing).some(({ jobIds }) => jobIds.length > 0);
  return hasGap ? null : whole;
}

function toMatched(found: readonly { readonly place: number; readonly id: JobId }[]): MatchedBatch {
  const inOrder = found.toSorted((a, b) => a.place - b.place);
  return { jobIds: inOrder.map(({ id }) => id), asked: inOrder.map(({ place }) => place) };
}

type Place = readonly [place: number, job: { readonly units: number }];

/** Gives each job a place of its size; null when they do not come out even. */
function pairBySize(
  jobs: readonly Job[],
  places: readonly Place[],
): readonly { readonly job: Job; readonly place: number }[] | null {
  const left = new Set(places);
  const pairs = jobs.flatMap((job) => {
    const fit = [...left].find(([, { units }]) => units === job.units);
    if (fit === undefined) return [];
    left.delete(fit);
    return { job, place: fit[0] };
  });
  return pairs.length === places.length ? pairs : null;
}
