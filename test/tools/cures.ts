import type { NoticeCode } from '../../src/notice.ts';
import { capabilities } from '../../src/plan/capabilities.ts';

const keyPages = Object.values(capabilities)
  .map(({ title, keysAt }) => `[${title}](${keysAt})`)
  .join(', ');

/** What to do about each notice that is an error or a warning, and why: more than its sentence has room for. */
export const cures: { readonly [Code in NoticeCode]?: string } = {
  'input-invalid': `Correct the input that the message names first; all mistakes are reported together, and nothing was submitted. For a key that is missing: the secret must exist under *Settings → Secrets and variables → Actions* under exactly the name that the workflow uses, since GitHub passes a secret that does not exist as an empty string. For a key see the page of its service: ${keyPages}. Values that lose digits or zeros need quotes in the workflow: \`"66.670"\`.`,
  'secrets-withheld':
    'This is how GitHub protects secrets; no setting of the gate changes it. Use one of the recipes for [forks](recipes.md#pull-requests-from-forks) or [Dependabot](recipes.md#dependabot).',
  'threshold-of-one-percent':
    'Thresholds are in percent. For a share of 1 write `100`; where you do mean 1%, the warning can stay.',
  'endpoint-without-path':
    'Give the full URL that answers chat completions, not the base URL of a client library. Where the endpoint does answer at its root, the warning can stay.',
  'endpoint-unused':
    'Runloop runs agents and Overmind judges jobs that exist: what they score is not this endpoint. Remove the input, or set `service` to the one that is to call it.',
  'newest-job-missing':
    'Compare the name or the filters with what the service shows on its site, and check that the key belongs to the same account or project. A job that does not exist yet must be started first.',
  'newest-job-unknown': 'Nothing was submitted. Re-run once the service answers.',
  'key-refused':
    'The key was sent and not accepted: it is expired, revoked, of another account, or of another environment than `service-url`. Create a new one at the service, replace the secret, and re-run. Nothing was submitted.',
  'service-refused': 'The service understood the request and said no. Read what it answered. Nothing was submitted.',
  'service-unreachable':
    'Nothing was submitted. Compare `service-url` with the address that came with your key. On a self-hosted runner check DNS, firewall, proxy and certificates ([recipe](recipes.md#self-hosted-runner-behind-a-proxy)); else look at the status page of the service, and re-run.',
  'price-unknown':
    '`max-credits` promises a limit, and without prices it cannot be kept: so the run stops before paying. Re-run later, or take the limit away for this run.',
  'benchmark-not-offered':
    'Correct the id: the message lists those that your account may run. The list belongs to the key: another account may have other benchmarks.',
  unchecked:
    'The run went on without this check. Where the service has no such endpoint, the warning can stay; else it goes away when the service answers again.',
  'job-unfit':
    'The job does not prove what was asked for: it ran another model, endpoint or agent, or is too old. Name the right job, or correct the input that the message names.',
  'baseline-cannot-fail':
    'A comparison with so few units could not turn the check red whatever the score, so it would prove nothing. Nothing was submitted. [Worse than before?](baselines.md) says what so many units can show.',
  'job-unreadable':
    'Copy the id again from the site of the service, and check that the key belongs to the account or project of the job.',
  'over-max-credits':
    'Nothing more was paid. Raise `max-credits`, or run fewer units (`benchmark-counts`) or fewer benchmarks, and start a new run: a re-run uses the workflow file as it was. To keep what is already paid for, take `max-credits` from a repository variable (`vars.MAX_CREDITS`), raise that, and re-run.',
  'balance-too-low':
    'Nothing more was paid. Add credits to the account, or, where nothing is paid so far, run fewer units. Other runs may have spent them: each run checks only for itself.',
  'run-not-finished':
    'Another run of the same commit and plan had announced that it would pay, and did not report its job ids in time. Look at that run, then re-run this one: it judges the jobs of the other, or pays when there are none.',
  'stored-state-broken':
    'Somebody edited the comment or copied it from elsewhere, or a part of it was cut off: the signature no longer fits. A first attempt goes on; a re-run asks the service instead. Nothing needs to be done.',
  'paid-jobs-unreadable':
    'The jobs are paid for, and paying again would be wrong. Re-run once the service answers. If they are gone for good, push a new commit, which pays.',
  'paid-jobs-foreign':
    'Look at the jobs on the site of the service. Judge the right ones with `job-ids`, or push a new commit, which pays.',
  'earlier-submit-uncertain':
    'The answer to a submit was lost, or another run fell silent, and which jobs are its own is not certain. Give the job `actions: read`, so that GitHub may tell when a run has ended. Compare the candidates with what the workflow submits (benchmark, endpoint, time). Judge them with `job-ids`, or push a new commit, which pays.',
  'earlier-attempt-unknown':
    'An earlier attempt of this run left no record, for example since the comment could not be written. Judge its jobs with `job-ids`, or start a new run, which pays. With `actions: read` and `pull-requests: write` the gate can find out more by itself.',
  'other-run-possible':
    'Give the job `actions: read`, so that GitHub may tell which runs there are, and the workflow a `concurrency` group. After a change of the service’s key, or where GitHub stays silent, a new run goes on; a re-run may find the same jobs.',
  'found-from-earlier-attempt':
    'The jobs of the earlier attempt were taken, and nothing was paid again. If they are not what you want to judge, start a new run.',
  'jobs-matched':
    'Check that no other workflow submitted the same benchmarks for the same endpoint at that moment. A URL of its own for each model rules it out.',
  'submit-refused':
    'Read what the service answered: too few credits, a key without rights, and a `service-url` without its version (`/v0`) are common. Nothing was spent on this batch, as far as the list of jobs shows: else a warning names what may have been charged.',
  'submit-gave-up':
    'Nothing was spent on this batch: no connection was opened, or the service kept asking to slow down. Re-run later.',
  'submit-too-late':
    'Raise `timeout-minutes`: everything counts against it, the check before submitting included. Nothing was spent on this batch.',
  'submit-cancelled': 'Re-run when you want the result. Nothing was spent on this batch.',
  'submit-uncertain':
    'The request was sent and its answer lost, so it may be paid. It is never sent a second time. Look at the candidates on the site of the service and judge them with `job-ids`; or re-run after some minutes: the gate looks again, and pays only when no job can be its own.',
  'ids-withheld':
    'Only secrets of eight characters or more are looked for in ids, and an id contains one. That is unlikely to be a key: look for a common word in the value of a header or in the query of a URL, and change it. Until then only the site of the service shows the ids.',
  'outage-until-deadline':
    'The jobs may have finished meanwhile. Re-run: paid jobs are judged, not paid again. Raise `timeout-minutes` when outages are longer than that.',
  'key-refused-while-waiting':
    'The key is wrong, was revoked, or has expired since the jobs were submitted. Replace the secret with another key of the same account and re-run. A new key cannot read what the old one has signed: the gate then looks for the jobs at the service.',
  'jobs-foreign':
    'The service gave ids of jobs that ran something else. Look on its site for the jobs of this submit, and tell the service about it.',
  'jobs-never-read':
    'The service gave ids that it does not know. Look on its site for the jobs of this submit, and tell the service about it.',
  'charged-as-well':
    'Look at these jobs on the service\u2019s site. If they are nobody else\u2019s, tell the service: it charged for a request that it had refused, or for an attempt that was lost.',
  'jobs-stopped':
    'Nothing needs to be done. A re-run pays for new jobs in place of those that were cancelled, and resumes the others.',
  'next-steps':
    'Re-run, or judge the jobs by their ids with the lines that the comment and the log show. Both pay nothing.',
  cancelled:
    'Re-run when you want the result: what is paid is judged. Jobs of Runloop that were still running are cancelled at the service; those of Harmstack run to their end. A `concurrency` group with `cancel-in-progress: true` cancels paid runs: leave it out.',
  'internal-error':
    'This is a fault of the gate. Please report it with the log of a run with debug logging (*Re-run jobs → Enable debug logging*); secrets are masked in it. What is paid is kept for a re-run.',
  'issue-without-token':
    'The verdict stands; only the issue is missing. `github-token` is set to nothing in the workflow: leave the input out, and give the job `issues: write`.',
  'github-problem':
    'The verdict stands; only the comment or the issue is missing. Usually a permission is missing: `pull-requests: write` for the comment, `issues: write` for the issue. A pull request from a fork has a read-only token.',
};
