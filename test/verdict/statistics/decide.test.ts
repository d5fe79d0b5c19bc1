import { describe, expect, it, test } from 'vitest';
import { defaultLooks } from '../../../src/plan/looks.ts';
import { decideRound } from '../../../src/verdict/statistics/decide.ts';
import { decisionTable } from '../../../src/verdict/statistics/decision-table.ts';
import { looksAsScored } from '../../../src/verdict/statistics/looks.ts';

const looks = defaultLooks({ minUnits: 10, maxUnits: 50 });
const at80 = (judgeBy: 'score' | 'interval', among = looks) =>
  decisionTable({ looks: among, thresholdPct: 80, judgeBy, confidencePct: 90 });

describe('a round', () => {
  // By score –/5 19/12 27/20 35/29 40/39, by interval –/4 20/11 29/18 37/26 46/34.
  test.each([
    ['score', 10, 10, 'undecided'],
    ['score', 6, 10, 'undecided'],
    ['score', 5, 10, 'failed'],
    ['score', 0, 10, 'failed'],
    ['score', 18, 20, 'undecided'],
    ['score', 19, 20, 'passed'],
    ['score', 20, 20, 'passed'],
    ['score', 39, 50, 'failed'],
    ['score', 40, 50, 'passed'],
    ['interval', 20, 20, 'passed'],
    ['interval', 19, 20, 'undecided'],
    ['interval', 45, 50, 'undecided'],
    ['interval', 34, 50, 'failed'],
    ['interval', 46, 50, 'passed'],
  ] as const)('judged by %s, with %i of %i passed: %s', (judgeBy, passed, scored, decision) => {
    expect(decideRound(at80(judgeBy), { passed, scored })).toBe(decision);
  });

  it('without a boundary decides nothing', () => {
    expect(decideRound([{ scored: 2, passAt: null, failAt: null }], { passed: 0, scored: 2 })).toBe('undecided');
    expect(decideRound([{ scored: 2, passAt: null, failAt: null }], { passed: 2, scored: 2 })).toBe('undecided');
    expect(decideRound([{ scored: 2, passAt: 0, failAt: null }], { passed: 0, scored: 2 })).toBe('passed');
    expect(decideRound([{ scored: 2, passAt: null, failAt: 0 }], { passed: 0, scored: 2 })).toBe('failed');
  });

  it('is decided by the units that were scored, where a job failed', () => {
    expect(() => decideRound(at80('score'), { passed: 5, scored: 9 })).toThrow(
      new RangeError('the table does not look after 9 units'),
    );
    const table = at80('score', looksAsScored(looks, [9]));
    expect(table.map(({ scored }) => scored)).toEqual([9, 20, 30, 40, 50]);
    expect(decideRound(table, { passed: 4, scored: 9 })).toBe('failed');
    expect(decideRound(table, { passed: 5, scored: 9 })).toBe('undecided');
  });

  it('is the last one with the verdict of what was scored, where fewer were scored than planned', () => {
    const table = at80('score', looksAsScored(looks, [10, 20, 30, 40, 47]));
    expect(decideRound(table, { passed: 37, scored: 47 })).toBe('failed');
    expect(decideRound(table, { passed: 38, scored: 47 })).toBe('passed');
  });
});
