import { describe, expect, it } from 'vitest';
import { stoppingCounts } from '../../../src/verdict/statistics/stopping.ts';

/** Every unit hits with the chance 1/2. */
const coins = (from: number, to: number) => {
  const [one, two] = [
    [0.5, 0.5],
    [0.25, 0.5, 0.25],
  ] as const;
  return () => (to - from === 1 ? one : two);
};
const always = () => true;

/** Looks after one and after three units, and may spend nearly all at once. */
const oneThenThree = (mayStop: (hits: number, scored: number) => boolean) =>
  stoppingCounts({ looks: [1, 3], spentBy: () => 0.9, chancesBetween: coins, mayStop });

describe('where a run stops', () => {
  it('is the smallest number of hits whose chance may be spent', () => {
    const stops = [0.249, 0.25, 0.749, 0.75, 1].map((share) =>
      stoppingCounts({ looks: [2], spentBy: () => share, chancesBetween: coins, mayStop: always }),
    );
    expect(stops).toEqual([[3], [2], [2], [1], [0]]);
  });

  it('counts only runs that did not stop before, and what these spent is gone', () => {
    // Both hit: 1/4 stops at once. Of the rest, three hits out of four come from one hit and then two: 1/2 x 1/4.
    const stops = [0.25, 0.374, 0.375].map((later) =>
      stoppingCounts({
        looks: [2, 4],
        spentBy: (scored) => (scored === 2 ? 0.25 : later),
        chancesBetween: coins,
        mayStop: always,
      }),
    );
    expect(stops).toEqual([
      [2, 4],
      [2, 4],
      [2, 3],
    ]);
  });

  it('may come later by what an earlier look left', () => {
    const stops = stoppingCounts({
      looks: [1, 3],
      spentBy: (scored) => (scored === 1 ? 0.4 : 0.5),
      chancesBetween: coins,
      mayStop: always,
    });
    // One hit has a chance of 1/2, too much; three of three 1/8, two or more of three 1/2.
    expect(stops).toEqual([2, 2]);
  });

  it('is put off to where it may stop', () => {
    // Three units: 1, 3, 3 and 1 eighths, so that one hit could stop.
    expect(oneThenThree((hits, scored) => scored === 3 && hits === 3)).toEqual([2, 3]);
  });

  it('asks for no fewer hits than the look before', () => {
    expect(oneThenThree((_, scored) => scored === 3)).toEqual([2, 2]);
    // One of one stops half of the runs, and one of three would stop three more eighths of them.
    expect(oneThenThree(always)).toEqual([1, 1]);
  });

  it('depends on the hits so far where the chances do, and does not ask for what cannot be', () => {
    const asked: string[] = [];
    // Two hits among three units: a hit at first leaves one among two.
    const chancesBetween = (from: number, to: number) => (hits: number) => {
      asked.push(`${from}-${to}: ${hits}`);
      if (from === 0) return [0, 1];
      return [0.5, 0.5, 0];
    };
    const stops = stoppingCounts({ looks: [1, 3], spentBy: () => 0.5, chancesBetween, mayStop: always });
    expect(asked).toEqual(['0-1: 0', '1-3: 1']);
    expect(stops).toEqual([2, 2]);
  });
});
