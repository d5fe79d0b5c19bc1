/** Every sentence about what happened in a run. */
import type { NextSteps, Notice, NthBatch } from '../notice.ts';
import { capabilities } from '../plan/capabilities.ts';
import { serviceNames } from '../plan/plan.ts';
import type { RunKey } from '../run-key.ts';
import { renderDuration, renderMoment, renderTimeOfDay } from './duration.ts';
import { joinWords, renderCount } from './figures.ts';
import { renderReason } from './reasons.ts';

type Ids = readonly string[];

/** The sentence for what happened. Quotes texts from outside: neither escaped nor free of secrets. */
export function renderNotice(notice: Notice): string {
  switch (notice.code) {
    case 'input-invalid':
    case 'benchmark-not-offered':
    case 'unchecked':
    case 'github-problem':
      return notice.text;
    case 'secrets-withheld':
      return secretsWithheld[notice.from];
    case 'threshold-of-one-percent':
      return `The threshold of ${notice.benchmarkIds.length === 1 ? 'benchmark' : 'benchmarks'} ${joinWords(notice.benchmarkIds)} is 1%. Did you mean 100?`;
    case 'endpoint-without-path':
      return `\`endpoint-url\` (${notice.url}) has no path. Endpoints of provider ${notice.provider} usually have one, such as /v1/chat/completions.`;
    case 'endpoint-unused':
      return `\`endpoint-url\` has no effect: ${joinWords(notice.services.map(titleOf))} ${notice.services.length === 1 ? 'does' : 'do'} not call it.`;
    case 'newest-job':
      return `The newest job of ${notice.wanted} is ${notice.jobId}${notice.createdAt === null ? '; when it was created is not known' : `, created ${renderMoment(notice.createdAt.getTime())}`}.`;
    case 'newest-job-missing':
      return `No job was found for ${notice.wanted}. Check the name, and that the key may read the job.`;
    case 'newest-job-unknown':
      return `The newest job of ${notice.wanted} could not be looked up: ${notice.message}.${notice.isRefusal ? '' : ' Re-run later.'}`;
    case 'key-refused':
      return `The key for ${titleOf(notice.service)} was refused (${notice.message}). Check \`service-api-key\`.`;
    case 'service-refused':
      return `${titleOf(notice.service)} refused the check before submitting: ${notice.message}.`;
    case 'service-unreachable':
      return `${titleOf(notice.service)} cannot be reached. ${notice.isProxy ? 'Check the proxy.' : "Check `service-url`, and the runner's network."} (${notice.message})`;
    case 'price-unknown':
      return `The price of ${notice.benchmarkIds.length === 1 ? 'benchmark' : 'benchmarks'} ${joinWords(notice.benchmarkIds)} could not be read, so \`max-credits\` (${notice.maxCredits}) cannot be checked. Re-run later, or remove \`max-credits\`.`;
    case 'job-unfit':
      return `Job ${notice.jobId} cannot be judged: ${renderReason(notice.why)}.`;
    case 'baseline-run':
      return `The account has too few jobs to compare ${renderCount(notice.benchmarks, 'benchmark')} with, so ${renderCount(notice.units, 'unit')} of the baseline ${notice.units === 1 ? 'is' : 'are'} run as well.`;
    case 'baseline-cannot-fail': {
      const { benchmarkId, units, noun, needed } = notice;
      const more = needed === null ? 'Give a threshold' : `Run at least ${needed}, or give a threshold`;
      return `Benchmark ${benchmarkId} would pass whatever it scores: with ${renderCount(units, noun)} not even a score of 0 would be shown to be worse than its baseline. ${more}.`;
    }
    case 'job-unreadable':
      return `Job ${notice.jobId} cannot be read. Check the id, and that the key may read the job. (${notice.message})`;
    case 'over-max-credits':
      return `This run needs ${renderCount(notice.cost, 'credit')}; \`max-credits\` allows ${notice.maxCredits}. ${notice.hasPaid ? raiseVariable : 'Raise it, or run fewer units (`benchmark-counts`), and start a new run.'}`;
    case 'balance-too-low':
      return `This run needs ${renderCount(notice.cost, 'credit')}; the account has ${notice.balance}. Add credits and re-run${notice.hasPaid ? '' : ', or run fewer units (`benchmark-counts`)'}.`;
    case 'plan-cost':
      return `This run costs ${notice.isMost ? 'up to ' : ''}${renderCount(notice.cost, 'credit')}${notice.balances.length === 0 ? '' : `; the account has ${notice.balances.join(' + ')}`}.`;
    case 'resumed':
      return `Resuming ${jobsOf(notice.jobIds)}: ${nameOf(notice.by)} paid for ${notice.jobIds.length === 1 ? 'it' : 'them'} and did not finish.`;
    case 'shared':
      return `Judging ${jobsOf(notice.jobIds)}, which ${nameOf(notice.by)} has paid for.`;
    case 'waiting-for-run':
      return `Waiting for ${nameOf(notice.by)}, which is submitting the same benchmarks.`;
    case 'run-not-finished':
      return `${upper(nameOf(notice.by))} was submitting the same benchmarks, and reported no job ids before the time limit (\`timeout-minutes\`). Re-run later.`;
    case 'paying-anew':
      return notice.by === null
        ? 'Found no other paid jobs.'
        : `Not resuming ${nameOf(notice.by)}: ${whyAnew[notice.why]}.`;
    case 'judged-before':
      return `Not judging ${jobsOf(notice.jobIds)} again: an earlier attempt paid for ${notice.jobIds.length === 1 ? 'it' : 'them'}, and ${notice.jobIds.length === 1 ? 'it was' : 'they were'} judged. A re-run pays for new ones.`;
    case 'stopped-before':
      return `Not judging ${jobsOf(notice.jobIds)}: an earlier attempt paid for ${notice.jobIds.length === 1 ? 'it, and it was' : 'them, and they were'} stopped. A re-run pays for new ones.`;
    case 'looking-for-jobs':
      return `${renderSought(notice.by)} at the service, for up to 150 s.`;
    case 'stored-state-broken':
      return 'The record of earlier runs in the comment was edited or cut off, so it was not used.';
    case 'paid-jobs-unreadable':
      return `${upper(nameOf(notice.by))} paid for jobs that cannot be read now.${knownIds(notice.jobIds, notice)} Re-run later. (${notice.message})`;
    case 'paid-jobs-foreign':
      return `${upper(nameOf(notice.by))} recorded ${quoteIds(notice.jobIds)} as its jobs, but ${notice.why}. Look at them on the service's site, and judge the right ones with \`job-ids\`. ${notTwice}`;
    case 'earlier-submit-uncertain':
      return `${mayHavePaid(notice.by)}${knownIds(notice.paidIds, notice)} ${candidatesOf(notice)} ${notTwice}`;
    case 'earlier-attempt-unknown':
      return `${lostAttempt} It may have paid. ${candidatesOf(notice)}${anewAfter(notice)} ${notTwice}`;
    case 'other-run-possible':
      return notice.candidates.length > 0
        ? `GitHub does not say whether another run is paying for the same benchmarks, and these jobs were created since this one began: ${quoteIds(notice.candidates)}. ${notTwice} If they match what this run would submit, ${useOf(notice)}; else start a new run, not a re-run.`
        : `GitHub does not say whether another run is paying for the same benchmarks${notice.isUnseen ? ', and the service does not show which jobs there are' : ''}. ${notTwice} Re-run later, or judge the jobs that there are with \`job-ids\`.`;
    case 'found-from-earlier-attempt':
      return notice.by === null
        ? `${lostAttempt} Its jobs were found and are judged: ${quoteIds(notice.jobIds)}. If an input has changed since, or to pay for new ones, start a new run instead of a re-run.`
        : `${upper(nameOf(notice.by))} did not record how it ended. These jobs were found to be its own and are judged: ${quoteIds(notice.jobIds)}. To pay for new ones, push a new commit.`;
    case 'round':
      return `Round ${notice.nth}: ${renderCount(notice.benchmarks, 'benchmark')} not decided yet, ${renderCount(notice.units, 'more unit')}${notice.cost === null ? '' : `, ${renderCount(notice.cost, 'credit')}`}.`;
    case 'seeds':
      return `Submitting ${notice.seeds.length} batches with seeds ${joinWords(notice.seeds.map(String))}, so that no two jobs of a benchmark sample the same units.`;
    case 'submitting':
      return `Submitting ${renderCount(notice.jobs, 'job')}${nthOf(notice.batch)}. If no job ids appear below, the jobs may still have been charged.`;
    case 'submitted':
      return `Submitted ${jobsOf(notice.jobIds)}${notice.batchId === null ? '' : ` (batch ${notice.batchId})`}.`;
    case 'submit-again':
      return `The submit did not go through: ${notice.message}. Next attempt in ${Math.ceil(notice.pauseMs / 1000)} s.`;
    case 'submit-lost':
      return `The submit may or may not have gone through: ${notice.message}. Looking for its jobs; it is not sent again.`;
    case 'jobs-matched':
      return `The answer to a submit was lost, or could not be used. ${notice.isLabelled ? `Its jobs were found by their name: ${quoteIds(notice.jobIds)}.` : `These jobs were found instead: ${quoteIds(notice.jobIds)}. They were created at that moment, for the same endpoint, and are exactly what was submitted. If another workflow submitted the same at that moment, they may be its jobs, and others may have been charged.`}`;
    case 'submit-refused':
      return `${batchOf(notice.batch)} was refused by ${titleOf(notice.service)}: ${notice.message}.${notice.check === null ? '' : ` ${whatToCheck[notice.check]}`}${notice.mayBeCharged ? '' : ` ${nothingSpent}`}`;
    case 'submit-gave-up':
      return `${batchOf(notice.batch)} could not be submitted in ${renderCount(notice.attempts, 'attempt')}: ${notice.message}. ${nothingSpent} Re-run later.`;
    case 'submit-too-late':
      return `${batchOf(notice.batch)} was not submitted: the time limit (\`timeout-minutes\`) was reached first. ${nothingSpent}`;
    case 'submit-cancelled':
      return `${batchOf(notice.batch)} was not submitted: the run was ended first. ${nothingSpent}`;
    case 'submit-uncertain':
      return `${batchOf(notice.batch)} may or may not have been submitted (${notice.message}). It is not sent again, so that nothing is paid twice. ${candidatesOf(notice)}`;
    case 'charged-as-well':
      return `${whyCharged[notice.why]} These jobs may have been charged as well: ${quoteIds(notice.candidates)}. To ${areForBaselines(notice) ? 'compare with' : 'judge'} them, use ${inputsFor(notice.candidates, notice)}.`;
    case 'ids-withheld':
      return 'The id of a job or batch holds the value of a secret input, so it is not shown, and the outputs `job-ids` and `batch-id` leave it out. Use a less common value for that secret.';
    case 'outage-began':
      return `${titleOf(notice.service)} could not be read: ${notice.message}. Trying again.`;
    case 'history-unknown':
      return `No history: ${notice.message}.`;
    case 'outage-over':
      return `${titleOf(notice.service)} answers again, after ${renderDuration(notice.untilMs - notice.sinceMs)}.`;
    case 'outage-until-deadline':
      return `${titleOf(notice.service)} was not available (${notice.status ?? notice.message}) from ${renderTimeOfDay(notice.sinceMs)} until the time limit at ${renderTimeOfDay(notice.untilMs)} (\`timeout-minutes\`).`;
    case 'key-refused-while-waiting':
      return `${titleOf(notice.service)} refused the key when the gate tried to read the jobs (${notice.message}). Check \`service-api-key\`: it may have expired.`;
    case 'jobs-foreign':
      return `The answer to a submit named jobs that are not what was submitted: ${quoteIds(notice.jobIds)}. ${chargedInstead(notice) ?? "Others may have been charged: look for them on the service's site."}`;
    case 'jobs-never-read':
      return `The answer to a submit named ${quoteIds(notice.jobIds)}, which could not be read even once. ${chargedInstead(notice) ?? `If the service's site does not show ${notice.jobIds.length === 1 ? 'it' : 'them'} either, others may have been charged.`}`;
    case 'jobs-stopped':
      return notice.isConfirmed
        ? `These jobs were still running and were cancelled at the service: ${quoteIds(notice.jobIds)}.`
        : `The service was asked to cancel these jobs, and has not confirmed it yet: ${quoteIds(notice.jobIds)}.`;
    case 'next-steps':
      return renderNextSteps(notice.steps);
    case 'cancelled':
      return notice.when === 'before-submit'
        ? 'The run was cancelled before anything was submitted.'
        : 'The run was cancelled before every job had finished.';
    case 'internal-error':
      return `Internal error in Benchmark Gate (${notice.text}). Please report it with this log at https://github.com/benchmark-gate/benchmark-gate/issues.`;
    case 'no-comment':
      return `No comment: ${notice.why}.`;
    case 'comment-off':
      return `No comment: ${commentOff[notice.why]}.`;
    case 'issue-without-token':
      return 'No issue can be written without `github-token`: leave that input at its default.';
    case 'issue-off':
      return `No issue: ${issueOff[notice.why]}.`;
  }
}

