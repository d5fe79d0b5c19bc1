import { describe, expect, test } from 'vitest';
import { levelOf, type Notice } from '../../src/notice.ts';
import { type Reader, readerKey } from '../../src/plan/plan.ts';
import { type BenchmarkService, type Job, type JobId, ServiceError } from '../../src/services/service.ts';
import type { Evidence } from '../../src/verdict/judge-job.ts';
import { groupJobs, type JobGroup, waitForJobs } from '../../src/wait/wait-for-jobs.ts';
import { createJob, scored } from '../fixtures/cases.ts';
import { startWorld } from '../fixtures/harmstack-world.ts';
import { VirtualClock } from '../fixtures/virtual-clock.ts';

const harmstack: Reader = { service: 'harmstack' };
const runloop: Reader = { service: 'runloop', choice: { metric: 'all-scenarios', agent: null, scale: 100 } };
const own = (reader: Reader, ...jobIds: readonly JobId[]): JobGroup => ({
  reader,
  jobIds,
  isOwn: true,
  isAdvisory: false,
  runs: new Map(),
});
const existing = (reader: Reader, ...jobIds: readonly JobId[]): JobGroup => ({
  reader,
  jobIds,
  isOwn: false,
  isAdvisory: false,
  runs: new Map(),
});

const done = (id: JobId): Job => createJob(scored(100, 5, 5), { id });
const running = (id: JobId): Job => createJob({ state: 'running', progress: null }, { id });
const failed = (id: JobId): Job => createJob({ state: 'failed', reason: 'broken' }, { id });

const refused = () => new ServiceError('unreachable', 'GET /x failed: ECONNREFUSED');
const page = () => new ServiceError('unreadable', 'GET /x answered with a page', { service: 'harmstack' });
const down = () => new ServiceError('unavailable', 'GET /x answered 503');

const another = (id: JobId) => createJob(scored(100, 5, 5), { id, benchmarkId: '9' });

describe('jobs that are read alike', () => {
  test('are put together, in their order', () => {
    expect(groupJobs([own(harmstack, 'a'), own(runloop, 'b'), own(harmstack, 'c', 'd')])).toEqual([
      own(harmstack, 'a', 'c', 'd'),
      own(runloop, 'b'),
    ]);
  });

  test('are kept apart where another score is chosen, and where nobody of this gate has paid for them', () => {
    const other: Reader = { ...runloop, choice: { metric: 'all-scenarios', agent: 'x', scale: 100 } };
    const groups = [own(runloop, 'a'), own(other, 'b'), existing(runloop, 'c')];
    expect(groupJobs(groups)).toEqual(groups);
    expect(groupJobs([])).toEqual([]);
  });

  test('are only advice where all of them are', () => {
    const advisory = { ...existing(harmstack, 'a'), isAdvisory: true };
    expect(groupJobs([advisory, advisory]).map(({ isAdvisory }) => isAdvisory)).toEqual([true]);
    expect(groupJobs([advisory, existing(harmstack, 'b')]).map(({ isAdvisory }) => isAdvisory)).toEqual([false]);
  });
});

type Told = (id: JobId, atMs: number) => Job | ServiceError;

/** Waits for jobs of services that tell so of them. */
function startWait(told: Readonly<Record<string, Told>>, options: Partial<Parameters<typeof waitForJobs>[0]> = {}) {
  const clock = new VirtualClock();
  const startMs = clock.now();
  const cancel = new AbortController();
  const known = new Map<string, ReadonlyMap<JobId, Evidence>>();
  const notices: Notice[] = [];
  let changes = 0;
  const serviceFor = ({ service }: Reader): BenchmarkService => ({
    preflight: () => Promise.reject(new Error('not asked for')),
    look: async (jobs) => {
      await new Promise((resolve) => setTimeout(resolve, 0));
      return jobs.map(({ id }) => {
        const answer = told[service]?.(id, clock.now() - startMs) ?? running(id);
        return answer instanceof ServiceError ? { id, error: answer } : { id, job: answer };
      });
    },
  });
  const wait = (...groups: readonly JobGroup[]) =>
    waitForJobs({
      groups,
      benchmarkIds: new Set(['1']),
      serviceFor,
      pollIntervalMs: 20_000,
      failFast: false,
      isFirstContact: () => false,
      hasFailed: () =>
        [...known.values()].some((jobs) => [...jobs.values()].some(({ job }) => job?.state === 'failed')),
      learn: (reader, jobs) => known.set(readerKey(reader), new Map(jobs)),
      onChange: () => {
        changes += 1;
      },
      tell: (notice) => notices.push(notice),
      clock,
      random: () => 0.5,
      deadlineMs: startMs + 3_600_000,
      cancelled: cancel.signal,
      ...options,
    });
  const stateOf = (reader: Reader, id: JobId) => known.get(readerKey(reader))?.get(id)?.job?.state ?? null;
  return { wait, clock, startMs, cancel, notices, stateOf, known, changes: () => changes };
}

