import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { JobAnswer, type Judging, toJob } from '../../../src/services/overmind/job.ts';
import { metrics } from '../../../src/services/overmind/score.ts';
import type { ScoreFault } from '../../../src/services/score-fault.ts';
import type { Job } from '../../../src/services/service.ts';

type Fields = Readonly<Record<string, unknown>>;

const asIs = (text: string) => text;
const kept = (avg_score: unknown, more: Fields = {}) => ({ status: 'keep', avg_score, ...more });
const discarded = (avg_score: unknown, more: Fields = {}) => ({ status: 'discard', avg_score, ...more });

/** The completed job with these fields, as it is read. */
function jobWith(fields: Fields, judging: Partial<Judging> = {}): Job {
  const answer = { id: 'a', status: 'completed', iterations: [], ...fields };
  return toJob(v.parse(JobAnswer, answer), {
    metric: 'best_score',
    scale: 100,
    redact: asIs,
    clockAheadMs: null,
    ...judging,
  });
}

const scored = (pct: number) => ({ state: 'scored', score: { pct, passed: null, scored: null } });
const at = (second: number) => `2024-06-01T12:00:0${second}Z`;
const without = (fault: ScoreFault) => ({ state: 'failed', reason: null, fault });
const missing = (field: string) => ({ code: 'field-missing', field }) as const;
const isNull = (field: string) => ({ code: 'field-null', field }) as const;
const contradicts = (improvementPct: number, differencePct: number) =>
  ({ code: 'improvement-contradicts', improvementPct, differencePct }) as const;
const wasDiscarded = (best: number, iteration: string) => ({ code: 'best-discarded', best, iteration }) as const;

describe('the facts of a job', () => {
  test('are its prompt slug as its name and when it was created; it tells no more', () => {
    expect(jobWith({ prompt_slug: 'support-bot', created_at: '2024-06-01T12:00:00Z', agent: 'x' })).toMatchObject({
      id: 'a',
      benchmarkId: null,
      benchmarkName: 'support-bot',
      createdAt: new Date('2024-06-01T12:00:00Z'),
      durationMs: null,
      credits: null,
      agents: [],
      details: [],
    });
  });

  test('hold no secret, whatever field it stands in', () => {
    const secret = 'a-secret';
    const echo = { prompt_slug: secret, job_type: secret, iterations: [{ iteration_name: secret, status: secret }] };
    const redact = (text: string) => text.replaceAll(secret, '***');
    const jobs = [jobWith(echo, { redact }), jobWith({ ...echo, status: secret }, { redact })];
    expect(jobs).toMatchObject([{ benchmarkName: '***', fault: { jobType: '***' } }, { raw: '***' }]);
    expect(JSON.stringify(jobs)).not.toContain(secret);
  });
});

test('only the iterations that are shown, or named in a fault, are searched for secrets', () => {
  const iterations = Array.from({ length: 1000 }, (_, order) => ({
    iteration_name: `a-secret ${order}`,
    order,
    status: order === 3 ? 'a-secret' : 'keep',
    avg_score: 50,
  }));
  let searched = 0;
  const redact = (text: string) => {
    searched += 1;
    return text.replace('a-secret', '***');
  };
  const job = jobWith({ iterations, best_score: 50 }, { redact });
  expect([job.details.at(-1)?.name, searched < 100]).toEqual(['*** 999', true]);
  const undecided = [...iterations, { iteration_name: 'a-secret', status: 'skip' }];
  expect(jobWith({ iterations: undecided }, { redact, metric: 'avg_score' })).toMatchObject({
    fault: { code: 'iteration-fate-unknown', iteration: expect.not.stringContaining('a-secret') },
  });
});

