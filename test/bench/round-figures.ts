import { defaultLooks } from '../../src/plan/looks.ts';
import { scorePctOf } from '../../src/verdict/score.ts';
import { binomialChances, type Chances, hypergeometricChances } from '../../src/verdict/statistics/chances.ts';
import { type DecisionTable, decisionTable } from '../../src/verdict/statistics/decision-table.ts';
import { positionOf } from '../../src/verdict/statistics/interval.ts';
import { reachesThreshold } from '../../src/verdict/statistics/threshold.ts';
import { wilsonInterval } from '../../src/verdict/statistics/wilson.ts';
import { atMost, processorMs } from './targets.ts';

const thresholds = [70, 80, 90, 95];

interface Outcome {
  readonly passes: number;
  readonly fails: number;
  /** Units scored on average. */
  readonly units: number;
}

/** What a table comes to when units hit like this, by going through every number of passes at every look. */
function walk(
  table: DecisionTable,
  chancesBetween: (from: number, to: number) => (passed: number) => Chances,
): Outcome {
  let running: readonly number[] = [1];
  let [from, passes, fails, units] = [0, 0, 0, 0];
  for (const { scored: to, passAt, failAt } of table) {
    const chancesOf = chancesBetween(from, to);
    const reached = Array.from({ length: to + 1 }, () => 0);
    units += (to - from) * running.reduce((sum, chance) => sum + chance, 0);
    running.forEach((chance, passed) => {
      if (chance === 0) return;
      chancesOf(passed).forEach((share, more) => {
        reached[passed + more] = (reached[passed + more] ?? 0) + chance * share;
      });
    });
    running = reached.map((chance, passed) => {
      const [isPass, isFail] = [passed >= (passAt ?? to + 1), passed <= (failAt ?? -1)];
      passes += isPass ? chance : 0;
      fails += isFail ? chance : 0;
      return isPass || isFail ? 0 : chance;
    });
    from = to;
  }
  return { passes, fails, units };
}

/** How likely each number of passes among all units is when the true rate is anything from `lowest` to 1 alike. */
function uniformMixture(units: number, lowest: number): readonly number[] {
  let below = 0;
  // The integral of C(n, s) p^s (1 - p)^(n - s) over p from a to 1 is P(Bin(n + 1, a) <= s) / (n + 1).
  return binomialChances(units + 1, lowest)
    .slice(0, units + 1)
    .map((chance) => {
      below += chance;
      return below / ((1 - lowest) * (units + 1));
    });
}

/** Units spent and verdicts changed by the table for `judge-by: score`, for every number of units that pass. */
function scoreFigures(looks: readonly number[], thresholdPct: number) {
  const table = decisionTable({ looks, thresholdPct, judgeBy: 'score', confidencePct: 95 });
  const all = looks.at(-1) ?? 0;
  let [spent, changed, worst] = [0, 0, 0];
  uniformMixture(all, (thresholdPct - 25) / 100).forEach((weight, passing) => {
    const outcome = walk(
      table,
      (from, to) => (passed) =>
        hypergeometricChances({ units: to - from, left: all - from, hitsLeft: passing - passed }),
    );
    const wrong = reachesThreshold(scorePctOf(passing, all), thresholdPct) ? outcome.fails : outcome.passes;
    spent += (weight * outcome.units) / all;
    changed += weight * wrong;
    worst = Math.max(worst, wrong);
  });
  return { spent: 100 * spent, changed: 100 * changed, worst: 100 * worst };
}

const spentTargets = [
  { minUnits: 10, maxUnits: 50, target: 62 },
  { minUnits: 20, maxUnits: 100, target: 53 },
  { minUnits: 20, maxUnits: 200, target: 43 },
  { minUnits: 40, maxUnits: 200, target: 43 },
] as const;

/** Prints what rounds spend and how often they change the verdict of the full run. */
export function benchScoreRounds(): void {
  const rows = spentTargets.flatMap(({ minUnits, maxUnits, target }) => {
    const looks = defaultLooks({ minUnits, maxUnits });
    return thresholds.map((thresholdPct) => {
      const { spent, changed, worst } = scoreFigures(looks, thresholdPct);
      return {
        looks: looks.join('/'),
        threshold: thresholdPct,
        '% of units spent': atMost(spent, target),
        '% changed, mean': atMost(changed, 1.5, 2),
        '% changed, worst': atMost(worst, 5, 2),
      };
    });
  });
  console.log('\nRounds judged by score (exact; true rate uniform from 25 points below the threshold to 100):');
  console.table(rows);
}

/** Looking again and again with Wilson's interval: what people do without a table. */
function naiveTable({ looks, thresholdPct, confidencePct }: NaiveOptions): DecisionTable {
  return looks.map((scored) => {
    const counts = Array.from({ length: scored + 1 }, (_, passed) => passed);
    const at = (passed: number) => positionOf(wilsonInterval({ passed, scored, confidencePct }), thresholdPct);
    return {
      scored,
      passAt: counts.find((passed) => at(passed) === 'at-or-above') ?? null,
      failAt: counts.findLast((passed) => at(passed) === 'below') ?? null,
    };
  });
}

interface NaiveOptions {
  readonly looks: readonly number[];
  readonly thresholdPct: number;
  readonly confidencePct: number;
}

/** Prints how often a model that is exactly as good as the threshold is proven to be better or worse. */
export function benchIntervalRounds(): void {
  const rows = [90, 95].flatMap((confidencePct) =>
    [defaultLooks({ minUnits: 10, maxUnits: 50 }), defaultLooks({ minUnits: 20, maxUnits: 200 })].flatMap((looks) =>
      thresholds.map((thresholdPct) => {
        const errorsOf = (table: DecisionTable) =>
          walk(table, (from, to) => {
            const chances = binomialChances(to - from, thresholdPct / 100);
            return () => chances;
          });
        const given = { looks, thresholdPct, confidencePct };
        const [ours, naive] = [errorsOf(decisionTable({ ...given, judgeBy: 'interval' })), errorsOf(naiveTable(given))];
        const target = (100 - confidencePct) / 2;
        return {
          confidence: confidencePct,
          looks: looks.join('/'),
          threshold: thresholdPct,
          '% false pass': atMost(100 * ours.passes, target),
          '% false fail': atMost(100 * ours.fails, target),
          'naive pass': (100 * naive.passes).toFixed(1),
          'naive fail': (100 * naive.fails).toFixed(1),
        };
      }),
    ),
  );
  console.log('\nRounds judged by interval (exact; true rate equal to the threshold):');
  console.table(rows);
}

/**
 * Prints how long the tables take, one after the other and the first one cold: processor time, which other work on the machine does not
 * change.
 */
export function benchTableTime(): void {
  const looks = defaultLooks({ minUnits: 200, maxUnits: 1000 });
  const rows = (['score', 'interval'] as const).flatMap((judgeBy) =>
    [50, 80, 99].map((thresholdPct) => {
      const ms = processorMs(() => decisionTable({ looks, thresholdPct, judgeBy, confidencePct: 95 }));
      return { judgeBy, looks: looks.join('/'), threshold: thresholdPct, ms: atMost(ms, 100) };
    }),
  );
  console.log('\nTime for a table of 1000 units:');
  console.table(rows);
}
