import { describe, expect, test } from 'vitest';
import type { Window } from '../../src/ledger/payment.ts';
import { type Job, type JobFacts, type RecentQuery, ServiceError } from '../../src/services/service.ts';
import type { Wanted } from '../../src/submit/match-jobs.ts';
import { fetchBefore, fetchJobsOf, fetchRecentJobs, type ListOptions } from '../../src/submit/recent-jobs.ts';
import type { Answer, Fault } from '../emulators/emulator.ts';
import { createJob } from '../fixtures/cases.ts';
import { batchOf, endpointUrl, startWorld } from '../fixtures/harmstack-world.ts';
import { runKey, submitBy } from '../fixtures/stored-ledgers.ts';

const batch = batchOf({ 1: [5] });
const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const wantedSince = (earliestMs: number | null): Wanted => {
  const window: Window = { earliestMs, sinceMs: earliestMs, untilMs: null, latestMs: null, clock: 'service' };
  return { batch, submit: submitBy(runKey(7), { window }), endpointUrl, takenIds: new Set(), tag: '12345678cccccccc' };
};

const failing = () => Promise.reject(new TypeError('a bug'));
const odd = () => Promise.reject(new ServiceError('unreadable', 'odd'));

/** An account, and a submit of one job that began ten seconds ago. */
async function startAccount(options: Parameters<typeof startWorld>[0] = {}) {
  const world = await startWorld({ benchmarks: [{ id: 1, outcome: { looks: Infinity } }], ...options });
  const { harmstack, clock, service } = world;
  const startMs = clock.now();
  const sinceMs = startMs - 10_000;
  const cancel = new AbortController();
  const listing: ListOptions = { serviceOf: () => service, clock, random: () => 0.5, cancelled: cancel.signal };
  const list = (own: Partial<ListOptions> = {}, untilMs = startMs + hourMs, wanted = [wantedSince(sinceMs)]) =>
    fetchRecentJobs({ ...listing, ...own }, wanted, untilMs);
  const before = (own: Partial<Parameters<typeof fetchBefore>[0]> = {}, planned = batch) =>
    fetchBefore({ ...listing, deadlineMs: startMs + hourMs, ...own }, planned);
  const addJob = (createdAtMs = startMs) => harmstack.addJob({ benchmarkId: 1, units: 5, endpointUrl, createdAtMs });
  const addJobs = (count: number, createdAtMs = startMs) => Array.from({ length: count }, () => addJob(createdAtMs));
  /** How many jobs each list was asked for, the four of one reading as one. */
  const limits = () => {
    const asked = harmstack
      .received('GET', /\/jobs$/)
      .map(({ query }) => `${query.get('status')} ${query.get('limit')}`);
    return asked.filter((each) => each.startsWith('pending')).map((each) => Number(each.split(' ')[1]));
  };
  const fail = (status: number, times = Infinity) =>
    harmstack.fail({ path: /jobs$/, times, fault: { answer: { status } } });
  const elapsedMs = () => clock.now() - startMs;
  return { ...world, startMs, sinceMs, cancel, wantedSince, list, before, addJob, addJobs, limits, fail, elapsedMs };
}

test('a submit begins after the newest of as many jobs as a list can hold', async () => {
  await using account = await startAccount();
  const { service, startMs } = account;
  const many = Array.from({ length: 200_000 }, (_, nth) =>
    createJob(
      { state: 'waiting', progress: null },
      { createdAt: new Date(startMs - (nth === 100_000 ? 1 : minuteMs)) },
    ),
  );
  const recent = async () => ({ jobs: many, reachesBackTo: () => true, serverTimeMs: startMs });
  const before = await account.before({ serviceOf: () => ({ ...service, recent }) });
  expect(before?.start.sinceMs).toBe(startMs);
});

