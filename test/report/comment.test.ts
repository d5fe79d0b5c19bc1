import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderComment } from '../../src/report/comment.ts';
import { tellComparison } from '../../src/report/comparisons.ts';
import { causesIn, findingsOf, tellScoreWarnings, warningsIn } from '../../src/report/findings.ts';
import { strayJobs } from '../../src/report/job-list.ts';
import { linesToPaste } from '../../src/report/lines-to-paste.ts';
import { nextSentences } from '../../src/report/next.ts';
import { linkToNotice } from '../../src/report/notice-link.ts';
import type { Report } from '../../src/report/report.ts';
import { rowsOf, sortRows } from '../../src/report/rows.ts';
import { tellSampling, tellSaving } from '../../src/report/sampling.ts';
import { hasRun } from '../../src/report/story.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { filters, readAsGitHub } from '../fixtures/github-reader.ts';
import { hostileReport } from '../fixtures/hostile-reports.ts';
import { namedTricks } from '../fixtures/hostile-texts.ts';
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

const limit = { maxChars: 65_536 };
const noLimit = { maxChars: Number.POSITIVE_INFINITY };
const summaries = String.raw`Details of \d+ jobs?|\d+ (?:passed|still running)|Judge these jobs later without paying again|How it will be judged`;
const ownHtml = new RegExp(
  String.raw`^(?:<br>|<wbr>|</?sub>|</?span>|</details>|<details><summary>(?:${summaries})</summary>|<!-- benchmark-gate-verdict(?:: \w+|-end) -->)$`,
  'u',
);
const foreignKinds = [
  'image',
  'imageReference',
  'linkReference',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
  'delete',
  'blockquote',
  'thematicBreak',
  'emphasis',
  'break',
] as const;

/** What a parser finds in a comment, in the terms of {@link expectedStructure}. */
function structureOf(source: string, report: Report) {
  const { kinds, links: allLinks, html, texts } = readAsGitHub(source);
  const explanations = allLinks.filter((url) =>
    url.startsWith(linkToNotice({ code: 'cancelled' }).split('#')[0] ?? ''),
  );
  const links = allLinks.filter((url) => !explanations.includes(url));
  const ownOrigins = [report.commitUrl, report.runUrl].map(originOf);
  return {
    headings: kinds.heading ?? 0,
    tables: kinds.table ?? 0,
    rows: kinds.tableRow ?? 0,
    items: kinds.listItem ?? 0,
    codeBlocks: kinds.code ?? 0,
    openedDetails: html.filter((tag) => tag.startsWith('<details>')).length,
    closedDetails: html.filter((tag) => tag === '</details>').length,
    foreignHtml: html.filter((tag) => !ownHtml.test(tag)),
    foreignKinds: foreignKinds.filter((kind) => kinds[kind] !== undefined),
    foreignLinks: links.filter((url) => !ownOrigins.includes(originOf(url))),
    hasMoreThanTwoLinks: links.length > 2,
    explanations,
    filtered: Object.entries(filters).flatMap(([name, pattern]) =>
      texts.filter((text) => pattern.test(text)).map((text) => `${name}: ${text}`),
    ),
    // A formula needs a dollar sign beside other text; ours stand alone between span tags.
    formulas: texts.filter((text) => text.includes('$') && text !== '$'),
  };
}

