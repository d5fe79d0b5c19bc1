import { meanInterval } from '../../src/verdict/statistics/mean-interval.ts';
import { createRandom } from './random.ts';
import { atLeast, atMost, processorMs } from './targets.ts';

interface Scores {
  readonly name: string;
  readonly meanPct: number;
  readonly draw: (random: () => number) => number;
}

/** What scenarios score, in percent. */
const distributions: readonly Scores[] = [
  { name: 'uniform', meanPct: 50, draw: (random) => 100 * random() },
  {
    name: 'spiky: 90% score 100, else uniform',
    meanPct: 95,
    draw: (random) => (random() < 0.9 ? 100 : 100 * random()),
  },
  { name: 'spiky: 2% score 0, else 100', meanPct: 98, draw: (random) => (random() < 0.02 ? 0 : 100) },
  { name: 'two points: 30 or 70', meanPct: 50, draw: (random) => (random() < 0.5 ? 30 : 70) },
  { name: 'two points: 0 or 100, 80 to 20', meanPct: 80, draw: (random) => (random() < 0.8 ? 100 : 0) },
  {
    name: '60% score 100, 20% 0, else uniform',
    meanPct: 70,
    draw: (random) => {
      const kind = random();
      if (kind < 0.6) return 100;
      return kind < 0.8 ? 0 : 100 * random();
    },
  },
];

const runs = 2000;
type Interval = readonly [low: number, high: number];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The normal approximation. */
function normalInterval(scoresPct: readonly number[]): Interval {
  const middle = mean(scoresPct);
  const variance = scoresPct.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (scoresPct.length - 1);
  const reach = 1.96 * Math.sqrt(variance / scoresPct.length);
  return [middle - reach, middle + reach];
}

/** The empirical Bernstein bound of Maurer and Pontil (2009), 2.5% on either side. */
function bernsteinInterval(scoresPct: readonly number[]): Interval {
  const middle = mean(scoresPct);
  const variance = scoresPct.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (scoresPct.length - 1);
  const log = Math.log(2 / 0.025);
  const reach = Math.sqrt((2 * variance * log) / scoresPct.length) + (700 * log) / (3 * (scoresPct.length - 1));
  return [Math.max(0, middle - reach), Math.min(100, middle + reach)];
}

/** In how many of all runs the mean lies inside, and how wide the interval is on average. */
function measure({ meanPct, draw }: Scores, count: number, seed: number) {
  const random = createRandom(seed);
  const kinds = {
    ours: (scores: readonly number[]) =>
      meanInterval(
        scores.map((score) => [score]),
        95,
      ),
    normal: normalInterval,
    bernstein: bernsteinInterval,
  };
  const results = {
    ours: { covered: 0, width: 0 },
    normal: { covered: 0, width: 0 },
    bernstein: { covered: 0, width: 0 },
  };
  for (let run = 0; run < runs; run += 1) {
    const scores = Array.from({ length: count }, () => draw(random));
    for (const kind of ['ours', 'normal', 'bernstein'] as const) {
      const [low, high] = kinds[kind](scores);
      results[kind].covered += low <= meanPct && meanPct <= high ? 100 / runs : 0;
      results[kind].width += (high - low) / runs;
    }
  }
  return results;
}

/** Prints how often the interval of a mean holds the true one. */
export function benchMeans(seed: number): void {
  const rows = distributions.flatMap((scores) =>
    [5, 20, 100].map((count) => {
      const { ours, normal, bernstein } = measure(scores, count, seed + count);
      return {
        scores: scores.name,
        scenarios: count,
        '% covered': atLeast(ours.covered, 94),
        width: ours.width.toFixed(1),
        'width, empirical Bernstein': bernstein.width.toFixed(1),
        '% covered, normal approximation': normal.covered.toFixed(1),
      };
    }),
  );
  console.log(`\nIntervals of means at 95% (${runs} simulated runs each, seed ${seed}):`);
  console.table(rows);
}

/** Prints how long the interval of many scenarios takes. */
export function benchMeanTime(seed: number): void {
  const random = createRandom(seed);
  const scenarios = Array.from({ length: 1000 }, () => [100 * random()]);
  const ms = processorMs(() => meanInterval(scenarios, 95));
  console.log(`\nThe interval of 1000 scenarios takes ${atMost(ms, 20)} ms.`);
}
