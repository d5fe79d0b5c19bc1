import { describe, expect, it, test } from 'vitest';
import { serviceNames } from '../../../src/plan/plan.ts';
import { Problems } from '../../../src/plan/problem.ts';
import { parseSuiteFile } from '../../../src/plan/suite/suite-file.ts';

function parse(entry: string) {
  const problems = new Problems();
  const text = `benchmarks: [{threshold: 60, ${entry}}]`;
  const { entries } = parseSuiteFile(text, { path: 'gate.yml', service: 'runloop', problems });
  const prefix = /^config: gate\.yml, line \d+, column \d+: (benchmarks\[0\])?/;
  return { entries, faults: problems.found.map(({ text: found }) => found.replace(prefix, '').replace(/\.$/, '')) };
}

const agent = { agentId: null, model: null, timeoutSeconds: null, kwargs: {}, environment: {}, secrets: {} };
const worst = { metric: 'all-scenarios', agent: null, scale: 100 };
const project = '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e';
const best = { metric: 'best_score', agent: null, scale: 100 };

describe('what an entry names becomes work', () => {
  test.each<[string, object]>([
    [
      'service: harmstack, job-id: 182bd5e5-6e1a',
      { id: '182bd5e5-6e1a', work: { kind: 'existing', jobId: '182bd5e5-6e1a' } },
    ],
    [
      'id: bmd_1, agents: [{name: a}]',
      {
        service: 'runloop',
        id: 'bmd_1',
        name: null,
        thresholdPct: 60,
        level: 'block',
        choice: worst,
        work: {
          kind: 'submit',
          units: 1,
          run: { source: { kind: 'benchmark', id: 'bmd_1' }, agents: [{ ...agent, name: 'a' }], orchestrator: null },
        },
      },
    ],
    [
      'scenarios: [scn_1, scn_2], agents: [{name: a}]',
      { id: 'scn_1, scn_2', work: { run: { source: { kind: 'scenarios', ids: ['scn_1', 'scn_2'] } } } },
    ],
    ['scenarios: [a, b, c, d, e], agents: [{name: a}]', { id: 'a, b, c and 2 more' }],
    ['scenarios: [scn_1], name: Smoke, agents: [{name: a}]', { id: 'Smoke', name: 'Smoke' }],
    ['harbor: jobs/h.yml', { id: 'jobs/h.yml', work: { kind: 'harbor-file', path: 'jobs/h.yml' }, choice: worst }],
    ['harbor: jobs/h.yml, name: H', { id: 'H', name: 'H' }],
    [
      'inline-yaml: "a: 1"',
      { id: 'inline-yaml', work: { run: { source: { kind: 'harbor', yaml: 'a: 1' }, agents: [] } } },
    ],
    ['inline-yaml: "a: 1", name: H', { id: 'H' }],
    ['job-id: bmj_1', { service: 'runloop', id: 'bmj_1', work: { kind: 'existing', jobId: 'bmj_1' }, choice: worst }],
    ['job-name: nightly run', { id: 'nightly run', work: { kind: 'newest', query: { name: 'nightly run' } } }],
    [
      'job-id: bmj_1, metric: completed-scenarios, agent: a',
      { choice: { metric: 'completed-scenarios', agent: 'a', scale: 100 } },
    ],
    [
      'id: bmd_1, agents: [{name: a}, {name: b}], agent: b',
      { choice: { metric: 'all-scenarios', agent: 'b', scale: 100 } },
    ],
    [
      'service: overmind, job-id: x',
      { service: 'overmind', id: 'x', work: { kind: 'existing', jobId: 'x' }, choice: best },
    ],
    [
      'service: overmind, job-id: x, metric: avg_score, score-scale: 1',
      { choice: { metric: 'avg_score', agent: null, scale: 1 } },
    ],
    [
      `service: overmind, newest: {project: ${project}, prompt-slug: s, job-type: judge_scoring}`,
      {
        id: `${project} / s / judge_scoring`,
        work: { kind: 'newest', query: { project, promptSlug: 's', jobType: 'judge_scoring' } },
        choice: best,
      },
    ],
    ['service: overmind, newest: {prompt-slug: s}', { id: 's', work: { kind: 'newest', query: { promptSlug: 's' } } }],
    [`service: overmind, newest: {project: ${project}}, name: Shop`, { id: 'Shop', name: 'Shop' }],
  ])('%s', (entry, planned) => {
    const { entries, faults } = parse(entry);
    expect(faults).toEqual([]);
    expect(entries).toMatchObject([planned]);
  });

  it('with the full configuration of every agent and of the orchestrator', () => {
    const { entries } = parse(`
      id: bmd_1,
      agents: [{
        name: claude-code, agent-id: agt_1, model: m, timeout-seconds: 600,
        kwargs: { temperature: 0.5, think: true, style: terse },
        environment: { REGION: eu, RETRIES: 3 },
        secrets: { MODEL_API_KEY: my-model-key }
      }],
      orchestrator: { attempts: 1, concurrent-trials: 10, timeout-multiplier: 1.5, quiet: true }`);
    expect(entries[0]?.work).toMatchObject({
      run: {
        agents: [
          {
            name: 'claude-code',
            agentId: 'agt_1',
            model: 'm',
            timeoutSeconds: 600,
            kwargs: { temperature: '0.5', think: 'true', style: 'terse' },
            environment: { REGION: 'eu', RETRIES: '3' },
            secrets: { MODEL_API_KEY: 'my-model-key' },
          },
        ],
        orchestrator: { attempts: 1, concurrentTrials: 10, timeoutMultiplier: 1.5, quiet: true },
      },
    });
  });

  it('with the defaults of the service where the orchestrator is not told', () => {
    const { entries } = parse('id: bmd_1, agents: [{name: a}], orchestrator: {}');
    expect(entries[0]?.work).toMatchObject({
      run: { orchestrator: { attempts: null, concurrentTrials: null, timeoutMultiplier: null, quiet: null } },
    });
  });
});

