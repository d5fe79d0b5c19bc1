import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBatches } from '../../src/plan/batches.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { JobState } from '../../src/services/service.ts';
import { judgeBenchmark } from '../../src/verdict/judge.ts';
import type { Evidence } from '../../src/verdict/judge-job.ts';
import { gatherCases, type PlannedPayment } from '../../src/verdict/pair-jobs.ts';
import { createBenchmark, createJob, emptyPlan, failureOf, read, scored } from '../fixtures/cases.ts';
import { runKey, submitBy, windowOf } from '../fixtures/stored-ledgers.ts';

function planOf(units: Readonly<Record<string, number>>, seed: number | null = null): Plan {
  const benchmarks = Object.entries(units).map(([id, count]) =>
    createBenchmark({ id, work: { kind: 'submit', units: count } }),
  );
  return { ...emptyPlan, benchmarks, batches: planBatches(benchmarks, seed) };
}

/** What is known of these jobs, and the names of the service's list. */
function facts(items: readonly Evidence[], names: Readonly<Record<string, string>> = { 1: 'listed' }) {
  const evidence = new Map(items.map((item) => [item.id, item]));
  return {
    evidenceOf: (_reader: unknown, id: string) => evidence.get(id) ?? { id, job: null, lost: null },
    nameOf: ({ id }: { readonly id: string }) => names[id] ?? null,
    baselineOf: () => null,
    startedAtMs: 0,
  };
}

/** Every batch paid with the ids given for it, since that time. */
function paidFor(
  plan: Plan,
  ids: readonly (readonly string[])[],
  { sinceMs = null, isEarlier = false }: { readonly sinceMs?: number | null; readonly isEarlier?: boolean } = {},
): readonly PlannedPayment[] {
  const submit = submitBy(runKey(7), { window: windowOf(sinceMs) });
  return plan.batches.map((batch, index) => ({
    batch,
    isEarlier,
    payment: { state: 'paid', submit, batchId: null, jobIds: ids[index] ?? [], origin: 'submitted', sharedWith: null },
  }));
}

/** Reads each job that was paid for as one of that benchmark. */
function gather(plan: Plan, ids: readonly (readonly string[])[], items: readonly Evidence[]) {
  return gatherCases({ plan, paid: paidFor(plan, ids), ...facts(items) }).map((given) => ({
    ids: given.evidence.map(({ id }) => id),
    expected: given.expectedJobs,
    objections: given.objections,
    verdict: judgeBenchmark(given, { code: 'without-result' }).verdict,
  }));
}

function ofBenchmark(id: string, benchmarkId: string | null): Evidence {
  return read(createJob(scored(100, 5, 5), { id, benchmarkId }));
}
const unread = (id: string, lost: string | null = null): Evidence => ({
  id,
  job: null,
  lost: lost === null ? null : failureOf(lost),
});
const mismatch = (found: number, expected: number) => ({ code: 'wrong-job-count', found, expected });
const stray = (state: JobState) => read(createJob(state, { id: 'b', benchmarkId: '999' }));
const passed = { objections: [], verdict: 'passed' };

const judgeWithStray = (state: JobState) =>
  gather(planOf({ 1: 5, 2: 5 }), [['a', 'b']], [ofBenchmark('a', '1'), stray(state)])[1]?.objections;

describe('jobs belong to the benchmark that they report', () => {
  it('not to the one at their place', () => {
    expect(gather(planOf({ 1: 5, 2: 5 }), [['a', 'b']], [ofBenchmark('a', '2'), ofBenchmark('b', '1')])).toEqual([
      { ...passed, ids: ['b'], expected: 1 },
      { ...passed, ids: ['a'], expected: 1 },
    ]);
  });

  it('over all batches', () => {
    expect(gather(planOf({ 1: 15 }, 7), [['a'], ['b']], [ofBenchmark('a', '1'), ofBenchmark('b', '1')])).toEqual([
      { ...passed, ids: ['a', 'b'], expected: 2 },
    ]);
  });

  it('and to the only one asked for when they do not tell', () => {
    expect(gather(planOf({ 1: 15 }), [['a', 'b']], [ofBenchmark('a', null), ofBenchmark('b', '1')])).toEqual([
      { ...passed, ids: ['a', 'b'], expected: 2 },
    ]);
  });
});

