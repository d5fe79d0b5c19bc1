import { Dice } from '../dice.ts';
import { drawHarmstackPlan } from './plans.ts';
import { drawManners, noQuirks } from './quirks.ts';
import {
  type Asked,
  type AttemptScript,
  type Cut,
  costOf,
  minuteMs,
  type RunScript,
  type Story,
  type StoryPlan,
  type Weather,
} from './story.ts';

export const pullNumber = 7;
export const firstCommit = 'a'.repeat(40);

const faultShare: Record<Weather, number> = { calm: 0, light: 0.04, rough: 0.2, storm: 0.6 };

/** One run with up to two re-runs that are asked for the same, and at times another workflow with the same plan. */
export function createTodaysStory(label: string): Story {
  const dice = new Dice(label);
  const weather = drawWeather(dice);
  const plan = drawHarmstackPlan(dice);
  const asked = askedOf(plan);
  const isPullRequest = dice.chance(0.9);
  const run: RunScript = {
    id: 1001,
    number: 11,
    workflow: 'CI',
    event: isPullRequest ? 'pull_request' : 'schedule',
    pull: isPullRequest ? pullNumber : null,
    commit: firstCommit,
    sha: firstCommit,
    isTwin: false,
    starts: { after: 'story', ms: 0 },
    rerunsAnyway: dice.chance(0.1),
    rerunChance: 0.85,
    attempts: [0.25, 0.12, 0.12].map((cutChance) => ({
      ...drawAttempt(dice, plan, { cutChance, submitShare: 0.5 }),
      asked,
    })),
  };
  return {
    label,
    world: 'today',
    plot: 'one run',
    weather,
    plan,
    benchmarks: plan.benchmarks,
    runs: [run, ...drawTwin(dice, 0.15, asked)],
    quirks: { harmstack: drawManners(new Dice(`${label}/manners`), weather), runloop: noQuirks, overmind: noQuirks },
    readsRuns: dice.chance(0.5),
    ...drawConditions(dice, plan, weather),
  };
}

export function drawWeather(dice: Dice): Weather {
  return dice.pick<Weather>(['calm', 'light', 'light', 'rough', 'rough', 'storm']);
}

/** What is asked for where nothing is unusual. */
export function askedOf(plan: StoryPlan): Asked {
  const endpoint = { query: 'a', header: 'a', model: 'a', apiKey: 'a' } as const;
  return { plan, endpoint, keys: 'own', commentKey: null };
}

interface CutOptions {
  readonly cutChance: number;
  /** How many of the cuts come after the first submit. */
  readonly submitShare: number;
}

/** An attempt that may be cut off. */
export function drawAttempt(
  dice: Dice,
  plan: StoryPlan,
  { cutChance, submitShare }: CutOptions,
): Omit<AttemptScript, 'asked'> {
  const isCut = dice.chance(cutChance);
  const cut: Cut = {
    kind: dice.chance(0.75) ? 'cancel' : 'lost',
    ...(dice.chance(submitShare)
      ? { from: 'submit', afterMs: dice.spread(1, 20_000) }
      : { from: 'start', afterMs: dice.between(0, Math.min(1.1 * plan.timeoutMs, 10 * minuteMs)) }),
  };
  return {
    cut: isCut ? cut : null,
    hasDisk: !dice.chance(0.02),
    pauseMs: dice.spread(2000, 10 * minuteMs),
    waitsFor: null,
    edit: null,
    silence: null,
  };
}

/** Another workflow that submits the same at about the same time, and comments nowhere. */
export function drawTwin(dice: Dice, chance: number, asked: Asked): readonly RunScript[] {
  if (!dice.chance(chance)) return [];
  const ms = dice.chance(0.8) ? dice.between(0, 1500) : dice.between(0, 60_000);
  const plan: StoryPlan = { ...asked.plan, comment: 'never' };
  const attempt = { cut: null, hasDisk: true, pauseMs: 0, waitsFor: null, edit: null, silence: null };
  return [
    {
      id: 2002,
      number: 11,
      workflow: 'Nightly',
      event: 'schedule',
      pull: null,
      commit: firstCommit,
      sha: firstCommit,
      isTwin: true,
      starts: { after: 'story', ms },
      rerunsAnyway: false,
      rerunChance: 0,
      attempts: [{ ...attempt, asked: { ...asked, plan } }],
    },
  ];
}

type Conditions = Pick<Story, 'creditsOfAccount' | 'serviceFaults' | 'githubFaults' | 'recoversAfterMs'>;

export function drawConditions(dice: Dice, plan: StoryPlan, weather: Weather): Conditions {
  return {
    creditsOfAccount: dice.chance(0.93) ? 1e6 : costOf(plan) * dice.between(0.3, 2.5),
    serviceFaults: faultShare[weather] * dice.between(0.5, 1),
    githubFaults: dice.chance(0.5) ? 0 : faultShare[weather] * dice.between(0.2, 1),
    recoversAfterMs: dice.chance(0.15) ? Number.POSITIVE_INFINITY : plan.timeoutMs * dice.between(0, 0.5),
  };
}