describe('the state of a job', () => {
  test.each([
    ['pending', { state: 'waiting', progress: null }],
    ['failed', { state: 'failed', reason: null }],
    ['cancelled', { state: 'cancelled', reason: null }],
    ['paused', { state: 'unrecognised', raw: 'paused' }],
    ['keep', { state: 'unrecognised', raw: 'keep' }],
    [null, { state: 'unrecognised', raw: 'none' }],
    [7, { state: 'unrecognised', raw: 'none' }],
  ])('%j', (status, expected) => {
    expect(jobWith({ status, best_score: 99 })).toMatchObject(expected);
  });

  test('partially_completed, which older servers know, is an end and no pass, whatever the score', () => {
    expect(jobWith({ status: 'partially_completed', best_score: 99 })).toMatchObject({
      state: 'failed',
      fault: { code: 'partly-completed' },
    });
  });

  test('a running job is not judged by its best score so far; its progress counts iterations', () => {
    const fields = { status: 'running', best_score: 99, iterations: [kept(99)], num_iterations: 3 };
    const progress = { done: 1, total: 3, what: 'iterations', message: null };
    expect(jobWith(fields)).toMatchObject({ state: 'running', progress });
    expect(jobWith({ ...fields, num_iterations: 1, iterations: [kept(1), kept(2)] })).toMatchObject({
      progress: { done: 1, total: 1 },
    });
    expect(jobWith({ ...fields, iterations: null })).toMatchObject({ state: 'running', progress: null });
  });
});

describe('the score by each metric', () => {
  const fields = {
    best_score: 90,
    baseline_score: 60.125,
    improvement: 29.875,
    iterations: [kept(90, { order: 1 }), kept(85, { order: 2 })],
  };
  test.each([
    ['best_score', scored(90)],
    ['baseline_score', scored(60.13)],
    ['improvement', { state: 'scored', score: { pct: 29.88, lowestPct: -100, passed: null, scored: null } }],
    ['avg_score', scored(85)],
  ] as const)('%s', (metric, expected) => {
    expect(jobWith(fields, { metric })).toMatchObject(expected);
  });

  test('improvement can be negative, and no other can', () => {
    const worse = { best_score: 50, baseline_score: 62.5, improvement: -12.5 };
    expect(jobWith(worse, { metric: 'improvement' })).toMatchObject({ score: { pct: -12.5, lowestPct: -100 } });
    expect(jobWith(worse)).toHaveProperty('score', { pct: 50, passed: null, scored: null });
  });

  test.each([
    [{ improvement: 50 }, contradicts(50, 29.87)],
    [{ improvement: 29.8 }, contradicts(29.8, 29.87)],
    [{ improvement: null }, isNull('improvement')],
    [{ best_score: null }, isNull('best_score')],
    [{ baseline_score: undefined }, missing('baseline_score')],
    [{ iterations: [discarded(90)] }, wasDiscarded(90, 'iteration 1 of the answer')],
  ])('improvement with %j rests on nothing', (changed, fault) => {
    expect(jobWith({ ...fields, ...changed }, { metric: 'improvement' })).toMatchObject(without(fault));
  });

  test.each([
    ['absent', undefined],
    ['null', null],
    ['no list', {}],
    ['a list of something else', [7]],
  ])('without iterations (%s) what was discarded is not known, and only the baseline needs none', (_, iterations) => {
    for (const metric of ['best_score', 'improvement', 'avg_score'] as const) {
      expect(jobWith({ ...fields, iterations }, { metric })).toMatchObject(without({ code: 'iterations-unreadable' }));
    }
    const baseline = jobWith({ ...fields, iterations }, { metric: 'baseline_score' });
    expect(baseline).toMatchObject({ ...scored(60.13), details: [] });
  });
});

