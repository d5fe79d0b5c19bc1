import { benchBaseline } from './baseline-figures.ts';
import { benchMeans, benchMeanTime } from './mean-figures.ts';
import { benchIntervalRounds, benchScoreRounds, benchTableTime } from './round-figures.ts';

/** Prints what the statistics promise, each figure beside its target. */
export function benchStatistics(seed: number): void {
  // First, so that they are timed as a run has them: with nothing warmed up.
  benchTableTime();
  benchMeanTime(seed);
  benchScoreRounds();
  benchIntervalRounds();
  benchBaseline();
  benchMeans(seed);
}
