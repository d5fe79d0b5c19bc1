import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultLooks } from '../../../src/plan/looks.ts';
import { scorePctOf } from '../../../src/verdict/score.ts';
import { type DecisionTable, decisionTable } from '../../../src/verdict/statistics/decision-table.ts';
import { positionOf } from '../../../src/verdict/statistics/interval.ts';
import { reachesThreshold, smallestPassingCount } from '../../../src/verdict/statistics/threshold.ts';
import { wilsonInterval } from '../../../src/verdict/statistics/wilson.ts';
import { choose, numberOf } from './exact.ts';

const byScore = (looks: readonly number[], thresholdPct: number) =>
  decisionTable({ looks, thresholdPct, judgeBy: 'score', confidencePct: 95 });

/** `passes at/fails at` for each look. */
const shown = (table: DecisionTable) =>
  table.map(({ passAt, failAt }) => `${passAt ?? '–'}/${failAt ?? '–'}`).join(' ');

const tens = [10, 20, 30, 40, 50];

/** Rising looks, up to so many units. */
const looksUpTo = (maxUnits: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: maxUnits }), { minLength: 1, maxLength: 6 })
    .map((looks) => looks.toSorted((left, right) => left - right));
const threshold = fc.integer({ min: 1, max: 9999 }).map((hundredths) => hundredths / 100);

/** How the numbers of passes add up, exactly: ways out of all ways. */
interface Exact {
  readonly ways: readonly bigint[];
  readonly all: bigint;
}
type Ways = (step: {
  readonly from: number;
  readonly to: number;
  readonly passed: number;
  readonly more: number;
}) => bigint;

function advance({ ways, all }: Exact, step: { from: number; to: number; waysOf: Ways; allWays: bigint }): Exact {
  const { from, to, waysOf, allWays } = step;
  const next = Array.from({ length: to + 1 }, () => 0n);
  ways.forEach((count, passed) => {
    for (let more = 0; more <= to - from; more += 1)
      next[passed + more] = (next[passed + more] ?? 0n) + count * waysOf({ from, to, passed, more });
  });
  return { ways: next, all: all * allWays };
}

const sum = (counts: readonly bigint[]) => counts.reduce((total, count) => total + count, 0n);
const shareOf = (counts: readonly bigint[], { all }: Exact) => numberOf({ over: sum(counts), under: all });

/** The chance that a table passes and fails, exactly. */
function outcomesOf(table: DecisionTable, waysOf: Ways, allWays: (from: number, to: number) => bigint) {
  let exact: Exact = { ways: [1n], all: 1n };
  let [from, passes, fails] = [0, 0, 0];
  for (const { scored: to, passAt, failAt } of table) {
    exact = advance(exact, { from, to, waysOf, allWays: allWays(from, to) });
    const [least, most] = [passAt ?? to + 1, failAt ?? -1];
    passes += shareOf(exact.ways.slice(least), exact);
    fails += shareOf(exact.ways.slice(0, most + 1), exact);
    exact = { ...exact, ways: exact.ways.map((count, passed) => (passed >= least || passed <= most ? 0n : count)) };
    from = to;
  }
  return { passes, fails, undecided: shareOf(exact.ways, exact) };
}

/** When so many of all units pass, in every order. */
const amongAll = (all: number, passing: number) =>
  [
    ({ from, to, passed, more }) =>
      choose(passing - passed, more) * choose(all - from - passing + passed, to - from - more),
    (from, to) => choose(all - from, to - from),
  ] as const satisfies [Ways, (from: number, to: number) => bigint];

/** When each unit passes with this chance. */
const atRate = (hundredths: number) =>
  [
    ({ from, to, more }) =>
      choose(to - from, more) *
      BigInt(hundredths) ** BigInt(more) *
      BigInt(10_000 - hundredths) ** BigInt(to - from - more),
    (from, to) => 10_000n ** BigInt(to - from),
  ] as const satisfies [Ways, (from: number, to: number) => bigint];

