import { describe, expect, test } from 'vitest';
import type { AgentRun } from '../../src/plan/plan.ts';
import type { AskedJob, BenchmarkService } from '../../src/services/service.ts';
import type { Tracked } from '../../src/wait/job-tracker.ts';
import { pollJobs, type WaitOptions } from '../../src/wait/poll-jobs.ts';
import type { Fault } from '../emulators/emulator.ts';
import type { HarmstackOptions } from '../emulators/harmstack.ts';
import { existing } from '../fixtures/cases.ts';
import { startWorld } from '../fixtures/harmstack-world.ts';

const minuteMs = 60_000;

/** An emulator with jobs that take virtual time, and what it takes to wait for them. */
async function startJobs(count: number, options: HarmstackOptions & { readonly durationMs?: number } = {}) {
  const { durationMs = 10 * minuteMs, ...more } = options;
  const world = await startWorld({ benchmarks: [{ id: 1, outcome: { durationMs } }], ...more });
  const { harmstack, clock, service } = world;
  const ids = Array.from({ length: count }, () => harmstack.addJob({ benchmarkId: 1, units: 2 }));
  const startedMs = clock.now();
  const cancel = new AbortController();
  const outages: (string | null)[] = [];
  const shown: (readonly string[])[] = [];
  const wait = (own: Partial<WaitOptions> = {}) =>
    pollJobs({
      service,
      jobIds: ids,
      justCreated: true,
      runs: new Map(),
      benchmarkIds: null,
      pollIntervalMs: 20_000,
      failFast: false,
      isFirstContact: false,
      deadlineMs: startedMs + 60 * minuteMs,
      hasFailed: (jobs) => [...jobs.values()].some(({ job }) => job?.state === 'failed'),
      onChange: (jobs) => shown.push(statesOf(jobs)),
      onOutage: ({ error }) => outages.push(error.message),
      onOutageOver: () => outages.push(null),
      clock,
      random: () => 0.5,
      cancelled: cancel.signal,
      ...own,
    });
  const fail = (fault: Fault, which: { path?: RegExp; times?: number } = {}) =>
    harmstack.fail({ path: /./, fault, times: Number.POSITIVE_INFINITY, ...which });
  const elapsedMs = () => clock.now() - startedMs;
  return { ...world, ids, cancel, outages, shown, wait, fail, elapsedMs };
}

function statesOf(jobs: ReadonlyMap<string, Tracked>): readonly string[] {
  return [...jobs.values()].map(({ job, lost }) => (lost === null ? (job?.state ?? 'unread') : 'lost'));
}

const all = (count: number, state: string) => Array.from({ length: count }, () => state);

function describeJob({ job }: Tracked): string {
  return `${job?.state} ${job !== null && 'progress' in job ? job.progress?.done : ''}`;
}

