import { describe, expect, test } from 'vitest';
import { looksAsScored } from '../../../src/verdict/statistics/looks.ts';

describe('the looks of a run that scored other numbers than planned', () => {
  test.each([
    [[10, 20, 30], [], [10, 20, 30]],
    [[10, 20, 30], [10], [10, 20, 30]],
    [[10, 20, 30], [9], [9, 20, 30]],
    [
      [10, 20, 30],
      [9, 17],
      [9, 17, 30],
    ],
    [
      [10, 20, 30],
      [9, 17, 27],
      [9, 17, 27],
    ],
    [[10, 20, 30], [22], [22, 30]],
    [[10, 20, 30], [20], [20, 30]],
    [[10, 20, 30], [35], [35]],
    [
      [10, 20, 30],
      [10, 10],
      [10, 30],
    ],
    [[10, 20, 30], [0], [20, 30]],
    [[10], [0], []],
  ])('planned %j, scored %j: %j', (planned, scored, looks) => {
    expect(looksAsScored(planned, scored)).toEqual(looks);
  });
});
