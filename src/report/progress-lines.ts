import { renderDuration } from './duration.ts';
import { renderCount } from './figures.ts';
import { escapeForLog } from './log-text.ts';
import { cutToOneLine } from './plain-text.ts';
import { countJobs, isOver, sumProgress } from './progress.ts';
import type { Report } from './report.ts';
import { rowsOf } from './rows.ts';

/** How far a run is, in lines of the log. */
export class ProgressLines {
  #last = '';

  /**
   * The line for a report, `3/8 jobs done · haystack-medical-v1 14/33 prompts · 2m 05s`; null where it would say again what the last one
   * said.
   */
  next(report: Report, elapsedMs: number): string | null {
    const news = describe(report);
    if (news === this.#last) return null;
    this.#last = news;
    return escapeForLog(`${news} · ${renderDuration(elapsedMs)}`);
  }
}

function describe(report: Report): string {
  const rows = rowsOf(report);
  const jobs = rows.reduce((sum, row) => sum + countJobs(row), 0);
  const done = rows.flatMap((row) => row.jobs).filter(isOver).length;
  const running = rows.flatMap(({ label, jobs: own }) => {
    const progress = sumProgress(own);
    return progress === null ? [] : [{ label, progress }];
  });
  const [first, ...others] = running;
  const parts = [
    `${done}/${renderCount(Math.max(jobs, report.jobIds.length), 'job')} done`,
    ...(first === undefined
      ? []
      : [
          `${cutToOneLine(first.label, 60)} ${first.progress.done}/${first.progress.total} ${cutToOneLine(first.progress.what, 20)}`,
        ]),
    ...(others.length === 0 ? [] : [`${others.length} more running`]),
  ];
  return parts.join(' · ');
}