/** What must be found in the whole comment of a report, and nothing else. */
function expectedStructure(report: Report): ReturnType<typeof structureOf> {
  const { notices } = report;
  const rows = rowsOf(report);
  const shown = hasRun(report) ? rows : [];
  const findings = findingsOf(report, sortRows(rows));
  const pastes = notices.filter((notice) => notice.code === 'next-steps' && linesToPaste(notice.steps) !== null).length;
  const isFolded = shown.length > 25;
  const groups = isFolded
    ? new Set(shown.map(({ verdict }) => (isQuiet(verdict) ? verdict : 'other')))
    : new Set(shown.slice(0, 1));
  const folds = isFolded ? new Set(shown.map(({ verdict }) => verdict).filter(isQuiet)).size : 0;
  const jobs = rows.flatMap((row) => row.jobs);
  const jobLines = jobs.length + jobs.flatMap((job) => job.details).length + strayJobs(rows, report).length;
  const sampling = rows.flatMap(tellSampling).length + rows.filter((row) => tellComparison(row) !== null).length;
  const details = (jobLines + sampling > 0 ? 1 : 0) + folds + pastes;
  return {
    headings: 1,
    tables: groups.size,
    rows: shown.length + groups.size,
    items:
      jobLines +
      sampling +
      rows.filter((row) => tellSaving(row) !== null).length +
      findings.filter(({ kind }) => kind === 'own').length +
      warningsIn(notices).length +
      tellScoreWarnings(rows).length +
      unlessOne(causesIn(notices).length) +
      unlessOne(nextSentences(report, findings).length),
    codeBlocks: pastes,
    openedDetails: details,
    closedDetails: details,
    foreignHtml: [],
    foreignKinds: [],
    foreignLinks: [],
    hasMoreThanTwoLinks: false,
    explanations: [...causesIn(notices), ...warningsIn(notices)].map(linkToNotice),
    filtered: [],
    formulas: [],
  };
}

/** What needs nobody, and is folded where there is much. */
function isQuiet(verdict: string): boolean {
  return verdict === 'passed' || verdict === 'running';
}

/** One is a paragraph, several are a list. */
function unlessOne(count: number): number {
  return count === 1 ? 0 : count;
}

function originOf(url: string | null): string | null {
  return url === null ? null : (URL.parse(url)?.origin ?? null);
}

describe('a comment holds our own structure and nothing from outside', () => {
  test('for arbitrary reports', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const source = renderComment(report, noLimit);
        expect(structureOf(source, report)).toEqual(expectedStructure(report));
      }),
      { numRuns: 100 },
    );
  });

  test.each(namedTricks)('with %s in every place', (_name, trick) => {
    const judged = createJudged({ name: trick, verdict: 'error', reason: saying(trick) });
    const jobs = judged.jobs.map((job) => ({
      ...job,
      id: trick,
      reason: saying(trick),
      details: [
        { name: trick, scorePct: null, note: null },
        { name: '', scorePct: 50, note: trick },
      ],
    }));
    const report = createReport({
      title: trick,
      benchmarks: [{ ...judged, jobs }],
      notices: [problem(trick), warning(trick)],
      model: trick,
      commit: trick,
    });
    expect(structureOf(renderComment(report, noLimit), report)).toEqual(expectedStructure(report));
  });
});

describe('a document stays within its limit', () => {
  test('for arbitrary reports, as comment and as summary', () => {
    fc.assert(
      fc.property(hostileReport, fc.integer({ min: 10_000, max: 20_000 }), (report, max) => {
        expect(renderComment(report, { maxChars: max }).length).toBeLessThanOrEqual(max);
        expect(Buffer.byteLength(renderSummary(report, { maxBytes: max }))).toBeLessThanOrEqual(max);
      }),
      { numRuns: 300 },
    );
  });

  test.each(namedTricks)('with many times %s', (_name, trick) => {
    const long = trick.repeat(200);
    const judged = createJudged({ name: long, verdict: 'error', reason: saying(long) });
    const many = Array.from({ length: 60 }, () => ({
      ...judged,
      jobs: judged.jobs.map((job) => ({ ...job, id: long, reason: saying(long) })),
    }));
    const report = createReport({
      title: long,
      benchmarks: many,
      notices: [problem(long), warning(long)],
      model: long,
      commit: long,
    });
    expect(renderComment(report, { maxChars: 10_000 }).length).toBeLessThanOrEqual(10_000);
    expect(Buffer.byteLength(renderSummary(report, { maxBytes: 30_000 }))).toBeLessThanOrEqual(30_000);
  });

  test('of a mebibyte unless given, which a summary counts in bytes', () => {
    const source = renderSummary(createLargeReport(8000));
    expect(Buffer.byteLength(source)).toBeLessThanOrEqual(1024 * 1024);
    expect(Buffer.byteLength(source)).toBeGreaterThan(1_000_000);
  });
});

