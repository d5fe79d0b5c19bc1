import { describe, expect, it, test } from 'vitest';
import { inputNames } from '../../src/plan/action-inputs.ts';
import { findMisspeltInputs } from '../../src/plan/misspelt-inputs.ts';

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
    expect(findMisspeltInputs([...declared, variable])).toEqual({ misspelt: [{ written, meant }], unknown: [] });
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
