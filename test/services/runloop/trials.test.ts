import { describe, expect, test } from 'vitest';
import { readTrials, type Value } from '../../../src/services/runloop/trials.ts';

const once = { attempts: 1, unlisted: 0 };

test('as many outcomes of one scenario as an answer can hold have a worst one', () => {
  const many = Array.from({ length: 200_000 }, (_, index) => (index === 100_000 ? 0.5 : 1));
  expect(readTrials([many], { ...once, leavesOut: false }).first.scenarios).toEqual([[0.5]]);
});

test('an outcome that is counted and not listed is missing once: of a scenario that has too few, else besides', () => {
  const three = { attempts: 3, leavesOut: false };
  const repeats = [
    [1, 1, 1],
    [1, 1, null],
  ];
  for (const [unlisted, missing] of [
    [0, 0],
    [1, 0],
    [3, 2],
  ] as const)
    expect(
      readTrials(
        [
          [1, 1, 1],
          [1, 1],
        ],
        { ...three, unlisted },
      ),
    ).toEqual({
      first: { scenarios: repeats, missing },
      second: { scenarios: [[1], [1]], missing },
    });
  // Where all have as many, fewer may have been run than were asked for: what is counted besides was.
  expect(
    readTrials(
      [
        [1, 1],
        [1, 1],
      ],
      { ...three, unlisted: 2 },
    ).first.missing,
  ).toBe(2);
});

describe('the worst outcome of a scenario that was asked for once', () => {
  test.each<[readonly Value[], counting: Value, leavingOut: Value]>([
    [[1, 0], 0, 0],
    [[0, null], null, 0],
    [[null, 0.5, 1], null, 0.5],
    [[null, 1], null, 1],
    [[null, null], null, null],
    [[], null, null],
  ])('of %j is %j, and %j where those without a score are left out', (values, counting, leavingOut) => {
    for (const [leavesOut, worst] of [
      [false, counting],
      [true, leavingOut],
    ] as const)
      expect(readTrials([values], { ...once, leavesOut }).first.scenarios).toEqual([[worst]]);
  });
});
