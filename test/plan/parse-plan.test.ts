import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { inputNames } from '../../src/plan/action-inputs.ts';
import { enough, type Given, planGiven } from '../fixtures/given-inputs.ts';

it('plans what was asked, with the defaults for the rest', () => {
  expect(planGiven(enough)).toEqual({
    problems: [],
    plan: {
      benchmarks: [
        {
          service: 'harmstack',
          id: '1',
          name: null,
          thresholdPct: 80,
          level: 'block',
          work: { kind: 'submit', units: 1 },
        },
      ],
      batches: [{ service: 'harmstack', index: 0, seed: null, jobs: [{ benchmark: 0, benchmarkId: '1', units: 1 }] }],
      endpoint: { displayUrl: 'https://model.example.com/v1/chat/completions', provider: 'openai' },
      agent: null,
      model: null,
      judging: { judgeBy: 'score', confidencePct: 95, onInconclusive: 'fail' },
      comparing: null,
      maxCredits: null,
      failFast: false,
      maxAgeMs: null,
      timeoutMs: 3_600_000,
      pollIntervalMs: 20_000,
      warnings: [],
    },
  });
});

it('takes every setting from its input', () => {
  const { plan } = planGiven({
    ...enough,
    model: 'gpt-x',
    'max-credits': '7.5',
    'max-age-minutes': '0.5',
    'fail-fast': 'true',
    'judge-by': 'interval',
    confidence: '99',
    'on-inconclusive': 'warn',
    'timeout-minutes': '0.5',
    'poll-interval-seconds': '2.5',
    'endpoint-provider': 'raw',
    seed: '7',
  });
  expect(plan).toMatchObject({
    model: 'gpt-x',
    maxCredits: 7.5,
    maxAgeMs: 30_000,
    failFast: true,
    judging: { judgeBy: 'interval', confidencePct: 99, onInconclusive: 'warn' },
    timeoutMs: 30_000,
    pollIntervalMs: 2500,
    endpoint: { provider: 'raw' },
    batches: [{ seed: 7 }],
  });
});

it('holds no secret', () => {
  const url = 'https://user-c4n4ry:pass-c4n4ry@model.example.com/v1?key=c4n4ry#c4n4ry';
  const { plan } = planGiven({
    ...enough,
    'service-api-key': 'c4n4ry',
    'endpoint-api-key': 'c4n4ry',
    'endpoint-headers': 'X: c4n4ry',
    'endpoint-url': url,
  });
  expect(plan?.endpoint?.displayUrl).toBe('https://model.example.com/v1');
  expect(JSON.stringify(plan)).not.toContain('c4n4ry');
});

it('judges existing jobs without an endpoint, and submits nothing', () => {
  const { plan, problems } = planGiven({ 'service-api-key': 'k', 'job-ids': 'a b', thresholds: '80 90' });
  expect(problems).toEqual([]);
  expect(plan).toMatchObject({
    benchmarks: [
      { id: 'a', thresholdPct: 80, work: { kind: 'existing', jobId: 'a' } },
      { id: 'b', thresholdPct: 90, work: { kind: 'existing', jobId: 'b' } },
    ],
    batches: [],
    endpoint: null,
  });
});

describe('the endpoint', () => {
  const existing = { ...enough, 'benchmark-ids': '', 'job-ids': 'a', 'endpoint-api-key': '' } as const;

  it('is what existing jobs are held against when it is given', () => {
    expect(planGiven(existing)).toMatchObject({
      problems: [],
      plan: { endpoint: { displayUrl: enough['endpoint-url'], provider: 'openai' } },
    });
  });

  test.each(['runloop', 'overmind'])('is not said to be tested when %s, which calls none, judges all', (service) => {
    expect(planGiven({ ...existing, service })).toMatchObject({ problems: [], plan: { endpoint: null } });
  });

  const without = { 'service-api-key': 'harmstack=a\novermind=b', config: 'gate.yml' } as const;

  it('is needed as soon as one benchmark of a suite is run against it', () => {
    const job = '{service: overmind, job-id: a, threshold: 1}';
    const { problems } = planGiven(without, { 'gate.yml': `benchmarks: [${job}, {id: 1, threshold: 1}]` });
    expect(problems.map((text) => text.split('.')[0])).toEqual(['endpoint-url: missing', 'endpoint-api-key: missing']);
    const judged = planGiven(without, { 'gate.yml': `benchmarks: [${job}, {job-id: b, threshold: 1}]` });
    expect(judged).toMatchObject({ problems: [], plan: { batches: [] } });
  });
});