describe('what does not fit is left out by rows', () => {
  const report = createLargeReport(500);

  test('nothing is left out of what fits', () => {
    expect(renderComment(createLargeReport(100), limit)).not.toContain('left out');
  });

  test('jobs go first, every benchmark stays', () => {
    const source = renderComment(createLargeReport(400), limit);
    const { kinds } = readAsGitHub(source);
    expect(source.length).toBeLessThanOrEqual(limit.maxChars);
    expect(kinds.tableRow).toBe(402);
    const shown = source.match(/`job-\d+`/gu)?.length ?? 0;
    expect(source).toContain(`*${400 - shown} jobs left out: no more room here.*`);
  });

  test('details go before any job, from the last on', () => {
    const details = Array.from({ length: 20 }, (_, index) => ({ name: `detail-${index}`, scorePct: null, note: null }));
    const benchmarks = [1, 2, 3].map((id) => createJudged({ jobs: [createJob({ id: `job-${id}`, details })] }));
    const wide = createReport({ benchmarks });
    const whole = renderComment(wide, { maxChars: Number.POSITIVE_INFINITY });
    const source = renderComment(wide, { maxChars: whole.length - 300 });
    expect(source.match(/`job-\d`/gu)).toHaveLength(3);
    const shown = source.match(/detail-\d+/gu)?.length ?? 0;
    expect(shown).toBeGreaterThan(20);
    expect(shown).toBeLessThan(60);
    expect(source).toContain(`*${60 - shown} details left out: no more room here.*`);
    expect(source.indexOf('detail-19')).toBeLessThan(source.indexOf('`job-2`'));
    expect(renderComment(wide, { maxChars: 1000 })).toMatch(/\*\d jobs left out/);
  });

  test('then what passed, and what failed stays', () => {
    const source = renderComment(report, { maxChars: 20_000 });
    const shown = source.match(/✅/gu)?.length ?? 0;
    expect(source.match(/^\| ❌ /gmu)).toHaveLength(50);
    expect(source).toContain(`*${450 - shown} benchmarks left out: no more room here.*`);
    expect(source).toContain('*500 jobs left out: no more room here.*');
    expect(readAsGitHub(source).kinds.tableRow).toBe(50 + shown + 2);
  });

  test('with room for some failed ones only, those are shown, with a count', () => {
    const source = renderComment(report, { maxChars: 2500 });
    const shown = source.match(/^\| ❌ /gmu)?.length ?? 0;
    expect(shown).toBeGreaterThan(5);
    expect(source).toContain(`*${50 - shown} benchmarks left out: no more room here.*`);
    expect(source).not.toContain('✅');
  });

  test('an exact fit loses nothing, one character less does', () => {
    const whole = renderComment(reports.mixed, { maxChars: Number.POSITIVE_INFINITY });
    expect(renderComment(reports.mixed, { maxChars: whole.length })).toBe(whole);
    expect(renderComment(reports.mixed, { maxChars: whole.length - 1 })).toContain('left out');
  });
});

test('a link to anything but a plain http(s) address is text', () => {
  for (const runUrl of ['javascript:alert(1)', 'https://user:key@example.com/', 'data:text/html,x', 'nothing']) {
    expect(readAsGitHub(renderComment(createReport({ runUrl, commitUrl: null }), limit)).links).toEqual([]);
  }
});

test('figures are as whole as their words: no break in a name that fits', () => {
  const comment = renderComment(reports.failed, limit);
  expect(comment).toContain('| ❌ haystack-finance-v2<br>');
  expect(comment).toContain('| ❌ Customer support tone<br>');
  expect(comment).not.toMatch(/&shy;|<wbr>/);
});
