import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Schedule, type ScheduleOptions, type Sight, type Step } from '../../src/wait/schedule.ts';
import { createRandom } from '../bench/random.ts';
import { sightOf, simulateJobs } from '../bench/simulated-jobs.ts';

const waiting: Sight = { phase: 'waiting', progress: null };
const final: Sight = { phase: 'final', progress: null };
const silent: Sight = { phase: 'running', progress: null };
const running = (done: number, total = 100): Sight => ({ phase: 'running', progress: { done, total } });

function start(ids: readonly string[], options: Partial<ScheduleOptions> = {}): Schedule {
  return new Schedule(ids, { pollIntervalMs: 20_000, startMs: 0, failFast: false, canSweep: true, ...options });
}

/** A schedule whose first sweep has found nothing, so that the jobs are looked at. */
function swept(ids: readonly string[], options: Partial<ScheduleOptions> = {}): Schedule {
  const schedule = start(ids, options);
  schedule.noteSweep(0);
  return schedule;
}

const look = (ids: readonly string[], atMs: number) => ({ kind: 'look', ids, atMs });
const sweep = (ids: readonly string[], atMs: number) => ({ kind: 'sweep', ids, atMs });
const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `job-${index}`);

/** When the next look is due after these, in milliseconds after the last one. */
function gapAfter(sights: readonly (readonly [atMs: number, sight: Sight])[], options: Partial<ScheduleOptions> = {}) {
  const schedule = start(['a'], options);
  let lastMs = 0;
  for (const [atMs, sight] of sights) {
    schedule.note('a', sight, atMs);
    lastMs = atMs;
  }
  const step = schedule.next(lastMs);
  return step.kind === 'done' ? null : step.atMs - lastMs;
}

describe('with nothing known', () => {
  test('no jobs are done, and a few are looked at directly', () => {
    expect(start([]).next(0)).toEqual({ kind: 'done' });
    expect(start(['a']).next(5)).toEqual(look(['a'], 5));
    expect(start(['a', 'b']).next(5)).toEqual(look(['a'], 5));
  });

  test('many are swept first, where the service can', () => {
    const ids = namesOf(3);
    expect(start(ids).next(5)).toEqual(sweep(ids, 5));
    expect(start(ids, { canSweep: false }).next(5)).toEqual(look(['job-0'], 5));
  });

  test('more and more are looked at, up to ten, until one is alive', () => {
    const schedule = swept(namesOf(40));
    const widths: number[] = [];
    for (let step = schedule.next(0); step.kind === 'look' && widths.length < 6; step = schedule.next(0)) {
      widths.push(step.ids.length);
      for (const id of step.ids) schedule.note(id, final, 0);
    }
    expect(widths).toEqual([1, 2, 4, 8, 10, 10]);
    const alive = schedule.open[0] ?? '';
    schedule.note(alive, running(1), 0);
    expect(schedule.next(0)).toEqual(look([alive], 500));
  });
});

type Given = Partial<ScheduleOptions> & { readonly ids?: readonly string[]; readonly typicalMs?: number };

/** The gap to the next look at a job without progress that has run so long, where it is known how long such a job takes. */
function silentGapAt(ranMs: number, { ids = ['a'], typicalMs = 300_000, ...options }: Given = {}): number | null {
  const schedule = start(ids, options);
  schedule.expect(typicalMs);
  for (const id of ids) schedule.note(id, silent, 0);
  for (const id of ids) schedule.note(id, silent, ranMs);
  const step = schedule.next(ranMs);
  return step.kind === 'done' ? null : step.atMs - ranMs;
}