describe('the newest jobs of an account', () => {
  test('are read once, with the service’s own time', async () => {
    await using account = await startAccount();
    const ids = [account.addJob(), account.addJob(account.startMs - dayMs)];
    const seen = await account.list();
    expect(seen?.jobs.map(({ id }) => id)).toEqual(ids);
    expect([seen?.isComplete, seen?.serverTimeMs]).toEqual([true, account.startMs]);
    expect([account.limits(), account.elapsedMs()]).toEqual([[50], 0]);
  });

  test('are not complete where the list may be cut off before it reaches back to the submit', async () => {
    await using account = await startAccount();
    account.addJobs(10);
    expect((await account.list())?.isComplete).toBe(false);
    account.addJob(account.sinceMs + 1);
    expect((await account.list())?.isComplete).toBe(false);
    account.addJob(account.sinceMs);
    expect((await account.list())?.isComplete).toBe(true);
  });

  test('reach back to the first of several submits', async () => {
    await using account = await startAccount();
    account.addJobs(10);
    account.addJob(account.sinceMs);
    const wanted = [account.sinceMs, account.sinceMs - minuteMs].map(account.wantedSince);
    expect((await account.list({}, undefined, wanted))?.isComplete).toBe(false);
    account.addJob(account.sinceMs - minuteMs);
    expect((await account.list({}, undefined, wanted))?.isComplete).toBe(true);
  });

  test('are never complete for a submit of any time, nor by a job that does not tell its age', async () => {
    await using account = await startAccount();
    account.addJobs(10);
    const old = account.addJob(account.startMs - dayMs);
    expect((await account.list({}, undefined, [account.wantedSince(null)]))?.isComplete).toBe(false);
    account.harmstack.setJob(old, { created_at: null });
    expect((await account.list())?.isComplete).toBe(false);
  });

  test('are asked for in longer lists until they reach back', async () => {
    await using account = await startAccount();
    account.addJobs(60);
    account.addJob(account.startMs - dayMs);
    const seen = await account.list();
    expect([seen?.isComplete, seen?.jobs.length, account.limits()]).toEqual([true, 61, [50, 200]]);
  });

  test('are not asked for in longer lists where these show no more', async () => {
    await using account = await startAccount({ maxLimit: 12 });
    account.addJobs(60);
    const seen = await account.list();
    expect([seen?.isComplete, seen?.jobs.length, account.limits()]).toEqual([false, 12, [50, 200]]);
  });

  test('are never asked for in lists beyond some hundred', async () => {
    await using account = await startAccount();
    account.addJobs(900);
    const seen = await account.list();
    expect([seen?.isComplete, account.limits()]).toEqual([false, [50, 200, 800]]);
  });

  test('are not lost when a longer list cannot be had', async () => {
    await using account = await startAccount();
    const ids = account.addJobs(60);
    account.harmstack.faults.push(({ query }) =>
      query.get('limit') === '200' ? { answer: { status: 400 } } : undefined,
    );
    const seen = await account.list();
    expect([seen?.isComplete, seen?.jobs.length]).toEqual([false, 50]);
    expect(ids).toEqual(expect.arrayContaining(seen?.jobs.map(({ id }) => id) ?? []));
  });

  test.each([408, 429, 500, 503])('are asked for again while the service answers %d', async (status) => {
    await using account = await startAccount();
    account.addJob();
    account.fail(status, 20);
    expect((await account.list())?.jobs).toHaveLength(1);
    expect(account.elapsedMs()).toBeGreaterThan(10_000);
  });

  test('are not asked for more often than every half minute, nor beyond the time', async () => {
    await using account = await startAccount();
    account.fail(503);
    expect(await account.list({}, account.startMs + 10 * minuteMs)).toBeNull();
    expect(account.elapsedMs()).toBe(10 * minuteMs);
    // The client's own pauses are shorter, or odd.
    const pauses = account.clock.sleepsMs.filter((ms) => ms % 1000 === 0);
    expect(pauses.slice(0, 6)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000]);
    expect(Math.max(...account.clock.sleepsMs)).toBe(30_000);
  });

  test('that a part of a list has shown are not lost when the rest of it fails', async () => {
    await using account = await startAccount();
    const id = account.addJob();
    account.harmstack.faults.push(({ query }) =>
      query.get('status') === 'completed' ? { answer: { status: 503 } } : undefined,
    );
    const seen = await account.list({}, account.startMs + minuteMs);
    expect(seen).toEqual({ jobs: [expect.objectContaining({ id })], isComplete: false, serverTimeMs: null });
  });

  test('that were shown once are among those that are, when they are not shown again', async () => {
    await using account = await startAccount();
    const id = account.addJob();
    let looks = 0;
    account.harmstack.faults.push(({ query }) => {
      if (query.get('status') === 'pending') looks += 1;
      if (query.get('status') === 'pending' && looks > 1) return { answer: { status: 200, body: { jobs: [] } } };
      return looks === 1 && query.get('status') === 'failed' ? { answer: { status: 403 } } : undefined;
    });
    expect(await account.list()).toMatchObject({ jobs: [{ id }], isComplete: false });
    account.harmstack.faults.splice(0, 1, ({ query }) => {
      if (query.get('status') !== 'running' || looks > 9) return undefined;
      looks = 10;
      return { answer: { status: 503 } };
    });
    expect(await account.list()).toMatchObject({ jobs: [{ id }], isComplete: true });
  });

  test('that were seen before the service went down are not lost', async () => {
    await using account = await startAccount();
    account.addJobs(60);
    account.harmstack.faults.push(({ query }) =>
      query.get('limit') === '200' ? { answer: { status: 503 } } : undefined,
    );
    expect((await account.list({}, account.startMs + minuteMs))?.jobs).toHaveLength(50);
  });

  test.each([400, 401, 403, 404])(
    'are not shown when the service answers %d, which is believed at once',
    async (status) => {
      await using account = await startAccount();
      account.fail(status);
      expect([await account.list(), account.elapsedMs()]).toEqual([null, 0]);
    },
  );

  test('are not shown by answers that are none, which is believed after a minute', async () => {
    await using account = await startAccount();
    account.harmstack.fail({ path: /jobs$/, times: Infinity, fault: { answer: { status: 200, body: '<html>' } } });
    expect(await account.list()).toBeNull();
    expect(account.elapsedMs()).toBeGreaterThanOrEqual(minuteMs);
    expect(account.elapsedMs()).toBeLessThan(2 * minuteMs);
  });

  test('are read after answers that were none for a while', async () => {
    await using account = await startAccount();
    account.harmstack.fail({ path: /jobs$/, times: 3, fault: { answer: { status: 200, body: '<html>' } } });
    expect(await account.list()).not.toBeNull();
  });

  test('are asked for again while no request gets a connection', async () => {
    await using account = await startAccount();
    account.addJob();
    let tries = 0;
    const recent: typeof account.service.recent = async (...asked) => {
      tries += 1;
      if (tries < 9) throw new ServiceError('unreachable', 'nobody listens');
      return await account.service.recent(...asked);
    };
    expect((await account.list({ serviceOf: () => ({ recent }) }))?.jobs).toHaveLength(1);
    expect(tries).toBe(9);
  });

  test('are asked for again when an answer takes too long', async () => {
    await using account = await startAccount();
    account.addJob();
    let slow = 1;
    account.harmstack.faults.push(() => {
      if (slow === 0) return undefined;
      slow -= 1;
      account.clock.advance(15_000);
      return { delayMs: 1e8 };
    });
    expect((await account.list())?.jobs).toHaveLength(1);
    expect(account.elapsedMs()).toBeGreaterThan(15_000);
  });

  test('are not read once the run is cancelled, or its time is over', async () => {
    await using account = await startAccount();
    expect(await account.list({}, account.startMs)).toBeNull();
    account.fail(503);
    account.clock.after(minuteMs, () => account.cancel.abort());
    expect([await account.list(), account.elapsedMs()]).toEqual([null, minuteMs]);
    const sent = account.harmstack.requests.length;
    expect(await account.list()).toBeNull();
    expect(account.harmstack.requests).toHaveLength(sent);
  });

  test('are not shown by a service without a list, nor when nobody asks', async () => {
    await using account = await startAccount();
    expect(await account.list({ serviceOf: () => ({}) })).toBeNull();
    expect(await account.list({}, undefined, [])).toBeNull();
  });

  test('leave a fault of ours to whoever called', async () => {
    await using account = await startAccount();
    await expect(account.list({ serviceOf: () => ({ recent: failing }) })).rejects.toThrow('a bug');
    await expect(account.before({ serviceOf: () => ({ recent: failing }) })).rejects.toThrow('a bug');
  });
});

