import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchmarkJobView } from '@runloop/api-client/resources/benchmark-jobs';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../emulators/emulator.ts';
import { startRunloop } from '../emulators/runloop.ts';
import { startScene } from '../fixtures/action-scene.ts';
import { failure, outcomeOf } from '../fixtures/runloop-views.ts';

type Outcome = BenchmarkJobView.BenchmarkOutcome;

const fourScenarios = 'scenarios: [A, B, C, D]';
const twoModels = 'agents: [{ name: a, model: m-1 }, { name: a, model: m-2 }]';

/** Outcomes of these scenarios, in order. */
function outcome(
  results: readonly (readonly [id: string, score: number | null])[],
  agent = 'a',
  model_name = '',
): Outcome {
  const made = outcomeOf(
    results.map(([, score]) => score ?? failure),
    agent,
    { model_name: model_name === '' ? null : model_name, benchmark_run_id: `bmr_${agent}` },
  );
  const scenario_outcomes = made.scenario_outcomes.map((each, index) => ({
    ...each,
    scenario_definition_id: results[index]?.[0] ?? '',
  }));
  return { ...made, scenario_outcomes };
}

const all = (agent?: string, model?: string) =>
  outcome(
    ['A', 'B', 'C', 'D'].map((id) => [id, 1] as const),
    agent,
    model,
  );

/** The job's specification as its answer tells it. */
function specOf(scenario_ids: readonly string[], ...agents: readonly string[]): BenchmarkJobView.JobSpec {
  return {
    scenario_ids: [...scenario_ids],
    agent_configs: agents.map((name) => ({ name, type: 'job_agent' })),
  };
}

/** A run of one entry of a suite, of whose job every answer tells this. */
async function judge(entry: string, told: Partial<BenchmarkJobView>, threshold = 60) {
  await using scene = await startScene();
  await using runloop = await startRunloop();
  const rewrite = ({ status, body }: Answer): Answer => ({
    status,
    body: { ...Object(body), state: 'completed', ...told },
  });
  runloop.faults.push(({ path }) => (/benchmark_jobs(\/.+)?$/.test(path) ? { rewrite } : undefined));
  await writeFile(
    join(scene.folder, 'suite.yml'),
    `benchmarks: [{ service: runloop, threshold: ${threshold}, ${entry} }]`,
  );
  const { isGreen, runner } = await scene.run({
    config: 'suite.yml',
    'benchmark-ids': '',
    thresholds: '',
    comment: 'never',
    'timeout-minutes': '0.2',
    'service-api-key': runloop.key,
    'service-url': runloop.baseUrl,
  });
  const [benchmark] = JSON.parse(runner.outputs.get('results') ?? '').benchmarks;
  return { isGreen, text: runner.text, ...Object(benchmark) };
}

describe('a job of Runloop is judged by what was asked for', () => {
  test.concurrent('and passes when it is that', async () => {
    const told = { job_spec: null, benchmark_outcomes: [all()] };
    expect(await judge(`${fourScenarios}, agents: [{ name: a }]`, told)).toMatchObject({
      isGreen: true,
      verdict: 'passed',
      score_pct: 100,
      scored: 4,
    });
  });

  test.concurrent.each<[string, string, Partial<BenchmarkJobView>, object]>([
    [
      'one outcome of four scenarios, and no specification',
      `${fourScenarios}, agents: [{ name: a }]`,
      { job_spec: null, benchmark_outcomes: [outcome([['A', 1]])] },
      { verdict: 'failed', score_pct: 25 },
    ],
    [
      'a specification that names another scenario',
      `${fourScenarios}, agents: [{ name: a }]`,
      { job_spec: specOf(['Z'], 'a'), benchmark_outcomes: [outcome([['Z', 1]])] },
      { verdict: 'error', reason: expect.stringContaining('agent a ran Z, which was not asked for') },
    ],
    [
      'the outcome of one of two agents',
      `${fourScenarios}, agents: [{ name: a }, { name: b }]`,
      { job_spec: null, benchmark_outcomes: [all()] },
      { verdict: 'error', reason: expect.stringContaining('agent b has no outcome') },
    ],
    [
      'one of two models of one agent',
      `${fourScenarios}, ${twoModels}`,
      { job_spec: null, benchmark_outcomes: [all('a', 'm-1')] },
      { verdict: 'error', reason: expect.stringContaining('agent a (m-2) has no outcome') },
    ],
    [
      'another agent',
      `${fourScenarios}, agents: [{ name: a }]`,
      { job_spec: specOf(['A', 'B', 'C', 'D'], 'easy'), benchmark_outcomes: [all('easy')] },
      { verdict: 'error', reason: expect.stringContaining('agent a has no outcome') },
    ],
    [
      'another model',
      `${fourScenarios}, agents: [{ name: a, model: m }]`,
      { benchmark_outcomes: [all('a', 'cheap')] },
      { verdict: 'error', reason: expect.stringContaining('agent a ran cheap, not the model m') },
    ],
    [
      'one scenario twice and another that failed',
      'scenarios: [A, B], agents: [{ name: a }]',
      {
        benchmark_outcomes: [
          outcome([
            ['A', 1],
            ['A', 1],
            ['B', null],
          ]),
        ],
      },
      { verdict: 'failed', score_pct: 50 },
    ],
  ])('and not by its answer: %s', async (_, entry, told, judged) => {
    expect(await judge(entry, told)).toMatchObject(judged);
  });

  test.concurrent('and not by one of two ways to read repeated scenarios, when they disagree', async () => {
    const results = ['A', 'A', 'A', 'B', 'B'].map((id) => [id, 1] as const);
    const told = { benchmark_outcomes: [outcome(results)] };
    const entry = 'scenarios: [A, B], agents: [{ name: a }], orchestrator: { attempts: 3 }';
    expect(await judge(entry, told, 80)).toMatchObject({
      verdict: 'passed',
      score_pct: 83.33,
      text: expect.stringContaining('the score is 83.33% or 100%'),
    });
    expect(await judge(entry, told, 90)).toMatchObject({
      verdict: 'error',
      score_pct: null,
      reason: expect.stringContaining('the score is 83.33% or 100%, and the threshold 90%'),
    });
  });

  test.concurrent('and one that existed before by its own word, by members', async () => {
    await using runloop = await startRunloop();
    await using scene = await startScene();
    const id = runloop.addJob({ spec: { type: 'harbor', inline_yaml: 'agents: [{ name: a }]' } }, { steps: 9 });
    runloop.setJob(id, {
      job_spec: specOf(['A', 'B'], 'a'),
      benchmark_outcomes: [
        outcome([
          ['X', 1],
          ['Y', 1],
        ]),
      ],
    });
    const { isGreen, runner } = await scene.run({
      service: 'runloop',
      'benchmark-ids': '',
      'job-ids': id,
      thresholds: '60',
      comment: 'never',
      'service-api-key': runloop.key,
      'service-url': runloop.baseUrl,
    });
    expect([isGreen, runner.text]).toEqual([
      false,
      expect.stringContaining('agent a ran X and Y, which were not asked for'),
    ]);
  });
});