describe('what forbids a verdict on the score', () => {
  it('a job of another benchmark only once it is final: it may tell better', () => {
    for (const state of ['waiting', 'running'] as const) expect(judgeWithStray({ state, progress: null })).toEqual([]);
    expect(judgeWithStray({ state: 'unrecognised', raw: 'odd' })).toEqual([]);
    expect(judgeWithStray({ state: 'failed', reason: 'x' })).toHaveLength(2);
    expect(judgeWithStray(scored(100, 5, 5))).toHaveLength(2);
  });

  it('a job from before the submit, by more than two clocks of one service differ', () => {
    const sinceMs = Date.parse('2024-06-01T12:00:00Z');
    const plan = planOf({ 1: 5 });
    const judge = (createdAt: Date | null, submittedMs: number | null) => {
      const items = [read(createJob(scored(100, 5, 5), { id: 'a', benchmarkId: '1', createdAt }))];
      const paid = paidFor(plan, [['a']], { sinceMs: submittedMs });
      return gatherCases({ plan, paid, ...facts(items) }).flatMap(({ objections }) => objections);
    };
    expect(judge(new Date(sinceMs - 60_001), sinceMs)).toEqual([
      { code: 'older-than-submit', jobId: 'a', createdAtMs: sinceMs - 60_001 },
    ]);
    for (const createdAt of [new Date(sinceMs - 60_000), new Date(sinceMs + 1), null])
      expect(judge(createdAt, sinceMs)).toEqual([]);
    expect(judge(new Date(0), null)).toEqual([]);
  });

  it('a job that ran against another host, whatever the rest of the address looks like', () => {
    const endpoint = { displayUrl: 'https://model.example.com/v1', provider: 'openai' } as const;
    const judge = (endpointUrl: string | null, own: Plan['endpoint'] = endpoint) => {
      const plan = { ...planOf({ 1: 5 }), endpoint: own };
      const items = [read(createJob(scored(100, 5, 5), { id: 'a', benchmarkId: '1', endpointUrl }))];
      return gatherCases({ plan, paid: paidFor(plan, [['a']]), ...facts(items) });
    };
    expect(judge('https://other.example.com/v1?key=x')).toMatchObject([
      {
        foreignBatches: [0],
        objections: [
          {
            code: 'another-origin',
            jobId: 'a',
            url: 'https://other.example.com/v1',
            endpointUrl: 'https://model.example.com/v1',
          },
        ],
      },
    ]);
    for (const url of ['https://MODEL.example.com:443/v1/', 'http://model.example.com/v1', 'not a url', null])
      expect(judge(url)).toMatchObject([{ foreignBatches: [], objections: [] }]);
    expect(judge('https://other.example.com/v1', null)).toMatchObject([{ objections: [] }]);
  });

  it('a job of a benchmark that was not asked for', () => {
    expect(gather(planOf({ 1: 5, 2: 5 }), [['a', 'b']], [ofBenchmark('a', '1'), ofBenchmark('b', '3')])).toEqual([
      { ...passed, ids: ['a'], expected: 1 },
      {
        ids: [],
        expected: 1,
        objections: [{ code: 'wrong-benchmark', jobId: 'b', benchmarkId: '3' }, mismatch(0, 1)],
        verdict: 'error',
      },
    ]);
  });

  it('a job that does not tell its benchmark, where several were asked for', () => {
    const [, second] = gather(planOf({ 1: 5, 2: 5 }), [['a', 'b']], [ofBenchmark('a', '1'), ofBenchmark('b', null)]);
    expect(second).toMatchObject({
      objections: [{ code: 'benchmark-unknown', jobId: 'b' }, mismatch(0, 1)],
    });
  });

  it('a job too many, and the one that is then missing', () => {
    expect(gather(planOf({ 1: 5, 2: 5 }), [['a', 'b']], [ofBenchmark('a', '1'), ofBenchmark('b', '1')])).toMatchObject([
      { ids: ['a', 'b'], objections: [mismatch(2, 1)], verdict: 'error' },
      { ids: [], objections: [mismatch(0, 1)], verdict: 'error' },
    ]);
  });

  it('a job counted twice', () => {
    const twice = [ofBenchmark('a', '1')];
    expect(gather(planOf({ 1: 15 }), [['a', 'a']], twice)).toMatchObject([{ ids: ['a'], verdict: 'error' }]);
    expect(gather(planOf({ 1: 15 }, 7), [['a'], ['a']], twice)).toMatchObject([{ ids: ['a'], verdict: 'error' }]);
  });
});