describe('a wait', () => {
  test('ends within moments of the last score, with few requests', async () => {
    await using world = await startJobs(3);
    const { end, jobs } = await world.wait();
    expect([end, statesOf(jobs)]).toEqual(['all-final', all(3, 'scored')]);
    expect(world.elapsedMs()).toBeGreaterThanOrEqual(10 * minuteMs);
    expect(world.elapsedMs()).toBeLessThan(10 * minuteMs + 1500);
    expect(world.harmstack.requests.length).toBeLessThan(250);
    expect(world.outages).toEqual([]);
  });

  test.each([3, 12])('knows every one of %i jobs from its first look on', async (count) => {
    await using world = await startJobs(count);
    await world.wait();
    expect(world.shown[0]).toEqual(all(count, 'waiting'));
  });

  test('shows the progress of each of a few jobs once a minute, not of one alone', async () => {
    await using world = await startJobs(3);
    const progress = new Set<string>();
    await world.wait({ onChange: (jobs) => progress.add([...jobs.values()].map(describeJob).join(', ')) });
    const inStep = [...progress].filter((line) => new Set(line.split(', ')).size === 1);
    expect(inStep.length).toBeGreaterThan(8);
  });

  test('goes on when the first list cannot be read', async () => {
    await using world = await startJobs(12);
    world.fail({ answer: { status: 500 } }, { path: /\/jobs$/, times: 4 });
    expect((await world.wait()).end).toBe('all-final');
  });

  test('for nothing, or for what is final already, is none', async () => {
    await using world = await startJobs(1, { durationMs: 0 });
    expect(await world.wait({ jobIds: [] })).toEqual({ end: 'all-final', outage: null, jobs: new Map() });
    expect(world.harmstack.requests).toEqual([]);
    expect((await world.wait()).end).toBe('all-final');
    expect([world.harmstack.requests.length, world.elapsedMs()]).toEqual([1, 0]);
  });

  test('tells of every change, progress included, and only of changes', async () => {
    await using world = await startJobs(1, { durationMs: minuteMs });
    const seen: string[] = [];
    await world.wait({ onChange: (jobs) => seen.push([...jobs.values()].map(describeJob).join()) });
    expect(seen.length).toBeGreaterThan(3);
    expect(new Set(seen).size).toBe(seen.length);
    expect([seen[0], seen.at(-1)]).toEqual(['waiting undefined', 'scored ']);
  });

  test('reads by id what the list does not tell, and never takes it for final', async () => {
    await using world = await startJobs(23, { durationMs: minuteMs, maxLimit: 3 });
    const { end, jobs } = await world.wait();
    expect([end, statesOf(jobs)]).toEqual(['all-final', all(23, 'scored')]);
    expect(world.elapsedMs()).toBeLessThan(minuteMs + 2000);
  });

  test('waits for an unknown state until the deadline and never takes it for a pass', async () => {
    await using world = await startJobs(2, { durationMs: 0 });
    world.harmstack.setJob(world.ids[1] ?? '', { status: 'paused' });
    const { end, jobs } = await world.wait();
    expect([end, statesOf(jobs)]).toEqual(['deadline', ['scored', 'unrecognised']]);
    expect(world.elapsedMs()).toBe(60 * minuteMs);
  });

  test('reads each job by what it was asked to run', async () => {
    await using world = await startJobs(2, { durationMs: 0 });
    const [first = '', second = ''] = world.ids;
    const run: AgentRun = { source: { kind: 'scenarios', ids: ['A'] }, agents: [], orchestrator: null };
    const seen: AskedJob[] = [];
    const service: BenchmarkService = {
      preflight: (...args) => world.service.preflight(...args),
      look: (jobs, signal) => {
        seen.push(...jobs);
        return world.service.look(jobs, signal);
      },
    };
    await world.wait({ service, runs: new Map([[second, run]]) });
    expect(seen).toEqual([
      { id: first, asked: null },
      { id: second, asked: run },
    ]);
  });

  test('never goes back from what is final, whatever a later answer says', async () => {
    await using world = await startJobs(2, { durationMs: minuteMs });
    const [first = '', second = ''] = world.ids;
    world.harmstack.finish(first);
    // The second is over later; the first is then said to run again.
    world.clock.after(30_000, () => world.harmstack.setJob(first, { status: 'running' }));
    const states: string[] = [];
    // Each look tells of the first as well.
    const service: BenchmarkService = {
      preflight: (...args) => world.service.preflight(...args),
      look: (jobs, signal) => world.service.look(existing([...new Set([...jobs.map(({ id }) => id), first])]), signal),
    };
    const { end, jobs } = await world.wait({
      jobIds: [second, first],
      service,
      onChange: (now) => states.push(now.get(first)?.job?.state ?? 'unread'),
    });
    expect([end, jobs.get(first)?.job?.state]).toEqual(['all-final', 'scored']);
    expect(new Set(states)).toEqual(new Set(['scored']));
  });
});