describe('settings that no service of the run knows', () => {
  const suite = { config: 'gate.yml', thresholds: '', 'benchmark-ids': '' };
  const job = '{service: overmind, job-id: a, threshold: 1}';
  const keys = { 'service-api-key': 'harmstack=a\novermind=b\nrunloop=c' };

  test.each<[Given, string, readonly string[]]>([
    [{ seed: '7' }, job, ['seed: no service in this run takes a seed (Overmind); leave it out.']],
    [
      { 'max-credits': '7' },
      `${job}, {service: runloop, job-id: a, threshold: 1}`,
      ['max-credits: no service in this run has credits (Overmind and Runloop); leave it out.'],
    ],
    [{ seed: '7', 'max-credits': '7' }, `${job}, {id: 1, threshold: 1}`, []],
  ])('%j with %s', (given, entries, problems) => {
    const files = { 'gate.yml': `benchmarks: [${entries}]` };
    expect(planGiven({ ...enough, ...suite, ...keys, ...given }, files).problems).toEqual(problems);
  });
});

it('tells everything that is missing at once', () => {
  expect(planGiven({})).toEqual({
    plan: null,
    problems: [
      'benchmark-ids: missing. Name the benchmarks to run here or in a suite file (`config`), or existing jobs (`job-ids`).',
      'service-api-key: missing. Give the key of Harmstack, kept as a secret (Settings, Secrets and variables, Actions): one that is not set arrives empty. For a key see https://docs.harmstack.ai.',
      "endpoint-url: missing. Give the URL of the model's chat completions endpoint.",
      'endpoint-api-key: missing. Give the key that the benchmark service sends to the endpoint (a secret that is not set arrives empty), or a made-up one, such as `no-key-needed`, where the endpoint has no keys.',
    ],
  });
});

it('names no page of keys where it is not known whose key is meant', () => {
  const { problems } = planGiven({ service: 'x' });
  expect(problems).toContain(
    'service-api-key: missing. Give the key of the benchmark service, kept as a secret (Settings, Secrets and variables, Actions): one that is not set arrives empty.',
  );
});

it('does not call missing what is invalid', () => {
  const { problems } = planGiven({
    'service-api-key': 'a b',
    'endpoint-url': 'x',
    'endpoint-api-key': 'a b',
    'job-ids': '..',
    thresholds: 'x',
    'timeout-minutes': 'x',
    'poll-interval-seconds': 'x',
  });
  expect(problems.filter((text) => text.includes('missing'))).toEqual([]);
  expect(problems).toHaveLength(7);
});

describe('exactly one of config, benchmark-ids and job-ids', () => {
  test.each<[Given, string]>([
    [{ config: 'gate.yml', 'benchmark-ids': '1' }, 'config: cannot be combined with `benchmark-ids`'],
    [{ 'benchmark-ids': '1', 'job-ids': 'a' }, 'benchmark-ids: cannot be combined with `job-ids`'],
    [{ 'benchmark-ids': '1', 'job-ids': '..' }, 'benchmark-ids: cannot be combined with `job-ids`'],
    [{ config: 'gate.yml', 'job-ids': 'a' }, 'config: cannot be combined with `job-ids`'],
    [
      { config: 'gate.yml', 'benchmark-ids': '1', 'job-ids': 'a' },
      'config: cannot be combined with `benchmark-ids` and `job-ids`',
    ],
  ])('%j', (sources, problem) => {
    const { plan, problems } = planGiven(
      { ...enough, 'benchmark-ids': '', ...sources },
      { 'gate.yml': 'benchmarks: []' },
    );
    expect(plan).toBeNull();
    expect(problems.at(-1)).toBe(`${problem}; give only one of \`config\`, \`benchmark-ids\` and \`job-ids\`.`);
  });
});

it('gives a plan or problems, never both, neither or a throw', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[\d.,\s]{1,12}$/),
    fc.constantFrom('true', 'https://h', 'a: b', 'gate.yml'),
  );
  const given = fc.dictionary(fc.constantFrom(...inputNames), text).map((some): Given => some);
  fc.assert(
    fc.property(given, fc.boolean(), fc.string(), (some, isEnough, file) => {
      const { plan, problems } = planGiven(isEnough ? { ...enough, ...some } : some, { 'gate.yml': file });
      expect(plan === null).toBe(problems.length > 0);
    }),
  );
});
