import { describe, expect, test } from 'vitest';
import type { PlannedBenchmark } from '../../src/plan/plan.ts';
import { fitDocument } from '../../src/report/fit.ts';
import type { Report } from '../../src/report/report.ts';
import { rowsOf, sortRows } from '../../src/report/rows.ts';
import { renderTables } from '../../src/report/score-table.ts';
import type { JudgedBenchmark } from '../../src/verdict/judge.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { createJob, createJudged, createReport, reports, saying } from '../fixtures/reports.ts';

const failed = createJudged({ name: 'bad', verdict: 'failed', scorePct: 50, passed: 3 });
const passed = createJudged({ name: 'good' });
const noScore = { scorePct: null, passed: null, scored: null, intervalPct: null } as const;

const times = (count: number, benchmark: JudgedBenchmark) => Array.from({ length: count }, () => benchmark);

/** The tables as they stand in a document. */
function tablesOf(
  benchmarks: readonly JudgedBenchmark[],
  { max = Number.POSITIVE_INFINITY, ...differences }: Partial<Report> & { readonly max?: number } = {},
): string {
  const report = createReport({ benchmarks, ...differences });
  const parts = renderTables(sortRows(rowsOf(report)), report.confidencePct);
  return fitDocument({ parts, max, sizeOf: (source) => source.length });
}

/** The cells of the rows below the head, without what is no text. */
function cellsOf(...given: Parameters<typeof tablesOf>): readonly (readonly string[])[] {
  const lines = tablesOf(...given)
    .split('\n')
    .slice(2);
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) =>
        cell
          .replaceAll('&nbsp;', ' ')
          .replaceAll(/<\/?sub>|\*\*|<wbr>/g, '')
          .trim(),
      ),
  );
}

/** The names of the benchmarks that a document shows, in its order. */
function namesOf(source: string | undefined): readonly string[] {
  return Array.from(source?.matchAll(/^\| \S+ \| (good|bad)/gmu) ?? [], ([, name = '']) => name);
}

function headOf(...benchmarks: readonly JudgedBenchmark[]): readonly string[] {
  const [head = ''] = tablesOf(benchmarks).split('\n');
  return head
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.replaceAll(/<\/?sub>/g, '').trim());
}

function open(verdict: 'running' | 'planned', benchmark: PlannedBenchmark): JudgedBenchmark {
  return createJudged({ verdict, ...noScore, jobs: [], benchmark });
}

describe('a reader of many benchmarks sees those that need somebody', () => {
  const running = { ...open('running', createBenchmark()), name: 'good' };

  test('25 are one table, whatever came of them', () => {
    const source = tablesOf([failed, ...times(24, passed)]);
    expect(namesOf(source)).toEqual(['bad', ...Array(24).fill('good')]);
    expect(source).not.toContain('<details>');
  });

  test('of more, those that passed are folded into a table of their own', () => {
    const [above, folded, ...rest] = tablesOf([...times(2, failed), ...times(24, passed)]).split(
      '\n\n<details><summary>24 passed</summary>\n\n',
    );
    expect(namesOf(above)).toEqual(['bad', 'bad']);
    expect(namesOf(folded)).toEqual(Array(24).fill('good'));
    expect(folded).toMatch(/^\|.*\n\| :-: .*\n(?:\| ✅ \| good .*\n)+\n<\/details>$/u);
    expect(rest).toEqual([]);
  });

  test('and so are those that still run', () => {
    const source = tablesOf([failed, ...times(20, running), ...times(9, passed)]);
    expect(source.match(/<summary>.*<\/summary>/g)).toEqual([
      '<summary>20 still running</summary>',
      '<summary>9 passed</summary>',
    ]);
  });

  test('nothing is folded where none passed', () => {
    const source = tablesOf(times(26, failed));
    expect(namesOf(source)).toHaveLength(26);
    expect(source).not.toContain('<details>');
  });

  test('what passed goes first when there is no room', () => {
    const benchmarks = [...times(9, passed), failed];
    const names = namesOf(tablesOf(benchmarks, { max: tablesOf(benchmarks).length / 2 }));
    expect(names.filter((name) => name === 'good').length).toBeLessThan(9);
    expect(names[0]).toBe('bad');
  });
});