/** The boundaries as the algorithm states them, with exact chances: a pass side and a fail side, each at its worst. */
function stated(
  looks: readonly number[],
  side: 'pass' | 'fail',
  [waysOf, allWays]: readonly [Ways, (from: number, to: number) => bigint],
  {
    spentBy,
    isAllowed,
  }: { spentBy: (scored: number) => number; isAllowed: (passed: number, scored: number) => boolean },
): readonly number[] {
  let exact: Exact = { ways: [1n], all: 1n };
  let [from, used, hits] = [0, 0, 0];
  return looks.map((to) => {
    exact = advance(exact, { from, to, waysOf, allWays: allWays(from, to) });
    // From all hits down to as many as the look before asked for.
    const order = Array.from({ length: to + 1 - hits }, (_, index) => (side === 'pass' ? to - index : index));
    let stops: readonly number[] = [];
    for (const passed of order) {
      const more = [...stops, passed];
      const mass = shareOf(
        more.map((each) => exact.ways[each] ?? 0n),
        exact,
      );
      if (mass > spentBy(to) - used || !isAllowed(passed, to)) break;
      stops = more;
    }
    used += shareOf(
      stops.map((each) => exact.ways[each] ?? 0n),
      exact,
    );
    exact = { ...exact, ways: exact.ways.map((count, passed) => (stops.includes(passed) ? 0n : count)) };
    from = to;
    hits = to + 1 - stops.length;
    return stops.at(-1) ?? (side === 'pass' ? to + 1 : -1);
  });
}

const orNull = (count: number, scored: number) => (count < 0 || count > scored ? null : count);

describe('a run in rounds that is judged by its score', () => {
  test.each([
    [70, '10/3 18/10 25/17 31/25 35/34'],
    [80, '–/5 19/12 27/20 35/29 40/39'],
    [90, '–/6 –/15 29/24 38/34 45/44'],
    [95, '–/7 –/17 –/27 40/37 48/47'],
  ])('at %f, with 50 units in five rounds, passes and fails at %s', (thresholdPct, points) => {
    expect(shown(byScore(tens, thresholdPct))).toBe(points);
  });

  test.each([
    [[50], 80, '40/39'],
    [[1], 80, '1/0'],
    [[3, 5], 100, '–/2 5/4'],
    [[3, 5], 0, '0/– 0/–'],
    [[1, 2, 3], 66.67, '–/– 2/0 2/1'],
    [[1, 2, 3], 66.68, '–/0 –/1 3/2'],
    // 11 of 286 are 3.85%, which reaches the threshold; 11 of 287 do not.
    [[24, 286, 287], 3.84, '4/– 12/10 12/11'],
  ])('looks %j at %f: %s', (looks, thresholdPct, points) => {
    expect(shown(byScore(looks, thresholdPct))).toBe(points);
  });

  it('has the boundaries that the algorithm states, computed exactly', () => {
    fc.assert(
      fc.property(looksUpTo(40), threshold, (looks, thresholdPct) => {
        const all = looks.at(-1) ?? 0;
        const enough = smallestPassingCount(all, thresholdPct);
        const spentBy = (scored: number) => 0.05 * Math.sqrt(scored / all);
        const reaches = (passed: number, scored: number) => reachesThreshold(scorePctOf(passed, scored), thresholdPct);
        const passes = stated(looks, 'pass', amongAll(all, enough - 1), { spentBy, isAllowed: reaches });
        const fails = stated(looks, 'fail', amongAll(all, enough), {
          spentBy,
          isAllowed: (passed, scored) => !reaches(passed, scored),
        });
        expect(byScore(looks, thresholdPct)).toEqual(
          looks.map((scored, index) => ({
            scored,
            passAt: orNull(Math.min(passes[index] ?? 0, enough), scored),
            failAt: orNull(Math.max(fails[index] ?? 0, enough - 1 - (all - scored)), scored),
          })),
        );
      }),
    );
  });

  it('changes the verdict of the full run in at most 5% of all orders, however many units pass', () => {
    fc.assert(
      fc.property(looksUpTo(40), threshold, (looks, thresholdPct) => {
        const table = byScore(looks, thresholdPct);
        const all = looks.at(-1) ?? 0;
        for (let passing = 0; passing <= all; passing += 1) {
          const { passes, fails, undecided } = outcomesOf(table, ...amongAll(all, passing));
          const isPass = reachesThreshold(scorePctOf(passing, all), thresholdPct);
          expect(isPass ? fails : passes).toBeLessThanOrEqual(0.05);
          expect(undecided).toBe(0);
        }
      }),
    );
  });

  it('decides what the units left cannot change', () => {
    fc.assert(
      fc.property(looksUpTo(200), threshold, (looks, thresholdPct) => {
        const all = looks.at(-1) ?? 0;
        const enough = smallestPassingCount(all, thresholdPct);
        for (const { scored, passAt, failAt } of byScore(looks, thresholdPct)) {
          expect(enough > scored || (passAt !== null && passAt <= enough)).toBe(true);
          const lost = enough - 1 - (all - scored);
          expect(lost < 0 || (failAt !== null && failAt >= lost)).toBe(true);
        }
      }),
    );
  });

  it('ends with the verdict of all units', () => {
    fc.assert(
      fc.property(looksUpTo(200), threshold, (looks, thresholdPct) => {
        const { scored, passAt, failAt } = byScore(looks, thresholdPct).at(-1) ?? {};
        const enough = smallestPassingCount(scored ?? 0, thresholdPct);
        expect([passAt, failAt]).toEqual([enough, enough === 0 ? null : enough - 1]);
      }),
    );
  });

  it('does not depend on the confidence', () => {
    const given = { looks: tens, thresholdPct: 80, judgeBy: 'score' } as const;
    expect(decisionTable({ ...given, confidencePct: 80 })).toEqual(decisionTable({ ...given, confidencePct: 99.9 }));
  });
});

