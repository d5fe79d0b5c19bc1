import { describe, expect, it, test } from 'vitest';
import { enough, type Given, planGiven } from '../../fixtures/given-inputs.ts';

const suite = {
  ...enough,
  'service-api-key': 'harmstack=a\nrunloop=b\novermind=c',
  'benchmark-ids': '',
  thresholds: '',
  config: 'gate.yml',
} as const;

function fromFile(text: string, given: Given = {}): ReturnType<typeof planGiven> {
  return planGiven({ ...suite, ...given }, { 'gate.yml': text });
}

describe('a suite file', () => {
  it('takes the place of the lists', () => {
    const text =
      'benchmarks:\n  - { id: 1, count: 5, threshold: 80, name: Medical }\n  - { id: "2", threshold: 0, service: harmstack }';
    expect(fromFile(text)).toMatchObject({
      problems: [],
      plan: {
        benchmarks: [
          { service: 'harmstack', id: '1', name: 'Medical', thresholdPct: 80, work: { kind: 'submit', units: 5 } },
          { service: 'harmstack', id: '2', name: null, thresholdPct: 0, work: { kind: 'submit', units: 1 } },
        ],
      },
    });
  });

  it('says why it cannot be read', () => {
    expect(fromFile('', { config: 'other.yml' }).problems).toEqual(['config: "other.yml" does not exist.']);
  });

  test.each([
    '[{id: 1, threshold: 8}, {id: "1", threshold: 9}]',
    '[{id: 1, threshold: 8}, {id: 1, count: 9, threshold: 8}]',
    '[{job-id: a, threshold: 8}, {job-id: a, threshold: 9, name: other}]',
    '[{service: runloop, job-name: n, threshold: 8}, {service: runloop, job-name: n, threshold: 9}]',
    '[{service: runloop, id: b, threshold: 8, agents: [{name: a}]}, {service: runloop, id: b, threshold: 9, agents: [{name: a}]}]',
    '[{service: runloop, id: b, threshold: 8, agents: [{name: a}]}, {service: runloop, id: b, threshold: 8, agents: [{name: a}], orchestrator: {}}]',
    '[{service: runloop, id: b, threshold: 8, agents: [{name: a}], orchestrator: {attempts: 3}}, {service: runloop, id: b, threshold: 8, agents: [{name: a}], orchestrator: {attempts: 3}}]',
    '[{service: overmind, newest: {prompt-slug: p, job-type: judge_scoring}, threshold: 8}, {service: overmind, newest: {job-type: judge_scoring, prompt-slug: p}, threshold: 9}]',
  ])('%s names one thing twice', (benchmarks) => {
    const { plan, problems } = fromFile(`benchmarks: ${benchmarks}`);
    const fault = 'benchmarks\\[1\\] repeats benchmarks\\[0\\]; keep one of them\\.';
    expect(plan).toBeNull();
    expect(problems).toEqual([expect.stringMatching(`^config: gate\\.yml, line 1, column \\d+: ${fault}$`)]);
  });

  test.each([
    '[{id: 1, threshold: 8}, {job-id: "1", threshold: 8}]',
    '[{job-id: a, threshold: 8}, {service: overmind, job-id: a, threshold: 8}]',
    '[{service: overmind, job-id: a, threshold: 8}, {service: overmind, job-id: a, threshold: 8, metric: improvement}]',
    '[{service: overmind, job-id: a, threshold: 8}, {service: overmind, job-id: a, threshold: 8, score-scale: 1}]',
    '[{service: runloop, job-id: a, threshold: 8}, {service: runloop, job-id: a, threshold: 8, agent: x}]',
    '[{service: runloop, id: b, threshold: 8, agents: [{name: a}]}, {service: runloop, id: b, threshold: 9, agents: [{name: b}]}]',
    '[{service: runloop, id: b, threshold: 8, agents: [{name: a}]}, {service: runloop, id: b, threshold: 8, agents: [{name: a}], orchestrator: {attempts: 3}}]',
    '[{service: runloop, id: b, threshold: 8, agents: [{name: a}], orchestrator: {attempts: 1}}, {service: runloop, id: b, threshold: 8, agents: [{name: a}], orchestrator: {attempts: 3}}]',
  ])('%s names two things', (benchmarks) => {
    const { plan, problems } = fromFile(`benchmarks: ${benchmarks}`);
    expect(problems).toEqual([]);
    expect(plan?.benchmarks).toHaveLength(2);
  });

  it('leaves no second home for what it holds', () => {
    const { problems } = fromFile('benchmarks: [{id: 1, threshold: 80}]', {
      thresholds: '80',
      'benchmark-counts': '2',
      levels: 'block block',
      agent: 'a',
      metric: 'best_score',
      'score-scale': '1',
    });
    expect(problems).toEqual(
      ['thresholds', 'levels', 'benchmark-counts', 'agent', 'metric', 'score-scale'].map(
        (name) => `${name}: cannot be combined with \`config\`; the suite file holds it, so leave it out.`,
      ),
    );
  });

  it('needs a service for each benchmark', () => {
    const { problems } = fromFile('benchmarks: [{id: abc, threshold: 80}]', { service: 'x' });
    expect(problems).toEqual(['service: "x" is not one of harmstack, runloop or overmind.']);
  });

  it('gives the model input to every agent that names no model', () => {
    const agents = '[{name: a}, {name: b, model: own}]';
    const { plan } = fromFile(`benchmarks: [{service: runloop, id: b, threshold: 80, agents: ${agents}}]`, {
      model: 'm',
    });
    expect(plan?.batches[0]?.jobs[0]?.run?.agents).toMatchObject([{ model: 'm' }, { model: 'own' }]);
  });

  it('may name several services in one run', () => {
    const text = `benchmarks:
      - { id: 1, threshold: 80 }
      - { service: runloop, job-name: nightly, threshold: 60 }
      - { service: overmind, job-id: a, threshold: 75 }`;
    expect(fromFile(text)).toMatchObject({
      problems: [],
      plan: {
        benchmarks: [{ service: 'harmstack' }, { service: 'runloop' }, { service: 'overmind' }],
        batches: [{ service: 'harmstack' }],
      },
    });
  });
});

