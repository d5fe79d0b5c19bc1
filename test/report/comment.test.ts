import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlannedBenchmark } from '../../src/plan/plan.ts';
import { renderComment } from '../../src/report/comment.ts';
import type { Report } from '../../src/report/report.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { filters, readAsGitHub } from '../fixtures/github-reader.ts';
import { hostileReport } from '../fixtures/hostile-reports.ts';
import { namedTricks } from '../fixtures/hostile-texts.ts';
import { createJob, createJudged, createLargeReport, createReport, reports, saying } from '../fixtures/reports.ts';

const limit = { maxChars: 65_536 };
const noLimit = { maxChars: Number.POSITIVE_INFINITY };
const ownHtml =
  /^(?:<br>|<wbr>|<\/?sub>|<\/?span>|<\/details>|<details><summary>\d+ (?:jobs?|benchmarks passed)<\/summary>)$/u;
const foreignKinds = [
  'image',
  'imageReference',
  'linkReference',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
  'code',
  'delete',
  'blockquote',
  'thematicBreak',
  'emphasis',
  'break',
] as const;

/** What a parser finds in a comment, in the terms of {@link expectedStructure}. */
function structureOf(source: string, report: Report) {
  const { kinds, links, html, texts } = readAsGitHub(source);
  const ownOrigins = [report.commitUrl, report.runUrl].map(originOf);
  return {
    headings: kinds.heading ?? 0,
    tables: kinds.table ?? 0,
    rows: kinds.tableRow ?? 0,
    items: kinds.listItem ?? 0,
    openedDetails: html.filter((tag) => tag.startsWith('<details>')).length,
    closedDetails: html.filter((tag) => tag === '</details>').length,
    foreignHtml: html.filter((tag) => !ownHtml.test(tag)),
    foreignKinds: foreignKinds.filter((kind) => kinds[kind] !== undefined),
    foreignLinks: links.filter((url) => !ownOrigins.includes(originOf(url))),
    hasMoreThanTwoLinks: links.length > 2,
    filtered: Object.entries(filters).flatMap(([name, pattern]) =>
      texts.filter((text) => pattern.test(text)).map((text) => `${name}: ${text}`),
    ),
    // A formula needs a dollar sign beside other text; ours stand alone between span tags.
    formulas: texts.filter((text) => text.includes('$') && text !== '$'),
  };
}

/** What must be found in the whole comment of a report, and nothing else. */
function expectedStructure({ benchmarks, problems, warnings }: Report): ReturnType<typeof structureOf> {
  const passed = benchmarks.filter(({ verdict }) => verdict === 'passed').length;
  const folded = benchmarks.length > 25 ? passed : 0;
  const tables = (benchmarks.length > folded ? 1 : 0) + (folded > 0 ? 1 : 0);
  const jobs = benchmarks.flatMap((benchmark) => benchmark.jobs);
  const lines = jobs.flatMap((job) => job.details).length;
  const reasons = benchmarks.filter(({ verdict, reason }) => verdict !== 'passed' && reason !== null).length;
  const details = (jobs.length > 0 ? 1 : 0) + (folded > 0 ? 1 : 0);
  return {
    headings: 1,
    tables,
    rows: benchmarks.length + tables,
    items: jobs.length + lines + reasons + problems.length + warnings.length,
    openedDetails: details,
    closedDetails: details,
    foreignHtml: [],
    foreignKinds: [],
    foreignLinks: [],
    hasMoreThanTwoLinks: false,
    filtered: [],
    formulas: [],
  };
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
      problems: [trick],
      warnings: [trick],
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
      problems: [long],
      warnings: [long],
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
    const source = renderComment(report, limit);
    const { kinds } = readAsGitHub(source);
    expect(source.length).toBeLessThanOrEqual(limit.maxChars);
    expect(kinds.tableRow).toBe(502);
    const shown = source.match(/`job-\d+`/gu)?.length ?? 0;
    expect(source).toContain(`*${500 - shown} jobs left out: no more room here.*`);
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
    expect(source.match(/❌<br>/gu)).toHaveLength(50);
    expect(source).toContain(`*${450 - shown} benchmarks left out: no more room here.*`);
    expect(source).toContain('*500 jobs left out: no more room here.*');
    expect(readAsGitHub(source).kinds.tableRow).toBe(50 + shown + 2);
  });

  test('with room for some failed ones only, those are shown, with a count', () => {
    const source = renderComment(report, { maxChars: 2500 });
    const shown = source.match(/❌<br>/gu)?.length ?? 0;
    expect(shown).toBeGreaterThan(5);
    expect(source).toContain(`*${50 - shown} benchmarks left out: no more room here.*`);
    expect(source).toContain('*50 reasons left out: no more room here.*');
    expect(source).not.toContain('✅');
  });

  test('an exact fit loses nothing, one character less does', () => {
    const whole = renderComment(reports.mixed, { maxChars: Number.POSITIVE_INFINITY });
    expect(renderComment(reports.mixed, { maxChars: whole.length })).toBe(whole);
    expect(renderComment(reports.mixed, { maxChars: whole.length - 1 })).toContain('left out');
  });
});

