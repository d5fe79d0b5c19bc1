import type { RunKey } from './run-key.ts';
import type { Reason } from './verdict/reason.ts';

type Ids = readonly string[];

/** Which batch of how many, counted from 1. */
export interface NthBatch {
  readonly nth: number;
  readonly of: number;
}

/** Jobs that may be paid. */
interface Charged {
  readonly candidates: Ids;
  /** Those among these ids that are a baseline's: nobody judges them. */
  readonly baselineIds?: Ids;
}

/**
 * What happened in a run, as a code with data; `report/notices.ts` has the sentence for each. Texts from outside (`message`,
 * `text`) are neither escaped nor free of secrets yet.
 */
export type Notice =
  // The inputs
  | { readonly code: 'input-invalid'; readonly text: string }
  | { readonly code: 'secrets-withheld'; readonly from: 'fork' | 'dependabot' }
  | { readonly code: 'threshold-of-one-percent'; readonly benchmarkIds: Ids }
  | { readonly code: 'endpoint-without-path'; readonly url: string; readonly provider: string }
  | { readonly code: 'endpoint-unused'; readonly services: readonly string[] }
  // Before paying
  | { readonly code: 'newest-job'; readonly wanted: string; readonly jobId: string; readonly createdAt: Date | null }
  | ({ readonly code: 'newest-job-missing'; readonly wanted: string } & Advisory)
  | ({
      readonly code: 'newest-job-unknown';
      readonly wanted: string;
      readonly message: string;
      /** Whether the service has said no, and will again. */
      readonly isRefusal: boolean;
    } & Advisory)
  | { readonly code: 'key-refused'; readonly service: string; readonly message: string }
  | ({ readonly code: 'service-refused'; readonly service: string; readonly message: string } & Advisory)
  | ({
      readonly code: 'service-unreachable';
      readonly service: string;
      readonly message: string;
      readonly isProxy: boolean;
    } & Advisory)
  | { readonly code: 'price-unknown'; readonly benchmarkIds: Ids; readonly maxCredits: number }
  | { readonly code: 'benchmark-not-offered'; readonly text: string }
  | { readonly code: 'unchecked'; readonly text: string }
  | ({ readonly code: 'job-unfit'; readonly jobId: string; readonly why: Reason } & Advisory)
  /** The account has too few jobs to compare with: they are run in this gate. */
  | { readonly code: 'baseline-run'; readonly benchmarks: number; readonly units: number }
  /** Not even a score of 0 would show a regression; `needed` is null where no number of units would do. */
  | {
      readonly code: 'baseline-cannot-fail';
      readonly benchmarkId: string;
      readonly units: number;
      readonly noun: 'unit' | 'scenario';
      readonly needed: number | null;
    }
  | ({ readonly code: 'job-unreadable'; readonly jobId: string; readonly message: string } & Advisory)
  /** `hasPaid`: other units would be another plan, of which nothing is paid. */
  | {
      readonly code: 'over-max-credits';
      readonly cost: number;
      readonly maxCredits: number;
      readonly hasPaid: boolean;
    }
  | { readonly code: 'balance-too-low'; readonly cost: number; readonly balance: number; readonly hasPaid: boolean }
  /** `isMost`: where benchmarks run in rounds, it may be less. */
  | {
      readonly code: 'plan-cost';
      readonly cost: number;
      readonly isMost: boolean;
      readonly balances: readonly number[];
    }
  // What earlier and other runs have paid
  | { readonly code: 'resumed'; readonly by: RunKey; readonly jobIds: Ids }
  | { readonly code: 'shared'; readonly by: RunKey; readonly jobIds: Ids }
  | { readonly code: 'waiting-for-run'; readonly by: RunKey }
  | { readonly code: 'run-not-finished'; readonly by: RunKey }
  /** `by`: null where it was only possible that somebody had paid. */
  | { readonly code: 'paying-anew'; readonly by: RunKey | null; readonly why: 'too-old' | 'cancelled' | 'absent' }
  | { readonly code: 'judged-before'; readonly jobIds: Ids }
  | { readonly code: 'stopped-before'; readonly jobIds: Ids }
  /** `by`: whoever may have paid; null for an earlier attempt of this run. `other-runs`: what they have stored cannot be read. */
  | { readonly code: 'looking-for-jobs'; readonly by: RunKey | 'other-runs' | null }
  | { readonly code: 'stored-state-broken' }
  | {
      readonly code: 'paid-jobs-unreadable';
      readonly by: RunKey;
      readonly jobIds: Ids;
      readonly baselineIds?: Ids;
      readonly message: string;
    }
  | { readonly code: 'paid-jobs-foreign'; readonly by: RunKey; readonly jobIds: Ids; readonly why: string }
  | ({
      readonly code: 'earlier-submit-uncertain';
      readonly by: RunKey;
      readonly paidIds: Ids;
      readonly isUnseen: boolean;
    } & Charged)
  | ({ readonly code: 'earlier-attempt-unknown'; readonly isUnseen: boolean } & Charged)
  | ({ readonly code: 'other-run-possible'; readonly isUnseen: boolean } & Charged)
  /** `by`: another run, whose earlier attempt it was; null for this one. */
  | { readonly code: 'found-from-earlier-attempt'; readonly by: RunKey | null; readonly jobIds: Ids }
  // Submitting
  /** A further round begins. `benchmarks`: how many are not decided yet. The cost is null where it is not known. */
  | {
      readonly code: 'round';
      readonly nth: number;
      readonly benchmarks: number;
      readonly units: number;
      readonly cost: number | null;
    }
  | { readonly code: 'seeds'; readonly seeds: readonly number[] }
  | { readonly code: 'submitting'; readonly batch: NthBatch; readonly jobs: number }
  | { readonly code: 'submitted'; readonly batchId: string | null; readonly jobIds: Ids }
  | { readonly code: 'submit-again'; readonly message: string; readonly pauseMs: number }
  | { readonly code: 'submit-lost'; readonly message: string }
  | { readonly code: 'jobs-matched'; readonly jobIds: Ids; readonly isLabelled: boolean }
  | {
      readonly code: 'submit-refused';
      readonly batch: NthBatch;
      readonly service: string;
      readonly message: string;
      /** What may be wrong, as far as the status tells. */
      readonly check: 'key' | 'credits' | 'address' | null;
      /** Whether the account shows jobs that may be its own all the same. */
      readonly mayBeCharged?: boolean;
    }
  | { readonly code: 'submit-gave-up'; readonly batch: NthBatch; readonly attempts: number; readonly message: string }
  | { readonly code: 'submit-too-late'; readonly batch: NthBatch }
  | { readonly code: 'submit-cancelled'; readonly batch: NthBatch }
  | ({
      readonly code: 'submit-uncertain';
      readonly batch: NthBatch;
      readonly message: string;
      readonly isUnseen: boolean;
    } & Charged)
  | ({
      readonly code: 'charged-as-well';
      /**
       * `refused`: a submit that was sent again. `refused-for-good`: one that was not. `unrecorded`: an attempt that left no record.
       * `unseen`: named ids that no list shows. `listed-late`: one of which it is not known what became of it.
       */
      readonly why: 'refused' | 'refused-for-good' | 'unrecorded' | 'unseen' | 'listed-late';
    } & Charged)
  | { readonly code: 'ids-withheld' }
  // Waiting
  | ({ readonly code: 'outage-began' } & Outage)
  | ({ readonly code: 'outage-over'; readonly untilMs: number } & Outage)
  | ({ readonly code: 'outage-until-deadline'; readonly untilMs: number } & Outage)
  | { readonly code: 'key-refused-while-waiting'; readonly service: string; readonly message: string }
  | { readonly code: 'history-unknown'; readonly message: string }
  | ({ readonly code: 'jobs-foreign'; readonly jobIds: Ids } & Charged)
  | ({ readonly code: 'jobs-never-read'; readonly jobIds: Ids } & Charged)
  /** `isConfirmed`: whether the service reports them as cancelled; it was asked to cancel them. */
  | { readonly code: 'jobs-stopped'; readonly jobIds: Ids; readonly isConfirmed: boolean }
  | { readonly code: 'next-steps'; readonly steps: NextSteps }
  // The run as a whole
  | { readonly code: 'cancelled'; readonly when: 'before-submit' | 'waiting' }
  | { readonly code: 'internal-error'; readonly text: string }
  // GitHub
  /** There is no pull request to comment on; `why` is a part of a sentence. */
  | { readonly code: 'no-comment'; readonly why: string }
  | { readonly code: 'comment-off'; readonly why: 'never' | 'nothing-failed' | 'no-token' | 'no-repository' }
  | { readonly code: 'issue-off'; readonly why: 'pull-request' | 'unknown-pull-request' }
  /** An issue was asked for. */
  | { readonly code: 'issue-without-token' }
  | { readonly code: 'github-problem'; readonly text: string };