describe('what was paid for is not known', () => {
  const old = read(createJob(scored(100, 5, 5), { id: 'a', benchmarkId: '1', createdAt: new Date(0) }));
  it.each([
    ['when a job is one of another benchmark', [ofBenchmark('a', '1'), ofBenchmark('b', '3')], [[], [0]]],
    ['when a job does not tell its benchmark', [ofBenchmark('a', '1'), ofBenchmark('b', null)], [[], [0]]],
    ['when a job is one too many', [ofBenchmark('a', '1'), ofBenchmark('b', '1')], [[0], []]],
    ['when a job is older than the submit', [old, unread('b', 'refused')], [[0], []]],
    ['but not because jobs could not be read', [unread('a', 'refused'), unread('b', 'gone')], [[], []]],
    ['nor while a job may tell better', [ofBenchmark('a', '1'), stray({ state: 'running', progress: null })], [[], []]],
    ['nor when each job is its own', [ofBenchmark('a', '1'), ofBenchmark('b', '2')], [[], []]],
  ])('%s', (_, items, foreign) => {
    const plan = planOf({ 1: 5, 2: 5 });
    const paid = paidFor(plan, [['a', 'b']], { sinceMs: 1e9 });
    expect(gatherCases({ plan, paid, ...facts(items) }).map(({ foreignBatches }) => foreignBatches)).toEqual(foreign);
  });

  it('for the batch alone whose jobs are something else', () => {
    const plan = planOf({ 1: 15 }, 7);
    const items = [ofBenchmark('a', '1'), ofBenchmark('b', '3')];
    const cases = gatherCases({ plan, paid: paidFor(plan, [['a'], ['b']]), ...facts(items) });
    expect(cases.map(({ foreignBatches }) => foreignBatches)).toEqual([[1]]);
  });
});

describe('jobs that were not read', () => {
  it('belong to the only benchmark that lacks them', () => {
    expect(gather(planOf({ 1: 5, 2: 15 }), [['a', 'b', 'c']], [ofBenchmark('a', '1'), unread('b', 'gone')])).toEqual([
      { ...passed, ids: ['a'], expected: 1 },
      { ids: ['b', 'c'], expected: 2, objections: [], verdict: 'error' },
    ]);
  });

  it('may belong to any benchmark that lacks one: nothing is held against these while one may still be read', () => {
    const some = gather(planOf({ 1: 5, 2: 5 }), [['a', 'b']], [unread('a'), unread('b', 'gone')]);
    expect(some).toMatchObject([
      { ids: [], objections: [] },
      { ids: [], objections: [] },
    ]);
    const none = gather(planOf({ 1: 5, 2: 5 }), [['a', 'b']], [unread('a', 'refused'), unread('b', 'gone')]);
    const objections = [
      { code: 'maybe-its-own-unreadable', jobId: 'a', failure: failureOf('refused') },
      { code: 'maybe-its-own-unreadable', jobId: 'b', failure: failureOf('gone') },
      mismatch(0, 1),
    ];
    expect(none).toMatchObject([{ objections }, { objections }]);
  });

  it('belong to none when two benchmarks lack one', () => {
    const stranger = ofBenchmark('b', '3');
    expect(gather(planOf({ 1: 5, 2: 5 }), [['a', 'b']], [unread('a', 'gone'), stranger])).toMatchObject([
      { ids: [], verdict: 'error' },
      { ids: [], verdict: 'error' },
    ]);
  });

  it('belong to none when they are more than it lacks', () => {
    const [only] = gather(planOf({ 1: 5, 2: 5 }), [['a', 'b', 'c']], [ofBenchmark('a', '1')]).slice(1);
    expect(only).toMatchObject({ ids: [], verdict: 'error' });
  });
});