describe('the scale', () => {
  test('is never guessed: 0.9 is 0.9 % of 100 and 90 % of 1', () => {
    for (const job_type of ['prompt_tuning', 'judge_scoring']) {
      expect(jobWith({ best_score: 0.9, job_type }, { scale: 100 })).toMatchObject(scored(0.9));
      expect(jobWith({ best_score: 0.9, job_type }, { scale: 1 })).toMatchObject(scored(90));
    }
  });

  test.each([
    [0, 0],
    [1, 100],
    [0.57, 57],
    [0.666_666_666, 66.67],
    [0.1 + 0.2, 30],
  ])('of 1 makes %d %d %%', (score, pct) => {
    expect(jobWith({ best_score: score }, { scale: 1 })).toMatchObject(scored(pct));
  });

  const outside = [
    [87, 1],
    [1.01, 1],
    [100.01, 100],
    [-0.01, 100],
  ] as const;
  test.each(outside)('is exceeded by %d of %d: no score', (value, scale) => {
    const fault = { code: 'field-out-of-range', field: 'best_score', value, lowest: 0, highest: scale, scale } as const;
    expect(jobWith({ best_score: value }, { scale })).toMatchObject(without(fault));
  });

  test('holds for the improvement on both sides', () => {
    const fields = { best_score: 0.25, baseline_score: 0.75, improvement: -0.5 };
    expect(jobWith(fields, { metric: 'improvement', scale: 1 })).toMatchObject({ score: { pct: -50 } });
    expect(jobWith({ ...fields, improvement: -1.5 }, { metric: 'improvement', scale: 1 })).toMatchObject(
      without({ code: 'field-out-of-range', field: 'improvement', value: -1.5, lowest: -1, highest: 1, scale: 1 }),
    );
  });
});

