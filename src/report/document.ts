import type { JudgedBenchmark } from '../verdict/judge.ts';
import { renderDuration } from './duration.ts';
import { renderCount } from './figures.ts';
import { type Block, type Part, ranks, renderLeftOut } from './fit.ts';
import { renderJobs } from './job-list.ts';
import { code, cutText, joinMarkdown, link, type Markdown, md, prose } from './markdown.ts';
import { renderReason } from './reasons.ts';
import type { Report } from './report.ts';
import { renderTables } from './score-table.ts';
import { iconOf, labelOf, sortBenchmarks, tellStory } from './wording.ts';

/** The document that comment and summary share. `chart` stands below the table where the place can draw one. */
export function renderParts(report: Report, chart: Part | null): readonly Part[] {
  const benchmarks = sortBenchmarks(report.benchmarks);
  return [
    md`## ${iconOf(report.verdict)} ${cutText(report.title, 100)}: ${report.verdict}`.source,
    tellStory(report),
    renderList({
      heading: '',
      texts: report.problems.map((problem) => prose(problem, 2000)),
      rank: ranks.problem,
      noun: 'problem',
    }),
    ...renderTables(benchmarks),
    renderReasons(benchmarks),
    chart ?? '',
    renderJobs(benchmarks),
    renderList({
      heading: '**Warnings**\n',
      texts: report.warnings.map((warning) => prose(warning, 500)),
      rank: ranks.warning,
      noun: 'warning',
    }),
    renderFoot(report).source,
  ];
}

function renderReasons(benchmarks: readonly JudgedBenchmark[]): Block {
  const texts = benchmarks.flatMap((benchmark) =>
    benchmark.reason === null || benchmark.verdict === 'passed'
      ? []
      : [md`**${cutText(labelOf(benchmark), 80)}**: ${prose(renderReason(benchmark.reason), 300)}`],
  );
  return renderList({ heading: '', texts, rank: ranks.reason, noun: 'reason' });
}

function renderList(options: {
  readonly heading: string;
  readonly texts: readonly Markdown[];
  readonly rank: number;
  readonly noun: string;
}): Block {
  return {
    before: options.heading,
    rows: options.texts.map((item) => ({ source: md`- ${item}`.source, rank: options.rank })),
    after: '',
    leftOut: ({ length }) => renderLeftOut(length, options.noun),
  };
}

function renderFoot(report: Report): Markdown {
  const { commit, startedAt, finishedAt, credits } = report;
  const facts = [
    report.model === null ? null : md`Model ${code(report.model)}`,
    commit === null ? null : md`Commit ${link(code(commit.slice(0, 7)), report.commitUrl)}`,
    report.runUrl === null ? null : link('Workflow run', report.runUrl),
    credits === null || report.verdict === 'planned' ? null : md`${renderCount(credits, 'credit')}`,
    finishedAt === null ? null : md`${renderDuration(finishedAt.getTime() - startedAt.getTime())}`,
  ];
  return joinMarkdown(
    facts.filter((fact) => fact !== null),
    ' · ',
  );
}
