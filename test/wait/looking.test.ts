import { describe, expect, test } from 'vitest';
import { type Job, type JobId, ServiceError } from '../../src/services/service.ts';
import type { Tracked } from '../../src/wait/job-tracker.ts';
import type { WaitOptions } from '../../src/wait/poll-jobs.ts';
import { createJob, scored } from '../fixtures/cases.ts';
import { minuteMs, namesOf, runFor, scoredOf, script } from '../fixtures/scripted-service.ts';
import { VirtualClock } from '../fixtures/virtual-clock.ts';

function createRich(id: JobId, credits: number | null): Job {
  return createJob(scored(100, 2, 2), { id, benchmarkId: '1', credits });
}

function statesOf(jobs: ReadonlyMap<JobId, Tracked>): string {
  return [...jobs.values()].map(({ job }) => job?.state ?? 'unread').join();
}

/** A job of the list that took so long. */
function completed(durationMs: number, facts: Parameters<typeof createJob>[1] = {}): Job {
  return createJob(scored(100, 2, 2), { id: `of-${durationMs}`, benchmarkId: '1', durationMs, ...facts });
}

/** A job that runs until then and tells no progress. */
function silentUntil(endMs: number): (id: JobId, atMs: number) => Job {
  return (id, atMs) =>
    atMs < endMs ? createJob({ state: 'running', progress: null }, { id, benchmarkId: '1' }) : createRich(id, null);
}

/** Watches silent jobs of five minutes, with this list of completed ones. */
async function watchSilent(list: readonly Job[] | Error, count = 1) {
  let lists = 0;
  const recent = async () => {
    lists += 1;
    if (list instanceof Error) throw list;
    return { jobs: list, reachesBackTo: () => true, serverTimeMs: null };
  };
  const endMs = 5 * minuteMs + 2000;
  const world = script({ ids: namesOf(count), tell: silentUntil(endMs), hasLists: true, service: { recent } });
  const { end } = await world.wait();
  expect(end).toBe('all-final');
  return { lists, looks: world.asked.length, lagMs: world.elapsedMs() - endMs };
}

/** Waits for five minutes, then answers its prompts in as many. */
function waitThenRun(id: JobId, atMs: number): Job {
  if (atMs < 5 * minuteMs) return createJob({ state: 'waiting', progress: null }, { id });
  const progress = { done: Math.floor(atMs / 3000) - 100, total: 100, what: 'prompts', message: null };
  return atMs < 10 * minuteMs ? createJob({ state: 'running', progress }, { id }) : runFor(0)(id, atMs);
}

/** One of the jobs is over long before the others. */
function endEarly(id: JobId, atMs: number): Job {
  return runFor((id === 'job-1' ? 2 : 10) * minuteMs)(id, atMs);
}

function failAtOnce(id: JobId): Job {
  return createJob({ state: 'failed', reason: 'out of memory' }, { id });
}

async function listOthers() {
  return { jobs: [runFor(minuteMs)('of-another', 0)], reachesBackTo: () => true, serverTimeMs: null };
}

/** A wait whose first list fails. */
async function startFailing(reason: Error) {
  const service = { recent: () => Promise.reject(reason) };
  return script({ ids: namesOf(11), tell: runFor(minuteMs), hasLists: true, service }).wait();
}

/** When a job is believed that tells this of itself from the start. */
async function believedAfterMs(job: Job, options: Partial<WaitOptions> = {}): Promise<number> {
  const world = script({ ids: ['a'], tell: () => job, hasLists: false });
  expect((await world.wait(options)).end).toBe('all-final');
  return world.elapsedMs();
}
describe('a service without lists', () => {
  test.each([3, 12, 50])('tells of %i jobs one by one', async (count) => {
    const { wait, asked, elapsedMs } = script({ ids: namesOf(count), tell: runFor(5 * minuteMs), hasLists: false });
    const { end, jobs } = await wait();
    expect([end, scoredOf(jobs)]).toEqual(['all-final', count]);
    expect(elapsedMs()).toBeLessThan(5 * minuteMs + 10_000);
    expect(asked.length).toBeLessThan(600);
  });

  test('is asked by id at the deadline', async () => {
    const ids = namesOf(12);
    const { wait, asked } = script({ ids, tell: runFor(60 * minuteMs), hasLists: false });
    expect((await wait()).end).toBe('all-final');
    expect(asked.at(-1)).toEqual({ kind: 'look', ids, atMs: 60 * minuteMs });
  });
});

