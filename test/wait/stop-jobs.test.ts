import { describe, expect, test } from 'vitest';
import type { Reader } from '../../src/plan/plan.ts';
import type { BenchmarkService, Job } from '../../src/services/service.ts';
import { stopJobs } from '../../src/wait/stop-jobs.ts';
import type { JobGroup } from '../../src/wait/wait-for-jobs.ts';
import { createJob, scored } from '../fixtures/cases.ts';
import { startRunloopWorld } from '../fixtures/runloop-world.ts';

const reader: Reader = { service: 'runloop' };

/** Three jobs of which the first two run, so that they can be stopped; the last has no run yet. */
async function startJobs() {
  const world = await startRunloopWorld({ pace: 'manual' });
  const { runloop, service, clock } = world;
  runloop.define('bmd_1', { results: [1, 1, 1], runningSteps: 9 });
  const jobIds = [1, 2, 3].map((nth) =>
    runloop.addJob(
      {
        name: `job-${nth}`,
        spec: { type: 'benchmark', benchmark_id: 'bmd_1', agent_configs: [{ type: 'job_agent', name: 'a' }] },
      },
      { steps: nth < 3 ? 2 : 0 },
    ),
  );
  const group: JobGroup = { reader, jobIds, isOwn: true, isAdvisory: false, runs: new Map() };
  const known = new Map<string, Job>();
  const stop = (own: Partial<BenchmarkService> = {}, groups: readonly JobGroup[] = [group], leftMs = 60_000) => {
    const serviceFor = () => ({ ...service, ...own });
    const deadlineMs = clock.now() + leftMs;
    return stopJobs({ groups, serviceFor, jobOf: (_, id) => known.get(id) ?? null, clock, deadlineMs });
  };
  return { ...world, jobIds, group, known, stop };
}

const look: BenchmarkService['look'] = async () => [];

describe('jobs that are to be stopped', () => {
  test('are stopped where they run, and read once; one that has no run yet cannot be', async () => {
    await using world = await startJobs();
    const { asked, confirmed } = await world.stop();
    expect(asked.toSorted()).toEqual(['bmj_1', 'bmj_2']);
    expect(confirmed.map(({ job }) => `${job.id} ${job.state}`).toSorted()).toEqual([
      'bmj_1 cancelled',
      'bmj_2 cancelled',
    ]);
    expect(confirmed.every(({ group }) => group === world.group)).toBe(true);
  });

  test('are left alone when they are final, or nobody of this gate has paid for them', async () => {
    await using world = await startJobs();
    world.known.set('bmj_1', createJob(scored(100, 1, 1), { id: 'bmj_1' }));
    world.known.set('bmj_2', createJob({ state: 'running', progress: null }, { id: 'bmj_2' }));
    const groups = [
      { ...world.group, jobIds: ['bmj_1', 'bmj_2'] },
      { ...world.group, jobIds: ['bmj_3'], isOwn: false },
    ];
    expect((await world.stop({}, groups)).asked).toEqual(['bmj_2']);
    expect(world.runloop.ledger.cancelledRuns.map(({ jobId }) => jobId)).toEqual(['bmj_2']);
  });

  test('run on at a service that cannot stop them, and nobody is told otherwise', async () => {
    await using world = await startJobs();
    const { cancel: _, ...withoutCancel } = world.service;
    const stopped = await stopJobs({
      groups: [world.group],
      serviceFor: () => withoutCancel,
      jobOf: () => null,
      clock: world.clock,
      deadlineMs: Number.POSITIVE_INFINITY,
    });
    expect(stopped).toEqual({ asked: [], confirmed: [] });
  });

  test('run on where the service refuses to stop them, without harm to the others', async () => {
    await using world = await startJobs();
    world.runloop.fail({ method: 'GET', path: /bmj_1/, times: Infinity, fault: { answer: { status: 403 } } });
    const { asked, confirmed } = await world.stop();
    expect(asked.toSorted()).not.toContain('bmj_1');
    expect(confirmed.map(({ job }) => job.id)).toEqual(['bmj_2']);
  });

  test('are not known to be stopped when they cannot be read afterwards', async () => {
    await using world = await startJobs();
    const { asked, confirmed } = await world.stop({ look });
    expect([asked.length, confirmed]).toEqual([2, []]);
  });

  test.each([
    [60_000, 1500],
    [900, 900],
    [-1000, 500],
  ])('get, %i ms before the deadline, %i ms', async (leftMs, limitMs) => {
    await using world = await startJobs();
    const startMs = world.clock.now();
    world.runloop.faults.push(() => ({ delayMs: 1e8 }));
    const stopped = world.stop({}, [world.group], leftMs);
    await expect.poll(() => world.runloop.requests.length).toBeGreaterThan(0);
    world.clock.advance(limitMs - 1);
    expect(await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, 20, 'open'))])).toBe('open');
    world.clock.advance(1);
    expect(await stopped).toEqual({ asked: [], confirmed: [] });
    expect(world.clock.now() - startMs).toBe(limitMs);
  });
});