/** The same as lines for the log: many ids stand below the sentence, a few to a line. */
export function renderNoticeLines(notice: Notice): readonly string[] {
  const ids = 'jobIds' in notice && notice.jobIds.length > maxIdsInSentence ? notice.jobIds : [];
  const lines = Array.from({ length: Math.ceil(ids.length / idsPerLine) }, (_, line) =>
    ids.slice(line * idsPerLine, (line + 1) * idsPerLine).join(', '),
  );
  return [renderNotice(notice), ...lines];
}

/** A sentence with more ids is no sentence. */
const maxIdsInSentence = 5;
const idsPerLine = 4;

const secretsWithheld = {
  fork: 'GitHub gives no secrets to a workflow that runs for a pull request from a fork. Run the gate where secrets are available: in a `workflow_run` workflow after this one, in the merge queue (`merge_group`), after merging (`push`), or by hand (`workflow_dispatch` with `pr-number`).',
  dependabot:
    "GitHub gives a workflow that Dependabot started only Dependabot's own secrets. Add the keys there (Settings, Secrets and variables, Dependabot), or skip the gate for Dependabot.",
} as const;

const whyAnew = {
  'too-old': 'its jobs are older than `max-age-minutes` allows',
  cancelled: 'its jobs were cancelled',
  absent: 'the service shows no job of it, so nothing was paid',
} as const;

