import type { BenchmarkJobView } from '@runloop/api-client/resources/benchmark-jobs';
import { describe, expect, test } from 'vitest';
import type { Agent, AgentRun } from '../../../src/plan/plan.ts';
import { completed, failure, judgedOf, outcomeOf, type Result, read, specOf } from '../../fixtures/runloop-views.ts';
import { plainAgent } from '../../fixtures/runloop-world.ts';

const scenarioIds = ['scn_1', 'scn_2', 'scn_3', 'scn_4'];

/** A run of four scenarios by these agents, as it was planned. */
function runOf(agents: readonly Partial<Agent>[] = [{}], more: Partial<AgentRun> = {}): AgentRun {
  return {
    source: { kind: 'scenarios', ids: scenarioIds },
    agents: agents.map((agent) => ({ ...plainAgent, ...agent })),
    orchestrator: null,
    ...more,
  };
}

const everyOne = [1, 1, 1, 1];
/** An outcome of these scenarios, all solved. */
function solved(ids: readonly string[], agent = 'claude-code', model: string | null = null) {
  const outcome = outcomeOf(
    ids.map(() => 1),
    agent,
    { model_name: model },
  );
  const scenario_outcomes = outcome.scenario_outcomes.map((each, index) => ({
    ...each,
    scenario_definition_id: ids[index] ?? '',
  }));
  return { ...outcome, scenario_outcomes, benchmark_run_id: `bmr_${agent}_${model}` };
}

const jobOf = (outcomes: BenchmarkJobView['benchmark_outcomes'], job_spec: BenchmarkJobView.JobSpec | null = null) =>
  completed({ benchmark_outcomes: outcomes ?? null, job_spec });
const spec = (scenario_ids: readonly string[], ...names: readonly string[]): BenchmarkJobView.JobSpec => ({
  ...specOf(0, names.length === 0 ? ['claude-code'] : names),
  scenario_ids: [...scenario_ids],
});

describe('the scenarios of a job are those that were asked for', () => {
  const asked = runOf();

  test('whether or not the answer says so', () => {
    for (const told of [null, spec(scenarioIds), spec(['scn_1'])])
      expect(judgedOf(jobOf([outcomeOf(everyOne)], told), { asked })).toEqual({ pct: 100, passed: 4, scored: 4 });
  });

  test.each([
    ['no specification', null],
    ['a specification of the only outcome', spec(['scn_1'])],
    ['an empty one', spec([])],
  ])('so that what is missing counts 0, with %s', (_, told) => {
    expect(judgedOf(jobOf([solved(['scn_1'])], told), { asked })).toEqual({ pct: 25, passed: 1, scored: 4 });
  });

  test.each([
    ['names another', spec(['scn_z']), ['scn_z']],
    ['names as many others', spec(['scn_1', 'X', 'Y', 'Z']), ['scn_1', 'X', 'Y', 'Z']],
    ['names none', null, [...scenarioIds, 'scn_z']],
  ])('and another is no answer to them: the specification %s', (_, told, ids) => {
    const strays = ids.filter((id) => !scenarioIds.includes(id));
    const fault = { code: 'scenarios-not-asked', agent: 'claude-code', scenarios: strays };
    for (const metric of ['all-scenarios', 'completed-scenarios'] as const)
      expect(judgedOf(jobOf([solved(ids)], told), { asked, metric })).toEqual(fault);
  });

  test('and where this gate did not start it, those of its own word, by their members', () => {
    const told = spec(['A', 'B']);
    expect(judgedOf(jobOf([solved(['X', 'Y'])], told))).toEqual({
      code: 'scenarios-not-asked',
      agent: 'claude-code',
      scenarios: ['X', 'Y'],
    });
    expect(judgedOf(jobOf([solved(['B', 'A'])], told))).toMatchObject({ pct: 100 });
    const many = Array.from({ length: 9 }, (_, index) => `X${index}`);
    expect(judgedOf(jobOf([solved(many)], told))).toMatchObject({ scenarios: many.slice(0, 5) });
  });

  test('of a benchmark or a Harbor file by the word of the job, since the plan does not name them', () => {
    for (const source of [
      { kind: 'benchmark', id: 'bmd_1' },
      { kind: 'harbor', yaml: 'x' },
    ] as const) {
      const run = runOf([{}], { source });
      expect(judgedOf(jobOf([solved(['A'])], spec(['A', 'B'])), { asked: run })).toMatchObject({ pct: 50 });
      const job_source = { type: 'scenarios' as const, scenario_ids: ['A'] };
      const odd = completed({ benchmark_outcomes: [solved(['A'])], job_spec: null, job_source });
      expect(judgedOf(odd, { asked: run })).toEqual({ code: 'scenarios-unknown', agent: 'claude-code' });
    }
  });

  test('and progress is counted by them', () => {
    const running = { ...jobOf([solved(['scn_1', 'scn_1'])]), state: 'running' };
    const progress = { done: 1, total: 8, what: 'scenarios', message: null };
    expect(read(running, { asked: runOf([{ name: 'claude-code' }, { name: 'b' }]) })).toMatchObject({ progress });
  });
});