describe('the first look', () => {
  test('reads up to ten jobs by their ids, more by the list of the newest ones', async () => {
    for (const [count, kind] of [
      [10, 'look'],
      [11, 'recent'],
    ] as const) {
      const ids = namesOf(count);
      const { wait, asked, shown } = script({ ids, tell: runFor(minuteMs), hasLists: true });
      await wait();
      expect(asked[0]).toEqual({ kind, ids: kind === 'look' ? ids : [], atMs: 0 });
      expect(asked.slice(1).some((each) => each.kind === 'recent')).toBe(false);
      expect([...(shown[0]?.values() ?? [])].map(({ job }) => job?.state)).toEqual(ids.map(() => 'running'));
    }
  });

  test('asks for a list twice as long as it needs, since others may submit as well', async () => {
    const limits: number[] = [];
    const recent = async ({ limit }: { readonly limit: number }) => {
      limits.push(limit);
      return { jobs: [], reachesBackTo: () => true, serverTimeMs: null };
    };
    await script({ ids: namesOf(11), tell: runFor(minuteMs), hasLists: true, service: { recent } }).wait();
    expect(limits).toEqual([22]);
  });

  test('takes no score from the list: a job that is over is read where more is told', async () => {
    const ids = namesOf(11);
    const recent = async () => ({
      jobs: ids.map((id) => createRich(id, null)),
      reachesBackTo: () => true,
      serverTimeMs: null,
    });
    const { jobs } = await script({ ids, tell: (id) => createRich(id, 2), hasLists: true, service: { recent } }).wait();
    expect([...jobs.values()].map(({ job }) => job?.credits)).toEqual(ids.map(() => 2));
  });

  test('that fails at the list goes on without, unless the fault is ours', async () => {
    expect((await startFailing(new ServiceError('unavailable', 'down'))).end).toBe('all-final');
    await expect(startFailing(new TypeError('a bug'))).rejects.toThrow('a bug');
  });

  test('that is broken off at the list goes on without', async () => {
    const world = script({
      ids: namesOf(11),
      tell: runFor(minuteMs),
      hasLists: true,
      service: {
        recent: (_, signal) => {
          world.clock.advance(20_000);
          return Promise.reject(signal.reason);
        },
      },
    });
    expect((await world.wait()).end).toBe('all-final');
  });
});

describe('a job that tells no progress', () => {
  test('is looked at when completed jobs of its benchmark say that it will end: with fewer requests, and sooner', async () => {
    const unknown = await watchSilent([]);
    const known = await watchSilent([4.5, 5, 6].map((minutes) => completed(minutes * minuteMs)));
    expect([unknown.lists, known.lists]).toEqual([1, 1]);
    expect(known.lagMs).toBeLessThanOrEqual(4700);
    expect(known.looks).toBeLessThan(0.8 * unknown.looks);
  });

  test.each<[string, readonly Job[] | Error]>([
    ['of another benchmark', [completed(minuteMs, { benchmarkId: '2' })]],
    ['without a duration', [completed(minuteMs, { durationMs: null })]],
    ['that are not over', [createJob({ state: 'running', progress: null }, { id: 'x', benchmarkId: '1' })]],
    ['of which the list cannot be read', new ServiceError('unavailable', 'down')],
  ])('is looked at as ever where there are only jobs %s', async (_what, list) => {
    expect(await watchSilent(list)).toEqual(await watchSilent([]));
  });

  test('has no list read for it where there are more than two', async () => {
    expect((await watchSilent([], 3)).lists).toBe(0);
  });
});

