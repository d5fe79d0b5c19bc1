import { describe, expect, test } from 'vitest';
import { levelOf, type Notice } from '../../src/notice.ts';
import type { Plan, PlannedBenchmark } from '../../src/plan/plan.ts';
import { type BenchmarkService, ServiceError, type ServiceErrorKind } from '../../src/services/service.ts';
import { findJobs } from '../../src/submit/find-jobs.ts';
import { createBenchmark, createJob, emptyPlan } from '../fixtures/cases.ts';
import { startRunloopWorld } from '../fixtures/runloop-world.ts';
import { VirtualClock } from '../fixtures/virtual-clock.ts';

const newest = (query: Extract<PlannedBenchmark['work'], { kind: 'newest' }>['query']) =>
  createBenchmark({ service: 'runloop', id: 'nightly', work: { kind: 'newest', query } });
const nightly = newest({ name: 'nightly' });
const planOf = (...benchmarks: readonly PlannedBenchmark[]): Plan => ({ ...emptyPlan, benchmarks });

type Find = NonNullable<BenchmarkService['find']>;
const neverFound: Find = () => new Promise(() => undefined);

const unasked = () => Promise.reject(new Error('not asked for'));

/** Looks for the jobs of a plan at a service that finds them so. */
function startFinding(find: Find | undefined, own: { readonly deadlineMs?: number } = {}) {
  const clock = new VirtualClock();
  const startMs = clock.now();
  const notices: Notice[] = [];
  const cancel = new AbortController();
  const service: BenchmarkService = { preflight: unasked, look: unasked, ...(find && { find }) };
  const found = (plan: Plan) =>
    findJobs({
      plan,
      serviceFor: () => service,
      tell: (notice) => notices.push(notice),
      clock,
      deadlineMs: startMs + (own.deadlineMs ?? 3_600_000),
      cancelled: cancel.signal,
    });
  return { clock, cancel, notices, found, elapsedMs: () => clock.now() - startMs };
}

/** Finds nothing before that much time has passed. */
const slowly =
  (clock: () => VirtualClock, ms: number): Find =>
  (_, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      clock().advance(ms);
    });

