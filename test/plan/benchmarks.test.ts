import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { enough, type Given, planGiven } from './given.ts';

/** Value of one benchmark in a list that counts up from `first`. */
function valueAt(index: number, length: number, first: number): number {
  return first + (length === 1 ? 0 : index);
}

describe('lists', () => {
  it('pair by position, and one value serves all', () => {
    const { plan } = planGiven({ ...enough, 'benchmark-ids': '7 8', thresholds: '80 66.67', 'benchmark-counts': '3' });
    expect(plan?.benchmarks).toMatchObject([
      { id: '7', thresholdPct: 80, work: { units: 3 } },
      { id: '8', thresholdPct: 66.67, work: { units: 3 } },
    ]);
  });

  test.each<[Given, readonly string[]]>([
    [
      { 'benchmark-ids': '1 2 3', thresholds: '80 90' },
      ['Input thresholds holds 2 values and benchmark-ids holds 3 ids; give one value for all or one for each.'],
    ],
    [
      { 'benchmark-ids': '1', thresholds: '80 90', 'benchmark-counts': '1,2,3' },
      [
        'Input thresholds holds 2 values and benchmark-ids holds 1 id; give one value for all or one for each.',
        'Input benchmark-counts holds 3 values and benchmark-ids holds 1 id; give one value for all or one for each.',
      ],
    ],
    [
      { 'benchmark-ids': '', 'job-ids': 'a,b,c', thresholds: '80 90' },
      ['Input thresholds holds 2 values and job-ids holds 3 ids; give one value for all or one for each.'],
    ],
    [
      { thresholds: ',' },
      ['Input thresholds holds 0 values and benchmark-ids holds 1 id; give one value for all or one for each.'],
    ],
    [
      { thresholds: '' },
      ['Input thresholds is missing; give the lowest score that passes, one for all or one for each of benchmark-ids.'],
    ],
    [{ 'benchmark-ids': ', ,' }, ['Input benchmark-ids holds no id; give at least one.']],
    [{ 'benchmark-ids': '', 'job-ids': ',' }, ['Input job-ids holds no id; give at least one.']],
    [{ 'benchmark-ids': '1 2 1 3 3 3' }, ['Input benchmark-ids holds "1", "3": each id may be named only once.']],
    [{ 'benchmark-ids': '', 'job-ids': 'a b a' }, ['Input job-ids holds "a": each id may be named only once.']],
    [
      { 'benchmark-ids': '1 abc 01 -5 1.0', thresholds: '' },
      [
        'Input thresholds is missing; give the lowest score that passes, one for all or one for each of benchmark-ids.',
        'Input benchmark-ids holds "abc", "01", "-5", "1.0": a benchmark id of Harmstack is a whole number, such as 1.',
      ],
    ],
    [{ service: 'runloop', 'benchmark-ids': 'bmd_1' }, ['Input service is "runloop": must be harmstack.']],
  ])('%j is explained', (given, problems) => {
    expect(planGiven({ ...enough, ...given })).toEqual({ plan: null, problems });
  });

  it('are taken exactly when their lengths fit, whatever the lengths', () => {
    const length = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(length, length, length, (ids, thresholds, counts) => {
        const { plan } = planGiven({
          ...enough,
          'benchmark-ids': Array.from({ length: ids }, (_, index) => index).join(),
          thresholds: Array.from({ length: thresholds }, (_, index) => 50 + index).join(),
          'benchmark-counts': Array.from({ length: counts }, (_, index) => 1 + index).join(),
        });
        const fits = [thresholds, counts].every((each) => each === 1 || each === ids);
        expect(plan?.benchmarks.map(({ id, thresholdPct, work }) => ({ id, thresholdPct, work }))).toEqual(
          fits
            ? Array.from({ length: ids }, (_, index) => ({
                id: String(index),
                thresholdPct: valueAt(index, thresholds, 50),
                work: { kind: 'submit', units: valueAt(index, counts, 1) },
              }))
            : undefined,
        );
      }),
    );
  });
});

function fromFile(text: string, given: Given = {}): ReturnType<typeof planGiven> {
  const instead = { 'benchmark-ids': '', thresholds: '', config: 'gate.yml' };
  return planGiven({ ...enough, ...instead, ...given }, { 'gate.yml': text });
}

describe('a suite file', () => {
  it('takes the place of the lists', () => {
    const text =
      'benchmarks:\n  - { id: 1, count: 5, threshold: 80, name: Medical }\n  - { id: "2", threshold: 0, service: harmstack }';
    expect(fromFile(text)).toMatchObject({
      problems: [],
      plan: {
        benchmarks: [
          { service: 'harmstack', id: '1', name: 'Medical', thresholdPct: 80, work: { kind: 'submit', units: 5 } },
          { service: 'harmstack', id: '2', name: null, thresholdPct: 0, work: { kind: 'submit', units: 1 } },
        ],
      },
    });
  });

  it('says why it cannot be read', () => {
    expect(fromFile('', { config: 'other.yml' }).problems).toEqual([
      'Input config is "other.yml": there is no such file.',
    ]);
  });

  test.each([
    ['[{id: 1, threshold: 8}, {id: "1", threshold: 9}]', 'names benchmark "1" more than once; name it once'],
    ['[{id: abc, threshold: 8}]', 'benchmark "abc": a benchmark id of Harmstack is a whole number, such as 1'],
    ['[{id: -1, threshold: 8}]', 'benchmark "-1": a benchmark id of Harmstack is a whole number, such as 1'],
  ])('%s is explained', (benchmarks, expected) => {
    expect(fromFile(`benchmarks: ${benchmarks}`)).toEqual({
      plan: null,
      problems: [`Input config is "gate.yml": ${expected}.`],
    });
  });

  it('leaves no second home for thresholds and counts', () => {
    const { problems } = fromFile('benchmarks: [{id: 1, threshold: 80}]', {
      thresholds: '80',
      'benchmark-counts': '2',
    });
    expect(problems).toEqual([
      'Input thresholds is given together with config; leave it out, the suite file holds it.',
      'Input benchmark-counts is given together with config; leave it out, the suite file holds it.',
    ]);
  });

  it('needs a service for each benchmark', () => {
    const { problems } = fromFile('benchmarks: [{id: abc, threshold: 80}]', { service: 'x' });
    expect(problems).toEqual(['Input service is "x": must be harmstack.']);
  });
});
