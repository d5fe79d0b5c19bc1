import type { BenchmarkJobView } from '@runloop/api-client/resources/benchmark-jobs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeBenchmark } from '../../../src/verdict/judge.ts';
import { createCase } from '../../fixtures/cases.ts';
import {
  completed,
  failure,
  failures,
  judgedOf,
  outcomeOf,
  type Result,
  read,
  scenariosOf,
  specOf,
} from '../../fixtures/runloop-views.ts';

/** Runs of these agents that are still going on. */
const inProgress = (...agents: string[]) =>
  agents.map((agent) => ({ benchmark_run_id: `bmr_${agent}`, state: 'running' as const, start_time_ms: 1 }));

/** What the gate makes of a job whose score must be 60 %. */
function verdictOn(view: BenchmarkJobView) {
  const benchmark = {
    service: 'runloop',
    id: view.id,
    name: null,
    thresholdPct: 60,
    level: 'block',
    work: { kind: 'existing', jobId: view.id },
  } as const;
  const evidence = [{ id: view.id, job: read(view), lost: null }];
  return judgeBenchmark(createCase([], { benchmark, evidence, expectedJobs: 1 }), null);
}

describe('the traps of the API', () => {
  describe('1: the average is over completed scenarios only', () => {
    const oneOfHundred = completed({ benchmark_outcomes: [outcomeOf([1, ...failures(99)])], job_spec: specOf(100) });

    test('one success and ninety-nine failures are 1 %', () => {
      expect(judgedOf(oneOfHundred)).toEqual({ pct: 1, passed: 1, scored: 100 });
    });

    test('which fails a threshold', () => {
      expect(verdictOn(oneOfHundred)).toMatchObject({
        verdict: 'failed',
        reason: { code: 'below-threshold', scorePct: 1, thresholdPct: 60 },
      });
    });

    test('and 100 % only for who asks for the completed ones', () => {
      expect(judgedOf(oneOfHundred, { metric: 'completed-scenarios' })).toEqual({ pct: 100, passed: 1, scored: 1 });
    });

    test.each<[string, Result]>([
      ['failed', failure],
      ['timed out', { state: 'TIMEOUT' }],
      ['cancelled', { state: 'CANCELED' }],
      ['without a score', { state: 'COMPLETED', score: null }],
      ['failed with a score', { state: 'FAILED', score: 1 }],
    ])('a scenario that is %s counts 0', (_, result) => {
      const job = completed({ benchmark_outcomes: [outcomeOf([1, result])], job_spec: specOf(2) });
      expect(judgedOf(job)).toEqual({ pct: 50, passed: 1, scored: 2 });
    });

    test.each(['CANCELLED', 'cancelled', 'Completed?', 'running'])('a scenario in state %s counts 0', (state) => {
      const [first, second] = scenariosOf([1, 1]);
      const outcome = { ...outcomeOf([1]), scenario_outcomes: [first, { ...second, state }] };
      const view = { ...completed({ job_spec: specOf(2) }), benchmark_outcomes: [outcome] };
      expect(judgedOf(view)).toMatchObject({ pct: 50 });
    });

    test('a scenario that is missing counts 0', () => {
      expect(judgedOf(completed({ benchmark_outcomes: [outcomeOf([1])], job_spec: specOf(4) }))).toMatchObject({
        pct: 25,
      });
    });

    test('a scenario that is listed twice does not stand in for one that is missing', () => {
      const [one] = scenariosOf([1]);
      const outcome = { ...outcomeOf([1, 1]), scenario_outcomes: [one, one] };
      const view = { ...completed({ job_spec: specOf(2) }), benchmark_outcomes: [outcome] };
      expect(judgedOf(view)).toEqual({ pct: 50, passed: 1, scored: 2 });
    });

    test('a scenario that was not asked for is another one, and no job of these', () => {
      const [, other] = scenariosOf([1, 1]);
      const outcome = { ...outcomeOf([1]), scenario_outcomes: [other] };
      for (const view of [
        completed({ benchmark_outcomes: [outcomeOf([1, 1])], job_spec: specOf(1) }),
        { ...completed({ job_spec: specOf(1) }), benchmark_outcomes: [outcome] },
      ])
        for (const metric of ['all-scenarios', 'completed-scenarios'] as const)
          expect(judgedOf(view, { metric })).toEqual({
            code: 'scenarios-not-asked',
            agent: 'claude-code',
            scenarios: ['scn_2'],
          });
    });

    test('without a job_spec the source tells which there are', () => {
      const job_source = { type: 'scenarios' as const, scenario_ids: ['scn_1', 'scn_2'] };
      const job = completed({ benchmark_outcomes: [outcomeOf([1])], job_spec: null, job_source });
      expect(judgedOf(job)).toMatchObject({ pct: 50 });
    });

    test.each([[null], [{ scenario_ids: [], agent_configs: [] }]])(
      'where nothing tells which there are (job_spec %j), there is no mean of all, and a doubtful one of the completed',
      (job_spec) => {
        const job = completed({ benchmark_outcomes: [outcomeOf([1, failure])], job_spec });
        expect(judgedOf(job)).toEqual({ code: 'scenarios-unknown', agent: 'claude-code' });
        expect(judgedOf(job, { metric: 'completed-scenarios' })).toEqual({
          pct: 100,
          passed: 1,
          scored: 1,
          isSizeUnknown: true,
        });
      },
    );

    test('what the last answer with a job_spec told still holds', () => {
      const { scenario_ids, agent_configs } = specOf(4);
      const lastSpec = { scenario_ids, agent_configs, orchestrator_config: null };
      for (const job_spec of [null, { scenario_ids: [], agent_configs: [] }])
        expect(judgedOf(completed({ benchmark_outcomes: [outcomeOf([1])], job_spec }), { lastSpec })).toEqual({
          pct: 25,
          passed: 1,
          scored: 4,
        });
      const job = completed({ benchmark_outcomes: [outcomeOf([1])], job_spec: specOf(2) });
      expect(judgedOf(job, { lastSpec })).toMatchObject({ pct: 50 });
    });

    test('outcomes that are counted and not listed count 0', () => {
      const counted = outcomeOf([1], 'claude-code', { n_failed: 3 });
      expect(judgedOf(completed({ benchmark_outcomes: [counted] }))).toEqual({ pct: 25, passed: 1, scored: 4 });
    });

    test('and are missing once, where scenarios that were asked for have no outcome', () => {
      const counted = outcomeOf([1, 1, 1], 'claude-code', { n_completed: 3, n_failed: 2 });
      const judged = (scenarios: number) =>
        judgedOf(completed({ benchmark_outcomes: [counted], job_spec: specOf(scenarios) }));
      expect(judged(5)).toEqual({ pct: 60, passed: 3, scored: 5 });
      expect(judged(4)).toEqual({ pct: 60, passed: 3, scored: 5 });
      expect(judged(6)).toEqual({ pct: 50, passed: 3, scored: 6 });
    });

    test('scores between 0 and 1 make no counts', () => {
      const job = completed({ benchmark_outcomes: [outcomeOf([0.5, 1, 0])] });
      const scenariosPct = [[50], [100], [0]];
      expect(judgedOf(job)).toEqual({ pct: 50, passed: null, scored: null, isMean: true, scenariosPct });
    });

    test('no completed scenario is 0 % of all and no score of the completed ones', () => {
      const job = completed({ benchmark_outcomes: [outcomeOf(failures(3))] });
      expect(judgedOf(job)).toEqual({ pct: 0, passed: 0, scored: 3 });
      const why = { code: 'no-scenario-completed', agent: 'claude-code', expected: 3 };
      expect(judgedOf(job, { metric: 'completed-scenarios' })).toEqual(why);
    });

    test.each([0.6, '0.75', Number.NaN])(
      'an average_score of %j that its own scenarios contradict is no score',
      (average) => {
        const outcome = { ...outcomeOf([1, 0.5]), average_score: average };
        const view = { ...completed({ job_spec: specOf(2) }), benchmark_outcomes: [outcome] };
        const why = { code: 'average-contradicts', agent: 'claude-code' };
        expect(judgedOf(view, { metric: 'completed-scenarios' })).toEqual(why);
      },
    );

    test.each([0.67, 0.6667, null])('an average_score of %j may be rounded or absent', (average_score) => {
      const outcome = outcomeOf([1, 1, 0], 'claude-code', { average_score });
      const view = completed({ benchmark_outcomes: [outcome] });
      expect(judgedOf(view, { metric: 'completed-scenarios' })).toMatchObject({ pct: 66.67 });
    });

    test.each([1.01, -0.1, '1', true, Number.POSITIVE_INFINITY])('a scenario score of %j is none', (score) => {
      const scenario_outcomes = [{ ...scenariosOf([1])[0], score }];
      const view = {
        ...completed({ job_spec: specOf(1) }),
        benchmark_outcomes: [{ ...outcomeOf([1]), scenario_outcomes }],
      };
      expect(judgedOf(view)).toEqual({ code: 'scenario-score-invalid', agent: 'claude-code', scenario: 'scn_1' });
    });

    test('every score is the mean over all that were expected', () => {
      const result = fc.oneof(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom<Result>(failure, { state: 'TIMEOUT' }, { state: 'CANCELED' }),
      );
      fc.assert(
        fc.property(fc.array(result, { minLength: 1 }), fc.nat(20), (results, extra) => {
          const job_spec = specOf(results.length + extra);
          const score = judgedOf(completed({ benchmark_outcomes: [outcomeOf(results)], job_spec }));
          const sum = results.reduce<number>((total, each) => total + (typeof each === 'number' ? each : 0), 0);
          expect(typeof score === 'object' && 'pct' in score ? score.pct : score).toBeCloseTo(
            (100 * sum) / (results.length + extra),
            1,
          );
        }),
      );
    });
  });

  describe('2: a completed job can have failed, or have nothing', () => {
    test.each([[null], [undefined], [[]]])('benchmark_outcomes %j are an error, not a pass', (benchmark_outcomes) => {
      const view = { ...completed({ job_spec: specOf(3) }), benchmark_outcomes };
      for (const metric of ['all-scenarios', 'completed-scenarios'] as const) {
        expect(judgedOf(view, { metric })).toEqual({ code: 'no-outcomes' });
        expect(judgedOf({ ...view, job_spec: null }, { metric })).toEqual({ code: 'no-outcomes' });
      }
    });

    test('and the verdict says so', () => {
      const reason = { code: 'no-valid-score', fault: { code: 'no-outcomes' } };
      expect(verdictOn(completed())).toMatchObject({ verdict: 'error', scorePct: null, reason });
    });

    test('an outcome without scenarios is an error', () => {
      const view = completed({ benchmark_outcomes: [outcomeOf([])], job_spec: specOf(3) });
      expect(judgedOf(view)).toEqual({ code: 'no-scenario-outcomes', agent: 'claude-code' });
    });

    test.each<[string, object]>([
      ['benchmark_outcomes', { benchmark_outcomes: 'all passed' }],
      [
        'benchmark_outcomes.0.scenario_outcomes',
        { benchmark_outcomes: [{ ...outcomeOf([1]), scenario_outcomes: null }] },
      ],
      ['benchmark_outcomes.0.agent_name', { benchmark_outcomes: [{ ...outcomeOf([1]), agent_name: 7 }] }],
      ['job_spec.scenario_ids', { benchmark_outcomes: [outcomeOf([1])], job_spec: { scenario_ids: 4 } }],
      ['job_spec', { benchmark_outcomes: [outcomeOf([1])], job_spec: 'none' }],
    ])('a job whose %s is not as documented is an error', (field, fields) => {
      expect(judgedOf({ ...completed(), ...fields })).toEqual({ code: 'field-not-as-documented', field });
    });

    test('its failures are listed with exception type and message', () => {
      const results: Result[] = [
        1,
        failure,
        { state: 'TIMEOUT' },
        { state: 'CANCELED', scenario_name: '' },
        { state: 'COMPLETED', score: null },
      ];
      expect(read(completed({ benchmark_outcomes: [outcomeOf(results)] })).details).toEqual([
        {
          name: 'claude-code',
          scorePct: 20,
          note: '2 of 5 scenarios completed, 1 ended by AgentTimeoutError, 1 timed out, 1 cancelled',
        },
        { name: 'scenario 2', scorePct: null, note: 'failed: AgentTimeoutError: took too long' },
        { name: 'scenario 3', scorePct: null, note: 'timed out' },
        { name: 'scn_4', scorePct: null, note: 'cancelled' },
        { name: 'scenario 5', scorePct: null, note: 'completed without a score' },
      ]);
    });

    test.each([
      [20, null],
      [21, '1 more scenario without a score'],
      [99, '79 more scenarios without a score'],
    ])('of %i failures at most 20 are listed, then a count: %j', (count, more) => {
      const { details } = read(completed({ benchmark_outcomes: [outcomeOf(failures(count))] }));
      expect(details.filter(({ note }) => note?.startsWith('failed'))).toHaveLength(20);
      expect(details.slice(21).map(({ name }) => name)).toEqual(more === null ? [] : [more]);
    });
  });

  describe('3: several agents', () => {
    const view = completed({
      benchmark_outcomes: [outcomeOf([1, 1], 'good'), outcomeOf([1, failure], 'weak')],
      job_spec: specOf(2, ['good', 'weak']),
    });

    test('the worst is judged, not the first', () => {
      expect(judgedOf(view)).toEqual({ pct: 50, passed: 1, scored: 2 });
      const reversed = { ...view, benchmark_outcomes: view.benchmark_outcomes?.toReversed() };
      expect(judgedOf(reversed)).toMatchObject({ pct: 50 });
    });

    test('the one that is asked for is judged', () => {
      expect(judgedOf(view, { agent: 'good' })).toMatchObject({ pct: 100 });
      expect(judgedOf(view, { agent: 'weak' })).toMatchObject({ pct: 50 });
    });

    test('one that did not run is an error that names those that did', () => {
      expect(judgedOf(view, { agent: 'Good' })).toEqual({
        code: 'agent-not-run',
        agent: 'Good',
        ran: ['good', 'weak'],
      });
    });

    test('one that was asked for and has no outcome is an error, also when it is not the only one', () => {
      const short = { ...view, benchmark_outcomes: [outcomeOf([1, 1], 'good')] };
      expect(judgedOf(short)).toEqual({ code: 'agent-without-outcome', agent: 'weak' });
      expect(judgedOf(short, { agent: 'weak' })).toEqual({ code: 'agent-without-outcome', agent: 'weak' });
      expect(judgedOf(short, { agent: 'good' })).toMatchObject({ pct: 100 });
      expect(read(short).details).toContainEqual({ name: 'weak', scorePct: null, note: 'no outcome' });
    });

    test('one without a valid score could be the worst', () => {
      const odd = { ...view, benchmark_outcomes: [outcomeOf([1, 1], 'good'), outcomeOf([7, 1], 'weak')] };
      expect(judgedOf(odd)).toEqual({ code: 'scenario-score-invalid', agent: 'weak', scenario: 'scn_1' });
      expect(judgedOf(odd, { agent: 'good' })).toMatchObject({ pct: 100 });
    });

    test('two of one name are both judged', () => {
      const twins = [1, 0].map((score, index) =>
        outcomeOf([score], 'twin', { model_name: `m${index + 1}`, benchmark_run_id: `bmr_${index}` }),
      );
      const both = completed({ benchmark_outcomes: twins, job_spec: specOf(1, ['twin', 'twin']) });
      expect(judgedOf(both, { agent: 'twin' })).toMatchObject({ pct: 0 });
      expect(read(both).details.map(({ name }) => name)).toEqual(['twin (m1)', 'twin (m2)']);
      expect(judgedOf({ ...both, benchmark_outcomes: twins.slice(0, 1) })).toEqual({
        code: 'agent-without-outcome',
        agent: 'twin',
      });
    });

    test('each is a detail with its score, and the failures of the judged one come first', () => {
      const results = {
        ...view,
        benchmark_outcomes: [outcomeOf([1, { state: 'TIMEOUT' }], 'good'), outcomeOf(failures(2), 'weak')],
      };
      expect(read(results).details).toEqual([
        { name: 'good', scorePct: 50, note: '1 of 2 scenarios completed, 1 timed out' },
        {
          name: 'weak',
          scorePct: 0,
          note: '0 of 2 scenarios completed, 2 ended by AgentTimeoutError; this is the score that is judged',
        },
        { name: 'scenario 1, weak', scorePct: null, note: 'failed: AgentTimeoutError: took too long' },
        { name: 'scenario 2, weak', scorePct: null, note: 'failed: AgentTimeoutError: took too long' },
        { name: 'scenario 2, good', scorePct: null, note: 'timed out' },
      ]);
    });
  });

  describe('4: a run can stand among the outcomes and in progress', () => {
    test('the outcome wins: a completed job is scored', () => {
      const view = completed({ benchmark_outcomes: [outcomeOf([1], 'a')], in_progress_runs: inProgress('a') });
      expect(judgedOf(view)).toMatchObject({ pct: 100 });
    });

    test('a completed job with a run that has no outcome has no worst score', () => {
      const view = completed({ benchmark_outcomes: [outcomeOf([1], 'a')], in_progress_runs: inProgress('a', 'b') });
      expect(judgedOf(view)).toEqual({ code: 'run-without-outcome', runId: 'bmr_b' });
      expect(judgedOf(view, { agent: 'a' })).toMatchObject({ pct: 100 });
    });

    const running = { state: 'running' } as const;
    test('progress is counted over as many runs as an answer can hold', () => {
      const benchmark_outcomes = Array.from({ length: 200_000 }, (_, index) => ({
        ...outcomeOf([1], 'a'),
        benchmark_run_id: `bmr_${index}`,
      }));
      const view = { ...completed({ ...running, job_spec: null }), benchmark_outcomes };
      expect(read(view)).toMatchObject({ state: 'running', progress: { done: 200_000, total: 200_000 } });
    });

    test.each<[string, Partial<BenchmarkJobView>, object | null]>([
      [
        'a run in both lists counts once',
        {
          benchmark_outcomes: [outcomeOf([1, failure], 'a')],
          in_progress_runs: inProgress('a'),
          job_spec: specOf(4, ['a']),
        },
        { done: 2, total: 4 },
      ],
      [
        'runs not begun are expected',
        { benchmark_outcomes: [outcomeOf([1], 'a')], job_spec: specOf(4, ['a', 'b']) },
        { done: 1, total: 8 },
      ],
      [
        'nothing seen yet',
        { benchmark_outcomes: null, in_progress_runs: inProgress('a'), job_spec: specOf(4, ['a']) },
        { done: 0, total: 4 },
      ],
      [
        'without a job_spec the runs that are seen',
        { benchmark_outcomes: [outcomeOf([1, 1], 'a')], in_progress_runs: inProgress('a', 'b'), job_spec: null },
        { done: 2, total: 4 },
      ],
      ['nothing known', {}, null],
    ])('progress: %s', (_, fields, progress) => {
      const whole = progress && { ...progress, what: 'scenarios', message: null };
      expect(read(completed({ ...fields, ...running }))).toMatchObject({ state: 'running', progress: whole });
    });
  });

  test('5: the environment that a job echoes is nowhere in what is made of it', () => {
    const config = {
      name: 'x',
      type: 'job_agent' as const,
      kwargs: { token: 'hidden-1' },
      agent_environment: { environment_variables: { TOKEN: 'hidden-2' }, secrets: { KEY: 'hidden-3' } },
    };
    const in_progress_runs = [
      { benchmark_run_id: 'r', state: 'running' as const, start_time_ms: 1, agent_config: config },
    ];
    const job_spec = { scenario_ids: ['a'], agent_configs: [config] };
    const job_source = { type: 'harbor' as const, inline_yaml: 'hidden-4' };
    const odd = { ...completed({ in_progress_runs, job_source }), job_spec: { ...job_spec, scenario_ids: 'hidden-5' } };
    for (const state of ['running', 'completed', 'failed'] as const) {
      const view = completed({
        state,
        in_progress_runs,
        job_spec,
        job_source,
        benchmark_outcomes: [outcomeOf([1], 'x')],
      });
      expect(JSON.stringify([read(view), read({ ...odd, state })])).not.toContain('hidden');
    }
  });
});
