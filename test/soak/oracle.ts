import { inspect } from 'node:util';
import { findLeak, isCommand, lineBreak } from './canaries.ts';
import type { Payment } from './service-world.ts';
import { type Attempt, isCutOff, type Told } from './tell-story.ts';
import { pooledPct, trueScoreOf } from './truth.ts';

/** A promise of the product that one story broke. */
export interface Violation {
  readonly promise: 'false green' | 'double payment' | 'lost id' | 'leak' | 'overrun' | 'no end';
  readonly text: string;
}

/** Payments beyond the plan that no memory could have prevented; counted, since they are money all the same. */
export type PaidAgain =
  | 'there is no comment to remember them in (no pull request, or `comment` is `never` or `on-failure`)'
  | 'the earlier attempt was cut off before GitHub knew of its jobs'
  | 'the earlier attempt said that its submit was in doubt';

export interface Judgement {
  readonly violations: readonly Violation[];
  readonly paidAgain: readonly PaidAgain[];
  /** Attempts that went green on the jobs of a twin, which no answer of the service tells from their own. */
  readonly onTwinsJobs: number;
}

const longestOverrunMs = 10_000;
const githubBudgetMs = 30_000;

/** Holds what the processes of a story published against what is true. Knows nothing of the product's own code. */
export function judgeStory(told: Told): Judgement {
  const all = [...told.attempts, ...(told.twin === null ? [] : [told.twin])];
  const payments = judgePayments(told);
  const violations = all.flatMap((attempt) => [
    ...falseGreens(told, attempt),
    ...lostIds(told, attempt),
    ...leaks(attempt),
    ...overruns(told, attempt),
    ...crashes(attempt),
  ]);
  if (told.end !== 'done') violations.push({ promise: 'no end', text: `the processes never end: ${told.end}` });
  return {
    violations: [...violations, ...payments.violations],
    paidAgain: payments.paidAgain,
    onTwinsJobs: all.filter((attempt) => isGreen(attempt) && twinsJobs(told, attempt).size > 0).length,
  };
}

export function verdictOf({ recorder }: Attempt): string {
  return recorder.output('verdict') ?? 'none';
}

function isGreen(attempt: Attempt): boolean {
  return attempt.passes === true || verdictOf(attempt) === 'passed';
}

function idsOf({ recorder }: Attempt): ReadonlySet<string> {
  return new Set((recorder.output('job-ids') ?? '').split(',').filter((id) => id !== ''));
}

/** Whether what that process paid for is this attempt's own: its own payments and those of the attempts before it. */
function owns(attempt: Attempt, process: number): boolean {
  return attempt.process < 0 ? process < 0 : process >= 0 && process <= attempt.process;
}

/** The clocks tell seconds, and what is listed is compared by them. */
const twinSlackMs = 4000;

/**
 * The jobs of a twin among those that an attempt judged: another workflow with the same plan for the same endpoint, whose
 * jobs were created while a submit of this attempt was under way. The service keeps no mark of who submitted a job, so no
 * client can tell them from its own when its own answer is lost. It must say so, and only a twin's whole batch will do.
 */
function twinsJobs({ service, startMs }: Told, attempt: Attempt): ReadonlySet<string> {
  const isDisclosed = attempt.recorder.published.some(
    ({ kind, text }) => kind === 'annotation' && text.includes('Should another workflow have submitted the same'),
  );
  const submits = service.submits.filter(({ process }) => owns(attempt, process));
  if (!isDisclosed) return new Set();
  const ids = idsOf(attempt);
  const theirs = service.payments.filter(({ process }) => !owns(attempt, process));
  const batches = Map.groupBy(theirs, ({ process, atMs, seed }) => `${process} ${atMs} ${seed}`);
  const taken = [...batches.values()].filter((batch) => {
    const isWhole = batch.every(({ jobId }) => ids.has(jobId));
    const isDuring = batch.every(({ atMs }) =>
      submits.some(({ fromMs, toMs }) => atMs >= fromMs - twinSlackMs && atMs <= (toMs ?? startMs) + twinSlackMs),
    );
    return isWhole && isDuring;
  });
  return new Set(taken.flat().map(({ jobId }) => jobId));
}