const commentOff = {
  never: '`comment` is `never`',
  'nothing-failed': '`comment` is `on-failure`, and nothing failed',
  'no-token': 'there is no `github-token`',
  'no-repository': 'this run belongs to no repository',
} as const;

const issueOff = {
  'pull-request': 'this run belongs to a pull request',
  'unknown-pull-request': 'it is not known whether this run belongs to a pull request',
} as const;

const lostAttempt = 'An earlier attempt of this run did not record how it ended.';
const notTwice = 'Nothing more is submitted, so that nothing is paid twice.';
const whyCharged: Readonly<Record<Extract<Notice, { code: 'charged-as-well' }>['why'], string>> = {
  refused: 'A submit was refused because of its rate (429), and sent again.',
  'refused-for-good':
    'A submit was refused, but jobs like its own were created at that moment, perhaps by somebody else.',
  unrecorded: lostAttempt,
  unseen: 'The answer to a submit named jobs that the service did not show.',
  'listed-late': 'It is not known whether a submit was carried out, and jobs that may be its own are listed only now.',
};
const whatToCheck = {
  key: 'Check `service-api-key`.',
  credits: 'Add credits to the account.',
  address: 'Check `service-url`, and the id of the benchmark.',
} as const;
const nothingSpent = 'Nothing was spent on it.';
/** A re-run takes the workflow file as it was; a new commit has paid for nothing yet. */
const raiseVariable =
  'Where it comes from a variable, raise that and re-run: what is paid is then judged. A new commit pays for everything again.';