describe('bad news of a job', () => {
  const oddities = [
    { status: 'failed' },
    { score_pct: null },
    { score_pct: '100' },
    { score_pct: 12.5 },
    { total_scored: 0 },
    { total_scored: null },
    { passed_count: undefined },
    { benchmark_id: 7 },
  ];

  test.each(oddities)('that are told once are not believed: %o', async (fields) => {
    await using world = await startJobs(2, { durationMs: 10_000 });
    const [first = ''] = world.ids;
    world.clock.after(10_000, () => world.harmstack.setJob(first, fields));
    const truth = { status: 'completed', score_pct: 100, passed_count: 2, total_scored: 2, benchmark_id: 1 };
    world.clock.after(11_500, () => world.harmstack.setJob(first, truth));
    const { end, jobs } = await world.wait();
    expect([end, statesOf(jobs)]).toEqual(['all-final', ['scored', 'scored']]);
    expect(jobs.get(first)?.job).toMatchObject({ benchmarkId: '1', score: { pct: 100 } });
  });

  test.each(oddities)('that stay are believed within moments: %o', async (fields) => {
    await using world = await startJobs(2, { durationMs: 10_000 });
    const [first = ''] = world.ids;
    world.clock.after(10_000, () => world.harmstack.setJob(first, fields));
    const { end, jobs } = await world.wait();
    expect(end).toBe('all-final');
    const sound = { benchmarkId: '1', state: 'scored', score: { pct: 100, passed: 2, scored: 2 } };
    expect(jobs.get(first)?.job).not.toMatchObject(sound);
    expect(world.elapsedMs()).toBeLessThan(15_000);
  });

  test('are asked about again at once, however rarely the job was looked at before', async () => {
    await using world = await startJobs(1, { durationMs: 60 * minuteMs });
    const [id = ''] = world.ids;
    world.clock.after(5 * minuteMs, () => world.harmstack.setJob(id, { status: 'failed' }));
    expect(statesOf((await world.wait()).jobs)).toEqual(['failed']);
    expect(world.clock.sleepsMs.at(-1)).toBeLessThan(3000);
  });

  test('are believed at the deadline, when there is no time to ask again', async () => {
    await using world = await startJobs(1, { durationMs: 10_000 });
    world.clock.after(9000, () => world.harmstack.setJob(world.ids[0] ?? '', { status: 'failed' }));
    const { end, jobs } = await world.wait({ deadlineMs: world.clock.now() + 9500 });
    expect([end, statesOf(jobs)]).toEqual(['all-final', ['failed']]);
  });

  test('are no news where an answer only leaves out which benchmark it is', async () => {
    await using world = await startJobs(1, { durationMs: 10_000 });
    world.clock.after(5000, () => world.harmstack.setJob(world.ids[0] ?? '', { benchmark_id: undefined }));
    const { jobs } = await world.wait();
    expect(jobs.get(world.ids[0] ?? '')?.job).toMatchObject({ state: 'scored', benchmarkId: '1' });
  });
});

test('a benchmark that was not asked for is not believed at once', async () => {
  await using world = await startJobs(1, { durationMs: 10_000 });
  const [id = ''] = world.ids;
  world.harmstack.setJob(id, { benchmark_id: undefined });
  world.clock.after(10_000, () => world.harmstack.setJob(id, { benchmark_id: 1.5 }));
  world.clock.after(11_500, () => world.harmstack.setJob(id, { benchmark_id: 1 }));
  const { jobs } = await world.wait({ benchmarkIds: new Set(['1']) });
  expect(jobs.get(id)?.job).toMatchObject({ state: 'scored', benchmarkId: '1' });
});

describe('the deadline', () => {
  test('ends the wait with a last look that counts what has finished meanwhile', async () => {
    for (const count of [2, 12]) {
      await using world = await startJobs(count, { durationMs: 61 * minuteMs });
      const [done = ''] = world.ids;
      world.clock.after(60 * minuteMs, () => world.harmstack.finish(done));
      const { end, jobs } = await world.wait();
      expect([end, jobs.get(done)?.job?.state]).toEqual(['deadline', 'scored']);
      expect(statesOf(jobs).filter((state) => state === 'running').length).toBeGreaterThan(0);
      expect(world.elapsedMs()).toBe(60 * minuteMs);
    }
  });

  test('is a success when the last look finds everything final', async () => {
    for (const count of [1, 12]) {
      await using world = await startJobs(count, { durationMs: 60 * minuteMs, maxLimit: 5 });
      const { end, jobs } = await world.wait();
      expect([end, statesOf(jobs)]).toEqual(['all-final', all(count, 'scored')]);
    }
  });

  test('breaks off a look that hangs, and takes no more than 5 s for the last one', async () => {
    await using world = await startJobs(1);
    world.harmstack.faults.push(() => {
      world.clock.advance(world.elapsedMs() === 0 ? 10_000 : 5000);
      return { delayMs: 1e8 };
    });
    const { end, jobs } = await world.wait({ deadlineMs: world.clock.now() + 10_000 });
    expect([end, statesOf(jobs), world.elapsedMs()]).toEqual(['deadline', ['unread'], 15_000]);
    expect(world.outages).toEqual([]);
  });

  test('that is over from the start still gets its look', async () => {
    await using world = await startJobs(1, { durationMs: 0 });
    expect((await world.wait({ deadlineMs: world.clock.now() - 1 })).end).toBe('all-final');
  });
});

