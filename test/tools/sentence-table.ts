import { levelOf } from '../../src/notice.ts';
import { adviseOn } from '../../src/report/advice.ts';
import { renderNotice } from '../../src/report/notices.ts';
import { renderReason, renderUnfinished, renderWarning } from '../../src/report/reasons.ts';
import { type Row, rowsOf } from '../../src/report/rows.ts';
import type { Reason } from '../../src/verdict/reason.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { createJudged, createReport } from '../fixtures/reports.ts';
import {
  faultExamples,
  noticeExamples,
  reasonExamples,
  unfinishedExamples,
  warningExamples,
} from '../fixtures/sentences.ts';
import { renderTable } from './documents.ts';

/** Every sentence that a run can say, with the code that programs and tests know it by, and when it is said. */
export function renderSentenceTable(): string {
  return [
    '## What happens in a run',
    renderTable(
      ['Code', 'Level', 'When', 'Sentence'],
      Object.entries(noticeExamples).map(
        ([
          code,
          {
            when,
            examples: [first, ...others],
          },
        ]) => [`\`${code}\``, levelOf(first), when, [first, ...others].map(renderNotice).join('<br>')],
      ),
    ),
    ...renderReasonTables(),
    '',
  ].join('\n\n');
}

/** Every reason about one benchmark: a heading and a table for each kind. */
export function renderReasonTables(): readonly string[] {
  return [
    '## Why a benchmark did not pass',
    renderTable(
      ['Code', 'In the table', 'When', 'After its name', 'What to do'],
      Object.entries(reasonExamples).map(([code, { when, examples }]) => tellReasons(code, when, examples)),
    ),
    '## Why a job was not waited for',
    renderTable(
      ['Code', 'In the table', 'When', 'After its name', 'What to do'],
      Object.entries(unfinishedExamples).map(([code, { when, examples }]) =>
        tellReasons(
          code,
          when,
          examples.map((why): Reason => ({ code: 'not-finished', why })),
        ),
      ),
    ),
    '## Why a completed job has no valid score',
    renderTable(
      ['Code', 'In the table', 'When', 'After its name', 'What to do'],
      Object.entries(faultExamples).map(([code, { when, examples }]) =>
        tellReasons(
          code,
          when,
          examples.map((fault): Reason => ({ code: 'no-valid-score', fault })),
        ),
      ),
    ),
    '## What is uncertain about a score',
    renderTable(
      ['Code', 'When', 'After its name'],
      Object.entries(warningExamples).map(([code, { when, examples }]) => [
        `\`${code}\``,
        when,
        examples.map(renderWarning).join('<br>'),
      ]),
    ),
  ];
}

function tellReasons(code: string, when: string, reasons: readonly Reason[]): readonly string[] {
  const rows = reasons.flatMap((reason) => {
    const verdict = reason.code === 'below-threshold' ? 'failed' : 'error';
    const benchmarks = [null, 80].map((thresholdPct) =>
      createJudged({
        benchmark: createBenchmark({ thresholdPct }),
        verdict,
        scorePct: null,
        passed: null,
        scored: null,
        reason,
      }),
    );
    return rowsOf(createReport({ verdict, benchmarks }));
  });
  const each = (tell: (row: Row) => string | null) => [...new Set(rows.map((row) => tell(row) ?? '–'))].join('<br>');
  return [
    `\`${code}\``,
    each(({ outcome }) => outcome),
    when,
    each(({ reason }) => reason && sentenceOf(reason)),
    each(adviseOn),
  ];
}

function sentenceOf(reason: Reason): string {
  return reason.code === 'not-finished' ? renderUnfinished(reason.why) : renderReason(reason);
}