const of = (agent: string, model: string | null = null) => solved(scenarioIds, agent, model);
const without = (agent: string) => ({ code: 'agent-without-outcome', agent });
const wrongModel = (model: string, ...ran: readonly string[]) => ({ code: 'wrong-model', agent: 'a', model, ran });

const fileOf = (...models: readonly (string | null)[]) =>
  runOf([], { source: { kind: 'harbor', yaml: 'x', agents: models.map(() => 'a'), models } });
const configuredWith = (...models: readonly (string | null)[]): BenchmarkJobView.JobSpec => ({
  scenario_ids: scenarioIds,
  agent_configs: models.map((model_name) => ({ name: 'a', type: 'job_agent', model_name })),
});

describe('the agents of a job are those that were asked for', () => {
  const [a, b] = ['a', 'b'].map((name) => ({ name }));
  const [m1, m2] = ['m-1', 'm-2'].map((model) => ({ name: 'a', model }));
  const good = { pct: 100, passed: 4, scored: 4 };

  test.each([
    ['agents a and b asked, only a ran', [a, b], [of('a')], without('b')],
    ['agent a asked, another ran', [a], [of('easy')], without('a')],
    ['agent a asked, another ran too', [a], [of('a'), of('easy')], { code: 'agent-not-asked', agent: 'easy' }],
    ['both asked, both ran', [a, b], [of('b'), of('a')], good],
    ['two models of one name asked, one ran', [m1, m2], [of('a', 'm-1')], without('a (m-2)')],
    ['two models of one name asked, one ran twice', [m1, m2], [of('a', 'm-1'), of('a', 'm-1')], without('a (m-2)')],
    ['two models of one name asked, both ran', [m1, m2], [of('a', 'm-2'), of('a', 'm-1')], good],
    [
      'two models of one name asked, one of the runs does not tell its own',
      [m1, m2],
      [of('a', 'm-1'), of('a')],
      { code: 'model-unknown', agent: 'a', model: 'm-2' },
    ],
    ['a model asked, another ran', [m1], [of('a', 'cheap')], wrongModel('m-1', 'cheap')],
    ['a model asked, another ran twice', [m1], [of('a', 'cheap'), of('a', 'cheap')], wrongModel('m-1', 'cheap')],
    [
      'a model asked twice, another ran twice as well',
      [m1, m1],
      [of('a', 'm-1'), of('a', 'm-1'), of('a', 'cheap'), of('a', 'cheap')],
      wrongModel('m-1', 'cheap'),
    ],
    ['a model asked, another ran too', [m1], [of('a', 'm-1'), of('a', 'cheap')], wrongModel('m-1', 'cheap')],
    ['a model asked, one that is no text ran', [m1], [{ ...of('a'), model_name: 7 }], wrongModel('m-1', '7')],
    ['a model asked, none is told', [m1], [of('a')], good],
    ['no model asked, any ran', [a], [of('a', 'any')], good],
    ['one model and any asked, one of them ran', [m1, a], [of('a', 'm-1')], without('a')],
    ['one model and any asked, both ran', [m1, a], [of('a', 'm-1'), of('a', 'any')], good],
  ])('%s', (_, agents, outcomes, expected) => {
    const asked = runOf(agents.flatMap((agent) => agent ?? []));
    for (const told of [null, spec(scenarioIds, 'a'), spec(scenarioIds, 'easy')])
      expect(judgedOf({ ...completed({ job_spec: told }), benchmark_outcomes: outcomes }, { asked })).toEqual(expected);
  });

  test('of which only the judged one must be there, when one is', () => {
    const asked = runOf([{ name: 'a' }, { name: 'b' }]);
    expect(judgedOf(jobOf([of('a')]), { asked, agent: 'a' })).toEqual(good);
    expect(judgedOf(jobOf([of('a'), of('easy')]), { asked, agent: 'a' })).toEqual(good);
    expect(judgedOf(jobOf([of('a')]), { asked, agent: 'b' })).toEqual(without('b'));
    expect(judgedOf(jobOf([of('a')]), { asked, agent: 'c' })).toEqual({
      code: 'agent-not-run',
      agent: 'c',
      ran: ['a'],
    });
  });

  test('and are missed in the details', () => {
    const asked = runOf([{ name: 'a' }, { name: 'b', model: 'm' }]);
    expect(read(jobOf([of('a')]), { asked }).details).toContainEqual({
      name: 'b (m)',
      scorePct: null,
      note: 'no outcome',
    });
  });

  test('those that a Harbor file names, whatever the job says', () => {
    const asked = runOf([], { source: { kind: 'harbor', yaml: 'x', agents: ['a'] } });
    for (const told of [null, spec(scenarioIds, 'a'), spec(scenarioIds, 'easy')]) {
      const scenarios = told ?? { ...spec(scenarioIds), agent_configs: [] };
      expect(judgedOf(jobOf([of('easy')], scenarios), { asked })).toEqual(without('a'));
      expect(judgedOf(jobOf([of('a'), of('easy')], scenarios), { asked })).toMatchObject({ code: 'agent-not-asked' });
      expect(judgedOf(jobOf([of('a', 'm')], scenarios), { asked })).toEqual(good);
    }
    const twice = runOf([], { source: { kind: 'harbor', yaml: 'x', agents: ['a', 'a'] } });
    expect(judgedOf(jobOf([of('a', 'm-1')], spec(scenarioIds, 'a', 'a')), { asked: twice })).toEqual(without('a'));
  });

  test('with the model that the job was configured with, where a Harbor file names the agent', () => {
    const asked = runOf([], { source: { kind: 'harbor', yaml: 'x', agents: ['a'] } });
    const [config] = spec([], 'a').agent_configs;
    const told = { ...spec(scenarioIds), agent_configs: config === undefined ? [] : [{ ...config, model_name: 'm' }] };
    expect(judgedOf(jobOf([of('a', 'cheap')], told), { asked })).toEqual(wrongModel('m', 'cheap'));
  });

  test.each([
    ['another', 'm-bad'],
    ['another of the same provider', 'provider/m-bad'],
    ['the same of another provider', 'other/m-good'],
    ['one whose name it ends', 'good'],
    ['one that ends as it does', 'very-m-good'],
    ['no text', 7],
  ])(
    'with the model that a Harbor file names: %s is a fault, whatever the job was configured with',
    (_, model_name) => {
      const asked = fileOf('provider/m-good');
      const outcome = { ...of('a'), model_name };
      for (const told of [configuredWith('m-bad'), configuredWith('provider/m-good'), configuredWith(null)])
        expect(judgedOf({ ...completed({ job_spec: told }), benchmark_outcomes: [outcome] }, { asked })).toEqual(
          wrongModel('provider/m-good', String(model_name)),
        );
    },
  );

  test.each([
    ['provider/m-good', 'provider/m-good'],
    ['provider/m-good', 'm-good'],
    ['m-good', 'provider/m-good'],
    ['router/provider/m-good', 'provider/m-good'],
    ['provider/m-good', null],
    [null, 'any'],
  ])('with the model %s of a Harbor file, which the service may tell as %s', (model, ran) => {
    expect(judgedOf(jobOf([of('a', ran)], configuredWith(null)), { asked: fileOf(model) })).toEqual(good);
  });

  test('with each of the models that a Harbor file names for one agent', () => {
    const asked = fileOf('p/m-1', 'p/m-2');
    const told = configuredWith('p/m-1', 'p/m-2');
    expect(judgedOf(jobOf([of('a', 'm-2'), of('a', 'p/m-1')], told), { asked })).toEqual(good);
    expect(judgedOf(jobOf([of('a', 'm-1')], told), { asked })).toEqual(without('a (p/m-2)'));
    expect(judgedOf(jobOf([of('a', 'm-1'), of('a', 'm-3')], told), { asked })).toEqual(without('a (p/m-2)'));
  });

  test('those of a Harbor file that names none by the word of the job', () => {
    const asked = runOf([], { source: { kind: 'harbor', yaml: 'x' } });
    expect(judgedOf(jobOf([of('a')], spec(scenarioIds, 'a', 'b')), { asked })).toEqual(without('b'));
    expect(judgedOf(jobOf([of('a')], { ...spec(scenarioIds), agent_configs: [] }), { asked })).toEqual(good);
  });
});

