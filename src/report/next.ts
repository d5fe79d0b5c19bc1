import type { NextSteps } from '../notice.ts';
import type { Finding } from './findings.ts';
import { renderNextSteps, renderNotice } from './notices.ts';
import type { Report } from './report.ts';

/** What was done about jobs that nobody waits for, in full sentences. */
export function doneSentences({ notices }: Report): readonly string[] {
  return notices.filter(({ code }) => code === 'jobs-stopped').map(renderNotice);
}

/** What to do about the run, in full sentences: about its jobs, and what no line about a benchmark says. */
export function nextSentences({ notices }: Report, findings: readonly Finding[]): readonly string[] {
  const needsNewKey = notices.some(({ code }) => code === 'key-refused-while-waiting');
  const adviceOn = (wanted: Finding['kind']) =>
    findings.flatMap(({ kind, advice }) => (kind === wanted && advice !== null ? [advice] : []));
  const unfinished = adviceOn('unfinished');
  // Where nothing is paid, that says already to re-run.
  const isSaid = ({ paidJobs }: NextSteps) => paidJobs === 0 && unfinished.length > 0;
  const followed = notices.flatMap((each) =>
    each.code === 'next-steps' && !isSaid(each.steps) ? renderNextSteps(each.steps, needsNewKey) : [],
  );
  return [...new Set([...followed, ...unfinished, ...adviceOn('score')])];
}