describe('the gap between two looks at one job', () => {
  test.each([
    ['grows with the time that it has been waiting', [[30_000, waiting]], 3000],
    ['is never shorter than half a second', [[1000, waiting]], 500],
    ['is never longer than the poll interval', [[3_600_000, waiting]], 20_000],
    [
      'grows with the time that a job without progress has been running',
      [
        [0, silent],
        [40_000, silent],
      ],
      4000,
    ],
    [
      'is at most 10 s without progress',
      [
        [0, silent],
        [3_600_000, silent],
      ],
      10_000,
    ],
    [
      'grows slowly once every prompt is answered',
      [
        [0, running(0)],
        [60_000, running(100)],
        [120_000, running(100)],
      ],
      1800,
    ],
    [
      'is as long as the time without any progress so far',
      [
        [0, running(0)],
        [7000, running(0)],
      ],
      7000,
    ],
    // 10 prompts in 10 s, so 64 left take 64 s: 0.7 × (64 − 1.5 × 8) s.
    [
      'is part of the time that is left, by the rate',
      [
        [0, waiting],
        [36_000, running(36)],
      ],
      20_000,
    ],
    [
      'is shorter the nearer the end',
      [
        [0, waiting],
        [91_000, running(91)],
      ],
      3150,
    ],
    [
      'follows the time of one unit when two are left',
      [
        [0, waiting],
        [98_000 * 8, running(98)],
      ],
      1600,
    ],
    [
      'follows the time of the last unit, up to a limit',
      [
        [0, waiting],
        [99_000 * 12, running(99)],
      ],
      500,
    ],
    [
      'is a quarter of a second when the last unit has just been answered',
      [
        [0, waiting],
        [100_000, running(100)],
      ],
      250,
    ],
    [
      'is the shortest just before the end',
      [
        [0, waiting],
        [98_000, running(98)],
      ],
      500,
    ],
    // From the first running look, not from zero prompts at that look.
    [
      'trusts a rate only as far back as it was seen',
      [
        [50_000, running(90)],
        [51_000, running(91)],
      ],
      1000,
    ],
    // 6 prompts in 10 s: 4 left, of which 0.7 × (4 − 1.5 × 2) are waited for.
    [
      'takes the rate of the time in which the prompts were seen to be answered',
      [
        [50_000, running(90)],
        [60_000, running(96)],
      ],
      (0.7 * 10_000) / 6,
    ],
    [
      'may be longer than the job has been running, where it was seen waiting before',
      [
        [0, waiting],
        [10_000, running(5)],
      ],
      20_000,
    ],
    [
      'is not shortened by two looks at the same moment',
      [
        [0, waiting],
        [50_000, running(50)],
        [50_000, running(51)],
      ],
      20_000,
    ],
    // 91 of 100 after 1 s for the last prompt, although the mean is 91 s for 91.
    [
      'follows a job that gets faster',
      [
        [0, waiting],
        [90_000, running(50)],
        [91_000, running(91)],
      ],
      500,
    ],
  ] as const)('%s', (_, sights, gapMs) => {
    expect(gapAfter(sights)).toBeCloseTo(gapMs, 5);
  });

  test('is a small share of the time of one unit at least, so that slow units are not watched by the half second', () => {
    const minuteMs = 60_000;
    const nearEnd = (unitMs: number) =>
      gapAfter(
        [
          [0, waiting],
          [1, running(0, 10)],
          [9 * unitMs, running(9, 10)],
        ],
        { pollIntervalMs: 10 * minuteMs },
      );
    expect(nearEnd(minuteMs)).toBeCloseTo(900, -1);
    expect(nearEnd(5 * minuteMs)).toBeCloseTo(4500, -1);
    expect(nearEnd(30_000)).toBe(500);
    expect(nearEnd(1000)).toBe(500);
  });

  describe('of a job without progress, where it is known how long such a job takes', () => {
    test.each([
      ['is the poll interval long before the end', 30_000, 20_000],
      ['is half of the quiet time that is left', 185_000, 12_500],
      ['is short enough for a small lag from then on', 215_000, 4700],
      ['is so for a job that takes twice as long, too', 600_000, 4700],
      ['is that of any such job for one that takes longer still', 700_000, 10_000],
    ])('%s', (_what, ranMs, gapMs) => {
      expect(silentGapAt(ranMs)).toBeCloseTo(gapMs, 5);
    });

    test('is never longer than the poll interval, nor shorter than half a second', () => {
      expect(silentGapAt(30_000, { pollIntervalMs: 3000 })).toBe(3000);
      expect(silentGapAt(1000, { typicalMs: 1000 })).toBe(500);
    });

    test('is as before with more jobs, which are looked at more often anyway', () => {
      expect(silentGapAt(30_000, { ids: ['a', 'b', 'c'], canSweep: false })).toBeCloseTo(3000, 5);
    });

    test('and with progress, which tells more', () => {
      const schedule = start(['a']);
      schedule.expect(300_000);
      schedule.note('a', waiting, 0);
      schedule.note('a', running(98), 98_000);
      expect(schedule.next(98_000)).toEqual(look(['a'], 98_500));
    });
  });

  test('is bounded by a shorter poll interval', () => {
    expect(gapAfter([[3_600_000, waiting]], { pollIntervalMs: 1000 })).toBe(1000);
  });

  test('is bounded more narrowly among many jobs when only a few are left', () => {
    const ids = namesOf(100);
    const schedule = swept(ids);
    for (const id of ids) schedule.note(id, waiting, 1_000_000);
    expect(schedule.next(1_000_000)).toMatchObject({ kind: 'sweep' });
    schedule.noteSweep(1_000_000);
    expect(schedule.next(1_000_000)).toMatchObject({ kind: 'look', atMs: 1_010_000 });
    for (const id of ids.slice(2)) schedule.note(id, final, 1_000_000);
    expect(schedule.next(1_000_000)).toMatchObject({ kind: 'look', atMs: 1_004_000 });
  });
});