/** A job that has done so many of its prompts. */
function at(done: number) {
  return createJob({ ...noScore, state: 'running', progress: { done, total: 33, what: 'prompts', message: null } });
}

describe('a row says', () => {
  test('the sign, the name with what passed, the score with its distance in words, what it needs', () => {
    expect(cellsOf([failed, passed])).toEqual([
      ['❌', 'bad<br>passed 3 of 6', '50%<br>30 short', '80%'],
      ['✅', 'good<br>passed 5 of 6', '83.33%<br>3.33 above', '80%'],
    ]);
  });

  test('in place of a score which kind of error it is', () => {
    const judged = createJudged({ verdict: 'error', ...noScore, reason: saying('x') });
    expect(cellsOf([judged])[0]?.slice(2)).toEqual(['job failed', '80%']);
  });

  test('that it does not block', () => {
    const advisory = { ...failed, benchmark: createBenchmark({ level: 'warn' }) };
    const row = ['⚠️', 'bad<br>passed 3 of 6', '50%<br>30 short<br>not blocking', '80%'];
    expect(cellsOf([advisory])).toEqual([row]);
    expect(cellsOf([failed], { warnOnly: true })).toEqual([row]);
    expect(cellsOf([{ ...passed, benchmark: createBenchmark({ level: 'warn' }) }])[0]?.[0]).toBe('✅');
  });

  test('which service and which score it is, where that does not go without saying', () => {
    expect(cellsOf(reports.services.benchmarks).map((cells) => cells[0]?.replace(/^\S+ /, ''))).toEqual([
      'terminal-tasks<br>Runloop · by completed-scenarios · passed 2 of 5',
      'haystack-medical-v1<br>Harmstack · passed 5 of 6',
      'support-triage<br>Overmind',
    ]);
  });

  test('how far it is, summed over its jobs', () => {
    const judged = { ...open('running', createBenchmark()), jobs: [createJob(), at(14), at(6)] };
    const planned = [{ units: 40, jobs: 4, credits: 40 }];
    expect(cellsOf([judged], { planned })[0]?.slice(1, 3)).toEqual([
      'haystack-medical-v1<br>1 of 4 jobs done · 20 of 66 prompts',
      'running',
    ]);
    expect(cellsOf([open('running', createBenchmark())])[0]?.[2]).toBe('waiting');
  });
});

describe('a column', () => {
  test('of intervals is there when one benchmark has one, and then the sign stands before the name', () => {
    expect(headOf(passed)).toEqual(['', 'Benchmark', 'Score', 'Needs']);
    const sure = { ...passed, intervalPct: [43.65, 96.99] as const };
    expect(headOf(passed, sure)).toEqual(['Benchmark', 'Score', 'Needs', '95% interval']);
    expect(cellsOf([passed, sure]).map((cells) => [cells[0], cells[3]])).toEqual([
      ['✅ good (1)<br>passed 5 of 6', '–'],
      ['✅ good (2)<br>passed 5 of 6', '43.65 – 96.99%'],
    ]);
  });

  test('of scores is not there in a plan, which shows what is run and what that costs', () => {
    const benchmarks = [open('planned', createBenchmark()), open('planned', createBenchmark({ service: 'runloop' }))];
    const planned = [
      { units: 30, jobs: 3, credits: 30 },
      { units: null, jobs: 1, credits: null },
    ];
    expect(headOf(...benchmarks)).toEqual(['Benchmark', 'Runs', 'Needs']);
    expect(cellsOf(benchmarks, { planned }).map((cells) => cells.slice(1))).toEqual([
      ['30 units<br>3 jobs', '80%', '30'],
      ['1 job', '80%', '–'],
    ]);
    const existing = open('planned', createBenchmark({ work: { kind: 'existing', jobId: 'a' } }));
    expect(cellsOf([existing])[0]?.[1]).toBe('existing job');
  });
});
