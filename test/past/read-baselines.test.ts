import { describe, expect, test } from 'vitest';
import { readBaselines } from '../../src/past/read-baselines.ts';
import type { Plan, PlannedBenchmark } from '../../src/plan/plan.ts';
import {
  type BenchmarkService,
  type Job,
  type Look,
  ServiceError,
  type ServiceErrorKind,
} from '../../src/services/service.ts';
import { createBenchmark, createJob, emptyPlan, scored } from '../fixtures/cases.ts';
import { VirtualClock } from '../fixtures/virtual-clock.ts';

const job: Job = createJob(scored(90, 45, 50), { id: 'base' });
const plan: Plan = {
  ...emptyPlan,
  benchmarks: [
    createBenchmark({ id: '1' }),
    createBenchmark({ id: '2', baseline: { kind: 'job', jobId: 'base' } }),
    createBenchmark({ id: '3', baseline: { kind: 'results', result: { code: 'no-file' } } }),
  ],
};

/** Reads the baselines of a service that answers so, look by look; the last answer stays. */
async function read(answers: readonly (Job | ServiceErrorKind)[]) {
  const clock = new VirtualClock();
  const asked: string[] = [];
  const service = {
    preflight: () => Promise.reject(new Error('not asked')),
    look: (jobs: readonly { readonly id: string }[]): Promise<readonly Look[]> =>
      Promise.resolve(
        jobs.map(({ id }) => {
          const answer = answers[Math.min(asked.length, answers.length - 1)] ?? 'unavailable';
          asked.push(id);
          return typeof answer === 'string' ? { id, error: new ServiceError(answer, answer) } : { id, job: answer };
        }),
      ),
  };
  const reading = readBaselines({
    plan,
    serviceFor: () => service,
    clock,
    random: () => 0.5,
    deadlineMs: clock.now() + 60_000,
    cancelled: new AbortController().signal,
  });
  return { read: await reading, asked };
}

describe('the jobs of baselines', () => {
  test('are read by the place of their benchmark', async () => {
    expect(await read([job])).toEqual({
      read: { looks: new Map([[1, { job }]]), listed: new Map() },
      asked: ['base'],
    });
  });

  test('are asked for again while that may help', async () => {
    expect(await read(['unavailable', job])).toMatchObject({
      read: { looks: new Map([[1, { job }]]) },
      asked: ['base', 'base'],
    });
  });

  test('are not known where the service refuses them, or goes on failing', async () => {
    const refused = await read(['not-found']);
    expect([refused.asked.length, refused.read.looks.get(1)]).toMatchObject([1, { failure: { kind: 'not-found' } }]);
    const silent = await read(['unavailable']);
    expect([silent.asked.length, silent.read.looks.get(1)]).toMatchObject([3, { failure: { kind: 'unavailable' } }]);
  });
});

const reading = (benchmark: Partial<PlannedBenchmark>, service: Partial<BenchmarkService>) =>
  readBaselines({
    plan: { ...emptyPlan, benchmarks: [createBenchmark(benchmark)] },
    serviceFor: () => ({
      preflight: () => Promise.reject(new Error('not asked')),
      look: () => Promise.reject(new Error('not asked')),
      ...service,
    }),
    clock: new VirtualClock(),
    random: () => 0.5,
    deadlineMs: Number.MAX_SAFE_INTEGER,
    cancelled: new AbortController().signal,
  });

describe('what else benchmarks are compared with', () => {
  test('the newest job of a name, which may not exist', async () => {
    const query = { name: 'nightly', status: 'completed' };
    const asked: unknown[] = [];
    const find = async (wanted: unknown) => {
      asked.push(wanted);
      return asked.length > 1 ? null : job;
    };
    const benchmark = { service: 'runloop', baseline: { kind: 'newest', query } } as const;
    expect((await reading(benchmark, { find })).looks).toEqual(new Map([[0, { job }]]));
    expect((await reading(benchmark, { find })).looks).toEqual(new Map([[0, { job: null }]]));
    expect(asked).toEqual([query, query]);
  });

  test('the completed jobs of the account, in one list', async () => {
    const benchmark = { baseline: { kind: 'endpoint' } } as const;
    const limits: number[] = [];
    const completed: BenchmarkService['completed'] = async ({ limit }) => {
      limits.push(limit);
      return { jobs: [job], mayBeCut: false };
    };
    expect((await reading(benchmark, { completed })).listed).toEqual(
      new Map([['harmstack', { jobs: [job], mayBeCut: false }]]),
    );
    expect(limits).toEqual([1000]);
    expect((await reading(benchmark, {})).listed.get('harmstack')).toHaveProperty('why');
  });
});