describe('a run in rounds that is judged by its interval', () => {
  test.each([
    [70, '–/2 19/9 27/15 34/21 42/28'],
    [80, '–/4 20/11 29/18 37/26 46/34'],
    [90, '–/5 –/14 –/23 40/31 49/40'],
    [95, '–/6 –/16 –/25 –/34 –/44'],
  ])('at %f and 90% confidence, with 50 units in five rounds: %s', (thresholdPct, points) => {
    expect(shown(decisionTable({ looks: tens, thresholdPct, judgeBy: 'interval', confidencePct: 90 }))).toBe(points);
  });

  const confidence = fc.integer({ min: 800, max: 999 }).map((tenths) => tenths / 10);

  it('has the boundaries that the algorithm states, computed exactly, where the interval lies on their side', () => {
    fc.assert(
      fc.property(looksUpTo(30), threshold, confidence, (looks, thresholdPct, confidencePct) => {
        const all = looks.at(-1) ?? 0;
        const position = (passed: number, scored: number) =>
          positionOf(wilsonInterval({ passed, scored, confidencePct }), thresholdPct);
        const spentBy = (scored: number) => ((100 - confidencePct) / 200) * (scored / all);
        const rate = atRate(Math.round(thresholdPct * 100));
        const passes = stated(looks, 'pass', rate, {
          spentBy,
          isAllowed: (...at) => position(...at) === 'at-or-above',
        });
        const fails = stated(looks, 'fail', rate, { spentBy, isAllowed: (...at) => position(...at) === 'below' });
        expect(decisionTable({ looks, thresholdPct, judgeBy: 'interval', confidencePct })).toEqual(
          looks.map((scored, index) => ({
            scored,
            passAt: orNull(passes[index] ?? 0, scored),
            failAt: orNull(fails[index] ?? 0, scored),
          })),
        );
      }),
    );
  });

  it('passes and fails a model that is as good as the threshold no more often than the confidence allows', () => {
    fc.assert(
      fc.property(looksUpTo(40), threshold, confidence, (looks, thresholdPct, confidencePct) => {
        const table = decisionTable({ looks, thresholdPct, judgeBy: 'interval', confidencePct });
        const { passes, fails } = outcomesOf(table, ...atRate(Math.round(thresholdPct * 100)));
        const alpha = (100 - confidencePct) / 200 + 1e-12;
        expect(passes).toBeLessThanOrEqual(alpha);
        expect(fails).toBeLessThanOrEqual(alpha);
      }),
    );
  });

  it('asks for no fewer passes than at an earlier look, though more of the chance may be spent', () => {
    const looks = [2, 4, 5, 6, 9, 10];
    const table = decisionTable({ looks, thresholdPct: 0.83, judgeBy: 'interval', confidencePct: 84 });
    expect(shown(table)).toBe('2/– 2/– 2/– 2/– 2/– 2/–');
  });

  it('passes at once at a threshold of 0', () => {
    const table = decisionTable({ looks: [2, 4], thresholdPct: 0, judgeBy: 'interval', confidencePct: 95 });
    expect(table).toEqual([
      { scored: 2, passAt: 0, failAt: null },
      { scored: 4, passAt: 0, failAt: null },
    ]);
  });

  test.each([100, 100.5, -0.01, Number.NaN])('cannot be judged at a threshold of %f', (thresholdPct) => {
    expect(() => decisionTable({ looks: [5], thresholdPct, judgeBy: 'interval', confidencePct: 95 })).toThrow(
      new RangeError(`no interval lies at or above ${thresholdPct}: thresholds are from 0 to below 100`),
    );
  });
});

