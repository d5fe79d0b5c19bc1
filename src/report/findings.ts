import { levelOf, type Notice } from '../notice.ts';
import { failureIn, type Reason, type Unfinished } from '../verdict/reason.ts';
import { adviseOn } from './advice.ts';
import { renderNotice } from './notices.ts';
import { renderReason, renderWarning } from './reasons.ts';
import type { Report } from './report.ts';
import { isBad, namesOf, type Row } from './rows.ts';

/** What kept benchmarks from passing: one cause, said once, however many it hit. */
export interface Finding {
  readonly rows: readonly [Row, ...Row[]];
  /**
   * Where else it is said:
   * - `score`: the row of the table tells it;
   * - `unfinished`: the sentence about the run tells it;
   * - `problem`: a problem of the run tells it, as the cause of which this is a symptom;
   * - `own`: nowhere.
   */
  readonly kind: 'score' | 'unfinished' | 'problem' | 'own';
  /** A part of a sentence, after the names. */
  readonly text: string;
  /** What to do; null where the run's own advice is all. */
  readonly advice: string | null;
}

/** The findings of a report about these rows, in their order. */
export function findingsOf(report: Report, rows: readonly Row[]): readonly Finding[] {
  const found = rows.flatMap((row) => {
    if (!isBad(row) || row.reason === null) return [];
    const kind = kindOf(row.reason, row.benchmark.service, report);
    const text = renderReason(row.reason);
    return [{ row, kind, text, advice: adviseOn(row) }];
  });
  const groups = Map.groupBy(found, ({ row, kind, text, advice }) =>
    JSON.stringify([row.isBlocking, row.verdict, kind, text, advice, kind === 'score' ? row.label : '']),
  );
  return [...groups.values()].flatMap(([first, ...others]): Finding[] => {
    if (first === undefined) return [];
    const { row, ...rest } = first;
    return [{ ...rest, rows: [row, ...others.map((each) => each.row)] }];
  });
}

/** Whether the same is said of the run, so that nothing below it needs to say it again. */
export function isSaidOfRun(reason: Reason, service: string, report: Report): boolean {
  const kind = kindOf(reason, service, report);
  return kind === 'problem' || kind === 'unfinished';
}

function kindOf(reason: Reason, service: string, { notices, unfinished }: Report): Finding['kind'] {
  const { code } = reason;
  if (code === 'below-threshold') return reason.regression === undefined ? 'score' : 'own';
  if (code === 'threshold-in-interval') return 'score';
  const failure = failureIn(reason);
  if (failure?.kind === 'unauthorised' && tellsOfKey(notices, service)) return 'problem';
  if (code === 'job-stopped' || code === 'not-finished' || code === 'jobs-missing') {
    if (reason.why.code !== unfinished?.code) return 'own';
    if (isExplained(reason.why, notices, service)) return 'problem';
    return failure === null ? 'unfinished' : 'own';
  }
  return 'own';
}

/** Whether what happened to the run says why it was not finished. */
function isExplained({ code }: Unfinished, notices: readonly Notice[], service: string): boolean {
  const causes = causesIn(notices);
  if (code !== 'timed-out') return causes.length > 0;
  return causes.some((cause) => cause.code === 'outage-until-deadline' && cause.service === service);
}

function tellsOfKey(notices: readonly Notice[], service: string): boolean {
  return notices.some(
    (notice) =>
      (notice.code === 'key-refused-while-waiting' || notice.code === 'key-refused') && notice.service === service,
  );
}

/**
 * Why a benchmark did not pass, as a part of a sentence after its name: the cause where it lies in an outage, not the time that was over.
 */
export function tellWhy(
  row: Pick<Row, 'benchmark' | 'reason'>,
  report: Pick<Report, 'notices' | 'unfinished'>,
): string {
  const { reason, benchmark } = row;
  if (reason === null) return '';
  const outage = report.notices.find(
    (notice) => notice.code === 'outage-until-deadline' && notice.service === benchmark.service,
  );
  const isExplainedByIt = 'why' in reason && reason.why.code === 'timed-out' && reason.code !== 'state-unrecognised';
  if (outage === undefined || !isExplainedByIt) return renderReason(reason);
  return renderNotice(outage).replace(/\.$/, '');
}

/** What went wrong with the run as a whole, in its order: a cause, not what was done about it. */
export function causesIn(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter((notice) => {
    if (notice.code === 'outage-until-deadline') return true;
    return levelOf(notice) === 'error';
  });
}

/** What was uncertain without changing the verdict. */
export function warningsIn(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter((notice) => levelOf(notice) === 'warning' && !shownElsewhere.has(notice.code));
}

/** What kept benchmarks from being judged stands among the causes; what was done about their jobs, and is to be done, after all of them. */
const shownElsewhere: ReadonlySet<Notice['code']> = new Set(['outage-until-deadline', 'jobs-stopped', 'next-steps']);

/** What is uncertain about scores, each once in a full sentence, however many benchmarks it is about. */
export function tellScoreWarnings(rows: readonly Row[]): readonly string[] {
  const warnings = rows.flatMap((row) => row.warnings.map((warning) => ({ row, text: renderWarning(warning) })));
  return [...Map.groupBy(warnings, ({ text }) => text)].map(
    ([text, about]) => `${namesOf(about.map(({ row }) => row))}: ${text}.`,
  );
}