describe('between the first look and the last', () => {
  test.each([
    [10, true],
    [11, false],
  ])('%i jobs are each read once a minute: %o', async (count, isEach) => {
    const ids = namesOf(count);
    const { wait, asked } = script({ ids, tell: runFor(5 * minuteMs), hasLists: true });
    await wait();
    const looks = asked.filter(({ kind, atMs }) => kind === 'look' && atMs > 0 && atMs < 5 * minuteMs);
    expect(looks.filter((each) => each.ids.length === count)).toHaveLength(isEach ? 4 : 0);
  });

  test('one job is looked at rarely while its end is far, waiting or just begun, and often when it is near', async () => {
    const { wait, asked, elapsedMs } = script({ ids: ['a'], tell: waitThenRun, hasLists: false });
    await wait();
    const gapsMs = asked.flatMap(({ atMs }, index) =>
      atMs > 210_000 && atMs < 8 * minuteMs ? [(asked[index + 1]?.atMs ?? 0) - atMs] : [],
    );
    expect(Math.min(...gapsMs)).toBeCloseTo(20_000, 5);
    expect(elapsedMs()).toBeLessThan(10 * minuteMs + 1000);
  });

  test('a look is broken off at the deadline', async () => {
    const limitsMs: number[] = [];
    const clock = new VirtualClock();
    const deadlineMs = clock.now() + 10_000;
    const limit = clock.limit.bind(clock);
    clock.limit = (ms, ...signals) => {
      limitsMs.push(ms - (deadlineMs - clock.now()));
      return limit(ms, ...signals);
    };
    await script({ ids: ['a'], tell: runFor(minuteMs), hasLists: false }).wait({ clock, deadlineMs });
    // All but the last look end at the deadline at the latest; the last one has its own 2.5 s.
    expect(limitsMs.length).toBeGreaterThan(3);
    expect(limitsMs.map((ms) => Math.max(ms, 0))).toEqual([...limitsMs.slice(1).map(() => 0), 2500]);
  });
});

describe('people are told of news alone', () => {
  test.each<[string, Parameters<typeof script>[0]]>([
    ['jobs of others', { ids: namesOf(11), tell: runFor(minuteMs), hasLists: true, service: { recent: listOthers } }],
    ['a sweep that tells nothing new', { ids: namesOf(11), tell: runFor(5 * minuteMs), hasLists: true }],
    ['bad news that are not believed yet', { ids: ['a'], tell: failAtOnce, hasLists: false }],
  ])('not of %s', async (_, service) => {
    const { wait, shown } = script(service);
    await wait();
    const told = [service.ids.map(() => 'unread').join(), ...shown.map(statesOf)];
    expect(told.filter((states, index) => states === told[index - 1])).toEqual([]);
  });
});

test('looks that fail do not put off the sweep, which sees what is over among the others', async () => {
  let looks = 0;
  const world = script({
    ids: namesOf(11),
    tell: endEarly,
    hasLists: true,
    service: {
      async look(about) {
        looks += 1;
        if (looks % 2 === 1) throw new ServiceError('unavailable', 'down');
        return about.map(({ id }) => ({ id, job: endEarly(id, world.elapsedMs()) }));
      },
    },
  });
  const { end } = await world.wait({ failFast: true, hasFailed: (jobs) => scoredOf(jobs) > 0 });
  expect(end).toBe('fail-fast');
  expect(world.elapsedMs()).toBeLessThan(2 * minuteMs + 30_000);
});

test('with fail-fast a failure among many jobs is seen within an interval also where the service has no lists', async () => {
  for (const count of [2, 3, 12]) {
    const ids = namesOf(count);
    const failing = ids.at(-1);
    const tell = (id: JobId, atMs: number) =>
      id === failing && atMs >= 20_000
        ? createJob({ state: 'failed', reason: 'broken' }, { id })
        : runFor(50 * minuteMs)(id, atMs);
    const world = script({ ids, tell, hasLists: false });
    const { end } = await world.wait({
      failFast: true,
      hasFailed: (jobs) => [...jobs.values()].some(({ job }) => job?.state === 'failed'),
    });
    expect([count, end]).toEqual([count, 'fail-fast']);
    expect(world.elapsedMs()).toBeLessThanOrEqual(40_000);
  }
});

test('with fail-fast a job that cannot be read has the others not read over and over', async () => {
  const ids = namesOf(12);
  const [unread] = ids;
  const world = script({
    ids,
    tell: runFor(10 * minuteMs),
    hasLists: false,
    service: {
      async look(about) {
        looks += 1;
        return about.map(({ id }) =>
          id === unread && world.elapsedMs() > 0
            ? { id, error: new ServiceError('unavailable', 'down') }
            : { id, job: runFor(10 * minuteMs)(id, world.elapsedMs()) },
        );
      },
    },
  });
  let looks = 0;
  await world.wait({ failFast: true, deadlineMs: world.clock.now() + 5 * minuteMs });
  expect(looks).toBeLessThan(400);
});

