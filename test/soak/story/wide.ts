import { Dice } from '../dice.ts';
import { drawBaseline, drawPlan, drawRounds } from './plans.ts';
import { drawPlot } from './plots.ts';
import { drawQuirks } from './quirks.ts';
import { type ServiceName, type Story, type StoryBenchmark, serviceNames } from './story.ts';
import { askedOf, drawConditions, drawTwin, drawWeather } from './today.ts';

/** A story of any services, odd in any way, with as many runs, commits, edits and changed inputs as come to it. */
export function createWideStory(label: string): Story {
  const dice = new Dice(label);
  const weather = drawWeather(dice);
  const drawn = drawRounds(new Dice(`${label}/rounds`), drawPlan(dice, drawServices(dice)));
  const plan = drawBaseline(new Dice(`${label}/baseline`), drawn);
  const asked = askedOf(plan);
  const { plot, runs } = drawPlot(dice, asked);
  const quirksOf = (service: ServiceName) => drawQuirks(new Dice(`${label}/${service} quirks`), { service, weather });
  const all = [...runs, ...drawTwin(dice, 0.1, asked)];
  return {
    label,
    world: 'wide',
    plot,
    weather,
    plan,
    benchmarks: benchmarksOf(all.flatMap(({ attempts }) => attempts.map((attempt) => attempt.asked.plan.benchmarks))),
    runs: all,
    quirks: { harmstack: quirksOf('harmstack'), runloop: quirksOf('runloop'), overmind: quirksOf('overmind') },
    readsRuns: dice.chance(0.5),
    ...drawConditions(dice, plan, weather),
  };
}

function drawServices(dice: Dice): readonly ServiceName[] {
  return dice.pick<() => readonly ServiceName[]>([
    ...Array.from({ length: 11 }, () => () => ['harmstack'] as const),
    ...Array.from({ length: 4 }, () => () => ['runloop'] as const),
    () => ['overmind'],
    ...Array.from({ length: 4 }, () => () => dice.shuffled(serviceNames).slice(0, dice.int(2, 3))),
  ])();
}

/** Each benchmark once: what plans have in common is the same. */
function benchmarksOf(plans: readonly (readonly StoryBenchmark[])[]): readonly StoryBenchmark[] {
  return [...new Map(plans.flat().map((each) => [`${each.service} ${each.id}`, each])).values()];
}
