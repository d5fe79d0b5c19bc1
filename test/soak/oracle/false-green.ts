import type { StoryBenchmark } from '../story/story.ts';
import { type Attempt, modelKeyOf } from '../world/attempt.ts';
import type { PlayedStory } from '../world/play-story.ts';
import type { Payment } from '../world/service-record.ts';
import { type Judgement, nothing } from './judgement.ts';
import { pooledPct, type TrueScore } from './truth.ts';
import { findTwins } from './twins.ts';
import { isGreen, judgedIdsOf, verdictAtMs, verdictOf } from './verdict.ts';

/**
 * A green check is proof: every benchmark that was asked for has jobs of this very plan and commit, for all its units, whose true
 * scores reach the threshold. Jobs that another run of the same commit and plan has paid for are as good, the
 * tested commit being the pull request's head; those of anybody else never are, but for one class that no answer tells apart: see
 * `findTwins`.
 */
export function judgeGreen(played: PlayedStory, attempt: Attempt): Judgement {
  const { plan } = attempt.script.asked;
  if (!isGreen(attempt)) return nothing;
  const verdict = verdictOf(attempt);
  if (verdict === 'planned' && plan.isDryRun) return nothing;
  if (verdict !== 'passed') {
    const isMeant = plan.warnOnly && verdict !== 'none';
    return isMeant
      ? nothing
      : wrong(attempt, [{ kind: 'green without a pass', what: `green with verdict ${verdict}` }]);
  }
  const ids = judgedIdsOf(attempt);
  const paid = played.services.record.payments.filter(({ jobId }) => ids.has(jobId));
  if (paid.some(({ isBaseline }) => isBaseline))
    return wrong(attempt, [
      { kind: 'on jobs of a baseline', what: 'a job of its baseline is among those that it judged' },
    ]);
  const own = paid.filter((payment) => isOwn(payment, attempt));
  const others = paid.filter((payment) => !own.includes(payment));
  const twins = findTwins(played, attempt, others);
  const jobs = [...own, ...twins.flatMap(({ batch }) => batch)];
  const existing = plan.benchmarks.filter(({ service }) => service === 'overmind');
  const existingIds = existing.map(({ id }) => played.services.existingId(id)).filter((id) => ids.has(id));
  const strangers = ids.size - jobs.length - existingIds.length;
  if (strangers > 0)
    return wrong(attempt, [{ kind: 'on jobs of another', what: `${strangers} of its jobs are not its own` }]);
  const faults = plan.benchmarks.flatMap((benchmark) => faultsOf(played, attempt, { benchmark, jobs, ids }) ?? []);
  const [uncounted, real] = [
    faults.filter(({ isUncounted }) => isUncounted),
    faults.filter(({ isUncounted }) => !isUncounted),
  ];
  return {
    ...wrong(attempt, real),
    excused: [
      ...twins.map(({ kind }) => `green on the jobs of ${kind}`),
      ...uncounted.map(({ kind }) => `green ${kind}: 0% of no units, where the service tells no counts`),
    ],
  };
}

interface Fault {
  /** Whether no answer of the service tells. */
  readonly isUncounted?: boolean;
  readonly kind: string;
  readonly what: string;
}

function wrong({ name }: Attempt, faults: readonly Fault[]): Judgement {
  const violations = faults.map(({ kind, what }) => ({
    promise: 'false green' as const,
    kind,
    text: `${name}: ${what}`,
  }));
  return { violations, excused: [] };
}

/** Whether a job ran the very model and commit that this attempt was asked for; its benchmark and size are looked at in turn. */
function isOwn({ by, service }: Payment, attempt: Attempt): boolean {
  if (by.run !== attempt.run && (by.run.isTwin || attempt.run.isTwin)) return false;
  const isSameModel = modelKeyOf(by.script.asked, service) === modelKeyOf(attempt.script.asked, service);
  return isSameModel && !by.commits.isDisjointFrom(attempt.commits);
}

interface Judged {
  readonly benchmark: StoryBenchmark;
  readonly jobs: readonly Payment[];
  readonly ids: ReadonlySet<string>;
}

function faultsOf(played: PlayedStory, attempt: Attempt, { benchmark, jobs, ids }: Judged): Fault | null {
  const { service, id, units, minUnits, thresholdPct } = benchmark;
  const what = `${service} ${id}`;
  const atMs = verdictAtMs(attempt) ?? 0;
  if (service === 'overmind') {
    const jobId = played.services.existingId(id);
    const score = ids.has(jobId) ? scoreOf(played, { service, jobId, atMs }) : null;
    return judgeScore(what, score?.pct ?? null, thresholdPct);
  }
  const own = jobs.filter((job) => job.service === service && job.benchmarkId === id);
  const paidUnits = unitsOf(own);
  const askedUnits = service === 'runloop' ? 1 : units;
  // Rounds end as soon as the verdict is clear.
  const leastUnits = minUnits ?? askedUnits;
  if (paidUnits < leastUnits || paidUnits > askedUnits)
    return { kind: 'without all units', what: `${what} has jobs for ${paidUnits} of ${askedUnits} units` };
  const scoreOfOwn = ({ jobId }: Payment) => scoreOf(played, { service, jobId, atMs });
  // What failed in one round is replaced by those after it, if these bring as many units as the first one has.
  const failed = minUnits === undefined ? [] : own.filter((job) => scoreOfOwn(job) === null);
  const left = own.filter((job) => !failed.includes(job));
  const isReplaced = areOfOneRound(failed, own, leastUnits) && unitsOf(left) >= leastUnits;
  const judged = isReplaced ? left : own;
  const fault = judgeScore(what, pooledPct(judged.map(scoreOfOwn)), thresholdPct);
  // A score that its counts contradict shows nothing of it to whom one of them is never told.
  const { missing } = played.story.quirks[service];
  const isUncounted = thresholdPct === 0 && ['total_scored', 'passed_count'].some((field) => missing.includes(field));
  return fault && { ...fault, isUncounted };
}

function unitsOf(jobs: readonly Payment[]): number {
  return jobs.reduce((sum, { units }) => sum + units, 0);
}

/** Whether jobs were paid for in one round: the first has as many units as that, in several requests, and each further one is one request. */
function areOfOneRound(jobs: readonly Payment[], own: readonly Payment[], firstUnits: number): boolean {
  const inTurn = own.toSorted((a, b) => a.submit.sentAtMs - b.submit.sentAtMs);
  const isOfFirst = (job: Payment) => unitsOf(inTurn.slice(0, inTurn.indexOf(job) + 1)) <= firstUnits;
  return new Set(jobs.map(({ submit }) => submit)).size === 1 || (jobs.length > 0 && jobs.every(isOfFirst));
}

function judgeScore(what: string, pct: number | null, thresholdPct: number): Fault | null {
  if (pct !== null && pct >= thresholdPct && pct <= 100) return null;
  const truth = pct === null ? 'no score' : `${pct}`;
  return { kind: 'on a score that is not true', what: `${what} truly has ${truth}, its threshold is ${thresholdPct}` };
}

/** What a job has truly come to at that moment; null when it is not over, was stopped, or has no valid score. */
export function scoreOf(
  { services }: PlayedStory,
  { service, jobId, atMs }: { service: StoryBenchmark['service']; jobId: string; atMs: number },
): TrueScore | null {
  const truth = services.truthOf(service, jobId);
  if (truth === undefined || services.record.isCancelled(jobId, atMs)) return null;
  return truth.endsAtMs > services.clockOf(service, atMs) ? null : truth.score;
}