describe('a comment says what happened in one sentence', () => {
  const passed = createJudged();
  const failed = createJudged({ verdict: 'failed' });
  const broken = createJudged({ verdict: 'error', scorePct: null });
  test.each([
    ['passed', [passed], 'The benchmark is at or above its threshold.'],
    ['passed', [passed, passed], 'Both benchmarks are at or above their threshold.'],
    ['failed', [failed], 'The benchmark is below its threshold.'],
    ['failed', [passed, failed], '1 of 2 benchmarks is below its threshold.'],
    ['failed', [failed, failed], 'Both benchmarks are below their threshold.'],
    ['failed', [failed, broken, passed], '1 of 3 benchmarks is below its threshold, 1 could not be judged.'],
    ['error', [broken], 'The benchmark could not be judged.'],
    ['error', [passed], 'The run did not come to its end.'],
    ['error', [], 'The gate stopped before any benchmark was judged.'],
    [
      'running',
      [{ ...passed, verdict: 'running' as const }, failed],
      'Waiting for 1 of 2 benchmarks. 1 did not pass so far.',
    ],
  ] as const)('%s, %#', (verdict, benchmarks, sentence) => {
    expect(renderComment(createReport({ verdict, benchmarks }), limit).split('\n')[2]).toBe(sentence);
  });
});

test('a link to anything but a plain http(s) address is text', () => {
  for (const runUrl of ['javascript:alert(1)', 'https://user:key@example.com/', 'data:text/html,x', 'nothing']) {
    expect(readAsGitHub(renderComment(createReport({ runUrl, commitUrl: null }), limit)).links).toEqual([]);
  }
});

describe('the story of a dry run', () => {
  const units = createBenchmark({ work: { kind: 'submit', units: 6 } });
  const job = createBenchmark({ service: 'runloop', id: 'bmd_1', work: { kind: 'submit', units: 1 } });
  const existing = createBenchmark({ service: 'overmind', work: { kind: 'existing', jobId: 'a' } });
  const start = 'A dry run: nothing was submitted. The plan has';
  test.each<[readonly PlannedBenchmark[], number | null, string]>([
    [[units], 6, '1 benchmark with 6 units. It would cost 6 credits.'],
    [[units], null, '1 benchmark with 6 units. Its cost is not known.'],
    [[job], null, '1 benchmark with 1 job of Runloop. No price is told by Runloop.'],
    [[job, job, existing], null, '3 benchmarks with 2 jobs of Runloop. No price is told by Runloop.'],
    [
      [units, job, units],
      12,
      '3 benchmarks with 12 units and 1 job of Runloop. It would cost 12 credits; what comes on top at Runloop is not told.',
    ],
    [[units, job], null, '2 benchmarks with 6 units and 1 job of Runloop. Its cost is not known.'],
    [[existing], 0, '1 benchmark. It would cost 0 credits.'],
  ])('says what is run and what is known of its cost, %#', (planned, credits, story) => {
    const benchmarks = planned.map((benchmark) => ({ ...createJudged({ verdict: 'planned' }), benchmark }));
    const comment = renderComment(createReport({ verdict: 'planned', benchmarks, credits }), limit);
    expect(comment.split('\n')[2]).toBe(`${start} ${story}`);
  });

  test('counts units only where a service has some', () => {
    for (const verdict of ['planned', 'running'] as const) {
      expect(renderOpen(verdict, job)).not.toContain('Units');
      expect(renderOpen(verdict, units, job)).toContain('<sub>Units</sub>');
      expect(renderOpen(verdict, units, job).match(/<sub>6<\/sub>/g)).toHaveLength(1);
      expect(renderOpen(verdict, units, job)).not.toContain('<sub>1</sub>');
    }
  });
});

/** The comment of a run that has no scores yet. */
function renderOpen(verdict: 'planned' | 'running', ...planned: readonly PlannedBenchmark[]): string {
  const noScore = { scorePct: null, passed: null, scored: null };
  const benchmarks = planned.map((benchmark) => ({ ...createJudged({ verdict, ...noScore }), benchmark }));
  return renderComment(createReport({ verdict, benchmarks }), limit);
}