function falseGreens(told: Told, attempt: Attempt): readonly Violation[] {
  const { plan } = told.story;
  if (!isGreen(attempt)) return [];
  const verdict = verdictOf(attempt);
  const wrong = (text: string): Violation => ({
    promise: 'false green',
    text: `attempt ${attempt.process + 1}: ${text}`,
  });
  if (verdict === 'planned' && plan.isDryRun) return [];
  if (verdict !== 'passed') return plan.warnOnly && verdict !== 'none' ? [] : [wrong(`green with verdict ${verdict}`)];
  const ids = idsOf(attempt);
  const twins = twinsJobs(told, attempt);
  const own = told.service.payments.filter(
    ({ process, jobId }) => ids.has(jobId) && (owns(attempt, process) || twins.has(jobId)),
  );
  const violations = own.length === ids.size ? [] : [wrong(`${ids.size - own.length} of its jobs are not its own`)];
  const serverNowMs = (attempt.recorder.firstAtMs('output', 'verdict') ?? 0) + told.story.skewMs;
  for (const { id, units, thresholdPct } of plan.benchmarks) {
    const jobs = own.filter(({ benchmarkId }) => benchmarkId === id);
    const paidUnits = jobs.reduce((sum, job) => sum + job.units, 0);
    const scores = jobs.flatMap(({ jobId }) => {
      const job = told.service.store.jobs.get(jobId);
      return job === undefined ? [null] : [trueScoreOf(job, serverNowMs)];
    });
    const pct = pooledPct(scores);
    if (paidUnits !== units) violations.push(wrong(`benchmark ${id} has jobs for ${paidUnits} of ${units} units`));
    else if (pct === null || pct < thresholdPct || pct > 100)
      violations.push(wrong(`benchmark ${id} truly has ${pct ?? 'no score'}, its threshold is ${thresholdPct}`));
  }
  return violations;
}

/** What a process may pay for only once: a plan's jobs of one benchmark with one seed go into one submit. */
function purposeOf({ benchmarkId, seed }: Payment): string {
  return `benchmark ${benchmarkId}${seed === null ? '' : `, seed ${seed}`}`;
}

function judgePayments({ story, attempts, service }: Told): {
  violations: readonly Violation[];
  paidAgain: readonly PaidAgain[];
} {
  const violations: Violation[] = [];
  const paidAgain: PaidAgain[] = [];
  let earlier: Payment[] = [];
  let wasInDoubt = false;
  for (const attempt of attempts) {
    const own = service.payments.filter(({ process }) => process === attempt.process);
    for (const { id, units } of story.plan.benchmarks) {
      const paid = own.filter(({ benchmarkId }) => benchmarkId === id).reduce((sum, job) => sum + job.units, 0);
      if (paid > units) {
        const text = `attempt ${attempt.process + 1} alone paid ${paid} units of benchmark ${id} for ${units}`;
        violations.push({ promise: 'double payment', text });
      }
    }
    const again = earlier.filter((before) => own.some((now) => purposeOf(now) === purposeOf(before)));
    const known = again.find(({ jobId }) => attempt.commentsBefore.some((text) => text.includes(jobId)));
    if (known !== undefined) {
      const text = `attempt ${attempt.process + 1} paid again for ${purposeOf(known)}, although GitHub showed job ${known.jobId}`;
      violations.push({ promise: 'double payment', text });
    } else if (again.length > 0) {
      paidAgain.push(
        !story.plan.isPullRequest || story.plan.comment !== 'always'
          ? 'there is no comment to remember them in (no pull request, or `comment` is `never` or `on-failure`)'
          : wasInDoubt
            ? 'the earlier attempt said that its submit was in doubt'
            : 'the earlier attempt was cut off before GitHub knew of its jobs',
      );
    }
    // A run that came to its verdict is evaluated anew when it is run again.
    const isOpen = isCutOff(attempt, story);
    earlier = isOpen ? [...earlier, ...own] : [];
    wasInDoubt = isOpen && (wasInDoubt || saysDoubt(attempt));
  }
  return { violations, paidAgain };
}

