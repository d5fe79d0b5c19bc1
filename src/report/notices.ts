import type { NextSteps, Notice, NthBatch } from '../notice.ts';
import { capabilities } from '../plan/capabilities.ts';
import { serviceNames } from '../plan/plan.ts';
import type { RunKey } from '../run-key.ts';
import { renderCount } from './figures.ts';
import { renderReason } from './reasons.ts';

/** The sentence for what happened. Quotes texts from outside: neither escaped nor free of secrets. */
export function renderNotice(notice: Notice): string {
  switch (notice.code) {
    case 'input-invalid':
    case 'benchmark-not-offered':
    case 'unchecked':
    case 'github-problem':
      return notice.text;
    case 'secrets-withheld':
      return notice.from === 'fork'
        ? 'GitHub gives no secrets to a workflow that runs for a pull request from a fork. Run the gate where they are given: in a `workflow_run` workflow after this one, in the merge queue (`merge_group`), after merging (`push`), or by hand (`workflow_dispatch` with `pr-number`).'
        : "GitHub gives a workflow started by Dependabot only Dependabot's own secrets. Add the keys there (Settings, Secrets and variables, Dependabot), or skip the gate for Dependabot.";
    case 'threshold-of-one-percent':
      return `The threshold of ${notice.benchmarkIds.join(', ')} is 1%. Did you mean 100?`;
    case 'endpoint-without-path':
      return `The endpoint-url (${notice.url}) has no path. Endpoints of provider ${notice.provider} usually have one, such as /v1/chat/completions.`;
    case 'newest-job':
      return `The newest job of ${notice.wanted} is ${notice.jobId}, created ${notice.createdAt?.toISOString() ?? 'at an unknown time'}.`;
    case 'newest-job-missing':
      return `No job was found for ${notice.wanted}: check what it is called, and that the key may read it.`;
    case 'newest-job-unknown':
      return `The newest job of ${notice.wanted} could not be found: ${notice.message}.`;
    case 'key-refused':
      return `The key for ${titleOf(notice.service)} was refused: ${notice.message}. Check service-api-key, and service-url.`;
    case 'service-refused':
      return `The check before submitting failed: ${notice.message}.`;
    case 'service-unreachable':
      return `${titleOf(notice.service)} cannot be reached: ${notice.message}.${notice.isProxy ? '' : " Check service-url, and the runner's network."}`;
    case 'price-unknown':
      return `The price of ${notice.benchmarkIds.length === 1 ? 'benchmark' : 'benchmarks'} ${notice.benchmarkIds.join(', ')} could not be read, so max-credits (${notice.maxCredits}) could not be checked. Nothing was submitted: run this again later, or leave max-credits out.`;
    case 'job-unfit':
      return `Job ${notice.jobId} cannot be judged: ${renderReason(notice.why)}.`;
    case 'job-unreadable':
      return `Job ${notice.jobId} cannot be read: ${notice.message}.`;
    case 'over-max-credits':
      return `This run needs ${renderCount(notice.cost, 'credit')}, more than max-credits (${notice.maxCredits}): raise max-credits or run fewer units.`;
    case 'balance-too-low':
      return `This run needs ${renderCount(notice.cost, 'credit')}; the account has ${notice.balance}. Add credits or run fewer units.`;
    case 'plan-cost':
      return `This run costs ${renderCount(notice.cost, 'credit')}${notice.balances.length === 0 ? '' : ` of ${notice.balances.join(' + ')}`}.`;
    case 'resumed':
      return `Resuming jobs already paid for by ${nameOf(notice.by)}, which did not finish: ${notice.jobIds.join(', ')}.`;
    case 'shared':
      return `Judging the jobs that ${nameOf(notice.by)} has paid for: ${notice.jobIds.join(', ')}.`;
    case 'waiting-for-run':
      return `Waiting for ${nameOf(notice.by)}, which is paying for the same benchmarks.`;
    case 'run-not-finished':
      return `${upper(nameOf(notice.by))} was paying for the same benchmarks, and did not get its job ids within the time limit (timeout-minutes). Nothing was submitted. Run this again later.`;
    case 'paying-anew':
      return `Not resuming ${nameOf(notice.by)}: ${whyAnew[notice.why]}.`;
    case 'looking-for-jobs':
      return notice.by === null
        ? 'An earlier attempt of this run has not stored how it ended. Looking for its jobs at the service, for up to 150 s.'
        : `${upper(nameOf(notice.by))} may have paid for jobs without learning their ids. Looking for them at the service, for up to 150 s.`;
    case 'stored-state-broken':
      return 'What the comment stores about earlier runs was edited or cut off, so it was not used.';
    case 'paid-jobs-unreadable':
      return `${upper(nameOf(notice.by))} has paid for these jobs, and the service does not tell of them: ${notice.message}.${knownIds(notice.jobIds)} Nothing was submitted. Run this again later.`;
    case 'paid-jobs-foreign':
      return `${upper(nameOf(notice.by))} has stored ${quoteIds(notice.jobIds)} as its jobs, but ${notice.why}. Nothing was submitted, since that could pay twice. Look at them on the service's site and judge the right ones with \`job-ids\`.`;
    case 'earlier-submit-uncertain':
      return `${upper(nameOf(notice.by))} may have paid for jobs without learning their ids.${knownIds(notice.paidIds)} ${candidatesOf(notice)} Nothing was submitted, since that could pay twice.`;
    case 'earlier-attempt-unknown':
      return `An earlier attempt of this run has not stored how it ended, and may have paid. ${candidatesOf(notice)}${anewAfter(notice)} Nothing was submitted, since that could pay twice.`;
    case 'found-from-earlier-attempt':
      return `An earlier attempt of this run has not stored how it ended. Its jobs were found and are judged: ${quoteIds(notice.jobIds)}. To pay for new ones start a new run instead of a re-run.`;
    case 'seeds':
      return `Submitting ${notice.seeds.length} batches with seeds ${notice.seeds.join(', ')}, so that no two jobs of a benchmark sample the same units.`;
    case 'submitting':
      return `Submitting ${renderCount(notice.jobs, 'job')}${nthOf(notice.batch)}. If no job ids appear below, the jobs may still have been charged.`;
    case 'submitted':
      return `Submitted${notice.batchId === null ? '' : ` batch ${notice.batchId}`}: jobs ${notice.jobIds.join(', ')}`;
    case 'submit-again':
      return `The submit did not go through (${notice.message}). Next attempt in ${Math.ceil(notice.pauseMs / 1000)} s.`;
    case 'submit-lost':
      return `The submit may or may not have been carried out (${notice.message}). Looking for its jobs; it is not sent again.`;
    case 'jobs-matched':
      return notice.isLabelled
        ? `The answer to a submit was lost. Its jobs were found by their name: ${quoteIds(notice.jobIds)}.`
        : `The answer to a submit was lost. The jobs ${quoteIds(notice.jobIds)} were found instead: created at that moment for the same endpoint, and exactly what was asked for. Should another workflow have submitted the same at the same moment, they could be its own, and others may have been paid.`;
    case 'submit-refused':
      return notice.isKey
        ? `${batchOf(notice.batch)} was refused by ${titleOf(notice.service)}: ${notice.message}. Check service-api-key. Nothing was spent on it.`
        : `${batchOf(notice.batch)} was refused by ${titleOf(notice.service)}: ${notice.message}. Nothing was spent on it.`;
    case 'submit-gave-up':
      return `${batchOf(notice.batch)} could not be submitted in ${notice.attempts} attempts: ${notice.message}. Nothing was spent on it.`;
    case 'submit-too-late':
      return `${batchOf(notice.batch)} was not submitted: the time limit (timeout-minutes) was reached first. Nothing was spent on it.`;
    case 'submit-cancelled':
      return `${batchOf(notice.batch)} was not submitted: the run was ended first. Nothing was spent on it.`;
    case 'submit-uncertain':
      return `${batchOf(notice.batch)} may or may not have been submitted (${notice.message}). It is not sent again, since that could pay twice. ${candidatesOf(notice)}`;
    case 'ids-withheld':
      return 'A job id holds the value of a secret input, so it is not shown: it is left out of the output job-ids. Use a longer or less common value for that secret.';
    case 'outage-began':
      return `Looking again soon: ${notice.message}`;
    case 'outage-over':
      return 'The service answers again.';
    case 'jobs-foreign':
      return `A submit was answered with jobs that are not what was submitted (${quoteIds(notice.jobIds)}), so others may have been paid: look for them on the service's site.`;
    case 'jobs-never-read':
      return `The answer to a submit named ${quoteIds(notice.jobIds)}, which could not be read even once. If the service's site does not show them either, others may have been paid in their place.`;
    case 'jobs-stopped':
      return `These jobs were still running and were cancelled at the service: ${notice.jobIds.join(', ')}.`;
    case 'next-steps':
      return renderNextSteps(notice.steps);
    case 'cancelled':
      return notice.when === 'before-submit'
        ? 'The run was cancelled before anything was submitted.'
        : 'The run was cancelled before every job was finished.';
    case 'internal-error':
      return `Internal error in Benchmark Gate (${notice.text}). Please report it with this log at https://github.com/benchmark-gate/benchmark-gate/issues.`;
    case 'no-comment':
      return `No comment: ${notice.why}.`;
  }
}