/** Of a fault in what benchmarks of level `warn` rest on. */
interface Advisory {
  /** Whether only these rest on it: then it keeps no run from being green. */
  readonly isAdvisory?: boolean;
}

export type NoticeCode = Notice['code'];

/** A time in which a service gave no answer that could be used. */
export interface Outage {
  readonly service: string;
  /** Of the newest failure. */
  readonly message: string;
  /** The HTTP status of the newest failure; null when there was none. */
  readonly status: number | null;
  /** When the first look failed, in milliseconds since the epoch. */
  readonly sinceMs: number;
}

/** How paid jobs can be judged without paying again. */
export interface NextSteps {
  /** Whether running this again goes on with these jobs. */
  readonly resumes: boolean;
  /** Whether jobs are missing that the run was to judge: a pass of these alone proves less than one of the run. */
  readonly isPartial: boolean;
  /** How many of the jobs this run has paid for. */
  readonly paidJobs: number;
  /** Every job of the run, those that existed before it included. */
  readonly jobs: readonly PayableJob[];
}

/** A job with all that it takes to judge it by its id. */
export interface PayableJob {
  readonly service: string;
  readonly jobId: string;
  /** How the benchmark that it belongs to is judged; null when that is not known. */
  readonly judged: {
    readonly thresholdPct: number | null;
    readonly metric: string | null;
    readonly agent: string | null;
    readonly scale: 1 | 100;
    readonly level: 'block' | 'warn';
    /** Whether other jobs serve the same benchmark: by its id each is judged alone. */
    readonly isPart: boolean;
  } | null;
}

