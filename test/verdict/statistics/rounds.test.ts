import { describe, expect, it } from 'vitest';
import { defaultLooks } from '../../../src/plan/looks.ts';
import { scorePctOf } from '../../../src/verdict/score.ts';
import { decideRound, type RoundDecision } from '../../../src/verdict/statistics/decide.ts';
import { decisionTable } from '../../../src/verdict/statistics/decision-table.ts';
import { positionOf } from '../../../src/verdict/statistics/interval.ts';
import { looksAsScored } from '../../../src/verdict/statistics/looks.ts';
import { wilsonInterval } from '../../../src/verdict/statistics/wilson.ts';

interface Run {
  readonly thresholdPct: number;
  readonly judgeBy: 'score' | 'interval';
  /** Passed and scored units of each round, as they would come. */
  readonly rounds: readonly (readonly [passed: number, scored: number])[];
}

/** How a benchmark with `benchmark-counts: 10..50` runs: one round after the other until one decides. */
function play({ thresholdPct, judgeBy, rounds }: Run) {
  const planned = defaultLooks({ minUnits: 10, maxUnits: 50 });
  const history: number[] = [];
  let [passed, scored] = [0, 0];
  let decision: RoundDecision = 'undecided';
  for (const [morePassed, moreScored] of rounds) {
    if (decision !== 'undecided') break;
    passed += morePassed;
    scored += moreScored;
    history.push(scored);
    const looks = looksAsScored(planned, history);
    const table = decisionTable({ looks, thresholdPct, judgeBy, confidencePct: 95 });
    decision = decideRound(table, { passed, scored });
  }
  return { decision, passed, scored };
}

describe('a benchmark in rounds', () => {
  it('stops early when it is clearly good or clearly bad', () => {
    const good = play({ thresholdPct: 70, judgeBy: 'score', rounds: [[10, 10]] });
    expect(good).toEqual({ decision: 'passed', passed: 10, scored: 10 });
    const bad = play({ thresholdPct: 70, judgeBy: 'score', rounds: [[3, 10]] });
    expect(bad).toEqual({ decision: 'failed', passed: 3, scored: 10 });
  });

  it('goes on to the maximum when it is close, and is then judged by its score', () => {
    const rounds = [
      [7, 10],
      [7, 10],
      [7, 10],
      [7, 10],
    ] as const;
    const at = (last: number) => play({ thresholdPct: 70, judgeBy: 'score', rounds: [...rounds, [last, 10]] });
    expect(at(7)).toEqual({ decision: 'passed', passed: 35, scored: 50 });
    expect(at(6)).toEqual({ decision: 'failed', passed: 34, scored: 50 });
  });

  it('remains undecided when its interval holds the threshold to the end', () => {
    const rounds = Array.from({ length: 5 }, () => [8, 10] as const);
    expect(play({ thresholdPct: 80, judgeBy: 'interval', rounds }).decision).toBe('undecided');
    expect(positionOf(wilsonInterval({ passed: 40, scored: 50, confidencePct: 95 }), 80)).toBe('both');
  });

  it('goes by the units that were scored, where a job failed', () => {
    const rounds = [
      [7, 9],
      [8, 10],
      [7, 10],
      [7, 9],
      [6, 9],
    ] as const;
    const { decision, passed, scored } = play({ thresholdPct: 75, judgeBy: 'score', rounds });
    expect([passed, scored]).toEqual([35, 47]);
    expect(scorePctOf(passed, scored)).toBe(74.47);
    expect(decision).toBe('failed');
  });
});
