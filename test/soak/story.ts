import { Dice } from './dice.ts';

/** How much goes wrong in a run. */
export type Weather = 'calm' | 'light' | 'rough' | 'storm';

/** What one job of a benchmark will come to, whoever submits it. */
export interface Fortune {
  readonly durationMs: number;
  readonly scored: number;
  readonly passed: number;
  /** Something other than 100 × passed ÷ scored. */
  readonly scorePct: number | null;
  readonly fails: boolean;
}

export interface StoryBenchmark {
  readonly id: number;
  readonly units: number;
  readonly thresholdPct: number;
  readonly price: number;
  /** Share of units that pass. */
  readonly skill: number;
}

/** What the processes of a story are asked to do, all of them the same. */
export interface StoryPlan {
  readonly benchmarks: readonly StoryBenchmark[];
  readonly seed: number | null;
  readonly failFast: boolean;
  readonly maxCredits: number | null;
  readonly timeoutMs: number;
  readonly pollIntervalS: number;
  readonly comment: 'always' | 'on-failure' | 'never';
  readonly isPullRequest: boolean;
  readonly isDryRun: boolean;
  readonly warnOnly: boolean;
}

/** How an attempt is cut off. `onSubmit` counts from the moment its first submit is sent. */
export interface Cut {
  readonly kind: 'cancel' | 'lost';
  readonly from: 'start' | 'submit';
  readonly afterMs: number;
}

/** One attempt of a run. */
export interface AttemptScript {
  readonly cut: Cut | null;
  readonly hasDisk: boolean;
  /** Time between the end of the attempt before it and its start. */
  readonly pauseMs: number;
}

/** One story: a plan, a service, a GitHub, and what happens to them. Everything comes from its label. */
export interface Story {
  readonly label: string;
  readonly weather: Weather;
  readonly plan: StoryPlan;
  readonly attempts: readonly AttemptScript[];
  /** Another workflow that submits the same plan: when, after the first attempt's start. Null for none. */
  readonly twinAfterMs: number | null;
  /** Whether a person re-runs also what was not cut off. */
  readonly rerunsAnyway: boolean;
  readonly creditsOfAccount: number;
  /** Share of requests to the service that meet a fault, until `recoversAfterMs`. */
  readonly serviceFaults: number;
  readonly githubFaults: number;
  /** When the service has recovered for good, counted from the first attempt's start. */
  readonly recoversAfterMs: number;
  /** How far the service's clock is ahead. */
  readonly skewMs: number;
}

const faultShare: Record<Weather, number> = { calm: 0, light: 0.04, rough: 0.2, storm: 0.6 };
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export function createStory(label: string): Story {
  const dice = new Dice(label);
  const weather = dice.pick<Weather>(['calm', 'light', 'light', 'rough', 'rough', 'storm']);
  const plan = createPlan(dice);
  const cost = plan.benchmarks.reduce((sum, { units, price }) => sum + units * price, 0);
  return {
    label,
    weather,
    plan,
    attempts: [0, 1, 2].map((nth) => createAttempt(dice, { nth, timeoutMs: plan.timeoutMs })),
    twinAfterMs: dice.chance(0.15) ? (dice.chance(0.8) ? dice.between(0, 1500) : dice.between(0, 60_000)) : null,
    rerunsAnyway: dice.chance(0.1),
    creditsOfAccount: dice.chance(0.93) ? 1e6 : cost * dice.between(0.3, 2.5),
    serviceFaults: faultShare[weather] * dice.between(0.5, 1),
    githubFaults: dice.chance(0.5) ? 0 : faultShare[weather] * dice.between(0.2, 1),
    recoversAfterMs: dice.chance(0.15) ? Number.POSITIVE_INFINITY : plan.timeoutMs * dice.between(0, 0.5),
    skewMs: dice.chance(0.6) ? dice.between(-3000, 3000) : dice.pick([-hourMs, hourMs, -10 * minuteMs, 90_000]),
  };
}

function createPlan(dice: Dice): StoryPlan {
  const ids = dice.shuffled([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).slice(0, dice.int(1, 6));
  const isGood = dice.chance(0.75);
  const benchmarks = ids.map((id) => {
    const units = dice.chance(0.7) ? dice.int(1, 10) : dice.int(11, 40);
    const thresholdPct = dice.pick([0, 50, 60, 66.67, 75, 80, 90, 100]);
    const margin = isGood ? dice.between(0.15, 0.4) : dice.between(-0.25, 0.2);
    return {
      id,
      units,
      thresholdPct,
      price: dice.pick([0.1, 0.5, 1, 1, 1, 2]),
      skill: Math.min(1, thresholdPct / 100 + margin),
    };
  });
  const cost = benchmarks.reduce((sum, { units, price }) => sum + units * price, 0);
  return {
    benchmarks,
    seed: dice.chance(0.4) ? dice.int(-5, 1000) : null,
    failFast: dice.chance(0.2),
    maxCredits: dice.chance(0.15) ? Number((cost * dice.between(0.8, 3)).toFixed(2)) : null,
    timeoutMs: dice.chance(0.15) ? dice.between(3000, 90_000) : dice.spread(2, 40) * minuteMs,
    pollIntervalS: dice.pick([2, 5, 10, 20, 20, 60]),
    comment: dice.pick(['always', 'always', 'always', 'always', 'always', 'on-failure', 'never']),
    isPullRequest: dice.chance(0.9),
    isDryRun: dice.chance(0.02),
    warnOnly: dice.chance(0.03),
  };
}

function createAttempt(dice: Dice, { nth, timeoutMs }: { nth: number; timeoutMs: number }): AttemptScript {
  const isCut = dice.chance(nth === 0 ? 0.25 : 0.12);
  const cut: Cut = {
    kind: dice.chance(0.75) ? 'cancel' : 'lost',
    ...(dice.chance(0.5)
      ? { from: 'submit', afterMs: dice.spread(1, 20_000) }
      : { from: 'start', afterMs: dice.between(0, Math.min(1.1 * timeoutMs, 10 * minuteMs)) }),
  };
  return { cut: isCut ? cut : null, hasDisk: !dice.chance(0.02), pauseMs: dice.spread(2000, 10 * minuteMs) };
}

/** What the nth job of a benchmark comes to. It does not depend on anything that happens, so the truth is known without it. */
export function fortuneOf(story: Story, job: { benchmarkId: number; nth: number; units: number }): Fortune {
  const { benchmarkId, nth, units } = job;
  const dice = new Dice(`${story.label}/job ${benchmarkId} ${nth}`);
  const { skill = 1 } = story.plan.benchmarks.find(({ id }) => id === benchmarkId) ?? {};
  const passed = Array.from({ length: units }, () => dice.chance(skill)).filter(Boolean).length;
  const lasts = dice.chance(0.03)
    ? 48 * hourMs
    : Math.min(story.plan.timeoutMs, 40 * minuteMs) * dice.spread(0.01, 0.4);
  const isOdd = dice.chance(0.012);
  const odd = dice.pick([-1, 101, 1e9, 33.33, 0.001]);
  const fails = dice.chance(0.012);
  const scored = dice.chance(0.008) ? 0 : units;
  return {
    durationMs: Math.max(200, lasts),
    scored,
    passed: Math.min(passed, scored),
    scorePct: isOdd ? odd : null,
    fails,
  };
}