describe('the account before a submit', () => {
  test('has the jobs that are there, the newest of which bounds what is new', async () => {
    await using account = await startAccount();
    const [old, ...newest] = [120_000, 2000, 1000].map((ms) => account.addJob(account.startMs - ms));
    const sinceMs = account.startMs - 1000;
    expect(await account.before()).toEqual({
      jobs: [...newest.toReversed(), old].map((id) => expect.objectContaining({ id })),
      newestIds: newest,
      start: { earliestMs: sinceMs, sinceMs },
      serverTimeMs: account.startMs,
    });
    expect(account.limits()).toEqual([50]);
  });

  test('is looked at again where the list was long on its way, three times at most', async () => {
    for (const { tookMs, looks, jobs } of [
      { tookMs: 5000, looks: 1, jobs: 0 },
      { tookMs: 5001, looks: 3, jobs: 1 },
    ]) {
      await using account = await startAccount();
      const { clock, service } = account;
      let asked = 0;
      const recent: typeof service.recent = async (...about) => {
        asked += 1;
        const seen = await service.recent?.(...about);
        clock.advance(tookMs);
        // Came while the list was on its way.
        if (asked === 1) account.addJob();
        return seen ?? Promise.reject(new Error('it can be listed'));
      };
      const before = await account.before({ serviceOf: () => ({ recent }) });
      expect({ looks: asked, jobs: before?.jobs.length }).toEqual({ looks, jobs });
    }
  });

  test.each([
    { isTold: true, jobs: 1 },
    { isTold: false, jobs: undefined },
  ])(
    'is as it was first seen where it cannot be seen again, if the time is told ($isTold)',
    async ({ isTold, jobs }) => {
      await using account = await startAccount();
      const { clock, service, startMs } = account;
      account.addJob();
      let asked = 0;
      const recent: typeof service.recent = async (...about) => {
        asked += 1;
        if (asked > 1) return await odd();
        const seen = (await service.recent?.(...about)) ?? (await odd());
        clock.advance(6000);
        if (isTold) return seen;
        const timeless = seen.jobs.map((job) => ({ ...job, clockAheadMs: null }));
        return { ...seen, jobs: timeless, serverTimeMs: null };
      };
      const before = await account.before({ serviceOf: () => ({ recent }) });
      expect([asked > 1, before?.jobs.length]).toEqual([true, jobs]);
      // What is told then is of now.
      const agoMs = clock.now() - (startMs + 6000);
      expect([agoMs > 10_000, before?.serverTimeMs]).toEqual([true, isTold ? startMs + agoMs : undefined]);
    },
  );

  test('has the newest twenty of these noted', async () => {
    await using account = await startAccount();
    const ids = Array.from({ length: 25 }, (_, nth) => account.addJob(account.startMs - 1000 - nth));
    expect((await account.before())?.newestIds).toEqual(ids.slice(0, 20).toSorted());
  });

  test('has those noted that do not tell their age', async () => {
    await using account = await startAccount();
    const id = account.addJob(account.startMs - dayMs);
    account.addJob(account.startMs - 1000);
    account.harmstack.setJob(id, { created_at: null });
    expect((await account.before())?.newestIds).toContain(id);
  });

  test('is newer than its newest job where the service tells fractions of a second', async () => {
    await using account = await startAccount();
    account.addJob(account.startMs - 999);
    account.addJob(account.startMs - 2000);
    const sinceMs = account.startMs - 998;
    expect((await account.before())?.start).toEqual({ earliestMs: sinceMs, sinceMs });
  });

  test('is as old as a clock can be off, where there is no job that tells its age', async () => {
    await using account = await startAccount();
    account.harmstack.skewMs = hourMs;
    const startMs = account.startMs + hourMs - dayMs;
    const start = { earliestMs: startMs, sinceMs: startMs };
    expect((await account.before())?.start).toEqual(start);
    account.harmstack.setJob(account.addJob(), { created_at: null });
    expect((await account.before())?.start).toEqual(start);
  });

  test('is measured by our own clock where the service tells no time', async () => {
    await using account = await startAccount();
    account.harmstack.fail({
      path: /./,
      times: Infinity,
      fault: { rewrite: (answer) => ({ ...answer, headers: { date: '' } }) },
    });
    const start = { earliestMs: account.startMs - dayMs, sinceMs: account.startMs - dayMs };
    expect(await account.before()).toEqual({ jobs: [], newestIds: [], start, serverTimeMs: null });
  });

  test('is measured by the clock that another part of the list told, where the last one told none', async () => {
    await using account = await startAccount();
    const timeless: Fault = { rewrite: (answer) => ({ ...answer, headers: { date: '' } }) };
    const aheadMs = 2 * dayMs;
    const fast = (answer: Answer) => ({
      ...answer,
      headers: { date: new Date(account.startMs + aheadMs).toUTCString() },
    });
    account.addJob(account.startMs + aheadMs - 5000);
    account.harmstack.faults.push(({ query }) => (query.get('status') === 'pending' ? { rewrite: fast } : timeless));
    const before = await account.before();
    expect([before?.start.sinceMs, before?.serverTimeMs]).toEqual([
      account.startMs + aheadMs - 5000,
      account.startMs + aheadMs,
    ]);
  });

  test('is not hidden by one job of a later day: that is no time of the service', async () => {
    await using account = await startAccount();
    account.addJob(account.startMs - 1000);
    account.addJob(account.startMs + dayMs + 1);
    expect((await account.before())?.start.sinceMs).toBe(account.startMs - 1000);
    account.addJob(account.startMs + dayMs);
    expect((await account.before())?.start.sinceMs).toBe(account.startMs + dayMs);
  });

  test('is read as far as the jobs to be submitted could be in the way', async () => {
    await using account = await startAccount();
    await account.before({}, batchOf({ 1: Array.from({ length: 20 }, () => 5) }));
    expect(account.limits()).toEqual([80]);
  });

  test.each([400, 403, 404])('is not known when the service answers %d, which is believed at once', async (status) => {
    await using account = await startAccount();
    account.fail(status);
    expect([await account.before(), account.elapsedMs()]).toEqual([null, 0]);
  });

  test.each([429, 500])('is asked for again while the service answers %d', async (status) => {
    await using account = await startAccount();
    const id = account.addJob();
    account.fail(status, 20);
    expect((await account.before())?.jobs).toEqual([expect.objectContaining({ id })]);
    expect(account.elapsedMs()).toBeGreaterThan(10_000);
  });

  test.each([
    [hourMs, minuteMs],
    [8000, 2000],
  ])('is not known after a minute, nor after a quarter of the time that is left: %d ms', async (leftMs, tookMs) => {
    await using account = await startAccount();
    account.fail(503);
    const deadlineMs = account.startMs + leftMs;
    expect([await account.before({ deadlineMs }), account.elapsedMs()]).toEqual([null, tookMs]);
  });

  test('is not known at a service without a list', async () => {
    await using account = await startAccount();
    expect(await account.before({ serviceOf: () => ({}) })).toBeNull();
  });

  test('is not known when a row of it cannot be read', async () => {
    await using account = await startAccount();
    expect(await account.before({ serviceOf: () => ({ recent: odd }) })).toBeNull();
  });
});