describe('a job that a plan names only as the newest of its kind', () => {
  test('is judged like one that is named by its id, once it is found', async () => {
    await using world = await startRunloopWorld();
    world.runloop.define('bmd_1', { results: [1] });
    const addJob = () =>
      world.runloop.addJob({
        name: 'nightly',
        spec: { type: 'benchmark', benchmark_id: 'bmd_1', agent_configs: [] },
      });
    addJob();
    world.clock.advance(1000);
    const id = addJob();
    const notices: Notice[] = [];
    const other = createBenchmark();
    const plan = planOf(other, nightly);
    const found = await findJobs({
      plan,
      serviceFor: () => world.service,
      tell: (notice) => notices.push(notice),
      clock: world.clock,
      deadlineMs: world.clock.now() + 60_000,
      cancelled: new AbortController().signal,
    });
    expect(found).toEqual({ ...plan, benchmarks: [other, { ...nightly, work: { kind: 'existing', jobId: id } }] });
    expect(notices).toEqual([
      { code: 'newest-job', wanted: 'nightly', jobId: id, createdAt: new Date(world.clock.now()) },
    ]);
  });

  test('ends the run when there is none, with all that it was looked for by', async () => {
    const { found, notices } = startFinding(async () => null);
    expect(await found(planOf(newest({ promptSlug: 'triage', project: 'p' })))).toBeNull();
    expect(notices).toEqual([{ code: 'newest-job-missing', wanted: 'triage, p' }]);
  });

  test('ends the run at a service that finds none', async () => {
    const { found, notices } = startFinding(undefined);
    expect(await found(planOf(nightly))).toBeNull();
    expect(notices).toEqual([{ code: 'newest-job-missing', wanted: 'nightly' }]);
  });

  test.each<[ServiceErrorKind, Notice]>([
    ['unauthorised', { code: 'key-refused', service: 'runloop', message: 'text' }],
    ['unreachable', { code: 'service-unreachable', service: 'runloop', message: 'text', isProxy: false }],
    ['unavailable', { code: 'newest-job-unknown', wanted: 'nightly', message: 'text', isRefusal: false }],
    ['refused', { code: 'newest-job-unknown', wanted: 'nightly', message: 'text', isRefusal: true }],
  ])('ends the run when the service fails, and says how (%s)', async (kind, notice) => {
    const { found, notices } = startFinding(() => Promise.reject(new ServiceError(kind, 'text')));
    expect(await found(planOf(nightly))).toBeNull();
    expect(notices).toEqual([notice]);
  });

  test('is looked for for half a minute, and never beyond the time of the run', async () => {
    for (const [deadlineMs, tookMs] of [
      [3_600_000, 30_000],
      [5000, 5000],
    ] as const) {
      const finding = startFinding((query, signal) => slowly(() => finding.clock, tookMs)(query, signal), {
        deadlineMs,
      });
      expect(await finding.found(planOf(nightly))).toBeNull();
      expect([finding.notices, finding.elapsedMs()]).toEqual([
        [
          {
            code: 'newest-job-unknown',
            wanted: 'nightly',
            message: 'the service did not answer in time',
            isRefusal: false,
          },
        ],
        tookMs,
      ]);
    }
  });

  test('is not looked for any more once the run is cancelled', async () => {
    const finding = startFinding((_, signal) => {
      finding.cancel.abort(new Error('cancelled'));
      signal.throwIfAborted();
      return neverFound({}, signal);
    });
    expect(await finding.found(planOf(nightly))).toBeNull();
  });

  test.each<[string, Find, Notice['code']]>([
    ['is not there', async () => null, 'newest-job-missing'],
    ['cannot be looked up', () => Promise.reject(new ServiceError('unavailable', 'text')), 'newest-job-unknown'],
    [
      'is at a service that cannot be reached',
      () => Promise.reject(new ServiceError('unreachable', 'text')),
      'service-unreachable',
    ],
  ])('ends no run of which it is only advice when it %s', async (_, find, code) => {
    const { found, notices } = startFinding(find);
    const advisory = { ...nightly, level: 'warn' } as const;
    const other = createBenchmark();
    expect((await found(planOf(other, advisory)))?.benchmarks).toEqual([
      other,
      { ...advisory, work: { ...advisory.work, isMissing: true } },
    ]);
    expect(notices.map((notice) => [notice.code, levelOf(notice)])).toEqual([[code, 'warning']]);
  });

  test('ends the run though it is only advice when the key is refused', async () => {
    const { found, notices } = startFinding(() => Promise.reject(new ServiceError('unauthorised', 'text')));
    expect(await found(planOf(createBenchmark(), { ...nightly, level: 'warn' }))).toBeNull();
    expect(notices.map((notice) => [notice.code, levelOf(notice)])).toEqual([['key-refused', 'error']]);
  });

  test('is looked for beside the others, and one that is missing ends the run', async () => {
    const { found, notices } = startFinding(async ({ name }) =>
      name === 'nightly' ? createJob({ state: 'waiting', progress: null }, { id: 'j1' }) : null,
    );
    expect(await found(planOf(nightly, newest({ name: 'weekly' })))).toBeNull();
    expect(notices.map(({ code }) => code)).toEqual(['newest-job', 'newest-job-missing']);
  });
});

test('a plan without such jobs stays as it is, and nobody is asked', async () => {
  const { found, notices } = startFinding(() => Promise.reject(new Error('not asked for')));
  const plan = planOf(createBenchmark());
  expect([await found(plan), notices]).toEqual([plan, []]);
});

test('a fault of ours is thrown, not taken for one of the service', async () => {
  const { found } = startFinding(() => Promise.reject(new TypeError('a bug')));
  await expect(found(planOf(nightly))).rejects.toThrow('a bug');
});
