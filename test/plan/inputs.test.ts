import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { actionInputs, type InputName, inputNames } from '../../src/plan/action-inputs.ts';
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
    ['benchmark-counts', '10..50 7', [{ minUnits: 10, maxUnits: 50 }, 7]],
    ['benchmark-counts', '1..10000', [{ minUnits: 1, maxUnits: 10_000 }]],
    ['thresholds', '0,66.67\n\n 100', [0, 66.67, 100]],
    ['levels', 'block, warn', ['block', 'warn']],
    ['thresholds', '0, 8', [0, 8]],
    ['thresholds', '80,90', [80, 90]],
    ['thresholds', '100,8', [100, 8]],
    ['thresholds', '80, 0', [80, 0]],
    ['thresholds', '80 0', [80, 0]],
    ['thresholds', '80,08', [80, 8]],
    ['thresholds', '0', [0]],
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
    ['judge-by', 'interval', 'interval'],
    ['confidence', '80', 80],
    ['confidence', '99.9', 99.9],
    ['on-inconclusive', 'warn', 'warn'],
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
    [
      'service',
      'Harmstack',
      'service: "Harmstack" is not one of harmstack, runloop or overmind. Did you mean `harmstack`?',
    ],
    [
      'service',
      'run-loops',
      'service: "run-loops" is not one of harmstack, runloop or overmind. Did you mean `runloop`?',
    ],
    ['service', 'langsmith', 'service: "langsmith" is not one of harmstack, runloop or overmind.'],
    [
      'service-url',
      'api.example.com',
      'service-url: "api.example.com" is not a complete URL, such as https://api.example.com/v0.',
    ],
    [
      'thresholds',
      '80, 101, -1',
      'thresholds: "101" is not a percentage from 0 to 100, such as 80 or 66.67; neither is "-1".',
    ],
    [
      'thresholds',
      '0,8',
      'thresholds: "0,8" is two thresholds, 0 and 8. Did you mean 80? For a threshold of 0 put a space after the comma.',
    ],
    [
      'thresholds',
      '90, 0,66 0,7',
      'thresholds: "0,66" is two thresholds, 0 and 66. Did you mean 66? For a threshold of 0 put a space after the comma.',
    ],
    [
      'thresholds',
      '70 80,0',
      'thresholds: "80,0" is two thresholds, 80 and 0. Did you mean 80? For a threshold of 0 put a space after the comma.',
    ],
    [
      'thresholds',
      '80,00',
      'thresholds: "80,00" is two thresholds, 80 and 00. Did you mean 80? For a threshold of 0 put a space after the comma.',
    ],
    ['thresholds', '80%', 'thresholds: "80%" has a percent sign; write 80.'],
    ['thresholds', '80 %', 'thresholds: "%" is a percent sign; write the number alone, such as 80.'],
    ['thresholds', '.8', 'thresholds: ".8" means 0.8%; did you mean 80?'],
    ['thresholds', '.', 'thresholds: "." is not a percentage from 0 to 100, such as 80 or 66.67.'],
    ...(['benchmark-ids', 'thresholds', 'benchmark-counts', 'levels', 'job-ids'] as const).flatMap((name) =>
      ['- 1\n- 2', '[1, 2]', '["1","2"]', '"1", "2"', "'1'", '-  1'].map((text): [InputName, string, string] => [
        name,
        text,
        `${name}: write the values alone, without dashes, brackets or quotes: \`1, 2\`, or one a line.`,
      ]),
    ),
    ['levels', 'blok', 'levels: "blok" is not block or warn. Did you mean `block`?'],
    [
      'levels',
      'blok block blokc blok',
      'levels: "blok" is not block or warn; neither is "blokc". Did you mean `block`?',
    ],
    [
      'thresholds',
      '101 102 103',
      'thresholds: "101" is not a percentage from 0 to 100, such as 80 or 66.67; neither are "102" and "103".',
    ],
    [
      'thresholds',
      'a b c d e f g a',
      'thresholds: "a" is not a percentage from 0 to 100, such as 80 or 66.67; neither are "b", "c", "d", "e", "f" and 1 more.',
    ],
    [
      'benchmark-counts',
      '0 1.5 10001 3',
      'benchmark-counts: "0" is not a whole number from 1 to 10000 or a range such as 10..50; neither are "1.5" and "10001".',
    ],
    ...['10-50', '10:50', '10–50', '10...50', '50..10', '50-10'].map((text): [InputName, string, string] => [
      'benchmark-counts',
      text,
      `benchmark-counts: "${text}" is not a whole number from 1 to 10000 or a range such as 10..50. Did you mean 10..50?`,
    ]),
    [
      'benchmark-counts',
      '0-50',
      'benchmark-counts: "0-50" is not a whole number from 1 to 10000 or a range such as 10..50.',
    ],
    [
      'benchmark-counts',
      'five',
      'benchmark-counts: "five" is not a whole number from 1 to 10000 or a range such as 10..50.',
    ],
    ['job-ids', 'a ..', 'job-ids: ".." is not a job id (one word of at most 200 visible characters).'],
    ['endpoint-provider', 'azure', 'endpoint-provider: "azure" is not one of openai, openai_responses, gemini or raw.'],
    [
      'endpoint-provider',
      'openai-response',
      'endpoint-provider: "openai-response" is not one of openai, openai_responses, gemini or raw. Did you mean `openai_responses`?',
    ],
    ['seed', '1.5', 'seed: "1.5" is not a whole number of at most 15 digits, such as 42.'],
    ['seed', '1000000000000000', 'seed: "1000000000000000" is not a whole number of at most 15 digits, such as 42.'],
    [
      'max-age-minutes',
      '0',
      'max-age-minutes: "0" is not a number of minutes above 0 and at most 5256000 (ten years), such as 60 or 0.5.',
    ],
    [
      'max-age-minutes',
      '5256001',
      'max-age-minutes: "5256001" is not a number of minutes above 0 and at most 5256000 (ten years), such as 60 or 0.5.',
    ],
    ['score-scale', '10', 'score-scale: "10" is not 100 or 1.'],
    ['judge-by', 'both', 'judge-by: "both" is not score or interval.'],
    ['confidence', '0.95', 'confidence: "0.95" is not a percentage from 80 to 99.9, such as 95. Did you mean 95?'],
    ['confidence', '0.5', 'confidence: "0.5" is not a percentage from 80 to 99.9, such as 95.'],
    ['confidence', '79.9', 'confidence: "79.9" is not a percentage from 80 to 99.9, such as 95.'],
    ['confidence', '99.95', 'confidence: "99.95" is not a percentage from 80 to 99.9, such as 95.'],
    ['confidence', '95%', 'confidence: "95%" is not a percentage from 80 to 99.9, such as 95.'],
    ['on-inconclusive', 'pass', 'on-inconclusive: "pass" is not fail or warn.'],
    ['warn-only', 'yes', 'warn-only: "yes" is not true or false. Did you mean `true`?'],
    ['fail-fast', '1', 'fail-fast: "1" is not true or false. Did you mean `true`?'],
    ['fail-fast', 'off', 'fail-fast: "off" is not true or false. Did you mean `false`?'],
    ['dry-run', 'truee', 'dry-run: "truee" is not true or false. Did you mean `true`?'],
    ['dry-run', 'maybe', 'dry-run: "maybe" is not true or false.'],
    ['max-credits', '-1', 'max-credits: "-1" is not a number of credits from 0 to 1000000000.'],
    ['max-credits', '1e3', 'max-credits: "1e3" is not a number of credits from 0 to 1000000000.'],
    [
      'timeout-minutes',
      '0',
      'timeout-minutes: "0" is not a number of minutes above 0 and at most 35000, such as 60 or 0.5.',
    ],
    [
      'timeout-minutes',
      '35001',
      'timeout-minutes: "35001" is not a number of minutes above 0 and at most 35000, such as 60 or 0.5.',
    ],
    [
      'timeout-minutes',
      'soon',
      'timeout-minutes: "soon" is not a number of minutes above 0 and at most 35000, such as 60 or 0.5.',
    ],
    ['poll-interval-seconds', '0.5', 'poll-interval-seconds: "0.5" is not a number of seconds from 1 to 86400.'],
    ['comment', 'on-error', 'comment: "on-error" is not one of always, on-failure or never.'],
    [
      'comment',
      'on_failures',
      'comment: "on_failures" is not one of always, on-failure or never. Did you mean `on-failure`?',
    ],
    ['pr-number', '#17', 'pr-number: "#17" is not the number of a pull request, such as 123.'],
    ['pr-number', '0', 'pr-number: "0" is not the number of a pull request, such as 123.'],
  ])('%s: %j', (name, text, problem) => {
    const { inputs, problems } = parseGiven({ [name]: text });
    expect({ value: inputs[name], problems }).toEqual({ value: null, problems: [problem] });
  });

  it('reports the problems of all inputs together and keeps the valid ones', () => {
    const { inputs, problems } = parseGiven({ seed: 'x', 'dry-run': 'x', comment: 'x', thresholds: '80' });
    expect(problems.map((text) => text.split(':')[0])).toEqual(['seed', 'dry-run', 'comment']);
    expect(inputs.thresholds).toEqual([80]);
  });

  it('does not quote a long text', () => {
    const { problems } = parseGiven({ seed: 'x'.repeat(5000) });
    expect(problems).toEqual([
      'seed: a text of 5000 characters is not a whole number of at most 15 digits, such as 42.',
    ]);
  });
});

