import { capabilities } from '../plan/capabilities.ts';
import type { AgentRun } from '../plan/plan.ts';
import type { Detail } from '../services/service.ts';
import { renderCreated, renderDuration } from './duration.ts';
import { renderCount, renderPct, renderUnits, renderWorkUnits } from './figures.ts';
import { causesIn, findingsOf, tellScoreWarnings, warningsIn } from './findings.ts';
import { costsAreKnown, strayJobs, tellJob } from './job-list.ts';
import { linesToPaste, notesOnLines } from './lines-to-paste.ts';
import { renderLogTable } from './log-table.ts';
import { escapeForLog } from './log-text.ts';
import { doneSentences, nextSentences } from './next.ts';
import { renderNoticeLines } from './notices.ts';
import { cutToOneLine } from './plain-text.ts';
import type { Report } from './report.ts';
import { namesOf, type Row, rowsOf, sortRows } from './rows.ts';
import { tellPrecision, tellSampling, tellSaving } from './sampling.ts';
import { hasRun, tellStory } from './story.ts';
import { nameVerdict, signOfRun, stateWords } from './wording.ts';

/** Renders the result as lines of plain text: verdict, what happened, an aligned table, what it does not say, what to do. */
export function renderLogResult(report: Report): readonly string[] {
  const rows = sortRows(rowsOf(report));
  const { notices } = report;
  return [
    `${signOfRun(report)} ${escapeForLog(`${report.title}: ${nameVerdict(report)}. ${tellStory(report)}`)}`,
    ...causesIn(notices).flatMap(renderNoticeLines).map(escapeForLog),
    ...(hasRun(report) ? renderLogTable(rows) : []),
    ...renderNotes(report, rows).map(escapeForLog),
    ...renderSavings(rows).map(escapeForLog),
    ...doneSentences(report).map(escapeForLog),
    ...nextSentences(report, findingsOf(report, rows)).map((line) => escapeForLog(`Next: ${line}`)),
    ...renderLines(report),
    ...[...warningsIn(notices).flatMap(renderNoticeLines), ...tellScoreWarnings(rows)].map((line) =>
      escapeForLog(`Warning: ${line}`),
    ),
  ];
}

function renderNotes(report: Report, rows: readonly Row[]): readonly string[] {
  return findingsOf(report, rows)
    .filter(({ kind }) => kind === 'own')
    .map(({ rows: hit, text, advice }) => `${namesOf(hit)}: ${text}.${advice === null ? '' : ` ${advice}`}`);
}

function renderSavings(rows: readonly Row[]): readonly string[] {
  return rows.flatMap((row) => {
    const saving = tellSaving(row);
    return saving === null ? [] : [`${cutToOneLine(row.label, 80)}: ${saving}`];
  });
}

/** The lines that judge the jobs by their ids; nothing in them means anything to the runner. */
function renderLines({ notices }: Report): readonly string[] {
  return notices.flatMap((notice) => {
    const paste = notice.code === 'next-steps' ? linesToPaste(notice.steps) : null;
    if (notice.code !== 'next-steps' || paste === null) return [];
    const place = paste.place === 'inputs' ? 'these inputs' : 'this suite file';
    return [
      `To judge these jobs later without paying again, use ${place}:`,
      ...paste.lines.map((line) => `    ${line}`),
      ...notesOnLines(notice.steps),
    ];
  });
}

/** Renders what will be judged, for a folded group of the log: `haystack-medical-v1: 5 units, threshold 80%`, and what that can show. */
export function renderLogPlan(report: Report): readonly string[] {
  return rowsOf(report).flatMap((row) => {
    const { thresholdPct } = row.benchmark;
    const threshold = thresholdPct === null ? '' : `, threshold ${renderPct(thresholdPct)}`;
    const level = row.benchmark.level === 'warn' ? ', not blocking' : '';
    const precision = report.confidencePct === null ? null : tellPrecision(row, report.confidencePct);
    const line = `${cutToOneLine(row.label, 80)}: ${describeWork(row)}${threshold}${describeBaseline(row, report)}${level}`;
    return [
      escapeForLog(line),
      ...[precision, ...tellSampling(row)].flatMap((text) => (text === null ? [] : `  ${text}`)),
    ];
  });
}

/** What it will be compared with. */
function describeBaseline({ benchmark: { baseline }, planned }: Row, { comparedUrl }: Report): string {
  switch (baseline?.kind) {
    case undefined:
      return '';
    case 'job':
      return `, compared with job ${cutToOneLine(baseline.jobId, 80)}`;
    case 'newest':
      return `, compared with the newest job named ${cutToOneLine(baseline.query.name ?? '', 80)}`;
    case 'endpoint': {
      const run = planned?.baseline ?? null;
      const units = run === null ? 'the newest jobs' : `${renderCount(run.units, 'unit')} that are run`;
      return `, compared with ${units} against ${cutToOneLine(comparedUrl ?? '', 120)}`;
    }
    case 'results':
      return ', compared with earlier results';
  }
}

function describeWork({ benchmark: { service, work }, planned }: Row): string {
  const { hasUnits, title } = capabilities[service];
  switch (work.kind) {
    case 'submit': {
      const jobs = planned === null || planned.jobs < 2 ? '' : ` in ${planned.jobs} jobs`;
      return hasUnits
        ? `${renderWorkUnits(work.units, work.looks)}${jobs}`
        : `1 job of ${title}${describeRun(work.run)}`;
    }
    case 'existing':
      return `job ${cutToOneLine(work.jobId, 80)}`;
    case 'newest':
      return `the newest job of ${cutToOneLine(Object.values(work.query).join(', '), 80)}`;
  }
}

/** What such a job runs, as far as the plan says. */
function describeRun(run: AgentRun | undefined): string {
  if (run === undefined) return '';
  const { source, agents } = run;
  const names = agents.map(({ name }) => name).join(', ');
  const parts = [
    source.kind === 'scenarios' ? renderCount(source.ids.length, 'scenario') : null,
    agents.length === 0 ? null : `${agents.length === 1 ? 'agent' : 'agents'} ${cutToOneLine(names, 80)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Renders every job, for a folded group of the log. */
export function renderLogJobs(report: Report): readonly string[] {
  const rows = sortRows(rowsOf(report));
  const hasCredits = costsAreKnown(rows);
  const paired = rows.flatMap((row) =>
    row.jobs.flatMap((job) => {
      const why = tellJob(row, job, report);
      const parts = [
        cutToOneLine(row.label, 80),
        cutToOneLine(job.id, 80),
        stateWords(job.state),
        job.scorePct === null ? null : renderPct(job.scorePct),
        renderUnits(job),
        job.durationMs === null ? null : renderDuration(job.durationMs),
        job.credits === null || !hasCredits ? null : renderCount(job.credits, 'credit'),
        renderCreated(job),
        why === null ? null : cutToOneLine(why, 500),
      ];
      const line = escapeForLog(parts.filter((part) => part !== null).join(' · '));
      return [line, ...job.details.map(renderLogDetail)];
    }),
  );
  return [
    ...paired,
    ...strayJobs(rows, report).map(({ id, state }) => escapeForLog(`${cutToOneLine(id, 80)} · ${state}`)),
  ];
}

function renderLogDetail({ name, scorePct, note }: Detail): string {
  const score = scorePct === null ? '' : ` ${renderPct(scorePct)}`;
  const said = note === null ? '' : `: ${cutToOneLine(note, 500)}`;
  return `  ${escapeForLog(`${cutToOneLine(name, 80)}${score}${said}`)}`;
}