/** The one code that best says why a run is not green: the output `cause`. */
export type Cause =
  | 'threshold'
  | 'regression'
  | 'inconclusive'
  | 'input'
  | 'key'
  | 'service'
  | 'timeout'
  | 'cancelled'
  | 'credits'
  | 'uncertain-payment'
  | 'job'
  | 'internal';

/** `error`: the check must not be green. `warning`: worth an annotation. `info`: a line of the log. */
export type Level = 'error' | 'warning' | 'info';

interface Meaning {
  readonly level: Level;
  /** For what ends a run red. */
  readonly cause?: Cause;
}

/** What each notice means for the run. */
const meanings = {
  'input-invalid': { level: 'error', cause: 'input' },
  'secrets-withheld': { level: 'error', cause: 'input' },
  'threshold-of-one-percent': { level: 'warning' },
  'endpoint-without-path': { level: 'warning' },
  'endpoint-unused': { level: 'warning' },
  'newest-job': { level: 'info' },
  'newest-job-missing': { level: 'error', cause: 'input' },
  'newest-job-unknown': { level: 'error', cause: 'service' },
  'key-refused': { level: 'error', cause: 'key' },
  'service-refused': { level: 'error', cause: 'service' },
  'service-unreachable': { level: 'error', cause: 'service' },
  'price-unknown': { level: 'error', cause: 'credits' },
  'benchmark-not-offered': { level: 'error', cause: 'input' },
  unchecked: { level: 'warning' },
  'job-unfit': { level: 'error', cause: 'job' },
  'baseline-run': { level: 'info' },
  'baseline-cannot-fail': { level: 'error', cause: 'input' },
  'job-unreadable': { level: 'error', cause: 'job' },
  'over-max-credits': { level: 'error', cause: 'credits' },
  'balance-too-low': { level: 'error', cause: 'credits' },
  'plan-cost': { level: 'info' },
  resumed: { level: 'info' },
  shared: { level: 'info' },
  'waiting-for-run': { level: 'info' },
  'run-not-finished': { level: 'error', cause: 'timeout' },
  'paying-anew': { level: 'info' },
  'judged-before': { level: 'info' },
  'stopped-before': { level: 'info' },
  'looking-for-jobs': { level: 'info' },
  'stored-state-broken': { level: 'warning' },
  'paid-jobs-unreadable': { level: 'error', cause: 'uncertain-payment' },
  'paid-jobs-foreign': { level: 'error', cause: 'uncertain-payment' },
  'earlier-submit-uncertain': { level: 'error', cause: 'uncertain-payment' },
  'earlier-attempt-unknown': { level: 'error', cause: 'uncertain-payment' },
  'other-run-possible': { level: 'error', cause: 'uncertain-payment' },
  'found-from-earlier-attempt': { level: 'warning' },
  round: { level: 'info' },
  seeds: { level: 'info' },
  submitting: { level: 'info' },
  submitted: { level: 'info' },
  'submit-again': { level: 'info' },
  'submit-lost': { level: 'info' },
  'jobs-matched': { level: 'warning' },
  'submit-refused': { level: 'error', cause: 'service' },
  'submit-gave-up': { level: 'error', cause: 'service' },
  'submit-too-late': { level: 'error', cause: 'timeout' },
  'submit-cancelled': { level: 'error', cause: 'cancelled' },
  'submit-uncertain': { level: 'error', cause: 'uncertain-payment' },
  'charged-as-well': { level: 'warning' },
  'ids-withheld': { level: 'warning' },
  'outage-began': { level: 'info' },
  'outage-over': { level: 'info' },
  // What it kept from being judged says whether the run is red.
  'outage-until-deadline': { level: 'warning', cause: 'service' },
  'key-refused-while-waiting': { level: 'error', cause: 'key' },
  'history-unknown': { level: 'info' },
  'jobs-foreign': { level: 'error', cause: 'uncertain-payment' },
  'jobs-never-read': { level: 'error', cause: 'uncertain-payment' },
  // What became of jobs: which benchmarks they leave without a score, and whether these block, says whether the run is red.
  'jobs-stopped': { level: 'warning' },
  'next-steps': { level: 'warning' },
  cancelled: { level: 'error', cause: 'cancelled' },
  'internal-error': { level: 'error', cause: 'internal' },
  'no-comment': { level: 'info' },
  'comment-off': { level: 'info' },
  'issue-off': { level: 'info' },
  'issue-without-token': { level: 'warning' },
  'github-problem': { level: 'warning' },
} as const satisfies Record<NoticeCode, Meaning>;

export function levelOf(notice: Notice): Level {
  return isAdvisory(notice) ? 'warning' : meanings[notice.code].level;
}

function isAdvisory(notice: Notice): boolean {
  return 'isAdvisory' in notice && notice.isAdvisory;
}

/** Why a run is red, by this notice alone; null when it does not say so. */
export function causeOf(notice: Notice): Cause | null {
  if (notice.code === 'submit-refused' && (notice.check === 'key' || notice.check === 'credits')) return notice.check;
  if (isAdvisory(notice)) return null;
  const meaning: Meaning = meanings[notice.code];
  return meaning.cause ?? null;
}
