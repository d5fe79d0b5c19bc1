import { causesIn, type Finding, findingsOf, tellScoreWarnings, warningsIn } from './findings.ts';
import { escapeForLog } from './log-text.ts';
import { doneSentences, nextSentences } from './next.ts';
import { linkToNotice } from './notice-link.ts';
import { renderNotice } from './notices.ts';
import { cutToOneLine } from './plain-text.ts';
import type { Report } from './report.ts';
import { namesOf, rowsOf, sortRows } from './rows.ts';
import { tellStory } from './story.ts';
import { nameVerdict } from './wording.ts';

/** A note on the workflow run's page. Texts are one line each; the writer escapes them for the command. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
}

/** An annotation whose texts have any length yet. */
interface Draft extends Annotation {
  /** Where more is said about it. */
  readonly more?: string;
}

export interface Annotations {
  /** What fails the step; null where nothing does. The only error where there is only one cause. */
  readonly failure: Annotation | null;
  readonly others: readonly Annotation[];
}

/**
 * GitHub shows ten of each level per step and drops the rest without a word. One is left for what ends the step: the failure, or a comment
 * that could not be published.
 */
const maxPerLevel = 9;

/**
 * Renders what needs a person, each cause once: what blocks as errors, what does not, was uncertain or could not be written as warnings.
 */
export function renderAnnotations(report: Report, faults: readonly string[] = []): Annotations {
  const ofBenchmarks = annotateBenchmarks(report);
  const serious = [...annotateRun(report), ...ofBenchmarks];
  const errors = serious.filter(({ level }) => level === 'error');
  const { title } = report;
  const warnings: readonly Draft[] = [
    ...serious.filter(({ level }) => level === 'warning'),
    ...warningsIn(report.notices).map((notice) => warn(renderNotice(notice), linkToNotice(notice))),
    ...[...tellScoreWarnings(rowsOf(report)), ...faults].map((message) => warn(message)),
  ];
  function warn(message: string, more?: string): Draft {
    return { level: 'warning', title, message, ...(more !== undefined && { more }) };
  }
  if (!isFailure(report)) return { failure: null, others: [...limit(errors, report), ...limit(warnings, report)] };
  // What became of the jobs is said once, of the run.
  const next = [...doneSentences(report), ...nextSentences(report, [])];
  const [last] = errors.slice(-1);
  const isAlone = errors.length === 1;
  // Where there is nothing to say of benchmarks, what became of the money is no error of its own.
  if (last !== undefined && (isAlone || ofBenchmarks.length === 0)) {
    const story = isAlone ? '' : tellStory(report);
    const failure = annotate({ ...last, message: joinSentences([last.message, story, ...next]) });
    return { failure, others: [...limit(errors.slice(0, -1), report), ...limit(warnings, report)] };
  }
  const message = joinSentences([tellStory(report) || 'See the job summary.', ...next]);
  const failure = annotate({ level: 'error', title: titleOf(report), message });
  return { failure, others: [...limit(errors, report), ...limit(warnings, report)] };
}

/** Whether the check must be red. */
export function isFailure({ verdict, warnOnly, warnOnInconclusive }: Report): boolean {
  switch (verdict) {
    case 'passed':
    case 'planned':
      return false;
    case 'inconclusive':
      return !warnOnly && !warnOnInconclusive;
    case 'failed':
    case 'error':
    case 'running':
      return !warnOnly;
  }
}

function titleOf(report: Report): string {
  return `${report.title}: ${nameVerdict(report)}`;
}

/** What went wrong with the run as a whole, with what became of the benchmarks where nothing else says it. */
function annotateRun(report: Report): readonly Draft[] {
  const causes = causesIn(report.notices);
  const story = causes.length === 1 ? tellStory(report) : '';
  const level = report.warnOnly ? 'warning' : 'error';
  return causes.map((cause) => {
    const message = joinSentences([renderNotice(cause), story]);
    return { level, title: titleOf(report), message, more: linkToNotice(cause) };
  });
}

/** What kept benchmarks from passing, where no cause that lies in the run says it. */
function annotateBenchmarks(report: Report): readonly Draft[] {
  return findingsOf(report, sortRows(rowsOf(report))).flatMap((finding) => {
    const { rows, kind } = finding;
    if (kind === 'problem') return [];
    const [{ outcome, isBlocking }] = rows;
    const title = `${namesOf(rows)}: ${outcome}${isBlocking ? '' : ', not blocking'}`;
    return [{ level: isBlocking ? 'error' : 'warning', title, message: messageOf(finding) }];
  });
}

function messageOf({ text, advice }: Finding): string {
  return joinSentences([sentence(cutToOneLine(text, 500)), advice ?? '']);
}

function joinSentences(sentences: readonly string[]): string {
  return sentences.filter((each) => each !== '').join(' ');
}

function annotate({ level, title, message, more }: Draft): Annotation {
  const shown = cutToOneLine(message, 2000);
  return {
    level,
    title: escapeForLog(cutToOneLine(title, 120)),
    message: escapeForLog(more === undefined ? shown : `${shown} More: ${more}`),
  };
}

/** All of one level. */
function limit(drafts: readonly Draft[], { title }: Report): readonly Annotation[] {
  const [first] = drafts;
  if (first === undefined || drafts.length <= maxPerLevel) return drafts.map(annotate);
  const missing = drafts.length - maxPerLevel + 1;
  const message = `${missing} more: see the job summary for all of them.`;
  return [...drafts.slice(0, maxPerLevel - 1), { level: first.level, title, message }].map(annotate);
}

/** Reasons are parts of a sentence wherever a benchmark's name stands before them; here they stand alone. */
function sentence(text: string): string {
  const [first = ''] = text;
  return `${first.toUpperCase()}${text.slice(first.length)}${/[.!?…]$/u.test(text) ? '' : '.'}`;
}
