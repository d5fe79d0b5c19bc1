import { Schedule } from '../../src/wait/schedule.ts';
import { type Course, type Watching, watchBySchedule, watchFixed } from './policies.ts';
import { createRandom, quantile } from './random.ts';
import { type SimulatedJob, simulateJobs } from './simulated-jobs.ts';
import { atMost, atMostIfMeasured } from './targets.ts';

const sizes = [1, 5, 20, 100, 1000];
/** The most requests, against a fixed interval of 10 s. */
const shareOfFixed: ReadonlyMap<number, number> = new Map([
  [5, 0.75],
  [20, 0.4],
  [100, 0.15],
  [1000, 0.02],
]);
/** Against the earlier version, on the same traces. */
const shareOfBefore = 0.92;

interface LookingOptions {
  readonly seed: number;
  readonly tellsProgress: boolean;
  /** The schedule of an earlier version; null where there is none to compare with. */
  readonly before: Watching['createSchedule'] | null;
}

/**
 * Prints how far behind the last job the verdict is and what it costs to know, for the schedule and for fixed intervals. The policy was
 * tuned with the seeds 1 to 10; figures are reported with others.
 */
export function benchLooking({ seed, tellsProgress, before }: LookingOptions): void {
  const all: { readonly now: Course[]; readonly before: Course[] } = { now: [], before: [] };
  const rows = sizes.map((jobs) => {
    const random = createRandom(seed + jobs);
    const [ten, now, earlier]: [Course[], Course[], Course[]] = [[], [], []];
    for (let run = 0; run < runsOf(jobs); run += 1) {
      const simulated = simulateJobs({ jobs, random });
      const typicalMs = tellsProgress ? null : typicalOf(simulated, random);
      const watching = { tellsProgress, seed: seed + 1000 * run };
      ten.push(watchFixed(simulated, 10_000));
      now.push(
        watchBySchedule(simulated, { ...watching, typicalMs, createSchedule: (...given) => new Schedule(...given) }),
      );
      if (before !== null) earlier.push(watchBySchedule(simulated, { ...watching, createSchedule: before }));
    }
    all.now.push(...now);
    all.before.push(...earlier);
    const share = requestsOf(now) / requestsOf(ten);
    const goal = tellsProgress ? shareOfFixed.get(jobs) : undefined;
    return {
      jobs,
      runs: now.length,
      'fixed 10 s, lag p95': lagOf(ten, 0.95).toFixed(2),
      'lag p50': lagOf(now, 0.5).toFixed(2),
      'lag p95': showLagP95(now, { jobs, tellsProgress }),
      'lag max': lagOf(now, 1).toFixed(2),
      'before p50 / p95':
        before === null ? 'not measured' : `${lagOf(earlier, 0.5).toFixed(2)} / ${lagOf(earlier, 0.95).toFixed(2)}`,
      'requests a run': (requestsOf(now) / now.length).toFixed(0),
      '÷ before': before === null ? 'not measured' : (requestsOf(now) / requestsOf(earlier)).toFixed(2),
      '÷ fixed 10 s': goal === undefined ? share.toPrecision(2) : atMost(share, goal, 3),
      'peak requests/s': quantile(
        now.map(({ peakPerSecond }) => peakPerSecond),
        0.95,
      ),
    };
  });
  console.log(`\nWhen to look, ${tellsProgress ? 'with' : 'without'} progress fields (seconds; seed ${seed}):`);
  console.table(rows);
  if (tellsProgress) {
    console.log(`  lag p50, all: ${atMost(lagOf(all.now, 0.5), 0.33, 2)}`);
    console.log(`  lag p95, all: ${atMost(lagOf(all.now, 0.95), 0.7, 2)}`);
    // A job that dies before its last prompt may do so at any moment: it is seen by the next look, however far away that is.
    const alive = all.now.filter(({ hasDied }) => !hasDied);
    const died = (1 - alive.length / all.now.length) * 100;
    console.log(
      `    where the last job ran to its end: ${lagOf(alive, 0.95).toFixed(2)} (in ${died.toFixed(1)}% it died on its way)`,
    );
    const share = before === null ? null : requestsOf(all.now) / requestsOf(all.before);
    console.log(`  requests ÷ before, all: ${atMostIfMeasured(share, shareOfBefore)}`);
  }
}

function showLagP95(
  courses: readonly Course[],
  { jobs, tellsProgress }: { readonly jobs: number; readonly tellsProgress: boolean },
): string {
  const lag = lagOf(courses, 0.95);
  return jobs === 1 && !tellsProgress ? atMost(lag, 5, 2) : lag.toFixed(2);
}

/** How long completed jobs of the same benchmark took: half as long again or two thirds of a job's own time, or between. */
function typicalOf([job]: readonly SimulatedJob[], random: () => number): number | null {
  return job === undefined ? null : (job.endMs - job.startMs) * 1.5 ** (2 * random() - 1);
}

/** Enough that the twentieth part of them is more than a few; few jobs differ more from run to run than many. */
function runsOf(jobs: number): number {
  return Math.max(60, Math.round(2000 / jobs));
}

/** In seconds. */
function lagOf(courses: readonly Course[], share: number): number {
  return quantile(
    courses.map(({ lagMs }) => lagMs / 1000),
    share,
  );
}

function requestsOf(courses: readonly Course[]): number {
  return courses.reduce((sum, { requests }) => sum + requests, 0);
}