describe('the wait for the jobs of several services', () => {
  test('ends when all are final', async () => {
    const { wait, stateOf, changes } = startWait({
      harmstack: (id, atMs) => (atMs > 60_000 ? done(id) : running(id)),
      runloop: done,
    });
    expect(await wait(own(harmstack, 'a', 'b'), own(runloop, 'c'))).toBe('all-final');
    expect([stateOf(harmstack, 'a'), stateOf(harmstack, 'b'), stateOf(runloop, 'c')]).toEqual([
      'scored',
      'scored',
      'scored',
    ]);
    expect(changes()).toBeGreaterThan(2);
  });

  test('ends at once where there are none', async () => {
    expect(await startWait({}).wait()).toBe('all-final');
  });

  test('ends at the deadline, with what is known of each', async () => {
    const { wait, stateOf } = startWait({ runloop: done });
    expect(await wait(own(harmstack, 'a'), own(runloop, 'b'))).toBe('deadline');
    expect([stateOf(harmstack, 'a'), stateOf(runloop, 'b')]).toEqual(['running', 'scored']);
  });

  test('ends where the first look at a service that nobody asked before does not get there, and names the service', async () => {
    expect(await startWait({ harmstack: page }, { isFirstContact: () => true }).wait(existing(harmstack, 'a'))).toBe(
      'unreachable',
    );
    const told = { harmstack: refused, runloop: done };
    const { wait, notices, stateOf } = startWait(told, { isFirstContact: () => true });
    expect(await wait(existing(harmstack, 'a'), existing(runloop, 'b'))).toBe('unreachable');
    expect(stateOf(runloop, 'b')).toBe('scored');
    expect(notices.at(-1)).toMatchObject({ code: 'service-unreachable', service: 'harmstack' });
    expect(await startWait(told).wait(existing(harmstack, 'a'))).toBe('deadline');
    expect(await startWait({ harmstack: down }, { isFirstContact: () => true }).wait(existing(harmstack, 'a'))).toBe(
      'deadline',
    );
  });

  test('has come to its end where a service that is not there was only to tell advice', async () => {
    const { wait, notices, known } = startWait({ harmstack: refused, runloop: done }, { isFirstContact: () => true });
    const advisory = { ...existing(harmstack, 'a'), isAdvisory: true };
    expect(await wait(advisory, existing(runloop, 'b'))).toBe('all-final');
    expect(known.get(readerKey(harmstack))?.get('a')?.lost).toMatchObject({ kind: 'unreachable' });
    expect(notices.map((notice) => [notice.code, levelOf(notice)])).toContainEqual(['service-unreachable', 'warning']);
  });

  test('ends for all when one of them has failed and nothing else counts any more', async () => {
    const { wait, stateOf, clock, startMs } = startWait({ harmstack: running, runloop: failed }, { failFast: true });
    expect(await wait(own(harmstack, 'a'), own(runloop, 'b'))).toBe('fail-fast');
    expect(stateOf(runloop, 'b')).toBe('failed');
    expect(clock.now() - startMs).toBeLessThan(3_600_000);
  });

  test('does not end for that reason when it is not asked to', async () => {
    const { wait } = startWait({ harmstack: running, runloop: failed });
    expect(await wait(own(harmstack, 'a'), own(runloop, 'b'))).toBe('deadline');
  });

  test('ends when the run is cancelled, whatever else has happened', async () => {
    const { wait, cancel, clock } = startWait(
      { harmstack: running, runloop: failed },
      { failFast: true, hasFailed: () => false },
    );
    clock.after(30_000, () => cancel.abort());
    expect(await wait(own(harmstack, 'a'), own(runloop, 'b'))).toBe('cancelled');
  });

  test('tells that a service is in trouble, and that it is not any more', async () => {
    const { wait, notices, clock, startMs } = startWait({
      harmstack: (id, atMs) => (atMs > 120_000 ? done(id) : new ServiceError('unavailable', 'it is down')),
    });
    await wait(own(harmstack, 'a'));
    const outage = {
      service: 'harmstack',
      message: expect.stringContaining('it is down'),
      status: null,
      sinceMs: startMs,
    };
    expect(notices).toEqual([
      { code: 'outage-began', ...outage },
      { code: 'outage-over', untilMs: clock.now(), ...outage },
    ]);
  });

  test('takes a refusal at its word only for jobs that nobody of this gate has paid for', async () => {
    const { wait, known, clock, startMs } = startWait({ harmstack: () => new ServiceError('refused', 'no') });
    expect(await wait(existing(harmstack, 'a'))).toBe('all-final');
    expect(clock.now()).toBe(startMs);
    expect(known.get(readerKey(harmstack))?.get('a')).toMatchObject({ job: null, lost: expect.anything() });
    const paid = startWait({ harmstack: () => new ServiceError('refused', 'no') });
    await paid.wait(own(harmstack, 'a'));
    expect(paid.clock.now() - paid.startMs).toBeGreaterThanOrEqual(30_000);
  });

  test('believes of its own jobs no benchmark that they were not started for, unless it is told again', async () => {
    const once = startWait({ harmstack: (id, atMs) => (atMs === 0 ? another(id) : done(id)) });
    await once.wait(own(harmstack, 'a'));
    expect(once.known.get(readerKey(harmstack))?.get('a')?.job?.benchmarkId).toBe('1');
    const theirs = startWait({ harmstack: another });
    expect(await theirs.wait(existing(harmstack, 'a'))).toBe('all-final');
    expect(theirs.clock.now()).toBe(theirs.startMs);
  });
});

