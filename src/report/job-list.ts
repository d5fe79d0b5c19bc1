import type { Detail } from '../services/service.ts';
import type { JudgedJob } from '../verdict/judge-job.ts';
import { tellComparison } from './comparisons.ts';
import { renderCreated, renderDuration } from './duration.ts';
import { renderCount, renderNumber, renderPct, renderUnits } from './figures.ts';
import { isSaidOfRun } from './findings.ts';
import { type Block, type Row as Line, ranks, renderLeftOut } from './fit.ts';
import { type Content, code, cutText, joinMarkdown, type Markdown, md, prose } from './markdown.ts';
import { renderJobReason } from './reasons.ts';
import type { Report } from './report.ts';
import type { Row } from './rows.ts';
import { tellSampling } from './sampling.ts';
import { stateWords } from './wording.ts';

/**
 * Every job, folded: a list, since a table of so many facts would not fit on a phone. What a job's score is made of gives way before any
 * job.
 */
export function renderJobs(rows: readonly Row[], report: Report): Block {
  const hasCredits = costsAreKnown(rows);
  const paired = rows.flatMap((row) => [
    ...tellSampling(row).map((text) => ({
      source: md`- ${cutText(row.label, 80)}: ${text}`.source,
      rank: ranks.detail,
    })),
    ...lineOfComparison(row),
    ...row.jobs.flatMap((job) => [
      { source: md`- ${renderJob(row, job, { hasCredits, report })}`.source, rank: ranks.job },
      ...job.details.map((detail) => ({ source: renderDetail(detail).source, rank: ranks.detail })),
    ]),
  ]);
  const lines = [
    ...paired,
    ...strayJobs(rows, report).map(({ id, state }) => ({
      source: md`- ${code(id)} · ${state}`.source,
      rank: ranks.job,
    })),
  ];
  const jobs = countJobs(lines);
  return {
    before: `<details><summary>${jobs === 0 ? 'How it will be judged' : `Details of ${renderCount(jobs, 'job')}`}</summary>\n`,
    rows: lines,
    after: '</details>',
    leftOut: (missing) => {
      const missingJobs = countJobs(missing);
      return missingJobs > 0 ? renderLeftOut(missingJobs, 'job') : renderLeftOut(missing.length, 'detail');
    },
  };
}

function lineOfComparison(row: Row): readonly Line[] {
  const text = tellComparison(row);
  return text === null ? [] : [{ source: md`- ${cutText(row.label, 80)}: ${text}`.source, rank: ranks.detail }];
}

/** Whether every job tells what it cost: figures on some of them alone would read as the whole. */
export function costsAreKnown(rows: readonly Row[]): boolean {
  return rows.flatMap(({ jobs }) => jobs).every(({ credits }) => credits !== null);
}

/** Jobs that are known by their ids alone: not read yet, or of no benchmark of the plan. */
export function strayJobs(rows: readonly Row[], { jobIds }: Report): readonly StrayJob[] {
  const shown = new Set(rows.flatMap(({ jobs }) => jobs.map(({ id }) => id)));
  const existing = new Set(rows.flatMap(({ benchmark: { work } }) => (work.kind === 'existing' ? [work.jobId] : [])));
  return [...new Set(jobIds)]
    .filter((id) => !shown.has(id))
    .map((id) => ({ id, state: existing.has(id) ? 'existing' : 'submitted' }));
}

interface StrayJob {
  readonly id: string;
  readonly state: 'existing' | 'submitted';
}

/** Why a job has no score, beside its state; null where that says it all, or what is said of the run. */
export function tellJob({ benchmark }: Row, { reason }: JudgedJob, report: Report): string | null {
  if (reason === null) return null;
  const isShownAbove = reason.code !== 'job-stopped' && isSaidOfRun(reason, benchmark.service, report);
  return isShownAbove ? null : renderJobReason(reason);
}

function countJobs(lines: readonly Line[]): number {
  return lines.filter(({ rank }) => rank === ranks.job).length;
}

interface JobOptions {
  readonly hasCredits: boolean;
  readonly report: Report;
}

function renderJob(row: Row, job: JudgedJob, { hasCredits, report }: JobOptions): Content {
  const facts = [
    md`${cutText(row.label, 80)} ${code(job.id)}`,
    md`${renderState(job)}`,
    job.durationMs === null ? null : md`${renderDuration(job.durationMs)}`,
    job.credits === null || !hasCredits ? null : md`${renderCount(job.credits, 'credit')}`,
    renderCreated(job),
  ];
  const line = joinMarkdown(
    facts.filter((fact) => fact !== null),
    ' · ',
  );
  const why = tellJob(row, job, report);
  return why === null ? line : md`${line}: ${prose(why, 300)}`;
}

/** What the score is made of, a level deeper. */
function renderDetail({ name, scorePct, note }: Detail): Markdown {
  const score = scorePct === null ? md`` : md` ${renderPct(scorePct)}`;
  const label = cutText(name, 80);
  // An item with nothing in it would be the underline of a heading.
  const line = md`  - ${label.source === '' ? '–' : label}${score}`;
  return note === null ? line : md`${line}: ${prose(note, 300)}`;
}

function renderState(job: JudgedJob): Content {
  const { state, scorePct, progress } = job;
  if (scorePct !== null) {
    const units = renderUnits(job);
    const score = md`scored ${renderPct(scorePct)}`;
    return units === null ? score : md`${score} (${units})`;
  }
  if (progress !== null && (state === 'running' || state === 'waiting')) {
    return md`${stateWords(state)}, ${renderNumber(progress.done)} of ${renderNumber(progress.total)} ${cutText(progress.what, 20)}`;
  }
  return stateWords(state);
}
