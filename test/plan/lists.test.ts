import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { enough, type Given, planGiven } from '../fixtures/given-inputs.ts';

/** Value of one benchmark in a list that counts up from `first`. */
function valueAt(index: number, length: number, first: number): number {
  return first + (length === 1 ? 0 : index);
}

describe('lists', () => {
  it('pair by position, and one value serves all', () => {
    const { plan } = planGiven({ ...enough, 'benchmark-ids': '7 8', thresholds: '80 66.67', 'benchmark-counts': '3' });
    expect(plan?.benchmarks).toMatchObject([
      { id: '7', thresholdPct: 80, work: { units: 3 } },
      { id: '8', thresholdPct: 66.67, work: { units: 3 } },
    ]);
  });

  it('hold ranges of units beside numbers', () => {
    const { plan } = planGiven({ ...enough, 'benchmark-ids': '7 8', 'benchmark-counts': '10..50, 5' });
    expect(plan?.benchmarks.map(({ work }) => work)).toEqual([
      { kind: 'submit', units: 50, looks: [10, 20, 30, 40, 50] },
      { kind: 'submit', units: 5 },
    ]);
  });

  test.each<[Given, readonly string[]]>([
    [
      { 'benchmark-ids': '1 2 3', thresholds: '80 90' },
      ['thresholds: 2 values for 3 ids in `benchmark-ids`; give one for all or one for each.'],
    ],
    [
      { 'benchmark-ids': '1', thresholds: '80 90', 'benchmark-counts': '1,2,3' },
      [
        'thresholds: 2 values for 1 id in `benchmark-ids`; give one for all or one for each.',
        'benchmark-counts: 3 values for 1 id in `benchmark-ids`; give one for all or one for each.',
      ],
    ],
    [
      { 'benchmark-ids': '', 'job-ids': 'a,b,c', thresholds: '80 90' },
      ['thresholds: 2 values for 3 ids in `job-ids`; give one for all or one for each.'],
    ],
    [{ thresholds: ',' }, ['thresholds: 0 values for 1 id in `benchmark-ids`; give one for all or one for each.']],
    [
      { thresholds: '' },
      ['thresholds: missing. Give the lowest score that passes, one for all or one for each of `benchmark-ids`.'],
    ],
    [{ 'benchmark-ids': ', ,' }, ['benchmark-ids: holds no id; give at least one.']],
    [{ 'benchmark-ids': '', 'job-ids': ',' }, ['job-ids: holds no id; give at least one.']],
    [{ 'benchmark-ids': '1 2 1 3 3 3' }, ['benchmark-ids: "1" and "3" are named more than once; name each once.']],
    [{ 'benchmark-ids': '', 'job-ids': 'a b a' }, ['job-ids: "a" is named more than once; name it once.']],
    [
      { 'benchmark-ids': '1 abc 01 -5 1.0', thresholds: '' },
      [
        'thresholds: missing. Give the lowest score that passes, one for all or one for each of `benchmark-ids`.',
        'benchmark-ids: "abc", "01", "-5" and "1.0" are not ids of Harmstack; give a whole number, such as 1.',
      ],
    ],
  ])('%j is explained', (given, problems) => {
    expect(planGiven({ ...enough, ...given })).toEqual({ plan: null, problems });
  });

  it('are taken exactly when their lengths fit, whatever the lengths', () => {
    const length = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(length, length, length, (ids, thresholds, counts) => {
        const { plan } = planGiven({
          ...enough,
          'benchmark-ids': Array.from({ length: ids }, (_, index) => index).join(),
          thresholds: Array.from({ length: thresholds }, (_, index) => 50 + index).join(),
          'benchmark-counts': Array.from({ length: counts }, (_, index) => 1 + index).join(),
        });
        const fits = [thresholds, counts].every((each) => each === 1 || each === ids);
        expect(plan?.benchmarks.map(({ id, thresholdPct, work }) => ({ id, thresholdPct, work }))).toEqual(
          fits
            ? Array.from({ length: ids }, (_, index) => ({
                id: String(index),
                thresholdPct: valueAt(index, thresholds, 50),
                work: { kind: 'submit', units: valueAt(index, counts, 1) },
              }))
            : undefined,
        );
      }),
    );
  });
});