/** An outcome that lists each scenario once for each of its results, in this order. */
function trials(results: Readonly<Record<string, readonly Result[]>>, fields = {}) {
  const flat = Object.entries(results).flatMap(([id, all]) => all.map((result) => ({ id, result })));
  const outcome = outcomeOf(
    flat.map(({ result }) => result),
    'claude-code',
    fields,
  );
  const scenario_outcomes = outcome.scenario_outcomes.map((each, index) => ({
    ...each,
    scenario_definition_id: flat[index]?.id ?? '',
  }));
  return { ...outcome, scenario_outcomes };
}

const configured = (attempts: number | null, ids: readonly string[]): BenchmarkJobView.JobSpec => ({
  ...spec(ids),
  orchestrator_config: { n_attempts: attempts },
});

const judged = (attempts: number | null, results: Parameters<typeof trials>[0], reading = {}) =>
  judgedOf(jobOf([trials(results)], configured(attempts, Object.keys(results))), reading);

describe('a scenario that is listed several times', () => {
  test.each([null, 0, 1])('is one, and its worst outcome counts, where %j attempts were asked for', (attempts) => {
    expect(judged(attempts, { A: [1, 1], B: [failure] })).toEqual({ pct: 50, passed: 1, scored: 2 });
    expect(judged(attempts, { A: [failure, 1], B: [1] })).toEqual({ pct: 50, passed: 1, scored: 2 });
    expect(judged(attempts, { A: [1, 0.5], B: [1] })).toEqual({
      pct: 75,
      passed: null,
      scored: null,
      isMean: true,
      scenariosPct: [[50], [100]],
    });
    const ten = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`s${index}`, [1]]));
    expect(judged(attempts, { ...ten, s0: [failure, 1] })).toEqual({ pct: 90, passed: 9, scored: 10 });
    const metric = 'completed-scenarios';
    expect(judged(attempts, { A: [failure, 1], B: [1] }, { metric })).toEqual({ pct: 100, passed: 2, scored: 2 });
  });

  test('is not left out where it completed once: another outcome without a score does not take its 0 away', () => {
    const metric = 'completed-scenarios';
    for (const A of [
      [0, failure],
      [failure, 0],
      [0, { state: 'TIMEOUT' }],
    ] as const) {
      const job = read(jobOf([trials({ A, B: [1] })], configured(1, ['A', 'B'])), { metric });
      expect(job).toMatchObject({ state: 'scored', score: { pct: 50, passed: 1, scored: 2 } });
      expect(job.leftOut).toBeUndefined();
    }
  });

  test('counts each time, where several attempts were asked for and all have as many', () => {
    expect(judged(3, { A: [1, 0, 1], B: [failure, 1, 1] })).toEqual({
      pct: 66.67,
      passed: 4,
      scored: 6,
      scenariosPct: [
        [100, 0, 100],
        [0, 100, 100],
      ],
      attempts: 3,
    });
    expect(judged(3, { A: [1], B: [0] })).toEqual({ pct: 50, passed: 1, scored: 2 });
    const metric = 'completed-scenarios';
    expect(judged(3, { A: [1, 0, 1], B: [failure, 1, 1] }, { metric })).toEqual({
      pct: 80,
      passed: 4,
      scored: 5,
      scenariosPct: [
        [100, 0, 100],
        [100, 100],
      ],
      attempts: 3,
    });
  });

  test('is one of several runs also where only one of each has a score', () => {
    const metric = 'completed-scenarios';
    expect(judged(2, { A: [1, failure], B: [failure, 0] }, { metric })).toEqual({
      pct: 50,
      passed: 1,
      scored: 2,
      scenariosPct: [[100], [0]],
      attempts: 2,
    });
  });

  test('else has two readings: as repeats, of which some are missing, and as retries', () => {
    expect(judged(3, { A: [1, 1, 1], B: [1, 1] })).toEqual({
      pct: 83.33,
      passed: 5,
      scored: 6,
      scenariosPct: [
        [100, 100, 100],
        [100, 100, 0],
      ],
      attempts: 3,
      otherReading: { pct: 100, passed: 2, scored: 2 },
    });
    expect(judged(2, { A: [failure, 1], B: [1], C: [] })).toEqual({
      pct: 33.33,
      passed: 2,
      scored: 6,
      scenariosPct: [
        [0, 100],
        [100, 0],
        [0, 0],
      ],
      attempts: 2,
      otherReading: { pct: 66.67, passed: 2, scored: 3 },
    });
    const metric = 'completed-scenarios';
    expect(judged(2, { A: [0, 1], B: [1] }, { metric })).toMatchObject({
      pct: 66.67,
      otherReading: { pct: 100, passed: 2, scored: 2 },
    });
  });

  test('of which more came than were asked for lends nothing to one that is missing', () => {
    expect(judged(2, { A: [1, 1, 1], B: [1] })).toMatchObject({ pct: 80, passed: 4, scored: 5 });
  });

  test('has one reading where both are equal', () => {
    expect(judged(2, { A: [0], B: [0, 0] })).toMatchObject({ pct: 0, passed: 0, scored: 4 });
  });

  test('counts as the plan asked, whatever the answer says of it', () => {
    const results = { scn_1: [1, 0], scn_2: [1, 1] };
    const source = { kind: 'benchmark', id: 'bmd_1' } as const;
    const orchestrator = { concurrentTrials: null, timeoutMultiplier: null, quiet: null };
    const asked = (attempts: number | null) => ({
      asked: runOf([{}], { source, orchestrator: { ...orchestrator, attempts } }),
    });
    expect(judged(1, results, asked(2))).toMatchObject({ pct: 75, scored: 4 });
    for (const attempts of [1, null]) expect(judged(2, results, asked(attempts))).toMatchObject({ pct: 50, scored: 2 });
    expect(judged(2, results, { asked: runOf([{}], { source }) })).toMatchObject({ pct: 50, scored: 2 });
    const harbor = runOf([], { source: { kind: 'harbor', yaml: 'n_attempts: 2' } });
    expect(judged(2, results, { asked: harbor })).toMatchObject({ pct: 75, scored: 4 });
    const repeated = runOf([], { source: { kind: 'harbor', yaml: 'n_attempts: 3', attempts: 3 } });
    const short = { A: [1, 1, 1], B: [1, 1] };
    expect(judged(null, short, { asked: repeated })).toMatchObject({ pct: 83.33, otherReading: { pct: 100 } });
  });

  test('has an average in either way of counting', () => {
    const metric = 'completed-scenarios';
    const told = configured(1, ['A', 'B']);
    for (const average_score of [0.75, 1]) {
      const view = jobOf([trials({ A: [0, 1], B: [1, 1] }, { average_score })], told);
      expect(judgedOf(view, { metric })).toMatchObject({ pct: 50 });
    }
    const view = jobOf([trials({ A: [0, 1], B: [1, 1] }, { average_score: 0.6 })], told);
    expect(judgedOf(view, { metric })).toEqual({ code: 'average-contradicts', agent: 'claude-code' });
  });

  test('the worst of several agents is the one that is worst in any reading', () => {
    const one = trials({ A: [1, 1, 1], B: [1, 1] });
    const other = { ...trials({ A: [1, 1, 1], B: [1, 0] }), agent_name: 'b', benchmark_run_id: 'bmr_b' };
    const told = { ...configured(3, ['A', 'B']), agent_configs: specOf(0, ['claude-code', 'b']).agent_configs };
    expect(judgedOf(jobOf([one, other], told))).toMatchObject({ pct: 66.67, otherReading: { pct: 50 } });
  });
});
