import type { Notice } from '../notice.ts';
import { renderDuration } from './duration.ts';
import { renderCount } from './figures.ts';
import { causesIn, type Finding, findingsOf, tellScoreWarnings, warningsIn } from './findings.ts';
import { type Block, type Part, ranks, renderLeftOut } from './fit.ts';
import { renderJobs } from './job-list.ts';
import { linesToPaste, notesOnLines } from './lines-to-paste.ts';
import { code, cutText, joinMarkdown, link, Markdown, md, prose } from './markdown.ts';
import { doneSentences, nextSentences } from './next.ts';
import { linkToNotice } from './notice-link.ts';
import { renderNotice } from './notices.ts';
import type { Report } from './report.ts';
import { type Row, rowsOf, sortRows } from './rows.ts';
import { tellSaving } from './sampling.ts';
import { renderTables } from './score-table.ts';
import { hasRun, tellStory } from './story.ts';
import { nameVerdict, signOfRun } from './wording.ts';

/** The document that comment and summary share: what happened, why, what to do, then what only some want to know, folded. */
export function renderParts(report: Report): readonly Part[] {
  const rows = sortRows(rowsOf(report));
  const findings = findingsOf(report, rows);
  return [
    renderHeading(report),
    renderCauses(report),
    tellStory(report),
    ...(hasRun(report) && rows.length > 0 ? renderTables(rows, report.confidencePct) : []),
    renderNotes(findings),
    renderSavings(rows),
    renderDone(report),
    renderNext(report, findings),
    renderLines(report),
    renderJobs(rows, report),
    renderList({
      heading: '**Warnings**\n',
      texts: [
        ...warningsIn(report.notices).map((notice) => withMore(notice, 500)),
        ...tellScoreWarnings(rows).map((text) => prose(text, 500)),
      ],
      rank: ranks.warning,
      noun: 'warning',
    }),
    renderFoot(report).source,
  ];
}

/** The first line: the verdict. */
function renderHeading(report: Report): string {
  return md`## ${new Markdown(signOfRun(report))} ${cutText(report.title, 100)}: ${nameVerdict(report)}`.source;
}

/** What went wrong with the run: one cause is a paragraph, several are a list. */
function renderCauses({ notices }: Report): Block {
  const texts = causesIn(notices).map((notice) => withMore(notice, 2000));
  const [only] = texts;
  if (only !== undefined && texts.length === 1)
    return { ...renderList(emptyList), rows: [{ source: only.source, rank: ranks.problem }] };
  return renderList({ ...emptyList, texts });
}

/** What happened, and where more is said about it. */
function withMore(notice: Notice, maxLength: number): Markdown {
  return md`${prose(renderNotice(notice), maxLength)} ${link('More', linkToNotice(notice))}`;
}

const emptyList = { heading: '', texts: [], rank: ranks.problem, noun: 'problem' } as const;

/** What the table does not say: each cause once, whatever the number of benchmarks that it hit. */
function renderNotes(findings: readonly Finding[]): Block {
  const texts = findings
    .filter(({ kind }) => kind === 'own')
    .map(({ rows, text, advice }) => {
      const names = joinMarkdown(
        rows.slice(0, maxNames).map(({ label }) => md`**${cutText(label, 80)}**`),
        ', ',
      );
      const more = rows.length > maxNames ? md` and ${rows.length - maxNames} more` : md``;
      return md`${names}${more}: ${prose(text, 300)}.${advice === null ? md`` : md` ${prose(advice, 300)}`}`;
    });
  return renderList({ heading: '', texts, rank: ranks.reason, noun: 'reason' });
}

/** What decisions before the last round have saved. */
function renderSavings(rows: readonly Row[]): Block {
  const texts = rows.flatMap((row) => {
    const saving = tellSaving(row);
    return saving === null ? [] : [md`**${cutText(row.label, 80)}**: ${saving}`];
  });
  return renderList({ heading: '', texts, rank: ranks.reason, noun: 'line' });
}

const maxNames = 5;

/** What was done about jobs that nobody waits for. */
function renderDone(report: Report): Block {
  const rows = doneSentences(report).map((text) => ({ source: prose(text, 500).source, rank: ranks.next }));
  return { ...renderList({ ...emptyList, noun: 'step' }), rows };
}

/** What to do, where no line above has said it. */
function renderNext(report: Report, findings: readonly Finding[]): Block {
  const texts = nextSentences(report, findings).map((text) => prose(text, 500));
  const [only] = texts;
  const list = renderList({ heading: '**Next**\n', texts, rank: ranks.next, noun: 'step' });
  if (only === undefined || texts.length > 1) return list;
  return { ...list, before: '', rows: [{ source: md`**Next:** ${only}`.source, rank: ranks.next }] };
}

/** The lines that judge the jobs of this run by their ids, whole or not at all. */
function renderLines({ notices }: Report): Block {
  const folds = notices.flatMap((notice) => {
    const paste = notice.code === 'next-steps' ? linesToPaste(notice.steps) : null;
    if (notice.code !== 'next-steps' || paste === null) return [];
    const place =
      paste.place === 'inputs'
        ? 'For one run, put this below `with:` in the workflow, in place of `benchmark-ids`, `benchmark-counts`, `thresholds`, `levels`, `config` and every input that is also listed here:'
        : 'For one run, put this into the suite file (`config`) in place of what it holds:';
    return [
      '<details><summary>Judge these jobs later without paying again</summary>\n',
      `${place}\n`,
      ['```yaml', ...paste.lines, '```'].join('\n'),
      ...notesOnLines(notice.steps).map((note) => `\n${note}`),
      '\n</details>',
    ].join('\n');
  });
  return {
    before: '',
    rows: folds.map((source) => ({ source, rank: ranks.paste })),
    after: '',
    leftOut: () => '*The lines that judge these jobs later do not fit here: see the log.*',
  };
}

interface ListOptions {
  readonly heading: string;
  readonly texts: readonly Markdown[];
  readonly rank: number;
  readonly noun: string;
}

function renderList({ heading, texts, rank, noun }: ListOptions): Block {
  return {
    before: heading,
    rows: texts.map((item) => ({ source: md`- ${item}`.source, rank })),
    after: '',
    leftOut: ({ length }) => renderLeftOut(length, noun),
  };
}

function renderFoot(report: Report): Markdown {
  const { commit, startedAt, finishedAt, credits } = report;
  const facts = [
    report.model === null ? null : md`Model ${code(report.model)}`,
    commit === null ? null : md`Commit ${link(code(commit.slice(0, 7)), report.commitUrl)}`,
    report.runUrl === null ? null : link('Workflow run', report.runUrl),
    credits === null || report.verdict === 'planned'
      ? null
      : md`${renderCount(credits, 'credit')}${report.verdict === 'running' ? md`` : md` used`}`,
    finishedAt === null ? null : md`${renderDuration(finishedAt.getTime() - startedAt.getTime())}`,
  ];
  return joinMarkdown(
    facts.filter((fact) => fact !== null),
    ' · ',
  );
}