it('takes the default of action.yml for what is empty, and null where there is none', () => {
  const { inputs, problems } = parseGiven({ seed: '  \n' });
  expect(problems).toEqual([]);
  const given = Object.entries(inputs).filter(([, value]) => value !== null);
  expect(Object.fromEntries(given)).toEqual({
    service: 'harmstack',
    'benchmark-counts': [1],
    levels: ['block'],
    'endpoint-provider': 'openai',
    'judge-by': 'score',
    confidence: 95,
    'on-inconclusive': 'fail',
    'baseline-max-age-minutes': 10_080,
    'allowed-drop': 0,
    'on-regression': 'fail',
    'warn-only': false,
    'fail-fast': false,
    'dry-run': false,
    'timeout-minutes': 60,
    'poll-interval-seconds': 20,
    'score-scale': 100,
    comment: 'always',
    history: true,
    issue: 'never',
    title: 'Benchmark gate',
  });
  expect(Object.keys(inputs).toSorted()).toEqual(Object.keys(actionInputs).toSorted());
});

describe('properties', () => {
  const anyGiven: fc.Arbitrary<Given> = fc.dictionary(
    fc.constantFrom(...inputNames),
    fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.stringMatching(/^[\d.,\s%:-]{1,20}$/)),
  );

  it('never throws: each input has a value, or a problem that names it', () => {
    fc.assert(
      fc.property(anyGiven, (given) => {
        const { inputs, problems } = parseGiven(given);
        const named = problems.map((text) => /^([a-z-]+): .+[.?]$/s.exec(text)?.[1]);
        const absent = inputNames.filter((name) => inputs[name] === null);
        const isInvalid = (name: (typeof inputNames)[number]) =>
          (given[name] ?? '').trim() !== '' || actionInputs[name] !== '';
        expect(new Set(named)).toEqual(new Set(absent.filter(isInvalid)));
      }),
    );
  });

  it('reads a list whatever separates it', () => {
    const separator = fc.stringMatching(/^[, \n\t]{1,4}$/);
    const ids = fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,7}$/), separator), { minLength: 1 });
    fc.assert(
      fc.property(ids, (pairs) => {
        const text = pairs.map((pair) => pair.join('')).join('');
        expect(parseGiven({ 'benchmark-ids': text }).inputs['benchmark-ids']).toEqual(pairs.map(([id]) => id));
      }),
    );
  });
});
