import type { Dice } from '../dice.ts';
import { costOf, minuteMs, type ServiceName, type StoryBenchmark, type StoryPlan } from './story.ts';

const thresholdsPct = [0, 50, 60, 66.67, 75, 80, 90, 100];

/** A plan for Harmstack alone, as its lists say it. */
export function drawHarmstackPlan(dice: Dice): StoryPlan {
  return drawSettings(dice, drawBenchmarks(dice, 'harmstack', dice.int(1, 6)));
}

/** A plan of one service, or of several. */
export function drawPlan(dice: Dice, services: readonly ServiceName[]): StoryPlan {
  const benchmarks = services.flatMap((service) => drawBenchmarks(dice, service, dice.int(1, 4)));
  const settings = drawSettings(dice, benchmarks);
  const isHarmstack = services.includes('harmstack');
  return {
    ...settings,
    seed: isHarmstack ? settings.seed : null,
    maxCredits: isHarmstack ? settings.maxCredits : null,
    isSuite: services.length > 1 || dice.chance(0.15),
  };
}

const idsOf: Readonly<Record<ServiceName, readonly string[]>> = {
  harmstack: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
  runloop: ['bmd_1', 'bmd_2', 'bmd_3', 'bmd_4', 'bmd_5', 'bmd_6'],
  overmind: ['om-1', 'om-2', 'om-3', 'om-4', 'om-5', 'om-6'],
};

function drawBenchmarks(dice: Dice, service: ServiceName, count: number): readonly StoryBenchmark[] {
  const ids = dice.shuffled(idsOf[service]).slice(0, count);
  const isGood = dice.chance(0.75);
  return ids.map((id) => {
    const units = drawUnits(dice, service);
    const thresholdPct = dice.pick(thresholdsPct);
    const margin = isGood ? dice.between(0.15, 0.4) : dice.between(-0.25, 0.2);
    const price = dice.pick([0.1, 0.5, 1, 1, 1, 2]);
    return { service, id, units, thresholdPct, price, skill: Math.min(1, thresholdPct / 100 + margin) };
  });
}

function drawUnits(dice: Dice, service: ServiceName): number {
  if (service !== 'harmstack') return dice.int(1, 8);
  return dice.chance(0.7) ? dice.int(1, 10) : dice.int(11, 40);
}

function drawSettings(dice: Dice, benchmarks: readonly StoryBenchmark[]): StoryPlan {
  const plan: StoryPlan = {
    benchmarks,
    seed: dice.chance(0.4) ? dice.int(-5, 1000) : null,
    failFast: dice.chance(0.2),
    maxCredits: null,
    timeoutMs: dice.chance(0.15) ? dice.between(3000, 90_000) : dice.spread(2, 40) * minuteMs,
    pollIntervalS: dice.pick([2, 5, 10, 20, 20, 60]),
    comment: dice.pick(['always', 'always', 'always', 'always', 'always', 'on-failure', 'never']),
    isDryRun: dice.chance(0.02),
    warnOnly: dice.chance(0.03),
    isSuite: false,
  };
  const maxCredits = dice.chance(0.15) ? Number((costOf(plan) * dice.between(0.8, 3)).toFixed(2)) : null;
  return { ...plan, maxCredits };
}

function inOneRound(benchmark: StoryBenchmark): StoryBenchmark {
  return { ...benchmark, minUnits: undefined };
}

/** The plan, with some of its benchmarks in rounds. */
export function drawRounds(dice: Dice, plan: StoryPlan): StoryPlan {
  if (!dice.chance(0.15)) return plan;
  const benchmarks = plan.benchmarks.map((each) => {
    const isRange = each.service === 'harmstack' && each.units > 1 && dice.chance(0.7);
    return isRange ? { ...each, minUnits: dice.int(1, each.units - 1) } : each;
  });
  return { ...plan, benchmarks };
}

/** The plan, at times compared with a baseline. */
export function drawBaseline(dice: Dice, plan: StoryPlan): StoryPlan {
  const isCounted = plan.benchmarks.some(({ service }) => service === 'harmstack');
  if (!isCounted || !dice.chance(0.2)) return plan;
  const { maxCredits } = plan;
  return {
    ...plan,
    baseline: dice.pick(['elsewhere', 'elsewhere', 'same host']),
    maxCredits: maxCredits === null ? null : Number((2 * maxCredits).toFixed(2)),
  };
}

/** The same benchmarks in other numbers, or other ones of them: a plan that jobs of this one do not serve. Null when there is none. */
export function otherPlan(dice: Dice, plan: StoryPlan): StoryPlan | null {
  const { benchmarks } = plan;
  const place = dice.int(0, benchmarks.length - 1);
  const isCounted = benchmarks[place]?.service === 'harmstack';
  if (isCounted) {
    return {
      ...plan,
      maxCredits: null,
      benchmarks: benchmarks.map((each, at) =>
        at === place ? inOneRound({ ...each, units: (each.units % 10) + 1 }) : each,
      ),
    };
  }
  if (benchmarks.length < 2 || benchmarks.every(({ service }) => service === 'overmind')) return null;
  const fewer = benchmarks.filter((_, at) => at !== place);
  const services = new Set(fewer.map(({ service }) => service));
  return services.size < new Set(benchmarks.map(({ service }) => service)).size ? null : { ...plan, benchmarks: fewer };
}