const doubt = /may (?:or may not )?have been (?:submitted|paid|carried out)/iu;

/** Whether an attempt ends by saying plainly that something may have been submitted: in its result, or as its last word. */
function saysDoubt({ recorder }: Attempt): boolean {
  const { published } = recorder;
  const results = published.filter(({ kind }) => kind === 'summary' || kind === 'annotation');
  const last = published.findLast(({ kind }) => kind === 'log')?.text ?? '';
  return results.some(({ text }) => doubt.test(text)) || doubt.test(last);
}

function lostIds({ service }: Told, attempt: Attempt): readonly Violation[] {
  if (saysDoubt(attempt)) return [];
  const { text } = attempt.recorder;
  const lost = service.payments
    // Answered with the id of another job, a run that is cut off before it has read that job cannot know.
    .filter(({ process, isMisnamed }) => process === attempt.process && !(isMisnamed && attempt.cutAtMs !== null))
    .filter(({ jobId }) => !text.includes(jobId) && !attempt.commentsAfter.some((comment) => comment.includes(jobId)));
  if (lost.length === 0) return [];
  const ids = lost.map(({ jobId }) => jobId).join(', ');
  return [{ promise: 'lost id', text: `attempt ${attempt.process + 1} paid for ${ids} and says nothing of it` }];
}

function leaks({ process, recorder, commentsAfter }: Attempt): readonly Violation[] {
  const violations: Violation[] = [];
  const found = (what: string, text: string) =>
    violations.push({
      promise: 'leak',
      text: `attempt ${process + 1}: ${what} in ${JSON.stringify(text.slice(0, 300))}`,
    });
  for (const { kind, text } of recorder.published) {
    const leak = findLeak(text);
    if (leak !== null) found(`secret ${leak}`, text);
    const isLine = kind === 'log' || kind === 'group';
    if (isLine && (lineBreak.test(text) || isCommand(text))) found('a command', text);
  }
  for (const text of commentsAfter) {
    const leak = findLeak(text);
    if (leak !== null) found(`secret ${leak}`, text.slice(text.indexOf(leak) - 100));
    if (text.split('<!-- benchmark-gate').length > 3) found('a second marker', text);
  }
  return violations;
}

/** How far beyond its deadline an attempt made up its mind, in milliseconds; below 0 before it. */
export function overrunMs({ plan }: Told['story'], attempt: Attempt): number | null {
  const verdictAtMs = attempt.recorder.firstAtMs('output', 'verdict');
  return verdictAtMs === null ? null : verdictAtMs - (attempt.startedAtMs + plan.timeoutMs);
}

function overruns({ story }: Told, attempt: Attempt): readonly Violation[] {
  const violations: Violation[] = [];
  const late = overrunMs(story, attempt) ?? 0;
  const found = (text: string) =>
    violations.push({ promise: 'overrun', text: `attempt ${attempt.process + 1}: ${text}` });
  if (late > longestOverrunMs) found(`verdict ${late / 1000} s after the deadline`);
  const deadlineMs = attempt.startedAtMs + story.plan.timeoutMs;
  const endLateMs = (attempt.endedAtMs ?? 0) - deadlineMs - githubBudgetMs;
  if (endLateMs > longestOverrunMs) found(`ended ${endLateMs / 1000} s after the deadline and GitHub's 30 s`);
  return violations;
}

function crashes(attempt: Attempt): readonly Violation[] {
  if (attempt.crash === null) return [];
  const { crash } = attempt;
  return [
    {
      promise: 'no end',
      text: `attempt ${attempt.process + 1} threw ${inspect(crash)}`,
    },
  ];
}