describe('fail-fast', () => {
  test('ends the wait at the next sweep after a failure, with the rest unfinished', async () => {
    await using world = await startJobs(5);
    const [, failing = ''] = world.ids;
    world.clock.after(2 * minuteMs, () => world.harmstack.finish(failing, { fail: true }));
    const { end, jobs } = await world.wait({ failFast: true });
    expect([end, statesOf(jobs).includes('failed')]).toEqual(['fail-fast', true]);
    expect(world.elapsedMs()).toBeLessThanOrEqual(2 * minuteMs + 20_000);
  });

  test('is not asked about unless wanted', async () => {
    await using world = await startJobs(2, { durationMs: minuteMs });
    world.harmstack.finish(world.ids[0] ?? '', { fail: true });
    expect((await world.wait()).end).toBe('all-final');
  });
});

describe('a cancel', () => {
  test('ends a sleep at once', async () => {
    await using world = await startJobs(1);
    world.clock.after(123_456, () => world.cancel.abort(new Error('SIGINT')));
    const { end, jobs } = await world.wait();
    expect([end, statesOf(jobs), world.elapsedMs()]).toEqual(['cancelled', ['running'], 123_456]);
  });

  test.each([
    ['look', 4, /\/jobs\/./],
    ['list', 12, /\/jobs$/],
  ])('ends a %s at once, and is no trouble', async (_, count, path) => {
    await using world = await startJobs(count);
    world.harmstack.faults.push((request) => {
      if (world.elapsedMs() === 0 || !path.test(request.path)) return undefined;
      world.cancel.abort(new Error('SIGINT'));
      return { delayMs: 1e8 };
    });
    expect((await world.wait()).end).toBe('cancelled');
    expect(world.outages).toEqual([]);
  });

  test('that came before asks nothing', async () => {
    await using world = await startJobs(1);
    world.cancel.abort();
    expect((await world.wait()).end).toBe('cancelled');
    expect(world.harmstack.requests).toEqual([]);
  });
});