describe('exactly one thing is named', () => {
  const runloopKeys = '`id`, `scenarios`, `harbor`, `inline-yaml`, `job-id` or `job-name`';
  test.each([
    ['name: a', `names nothing to judge; an entry for runloop needs ${runloopKeys}`],
    ['id: bmd_1, job-id: bmj_1', 'has `id` and `job-id`; keep one of them'],
    ['harbor: a, scenarios: [b], job-name: c', 'has `scenarios`, `harbor` and `job-name`; keep one of them'],
    ['service: overmind, id: 1', 'names nothing to judge; an entry for overmind needs `job-id` or `newest`'],
    ['service: harmstack, id: 1, job-id: a', 'has `id` and `job-id`; keep one of them'],
  ])('%s', (entry, fault) => {
    expect(parse(entry)).toEqual({ entries: [], faults: [` ${fault}`] });
  });
});

describe('what does not belong to what is named is told', () => {
  const newestOf =
    'needs `project`, `prompt-slug` or `job-type`, or several of them; `status` and `search` narrow these';
  test.each<[string, string]>([
    [
      'service: harmstack, job-id: a, count: 5',
      'unknown key `count`; a job of harmstack takes service, job-id, threshold, baseline-job-id, level and name',
    ],
    ['job-id: a, agents: [{name: a}]', 'unknown key `agents`. Did you mean `agent`?'],
    [
      'harbor: a, orchestrator: {}',
      'unknown key `orchestrator`; a Harbor file of runloop takes service, harbor, metric, agent, threshold, baseline-job-id, level and name',
    ],
    [
      'service: overmind, job-id: a, agent: a',
      'unknown key `agent`; a job of overmind takes service, job-id, metric, score-scale, threshold, level and name',
    ],
    ['id: bmd_1', '.agents is missing'],
    ['id: bmd_1, agents: []', '.agents names no agent'],
    ['id: bmd_1, agents: claude-code', '.agents is text, not a list of agents'],
    ['id: 7, agents: [{name: a}]', '.id is a number, not one word, such as bmd_123; put it in quotes'],
    ['id: a b, agents: [{name: a}]', '.id is not one word, such as bmd_123'],
    ['job-id: ..', '.job-id is not the id of a job as the service gave it'],
    ['job-id: "a,b"', '.job-id is not the id of a job as the service gave it'],
    ['job-id: 12', '.job-id is a number, not the id of a job as the service gave it; put it in quotes'],
    ['job-id: a, metric: best_score', '.metric is not all-scenarios or completed-scenarios'],
    [
      'service: overmind, job-id: a, metric: score_pct',
      '.metric is not one of best_score, baseline_score, improvement or avg_score',
    ],
    ['service: overmind, job-id: a, score-scale: 10', '.score-scale is not 100 or 1'],
    ['service: overmind, newest: {}', `.newest ${newestOf}`],
    ['service: overmind, newest: {status: completed, search: v2}', `.newest ${newestOf}`],
    [
      'service: overmind, newest: {slug: a}',
      'unknown key `slug`; `newest` takes project, prompt-slug, job-type, status and search',
    ],
    ['scenarios: [], agents: [{name: a}]', '.scenarios names no scenario'],
    ['scenarios: [a, a], agents: [{name: a}]', '.scenarios names a scenario more than once; name it once'],
    ['scenarios: [a b], agents: [{name: a}]', '.scenarios[0] is not the id of a scenario, such as scn_123'],
    ['scenarios: scn_1, agents: [{name: a}]', '.scenarios is text, not a list of ids'],
    ['id: b, agents: [{}]', '.agents[0].name is missing'],
    [
      'id: b, agents: [{name: a, timeout: 1}]',
      'unknown key `timeout`; an agent takes name, agent-id, model, timeout-seconds, kwargs, environment and secrets',
    ],
    [
      'id: b, agents: [{name: a, timeout-seconds: 0}]',
      '.agents[0].timeout-seconds is not a whole number of seconds from 1 to 604800',
    ],
    ['id: b, agents: [{name: a, kwargs: {x: []}}]', '.agents[0].kwargs.x is a list, not text, a number, true or false'],
    ...['12345678901234567890', '-.inf', '1e400'].map((number): [string, string] => [
      `id: b, agents: [{name: a, kwargs: {x: ${number}}}]`,
      '.agents[0].kwargs.x is a number that loses its digits; put it in quotes',
    ]),
    ['id: b, agents: [{name: a, kwargs: x}]', '.agents[0].kwargs is text, not a mapping'],
    [
      'id: b, agents: [{name: a, environment: {"a b": 1}}]',
      'a key in benchmarks[0].agents[0].environment is not the name of an environment variable',
    ],
    [
      'id: b, agents: [{name: a, secrets: {1A: x}}]',
      'a key in benchmarks[0].agents[0].secrets is not the name of an environment variable',
    ],
    ['id: b, agents: [{name: a, secrets: {A: 1}}]', '.agents[0].secrets.A is a number, not text; put it in quotes'],
    [
      'id: b, agents: [{name: a}], orchestrator: {attempts: -1}',
      '.orchestrator.attempts is not a whole number from 0 to 100',
    ],
    [
      'id: b, agents: [{name: a}], orchestrator: {concurrent-trials: 0}',
      '.orchestrator.concurrent-trials is not a whole number from 1 to 10000',
    ],
    [
      'id: b, agents: [{name: a}], orchestrator: {timeout-multiplier: 0}',
      '.orchestrator.timeout-multiplier is not a number from 0.01 to 1000',
    ],
    ['id: b, agents: [{name: a}], orchestrator: {quiet: 1}', '.orchestrator.quiet is a number, not true or false'],
    [
      'id: b, agents: [{name: a}], agent: b',
      ' judges an agent that it does not run; `agent` must be one of the names in `agents`',
    ],
    ['job-name: ""', '.job-name is empty'],
  ])('%s', (entry, fault) => {
    expect(parse(entry)).toEqual({ entries: [], faults: [fault] });
  });
});