const minuteMs = 60_000;

/** Waits an hour for two jobs that run for two, and for nothing else. */
async function startLongWait() {
  const {
    harmstack: emulator,
    clock,
    service,
    ...world
  } = await startWorld({
    benchmarks: [1, 2].map((id) => ({ id, outcome: { durationMs: 120 * minuteMs } })),
  });
  const startedMs = clock.now();
  const told: Notice[] = [];
  const wait = (isOwn: boolean) => {
    const jobIds = [1, 2].map((benchmarkId) => emulator.addJob({ benchmarkId, units: 2 }));
    return waitForJobs({
      groups: [(isOwn ? own : existing)(harmstack, ...jobIds)],
      benchmarkIds: new Set(['1', '2']),
      serviceFor: () => service,
      pollIntervalMs: 20_000,
      failFast: false,
      isFirstContact: () => false,
      hasFailed: () => false,
      learn: () => {},
      onChange: () => {},
      tell: (notice) => told.push(notice),
      clock,
      random: () => 0.5,
      deadlineMs: startedMs + 60 * minuteMs,
      cancelled: new AbortController().signal,
    });
  };
  const fail = (status: number) =>
    emulator.fail({ path: /./, fault: { answer: { status } }, times: Number.POSITIVE_INFINITY });
  return { ...world, harmstack: emulator, clock, startedMs, told, wait, fail };
}

test('an outage is told with its times, and whether it lasted until the deadline', async () => {
  await using world = await startLongWait();
  world.clock.after(10 * minuteMs, () => world.fail(503));
  world.clock.after(20 * minuteMs, () => world.harmstack.faults.splice(0));
  world.clock.after(50 * minuteMs, () => world.fail(500));
  expect(await world.wait(true)).toBe('deadline');
  const minutes = world.told.map((notice) => [
    notice.code,
    'sinceMs' in notice ? Math.floor((notice.sinceMs - world.startedMs) / minuteMs) : null,
    'untilMs' in notice ? Math.floor((notice.untilMs - world.startedMs) / minuteMs) : null,
    'status' in notice ? notice.status : null,
  ]);
  expect(minutes).toEqual([
    ['outage-began', 10, null, 503],
    ['outage-over', 10, 20, 503],
    ['outage-began', 50, null, 500],
    ['outage-until-deadline', 50, 60, 500],
  ]);
});

test.each([
  ['that this run has started', true],
  ['that existed before', false],
])('a key that is refused is told once, whatever the number of jobs %s', async (_, isOwn) => {
  await using world = await startLongWait();
  world.clock.after(10 * minuteMs, () => world.fail(401));
  await world.wait(isOwn);
  const codes = world.told.map(({ code }) => code).filter((code) => !/^outage-(began|over)$/.test(code));
  expect(codes).toEqual(['key-refused-while-waiting']);
});

test('a key that is refused just before the deadline is no outage', async () => {
  await using world = await startLongWait();
  world.clock.after(60 * minuteMs - 10_000, () => world.fail(403));
  expect(await world.wait(true)).toBe('deadline');
  expect(world.told.map(({ code }) => code)).toEqual(['outage-began', 'key-refused-while-waiting']);
});
