import { renderComment } from '../../src/report/comment.ts';
import { renderIssueBody } from '../../src/report/issue.ts';
import type { Report } from '../../src/report/report.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { createReportWithPast } from '../fixtures/histories.ts';
import { tricks } from '../fixtures/hostile-texts.ts';
import {
  createJob,
  createJudged,
  createLargeReport,
  createReport,
  problem,
  reports,
  saying,
  warning,
} from '../fixtures/reports.ts';

const longNames = [
  'a-rather-long-name-of-a-benchmark-that-somebody-thought-was-a-good-idea-v2-final-(copy)',
  'Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel',
  'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
  'org/team/suite/2026-03-01/gpt-4.1-mini',
  '医療文書における針探しベンチマーク第二版',
  'قياس الأداء الطبي 100',
];

/** Numbers as wide as they come, in each name that is hard to place. */
const longest = longNames.map((name, index) =>
  createJudged({
    benchmark: createBenchmark({ id: String(index), thresholdPct: 66.67 }),
    name,
    verdict: 'failed',
    scorePct: 33.33,
    passed: 120,
    scored: 360,
    intervalPct: null,
    reason: { code: 'below-threshold', scorePct: 33.33, thresholdPct: 66.67 },
    jobs: [createJob({ id: `0b2f7c1e-7a54-4a3e-9d0b-5d1f2a9c7e${index}0`, scorePct: 33.33, passed: 120, scored: 360 })],
  }),
);
const longIntervals = longest.map((judged) => ({ ...judged, intervalPct: [28.66, 38.44] as const }));
const [, , compared] = reports.compared.benchmarks;
const longChanges = longIntervals.map((judged) => ({
  ...judged,
  comparison: compared?.comparison && {
    ...compared.comparison,
    change: { changePct: -66.67, changeIntervalPct: [-73.33, -58.86], comparison: 'regression' } as const,
  },
}));

/** Twenty results of one, and a gap in those of the other. */
const history = createReportWithPast([
  {
    name: 'haystack-medical-v1',
    scores: [82, 84, 81, 85, 83, 86, 84, 87, 85, 83, 86, 88, 87, 89, 88, 86, 90, 89, 91, 90],
  },
  {
    name: 'haystack-legal-v1',
    scores: [92, 90, 93, null, 91, 92, 90, 91, 88, null, 89, 90, 87, 88, 85, null, 84, 85, 83, 81],
  },
]);

const hostile = tricks.map((trick, index) =>
  createJudged({
    benchmark: createBenchmark({ id: String(index) }),
    name: trick,
    verdict: index % 2 === 0 ? 'error' : 'passed',
    reason: saying(trick),
    jobs: [createJob({ id: trick, reason: saying(trick) })],
  }),
);

/** Every report that somebody will look at, the worst included. */
export const shownReports: Readonly<Record<string, Report>> = {
  ...reports,
  history,
  'long-names': createReport({ verdict: 'failed', cause: 'threshold', benchmarks: longest, credits: 360 }),
  'long-names-interval': createReport({ verdict: 'failed', cause: 'threshold', benchmarks: longIntervals }),
  'long-names-change': createReport({ verdict: 'failed', cause: 'threshold', benchmarks: longChanges }),
  sixty: createLargeReport(60),
  many: createLargeReport(400),
  hostile: createReport({
    verdict: 'error',
    title: tricks.join(' '),
    model: tricks[0] ?? null,
    benchmarks: hostile,
    notices: [...tricks.slice(0, 20).map(problem), ...tricks.map(warning)],
  }),
};

const verdictBefore = renderComment(reports.failed, { maxChars: 65_536 });

const threeNights = { maxChars: 65_536, sinceMs: Date.UTC(2026, 1, 27, 3, 20), runs: 3, ref: 'refs/heads/main' };

/** The comment and the summary of each report, by `name.comment` and `name.summary`, and an issue. */
export const documents: Readonly<Record<string, string>> = Object.fromEntries([
  ['failed.issue', renderIssueBody(reports.failed, threeNights)],
  ...Object.entries(shownReports).flatMap(([name, report]) => [
    [`${name}.comment`, renderComment(report, { maxChars: 65_536, previous: verdictBefore })],
    [`${name}.summary`, renderSummary(report)],
  ]),
]);
