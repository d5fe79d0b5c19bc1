import { describe, expect, test } from 'vitest';
import type { PlannedBenchmark } from '../../src/plan/plan.ts';
import { fitDocument } from '../../src/report/fit.ts';
import { renderTables } from '../../src/report/score-table.ts';
import type { JudgedBenchmark } from '../../src/verdict/judge.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { createJudged } from '../fixtures/reports.ts';

const failed = createJudged({ name: 'bad', verdict: 'failed', scorePct: 50, passed: 3 });
const passed = createJudged({ name: 'good' });

const times = (count: number, benchmark: JudgedBenchmark) => Array.from({ length: count }, () => benchmark);

/** The tables as they stand in a document. */
function tablesOf(benchmarks: readonly JudgedBenchmark[], max = Number.POSITIVE_INFINITY): string {
  return fitDocument({ parts: renderTables(benchmarks), max, sizeOf: (source) => source.length });
}

/** The names of the benchmarks that a document shows, in its order. */
function namesOf(source: string | undefined): readonly string[] {
  return Array.from(source?.matchAll(/^\| (good|bad)/gmu) ?? [], ([, name = '']) => name);
}

/** Which of the columns that are not always there a document shows. */
function columnsOf(...benchmarks: readonly JudgedBenchmark[]): readonly string[] {
  return Array.from(tablesOf(benchmarks).matchAll(/<sub>(Score|Units|Interval)/gu), ([, title = '']) => title);
}

function running(benchmark: PlannedBenchmark): JudgedBenchmark {
  return createJudged({ verdict: 'running', scorePct: null, passed: null, scored: null, jobs: [], benchmark });
}

describe('a reader of many benchmarks sees those that did not pass', () => {
  test('25 are one table, whatever came of them', () => {
    const source = tablesOf([failed, ...times(24, passed)]);
    expect(namesOf(source)).toEqual(['bad', ...Array(24).fill('good')]);
    expect(source).not.toContain('<details>');
  });

  test('of more, those that passed are folded into a table of their own', () => {
    const [open, folded, ...rest] = tablesOf([...times(2, failed), ...times(24, passed)]).split(
      '\n\n<details><summary>24 benchmarks passed</summary>\n\n',
    );
    expect(namesOf(open)).toEqual(['bad', 'bad']);
    expect(namesOf(folded)).toEqual(Array(24).fill('good'));
    expect(folded).toMatch(/^\| .*\n\| :-- .*\n(?:\| good .*\n)+\n<\/details>$/u);
    expect(rest).toEqual([]);
  });

  test('nothing is folded where none passed', () => {
    const source = tablesOf(times(26, failed));
    expect(namesOf(source)).toHaveLength(26);
    expect(source).not.toContain('<details>');
  });

  test('what passed goes first when there is no room', () => {
    const benchmarks = [...times(9, passed), failed];
    const names = namesOf(tablesOf(benchmarks, tablesOf(benchmarks).length / 2));
    expect(names.filter((name) => name === 'good').length).toBeLessThan(9);
    expect(names.at(-1)).toBe('bad');
  });
});

describe('a column', () => {
  const paid = running(createBenchmark());
  const given = running(createBenchmark({ work: { kind: 'existing', jobId: 'a' } }));
  const agents = running(createBenchmark({ service: 'runloop', work: { kind: 'submit', units: 1 } }));

  test('of intervals is there when one benchmark has one', () => {
    expect(columnsOf(passed, { ...passed, intervalPct: [43.65, 96.99] })).toEqual(['Score', 'Interval']);
    expect(columnsOf(passed)).toEqual(['Score', 'Units']);
  });

  test('of units is there when some are known', () => {
    expect(columnsOf(paid)).toEqual(['Score', 'Units']);
    expect(columnsOf(given, agents)).toEqual(['Score']);
  });

  test('of units has none for a job that exists, before its score is known', () => {
    expect(tablesOf([paid, given]).match(/<sub>6<\/sub>|(?<=80 \| )–/gu)).toEqual(['<sub>6</sub>', '–']);
  });

  test('of scores is not there in a plan', () => {
    expect(columnsOf({ ...paid, verdict: 'planned' })).toEqual(['Units']);
  });
});