describe('a job that the service does not tell of', () => {
  test.each([400, 401, 403])('by a %d is lost at once when it existed before this run', async (status) => {
    await using world = await startJobs(2, { durationMs: minuteMs });
    world.fail({ answer: { status, body: { error: 'no' } } }, { path: new RegExp(world.ids[0] ?? '') });
    const { end, jobs } = await world.wait({ justCreated: false });
    expect([end, statesOf(jobs)]).toEqual(['all-final', ['lost', 'scored']]);
    expect(jobs.get(world.ids[0] ?? '')?.lost?.text).toMatch(new RegExp(`answered ${status}: no$`));
    expect(world.harmstack.received('GET', new RegExp(world.ids[0] ?? ''))).toHaveLength(1);
  });

  test.each([400, 401, 403])('by a %d now and then is read all the same when it is paid for', async (status) => {
    await using world = await startJobs(2, { durationMs: 5 * minuteMs });
    for (const atMs of [1000, 2 * minuteMs]) {
      world.clock.after(atMs, () => world.fail({ answer: { status, body: { error: 'no' } } }));
      world.clock.after(atMs + 15_000, () => world.harmstack.faults.splice(0));
    }
    const { end, jobs } = await world.wait();
    expect([end, statesOf(jobs)]).toEqual(['all-final', ['scored', 'scored']]);
    expect(world.outages).toEqual([expect.any(String), null, expect.any(String), null]);
  });

  test.each([400, 401, 403])('by a %d for half a minute is lost', async (status) => {
    await using world = await startJobs(3, { durationMs: minuteMs });
    world.fail({ answer: { status, body: { error: 'no' } } });
    const { end, jobs } = await world.wait();
    expect([end, statesOf(jobs)]).toEqual(['all-final', all(3, 'lost')]);
    expect(world.elapsedMs()).toBeGreaterThanOrEqual(30_000);
    expect(world.elapsedMs()).toBeLessThan(3 * minuteMs);
  });

  test('by answers about another job is lost', async () => {
    await using world = await startJobs(1);
    world.harmstack.setJob(world.ids[0] ?? '', { job_id: 'another' });
    expect(statesOf((await world.wait()).jobs)).toEqual(['lost']);
    expect(statesOf((await world.wait({ justCreated: false })).jobs)).toEqual(['lost']);
  });

  test('by a 404 is lost at once when it existed before this run', async () => {
    await using world = await startJobs(1);
    const { end, jobs } = await world.wait({ justCreated: false, jobIds: ['gone', ...world.ids] });
    expect([end, statesOf(jobs)]).toEqual(['all-final', ['lost', 'scored']]);
    expect(world.harmstack.received('GET', /gone/)).toHaveLength(1);
  });

  test('by a 404 may still appear for a minute when this run has just created it', async () => {
    await using world = await startJobs(1, { durationMs: 2 * minuteMs });
    world.fail({ answer: { status: 404 } }, { times: 4 });
    const { end, jobs } = await world.wait();
    expect([end, statesOf(jobs)]).toEqual(['all-final', ['scored']]);
    expect(world.outages).toEqual([expect.stringContaining('404'), null]);
  });

  test('by a 404 for longer than a minute is lost', async () => {
    await using world = await startJobs(1);
    const { end, jobs } = await world.wait({ jobIds: ['gone'] });
    expect([end, statesOf(jobs)]).toEqual(['all-final', ['lost']]);
    expect(world.shown).toEqual([['lost']]);
    expect(world.elapsedMs()).toBeLessThan(90_000);
  });
});

