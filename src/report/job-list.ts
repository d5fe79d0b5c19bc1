import type { Detail } from '../services/service.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';
import type { JudgedJob } from '../verdict/judge-job.ts';
import { renderCreated, renderDuration } from './duration.ts';
import { renderCount, renderNumber, renderUnits } from './figures.ts';
import { type Block, type Row, ranks, renderLeftOut } from './fit.ts';
import { type Content, code, cutText, joinMarkdown, type Markdown, md, prose } from './markdown.ts';
import { renderJobReason } from './reasons.ts';
import { labelOf, stateWords } from './wording.ts';

/** Every job, folded: a list, since a sixth column would not fit on a phone. What a job's score is made of gives way before any job. */
export function renderJobs(benchmarks: readonly JudgedBenchmark[]): Block {
  const rows = benchmarks.flatMap((benchmark) =>
    benchmark.jobs.flatMap((job) => [
      { source: md`- ${renderJob(labelOf(benchmark), job)}`.source, rank: ranks.job },
      ...job.details.map((detail) => ({ source: renderDetail(detail).source, rank: ranks.detail })),
    ]),
  );
  return {
    before: `<details><summary>${renderCount(countJobs(rows), 'job')}</summary>\n`,
    rows,
    after: '</details>',
    leftOut: (missing) => {
      const jobs = countJobs(missing);
      return jobs > 0 ? renderLeftOut(jobs, 'job') : renderLeftOut(missing.length, 'detail');
    },
  };
}

function countJobs(rows: readonly Row[]): number {
  return rows.filter(({ rank }) => rank === ranks.job).length;
}

function renderJob(label: string, job: JudgedJob): Content {
  const facts = [
    md`${cutText(label, 80)} ${code(job.id)}`,
    md`${renderState(job)}`,
    job.durationMs === null ? null : md`${renderDuration(job.durationMs)}`,
    job.credits === null ? null : md`${renderCount(job.credits, 'credit')}`,
    renderCreated(job),
  ];
  const line = joinMarkdown(
    facts.filter((fact) => fact !== null),
    ' · ',
  );
  return job.reason === null ? line : md`${line}: ${prose(renderJobReason(job.reason), 300)}`;
}

/** What the score is made of, a level deeper. */
function renderDetail({ name, scorePct, note }: Detail): Markdown {
  const score = scorePct === null ? md`` : md` ${renderNumber(scorePct)}&nbsp;%`;
  const label = cutText(name, 80);
  // An item with nothing in it would be the underline of a heading.
  const line = md`  - ${label.source === '' ? '–' : label}${score}`;
  return note === null ? line : md`${line}: ${prose(note, 300)}`;
}

function renderState(job: JudgedJob): Content {
  const { state, scorePct, progress } = job;
  if (scorePct !== null) {
    const units = renderUnits(job);
    const score = md`scored ${renderNumber(scorePct)}&nbsp;%`;
    return units === null ? score : md`${score} (${units})`;
  }
  if (progress !== null && (state === 'running' || state === 'waiting')) {
    return md`${stateWords(state)} ${renderNumber(progress.done)}/${renderNumber(progress.total)}`;
  }
  return stateWords(state);
}
