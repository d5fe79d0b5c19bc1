import { Dice } from '../dice.ts';
import { hourMs, minuteMs, type ServiceName, type Story, type StoryBenchmark } from './story.ts';

/** What one job of a benchmark will come to, whoever submits it. */
export interface Fortune {
  readonly durationMs: number;
  readonly scored: number;
  readonly passed: number;
  /** Something other than 100 × passed ÷ scored. */
  readonly scorePct: number | null;
  readonly fails: boolean;
}

interface JobOf {
  readonly service: ServiceName;
  readonly benchmarkId: string;
  /** Counted from 0 among the jobs of the benchmark. */
  readonly nth: number;
  readonly units: number;
}

/** What the nth job of a benchmark comes to. It does not depend on anything that happens, so the truth is known without it. */
export function fortuneOf(story: Story, { service, benchmarkId, nth, units }: JobOf): Fortune {
  const dice = new Dice(`${story.label}/job ${service === 'harmstack' ? '' : `${service} `}${benchmarkId} ${nth}`);
  const skill = benchmarkOf(story, service, benchmarkId)?.skill ?? 1;
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

export function benchmarkOf(story: Story, service: ServiceName, id: string): StoryBenchmark | undefined {
  return story.benchmarks.find((benchmark) => benchmark.service === service && benchmark.id === id);
}