describe('the sentinel', () => {
  const ids = ['a', 'b', 'c', 'd'];

  test('is the one that will finish last of those looked at', () => {
    const schedule = swept(ids);
    for (const id of ids.slice(0, 3)) schedule.note(id, running(0), 0);
    for (const [id, done] of Object.entries({ a: 80, b: 20, c: 90 })) schedule.note(id, running(done), 10_000);
    expect(schedule.next(10_000)).toMatchObject({ kind: 'look', ids: ['b'] });
  });

  test('is the one that has longest to go, not the one that has done least', () => {
    const schedule = swept(ids);
    for (const [id, startMs] of Object.entries({ a: 0, b: 30_000, c: 40_000 })) schedule.note(id, running(0), startMs);
    schedule.note('a', running(50), 50_000);
    schedule.note('b', running(20), 50_000);
    schedule.note('c', running(10, 20), 50_000);
    expect(schedule.next(50_000)).toMatchObject({ ids: ['b'] });
  });

  test('is rather one whose end nobody knows: first one that waits, then one that tells no progress', () => {
    const schedule = swept(ids);
    schedule.note('a', waiting, 0);
    schedule.note('a', running(50), 50_000);
    schedule.note('b', silent, 50_000);
    expect(schedule.next(50_000)).toMatchObject({ ids: ['b'] });
    schedule.note('c', waiting, 50_000);
    expect(schedule.next(50_000)).toMatchObject({ ids: ['c'] });
    const stalled = swept(ids);
    stalled.note('a', running(0), 50_000);
    stalled.note('b', waiting, 50_000);
    expect(stalled.next(50_000)).toMatchObject({ ids: ['b'] });
  });

  test('is followed by the one of the others that will finish last', () => {
    const schedule = swept(['c', 'a', 'b']);
    for (const id of ['c', 'a', 'b']) schedule.note(id, running(0), 0);
    for (const [id, done] of Object.entries({ c: 90, a: 80, b: 20 })) schedule.note(id, running(done), 10_000);
    schedule.note('b', final, 20_000);
    expect(schedule.next(20_000)).toEqual(look(['a'], 20_000));
  });

  test('stays while it is alive; when it is final the rest is swept at once', () => {
    const schedule = swept(ids);
    schedule.note('b', running(5), 1000);
    expect(schedule.next(1000)).toMatchObject({ ids: ['b'] });
    schedule.note('a', final, 2000);
    expect(schedule.next(2000)).toMatchObject({ ids: ['b'] });
    schedule.note('b', final, 3000);
    expect(schedule.next(3000)).toEqual(look(['c'], 3000));
  });

  test('is followed by a sweep when more than two are left, and by the next one alive', () => {
    const schedule = swept([...ids, 'e']);
    schedule.note('a', running(5), 1000);
    schedule.note('a', final, 2000);
    expect(schedule.next(2000)).toEqual(sweep(['b', 'c', 'd', 'e'], 2000));
    schedule.note('b', final, 2100);
    schedule.noteSweep(2100);
    expect(schedule.next(2100)).toEqual(look(['c'], 2100));
  });

  test('is not forgotten when a sweep fails: the others are looked at one by one', () => {
    const schedule = start(ids);
    expect(schedule.next(0).kind).toBe('sweep');
    schedule.noteSweep(100);
    expect(schedule.next(100)).toEqual(look(['a'], 100));
  });

  test('does not keep the others from being swept once a minute, and each interval when failing fast', () => {
    for (const [failFast, everyMs] of [
      [false, 60_000],
      [true, 20_000],
    ] as const) {
      const schedule = swept(ids, { failFast });
      schedule.note('a', waiting, 0);
      let nowMs = 0;
      let step: Step = schedule.next(nowMs);
      while (step.kind === 'look') {
        nowMs = step.atMs;
        schedule.note('a', waiting, nowMs);
        step = schedule.next(nowMs);
      }
      expect(step).toEqual(sweep(ids, everyMs));
    }
  });

  test('does not keep the others from being looked at where there are no sweeps, when failing fast', () => {
    const looksAtAll = (failFast: boolean) => {
      const schedule = start(ids, { failFast, canSweep: false });
      for (const id of ids) schedule.note(id, waiting, 0);
      schedule.noteSweep(0);
      for (let nowMs = 0; nowMs < 60_000; ) {
        const step = schedule.next(nowMs);
        if (step.kind === 'done' || step.ids.length > 1) return step;
        nowMs = step.atMs;
        for (const id of step.ids) schedule.note(id, waiting, nowMs);
      }
      return null;
    };
    expect([looksAtAll(true), looksAtAll(false)]).toEqual([look(ids, 20_000), null]);
  });

  test('that cannot be read any more does not keep the others from being swept', () => {
    const schedule = swept(ids);
    schedule.note('a', running(10), 1000);
    const overdueMs = 60_000;
    expect(schedule.next(overdueMs)).toMatchObject({ kind: 'look', ids: ['a'] });
    for (const sweptAtMs of [60_001, 120_002]) {
      expect(schedule.next(sweptAtMs)).toEqual(sweep(ids, sweptAtMs - 1));
      schedule.noteSweep(sweptAtMs);
      expect(schedule.next(sweptAtMs)).toMatchObject({ kind: 'look', ids: ['a'] });
    }
  });

  test('alone, or with one other, is looked at without sweeps', () => {
    const schedule = swept(['a', 'b']);
    schedule.note('a', waiting, 0);
    expect(schedule.next(3_600_000)).toMatchObject({ kind: 'look', ids: ['a'] });
    schedule.note('a', waiting, 3_600_000);
    expect(schedule.next(3_600_000)).toMatchObject({ kind: 'look', ids: ['a'] });
    const alone = swept(['a'], { failFast: true });
    alone.note('a', waiting, 3_600_000);
    expect(alone.next(3_600_000)).toEqual(look(['a'], 3_620_000));
  });
});

