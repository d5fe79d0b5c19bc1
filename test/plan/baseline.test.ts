import { describe, expect, test } from 'vitest';
import { createResults } from '../../src/report/results.ts';
import { enough, type Given, planGiven } from '../fixtures/given-inputs.ts';
import { reports } from '../fixtures/reports.ts';

const { thresholds: _, ...open } = enough;
const results = JSON.stringify(createResults(reports.compared));
const files = {
  'before.json': results,
  'other.json': JSON.stringify({ ...createResults(reports.compared), benchmarks: [] }),
};
const plan = (given: Given) => planGiven({ ...open, ...given }, files);
const suite = (text: string, given: Given = {}) =>
  planGiven({ ...open, 'benchmark-ids': '', config: 'gate.yml', ...given }, { ...files, 'gate.yml': text });

describe('baseline-job-ids', () => {
  test('pairs with the benchmarks, and takes the place of thresholds', () => {
    const { plan: planned, problems } = plan({ 'benchmark-ids': '1 2', 'baseline-job-ids': 'a, b' });
    expect(problems).toEqual([]);
    expect(planned?.benchmarks).toMatchObject([
      { thresholdPct: null, baseline: { kind: 'job', jobId: 'a' } },
      { thresholdPct: null, baseline: { kind: 'job', jobId: 'b' } },
    ]);
    expect(planned?.comparing).toEqual({
      allowedDropPct: 0,
      onRegression: 'fail',
      maxAgeMs: 604_800_000,
      endpointUrl: null,
    });
  });

  test('stands beside thresholds, with settings of its own', () => {
    const { plan: planned } = plan({
      'benchmark-ids': '',
      'job-ids': 'x',
      thresholds: '80',
      'baseline-job-ids': 'a',
      'allowed-drop': '2.5',
      'on-regression': 'warn',
      'baseline-max-age-minutes': '0.5',
    });
    expect(planned?.benchmarks).toMatchObject([{ thresholdPct: 80, baseline: { jobId: 'a' } }]);
    expect(planned?.comparing).toEqual({
      allowedDropPct: 2.5,
      onRegression: 'warn',
      maxAgeMs: 30_000,
      endpointUrl: null,
    });
  });

  test('no baseline leaves nothing to compare', () => {
    const { plan: planned } = plan({ thresholds: '80' });
    expect([planned?.comparing, planned?.benchmarks[0]]).toEqual([
      null,
      expect.not.objectContaining({ baseline: expect.anything() }),
    ]);
  });
});

describe('a suite file', () => {
  test('names the baseline of an entry', () => {
    const { plan: planned, problems } = suite('benchmarks: [{id: 1, baseline-job-id: a}, {id: 2, threshold: 70}]');
    expect(problems).toEqual([]);
    expect(planned?.benchmarks).toMatchObject([
      { thresholdPct: null, baseline: { kind: 'job', jobId: 'a' } },
      { thresholdPct: 70 },
    ]);
  });

  test('is compared with earlier results but for entries that name their own baseline', () => {
    const text = 'benchmarks: [{id: 1, baseline-job-id: a}, {id: 2}, {id: 9}]';
    const { plan: planned, problems } = suite(text, { 'baseline-results': 'before.json' });
    expect(problems).toEqual([]);
    expect(planned?.benchmarks.map(({ baseline }) => baseline)).toMatchObject([
      { kind: 'job' },
      { kind: 'results', result: { code: 'found', scorePct: 80 } },
      { kind: 'results', result: { code: 'not-listed' } },
    ]);
  });

  test.each<[string, string, Given, readonly string[]]>([
    [
      'needs a threshold or a baseline for each entry',
      'benchmarks: [{id: 1}]',
      {},
      ['config: gate.yml, line 1, column 14: benchmarks[0].threshold is missing.'],
    ],
    [
      'holds the jobs itself',
      'benchmarks: [{id: 1}]',
      { 'baseline-job-ids': 'a' },
      ['baseline-job-ids: cannot be combined with `config`; the suite file holds it, so leave it out.'],
    ],
    [
      'runs no rounds without a threshold',
      'benchmarks: [{id: 1, count: 10..50, baseline-job-id: a}]',
      {},
      ['config: "1" runs in rounds, and only a threshold says when to stop; give one, or a fixed number of units.'],
    ],
  ])('%s', (_name, text, given, problems) => {
    expect(suite(text, given)).toEqual({ plan: null, problems });
  });
});