describe('lists of Runloop', () => {
  const run: Given = { ...enough, service: 'runloop', 'benchmark-ids': 'bmd_1, bmd_2', agent: 'claude-code' };

  it('run the agent with the model on each benchmark, in a job of its own', () => {
    const { plan, problems } = planGiven({ ...run, model: 'm', 'endpoint-url': '', 'endpoint-api-key': '' });
    expect(problems).toEqual([]);
    const agent = { name: 'claude-code', agentId: null, model: 'm', timeoutSeconds: null };
    const agents = [{ ...agent, kwargs: {}, environment: {}, secrets: {} }];
    const runOf = (id: string) => ({ source: { kind: 'benchmark', id }, agents, orchestrator: null });
    const choice = { metric: 'all-scenarios', agent: 'claude-code', scale: 100 };
    const planned = { service: 'runloop', name: null, thresholdPct: 80, level: 'block', choice };
    expect(plan).toMatchObject({ agent: 'claude-code', model: 'm', endpoint: null });
    expect(plan?.benchmarks).toEqual([
      { ...planned, id: 'bmd_1', work: { kind: 'submit', units: 1, run: runOf('bmd_1') } },
      { ...planned, id: 'bmd_2', work: { kind: 'submit', units: 1, run: runOf('bmd_2') } },
    ]);
    expect(plan?.batches).toEqual([
      {
        service: 'runloop',
        index: 0,
        seed: null,
        choice,
        jobs: [{ benchmark: 0, benchmarkId: 'bmd_1', units: 1, run: runOf('bmd_1') }],
      },
      {
        service: 'runloop',
        index: 1,
        seed: null,
        choice,
        jobs: [{ benchmark: 1, benchmarkId: 'bmd_2', units: 1, run: runOf('bmd_2') }],
      },
    ]);
  });

  it('judge the worst agent of an existing job unless one is named', () => {
    const existing: Given = { ...run, 'benchmark-ids': '', 'job-ids': 'bmj_1', agent: '' };
    const choiceOf = (given: Given) => planGiven({ ...existing, ...given }).plan?.benchmarks[0]?.choice;
    expect(choiceOf({})).toEqual({ metric: 'all-scenarios', agent: null, scale: 100 });
    expect(choiceOf({ agent: 'codex', metric: 'completed-scenarios' })).toEqual({
      metric: 'completed-scenarios',
      agent: 'codex',
      scale: 100,
    });
  });

  test.each<[Given, readonly string[]]>([
    [{ agent: '' }, ['agent: missing. Name the agent that Runloop runs on the benchmarks.']],
    [
      { 'benchmark-ids': 'bmd_1 a/b' },
      ['benchmark-ids: "a/b" is not an id of Runloop; give one word, such as bmd_123.'],
    ],
    [{ 'benchmark-counts': '1 5' }, ['benchmark-counts: Runloop has no units; leave it out.']],
    [{ metric: 'best_score' }, ['metric: "best_score" is not all-scenarios or completed-scenarios.']],
    [{ 'score-scale': '1' }, ['score-scale: the scale of Runloop is known; leave it out.']],
    [{ seed: '7' }, ['seed: no service in this run takes a seed (Runloop); leave it out.']],
  ])('%j is explained', (given, problems) => {
    expect(planGiven({ ...run, ...given })).toEqual({ plan: null, problems });
  });
});

describe('lists of Overmind', () => {
  const judge: Given = { service: 'overmind', 'service-api-key': 'k', 'job-ids': 'a', thresholds: '75' };

  test.each<[Given, object]>([
    [{}, { metric: 'best_score', agent: null, scale: 100 }],
    [
      { metric: 'avg_score', 'score-scale': '1' },
      { metric: 'avg_score', agent: null, scale: 1 },
    ],
    [{ metric: 'improvement' }, { metric: 'improvement', agent: null, scale: 100 }],
    [{ metric: 'baseline_score' }, { metric: 'baseline_score', agent: null, scale: 100 }],
  ])('%j judge the score that is asked for', (given, choice) => {
    expect(planGiven({ ...judge, ...given })).toMatchObject({
      problems: [],
      plan: { benchmarks: [{ service: 'overmind', id: 'a', work: { kind: 'existing', jobId: 'a' }, choice }] },
    });
  });

  test.each<[Given, readonly string[]]>([
    [
      { 'job-ids': '', 'benchmark-ids': 'a' },
      ['benchmark-ids: Overmind starts no benchmarks; name existing jobs in `job-ids`.'],
    ],
    [{ agent: 'a' }, ['agent: Overmind runs no agents; leave it out.']],
    [
      { metric: 'score_pct' },
      ['metric: "score_pct" is not one of best_score, baseline_score, improvement or avg_score.'],
    ],
  ])('%j is explained', (given, problems) => {
    expect(planGiven({ ...judge, ...given })).toEqual({ plan: null, problems });
  });
});

describe('lists of Harmstack', () => {
  it('have one score, so there is nothing to choose', () => {
    const { plan } = planGiven({ ...enough, metric: 'score_pct' });
    expect(plan?.benchmarks).toHaveLength(1);
    expect(plan?.benchmarks[0]).not.toHaveProperty('choice');
  });

  test.each<[Given, readonly string[]]>([
    [{ metric: 'best_score' }, ['metric: Harmstack has only score_pct; leave it out.']],
    [{ agent: 'a' }, ['agent: Harmstack runs no agents; leave it out.']],
    [{ 'score-scale': '1' }, ['score-scale: the scale of Harmstack is known; leave it out.']],
  ])('%j is explained', (given, problems) => {
    expect(planGiven({ ...enough, ...given })).toEqual({ plan: null, problems });
  });
});

test('a list without a service is no plan', () => {
  expect(planGiven({ ...enough, service: 'x' }).problems).toEqual([
    'service: "x" is not one of harmstack, runloop or overmind.',
  ]);
});

describe('existing jobs', () => {
  const existing: Given = { ...enough, 'benchmark-ids': '', 'job-ids': 'a b' };

  test.each(['5', '5 5', '1 1', '1 5'])('have run their units already: benchmark-counts of %s is refused', (counts) => {
    expect(planGiven({ ...existing, 'benchmark-counts': counts })).toEqual({
      plan: null,
      problems: ['benchmark-counts: cannot be combined with `job-ids`; existing jobs already have their units.'],
    });
  });

  // Who goes on with paid jobs replaces what names the benchmarks, and nothing else.
  it('take every other setting of the workflow that ran them', () => {
    const rest: Given = {
      'benchmark-counts': '1',
      seed: '7',
      'max-credits': '20',
      model: 'm',
      'endpoint-provider': 'raw',
      'endpoint-headers': 'X: y',
    };
    expect(planGiven({ ...existing, ...rest })).toMatchObject({ problems: [], plan: { batches: [], maxCredits: 20 } });
    const run: Given = {
      'service-api-key': 'k',
      service: 'runloop',
      agent: 'claude-code',
      model: 'm',
      thresholds: '60',
    };
    expect(planGiven({ ...run, 'job-ids': 'a' })).toMatchObject({ problems: [], plan: { agent: 'claude-code' } });
  });
});