describe.each(['score', 'interval'] as const)('any run in rounds that is judged by its %s', (judgeBy) => {
  const anyLooks = fc.oneof(
    looksUpTo(300),
    fc.integer({ min: 1, max: 100 }).map((all) => Array.from({ length: all }, (_, index) => index + 1)),
    fc
      .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
      .map(([one, other]) => defaultLooks({ minUnits: Math.min(one, other), maxUnits: Math.max(one, other) })),
  );

  it('has boundaries that never fall from look to look, and a pass above the fail', () => {
    fc.assert(
      fc.property(anyLooks, threshold, (looks, thresholdPct) => {
        const table = decisionTable({ looks, thresholdPct, judgeBy, confidencePct: 95 });
        table.forEach(({ scored, passAt, failAt }, index) => {
          const before = table[index - 1];
          const least = (point: typeof before) => point?.passAt ?? (point?.scored ?? -1) + 1;
          expect(passAt ?? scored + 1).toBeGreaterThanOrEqual(least(before));
          expect(failAt ?? -1).toBeGreaterThanOrEqual(before?.failAt ?? -1);
          // Nor do the failed units that it takes.
          expect(scored - (failAt ?? -1)).toBeGreaterThanOrEqual((before?.scored ?? -1) - (before?.failAt ?? -1));
          expect(passAt ?? scored + 1).toBeGreaterThan(failAt ?? -1);
        });
      }),
    );
  });

  it('passes no score that is below the threshold, and fails none that reaches it', () => {
    fc.assert(
      fc.property(anyLooks, threshold, (looks, thresholdPct) => {
        for (const { scored, passAt, failAt } of decisionTable({ looks, thresholdPct, judgeBy, confidencePct: 90 })) {
          const reaches = (passed: number) => reachesThreshold(scorePctOf(passed, scored), thresholdPct);
          expect(passAt === null || reaches(passAt)).toBe(true);
          expect(failAt !== null && reaches(failAt)).toBe(false);
        }
      }),
    );
  });

  test.each([[[]], [[0, 5]], [[5, 5]], [[5, 3]], [[-1]], [[2.5]], [[Number.NaN]]])('has no looks %j', (looks) => {
    expect(() => decisionTable({ looks, thresholdPct: 80, judgeBy, confidencePct: 95 })).toThrow(
      new RangeError(`looks must rise from 1: ${looks.join(', ')}`),
    );
  });
});
