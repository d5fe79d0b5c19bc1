import type { Cause } from '../notice.ts';
import type { JudgedJob } from '../verdict/judge-job.ts';
import type { Report } from './report.ts';
import { advisorySign, isBad, rowsOf, signOf } from './rows.ts';

/** The sign in front of a run's verdict: none that blocks where nothing is blocked. */
export function signOfRun(report: Report): string {
  return blocksNothing(report) && isBlockedBy(report.verdict) ? advisorySign : signOf(report.verdict);
}

/** Whether the settings say that its verdict blocks nothing. */
export function blocksNothing({ verdict, warnOnly, warnOnInconclusive }: Report): boolean {
  return warnOnly || (warnOnInconclusive && verdict === 'inconclusive');
}

/** The verdict of a run in a few words, after its title: which kind of error, and whether it blocks. */
export function nameVerdict(report: Report): string {
  const { verdict, cause, warnOnly } = report;
  switch (verdict) {
    case 'passed': {
      const warnings = rowsOf(report).filter((row) => isBad(row)).length;
      return warnings === 0 ? verdict : `passed, with ${warnings} advisory warning${warnings === 1 ? '' : 's'}`;
    }
    case 'failed':
      return warnOnly ? `${causeWords[cause ?? 'threshold']}, not blocking` : verdict;
    case 'error': {
      const kind = cause === null ? '' : ` (${causeWords[cause]})`;
      return `error${kind}${warnOnly ? ', not blocking' : ''}`;
    }
    case 'inconclusive':
      return blocksNothing(report) ? 'inconclusive, not blocking' : verdict;
    case 'running':
    case 'planned':
      return verdict;
  }
}

const causeWords = {
  threshold: 'below threshold',
  regression: 'worse than baseline',
  inconclusive: 'inconclusive',
  input: 'invalid input',
  key: 'key refused',
  service: 'service error',
  timeout: 'timed out',
  cancelled: 'cancelled',
  credits: 'credit limit',
  'uncertain-payment': 'payment uncertain',
  job: 'no valid result',
  internal: 'internal error',
} as const satisfies Record<Cause, string>;

function isBlockedBy(verdict: Report['verdict']): boolean {
  return verdict === 'failed' || verdict === 'error' || verdict === 'inconclusive';
}

/** A job's state in plain words. */
export function stateWords(state: JudgedJob['state']): string {
  switch (state) {
    case 'waiting':
    case 'running':
    case 'scored':
    case 'failed':
    case 'cancelled':
      return state;
    case 'timed-out':
      return 'timed out';
    case 'unrecognised':
      return 'in a state that this version does not know';
    case null:
      return 'not read';
  }
}