describe('what is final', () => {
  test('stays final, and what is not asked about is ignored', () => {
    const schedule = start(['a']);
    schedule.note('b', running(1), 0);
    expect(schedule.open).toEqual(['a']);
    schedule.note('a', final, 0);
    schedule.note('a', running(1), 1);
    expect([schedule.open, schedule.next(1)]).toEqual([[], { kind: 'done' }]);
  });
});

describe('whatever the jobs do', () => {
  const course = fc.record({
    seed: fc.nat(),
    count: fc.integer({ min: 1, max: 25 }),
    tellsProgress: fc.boolean(),
    canSweep: fc.boolean(),
    failFast: fc.boolean(),
    pollIntervalMs: fc.integer({ min: 1000, max: 60_000 }),
    /** Share of requests that fail, and of rows that a list leaves out. */
    failing: fc.constantFrom(0, 0.2, 0.6),
  });

  /** Runs a schedule against simulated jobs and tells every step and how it stood. */
  function drive({
    seed,
    count,
    tellsProgress,
    failing,
    ...options
  }: typeof course extends fc.Arbitrary<infer T> ? T : never) {
    const random = createRandom(seed);
    const jobs = new Map(simulateJobs({ jobs: count, random }).map((job) => [job.id, job]));
    const schedule = new Schedule([...jobs.keys()], { startMs: 0, ...options });
    const steps: { readonly step: Step; readonly nowMs: number; readonly open: readonly string[] }[] = [];
    const lookedAt = new Set<string>();
    let nowMs = 0;
    for (;;) {
      const step = schedule.next(nowMs);
      steps.push({ step, nowMs, open: schedule.open });
      if (step.kind === 'done') break;
      nowMs = Math.max(nowMs, step.atMs) + 100;
      const seen = step.ids.filter(() => random() >= failing);
      for (const id of seen) {
        const job = jobs.get(id);
        if (job === undefined || (step.kind === 'sweep' && job.endMs > nowMs)) continue;
        schedule.note(id, sightOf(job, nowMs, tellsProgress), nowMs);
        lookedAt.add(id);
      }
      if (step.kind === 'sweep') schedule.noteSweep(nowMs);
      if (steps.length > 100_000) throw new Error('the schedule does not come to an end');
    }
    const lastEndMs = Math.max(...[...jobs.values()].map(({ endMs }) => endMs));
    return { steps, lookedAt, jobs, nowMs, lastEndMs };
  }

  test('it is done only when every job was seen to be final, and never waits longer than the poll interval', () => {
    fc.assert(
      fc.property(course, (options) => {
        const { steps, lookedAt, jobs, nowMs, lastEndMs } = drive(options);
        expect(steps.at(-1)?.step.kind).toBe('done');
        expect(lookedAt.size).toBe(jobs.size);
        expect(nowMs).toBeGreaterThanOrEqual(lastEndMs);
        expect(steps.every(({ step, open }) => (step.kind === 'done') === (open.length === 0))).toBe(true);
        const waitsMs = steps.map((each) => (each.step.kind === 'done' ? 0 : each.step.atMs - each.nowMs));
        expect(Math.max(...waitsMs)).toBeLessThanOrEqual(options.pollIntervalMs + 0.001);
      }),
      { numRuns: 50 },
    );
  });

  test('it asks about open jobs alone, each once, and sweeps only where the service can', () => {
    fc.assert(
      fc.property(course, (options) => {
        const wrong = drive(options).steps.filter(({ step, open }) => {
          if (step.kind === 'done') return false;
          const isSound = step.ids.length > 0 && new Set(step.ids).size === step.ids.length;
          const isAllowed = step.kind === 'look' || options.canSweep;
          return !isSound || !isAllowed || step.ids.some((id) => !open.includes(id));
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('it never looks at a job that is alive twice within a quarter of a second', () => {
    fc.assert(
      fc.property(course, (options) => {
        const { steps } = drive({ ...options, failing: 0, canSweep: false });
        const lastMs = new Map<string, number>();
        let shortestMs = Number.POSITIVE_INFINITY;
        for (const { step, nowMs } of steps) {
          if (step.kind !== 'look') continue;
          const atMs = Math.max(nowMs, step.atMs);
          for (const id of step.ids) {
            shortestMs = Math.min(shortestMs, atMs - (lastMs.get(id) ?? Number.NEGATIVE_INFINITY));
            lastMs.set(id, atMs);
          }
        }
        expect(shortestMs).toBeGreaterThanOrEqual(249.999);
      }),
      { numRuns: 50 },
    );
  });

  test('it knows the end within one interval and a few round trips, whatever progress says', () => {
    fc.assert(
      fc.property(course, (options) => {
        const { nowMs, lastEndMs } = drive({ ...options, failing: 0 });
        expect(nowMs - lastEndMs).toBeLessThanOrEqual(Math.min(options.pollIntervalMs, 20_000) + 1500);
      }),
      { numRuns: 50 },
    );
  });
});