const givenLabel = 'benchmark-gate-7-1-12345678cccccccc0000abcd-1';
type List = ListOptions & { readonly asked: RecentQuery[] };

/** A service whose lists show these jobs, by their name and among the newest. */
function listNamed(
  account: Awaited<ReturnType<typeof startAccount>>,
  shown: Record<'named' | 'newest', Job[] | null>,
): List {
  const asked: RecentQuery[] = [];
  const recent = async ({ limit, label }: RecentQuery) => {
    asked.push(label === undefined ? { limit } : { limit, label });
    const jobs = label === undefined ? shown.newest : shown.named;
    if (jobs === null) throw new ServiceError('refused', 'no');
    return { jobs, reachesBackTo: () => label !== undefined, serverTimeMs: account.startMs };
  };
  const { clock, cancel } = account;
  return { serviceOf: () => ({ recent }), clock, random: () => 0.5, cancelled: cancel.signal, asked };
}

const jobAt = (createdAtMs: number, own: Partial<JobFacts> = {}) =>
  createJob({ state: 'waiting', progress: null }, { createdAt: new Date(createdAtMs), ...own });
const labelledSince = (sinceMs: number): Wanted => {
  const wanted = wantedSince(sinceMs);
  return { ...wanted, batch: { ...batch, service: 'runloop' }, submit: { ...wanted.submit, label: givenLabel } };
};

