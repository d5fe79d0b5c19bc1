import type { Detail } from '../services/service.ts';
import type { JudgedBenchmark, JudgedJob } from '../verdict/judge.ts';
import { renderCreated, renderDuration } from './duration.ts';
import { renderCount, renderNumber, renderUnits } from './figures.ts';
import { type Block, ranks, renderLeftOut } from './fit.ts';
import { type Content, code, cutText, joinMarkdown, type Markdown, md, prose } from './markdown.ts';
import { labelOf, stateWords } from './wording.ts';

/** Every job, folded: a list, since a sixth column would not fit on a phone. */
export function renderJobs(benchmarks: readonly JudgedBenchmark[]): Block {
  const rows = benchmarks.flatMap((benchmark) =>
    benchmark.jobs.map((job) => {
      const lines = [md`- ${renderJob(labelOf(benchmark), job)}`, ...job.details.map(renderDetail)];
      return { source: joinMarkdown(lines, '\n').source, rank: ranks.job };
    }),
  );
  return {
    before: `<details><summary>${renderCount(rows.length, 'job')}</summary>\n`,
    rows,
    after: '</details>',
    leftOut: (count) => renderLeftOut(count, 'job'),
  };
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
  return job.reason === null ? line : md`${line}: ${prose(job.reason, 300)}`;
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