const inline = (text: string) => fromFile(`benchmarks: [{service: runloop, threshold: 1, inline-yaml: "${text}"}]`);

describe('a Harbor job file', () => {
  const entry = 'benchmarks: [{service: runloop, harbor: jobs/h.yml, threshold: 80}]';
  const plan = (harbor: string | null) =>
    planGiven(suite, { 'gate.yml': entry, ...(harbor !== null && { 'jobs/h.yml': harbor }) });

  it('is read from the workspace like the suite file', () => {
    const yaml = 'agents:\n  - name: oracle\n';
    expect(plan(yaml)).toMatchObject({
      problems: [],
      plan: {
        benchmarks: [
          {
            id: 'jobs/h.yml',
            work: {
              kind: 'submit',
              units: 1,
              run: { source: { kind: 'harbor', yaml }, agents: [], orchestrator: null },
            },
          },
        ],
      },
    });
  });

  test.each([
    [
      'agents: [{name: a, model_name: x/m}, {name: b, import_path: null}]',
      { agents: ['a', 'b'], models: ['x/m', null] },
    ],
    [
      'agents: [{name: a, model_name: $MODEL}, {name: b, model_name: 7}, {name: c, model_name: ""}]',
      { agents: ['a', 'b', 'c'] },
    ],
    ['agents: [{name: a}]\nn_attempts: 3', { agents: ['a'], attempts: 3 }],
    ['agents: [{name: a}, {import_path: "x:Y"}]', {}],
    ['agents: [{name: a, import_path: "x:Y"}]', {}],
    ['agents: []\nn_attempts: 0', {}],
    ['n_attempts: "3"', {}],
  ])('%j tells which agents run, and how often, as far as it names them', (yaml, told) => {
    const source = { kind: 'harbor', yaml, ...told };
    const { plan: planned } = plan(yaml);
    expect(planned?.benchmarks.map(({ work }) => (work.kind === 'submit' ? work.run?.source : null))).toEqual([source]);
    const entries = `benchmarks: [{service: runloop, threshold: 1, inline-yaml: ${JSON.stringify(yaml)}}]`;
    expect(fromFile(entries).plan?.benchmarks).toMatchObject([{ work: { run: { source } } }]);
  });

  test.each<[string | null, string]>([
    [null, 'the file does not exist'],
    ['', 'the file is not a mapping, as a Harbor job file is'],
    ['- a', 'the file is not a mapping, as a Harbor job file is'],
    ['a: 1\na: 2', 'the file, line 2, column 1: `a` is set twice, first in line 1'],
    [
      'a: 1\n c4n4ry: [',
      'the file, line 1, column 4: not valid YAML: a second colon in one line; put the value in quotes or on its own line',
    ],
  ])('%j is explained', (harbor, fault) => {
    expect(plan(harbor)).toEqual({
      plan: null,
      problems: [`config: gate.yml, line 1, column 33: benchmarks[0].harbor: ${fault}.`],
    });
  });

  it('may stand in the suite file, and is checked there too', () => {
    expect(inline('a: 1')).toMatchObject({
      problems: [],
      plan: { benchmarks: [{ id: 'inline-yaml', work: { run: { source: { kind: 'harbor', yaml: 'a: 1' } } } }] },
    });
    expect(inline('a: [').problems).toEqual([
      'config: gate.yml, line 1, column 47: benchmarks[0].inline-yaml: the text, line 1, column 5: not valid YAML: wrong indentation, or a closing bracket is missing.',
    ]);
  });
});