function renderSought(by: RunKey | 'other-runs' | null): string {
  if (by === 'other-runs')
    return 'The comment may not say all that other runs have paid for: somebody has edited it, or another key has signed a part of it. Looking for their jobs';
  return by === null ? `${lostAttempt} Looking for its jobs` : `${mayHavePaid(by)} Looking for them`;
}

function mayHavePaid(by: RunKey): string {
  return `${upper(nameOf(by))} may have paid for jobs without learning their ids.`;
}

/** A service by the name that it has in a sentence. */
function titleOf(service: string): string {
  const name = serviceNames.find((each) => each === service);
  return name === undefined ? service : capabilities[name].title;
}

function nameOf({ id, attempt }: RunKey): string {
  return `run ${id}${attempt > 1 ? ` (attempt ${attempt})` : ''}`;
}

function upper(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

function batchOf({ nth, of }: NthBatch): string {
  return of === 1 ? 'The batch' : `Batch ${nth} of ${of}`;
}

function nthOf({ nth, of }: NthBatch): string {
  return of === 1 ? '' : `, batch ${nth} of ${of}`;
}

/** Few ids, or how many. */
function jobsOf(ids: Ids): string {
  return ids.length > maxIdsInSentence
    ? renderCount(ids.length, 'job')
    : `${ids.length === 1 ? 'job' : 'jobs'} ${joinWords(ids)}`;
}

/** Ids in a sentence: as code they are shown as they are, so that they can be copied. */
function quoteIds(ids: Ids): string {
  const shown = ids.slice(0, maxIdsInSentence).map((id) => `\`${id}\``);
  const more = ids.length - shown.length;
  return joinWords(more > 0 ? [...shown, `${more} more`] : shown);
}

/** Ids of which some may be a baseline's. */
interface MaybeBaselines {
  readonly baselineIds?: Ids;
}

interface Candidates extends MaybeBaselines {
  readonly candidates: Ids;
}

function knownIds(ids: Ids, among: MaybeBaselines): string {
  return ids.length === 0 ? '' : ` Known to be paid: ${inputsFor(ids, among)}.`;
}

/** Jobs as the inputs that take them. */
function inputsFor(ids: Ids, { baselineIds = [] }: MaybeBaselines): string {
  const isOfBaseline = (id: string) => baselineIds.includes(id);
  const inputs = [
    { name: 'job-ids', ids: ids.filter((id) => !isOfBaseline(id)) },
    { name: 'baseline-job-ids', ids: ids.filter(isOfBaseline) },
  ];
  return joinWords(inputs.flatMap(({ name, ids: own }) => (own.length === 0 ? [] : `\`${name}: ${own.join(',')}\``)));
}

/** What to do with jobs that may be paid. */
function useOf(notice: Candidates): string {
  return `${areForBaselines(notice) ? 'compare' : 'judge them'} with ${inputsFor(notice.candidates, notice)}`;
}

function areForBaselines({ candidates, baselineIds = [] }: Candidates): boolean {
  return candidates.every((id) => baselineIds.includes(id));
}

/** The other way out where it is not even known whether anything was submitted. */
function anewAfter({ candidates }: { readonly candidates: readonly string[] }): string {
  return candidates.length > 0 ? ' If they are not, start a new run, which pays.' : '';
}

/** What to do about jobs that may be paid. */
function candidatesOf(notice: Candidates & { readonly isUnseen: boolean }): string {
  const { candidates, isUnseen } = notice;
  if (candidates.length > 0)
    return `These jobs may be its own: ${quoteIds(candidates)}. If they are, ${useOf(notice)}.`;
  return isUnseen
    ? "The search for its jobs could not be completed. Look for them on the service's site and judge them with `job-ids`, or re-run later."
    : "None of its jobs is listed yet. Look on the service's site later: if its jobs are there, judge them with `job-ids`; if not, re-run.";
}

/** What is known of jobs that were charged in place of those that the answer named; null when nothing is. */
function chargedInstead(notice: Candidates): string | null {
  const { candidates } = notice;
  if (candidates.length === 0) return null;
  return `These jobs may have been charged instead: ${quoteIds(candidates)}. If they match what this run submitted, ${useOf(notice)}.`;
}

/** What to do about the jobs of a run that was cut off, where the key that was refused is to be renewed first or not. */
export function renderNextSteps({ resumes, paidJobs }: NextSteps, needsNewKey = false): string {
  if (paidJobs === 0) return 'The jobs may still finish at the service. Re-run then.';
  return resumes
    ? `A re-run ${needsNewKey ? 'with the new key looks for' : 'resumes'} ${paidJobs === 1 ? 'the job of this run, which is' : `the ${paidJobs} jobs of this run, which are`} already paid for.`
    : 'The jobs are paid for and may still finish at the service. Judge them by their ids, which costs nothing more.';
}