describe('a benchmark with neither a threshold nor a baseline', () => {
  const mixed = `benchmarks:
    - { id: 1, count: 50 }
    - { service: runloop, job-id: bmj_1, name: terminal }
    - { service: overmind, job-id: 182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e }
`;
  const keys = { 'service-api-key': 'harmstack=a\nrunloop=b\novermind=c' };

  test('is refused where a kind of baseline is named that is not for its service', () => {
    const { plan: planned, problems } = suite(mixed, { ...keys, 'baseline-endpoint-url': 'https://p.example.com/v1' });
    expect([planned, problems]).toEqual([
      null,
      [expect.stringMatching(/^config: .*"terminal" and "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e".*threshold/)],
    ]);
  });
});

describe('baseline-results', () => {
  test('that are not there yet leave every benchmark without a baseline', () => {
    const { plan: planned, problems } = plan({ 'baseline-results': 'none.json' });
    expect(problems).toEqual([]);
    expect(planned?.benchmarks).toMatchObject([{ baseline: { kind: 'results', result: { code: 'no-file' } } }]);
  });

  test('are kept for jobs that exist, whose benchmarks only the jobs tell', () => {
    const { plan: planned, problems } = plan({
      'benchmark-ids': '',
      'job-ids': 'x',
      'baseline-results': 'before.json',
    });
    expect(problems).toEqual([]);
    expect(planned?.benchmarks).toMatchObject([
      {
        baseline: {
          kind: 'results',
          result: { code: 'not-listed' },
          entries: ['1', '2', '3', '4'].map((id) => ({ benchmark_id: id })),
        },
      },
    ]);
  });
});

const production = 'https://production.example.com/v1?key=secret';

describe('baseline-endpoint-url', () => {
  test('is for every benchmark that calls an endpoint, and what may be shown of it is kept', () => {
    const { plan: planned, problems } = plan({ 'baseline-endpoint-url': production });
    expect(problems).toEqual([]);
    expect(planned?.benchmarks).toMatchObject([{ baseline: { kind: 'endpoint' } }]);
    expect(planned?.comparing?.endpointUrl).toBe('https://production.example.com/v1');
    expect(JSON.stringify(planned)).not.toContain('secret');
  });

  test('may be the endpoint itself where nothing else tells models apart', () => {
    const same = { 'baseline-endpoint-url': enough['endpoint-url'] };
    expect(plan(same).problems).toEqual([]);
    expect(plan({ ...same, model: 'm' }).problems).toEqual([expect.stringContaining('where only `model` may tell')]);
    expect(plan({ ...same, model: 'm', 'endpoint-headers': 'X-Model: m' }).problems).toEqual([
      expect.stringContaining('`model` and `endpoint-headers`'),
    ]);
  });
});

describe('baseline-endpoint-api-key', () => {
  const key = { 'baseline-endpoint-url': production, 'baseline-endpoint-api-key': 'k' };

  test('plans what runs the baseline, whatever the account has', () => {
    const { plan: planned, problems } = plan({ ...key, 'benchmark-counts': '20', seed: '3' });
    expect(problems).toEqual([]);
    expect(planned?.batches.map(({ role, seed }) => [role ?? 'judged', seed])).toEqual([
      ['judged', 3],
      ['judged', 4],
      ['baseline', 3],
      ['baseline', 4],
    ]);
    expect(JSON.stringify(plan({ 'baseline-endpoint-url': production }).plan?.batches)).not.toContain('baseline');
  });

  test.each<[Given, string]>([
    [{ 'baseline-endpoint-api-key': 'k', thresholds: '80' }, 'there is no endpoint that it is for'],
    [{ ...key, 'benchmark-ids': '', 'job-ids': 'a' }, 'cannot be combined with `job-ids`, which submits nothing'],
    [{ ...key, 'baseline-endpoint-url': 'http://localhost:8000/v1' }, 'localhost is this machine itself'],
  ])('%j is refused', (given, says) => {
    expect(plan(given).problems).toEqual([expect.stringContaining(says)]);
  });

  const existing = '{ job-id: a }, { job-id: b }';
  const agents = '{ service: runloop, id: bmd_1, threshold: 60, agents: [{ name: a }] }';
  const unasked = { 'endpoint-url': '', 'endpoint-api-key': '' };
  const isIdle = [expect.stringMatching(/^baseline-endpoint-api-key: .*jobs that exist already/)];
  test.each<[string, Given, readonly unknown[]]>([
    [existing, unasked, isIdle],
    [`${existing}, ${agents}`, { ...unasked, 'service-api-key': 'harmstack=a\nrunloop=b' }, isIdle],
    [`${existing}, { id: 1 }`, {}, []],
  ])('is refused where all that is compared in a suite file are jobs that exist: %s', (entries, given, problems) => {
    expect(suite(`benchmarks: [${entries}]`, { ...key, ...given }).problems).toEqual(problems);
  });

  test('an endpoint on a private network is only compared with', () => {
    expect(plan({ 'baseline-endpoint-url': 'http://10.0.0.1/v1' }).problems).toEqual([]);
  });
});

