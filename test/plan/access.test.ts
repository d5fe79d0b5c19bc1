import { describe, expect, it, test } from 'vitest';
import { keysOf, urlsOf } from '../../src/plan/access.ts';
import type { PlannedBenchmark, ServiceName } from '../../src/plan/plan.ts';
import { type Given, parseGiven, planGiven } from '../fixtures/given-inputs.ts';

const benchmarks = (...services: readonly ServiceName[]) => ({
  benchmarks: services.map((service, index): PlannedBenchmark => {
    const jobId = String(index);
    return { service, id: jobId, name: null, thresholdPct: 80, level: 'block', work: { kind: 'existing', jobId } };
  }),
});

const job = (service: ServiceName) => `{service: ${service}, job-id: a, threshold: 80}`;

describe('the keys and URLs of a plan', () => {
  const { inputs } = parseGiven({ 'service-api-key': 'one', 'service-url': 'https://one.example.com' });
  const { inputs: named } = parseGiven({
    'service-api-key': 'harmstack=h\nrunloop=r',
    'service-url': 'runloop=https://r.example.com',
  });

  it('are the one that is given when there is one service', () => {
    const plan = benchmarks('overmind', 'overmind');
    expect(keysOf(inputs, plan)).toEqual(new Map([['overmind', 'one']]));
    expect(urlsOf(inputs, plan)).toEqual(new Map([['overmind', 'https://one.example.com']]));
  });

  it('are found by name, and none is handed out that the plan has no use for', () => {
    expect(keysOf(named, benchmarks('runloop'))).toEqual(new Map([['runloop', 'r']]));
    expect(keysOf(named, benchmarks('harmstack', 'runloop'))).toEqual(
      new Map([
        ['harmstack', 'h'],
        ['runloop', 'r'],
      ]),
    );
    expect(urlsOf(named, benchmarks('harmstack', 'runloop'))).toEqual(new Map([['runloop', 'https://r.example.com']]));
    expect(urlsOf(named, benchmarks('harmstack'))).toEqual(new Map());
  });

  it('are none for several services when only one is given, and none for no service', () => {
    expect(keysOf(inputs, benchmarks('harmstack', 'runloop'))).toEqual(new Map());
    expect(urlsOf(inputs, benchmarks())).toEqual(new Map());
    expect(keysOf(parseGiven({}).inputs, benchmarks('harmstack'))).toEqual(new Map());
  });
});

describe('a plan needs the key of each of its services', () => {
  const files = {
    'one.yml': `benchmarks: [${job('runloop')}]`,
    'two.yml': `benchmarks: [${job('harmstack')}, ${job('runloop')}, ${job('overmind')}]`,
  };

  test.each<[Given, readonly string[]]>([
    [{ config: 'one.yml', 'service-api-key': 'k', 'service-url': 'https://h' }, []],
    [{ config: 'one.yml', 'service-api-key': 'runloop=k\novermind=l' }, []],
    [
      { config: 'one.yml', 'service-api-key': 'harmstack=c4n4ry' },
      [
        'service-api-key: there is no key for runloop; give one `name=key` a line. For a key see https://platform.runloop.ai/settings#api-keys.',
      ],
    ],
    [
      { config: 'two.yml', 'service-api-key': 'harmstack=c4n4ry', 'service-url': 'runloop=https://h' },
      [
        'service-api-key: there is no key for runloop and overmind; give one `name=key` a line. For a key see https://platform.runloop.ai/settings#api-keys and https://docs.overmindlab.ai.',
      ],
    ],
    [
      { config: 'two.yml', 'service-api-key': 'c4n4ry', 'service-url': 'https://h' },
      [
        'service-url: one URL is given for a suite that uses harmstack, runloop and overmind; give one `name=url` a line.',
        'service-api-key: one key is given for a suite that uses harmstack, runloop and overmind; give one `name=key` a line.',
      ],
    ],
    [
      { config: 'one.yml' },
      [
        'service-api-key: missing. Give the key of Runloop, kept as a secret (Settings, Secrets and variables, Actions): one that is not set arrives empty. For a key see https://platform.runloop.ai/settings#api-keys.',
      ],
    ],
  ])('%j', (given, problems) => {
    const planned = planGiven(given, files);
    expect(planned.problems).toEqual(problems);
    expect(planned.plan === null).toBe(problems.length > 0);
  });

  it('also of a list', () => {
    const { problems } = planGiven({ 'service-api-key': 'runloop=k', 'job-ids': 'a', thresholds: '80' });
    expect(problems).toEqual([
      'service-api-key: there is no key for harmstack; give one `name=key` a line. For a key see https://docs.harmstack.ai.',
    ]);
  });
});