describe('a service in trouble', () => {
  test.each([
    ['resets', { reset: 'before' }],
    ['500s', { answer: { status: 500 } }],
    ['web pages', { answer: { status: 200, body: '<html>' } }],
    ['answers of another shape', { answer: { status: 200, body: { jobs: 7 } } }],
  ] as const)('(%s) is told of once, and once more when it is over', async (_, fault) => {
    await using world = await startJobs(3, { durationMs: 30 * minuteMs });
    world.clock.after(minuteMs, () => world.fail(fault));
    world.clock.after(10 * minuteMs, () => world.harmstack.faults.splice(0));
    const { end, outage, jobs } = await world.wait();
    expect([end, outage, statesOf(jobs)]).toEqual(['all-final', null, all(3, 'scored')]);
    expect(world.outages).toEqual([expect.any(String), null]);
  });

  test('whose answers are of another shape for longer than a quarter of an hour tells of its jobs no more', async () => {
    await using world = await startJobs(2, { durationMs: 30 * minuteMs });
    world.fail({ answer: { status: 200, body: { jobs: 7 } } });
    const { end, jobs } = await world.wait();
    expect([end, statesOf(jobs)]).toEqual(['all-final', all(2, 'lost')]);
    expect(world.elapsedMs()).toBeLessThan(16 * minuteMs);
  });

  test('until the deadline costs few requests: no hot loop', async () => {
    await using world = await startJobs(3);
    world.fail({ answer: { status: 503 } });
    const startedMs = world.clock.now();
    const { end, outage } = await world.wait();
    expect([end, outage?.sinceMs, outage?.error.status]).toEqual(['deadline', expect.any(Number), 503]);
    expect(outage?.sinceMs).toBeLessThan(startedMs + 10_000);
    // A look is four requests, one each 20 s after the first few.
    expect(world.harmstack.requests.length).toBeLessThan(4 * 3 * 60 + 60);
    expect(world.outages).toHaveLength(1);
  });

  test.each([
    [0, [500, 1000, 2000, 4000, 8000, 16_000, 20_000]],
    [1, [1500, 3000, 6000, 12_000, 20_000, 20_000, 20_000]],
  ])('is asked ever more rarely, at moments that are spread by chance (%d)', async (chance, gapsMs) => {
    await using world = await startJobs(1);
    world.fail({ answer: { status: 200, body: '<html>' } });
    await world.wait({ deadlineMs: world.clock.now() + 5 * minuteMs, random: () => chance });
    const gaps = world.harmstack.requests.map(({ at }, index, requests) => at - (requests[index - 1]?.at ?? at));
    expect(gaps.slice(1, 1 + gapsMs.length)).toEqual(gapsMs);
  });

  test('is asked for one job after the other, not always for the first', async () => {
    await using world = await startJobs(3);
    world.fail({ answer: { status: 200, body: '<html>' } });
    await world.wait({ deadlineMs: world.clock.now() + 10 * minuteMs });
    const asked = world.ids.map((id) => world.harmstack.received('GET', new RegExp(id)).length);
    expect(Math.max(...asked) - Math.min(...asked)).toBeLessThan(3);
  });

  test('is told of and left alone when a list is refused, until a job is read', async () => {
    await using world = await startJobs(12, { durationMs: 5 * minuteMs });
    world.clock.after(30_000, () =>
      world.fail({ answer: { status: 429, headers: { 'retry-after': '120' } } }, { path: /\/jobs$/ }),
    );
    world.clock.after(90_000, () => world.harmstack.faults.splice(0));
    await world.wait();
    expect(world.outages).toEqual([expect.stringContaining('429'), null]);
    expect(world.clock.sleepsMs).toContain(120_000);
  });

  test('is told again when the last list can be read, but not the jobs that it leaves out', async () => {
    await using world = await startJobs(12, { durationMs: 61 * minuteMs });
    world.clock.after(minuteMs, () => world.fail({ answer: { status: 500 } }));
    world.clock.after(60 * minuteMs, () => {
      world.harmstack.faults.splice(0);
      world.fail({ answer: { status: 403 } }, { path: /\/jobs\/./ });
    });
    await world.wait();
    expect(world.outages).toEqual([expect.any(String), null, expect.any(String)]);
  });

  test('is none that tells of one job and not of another, be it that the one is gone', async () => {
    await using world = await startJobs(2, { durationMs: minuteMs });
    const [failing = '', other = ''] = world.ids;
    for (const told of ['gone', other]) {
      world.fail({ answer: { status: 500 } }, { path: new RegExp(failing), times: 4 });
      await world.wait({ justCreated: false, jobIds: [told, failing] });
    }
    expect(world.outages).toEqual([]);
  });

  test('is left alone for as long as Retry-After asks', async () => {
    await using world = await startJobs(1);
    world.fail({ answer: { status: 429, headers: { 'retry-after': '120' } } }, { times: 1 });
    await world.wait();
    const [first, second] = world.harmstack.requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(120_000);
  });

  test('is not asked beyond the deadline because of a long Retry-After', async () => {
    await using world = await startJobs(1);
    world.fail({ answer: { status: 503, headers: { 'retry-after': '86400' } } }, { times: 1 });
    const { end } = await world.wait({ deadlineMs: world.clock.now() + minuteMs });
    expect([end, world.elapsedMs(), world.harmstack.requests.length]).toEqual(['deadline', minuteMs, 2]);
  });

  test('with one job alone does not hold up the others', async () => {
    await using world = await startJobs(4, { durationMs: minuteMs });
    world.fail({ answer: { status: 500 } }, { path: new RegExp(world.ids[0] ?? '') });
    world.harmstack.setJob(world.ids[0] ?? '', { status: 'running' });
    const { end, jobs } = await world.wait({ deadlineMs: world.clock.now() + 5 * minuteMs });
    expect([end, statesOf(jobs)]).toEqual(['deadline', ['unread', 'scored', 'scored', 'scored']]);
  });

  test('by a fault of ours is thrown', async () => {
    await using world = await startJobs(1);
    const service: BenchmarkService = { ...world.service, look: () => Promise.reject(new TypeError('a bug')) };
    await expect(world.wait({ service })).rejects.toThrow('a bug');
  });
});
