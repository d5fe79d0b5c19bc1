import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { actionInputs, inputNames } from '../../src/plan/action-inputs.ts';
import type { Inputs } from '../../src/plan/inputs.ts';
import { type Given, parseGiven } from '../fixtures/given-inputs.ts';

describe('valid inputs become values', () => {
  test.each<[keyof Inputs, string, unknown]>([
    ['service', 'harmstack', 'harmstack'],
    ['service', 'runloop', 'runloop'],
    ['service', 'overmind', 'overmind'],
    ['service-api-key', ' hs-key\n', 'hs-key'],
    ['service-url', 'https://eu.example.com/v0/', 'https://eu.example.com/v0'],
    ['benchmark-ids', '1, 2\n3', ['1', '2', '3']],
    ['benchmark-counts', '5 10,10000', [5, 10, 10_000]],
    ['thresholds', '0,66.67\n\n 100', [0, 66.67, 100]],
    ['config', 'bench/gate.yml', 'bench/gate.yml'],
    ['job-ids', 'a-1,b_2', ['a-1', 'b_2']],
    ['endpoint-url', 'http://10.0.0.7:8080/v1?key=k', new URL('http://10.0.0.7:8080/v1?key=k')],
    ['endpoint-api-key', 'model-key', 'model-key'],
    ['endpoint-provider', 'openai_responses', 'openai_responses'],
    ['endpoint-provider', 'gemini', 'gemini'],
    ['endpoint-provider', 'raw', 'raw'],
    ['model', 'gpt-x', 'gpt-x'],
    ['seed', '-42', -42],
    ['seed', '999999999999999', 999_999_999_999_999],
    ['max-age-minutes', '0.5', 0.5],
    ['max-age-minutes', '5256000', 5_256_000],
    ['agent', 'claude-code', 'claude-code'],
    ['metric', 'best_score', 'best_score'],
    ['score-scale', '1', 1],
    ['score-scale', '100', 100],
    ['max-credits', '12.5', 12.5],
    ['max-credits', '0', 0],
    ['timeout-minutes', '0.5', 0.5],
    ['timeout-minutes', '35000', 35_000],
    ['poll-interval-seconds', '1', 1],
    ['github-token', 'ghs_x', 'ghs_x'],
    ['comment', 'on-failure', 'on-failure'],
    ['comment', 'never', 'never'],
    ['comment-key', 'nightly', 'nightly'],
    ['matrix', '{"a":1}', '{"a":1}'],
    ['pr-number', '17', 17],
    ['title', 'Nightly', 'Nightly'],
  ])('%s: %j', (name, text, value) => {
    const { inputs, problems } = parseGiven({ [name]: text });
    expect({ value: inputs[name], problems }).toEqual({ value, problems: [] });
  });

  const flags = ['warn-only', 'fail-fast', 'dry-run'] as const;
  test.each(
    flags.flatMap((name) => ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'].map((text) => [name, text] as const)),
  )('%s: %s', (name, text) => expect(parseGiven({ [name]: text }).inputs[name]).toBe(text.toLowerCase() === 'true'));
});

describe('invalid inputs are named, shown and explained', () => {
  test.each<[keyof Inputs, string, string]>([
    ['service', 'Harmstack', 'Input service is "Harmstack": must be one of harmstack, runloop, overmind.'],
    [
      'service-url',
      'api.example.com',
      'Input service-url is "api.example.com": must be a whole URL, such as https://api.example.com/v0.',
    ],
    [
      'thresholds',
      '80, 80%, 101, -1',
      'Input thresholds holds "80%", "101", "-1": must be percentages from 0 to 100, such as 80 or 66.67.',
    ],
    [
      'thresholds',
      'a b c d e f a',
      'Input thresholds holds "a", "b", "c", "d", "e" and 1 more: must be percentages from 0 to 100, such as 80 or 66.67.',
    ],
    [
      'benchmark-counts',
      '0 1.5 10001 3',
      'Input benchmark-counts holds "0", "1.5", "10001": must be whole numbers from 1 to 10000.',
    ],
    [
      'job-ids',
      'a ..',
      'Input job-ids holds "..": must be job ids as the service gave them, each of at most 200 visible characters.',
    ],
    [
      'endpoint-provider',
      'azure',
      'Input endpoint-provider is "azure": must be one of openai, openai_responses, gemini, raw.',
    ],
    ['seed', '1.5', 'Input seed is "1.5": must be a whole number of at most 15 digits, such as 42.'],
    [
      'seed',
      '1000000000000000',
      'Input seed is "1000000000000000": must be a whole number of at most 15 digits, such as 42.',
    ],
    [
      'max-age-minutes',
      '0',
      'Input max-age-minutes is "0": must be a number of minutes above 0 and at most 5256000 (ten years), such as 60 or 0.5.',
    ],
    [
      'max-age-minutes',
      '5256001',
      'Input max-age-minutes is "5256001": must be a number of minutes above 0 and at most 5256000 (ten years), such as 60 or 0.5.',
    ],
    ['score-scale', '10', 'Input score-scale is "10": must be one of 100, 1.'],
    ['warn-only', 'yes', 'Input warn-only is "yes": must be true or false.'],
    ['fail-fast', '1', 'Input fail-fast is "1": must be true or false.'],
    ['dry-run', 'truee', 'Input dry-run is "truee": must be true or false.'],
    ['max-credits', '-1', 'Input max-credits is "-1": must be a number of credits from 0 to 1000000000.'],
    ['max-credits', '1e3', 'Input max-credits is "1e3": must be a number of credits from 0 to 1000000000.'],
    [
      'timeout-minutes',
      '0',
      'Input timeout-minutes is "0": must be a number of minutes above 0 and at most 35000, such as 60 or 0.5.',
    ],
    [
      'timeout-minutes',
      '35001',
      'Input timeout-minutes is "35001": must be a number of minutes above 0 and at most 35000, such as 60 or 0.5.',
    ],
    [
      'timeout-minutes',
      'soon',
      'Input timeout-minutes is "soon": must be a number of minutes above 0 and at most 35000, such as 60 or 0.5.',
    ],
    [
      'poll-interval-seconds',
      '0.5',
      'Input poll-interval-seconds is "0.5": must be a number of seconds from 1 to 86400.',
    ],
    ['comment', 'on-error', 'Input comment is "on-error": must be one of always, on-failure, never.'],
    ['pr-number', '#17', 'Input pr-number is "#17": must be the number of a pull request, such as 123.'],
    ['pr-number', '0', 'Input pr-number is "0": must be the number of a pull request, such as 123.'],
  ])('%s: %j', (name, text, problem) => {
    const { inputs, problems } = parseGiven({ [name]: text });
    expect({ value: inputs[name], problems }).toEqual({ value: null, problems: [problem] });
  });

  it('reports the problems of all inputs together and keeps the valid ones', () => {
    const { inputs, problems } = parseGiven({ seed: 'x', 'dry-run': 'x', comment: 'x', thresholds: '80' });
    expect(problems.map((text) => text.split(' ')[1])).toEqual(['seed', 'dry-run', 'comment']);
    expect(inputs.thresholds).toEqual([80]);
  });

  it('cuts a long text', () => {
    const { problems } = parseGiven({ seed: 'x'.repeat(5000) });
    expect(problems).toEqual([expect.stringContaining(`"${'x'.repeat(100)}…"`)]);
  });
});

it('takes the default of action.yml for what is empty, and null where there is none', () => {
  const { inputs, problems } = parseGiven({ seed: '  \n' });
  expect(problems).toEqual([]);
  const given = Object.entries(inputs).filter(([, value]) => value !== null);
  expect(Object.fromEntries(given)).toEqual({
    service: 'harmstack',
    'benchmark-counts': [1],
    'endpoint-provider': 'openai',
    'warn-only': false,
    'fail-fast': false,
    'dry-run': false,
    'timeout-minutes': 60,
    'poll-interval-seconds': 20,
    'score-scale': 100,
    comment: 'always',
    title: 'Benchmark gate',
  });
  expect(Object.keys(inputs).toSorted()).toEqual(Object.keys(actionInputs).toSorted());
});

describe('properties', () => {
  const anyGiven: fc.Arbitrary<Given> = fc.dictionary(
    fc.constantFrom(...inputNames),
    fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.stringMatching(/^[\d.,\s%:-]{1,20}$/)),
  );

  it('never throws: each input has a value, or exactly one problem that names it', () => {
    fc.assert(
      fc.property(anyGiven, (given) => {
        const { inputs, problems } = parseGiven(given);
        const named = problems.map((text) => /^Input ([a-z-]+) .+\.$/.exec(text)?.[1]);
        const absent = inputNames.filter((name) => inputs[name] === null);
        const isInvalid = (name: (typeof inputNames)[number]) =>
          (given[name] ?? '').trim() !== '' || actionInputs[name] !== '';
        expect(new Set(named)).toEqual(new Set(absent.filter(isInvalid)));
        expect(named).toHaveLength(new Set(named).size);
      }),
    );
  });

  it('reads a list whatever separates it', () => {
    const separator = fc.stringMatching(/^[, \n\t]{1,4}$/);
    const ids = fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9-]{1,8}$/), separator), { minLength: 1 });
    fc.assert(
      fc.property(ids, (pairs) => {
        const text = pairs.map((pair) => pair.join('')).join('');
        expect(parseGiven({ 'benchmark-ids': text }).inputs['benchmark-ids']).toEqual(pairs.map(([id]) => id));
      }),
    );
  });
});
