import { type Course, watchBySchedule, watchFixed } from './policies.ts';
import { createRandom, quantile } from './random.ts';
import { simulateJobs } from './simulated-jobs.ts';

const sizes = [1, 5, 20, 100, 1000];

/** Prints how far behind the last job the verdict is and what it costs to know, for the schedule and for fixed intervals. */
export function benchLooking({
  seed,
  tellsProgress,
}: {
  readonly seed: number;
  readonly tellsProgress: boolean;
}): void {
  const rows = sizes.map((jobs) => {
    const random = createRandom(seed + jobs);
    const [five, ten, sentinel]: [Course[], Course[], Course[]] = [[], [], []];
    for (let run = 0; run < runsOf(jobs); run += 1) {
      const simulated = simulateJobs({ jobs, random });
      five.push(watchFixed(simulated, 5000));
      ten.push(watchFixed(simulated, 10_000));
      sentinel.push(watchBySchedule(simulated, { tellsProgress }));
    }
    const asked = requestsOf(sentinel);
    return {
      jobs,
      'fixed 5 s, lag p95': lag(five, 0.95),
      'fixed 10 s, lag p95': lag(ten, 0.95),
      'lag p50': lag(sentinel, 0.5),
      'lag p95': lag(sentinel, 0.95),
      'lag max': lag(sentinel, 1),
      'requests a run': (asked / sentinel.length).toFixed(0),
      '÷ fixed 5 s': (asked / requestsOf(five)).toPrecision(2),
      '÷ fixed 10 s': (asked / requestsOf(ten)).toPrecision(2),
      'peak requests/s': quantile(
        sentinel.map(({ peakPerSecond }) => peakPerSecond),
        0.95,
      ),
    };
  });
  console.log(`\nWhen to look, ${tellsProgress ? 'with' : 'without'} progress fields (seconds; seed ${seed}):`);
  console.table(rows);
}

/** Few jobs differ more from run to run than many. */
function runsOf(jobs: number): number {
  return Math.max(40, Math.round(2000 / jobs));
}

function lag(courses: readonly Course[], share: number): string {
  const lags = courses.map(({ lagMs }) => lagMs / 1000);
  return quantile(lags, share).toFixed(2);
}

function requestsOf(courses: readonly Course[]): number {
  return courses.reduce((sum, { requests }) => sum + requests, 0);
}
