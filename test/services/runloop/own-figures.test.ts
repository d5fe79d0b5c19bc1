import { describe, expect, test } from 'vitest';
import { metrics } from '../../../src/services/runloop/score.ts';
import {
  completed,
  failure,
  failures,
  judgedOf,
  type OutcomeView,
  outcomeOf,
  type Result,
  specOf,
} from '../../fixtures/runloop-views.ts';

const agent = 'claude-code';
const contradictsAverage = { code: 'average-contradicts', agent };
const contradictsCount = (counted: number, listed: number) => ({ code: 'count-contradicts', agent, counted, listed });
const solved = (count: number) => Array.from({ length: count }, () => 1);

/** A job of one agent with these results, whose run tells these figures. */
const jobOf = (results: readonly Result[], figures: Partial<OutcomeView>, scenarios = results.length) =>
  completed({ benchmark_outcomes: [outcomeOf(results, agent, figures)], job_spec: specOf(scenarios) });

describe("a run's own count of completed scenarios", () => {
  test.each(metrics)('below those that it lists as solved is no score, by %s', (metric) => {
    const view = jobOf(solved(10), { n_completed: 1, n_failed: 9, average_score: 1 });
    expect(judgedOf(view, { metric })).toEqual(contradictsCount(1, 10));
  });

  test('above those that it lists as completed is no score where the mean leaves out the others', () => {
    const figures = { n_completed: 10, n_failed: 0, average_score: 1 };
    const view = jobOf([1, ...failures(9)], figures);
    expect(judgedOf(view, { metric: 'completed-scenarios' })).toEqual(contradictsCount(10, 1));
    expect(judgedOf(view)).toMatchObject({ pct: 10 });
  });

  test.each([null, 1])(
    'above those that it lists at all is no score where the mean would leave out the others, with an average of %j',
    (average_score) => {
      const view = jobOf([1], { n_completed: 10, n_failed: 0, average_score }, 10);
      expect(judgedOf(view, { metric: 'completed-scenarios' })).toEqual(contradictsCount(10, 1));
      expect(judgedOf(view)).toMatchObject({ pct: 10, passed: 1, scored: 10 });
    },
  );

  test.each<[string, readonly Result[], Partial<OutcomeView>, number]>([
    ['may leave out those with a score of 0', [1, 0, 0, 0], { n_completed: 1, n_failed: 3 }, 25],
    ['may leave out those that were solved in part', [1, 0.5], { n_completed: 1, n_failed: 1 }, 75],
    ['may be absent or odd', [1, 1], JSON.parse('{ "n_completed": null, "n_failed": "2" }'), 100],
    ['may count some that are not listed', [1], { n_completed: 4, average_score: 0.25 }, 25],
  ])('%s', (_, results, figures, pct) => {
    expect(judgedOf(jobOf(results, figures))).toMatchObject({ pct });
  });

  test('may count a scenario that was tried again once', () => {
    const outcome = outcomeOf([1, 1, failure, 1], agent, { n_completed: 2, n_failed: 0, average_score: 1 });
    const ids = ['scn_1', 'scn_1', 'scn_2', 'scn_2'];
    const scenario_outcomes = outcome.scenario_outcomes.map((each, index) => ({
      ...each,
      scenario_definition_id: ids[index] ?? '',
    }));
    const view = completed({ benchmark_outcomes: [{ ...outcome, scenario_outcomes }], job_spec: specOf(2) });
    expect(judgedOf(view)).toMatchObject({ pct: 50 });
    expect(judgedOf(view, { metric: 'completed-scenarios' })).toMatchObject({ pct: 100 });
  });
});

describe("a run's own average", () => {
  test.each(metrics)('that its listed scores do not have is no score, by %s', (metric) => {
    const figures = { n_completed: null, average_score: 0.1 };
    for (const told of [figures, { ...figures, average_score: '1' }]) {
      const view = { ...jobOf(solved(10), {}), benchmark_outcomes: [{ ...outcomeOf(solved(10)), ...told }] };
      expect(judgedOf(view, { metric })).toEqual(contradictsAverage);
    }
  });

  test('below what is judged is no score, also where it counts each time that a scenario was run', () => {
    const outcome = outcomeOf([0, 0, 0, 1], agent, { average_score: 0.25 });
    const ids = ['scn_1', 'scn_1', 'scn_1', 'scn_2'];
    const scenario_outcomes = outcome.scenario_outcomes.map((each, index) => ({
      ...each,
      scenario_definition_id: ids[index] ?? '',
    }));
    const view = completed({ benchmark_outcomes: [{ ...outcome, scenario_outcomes }], job_spec: specOf(2) });
    for (const metric of metrics) expect(judgedOf(view, { metric })).toEqual(contradictsAverage);
  });

  test.each<[string, readonly Result[], Partial<OutcomeView>, number]>([
    ['of the completed ones', [1, 1, failure, failure], { average_score: 1 }, 50],
    ['of all', [1, 1, failure, failure], { average_score: 0.5 }, 50],
    ['without one that completed without a score', [1, { state: 'COMPLETED' }], { average_score: 1 }, 50],
    ['with 0 for one that completed without a score', [1, { state: 'COMPLETED' }], { average_score: 0.5 }, 50],
    ['of none, told as 0', failures(2), { average_score: 0 }, 0],
    ['of none, told as null', failures(2), { average_score: null }, 0],
    ['that is rounded', [1, 1, 0], { average_score: 0.67 }, 66.67],
    ['with some that are not listed', [1], { n_completed: 3, average_score: 0.5 }, 33.33],
  ])('may be that %s, by all-scenarios', (_, results, figures, pct) => {
    expect(judgedOf(jobOf(results, figures))).toMatchObject({ pct });
  });

  test.each([0.2, 1.1])('of %d is not that of one solved scenario and two that are not listed', (average_score) => {
    expect(judgedOf(jobOf([1], { n_completed: 3, average_score }))).toEqual(contradictsAverage);
  });
});