it('judges an existing job by its id, under its own name', () => {
  const benchmark = createBenchmark({ id: '1', work: { kind: 'existing', jobId: '1' } });
  const plan = {
    ...emptyPlan,
    benchmarks: [benchmark, { ...benchmark, id: '2', work: { kind: 'existing', jobId: '2' } as const }],
  };
  expect(gatherCases({ plan, paid: [], ...facts([ofBenchmark('1', '9')], { 1: 'a benchmark' }) })).toMatchObject([
    { name: null, evidence: [{ id: '1', job: { state: 'scored' } }], expectedJobs: 1, objections: [] },
    { name: null, evidence: [{ id: '2', job: null, lost: null }], expectedJobs: 1, objections: [] },
  ]);
});

it("takes the name of the service's list", () => {
  const plan = planOf({ 1: 5, 2: 5 });
  const cases = gatherCases({ plan, paid: [], ...facts([]) });
  expect(cases.map(({ name }) => name)).toEqual(['listed', null]);
});

it('finds the same jobs whatever the order of the ids', () => {
  const units = fc.dictionary(fc.stringMatching(/^[1-9]\d?$/), fc.integer({ min: 1, max: 45 }), {
    minKeys: 1,
    maxKeys: 5,
  });
  const run = fc
    .tuple(units, fc.option(fc.nat(1000)))
    .map(([counts, seed]) => planOf(counts, seed))
    .chain((plan) => {
      const batches = plan.batches.map(({ jobs }, batch) =>
        jobs.map(({ benchmarkId }, index) => ({ id: `${batch}-${index}`, benchmarkId })),
      );
      const shuffled = batches.map((jobs) => fc.shuffledSubarray(jobs, { minLength: jobs.length }));
      return fc.tuple(fc.constant(plan), fc.tuple(...shuffled));
    });
  fc.assert(
    fc.property(run, ([plan, batches]) => {
      const known = batches.flat().map(({ id, benchmarkId }) => ofBenchmark(id, benchmarkId));
      const found = gather(
        plan,
        batches.map((jobs) => jobs.map(({ id }) => id)),
        known,
      );
      for (const [index, { id, work }] of plan.benchmarks.entries()) {
        const own = batches.flat().filter(({ benchmarkId }) => benchmarkId === id);
        expect(found[index]).toEqual({ ...passed, ids: own.map((job) => job.id), expected: own.length });
        expect(own).toHaveLength(work.kind === 'submit' ? Math.ceil(work.units / 10) : 0);
      }
    }),
  );
});

it('knows the jobs of an earlier run from its own', () => {
  const plan = planOf({ 1: 5 });
  for (const isEarlier of [true, false]) {
    const paid = paidFor(plan, [['a']], { isEarlier });
    const cases = gatherCases({ plan, paid, ...facts([ofBenchmark('a', '1')]) });
    expect(cases.flatMap(({ evidence }) => evidence.map((item) => item.isEarlier))).toEqual([isEarlier]);
  }
});

it('counts the jobs of a payment whatever became of it', () => {
  const plan = planOf({ 1: 5 });
  const [first] = paidFor(plan, [['a']]);
  if (first === undefined) throw new Error('there is no batch');
  const { submit } = first.payment;
  const closed = { state: 'closed', submit, batchId: null, jobIds: ['a'], why: 'cancelled' } as const;
  const cases = gatherCases({ plan, paid: [{ ...first, payment: closed }], ...facts([ofBenchmark('a', '1')]) });
  expect(cases.map(({ evidence }) => evidence.map(({ id }) => id))).toEqual([['a']]);
});

it('holds the age and the endpoint of an existing job against it', () => {
  const benchmark = createBenchmark({ id: 'a', work: { kind: 'existing', jobId: 'a' } });
  const job = createJob(scored(100, 5, 5), { createdAt: new Date(0), endpointUrl: 'https://other.example.com/v1' });
  const plan = {
    ...emptyPlan,
    benchmarks: [benchmark],
    maxAgeMs: 60_000,
    endpoint: { displayUrl: 'https://model.example.com/v1', provider: 'openai' },
  };
  const cases = gatherCases({ plan, paid: [], ...facts([read(job)]), startedAtMs: 60_001 });
  expect(cases[0]?.objections).toEqual([
    { code: 'too-old', createdAtMs: 0, ageMs: 60_001, maxAgeMs: 60_000 },
    { code: 'wrong-endpoint', url: 'https://other.example.com/v1', endpointUrl: 'https://model.example.com/v1' },
  ]);
});
