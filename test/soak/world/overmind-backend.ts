import { OvermindEmulator } from '../../emulators/overmind.ts';
import { Dice } from '../dice.ts';
import { fortuneOf } from '../story/fortune.ts';
import { minuteMs, type Story } from '../story/story.ts';
import { accountOf, keyOfAccount, withKeyOf } from './accounts.ts';
import { atOnce, type Backend, type JobTruth } from './backend.ts';

export interface OvermindBackend extends Backend {
  /** The service's id of a job, by the name that the story has for it. */
  readonly idOf: (name: string) => string;
}

/** Overmind, whose jobs exist: each was started some time before the story. */
export function createOvermindBackend(story: Story, nowMs: () => number): OvermindBackend {
  const emulator = OvermindEmulator.inMemory({ key: keyOfAccount('overmind', 0), now: nowMs, pace: 'manual' });
  const truths = new Map<string, JobTruth>();
  const ids = new Map<string, string>();
  for (const { service, id: name } of story.benchmarks) {
    if (service !== 'overmind') continue;
    const { id, truth } = addJob(story, { emulator, name, nowMs: nowMs() });
    ids.set(name, id);
    truths.set(id, truth);
  }
  return {
    service: 'overmind',
    host: 'overmind.test',
    isSpending: () => false,
    kindOf: (path) => (path === '/api/jobs/' ? 'list' : path.startsWith('/api/jobs/') ? 'job' : 'other'),
    // A project's jobs are the same under each of its keys.
    answer: (request) => {
      const account = accountOf('overmind', request);
      return atOnce(emulator.answer(account === null ? request : withKeyOf('overmind', 0, request)));
    },
    takeCreated: () => [],
    jobOf: (jobId) => truths.get(jobId),
    isCancelled: () => false,
    maxList: Number.POSITIVE_INFINITY,
    countOf: () => 1,
    idOf: (name) => ids.get(name) ?? name,
  };
}

interface NewJob {
  readonly emulator: OvermindEmulator;
  readonly name: string;
  readonly nowMs: number;
}

function addJob(story: Story, { emulator, name, nowMs }: NewJob): { id: string; truth: JobTruth } {
  const dice = new Dice(`${story.label}/overmind ${name}`);
  const units = story.benchmarks.find(({ id }) => id === name)?.units ?? 1;
  const fortune = fortuneOf(story, { service: 'overmind', benchmarkId: name, nth: 0, units: 100 });
  const best = fortune.passed;
  // Iterations come up to the best score, which one of them is kept with; others are kept or discarded below it.
  const iterations = Array.from({ length: units }, (_, place) => {
    const isBest = place === units - 1;
    const avg = isBest ? best : Math.floor(best * dice.next());
    return { avg_score: avg, status: isBest || dice.chance(0.5) ? ('keep' as const) : ('discard' as const) };
  });
  const stepMs = fortune.durationMs / (units + 1);
  const createdAtMs = nowMs - dice.between(0, 30 * minuteMs);
  const id = emulator.addJob({
    iterations,
    baselineScore: Math.floor(best * dice.next()),
    promptSlug: name,
    createdAt: new Date(createdAtMs),
    stepMs,
    ...(fortune.fails && { ending: dice.pick(['failed', 'cancelled'] as const) }),
  });
  const score = fortune.fails ? null : { pct: best, counts: null };
  return { id, truth: { createdAtMs, endsAtMs: createdAtMs + fortune.durationMs, score } };
}