describe('the traps of the API', () => {
  test('1: a completed job with a null score, normal for some types, has none: it says so and never passes', () => {
    for (const metric of ['best_score', 'baseline_score', 'improvement'] as const) {
      expect(jobWith({ [metric]: null, job_type: 'inference' }, { metric })).toMatchObject({
        state: 'failed',
        fault: { ...isNull(metric), jobType: 'inference' },
      });
      expect(jobWith({}, { metric })).toMatchObject(without(missing(metric)));
    }
    expect(jobWith({ iterations: [kept(null)] }, { metric: 'avg_score' })).toMatchObject(
      without(isNull('avg_score of the last kept iteration (iteration 1 of the answer)')),
    );
  });

  test.each([['90'], [true], [[90]], [{ value: 90 }]])('1: nor has one with %j', (best_score) => {
    expect(jobWith({ best_score })).toMatchObject(
      without({ code: 'field-not-a-number', field: 'best_score', type: typeof best_score }),
    );
  });

  test.each([Number.NaN, Infinity, -Infinity])('1: nor has one with %d', (best_score) => {
    expect(jobWith({ best_score })).toMatchObject(
      without({ code: 'field-not-a-number', field: 'best_score', type: 'number' }),
    );
  });

  test('2: a discarded iteration never supplies the best score', () => {
    const iterations = [kept(70, { order: 1 }), discarded(90, { order: 2, iteration_name: 'iter_002' })];
    expect(jobWith({ best_score: 90, baseline_score: 60, iterations })).toMatchObject(
      without(wasDiscarded(90, 'iter_002')),
    );
    expect(jobWith({ best_score: 70, baseline_score: 60, iterations })).toMatchObject(scored(70));
  });

  test('2: a best score that the baseline or a kept iteration has too is theirs', () => {
    const both = { best_score: 90, iterations: [kept(90), discarded(90)] };
    expect(jobWith({ ...both, baseline_score: 60 })).toMatchObject(scored(90));
    expect(jobWith({ best_score: 90, baseline_score: 90, iterations: [discarded(90)] })).toMatchObject(scored(90));
  });

  test('2: a best score that no iteration has stands: some types of job have none', () => {
    expect(jobWith({ best_score: 90 })).toMatchObject(scored(90));
    expect(jobWith({ best_score: 90, iterations: [kept(80), { avg_score: 90 }] })).toMatchObject(scored(90));
  });

  test('2: avg_score is that of the last kept iteration, and of no other', () => {
    const judging = { metric: 'avg_score' } as const;
    const iterations = [kept(70, { order: 1 }), kept(80, { order: 2 }), discarded(95, { order: 3 })];
    expect(jobWith({ iterations }, judging)).toMatchObject(scored(80));
    expect(jobWith({ iterations: [discarded(95), { avg_score: 90 }] }, judging)).toMatchObject(
      without({ code: 'no-iteration-kept' }),
    );
    const last = [...iterations, kept(null, { order: 4, iteration_name: 'last' })];
    expect(jobWith({ iterations: last }, judging)).toMatchObject(
      without(isNull('avg_score of the last kept iteration (last)')),
    );
  });

  const last = (first: Fields, second: Fields) => ({ iterations: [kept(90, first), kept(40, second)] });
  const byAverage = { metric: 'avg_score' } as const;

  test.each<[string, Fields, Fields]>([
    ['order', { order: 1 }, { order: 2 }],
    ['order, whatever the dates', { order: 1, created_at: at(9) }, { order: 2, created_at: at(1) }],
    ['created_at, where the orders are equal', { order: 1, created_at: at(1) }, { order: 1, created_at: at(2) }],
    ['created_at, where neither has an order', { created_at: at(1) }, { order: null, created_at: at(2) }],
  ])('2: the last kept iteration is told by %s', (_, first, second) => {
    for (const { iterations } of [last(first, second), { iterations: last(first, second).iterations.toReversed() }])
      expect(jobWith({ iterations }, byAverage)).toMatchObject(scored(40));
  });

  test.each<[string, Fields, Fields]>([
    ['an order as text', { order: 1 }, { order: '2' }],
    ['orders as text', { order: '1' }, { order: '2' }],
    ['an order that is null', { order: 1, created_at: at(1) }, { order: null, created_at: at(2) }],
    ['an order that is missing', { order: 1, created_at: at(1) }, { created_at: at(2) }],
    ['equal orders', { order: 1 }, { order: 1 }],
    ['equal orders and dates', { order: 1, created_at: at(1) }, { order: 1, created_at: at(1) }],
    ['neither orders nor dates', {}, {}],
    ['a date that is none', { created_at: at(1) }, { created_at: 'soon' }],
  ])('2: which kept iteration is the last is not told by %s: no score', (_, first, second) => {
    const { iterations } = last(first, second);
    for (const told of [iterations, iterations.toReversed()])
      expect(jobWith({ iterations: told }, byAverage)).toMatchObject(without({ code: 'iteration-order-unknown' }));
  });

  test('2: the last of many kept iterations is found while one waits', () => {
    const many = Array.from({ length: 40_000 }, (_, order) => kept(order % 100, { order }));
    const startMs = performance.now();
    expect(jobWith({ iterations: many }, byAverage)).toMatchObject(scored(99));
    expect(jobWith({ iterations: [...many, kept(1, { order: 39_999 })] }, byAverage)).toMatchObject(
      without({ code: 'iteration-order-unknown' }),
    );
    expect(performance.now() - startMs).toBeLessThan(2000);
  });

  test('2: of one kept iteration alone the order is not asked for, nor that of discarded ones', () => {
    expect(jobWith({ iterations: [kept(40), discarded(90)] }, byAverage)).toMatchObject(scored(40));
    const iterations = [kept(90, { order: 1 }), kept(40, { order: 2 }), discarded(99, { order: '3' })];
    expect(jobWith({ iterations }, byAverage)).toMatchObject(scored(40));
  });

  test.each([null, undefined, 'skip', 7])(
    '2: one of which it is not told whether it was kept (%j) may be the last',
    (status) => {
      const odd = (more: Fields) => ({ status, avg_score: 40, iteration_name: 'odd', ...more });
      const first = kept(90, { order: 2 });
      const fault = { code: 'iteration-fate-unknown', iteration: 'odd' } as const;
      for (const more of [{ order: 3 }, {}, { order: '1' }])
        expect(jobWith({ iterations: [first, odd(more)] }, byAverage)).toMatchObject(without(fault));
      expect(jobWith({ iterations: [first, odd({ order: 1 })] }, byAverage)).toMatchObject(scored(90));
    },
  );

  test('2: a best score is none where every iteration was discarded, also when none of them has a score', () => {
    for (const metric of ['best_score', 'improvement'] as const) {
      const fields = {
        best_score: 95,
        baseline_score: 60,
        improvement: 35,
        iterations: [discarded(null), discarded(null)],
      };
      expect(jobWith(fields, { metric })).toMatchObject(without({ code: 'no-iteration-kept' }));
    }
    expect(jobWith({ best_score: 95, iterations: [discarded(null)] })).toMatchObject(
      without({ code: 'no-iteration-kept' }),
    );
    const asBefore = { best_score: 60, baseline_score: 60, iterations: [discarded(null)] };
    expect(jobWith(asBefore)).toMatchObject(scored(60));
  });

  test('2: keep and discard are read in any case', () => {
    const iterations = [
      { status: ' Keep ', avg_score: 80 },
      { status: 'DISCARD', avg_score: 95, iteration_name: 'two' },
    ];
    expect(jobWith({ iterations }, byAverage)).toMatchObject(scored(80));
    expect(jobWith({ best_score: 95, iterations })).toMatchObject(without(wasDiscarded(95, 'two')));
  });

  test('2: iterations are ordered by order, then created_at, with unknown ones last', () => {
    const iterations = [
      { iteration_name: 'g', order: null, created_at: 'soon' },
      { iteration_name: 'f', order: '0', created_at: at(1) },
      { iteration_name: 'd', order: 2, created_at: null },
      { iteration_name: 'e', order: 9_223_372_036_854_776_000, created_at: at(0) },
      { iteration_name: 'c', order: 2, created_at: at(5) },
      { iteration_name: 'b', order: 2, created_at: at(4) },
      { iteration_name: 'a', order: -1, created_at: at(9) },
    ];
    for (const told of [iterations, iterations.toReversed()]) {
      const names = jobWith({ iterations: told }).details.map(({ name }) => name);
      expect(names).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    }
  });

  test.each([
    [
      'a discarded one that differs by its rounding',
      [kept(85), discarded(95.08, { iteration_name: 'two' })],
      95.1,
      100,
    ],
    ['a discarded one, on the scale of 1', [kept(0.85), discarded(0.9508, { iteration_name: 'two' })], 0.951, 1],
    ['a discarded one alone', [discarded(95.05, { iteration_name: 'two' })], 95, 100],
  ])('2: a best score that only %s has is none', (_, iterations, best_score, scale) => {
    for (const baseline_score of [null, 0]) {
      expect(jobWith({ best_score, baseline_score, iterations }, { scale: scale === 1 ? 1 : 100 })).toMatchObject(
        without(wasDiscarded(best_score, 'two')),
      );
    }
  });

  test.each([
    ['85', [kept(85)], 85.06, 100],
    ['0.85 of 1', [kept(0.85)], 0.8506, 1],
    ['of none', [kept(null), discarded(60)], 90, 100],
  ])('2: a best score is not borne out by a kept iteration %s', (_, iterations, best_score, scale) => {
    expect(jobWith({ best_score, iterations }, { scale: scale === 1 ? 1 : 100 })).toMatchObject(
      without({ code: 'best-not-kept', best: best_score }),
    );
  });

  test.each([
    ['a kept iteration', { iterations: [kept(85), kept(95.05)] }],
    ['the baseline', { iterations: [kept(85)], baseline_score: 95.05 }],
  ])(
    '2: a best score that differs by its rounding from %s is judged, unless a discarded one is higher and nearer',
    (_, fields) => {
      const jobBeside = (...others: readonly Fields[]) =>
        jobWith({ best_score: 95.1, ...fields, iterations: [...fields.iterations, ...others] });
      for (const job of [jobBeside(), ...[95.15, 95.2, 95.04].map((score) => jobBeside(discarded(score)))])
        expect(job).toMatchObject(scored(95.1));
      const two = { iteration_name: 'two' };
      for (const avg_score of [95.1, 95.12])
        expect(jobBeside(discarded(avg_score, two))).toMatchObject(without(wasDiscarded(95.1, 'two')));
    },
  );

  test('2: a discarded iteration below what was kept is not what the best score is of, however near', () => {
    const lower = [{ best_score: 85, baseline_score: 60, iterations: [kept(85.04), discarded(84.98)] }];
    const unimproved = [{ best_score: 85, baseline_score: 85.04, iterations: [discarded(84.98)] }];
    for (const fields of [...lower, ...unimproved]) expect(jobWith(fields)).toMatchObject(scored(85));
  });

  test('2: iterations without scores bear out nothing and contradict nothing', () => {
    expect(jobWith({ best_score: 90, iterations: [kept(null), discarded(undefined)] })).toMatchObject(scored(90));
  });

  const oddField = 'avg_score of an iteration (odd)';
  test.each<[string, unknown, ScoreFault]>([
    ['text', '40', { code: 'field-not-a-number', field: oddField, type: 'string' }],
    ['a truth value', true, { code: 'field-not-a-number', field: oddField, type: 'boolean' }],
    [
      'beyond the scale',
      101,
      { code: 'field-out-of-range', field: oddField, value: 101, lowest: 0, highest: 100, scale: 100 },
    ],
    ['below 0', -1, { code: 'field-out-of-range', field: oddField, value: -1, lowest: 0, highest: 100, scale: 100 }],
  ])('2: an iteration whose score is %s is none without a score: it bears out no best score', (_, avg_score, fault) => {
    const odd = { iteration_name: 'odd' };
    const fields = { best_score: 95, baseline_score: 50, improvement: 45 };
    for (const iterations of [
      [kept(avg_score, odd)],
      [discarded(avg_score, odd), kept(null)],
      [kept(60), kept(avg_score, odd)],
    ])
      for (const metric of ['best_score', 'improvement'] as const)
        expect(jobWith({ ...fields, iterations }, { metric })).toMatchObject(without(fault));
    const borneOut = [kept(avg_score, odd), kept(95)];
    expect(jobWith({ ...fields, iterations: borneOut })).toMatchObject(scored(95));
    expect(jobWith({ ...fields, best_score: 50, iterations: [kept(avg_score, odd)] })).toMatchObject(scored(50));
  });

  test('2: the details show the iterations in order with score and keep or discard', () => {
    const iterations = [
      discarded(0.955, { order: 2, iteration_name: 'iter_002' }),
      kept(0.8, { order: 1, iteration_name: 'baseline' }),
      { order: 3, iteration_name: 'iter_003', status: 'skip', avg_score: null },
      kept(87, { order: 4, iteration_name: 'iter_004' }),
      { order: 5 },
    ];
    expect(jobWith({ best_score: 0.8, iterations }, { scale: 1 }).details).toEqual([
      { name: 'baseline', scorePct: 80, note: 'kept' },
      { name: 'iter_002', scorePct: 95.5, note: 'discarded' },
      { name: 'iter_003', scorePct: null, note: 'skip' },
      { name: 'iter_004', scorePct: null, note: 'kept; avg_score 87 is not on the scale of 1' },
      { name: 'iteration 5 of the answer', scorePct: null, note: null },
    ]);
  });

  test.each([
    [20, []],
    [21, ['1 earlier iteration']],
    [400, ['380 earlier iterations']],
  ])('2: of %d iterations the newest 20 are shown, and the others are counted', (count, earlier) => {
    const iterations = Array.from({ length: count }, (_, order) => kept(50, { order, iteration_name: `no ${order}` }));
    const newest = Array.from({ length: 20 }, (_, index) => `no ${count - 20 + index}`);
    expect(jobWith({ best_score: 50, iterations }).details.map(({ name }) => name)).toEqual([...earlier, ...newest]);
  });

  test("2: an iteration's status is not the job's", () => {
    const iterations = [{ status: 'completed', avg_score: 99 }];
    expect(jobWith({ status: 'discard', best_score: 99 })).toMatchObject({ state: 'unrecognised', raw: 'discard' });
    expect(jobWith({ iterations }, { metric: 'avg_score' })).toMatchObject({ state: 'failed' });
  });

  test.each([[7], ['text'], [[1]], [{ score: 99 }], [null]])(
    '3: fields of unknown shape (%j) change nothing',
    (odd) => {
      const fields = { best_score: 80, iterations: [kept(80, { iteration_name: 'one' })] };
      const oddIterations = [{ ...fields.iterations[0], dimension_scores: odd, agent_code: odd }];
      const oddJob = jobWith({ ...fields, result: odd, backtest_results: odd, iterations: oddIterations });
      expect(oddJob).toEqual(jobWith(fields));
    },
  );

  test.each([-9_007_199_254_740_991, 9_223_372_036_854_776_000, 2.5, 0, '3', null])(
    '4: num_iterations of %j is no total, and no error',
    (num_iterations) => {
      const fields = { iterations: [kept(80)], num_iterations };
      expect(jobWith({ ...fields, status: 'running' })).toMatchObject({ state: 'running', progress: null });
      expect(jobWith({ ...fields, best_score: 80 })).toMatchObject(scored(80));
    },
  );

  const odd = fc.oneof(fc.jsonValue(), fc.double(), fc.constantFrom('keep', Number.NaN, undefined));
  const score = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10) }, odd);
  const fate = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('keep', 'discard') }, odd);
  const iteration = fc.record(
    { iteration_name: odd, created_at: odd, order: odd, status: fate, avg_score: score },
    { requiredKeys: ['avg_score'] },
  );
  const answers = fc.record(
    {
      ...Object.fromEntries([...Object.keys(JobAnswer.entries), 'result', 'queue'].map((name) => [name, odd])),
      best_score: score,
      baseline_score: score,
      improvement: score,
      iterations: fc.oneof({ weight: 5, arbitrary: fc.array(iteration) }, odd),
    },
    { requiredKeys: ['best_score', 'baseline_score', 'iterations'] },
  );
  const status = fc.oneof(
    fc.constant('completed'),
    fc.constantFrom('pending', 'running', 'failed', 'cancelled', 'partially_completed', 'keep', null),
  );
  const judgings = fc.record({ metric: fc.constantFrom(...metrics), scale: fc.constantFrom(1, 100) });

  test('a score is a number within its range that stands in the answer of a completed job, whatever else is odd', () => {
    let scores = 0;
    fc.assert(
      fc.property(answers, status, judgings, (fields: Fields, state, { metric, scale }) => {
        const job = jobWith({ ...fields, id: 'a', status: state }, { metric, scale });
        for (const { scorePct } of job.details)
          expect(scorePct === null || (scorePct >= 0 && scorePct <= 100)).toBe(true);
        if (job.state !== 'scored') return;
        scores += 1;
        const { pct } = job.score;
        expect(state).toBe('completed');
        expect(pct).toBeGreaterThanOrEqual(metric === 'improvement' ? -100 : 0);
        expect(pct).toBeLessThanOrEqual(100);
        const given = metric === 'avg_score' ? scoresOf(fields.iterations, 'keep') : [fields[metric]];
        const isGiven = (told: unknown) => typeof told === 'number' && Math.abs((100 * told) / scale - pct) < 0.0051;
        expect(given.some(isGiven)).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(scores).toBeGreaterThan(20);
  });

  test('2: with any iterations, a best score that neither the baseline nor a kept one has is never judged', () => {
    const few = fc.constantFrom(50, 60, 70);
    const iterations = fc.array(fc.record({ status: fc.constantFrom('keep', 'discard'), avg_score: few }));
    fc.assert(
      fc.property(iterations, few, few, (all, best_score, baseline_score) => {
        const isFair = all.length === 0 || baseline_score === best_score || scoresOf(all, 'keep').includes(best_score);
        const job = jobWith({ iterations: all, best_score, baseline_score });
        expect(job.state).toBe(isFair ? 'scored' : 'failed');
      }),
    );
  });
});

function scoresOf(iterations: unknown, status: string): readonly unknown[] {
  const Iterations = v.array(v.object({ status: v.unknown(), avg_score: v.unknown() }));
  const parsed = v.safeParse(Iterations, iterations);
  const all: readonly unknown[] = Array.isArray(iterations) ? iterations : [];
  const readable = parsed.success ? parsed.output : all.filter((each) => v.is(Iterations.item, each));
  return readable.filter((each) => each.status === status).map((each) => each.avg_score);
}