describe('the jobs of a submit that has given them a name', () => {
  test('are asked for by it, and nothing more where one is shown', async () => {
    await using account = await startAccount();
    const list = listNamed(account, { named: [jobAt(account.startMs, { label: givenLabel })], newest: [] });
    const seen = await fetchJobsOf(list, labelledSince(account.sinceMs), account.startMs + minuteMs);
    expect([seen?.jobs.length, seen?.isComplete, list.asked]).toEqual([1, true, [{ limit: 50, label: givenLabel }]]);
  });

  test('are looked for among the newest as well where none is: a list may show other names', async () => {
    await using account = await startAccount();
    const newest = [jobAt(account.startMs, { id: 'renamed' }), jobAt(account.sinceMs - 1, { id: 'old' })];
    const list = listNamed(account, { named: [], newest });
    const seen = await fetchJobsOf(list, labelledSince(account.sinceMs), account.startMs + minuteMs);
    expect([seen?.jobs.map(({ id }) => id), seen?.isComplete]).toEqual([['renamed', 'old'], true]);
    expect(list.asked).toEqual([{ limit: 50, label: givenLabel }, { limit: 50 }]);
  });

  test('are looked for further back while all that is shown is younger, as far as there is more', async () => {
    await using account = await startAccount();
    const list = listNamed(account, { named: [], newest: [jobAt(account.startMs)] });
    await fetchJobsOf(list, labelledSince(account.sinceMs), account.startMs + minuteMs);
    expect(list.asked.map(({ limit }) => limit)).toEqual([50, 50, 200]);
  });

  test.each<[string, Record<'named' | 'newest', Job[] | null>, boolean | undefined]>([
    ['by their name', { named: null, newest: [] }, undefined],
    ['among the newest, on which nothing rests', { named: [], newest: null }, true],
  ])('where they are not shown %s', async (_, shown, isComplete) => {
    await using account = await startAccount();
    const wanted = labelledSince(account.sinceMs);
    const seen = await fetchJobsOf(listNamed(account, shown), wanted, account.startMs + minuteMs);
    expect(seen?.isComplete).toBe(isComplete);
  });
});