const whyAnew = {
  'too-old': 'its jobs are older than max-age-minutes allows',
  cancelled: 'its jobs were cancelled',
  absent: 'the service shows no job of it, so nothing was paid',
} as const;

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

/** Ids in a sentence: as code they are shown as they are, so that they can be copied. */
function quoteIds(ids: readonly string[]): string {
  return ids.map((id) => `\`${id}\``).join(', ');
}

function knownIds(ids: readonly string[]): string {
  return ids.length === 0 ? '' : ` Known to be paid: \`job-ids: ${ids.join(',')}\`.`;
}

/** The other way out where it is not even known whether anything was submitted. */
function anewAfter({ candidates }: { readonly candidates: readonly string[] }): string {
  return candidates.length > 0 ? ' If they are not, start a new run, which pays.' : '';
}

/** What to do about jobs that may be paid. */
function candidatesOf({
  candidates,
  isUnseen,
}: {
  readonly candidates: readonly string[];
  readonly isUnseen: boolean;
}): string {
  if (candidates.length > 0)
    return `These jobs could be its own: ${quoteIds(candidates)}. If they are, judge them with \`job-ids: ${candidates.join(',')}\`.`;
  return isUnseen
    ? "Its jobs could not be looked for to the end. Look for them on the service's site: judge them with `job-ids`, or run this again later."
    : "No job of it is listed so far. Look on the service's site later: judge its jobs with `job-ids`, or run this again.";
}

function renderNextSteps({ resumes, inputs, jobs }: NextSteps): string {
  if (jobs.length === 0) return 'The jobs may still finish at the service: run this again then.';
  const again = resumes ? ' Run this again to resume them.' : '';
  const stay = `The jobs stay at the service and may still finish there.${again} To judge them without paying again,`;
  if (inputs !== null)
    return `${stay} replace benchmark-ids, benchmark-counts, thresholds or config by: ${inputs.map((line) => `\`${line}\``).join(', ')}.`;
  const lists = jobs.map(({ service, jobIds }) => `${service} ${quoteIds(jobIds)}`);
  return `${stay} name them in the suite file by job-id, each with its threshold, metric and agent: ${lists.join('; ')}.`;
}
