import type { PlannedBenchmark } from '../plan/plan.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';
import type { JudgedJob } from '../verdict/judge-job.ts';
import { escapeForLog } from './log.ts';
import { cutToOneLine } from './plain-text.ts';
import { isOver } from './progress.ts';
import { renderReason } from './reasons.ts';
import type { Report } from './report.ts';
import { labelOf, sortBenchmarks } from './wording.ts';

/** A note on the workflow run's page. Texts are one line each; the writer escapes them for the command. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
}

/** GitHub shows ten of each level per step and drops the rest without a word. One is left for what ends the step: the failure, or a comment that could not be published. */
const maxPerLevel = 9;
/** So many ids fit into a message whole. */
const maxIds = 10;

/** Renders what needs a person: problems and benchmarks that did not pass as errors (warnings under `warn-only`), then what was uncertain, and what could not be written. */
export function renderAnnotations(report: Report, faults: readonly string[] = []): readonly Annotation[] {
  const level = report.warnOnly ? 'warning' : 'error';
  const serious = [
    ...report.problems.map((problem) => annotate({ level, title: report.title, message: problem })),
    ...sortBenchmarks(report.benchmarks).flatMap((benchmark) => {
      const advice = adviceFor(benchmark);
      if (advice === null) return [];
      const title = `${cutToOneLine(labelOf(benchmark), 80)}: ${benchmark.verdict}`;
      return [annotate({ level, title, message: messageFor(benchmark, advice) })];
    }),
  ];
  const uncertain = [...report.warnings, ...faults].map((message) =>
    annotate({ level: 'warning', title: report.title, message }),
  );
  const { title } = report;
  if (level === 'warning') return limit([...serious, ...uncertain], { level, title });
  return [...limit(serious, { level, title }), ...limit(uncertain, { level: 'warning', title })];
}

function annotate({ level, title, message }: Annotation): Annotation {
  return { level, title: escapeForLog(cutToOneLine(title, 120)), message: escapeForLog(cutToOneLine(message, 2000)) };
}

function messageFor({ reason }: JudgedBenchmark, advice: string): string {
  return reason === null ? advice : `${sentence(cutToOneLine(renderReason(reason), 500))} ${advice}`;
}

/** What a person should do; null where there is nothing to do. */
function adviceFor({ benchmark, verdict, jobs }: JudgedBenchmark): string | null {
  switch (verdict) {
    case 'failed':
      return 'Look at the failing units at the service; lower the threshold only if the drop is intended.';
    case 'inconclusive':
      return 'Run it with more units for a clear answer.';
    case 'error':
      return adviceForError(benchmark, jobs);
    case 'passed':
    case 'planned':
    case 'running':
      return null;
  }
}

function adviceForError({ work }: PlannedBenchmark, jobs: readonly JudgedJob[]): string {
  if (jobs.length === 0) return 'The job summary names the cause: mend it before you run the workflow again.';
  if (work.kind !== 'submit' && jobs.some(({ state }) => state === null))
    return 'Check the job id, and that the key (service-api-key) may read it.';
  if (work.kind !== 'submit' && !jobs.every(isOver)) return 'Run the workflow again once the job is finished.';
  if (work.kind !== 'submit' && jobs.every(({ scorePct }) => scorePct !== null))
    return 'Give a job that ran for this, or correct endpoint-url, model, agent or max-age-minutes.';
  if (jobs.every(isOver)) return 'Look at the job at the service, then run the workflow again.';
  const ids = jobs.length > maxIds ? 'see the output `job-ids`' : jobs.map(({ id }) => cutToOneLine(id, 80)).join(', ');
  return `Once finished, judge without paying again through \`job-ids\`: ${ids}`;
}

/** All of one level. */
function limit(
  annotations: readonly Annotation[],
  { level, title }: Pick<Annotation, 'level' | 'title'>,
): readonly Annotation[] {
  if (annotations.length <= maxPerLevel) return annotations;
  const missing = annotations.length - maxPerLevel + 1;
  const message = `${missing} more: see the job summary for all of them.`;
  return [...annotations.slice(0, maxPerLevel - 1), annotate({ level, title, message })];
}

/** Reasons are parts of a sentence wherever a benchmark's name stands before them; here they stand alone. */
function sentence(text: string): string {
  const [first = ''] = text;
  return `${first.toUpperCase()}${text.slice(first.length)}${/[.!?…]$/u.test(text) ? '' : '.'}`;
}