describe('the last look', () => {
  test('of more than ten jobs asks for the list, then for at most fifty by their ids', async () => {
    const ids = namesOf(60);
    const world = script({ ids, tell: runFor(2 * 60 * minuteMs), hasLists: true });
    const { end } = await world.wait();
    const last = world.asked.filter(({ atMs }) => atMs === 60 * minuteMs);
    expect([end, ...last]).toEqual([
      'deadline',
      { kind: 'sweep', ids, atMs: 60 * minuteMs },
      { kind: 'look', ids: ids.slice(0, 50), atMs: 60 * minuteMs },
    ]);
  });

  test('of many jobs counts all that the list tells', async () => {
    const { end, jobs } = await script({ ids: namesOf(60), tell: runFor(60 * minuteMs), hasLists: true }).wait();
    expect([end, scoredOf(jobs)]).toEqual(['all-final', 60]);
  });

  test('of ten jobs reads each', async () => {
    const ids = namesOf(10);
    const world = script({ ids, tell: runFor(60 * minuteMs), hasLists: true });
    await world.wait();
    expect(world.asked.filter(({ atMs }) => atMs === 60 * minuteMs)).toEqual([
      { kind: 'look', ids, atMs: 60 * minuteMs },
    ]);
  });
});

describe('a cancel', () => {
  test('asks nothing more', async () => {
    const world = script({ ids: ['a'], tell: runFor(10 * minuteMs), hasLists: false });
    world.clock.after(123_456, () => world.cancel.abort(new Error('SIGINT')));
    expect((await world.wait()).end).toBe('cancelled');
    expect(Math.max(...world.asked.map(({ atMs }) => atMs))).toBeLessThan(123_456);
  });

  test('is told as such, although a failure was seen at the same moment', async () => {
    const world = script({ ids: ['a', 'b'], tell: runFor(10 * minuteMs), hasLists: false });
    const { end } = await world.wait({
      failFast: true,
      hasFailed: () => true,
      onChange: () => world.cancel.abort(new Error('SIGINT')),
    });
    expect(end).toBe('cancelled');
  });
});

describe('a score of a job of our own', () => {
  const sound = createJob(scored(100, 2, 2), { id: 'a' });

  test('is believed at once when it tells its counts and a benchmark that was asked for', async () => {
    expect(await believedAfterMs(sound)).toBe(0);
    expect(await believedAfterMs(sound, { benchmarkIds: null })).toBe(0);
  });

  test.each<[string, Job]>([
    ['units that passed', createJob(scored(100, null, 2), { id: 'a' })],
    ['units that were scored', createJob(scored(100, 2, null), { id: 'a' })],
    ['benchmark', { ...sound, benchmarkId: null }],
    ['benchmark among those asked for', { ...sound, benchmarkId: '9' }],
  ])('is asked about again when it does not tell its %s', async (_, job) => {
    expect(await believedAfterMs(job)).toBeGreaterThanOrEqual(2000);
  });

  test('is believed at once when it is a mean, which has no counts', async () => {
    const mean = createJob(
      { state: 'scored', score: { pct: 87.5, passed: null, scored: null, isMean: true } },
      { id: 'a' },
    );
    expect(await believedAfterMs(mean)).toBe(0);
  });

  test('is believed by its label where it has no benchmark', async () => {
    expect(await believedAfterMs({ ...sound, benchmarkId: null, label: 'mine' })).toBe(0);
  });

  test('is asked about again when it tells another benchmark than before', async () => {
    const running = createJob({ state: 'running', progress: null }, { id: 'a', benchmarkId: '2' });
    const tell = (_: JobId, atMs: number) => (atMs === 0 ? running : sound);
    const world = script({ ids: ['a'], tell, hasLists: false });
    await world.wait({ benchmarkIds: new Set(['1', '2']) });
    const [first = 0] = world.asked.flatMap(({ atMs }) => (atMs > 0 ? [atMs] : []));
    expect(world.elapsedMs() - first).toBeGreaterThanOrEqual(2000);
  });

  test('needs no more than a valid score when the job existed before this run', async () => {
    const bare = createJob(scored(100), { id: 'a', benchmarkId: null });
    expect(await believedAfterMs(bare, { justCreated: false })).toBe(0);
    expect(await believedAfterMs(createJob(scored(101), { id: 'a' }), { justCreated: false })).toBeGreaterThan(0);
  });
});
