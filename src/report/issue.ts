import { renderParts } from './document.ts';
import { fitDocument } from './fit.ts';
import { code, cutText, joinMarkdown, link, type Markdown, md } from './markdown.ts';
import { cutToOneLine } from './plain-text.ts';
import type { Report } from './report.ts';
import { type Row, rowsOf, sortRows } from './rows.ts';
import { tellStory } from './story.ts';
import { nameVerdict } from './wording.ts';

/** So many names stand in one line; the table has them all. */
const maxNames = 3;
const maxNamesInComment = 20;

/** The benchmarks that keep a run from being green: those that block and have not passed. */
export function failingOf(report: Report): readonly Row[] {
  return sortRows(rowsOf(report)).filter(({ isBlocking, verdict }) => isBlocking && verdict !== 'passed');
}

/** The title, as text: GitHub escapes it. `leg` names the leg of a matrix, empty outside one. */
export function renderIssueTitle(report: Report, leg: string): string {
  const names = failingOf(report).map(({ label }) => cutToOneLine(label, 40));
  const more = names.length - maxNames;
  const list = names.slice(0, maxNames).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const where = leg === '' ? '' : ` (${cutToOneLine(leg, 60)})`;
  const title = `${cutToOneLine(report.title, 60)}${where}: ${nameVerdict(report)}${list === '' ? '' : ` – ${list}`}`;
  let shown = title;
  for (let max = maxTitleLength; shown.length > maxTitleLength; max -= 8) shown = cutToOneLine(title, max);
  return shown;
}

/** In UTF-16 units: GitHub takes no longer one. */
const maxTitleLength = 256;

interface IssueFacts {
  readonly maxChars: number;
  /** When the first of the red runs in a row ended, in milliseconds since the epoch. */
  readonly sinceMs: number;
  /** How many red runs there were in a row, this one included. */
  readonly runs: number;
  /** The branch or tag. */
  readonly ref: string;
}

/** Renders the body, without its marker lines, in at most so many UTF-16 units. */
export function renderIssueBody(report: Report, { maxChars, sinceMs, runs, ref }: IssueFacts): string {
  const since = `${new Date(sinceMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const note = md`Failing on ${code(nameOf(ref))} since ${since}, ${runs === 1 ? 'in 1 run' : `in ${runs} runs in a row`}. Every run updates this issue; the first that passes closes it.`;
  const [heading = '', ...others] = renderParts(report);
  return fitDocument({
    parts: [heading, note.source, ...others],
    max: maxChars,
    sizeOf: (source) => source.length,
  });
}

/** The body of an issue that a green run has closed. */
export function renderClosedBody(report: Report, maxChars: number): string {
  return fitDocument({ parts: renderParts(report), max: maxChars, sizeOf: (source) => source.length });
}

interface FailingChange {
  readonly isReopened: boolean;
  /** What fails now and did not before, and the other way round. */
  readonly added: readonly Row[];
  readonly gone: readonly Row[];
}

/** The comment that tells what has changed. */
export function renderIssueChange(report: Report, { isReopened, added, gone }: FailingChange): string {
  const facts = [
    md`${isReopened ? 'Failing again.' : 'What fails has changed.'} ${tellStory(report)}`,
    added.length === 0 ? null : md`Newly failing: ${renderNames(added)}.`,
    gone.length === 0 ? null : md`No longer failing: ${renderNames(gone)}.`,
    report.runUrl === null ? null : link('Workflow run', report.runUrl),
  ];
  return joinMarkdown(
    facts.filter((fact) => fact !== null),
    ' ',
  ).source;
}

/** The sentence with which a green run closes the issue. */
export function renderIssueClosed({ runUrl, commit, commitUrl, benchmarks }: Report): string {
  const noun = benchmarks.every(({ verdict }) => verdict === 'passed') ? 'benchmark' : 'blocking benchmark';
  const at = commit === null ? '' : md` at commit ${link(code(commit.slice(0, 7)), commitUrl)}`;
  return md`Every ${noun} has passed in ${link('this run', runUrl)}${at}.`.source;
}

/** The body of an issue that was opened beside another one. */
export function renderDuplicate(number: number): string {
  return `Duplicate of #${number}: two runs opened one at the same moment.\n`;
}

function renderNames(rows: readonly Row[]): Markdown {
  const names = rows.slice(0, maxNamesInComment).map(({ label }) => md`**${cutText(label, 80)}**`);
  const more = rows.length - maxNamesInComment;
  return md`${joinMarkdown(names, ', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function nameOf(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags)\//, '');
}