describe('baseline-job-name', () => {
  test('looks for the newest completed job of a benchmark', () => {
    const { plan: planned, problems } = plan({
      service: 'runloop',
      'benchmark-ids': 'bmd_1',
      agent: 'a',
      'baseline-job-name': 'nightly run',
      'endpoint-url': '',
      'endpoint-api-key': '',
    });
    expect(problems).toEqual([]);
    expect(planned?.benchmarks).toMatchObject([
      { baseline: { kind: 'newest', query: { name: 'nightly run', status: 'completed', benchmarkId: 'bmd_1' } } },
    ]);
  });
});

describe('what is wrong is told', () => {
  test.each<[Given, readonly string[]]>([
    [
      { 'baseline-job-name': 'a' },
      [
        'baseline-job-name: no benchmark of this run is compared with a job of a name, which Runloop alone knows; leave it out.',
      ],
    ],
    [{ 'baseline-job-ids': 'a b' }, ['baseline-job-ids: 2 jobs for 1 id in `benchmark-ids`; give one for each.']],
    [
      { 'benchmark-ids': '', 'job-ids': 'a', 'baseline-job-ids': 'a' },
      ['baseline-job-ids: "a" would be compared with itself.'],
    ],
    [
      { 'baseline-job-ids': 'a', 'baseline-results': 'before.json' },
      ['baseline-job-ids: cannot be combined with `baseline-results`; name one kind of baseline.'],
    ],
    [
      { 'baseline-results': 'other.json' },
      ['baseline-results: "other.json" tells of none of the benchmarks of this run.'],
    ],
    [
      { 'allowed-drop': '2', thresholds: '80' },
      ['allowed-drop: nothing is compared in this run; name a baseline, or leave it out.'],
    ],
    [
      { 'on-regression': 'warn', thresholds: '80' },
      ['on-regression: nothing is compared in this run; name a baseline, or leave it out.'],
    ],
    [
      { 'baseline-job-ids': 'a', 'allowed-drop': '0.005' },
      ['allowed-drop: "0.005" is not a number of points from 0 to 100 with at most two decimals, such as 2 or 0.5.'],
    ],
    [
      {
        service: 'overmind',
        'benchmark-ids': '',
        'job-ids': 'x',
        'baseline-job-ids': 'a',
        'endpoint-url': '',
        'endpoint-api-key': '',
      },
      ['baseline-job-ids: scores of Overmind have no interval, so no regression can be shown; leave it out.'],
    ],
    [
      { 'benchmark-counts': '10..50', 'baseline-job-ids': 'a' },
      [
        'thresholds: missing. "1" runs in rounds, and only a threshold says when to stop; give one, or a fixed number of units.',
      ],
    ],
    [
      { 'benchmark-ids': '1 2', 'benchmark-counts': '10..50', 'baseline-job-ids': 'a b' },
      [
        'thresholds: missing. "1" and "2" run in rounds, and only a threshold says when to stop; give one, or a fixed number of units.',
      ],
    ],
  ])('%j', (given, problems) => {
    expect(plan(given)).toEqual({ plan: null, problems });
  });
});
