import { describe, expect, test } from 'vitest';
import { Problems } from '../../src/plan/problem.ts';
import { parseSuiteFile } from '../../src/plan/suite/suite-file.ts';
import { createRedact } from '../../src/redact.ts';
import { enough, type Given, parseGiven, planGiven } from '../fixtures/given-inputs.ts';

describe('an input must be what it is from its first character to its last', () => {
  test.each<Given>([
    { 'warn-only': 'not true' },
    { 'warn-only': 'truely' },
    { 'pr-number': '12x' },
    { 'pr-number': '0' },
    { 'service-url': 'https://:password@api.example.com' },
    { 'service-url': 'http://evil127.0.0.1.example.com' },
    { 'service-url': 'http://x-127.0.0.1' },
    { 'job-ids': '..' },
  ])('%j is refused', (given) => {
    const [name] = Object.keys(given);
    const { problems } = parseGiven(given);
    expect(problems).toEqual([expect.stringMatching(`^${name}: `)]);
  });

  test.each<[Given, object]>([
    [{ 'warn-only': 'TRUE' }, { 'warn-only': true }],
    [{ 'pr-number': '1234' }, { 'pr-number': 1234 }],
    [{ 'service-url': 'http://127.10.20.30/v0' }, { 'service-url': 'http://127.10.20.30/v0' }],
    [{ 'job-ids': '.hidden ...' }, { 'job-ids': ['.hidden', '...'] }],
    [
      { 'endpoint-headers': 'X-A: 1\n   \nX-B: 2' },
      {
        'endpoint-headers': [
          ['X-A', '1'],
          ['X-B', '2'],
        ],
      },
    ],
    [{ title: '  Nightly ' }, { title: 'Nightly' }],
  ])('%j is taken', (given, inputs) => {
    expect(parseGiven(given)).toMatchObject({ problems: [], inputs });
  });
});

describe('what cannot be known is not asked for as well', () => {
  const bare = { 'service-api-key': 'key' };
  test.each<[string, Given, string]>([
    ['no endpoint for a service that calls none', { ...bare, service: 'runloop', thresholds: '80' }, 'benchmark-ids'],
    ['no endpoint for jobs that exist', { ...bare, 'job-ids': 'a', thresholds: '800' }, 'thresholds'],
    ['no endpoint for jobs whose ids are wrong', { ...bare, 'job-ids': '..', thresholds: '80' }, 'job-ids'],
    ['no endpoint for a suite that cannot be read', { ...bare, config: 'gone.yml' }, 'config'],
    [
      'no endpoint for a service that is not known',
      { ...bare, service: 'nobody', 'benchmark-ids': '1', thresholds: '80' },
      'service',
    ],
    ['no second complaint of a threshold that is wrong', { ...enough, thresholds: '800' }, 'thresholds'],
  ])('%s', (_, given, input) => {
    expect(planGiven(given).problems).toEqual([expect.stringMatching(`^${input}: `)]);
  });
});

test('the endpoint is planned when any benchmark needs it', () => {
  const suite =
    'benchmarks: [{id: 1, threshold: 80}, {service: overmind, job-id: 182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e, threshold: 60}]';
  const { plan, problems } = planGiven(
    {
      'service-api-key': 'harmstack=a-key\novermind=b-key',
      config: 'gate.yml',
      'endpoint-url': enough['endpoint-url'],
      'endpoint-api-key': 'model-key',
    },
    { 'gate.yml': suite },
  );
  expect(problems).toEqual([]);
  expect(plan?.endpoint).toEqual({ displayUrl: enough['endpoint-url'], provider: 'openai' });
});

describe('a suite file tells whose keys are not known', () => {
  test.each([
    ['scenarios: [scn_1], agents: [{name: a}]', 'scenarios of runloop'],
    ['inline-yaml: "a: 1"', 'inline YAML of runloop'],
    ['job-name: nightly', 'a job of runloop'],
    ['job-id: bmj_1', 'a job of runloop'],
    ['service: overmind, newest: {prompt-slug: triage}', 'the newest job of overmind'],
  ])('{%s}', (entry, owner) => {
    const problems = new Problems();
    const text = `benchmarks: [{threshold: 60, ${entry}, colour: red}]`;
    expect(parseSuiteFile(text, { path: 'gate.yml', service: 'runloop', problems }).entries).toEqual([]);
    expect(problems.found.map(({ text: told }) => told)).toEqual([
      expect.stringContaining(`unknown key \`colour\`; ${owner} takes `),
    ]);
  });
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the base64 of a secret inside a longer one', () => {
  test('goes to its first and its last character where these hold nothing else', () => {
    const redact = createRedact(['secret-key-1']);
    expect(redact(base64('secret-key-1tail'))).toBe(`***${base64('tail')}`);
    expect(redact(base64('secret-key-1'))).toBe('***');
  });

  test('goes from eight characters on; shorter pieces would be found by chance', () => {
    expect(createRedact(['secret7'])(base64('xsecret7y'))).toContain('***');
    expect(createRedact(['abcd'])(base64('xabcdy'))).toBe(base64('xabcdy'));
  });

  test('goes in the alphabet of URLs too', () => {
    const secret = '>>>???>>>???';
    for (const before of ['x', 'xy']) {
      const text = Buffer.from(`${before}${secret}tail`).toString('base64url');
      expect(createRedact([secret])(text)).toMatch(/^.{1,3}\*\*\*.{1,8}$/);
    }
  });
});

test('a secret is taken out as PHP escapes it', () => {
  expect(createRedact(['key/ü/1'])(String.raw`{"key":"key\/\u00fc\/1"}`)).toBe('{"key":"***"}');
});
