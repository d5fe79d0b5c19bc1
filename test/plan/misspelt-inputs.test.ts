import { describe, expect, it, test } from 'vitest';
import { inputNames } from '../../src/plan/action-inputs.ts';
import { findMisspeltInputs, noteMisspeltInputs } from '../../src/plan/misspelt-inputs.ts';
import { Problems } from '../../src/plan/problem.ts';

const declared = inputNames.map((name) => `INPUT_${name.toUpperCase()}`);

describe('an input that is not declared', () => {
  test.each([
    ['INPUT_MAX-CREDIT', 'max-credit', 'max-credits'],
    ['INPUT_MAX_CREDITS', 'max_credits', 'max-credits'],
    ['INPUT_MAXCREDITS', 'maxcredits', 'max-credits'],
    ['INPUT_MAX-CREDTIS', 'max-credtis', 'max-credits'],
    ['INPUT_THRESHOLD', 'threshold', 'thresholds'],
    ['INPUT_TRESHOLDS', 'tresholds', 'thresholds'],
    ['INPUT_BENCHMARK-ID', 'benchmark-id', 'benchmark-ids'],
    ['INPUT_BENCHMARKS-IDS', 'benchmarks-ids', 'benchmark-ids'],
    ['INPUT_DRYRUN', 'dryrun', 'dry-run'],
    ['INPUT_WARN-ONYL', 'warn-onyl', 'warn-only'],
    ['INPUT_ENDPOINT-APIKEY', 'endpoint-apikey', 'endpoint-api-key'],
    ['INPUT_TIMEOUT-MINUTE', 'timeout-minute', 'timeout-minutes'],
    ['INPUT_LEVEL', 'level', 'levels'],
  ])('%s is %s, by which %s was meant', (variable, written, meant) => {
    expect(findMisspeltInputs([...declared, variable])).toEqual({
      misspelt: [{ written, meant: [meant] }],
      unknown: [],
    });
  });

  test.each([
    // A limit that is written in short would be none.
    ['INPUT_CREDITS', ['max-credits']],
    ['INPUT_MAX-CREDITS-PER-RUN', ['max-credits']],
    ['INPUT_COUNTS', ['benchmark-counts']],
    ['INPUT_TIMEOUT', ['timeout-minutes']],
    ['INPUT_MODEL_NAME', ['model']],
    ['INPUT_TOKEN', ['github-token']],
    ['INPUT_SERVICE-KEY', ['service-api-key']],
  ])('%s shares its words with %j', (variable, meant) => {
    expect(findMisspeltInputs([...declared, variable]).misspelt.map((each) => each.meant)).toEqual([meant]);
  });

  it('may mean several, which are told together', () => {
    const problems = new Problems();
    noteMisspeltInputs([...declared, 'INPUT_API-KEY'], problems);
    expect(problems.found.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^api-key: there is no such input\. Did you mean `service-api-key`(, `[\w-]+`)* or `[\w-]+`\?$/,
      ),
    ]);
  });

  test.each(['INPUT_VERBOSE', 'INPUT_WORKING-DIRECTORY', 'INPUT_CREDITS-LIMIT-PER-MONTH'])(
    '%s is another one',
    (variable) => {
      expect(findMisspeltInputs([variable])).toEqual({ misspelt: [], unknown: [variable.slice(6).toLowerCase()] });
    },
  );

  it('is shown on one line, whatever its name', () => {
    expect(findMisspeltInputs(['INPUT_A B\n::ERROR::'])).toEqual({
      misspelt: [],
      unknown: [String.raw`"a b\n::error::"`],
    });
  });
});

it('all that are declared, and what is no input, is passed over', () => {
  expect(findMisspeltInputs([...declared, 'PATH', 'GITHUB_INPUT_X', 'INPUTS'])).toEqual({ misspelt: [], unknown: [] });
});

it('no declared input is taken for another one', () => {
  for (const name of inputNames) expect(findMisspeltInputs([`INPUT_${name.toUpperCase()}`]).misspelt).toEqual([]);
});