test.each(serviceNames)('an entry may name %s, whatever the default', (service) => {
  expect(parse(`service: ${service}, job-id: a`)).toMatchObject({ entries: [{ service }], faults: [] });
});

describe('the newest job of Overmind', () => {
  it('can be asked for by status and by a search term; a project is compared in small letters', () => {
    const { entries, faults } = parse(
      `service: overmind, newest: {search: "v2 beta", status: completed, project: ${project.toUpperCase()}}`,
    );
    expect(faults).toEqual([]);
    expect(entries).toMatchObject([
      {
        id: `${project} / completed / v2 beta`,
        work: { kind: 'newest', query: { project, status: 'completed', search: 'v2 beta' } },
      },
    ]);
  });

  test.each([
    ['project: shop', '.project is not the id of a project, a UUID such as 182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e'],
    [`project: x${project}`, expect.stringContaining('.project is not the id of a project')],
    [`project: ${project}0`, expect.stringContaining('.project is not the id of a project')],
    ['prompt-slug: s, status: keep', '.status is not one of pending, running, completed, failed or cancelled'],
    ['prompt-slug: s, search: ""', '.search is empty'],
    ['prompt-slug: s, search: 7', '.search is a number, not text; put it in quotes'],
  ])('%s is explained', (keys, fault) => {
    const { entries, faults } = parse(`service: overmind, newest: {${keys}}`);
    expect(entries).toEqual([]);
    expect(faults.map((each) => each.replace('.newest', ''))).toEqual([fault]);
  });
});

describe('a key that JavaScript keeps for itself is told, not dropped', () => {
  test.each(
    ['kwargs', 'environment', 'secrets'].flatMap((map) =>
      ['__proto__', 'constructor', 'prototype'].map((key) => [map, key] as const),
    ),
  )('%s.%s', (map, key) => {
    expect(parse(`id: b, agents: [{name: a}, {name: c, ${map}: {OTHER: x, ${key}: x}}]`)).toEqual({
      entries: [],
      faults: [`\`${key}\` cannot be used as a name; choose another`],
    });
  });

  it('together with all else that is wrong, each once', () => {
    expect(parse('id: b, __proto__: 1, agents: [{kwargs: {"__proto__": {toString: 1}}}]').faults).toEqual([
      '.agents[0].name is missing',
      expect.stringContaining('unknown key `__proto__`; a benchmark of runloop takes '),
      '`__proto__` cannot be used as a name; choose another',
    ]);
  });

  it('and never changes what other mappings hold', () => {
    parse('id: b, agents: [{name: a, kwargs: {__proto__: {polluted: 1}, constructor: {prototype: {polluted: 1}}}}]');
    expect('polluted' in {}).toBe(false);
  });

  it('while other names that every object inherits are names like any', () => {
    const { entries, faults } = parse('id: b, agents: [{name: a, kwargs: {toString: x, valueOf: 1}}]');
    expect(faults).toEqual([]);
    expect(entries[0]?.work).toMatchObject({ run: { agents: [{ kwargs: { toString: 'x', valueOf: '1' } }] } });
  });
});
