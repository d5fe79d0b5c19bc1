import { describe, expect, test } from 'vitest';
import { findResult, parseResults, type ResultsEntry } from '../../src/plan/results-file.ts';
import { createResults } from '../../src/report/results.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { reports } from '../fixtures/reports.ts';

const text = JSON.stringify(createResults(reports.compared));
const entriesOf = (source: string): readonly ResultsEntry[] => {
  const parsed = parseResults(source);
  if ('fault' in parsed) throw new Error(parsed.fault);
  return parsed.entries;
};

const find = (all: readonly ResultsEntry[], name: string | null = null) =>
  findResult(all, createBenchmark({ id: '1', name }));

describe('a results document', () => {
  test('of this version is read as it is written', () => {
    const [first] = entriesOf(text);
    expect(first).toMatchObject({ benchmark_id: '1', score_pct: 90, passed: 45, scored: 50 });
    expect(first?.createdAtMs).toBe(reports.compared.startedAt.getTime());
  });

  test('of another version of schema 1 may have more keys, and fewer of the later ones', () => {
    const { benchmarks, ...rest } = JSON.parse(text);
    const [{ scenario_means_pct: _, ...old }] = benchmarks;
    expect(entriesOf(JSON.stringify({ ...rest, more: 1, benchmarks: [{ ...old, more: 1 }] }))).toHaveLength(1);
  });

  test.each([
    ['', 'is not JSON; give the file that the output `results-file` names'],
    ['[]', 'is no results document; give the file that the output `results-file` names'],
    ['{"schema":"1"}', 'is no results document; give the file that the output `results-file` names'],
    ['{"schema":2}', 'has schema 2; this version reads schema 1'],
    [
      '{"schema":1,"started_at":"soon","benchmarks":[]}',
      'is no results document of schema 1: `started_at` is not as it should be',
    ],
    [
      '{"schema":1,"started_at":"2026-03-01T10:00:00Z","benchmarks":[{"service":1}]}',
      'is no results document of schema 1: `benchmarks.0.service` is not as it should be',
    ],
  ])('is refused with its fault alone, never its text: %s', (source, fault) => {
    expect(parseResults(source)).toEqual({ fault });
  });
});

describe('what it tells of a benchmark', () => {
  const [entry] = entriesOf(text);
  const entries = (...all: readonly Partial<ResultsEntry>[]) =>
    all.flatMap((each): readonly ResultsEntry[] => (entry === undefined ? [] : [{ ...entry, ...each }]));

  test('is found by service and id', () => {
    const other = { service: 'runloop', score_pct: 1 };
    expect(find(entries(other, {}))).toMatchObject({ code: 'found', scorePct: 90, jobIds: expect.any(Array) });
    expect(find(entries(other))).toEqual({ code: 'not-listed' });
  });

  test('of several with one id is told by the name, where that tells them apart', () => {
    const twice = entries({ name: 'a' }, { name: 'b', score_pct: 1 });
    expect(find(twice, 'b')).toMatchObject({ code: 'found', scorePct: 1 });
    expect(find(twice, 'c')).toEqual({ code: 'listed-twice' });
    expect(find(twice)).toEqual({ code: 'listed-twice' });
    expect(find(entries({ name: 'a' }, { name: 'a' }), 'a')).toEqual({ code: 'listed-twice' });
  });

  test('is found by the name where no id fits', () => {
    expect(find(entries({ benchmark_id: 'job-7', name: 'Medical' }), 'Medical')).toMatchObject({ code: 'found' });
    expect(find(entries({ benchmark_id: 'job-7', name: 'Medical' }))).toEqual({ code: 'not-listed' });
  });

  test('may be no score', () => {
    expect(find(entries({ score_pct: null }))).toEqual({ code: 'without-score' });
  });
});
